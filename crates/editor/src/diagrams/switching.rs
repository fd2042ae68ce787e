//! Going from one diagram to another. The one that is left is kept and follows the document, so that going back is
//! immediate; one that is shown for the first time is painted when its pictures are made.

use crowfoot_model::{DiagramId, Diff, NodeId, ObjectRef};
use crowfoot_scene::Scene;

use crate::Editor;
use crate::focus;
use crate::gliding::Gliding;
use crate::settling::PATIENCE;

/// So many cards are made at once; on a larger diagram the page goes on between portions.
const AT_ONCE: usize = 60;
/// So many cards are made in one go after that: a few milliseconds.
const CARDS: usize = 24;

/// A diagram that is about to be shown.
#[derive(Debug)]
pub(super) struct Coming {
    pub(super) scene: Scene,
    /// What has no picture yet, the last first.
    left: Vec<NodeId>,
    /// What to bring into view then.
    pub(super) reveal: Option<ObjectRef>,
}

/// Shows a diagram, or begins to make its pictures.
pub(crate) fn show(editor: &mut Editor, id: DiagramId) {
    if editor.document.diagram(id).is_none() || id == editor.wanted_diagram() {
        return;
    }
    editor.cancel_gesture();
    editor.end_editing();
    editor.others.coming = None;
    editor.changes.shown_changed = true;
    if id == editor.diagram() {
        return;
    }
    match editor.others.scene.take_if(|scene| scene.diagram() == id) {
        Some(scene) => swap(editor, scene, None),
        None => {
            let placements = editor.document.placements_on(id);
            let mut left: Vec<NodeId> = placements.map(|placement| placement.node).collect();
            left.reverse();
            editor.others.coming = Some(Coming { scene: Scene::empty(id), left, reveal: None });
            make(editor, AT_ONCE);
        }
    }
}

/// Makes some pictures of the diagram that is about to be shown.
pub(crate) fn go_on(editor: &mut Editor) {
    make(editor, CARDS);
}

fn make(editor: &mut Editor, most: usize) {
    let Some(mut coming) = editor.others.coming.take() else { return };
    let some = coming.left.split_off(coming.left.len().saturating_sub(most));
    coming.scene.add(&editor.document, &some, editor.measure());
    if coming.left.is_empty() {
        swap(editor, coming.scene, coming.reveal);
    } else {
        editor.others.coming = Some(coming);
    }
}

/// Puts a scene in the place of the one that is shown.
fn swap(editor: &mut Editor, mut scene: Scene, reveal: Option<ObjectRef>) {
    scene.set_patience(PATIENCE);
    scene.adopt_router(&editor.scene);
    let left = std::mem::replace(&mut editor.scene, scene);
    let (of, camera) = (left.diagram(), editor.session.camera);
    editor.others.cameras.retain(|(own, _)| *own != of);
    editor.others.cameras.push((of, camera));
    editor.others.scene = Some(left);
    arrive(editor);
    if let Some(object) = reveal {
        editor.reveal(object);
    }
    let name = editor.document.diagram(editor.diagram()).map_or("", |own| own.name.as_str());
    let said = ["Diagram ", name].concat();
    editor.announce(said);
}

/// Lets the session follow the scene that is shown now.
fn arrive(editor: &mut Editor) {
    let id = editor.scene.diagram();
    let camera = editor.others.cameras.iter().find(|(of, _)| *of == id).map(|(_, camera)| *camera);
    let shown = |object: &ObjectRef| object.node().is_none_or(|node| editor.scene.bounds(node).is_some());
    let mut selection = editor.session.selection.clone();
    selection.retain(shown);
    editor.set_selection(selection);
    editor.session.hover = None;
    editor.session.focus = None;
    editor.set_badges();
    match camera {
        Some(camera) => editor.set_camera(camera),
        None => editor.fit(),
    }
    editor.changes.shown_changed = true;
    editor.changes.repaint = true;
}

/// Brings what is not on show in step with a diff that the document has taken, and goes elsewhere when the diagram on
/// show is gone.
pub(crate) fn follow(editor: &mut Editor, diff: &Diff) {
    let document = &editor.document;
    let has = |scene: &Scene| document.diagram(scene.diagram()).is_some();
    editor.others.scene.take_if(|scene| !has(scene));
    editor.others.coming.take_if(|coming| !has(&coming.scene));
    let scenes = editor.others.scene.iter_mut();
    for scene in scenes.chain(editor.others.coming.iter_mut().map(|coming| &mut coming.scene)) {
        scene.update(document, diff, &*editor.measure);
    }
    if document.diagram(editor.diagram()).is_some() {
        return focus::follow(editor, diff);
    }
    let first = document.first_diagram();
    let fresh = |id: DiagramId| Scene::with_patience(document, id, &*editor.measure, PATIENCE);
    if let Some(mut scene) = editor.others.scene.take().or_else(|| first.map(fresh)) {
        scene.adopt_router(&editor.scene);
        editor.gliding = Gliding::default();
        editor.scene = scene;
        arrive(editor);
    }
}
