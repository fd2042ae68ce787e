//! Keys over the canvas.

use crowfoot_editor::commands::{command, command_for_key};
use crowfoot_editor::{
    Button, Editing, KeyEvent, Modifiers, Panel, Platform, PointerEvent, PointerKind, Request,
};
use crowfoot_model::ObjectRef;

use crate::stage::{ALT, CTRL, SHIFT, Stage};

fn two() -> Stage {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "users", &["email text"]);
    stage.draw(700.0, 150.0, "orders", &["user_id -> users"]);
    stage.changes();
    stage
}

#[test]
fn tab_walks_over_the_tables_and_leaves_at_the_end() {
    let mut stage = two();
    let (users, orders) = (stage.table("users").id, stage.table("orders").id);
    assert!(stage.key("Tab"), "with nothing selected it begins with the first");
    assert_eq!(stage.selected(), [ObjectRef::Table(users)]);
    assert!(!stage.key_with("Tab", SHIFT), "the focus goes back");
    stage.key("Escape");
    assert!(stage.key_with("Tab", SHIFT), "and backwards with the last");
    assert_eq!(stage.selected(), [ObjectRef::Table(orders)]);
    assert!(stage.key_with("Tab", SHIFT));
    assert_eq!(stage.selected(), [ObjectRef::Table(users)]);
    assert!(stage.requests().contains(&Request::Announce("users, table, 2 columns".into())));
    assert!(stage.key("Tab"));
    assert_eq!(stage.selected(), [ObjectRef::Table(orders)]);
    assert!(!stage.key("Tab"), "the focus leaves the canvas");
    assert!(stage.key_with("Tab", SHIFT));
    assert_eq!(stage.selected(), [ObjectRef::Table(users)]);
    assert!(stage.key_with("ArrowRight", ALT));
    assert_eq!(stage.selected(), [ObjectRef::Table(orders)]);
}

#[test]
fn enter_goes_into_the_columns_and_arrows_walk() {
    let mut stage = two();
    let orders = stage.table("orders").id;
    stage.editor.select([ObjectRef::Table(orders)]);
    stage.key("Enter");
    assert_eq!(stage.selected(), [ObjectRef::Column(orders, stage.column("orders", "id"))]);
    stage.key("ArrowDown");
    assert_eq!(stage.selected(), [ObjectRef::Column(orders, stage.column("orders", "user_id"))]);
    let said = "user_id, text, required, references users.id";
    assert!(stage.requests().contains(&Request::Announce(said.into())));
    stage.key("ArrowRight");
    let users = stage.table("users").id;
    assert_eq!(stage.selected(), [ObjectRef::Column(users, stage.column("users", "id"))]);
    stage.key("Enter");
    assert!(matches!(stage.editor.session().editing, Some(Editing::Column { .. })));
    assert_eq!(stage.editor.session().field.text, "id text !pk");
}

#[test]
fn arrows_nudge_in_one_step_of_undo() {
    let mut stage = two();
    let users = stage.table("users").id;
    stage.editor.select([ObjectRef::Table(users)]);
    let before = stage.place("users");
    for _ in 0..3 {
        stage.key("ArrowRight");
    }
    stage.key_with("ArrowDown", SHIFT);
    let after = stage.place("users");
    assert!((after.0 - before.0 - 24).abs() <= 8 && (after.1 - before.1 - 40).abs() <= 8);
    stage.key_with("z", CTRL);
    assert_eq!(stage.place("users"), before);
    // Nudging another table is another step.
    stage.key("ArrowRight");
    stage.editor.select([ObjectRef::Table(stage.table("orders").id)]);
    stage.key("ArrowRight");
    stage.key_with("z", CTRL);
    assert_ne!(stage.place("users"), before);
}

#[test]
fn delete_takes_columns_before_tables() {
    let mut stage = two();
    let orders = stage.table("orders").id;
    stage.editor.select([ObjectRef::Column(orders, stage.column("orders", "user_id"))]);
    stage.key("Delete");
    assert_eq!(stage.names("orders"), ["id"]);
    assert!(stage.table("orders").foreign_keys.is_empty());
    assert_eq!(stage.selected(), [ObjectRef::Table(orders)]);
    assert_eq!(stage.editor.undo_label(), Some("Delete column"));
    stage.key("Backspace");
    assert_eq!(stage.editor.document().tables().len(), 1);
}

