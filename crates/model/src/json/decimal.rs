//! Numbers with a point or an exponent. The standard library reads any number of digits exactly, by a table of 10 KB
//! that no compression makes smaller; this does without for the 19 digits that are more than a written `f64` has. It
//! writes numbers by 15 KB of code for every precision; here the fewest digits are enough.

/// Powers of ten beyond these are infinite or zero, whatever they are multiplied by.
const MOST_STEPS: u32 = 400;

/// The number nearest to a text of digits with at most one point and one exponent. Digits after the nineteenth count as
/// zeros. Too large is infinite.
pub(super) fn parse(text: &str) -> f64 {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, ""));
    let out_of_range = if power.starts_with('-') { i32::MIN } else { i32::MAX };
    let mut exponent = if power.is_empty() { 0 } else { power.parse().unwrap_or(out_of_range) };
    let mut number = 0u64;
    let (mut in_fraction, mut full) = (false, false);
    for byte in digits.bytes() {
        if byte == b'.' {
            in_fraction = true;
            continue;
        }
        let longer = number.checked_mul(10).and_then(|n| n.checked_add(u64::from(byte.wrapping_sub(b'0'))));
        match longer.filter(|_| !full) {
            Some(longer) => {
                number = longer;
                exponent = exponent.saturating_sub(i32::from(in_fraction));
            }
            None => {
                full = true;
                exponent = exponent.saturating_add(i32::from(!in_fraction));
            }
        }
    }
    scaled(number, exponent)
}

/// The fewest digits, and the power of ten to multiply them by, that read as a finite number from 0 on again.
pub(super) fn digits(number: f64) -> (u64, i32) {
    if number == 0.0 {
        return (0, 0);
    }
    let (digits, power) = eighteen_digits(number);
    for dropped in (1..18).rev() {
        let unit = 10_u64.pow(dropped);
        let (below, rest) = (digits / unit, digits % unit);
        let power = power + dropped as i32;
        // The nearer one first: the other may be the only one just above a power of two.
        let up = u64::from(rest * 2 >= unit);
        for fewer in [below + up, below + 1 - up] {
            if scaled(fewer, power) == number {
                return (fewer, power);
            }
        }
    }
    (digits, power)
}

/// The first 18 digits of a number above 0, one more than any `f64` needs, and a power of ten. What is below them is cut
/// off, so that they say exactly on which side of the middle between two shorter numbers it is.
fn eighteen_digits(number: f64) -> (u64, i32) {
    const LEAST: u128 = 10_u128.pow(17);
    let (exponent, fraction) = ((number.to_bits() >> 52) as i32, number.to_bits() & ((1 << 52) - 1));
    let (bits, mut binary) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    // The value is `bits` times two to the power of `binary`, with the highest of 128 bits set after each step.
    let mut bits = u128::from(bits);
    let mut power = 0;
    loop {
        let room = bits.leading_zeros();
        bits <<= room;
        binary -= room as i32;
        let whole = if (-127..0).contains(&binary) { bits >> -binary } else { 0 };
        if binary >= 0 || whole >= LEAST * 10 {
            bits /= 10;
            power += 1;
        } else if whole < LEAST {
            bits = (bits >> 4) * 10;
            binary += 4;
            power -= 1;
        } else {
            return (whole as u64, power);
        }
    }
}

/// `number` times ten to the power of `exponent`.
fn scaled(number: u64, exponent: i32) -> f64 {
    if number == 0 {
        return 0.0;
    }
    // The value is `bits` times two to the power of `binary`. A lowest bit that is set may stand for something less:
    // 128 bits are enough for it not to matter where the 53 that stay are rounded.
    let mut bits = u128::from(number);
    let mut binary = 0;
    for _ in 0..exponent.unsigned_abs().min(MOST_STEPS) {
        if exponent > 0 {
            let room = 4_u32.saturating_sub(bits.leading_zeros());
            let kept = bits >> room;
            bits = (kept | u128::from(kept << room != bits)) * 10;
            binary += room as i32;
        } else {
            let room = bits.leading_zeros();
            let wide = bits << room;
            let tenth = wide / 10;
            bits = tenth | u128::from(tenth * 10 != wide);
            binary -= room as i32;
        }
    }
    let room = bits.leading_zeros();
    let wide = bits << room;
    let top = (wide >> 64) as u64 | u64::from(wide as u64 != 0);
    binary += 64 - room as i32;
    if binary + 64 <= -1022 {
        return subnormal(top, binary);
    }
    // In two steps, since a number near the ends has a power of two that is beyond them.
    let half = binary / 2;
    top as f64 * power_of_two(half) * power_of_two(binary - half)
}

/// `top` times two to the power of `binary`, where an `f64` has fewer than 53 bits: rounding twice would be wrong.
fn subnormal(top: u64, binary: i32) -> f64 {
    let dropped = (-1074 - binary).unsigned_abs();
    if dropped > 64 {
        return 0.0;
    }
    let (top, half) = (u128::from(top), (1_u128 << dropped) / 2);
    let kept = top >> dropped;
    let rest = top - (kept << dropped);
    let up = rest > half || rest == half && kept % 2 == 1;
    f64::from_bits(kept as u64 + u64::from(up))
}

fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent.clamp(-1022, 1023) + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::{digits, parse};

    #[test]
    fn reads_as_the_standard_library_does() {
        for text in [
            "0.0",
            "0.5",
            "0.1",
            "0.30000000000000004",
            "1e22",
            "1e23",
            "9007199254740993.0",
            "2.5e-3",
            "1E+2",
            "1.7976931348623157e308",
            "2.2250738585072014e-308",
            "123456789.123456789",
            "0.00001",
            "8.5e15",
            "5e-324",
            "2e-324",
            "1.6117894863157357e-308",
            "1e-400",
            "1e400",
            "1e99999999999",
            "1e-99999999999",
            "0e99999999999",
            "100000000000000000000.0",
        ] {
            assert_eq!(parse(text), text.parse::<f64>().unwrap(), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let number = f64::from_bits((state ^ (state >> 29)) & !(1 << 63));
            if number.is_finite() {
                assert_eq!(parse(&number.to_string()), number);
                assert_eq!(parse(&format!("{number:e}")), number);
                let (digits, power) = digits(number);
                assert_eq!(parse(&format!("{digits}e{power}")), number);
                let shortest = format!("{number:e}");
                let shortest = shortest.split_once('e').unwrap().0.replace('.', "");
                assert!(digits.to_string().trim_end_matches('0').len() <= shortest.len(), "{number:e}");
            }
        }
    }

    #[test]
    fn the_fewest_digits() {
        assert_eq!(digits(0.1), (1, -1));
        assert_eq!(digits(0.30000000000000004), (30_000_000_000_000_004, -17));
        assert_eq!(digits(12.5), (125, -1));
        assert_eq!(digits(1e22), (1, 22));
        assert_eq!(digits(5e-324), (5, -324));
        assert_eq!(digits(f64::MAX), (17_976_931_348_623_157, 292));
        assert_eq!(digits(2.2250738585072014e-308), (22_250_738_585_072_014, -324));
    }
}
