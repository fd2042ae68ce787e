//! Fetching what changes a design.

use crowfoot_editor::Editor;

use super::app::App;
use crate::parts;

impl App {
    /// Fetches what changes a design, where it is not there yet, and lets the editor do what waits for it.
    pub fn fetch_toolkit(self) {
        if self.with(Editor::has_toolkit) {
            return;
        }
        let busy = self.busy();
        leptos::task::spawn_local(async move {
            match parts::changing().await {
                Ok(changing) => self.update(|editor| editor.set_toolkit(changing.toolkit)),
                Err(missing) if self.with(Editor::wants_toolkit) => {
                    self.update(Editor::forget_waiting);
                    self.toasts.error(missing.to_string());
                }
                // Whoever wants something of it is told then.
                Err(_) => {}
            }
            drop(busy);
        });
    }
}
