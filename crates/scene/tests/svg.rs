//! The pictures themselves, compared with golden files.

#[path = "../src/fixture.rs"]
mod fixture;

use std::path::Path;

use crowfoot_scene::{ApproximateMeasure, Scope, Theme, arrange, svg};
use fixture::{DIAGRAM, shop};

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
    let picture = svg(&crowfoot_model::Document::default(), DIAGRAM, Theme::Auto, &ApproximateMeasure);
    assert!(picture.starts_with("<svg") && picture.contains("0 tables and 0 relations."));
}
