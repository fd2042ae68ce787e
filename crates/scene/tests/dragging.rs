//! Dragging on a large diagram: what is not dragged stays as it is until the drop, and is then put in order.

#[cfg(test)]
mod recorder;

use crowfoot_model::{
    Column, ColumnId, Diagram, DiagramId, Document, Edit, ForeignKey, ForeignKeyId, NodeId, Placement,
    PrimaryKey, Table, TableId,
};
use crowfoot_scene::{ApproximateMeasure, Camera, Detail, HitPart, Marks, Point, Rect, Scene, View};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use recorder::Recorder;

const DIAGRAM: DiagramId = DiagramId(1);
const WIDTH: u64 = 16;
const TABLES: u64 = 256;

/// A quilt of tables that refer to near ones and to a few central ones, with more lines than are looked at in a frame.
fn quilt() -> Document {
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    edit.put(Diagram::new(DIAGRAM, "Main"));
    for number in 0..TABLES {
        let mut table = Table::new(TableId(100 + number), format!("table_{number}"));
        table.columns = (0..4)
            .map(|at| Column::new(ColumnId(10_000 + number * 10 + at), format!("column_{at}")))
            .collect();
        table.primary_key = Some(PrimaryKey::over(vec![ColumnId(10_000 + number * 10)]));
        for (at, parent) in
            [(1, number.checked_sub(1)), (2, Some(number * 31 % 9 * 27)), (3, number.checked_sub(WIDTH))]
        {
            let Some(parent) = parent.filter(|parent| *parent != number) else { continue };
            let (own, key) = (ColumnId(10_000 + number * 10 + at), ColumnId(10_000 + parent * 10));
            let id = ForeignKeyId(50_000 + number * 10 + at);
            table.foreign_keys.push(ForeignKey::new(id, vec![own], TableId(100 + parent), vec![key]));
        }
        edit.put(table);
        let (x, y) = (number % WIDTH * 340, number / WIDTH * 260);
        edit.put(Placement::at(DIAGRAM, node(number), x as i32, y as i32));
    }
    let diff = edit.finish();
    document.apply(&diff);
    document
}

fn node(number: u64) -> NodeId {
    NodeId::Table(TableId(100 + number))
}

fn move_to(document: &mut Document, scene: &mut Scene, nodes: &[NodeId], by: (i32, i32)) {
    let mut edit = Edit::new(document);
    for node in nodes {
        let place = edit.placement_mut(DIAGRAM, *node);
        (place.x, place.y) = (place.x + by.0, place.y + by.1);
    }
    let diff = edit.finish();
    document.apply(&diff);
    scene.update(document, &diff, &ApproximateMeasure);
}

fn settle(scene: &mut Scene) {
    scene.mend();
    while !scene.settle(4) {}
}

fn routes<'a>(
    scene: &'a Scene,
    document: &'a Document,
) -> impl Iterator<Item = (TableId, ForeignKeyId, &'a [Point])> {
    let keys = document.tables().flat_map(|table| table.foreign_keys.iter().map(|key| (table.id, key.id)));
    keys.map(|(table, key)| (table, key, scene.route(table, key).unwrap_or_default()))
}

/// The lines that run through a card.
fn faults(scene: &Scene, document: &Document) -> usize {
    let runs_through = |route: &[Point]| {
        route.windows(2).any(|pair| {
            let line = Rect::spanning(pair[0], pair[1]).inflate(0.5);
            scene
                .nodes_in(line)
                .iter()
                .any(|node| scene.bounds(*node).is_some_and(|rect| rect.inflate(-1.0).intersects(&line)))
        })
    };
    routes(scene, document).filter(|(.., route)| runs_through(route)).count()
}

fn everything(scene: &Scene) -> View {
    let all = scene.content_bounds().unwrap_or_default().inflate(100.0);
    View { camera: Camera { x: all.x, y: all.y, zoom: 1.0 }, width: all.width, height: all.height }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_not_dragged_waits_for_the_drop(
        moves in proptest::collection::vec((-700_i32..700, -500_i32..500), 1..7),
        first in 0..TABLES,
        several in any::<bool>(),
        returns in any::<bool>(),
    ) {
        let mut document = quilt();
        let mut scene = Scene::new(&document, DIAGRAM, &ApproximateMeasure);
        scene.set_patience(64);
        let before = faults(&scene, &document);
        let mut nodes = vec![node(first)];
        if several {
            nodes.push(node((first + 1) % TABLES));
        }
        let carried = |table: TableId| nodes.contains(&NodeId::Table(table));
        let touches = |table: TableId, key: ForeignKeyId, document: &Document| {
            let parent = document.table(table).and_then(|table| table.foreign_key(key)?.target_table());
            carried(table) || parent.is_some_and(carried)
        };
        scene.lift(&nodes);
        let (rest, version) = (scene.resting_version(), scene.version());
        let ways: Vec<(TableId, ForeignKeyId, Vec<Point>)> =
            routes(&scene, &document).map(|(table, key, route)| (table, key, route.to_vec())).collect();
        let mut whole = (0, 0);
        for by in &moves {
            move_to(&mut document, &mut scene, &nodes, *by);
            whole = (whole.0 + by.0, whole.1 + by.1);
            // What the marks leave out is what is dragged and its lines; without them all is there.
            let view = everything(&scene);
            let lifts = Marks { lifts: true, ..Marks::default() };
            let [all, resting] = [&Marks::default(), &lifts]
                .map(|marks| scene.paint_still(Detail::Full, &view, marks, &mut Recorder::default()));
            let lines = routes(&scene, &document).filter(|(table, key, _)| touches(*table, *key, &document)).count();
            prop_assert_eq!(all, resting + nodes.len() + lines);
        }
        prop_assert_eq!(scene.resting_version(), rest);
        prop_assert!(scene.version() != version);
        for (table, key, way) in &ways {
            if !touches(*table, *key, &document) {
                prop_assert_eq!(scene.route(*table, *key), Some(&way[..]));
            }
        }
        if returns {
            move_to(&mut document, &mut scene, &nodes, (-whole.0, -whole.1));
        }
        scene.land();
        prop_assert!(scene.resting_version() != rest);
        settle(&mut scene);
        // No worse than if all lines were looked for anew.
        let anew = Scene::new(&document, DIAGRAM, &ApproximateMeasure);
        let most = before.max(faults(&anew, &document));
        prop_assert!(faults(&scene, &document) <= most, "{} lines run through cards", faults(&scene, &document));
        // Each line is found where it is.
        for (table, key, route) in routes(&scene, &document) {
            let longest = route.windows(2).max_by(|a, b| length(a).total_cmp(&length(b))).unwrap();
            let middle = Point::new((longest[0].x + longest[1].x) / 2.0, (longest[0].y + longest[1].y) / 2.0);
            let hit = scene.hit(middle, 1.0).map(|hit| hit.part);
            prop_assert!(
                !scene.nodes_in(Rect::spanning(middle, middle)).is_empty()
                    || matches!(hit, Some(HitPart::Edge | HitPart::UprightEdge | HitPart::ChildEnd | HitPart::ParentEnd | HitPart::ConnectHandle(_))),
                "{table:?} {key:?}: {hit:?}"
            );
        }
    }
}

fn length(pair: &[Point]) -> f64 {
    (pair[0].x - pair[1].x).abs() + (pair[0].y - pair[1].y).abs()
}
