//! One probability of many opinions: each has a weight, which follows how good it has been.

use super::arithmetic::Coder;
use super::logistic::Logistic;
use super::predictor::{CONTEXTS, Choice};

/// Two opinions of each context, and those from none.
pub(super) const INPUTS: usize = MORE + CONTEXTS * 2;
/// Inputs that are from no context: a constant and two opinions.
pub(super) const MORE: usize = 3;
/// Weight sets a decision can choose from, thrice.
const SETS: usize = 2048;
const RATE: i32 = 10;

/// One, of a weight.
const ONE: i16 = 1 << WEIGHT_BITS;
const WEIGHT_BITS: u32 = 13;
/// Smaller errors teach nothing.
const SMALL: i32 = 48;

/// The opinions of all contexts about a decision, for [`Mixer::decide`].
pub(super) type Inputs = [i16; INPUTS];

#[derive(Clone)]
pub(super) struct Mixer {
    weights: Vec<Inputs>,
    /// Corrections of the mixed probability, by context.
    refined: Vec<[u16; 33]>,
}

impl Mixer {
    pub(super) fn new() -> Self {
        let mut first = [0; INPUTS];
        for at in 0..CONTEXTS {
            first[MORE + at * 2] = (i32::from(ONE) * 15 / 100) as i16;
        }
        first[1] = ONE / 4;
        first[2] = ONE / 4;
        let straight = std::array::from_fn(|at| Logistic::squash((at as i32 - 16) * 128) as u16);
        Self { weights: vec![first; SETS * 3], refined: vec![straight; 8 * 1024] }
    }

    /// Codes a decision of so many contexts. The inputs of all others are zero.
    pub(super) fn decide(
        &mut self,
        coder: &mut Coder<'_>,
        inputs: &mut Inputs,
        count: usize,
        choice: &Choice,
        told: bool,
    ) -> bool {
        inputs[0] = 256;
        inputs[1] = choice.opinions[0] as i16;
        inputs[2] = choice.opinions[1] as i16;
        let used = (MORE + count * 2).min(INPUTS);
        let inputs = &inputs[..used];
        let places: [usize; 3] = std::array::from_fn(|at| at * SETS + choice.sets[at] % SETS);
        let sums = weigh(inputs, places.map(|place| &self.weights[place]));
        let mixed = (sums[0] + sums[1] + sums[2]) / 3;
        let mut probability = Logistic::squash(mixed);
        let spot = mixed.clamp(-2047, 2047) + 2048;
        let (low, part) = ((spot >> 7) as usize & 31, spot & 127);
        let row = &mut self.refined[choice.family * 1024 + choice.refine % 1024];
        let refined = (i32::from(row[low]) * (128 - part) + i32::from(row[low + 1]) * part) >> 7;
        probability = ((probability + refined) >> 1).clamp(1, 65_535);
        let bit = coder.code(told, probability as u32);
        let goal = if bit { 65_535 } else { 0 };
        let cell = &mut row[low + usize::from(part > 64)];
        *cell = (i32::from(*cell) + ((goal - i32::from(*cell)) >> 6)) as u16;
        for (place, sum) in places.into_iter().zip(sums) {
            let error = ((goal - Logistic::squash(sum)) * RATE) >> 6;
            if error.abs() >= SMALL {
                train(inputs, &mut self.weights[place], error);
            }
        }
        bit
    }
}

/// The sums of all inputs with their weights, in 256ths.
#[inline]
fn weigh(inputs: &[i16], weights: [&Inputs; 3]) -> [i32; 3] {
    let mut sums = [0_i32; 3];
    let [first, second, third] = weights.map(|own| &own[..inputs.len()]);
    for (((input, first), second), third) in inputs.iter().zip(first).zip(second).zip(third) {
        let input = i32::from(*input);
        sums[0] += (input * i32::from(*first)) >> 4;
        sums[1] += (input * i32::from(*second)) >> 4;
        sums[2] += (input * i32::from(*third)) >> 4;
    }
    sums.map(|sum| (sum >> (WEIGHT_BITS - 4)).clamp(-3071, 3071))
}

#[inline]
fn train(inputs: &[i16], weights: &mut Inputs, error: i32) {
    for (input, weight) in inputs.iter().zip(weights) {
        let moved = (i32::from(*input) * error + (1 << (27 - WEIGHT_BITS))) >> (28 - WEIGHT_BITS);
        *weight = (i32::from(*weight) + moved).clamp(-32_768, 32_767) as i16;
    }
}
