//! A binary arithmetic coder: decisions with their probabilities to bytes, and back.

#[derive(Clone)]
pub(super) enum Coder<'b> {
    Writing { low: u32, high: u32, bytes: Vec<u8> },
    Reading { low: u32, high: u32, window: u32, bytes: &'b [u8], at: usize },
}

/// How many bytes behind the end of a text may be asked for: the writer leaves out those that do not matter.
const BEYOND: usize = 4;

impl<'b> Coder<'b> {
    pub(super) fn writing() -> Self {
        Self::Writing { low: 0, high: u32::MAX, bytes: Vec::new() }
    }

    pub(super) fn reading(bytes: &'b [u8]) -> Self {
        let at = |index: usize| u32::from(bytes.get(index).copied().unwrap_or(0));
        let window = at(0) << 24 | at(1) << 16 | at(2) << 8 | at(3);
        Self::Reading { low: 0, high: u32::MAX, window, bytes, at: 4 }
    }

    /// Codes one decision, which is `true` with a probability in 65,536ths. What a reader is told does not matter.
    #[inline]
    pub(super) fn code(&mut self, told: bool, probability: u32) -> bool {
        match self {
            Self::Writing { low, high, bytes } => {
                let middle = split(*low, *high, probability);
                if told {
                    *high = middle;
                } else {
                    *low = middle + 1;
                }
                while (*low ^ *high) >> 24 == 0 {
                    bytes.push((*high >> 24) as u8);
                    *low <<= 8;
                    *high = *high << 8 | 255;
                }
                told
            }
            Self::Reading { low, high, window, bytes, at } => {
                let middle = split(*low, *high, probability);
                let found = *window <= middle;
                if found {
                    *high = middle;
                } else {
                    *low = middle + 1;
                }
                while (*low ^ *high) >> 24 == 0 {
                    *low <<= 8;
                    *high = *high << 8 | 255;
                    *window = *window << 8 | u32::from(bytes.get(*at).copied().unwrap_or(0));
                    *at += 1;
                }
                found
            }
        }
    }

    /// Whether a reader has gone on behind its text: what it finds there means nothing.
    pub(super) fn is_beyond(&self) -> bool {
        matches!(self, Self::Reading { bytes, at, .. } if *at > bytes.len() + BEYOND)
    }

    /// Whether a reader has used all of its text.
    pub(super) fn is_at_end(&self) -> bool {
        matches!(self, Self::Reading { bytes, at, .. } if *at >= bytes.len())
    }

    /// The bytes of a writer: as few as tell it from all others when zeros follow.
    pub(super) fn finish(self) -> Vec<u8> {
        let Self::Writing { low, high, mut bytes } = self else { return Vec::new() };
        for length in 0..=4_u32 {
            let unit = 1_u64 << (32 - 8 * length);
            let value = u64::from(low).div_ceil(unit) * unit;
            if value <= u64::from(high) {
                bytes.extend_from_slice(&(value as u32).to_be_bytes()[..length as usize]);
                break;
            }
        }
        bytes
    }
}

fn split(low: u32, high: u32, probability: u32) -> u32 {
    low + ((u64::from(high - low) * u64::from(probability)) >> 16) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Coder;

    proptest! {
        #[test]
        fn decisions_come_back(decisions in proptest::collection::vec((any::<bool>(), 1..65_536_u32), 0..400)) {
            let mut coder = Coder::writing();
            for (bit, probability) in &decisions {
                coder.code(*bit, *probability);
            }
            let bytes = coder.finish();
            let mut coder = Coder::reading(&bytes);
            for (bit, probability) in &decisions {
                prop_assert_eq!(coder.code(false, *probability), *bit);
                prop_assert!(!coder.is_beyond());
            }
            prop_assert!(coder.is_at_end());
        }
    }
}
