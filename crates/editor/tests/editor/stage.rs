//! An editor that is driven by events alone.

use crowfoot_editor::{
    Button, Changes, Editor, KeyEvent, Modifiers, Point, PointerEvent, PointerKind, PointerType, Rect,
    Request, Walk,
};
use crowfoot_model::{ColumnId, Document, NodeId, ObjectRef, Table, TableId};
use crowfoot_scene::ApproximateMeasure;

pub(crate) const SHIFT: Modifiers = Modifiers { shift: true, alt: false, ctrl: false, meta: false };
pub(crate) const CTRL: Modifiers = Modifiers { shift: false, alt: false, ctrl: true, meta: false };
pub(crate) const ALT: Modifiers = Modifiers { shift: false, alt: true, ctrl: false, meta: false };
pub(crate) const CTRL_SHIFT: Modifiers = Modifiers { shift: true, alt: false, ctrl: true, meta: false };

pub(crate) struct Stage {
    pub(crate) editor: Editor,
}

impl Stage {
    /// An empty document in a viewport of 1200 by 800 pixels.
    pub(crate) fn new() -> Self {
        Self::of(Document::default())
    }

    pub(crate) fn of(document: Document) -> Self {
        Self::in_session(document, 7)
    }

    /// One of several tabs, which differ by `random`.
    pub(crate) fn in_session(document: Document, random: u32) -> Self {
        let mut editor = Editor::new(document, random, Box::new(ApproximateMeasure));
        editor.set_toolkit(crowfoot_editor::toolkit());
        editor.set_arranger(crowfoot_editor::arranger());
        editor.set_router(crowfoot_editor::router());
        editor.set_reviewer(crowfoot_rules::reviewer());
        editor.set_viewport(1200.0, 800.0);
        editor.set_audit_columns(false);
        editor.take_changes();
        Self { editor }
    }

    /// Users, orders of users, items of orders, and a table without relations.
    pub(crate) fn shop() -> Self {
        let mut stage = Self::new();
        stage.draw(100.0, 100.0, "users", &["email text"]);
        stage.draw(500.0, 100.0, "orders", &["user_id -> users"]);
        stage.draw(900.0, 100.0, "items", &["order_id -> orders"]);
        stage.draw(100.0, 500.0, "settings", &["key text"]);
        stage.editor.forget_history();
        stage.changes();
        stage
    }

    /// Adds a table by a double click, names it, and types its columns, Enter after each.
    pub(crate) fn draw(&mut self, x: f64, y: f64, name: &str, columns: &[&str]) -> TableId {
        self.double_click(x, y);
        self.editor.submit_name(name, Walk::Next);
        for column in columns {
            assert_eq!(self.editor.submit_column(column, Walk::Next), Vec::<String>::new());
        }
        self.editor.submit_column("", Walk::Stop);
        self.editor.end_editing();
        self.editor.select([]);
        self.table(name).id
    }

    pub(crate) fn table(&self, name: &str) -> &Table {
        self.editor.document().table_named(None, name).unwrap_or_else(|| panic!("no table {name}"))
    }

    pub(crate) fn column(&self, table: &str, column: &str) -> ColumnId {
        self.table(table).column_named(column).unwrap_or_else(|| panic!("no column {table}.{column}")).id
    }

    /// The names of a table's columns.
    pub(crate) fn names(&self, table: &str) -> Vec<String> {
        self.table(table).columns.iter().map(|column| column.name.clone()).collect()
    }

    /// The middle of a table's header, in the viewport.
    pub(crate) fn header(&self, table: &str) -> Point {
        let id = self.table(table).id;
        self.centre(self.editor.scene().header_bounds(NodeId::Table(id)).unwrap())
    }

    /// The middle of a column's row, in the viewport.
    pub(crate) fn row(&self, table: &str, column: &str) -> Point {
        let id = self.table(table).id;
        self.centre(self.editor.scene().column_bounds(id, self.column(table, column)).unwrap())
    }

