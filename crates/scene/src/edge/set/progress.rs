//! How far each line of a set is on the way to its route.

use crowfoot_compact::VecSet;

/// A line is in one state at a time:
///
/// - any → `Fresh`: the line, its cards or its obstacles change (`EdgeSet::{put, touch, set_apart, obstruct, release}`);
/// - `Fresh` → `Settled`, `Hasty` or `Waiting`: at the end of the update, `EdgeSet::route`;
/// - `Settled`, `Loose` → `Hasty`: a card is dragged over it, or dropped on it (`EdgeSet::{obstruct, land}`);
/// - `Hasty` → `Waiting`: `EdgeSet::mend`, after the drag;
/// - `Waiting` → `Loose`: something changes before its batch is done (`EdgeSet::give_up_batch`);
/// - `Waiting`, `Loose` → `Settled`: the batch is done (`EdgeSet::go_on`);
/// - any → `Settled`: the edge is removed.
///
/// Three facts are independent of it, and [`super::EdgeSet`] keeps them beside it: that a line is being dragged, that it
/// gave way to a card, and that it cannot lie where its user put it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    /// Has the route that it keeps. A slot without an edge is settled, too.
    #[default]
    Settled,
    /// Needs a route before the update ends.
    Fresh,
    /// Waits for its route, and is straight or keeps an older one meanwhile.
    Waiting,
    /// Has its route, but is not yet set apart from parallel lines.
    Loose,
    /// Was routed in haste while something moved, or is crossed by what moves.
    Hasty,
}

/// The states of all lines by slot, and the slots in each state but `Settled`.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress {
    states: Vec<State>,
    fresh: VecSet<usize>,
    waiting: VecSet<usize>,
    loose: VecSet<usize>,
    hasty: VecSet<usize>,
}

impl Progress {
    pub(super) fn get(&self, slot: usize) -> State {
        self.states.get(slot).copied().unwrap_or_default()
    }

    /// The only place where a line changes its state.
    pub(super) fn set(&mut self, slot: usize, state: State) {
        let old = self.get(slot);
        if old == state {
            return;
        }
        if let Some(slots) = self.slots(old) {
            slots.remove(&slot);
        }
        if let Some(slots) = self.slots(state) {
            slots.insert(slot);
        }
        if slot >= self.states.len() {
            self.states.resize(slot + 1, State::Settled);
        }
        if let Some(place) = self.states.get_mut(slot) {
            *place = state;
        }
    }

    pub(super) fn set_all(&mut self, slots: impl IntoIterator<Item = usize>, state: State) {
        for slot in slots {
            self.set(slot, state);
        }
    }

    /// The lines in a state, which are settled from now on, unless the caller says otherwise.
    pub(super) fn take(&mut self, state: State) -> VecSet<usize> {
        let taken = self.slots(state).map(std::mem::take).unwrap_or_default();
        for slot in &taken {
            if let Some(place) = self.states.get_mut(*slot) {
                *place = State::Settled;
            }
        }
        taken
    }

    pub(super) fn waiting(&self) -> &VecSet<usize> {
        &self.waiting
    }

    pub(super) fn loose(&self) -> &VecSet<usize> {
        &self.loose
    }

    pub(super) fn has_hasty(&self) -> bool {
        !self.hasty.is_empty()
    }

    fn slots(&mut self, state: State) -> Option<&mut VecSet<usize>> {
        match state {
            State::Settled => None,
            State::Fresh => Some(&mut self.fresh),
            State::Waiting => Some(&mut self.waiting),
            State::Loose => Some(&mut self.loose),
            State::Hasty => Some(&mut self.hasty),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Progress, State};

    #[test]
    fn a_line_is_in_one_state() {
        let all = [State::Fresh, State::Waiting, State::Loose, State::Hasty];
        let mut progress = Progress::default();
        for from in all {
            for to in all {
                progress.set(3, from);
                progress.set(3, to);
                assert_eq!(progress.get(3), to);
                for state in all {
                    let mut progress = progress.clone();
                    assert_eq!(progress.take(state).len(), usize::from(state == to), "{from:?} → {to:?}");
                    assert_eq!(progress.get(3) == State::Settled, state == to);
                }
            }
        }
        progress.set(3, State::Settled);
        assert!(all.into_iter().all(|state| progress.take(state).is_empty()));
        assert_eq!(progress.get(4), State::Settled);
    }
}
