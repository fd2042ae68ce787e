//! Cards that grow make room for themselves, and undo takes it back.

use crowfoot_editor::{Rect, Walk};
use crowfoot_model::{
    Area, Column, Document, Edit, Fold, ForeignKey, IdSource, Line, NodeId, Note, ObjectRef, Placement, Table,
};
use proptest::prelude::{Strategy, any, prop, proptest};
use proptest::test_runner::Config;

use crate::stage::{CTRL, SHIFT, Stage};

/// The cards that cover each other.
fn overlaps(stage: &Stage) -> Vec<(NodeId, NodeId)> {
    let cards: Vec<(NodeId, Rect)> =
        stage.editor.scene().nodes().filter(|(node, _)| !matches!(node, NodeId::Area(_))).collect();
    let pairs = cards.iter().enumerate().flat_map(|(at, a)| cards.iter().skip(at + 1).map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.1.intersects(&b.1)).map(|(a, b)| (a.0, b.0)).collect()
}

fn bounds(stage: &Stage, table: &str) -> Rect {
    stage.editor.scene().bounds(NodeId::Table(stage.table(table).id)).unwrap()
}

fn add_columns(stage: &mut Stage, table: &str, count: usize) {
    let id = stage.table(table).id;
    stage.editor.edit_column(id, None, None);
    for number in 0..count {
        stage.editor.submit_column(&format!("more_{number} text"), Walk::Next);
    }
    stage.editor.submit_column("", Walk::Stop);
    stage.editor.end_editing();
}

/// Two tables one below the other, one to the right, and one far away.
fn four() -> Stage {
    let mut stage = Stage::new();
    stage.draw(200.0, 100.0, "above", &["a text"]);
    stage.draw(200.0, 230.0, "below", &["a text"]);
    stage.draw(470.0, 100.0, "beside", &["a text"]);
    stage.draw(900.0, 600.0, "far", &["a text"]);
    assert_eq!(overlaps(&stage), []);
    stage.editor.forget_history();
    stage
}

#[test]
fn a_card_that_grows_pushes_only_what_it_would_cover_and_undo_takes_it_back() {
    let mut stage = four();
    let before = stage.editor.document().clone();
    let places = ["above", "beside", "far"].map(|name| stage.place(name));
    let below = stage.place("below");
    add_columns(&mut stage, "above", 6);
    assert_eq!(overlaps(&stage), []);
    assert_eq!(["above", "beside", "far"].map(|name| stage.place(name)), places);
    // Straight down, and no farther than has to be.
    assert_eq!(stage.place("below").0, below.0);
    assert_eq!(f64::from(stage.place("below").1) - bounds(&stage, "above").bottom(), 16.0);
    for _ in 0..6 {
        stage.key_with("z", CTRL);
    }
    assert_eq!(*stage.editor.document(), before, "each step took its part of the push along");
    stage.redo_all();
    assert_eq!(overlaps(&stage), []);
}

#[test]
fn a_longer_name_or_type_and_unfolding_push_too() {
    let mut stage = four();
    let beside = stage.place("beside");
    let above = ObjectRef::Table(stage.table("above").id);
    stage.set(above, "name", "a_name_that_is_too_long_for_a_card");
    assert_eq!(overlaps(&stage), []);
    assert!(stage.place("beside").0 > beside.0 && stage.place("beside").1 == beside.1);
    stage.key_with("z", CTRL);
    assert_eq!(stage.place("beside"), beside);

    let id = stage.table("above").id;
    stage.editor.select([above]);
    add_columns(&mut stage, "above", 30);
    stage.editor.select([above]);
    for command in ["fold-name", "unfold", "fold-automatic", "unfold", "fold-all-name", "unfold-all"] {
        assert!(stage.editor.run(command), "{command}");
        assert_eq!(overlaps(&stage), [], "{command}");
    }
    assert_eq!(
        stage.editor.document().placement(stage.editor.diagram(), NodeId::Table(id)).unwrap().fold,
        Fold::All
    );
}

