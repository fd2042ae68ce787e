//! Pictures with marks and at every level of detail, compared with golden files.

use std::path::Path;

use crowfoot_layout::{Point, Rect};
use crowfoot_model::{NodeId, ObjectRef};

use super::picture;
use crate::fixture::{DIAGRAM, shop};
use crate::lod::Detail;
use crate::marks::{Marks, RelatePreview};
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
    compare(name, &picture(&shop.document, &scene, Detail::at(zoom), &view, marks, theme));
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
        rubber_band: Some(Rect::new(-20.0, 440.0, 340.0, 220.0)),
        guides: vec![(Point::new(400.0, -20.0), Point::new(400.0, 700.0))],
        relate: Some(RelatePreview {
            from: column(products, 0),
            to: Point::new(1250.0, 210.0),
            target: Some(ObjectRef::Table(shop.id("shipments"))),
        }),
    };
    draw("session.svg", 1.0, &marks);
}
