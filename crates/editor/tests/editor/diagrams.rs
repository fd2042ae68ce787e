//! Several diagrams of one model.

use crowfoot_editor::find::{Found, FoundWhat, find};
use crowfoot_editor::outline::{Expansion, outline};
use crowfoot_editor::{Editing, Panel, Prepared, Rect, Request, Walk};
use crowfoot_model::{
    Diagram, DiagramId, Document, Edit, NodeId, ObjectRef, Placement, Table, TableId, file,
};
use crowfoot_scene::ApproximateMeasure;

use crate::stage::{CTRL, SHIFT, Stage};

fn node(stage: &Stage, table: &str) -> NodeId {
    NodeId::Table(stage.table(table).id)
}

fn select(stage: &mut Stage, tables: &[&str]) {
    let nodes: Vec<NodeId> = tables.iter().map(|table| node(stage, table)).collect();
    stage.editor.select(nodes.into_iter().map(ObjectRef::from));
}

/// The names of the tables on the diagram on show.
fn shown(stage: &Stage) -> Vec<String> {
    let document = stage.editor.document();
    stage.editor.scene().nodes().map(|(node, _)| document.display_name(node.into())).collect()
}

fn names(stage: &Stage) -> Vec<String> {
    stage.editor.document().diagrams().map(|own| own.name.clone()).collect()
}

/// A second diagram with orders and items on it, on show.
fn with_second() -> Stage {
    let mut stage = Stage::shop();
    select(&mut stage, &["orders", "items"]);
    stage.editor.run("new-diagram-from-selection");
    stage.editor.submit_name("Sales", Walk::Stop);
    stage
}

#[test]
fn a_diagram_of_the_selection_is_made_named_and_left() {
    let mut stage = Stage::shop();
    let first = stage.editor.diagram();
    select(&mut stage, &["orders", "items"]);
    let places = [stage.place("orders"), stage.place("items")];
    assert!(stage.editor.run("new-diagram-from-selection"));
    let second = stage.editor.diagram();
    assert_ne!(second, first);
    assert!(!stage.editor.shows_everything());
    assert_eq!(shown(&stage), ["orders", "items"]);
    assert_eq!([stage.place("orders"), stage.place("items")], places);
    assert_eq!(
        stage.editor.scene().relation_count(),
        1,
        "what leads to a table that is not there is not drawn"
    );
    assert_eq!(stage.editor.session().editing, Some(Editing::Diagram(second)));
    stage.editor.submit_name("Sales", Walk::Stop);
    assert_eq!(names(&stage), ["Main", "Sales"]);

    stage.key("Escape");
    assert!(stage.key("PageDown"));
    assert_eq!(stage.editor.diagram(), first, "after the last comes the first");
    assert_eq!(shown(&stage).len(), 4);
    assert!(stage.requests().contains(&Request::Announce("Diagram Main".into())));
    assert!(stage.key("PageUp"));
    assert_eq!(stage.editor.diagram(), second);
}

#[test]
fn each_diagram_keeps_its_view_and_the_selection_that_it_shows() {
    let mut stage = with_second();
    stage.editor.zoom_to(2.0, None);
    let there = stage.editor.session().camera;
    stage.key("PageDown");
    let here = stage.editor.session().camera;
    assert_ne!(here, there);
    select(&mut stage, &["users", "orders"]);
    stage.key("PageDown");
    assert_eq!(stage.editor.session().camera, there);
    assert_eq!(stage.selected(), [ObjectRef::from(node(&stage, "orders"))]);
    stage.key("PageDown");
    assert_eq!(stage.editor.session().camera, here);
}

#[test]
fn moving_on_one_diagram_leaves_the_other() {
    let mut stage = with_second();
    let (first, before) = (stage.editor.document().first_diagram().unwrap(), stage.place("orders"));
    select(&mut stage, &["orders"]);
    stage.key("ArrowDown");
    assert_ne!(stage.place("orders"), before);
    let on_first = stage.editor.document().placement(first, node(&stage, "orders")).unwrap();
    assert_eq!((on_first.x, on_first.y), before);
    stage.key("PageDown");
    assert_eq!(stage.place("orders"), before);
}

