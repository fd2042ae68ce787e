//! The handle that every part of the page has to the editor.

use leptos::prelude::*;

use crowfoot_editor::{Editor, KeyEvent, Platform};
use crowfoot_model::Document;
use crowfoot_surface::CanvasMeasure;

use super::autosave::{Autosave, SaveState};
use super::importing::Importing;
use super::listeners::Listeners;
use super::mirror::Mirror;
use super::opening::FileSlot;
use super::parts::Parts;
use super::theme::Theme;
use super::ui::Ui;
use crate::platform::frame::OncePerFrame;
use crate::platform::{preferences, random, window};
use crate::widgets::Toasts;

/// The app: the editor, and everything that follows it. Copied freely; there is one a page.
#[derive(Clone, Copy)]
pub struct App {
    editor: StoredValue<Editor, LocalStorage>,
    pub mirror: Mirror,
    pub ui: Ui,
    /// What comes when it is needed.
    pub parts: &'static Parts,
    pub theme: Theme,
    pub toasts: Toasts,
    pub(super) autosave: Autosave,
    pub import: Importing,
    pub(super) file: FileSlot,
    pub listeners: StoredValue<Listeners, LocalStorage>,
    /// Paints the canvas; there is one while the editor is on show.
    painter: StoredValue<Option<OncePerFrame>, LocalStorage>,
    /// Whether the router or the rules are on their way.
    pub(super) fetching: StoredValue<bool>,
    /// Whether what lags behind the document is about to catch up.
    pub(super) work_scheduled: StoredValue<bool>,
    /// When the last edit was, in milliseconds since 1970.
    pub(super) edited_at: StoredValue<f64>,
    pub(super) toolkit_scheduled: StoredValue<bool>,
    pub(super) arranger_scheduled: StoredValue<bool>,
    /// The keys that were pressed while a dialog was on its way.
    pub ahead: StoredValue<Vec<KeyEvent>>,
    /// How often the pointer has come over something else.
    pub(super) hover_turn: StoredValue<u32>,
    /// Number of things under way that [`App::is_idle`] waits for.
    pub(super) busy: StoredValue<u32>,
}

/// Below this width, in CSS pixels, panels are sheets and start closed.
const NARROW: f64 = 700.0;

impl App {
    pub fn new(embedded: bool, parts: &'static Parts) -> Self {
        let measure = Box::new(CanvasMeasure::new());
        let mut editor = Editor::new(Document::default(), random::random_u32(), measure);
        editor.set_read_only(embedded);
        editor.set_platform(platform());
        for name in ["grid", "snapping", "minimap"] {
            if preferences::get(name).as_deref() == Some("off") {
                editor.prefer(name, false);
            }
        }
        let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1024.0);
        let mirror = Mirror::new(&editor);
        Self {
            editor: StoredValue::new_local(editor),
            mirror,
            ui: Ui::new(embedded, width >= NARROW),
            parts,
            theme: Theme::new(),
            toasts: Toasts::new(),
            autosave: Autosave::new(),
            import: Importing::new(),
            file: FileSlot::new_local(None),
            listeners: StoredValue::new_local(Listeners::default()),
            painter: StoredValue::new_local(None),
            fetching: StoredValue::new(false),
            work_scheduled: StoredValue::new(false),
            edited_at: StoredValue::new(0.0),
            toolkit_scheduled: StoredValue::new(false),
            arranger_scheduled: StoredValue::new(false),
            ahead: StoredValue::new(Vec::new()),
            hover_turn: StoredValue::new(0),
            busy: StoredValue::new(0),
        }
    }

    /// The app of this page.
    #[expect(clippy::expect_used, reason = "the root component provides it before anything else runs")]
    pub fn expect() -> Self {
        use_context().expect("the root component provides the app")
    }

    /// Reads the editor. Nothing is tracked: use the signals of [`Mirror`] for that.
    pub fn with<R>(self, read: impl FnOnce(&Editor) -> R) -> R {
        self.editor.with_value(read)
    }

    /// Hands the editor something to do and lets everything follow what came of it.
    pub fn update<R>(self, work: impl FnOnce(&mut Editor) -> R) -> R {
        let mut result = None;
        self.editor.update_value(|editor| result = Some(work(editor)));
        self.follow();
        if self.with(Editor::wants_toolkit) {
            self.fetch_toolkit();
        }
        if self.with(Editor::wants_arranger) {
            self.fetch_arranger();
        }
        #[expect(clippy::expect_used, reason = "the closure above ran: the app outlives every handle to it")]
        result.expect("the work was done")
    }

    /// Runs a command by its id.
    pub fn run(self, command: &str) {
        self.update(|editor| editor.run(command));
    }

    /// Gives what has no place on the diagram one, and shows everything.
    pub fn place_unplaced(self) {
        self.update(Editor::place_unplaced);
    }

    /// Whether the document in hand is safe.
    pub fn save_state(self) -> RwSignal<SaveState> {
        self.autosave.state
    }

    /// Why something is not saved, until everything is.
    pub fn trouble(self) -> RwSignal<Option<String>> {
        self.autosave.trouble
    }

    /// Takes the painter of a canvas that has come on show, or forgets the one that has gone.
    pub fn set_painter(self, painter: Option<OncePerFrame>) {
        self.painter.set_value(painter);
        self.repaint();
    }

    /// Asks for the canvas to be painted in the next frame.
    pub fn repaint(self) {
        self.painter.with_value(|painter| {
            if let Some(painter) = painter {
                painter.request();
            }
        });
    }

    pub(super) fn paint_pending(self) -> bool {
        self.painter.with_value(|painter| painter.as_ref().is_some_and(OncePerFrame::is_pending))
    }

    pub(super) fn editor(self) -> StoredValue<Editor, LocalStorage> {
        self.editor
    }
}

fn platform() -> Platform {
    let agent = window().navigator().user_agent().unwrap_or_default();
    // The search of the standard library is as large as this file.
    let names = |word: &str| agent.as_bytes().windows(word.len()).any(|part| part == word.as_bytes());
    if names("Mac OS") || names("iPhone") || names("iPad") { Platform::Mac } else { Platform::Other }
}
