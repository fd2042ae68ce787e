//! Whole files, looked into.

use crowfoot_model::{
    Column, ColumnId, Diagram, DiagramId, Document, Edit, NodeId, Placement, Table, TableId,
};
use crowfoot_pdf::{Ink, Letters, Paper, pdf};
use crowfoot_scene::{ApproximateMeasure, Font, Measure, Picture, Scene, Theme, whole};
use miniz_oxide::inflate::decompress_to_vec_zlib;

struct Blocks;

impl Measure for Blocks {
    fn width(&self, text: &str, font: Font) -> f64 {
        ApproximateMeasure.width(text, font)
    }
}

impl Letters for Blocks {
    fn ink(&self, text: &str, font: Font) -> Ink {
        let columns = self.width(text, font) as u32;
        let coverage = vec![255; columns as usize * 10];
        Ink { columns, rows: 10, scale: 1.0, left: 0.0, top: 10.0, coverage }
    }
}

fn document(names: &[&str]) -> Document {
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    edit.put(Diagram::new(DiagramId(9000), "Main"));
    for (id, name) in (1..).zip(names) {
        let mut table = Table::new(TableId(id), (*name).to_owned());
        table.columns = vec![Column::new(ColumnId(1000 + id), "id")];
        edit.put(table);
        edit.put(Placement::at(DiagramId(9000), NodeId::Table(TableId(id)), 300 * id as i32, 40));
    }
    let diff = edit.finish();
    document.apply(&diff);
    document
}

fn file(names: &[&str], theme: Theme, paper: Paper) -> Vec<u8> {
    let document = document(names);
    let scene = Scene::new(&document, DiagramId(9000), &Blocks);
    let picture = Picture { region: whole(&scene), theme, paper: false };
    pdf(&document, &scene, &picture, paper, &Blocks)
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn has(bytes: &[u8], part: &str) -> bool {
    find(bytes, part.as_bytes()).is_some()
}

/// The first stream: what is on the page. Empty where there is none.
fn content(file: &[u8]) -> Vec<u8> {
    let stream = |file: &[u8]| {
        let begin = find(file, b"stream\n")? + 7;
        let end = begin + find(&file[begin..], b"endstream")?;
        decompress_to_vec_zlib(&file[begin..end]).ok()
    };
    stream(file).unwrap_or_default()
}

#[test]
fn western_text_uses_the_standard_fonts() {
    let file = file(&["users", "größen (alt)"], Theme::Light, Paper::Own);
    assert!(file.starts_with(b"%PDF-1."));
    assert!(has(&file, "/Helvetica-Bold") && has(&file, "/WinAnsiEncoding"));
    assert!(!has(&file, "/Type3") && !has(&file, "/Image"));
    let content = content(&file);
    assert!(has(&content, "(users) Tj"));
    assert!(has(&content, "6772F6DF656E"), "größen, as bytes of the code page");
    assert!(content.starts_with(b"q\n"), "the paper is the background");
}

#[test]
fn other_text_is_a_bitmap_font_with_its_characters() {
    let names = ["заказы", "注文", "👍", "users"];
    let file = file(&names, Theme::Light, Paper::A4);
    assert!(has(&file, "/Type3") && has(&file, "/ImageMask true"));
    for hex in ["04370430043A", "6CE86587", "D83DDC4D"] {
        assert!(has(&file, hex), "{hex}");
    }
    // Each text is drawn once, and each is on the page.
    assert_eq!(content(&file).windows(4).filter(|window| window == b"/T0 ").count(), 3);
}

#[test]
fn many_other_glyphs_take_several_fonts() {
    let names: Vec<String> = (0..400).map(|at| format!("стол{at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let file = file(&names, Theme::Light, Paper::Own);
    let content = content(&file);
    assert!(["/T0 ", "/T1 ", "/T2 "].iter().all(|font| has(&content, font)));
    assert!(!has(&content, "/T3 "));
}

#[test]
fn dark_pages_are_dark_and_outlines_list_every_table() {
    let file = file(&["users", "orders"], Theme::Dark, Paper::Letter);
    let content = content(&file);
    assert!(has(&content, "0 0 612 792 re") || has(&content, "0 0 792 612 re"));
    assert!(has(&file, "/Title (orders)") && has(&file, "/Title (users)"));
    assert!(has(&file, "/FitR"));
}

#[test]
fn output_is_deterministic() {
    let names = ["users", "заказы"];
    assert_eq!(file(&names, Theme::Light, Paper::A3), file(&names, Theme::Light, Paper::A3));
}

#[test]
fn an_empty_diagram_has_a_page() {
    assert!(has(&file(&[], Theme::Light, Paper::Own), "/MediaBox"));
}
