//! Opening links.

use std::rc::Rc;

use leptos::prelude::*;

use crowfoot_model::{Document, NodeId};

use super::app::App;
use super::shelf::{LINK, Summary, summary};
use super::ui::{DialogKind, Page};
use crate::platform::preferences;
use crate::platform::worker::Source;

/// The design of a longer link, in characters, is read by the import worker, so that the page goes on meanwhile.
pub const LARGE_LINK: usize = 4 * 1024;

impl App {
    /// The design of a link, or what is wrong with the link.
    pub async fn linked(self, link: &str) -> Result<Document, String> {
        let linking = (self.parts.linking)().await.map_err(|missing| missing.to_string())?;
        (linking.decode)(link)
    }

    /// Opens a link. One that was opened before, and whose design was not edited since, is that design again; if it was,
    /// the user is asked.
    pub async fn open_link(self, link: &str) {
        if let Some(copy) = self.copy_of(link).await {
            if copy.untouched {
                return self.open_kept(&copy.key).await;
            }
            if self.ui.page.get_untracked() == Page::Opening {
                self.ui.page.set(Page::Start);
            }
            let (link, copy, updated) = (link.to_owned(), copy.key, copy.updated);
            return self.ui.dialog.set(Some(DialogKind::Reopen { link, copy, updated }));
        }
        self.open_link_anew(link).await;
    }

    /// Opens the design of a link as a document of its own. A broken link changes nothing.
    pub async fn open_link_anew(self, link: &str) {
        let name = remembered_as(link);
        let opened = move |result: Result<(), String>| match (result, self.autosave.key()) {
            (Ok(()), Some(key)) => preferences::set(&name, &key),
            (Ok(()), None) => {}
            (Err(message), _) => {
                self.autosave.by_link.set_value(false);
                self.refuse_link(message);
            }
        };
        self.autosave.by_link.set_value(true);
        if link.len() > LARGE_LINK {
            let sources = vec![Source { name: String::new(), text: link.to_owned() }];
            let told = move |result: Result<(), String>| {
                self.import.reset();
                opened(result);
            };
            return self.import_told(sources, Some("link".to_owned()), Rc::new(told));
        }
        let busy = self.busy();
        opened(self.linked(link).await.map(|document| {
            let is_placed = is_placed(&document);
            self.open_new(document);
            if !is_placed {
                self.place_unplaced();
            }
        }));
        drop(busy);
    }

    /// The design that a link was opened as before, if it is still here.
    async fn copy_of(self, link: &str) -> Option<Summary> {
        let storage = self.autosave.storage()?;
        let key = preferences::get(&remembered_as(link))?;
        let found = storage.summary(&key).await.ok()??;
        summary(&(key, found)).filter(|summary| summary.deleted.is_none())
    }

    fn refuse_link(self, message: String) {
        self.toasts.error(message);
        match self.autosave.key() {
            Some(_) => self.show_editor(),
            None => self.show_start(),
        }
    }
}

/// Whether the tables have positions, which links can come without.
fn is_placed(document: &Document) -> bool {
    let first = document.first_diagram();
    let mut tables = document.tables();
    tables.all(|table| first.is_some_and(|own| document.placement(own, NodeId::Table(table.id)).is_some()))
}

/// The preference that names the design which a link was opened as. It has a hash of the link (FNV-1a, 64 bits).
fn remembered_as(link: &str) -> String {
    let text = link.rsplit('#').next().unwrap_or_default();
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    [LINK, ".", &hash.to_string()].concat()
}
