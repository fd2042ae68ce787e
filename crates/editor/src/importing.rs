//! Taking in a whole document, as one step of undo.

use crowfoot_model::{Diff, Document, ObjectRef};
use crowfoot_scene::prepared;

use crate::Editor;
use crate::clipboard::paste;

/// Room between what is there and what comes beside it, in world units.
const GAP: f64 = 160.0;

impl Editor {
    /// Puts another document in the place of this one, and shows all of it. Unlike [`Editor::load`] this can be
    /// undone.
    pub fn replace(&mut self, label: &str, document: Document) {
        let (document, _) = prepared(document, self.measure());
        self.renew_ids(&document);
        for id in self.document.ids() {
            self.ids.note(id);
        }
        let diff = Diff::between(self.document(), &document);
        self.apply(label, &diff);
        self.fit();
    }

    /// Adds all of another document beside what is there, under fresh ids and free names, selects it and shows it.
    pub fn insert(&mut self, label: &str, document: Document) {
        let (document, from) = prepared(document, self.measure());
        let places: Vec<(i32, i32)> = document.placements_on(from).map(|at| (at.x, at.y)).collect();
        let left = places.iter().map(|at| at.0).min().unwrap_or_default();
        let top = places.iter().map(|at| at.1).min().unwrap_or_default();
        let beside = self
            .scene()
            .content_bounds()
            .map_or((left, top), |content| ((content.right() + GAP) as i32, content.y as i32));
        let offset = (beside.0.saturating_sub(left), beside.1.saturating_sub(top));
        let diagram = self.diagram();
        let nodes = self.transact(label, |edit, ids| paste(edit, ids, diagram, &document, offset));
        self.select(nodes.into_iter().map(ObjectRef::from));
        if let Some(bounds) = self.selection_bounds() {
            self.fit_rect(bounds);
        }
    }
}
