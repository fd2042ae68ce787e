//! A better drawing that comes while the first one is on show.

use crowfoot_editor::{Better, Camera, Modifiers, Point, PointerKind, Rect};
use crowfoot_model::{NodeId, Record};

use crate::stage::Stage;

/// The shop as it was just opened, and its placements 700 units further right and 300 further down, in another order.
fn opened() -> (Stage, Vec<Record>) {
    let mut stage = Stage::of(Stage::shop().editor.document().clone());
    stage.editor.load(stage.editor.document().clone());
    stage.editor.expect_better();
    stage.changes();
    let document = stage.editor.document();
    let placements = document.placements_on(stage.editor.diagram()).map(|placement| {
        let mut placement = crowfoot_model::Placement::clone(placement);
        (placement.x, placement.y) = (700 - placement.x, placement.y * 2 + 300);
        Record::from(placement)
    });
    let placements = placements.collect();
    (stage, placements)
}

fn bounds(stage: &Stage, name: &str) -> Rect {
    stage.editor.scene().bounds(NodeId::Table(stage.table(name).id)).unwrap()
}

/// Where a card is seen.
fn seen(stage: &Stage, name: &str) -> (f64, f64) {
    let (rect, Camera { x, y, zoom }) = (bounds(stage, name), stage.editor.session().camera);
    (((rect.x - x) * zoom).round(), ((rect.y - y) * zoom).round())
}

#[test]
fn it_is_taken_and_fitted_and_is_no_step_of_undo() {
    let (mut stage, better) = opened();
    let before = bounds(&stage, "users");
    assert_eq!(stage.editor.take_better(better.clone()), Better::Taken);
    assert_ne!(bounds(&stage, "users"), before);
    assert_eq!(stage.editor.undo_label(), None);
    assert!(!stage.editor.undo());
    let view = stage.editor.session().visible();
    for name in ["users", "orders", "items", "settings"] {
        let inside = bounds(&stage, name).inflate(-1.0);
        assert!(view.contains(inside.centre()) && view.intersects(&inside), "{name} is in view");
    }
    assert!(!stage.changes().records.is_empty(), "it is saved");
    assert_eq!(stage.editor.take_better(better), Better::Unwanted, "there is one");
}

#[test]
fn what_somebody_has_moved_or_edited_stays_and_can_be_undone() {
    let (mut stage, better) = opened();
    let header = stage.header("users");
    stage.drag_and_drop(header, Point::new(header.x + 80.0, header.y + 60.0));
    let moved = ["users", "orders", "items", "settings"].map(|name| bounds(&stage, name));
    let camera = stage.editor.session().camera;
    assert_eq!(stage.editor.take_better(better), Better::Unwanted);
    assert_eq!(["users", "orders", "items", "settings"].map(|name| bounds(&stage, name)), moved);
    assert_eq!(stage.editor.session().camera, camera);
    assert!(stage.editor.undo());
    assert_ne!(bounds(&stage, "users"), moved[0]);

    let (mut stage, better) = opened();
    let users = stage.table("users").id;
    stage.editor.transact("Rename table", |edit, _| {
        if let Some(table) = edit.table_mut(users) {
            table.name = "people".to_owned();
        }
    });
    assert_eq!(stage.editor.take_better(better), Better::Unwanted);
    assert_eq!(stage.table("people").id, users);
    assert_eq!(stage.editor.undo_label(), Some("Rename table"));
}

#[test]
fn it_waits_for_the_pointer_and_gives_way_to_typing() {
    let (mut stage, better) = opened();
    let header = stage.header("users");
    stage.pointer(PointerKind::Down, header, Modifiers::default());
    assert_eq!(stage.editor.take_better(better.clone()), Better::NotNow);
    stage.pointer(PointerKind::Up, header, Modifiers::default());
    assert_eq!(stage.editor.take_better(better), Better::Taken);

    let (mut stage, better) = opened();
    let users = stage.table("users").id;
    stage.editor.edit_column(users, None, None);
    assert!(stage.editor.session().editing.is_some());
    assert_eq!(stage.editor.take_better(better), Better::Unwanted);
}

#[test]
fn a_view_that_somebody_has_moved_keeps_what_it_shows() {
    let (mut stage, better) = opened();
    stage.editor.pan(-40.0, 25.0);
    let orders = stage.table("orders").id;
    stage.editor.select([NodeId::Table(orders).into()]);
    let (place, camera) = (seen(&stage, "orders"), stage.editor.session().camera);
    let before = bounds(&stage, "orders");
    assert_eq!(stage.editor.take_better(better), Better::Taken);
    assert_ne!(bounds(&stage, "orders"), before);
    assert_eq!(seen(&stage, "orders"), place);
    assert!((stage.editor.session().camera.zoom - camera.zoom).abs() < 1e-9);
}

#[test]
fn it_is_not_for_another_design() {
    let (mut stage, better) = opened();
    stage.editor.load(stage.editor.document().clone());
    assert_eq!(stage.editor.take_better(better), Better::Unwanted);
}
