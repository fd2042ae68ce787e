//! The documents that this browser keeps, and how one of them comes into hand.

use std::rc::Rc;

use leptos::prelude::*;

use crowfoot_compact::Arrange;
use crowfoot_editor::Prepared;
use crowfoot_model::json::{self, Node};
use crowfoot_model::{DiagramId, Document, file};

use super::app::App;
use super::autosave::Autosave;
use super::bin;
use super::ui::Page;
use crate::platform::frame::Turn;
use crate::platform::storage::Storage;
use crate::platform::{location, preferences, window};

/// What the start page shows of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub key: String,
    pub name: String,
    /// Milliseconds since 1970.
    pub updated: f64,
    pub tables: u64,
    /// The cards as SVG path data; empty for an empty diagram.
    pub picture: String,
    /// The `viewBox` of the picture.
    pub view_box: String,
    /// When it was put into the bin.
    pub deleted: Option<f64>,
    /// It is as the link has it that it came by.
    pub untouched: bool,
}

/// What is asked when a design goes out of hand that could not be saved.
const LEAVE: &str = "The open design is not saved. Discard its unsaved changes?";

/// Fragments that begin so name a document of this browser; others are links.
const KEY_PREFIX: &str = "d-";
/// What the parameter of the address is called that names a diagram, and the preferences that remember one.
pub(super) const DIAGRAM: &str = "diagram";
/// What the preferences are called that name the design which a link was opened as.
pub(super) const LINK: &str = "link";

impl App {
    /// Opens the store and then what the address asks for.
    pub async fn begin(self) {
        let _busy = self.busy();
        if !self.ui.embedded {
            match Storage::open(self.on_lost_storage()).await {
                Ok(storage) => self.autosave.connect(self, storage),
                Err(error) => self.autosave.failed(error),
            }
        }
        self.open_address().await;
    }

    /// What happens when the browser closes its database.
    pub(super) fn on_lost_storage(self) -> Rc<dyn Fn()> {
        Rc::new(move || self.autosave.failed("InvalidStateError".to_owned()))
    }

    /// Opens what stands behind the `#`: a document of this browser, or a link with a document in it.
    pub async fn open_address(self) {
        let _busy = self.busy();
        let fragment = location::fragment();
        if fragment.is_empty() {
            if !self.ui.embedded {
                self.ui.page.set(Page::Start);
            }
        } else if let Some(key) = fragment.strip_prefix(KEY_PREFIX) {
            self.open_kept(key).await;
        } else {
            self.open_link(&fragment).await;
        }
    }

    /// All documents that this browser keeps, also those in the bin, the latest first.
    pub async fn summaries(self) -> Vec<Summary> {
        let Some(storage) = self.autosave.storage() else { return Vec::new() };
        let documents = storage.documents().await.unwrap_or_default();
        let mut summaries: Vec<Summary> = documents.iter().filter_map(summary).collect();
        summaries.arrange_by(|a, b| b.updated.total_cmp(&a.updated));
        summaries
    }

    /// Brings a document of this browser into hand.
    pub async fn open_kept(self, key: &str) {
        let Some(storage) = self.autosave.storage() else {
            self.toasts.error("This browser blocks storage here, so the design cannot be opened.");
            return self.show_start();
        };
        if self.autosave.key().as_deref() == Some(key) {
            return self.show_editor();
        }
        let rows = match storage.rows(key).await {
            Ok(rows) if !rows.is_empty() => rows,
            Ok(_) => {
                self.toasts.error("That design is no longer in this browser.");
                return self.show_start();
            }
            Err(error) => {
                self.toasts.error(format!("The design could not be read: {error}."));
                return self.show_start();
            }
        };
        let (document, broken) = assemble(&rows).await;
        if broken > 0 {
            self.toasts.error(format!(
                "{broken} parts of the design could not be read and are not shown. They are still stored in this \
                 browser."
            ));
        }
        // Parts of it that were unknown to an older version have rows of their own from now on.
        let unknown = rows.iter().find(|(name, _)| name == file::UNKNOWN_ROW).map(|(_, text)| text);
        let is_stale = unknown.is_some() && unknown != file::unknown_row(&document).as_ref();
        let prepared = self.prepare(document, Some(key)).await;
        self.show(prepared, Some(key.to_owned()));
        if is_stale {
            self.with(|editor| self.autosave.save_all(self, editor));
        }
        bin::tell_if_deleted(self, &storage, key).await;
    }

