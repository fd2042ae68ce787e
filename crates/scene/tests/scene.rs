//! The scene follows the document: what is updated step by step equals what is made anew, and what is hit is what is
//! drawn there.

#[cfg(test)]
#[path = "../src/fixture.rs"]
mod fixture;
mod recorder;

use crowfoot_model::{
    Color, Column, ColumnId, DataType, Diagram, DiagramId, Diff, Document, Edit, Fold, ForeignKey,
    ForeignKeyId, NodeId, Note, NoteId, ObjectRef, Placement, PrimaryKey, RecordKey, Table, TableId,
};
use crowfoot_scene::{
    ApproximateMeasure, Badge, Camera, Detail, Glyph, HitPart, Marks, Point, Scene, Scope, Size, View,
    arrange, router,
};
use fixture::{DIAGRAM, shop};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use recorder::Recorder;

fn scene_of(document: &Document) -> Scene {
    Scene::new(document, DIAGRAM, &ApproximateMeasure)
}

/// One step of a session.
#[derive(Clone, Debug)]
enum Step {
    Add(u64),
    Move(u64, i32, i32),
    Remove(u64),
    AddColumn(u64, bool),
    RemoveColumn(u64),
    Relate(u64, u64),
    Key(u64),
    Fold(u64, u8),
    Unplace(u64),
    Rename(u64),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    (0_u8..11, 0_u64..12, 0_u64..12, -900_i32..900, -900_i32..900).prop_map(|(kind, a, b, x, y)| match kind {
        0 => Step::Add(a),
        1 => Step::Move(a, x, y),
        2 => Step::Remove(a),
        3 => Step::AddColumn(a, x > 0),
        4 => Step::RemoveColumn(a),
        5 => Step::Relate(a, b),
        6 => Step::Key(a),
        7 => Step::Fold(a, (b % 4) as u8),
        8 => Step::Unplace(a),
        9 => Step::Rename(a),
        _ => Step::Undo,
    })
}

/// What a step does to a document; `fresh` is an id that is not in use.
fn diff_of(document: &Document, step: &Step, fresh: u64) -> Diff {
    let mut edit = Edit::new(document);
    let ids: Vec<TableId> = document.tables().map(|table| table.id).collect();
    let pick = |n: u64| ids.get(n as usize % ids.len().max(1)).copied().unwrap_or(TableId(0));
    match *step {
        Step::Add(n) => {
            let mut table = Table::new(TableId(fresh), format!("table_{fresh}"));
            let columns = (0..n * 3).map(|i| Column::new(ColumnId(fresh + 1 + i), format!("column_{i}")));
            table.columns.extend(columns);
            edit.put(table);
            let place =
                Placement::at(DIAGRAM, NodeId::Table(TableId(fresh)), (n * 120) as i32, (n * 70) as i32);
            edit.put(place);
        }
        Step::Move(n, x, y) if edit.placement(DIAGRAM, NodeId::Table(pick(n))).is_some() => {
            let place = edit.placement_mut(DIAGRAM, NodeId::Table(pick(n)));
            (place.x, place.y) = (x, y);
        }
        Step::Remove(n) => edit.remove_table(pick(n)),
        Step::AddColumn(n, required) => {
            if let Some(table) = edit.table_mut(pick(n)) {
                let mut column = Column::new(ColumnId(fresh), format!("c{fresh}")).with_type(DataType::TEXT);
                column.not_null = required;
                table.columns.insert(0, column);
            }
        }
        Step::RemoveColumn(n) => {
            if let Some(column) = edit.table(pick(n)).and_then(|table| table.columns.first()).map(|c| c.id) {
                edit.remove_column(pick(n), column);
            }
        }
        Step::Relate(a, b) => {
            let (child, parent) = (pick(a), pick(b));
            let column = edit.table(child).and_then(|table| table.columns.last()).map(|column| column.id);
            let target = edit.table(parent).and_then(|table| table.columns.first()).map(|column| column.id);
            if let (Some(column), Some(target), Some(table)) = (column, target, edit.table_mut(child)) {
                let targets = if a % 2 == 0 { vec![target] } else { Vec::new() };
                table.foreign_keys.push(ForeignKey::new(ForeignKeyId(fresh), vec![column], parent, targets));
            }
        }
        Step::Key(n) => {
            if let Some(table) = edit.table_mut(pick(n)) {
                table.primary_key = table.columns.last().map(|column| PrimaryKey::over(vec![column.id]));
            }
        }
        Step::Fold(n, fold) if edit.placement(DIAGRAM, NodeId::Table(pick(n))).is_some() => {
            let folds = [Fold::Automatic, Fold::All, Fold::Keys, Fold::Name];
            let place = edit.placement_mut(DIAGRAM, NodeId::Table(pick(n)));
            place.fold = folds[fold as usize];
            place.color = (fold % 2 == 0).then_some(Color::Pink);
        }
        Step::Unplace(n) => edit.remove_placement(DIAGRAM, NodeId::Table(pick(n))),
        Step::Rename(n) => {
            if let Some(table) = edit.table_mut(pick(n)) {
                table.name.push_str("_renamed");
            }
        }
        Step::Move(..) | Step::Fold(..) | Step::Undo => {}
    }
    edit.finish()
}

