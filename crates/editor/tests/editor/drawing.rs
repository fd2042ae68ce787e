//! Drawing a design by mouse, and by keys alone.

use crate::stage::{ALT, CTRL, SHIFT, Stage};
use crowfoot_editor::{Editing, Point, PointerKind, Request, Walk};
use crowfoot_model::{DataType, ForeignKeyTarget, ObjectRef, ReferentialAction};

#[test]
fn two_tables_are_drawn_and_related_by_mouse() {
    let mut stage = Stage::new();
    let empty = stage.editor.document().clone();
    let users = stage.draw(200.0, 150.0, "users", &["email varchar(255) !unique !required", "name text"]);
    stage.draw(700.0, 300.0, "orders", &["total decimal(10,2) = 0"]);
    assert_eq!(stage.names("users"), ["id", "email", "name"]);
    assert_eq!(stage.table("users").uniques[0].name.as_deref(), Some("users_email_unique"));

    let (from, to) = (stage.handle("users", "id"), stage.header("orders"));
    stage.drag(from, to);
    let preview = stage.editor.marks().relate.unwrap();
    assert_eq!(preview.target, Some(ObjectRef::Table(stage.table("orders").id)));
    stage.drop(to);

    let orders = stage.table("orders");
    assert_eq!(stage.names("orders"), ["id", "total", "user_id"]);
    let column = orders.column_named("user_id").unwrap();
    assert_eq!(column.data_type, stage.table("users").column_named("id").unwrap().data_type);
    assert!(column.not_null);
    let key = &orders.foreign_keys[0];
    assert_eq!(key.name.as_deref(), Some("orders_user_id_fk"));
    assert_eq!(
        (key.on_delete, key.on_update),
        (Some(ReferentialAction::Restrict), Some(ReferentialAction::Cascade))
    );
    assert_eq!(
        key.target,
        ForeignKeyTarget::Table { table: users, columns: vec![stage.column("users", "id")] }
    );
    assert_eq!(stage.selected(), [ObjectRef::ForeignKey(orders.id, key.id)]);

    let full = stage.editor.document().clone();
    assert!(stage.undo_all() > 5);
    assert_eq!(*stage.editor.document(), empty);
    stage.redo_all();
    assert_eq!(*stage.editor.document(), full);
}

#[test]
fn two_tables_are_drawn_and_related_by_keys() {
    let mut stage = Stage::new();
    let empty = stage.editor.document().clone();
    assert!(stage.key("t"));
    let table = stage.editor.document().tables().next().unwrap().id;
    assert!(stage.requests().contains(&Request::Edit(Editing::Name(ObjectRef::Table(table)))));
    stage.editor.submit_name("users", Walk::Next);
    let new_column = Editing::Column { table, column: None };
    assert_eq!(stage.editor.session().editing, Some(new_column));
    assert!(stage.editor.editing_rect().is_some());
    stage.editor.submit_column("email text !unique", Walk::Next);
    assert_eq!(stage.editor.session().editing, Some(new_column));
    assert!(stage.key("Escape"));
    assert_eq!(stage.editor.session().editing, None);
    assert_eq!(stage.selected(), [ObjectRef::Table(table)]);

    // With nothing selected T makes a table; with a table selected it begins a column.
    stage.key("Escape");
    stage.key("t");
    stage.editor.submit_name("orders", Walk::Stop);
    stage.requests();
    stage.key("t");
    let orders = stage.table("orders").id;
    let typed = Editing::Column { table: orders, column: None };
    assert_eq!(stage.requests().last(), Some(&Request::Edit(typed)));
    assert_eq!(stage.editor.session().field.text, "t");
    stage.editor.submit_column("total decimal(10,2)", Walk::Stop);

    // Select both, users first, and relate.
    stage.key("Escape");
    stage.key("ArrowRight");
    stage.key_with("Tab", SHIFT);
    assert_eq!(stage.selected(), [ObjectRef::Table(table)]);
    stage.key_with("a", CTRL);
    stage.key("r");
    assert_eq!(stage.names("orders"), ["id", "total", "user_id"]);
    // Tables do not lie on each other.
    assert_ne!(stage.place("users"), stage.place("orders"));

    let full = stage.editor.document().clone();
    stage.undo_all();
    assert_eq!(*stage.editor.document(), empty);
    assert!(stage.selected().is_empty());
    stage.redo_all();
    assert_eq!(*stage.editor.document(), full);
}