#[test]
fn what_is_pasted_or_added_finds_room() {
    let mut stage = four();
    let before = stage.editor.document().clone();
    let places = ["above", "below", "beside", "far"].map(|name| stage.place(name));
    stage.key_with("a", CTRL);
    let copied = stage.editor.copy().unwrap();
    for _ in 0..3 {
        stage.editor.paste(&copied);
        assert_eq!(overlaps(&stage), []);
    }
    stage.key_with("d", CTRL);
    assert_eq!(overlaps(&stage), []);
    // On top of a card.
    let at = bounds(&stage, "above").centre();
    stage.editor.place_table(at);
    stage.editor.end_editing();
    assert_eq!(overlaps(&stage), []);
    // The table between two, where there is no room between them.
    let headers = [stage.header("above"), stage.header("below")];
    stage.click(headers[0]);
    stage.click_with(headers[1], SHIFT);
    stage.key("m");
    assert_eq!(overlaps(&stage), []);
    assert_eq!(["above", "below", "beside", "far"].map(|name| stage.place(name)), places, "the others stay");
    assert_eq!(stage.undo_all(), 6);
    assert_eq!(*stage.editor.document(), before);
}

#[test]
fn what_somebody_has_put_on_a_card_stays_there() {
    let mut stage = four();
    let (from, to) = (stage.header("far"), stage.row("above", "a"));
    stage.drag_and_drop(from, to);
    assert_eq!(overlaps(&stage).len(), 1);
    let far = stage.place("far");
    add_columns(&mut stage, "above", 3);
    assert_eq!(stage.place("far"), far);
    assert_eq!(overlaps(&stage).len(), 1);
}

#[test]
fn areas_go_on_holding_what_they_hold_and_nothing_else() {
    let mut stage = four();
    for name in ["above", "below"] {
        let header = stage.header(name);
        stage.click_with(header, if name == "above" { crowfoot_editor::Modifiers::NONE } else { SHIFT });
    }
    assert!(stage.editor.run("new-area"));
    stage.editor.end_editing();
    let area = NodeId::Area(stage.editor.document().areas().next().unwrap().id);
    let around = |stage: &Stage| stage.editor.scene().bounds(area).unwrap();
    let (was, margin) = (around(&stage), around(&stage).bottom() - bounds(&stage, "below").bottom());
    add_columns(&mut stage, "above", 12);
    assert_eq!(overlaps(&stage), []);
    let now = around(&stage);
    assert!(now.bottom() > was.bottom());
    assert!(now.bottom() - bounds(&stage, "below").bottom() >= margin.min(16.0));
    assert_eq!(stage.editor.scene().members(now).count(), 2);
    // What was beside the area does not come to lie on it.
    stage.set(ObjectRef::Table(stage.table("above").id), "name", "a_name_that_is_far_too_long_for_this");
    assert_eq!(stage.editor.scene().members(around(&stage)).count(), 2);
    assert!(!around(&stage).intersects(&bounds(&stage, "beside")));
}

#[test]
fn a_line_that_was_put_in_its_place_goes_with_tables_that_make_room_together() {
    let mut stage = Stage::new();
    stage.draw(200.0, 100.0, "wide", &["a text"]);
    stage.draw(200.0, 400.0, "child", &["wide_id -> parent"]);
    let (child, id) = (stage.table("child").id, stage.editor.diagram());
    // Both stand below, side by side, so that one push moves both.
    stage.draw(520.0, 400.0, "parent", &[]);
    stage.set(ObjectRef::Table(stage.table("wide").id), "width", "640");
    let column = stage.column("child", "wide_id");
    let (parent, key) = (stage.table("parent").id, stage.column("parent", "id"));
    let foreign_key = stage.editor.transact("Relate", |edit, ids| {
        let key = ForeignKey::new(ids.fresh(), vec![column], parent, vec![key]);
        let foreign_key = key.id;
        edit.table_mut(child).unwrap().foreign_keys.push(key);
        edit.put(Line { diagram: id, table: child, foreign_key, bends: vec![370] });
        foreign_key
    });
    let (from, to) = (stage.place("child"), stage.place("parent"));
    assert_eq!(overlaps(&stage), []);
    add_columns(&mut stage, "wide", 16);
    let (dx, dy) = (stage.place("child").0 - from.0, stage.place("child").1 - from.1);
    assert!((dx, dy) != (0, 0));
    assert_eq!((stage.place("parent").0 - to.0, stage.place("parent").1 - to.1), (dx, dy));
    assert_eq!(stage.editor.document().line(id, child, foreign_key).unwrap().bends, [370 + dx]);
}

/// One way to make a card larger, or to add one.
#[derive(Clone, Debug)]
enum Growth {
    Columns(usize, usize),
    Rename(usize, usize),
    Type(usize),
    Fold(usize, u8),
    FoldAll(u8),
    Relate(usize, usize),
    Between(usize, usize),
    Paste(usize),
    Table(usize),
    Audit(usize),
}

