//! Properties of automatic layout over designs made by chance.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

use crowfoot_model::{
    Area, AreaId, Column, ColumnId, DataType, Diagram, DiagramId, Diff, Document, Edit, Flow, ForeignKey,
    ForeignKeyId, IdSource, Line, NodeId, Placement, PrimaryKey, RecordKey, Table, TableId,
};
use crowfoot_scene::{ApproximateMeasure, Plan, Point, Rect, Scene, Scope, arrange};

const DIAGRAM: DiagramId = DiagramId(1);
const FLOWS: [Flow; 4] = [Flow::Balanced, Flow::LeftToRight, Flow::TopToBottom, Flow::Compact];

/// The same numbers everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

struct Design {
    document: Document,
    ids: IdSource,
    tables: Vec<TableId>,
}

impl Design {
    fn new(tables: usize, relations: usize, seed: u64) -> Self {
        let mut numbers = Numbers(seed);
        let mut design = Self { document: Document::default(), ids: IdSource::after(1), tables: Vec::new() };
        design.edit(|edit, _, _| edit.put(Diagram::new(DIAGRAM, "Main")));
        for index in 0..tables {
            let columns = 1 + numbers.below(12);
            design.edit(|edit, ids, tables| tables.push(table(edit, ids, index, columns)));
        }
        for _ in 0..relations {
            let (child, parent) = (numbers.below(tables), numbers.below(tables));
            design.relate(child, parent);
        }
        design
    }

    fn edit(&mut self, work: impl FnOnce(&mut Edit, &mut IdSource, &mut Vec<TableId>)) {
        let mut edit = Edit::new(&self.document);
        work(&mut edit, &mut self.ids, &mut self.tables);
        let diff = edit.finish();
        self.document.apply(&diff);
    }

    fn relate(&mut self, child: usize, parent: usize) {
        self.edit(|edit, ids, tables| {
            let target = edit.table(tables[parent]).unwrap().columns[0].id;
            let (column, key) = (ids.fresh::<ColumnId>(), ids.fresh::<ForeignKeyId>());
            let table = edit.table_mut(tables[child]).unwrap();
            table.columns.push(Column::new(column, "parent_id").with_type(DataType::TEXT));
            table.foreign_keys.push(ForeignKey::new(key, vec![column], tables[parent], vec![target]));
        });
    }

    fn arrange(&mut self, scope: Scope, flow: Option<Flow>) -> Diff {
        let plan = Plan::new(&self.document, DIAGRAM, &ApproximateMeasure, scope, flow).unwrap();
        let diff = plan.arrange(&self.document);
        self.document.apply(&diff);
        diff
    }

    fn bounds(&self, node: NodeId) -> Rect {
        Scene::new(&self.document, DIAGRAM, &ApproximateMeasure).bounds(node).unwrap()
    }

    fn rects(&self) -> Vec<(NodeId, Rect)> {
        let scene = Scene::new(&self.document, DIAGRAM, &ApproximateMeasure);
        let placed = self.document.placements_on(DIAGRAM);
        placed.map(|placement| (placement.node, scene.bounds(placement.node).unwrap())).collect()
    }

    /// An area around the tables of a range, at the places that they have.
    fn area(&mut self, tables: std::ops::Range<usize>) -> NodeId {
        let rects: Vec<Rect> =
            self.tables[tables].iter().map(|&table| self.bounds(NodeId::Table(table))).collect();
        let frame = Rect::bounds(&rects).unwrap().inflate(20.0);
        let mut node = NodeId::Area(AreaId(0));
        self.edit(|edit, ids, _| {
            let id = ids.fresh::<AreaId>();
            node = NodeId::Area(id);
            edit.put(Area { id, name: "Area".into() });
            edit.put(Placement {
                width: Some(frame.width as u32),
                height: Some(frame.height as u32),
                ..Placement::at(DIAGRAM, node, frame.x as i32, frame.y as i32)
            });
        });
        node
    }
}

fn table(edit: &mut Edit, ids: &mut IdSource, index: usize, columns: usize) -> TableId {
    let mut table = Table::new(ids.fresh::<TableId>(), format!("table_{index}"));
    for at in 0..columns {
        let column = Column::new(ids.fresh::<ColumnId>(), format!("column_{at}"));
        table.columns.push(column.with_type(DataType::TEXT));
    }
    table.primary_key = Some(PrimaryKey { columns: vec![table.columns[0].id], ..PrimaryKey::default() });
    let id = table.id;
    edit.put(table);
    id
}

fn is_area(node: &NodeId) -> bool {
    matches!(node, NodeId::Area(_))
}

fn assert_apart(design: &Design) {
    let rects = design.rects();
    for (index, (a, first)) in rects.iter().enumerate() {
        for (b, second) in &rects[index + 1..] {
            let may = is_area(a) != is_area(b);
            assert!(may || !first.intersects(second), "{a:?} and {b:?} overlap: {first:?} {second:?}");
        }
    }
}

