//! Files and texts from outside, and the file that the document in hand is saved to.

use std::rc::Rc;

use leptos::prelude::*;

use crowfoot_model::file;

use super::app::App;
use super::ui::DialogKind;
use crate::platform::files::{self, FileHandle, Saved};
use crate::platform::worker::Source;

/// The file on disk that belongs to the document in hand.
pub type FileSlot = StoredValue<Option<FileHandle>, LocalStorage>;

/// A longer file, in bytes, is read by the import worker, so that the page goes on meanwhile.
pub const LARGE: usize = 256 * 1024;

impl App {
    /// Lets the user choose files and opens them.
    pub fn open_files(self) {
        leptos::task::spawn_local(async move {
            match files::open(true).await {
                Ok(opened) => {
                    let handle = opened.first().and_then(|file| file.handle.clone());
                    let sources = opened.into_iter().map(|file| Source { name: file.name, text: file.text });
                    self.open_sources(sources.collect(), handle);
                }
                Err(error) => self.toasts.error(format!("The file could not be opened: {error}.")),
            }
        });
    }

    /// Opens what files hold: a design of Crowfoot at once, anything else through the import. A file that cannot be
    /// read leaves the document in hand as it is.
    pub fn open_sources(self, sources: Vec<Source>, handle: Option<FileHandle>) {
        let [source] = sources.as_slice() else {
            if !sources.is_empty() {
                self.import.start(self, sources, None);
            }
            return;
        };
        if !source.text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
            return self.import.start(self, sources, None);
        }
        if source.text.len() > LARGE {
            let told = move |result: Result<(), String>| {
                if result.is_ok() {
                    self.file.set_value(handle.clone());
                    self.import.reset();
                    self.ui.dialog.set(None);
                }
            };
            self.import.start_with(self, sources, Some("json".to_owned()), Rc::new(told));
            return self.ui.dialog.set(Some(DialogKind::Import(String::new())));
        }
        match file::from_json(&source.text) {
            Ok(document) => {
                self.open_new(document);
                self.place_unplaced();
                self.file.set_value(handle);
            }
            Err(error) => self.toasts.error(format!("{}: {error}", source.name)),
        }
    }

    /// Saves the document as a file: to the one it came from where the browser can, else where the user says.
    pub fn save_file(self) {
        let (name, text) = self.with(|editor| {
            let document = editor.document();
            (file_name(&document.settings().name), file::to_json(document))
        });
        let handle = self.file.with_value(Clone::clone);
        leptos::task::spawn_local(async move {
            match files::save(&name, &text, handle.as_ref()).await {
                Ok(Saved::InPlace(handle)) => {
                    self.file.set_value(Some(handle));
                    self.toasts.done("Saved");
                }
                Ok(Saved::Downloaded) => self.toasts.done(format!("{name} is in your downloads")),
                Ok(Saved::Cancelled) => {}
                Err(error) => self.toasts.error(format!("The file could not be saved: {error}.")),
            }
        });
    }

    /// Opens a sample that lies beside the app.
    pub fn open_sample(self, name: &str) {
        let address = format!("./samples/{name}.json");
        let busy = self.busy();
        leptos::task::spawn_local(async move {
            let _busy = busy;
            let opened = match files::fetch(&address).await {
                Ok(text) => file::from_json(&text).map_err(|error| error.to_string()),
                Err(error) => Err(error),
            };
            match opened {
                Ok(document) => self.open_new(document),
                Err(error) => self.toasts.error(format!("The sample could not be opened: {error}.")),
            }
        });
    }
}

/// A name that every file system takes: `shop.crowfoot.json`.
fn file_name(name: &str) -> String {
    let mut safe: String =
        name.trim().chars().map(|c| if c.is_alphanumeric() || "-_ ".contains(c) { c } else { '-' }).collect();
    if safe.is_empty() {
        safe.push_str("design");
    }
    safe + ".crowfoot.json"
}
