//! The import worker: the second wasm, loaded when it is first needed.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::message_of;

/// Where Trunk puts the worker's loader.
const WORKER_URL: &str = "./import-worker_loader.js";

/// A text to be imported.
pub struct Source {
    pub name: String,
    pub text: String,
}

/// What the worker says.
pub enum Message {
    /// Bytes read so far, and in all.
    Progress {
        done: f64,
        total: f64,
    },
    /// Everything is read, and gets its place on the diagram.
    Placing,
    Done(Imported),
    /// Where the nodes of a graph are, as numbers by twos.
    Arranged(Vec<f64>),
    Failed {
        message: String,
    },
}

/// What became of the sources.
#[derive(Clone, Default)]
pub struct Imported {
    /// The document as rows: name and text.
    pub rows: Vec<(String, String)>,
    /// The format's key.
    pub format: String,
    /// The statements of which there is something to say, as JSON.
    pub ledger: String,
    /// How many statements were modelled, kept and skipped.
    pub counts: [f64; 3],
}

/// An import under way. Dropping it stops the worker.
pub struct ImportTask {
    worker: web_sys::Worker,
    _on_message: Closure<dyn FnMut(web_sys::MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::ErrorEvent)>,
}

impl ImportTask {
    /// Starts the worker on some sources. `format` is a dialect's key or `json`; without one it is detected.
    ///
    /// # Errors
    /// The browser cannot start a worker.
    pub fn start(
        sources: Vec<Source>,
        format: Option<String>,
        receive: impl Fn(Message) + Clone + 'static,
    ) -> Result<Self, String> {
        Self::ask(request(&sources, format.as_deref()), receive)
    }

    /// Starts the worker on a graph, as numbers.
    ///
    /// # Errors
    /// The browser cannot start a worker.
    pub fn arrange(numbers: &[f64], receive: impl Fn(Message) + Clone + 'static) -> Result<Self, String> {
        let request = Object::new();
        set(&request, "graph", &js_sys::Float64Array::from(numbers));
        Self::ask(request.into(), receive)
    }

    fn ask(request: JsValue, receive: impl Fn(Message) + Clone + 'static) -> Result<Self, String> {
        let worker = web_sys::Worker::new(WORKER_URL).map_err(|error| message_of(&error))?;
        let port = worker.clone();
        let on_message = {
            let receive = receive.clone();
            Closure::new(move |event: web_sys::MessageEvent| match read(&event.data()) {
                // Messages from before the worker listens would be lost.
                Some(Reply::Ready) => {
                    let _ = port.post_message(&request);
                }
                Some(Reply::Message(message)) => receive(message),
                None => {}
            })
        };
        let on_error = Closure::new(move |event: web_sys::ErrorEvent| {
            let message = format!("The importer stopped: {}.", event.message());
            receive(Message::Failed { message });
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }
}

impl Drop for ImportTask {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

enum Reply {
    Ready,
    Message(Message),
}

fn request(sources: &[Source], format: Option<&str>) -> JsValue {
    let list = Array::new();
    for source in sources {
        let item = Object::new();
        set(&item, "name", &JsValue::from_str(&source.name));
        set(&item, "text", &JsValue::from_str(&source.text));
        list.push(&item);
    }
    let request = Object::new();
    set(&request, "sources", &list);
    set(&request, "format", &format.map_or(JsValue::NULL, JsValue::from_str));
    request.into()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

fn read(data: &JsValue) -> Option<Reply> {
    let get = |name: &str| Reflect::get(data, &JsValue::from_str(name)).ok();
    let text = |name: &str| get(name).and_then(|value| value.as_string());
    let number = |name: &str| get(name).and_then(|value| value.as_f64()).unwrap_or_default();
    Some(match text("type")?.as_str() {
        "ready" => Reply::Ready,
        "progress" => Reply::Message(Message::Progress { done: number("done"), total: number("total") }),
        "placing" => Reply::Message(Message::Placing),
        "done" => Reply::Message(Message::Done(Imported {
            rows: pairs(&get("rows")?.dyn_into().ok()?),
            format: text("format").unwrap_or_default(),
            ledger: text("ledger").unwrap_or_default(),
            counts: ["modelled", "kept", "skipped"].map(number),
        })),
        "arranged" => {
            let places: js_sys::Float64Array = get("places")?.dyn_into().ok()?;
            Reply::Message(Message::Arranged(places.to_vec()))
        }
        _ => Reply::Message(Message::Failed { message: text("message").unwrap_or_default() }),
    })
}

/// Names and texts by turns.
fn pairs(list: &Array) -> Vec<(String, String)> {
    let text = |at| list.get(at).as_string().unwrap_or_default();
    (0..list.length() / 2).map(|pair| (text(2 * pair), text(2 * pair + 1))).collect()
}
