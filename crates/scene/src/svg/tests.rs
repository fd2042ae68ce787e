//! Pictures with marks and at every level of detail, compared with golden files.

use std::path::Path;

use crowfoot_layout::{Point, Rect, Size};
use crowfoot_model::{
    Diagram, DiagramId, Document, Edit, LineLabels, NodeId, Notation, ObjectRef, ReferentialAction, Table,
};

use super::{Picture, picture, svg, svg_linked, svg_of, thumbnail, whole};
use crate::arrange::{Scope, arrange};
use crate::camera::Camera;
use crate::fixture::{DIAGRAM, shop};
use crate::lod::Detail;
use crate::marks::{Marks, RelatePreview, ReorderPreview};
use crate::measure::ApproximateMeasure;
use crate::palette::Theme;
use crate::scene::{Badge, Scene};
use crate::view::View;

/// Compares with a file under `tests/golden`, or writes it when `UPDATE_GOLDEN` is set.
fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == text, "{name} differs; look at it, then set UPDATE_GOLDEN=1");
}

fn draw(name: &str, zoom: f64, marks: &Marks) {
    let shop = shop();
    let mut scene = Scene::new(&shop.document, DIAGRAM, &ApproximateMeasure);
    scene.set_badges([
        (shop.id("users"), Badge::Error),
        (shop.id("orders"), Badge::Warning),
        (shop.id("products"), Badge::Info),
    ]);
    let content = scene.content_bounds().unwrap().inflate(16.0 / zoom);
    let view = View::fitting(content, content.width * zoom, content.height * zoom, 0.0, zoom);
    let theme = if marks.hovered.is_some() { Theme::Dark } else { Theme::Light };
    compare(name, &picture(&shop.document, &scene, Detail::at(zoom), &view, marks, (theme, true)));
}

#[test]
fn the_shop_as_it_was_placed() {
    compare("shop.light.svg", &svg(&shop().document, DIAGRAM, Theme::Light, &ApproximateMeasure));
}

#[test]
fn the_shop_arranged_by_itself() {
    let mut document = shop().document;
    let diff = arrange(&document, DIAGRAM, &ApproximateMeasure, Scope::All);
    document.apply(&diff);
    compare("shop.arranged.svg", &svg(&document, DIAGRAM, Theme::Auto, &ApproximateMeasure));
}

#[test]
fn texts_cannot_break_out() {
    let picture = svg(&shop().document, DIAGRAM, Theme::Dark, &ApproximateMeasure);
    assert!(picture.contains("title &lt;&quot;&amp;&gt;") && picture.contains("&lt;Ada&gt; &amp;"));
    assert!(!picture.contains("<Ada>"));
}

#[test]
fn an_empty_document_is_a_picture_too() {
    let picture = svg(&Document::default(), DIAGRAM, Theme::Auto, &ApproximateMeasure);
    assert!(picture.starts_with("<svg") && picture.contains("0 tables and 0 relations."));
}

#[test]
fn a_picture_is_called_as_its_design_and_as_its_diagram_where_there_are_several() {
    let mut document = shop().document;
    let design = document.settings().name.clone();
    let named = |document: &Document, diagram| {
        let scene = Scene::new(document, diagram, &ApproximateMeasure);
        let shown = Picture { region: whole(&scene), theme: Theme::Auto, paper: true };
        let text = svg_of(document, &scene, &shown);
        let (_, rest) = text.split_once("<title>").unwrap();
        rest.split_once("</title>").unwrap().0.to_owned()
    };
    assert_eq!(named(&document, DIAGRAM), design);
    let second = DiagramId(7_000);
    let mut edit = Edit::new(&document);
    edit.put(Diagram::new(second, "Sales"));
    document.apply(&edit.finish());
    assert_eq!(named(&document, second), [design.as_str(), " Sales"].concat());
}

#[test]
fn tables_lead_where_they_are_told_to() {
    let document = shop().document;
    let scene = Scene::new(&document, DIAGRAM, &ApproximateMeasure);
    let shown = Picture { region: whole(&scene), theme: Theme::Page, paper: true };
    let target = |table: &Table| (table.name != "users").then(|| ["#\"<", &table.name].concat());
    let picture = svg_linked(&document, &scene, &shown, &target);
    assert_eq!(picture.matches("<a href=").count(), document.tables().len() - 1);
    assert!(picture.contains("<a href=\"#&quot;&lt;orders\" aria-label=\"orders\">"), "{picture}");
    assert!(picture.contains("role=\"group\"") && !picture.contains("role=\"img\""));
    assert!(picture.contains("light-dark(#"), "the colours are those of the page");
    assert_eq!(svg_linked(&document, &scene, &shown, &|_| None), svg_of(&document, &scene, &shown));
}

