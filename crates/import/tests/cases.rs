//! One folder a case: sources in, `expected.json` (the document) and `ledger.txt` out. The format is the beginning of
//! the folder's name. `UPDATE_GOLDEN=1` writes what comes out. A source that the engines run too lies in the fixtures
//! of the project, and `input.path` says where.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crowfoot_import::{Format, Source, import};
use crowfoot_model::{Dialect, file};

#[test]
fn cases() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut wrong = Vec::new();
    let cases = sorted(&root);
    assert!(cases.len() > 10);
    for case in cases {
        let name = case.file_name().unwrap().to_str().unwrap().to_owned();
        let format = match name.split('-').next().unwrap() {
            "pg" => Format::Sql(Dialect::Postgres),
            other => Format::from_key(other).unwrap_or_else(|| panic!("{other} is no format")),
        };
        let inputs: Vec<(String, String)> = sorted(&case)
            .into_iter()
            .map(followed)
            .filter(|path| {
                let extension = path.extension().unwrap_or_default().to_str().unwrap();
                format.extensions().contains(&extension)
            })
            .map(|path| {
                (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap())
            })
            .collect();
        let sources: Vec<Source> = inputs.iter().map(|(name, text)| Source { name, text }).collect();
        let import = import(&sources, Some(format), &mut |_| ControlFlow::Continue(())).unwrap();
        let json = file::to_json(&import.document);
        assert_eq!(file::from_json(&json).unwrap(), import.document, "{name}");
        let mut ledger = String::new();
        for entry in &import.ledger {
            let file = sources[entry.source].name;
            let verdict = entry.verdict.key();
            ledger += &format!(
                "{file}:{} {} {verdict}. {}\n    {}\n",
                entry.line, entry.kind, entry.reason, entry.excerpt
            );
        }
        compare(&case.join("expected.json"), &json, &mut wrong);
        compare(&case.join("ledger.txt"), &ledger, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The file itself, or the one whose place it holds.
fn followed(path: PathBuf) -> PathBuf {
    if path.extension().is_some_and(|extension| extension == "path") {
        let place = fs::read_to_string(&path).unwrap();
        return Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(place.trim());
    }
    path
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn compare(path: &Path, actual: &str, wrong: &mut Vec<String>) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected != actual {
        let line = expected.lines().zip(actual.lines()).position(|(one, other)| one != other);
        let line = line.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
        let show = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
        wrong.push(format!(
            "{}:{}\n  expected {}\n  got      {}",
            path.display(),
            line + 1,
            show(&expected),
            show(actual)
        ));
    }
}

/// Files of Windows have other ends of lines, and a mark at their beginning.
#[test]
fn line_endings_and_byte_order_marks_make_no_difference() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for case in sorted(&root) {
        let name = case.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(format @ Format::Text(_)) = Format::from_key(name.split('-').next().unwrap()) else {
            continue;
        };
        let read = |change: &dyn Fn(&str) -> String| {
            let of_format = |path: &PathBuf| {
                format.extensions().contains(&path.extension().unwrap_or_default().to_str().unwrap())
            };
            let texts: Vec<String> = sorted(&case)
                .into_iter()
                .filter(of_format)
                .map(|path| change(&fs::read_to_string(path).unwrap()))
                .collect();
            let sources: Vec<Source> = texts.iter().map(|text| Source { name: "x", text }).collect();
            let import = import(&sources, Some(format), &mut |_| ControlFlow::Continue(())).unwrap();
            let lines: Vec<(usize, u32)> =
                import.ledger.iter().map(|entry| (entry.source, entry.line)).collect();
            // What could not be read is kept with the ends of its lines.
            (file::to_json(&import.document).replace("\\r", ""), lines)
        };
        let expected = read(&str::to_owned);
        assert!(read(&|text| text.replace('\n', "\r\n")) == expected, "{name} with CRLF");
        assert!(read(&|text| format!("\u{feff}{text}")) == expected, "{name} with a mark");
    }
}