#[test]
fn a_new_table_is_on_its_diagram_and_on_the_first_where_nothing_moves() {
    let mut stage = with_second();
    let first = stage.editor.document().first_diagram().unwrap();
    let on_first = |stage: &Stage| -> Vec<(NodeId, i32, i32)> {
        stage.editor.document().placements_on(first).map(|own| (own.node, own.x, own.y)).collect()
    };
    let before = on_first(&stage);
    let free = stage.editor.session().visible();
    let at = stage.editor.session().point_in_viewport(Rect::new(free.x, free.y, 400.0, 300.0).centre());
    stage.draw(at.x, at.y, "refunds", &["order_id -> orders"]);
    assert_eq!(shown(&stage), ["orders", "items", "refunds"]);
    assert_eq!(on_first(&stage).len(), before.len() + 1);
    assert!(before.iter().all(|own| on_first(&stage).contains(own)));
    stage.key("PageDown");
    let cards: Vec<Rect> = stage.editor.scene().nodes().map(|(_, rect)| rect).collect();
    for (at, card) in cards.iter().enumerate() {
        assert!(cards[at + 1..].iter().all(|other| !card.intersects(other)), "{cards:?}");
    }
    stage.key("PageDown");
    // It is one step of undo.
    while stage.editor.document().tables().len() > 4 {
        stage.editor.undo();
    }
    assert_eq!(on_first(&stage), before);
}

#[test]
fn deleting_a_table_takes_it_off_every_diagram() {
    let mut stage = with_second();
    let before = stage.editor.document().clone();
    select(&mut stage, &["orders"]);
    stage.key("Delete");
    let gone = |own: &&std::sync::Arc<Placement>| own.node == node_of(&before, "orders");
    assert_eq!(stage.editor.document().placements().filter(gone).count(), 0);
    stage.key_with("z", CTRL);
    assert_eq!(*stage.editor.document(), before);
    assert_eq!(shown(&stage), ["orders", "items"]);
}

fn node_of(document: &Document, table: &str) -> NodeId {
    NodeId::Table(document.table_named(None, table).unwrap().id)
}

#[test]
fn tables_come_onto_a_diagram_and_off_it_again() {
    let mut stage = with_second();
    let before = stage.editor.document().clone();
    select(&mut stage, &["items"]);
    assert!(!stage.editor.run("show-neighbours"), "orders are there");
    select(&mut stage, &["orders"]);
    assert!(stage.editor.run("show-neighbours"));
    assert_eq!(shown(&stage), ["users", "orders", "items"]);
    assert_eq!(stage.editor.scene().relation_count(), 2);
    assert_eq!(stage.selected(), [ObjectRef::from(node(&stage, "users"))]);
    assert!(stage.key_with("Delete", SHIFT));
    assert_eq!(shown(&stage), ["orders", "items"]);
    assert_eq!(*stage.editor.document(), before, "the table is where it was on the first");
    select(&mut stage, &["settings"]);
    assert!(!stage.editor.run("remove-from-diagram"), "it is not there");
    assert!(stage.editor.run("show-selection"));
    assert_eq!(shown(&stage), ["orders", "items", "settings"]);
    stage.key("PageDown");
    assert!(!stage.editor.run("remove-from-diagram"), "the first shows everything");
}

#[test]
fn notes_that_are_on_no_other_diagram_go_with_theirs() {
    let mut stage = with_second();
    let before = stage.editor.document().clone();
    stage.editor.place_note(Rect::new(0.0, 600.0, 200.0, 100.0));
    stage.editor.submit_name("Only here", Walk::Stop);
    assert_eq!(stage.editor.document().notes().count(), 1);
    assert!(stage.editor.run("delete-diagram"));
    assert_eq!(stage.editor.document().notes().count(), 0);
    assert_eq!(names(&stage), ["Main"]);
    assert_eq!(shown(&stage).len(), 4);
    assert!(!stage.editor.run("delete-diagram"), "one stays");
    stage.key_with("z", CTRL);
    assert_eq!(names(&stage), ["Main", "Sales"]);
    assert_eq!(shown(&stage).len(), 3, "what comes back is shown");
    stage.key_with("z", CTRL);
    stage.key_with("z", CTRL);
    assert_eq!(*stage.editor.document(), before);
}