/// Everything about a scene but the ways that lines take: those depend on what was there before.
fn facts(scene: &Scene, document: &Document) -> Vec<String> {
    let mut facts: Vec<String> = scene.nodes().map(|(node, rect)| format!("{node:?} {rect:?}")).collect();
    for table in document.tables() {
        for column in &table.columns {
            facts.push(format!("{:?}", scene.column_bounds(table.id, column.id)));
        }
        for key in &table.foreign_keys {
            let route = scene.route(table.id, key.id);
            facts.push(format!("{:?} {}", key.id, route.is_some_and(|route| !route.is_empty())));
        }
    }
    let mut recorder = Recorder::default();
    scene.paint_at(Detail::Full, &EVERYTHING, &Marks::default(), &mut recorder);
    facts.extend(recorder.cards);
    facts
}

/// Wide enough for all that the steps do.
const EVERYTHING: View =
    View { camera: Camera { x: -5000.0, y: -5000.0, zoom: 1.0 }, width: 15_000.0, height: 15_000.0 };

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_scene_that_follows_equals_a_new_one(steps in proptest::collection::vec(step(), 1..24)) {
        let mut document = shop().document;
        let mut scene = scene_of(&document);
        let mut last = Diff::default();
        for (number, step) in steps.iter().enumerate() {
            let fresh = 10_000 + 100 * number as u64;
            let diff = if matches!(step, Step::Undo) { last.inverse() } else { diff_of(&document, step, fresh) };
            document.apply(&diff);
            scene.update(&document, &diff, &ApproximateMeasure);
            last = diff;
        }
        let new = scene_of(&document);
        prop_assert_eq!(facts(&scene, &document), facts(&new, &document));
        prop_assert_eq!(scene.relation_count(), new.relation_count());
        // Lines end where their rows are, whatever way they take.
        for table in document.tables() {
            for key in &table.foreign_keys {
                let Some(route) = scene.route(table.id, key.id) else { continue };
                let child = scene.bounds(NodeId::Table(table.id)).unwrap();
                let parent = scene.bounds(NodeId::Table(key.target_table().unwrap())).unwrap();
                prop_assert!(child.inflate(0.1).contains(route[0]));
                prop_assert!(parent.inflate(0.1).contains(route[route.len() - 1]), "{parent:?} {route:?} {key:?}");
            }
        }
    }

    #[test]
    fn nothing_panics_at_any_zoom(
        zoom in any::<f64>(), x in any::<f64>(), y in any::<f64>(), size in 0.0_f64..5000.0
    ) {
        let scene = scene_of(&shop().document);
        let mut recorder = Recorder::default();
        let odd = View { camera: Camera { x, y, zoom }, width: size, height: size };
        scene.paint(&odd, &Marks::default(), &mut recorder);
        let near = View { camera: Camera { x: 10.0, y: 10.0, zoom: 0.01 + size / 1000.0 }, ..odd };
        for detail in [Detail::Blocks, Detail::Shapes, Detail::Names, Detail::Bars, Detail::Full] {
            scene.paint_at(detail, &near, &Marks::default(), &mut recorder);
        }
        let _ = scene.hit(Point::new(x, y), zoom);
    }

    #[test]
    fn what_is_hit_is_what_is_there(x in -50.0_f64..1700.0, y in -50.0_f64..1000.0) {
        let scene = scene_of(&shop().document);
        let point = Point::new(x, y);
        match scene.hit(point, 4.0) {
            Some(hit) => {
                let reach = if matches!(hit.part, HitPart::ConnectHandle(_)) { 5.0 } else { 4.0 };
                let bounds = scene.object_bounds(hit.object).unwrap();
                prop_assert!(bounds.inflate(reach + 0.1).contains(point), "{hit:?} at {point:?}");
            }
            None => prop_assert!(scene.nodes().all(|(_, rect)| !rect.contains(point))),
        }
    }
}

