//! A logarithm with the same digits on every platform. The standard library uses the one of the platform, and a last
//! digit decides between drawings that are about equally good: browser and command line must choose the same.

use std::f64::consts::{LN_2, SQRT_2};

/// Bits of the fraction of a float, and of its exponent, which is stored with an offset.
const FRACTION: u32 = 52;
const EXPONENT: u64 = 0x7ff;
const OFFSET: u64 = 1023;
/// Terms of the series: the last one is below 1e-12.
const TERMS: u32 = 8;

/// The natural logarithm of a normal positive number, to about twelve digits.
pub(crate) fn ln(number: f64) -> f64 {
    // A float is a fraction, from 1 to 2, times a power of two.
    let bits = number.to_bits();
    let mut power = ((bits >> FRACTION) & EXPONENT) as f64 - OFFSET as f64;
    let mut fraction = f64::from_bits(bits & ((1 << FRACTION) - 1) | (OFFSET << FRACTION));
    if fraction > SQRT_2 {
        fraction /= 2.0;
        power += 1.0;
    }
    // ln x = 2 artanh((x - 1) / (x + 1)), as a power series.
    let ratio = (fraction - 1.0) / (fraction + 1.0);
    let mut term = 2.0 * ratio;
    let mut sum = 0.0;
    for turn in 0..TERMS {
        sum += term / f64::from(2 * turn + 1);
        term *= ratio * ratio;
    }
    power * LN_2 + sum
}

#[cfg(test)]
mod tests {
    use super::ln;

    #[test]
    fn agrees_with_the_standard_library() {
        for number in [1e-9, 0.3, 0.999, 1.0, 1.0001, 1.4143, 2.0, 2.7, 10.0, 12_345.6, 1e12] {
            let expected: f64 = f64::ln(number);
            assert!((ln(number) - expected).abs() < 1e-11 * expected.abs().max(1.0), "{number}");
        }
        assert_eq!(ln(1.0), 0.0);
    }
}
