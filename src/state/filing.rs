//! What comes from outside and goes there: files, samples, scripts. The work itself is a part that is fetched when
//! there is some.

use std::rc::Rc;

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::app::App;
use super::arranging;
use super::draft;
use super::folder;
use super::importing::{self, ImportState, Told};
use super::loading::{self, LoadFormat};
use super::opening;
use super::proposing;
use super::ui::DialogKind;
use crate::platform::dom::File;
use crate::platform::folders::FileSystemEntry;
use crate::platform::worker::Source;

/// The work with what comes from outside.
#[derive(Clone, Copy)]
pub struct Filing {
    open: fn(App),
    save: fn(App),
    open_sample: fn(App, String),
    open_dropped: fn(App, Vec<File>),
    open_folder: fn(App, Vec<FileSystemEntry>),
    choose_folder: fn(App),
    load: fn(App, String, LoadFormat, Told),
    import: fn(App, Vec<Source>, Option<String>, Told),
    propose: fn(App, Vec<Source>, Option<String>),
    choose: fn(App, bool, Vec<usize>),
    take: fn(App),
    merge: fn(App, String, JsValue, JsValue) -> Promise,
    arrange: fn(App, Vec<f64>),
    warm_up: fn(App),
}

/// All of it.
pub const fn filing() -> Filing {
    Filing {
        open: opening::open,
        save: opening::save,
        open_sample: opening::open_sample,
        open_dropped: opening::open_dropped,
        open_folder: folder::open,
        choose_folder: folder::choose,
        load: loading::load,
        import: importing::import,
        propose: proposing::propose_in_dialog,
        choose: proposing::choose,
        take: proposing::take,
        merge: loading::merge,
        arrange: arranging::arrange,
        warm_up: |app| {
            draft::keep(app);
            drop(app.import.warm_up());
        },
    }
}

impl App {
    /// Lets the user choose files and opens them.
    pub fn open_files(self) {
        self.file(Box::new(move |filing| (filing.open)(self)), None);
    }

    /// Opens files that were dropped or pasted.
    pub fn open_dropped(self, files: Vec<File>) {
        self.file(Box::new(move |filing| (filing.open_dropped)(self, files)), None);
    }

    /// Imports the schema of a folder that was dropped.
    pub fn open_folder(self, entries: Vec<FileSystemEntry>) {
        self.file(Box::new(move |filing| (filing.open_folder)(self, entries)), None);
    }

    /// Lets the user choose a folder and imports its schema.
    pub fn choose_folder(self) {
        self.file(Box::new(move |filing| (filing.choose_folder)(self)), None);
    }

    /// Saves the document as a file: to the one it came from where the browser can, else where the user says.
    pub fn save_file(self) {
        self.file(Box::new(move |filing| (filing.save)(self)), None);
    }

    /// Opens a sample that lies beside the app.
    pub fn open_sample(self, name: &str) {
        let name = name.to_owned();
        self.file(Box::new(move |filing| (filing.open_sample)(self, name)), None);
    }

    /// Opens a text as a document of its own; `told` is called when it is there, or why not.
    pub fn load_text(self, text: String, format: LoadFormat, told: Told) {
        let failed = Told::clone(&told);
        self.file(Box::new(move |filing| (filing.load)(self, text, format, told)), Some(failed));
    }

    /// Imports sources into a document of their own; `told` is called when it is there, or why not. `format` is that of a
    /// dialect or `json`; without one it is detected. The format `link` takes a link for the design that is in it.
    pub fn import_told(self, sources: Vec<Source>, format: Option<String>, told: Told) {
        let failed = Told::clone(&told);
        self.file(Box::new(move |filing| (filing.import)(self, sources, format, told)), Some(failed));
    }

    /// As [`App::import_told`], with a dialog that shows how far it is.
    pub fn import(self, sources: Vec<Source>, format: Option<String>) {
        if self.ui.dialog.with_untracked(Option::is_none) {
            self.ui.dialog.set(Some(DialogKind::Import(String::new())));
        }
        self.import.state.set(ImportState::Running { done: 0.0, total: 1.0 });
        if self.import.destination.with_untracked(|destination| !destination.is_empty()) {
            return self.file(Box::new(move |filing| (filing.propose)(self, sources, format)), None);
        }
        let told = move |result| {
            if let Err(message) = result {
                self.import.state.set(ImportState::Failed(message));
            }
        };
        self.import_told(sources, format, Rc::new(told));
    }

    /// Decides anew about what an import proposes: whether to remove what it does not have, and which renames to accept.
    pub fn choose_import(self, removals: bool, accepted: Vec<usize>) {
        self.file(Box::new(move |filing| (filing.choose)(self, removals, accepted)), None);
    }

    /// Makes the changes that an import proposes.
    pub fn take_import(self) {
        self.file(Box::new(move |filing| (filing.take)(self)), None);
    }

    /// Merges a text into the design in hand, for a script: see [`loading::merge`].
    pub async fn merge_for_script(
        self,
        text: String,
        format: JsValue,
        options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let filing =
            (self.parts.filing)().await.map_err(|missing| js_sys::Error::new(&missing.to_string()))?;
        JsFuture::from((filing.merge)(self, text, format, options)).await
    }

    /// Gets ready for an import: somebody is about to ask for one.
    pub fn expect_import(self) {
        leptos::task::spawn_local(async move {
            if let Ok(filing) = (self.parts.filing)().await {
                (filing.warm_up)(self);
            }
        });
    }

    /// Lets the worker lay out a graph for the editor.
    pub(super) fn arrange_elsewhere(self, numbers: Vec<f64>) {
        self.file(Box::new(move |filing| (filing.arrange)(self, numbers)), None);
    }

    /// Does some of the work. Where it cannot be fetched `failed` is told, or else the user.
    fn file(self, work: Box<dyn FnOnce(Filing)>, failed: Option<Told>) {
        let busy = self.busy();
        leptos::task::spawn_local(async move {
            match ((self.parts.filing)().await, failed) {
                (Ok(filing), _) => work(filing),
                (Err(missing), Some(told)) => told(Err(missing.to_string())),
                (Err(missing), None) => missing.tell(self).await,
            }
            drop(busy);
        });
    }
}
