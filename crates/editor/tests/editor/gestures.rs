//! What pointers do beside drawing relations.

use crowfoot_editor::{Camera, Cursor, Modifiers, Point, PointerEvent, PointerKind, Tool};
use crowfoot_model::{Color, Fold, NodeId, ObjectRef};

use crate::stage::{CTRL, SHIFT, Stage};

fn two() -> Stage {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "users", &["email text", "name text"]);
    stage.draw(700.0, 300.0, "orders", &["total integer"]);
    stage.changes();
    stage
}

#[test]
fn a_drag_is_one_step_on_the_grid() {
    let mut stage = two();
    let before = stage.place("users");
    let from = stage.header("users");
    stage.drag_and_drop(from, Point::new(from.x + 101.0, from.y + 250.0));
    let after = stage.place("users");
    assert!((after.0 - before.0 - 101).abs() <= 5 && (after.1 - before.1 - 250).abs() <= 5);
    assert_eq!(stage.editor.undo_label(), Some("Move"));
    stage.key_with("z", CTRL);
    assert_eq!(stage.place("users"), before);
    assert_eq!(stage.editor.undo_label(), Some("Add column"));
}

#[test]
fn escape_restores_what_was_dragged_and_leaves_nothing_to_redo() {
    let mut stage = two();
    let before = stage.editor.document().clone();
    let from = stage.header("users");
    stage.drag(from, Point::new(from.x + 200.0, from.y));
    assert!(stage.editor.is_dragging());
    assert_ne!(*stage.editor.document(), before);
    assert!(stage.key("Escape"));
    assert_eq!(*stage.editor.document(), before);
    assert_eq!(stage.editor.redo_label(), None);
    stage.drop(from);
    assert_eq!(*stage.editor.document(), before);
    // So does a pointer that the browser takes away.
    stage.drag(from, Point::new(from.x + 200.0, from.y));
    stage.pointer(PointerKind::Cancel, from, Modifiers::NONE);
    assert_eq!(*stage.editor.document(), before);
}

#[test]
fn alignment_pulls_shows_a_guide_and_can_be_switched_off() {
    let mut stage = two();
    let from = stage.header("users");
    let (_, target) = stage.place("orders");
    let by = f64::from(target - stage.place("users").1) + 3.0;
    stage.drag(from, Point::new(from.x, from.y + by));
    assert!(!stage.editor.marks().guides.is_empty());
    assert_eq!(stage.place("users").1, target);
    stage.pointer(PointerKind::Move, Point::new(from.x, from.y + by), CTRL);
    assert_eq!(stage.place("users").1, target + 3);
    stage.pointer(PointerKind::Move, Point::new(from.x + 2.0, from.y + by), SHIFT);
    assert_eq!(stage.place("users").1, target);
}

#[test]
fn clicks_go_deeper_and_out_again() {
    let mut stage = two();
    let (users, orders) = (stage.table("users").id, stage.table("orders").id);
    let row = stage.row("users", "email");
    stage.click(row);
    assert_eq!(stage.selected(), [ObjectRef::Table(users)]);
    stage.click(row);
    assert_eq!(stage.selected(), [ObjectRef::Column(users, stage.column("users", "email"))]);
    let other = stage.row("users", "name");
    stage.click(other);
    assert_eq!(stage.selected(), [ObjectRef::Column(users, stage.column("users", "name"))]);
    assert!(stage.key("Escape"));
    assert_eq!(stage.selected(), [ObjectRef::Table(users)]);
    let header = stage.header("orders");
    stage.click_with(header, SHIFT);
    assert_eq!(stage.selected(), [ObjectRef::Table(users), ObjectRef::Table(orders)]);
    stage.click_with(header, SHIFT);
    assert_eq!(stage.selected(), [ObjectRef::Table(users)]);
    stage.click(Point::new(20.0, 700.0));
    assert!(stage.selected().is_empty());
    assert!(!stage.key("Escape") || stage.selected().is_empty());
}