#[test]
fn undo_shows_the_diagram_that_it_changes() {
    let mut stage = with_second();
    let (first, second) = (stage.editor.document().first_diagram().unwrap(), stage.editor.diagram());
    select(&mut stage, &["orders"]);
    stage.key("ArrowDown");
    stage.key("PageDown");
    stage.editor.undo();
    assert_eq!(stage.editor.diagram(), second, "a card was moved there");
    stage.key("PageDown");
    stage.editor.undo();
    assert_eq!(stage.editor.diagram(), first, "a name is nowhere");
    stage.editor.undo();
    assert_eq!(names(&stage), ["Main"]);
    stage.editor.redo();
    assert_eq!(stage.editor.diagram(), second, "it has come back");
    // What the diagram on show does not have is shown where it is.
    stage.key("PageDown");
    stage.set(ObjectRef::from(node(&stage, "users")), "name", "people");
    stage.key("PageDown");
    stage.editor.undo();
    assert_eq!(stage.editor.diagram(), first);
}

#[test]
fn going_to_what_is_elsewhere_goes_there() {
    let mut stage = with_second();
    let (first, second) = (stage.editor.document().first_diagram().unwrap(), stage.editor.diagram());
    let orders = stage.table("orders");
    let key = ObjectRef::ForeignKey(orders.id, orders.foreign_keys[0].id);
    stage.editor.go_to(node(&stage, "orders").into());
    assert_eq!(stage.editor.diagram(), second);
    stage.editor.go_to(key);
    assert_eq!(stage.editor.diagram(), first, "users are not on the second");
    assert_eq!(stage.selected(), [key]);
    stage.editor.show_diagram(second);
    let column = stage.column("users", "email");
    stage.editor.go_to(ObjectRef::Column(stage.table("users").id, column));
    assert_eq!(stage.editor.diagram(), first);
    let bounds = stage.editor.selection_bounds().unwrap();
    assert!(stage.editor.session().visible().intersects(&bounds));
}

#[test]
fn a_copy_has_everything_and_a_name_of_its_own() {
    let mut stage = with_second();
    stage.editor.run("duplicate-diagram");
    assert_eq!(names(&stage), ["Main", "Sales", "Sales 2"]);
    assert_eq!(shown(&stage), ["orders", "items"]);
    stage.editor.submit_name("  ", Walk::Stop);
    assert_eq!(names(&stage)[2], "Sales 2");
    stage.editor.run("delete-diagram");
    assert_eq!(
        stage.editor.diagram(),
        stage.editor.diagram_named("Sales").unwrap(),
        "back where it came from"
    );
}

#[test]
fn a_sparse_selection_is_arranged() {
    let mut stage = Stage::shop();
    select(&mut stage, &["users"]);
    let users = stage.table("users").id;
    stage.set(ObjectRef::Table(users), "left", "-9000");
    select(&mut stage, &["users", "items"]);
    stage.editor.run("new-diagram-from-selection");
    let all = stage.editor.scene().content_bounds().unwrap();
    assert!(all.width < 1200.0, "{all:?}");
    assert_eq!(
        stage
            .editor
            .document()
            .first_diagram()
            .map(|first| { stage.editor.document().placement(first, NodeId::Table(users)).unwrap().x }),
        Some(-9000)
    );
}

/// A document with a second diagram on which there are so many tables.
fn large(count: u64) -> (Document, DiagramId) {
    let mut document = Document::default();
    let (first, second) = (DiagramId(9000), DiagramId(9001));
    let mut edit = Edit::new(&document);
    edit.put(Diagram::new(first, "Main"));
    edit.put(Diagram::new(second, "Second"));
    for number in 1..=count {
        edit.put(Table::new(TableId(number), "t".to_owned() + &number.to_string()));
        let (x, y) = (number as i32 % 20 * 300, number as i32 / 20 * 200);
        edit.put(Placement::at(first, NodeId::Table(TableId(number)), x, y));
        edit.put(Placement::at(second, NodeId::Table(TableId(number)), x, y + 50));
    }
    let diff = edit.finish();
    document.apply(&diff);
    (document, second)
}

