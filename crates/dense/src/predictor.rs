//! How likely a decision is, from what came before in each of its contexts.

use super::arithmetic::Coder;
use super::history::Histories;
use super::logistic::Logistic;

/// The most contexts of one decision.
pub(super) const CONTEXTS: usize = 20;
/// Three and two of each context, and what makes them a multiple of [`LANES`].
const INPUTS: usize = (MORE + CONTEXTS * 2).next_multiple_of(LANES);
/// Inputs that are from no context: a constant and two opinions.
const MORE: usize = 3;
const LANES: usize = 8;
const NIBBLES: usize = 16;
/// Weight sets a decision can choose from, thrice.
const SETS: usize = 2048;
/// How many slots there are before a long text, as powers of two.
const NIBBLE_BITS: u32 = 18;
const FLAG_BITS: u32 = 18;
const RATE: i32 = 10;
/// How many times a map counts before it only follows.
const COUNTED: u32 = 1000;

/// One, of a weight.
const ONE: i16 = 1 << WEIGHT_BITS;
const WEIGHT_BITS: u32 = 13;
/// Smaller errors teach nothing.
const SMALL: i32 = 48;

#[derive(Clone)]
pub(super) struct Predictor<'b> {
    coder: Coder<'b>,
    pub(super) decisions: u32,
    logistic: Logistic,
    histories: Histories,
    /// Numbers of slots, as powers of two.
    nibble_bits: u32,
    flag_bits: u32,
    nibbles: Vec<[u8; NIBBLES]>,
    flags: Vec<[u8; 2]>,
    /// Probability of each history in each context: 22 bits of it and 10 of a count.
    maps: Vec<u32>,
    weights: Vec<[i16; INPUTS]>,
    /// What became of a probability in a context: corrects what is mixed.
    refined: Vec<[u16; 33]>,
    inputs: [i16; INPUTS],
    /// What a map moves by after so many times, in 65,536ths.
    steps: Vec<u32>,
    /// Of flags, where their contexts are in `flags`; of characters, in `nibbles`.
    places: [usize; CONTEXTS],
}

/// What a decision is made from besides its contexts.
pub(super) struct Choice {
    /// Which histories are alike: below 8.
    pub(super) family: usize,
    pub(super) sets: [usize; 3],
    /// What the outcome is refined by.
    pub(super) refine: usize,
    /// Two more opinions, in 256ths of the logarithm of the odds.
    pub(super) opinions: [i32; 2],
}

impl<'b> Predictor<'b> {
    pub(super) fn new(coder: Coder<'b>) -> Self {
        let (nibble_bits, flag_bits) = (NIBBLE_BITS, FLAG_BITS);
        let histories = Histories::new();
        let one: Vec<u32> = (0..256).map(|_| 1 << 31).collect();
        let mut map = one;
        for (own, guess) in map.iter_mut().zip(histories.guesses()) {
            *own = guess << 16;
        }
        let maps = (0..CONTEXTS * 8).flat_map(|_| map.iter().copied()).collect();
        let mut first = [0; INPUTS];
        for at in 0..CONTEXTS {
            first[MORE + at * 2] = (i32::from(ONE) * 15 / 100) as i16;
        }
        first[1] = ONE / 4;
        first[2] = ONE / 4;
        Self {
            coder,
            decisions: 0,
            logistic: Logistic::new(),
            histories,
            nibble_bits,
            flag_bits,
            nibbles: vec![[0; NIBBLES]; 1 << nibble_bits],
            flags: vec![[0; 2]; 1 << flag_bits],
            maps,
            weights: vec![first; SETS * 3],
            refined: vec![
                std::array::from_fn(|at| Logistic::squash((at as i32 - 16) * 128) as u16);
                8 * 1024
            ],
            inputs: [0; INPUTS],
            steps: (0..=COUNTED).map(|count| (2 << 16) / (count * 2 + 3)).collect(),
            places: [0; CONTEXTS],
        }
    }

