//! Making new nodes where the user points, or where there is room.

use crowfoot_layout::{Point, Rect, Size, place_beside};
use crowfoot_model::{NodeId, ObjectRef, TableId};

use crate::Editor;
use crate::changes::Editing;
use crate::grid::GRID;
use crate::structure::{
    End, NewTable, Relation, add_area, add_enum, add_join_table, add_note, add_table, relate,
};

/// About the size of a new table, in world units.
const CARD: Size = Size { width: 224.0, height: 104.0 };

impl Editor {
    /// Adds a table whose header is at a point in world units, selects it and opens its name for editing.
    pub fn place_table(&mut self, point_in_world: Point) {
        let corner = Point::new(point_in_world.x - CARD.width / 2.0, point_in_world.y - GRID * 2.0);
        self.with_toolkit(Box::new(move |editor, toolkit| {
            (toolkit.new_table_at)(editor, corner, None);
        }));
    }

    /// Adds a table with its top left corner at a point in world units. Without a name it gets the next free one,
    /// which is opened for editing.
    pub(crate) fn new_table_at(&mut self, corner: Point, name: Option<&str>) -> Option<TableId> {
        if self.session.read_only {
            return None;
        }
        let (x, y) = (snapped(corner.x), snapped(corner.y));
        let (diagram, audit_columns) = (self.diagram(), self.session.audit_columns);
        let new = NewTable { name, x, y, audit_columns };
        let id = self.transact("Add table", |edit, ids| add_table(edit, ids, diagram, &new));
        self.select([ObjectRef::Table(id)]);
        match name {
            None => self.start_editing(Editing::Name(ObjectRef::Table(id))),
            Some(_) => self.reveal(ObjectRef::Table(id)),
        }
        Some(id)
    }

    /// Adds an empty note over a rectangle in world units and opens it for editing.
    pub fn place_note(&mut self, rect_in_world: Rect) {
        if self.session.read_only {
            return;
        }
        let diagram = self.diagram();
        let id = self.transact("Add note", |edit, ids| add_note(edit, ids, diagram, rect_in_world));
        self.select([ObjectRef::Note(id)]);
        self.start_editing(Editing::Note(id));
    }

    /// Adds an area over a rectangle in world units and opens its name for editing.
    pub fn place_area(&mut self, rect_in_world: Rect) {
        if self.session.read_only {
            return;
        }
        let diagram = self.diagram();
        let id = self.transact("Add area", |edit, ids| add_area(edit, ids, diagram, rect_in_world));
        self.select([ObjectRef::Area(id)]);
        self.start_editing(Editing::Name(ObjectRef::Area(id)));
    }

    /// Adds an enum where there is room and opens its name for editing.
    pub fn place_enum(&mut self) {
        if self.session.read_only {
            return;
        }
        let (diagram, at) = (self.diagram(), self.free_spot(CARD));
        let (x, y) = (snapped(at.x), snapped(at.y));
        let id = self.transact("Add enum", |edit, ids| add_enum(edit, ids, diagram, x, y));
        self.select([ObjectRef::Enum(id)]);
        self.start_editing(Editing::Name(ObjectRef::Enum(id)));
    }

    /// Relates two tables by a foreign key, as [`relate`] says, and selects it.
    pub fn relate(&mut self, from: End, to: End) -> Option<Relation> {
        if self.session.read_only {
            return None;
        }
        let relation = self.transact("Add relation", |edit, ids| relate(edit, ids, from, to))?;
        self.select([ObjectRef::ForeignKey(relation.table, relation.foreign_key)]);
        let document = self.document();
        let name = |table| document.table(table).map_or(String::new(), |table| table.name.clone());
        let parent = document.table(relation.table).and_then(|table| table.foreign_key(relation.foreign_key));
        let parent = parent.and_then(|key| key.target_table()).map_or(String::new(), name);
        self.announce([name(relation.table).as_str(), " now references ", &parent].concat());
        Some(relation)
    }

    /// Adds the table between two others and selects it.
    pub(crate) fn relate_many_to_many(&mut self, first: TableId, second: TableId) -> Option<TableId> {
        if self.session.read_only {
            return None;
        }
        let scene = self.scene();
        let (a, b) = (scene.bounds(NodeId::Table(first))?, scene.bounds(NodeId::Table(second))?);
        let (from, to) = (a.centre(), b.centre());
        let middle = Point::new((from.x + to.x) / 2.0, (from.y + to.y) / 2.0);
        let between = Rect::at(Point::new(middle.x - CARD.width / 2.0, middle.y - CARD.height / 2.0), CARD);
        let is_free = scene.nodes_in(between).iter().all(|node| matches!(node, NodeId::Area(_)));
        let at = if is_free { Point::new(between.x, between.y) } else { self.beside(Some(between), CARD) };
        let (diagram, corner) = (self.diagram(), (snapped(at.x), snapped(at.y)));
        let id = self.transact("Add many-to-many relation", |edit, ids| {
            add_join_table(edit, ids, diagram, (first, second), corner)
        })?;
        self.select([ObjectRef::Table(id)]);
        self.reveal(ObjectRef::Table(id));
        Some(id)
    }

    /// The top left corner of a free place: under the pointer, or near the middle of the view.
    pub(crate) fn free_spot(&self, size: Size) -> Point {
        let view = self.session.visible();
        let is_free = |rect: &Rect| {
            let near = self.scene().nodes_in(rect.inflate(GRID));
            near.iter().all(|node| matches!(node, NodeId::Area(_)))
        };
        let around = |middle: Point| {
            Rect::at(Point::new(middle.x - size.width / 2.0, middle.y - size.height / 2.0), size)
        };
        let pointed =
            self.session.pointer_in_viewport.map(|point| around(self.session.point_in_world(point)));
        let wish = pointed.filter(is_free).unwrap_or_else(|| around(view.centre()));
        if is_free(&wish) { Point::new(wish.x, wish.y) } else { self.beside(Some(wish), size) }
    }

    fn beside(&self, near: Option<Rect>, size: Size) -> Point {
        let cards = self.scene().nodes().filter(|(node, _)| !matches!(node, NodeId::Area(_)));
        let rects: Vec<Rect> = cards.map(|(_, rect)| rect).collect();
        place_beside(&rects, size, near)
    }
}

pub(crate) fn snapped(at: f64) -> i32 {
    ((at / GRID).round() * GRID) as i32
}
