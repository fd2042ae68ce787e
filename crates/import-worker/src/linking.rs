//! Links of the design of the page, which take as long to write as a large design is to read.

use crowfoot_model::Document;
use crowfoot_share::{Without, encode_telling};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::DedicatedWorkerGlobalScope;

use crate::message::{number, post, reports};
use crate::proposing::design;

/// Writes a link of the design that is part of the request for each choice of details, and posts them as they come.
pub(crate) fn write(scope: &DedicatedWorkerGlobalScope, request: &JsValue, choices: &Array) {
    let Some(document) = design(request) else {
        let message = "The importer and the app have different versions. Reload the page.";
        return post(scope, &[("type", "error".into()), ("message", message.into())]);
    };
    let mut whole = None;
    for (at, choice) in choices.iter().enumerate() {
        let without = Without::from_bits(choice.as_f64().unwrap_or_default() as u8);
        let link = link_of(scope, &document, without, &mut whole);
        post(scope, &[("type", "linked".into()), ("at", number(at)), ("link", link.into())]);
    }
    post(scope, &[("type", "written".into())]);
}

/// The link without some details. That of a design which has none of them is the whole one, which is written once.
fn link_of(
    scope: &DedicatedWorkerGlobalScope,
    document: &Document,
    without: Without,
    whole: &mut Option<String>,
) -> String {
    let reduced = (without != Without::default()).then(|| without.of(document));
    match reduced {
        Some(reduced) if reduced != *document => encode_telling(&reduced, &reports(scope)),
        _ => whole.get_or_insert_with(|| encode_telling(document, &reports(scope))).clone(),
    }
}
