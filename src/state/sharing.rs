//! Links.

use leptos::prelude::*;

use crate::platform::location;

use super::app::App;
use super::ui::Page;

/// How long a link may be, in characters, before people are told that some programs cut it.
pub const LONG_LINK: usize = 8_000;

impl App {
    /// A link that opens the design in hand.
    pub fn link(self) -> String {
        let document = self.with(|editor| crowfoot_share::encode(editor.document()));
        [location::base().as_str(), "#", &document].concat()
    }

    /// Opens the design of a link as a document of its own. A broken link changes nothing.
    pub fn open_link(self, link: &str) {
        match crowfoot_share::decode(link) {
            Ok(document) => self.open_new(document),
            Err(error) => {
                self.toasts.error(error.to_string());
                match self.autosave.key() {
                    Some(_) => self.ui.page.set(Page::Editor),
                    None => self.show_start(),
                }
            }
        }
    }
}
