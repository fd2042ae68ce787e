//! What follows the document by and by: the ways of lines, and the review.

use crowfoot_scene::Router;

use crate::Editor;

/// How many lines find their ways in one go. After larger changes they do so in [`Editor::catch_up`].
pub(crate) const PATIENCE: usize = 64;
/// How many lines find their ways in one call of [`Editor::catch_up`].
const LINES: usize = 2;
/// How many checks one call of [`Editor::catch_up`] makes.
const CHECKS: usize = 300;

impl Editor {
    /// Takes what finds the ways of lines: they come to them by and by.
    pub fn set_router(&mut self, router: Router) {
        self.scene.set_router(router);
        self.changes.repaint = true;
    }

    /// Whether the router is there.
    pub fn has_router(&self) -> bool {
        self.scene.has_router()
    }

    /// Whether something still follows the document: a diagram that is about to be shown, lines that wait for their
    /// ways, or the review.
    pub fn lags(&self) -> bool {
        self.others.is_one_coming()
            || ((self.scene.is_hasty() || !self.scene.is_settled()) && !self.is_carrying())
            || self.review_pending()
    }

    /// Lets what lags behind catch up a little, in a few milliseconds. The shell calls it between frames as long as
    /// [`Editor::lags`].
    pub fn catch_up(&mut self) {
        if let Some(toolkit) = self.toolbox.toolkit().filter(|_| self.others.is_one_coming()) {
            (toolkit.go_on)(self);
        } else if self.is_carrying() {
            // Lines would have to find their ways anew with the next movement.
            self.review_some(CHECKS);
        } else if self.scene.is_hasty() {
            self.scene.mend();
        } else if !self.scene.is_settled() {
            self.changes.repaint |= self.scene.settle(LINES);
        } else {
            self.review_some(CHECKS);
        }
    }
}
