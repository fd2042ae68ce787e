//! Hit-testing.

use crowfoot_compact::Arrange;
use crowfoot_layout::{Point, Rect, between};
use crowfoot_model::{ColumnId, NodeId, ObjectRef, TableId};

use crate::card::{AREA_LABEL, HEADER, Holds, Kind};
use crate::scene::{Node, Scene};

/// An object and the part of its picture that was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub object: ObjectRef,
    pub part: HitPart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitPart {
    /// The header of a card, the label or the frame of an area.
    Header,
    /// The row of a column; the object is the column.
    Row(ColumnId),
    /// The row of an enum's value or of a view's column, by its number.
    Value(usize),
    /// "+ 14 more".
    FoldRow,
    /// The dot that says the worst problem.
    Badge,
    /// The mark of a comment.
    Comment,
    /// The left or right end of a column's row, from where a relation can be drawn; the object is the column.
    ConnectHandle(ColumnId),
    /// The bottom right corner of an area, note or card.
    ResizeCorner,
    /// Anything else within a card, a note or an area.
    Body,
    /// The line of a relation, where it runs level.
    Edge,
    /// The line of a relation, where it runs up and down.
    UprightEdge,
    /// The line of a relation, near its child.
    ChildEnd,
    /// The line of a relation, near its parent.
    ParentEnd,
}

/// How far a connect handle reaches into a card and out of it, in world units.
const HANDLE_INSIDE: f64 = 8.0;
const HANDLE_OUTSIDE: f64 = 5.0;
/// The corner that resizes, in world units.
const RESIZE: f64 = 12.0;
/// How much of a line counts as its end, in world units.
const END: f64 = 20.0;

impl Scene {
    /// Returns the object at a point (world), at most `tolerance` world units away: cards before lines, lines before areas, and
    /// of things that cover each other the one that is drawn last.
    pub fn hit(&self, point: Point, tolerance: f64) -> Option<Hit> {
        if !(point.x.is_finite() && point.y.is_finite()) {
            return None;
        }
        let tolerance = if tolerance.is_finite() { tolerance.clamp(0.0, 1000.0) } else { 0.0 };
        let near = Rect::spanning(point, point).inflate(tolerance.max(HANDLE_OUTSIDE));
        let nodes = self.nodes_in(near);
        let front = nodes.iter().rev().filter(|node| !matches!(node, NodeId::Area(_)));
        let mut handle = None;
        for id in front {
            let Some(node) = self.nodes.get(id) else { continue };
            if node.rect.contains(point) {
                return Some(self.hit_card(*id, node, point));
            }
            handle = handle.or_else(|| outer_handle(*id, node, point));
        }
        handle.or_else(|| self.hit_edge(point, tolerance)).or_else(|| {
            // The smallest area is the one that is drawn last.
            let areas = nodes.iter().filter(|node| matches!(node, NodeId::Area(_)));
            let mut found: Vec<(&NodeId, &Node)> =
                areas.filter_map(|id| Some((id, self.nodes.get(id)?))).collect();
            found.arrange_by(|a, b| size(a.1).total_cmp(&size(b.1)));
            found.into_iter().find_map(|(id, node)| hit_area(*id, node, point, tolerance))
        })
    }

    /// The column of a table whose connect handle is at a point (world), for a pointer as coarse as `reach` (world units):
    /// a handle takes so much of its card, and twice that outside.
    pub fn connect_handle(&self, table: TableId, point: Point, reach: f64) -> Option<ColumnId> {
        let node = self.nodes.get(&NodeId::Table(table))?;
        let (left, right) = (point.x - node.rect.x, node.rect.right() - point.x);
        // Narrow cards keep a middle to take hold of.
        let inside = reach.min(node.rect.width / 4.0);
        let at_end = [left, right].iter().any(|away| (-2.0 * reach..=inside).contains(away));
        let row = node.card.rows.get(node.card.row_at(point.y - node.rect.y)?)?;
        match row.holds {
            Holds::Column(column) if at_end => Some(column),
            _ => None,
        }
    }

