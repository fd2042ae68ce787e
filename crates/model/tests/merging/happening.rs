//! What happens in a tab, drawn by chance.

use proptest::prelude::*;

/// Something that happens; the numbers choose what it happens to.
#[derive(Clone, Debug)]
pub(crate) enum Happening {
    AddTable(usize),
    AddColumn(usize, usize),
    RenameTable(usize, usize, u8),
    RenameColumn(usize, usize, usize, u8),
    MoveColumn(usize, usize, usize),
    RemoveColumn(usize, usize, usize),
    Relate(usize, usize, usize),
    /// Changes a relation that is there.
    Cascade(usize, usize),
    AddIndex(usize, usize, usize),
    TypeByEnum(usize, usize, usize),
    AddValue(usize, u8),
    RemoveEnum(usize),
    WriteNote(usize, u8),
    AddNote(usize),
    RemoveNote(usize),
    RemoveDiagram(usize),
    RemoveTable(usize, usize),
    Place(usize, usize, i8),
    Undo(usize),
    Redo(usize),
    /// A message arrives, maybe out of order, maybe to come again.
    Arrive {
        to: usize,
        from: usize,
        which: usize,
        again: bool,
    },
    Write(usize),
    Wait(u16),
}

pub(crate) fn happening() -> impl Strategy<Value = Happening> {
    use Happening::*;
    let n = || 0..8_usize;
    prop_oneof![
        2 => n().prop_map(AddTable),
        6 => (n(), n()).prop_map(|(t, a)| AddColumn(t, a)),
        2 => (n(), n(), any::<u8>()).prop_map(|(t, a, b)| RenameTable(t, a, b)),
        3 => (n(), n(), n(), any::<u8>()).prop_map(|(t, a, b, c)| RenameColumn(t, a, b, c)),
        3 => (n(), n(), n()).prop_map(|(t, a, b)| MoveColumn(t, a, b)),
        2 => (n(), n(), n()).prop_map(|(t, a, b)| RemoveColumn(t, a, b)),
        2 => (n(), n(), n()).prop_map(|(t, a, b)| Relate(t, a, b)),
        2 => (n(), n()).prop_map(|(t, a)| Cascade(t, a)),
        2 => (n(), n(), n()).prop_map(|(t, a, b)| AddIndex(t, a, b)),
        2 => (n(), n(), n()).prop_map(|(t, a, b)| TypeByEnum(t, a, b)),
        1 => (n(), any::<u8>()).prop_map(|(t, a)| AddValue(t, a)),
        1 => n().prop_map(RemoveEnum),
        2 => (n(), any::<u8>()).prop_map(|(t, a)| WriteNote(t, a)),
        1 => n().prop_map(AddNote),
        1 => n().prop_map(RemoveNote),
        1 => n().prop_map(RemoveDiagram),
        2 => (n(), n()).prop_map(|(t, a)| RemoveTable(t, a)),
        2 => (n(), n(), any::<i8>()).prop_map(|(t, a, x)| Place(t, a, x)),
        3 => n().prop_map(Undo),
        1 => n().prop_map(Redo),
        8 => (n(), n(), n(), any::<bool>())
            .prop_map(|(to, from, which, again)| Arrive { to, from, which, again }),
        4 => n().prop_map(Write),
        1 => any::<u16>().prop_map(Wait),
    ]
}
