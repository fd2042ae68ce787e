//! A schema in each layout, as folders to read. `UPDATE_GOLDEN=1` writes them anew.

#![allow(clippy::unwrap_used, reason = "a folder that cannot be read is a failed test")]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crowfoot_export::{Options, exporter};

/// A name, the exporter, and the options.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// The name of each folder, with the options that it is written with.
const CASES: [Case; 4] = [
    ("one", "drizzle-pg", &[("shared-columns", "true"), ("check-enums", "true")]),
    ("tables", "drizzle-pg", &[("layout", "tables"), ("casing", "snake_case"), ("shared-columns", "true")]),
    (
        "areas",
        "drizzle-pg",
        &[("layout", "areas"), ("line", "1.0"), ("casing", "snake_case"), ("shared-columns", "true")],
    ),
    (
        "style",
        "drizzle-sqlite",
        &[("layout", "areas"), ("relations-file", "true"), ("quotes", "double"), ("semicolons", "false")],
    ),
];

/// The files of a folder, by their paths in it.
fn read(folder: &Path, at: PathBuf, into: &mut BTreeMap<PathBuf, String>) {
    for entry in std::fs::read_dir(folder.join(&at)).into_iter().flatten() {
        let entry = entry.unwrap();
        let path = at.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            read(folder, path, into);
        } else {
            into.insert(path.clone(), std::fs::read_to_string(folder.join(path)).unwrap());
        }
    }
}

#[test]
fn the_layouts_are_those_of_the_golden_folders() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let document = support::studio::document();
    for (name, key, values) in CASES {
        let exporter = exporter(key).unwrap();
        let options = values.iter().fold(Options::default(), |options, (key, value)| {
            let option = exporter.options().iter().find(|option| option.key == *key).unwrap();
            options.with(option, value)
        });
        let output = exporter.export(&document, &options);
        let files: BTreeMap<PathBuf, String> =
            output.files.iter().map(|file| (PathBuf::from(&file.path), file.text.clone())).collect();
        assert_eq!(files.len(), output.files.len());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/layouts").join(name);
        if update {
            drop(std::fs::remove_dir_all(&folder));
            for (path, text) in &files {
                let path = folder.join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, text).unwrap();
            }
        }
        let mut before = BTreeMap::new();
        read(&folder, PathBuf::new(), &mut before);
        let different: Vec<&PathBuf> =
            files.keys().chain(before.keys()).filter(|path| files.get(*path) != before.get(*path)).collect();
        assert!(different.is_empty(), "{name}: {different:#?} differ; look at them after UPDATE_GOLDEN=1");
    }
}
