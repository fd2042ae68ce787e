//! Names that try to be more than text stay text: in pictures, in every export, in migrations and in findings.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are no tests to the lint")]

use std::collections::BTreeSet;

use crowfoot_dialect::is_steering;
use crowfoot_export::{Language, Options, TokenClass, exporters, highlight};
use crowfoot_migrate::{files, migration, stage_files, staged};
use crowfoot_model::{
    Area, AreaId, Column, ColumnId, DataType, Dialect, Document, Edit, EnumType, ForeignKey, IdSource, Index,
    NodeId, Note, NoteId, Placement, PrimaryKey, Settings, Table,
};
use crowfoot_rules::{Review, format_text};
use crowfoot_scene::{
    ApproximateMeasure, Picture, Scene, Scope, Size, Theme, arrange, preview, svg_linked, svg_of, thumbnail,
    whole, with_diagram,
};

/// Markup, code and ends of literals and comments.
const PAYLOADS: &[&str] = &[
    "<img src=x onerror=alert(1)>",
    "</text><script>alert(1)</script>",
    "</title></svg><svg onload=alert(1)>",
    "]]><!--",
    "--><x>",
    "<![CDATA[",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "&lt;&amp;&#0;&a;",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)",
    "javascript:alert(1)",
    "url(javascript:alert(1))",
    "{{constructor.constructor('alert(1)')()}}",
    "*/ DROP TABLE users; /*",
    "'; DROP TABLE users; --",
    "\"; DROP TABLE users; --",
    "`; DROP TABLE users; --",
    "\\'; DROP TABLE users; #",
    "$$; DROP TABLE users; $$",
    "`${process.exit(1)}`",
    "a\\",
    "%% a\nclick a call alert(1)",
    "}\nenum x {",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "__proto__",
    "%3Cscript%3E%00",
];

/// Put before, in the middle and behind the payloads: line ends, terminal controls, characters that turn or hide text.
const STEERING: &[&str] = &[
    "\u{202e}",
    "\u{202d}",
    "\u{202a}\u{202b}",
    "\u{2066}",
    "\u{2067}\u{2068}",
    "\u{2069}",
    "\u{202c}",
    "\u{200b}\u{200d}\u{feff}",
    "\u{200e}\u{200f}\u{61c}",
    "\u{0}",
    "\u{1b}[31m\u{7}",
    "\u{9b}2J\u{85}",
    "\r\n",
    "\u{b}\u{c}",
    "\u{2028}\u{2029}",
    "\u{7f}\u{8}",
    "\u{fffe}\u{ffff}",
    "\u{e0041}\u{fe0f}",
    "e\u{301}\u{301}\u{301}\u{301}",
    "\u{1f3f4}\u{200d}\u{2620}",
];

/// Each payload, alone and with each of the steering characters somewhere; and names of great length.
fn names() -> Vec<String> {
    let mut all: BTreeSet<String> = PAYLOADS.iter().chain(STEERING).map(|own| (*own).to_owned()).collect();
    for (at, payload) in PAYLOADS.iter().enumerate() {
        for (nth, steering) in STEERING.iter().enumerate().skip(at % 2).step_by(2) {
            let middle = payload.char_indices().nth(payload.chars().count() / 2).map_or(0, |(at, _)| at);
            let (before, after) = payload.split_at([0, middle, payload.len()][(at + nth) % 3]);
            all.insert([before, steering, after].concat());
        }
    }
    all.extend(["<b>".repeat(700), "\u{202e}".repeat(1_500), "a\u{301}".repeat(1_000), "'\"`".repeat(700)]);
    all.into_iter().collect()
}

