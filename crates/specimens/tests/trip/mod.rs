//! To SQL and back.
#![allow(dead_code, reason = "each test uses a part")]

use std::ops::ControlFlow;

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
    export_with(document, dialect, &Options::default()).text().to_owned()
}

/// The script of a document with what there is to say about it.
pub(crate) fn export_with(document: &Document, dialect: Dialect, options: &Options) -> Output {
    exporter(dialect.key()).unwrap().export(document, options)
}
