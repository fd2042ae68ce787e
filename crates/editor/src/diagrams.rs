//! Several diagrams of one model. The first one shows everything; further ones show what they are given. Which one is
//! on show belongs to the session.

mod changing;
mod completing;
mod finding;
mod first;
mod switching;
mod undoing;

use crowfoot_model::{Diagram, DiagramId};
use crowfoot_scene::{Camera, Scene};

use crate::Editor;
use switching::Coming;

pub(crate) use completing::complete;
pub(crate) use finding::{has_place, is_shown, show_where};
pub(crate) use first::{place_tables, place_unplaced};
pub(crate) use switching::{follow, go_on, show};
pub(crate) use undoing::show_change;

/// The diagrams that are not on show, as far as the session knows them.
#[derive(Debug, Default)]
pub(crate) struct Others {
    /// The diagram that was on show before, kept in step with the document.
    scene: Option<Scene>,
    /// Where the view was on those that were left.
    cameras: Vec<(DiagramId, Camera)>,
    /// The one that is about to be shown.
    coming: Option<Coming>,
}

impl Others {
    /// The scenes that are kept in step with the document.
    pub(crate) fn scenes(&self) -> impl Iterator<Item = &Scene> {
        self.scene.iter()
    }

    /// Whether a diagram is about to be shown.
    pub(crate) fn is_one_coming(&self) -> bool {
        self.coming.is_some()
    }
}

impl Editor {
    /// The diagram that is shown.
    pub fn diagram(&self) -> DiagramId {
        self.scene.diagram()
    }

    /// The diagram that is shown, or is about to be.
    pub fn wanted_diagram(&self) -> DiagramId {
        self.others.coming.as_ref().map_or(self.diagram(), |coming| coming.scene.diagram())
    }

    /// Whether the diagram that is shown is the first one, which has everything on it.
    pub fn shows_everything(&self) -> bool {
        self.document.first_diagram() == Some(self.diagram())
    }

    /// Shows another diagram: at once, or, if there is much on it, as soon as its pictures are made by
    /// [`Editor::catch_up`].
    pub fn show_diagram(&mut self, id: DiagramId) {
        self.with_toolkit(Box::new(move |editor, toolkit| (toolkit.show_diagram)(editor, id)));
    }

    /// The first diagram with this name.
    pub fn diagram_named(&self, name: &str) -> Option<DiagramId> {
        let is_it = |own: &&std::sync::Arc<Diagram>| own.name == name;
        self.document.diagrams().find(is_it).map(|own| own.id)
    }
}
