//! The projects of repositories, as folders to read. `UPDATE_GOLDEN=1` writes them anew.

#![allow(clippy::unwrap_used, reason = "a folder that cannot be read is a failed test")]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crowfoot_export::{Options, exporter};

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
fn the_projects_are_those_of_the_golden_folders() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let document = support::blog::document();
    for key in ["repositories-pg", "repositories-mysql", "repositories-sqlite"] {
        let output = exporter(key).unwrap().export(&document, &Options::default());
        let mut files: BTreeMap<PathBuf, String> =
            output.files.iter().map(|file| (PathBuf::from(&file.path), file.text.clone())).collect();
        let notices: Vec<&str> = output.notices.iter().map(|notice| notice.message.as_str()).collect();
        files.insert("notices.txt".into(), notices.join("\n"));
        for (path, text) in &files {
            assert!(text.lines().count() <= 700, "{key}: {} is long", path.display());
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(key);
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
        assert!(different.is_empty(), "{key}: {different:#?} differ; look at them after UPDATE_GOLDEN=1");
    }
}
