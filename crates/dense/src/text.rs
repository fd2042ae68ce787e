//! Strings, a byte after the other.

use super::advice::{Guess, Half, Trust};
use super::limits::{Fault, Limits};
use super::predictor::{Predictor, join, spread};

/// What stands for the end of a string.
const END: u8 = 0;
/// Stands before the two bytes that mean something else.
const ESCAPE: u8 = 1;
const MATCH_BITS: u32 = 16;
/// How many bytes have to agree before what followed them is looked at.
const MATCHED: [usize; 2] = [5, 3];

/// What is known about a string before its first byte.
#[derive(Clone, Copy)]
pub(super) struct About {
    /// Where in a design it stands.
    pub(super) place: u32,
    /// Names are short, and alike from place to place; all else is prose or code.
    pub(super) is_name: bool,
    /// The ones before it in its place.
    pub(super) before: [u32; 2],
    /// What it belongs to.
    pub(super) owner: u32,
    /// The type it goes with, or what else tells strings of a place apart.
    pub(super) kind: u32,
}

/// All strings up to here.
#[derive(Clone)]
pub(super) struct Texts {
    all: Vec<u8>,
    /// Where each sequence of bytes was last.
    last: [Vec<u32>; 2],
    trust: Trust,
}

#[derive(Default, Clone, Copy)]
struct Match {
    at: usize,
    length: usize,
}

/// The part of a string that is known.
struct Known {
    prefix: u32,
    word: u32,
    words: [u32; 2],
    recent: u64,
    shape: u32,
    length: u32,
    /// Where the line before begins, and this one, counted in all bytes.
    lines: [usize; 2],
    at: usize,
}

impl Texts {
    pub(super) fn new() -> Self {
        let last = || vec![0; 1 << MATCH_BITS];
        Self { all: vec![END; 8], last: [last(), last()], trust: [[49_152; 64]; 2] }
    }

    /// Codes a string.
    pub(super) fn string(
        &mut self,
        predictor: &mut Predictor<'_>,
        about: &About,
        told: Option<&str>,
        limits: &mut Limits,
    ) -> Result<String, Fault> {
        let mut bytes = Vec::new();
        let mut told = told.map(str::bytes);
        let mut known = Known {
            prefix: 0,
            word: 0,
            words: [0; 2],
            recent: 0,
            shape: 0,
            length: 0,
            lines: [self.all.len(); 2],
            at: self.all.len(),
        };
        let mut matches = [Match::default(); 2];
        let mut pending: Option<u8> = None;
        let mut is_escaped = false;
        loop {
            let next = match (pending.take(), &mut told) {
                (Some(byte), _) => byte,
                (None, Some(told)) => match told.next() {
                    None => END,
                    Some(byte @ (END | ESCAPE)) => {
                        pending = Some(byte + 1);
                        ESCAPE
                    }
                    Some(byte) => byte,
                },
                (None, None) => END,
            };
            let byte = self.byte(predictor, about, &known, &mut matches, next);
            limits.check(predictor)?;
            self.keep(byte, &mut matches);
            known.add(byte);
            if is_escaped {
                is_escaped = false;
                bytes.push(byte.saturating_sub(1));
                if byte == END {
                    return Err(Fault::Damaged);
                }
            } else if byte == END {
                return String::from_utf8(bytes).map_err(|_| Fault::Damaged);
            } else if byte == ESCAPE {
                is_escaped = true;
            } else {
                bytes.push(byte);
            }
            limits.text(1)?;
        }
    }

