//! Numbers that nothing foresaw.

use super::predictor::{Choice, Predictor, join};

/// Codes a number: how many bits it has, and then those.
pub(super) fn unsigned(predictor: &mut Predictor<'_>, place: u32, told: u64) -> u64 {
    let length = bits(predictor, join(place, 1), 7, u64::from(64 - told.leading_zeros())).min(64) as u32;
    if length < 2 {
        return u64::from(length);
    }
    let mut number = 1_u64;
    for at in (0..length - 1).rev() {
        let known = length - 1 - at;
        let context = if known < 6 { number as u32 } else { 0 };
        let bit = decide(predictor, join(join(place, length), at), context, told >> at & 1 == 1);
        number = number << 1 | u64::from(bit);
    }
    number
}

/// Codes a number that can be below zero.
pub(super) fn signed(predictor: &mut Predictor<'_>, place: u32, told: i64) -> i64 {
    let is_negative = decide(predictor, join(place, 2), 0, told < 0);
    let magnitude = unsigned(predictor, place, if told < 0 { !(told as u64) } else { told as u64 });
    (if is_negative { !magnitude } else { magnitude }) as i64
}

/// Codes a number of so many bits.
pub(super) fn bits(predictor: &mut Predictor<'_>, place: u32, count: u32, told: u64) -> u64 {
    let mut number = 0;
    for at in (0..count).rev() {
        let context = (number as u32).wrapping_add(1 << (count - 1 - at).min(24));
        number = number << 1 | u64::from(decide(predictor, join(place, at), context, told >> at & 1 == 1));
    }
    number
}

fn decide(predictor: &mut Predictor<'_>, place: u32, context: u32, told: bool) -> bool {
    let choice = Choice { family: 4, sets: [400, 400, 400], refine: 0, opinions: [0; 2] };
    predictor.flag(&[join(place, context), place], &choice, told)
}
