//! What concerns the design as a whole: its name, its database.

use crowfoot_model::Dialect;

use crate::Editor;

/// A change of the design's settings.
#[derive(Clone, Debug)]
pub enum SettingsChange {
    Name(String),
    Dialect(Dialect),
}

impl Editor {
    /// Changes the settings of the design in one step of undo.
    pub fn change_settings(&mut self, change: SettingsChange) {
        self.with_toolkit(Box::new(|editor, toolkit| (toolkit.change_settings)(editor, change)));
    }
}

pub(crate) fn change_settings(editor: &mut Editor, change: SettingsChange) {
    match change {
        SettingsChange::Name(name) => {
            editor.transact("Rename design", |edit, _| edit.settings_mut().name = name);
        }
        SettingsChange::Dialect(dialect) => {
            editor.transact("Change database", |edit, _| edit.settings_mut().dialect = dialect);
        }
    }
}