#[test]
fn a_large_diagram_is_shown_when_its_pictures_are_made() {
    let (document, second) = large(300);
    let first = document.first_diagram().unwrap();
    let mut stage = Stage::of(document);
    stage.editor.show_diagram(second);
    assert_eq!((stage.editor.diagram(), stage.editor.wanted_diagram()), (first, second));
    stage.editor.catch_up();
    // What is edited meanwhile is right on both.
    let (node, gone) = (NodeId::Table(TableId(1)), TableId(300));
    stage.editor.transact("Move", |edit, _| {
        edit.placement_mut(second, node).x = -500;
        edit.remove_table(gone);
    });
    stage.editor.go_to(ObjectRef::Table(TableId(7)));
    while stage.editor.lags() {
        stage.editor.catch_up();
    }
    assert_eq!(stage.editor.diagram(), second);
    assert_eq!(stage.editor.scene().nodes().count(), 299);
    assert_eq!(stage.editor.scene().bounds(node).unwrap().x, -500.0);
    // The one that was left followed.
    stage.editor.show_diagram(first);
    assert_eq!(stage.editor.diagram(), first);
    assert_eq!(stage.editor.scene().nodes().count(), 299);
    // Changing one's mind on the way stays.
    stage.editor.load(large(300).0);
    stage.editor.show_diagram(second);
    stage.editor.show_diagram(first);
    while stage.editor.lags() {
        stage.editor.catch_up();
    }
    assert_eq!(stage.editor.diagram(), first);
}

#[test]
fn a_file_keeps_the_diagrams_and_opens_at_the_wanted_one() {
    let stage = with_second();
    let text = file::to_json(stage.editor.document());
    let document = file::from_json(&text).unwrap();
    assert_eq!(document, *stage.editor.document());
    let second = stage.editor.diagram();
    for (wanted, shown) in [(Some(second), second), (Some(DiagramId(77)), document.first_diagram().unwrap())]
    {
        let mut prepared = Prepared::new(document.clone(), wanted);
        while prepared.go_on(&ApproximateMeasure) {}
        let mut stage = Stage::new();
        stage.editor.open(prepared);
        assert_eq!(stage.editor.diagram(), shown);
        let content = stage.editor.scene().content_bounds().unwrap();
        assert!(stage.editor.session().visible().intersects(&content));
    }
}

#[test]
fn lists_say_what_is_elsewhere_and_the_palette_fetches_it() {
    let mut stage = with_second();
    let rows = outline(&stage.editor, None, &Expansion::default());
    let absent: Vec<&str> = rows.iter().filter(|row| row.absent).map(|row| row.label.as_str()).collect();
    assert_eq!(absent, ["settings", "users"]);
    let said = rows.iter().find(|row| row.label == "users").unwrap();
    assert_eq!(
        said.accessible_label(stage.editor.document()),
        "users, table, 2 columns, not on this diagram"
    );
    let found = find(&stage.editor, "+ set");
    assert!(matches!(found[..], [Found { what: FoundWhat::Absent(ObjectRef::Table(_)), .. }]));
    assert_eq!(find(&stage.editor, "+").len(), 2);
    assert_eq!(find(&stage.editor, "users")[0].detail, "2 columns \u{b7} on another diagram");
    let found = find(&stage.editor, "sales");
    assert!(found.iter().any(|own| matches!(own.what, FoundWhat::Diagram(_))));
    // Matches are gone through, wherever they are.
    let (users, items) = (node(&stage, "users").into(), node(&stage, "items").into());
    stage.editor.go_to_match(vec![users, items], 0);
    assert_eq!((stage.editor.shows_everything(), stage.selected()), (true, vec![users]));
    assert_eq!(stage.editor.marks().found.len(), 2);
    assert!(stage.key("F3"));
    assert_eq!(stage.selected(), [items]);
    let said =
        |request: &Request| matches!(request, Request::Announce(text) if text.starts_with("2 of 2: items"));
    assert!(stage.requests().iter().any(said));
    assert!(stage.key_with("F3", SHIFT));
    stage.key("Escape");
    assert!(stage.editor.marks().found.is_empty() && !stage.key("F3"));
    stage.key("PageDown");
    stage.editor.run("show-on-diagram");
    assert!(stage.requests().contains(&Request::Open(Panel::ShowTables)));
}