fn growths() -> impl Strategy<Value = Vec<Growth>> {
    let growth =
        (0..10_u8, any::<usize>(), any::<usize>(), any::<u8>()).prop_map(|(kind, a, b, c)| match kind {
            0 | 1 => Growth::Columns(a, b % 24 + 1),
            2 => Growth::Rename(a, b % 50 + 1),
            3 => Growth::Type(a),
            4 => Growth::Fold(a, c),
            5 => Growth::FoldAll(c),
            6 => Growth::Relate(a, b),
            7 => Growth::Between(a, b),
            8 => Growth::Paste(a),
            _ => {
                if c % 2 == 0 {
                    Growth::Table(a)
                } else {
                    Growth::Audit(a)
                }
            }
        });
    prop::collection::vec(growth, 1..14)
}

/// A design whose cards do not cover each other: each in a cell of its own, on a grid whose gaps are made by chance.
#[derive(Clone, Debug)]
struct Layout {
    /// Columns of each table, and where it stands in its cell.
    cells: Vec<(usize, u8, u8, u8)>,
    across: usize,
    areas: Vec<(usize, usize)>,
}

fn layouts() -> impl Strategy<Value = Layout> {
    let cell = (0..12_usize, any::<u8>(), any::<u8>(), any::<u8>());
    let area = (any::<usize>(), any::<usize>());
    (prop::collection::vec(cell, 1..26), 1..7_usize, prop::collection::vec(area, 0..3))
        .prop_map(|(cells, across, areas)| Layout { cells, across, areas })
}

fn document(layout: &Layout) -> Document {
    let stage = Stage::new();
    let (base, diagram) = (stage.editor.document().clone(), stage.editor.diagram());
    let mut ids = IdSource::following(&base);
    let mut edit = Edit::new(&base);
    for (number, (columns, dx, dy, kind)) in layout.cells.iter().enumerate() {
        let (row, column) = (number / layout.across, number % layout.across);
        // Cards are 200 wide and up to 300 high as they come.
        let x = (column * 230) as i32 + i32::from(dx % 30);
        let y = (row * 320) as i32 + i32::from(dy % 20);
        let node = if kind % 8 == 0 {
            let note = Note { id: ids.fresh(), text: "Something to know".into() };
            let node = NodeId::Note(note.id);
            edit.put(note);
            node
        } else {
            let mut table = Table::new(ids.fresh(), format!("t{number}"));
            table.columns = (0..*columns).map(|at| Column::new(ids.fresh(), format!("c{at}"))).collect();
            let node = NodeId::Table(table.id);
            edit.put(table);
            node
        };
        edit.put(Placement::at(diagram, node, x, y));
    }
    let rows = layout.cells.len().div_ceil(layout.across);
    for (row, height) in &layout.areas {
        let (row, height) = (row % rows, height % 2 + 1);
        let area = Area { id: ids.fresh(), name: "area".into() };
        let mut placement = Placement::at(diagram, NodeId::Area(area.id), -30, row as i32 * 320 - 15);
        placement.width = Some(layout.across as u32 * 230 + 50);
        placement.height = Some(height as u32 * 320 - 2);
        edit.put(area);
        edit.put(placement);
    }
    let diff = edit.finish();
    let mut document = base.clone();
    document.apply(&diff);
    document
}

