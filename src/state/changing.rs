//! Fetching what changes a design.

use leptos::prelude::*;

use crowfoot_editor::Editor;

use super::app::App;

impl App {
    /// Fetches what changes a design, where it is not there yet, and lets the editor do what waits for it.
    pub fn fetch_toolkit(self) {
        if self.with(Editor::has_toolkit) || self.toolkit_scheduled.get_value() {
            return;
        }
        self.toolkit_scheduled.set_value(true);
        let busy = self.busy();
        leptos::task::spawn_local(async move {
            let changing = (self.parts.changing)().await;
            self.toolkit_scheduled.set_value(false);
            match changing {
                Ok(changing) => {
                    self.update(|editor| editor.set_toolkit(changing.toolkit));
                    (changing.hand_focus_back)();
                    self.mirror.reads.set(true);
                    self.autosave.set_saver(self, changing.saver);
                    self.fetch_arranger();
                }
                Err(missing) => {
                    if self.with(Editor::wants_toolkit) {
                        self.update(Editor::forget_waiting);
                        missing.tell(self).await;
                    }
                    self.autosave.cut_off(missing.to_string());
                }
            }
            drop(busy);
        });
    }

    /// Fetches automatic layout, where it is not there yet: behind the other tools, since a first edit does without.
    pub fn fetch_arranger(self) {
        if self.with(Editor::has_arranger) || self.arranger_scheduled.get_value() {
            return;
        }
        self.arranger_scheduled.set_value(true);
        let busy = self.busy();
        leptos::task::spawn_local(async move {
            let arranger = (self.parts.arranging)().await;
            self.arranger_scheduled.set_value(false);
            match arranger {
                Ok(arranger) => self.update(|editor| editor.set_arranger(arranger)),
                Err(missing) if self.with(Editor::wants_arranger) => {
                    self.update(Editor::leave_unarranged);
                    missing.tell(self).await;
                }
                Err(_) => {}
            }
            drop(busy);
        });
    }
}
