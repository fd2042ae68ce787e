//! Making, naming and taking out diagrams, and what stands on them; each one step of undo.

use crowfoot_layout::Rect;
use crowfoot_model::{Diagram, DiagramId, Edit, Line, NodeId, ObjectRef, Placement};
use crowfoot_scene::Scope;

use crate::changes::Editing;
use crate::structure::delete;
use crate::{Arranger, Editor};

/// What is chosen stays where it is on the new diagram if it covers at least this part of the rectangle around it;
/// else it is arranged, so that the new diagram is no desert.
const DENSE: f64 = 0.1;

impl Editor {
    /// Makes a diagram with these nodes of the one on show, shows it and opens its name. They keep their places, unless
    /// they are to be arranged or stand far from each other.
    pub(crate) fn new_diagram(&mut self, nodes: Vec<NodeId>, arranged: bool) {
        let is_sparse = self.is_sparse(&nodes);
        let make = move |editor: &mut Self, arranger: Option<Arranger>| {
            let name = editor.free_diagram_name("Diagram");
            if let Some(id) = editor.add_diagram("New diagram", name, &nodes, arranger) {
                editor.start_editing(Editing::Diagram(id));
            }
        };
        if arranged || is_sparse {
            self.with_arranger(Box::new(move |editor, arranger| make(editor, Some(arranger))));
        } else {
            make(self, None);
        }
    }

    /// Makes a copy of a diagram and shows it.
    pub(crate) fn duplicate_diagram(&mut self) {
        let nodes: Vec<NodeId> = self.scene().nodes().map(|(node, _)| node).collect();
        let Some(own) = self.document().diagram(self.diagram()) else { return };
        let name = self.free_diagram_name(&own.name);
        if let Some(id) = self.add_diagram("Duplicate diagram", name, &nodes, None) {
            let camera = self.session.camera;
            self.others.cameras.push((id, camera));
            self.start_editing(Editing::Diagram(id));
        }
    }

    /// Names a diagram. An empty name changes nothing.
    pub(crate) fn rename_diagram(&mut self, id: DiagramId, name: &str) {
        let name = name.trim();
        if !name.is_empty() {
            self.transact("Rename diagram", |edit, _| {
                if let Some(own) = edit.diagram_mut(id) {
                    name.clone_into(&mut own.name);
                }
            });
        }
    }

    /// Takes the diagram on show out of the document, with the notes and areas that are on no other. The first one,
    /// which shows everything, stays.
    pub(crate) fn delete_diagram(&mut self) {
        let id = self.diagram();
        if self.shows_everything() {
            return;
        }
        let name = self.document().diagram(id).map_or(String::new(), |own| own.name.clone());
        let nodes: Vec<NodeId> = self.document().placements_on(id).map(|own| own.node).collect();
        self.transact("Delete diagram", |edit, _| {
            nodes.iter().for_each(|node| take_off(edit, id, *node));
            edit.remove_diagram(id);
        });
        self.announce(["Deleted diagram ", &name].concat());
    }

    /// Gives nodes a place on the diagram on show; what has one stays where it is. They are selected and brought into
    /// view.
    pub fn show_on_diagram(&mut self, nodes: Vec<NodeId>) {
        self.with_arranger(Box::new(move |editor, arranger| {
            let added = Scope::Added(&nodes);
            let diff = (arranger.places)(editor.document(), editor.diagram(), editor.measure(), added);
            editor.apply("Add to diagram", &diff);
            editor.select(nodes.iter().map(|node| ObjectRef::from(*node)));
            if let Some(bounds) = editor.selection_bounds() {
                editor.reveal_rect(bounds);
            }
        }));
    }

    /// Takes what is selected off the diagram on show. It stays in the design and on other diagrams; notes and areas
    /// that are on no other are deleted.
    pub(crate) fn remove_from_diagram(&mut self) {
        let (id, nodes) = (self.diagram(), self.shown_nodes());
        if self.shows_everything() || nodes.is_empty() {
            return;
        }
        self.transact("Remove from diagram", |edit, _| {
            nodes.iter().for_each(|node| take_off(edit, id, *node));
        });
        self.select([]);
    }