#[test]
fn new_tables_follow_the_house_standard() {
    let mut stage = Stage::new();
    stage.editor.set_audit_columns(true);
    stage.draw(200.0, 150.0, "users", &["email text"]);
    let users = stage.table("users");
    assert_eq!(stage.names("users"), ["id", "email", "created_at", "updated_at"]);
    assert!(users.is_in_primary_key(users.columns[0].id) && users.columns[0].not_null);
    assert_eq!(users.columns[0].data_type, Some(DataType::TEXT));
    assert!(users.columns[2].not_null && users.columns[2].default.is_some());
}

#[test]
fn a_relation_can_be_drawn_from_the_child_and_to_a_column() {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "users", &["email text"]);
    stage.draw(700.0, 300.0, "orders", &["buyer", "note text"]);
    stage.draw(700.0, 600.0, "logs", &["actor"]);
    // From a column that is no key: it refers.
    let (from, to) = (stage.handle("orders", "buyer"), stage.header("users"));
    stage.drag_and_drop(from, to);
    let orders = stage.table("orders");
    assert_eq!(orders.foreign_keys[0].columns, [stage.column("orders", "buyer")]);
    assert_eq!(orders.column_named("buyer").unwrap().data_type, Some(DataType::TEXT), "the type is adopted");
    // From the key to a column: the column refers.
    let (from, to) = (stage.handle("users", "id"), stage.row("logs", "actor"));
    stage.drag_and_drop(from, to);
    assert_eq!(stage.names("logs"), ["id", "actor"]);
    assert_eq!(stage.table("logs").foreign_keys[0].columns, [stage.column("logs", "actor")]);
    // Dropped on the canvas nothing happens.
    let before = stage.editor.document().clone();
    let from = stage.handle("users", "id");
    stage.drag_and_drop(from, Point::new(30.0, 700.0));
    assert_eq!(*stage.editor.document(), before);
}

#[test]
fn dragging_a_row_moves_its_column_and_shows_where_it_lands() {
    let mut stage = Stage::new();
    let id = stage.draw(200.0, 150.0, "users", &["a text", "b text", "c text"]);
    let before = stage.editor.document().clone();
    let (from, to) = (stage.row("users", "c"), stage.row("users", "a"));
    let above = Point::new(to.x, to.y - 8.0);
    stage.drag(from, above);
    let marks = stage.editor.marks();
    assert!(marks.relate.is_none(), "a row that is moved relates nothing");
    assert_eq!(marks.reorder.map(|reorder| (reorder.table, reorder.rows_above)), Some((id, Some(1))));
    stage.key("Escape");
    stage.drop(above);
    assert_eq!(*stage.editor.document(), before);

    stage.drag_and_drop(from, above);
    assert_eq!(stage.names("users"), ["id", "c", "a", "b"]);
    assert_eq!(stage.selected(), [ObjectRef::Column(id, stage.column("users", "c"))]);
    assert_eq!(stage.editor.undo_label(), Some("Move column"));
    stage.key_with("ArrowDown", ALT);
    assert_eq!(stage.names("users"), ["id", "a", "c", "b"]);
    stage.key_with("z", CTRL);
    stage.key_with("z", CTRL);
    assert_eq!(*stage.editor.document(), before);
    // Below the last row, and back to where it is.
    let (first, last) = (stage.row("users", "id"), stage.row("users", "c"));
    stage.drag_and_drop(first, Point::new(last.x, last.y + 14.0));
    assert_eq!(stage.names("users"), ["a", "b", "c", "id"]);
    let now = stage.editor.document().clone();
    let row = stage.row("users", "b");
    stage.drag(row, Point::new(row.x, row.y + 9.0));
    assert_eq!(stage.editor.marks().reorder.unwrap().rows_above, None, "it would stay");
    stage.drop(Point::new(row.x, row.y + 9.0));
    assert_eq!(*stage.editor.document(), now);
}