#[test]
fn a_thumbnail_has_the_size_that_was_asked_for() {
    let shop = shop();
    let scene = Scene::new(&shop.document, DIAGRAM, &ApproximateMeasure);
    let picture = thumbnail(&shop.document, &scene, Size::new(240.0, 150.0), Theme::Light);
    assert!(picture.contains("viewBox=\"0 0 240 150\"") && picture.len() < 12_000, "{}", picture.len());
}

#[test]
fn levels_of_detail() {
    draw("zoom-45.svg", 0.45, &Marks::default());
    draw("zoom-25.svg", 0.25, &Marks::default());
    draw("zoom-08.svg", 0.08, &Marks::default());
}

#[test]
fn a_hovered_relation_stands_out() {
    let shop = shop();
    let orders = shop.id("orders");
    let key = shop.document.table(orders).unwrap().foreign_keys[0].id;
    let hovered = Some(ObjectRef::ForeignKey(orders, key));
    draw("hovered.svg", 1.0, &Marks { hovered, ..Marks::default() });
}

#[test]
fn a_session_at_work() {
    let shop = shop();
    let (users, orders, products) = (shop.id("users"), shop.id("orders"), shop.id("products"));
    let column = |table, number: usize| {
        ObjectRef::Column(table, shop.document.table(table).unwrap().columns[number].id)
    };
    let area = shop.document.areas().next().unwrap().id;
    let marks = Marks {
        selected: [ObjectRef::Table(orders), column(users, 1), ObjectRef::from(NodeId::Area(area))].into(),
        hovered: None,
        found: [column(products, 1), ObjectRef::Table(shop.id("addresses"))].into(),
        dim_others: false,
        focus: None,
        rubber_band: Some(Rect::new(-20.0, 440.0, 340.0, 220.0)),
        guides: vec![(Point::new(400.0, -20.0), Point::new(400.0, 700.0))],
        relate: Some(RelatePreview {
            from: column(products, 0),
            to: Point::new(1250.0, 210.0),
            target: Some(ObjectRef::Table(shop.id("shipments"))),
        }),
        dwelt: None,
        lifts: false,
        reorder: Some(ReorderPreview {
            table: users,
            column: shop.document.table(users).unwrap().columns[2].id,
            rows_above: Some(1),
        }),
    };
    draw("session.svg", 1.0, &marks);
}

/// The shop with another look of its lines; items belong to their orders.
fn looks(notation: Notation, labels: LineLabels) -> Document {
    let shop = shop();
    let mut document = shop.document.clone();
    let mut edit = Edit::new(&document);
    let diagram = edit.diagram_mut(DIAGRAM).unwrap();
    (diagram.notation, diagram.labels) = (notation, labels);
    let items = edit.table_mut(shop.id("order_items")).unwrap();
    items.foreign_keys[0].on_delete = Some(ReferentialAction::Cascade);
    items.foreign_keys[0].comment = Some("consists of".into());
    let diff = edit.finish();
    document.apply(&diff);
    document
}

#[test]
fn each_notation_has_its_picture() {
    for (name, notation) in
        [("idef1x", Notation::Idef1x), ("uml", Notation::Uml), ("min-max", Notation::MinMax)]
    {
        let document = looks(notation, LineLabels::None);
        let picture = svg(&document, DIAGRAM, Theme::Light, &ApproximateMeasure);
        compare(&format!("notation.{name}.svg"), &picture);
    }
}

#[test]
fn lines_say_what_is_wanted_off_the_cards() {
    let document = looks(Notation::CrowsFoot, LineLabels::Columns);
    compare("labels.svg", &svg(&document, DIAGRAM, Theme::Light, &ApproximateMeasure));
    let document = looks(Notation::CrowsFoot, LineLabels::Comments);
    assert!(svg(&document, DIAGRAM, Theme::Light, &ApproximateMeasure).contains(">consists of</text>"));
    // What is said changes with the document, and the picture follows.
    let mut scene = Scene::new(&document, DIAGRAM, &ApproximateMeasure);
    let mut edit = Edit::new(&document);
    edit.diagram_mut(DIAGRAM).unwrap().labels = LineLabels::None;
    let diff = edit.finish();
    let mut after = document.clone();
    after.apply(&diff);
    scene.update(&after, &diff, &ApproximateMeasure);
    let view = View { camera: Camera { x: -40.0, y: -40.0, zoom: 1.0 }, width: 1700.0, height: 1000.0 };
    let picture = picture(&after, &scene, Detail::Full, &view, &Marks::default(), (Theme::Light, true));
    assert!(!picture.contains("consists of"));
}

#[test]
fn a_table_that_the_pointer_rests_on_shows_its_neighbourhood() {
    let orders = shop().id("orders");
    let hovered = Some(ObjectRef::Table(orders));
    draw("neighbourhood.svg", 1.0, &Marks { hovered, dwelt: Some(orders), ..Marks::default() });
}