fn grow(stage: &mut Stage, growth: &Growth) {
    let tables: Vec<_> =
        stage.editor.document().tables().map(|table| (table.id, table.name.clone())).collect();
    if tables.is_empty() {
        return;
    }
    let table = |number: &usize| tables[number % tables.len()].clone();
    let select = |stage: &mut Stage, numbers: &[usize]| {
        let chosen: Vec<_> = numbers.iter().map(|number| ObjectRef::Table(table(number).0)).collect();
        stage.editor.select(chosen);
    };
    const FOLDS: [&str; 4] = ["fold-name", "unfold", "fold-automatic", "fold-keys"];
    const FOLDS_OF_ALL: [&str; 4] = ["fold-all-name", "unfold-all", "fold-all-automatic", "fold-all-keys"];
    match growth {
        Growth::Columns(number, count) => add_columns(stage, &table(number).1, *count),
        Growth::Rename(number, length) => {
            let (id, name) = table(number);
            let longer = format!("{name}{}", "x".repeat(*length));
            // Another table may be called so by now.
            let _ = stage.editor.set_property(&[ObjectRef::Table(id)], "name", &longer);
        }
        Growth::Type(number) => {
            let (id, _) = table(number);
            if let Some(column) = stage.editor.document().table(id).unwrap().columns.first().map(|own| own.id)
            {
                stage.set(ObjectRef::Column(id, column), "type", "timestamp(6) with time zone");
            }
        }
        Growth::Fold(number, kind) => {
            select(stage, &[*number]);
            stage.editor.run(FOLDS[usize::from(*kind) % FOLDS.len()]);
        }
        Growth::FoldAll(kind) => {
            stage.editor.run(FOLDS_OF_ALL[usize::from(*kind) % FOLDS.len()]);
        }
        Growth::Relate(a, b) => {
            select(stage, &[*a, *b]);
            stage.editor.run("relate");
        }
        Growth::Between(a, b) => {
            select(stage, &[*a, *b]);
            stage.editor.run("relate-many-to-many");
        }
        Growth::Paste(number) => {
            select(stage, &[*number, number / 2]);
            let copied = stage.editor.copy().unwrap();
            stage.editor.paste(&copied);
        }
        Growth::Table(number) => {
            let (id, _) = table(number);
            let at = stage.editor.scene().bounds(NodeId::Table(id)).unwrap().centre();
            stage.editor.place_table(at);
            stage.editor.end_editing();
        }
        Growth::Audit(number) => {
            select(stage, &[*number]);
            stage.editor.duplicate();
        }
    }
}

/// What lies wholly on each area.
fn held(stage: &Stage) -> Vec<(NodeId, Vec<NodeId>)> {
    let scene = stage.editor.scene();
    let wholly = |around: &Rect, own: &Rect| around.union(own) == *around;
    let on = |around: Rect| {
        let cards = scene.nodes().filter(|(node, _)| !matches!(node, NodeId::Area(_)));
        cards.filter(|(_, own)| wholly(&around, own)).map(|(node, _)| node).collect()
    };
    scene.areas().map(|(area, around)| (area, on(around))).collect()
}

proptest! {
    #![proptest_config(Config::with_cases(if cfg!(debug_assertions) { 60 } else { 400 }))]

    #[test]
    fn growing_never_ends_with_an_overlap_and_undo_restores_all(layout in layouts(), growths in growths()) {
        let mut stage = Stage::of(document(&layout));
        assert_eq!(overlaps(&stage), [], "the layout is free of overlaps");
        let before = stage.editor.document().clone();
        let mut states = vec![before];
        for growth in &growths {
            let held_before = held(&stage);
            grow(&mut stage, growth);
            assert_eq!(overlaps(&stage), [], "{growth:?}");
            for ((area, cards), (_, now)) in held_before.iter().zip(held(&stage)) {
                let lost: Vec<_> = cards.iter().filter(|card| !now.contains(card)).collect();
                assert!(lost.is_empty(), "{area:?} lost {lost:?} by {growth:?}");
            }
            states.push(stage.editor.document().clone());
        }
        let redone = stage.editor.document().clone();
        stage.undo_all();
        assert_eq!(stage.editor.document(), &states[0]);
        stage.redo_all();
        assert_eq!(*stage.editor.document(), redone);
    }
}

#[test]
fn copies_with_longer_names_do_not_cover_each_other() {
    let layout = Layout { cells: vec![(0, 0, 0, 1), (0, 0, 0, 17)], across: 2, areas: Vec::new() };
    let mut stage = Stage::of(document(&layout));
    grow(&mut stage, &Growth::Rename(0, 26));
    grow(&mut stage, &Growth::Paste(1));
    assert_eq!(overlaps(&stage), []);
}

#[test]
fn a_card_that_moves_aside_does_not_land_on_a_new_one() {
    let mut cells = vec![(0, 0, 0, 1); 14];
    (cells[0], cells[8], cells[10]) = ((0, 0, 0, 25), (7, 0, 56, 145), (7, 3, 0, 1));
    (cells[12], cells[13]) = ((0, 0, 0, 72), (11, 0, 0, 1));
    let layout = Layout { cells, across: 6, areas: vec![(1_556_231_362_725_297_197, 0), (0, 0)] };
    let mut stage = Stage::of(document(&layout));
    for (a, b) in [
        (255_531_358_303, 99_714_576_651),
        (17_883_552_060_839_827_582, 4_211_617_918_754_711_191),
        (4_087_026_458_039_848_106, 3_434_119_659_159_117_687),
    ] {
        grow(&mut stage, &Growth::Between(a, b));
        assert_eq!(overlaps(&stage), []);
    }
}
