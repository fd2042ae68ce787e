//! The hash in the names that drizzle-kit shortens.

const DIGITS: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const LENGTH: u32 = 12;

/// Twelve letters and digits: a polynomial over the characters, in base 62.
pub(super) fn hash(text: &str) -> String {
    let base = u128::from(DIGITS.len() as u64);
    let range = base.pow(LENGTH);
    let (mut hash, mut power) = (0_u128, 1_u128);
    for c in text.chars() {
        hash = (hash + u128::from(u32::from(c)) * power) % range;
        power = power * 53 % range;
    }
    let mut out: Vec<char> = Vec::new();
    for _ in 0..LENGTH {
        let digit = usize::try_from(hash % base).ok().and_then(|at| DIGITS.get(at));
        out.push(digit.copied().map_or('0', char::from));
        hash /= base;
    }
    out.into_iter().rev().collect()
}
