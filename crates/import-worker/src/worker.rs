//! The worker's side of the messages.

use std::ops::ControlFlow;

use crowfoot_import::{Format, Import, Progress, Source, Verdict, import, ledger_to_json};
use crowfoot_layout::{self as layout, from_numbers, places_to_numbers};
use crowfoot_model::{Diagram, Document, Edit, IdSource, file};
use crowfoot_scene::{ApproximateMeasure, Plan, Scope};
use js_sys::{Array, Date, Float64Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::{proposing, warming};

/// Milliseconds between two reports of progress.
const REPORT_EVERY: f64 = 50.0;

/// Installs the listener and says that it is there.
pub(crate) fn listen() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let page = scope.clone();
    // What was asked for gets an answer in words before the worker dies.
    std::panic::set_hook(Box::new(move |panic| {
        let message = format!("The importer ran into a bug and stopped: {panic}. Nothing was changed.");
        post(&page, &[("type", "error".into()), ("message", message.into())]);
    }));
    let listener = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| run(&scope, &event.data())
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker listens as long as it lives.
    listener.forget();
    post(&scope, &[("type", "ready".into())]);
    for script in warming::SCRIPTS {
        let warm_up = Closure::once_into_js(move || warming::warm_up(script));
        // Each in a turn of its own, so that a request waits for one at most. A worker that is cold works too.
        let _ = scope.set_timeout_with_callback(warm_up.unchecked_ref());
    }
}

fn run(scope: &DedicatedWorkerGlobalScope, request: &JsValue) {
    if let Some(graph) = get(request, "graph").dyn_ref::<Float64Array>() {
        return lay_out(scope, &graph.to_vec());
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
    let mut reported = Date::now();
    let mut progress = |progress: Progress| {
        let now = Date::now();
        if now - reported >= REPORT_EVERY {
            reported = now;
            let (done, total) = (number(progress.done), number(progress.total));
            post(scope, &[("type", "progress".into()), ("done", done), ("total", total)]);
        }
        ControlFlow::Continue(())
    };
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
        _ => import(&sources, format, &mut progress).map_err(|error| error.to_string()),
    };
    match imported {
        Ok(import) if get(request, "design").is_truthy() => proposing::propose(scope, request, import),
        Ok(mut import) => {
            post(scope, &[("type", "placing".into())]);
            let plan = place(&mut import);
            done(scope, &mut import);
            better(scope, &import.document, plan.as_ref());
        }
        Err(error) => post(scope, &[("type", "error".into()), ("message", error.into())]),
    }
}

/// Lays out a graph that the page has made of its design.
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

/// Gives everything a place that has none. The page measures texts better, but cards only have to be about right here.
/// A design of which nothing has a place is drawn quickly; the plan that is returned may find a better drawing.
pub(crate) fn place(import: &mut Import) -> Option<Plan> {
    // What an importer has placed is only to say which tables belong to an area.
    let is_saved = import.format == Format::Json;
    let document = &mut import.document;
    let first = document.first_diagram();
    let id = first.unwrap_or_else(|| IdSource::following(document).fresh());
    if first.is_none() {
        let mut edit = Edit::new(document);
        edit.put(Diagram::new(id, "Main"));
        let diff = edit.finish();
        document.apply(&diff);
    }
    let is_fresh = !is_saved || document.placements_on(id).next().is_none();
    let scope = if is_fresh { Scope::All } else { Scope::Unplaced };
    let plan = Plan::new(document, id, &ApproximateMeasure, scope, None)?;
    let diff = if is_fresh { plan.first(document) } else { plan.arrange(document) };
    document.apply(&diff);
    Some(plan).filter(|plan| is_fresh && plan.is_searched())
}

/// Looks for a better drawing than the one that the page has got, and says what to change.
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

/// What became of the statements, as fields of a message.
pub(crate) fn account(import: &mut Import) -> Vec<(&'static str, JsValue)> {
    let count = |verdict| number(import.ledger.iter().filter(|entry| entry.verdict == verdict).count());
    let counts = [Verdict::Modelled, Verdict::Kept, Verdict::Skipped].map(count);
    let [modelled, kept, skipped] = counts;
    import.ledger.retain(|entry| entry.verdict != Verdict::Modelled || !entry.reason.is_empty());
    vec![
        ("format", import.format.key().into()),
        ("ledger", ledger_to_json(&import.ledger).into()),
        ("modelled", modelled),
        ("kept", kept),
        ("skipped", skipped),
    ]
}

fn sources(request: &JsValue) -> Vec<(String, String)> {
    let list = get(request, "sources");
    let Some(list) = list.dyn_ref::<Array>() else { return Vec::new() };
    let text = |source: &JsValue, key| get(source, key).as_string().unwrap_or_default();
    list.iter().map(|source| (text(&source, "name"), text(&source, "text"))).collect()
}

pub(crate) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sizes are far below what a JavaScript number can count.
pub(crate) fn number(count: usize) -> JsValue {
    JsValue::from_f64(count as f64)
}

pub(crate) fn post(scope: &DedicatedWorkerGlobalScope, fields: &[(&str, JsValue)]) {
    let message = Object::new();
    for (key, value) in fields {
        // Setting a property of a plain object cannot fail, nor can posting one of text and numbers.
        let _ = Reflect::set(&message, &(*key).into(), value);
    }
    let _ = scope.post_message(&message);
}
