//! Lists whose entries are edited in place.

use super::form::Node;
use super::sheet::{Act, Sheet};

/// Stands for nothing in fields that add something.
pub(super) const CHOOSE: &str = "Choose\u{2026}";

/// Entries of this list can be moved and taken out.
pub(super) const ANY: u8 = Node::UP | Node::DOWN | Node::REMOVE;

/// Goes through the entries of a list by their places. Returns what [`settle`] is to do with one; `possible` is what
/// can be done at all.
pub(super) fn entries(
    sheet: &mut Sheet,
    noun: &'static str,
    count: usize,
    possible: u8,
    each: &mut dyn FnMut(&mut Sheet, usize),
) -> Option<(usize, Option<usize>)> {
    let mut asked = None;
    for at in 0..count {
        match sheet.row(noun, at as u64 + 1, acts(at, count) & possible) {
            Some(Act::Remove) => asked = Some((at, None)),
            Some(Act::Up) => asked = Some((at, Some(at.saturating_sub(1)))),
            Some(Act::Down) => asked = Some((at, Some((at + 1).min(count - 1)))),
            None => {}
        }
        each(sheet, at);
        sheet.end_row();
    }
    if let Some((at, to)) = asked {
        let to = to.unwrap_or(at.min(count.saturating_sub(2)));
        sheet.focus = Some([sheet.prefix.as_str(), noun, &(to + 1).to_string()].concat());
    }
    asked
}

/// Moves an entry to a place, or takes it out.
pub(super) fn settle<T>(list: &mut Vec<T>, asked: Option<(usize, Option<usize>)>) {
    if let Some((at, to)) = asked
        && at < list.len()
    {
        let entry = list.remove(at);
        if let Some(to) = to {
            list.insert(to, entry);
        }
    }
}

/// What can be done with the entry at a place.
pub(super) fn acts(at: usize, count: usize) -> u8 {
    let up = if at > 0 { Node::UP } else { 0 };
    let down = if at + 1 < count { Node::DOWN } else { 0 };
    up | down | Node::REMOVE
}
