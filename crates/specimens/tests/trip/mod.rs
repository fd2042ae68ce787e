//! To SQL and back.
#![allow(dead_code, reason = "each test uses a part")]
#![allow(clippy::print_stdout, reason = "what is skipped is said")]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crowfoot_export::{Options, Output, exporter};
use crowfoot_import::{Format, Source};
use crowfoot_model::{Dialect, Document};

/// The document of a script.
pub(crate) fn import(text: &str, dialect: Dialect) -> Document {
    let sources = [Source { name: "script.sql", text }];
    crowfoot_import::import(&sources, Some(Format::Sql(dialect)), &mut |_| ControlFlow::Continue(()))
        .unwrap()
        .document
}

/// The script of a document.
pub(crate) fn export(document: &Document, dialect: Dialect) -> String {
    export_with(document, dialect, &Options::default()).text
}

/// The script of a document with what there is to say about it.
pub(crate) fn export_with(document: &Document, dialect: Dialect, options: &Options) -> Output {
    exporter(dialect.key()).unwrap().export(document, options)
}

/// The folder of the corpus; without one, none, said loudly.
pub(crate) fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if path.is_dir() {
        return Some(path);
    }
    println!("SKIPPED: corpus not found");
    None
}

/// The SQL files of a folder, by name.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    found.sort();
    found
}

/// The text of a file, whatever its bytes are.
pub(crate) fn text_of(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned()
}
