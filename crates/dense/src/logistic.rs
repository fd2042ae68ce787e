//! The logistic curve and its inverse, in whole numbers: the same on every machine.

/// `65,536 / (1 + e^-x)` for x from -12 to 12 in steps of a quarter.
const CURVE: [u16; 97] = [
    1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 28, 36, 47, 60, 77, 98, 126, 162, 208, 267, 342,
    439, 562, 720, 922, 1179, 1506, 1921, 2446, 3108, 3938, 4971, 6249, 7812, 9702, 11_955, 14_595, 17_625,
    21_025, 24_743, 28_693, 32_768, 36_843, 40_793, 44_511, 47_911, 50_941, 53_581, 55_834, 57_724, 59_287,
    60_565, 61_598, 62_428, 63_090, 63_615, 64_030, 64_357, 64_614, 64_816, 64_974, 65_097, 65_194, 65_269,
    65_328, 65_374, 65_410, 65_438, 65_459, 65_476, 65_489, 65_500, 65_508, 65_514, 65_519, 65_523, 65_526,
    65_528, 65_530, 65_531, 65_532, 65_533, 65_534, 65_534, 65_535, 65_535, 65_535, 65_535, 65_535, 65_535,
];
/// The largest that [`Logistic::squash`] tells apart, in 256ths.
const LIMIT: i32 = 12 * 256 - 1;

#[derive(Clone)]
pub(super) struct Logistic {
    /// The inverse at each 4,096th.
    stretched: Box<[i16; 4096]>,
}

impl Logistic {
    pub(super) fn new() -> Self {
        let mut stretched = Box::new([0; 4096]);
        let mut x = -LIMIT;
        for (part, own) in (0..).zip(stretched.iter_mut()) {
            while x < LIMIT && Self::squash(x) < part * 16 + 8 {
                x += 1;
            }
            *own = x as i16;
        }
        Self { stretched }
    }

    /// The probability, in 65,536ths, of odds whose logarithm is `x` in 256ths.
    #[inline]
    pub(super) fn squash(x: i32) -> i32 {
        let x = x.clamp(-LIMIT, LIMIT) + 12 * 256;
        let (at, part) = ((x >> 6) as usize, x & 63);
        let (low, high) = (i32::from(CURVE[at]), i32::from(CURVE[at + 1]));
        low + (((high - low) * part) >> 6)
    }

    /// The logarithm of the odds, in 256ths, of a probability in 65,536ths.
    #[inline]
    pub(super) fn stretch(&self, probability: u32) -> i32 {
        i32::from(self.stretched[(probability >> 4) as usize & 4095])
    }
}

#[cfg(test)]
mod tests {
    use super::Logistic;

    #[test]
    fn the_inverse_is_the_inverse() {
        let logistic = Logistic::new();
        for part in 1..4095 {
            let back = Logistic::squash(logistic.stretch(part * 16 + 8));
            assert!((back - (part as i32 * 16 + 8)).abs() <= 64, "{part}: {back}");
        }
    }
}