/// A text in JSON, in ASCII alone: what turns or hides text would do so in an editor too.
fn in_ascii(text: &str) -> String {
    let escaped = text.encode_utf16().map(|unit| match u8::try_from(unit) {
        Ok(own @ b' '..=b'~') if !matches!(own, b'"' | b'\\') => char::from(own).to_string(),
        _ => format!("\\u{unit:04x}"),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// `tests/e2e/hostile-names.spec.ts` takes the same names through the app.
#[test]
fn the_browser_tests_have_the_same_names() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/hostile-names.json");
    let lines: Vec<String> = names().iter().map(|name| in_ascii(name)).collect();
    let text = format!("[\n{}\n]\n", lines.join(",\n"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, text).unwrap();
    } else {
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(written == text, "{path} differs; set UPDATE_GOLDEN=1 to write it again");
    }
}

/// A part of the names, each as all that a design can give a name or a text to.
fn design(names: &[String], dialect: Dialect) -> Document {
    let mut ids = IdSource::new();
    let (mut document, diagram) = with_diagram(Document::default(), None);
    let mut edit = Edit::new(&document);
    edit.put(Settings {
        name: names[0].clone(),
        rationale: Some(names[0].clone()),
        dialect,
        ..Settings::default()
    });
    let mut before: Option<Table> = None;
    for name in names {
        let text = || Some([name, " \u{202e}*/ -- \n", name].concat());
        let kind = EnumType {
            id: ids.fresh(),
            schema: None,
            name: name.clone(),
            values: vec![name.clone()],
            comment: text(),
        };
        let (key, other): (ColumnId, ColumnId) = (ids.fresh(), ids.fresh());
        let mut table = Table::new(ids.fresh(), name.clone());
        table.comment = text();
        table.columns = vec![
            Column {
                not_null: true,
                comment: text(),
                ..Column::new(key, name.clone()).with_type(DataType::TEXT)
            },
            Column::new(other, [name, "_id"].concat()).with_type(DataType::Enum(kind.id)),
        ];
        table.primary_key = Some(PrimaryKey { name: Some(name.clone()), ..PrimaryKey::over(vec![key]) });
        table.indexes.push(Index { name: Some(["i", name].concat()), ..Index::over(ids.fresh(), [other]) });
        if let Some(before) = &before {
            let target = before.columns[0].id;
            let mut foreign = ForeignKey::new(ids.fresh(), vec![key], before.id, vec![target]);
            foreign.name = Some(["f", name].concat());
            table.foreign_keys.push(foreign);
        }
        let (note, area): (NoteId, AreaId) = (ids.fresh(), ids.fresh());
        edit.put(Note { id: note, text: name.clone() });
        edit.put(Area { id: area, name: name.clone() });
        edit.put(Placement::at(diagram, NodeId::Note(note), 0, 0));
        edit.put(Placement::at(diagram, NodeId::Area(area), 0, 0));
        edit.put(kind);
        before = Some(table.clone());
        edit.put(table);
    }
    let diff = edit.finish();
    document.apply(&diff);
    document
}

fn designs(dialect: Dialect) -> Vec<Document> {
    let names = names();
    assert!(names.len() > 200);
    names.chunks(40).map(|part| design(part, dialect)).collect()
}

/// Parses a picture, and looks for anything in it that is no drawing.
fn check_picture(svg: &str, what: &str) {
    let parsed = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{what}: {error}"));
    for node in parsed.descendants().filter(roxmltree::Node::is_element) {
        let tag = node.tag_name().name();
        let known = [
            "svg", "title", "desc", "style", "defs", "g", "a", "path", "rect", "text", "circle", "use",
            "line",
        ];
        assert!(known.contains(&tag), "{what}: <{tag}>");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(!name.starts_with("on"), "{what}: {name}");
            let prefix = if tag == "use" { "#cf-" } else { "#to-" };
            assert!(name != "href" || value.starts_with(prefix), "{what}: {value}");
            assert!(name != "style" || !value.contains("url("), "{what}: {value}");
        }
        if tag == "style" {
            assert!(!node.text().unwrap_or_default().contains("alert"), "{what}");
        }
    }
    assert!(!svg.contains(|c: char| c.is_control() && c != '\n'), "{what} has a control character");
}

#[test]
fn pictures_are_well_formed_and_hold_nothing_but_a_drawing() {
    let theme = Theme::Auto;
    for document in designs(Dialect::Postgres) {
        let (mut document, diagram) = with_diagram(document, None);
        let diff = arrange(&document, diagram, &ApproximateMeasure, Scope::All);
        document.apply(&diff);
        let scene = Scene::new(&document, diagram, &ApproximateMeasure);
        let picture = Picture { region: whole(&scene), theme, paper: true };
        let target = |table: &Table| Some(["#to-", &table.name].concat());
        check_picture(&svg_of(&document, &scene, &picture), "the picture");
        check_picture(&svg_linked(&document, &scene, &picture, &target), "the linked picture");
        let size = Size { width: 400.0, height: 300.0 };
        check_picture(&preview(&document, &scene, &picture, size), "the preview");
        check_picture(&thumbnail(&document, &scene, size, theme), "the thumbnail");
    }
}

/// The first steering character of a text that is no line end of its own or tab.
fn steered(text: &str) -> Option<char> {
    text.chars().find(|c| is_steering(*c) && !matches!(c, '\n' | '\t'))
}

#[test]
fn no_export_has_a_comment_that_reads_as_code() {
    for dialect in Dialect::ALL {
        for document in designs(dialect) {
            for exporter in exporters() {
                let key = exporter.key();
                for file in exporter.export(&document, &Options::default()).files {
                    assert_eq!(steered(&file.path), None, "{key} names a file {:?}", file.path);
                    assert!(!file.path.split('/').any(|part| part == ".."), "{key}: {}", file.path);
                    let language = Language::of_path(&file.path).unwrap_or(exporter.language());
                    for token in highlight(language, &file.text) {
                        let text = &file.text[token.start..token.end];
                        // Notes of DBML are texts between quotes, which come back when it is read.
                        let is_note = key == "dbml" && text.starts_with('\'');
                        if token.class == TokenClass::Comment && !is_note {
                            assert_eq!(steered(text), None, "{key}, {}: {text:?}", file.path);
                        }
                    }
                    // These can write any character in another way, or are for terminals.
                    if language == Language::TypeScript || matches!(key, "text" | "plantuml" | "prisma") {
                        let found = file.text.lines().find(|line| steered(line).is_some());
                        assert_eq!(found, None, "{key}, {}", file.path);
                    }
                }
            }
        }
    }
}

#[test]
fn no_migration_has_a_comment_that_reads_as_code() {
    for dialect in Dialect::ALL {
        for document in designs(dialect) {
            let mut empty = Document::default();
            let mut edit = Edit::new(&empty);
            edit.put(Settings { dialect, ..Settings::default() });
            let diff = edit.finish();
            empty.apply(&diff);
            for [old, new] in [[&empty, &document], [&document, &empty]] {
                let stages = staged(old, new, dialect).unwrap_or_default();
                let plain = files(&migration(old, new, dialect), 1, "hostile \u{202e}names");
                for file in plain.into_iter().chain(stage_files(&stages, 1, "hostile \u{202e}names")) {
                    for token in highlight(Language::Sql, &file.text) {
                        let text = &file.text[token.start..token.end];
                        if token.class == TokenClass::Comment {
                            assert_eq!(steered(text), None, "{}: {text:?}", file.path);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn findings_are_a_line_each() {
    for document in designs(Dialect::Postgres) {
        let review = Review::new(&document);
        let findings: Vec<_> = review.diagnostics().collect();
        let text = format_text(&document, findings.iter().copied());
        assert_eq!(text.lines().count(), findings.len());
        assert_eq!(steered(&text), None);
    }
}