    fn byte(
        &mut self,
        predictor: &mut Predictor<'_>,
        about: &About,
        known: &Known,
        matches: &mut [Match; 2],
        told: u8,
    ) -> u8 {
        let place = about.place;
        let order = |count: u32| {
            (known.recent & ((1_u64 << (8 * count)) - 1)) as u32
                ^ ((known.recent & ((1_u64 << (8 * count)) - 1)) >> 32) as u32
        };
        let o1 = order(1);
        let in_place = join(known.prefix, place);
        let shared = [
            join(place, 1),
            join(join(o1, place), 2),
            join(order(2), 3),
            join(order(3), 4),
            join(order(4), 5),
            join(order(5), 6),
            join(spread(order(6)), 7),
            join(join(known.word, o1), 10),
            join(join(known.word, known.words[0]), 11),
            join(join(known.word, place), 12),
        ];
        let own = if about.is_name {
            [
                join(known.prefix, 8),
                join(in_place, 9),
                join(in_place, about.before[0]),
                join(in_place, about.owner),
                join(join(known.prefix, about.before[1]), about.before[0]),
                join(join(known.shape, o1), known.length.min(24)),
                join(in_place, about.kind),
                join(join(known.word, about.before[0]), 14),
            ]
        } else {
            let above = known.above(&self.all);
            [
                join(spread(order(7)), 8),
                join((known.recent >> 8 & 0xff_ff_ff) as u32, 15),
                join(join(known.word, known.words[0]), known.words[1]),
                join(join(known.words[0], o1), 16),
                join(join(above, o1), 17),
                join(join(known.shape, o1), 77),
                join(join(above, known.column().min(60)), place),
                join(join((known.recent >> 16 & 0xff_ff) as u32, known.words[0]), 18),
            ]
        };
        let contexts: [u32; 18] =
            std::array::from_fn(|at| shared.get(at).copied().unwrap_or_else(|| own[at - 10]));
        let family = usize::from(!about.is_name);
        let class = (known.shape & 3) as usize;
        let place_set = (spread(place) >> 27) as usize;
        let expected = matches.map(|own| (own.length > 0).then(|| self.all[own.at]));
        let mut halves = [0_u8; 2];
        for half in 0..2 {
            let seed = if half == 0 { 0 } else { u32::from(halves[0]) + 1 };
            let own: [u32; 18] = std::array::from_fn(|at| join(contexts[at], seed));
            let mut advice = Half {
                trust: &mut self.trust,
                guesses: std::array::from_fn(|which| {
                    let byte = expected[which].filter(|byte| half == 0 || byte >> 4 == halves[0])?;
                    let nibble = if half == 0 { byte >> 4 } else { byte & 15 };
                    Some(Guess { length: matches[which].length.min(31) + 32 * family, bits: nibble << 4 })
                }),
                family,
                half,
                class,
                place_set: place_set * 4 + (known.length.min(3) as usize) + 128,
                refine: (usize::from(o1 as u8) ^ (half * (usize::from(halves[0]) * 37 + 91))) & 63,
            };
            halves[half] = predictor.nibble(&own, if half == 0 { told >> 4 } else { told & 15 }, &mut advice);
        }
        halves[0] << 4 | halves[1]
    }

    /// Adds a byte to what is known, and looks for what it may be a copy of.
    fn keep(&mut self, byte: u8, matches: &mut [Match; 2]) {
        for own in matches.iter_mut() {
            if own.length > 0 && self.all[own.at] == byte {
                own.length += 1;
                own.at += 1;
            } else {
                own.length = 0;
            }
        }
        self.all.push(byte);
        let end = self.all.len();
        for (which, matched) in MATCHED.into_iter().enumerate() {
            let hash = self.all[end - matched..].iter().fold(0, |hash, byte| join(hash, u32::from(*byte)));
            let place = (spread(hash) >> (32 - MATCH_BITS)) as usize;
            let own = &mut matches[which];
            if own.length == 0 {
                let at = self.last[which][place] as usize;
                if at > 0 {
                    let same = (0..32.min(at))
                        .take_while(|back| self.all[at - 1 - back] == self.all[end - 1 - back])
                        .count();
                    if same >= matched {
                        *own = Match { at, length: same };
                    }
                }
            }
            self.last[which][place] = end as u32;
        }
    }

    /// Adds a string that was not spelled out.
    pub(super) fn repeat(&mut self, text: &str) {
        let mut matches = [Match::default(); 2];
        if text.len() < 64 {
            text.bytes().chain([END]).for_each(|byte| self.keep(byte, &mut matches));
        }
    }
}

impl Known {
    /// How far into its line the next byte is.
    fn column(&self) -> u32 {
        (self.at - self.lines[1]) as u32
    }

    /// The byte above the next one.
    fn above(&self, all: &[u8]) -> u32 {
        let at = self.lines[0] + (self.at - self.lines[1]);
        if at < self.lines[1] { u32::from(all[at]) } else { 10 }
    }

    fn add(&mut self, byte: u8) {
        self.length += 1;
        self.at += 1;
        if byte == b'\n' {
            self.lines = [self.lines[1], self.at];
        }
        self.prefix = join(self.prefix, u32::from(byte));
        let before = self.recent as u8;
        self.recent = self.recent << 8 | u64::from(byte);
        let class = match byte {
            b'a'..=b'z' | 128.. => 1,
            b'A'..=b'Z' => 2,
            b'0'..=b'9' => 3,
            _ => 0,
        };
        self.shape = (self.shape << 2 | class) & 0xff;
        let begins = class == 0 || class == 2 && !before.is_ascii_uppercase();
        if begins {
            if self.word != 0 {
                self.words = [self.word, self.words[0]];
            }
            self.word = 0;
        }
        if class != 0 {
            self.word = join(self.word, u32::from(byte.to_ascii_lowercase()));
        }
    }
}
