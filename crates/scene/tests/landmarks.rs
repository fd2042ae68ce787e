//! Names on what is seen from afar: readable, apart from each other, and the important ones first.

use crowfoot_model::{
    Column, ColumnId, DataType, Diagram, DiagramId, Document, Edit, ForeignKey, ForeignKeyId, NodeId,
    ObjectRef, Placement, Table, TableId,
};
use crowfoot_scene::{
    ApproximateMeasure, Camera, ColorToken, Glyph, Marks, Painter, Path, Point, Radius, Rect, Scene, Stroke,
    TextKey, TextStyle, View,
};
use proptest::prelude::{ProptestConfig, prop_assert, proptest};

const DIAGRAM: DiagramId = DiagramId(1);
const SIZE: f64 = 11.0;

/// Texts and where they begin.
#[derive(Default)]
struct Texts(Vec<(String, f64, f64)>);

impl Painter for Texts {
    fn rect(&mut self, _: Rect, _: Radius, _: Option<ColorToken>, _: Option<Stroke>) {}
    fn rects(&mut self, _: &[Rect], _: ColorToken) {}
    fn path(&mut self, _: &Path, _: Stroke) {}
    fn circle(&mut self, _: Point, _: f64, _: Option<ColorToken>, _: Option<Stroke>) {}
    fn glyph(&mut self, _: Glyph, _: Point, _: f64, _: ColorToken) {}
    fn set_alpha(&mut self, _: f64) {}

    fn text(&mut self, text: &str, _: TextKey, at: Point, _: TextStyle) {
        self.0.push((text.to_owned(), at.x, at.y));
    }
}

/// Tables on a grid; those whose number is a multiple of `every` are referred to by the ones that follow.
fn hubs(count: u64, every: u64) -> Document {
    let id = |at: u64| TableId(100 + at * 10);
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    edit.put(Diagram::new(DIAGRAM, "Main"));
    for at in 0..count {
        let kind = if at % every == 0 { "hub" } else { "table" };
        let mut table = Table::new(id(at), [kind, "_", &at.to_string()].concat());
        let column = ColumnId(id(at).0 + 1);
        table.columns.push(Column::new(column, "id").with_type(DataType::TEXT));
        if at % every != 0 {
            let key = ForeignKeyId(id(at).0 + 2);
            table.foreign_keys.push(ForeignKey::new(key, vec![column], id(at - at % every), Vec::new()));
        }
        edit.put(table);
        edit.put(Placement::at(
            DIAGRAM,
            NodeId::Table(id(at)),
            (at % 12 * 300) as i32,
            (at / 12 * 180) as i32,
        ));
    }
    let diff = edit.finish();
    document.apply(&diff);
    document
}

/// The texts that are drawn, with where they begin.
fn names(document: &Document, zoom: f64, marks: &Marks) -> Vec<(String, f64, f64)> {
    let scene = Scene::new(document, DIAGRAM, &ApproximateMeasure);
    let view = View { camera: Camera { x: -100.0, y: -100.0, zoom }, width: 1280.0, height: 800.0 };
    let mut texts = Texts::default();
    scene.paint(&view, marks, &mut texts);
    texts.0
}

#[test]
fn hubs_are_named_where_cards_cannot_be() {
    for zoom in [0.1, 0.15] {
        let named = names(&hubs(144, 24), zoom, &Marks::default());
        for hub in (0..144).step_by(24) {
            let name = format!("hub_{hub}");
            assert!(named.iter().any(|(text, ..)| *text == name), "{name} at {zoom}: {named:?}");
        }
        assert!(named.len() < 60, "{} at {zoom}: {named:?}", named.len());
    }
}

#[test]
fn what_is_pointed_at_is_named() {
    let document = hubs(144, 24);
    let table = TableId(100 + 73 * 10);
    let name = document.table(table).map(|table| table.name.clone()).unwrap();
    let is_named = |marks: &Marks| names(&document, 0.05, marks).iter().any(|(text, ..)| *text == name);
    assert!(!is_named(&Marks::default()));
    assert!(is_named(&Marks { hovered: Some(ObjectRef::Table(table)), ..Marks::default() }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn names_stay_apart(count in 1_u64..300, every in 1_u64..40, zoom in 0.02_f64..0.16) {
        let named = names(&hubs(count, every), zoom, &Marks::default());
        for (at, (text, x, y)) in named.iter().enumerate() {
            let width = text.chars().count() as f64 * SIZE * 0.5;
            for (other, left, top) in &named[at + 1..] {
                let beside = x + width <= *left || left + other.chars().count() as f64 * SIZE * 0.5 <= *x;
                prop_assert!(beside || (y - top).abs() >= SIZE, "{text} at {x}, {y} and {other} at {left}, {top}");
            }
        }
    }
}