    /// Goes on with another text, with all that is known by now and as many times more slots as a power of four says.
    pub(super) fn go_on<'c>(self, coder: Coder<'c>, size: u32) -> Predictor<'c> {
        let Self {
            logistic,
            histories,
            nibble_bits,
            flag_bits,
            nibbles,
            flags,
            maps,
            weights,
            refined,
            inputs,
            steps,
            places,
            ..
        } = self;
        // What was in a slot is in all that come of it.
        let more = 1 << (size * 2);
        let nibbles = nibbles.into_iter().flat_map(|slot| std::iter::repeat_n(slot, more)).collect();
        let flags = flags.into_iter().flat_map(|slot| std::iter::repeat_n(slot, more)).collect();
        let (nibble_bits, flag_bits) = (nibble_bits + size * 2, flag_bits + size * 2);
        Predictor {
            coder,
            decisions: 0,
            logistic,
            histories,
            nibble_bits,
            flag_bits,
            nibbles,
            flags,
            maps,
            weights,
            refined,
            inputs,
            steps,
            places,
        }
    }

    pub(super) fn coder(&self) -> &Coder<'b> {
        &self.coder
    }

    pub(super) fn into_coder(self) -> Coder<'b> {
        self.coder
    }

    /// A decision by itself.
    pub(super) fn flag(&mut self, contexts: &[u32], choice: &Choice, told: bool) -> bool {
        let count = contexts.len().min(CONTEXTS);
        for (at, context) in contexts.iter().enumerate().take(count) {
            let hash = spread(context.wrapping_add((at as u32).wrapping_mul(0x3c6e_f372)));
            let place = (hash >> (32 - self.flag_bits)) as usize;
            let check = hash as u8 | 1;
            if self.flags[place][0] != check {
                self.flags[place] = [check, 0];
            }
            self.places[at] = place;
            let history = self.flags[place][1];
            self.hear(at, choice.family, history);
        }
        let bit = self.decide(count, choice, told);
        for at in 0..count {
            let place = self.places[at];
            let history = self.flags[place][1];
            self.learn(at, choice.family, history, bit);
            self.flags[place][1] = self.histories.after(history, bit);
        }
        bit
    }

    /// Four decisions that make half of a byte.
    pub(super) fn nibble(
        &mut self,
        contexts: &[u32],
        told: u8,
        choose: &mut dyn FnMut(&Logistic, usize) -> Choice,
        after: &mut dyn FnMut(usize, bool),
    ) -> u8 {
        let count = contexts.len().min(CONTEXTS);
        for (at, context) in contexts.iter().enumerate().take(count) {
            let hash = spread(context.wrapping_add((at as u32).wrapping_mul(0x3c6e_f372)));
            let place = (hash >> (32 - self.nibble_bits)) as usize;
            let check = hash as u8 | 1;
            if self.nibbles[place][0] != check {
                self.nibbles[place] = [0; NIBBLES];
                self.nibbles[place][0] = check;
            }
            self.places[at] = place;
        }
        let mut node = 1;
        for step in (0..4).rev() {
            let choice = choose(&self.logistic, node);
            for at in 0..count {
                let history = self.nibbles[self.places[at]][node];
                self.hear(at, choice.family, history);
            }
            let bit = self.decide(count, &choice, told >> step & 1 == 1);
            for at in 0..count {
                let place = self.places[at];
                let history = self.nibbles[place][node];
                self.learn(at, choice.family, history, bit);
                self.nibbles[place][node] = self.histories.after(history, bit);
            }
            after(node, bit);
            node = node * 2 + usize::from(bit);
        }
        node as u8 & 15
    }

    #[inline]
    fn hear(&mut self, at: usize, family: usize, history: u8) {
        let own = &mut self.inputs[MORE + at * 2..MORE + at * 2 + 2];
        if history == 0 {
            own.fill(0);
            return;
        }
        let probability = self.maps[(family * CONTEXTS + at) * 256 + usize::from(history)] >> 16;
        own[0] = self.logistic.stretch(probability) as i16;
        own[1] = ((probability as i32 - 32_768) >> 6) as i16;
    }

    #[inline]
    fn learn(&mut self, at: usize, family: usize, history: u8, bit: bool) {
        let own = &mut self.maps[(family * CONTEXTS + at) * 256 + usize::from(history)];
        let (count, probability) = (*own & 1023, i64::from(*own >> 10));
        let goal = if bit { (1 << 22) - 1 } else { 0 };
        let moved = probability + (((goal - probability) * i64::from(self.steps[count as usize])) >> 16);
        *own = (moved.clamp(64, (1 << 22) - 64) as u32) << 10 | (count + 1).min(COUNTED);
    }

    fn decide(&mut self, count: usize, choice: &Choice, told: bool) -> bool {
        self.decisions += 1;
        let used = (MORE + count * 2).next_multiple_of(LANES);
        self.inputs[MORE + count * 2..used].fill(0);
        self.inputs[0] = 256;
        self.inputs[1] = choice.opinions[0] as i16;
        self.inputs[2] = choice.opinions[1] as i16;
        let inputs = &self.inputs[..used];
        let mut sums = [0_i32; 3];
        let mut places = [0; 3];
        for (at, set) in choice.sets.iter().enumerate() {
            places[at] = at * SETS + set % SETS;
            sums[at] = weigh(inputs, &self.weights[places[at]]).clamp(-3071, 3071);
        }
        let mixed = (sums[0] + sums[1] + sums[2]) / 3;
        let mut probability = Logistic::squash(mixed);
        let spot = mixed.clamp(-2047, 2047) + 2048;
        let (low, part) = ((spot >> 7) as usize, spot & 127);
        let row = choice.family * 1024 + choice.refine % 1024;
        let cell = &self.refined[row][low..low + 2];
        let refined = (i32::from(cell[0]) * (128 - part) + i32::from(cell[1]) * part) >> 7;
        probability = ((probability + refined) >> 1).clamp(1, 65_535);
        let bit = self.coder.code(told, probability as u32);
        let goal = if bit { 65_535 } else { 0 };
        let near = low + usize::from(part > 64);
        let cell = &mut self.refined[row][near];
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

/// The sum of all inputs with their weights, in 256ths.
#[inline]
fn weigh(inputs: &[i16], weights: &[i16; INPUTS]) -> i32 {
    let mut sums = [0_i32; LANES];
    for (inputs, weights) in inputs.chunks_exact(LANES).zip(weights.chunks_exact(LANES)) {
        for at in 0..LANES {
            sums[at] += (i32::from(inputs[at]) * i32::from(weights[at])) >> 4;
        }
    }
    sums.iter().sum::<i32>() >> (WEIGHT_BITS - 4)
}

#[inline]
fn train(inputs: &[i16], weights: &mut [i16; INPUTS], error: i32) {
    for (inputs, weights) in inputs.chunks_exact(LANES).zip(weights.chunks_exact_mut(LANES)) {
        for at in 0..LANES {
            let moved = (i32::from(inputs[at]) * error + (1 << (27 - WEIGHT_BITS))) >> (28 - WEIGHT_BITS);
            weights[at] = (i32::from(weights[at]) + moved).clamp(-32_768, 32_767) as i16;
        }
    }
}

/// Spreads a number over all of its bits.
#[inline]
pub(super) fn spread(number: u32) -> u32 {
    let mixed = number.wrapping_mul(0x9e37_79b1);
    (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca77)
}

/// Two numbers as one.
#[inline]
pub(super) fn join(one: u32, other: u32) -> u32 {
    spread(one.rotate_left(5) ^ other).wrapping_add(one)
}

pub(super) fn hash_text(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| join(hash, u32::from(byte)))
}
