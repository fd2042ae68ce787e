//! The import worker: the second wasm, loaded when it is first needed.

mod message;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{message_of, window};
use message::{Reply, read};

pub use message::{Imported, Message, Proposed};

/// The worker's loader. The build writes the hash of the worker in place of the zeros.
const WORKER_URL: &str = "./import-worker-0000000000000000_loader.js";

/// So much memory, in GB, is little.
const PRECIOUS_GB: f64 = 2.0;

/// A text to be imported.
pub struct Source {
    pub name: String,
    pub text: String,
}

/// The design in hand, for an import into it.
pub struct Design {
    pub rows: Vec<(String, String)>,
    /// For new ids.
    pub random: u32,
    /// Whether the import takes its place.
    pub replaces: bool,
}

/// The worker, started; it does one task at a time. Dropping it stops what it is at.
pub struct Importer {
    worker: web_sys::Worker,
    link: Rc<Link>,
    _on_message: Closure<dyn FnMut(web_sys::MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::ErrorEvent)>,
}

type Receive = Rc<dyn Fn(Message)>;

/// What page and worker have said to each other.
#[derive(Default)]
struct Link {
    /// What is posted before the worker listens would be lost.
    listens: Cell<bool>,
    waiting: RefCell<Option<JsValue>>,
    receive: RefCell<Option<Receive>>,
    broken: Cell<bool>,
}

impl Importer {
    /// Starts the worker, so that it is there when it is needed.
    ///
    /// # Errors
    /// The browser cannot start a worker.
    pub fn start() -> Result<Self, String> {
        let worker = web_sys::Worker::new(WORKER_URL).map_err(|error| message_of(&error))?;
        let link = Rc::new(Link::default());
        let (port, received, failed) = (worker.clone(), Rc::clone(&link), Rc::clone(&link));
        let on_message = Closure::new(move |event: web_sys::MessageEvent| match read(&event.data()) {
            Some(Reply::Ready) => {
                received.listens.set(true);
                if let Some(request) = received.waiting.take() {
                    let _ = port.post_message(&request);
                }
            }
            Some(Reply::Message(message)) => received.pass(message),
            None => {}
        });
        let on_error = Closure::new(move |event: web_sys::ErrorEvent| {
            failed.broken.set(true);
            // A worker whose loader cannot be fetched has no reason, not even an empty one.
            let reason = Reflect::get(&event, &JsValue::from_str("message")).ok();
            let message = match reason.and_then(|reason| reason.as_string()) {
                Some(reason) if failed.listens.get() => {
                    format!("The importer ran into a bug and stopped: {reason}. Nothing was changed.")
                }
                _ => "Could not load the importer. Check your connection and try again.".to_owned(),
            };
            failed.pass(Message::Failed { message });
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, link, _on_message: on_message, _on_error: on_error })
    }

    /// Whether it has stopped: what is asked of it is never answered.
    pub fn is_broken(&self) -> bool {
        self.link.broken.get()
    }

    /// Lets it read some sources. `format` is a dialect's key or `json`; without one it is detected.
    pub fn import(&self, sources: &[Source], format: Option<&str>, receive: impl Fn(Message) + 'static) {
        self.ask(request(sources, format).into(), Rc::new(receive));
    }

    /// As [`Importer::import`], into a design.
    pub fn propose(
        &self,
        sources: &[Source],
        format: Option<&str>,
        design: Design,
        receive: impl Fn(Message) + 'static,
    ) {
        let request = request(sources, format);
        set(&request, "design", &list_of(&design.rows));
        set(&request, "random", &JsValue::from_f64(design.random.into()));
        set(&request, "replaces", &design.replaces.into());
        self.ask(request.into(), Rc::new(receive));
    }

    /// Answers what it has proposed; `None` takes it.
    pub fn answer(&self, choice: Option<(bool, Vec<usize>)>) {
        let request = Object::new();
        match choice {
            Some((removals, accepted)) => {
                let list = Array::new();
                for at in accepted {
                    list.push(&JsValue::from_f64(at as f64));
                }
                set(&request, "removals", &removals.into());
                set(&request, "accepted", &list);
            }
            None => set(&request, "take", &JsValue::TRUE),
        }
        let _ = self.worker.post_message(&request);
    }

    /// Lets it write links of a design, one for each choice of details.
    pub fn write_links(
        &self,
        rows: &[(String, String)],
        choices: &[u8],
        receive: impl Fn(Message) + 'static,
    ) {
        let request = Object::new();
        let list: Array = choices.iter().map(|choice| JsValue::from_f64((*choice).into())).collect();
        set(&request, "links", &list);
        set(&request, "design", &list_of(rows));
        self.ask(request.into(), Rc::new(receive));
    }

    /// Lets it lay out a graph, as numbers.
    pub fn arrange(&self, numbers: &[f64], receive: impl Fn(Message) + 'static) {
        let request = Object::new();
        set(&request, "graph", &js_sys::Float64Array::from(numbers));
        self.ask(request.into(), Rc::new(receive));
    }

    fn ask(&self, request: JsValue, receive: Receive) {
        self.link.receive.replace(Some(receive));
        match self.link.listens.get() {
            true => drop(self.worker.post_message(&request)),
            false => drop(self.link.waiting.replace(Some(request))),
        }
    }
}

impl Link {
    fn pass(&self, message: Message) {
        let receive = self.receive.borrow().clone();
        if let Some(receive) = receive {
            receive(message);
        }
    }
}

impl Drop for Importer {
    fn drop(&mut self) {
        // A message may be on its way already, and a closure that is gone may not be called.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Whether the machine has so little memory that a worker which does nothing costs too much.
pub fn is_memory_precious() -> bool {
    let memory = Reflect::get(&window().navigator(), &JsValue::from_str("deviceMemory"));
    memory.ok().and_then(|gigabytes| gigabytes.as_f64()).is_some_and(|gigabytes| gigabytes <= PRECIOUS_GB)
}

fn request(sources: &[Source], format: Option<&str>) -> Object {
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
    request
}

/// Names and texts by turns.
fn list_of(rows: &[(String, String)]) -> Array {
    let list = Array::new();
    for (name, text) in rows {
        list.push(&JsValue::from_str(name));
        list.push(&JsValue::from_str(text));
    }
    list
}

fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
