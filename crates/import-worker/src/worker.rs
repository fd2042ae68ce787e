//! The worker side of the protocol.

use std::ops::ControlFlow;

use crowfoot_import::{Format, Import, ImportError, Progress, Source, detect, import};
use crowfoot_layout::{self as layout, from_numbers, places_to_numbers};
use crowfoot_model::{Document, file};
use crowfoot_scene::Plan;
use js_sys::{Array, Float64Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::imported::{account, place};
use crate::message::{self, get, post};
use crate::{drizzle, linking, packed, proposing, warming};

/// Installs the listener and reports that it is ready.
pub(crate) fn listen() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let page = scope.clone();
    // A request is answered with a message before the worker dies.
    std::panic::set_hook(Box::new(move |panic| {
        let message = format!("The importer ran into a bug and stopped: {panic}. Nothing was changed.");
        post(&page, &[("type", "error".into()), ("message", message.into())]);
    }));
    let listener = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| run(&scope, &event.data())
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The listener lives as long as the worker.
    listener.forget();
    post(&scope, &[("type", "ready".into())]);
    for script in warming::SCRIPTS {
        let warm_up = Closure::once_into_js(move || warming::warm_up(script));
        // One per task, so that a request waits for one at most. A cold worker works too.
        let _ = scope.set_timeout_with_callback(warm_up.unchecked_ref());
    }
}

fn run(scope: &DedicatedWorkerGlobalScope, request: &JsValue) {
    if let Some(graph) = get(request, "graph").dyn_ref::<Float64Array>() {
        return lay_out(scope, &graph.to_vec());
    }
    if let Some(choices) = get(request, "links").dyn_ref::<Array>() {
        return linking::write(scope, request, choices);
    }
    if get(request, "accepted").is_truthy() {
        return proposing::choose(scope, request);
    }
    if get(request, "take").is_truthy() {
        return proposing::take(scope);
    }
    let texts = sources(request);
    let sources: Vec<Source> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    let format = get(request, "format").as_string().and_then(|key| Format::from_key(&key));
    let is_link = get(request, "format").as_string().as_deref() == Some("link");
    let is_drizzle = |source: &Source| detect(source.name, source.text) == Format::Drizzle;
    let is_detected = format.is_none() && !is_link && sources.iter().any(is_drizzle);
    if format == Some(Format::Drizzle) || is_detected {
        return drizzle::translate(scope, request, |scope, request, translation| {
            let imported = translation.import(&mut reports(scope));
            answer(scope, request, imported.map_err(|error: ImportError| error.to_string()));
        });
    }
    let imported = match get(request, "format").as_string().as_deref() {
        Some("link") => {
            let link = sources.first().map_or("", |source| source.text);
            let read = crowfoot_share::decode(link).map_err(|error| error.to_string());
            read.map(|document| Import {
                document,
                format: Format::Json,
                ledger: Vec::new(),
                places: Vec::new(),
            })
        }
        _ => import(&sources, format, &mut reports(scope)).map_err(|error| error.to_string()),
    };
    answer(scope, request, imported);
}

/// Posts the progress of an import, from time to time.
fn reports(scope: &DedicatedWorkerGlobalScope) -> impl FnMut(Progress) -> ControlFlow<()> + use<'_> {
    let report = message::reports(scope);
    move |progress: Progress| {
        report(progress.done, progress.total);
        ControlFlow::Continue(())
    }
}

fn answer(scope: &DedicatedWorkerGlobalScope, request: &JsValue, imported: Result<Import, String>) {
    match imported {
        Ok(import) if get(request, "design").is_truthy() => proposing::propose(scope, request, import),
        Ok(import) if get(request, "packed").is_truthy() => packed::answer(scope, import),
        Ok(mut import) => {
            post(scope, &[("type", "placing".into())]);
            let plan = place(&mut import);
            done(scope, &mut import);
            better(scope, &import.document, plan.as_ref());
        }
        Err(error) => post(scope, &[("type", "error".into()), ("message", error.into())]),
    }
}

/// Lays out a graph from the page.
fn lay_out(scope: &DedicatedWorkerGlobalScope, numbers: &[f64]) {
    match from_numbers(numbers) {
        Some((graph, options)) => {
            let places = places_to_numbers(&layout::arrange(&graph, &options));
            let places = Float64Array::from(&places[..]);
            post(scope, &[("type", "arranged".into()), ("places", places.into())]);
        }
        None => post(scope, &[("type", "error".into()), ("message", "This is no graph.".into())]),
    }
}

/// Searches for a better drawing than the one that was sent, and posts the changes.
fn better(scope: &DedicatedWorkerGlobalScope, document: &Document, plan: Option<&Plan>) {
    let rows = Array::new();
    if let Some(plan) = plan {
        let diff = plan.arrange(document);
        let mut arranged = document.clone();
        arranged.apply(&diff);
        for (key, text) in diff.changes().filter_map(|(key, _)| Some((key, file::row_text(&arranged, key)?)))
        {
            rows.push(&file::row_name(key).into());
            rows.push(&text.into());
        }
    }
    post(scope, &[("type", "better".into()), ("rows", rows.into())]);
}

fn done(scope: &DedicatedWorkerGlobalScope, import: &mut Import) {
    let rows = Array::new();
    for (name, text) in file::rows(&import.document) {
        rows.push(&name.into());
        rows.push(&text.into());
    }
    let mut fields = account(import);
    fields.extend([("type", "done".into()), ("rows", rows.into())]);
    post(scope, &fields);
}

fn sources(request: &JsValue) -> Vec<(String, String)> {
    let list = get(request, "sources");
    let Some(list) = list.dyn_ref::<Array>() else { return Vec::new() };
    let text = |source: &JsValue, key| get(source, key).as_string().unwrap_or_default();
    list.iter().map(|source| (text(&source, "name"), text(&source, "text"))).collect()
}