#[test]
fn from_afar_the_pointer_is_on_tables_not_on_rows_that_are_not_drawn() {
    let mut stage = two();
    let users = stage.table("users").id;
    let hovered = |stage: &mut Stage, zoom: f64| {
        let row = stage.editor.scene().column_bounds(users, stage.column("users", "id")).unwrap().centre();
        stage.editor.set_camera(Camera { x: row.x - 100.0 / zoom, y: row.y - 100.0 / zoom, zoom });
        stage.pointer(PointerKind::Move, Point::new(100.0, 100.0), Modifiers::default());
        stage.editor.marks().hovered
    };
    assert_eq!(hovered(&mut stage, 1.0), Some(ObjectRef::Column(users, stage.column("users", "id"))));
    assert_eq!(hovered(&mut stage, 0.3), Some(ObjectRef::Table(users)));
}

#[test]
fn a_rubber_band_selects_what_it_touches() {
    let mut stage = two();
    stage.drag(Point::new(20.0, 20.0), Point::new(250.0, 200.0));
    assert!(stage.editor.marks().rubber_band.is_some());
    assert_eq!(stage.selected(), [ObjectRef::Table(stage.table("users").id)]);
    stage.pointer(PointerKind::Move, Point::new(1100.0, 700.0), Modifiers::NONE);
    assert_eq!(stage.selected().len(), 2);
    stage.key("Escape");
    assert!(stage.selected().is_empty());
    stage.drop(Point::new(1100.0, 700.0));
    // Both move together, from whatever part of them.
    stage.key_with("a", CTRL);
    let (users, orders) = (stage.place("users"), stage.place("orders"));
    let from = stage.row("users", "email");
    stage.drag_and_drop(from, Point::new(from.x + 80.0, from.y + 40.0));
    let moved = |before: (i32, i32), after: (i32, i32)| (after.0 - before.0, after.1 - before.1);
    assert_eq!(moved(users, stage.place("users")), moved(orders, stage.place("orders")));
    assert_ne!(users, stage.place("users"));
}

#[test]
fn areas_carry_what_lies_on_them_and_are_resized_by_their_corner() {
    let mut stage = two();
    let header = stage.header("users");
    stage.click(header);
    stage.key("Escape");
    stage.click(header);
    // A typed letter would begin a column: the command is run from a menu.
    assert!(stage.editor.run("new-area"));
    stage.editor.submit_name("people", crowfoot_editor::Walk::Stop);
    let area = stage.editor.document().areas().next().unwrap().id;
    assert_eq!(stage.editor.document().area(area).unwrap().name, "people");
    let bounds = stage.editor.scene().bounds(NodeId::Area(area)).unwrap();
    assert!(stage.editor.scene().members(bounds).count() == 1);
    let users = stage.place("users");
    let label = stage.editor.session().point_in_viewport(Point::new(bounds.x + 30.0, bounds.y + 6.0));
    stage.drag_and_drop(label, Point::new(label.x + 80.0, label.y + 160.0));
    assert_eq!(stage.place("users"), (users.0 + 80, users.1 + 160));
    let bounds = stage.editor.scene().bounds(NodeId::Area(area)).unwrap();
    let corner =
        stage.editor.session().point_in_viewport(Point::new(bounds.right() - 3.0, bounds.bottom() - 3.0));
    stage.pointer(PointerKind::Move, corner, Modifiers::NONE);
    assert_eq!(stage.editor.cursor(), Cursor::ResizeCorner);
    stage.drag_and_drop(corner, Point::new(corner.x + 100.0, corner.y + 60.0));
    let after = stage.editor.scene().bounds(NodeId::Area(area)).unwrap();
    assert!((after.width - bounds.width - 100.0).abs() <= 8.0 && after.x == bounds.x);
    assert_eq!(stage.editor.undo_label(), Some("Resize"));
    // A rubber band can begin on its floor.
    stage.editor.select([]);
    let floor =
        stage.editor.session().point_in_viewport(Point::new(after.right() - 20.0, after.bottom() - 30.0));
    stage.drag(floor, Point::new(floor.x + 40.0, floor.y + 10.0));
    assert!(stage.editor.marks().rubber_band.is_some());
}