    /// The handle at the right end of a column's row, in the viewport.
    pub(crate) fn handle(&self, table: &str, column: &str) -> Point {
        let id = self.table(table).id;
        let row = self.editor.scene().column_bounds(id, self.column(table, column)).unwrap();
        self.editor.session().point_in_viewport(Point::new(row.right() - 3.0, row.centre().y))
    }

    pub(crate) fn centre(&self, rect: Rect) -> Point {
        self.editor.session().point_in_viewport(rect.centre())
    }

    pub(crate) fn pointer(&mut self, kind: PointerKind, at: Point, modifiers: Modifiers) {
        self.editor.pointer(&PointerEvent { modifiers, ..PointerEvent::mouse(kind, at.x, at.y) });
    }

    pub(crate) fn click(&mut self, at: Point) {
        self.click_with(at, Modifiers::NONE);
    }

    pub(crate) fn click_with(&mut self, at: Point, modifiers: Modifiers) {
        self.pointer(PointerKind::Move, at, modifiers);
        self.pointer(PointerKind::Down, at, modifiers);
        self.pointer(PointerKind::Up, at, modifiers);
    }

    pub(crate) fn double_click(&mut self, x: f64, y: f64) {
        let at = Point::new(x, y);
        self.click(at);
        self.click(at);
        self.pointer(PointerKind::DoubleClick, at, Modifiers::NONE);
    }

    /// Presses at one point, and moves to another in three steps without letting go.
    pub(crate) fn drag(&mut self, from: Point, to: Point) {
        self.drag_with(from, to, Modifiers::NONE);
    }

    pub(crate) fn drag_with(&mut self, from: Point, to: Point, modifiers: Modifiers) {
        self.pointer(PointerKind::Move, from, modifiers);
        self.pointer(PointerKind::Down, from, modifiers);
        for step in 1..=3 {
            let part = f64::from(step) / 3.0;
            let at = Point::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
            self.pointer(PointerKind::Move, at, modifiers);
        }
    }

    pub(crate) fn drop(&mut self, at: Point) {
        self.pointer(PointerKind::Up, at, Modifiers::NONE);
    }

    pub(crate) fn drag_and_drop(&mut self, from: Point, to: Point) {
        self.drag(from, to);
        self.drop(to);
    }

    pub(crate) fn touch(&mut self, id: i32, kind: PointerKind, x: f64, y: f64) {
        let event = PointerEvent::mouse(kind, x, y);
        self.editor.pointer(&PointerEvent {
            pointer_id: id,
            pointer_type: PointerType::Touch,
            button: Button::Primary,
            ..event
        });
    }

    pub(crate) fn key(&mut self, key: &str) -> bool {
        self.editor.key(&KeyEvent::down(key, Modifiers::NONE))
    }

    pub(crate) fn key_with(&mut self, key: &str, modifiers: Modifiers) -> bool {
        self.editor.key(&KeyEvent::down(key, modifiers))
    }

    pub(crate) fn selected(&self) -> Vec<ObjectRef> {
        self.editor.session().selection.iter().collect()
    }

    pub(crate) fn place(&self, table: &str) -> (i32, i32) {
        let node = NodeId::Table(self.table(table).id);
        let placement = self.editor.document().placement(self.editor.diagram(), node).unwrap();
        (placement.x, placement.y)
    }

    /// Sets a property as the inspector does.
    pub(crate) fn set(&mut self, object: ObjectRef, key: &str, text: &str) {
        self.editor.set_property(&[object], key, text).unwrap();
    }

    pub(crate) fn requests(&mut self) -> Vec<Request> {
        self.changes().requests
    }

    pub(crate) fn changes(&mut self) -> Changes {
        self.editor.take_changes()
    }

    /// Undoes everything; returns how many steps that took.
    pub(crate) fn undo_all(&mut self) -> usize {
        std::iter::from_fn(|| self.key_with("z", CTRL).then_some(())).count()
    }

    pub(crate) fn redo_all(&mut self) -> usize {
        std::iter::from_fn(|| self.key_with("z", CTRL_SHIFT).then_some(())).count()
    }
}
