//! Being on a few tables and what is near them.

use crowfoot_editor::{Request, Walk};
use crowfoot_model::{NodeId, ObjectRef};

use crate::stage::Stage;

fn select(stage: &mut Stage, table: &str) {
    let table = ObjectRef::Table(stage.table(table).id);
    stage.editor.select([table]);
}

fn focused(stage: &Stage) -> Option<usize> {
    stage.editor.session().focus.as_ref().map(crowfoot_editor::Focus::len)
}

#[test]
fn it_reaches_further_hop_by_hop_and_goes_back() {
    let mut stage = Stage::shop();
    let before = stage.editor.session().camera;
    assert!(!stage.key("3"), "nothing is selected");
    select(&mut stage, "users");
    assert!(stage.key("3"));
    assert_eq!(focused(&stage), Some(2));
    assert!(stage.requests().contains(&Request::Announce("Focused on users, 1 hop, 2 tables".into())));
    assert!(stage.key("."));
    assert_eq!(focused(&stage), Some(3));
    assert!(stage.key("."));
    assert_eq!(stage.editor.session().focus.as_ref().map(crowfoot_editor::Focus::hops), Some(2));
    assert!(stage.requests().contains(&Request::Announce("No further related tables".into())));
    stage.key(",");
    assert_eq!(focused(&stage), Some(2));
    stage.key("Escape");
    assert_eq!((focused(&stage), stage.selected().len()), (Some(2), 0), "one step at a time");
    stage.key("Escape");
    assert_eq!((focused(&stage), stage.editor.session().camera), (None, before));
}

#[test]
fn what_is_not_in_it_does_not_react() {
    let mut stage = Stage::shop();
    select(&mut stage, "orders");
    stage.key("3");
    assert_eq!(focused(&stage), Some(3));
    let at = stage.header("settings");
    stage.editor.select([]);
    stage.click(at);
    assert_eq!(stage.selected(), []);
    stage.editor.select_all();
    assert_eq!(stage.selected().len(), 3);
    assert!(stage.editor.marks().focus.is_some());
    // Whoever goes to it leaves.
    let settings = ObjectRef::Table(stage.table("settings").id);
    stage.editor.go_to(settings);
    assert_eq!((focused(&stage), stage.selected()), (None, vec![settings]));
}

#[test]
fn it_follows_the_design() {
    let mut stage = Stage::shop();
    select(&mut stage, "users");
    stage.key("3");
    stage.editor.select([]);
    stage.draw(600.0, 700.0, "addresses", &["street text"]);
    assert_eq!(focused(&stage), Some(3), "what is made in it is in it");
    select(&mut stage, "orders");
    stage.key("Delete");
    assert_eq!(focused(&stage), Some(2));
    for table in ["addresses", "users"] {
        select(&mut stage, table);
        stage.key("Delete");
    }
    assert_eq!(focused(&stage), None, "nothing is left");
}

#[test]
fn it_becomes_a_diagram() {
    let mut stage = Stage::shop();
    select(&mut stage, "orders");
    stage.key("3");
    assert!(stage.editor.run("new-diagram-from-focus"));
    stage.editor.submit_name("Orders", Walk::Stop);
    assert_eq!(focused(&stage), None);
    assert!(!stage.editor.shows_everything());
    let tables = stage.editor.scene().nodes().filter(|(node, _)| matches!(node, NodeId::Table(_)));
    assert_eq!(tables.count(), 3);
    // Another diagram begins without.
    select(&mut stage, "orders");
    stage.key("3");
    assert!(stage.key("PageDown"));
    assert_eq!(focused(&stage), None);
}