#[test]
fn tools_place_and_then_select_again() {
    let mut stage = Stage::new();
    stage.editor.run("tool-table");
    assert_eq!(stage.editor.cursor(), Cursor::Crosshair);
    stage.click(Point::new(300.0, 200.0));
    assert_eq!((stage.editor.document().tables().len(), stage.editor.session().tool), (1, Tool::Select));
    stage.editor.end_editing();
    stage.editor.run("tool-note");
    stage.drag_and_drop(Point::new(600.0, 300.0), Point::new(760.0, 400.0));
    let note = stage.editor.document().notes().next().unwrap().id;
    stage.editor.submit_name("remember\nthis", crowfoot_editor::Walk::Stop);
    assert_eq!(stage.editor.document().note(note).unwrap().text, "remember\nthis");
    stage.editor.select([]);
    stage.key("a");
    assert_eq!(stage.editor.session().tool, Tool::Area);
    stage.key("Escape");
    assert_eq!(stage.editor.session().tool, Tool::Select);
}

#[test]
fn wheel_middle_button_and_space_move_the_view() {
    let mut stage = two();
    let wheel = |x: f64, y: f64, modifiers| PointerEvent {
        wheel: Point::new(x, y),
        modifiers,
        ..PointerEvent::mouse(PointerKind::Wheel, 300.0, 200.0)
    };
    let camera = stage.editor.session().camera;
    stage.editor.pointer(&wheel(30.0, 60.0, Modifiers::NONE));
    let after = stage.editor.session().camera;
    assert_eq!((after.x - camera.x, after.y - camera.y), (30.0, 60.0));
    let fixed = stage.editor.session().point_in_world(Point::new(300.0, 200.0));
    stage.editor.pointer(&wheel(0.0, -100.0, CTRL));
    assert!(stage.editor.session().camera.zoom > 1.3);
    let still = stage.editor.session().point_in_world(Point::new(300.0, 200.0));
    assert!((fixed.x - still.x).abs() < 1e-6 && (fixed.y - still.y).abs() < 1e-6);

    let mut space = crowfoot_editor::KeyEvent::down(" ", Modifiers::NONE);
    stage.editor.key(&space);
    let before = stage.editor.session().camera;
    let document = stage.editor.document().clone();
    let header = stage.header("users");
    stage.drag_and_drop(header, Point::new(header.x + 50.0, header.y));
    assert!((before.x - stage.editor.session().camera.x) * before.zoom - 50.0 < 1e-6);
    assert_eq!(*stage.editor.document(), document);
    space.up = true;
    stage.editor.key(&space);
    stage.drag(header, Point::new(header.x + 90.0, header.y));
    assert_ne!(*stage.editor.document(), document);
    assert!(stage.changes().camera_changed);
}

#[test]
fn fingers_pan_pinch_and_drag() {
    let mut stage = two();
    let camera = stage.editor.session().camera;
    stage.touch(1, PointerKind::Down, 500.0, 600.0);
    stage.touch(1, PointerKind::Move, 540.0, 600.0);
    stage.touch(1, PointerKind::Move, 560.0, 600.0);
    assert!(stage.editor.session().camera.x < camera.x);
    // A second finger turns it into a pinch; the distance doubles.
    stage.touch(2, PointerKind::Down, 660.0, 600.0);
    stage.touch(2, PointerKind::Move, 760.0, 600.0);
    assert!((stage.editor.session().camera.zoom - 2.0).abs() < 1e-9);
    stage.touch(1, PointerKind::Up, 560.0, 600.0);
    stage.touch(2, PointerKind::Up, 760.0, 600.0);
    assert!(!stage.editor.is_dragging());
    // A drag that turns into a pinch is taken back.
    stage.editor.set_camera(camera);
    let document = stage.editor.document().clone();
    let header = stage.header("users");
    stage.touch(1, PointerKind::Down, header.x, header.y);
    stage.touch(1, PointerKind::Move, header.x + 60.0, header.y + 60.0);
    assert_ne!(*stage.editor.document(), document);
    stage.touch(2, PointerKind::Down, 700.0, 700.0);
    assert_eq!(*stage.editor.document(), document);
}