#[test]
fn the_primary_key_follows_the_platform() {
    let mut stage = two();
    let meta = Modifiers { meta: true, ..Modifiers::NONE };
    assert!(command_for_key(&stage.editor, &KeyEvent::down("z", meta)).is_none());
    stage.editor.set_platform(Platform::Mac);
    assert_eq!(command_for_key(&stage.editor, &KeyEvent::down("z", meta)).map(|c| c.id), Some("undo"));
    assert!(command_for_key(&stage.editor, &KeyEvent::down("z", CTRL)).is_none());
    let redo = command("redo").unwrap();
    assert_eq!(redo.key_label(Platform::Other), "Ctrl+Shift+Z");
    assert_eq!(redo.key_label(Platform::Mac), "\u{21e7}\u{2318}Z");
}

#[test]
fn panels_are_asked_for() {
    let mut stage = two();
    stage.key_with("k", CTRL);
    stage.key("?");
    stage.editor.run("toggle-problems");
    let wanted = [Request::Open(Panel::Find), Request::Open(Panel::Keys), Request::Toggle(Panel::Problems)];
    assert_eq!(stage.requests(), wanted);
    assert!(!stage.editor.run("no-such-command"));
}

#[test]
fn every_key_reaches_its_command() {
    for own in crowfoot_editor::commands::commands() {
        for key in own.keys.iter().filter(|key| !key.native) {
            let modifiers = Modifiers { shift: key.shift, alt: key.alt, ctrl: key.primary, meta: false };
            assert!(key.matches(&KeyEvent::down(key.key, modifiers), Platform::Other), "{}", own.id);
        }
    }
}

#[test]
fn tables_are_picked_and_related_by_keys_alone() {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "users", &[]);
    stage.draw(700.0, 150.0, "orders", &[]);
    stage.draw(700.0, 500.0, "logs", &[]);
    stage.editor.select([ObjectRef::Table(stage.table("users").id)]);
    stage.key_with("ArrowRight", Modifiers { shift: true, alt: true, ..Modifiers::NONE });
    assert_eq!(stage.selected().len(), 2);
    stage.key("r");
    assert_eq!(stage.names("orders"), ["id", "user_id"]);
    assert_eq!(stage.names("logs"), ["id"]);
}

#[test]
fn undo_shows_what_it_changes() {
    let mut stage = two();
    stage.editor.pan(-5000.0, 0.0);
    stage.key_with("z", CTRL);
    let orders = crowfoot_model::NodeId::Table(stage.table("orders").id);
    let bounds = stage.editor.scene().bounds(orders).unwrap();
    assert!(stage.editor.session().visible().intersects(&bounds));
}

#[test]
fn the_right_button_opens_a_menu_about_what_is_under_it_and_dragged_it_pans() {
    let mut stage = two();
    let users = ObjectRef::Table(stage.table("users").id);
    let at = stage.header("users");
    let right = |stage: &mut Stage, kind, x: f64, y: f64| {
        let event = PointerEvent::mouse(kind, x, y);
        stage.editor.pointer(&PointerEvent { button: Button::Secondary, ..event });
    };
    right(&mut stage, PointerKind::Down, at.x, at.y);
    right(&mut stage, PointerKind::Move, at.x + 1.0, at.y);
    right(&mut stage, PointerKind::Up, at.x + 1.0, at.y);
    assert_eq!(stage.selected(), [users]);
    assert!(stage.requests().contains(&Request::Menu(at.x as i32, at.y as i32)));
    let ids =
        |stage: &Stage| -> Vec<&str> { stage.editor.menu().concat().iter().map(|own| own.id).collect() };
    assert!(ids(&stage).contains(&"rename") && !ids(&stage).contains(&"align-left"));
    stage.key_with("a", CTRL);
    assert!(ids(&stage).contains(&"align-left"));
    stage.editor.select([]);
    assert_eq!(ids(&stage)[0], "new-table");
    assert!(stage.key_with("F10", SHIFT));
    assert!(stage.requests().iter().any(|request| matches!(request, Request::Menu(..))));
    let before = stage.editor.session().camera;
    right(&mut stage, PointerKind::Down, 600.0, 600.0);
    right(&mut stage, PointerKind::Move, 640.0, 600.0);
    right(&mut stage, PointerKind::Up, 640.0, 600.0);
    assert_ne!(stage.editor.session().camera, before);
    assert!(!stage.requests().iter().any(|request| matches!(request, Request::Menu(..))));
}
