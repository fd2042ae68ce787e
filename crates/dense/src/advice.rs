//! Guesses about half of a byte, which may be copied from the text before it.

use super::logistic::Logistic;
use super::predictor::Choice;

/// How reliable a match of a length is, in names and in all else, for each of two matches: 16 bits of probability.
pub(super) type Trust = [[u16; 64]; 2];

/// Half of a byte.
pub(super) struct Half<'t> {
    pub(super) trust: &'t mut Trust,
    /// None from the first bit on that was not as guessed.
    pub(super) guesses: [Option<Guess>; 2],
    pub(super) family: usize,
    pub(super) half: usize,
    pub(super) class: usize,
    pub(super) place_set: usize,
    pub(super) refine: usize,
}

#[derive(Clone, Copy)]
pub(super) struct Guess {
    /// Which trust it deserves.
    pub(super) length: usize,
    /// The first is the next one.
    pub(super) bits: u8,
}

impl Half<'_> {
    /// The choice for the next bit; `node` is a one followed by the bits so far.
    #[inline]
    pub(super) fn choice(&self, logistic: &Logistic, node: usize) -> Choice {
        let opinion = |which: usize| match self.guesses[which] {
            None => 0,
            Some(guess) => {
                let x = logistic.stretch(u32::from(self.trust[which][guess.length & 63]));
                if guess.bits & 128 != 0 { x } else { -x }
            }
        };
        let strength = match self.guesses {
            [Some(guess), _] => 2 + usize::from(guess.length % 32 > 9) + usize::from(guess.length % 32 > 18),
            [None, Some(_)] => 1,
            _ => 0,
        };
        Choice {
            family: self.family,
            sets: [
                (self.half * 16 + node) * 2 + self.family,
                (strength * 4 + self.class) * 2 + self.family + 64,
                self.place_set,
            ],
            refine: self.refine * 16 + node,
            opinions: [opinion(0), opinion(1)],
        }
    }

    /// Adjusts the trust in each guess to the bit that was coded.
    #[inline]
    pub(super) fn learn(&mut self, bit: bool) {
        for (own, trust) in self.guesses.iter_mut().zip(self.trust.iter_mut()) {
            if let Some(guess) = own {
                let guessed = guess.bits & 128 != 0;
                let trust = &mut trust[guess.length & 63];
                let goal: u16 = if guessed == bit { 65_535 } else { 0 };
                *trust = (i32::from(*trust) + (i32::from(goal) - i32::from(*trust)) / 32) as u16;
                guess.bits <<= 1;
                if guessed != bit {
                    *own = None;
                }
            }
        }
    }
}