#[test]
fn double_clicks_edit_and_unfold() {
    let mut stage = Stage::new();
    let columns: Vec<String> = (0..30).map(|number| format!("c{number} text")).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let id = stage.draw(300.0, 60.0, "wide", &columns);
    let bounds = stage.editor.scene().bounds(NodeId::Table(id)).unwrap();
    let fold = stage.centre(crowfoot_editor::Rect::new(bounds.x, bounds.bottom() - 18.0, bounds.width, 8.0));
    stage.double_click(fold.x, fold.y);
    let placement = stage.editor.document().placement(stage.editor.diagram(), NodeId::Table(id)).unwrap();
    assert_eq!(placement.fold, Fold::All);
    assert!(stage.editor.scene().bounds(NodeId::Table(id)).unwrap().height > bounds.height);
    let row = stage.row("wide", "c3");
    stage.double_click(row.x, row.y);
    assert!(matches!(stage.editor.session().editing, Some(crowfoot_editor::Editing::Column { .. })));
    assert_eq!(stage.editor.session().field.text, "c3 text");
}

#[test]
fn nothing_changes_in_a_read_only_editor() {
    let mut stage = two();
    stage.editor.set_read_only(true);
    let document = stage.editor.document().clone();
    let header = stage.header("users");
    stage.drag_and_drop(header, Point::new(header.x + 90.0, header.y + 10.0));
    stage.double_click(900.0, 700.0);
    let header = stage.header("users");
    stage.click(header);
    assert_eq!(stage.selected().len(), 1);
    for command in ["delete", "duplicate", "undo", "new-table", "color-red", "arrange"] {
        assert!(!stage.editor.run(command), "{command}");
    }
    stage.key("x");
    stage.editor.paste("{\"format\":\"crowfoot\",\"version\":1}");
    stage.set(ObjectRef::Table(stage.table("users").id), "name", "x");
    assert_eq!(*stage.editor.document(), document);
    assert!(stage.editor.run("fit"));
    assert!(stage.changes().records.is_empty());
}

#[test]
fn changes_name_what_was_touched() {
    let mut stage = two();
    let header = stage.header("users");
    stage.click(header);
    let changes = stage.changes();
    assert!(changes.selection_changed && changes.repaint && !changes.document_changed());
    stage.editor.color_selection(Some(Color::Teal));
    let changes = stage.changes();
    assert_eq!(changes.records.len(), 1);
    assert!(changes.document_changed() && changes.history_changed && !changes.selection_changed);
    assert!(stage.changes().is_empty());
    stage.editor.delete_selection();
    assert!(stage.changes().selection_changed);
}

#[test]
fn a_drag_at_the_border_takes_the_view_along() {
    let mut stage = two();
    let from = stage.header("users");
    stage.drag(from, Point::new(600.0, 400.0));
    assert!(!stage.editor.tick(16.0), "in the middle nothing moves");
    stage.pointer(PointerKind::Move, Point::new(1199.0, 400.0), Modifiers::NONE);
    let (camera, place) = (stage.editor.session().camera, stage.place("users"));
    for _ in 0..10 {
        assert!(stage.editor.tick(16.0));
    }
    assert!(stage.editor.session().camera.x > camera.x + 100.0);
    assert!(stage.place("users").0 > place.0 + 100, "what is dragged stays under the pointer");
    stage.drop(Point::new(1199.0, 400.0));
    assert!(!stage.editor.tick(16.0));
    stage.key_with("z", CTRL);
    assert_eq!(stage.editor.undo_label(), Some("Add column"));
}