#[test]
fn parts_of_a_card_are_hit() {
    let shop = shop();
    let mut scene = scene_of(&shop.document);
    let users = shop.id("users");
    scene.set_badges([(users, Badge::Error)]);
    let table = shop.document.table(users).unwrap();
    let card = scene.bounds(NodeId::Table(users)).unwrap();
    let part = |x: f64, y: f64| scene.hit(Point::new(card.x + x, card.y + y), 3.0).map(|hit| hit.part);
    assert_eq!(part(40.0, 10.0), Some(HitPart::Header));
    assert_eq!(part(card.width - 12.0, 14.0), Some(HitPart::Badge));
    assert_eq!(part(60.0, 40.0), Some(HitPart::Row(table.columns[0].id)));
    assert_eq!(part(60.0, 65.0), Some(HitPart::Row(table.columns[1].id)));
    assert_eq!(part(3.0, 65.0), Some(HitPart::ConnectHandle(table.columns[1].id)));
    assert_eq!(part(-3.0, 65.0), Some(HitPart::ConnectHandle(table.columns[1].id)));
    assert_eq!(part(card.width - 2.0, card.height - 2.0), Some(HitPart::ResizeCorner));
    let wide = shop.id("product_attributes_with_a_really_long_name");
    let card = scene.bounds(NodeId::Table(wide)).unwrap();
    let fold = scene.hit(Point::new(card.x + 60.0, card.bottom() - 12.0), 3.0).unwrap();
    assert_eq!((fold.object, fold.part), (ObjectRef::Table(wide), HitPart::FoldRow));
}

#[test]
fn lines_are_hit_along_their_way_and_at_their_ends() {
    let shop = shop();
    let scene = scene_of(&shop.document);
    let items = shop.id("order_items");
    let key = shop.document.table(items).unwrap().foreign_keys[0].id;
    let route = scene.route(items, key).unwrap();
    let (child, parent) = (route[0], route[route.len() - 1]);
    let towards = (parent.x - child.x).signum();
    let hit = |x: f64, y: f64| scene.hit(Point::new(x, y), 4.0).unwrap();
    assert_eq!(hit(child.x + 12.0 * towards, child.y + 2.0).part, HitPart::ChildEnd);
    assert_eq!(hit(parent.x - 12.0 * towards, parent.y + 2.0).part, HitPart::ParentEnd);
    let middle = hit((child.x + parent.x) / 2.0, child.y);
    assert_eq!((middle.object, middle.part), (ObjectRef::ForeignKey(items, key), HitPart::Edge));
}

#[test]
fn visible_columns_lie_within_their_cards() {
    let shop = shop();
    let scene = scene_of(&shop.document);
    for table in shop.document.tables() {
        let card = scene.bounds(NodeId::Table(table.id)).unwrap();
        for column in &table.columns {
            let row = scene.column_bounds(table.id, column.id).unwrap();
            assert!(card.contains(Point::new(row.x, row.y)));
            assert!(card.contains(Point::new(row.right(), row.bottom())));
        }
    }
}

#[test]
fn arranging_overlaps_nothing_and_keeps_what_it_should() {
    let mut document = shop().document;
    let all = arrange(&document, DIAGRAM, &ApproximateMeasure, Scope::All);
    document.apply(&all);
    check_free(&scene_of(&document));
    // One more table finds its place, and nothing else moves.
    let mut edit = Edit::new(&document);
    edit.put(Table::new(TableId(5000), "late"));
    let diff = edit.finish();
    document.apply(&diff);
    let late = arrange(&document, DIAGRAM, &ApproximateMeasure, Scope::Unplaced);
    assert_eq!(late.changes().count(), 1);
    document.apply(&late);
    check_free(&scene_of(&document));
    // Arranging a part leaves the rest.
    let chosen = [NodeId::Table(TableId(5000)), NodeId::Table(document.tables().next().unwrap().id)];
    let part = arrange(&document, DIAGRAM, &ApproximateMeasure, Scope::Selection(&chosen));
    assert!(part.changes().count() <= 3);
    document.apply(&part);
    check_free(&scene_of(&document));
}

#[test]
fn a_further_diagram_is_arranged_with_what_it_shows() {
    let mut document = shop().document;
    let (second, note) = (DiagramId(900), NoteId(901));
    let tables: Vec<NodeId> = document.tables().map(|table| NodeId::Table(table.id)).collect();
    let mut edit = Edit::new(&document);
    edit.put(Diagram::new(second, "Second"));
    edit.put(Note { id: note, text: "Only here".into() });
    edit.put(Placement::at(second, NodeId::Note(note), 0, 0));
    tables.iter().take(2).for_each(|node| edit.put(Placement::at(second, *node, 0, 0)));
    let diff = edit.finish();
    document.apply(&diff);
    let on_first = document.placements_on(DIAGRAM).count();
    for (diagram, scope) in [(second, Scope::Unplaced), (second, Scope::All), (DIAGRAM, Scope::All)] {
        document.apply(&arrange(&document, diagram, &ApproximateMeasure, scope));
    }
    assert_eq!(document.placements_on(second).count(), 3);
    assert!(document.placement(DIAGRAM, NodeId::Note(note)).is_none(), "it stands on the second alone");
    assert!(document.placements_on(DIAGRAM).count() >= on_first);
    check_apart(&Scene::new(&document, second, &ApproximateMeasure));
    // What is added finds its place, and nothing else moves.
    let added = arrange(&document, second, &ApproximateMeasure, Scope::Added(&tables[1..4]));
    let keys: Vec<_> = added.changes().map(|(key, _)| key).collect();
    assert_eq!(keys, [RecordKey::Placement(second, tables[2]), RecordKey::Placement(second, tables[3])]);
    document.apply(&added);
    check_apart(&Scene::new(&document, second, &ApproximateMeasure));
}

