//! The review, kept in step, and acting on what it says.

use crowfoot_model::{Diff, Document};
use crowfoot_rules::{Diagnostic, Reach, Review, Reviewer, Severity};
use crowfoot_scene::Badge;

use crate::Editor;

/// A document of so many tables is reviewed as soon as it is opened.
const SMALL: usize = 50;

/// The rules, and what they report.
#[derive(Debug, Default)]
pub(crate) struct Reviewing {
    /// The rules, once they are there.
    reviewer: Option<Reviewer>,
    review: Review,
    /// Changes that the review has not seen yet.
    unreviewed: Diff,
}

impl Reviewing {
    pub(crate) fn reviewer(&self) -> Option<Reviewer> {
        self.reviewer
    }

    pub(crate) fn review(&self) -> &Review {
        &self.review
    }

    /// Keeps a change for the next time that the review is brought up to date.
    pub(crate) fn note(&mut self, diff: &Diff) {
        self.unreviewed = std::mem::take(&mut self.unreviewed).then(diff);
    }

    fn is_pending(&self) -> bool {
        self.reviewer.is_some() && !(self.unreviewed.is_empty() && self.review.is_complete())
    }

    /// As [`Editor::review_some`]. Returns whether there is something new to tell.
    fn go_on(&mut self, document: &Document, most: usize) -> bool {
        let Some(reviewer) = self.reviewer.filter(|_| self.is_pending()) else { return false };
        let diff = std::mem::take(&mut self.unreviewed);
        if !diff.is_empty() {
            (reviewer.update)(&mut self.review, document, &diff);
        }
        // Half a review is not worth telling of, unless somebody waits for what an edit has done.
        (reviewer.run_some)(&mut self.review, document, most) || !diff.is_empty()
    }

    fn begin(&mut self, document: &Document) {
        self.unreviewed = Diff::default();
        self.review = Review::default();
        if let Some(reviewer) = self.reviewer {
            self.review = (reviewer.begin)();
            if document.tables().len() <= SMALL {
                (reviewer.run_some)(&mut self.review, document, usize::MAX);
            }
        }
    }
}

impl Editor {
    /// Begins to review with these rules.
    pub fn set_reviewer(&mut self, reviewer: Reviewer) {
        self.reviewing.reviewer = Some(reviewer);
        self.begin_review();
    }

    /// Whether the rules are there.
    pub fn has_reviewer(&self) -> bool {
        self.reviewing.reviewer.is_some()
    }

    /// Whether the review lags behind the document.
    pub fn review_pending(&self) -> bool {
        self.reviewing.is_pending()
    }

    /// Brings the review up to date.
    pub fn run_review(&mut self) {
        self.review_some(usize::MAX);
    }

    /// Brings the review up to date with the last changes, and makes at most `most` of the checks that a document
    /// waits for since it was opened.
    pub(crate) fn review_some(&mut self, most: usize) {
        if self.reviewing.go_on(&self.document, most) {
            self.reviewed();
        }
    }

    /// Reviews the document anew; a small one at once.
    pub(crate) fn begin_review(&mut self) {
        self.reviewing.begin(&self.document);
        self.reviewed();
    }

    /// The diff of a fix, to be shown before it is made. `None` for one that only says what to do.
    pub fn preview_fix(&self, diagnostic: &Diagnostic, index: usize) -> Option<Diff> {
        let mut ids = self.ids.clone();
        (self.reviewing.reviewer?.fix)(self.document(), diagnostic, index, &mut ids)
    }

    /// Makes a fix in one step of undo. Returns whether there was something to do.
    pub fn apply_fix(&mut self, diagnostic: &Diagnostic, index: usize) -> bool {
        let mut ids = self.ids.clone();
        let Some(reviewer) = self.reviewing.reviewer else { return false };
        let diff = (reviewer.fix)(self.document(), diagnostic, index, &mut ids);
        self.ids = ids;
        let Some(diff) = diff.filter(|diff| !diff.is_empty()) else { return false };
        let label = diagnostic.fixes.get(index).map_or("Fix", |fix| fix.label.as_str());
        self.apply(label, &diff);
        self.announce(["Fixed: ", label].concat());
        true
    }

    /// Makes every safe fix, again until there is none, in one step of undo. Returns how many findings are gone.
    pub fn fix_all_safe(&mut self) -> u32 {
        let Some(reviewer) = self.reviewing.reviewer else { return 0 };
        self.run_review();
        let before = self.review().counts().open();
        let mut ids = self.ids.clone();
        let diff = (reviewer.fix_all_safe)(self.document(), &mut ids);
        self.ids = ids;
        self.apply("Apply safe fixes", &diff);
        self.run_review();
        let fixed = before.saturating_sub(self.review().counts().open());
        self.announce(match fixed {
            0 => "No safe fixes available".to_owned(),
            1 => "Fixed 1 problem".to_owned(),
            _ => ["Fixed ", &fixed.to_string(), " problems"].concat(),
        });
        fixed
    }

    /// Accepts a finding, or more than that, with the reason for it, in one step of undo.
    pub fn suppress(&mut self, diagnostic: &Diagnostic, reach: Reach, reason: &str) {
        let Some(reviewer) = self.reviewing.reviewer else { return };
        let diff = (reviewer.suppress)(self.document(), diagnostic, reach, reason);
        let label = match reach {
            Reach::Design => "Turn off rule",
            Reach::Object => "Ignore rule",
            Reach::Finding => "Ignore problem",
        };
        self.apply(label, &diff);
        self.announce([label, ": ", diagnostic.code].concat());
    }

    fn reviewed(&mut self) {
        self.set_badges();
        self.changes.review_changed = true;
        self.changes.repaint = true;
    }

    pub(crate) fn set_badges(&mut self) {
        let worst = |id| match self.reviewing.review.worst_of(id)? {
            Severity::Error => Some(Badge::Error),
            Severity::Warning => Some(Badge::Warning),
            Severity::Info => Some(Badge::Info),
            Severity::Hint => None,
        };
        let badges: Vec<_> =
            self.document.tables().filter_map(|table| Some((table.id, worst(table.id)?))).collect();
        self.scene.set_badges(badges);
    }
}
