//! Moving the selection over the drawing by keys.

use crowfoot_compact::Arrange;
use crowfoot_layout::{Point, Rect};
use crowfoot_model::{ColumnId, ForeignKeyTarget, NodeId, ObjectRef, TableId};

use crate::Editor;
use crate::grid::snapped_by;
use crate::lines::{carried_lines, shift_lines};
use crate::tools::carried;
use crate::towards::Towards;

impl Editor {
    /// Moves what is selected by world units, onto the grid. Repeated, it stays one step of undo.
    pub(crate) fn nudge(&mut self, towards: Towards, by: i32) {
        let nodes = carried(self);
        let diagram = self.diagram();
        let (across, down) = towards.step();
        let lines = carried_lines(self.document(), diagram, &nodes);
        self.transact_repeating("Move", |edit, _| {
            shift_lines(edit, &lines, across * by, down * by);
            for node in nodes {
                if edit.placement(diagram, node).is_none() {
                    continue;
                }
                let placement = edit.placement_mut(diagram, node);
                placement.x = snapped_by(placement.x, across * by);
                placement.y = snapped_by(placement.y, down * by);
            }
        });
        if let Some(object) = self.session.selection.last() {
            self.reveal(object);
        }
    }

    /// Selects the nearest card in a direction, or, with nothing selected, the one nearest to the middle of the view.
    pub(crate) fn go_towards(&mut self, towards: Towards) {
        if let Some(node) = self.nearest(towards) {
            self.go_to_and_say(node.into());
        }
    }

    /// Adds the nearest card in a direction to the selection.
    pub(crate) fn extend_towards(&mut self, towards: Towards) {
        let Some(node) = self.nearest(towards) else { return };
        let mut selection = self.session.selection.clone();
        selection.add(node.into());
        self.set_selection(selection);
        self.reveal(node.into());
        let said = crate::outline::spoken(self.document(), node.into());
        self.announce(["Added ", &said].concat());
    }

    fn nearest(&self, towards: Towards) -> Option<NodeId> {
        let current = self.session.selection.last().and_then(ObjectRef::node);
        let from = current.and_then(|node| self.scene().bounds(node));
        let middle = from.map_or(self.session.visible().centre(), |rect| rect.centre());
        let taken = |node: NodeId| self.session.selection.contains(node.into()) || Some(node) == current;
        let cards = self.cards().into_iter().filter(|(node, _)| !taken(*node));
        let cost = |rect: &Rect| match from {
            Some(_) => distance_towards(middle, rect.centre(), towards),
            None => Some((rect.centre().x - middle.x).hypot(rect.centre().y - middle.y)),
        };
        let reachable = cards.filter_map(|(node, rect)| Some((cost(&rect)?, node)));
        reachable.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, node)| node)
    }

    /// The card after or before the selected one, in reading order; the first or last one with nothing selected.
    pub(crate) fn neighbour_in_order(&self, forward: bool) -> Option<NodeId> {
        let mut cards = self.cards();
        // Rows of about a card's height, so that what stands side by side is read from left to right.
        let row = |rect: &Rect| (rect.y / 160.0).floor();
        cards.arrange_by(|(_, a), (_, b)| row(a).total_cmp(&row(b)).then(a.x.total_cmp(&b.x)));
        let current = self.session.selection.last().and_then(ObjectRef::node);
        let at = current.and_then(|node| cards.iter().position(|(own, _)| *own == node));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => cards.len().checked_sub(1)?,
            (Some(at), true) => at + 1,
            (Some(at), false) => at.checked_sub(1)?,
        };
        cards.get(next).map(|(node, _)| *node)
    }

    /// Selects the column after or before the selected one.
    pub(crate) fn go_to_column(&mut self, forward: bool) {
        let Some((table, column)) = self.session.selection.column() else { return };
        let Some(own) = self.document().table(table) else { return };
        let Some(at) = own.columns.iter().position(|other| other.id == column) else { return };
        let next = if forward {
            own.columns.get(at + 1)
        } else {
            at.checked_sub(1).and_then(|at| own.columns.get(at))
        };
        match next.map(|column| column.id) {
            Some(next) => self.go_to_and_say(ObjectRef::Column(table, next)),
            None if !forward => self.go_to_and_say(ObjectRef::Table(table)),
            None => {}
        }
    }

    /// What the selected column refers to.
    pub(crate) fn referred_by_selection(&self) -> Option<(TableId, Option<ColumnId>)> {
        let (table, column) = self.session.selection.column()?;
        let own = self.document().table(table)?;
        let key = own.foreign_keys.iter().find(|key| key.columns.contains(&column))?;
        let at = key.columns.iter().position(|own| *own == column)?;
        match &key.target {
            ForeignKeyTarget::Table { table, columns } => {
                let own_key = || self.document().table(*table)?.primary_key_columns().get(at).copied();
                Some((*table, columns.get(at).copied().or_else(own_key)))
            }
            ForeignKeyTarget::Unresolved { .. } => None,
        }
    }

    /// Selects, shows and reads out an object.
    pub(crate) fn go_to_and_say(&mut self, object: ObjectRef) {
        self.go_to(object);
        let said = crate::outline::spoken(self.document(), object);
        self.announce(said);
    }

    fn cards(&self) -> Vec<(NodeId, Rect)> {
        let is_card = |node: NodeId| !matches!(node, NodeId::Area(_)) && self.reacts(node);
        self.scene().nodes().filter(|(node, _)| is_card(*node)).collect()
    }
}

/// How far away something is in a direction; what lies off to the side counts as further, what lies behind not at all.
fn distance_towards(from: Point, to: Point, towards: Towards) -> Option<f64> {
    let (across, down) = towards.step();
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let along = dx * f64::from(across) + dy * f64::from(down);
    let aside = (dx * f64::from(down)).abs() + (dy * f64::from(across)).abs();
    (along > 1.0 && aside <= along * 3.0).then_some(along + 2.0 * aside)
}