    fn hit_card(&self, id: NodeId, node: &Node, point: Point) -> Hit {
        let card = &node.card;
        let local = Point::new(point.x - node.rect.x, point.y - node.rect.y);
        let hit = |object: ObjectRef, part: HitPart| Hit { object, part };
        let object = ObjectRef::from(id);
        if in_corner(node, point, if card.kind == Kind::Note { RESIZE } else { 6.0 }) {
            return hit(object, HitPart::ResizeCorner);
        }
        if card.kind == Kind::Note {
            return hit(object, HitPart::Body);
        }
        if local.y < HEADER {
            let badged = matches!(id, NodeId::Table(table) if self.badges.contains_key(&table));
            if badged && Rect::spanning(card.badge_at(), card.badge_at()).inflate(8.0).contains(local) {
                return hit(object, HitPart::Badge);
            }
            let comment = card.title.comment_at(card.size.width) - 2.0;
            let on_comment = card.title.comment && (comment..comment + 16.0).contains(&local.x);
            return hit(object, if on_comment { HitPart::Comment } else { HitPart::Header });
        }
        let Some((number, row)) = card.row_at(local.y).and_then(|row| Some((row, card.rows.get(row)?)))
        else {
            return hit(object, HitPart::Body);
        };
        match (row.holds, id) {
            (Holds::Fold, _) => hit(object, HitPart::FoldRow),
            (Holds::Column(column), NodeId::Table(table)) => {
                let at_end = local.x <= HANDLE_INSIDE || local.x >= card.size.width - HANDLE_INSIDE;
                let part = if at_end { HitPart::ConnectHandle(column) } else { HitPart::Row(column) };
                hit(ObjectRef::Column(table, column), part)
            }
            _ => hit(object, HitPart::Value(number)),
        }
    }

    fn hit_edge(&self, point: Point, tolerance: f64) -> Option<Hit> {
        let around = Rect::spanning(point, point).inflate(tolerance);
        let mut best: Option<(f64, Hit)> = None;
        for (edge, route) in self.edges.near(&around, false) {
            let (mut away, mut upright) = (f64::INFINITY, false);
            for pair in route.windows(2) {
                let (Some(a), Some(b)) = (pair.first(), pair.last()) else { continue };
                let own = distance(point, *a, *b);
                if own < away {
                    (away, upright) = (own, a.x == b.x);
                }
            }
            if away > tolerance || best.as_ref().is_some_and(|(least, _)| *least <= away) {
                continue;
            }
            let near = |end: Option<&Point>| {
                end.is_some_and(|end| {
                    (end.x - point.x).abs() <= END && (end.y - point.y).abs() <= tolerance.max(6.0)
                })
            };
            let part = match (near(route.first()), near(route.last())) {
                (true, _) => HitPart::ChildEnd,
                (false, true) => HitPart::ParentEnd,
                (false, false) if upright => HitPart::UprightEdge,
                (false, false) => HitPart::Edge,
            };
            best = Some((away, Hit { object: ObjectRef::ForeignKey(edge.key.0, edge.key.1), part }));
        }
        best.map(|(_, hit)| hit)
    }
}

/// A handle reaches a little out of its card.
fn outer_handle(id: NodeId, node: &Node, point: Point) -> Option<Hit> {
    let NodeId::Table(table) = id else { return None };
    let beside = node.rect.x - HANDLE_OUTSIDE <= point.x && point.x <= node.rect.right() + HANDLE_OUTSIDE;
    let row = node.card.rows.get(node.card.row_at(point.y - node.rect.y)?)?;
    let Holds::Column(column) = row.holds else { return None };
    beside.then(|| handle_of(table, column))
}

fn handle_of(table: TableId, column: ColumnId) -> Hit {
    Hit { object: ObjectRef::Column(table, column), part: HitPart::ConnectHandle(column) }
}

fn hit_area(id: NodeId, node: &Node, point: Point, tolerance: f64) -> Option<Hit> {
    let hit = |part: HitPart| Some(Hit { object: ObjectRef::from(id), part });
    if !node.rect.inflate(tolerance).contains(point) {
        return None;
    }
    if in_corner(node, point, RESIZE.max(tolerance)) {
        return hit(HitPart::ResizeCorner);
    }
    let on_label = point.y <= node.rect.y + AREA_LABEL;
    let on_frame = !node.rect.inflate(-tolerance.max(3.0)).contains(point);
    hit(if on_label || on_frame { HitPart::Header } else { HitPart::Body })
}

fn in_corner(node: &Node, point: Point, reach: f64) -> bool {
    point.x >= node.rect.right() - reach && point.y >= node.rect.bottom() - reach
}

fn size(node: &Node) -> f64 {
    node.rect.width * node.rect.height
}

/// From a point to a stretch that is parallel to an axis.
fn distance(point: Point, a: Point, b: Point) -> f64 {
    let x = between(point.x, a.x.min(b.x), a.x.max(b.x));
    let y = between(point.y, a.y.min(b.y), a.y.max(b.y));
    (point.x - x).hypot(point.y - y)
}
