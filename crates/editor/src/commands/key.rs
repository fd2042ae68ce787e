//! Keys that run commands.

use crowfoot_model::ObjectRef;

use crate::Editor;
use crate::input::{KeyEvent, Platform};

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The DOM's `key`, letters in lower case.
    pub key: &'static str,
    /// Command on a Mac, Control elsewhere.
    pub primary: bool,
    pub shift: bool,
    pub alt: bool,
    /// The same key means different things for different selections.
    pub when: When,
    /// The browser itself does it, by an event of its own; shown, but not matched.
    pub native: bool,
}

/// A state of the selection; those other than `Always` and `NotTyping` exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Always,
    /// Whole nodes are selected.
    Nodes,
    /// One column is selected.
    Column,
    /// Relations are selected, and nothing else.
    Relations,
    /// Nothing is selected.
    Nothing,
    /// Letters are commands: with one table selected, or one of its columns, they begin a new column.
    NotTyping,
}

impl When {
    pub(super) fn holds(self, editor: &Editor) -> bool {
        let selection = &editor.session.selection;
        match self {
            Self::Always => true,
            Self::Nodes => !selection.nodes().is_empty(),
            Self::Column => selection.column().is_some(),
            Self::Relations => {
                !selection.is_empty()
                    && selection.iter().all(|object| matches!(object, ObjectRef::ForeignKey(..)))
            }
            Self::Nothing => selection.is_empty(),
            Self::NotTyping => editor.typing_table().is_none(),
        }
    }

    /// Whether both can hold at once.
    pub fn overlaps(self, other: Self) -> bool {
        let is_wide = |when| matches!(when, Self::Always | Self::NotTyping);
        self == other || is_wide(self) || is_wide(other)
    }
}

impl Key {
    pub(super) const fn plain(key: &'static str) -> Self {
        Self { key, primary: false, shift: false, alt: false, when: When::Always, native: false }
    }

    /// A letter, which is a command where it is not typed.
    pub(super) const fn letter(key: &'static str) -> Self {
        Self { when: When::NotTyping, ..Self::plain(key) }
    }

    pub(super) const fn primary(key: &'static str) -> Self {
        Self { primary: true, ..Self::plain(key) }
    }

    pub(super) const fn shift(self) -> Self {
        Self { shift: true, ..self }
    }

    pub(super) const fn alt(self) -> Self {
        Self { alt: true, ..self }
    }

    pub(super) const fn when(self, when: When) -> Self {
        Self { when, ..self }
    }

    pub(super) const fn native(self) -> Self {
        Self { native: true, ..self }
    }

    /// Whether an event is this key.
    pub fn matches(&self, event: &KeyEvent, platform: Platform) -> bool {
        let modifiers = event.modifiers;
        // What shift does to a sign depends on the layout: the sign itself says enough.
        let sign = self.key.chars().count() == 1 && !self.key.chars().all(char::is_alphabetic);
        let other = match platform {
            Platform::Mac => modifiers.ctrl,
            Platform::Other => modifiers.meta,
        };
        !self.native
            && event.key.to_lowercase() == self.key.to_lowercase()
            && modifiers.primary(platform) == self.primary
            && !other
            && modifiers.alt == self.alt
            && (sign || modifiers.shift == self.shift)
    }

    /// Whether one event could be both keys in one state.
    #[cfg(test)]
    pub(crate) fn collides(&self, other: &Self) -> bool {
        self.key.eq_ignore_ascii_case(other.key)
            && (self.primary, self.shift, self.alt) == (other.primary, other.shift, other.alt)
            && self.when.overlaps(other.when)
    }

    /// The key as a menu shows it: `Ctrl+Shift+Z`, `⇧⌘Z`.
    pub fn label(&self, platform: Platform) -> String {
        let name = match self.key {
            "ArrowLeft" => "\u{2190}",
            "ArrowRight" => "\u{2192}",
            "ArrowUp" => "\u{2191}",
            "ArrowDown" => "\u{2193}",
            "Escape" => "Esc",
            "Delete" => "Del",
            other => other,
        };
        let mut label = String::new();
        let signs = match platform {
            Platform::Mac => ["\u{2325}", "\u{21e7}", "\u{2318}"],
            Platform::Other => ["Alt+", "Shift+", "Ctrl+"],
        };
        let held = [(self.alt, signs[0]), (self.shift, signs[1]), (self.primary, signs[2])];
        match platform {
            Platform::Mac => held.iter().filter(|(held, _)| *held).for_each(|(_, sign)| label.push_str(sign)),
            Platform::Other => {
                held.iter().rev().filter(|(held, _)| *held).for_each(|(_, sign)| label.push_str(sign));
            }
        }
        if name.chars().count() == 1 {
            label.extend(name.chars().flat_map(char::to_uppercase));
        } else {
            label.push_str(name);
        }
        label
    }
}
