//! What must hold for any input, whatever it is. A target is one line that calls one of these.

pub mod designs;

use std::ops::ControlFlow;

use crowfoot_import::{Format, Source};
use crowfoot_model::{Document, file};
use crowfoot_share::Version;

/// An import ends, accounts for its statements in the order of their lines, and its document survives the file.
pub fn import(format: &str, text: &str) {
    let format = Format::from_key(format).expect("a target is called after a format");
    let sources = [Source { name: "fuzzed", text }];
    let Ok(found) = crowfoot_import::import(&sources, Some(format), &mut |_| ControlFlow::Continue(()))
    else {
        return;
    };
    let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    for entry in &found.ledger {
        assert!(entry.line >= 1 && entry.line as usize <= lines, "line {} of {lines}", entry.line);
    }
    let json = file::to_json(&found.document);
    let again = file::from_json(&json).expect("a document that was written can be read");
    assert_eq!(again, found.document);
}

/// What opens as a document is written, opened and written again the same.
pub fn open(text: &str) {
    let Ok(document) = file::from_json(text) else { return };
    let written = file::to_json(&document);
    let again = file::from_json(&written).expect("a document that was written can be read");
    assert_eq!(file::to_json(&again), written);
}

/// What a link holds makes a link of each version that holds the same.
pub fn follow(link: &str) {
    let Ok(document) = crowfoot_share::decode(link) else { return };
    let first = crowfoot_share::encode_as(&document, Version::First).expect("version 1 has no bounds");
    assert_eq!(crowfoot_share::decode(&first).expect("a link that was made can be followed"), document);
    again_as_second(&document);
}

/// The same of a link of version 2, and of what `text` says if it is a file.
pub fn follow_second(text: &str) {
    let link = ["2", text].concat();
    for document in [crowfoot_share::decode(&link).ok(), file::from_json(text).ok()].into_iter().flatten() {
        again_as_second(&document);
    }
}

/// Its ids become others, so the links are compared.
fn again_as_second(document: &Document) {
    let Some(link) = crowfoot_share::encode_as(document, Version::Second) else { return };
    let again = crowfoot_share::decode(&link).expect("a link that was made can be followed");
    assert_eq!(crowfoot_share::encode_as(&again, Version::Second), Some(link));
}
