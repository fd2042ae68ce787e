//! Links.

use std::rc::Rc;

use crowfoot_model::Document;

use super::app::App;
use crate::parts::{self, Missing};
use crate::platform::location;
use crate::platform::worker::Source;

/// How long a link may be, in characters, before people are told that some programs cut it.
pub const LONG_LINK: usize = 8_000;

/// The design of a longer link, in characters, is read by the import worker, so that the page goes on meanwhile.
pub const LARGE_LINK: usize = 16 * 1024;

impl App {
    /// A link that opens the design in hand.
    pub async fn link(self) -> Result<String, Missing> {
        let linking = parts::linking().await?;
        let document = self.with(|editor| (linking.encode)(editor.document()));
        Ok([location::base().as_str(), "#", &document].concat())
    }

    /// The design of a link, or what is wrong with the link.
    pub async fn linked(self, link: &str) -> Result<Document, String> {
        let linking = parts::linking().await.map_err(|missing| missing.to_string())?;
        (linking.decode)(link)
    }

    /// Opens the design of a link as a document of its own. A broken link changes nothing.
    pub async fn open_link(self, link: &str) {
        if link.len() > LARGE_LINK {
            let sources = vec![Source { name: String::new(), text: link.to_owned() }];
            let told = move |result: Result<(), String>| {
                self.import.reset();
                result.unwrap_or_else(|message| self.refuse_link(message));
            };
            return self.import_told(sources, Some("link".to_owned()), Rc::new(told));
        }
        let busy = self.busy();
        match self.linked(link).await {
            Ok(document) => self.open_new(document),
            Err(message) => self.refuse_link(message),
        }
        drop(busy);
    }

    fn refuse_link(self, message: String) {
        self.toasts.error(message);
        match self.autosave.key() {
            Some(_) => self.show_editor(),
            None => self.show_start(),
        }
    }
}
