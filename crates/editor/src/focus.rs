//! Being on a part of a diagram: a few tables and what is near them. Everything else is a shade and does not react.

use std::sync::Arc;

use crowfoot_compact::VecSet;
use crowfoot_layout::Rect;
use crowfoot_model::{Diff, NodeId, ObjectRef, RecordKey};
use crowfoot_scene::Camera;

use crate::Editor;
use crate::neighbourhood::neighbourhood;

/// The part of a diagram that somebody is on. It belongs to the session.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    centre: Vec<NodeId>,
    hops: u32,
    pub(crate) nodes: Arc<VecSet<NodeId>>,
    /// Where the view was before.
    camera: Camera,
}

impl Focus {
    /// What it is about.
    pub fn centre(&self) -> &[NodeId] {
        &self.centre
    }

    /// How many relations away from its centre it reaches.
    pub fn hops(&self) -> u32 {
        self.hops
    }

    /// How many nodes are in it.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing is in it, which is never so.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
}

impl Editor {
    /// Whether a node reacts: it is in focus, or everything is.
    pub(crate) fn reacts(&self, node: NodeId) -> bool {
        self.session.focus.as_ref().is_none_or(|focus| focus.nodes.contains(&node))
    }

    /// What the focus is about: "orders", "orders and 2 more".
    pub fn focus_name(&self) -> String {
        let centre = self.session.focus.as_ref().map_or(&[][..], |focus| &focus.centre);
        let name = centre.first().map(|node| self.document().display_name((*node).into()));
        match (name, centre.len()) {
            (Some(name), 2..) => [&name, " and ", &(centre.len() - 1).to_string(), " more"].concat(),
            (name, _) => name.unwrap_or_default(),
        }
    }

    /// Goes to the selected tables and what is one relation away from them.
    pub(crate) fn focus_on_selection(&mut self) {
        let nodes = self.nodes_to_focus();
        let before = self.session.focus.take();
        if nodes.is_empty() || before.as_ref().is_some_and(|focus| focus.centre == nodes) {
            self.session.focus = before;
            return self.leave_focus();
        }
        let camera = before.map_or(self.session.camera, |focus| focus.camera);
        self.session.focus = Some(Focus { centre: nodes, hops: 1, nodes: Arc::default(), camera });
        self.reach();
        self.show_focus();
    }

    /// Lets the focus reach so many relations more.
    pub(crate) fn widen_focus(&mut self, by: i32) {
        let Some(focus) = &mut self.session.focus else { return };
        let (hops, count) = (focus.hops, focus.len());
        focus.hops = hops.saturating_add_signed(by).max(1);
        self.reach();
        if self.session.focus.as_ref().is_some_and(|focus| focus.len() == count) {
            if let Some(focus) = &mut self.session.focus {
                focus.hops = hops;
            }
            return self.announce("No further related tables");
        }
        self.show_focus();
    }

    /// Goes back to the whole diagram.
    pub(crate) fn leave_focus(&mut self) {
        if let Some(focus) = self.session.focus.take() {
            self.set_camera(focus.camera);
            self.changes.shown_changed = true;
            self.changes.repaint = true;
            self.announce("Showing the whole diagram");
        }
    }

    /// What [`Editor::focus_on_selection`] would be about.
    pub(crate) fn nodes_to_focus(&self) -> Vec<NodeId> {
        let objects = self.session.selection.iter().filter_map(ObjectRef::node);
        let mut nodes: Vec<NodeId> = Vec::new();
        for node in objects.filter(|node| self.scene().bounds(*node).is_some()) {
            if !nodes.contains(&node) {
                nodes.push(node);
            }
        }
        nodes
    }

    /// Makes a diagram of what is in focus, arranged anew.
    pub(crate) fn new_diagram_of_focus(&mut self) {
        let Some(focus) = self.session.focus.clone() else { return };
        let nodes: Vec<NodeId> = focus.nodes.iter().copied().collect();
        self.leave_focus();
        self.new_diagram(nodes, true);
    }

    /// The rectangle around what is in focus, in world units.
    pub(crate) fn focus_bounds(&self) -> Option<Rect> {
        let nodes = self.session.focus.as_ref()?.nodes.iter();
        let rects: Vec<Rect> = nodes.filter_map(|node| self.scene().bounds(*node)).collect();
        Rect::bounds(&rects)
    }

    fn show_focus(&mut self) {
        if let Some(bounds) = self.focus_bounds() {
            self.fit_rect(bounds);
        }
        let Some(focus) = &self.session.focus else { return };
        let (hops, count) = (focus.hops.to_string(), focus.len().to_string());
        let said = [
            "Focused on ",
            &self.focus_name(),
            ", ",
            &hops,
            if focus.hops == 1 { " hop, " } else { " hops, " },
            &count,
            if focus.len() == 1 { " table" } else { " tables" },
        ];
        let said = said.concat();
        self.announce(said);
    }

    /// Finds out what is in focus.
    fn reach(&mut self) {
        let Some(focus) = &self.session.focus else { return };
        let (hops, mut centre) = (focus.hops, focus.centre.clone());
        centre.retain(|node| self.scene.bounds(*node).is_some());
        let mut nodes = neighbourhood(self.document(), &centre, hops);
        nodes.retain(|node| self.scene.bounds(*node).is_some());
        self.changes.shown_changed = true;
        self.changes.repaint = true;
        if nodes.is_empty() {
            self.session.focus = None;
        } else if let Some(focus) = &mut self.session.focus {
            (focus.centre, focus.nodes) = (centre, Arc::new(nodes));
        }
    }
}

/// Lets the focus follow a diff that the document has taken. What is made in focus belongs to it.
pub(crate) fn follow(editor: &mut Editor, diff: &Diff) {
    let shown = editor.diagram();
    let Some(focus) = &mut editor.session.focus else { return };
    let on = |key| matches!(key, RecordKey::Placement(diagram, _) if diagram == shown);
    if diff.changes().all(|(key, change)| on(key) && change.before.is_some() && change.after.is_some()) {
        return;
    }
    for (key, change) in diff.changes() {
        if let (RecordKey::Placement(diagram, node), None) = (key, &change.before)
            && diagram == shown
        {
            focus.centre.push(node);
        }
    }
    editor.reach();
}
