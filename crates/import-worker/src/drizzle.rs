//! Schemas of Drizzle: a worker of their own translates them to SQL.

use std::cell::RefCell;

use crowfoot_import::Translation;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent, Worker};

use crate::message::{get, number, post};

/// The reader's loader. The build writes the hash of the reader in place of the zeros.
const READER_URL: &str = "./drizzle-worker-0000000000000000_loader.js";

thread_local! {
    /// The reader at work, with its listeners. It is let go with the next one, or with this worker.
    static READER: RefCell<Option<Reader>> = const { RefCell::new(None) };
}

struct Reader {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Lets the reader translate the sources of a request, and gives the result to `done`.
pub(crate) fn translate(
    scope: &DedicatedWorkerGlobalScope,
    request: &JsValue,
    done: impl Fn(&DedicatedWorkerGlobalScope, &JsValue, Translation) + 'static,
) {
    // The page shows that something is on its way.
    post(scope, &[("type", "progress".into()), ("done", number(0)), ("total", number(1))]);
    let fail = |scope: &DedicatedWorkerGlobalScope, message: String| {
        post(scope, &[("type", "error".into()), ("message", message.into())]);
    };
    let worker = match Worker::new(READER_URL) {
        Ok(worker) => worker,
        Err(_) => return fail(scope, "This browser cannot start the reader of Drizzle.".to_owned()),
    };
    let (page, port, request) = (scope.clone(), worker.clone(), request.clone());
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let text = |key: &str| get(&data, key).as_string();
        match text("type").as_deref() {
            Some("ready") => drop(port.post_message(&request)),
            Some("translated") => match text("translation").and_then(|text| Translation::from_json(&text)) {
                Some(translation) => done(&page, &request, translation),
                None => fail(&page, "The reader of Drizzle has another version. Reload the page.".to_owned()),
            },
            _ => fail(&page, text("message").unwrap_or_default()),
        }
    });
    let page = scope.clone();
    let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
        // A worker whose files cannot be fetched has no message.
        let message = match event.message() {
            reason if reason.is_empty() => {
                "Could not load the reader of Drizzle. Check your connection and try again.".to_owned()
            }
            reason => format!("The reader of Drizzle stopped: {reason}. Nothing was changed."),
        };
        post(&page, &[("type", "error".into()), ("message", message.into())]);
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let reader = Reader { worker, _on_message: on_message, _on_error: on_error };
    READER.set(Some(reader));
}
