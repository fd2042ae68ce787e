//! The two drawings of an import: a first one, to be on show at once, and a better one, for which the worker searches
//! meanwhile.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crowfoot_editor::{Better, Editor};
use crowfoot_model::{Document, Record, file};

use super::app::App;
use crate::platform::frame::after;

/// How long a better drawing waits before it asks again whether the pointer is up, in milliseconds.
const AGAIN_MS: i32 = 50;

/// How an import is drawn.
pub(super) struct Drawing {
    /// The turn of its import.
    pub(super) turn: u32,
    /// How long its text is.
    bytes: usize,
    progress: Cell<Progress>,
    /// What a better drawing changes, if it has come before the first one was on show.
    better: RefCell<Vec<Record>>,
}

/// How far a drawing is.
#[derive(Clone, Copy, Default, PartialEq)]
enum Progress {
    /// Neither is here, or the first is not on show yet.
    #[default]
    Begun,
    /// The better one is here, and the first is not on show yet.
    Better,
    /// The first is on show, and the better one is not here.
    Shown,
}

impl Drawing {
    pub(super) fn new(turn: u32, bytes: usize) -> Self {
        Self { turn, bytes, progress: Cell::default(), better: RefCell::default() }
    }

    /// Takes over what the better drawing changes, if it is here already.
    pub(super) fn complete(&self, document: &mut Document) {
        self.better.take().iter().for_each(|record| document.insert(record));
    }

    /// The design is on show, as well as it is drawn by now.
    pub(super) fn show(self: Rc<Self>, app: App) {
        if self.progress.replace(Progress::Shown) == Progress::Better && self.better.borrow().is_empty() {
            return app.import.rest(self.bytes);
        }
        app.update(Editor::expect_better);
        if !self.better.borrow().is_empty() {
            let better = self.better.take();
            self.improve(app, better);
        }
    }

    /// The worker has searched.
    pub(super) fn take_better(self: Rc<Self>, app: App, rows: Vec<(String, String)>) {
        if app.import.turn() != self.turn {
            return;
        }
        let record = |(name, text): &(String, String)| file::row_record(file::row_key(name)?, text).ok();
        let better = rows.iter().filter_map(record).collect();
        match self.progress.get() {
            Progress::Shown => self.improve(app, better),
            _ => {
                self.progress.set(Progress::Better);
                self.better.replace(better);
            }
        }
    }

    /// Lets the design glide from its first drawing to the better one, unless somebody has begun to work on it.
    fn improve(self: Rc<Self>, app: App, better: Vec<Record>) {
        if app.import.turn() != self.turn {
            return;
        }
        match app.update(|editor| editor.take_better(better.clone())) {
            Better::NotNow => after(AGAIN_MS, move || self.improve(app, better)),
            Better::Taken | Better::Unwanted => app.import.rest(self.bytes),
        }
    }
}