#[test]
fn a_new_table_comes_near_to_what_it_relates_to_and_nothing_else_moves() {
    for seed in 0..12 {
        let mut design = Design::new(8 + 4 * seed as usize, 6 + 5 * seed as usize, seed);
        design.arrange(Scope::All, Some(FLOWS[seed as usize % 4]));
        let (added, parent) = (design.tables.len(), seed as usize % 8);
        design.edit(|edit, ids, tables| tables.push(table(edit, ids, added, 5)));
        design.relate(added, parent);
        let node = NodeId::Table(design.tables[added]);
        let diff = design.arrange(Scope::Unplaced, None);
        let keys: Vec<RecordKey> = diff.changes().map(|change| change.0).collect();
        assert_eq!(keys, [RecordKey::Placement(DIAGRAM, node)]);
        assert_apart(&design);
        let (own, near) = (design.bounds(node), design.bounds(NodeId::Table(design.tables[parent])));
        let whole = Rect::bounds(design.rects().iter().map(|entry| &entry.1)).unwrap();
        let away = |a: Point, b: Point| (a.x - b.x).abs() + (a.y - b.y).abs();
        assert!(
            away(own.centre(), near.centre()) < 900.0 + 0.25 * (whole.width + whole.height),
            "{own:?} {near:?}"
        );
        assert!(design.arrange(Scope::Unplaced, None).changes().next().is_none(), "all have a place");
    }
}

#[test]
fn areas_are_kept_together_apart_from_each_other_and_from_foreign_tables() {
    for seed in 0..8 {
        let mut design = Design::new(24, 30, seed + 100);
        design.arrange(Scope::All, None);
        // Two areas whose tables stand all over the place first.
        let spread = |design: &mut Design| {
            let tables = design.tables.clone();
            design.edit(|edit, _, _| {
                for (index, table) in tables.iter().enumerate() {
                    let placement = edit.placement_mut(DIAGRAM, NodeId::Table(*table));
                    let (column, row) = (index as i32 / 6, index as i32 % 6);
                    (placement.x, placement.y) = (column * 900, row * 700);
                }
            });
        };
        spread(&mut design);
        let areas = [design.area(0..6), design.area(6..12)];
        for flow in FLOWS {
            design.arrange(Scope::All, Some(flow));
            assert_eq!(design.document.diagram(DIAGRAM).unwrap().flow, flow);
            assert_apart(&design);
            for (area, inside) in areas.iter().zip([0..6, 6..12]) {
                let frame = design.bounds(*area);
                for (index, table) in design.tables.iter().enumerate() {
                    let rect = design.bounds(NodeId::Table(*table));
                    let within = frame.contains(Point::new(rect.x, rect.y))
                        && frame.contains(Point::new(rect.right(), rect.bottom()));
                    if inside.contains(&index) {
                        assert!(within, "{flow:?}: {rect:?} is not within {frame:?}");
                    } else {
                        assert!(!rect.intersects(&frame), "{flow:?}: {rect:?} is not outside of {frame:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_added_keeps_out_of_areas() {
    let mut design = Design::new(6, 0, 7);
    design.arrange(Scope::All, None);
    design.edit(|edit, _, tables| {
        for (index, table) in tables.iter().enumerate() {
            let placement = edit.placement_mut(DIAGRAM, NodeId::Table(*table));
            (placement.x, placement.y) = (index as i32 % 2 * 1500, index as i32 / 2 * 900);
        }
    });
    let area = design.area(0..6);
    let added = design.tables.len();
    design.edit(|edit, ids, tables| tables.push(table(edit, ids, added, 3)));
    design.relate(added, 2);
    design.arrange(Scope::Unplaced, None);
    let rect = design.bounds(NodeId::Table(design.tables[added]));
    assert!(!rect.intersects(&design.bounds(area)), "{rect:?}");
}

#[test]
fn a_selection_moves_alone_and_stays_clear_of_the_rest() {
    for seed in 0..6 {
        let mut design = Design::new(20, 26, seed + 40);
        design.arrange(Scope::All, None);
        let chosen: Vec<NodeId> = design.tables[3..9].iter().map(|&table| NodeId::Table(table)).collect();
        let diff = design.arrange(Scope::Selection(&chosen), Some(Flow::Compact));
        for (key, _) in diff.changes() {
            assert!(matches!(key, RecordKey::Placement(_, node) if chosen.contains(&node)), "{key:?}");
        }
        assert_apart(&design);
        assert_eq!(design.document.diagram(DIAGRAM).unwrap().flow, Flow::Balanced);
    }
}

#[test]
fn lines_of_tables_that_move_find_their_own_way_again() {
    let mut design = Design::new(4, 0, 1);
    design.relate(1, 0);
    design.relate(3, 2);
    design.arrange(Scope::All, None);
    let keys: Vec<RecordKey> = [1, 3]
        .map(|child| {
            let table = design.tables[child];
            let foreign_key = design.document.table(table).unwrap().foreign_keys[0].id;
            let line = Line { diagram: DIAGRAM, table, foreign_key, bends: vec![500] };
            design.edit(|edit, _, _| edit.put(line));
            RecordKey::Line(DIAGRAM, table, foreign_key)
        })
        .to_vec();
    let chosen = [0, 1].map(|index| NodeId::Table(design.tables[index]));
    let move_away = |design: &mut Design, index: usize| {
        let node = NodeId::Table(design.tables[index]);
        design.edit(|edit, _, _| edit.placement_mut(DIAGRAM, node).y += 3000);
    };
    move_away(&mut design, 1);
    design.arrange(Scope::Selection(&chosen), None);
    assert!(design.document.record(keys[0]).is_none() && design.document.record(keys[1]).is_some());
    move_away(&mut design, 3);
    design.arrange(Scope::All, None);
    assert!(design.document.record(keys[1]).is_none());
}

#[test]
fn the_same_design_is_arranged_in_the_same_way() {
    let design = Design::new(40, 60, 3);
    let once = arrange(&design.document, DIAGRAM, &ApproximateMeasure, Scope::All);
    assert_eq!(once, arrange(&design.document, DIAGRAM, &ApproximateMeasure, Scope::All));
}
