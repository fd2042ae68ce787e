//! The order of lists that are brought together.

/// Lists in which the order says nothing: what was there keeps its place, what is new follows. `settled` has for each
/// new thing the position of the old one that it is; `rest` says as what an old one stays that no new one is.
pub(super) fn in_old_order<T: Clone>(
    old: &[T],
    settled: Vec<(Option<usize>, T)>,
    rest: impl Fn(&T) -> Option<T>,
) -> Vec<T> {
    let mut slots: Vec<Option<T>> = vec![None; old.len()];
    let mut added = Vec::new();
    for (at, thing) in settled {
        match at.and_then(|at| slots.get_mut(at)) {
            Some(slot) => *slot = Some(thing),
            None => added.push(thing),
        }
    }
    let before = slots.into_iter().zip(old);
    let before = before.filter_map(|(slot, old)| slot.or_else(|| rest(old)));
    before.chain(added).collect()
}

/// Lists in which the order counts: that of the new list, in which what stays of the old one follows what it followed.
pub(super) fn in_new_order<T: Clone>(
    old: &[T],
    settled: Vec<(Option<usize>, T)>,
    stays: impl Fn(&T) -> bool,
) -> Vec<T> {
    let mut is_there = vec![false; old.len()];
    for at in settled.iter().filter_map(|(at, _)| *at) {
        if let Some(is_there) = is_there.get_mut(at) {
            *is_there = true;
        }
    }
    // Behind each position of the old list, and before all of it, what stays there.
    let mut first = Vec::new();
    let mut behind: Vec<Vec<T>> = vec![Vec::new(); old.len()];
    let mut last = None;
    for (at, thing) in old.iter().enumerate() {
        if is_there.get(at) == Some(&true) {
            last = Some(at);
        } else if stays(thing) {
            match last.and_then(|last: usize| behind.get_mut(last)) {
                Some(list) => list.push(thing.clone()),
                None => first.push(thing.clone()),
            }
        }
    }
    let mut merged = first;
    for (at, thing) in settled {
        merged.push(thing);
        if let Some(list) = at.and_then(|at| behind.get_mut(at)) {
            merged.append(list);
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::{in_new_order, in_old_order};

    #[test]
    fn both_orders() {
        let settled = vec![(None, "x"), (Some(2), "c"), (Some(0), "a")];
        assert_eq!(in_old_order(&["a", "b", "c"], settled.clone(), |old| Some(*old)), ["a", "b", "c", "x"]);
        assert_eq!(in_old_order(&["a", "b", "c"], settled.clone(), |_| None), ["a", "c", "x"]);
        assert_eq!(in_new_order(&["a", "b", "c"], settled.clone(), |_| true), ["x", "c", "a", "b"]);
        assert_eq!(in_new_order(&["a", "b", "c"], settled, |_| false), ["x", "c", "a"]);
    }
}
