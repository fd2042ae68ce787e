//! Choosing rows: one, several one by one, or all from one to another. What is chosen is what is selected on the canvas.

use leptos::prelude::*;

use crowfoot_editor::outline::{OutlineKey, OutlineRow, range};
use crowfoot_model::ObjectRef;

use crate::state::App;

/// How a row is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It alone.
    One,
    /// It too, or no longer.
    Toggle,
    /// All from the one that was chosen last by itself.
    Range,
}

impl Choice {
    /// By the keys that are held: the primary modifier, Shift.
    pub fn of(primary: bool, shift: bool) -> Self {
        match (shift, primary) {
            (true, _) => Self::Range,
            (false, true) => Self::Toggle,
            (false, false) => Self::One,
        }
    }
}

/// What is being chosen.
#[derive(Clone, Copy)]
pub struct Choosing {
    app: App,
    /// Where a range begins.
    anchor: StoredValue<Option<OutlineKey>>,
    /// The selection that was made here last: the tree need not follow it.
    own: StoredValue<Vec<ObjectRef>>,
}

impl Choosing {
    pub fn new(app: App) -> Self {
        Self { app, anchor: StoredValue::new(None), own: StoredValue::new(Vec::new()) }
    }

    /// Chooses a row that is about an object.
    pub fn choose(self, rows: &[OutlineRow], key: OutlineKey, choice: Choice) {
        let OutlineKey::Object(object) = key else { return };
        let anchor = self.anchor.get_value();
        match (choice, anchor) {
            (Choice::Range, Some(anchor)) => {
                let objects = range(rows, anchor, key);
                if objects.is_empty() {
                    return self.choose(rows, key, Choice::One);
                }
                self.app.update(|editor| editor.select(objects));
            }
            (Choice::Toggle, _) => {
                self.anchor.set_value(Some(key));
                self.app.update(|editor| editor.toggle_selected(object));
            }
            (Choice::One | Choice::Range, _) => {
                self.anchor.set_value(Some(key));
                self.app.update(|editor| editor.select([object]));
            }
        }
        self.own.set_value(self.app.with(|editor| editor.session().selection.iter().collect()));
    }

    /// Whether a selection was made elsewhere; a range then begins where it ends.
    pub fn is_foreign(self, selection: &[ObjectRef]) -> bool {
        let foreign = self.own.with_value(|own| own != selection);
        if foreign {
            self.anchor.set_value(selection.last().map(|object| OutlineKey::Object(*object)));
            self.own.set_value(Vec::new());
        }
        foreign
    }

    /// Lets a command be about a row: about all that is selected where the row is part of it.
    pub fn for_row(self, key: OutlineKey, command: &str, whole: bool) {
        let OutlineKey::Object(object) = key else { return };
        self.app.update(|editor| {
            if !editor.session().selection.contains(object) {
                editor.select([object]);
            }
            if whole {
                let nodes: Vec<_> = editor.session().selection.iter().filter_map(|own| own.node()).collect();
                editor.select(nodes.into_iter().map(ObjectRef::from));
            }
        });
        self.app.run(command);
    }
}