#[test]
fn a_row_goes_to_no_other_table() {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "users", &["a text"]);
    stage.draw(700.0, 300.0, "orders", &["user text"]);
    let before = stage.editor.document().clone();
    let (from, to) = (stage.row("users", "a"), stage.row("orders", "user"));
    stage.drag(from, to);
    assert_eq!(stage.editor.marks().reorder.unwrap().rows_above, None);
    stage.drop(to);
    assert_eq!(*stage.editor.document(), before);
}

#[test]
fn dragging_a_handle_relates_a_column_to_another_of_its_table() {
    let mut stage = Stage::new();
    let users = stage.draw(200.0, 150.0, "users", &["manager_id"]);
    let (from, to) = (stage.handle("users", "manager_id"), stage.row("users", "id"));
    stage.drag(from, to);
    let marks = stage.editor.marks();
    assert!(marks.reorder.is_none());
    assert_eq!(marks.relate.unwrap().target, Some(ObjectRef::Column(users, stage.column("users", "id"))));
    stage.drop(to);
    assert_eq!(stage.names("users"), ["id", "manager_id"]);
    let key = &stage.table("users").foreign_keys[0];
    assert_eq!(
        (key.columns.as_slice(), key.target_table()),
        ([stage.column("users", "manager_id")].as_slice(), Some(users))
    );
}

#[test]
fn a_finger_moves_rows_of_a_selected_table_and_finds_its_handles() {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "users", &["a text", "b text"]);
    stage.draw(700.0, 300.0, "orders", &[]);
    let swipe = |stage: &mut Stage, from: Point, to: Point| {
        stage.touch(1, PointerKind::Down, from.x, from.y);
        for part in [0.3, 0.7, 1.0] {
            let at = Point::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
            stage.touch(1, PointerKind::Move, at.x, at.y);
        }
        stage.touch(1, PointerKind::Up, to.x, to.y);
    };
    // A table that is not selected moves as a whole.
    let (row, place) = (stage.row("users", "b"), stage.place("users"));
    swipe(&mut stage, row, Point::new(row.x + 40.0, row.y + 40.0));
    assert_ne!(stage.place("users"), place);
    assert_eq!(stage.names("users"), ["id", "a", "b"]);
    let (row, to) = (stage.row("users", "b"), stage.row("users", "a"));
    swipe(&mut stage, row, Point::new(to.x, to.y - 9.0));
    assert_eq!(stage.names("users"), ["id", "b", "a"]);
    // The tip of a finger lands beside the handle as well as on it.
    for beside in [-10.0, 20.0] {
        let (handle, to) = (stage.handle("users", "id"), stage.header("orders"));
        swipe(&mut stage, Point::new(handle.x + beside, handle.y), to);
        assert_eq!(stage.table("orders").foreign_keys.len(), 1, "{beside}");
        stage.key_with("z", CTRL);
        let users = stage.table("users").id;
        stage.editor.select([ObjectRef::Table(users)]);
    }
}

