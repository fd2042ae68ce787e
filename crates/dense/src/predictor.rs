//! How likely a decision is, from what came before in each of its contexts.

use super::advice::Half;
use super::arithmetic::Coder;
use super::history::Histories;
use super::logistic::Logistic;
use super::mixer::{INPUTS, Inputs, MORE, Mixer};

/// The most contexts of one decision.
pub(super) const CONTEXTS: usize = 20;
const NIBBLES: usize = 16;
/// How many slots there are before a long text, as powers of two.
const NIBBLE_BITS: u32 = 18;
const FLAG_BITS: u32 = 18;
/// How many times a map counts before it only follows.
const COUNTED: u32 = 1000;
/// Which histories are alike.
const FAMILIES: usize = 8;

#[derive(Clone)]
pub(super) struct Predictor<'b> {
    coder: Coder<'b>,
    pub(super) decisions: u32,
    logistic: Logistic,
    histories: Histories,
    mixer: Mixer,
    /// Probability of each history in each context, by family: 22 bits of it and 10 of a count.
    maps: Vec<[Map; CONTEXTS]>,
    /// How far a map moves, by the number of its moves so far, in 65,536ths.
    steps: Box<[u32; 1024]>,
    /// Numbers of slots, as powers of two.
    nibble_bits: u32,
    flag_bits: u32,
    nibbles: Vec<[u8; NIBBLES]>,
    flags: Vec<[u8; 2]>,
}

type Map = [u32; 256];

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
        Self {
            coder,
            decisions: 0,
            logistic: Logistic::new(),
            mixer: Mixer::new(),
            maps: vec![[map_of(&histories); CONTEXTS]; FAMILIES],
            steps: Box::new(std::array::from_fn(|count| (2 << 16) / (count as u32 * 2 + 3))),
            histories,
            nibble_bits,
            flag_bits,
            nibbles: vec![[0; NIBBLES]; 1 << nibble_bits],
            flags: vec![[0; 2]; 1 << flag_bits],
        }
    }

    /// Goes on with another text, with all that is known by now and as many times more slots as a power of four says.
    pub(super) fn go_on<'c>(&self, coder: Coder<'c>, size: u32) -> Predictor<'c> {
        Predictor {
            coder,
            decisions: 0,
            logistic: self.logistic.clone(),
            mixer: self.mixer.clone(),
            maps: self.maps.clone(),
            steps: self.steps.clone(),
            histories: self.histories.clone(),
            nibble_bits: self.nibble_bits + size * 2,
            flag_bits: self.flag_bits + size * 2,
            nibbles: spread_out(&self.nibbles, size),
            flags: spread_out(&self.flags, size),
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
        let (flags, steps) = (self.flags.as_mut_slice(), &*self.steps);
        let shift = 32 - self.flag_bits;
        let maps = &mut self.maps[choice.family % FAMILIES];
        let mut inputs = [0; INPUTS];
        let mut places = [0; CONTEXTS];
        for (at, ((context, place), map)) in contexts.iter().zip(&mut places).zip(maps.iter()).enumerate() {
            let hash = slot_of(*context, at);
            *place = (hash >> shift) as usize;
            let check = hash as u8 | 1;
            let slot = &mut flags[*place];
            if slot[0] != check {
                *slot = [check, 0];
            }
            hear(&mut inputs, at, map, slot[1], &self.logistic);
        }
        self.decisions += 1;
        let bit = self.mixer.decide(&mut self.coder, &mut inputs, contexts.len(), choice, told);
        for (place, map) in places.iter().zip(maps).take(contexts.len()) {
            // Not what was heard, where two contexts have one slot.
            let history = &mut flags[*place][1];
            learn(map, *history, steps, bit);
            *history = self.histories.after(*history, bit);
        }
        bit
    }

    /// Four decisions that make half of a byte.
    pub(super) fn nibble<const COUNT: usize>(
        &mut self,
        contexts: &[u32; COUNT],
        told: u8,
        advice: &mut Half<'_>,
    ) -> u8 {
        const { assert!(COUNT <= CONTEXTS) };
        let (nibbles, steps) = (self.nibbles.as_mut_slice(), &*self.steps);
        let shift = 32 - self.nibble_bits;
        let mut places = [0; COUNT];
        for (at, (context, place)) in contexts.iter().zip(&mut places).enumerate() {
            let hash = slot_of(*context, at);
            *place = (hash >> shift) as usize;
            let check = hash as u8 | 1;
            let slot = &mut nibbles[*place];
            if slot[0] != check {
                *slot = [0; NIBBLES];
                slot[0] = check;
            }
        }
        let mut node = 1;
        for step in (0..4).rev() {
            let choice = advice.choice(&self.logistic, node);
            let maps = &mut self.maps[choice.family % FAMILIES];
            let mut inputs = [0; INPUTS];
            for at in 0..COUNT {
                hear(&mut inputs, at, &maps[at], nibbles[places[at]][node & 15], &self.logistic);
            }
            self.decisions += 1;
            let bit = self.mixer.decide(&mut self.coder, &mut inputs, COUNT, &choice, told >> step & 1 == 1);
            for at in 0..COUNT {
                let history = &mut nibbles[places[at]][node & 15];
                learn(&mut maps[at], *history, steps, bit);
                *history = self.histories.after(*history, bit);
            }
            advice.learn(bit);
            node = node * 2 + usize::from(bit);
        }
        node as u8 & 15
    }
}

fn map_of(histories: &Histories) -> Map {
    let mut map = [1 << 31; 256];
    for (own, guess) in map.iter_mut().zip(histories.guesses()) {
        *own = guess << 16;
    }
    map
}

/// As many slots for each as a power of four says: what was in it is in all of them.
fn spread_out<T: Copy>(slots: &[T], size: u32) -> Vec<T> {
    if size == 0 {
        return slots.to_vec();
    }
    let mut all = Vec::with_capacity(slots.len() << (size * 2));
    for slot in slots {
        all.resize(all.len() + (1 << (size * 2)), *slot);
    }
    all
}

/// Where the slot of a context is, in the first bits, and what tells it from others that have the same one.
#[inline]
fn slot_of(context: u32, at: usize) -> u32 {
    spread(context.wrapping_add((at as u32).wrapping_mul(0x3c6e_f372)))
}

#[inline]
fn hear(inputs: &mut Inputs, at: usize, map: &Map, history: u8, logistic: &Logistic) {
    // An empty history has no opinion.
    if history != 0 {
        let probability = map[usize::from(history)] >> 16;
        inputs[MORE + at * 2] = logistic.stretch(probability) as i16;
        inputs[MORE + at * 2 + 1] = ((probability as i32 - 32_768) >> 6) as i16;
    }
}

#[inline]
fn learn(map: &mut Map, history: u8, steps: &[u32; 1024], bit: bool) {
    // An empty history is never asked.
    if history == 0 {
        return;
    }
    let own = &mut map[usize::from(history)];
    let (count, probability) = (*own & 1023, i64::from(*own >> 10));
    let goal = if bit { (1 << 22) - 1 } else { 0 };
    let moved = probability + (((goal - probability) * i64::from(steps[count as usize & 1023])) >> 16);
    *own = (moved.clamp(64, (1 << 22) - 64) as u32) << 10 | (count + 1).min(COUNTED);
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
