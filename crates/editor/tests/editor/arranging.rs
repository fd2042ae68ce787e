//! Putting cards in line and at equal distances, folding all, and what snaps.

use crowfoot_editor::{Line, Point, Rect, Request};
use crowfoot_model::{
    Column, ColumnId, Diagram, DiagramId, Document, Edit, Fold, NodeId, ObjectRef, Placement, Table, TableId,
};
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::Config;

use crate::stage::{ALT, Stage};

/// Tables of several heights at these places, all selected.
fn of(places: &[(i32, i32)]) -> (Stage, Vec<NodeId>) {
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    edit.put(Diagram::new(DiagramId(900), "Main"));
    let mut nodes = Vec::new();
    for (id, (x, y)) in (1..).zip(places) {
        let mut table = Table::new(TableId(id), format!("t{id}"));
        table.columns = (0..id % 4).map(|at| Column::new(ColumnId(100 + 10 * id + at), "column")).collect();
        edit.put(table);
        nodes.push(NodeId::Table(TableId(id)));
        edit.put(Placement::at(DiagramId(900), NodeId::Table(TableId(id)), *x, *y));
    }
    let diff = edit.finish();
    document.apply(&diff);
    let mut stage = Stage::of(document);
    stage.editor.select(nodes.iter().map(|node| ObjectRef::from(*node)));
    (stage, nodes)
}

fn rects(stage: &Stage, nodes: &[NodeId]) -> Vec<Rect> {
    nodes.iter().map(|node| stage.editor.scene().bounds(*node).unwrap()).collect()
}

fn places() -> impl Strategy<Value = Vec<(i32, i32)>> {
    prop::collection::vec((-2000..2000, -2000..2000), 3..8)
}

proptest! {
    #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

    #[test]
    fn aligned_they_share_a_line_within_where_they_were(places in places(), which in 0_usize..6) {
        let (mut stage, nodes) = of(&places);
        let before = rects(&stage, &nodes);
        let (label, read): (&str, fn(&Rect) -> f64) = [
            ("align-left", (|rect| rect.x) as fn(&Rect) -> f64),
            ("align-centre", |rect| rect.centre().x),
            ("align-right", Rect::right),
            ("align-top", |rect| rect.y),
            ("align-middle", |rect| rect.centre().y),
            ("align-bottom", Rect::bottom),
        ][which];
        stage.editor.run(label);
        let after = rects(&stage, &nodes);
        for rect in &after {
            prop_assert!((read(rect) - read(&after[0])).abs() <= 1.0);
        }
        let across = which < 3;
        for (before, after) in before.iter().zip(&after) {
            prop_assert_eq!((before.width, before.height), (after.width, after.height));
            let kept = if across { (before.y, after.y) } else { (before.x, after.x) };
            prop_assert_eq!(kept.0, kept.1);
        }
        let (old, new) = (Rect::bounds(&before).unwrap().inflate(1.0), Rect::bounds(&after).unwrap());
        prop_assert!(new.x >= old.x && new.right() <= old.right() && new.y >= old.y && new.bottom() <= old.bottom());
        stage.editor.undo();
        prop_assert_eq!(rects(&stage, &nodes), before);
    }

    #[test]
    fn distributed_the_gaps_are_equal_and_nothing_overlaps(places in places(), across in any::<bool>()) {
        let (mut stage, nodes) = of(&places);
        let before = rects(&stage, &nodes);
        stage.editor.run(if across { "distribute-horizontally" } else { "distribute-vertically" });
        let mut ends: Vec<(f64, f64)> = rects(&stage, &nodes)
            .iter()
            .map(|rect| if across { (rect.x, rect.right()) } else { (rect.y, rect.bottom()) })
            .collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let gaps: Vec<f64> = ends.windows(2).map(|pair| pair[1].0 - pair[0].1).collect();
        for gap in &gaps {
            prop_assert!(*gap > 14.0 && (gap - gaps[0]).abs() <= 2.0, "{gaps:?}");
        }
        let start = |rects: &[Rect]| rects.iter().map(|own| if across { own.x } else { own.y }).fold(f64::MAX, f64::min);
        prop_assert!(start(&rects(&stage, &nodes)) >= start(&before) - 1.0);
    }
}

#[test]
fn keys_do_it_and_an_area_takes_along_what_lies_on_it() {
    let (mut stage, nodes) = of(&[(0, 0), (700, 300), (1400, 90)]);
    let bounds = rects(&stage, &nodes)[2];
    stage.editor.place_area(bounds.inflate(60.0));
    stage.editor.end_editing();
    let area = stage.selected()[0];
    stage.editor.select([nodes[0].into(), nodes[1].into(), nodes[2].into(), area]);
    assert!(stage.key_with("w", ALT));
    let after = rects(&stage, &nodes);
    assert_eq!((after[0].y, after[1].y), (0.0, 0.0));
    assert_eq!(after[2].y, 60.0, "within its area, which is at the top");
    assert_eq!(after[2].x, 1400.0);
    assert!(stage.key_with("a", ALT));
    assert_eq!(rects(&stage, &nodes)[2].x, 60.0);
    stage.editor.select([nodes[0].into()]);
    assert!(!stage.editor.run("align-left"), "one alone is in line");
    stage.editor.align(Line::Left);
}

#[test]
fn the_narrow_become_as_wide_as_the_widest() {
    let (mut stage, nodes) = of(&[(0, 0), (700, 300)]);
    let object = ObjectRef::from(nodes[1]);
    stage.set(object, "width", "333");
    assert!(stage.editor.run("match-width"));
    assert_eq!(rects(&stage, &nodes)[0].width, 333.0);
}

#[test]
fn all_are_folded_in_one_step() {
    let (mut stage, nodes) = of(&[(0, 0), (700, 300)]);
    let before = stage.editor.document().clone();
    stage.editor.select([]);
    assert!(stage.key("["));
    let folds = |stage: &Stage| -> Vec<Fold> {
        let diagram = stage.editor.diagram();
        nodes.iter().map(|node| stage.editor.document().placement(diagram, *node).unwrap().fold).collect()
    };
    assert_eq!(folds(&stage), [Fold::Keys; 2]);
    stage.editor.run("fold-all-name");
    assert_eq!(folds(&stage), [Fold::Name; 2]);
    stage.key("]");
    assert_eq!(folds(&stage), [Fold::All; 2]);
    (0..3).for_each(|_| assert!(stage.editor.undo()));
    assert_eq!(*stage.editor.document(), before);
}

#[test]
fn a_drag_rests_at_equal_distances_unless_snapping_is_off() {
    let (mut stage, nodes) = of(&[(0, 0), (301, 3), (700, 24)]);
    stage.editor.fit();
    stage.editor.zoom_to(1.0, None);
    let cards = rects(&stage, &nodes);
    let gap = cards[1].x - cards[0].right();
    let wanted = cards[1].right() + gap;
    let from = stage.header("t3");
    let to = Point::new(from.x + wanted + 3.0 - cards[2].x, from.y);
    stage.editor.select([nodes[2].into()]);
    stage.drag(from, to);
    assert_eq!(rects(&stage, &nodes)[2].x, wanted);
    assert!(stage.editor.marks().guides.len() >= 6, "both gaps are shown");
    stage.key("Escape");
    stage.editor.run("toggle-snapping");
    assert!(stage.requests().contains(&Request::Remember("snapping", false)));
    stage.drag(from, to);
    assert_eq!(rects(&stage, &nodes)[2].x, wanted + 3.0);
    assert!(stage.editor.marks().guides.is_empty());
}
