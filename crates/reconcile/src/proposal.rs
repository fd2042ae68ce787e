//! A reconciliation that somebody decides on: what it would change is shown first.

use crowfoot_model::{Diff, Document, IdSource, ObjectRef};

use crate::change::{Change, changes};
use crate::coverage::Coverage;
use crate::options::{Options, Rename};
use crate::reconcile::reconcile;
use crate::suggest::Suggestion;
use crate::summary::Summary;

/// Two documents, what has been decided about them so far, and what that comes to.
#[derive(Clone, Debug)]
pub struct Proposal {
    old: Document,
    new: Document,
    covers: Coverage,
    ids: IdSource,
    removals: bool,
    accepted: Vec<Suggestion>,
    outcome: Outcome,
}

/// What follows from the decisions.
#[derive(Clone, Debug, Default)]
struct Outcome {
    merged: Document,
    diff: Diff,
    changes: Vec<Change>,
    suggestions: Vec<Suggestion>,
}

/// A rename that may be accepted, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub rename: Rename,
    /// The name in the old document.
    pub from: String,
    /// The name in the new one.
    pub to: String,
    /// In percent.
    pub score: u8,
    pub accepted: bool,
}

impl Proposal {
    /// With all removals and no renames. `ids` are for what is new.
    pub fn new(old: Document, new: Document, covers: Coverage, ids: IdSource) -> Self {
        let outcome = Outcome::default();
        let mut proposal = Self { old, new, covers, ids, removals: true, accepted: Vec::new(), outcome };
        proposal.follow();
        proposal
    }

    /// Decides anew: whether to remove what the new document does not have, and which of the [`Proposal::offers`] to
    /// accept, by their positions.
    pub fn choose(&mut self, removals: bool, accepted: &[usize]) {
        let offered: Vec<Suggestion> =
            self.accepted.iter().chain(&self.outcome.suggestions).copied().collect();
        self.removals = removals;
        self.accepted = accepted.iter().filter_map(|at| offered.get(*at).copied()).collect();
        // The columns of two tables have nothing to do with each other any more.
        let tables: Vec<Rename> = self.accepted.iter().map(|own| own.rename).collect();
        let dropped = offered.iter().map(|own| own.rename).filter(|own| !tables.contains(own));
        for table in dropped.filter(|own| matches!(own.from, ObjectRef::Table(_))) {
            self.accepted.retain(|own| own.rename.from.table() != table.from.table());
        }
        self.follow();
    }

    /// Accepts these renames, which need not be among those that are offered, and no others.
    pub fn accept(&mut self, renames: impl IntoIterator<Item = Rename>) {
        self.accepted = renames.into_iter().map(|rename| Suggestion { rename, score: 100 }).collect();
        self.follow();
    }

    /// What can be renamed, by name: of the old document and of the new one.
    pub fn names(&self) -> [Vec<(ObjectRef, String)>; 2] {
        [&self.old, &self.new].map(names)
    }

    /// The renames, those that are accepted first.
    pub fn offers(&self) -> Vec<Offer> {
        let offer = |accepted| {
            move |suggestion: &Suggestion| Offer {
                rename: suggestion.rename,
                from: self.old.display_name(suggestion.rename.from),
                to: self.new.display_name(suggestion.rename.to),
                score: suggestion.score,
                accepted,
            }
        };
        let suggested = self.outcome.suggestions.iter().map(offer(false));
        self.accepted.iter().map(offer(true)).chain(suggested).collect()
    }

    pub fn changes(&self) -> &[Change] {
        &self.outcome.changes
    }

    pub fn summary(&self) -> Summary {
        Summary::of(&self.outcome.changes)
    }

    pub fn removals(&self) -> bool {
        self.removals
    }

    /// From the old document to [`Proposal::merged`].
    pub fn diff(&self) -> &Diff {
        &self.outcome.diff
    }

    pub fn old(&self) -> &Document {
        &self.old
    }

    pub fn merged(&self) -> &Document {
        &self.outcome.merged
    }

    fn follow(&mut self) {
        let renames: Vec<Rename> = self.accepted.iter().map(|own| own.rename).collect();
        let options = Options { covers: self.covers, removals: self.removals, renames: &renames };
        let found = reconcile(&self.old, &self.new, &options, &mut self.ids.clone());
        let mut merged = self.old.clone();
        merged.apply(&found.diff);
        let changes = changes(&self.old, &merged);
        self.outcome = Outcome { merged, diff: found.diff, changes, suggestions: found.suggestions };
    }
}

fn names(document: &Document) -> Vec<(ObjectRef, String)> {
    let mut objects: Vec<ObjectRef> = Vec::new();
    for table in document.tables() {
        objects.push(ObjectRef::Table(table.id));
        objects.extend(table.columns.iter().map(|column| ObjectRef::Column(table.id, column.id)));
    }
    objects.extend(document.views().map(|view| ObjectRef::View(view.id)));
    objects.extend(document.enums().map(|own| ObjectRef::Enum(own.id)));
    objects.extend(document.domains().map(|own| ObjectRef::Domain(own.id)));
    objects.extend(document.composites().map(|own| ObjectRef::Composite(own.id)));
    objects.extend(document.sequences().map(|own| ObjectRef::Sequence(own.id)));
    objects.extend(document.schemas().map(|own| ObjectRef::Schema(own.id)));
    objects.into_iter().map(|object| (object, document.display_name(object))).collect()
}