/// No card touches another.
fn check_apart(scene: &Scene) {
    let cards: Vec<_> = scene.nodes().filter(|(node, _)| !matches!(node, NodeId::Area(_))).collect();
    for (index, (node, rect)) in cards.iter().enumerate() {
        for (other, other_rect) in &cards[index + 1..] {
            assert!(!rect.intersects(other_rect), "{node:?} and {other:?} overlap");
        }
    }
}

/// No card touches another, and the area holds the cards that it held.
fn check_free(scene: &Scene) {
    check_apart(scene);
    let areas = scene.nodes().filter(|(node, _)| matches!(node, NodeId::Area(_)));
    assert_eq!(areas.map(|(_, rect)| scene.members(rect).count()).collect::<Vec<_>>(), [2]);
}

#[test]
fn only_what_is_in_view_is_painted() {
    let shop = shop();
    let scene = scene_of(&shop.document);
    let users = scene.bounds(NodeId::Table(shop.id("users"))).unwrap();
    let mut recorder = Recorder::default();
    let camera = Camera { x: users.x, y: users.y, zoom: 1.0 };
    scene.paint(&View { camera, width: 100.0, height: 100.0 }, &Marks::default(), &mut recorder);
    assert!(recorder.cards.iter().any(|text| text.contains("users")));
    assert!(!recorder.cards.iter().any(|text| text.contains("shipments")));
}

#[test]
fn a_patient_scene_comes_to_rest() {
    let document = shop().document;
    let mut scene = Scene::with_patience(&document, DIAGRAM, &ApproximateMeasure, 2);
    assert!(scene.is_settled(), "without a router there is nothing to wait for");
    scene.set_router(router());
    assert!(!scene.is_settled());
    for table in document.tables() {
        for key in &table.foreign_keys {
            assert!(scene.route(table.id, key.id).is_some_and(|route| route.len() >= 2));
        }
    }
    let mut rounds = 0;
    while !scene.settle(2) {
        rounds += 1;
    }
    assert!(scene.is_settled());
    assert!((8..40).contains(&rounds), "{rounds}: five portions of ways, three turns of setting them apart");
    assert_eq!(facts(&scene, &document), facts(&scene_of(&document), &document));
}

#[test]
fn a_scene_that_is_made_in_portions_is_the_same() {
    let document = shop().document;
    let nodes: Vec<NodeId> = document.placements_on(DIAGRAM).map(|placement| placement.node).collect();
    for portion in 1..=nodes.len() {
        let mut scene = Scene::empty(DIAGRAM);
        for some in nodes.chunks(portion) {
            scene.add(&document, some, &ApproximateMeasure);
        }
        scene.set_router(router());
        assert!(!scene.is_settled());
        while !scene.settle(usize::MAX) {}
        assert_eq!(facts(&scene, &document), facts(&scene_of(&document), &document), "{portion}");
    }
}

#[test]
fn a_minimap_leads_back_to_the_world() {
    let scene = scene_of(&shop().document);
    let size = Size::new(180.0, 120.0);
    let mut recorder = Recorder::default();
    let map = scene.paint_minimap(size, None, &mut recorder);
    assert!(recorder.cards.len() >= 3);
    let middle = map.to_world(Point::new(90.0, 60.0));
    let content =
        scene.nodes().map(|(_, rect)| rect).reduce(|all, rect| all.union(&rect)).unwrap_or_default();
    assert!((middle.x - content.centre().x).abs() < 1.0 && (middle.y - content.centre().y).abs() < 1.0);
}

#[test]
fn every_glyph_has_a_picture_and_a_name_of_its_own() {
    let mut names: Vec<&str> = Glyph::ALL.iter().map(|glyph| glyph.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Glyph::ALL.len());
    assert!(Glyph::ALL.iter().all(|glyph| !(glyph.lines().is_empty() && glyph.filled().is_empty())));
}