#[test]
fn a_table_relates_to_itself_and_many_to_many() {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "users", &[]);
    stage.draw(800.0, 150.0, "roles", &[]);
    let (from, to) = (stage.handle("users", "id"), stage.header("users"));
    stage.drag_and_drop(from, to);
    let users = stage.table("users");
    assert_eq!(stage.names("users"), ["id", "parent_user_id"]);
    assert!(!users.columns[1].not_null);
    assert_eq!(users.foreign_keys[0].on_delete, Some(ReferentialAction::SetNull));

    let (users, roles) = (stage.header("users"), stage.header("roles"));
    stage.click(users);
    stage.click_with(roles, SHIFT);
    stage.key("m");
    let join = stage.table("users_roles");
    assert_eq!(stage.names("users_roles"), ["user_id", "role_id", "created_at"]);
    assert_eq!(join.primary_key_columns(), [join.columns[0].id, join.columns[1].id]);
    assert_eq!(join.foreign_keys.len(), 2);
    assert!(join.foreign_keys.iter().all(|key| key.on_delete == Some(ReferentialAction::Cascade)));
    assert_eq!(join.indexes[0].name.as_deref(), Some("idx_users_roles_role_id"));
}

#[test]
fn a_composite_key_and_a_missing_key_are_referred_to() {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "members", &["team_id text !pk", "rank integer"]);
    stage.draw(800.0, 150.0, "badges", &[]);
    let (members, badges) = (stage.header("members"), stage.header("badges"));
    stage.drag_with(members, badges, ALT);
    stage.drop(badges);
    assert_eq!(stage.names("badges"), ["id", "member_id", "member_team_id"]);
    assert_eq!(stage.table("badges").foreign_keys[0].columns.len(), 2);

    stage.draw(200.0, 550.0, "logs", &[]);
    let id = ObjectRef::Column(stage.table("logs").id, stage.column("logs", "id"));
    stage.editor.delete(&[id]);
    assert!(stage.table("logs").primary_key.is_none());
    let (logs, badges) = (stage.header("logs"), stage.header("badges"));
    stage.drag_with(logs, badges, ALT);
    stage.drop(badges);
    assert_eq!(stage.names("logs"), ["id"]);
    assert!(stage.table("logs").primary_key.is_some());
    assert!(stage.names("badges").contains(&"log_id".to_owned()));
}

#[test]
fn the_ends_of_a_relation_can_be_dragged_elsewhere() {
    let mut stage = Stage::new();
    let users = stage.draw(200.0, 150.0, "users", &[]);
    let people = stage.draw(200.0, 500.0, "people", &[]);
    let orders = stage.draw(800.0, 300.0, "orders", &["user_id -> users", "buyer"]);
    let key = stage.table("orders").foreign_keys[0].id;
    let ends = |stage: &Stage| {
        let route = stage.editor.scene().route(orders, key).unwrap();
        let seen = |point| stage.editor.session().point_in_viewport(point);
        // A little away from the cards, where no handle is in the way.
        let towards = |end: Point, next: Point| Point::new(end.x + (next.x - end.x).signum() * 9.0, end.y);
        let (first, last) = (route[0], route[route.len() - 1]);
        (seen(towards(first, route[1])), seen(towards(last, route[route.len() - 2])))
    };
    let (_, parent) = ends(&stage);
    let to = stage.header("people");
    stage.drag(parent, to);
    assert_eq!(stage.editor.marks().relate.unwrap().target, Some(ObjectRef::Table(people)));
    stage.drop(to);
    assert_eq!(stage.table("orders").foreign_keys[0].target_table(), Some(people));
    assert_eq!(stage.editor.undo_label(), Some("Change relation"));
    let (child, _) = ends(&stage);
    let to = stage.row("orders", "buyer");
    stage.drag_and_drop(child, to);
    let moved = &stage.table("orders").foreign_keys[0];
    assert_eq!(moved.columns, [stage.column("orders", "buyer")]);
    assert_eq!(moved.name.as_deref(), Some("orders_buyer_fk"));
    assert!(stage.table("orders").column_named("buyer").unwrap().data_type.is_some());
    stage.key_with("z", CTRL);
    stage.key_with("z", CTRL);
    assert_eq!(stage.table("orders").foreign_keys[0].target_table(), Some(users));
}