    /// The selected nodes that are on the diagram on show.
    pub(crate) fn shown_nodes(&self) -> Vec<NodeId> {
        let mut nodes = self.session.selection.nodes();
        nodes.retain(|node| self.scene().bounds(*node).is_some());
        nodes
    }

    /// The selected tables, views and enums that are not on the diagram on show.
    pub(crate) fn absent_nodes(&self) -> Vec<NodeId> {
        let mut nodes = self.session.selection.nodes();
        nodes.retain(|node| {
            !matches!(node, NodeId::Note(_) | NodeId::Area(_)) && self.scene().bounds(*node).is_none()
        });
        nodes
    }

    /// Adds a diagram with these nodes and shows it. With an arranger they get new places.
    fn add_diagram(
        &mut self,
        label: &str,
        name: String,
        nodes: &[NodeId],
        arranger: Option<Arranger>,
    ) -> Option<DiagramId> {
        if self.session.read_only {
            return None;
        }
        let (from, id) = (self.diagram(), self.ids.fresh());
        let look = self.document.diagram(from).map(|own| Diagram::clone(own));
        let mut edit = Edit::new(&self.document);
        edit.put(Diagram { id, name, ..look.unwrap_or_else(|| Diagram::new(id, "")) });
        for node in nodes {
            if let Some(own) = self.document().placement(from, *node) {
                edit.put(Placement { diagram: id, ..Placement::clone(own) });
            }
        }
        if arranger.is_none() {
            self.copy_lines(&mut edit, id);
        }
        let mut diff = edit.finish();
        if let Some(arranger) = arranger {
            let mut after = self.document().clone();
            after.apply(&diff);
            diff = diff.then(&(arranger.places)(&after, id, self.measure(), Scope::All));
        }
        self.apply(label, &diff);
        self.show_diagram(id);
        Some(id)
    }

    /// Takes over what users have done to lines on the diagram on show, as far as their tables are on the other one.
    fn copy_lines(&self, edit: &mut Edit, to: DiagramId) {
        for line in self.document().lines().filter(|line| line.diagram == self.diagram()) {
            let key = self.document().table(line.table).and_then(|own| own.foreign_key(line.foreign_key));
            let parent = key.and_then(|key| key.target_table());
            let has = |table| edit.placement(to, NodeId::Table(table)).is_some();
            if has(line.table) && parent.is_some_and(has) {
                edit.put(Line { diagram: to, ..Line::clone(line) });
            }
        }
    }

    /// A name with the lowest number that no diagram has.
    fn free_diagram_name(&self, name: &str) -> String {
        let name = name.trim_end_matches(|own: char| own.is_ascii_digit()).trim_end();
        let mut number = 2;
        loop {
            let numbered = [name, " ", &number.to_string()].concat();
            if self.diagram_named(&numbered).is_none() {
                return numbered;
            }
            number += 1;
        }
    }

    /// Whether nodes leave most of the room between them empty.
    fn is_sparse(&self, nodes: &[NodeId]) -> bool {
        let rects: Vec<Rect> = nodes.iter().filter_map(|node| self.scene().bounds(*node)).collect();
        let covered: f64 = rects.iter().map(|rect| rect.width * rect.height).sum();
        Rect::bounds(&rects).is_some_and(|all| covered < DENSE * all.width * all.height)
    }
}

/// Takes a node off a diagram; a note or an area that is on no other, out of the document.
fn take_off(edit: &mut Edit, diagram: DiagramId, node: NodeId) {
    let mut others = edit.base().diagrams().filter(|other| other.id != diagram);
    let elsewhere = others.any(|other| edit.placement(other.id, node).is_some());
    if elsewhere || !matches!(node, NodeId::Note(_) | NodeId::Area(_)) {
        edit.remove_placement(diagram, node);
    } else {
        delete(edit, node.into());
    }
}
