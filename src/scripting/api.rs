//! The object itself.

use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::{Closure, WasmClosure};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;

use crowfoot_model::json::Value;

use super::bounds;
use crate::platform::window;
use crate::state::parts::Missing;
use crate::state::{App, Event, LoadFormat};

/// Fills `window.crowfoot`. What comes back resolves its `ready`: call it when the first page is shown.
pub fn install(app: App) -> impl FnOnce() {
    let object = existing();
    put(&object, "version", &JsValue::from_str(env!("CARGO_PKG_VERSION")));

    method::<dyn Fn(String, JsValue) -> Promise>(
        &object,
        "load",
        Box::new(move |text, format| load(app, text, &format.as_string().unwrap_or_default())),
    );
    method::<dyn Fn(String, JsValue, JsValue) -> Promise>(
        &object,
        "merge",
        Box::new(move |text, format, options| future_to_promise(app.merge_for_script(text, format, options))),
    );
    method::<dyn Fn() -> String>(
        &object,
        "document",
        Box::new(move || app.with(|editor| crowfoot_model::file::to_json(editor.document()))),
    );
    method::<dyn Fn(String, JsValue) -> Promise>(
        &object,
        "export",
        Box::new(move |format, options| export(app, format, options, false)),
    );
    method::<dyn Fn(String, JsValue) -> Promise>(
        &object,
        "exportFiles",
        Box::new(move |format, options| export(app, format, options, true)),
    );
    method::<dyn Fn() -> Promise>(&object, "problems", Box::new(move || problems(app)));
    method::<dyn Fn(String) -> bool>(
        &object,
        "select",
        Box::new(move |name| {
            app.update(|editor| {
                let object = bounds::object_named(editor, &name);
                object.inspect(|object| editor.go_to(*object)).is_some()
            })
        }),
    );
    method::<dyn Fn() -> JsValue>(&object, "diagrams", Box::new(move || diagrams(app)));
    method::<dyn Fn() -> String>(
        &object,
        "diagram",
        Box::new(move || {
            app.with(|editor| {
                let shown = editor.document().diagram(editor.wanted_diagram());
                shown.map_or(String::new(), |own| own.name.clone())
            })
        }),
    );
    method::<dyn Fn(String) -> bool>(
        &object,
        "showDiagram",
        Box::new(move |name| {
            app.update(|editor| editor.diagram_named(&name).inspect(|id| editor.show_diagram(*id)).is_some())
        }),
    );
    method::<dyn Fn(String) -> JsValue>(
        &object,
        "tableBounds",
        Box::new(move |name| bounds::table_bounds(app, &name)),
    );
    method::<dyn Fn(String, String) -> JsValue>(
        &object,
        "columnBounds",
        Box::new(move |table, column| bounds::column_bounds(app, &table, &column)),
    );
    method::<dyn Fn() -> JsValue>(&object, "camera", Box::new(move || camera(app)));
    method::<dyn Fn() -> Promise>(
        &object,
        "idle",
        Box::new(move || {
            let (idle, resolve) = promise();
            app.when_idle(resolve);
            idle
        }),
    );
    method::<dyn Fn(String, Function) -> JsValue>(
        &object,
        "on",
        Box::new(move |name, callback| on(app, &name, callback)),
    );
    move || start(&object)
}

/// The object that the page has made, with `ready` on it: it is there before this code is.
fn existing() -> Object {
    let name = JsValue::from_str("crowfoot");
    let existing = Reflect::get(&window(), &name).ok().and_then(|object| object.dyn_into::<Object>().ok());
    existing.unwrap_or_else(|| {
        let object = Object::new();
        let _ = Reflect::set(&window(), &name, &object);
        object
    })
}

/// Resolves `ready`.
fn start(object: &Object) {
    let name = JsValue::from_str("start");
    if let Ok(start) = Reflect::get(object, &name).and_then(JsCast::dyn_into::<Function>) {
        let _ = start.call0(&JsValue::UNDEFINED);
    }
    let _ = Reflect::delete_property(object, &name);
}

fn load(app: App, text: String, format: &str) -> Promise {
    let Some(format) = LoadFormat::from_name(format) else {
        let message =
            ["Unknown format ", format, ": use json, link, sql, postgres, mysql or sqlite."].concat();
        return Promise::reject(&js_sys::Error::new(&message));
    };
    let mut work = Some((text, format));
    Promise::new(&mut |resolve, reject| {
        let Some((text, format)) = work.take() else { return };
        let told = move |result: Result<(), String>| match result {
            Ok(()) => {
                let resolve = resolve.clone();
                app.when_idle(move || drop(resolve.call0(&JsValue::UNDEFINED)));
            }
            Err(message) => drop(reject.call1(&JsValue::UNDEFINED, &js_sys::Error::new(&message))),
        };
        app.load_text(text, format, Rc::new(told));
    })
}

/// A promise of the text of a target, or of all of its files; of `undefined` for a target that does not exist.
fn export(app: App, format: String, options: JsValue, all: bool) -> Promise {
    let busy = app.busy();
    future_to_promise(async move {
        let exporting = (app.parts.exporting)().await.map_err(error)?;
        let exported = app.with(|editor| (exporting.export)(editor, &format, &options, all));
        drop(busy);
        exported.map_err(|why| js_sys::Error::new(&why).into())
    })
}

/// A promise of the open findings, as objects.
fn problems(app: App) -> Promise {
    let busy = app.busy();
    future_to_promise(async move {
        let rules = (app.parts.reviewing)().await.map_err(error)?;
        let json = app.update(|editor| {
            if !editor.has_reviewer() {
                editor.set_reviewer(rules.reviewer);
            }
            editor.run_review();
            let open = editor.review().diagnostics().filter(|diagnostic| diagnostic.suppressed.is_none());
            Value::Array(open.map(|own| (rules.to_json)(editor.document(), own)).collect()).to_string()
        });
        drop(busy);
        js_sys::JSON::parse(&json)
    })
}

fn error(missing: Missing) -> JsValue {
    js_sys::Error::new(&missing.to_string()).into()
}

fn camera(app: App) -> JsValue {
    let camera = app.with(|editor| editor.session().camera);
    let object = Object::new();
    for (name, value) in [("x", camera.x), ("y", camera.y), ("zoom", camera.zoom)] {
        put(&object, name, &JsValue::from_f64(value));
    }
    object.into()
}

/// The names of the diagrams; the first one has everything on it.
fn diagrams(app: App) -> JsValue {
    let names = Array::new();
    app.with(|editor| {
        for own in editor.document().diagrams() {
            names.push(&own.name.as_str().into());
        }
    });
    names.into()
}

/// Adds a listener; what comes back takes it away again. `undefined` for an event that does not exist.
fn on(app: App, name: &str, callback: Function) -> JsValue {
    let Some(event) = Event::from_name(name) else { return JsValue::UNDEFINED };
    app.listeners.update_value(|listeners| listeners.add(event, callback.clone()));
    let off = move || app.listeners.update_value(|listeners| listeners.remove(event, &callback));
    Closure::<dyn Fn()>::new(off).into_js_value()
}

/// A promise and what resolves it.
fn promise() -> (Promise, impl FnOnce()) {
    let mut resolver = None;
    let promise = Promise::new(&mut |resolve, _| resolver = Some(resolve));
    (promise, move || {
        if let Some(resolve) = resolver {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    })
}

fn method<F: ?Sized + WasmClosure>(object: &Object, name: &str, function: Box<F>) {
    put(object, name, &Closure::wrap(function).into_js_value());
}

fn put(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value.unchecked_ref());
}