    /// Makes the pictures of a document that is to be opened. The page goes on meanwhile.
    pub(super) async fn prepare(self, document: Document, key: Option<&str>) -> Prepared {
        let mut turn = Turn::begin();
        let mut prepared = opened(document, key);
        while self.with(|editor| prepared.go_on(editor.measure())) {
            turn.give_way().await;
        }
        prepared
    }

    /// Brings a document into hand that is not kept yet, and keeps it. The one before stays where it is kept.
    pub fn open_new(self, document: Document) {
        let mut prepared = opened(document, None);
        while self.with(|editor| prepared.go_on(editor.measure())) {}
        self.open_prepared(prepared);
    }

    /// As [`App::open_new`], with the pictures made already.
    pub(super) fn open_prepared(self, prepared: Prepared) {
        if self.ui.embedded {
            return self.show(prepared, None);
        }
        self.show(prepared, Some(Autosave::fresh_key()));
        self.with(|editor| self.autosave.save_all(self, editor));
    }

    /// Goes back to the start page. The document stays kept.
    pub fn show_start(self) {
        location::clear_fragment();
        self.ui.page.set(Page::Start);
    }

    /// Notes which diagram of the document in hand is shown, so that it opens there. The first one goes without saying.
    pub fn remember_diagram(self, shown: DiagramId) {
        let Some(key) = self.autosave.key() else { return };
        let first = self.with(|editor| editor.document().first_diagram());
        let name = [DIAGRAM, ".", &key].concat();
        match first == Some(shown) {
            true => preferences::remove(&name),
            false => preferences::set(&name, &shown.0.to_string()),
        }
    }

    fn show(self, prepared: Prepared, key: Option<String>) {
        self.with(|editor| self.autosave.flush(self, editor));
        if self.autosave.is_at_risk() && !window().confirm_with_message(LEAVE).unwrap_or(true) {
            return self.show_editor();
        }
        self.autosave.keep_as(key);
        self.file.set_value(None);
        self.update(|editor| editor.open(prepared));
        self.ui.dialog.set(None);
        self.show_editor();
        if let Some(notice) = self.with(|editor| file::newer_notice(editor.document())) {
            self.toasts.error(notice);
        }
    }

    /// Shows the document in hand, and names it in the address, so that a reload brings it back.
    pub fn show_editor(self) {
        self.ui.page.set(Page::Editor);
        if let Some(key) = self.autosave.key() {
            // The address named a diagram to begin with; from now on it is the one that was shown last.
            let path = location::query(DIAGRAM).map(|_| location::path()).unwrap_or_default();
            let address = [&path, "#", KEY_PREFIX, &key].concat();
            if let Ok(history) = window().history() {
                let null = wasm_bindgen::JsValue::NULL;
                let _ = history.replace_state_with_url(&null, "", Some(&address));
            }
        }
    }
}

/// A document to be opened at the diagram that the address names, or at the one that was shown last.
fn opened(document: Document, key: Option<&str>) -> Prepared {
    let named = location::query(DIAGRAM).and_then(|name| {
        let name = js_sys::decode_uri_component(&name).ok()?;
        document.diagrams().find(|own| name == own.name.as_str()).map(|own| own.id)
    });
    let kept = || preferences::get(&[DIAGRAM, ".", key?].concat())?.parse().ok().map(DiagramId);
    let wanted = named.or_else(kept);
    Prepared::new(document, wanted)
}

pub(super) fn summary((key, json): &(String, String)) -> Option<Summary> {
    let value = json::parse(json).ok()?;
    let text = |name: &str| value.get(name).and_then(Node::as_str).unwrap_or_default().to_owned();
    Some(Summary {
        key: key.clone(),
        name: text("name"),
        updated: value.get("updated").and_then(Node::as_f64).unwrap_or_default(),
        tables: value.get("tables").and_then(Node::as_u64).unwrap_or_default(),
        picture: text("picture"),
        view_box: text("viewBox"),
        deleted: value.get("deleted").and_then(Node::as_f64),
        untouched: value.get("untouched").and_then(Node::as_bool) == Some(true),
    })
}

/// A document from its rows, and the number of rows that could not be read. The page goes on meanwhile.
pub(super) async fn assemble(rows: &[(String, String)]) -> (Document, usize) {
    let mut turn = Turn::begin();
    let mut document = Document::default();
    let mut broken = 0;
    for (name, text) in rows {
        turn.give_way().await;
        if file::read_row(&mut document, name, text).is_err() {
            broken += 1;
        }
    }
    (document, broken)
}
