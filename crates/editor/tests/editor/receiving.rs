//! What another tab does arrives while this one works.

use crowfoot_editor::{Point, PointerKind};
use crowfoot_model::{Column, ColumnId, Diff, Edit, NodeId, Table, TableId};

use super::stage::Stage;
use crowfoot_editor::Modifiers;

/// A change that another editor makes to the document as it stands.
fn elsewhere(stage: &Stage, change: impl FnOnce(&mut Edit)) -> Diff {
    let mut edit = Edit::new(stage.editor.document());
    change(&mut edit);
    edit.changes_alone()
}

#[test]
fn it_is_no_step_of_undo_and_not_to_be_sent_back() {
    let mut stage = Stage::shop();
    let users = stage.table("users").id;
    let diff = elsewhere(&stage, |edit| {
        edit.table_mut(users).unwrap().columns.push(Column::new(ColumnId(77), "theirs"));
    });
    stage.editor.receive(&diff);
    let changes = stage.changes();
    assert!(changes.edits.is_empty() && !changes.records.is_empty());
    assert_eq!(stage.editor.undo_label(), None);
    assert!(stage.names("users").contains(&"theirs".to_owned()));
}

#[test]
fn undo_leaves_what_came_between() {
    let mut stage = Stage::shop();
    let users = stage.table("users").id;
    stage.editor.transact("Rename", |edit, _| edit.table_mut(users).unwrap().name = "people".into());
    let diff = elsewhere(&stage, |edit| {
        edit.table_mut(users).unwrap().columns.push(Column::new(ColumnId(77), "theirs"));
    });
    stage.editor.receive(&diff);
    assert!(stage.editor.undo());
    assert!(stage.names("users").contains(&"theirs".to_owned()));
    assert!(stage.editor.redo());
    assert!(stage.names("people").contains(&"theirs".to_owned()));
}

#[test]
fn a_drag_goes_on_and_comes_back_whole() {
    let mut stage = Stage::shop();
    let (from, before) = (stage.header("users"), stage.place("users"));
    stage.drag(from, Point::new(from.x + 90.0, from.y + 60.0));
    let diff = elsewhere(&stage, |edit| edit.put(Table::new(TableId(99), "theirs")));
    stage.editor.receive(&diff);
    assert!(stage.editor.is_dragging());
    let to = Point::new(from.x + 300.0, from.y + 200.0);
    stage.pointer(PointerKind::Move, to, Modifiers::NONE);
    stage.drop(to);
    assert_ne!(stage.place("users"), before);
    assert!(stage.editor.undo());
    assert_eq!(stage.place("users"), before);
    assert_eq!(stage.table("theirs").id, TableId(99));
    assert!(!stage.editor.undo());
}

#[test]
fn a_drag_ends_with_what_is_dragged() {
    let mut stage = Stage::shop();
    let (from, users) = (stage.header("users"), stage.table("users").id);
    stage.drag(from, Point::new(from.x + 90.0, from.y + 60.0));
    let diff = elsewhere(&stage, |edit| edit.remove_table(users));
    stage.editor.receive(&diff);
    assert!(!stage.editor.is_dragging());
    stage.drop(from);
    assert!(stage.editor.document().table(users).is_none());
    assert!(!stage.editor.document().placements().any(|placement| placement.node == NodeId::Table(users)));
}

#[test]
fn ids_that_come_are_not_handed_out_again() {
    let mut stage = Stage::shop();
    let last = stage.editor.document().ids().max().unwrap();
    let diff = elsewhere(&stage, |edit| edit.put(Table::new(TableId(last + 1), "theirs")));
    stage.editor.receive(&diff);
    stage.draw(700.0, 600.0, "mine", &["a text"]);
    assert_eq!(stage.table("theirs").id, TableId(last + 1));
    assert!(stage.table("mine").id.0 > last + 1);
}
