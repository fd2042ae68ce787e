//! When everything that was begun is done and painted.

use leptos::prelude::*;

use super::app::App;
use crate::platform::frame;

/// How often [`App::when_idle`] looks, in milliseconds: about once a frame.
const LOOK_EVERY_MS: i32 = 16;

/// Something under way that [`App::is_idle`] waits for; over when it is dropped.
pub struct Busy(App);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.busy.update_value(|busy| *busy = busy.saturating_sub(1));
    }
}

impl App {
    /// Marks the beginning of something that takes a while.
    pub fn busy(self) -> Busy {
        self.busy.update_value(|busy| *busy += 1);
        Busy(self)
    }

    /// Whether nothing is under way: no frame, no review, no save, no import.
    pub fn is_idle(self) -> bool {
        self.busy.get_value() == 0
            && !self.paint_pending()
            && !self.fetching.get_value()
            && !self.work_scheduled.get_value()
            && !self.autosave.is_pending()
    }

    /// Calls `done` when the app has been idle twice in a row: effects may begin new work in between.
    pub fn when_idle(self, done: impl FnOnce() + 'static) {
        self.look(0, Box::new(done));
    }

    fn look(self, quiet: u32, done: Box<dyn FnOnce()>) {
        frame::after(LOOK_EVERY_MS, move || {
            let quiet = if self.is_idle() { quiet + 1 } else { 0 };
            if quiet >= 2 { done() } else { self.look(quiet, done) }
        });
    }
}
