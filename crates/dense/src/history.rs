//! What a context has seen, in a byte: how many of each, and which came last.

/// The most of one kind that are counted beside 0, 1, 2 and 3 of the other.
const BOUNDS: [u8; 4] = [40, 20, 8, 4];

#[derive(Clone, Copy, PartialEq, Eq)]
struct Seen {
    counts: [u8; 2],
    last: u8,
}

#[derive(Clone)]
pub(super) struct Histories {
    next: Box<[[u8; 2]; 256]>,
    /// The first guess of what comes next, in 65,536ths.
    guess: Vec<u16>,
}

impl Histories {
    pub(super) fn new() -> Self {
        let mut all = vec![Seen { counts: [0, 0], last: 0 }];
        let mut next = Vec::new();
        while let Some(own) = all.get(next.len()).copied() {
            next.push([0, 1].map(|bit| {
                let after = follow(own, bit);
                let found = all.iter().position(|other| *other == after);
                found.unwrap_or_else(|| {
                    all.push(after);
                    all.len() - 1
                }) as u8
            }));
        }
        let guess = all.iter().map(|seen| {
            let [zeros, ones] = seen.counts.map(u32::from);
            let weight = if zeros == 0 || ones == 0 { 3 } else { 2 };
            ((ones * weight + 1) * 65_535 / ((zeros + ones) * weight + 2)) as u16
        });
        let guess = guess.collect();
        next.resize(256, [0; 2]);
        let mut all_next = Box::new([[0; 2]; 256]);
        all_next.copy_from_slice(&next);
        Self { next: all_next, guess }
    }

    #[inline]
    pub(super) fn after(&self, history: u8, bit: bool) -> u8 {
        self.next[usize::from(history)][usize::from(bit)]
    }

    pub(super) fn guesses(&self) -> impl Iterator<Item = u32> + '_ {
        self.guess.iter().map(|guess| u32::from(*guess))
    }
}

fn follow(own: Seen, bit: usize) -> Seen {
    let mut counts = own.counts;
    let other = &mut counts[1 - bit];
    // What was long ago counts less when it turns out to be wrong.
    *other = match *other {
        0..=2 => *other,
        3..=4 => 3,
        5..=7 => 4,
        8..=15 => 5,
        _ => 6,
    };
    counts[bit] += 1;
    loop {
        let less = usize::from(counts[0] > counts[1]);
        let bound = BOUNDS.get(usize::from(counts[less])).copied().unwrap_or(0);
        if counts[1 - less] <= bound.max(counts[less].min(4)) && counts[less] < 5 {
            break;
        }
        counts[1 - less] -= 1;
    }
    let is_mixed = counts[0] > 0 && counts[1] > 0;
    Seen { counts, last: if is_mixed { bit as u8 } else { 0 } }
}

#[cfg(test)]
mod tests {
    use super::Histories;

    #[test]
    fn histories_fit_into_a_byte_and_stay_among_themselves() {
        let histories = Histories::new();
        assert!(histories.guess.len() <= 256, "{}", histories.guess.len());
        assert!(histories.next.iter().flatten().all(|next| usize::from(*next) < histories.guess.len()));
        let after_ones = (0..60).fold(0, |history, _| histories.after(history, true));
        assert!(histories.guess[usize::from(after_ones)] > 64_000);
    }
}
