//! The import worker: the second wasm, loaded when it is first needed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{message_of, window};

/// The worker's loader. The build writes the hash of the worker in place of the zeros.
const WORKER_URL: &str = "./import-worker-0000000000000000_loader.js";

/// So much memory, in GB, is little.
const PRECIOUS_GB: f64 = 2.0;

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
    /// What was read, with a first drawing.
    Done(Imported),
    /// The rows that a better drawing changes, if any: the end of an import.
    Better(Vec<(String, String)>),
    /// What an import would change of the design in hand.
    Proposed(Proposed),
    /// The records that it changes, as rows; the text of one that goes is empty.
    Taken(Imported),
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

/// What is to be decided about an import into the design in hand.
#[derive(Clone, Default)]
pub struct Proposed {
    pub summary: String,
    /// How many objects go.
    pub removed: f64,
    /// `+`, `−` or `~`, and the change in words.
    pub changes: Vec<(String, String)>,
    /// `accepted` or nothing, and the rename in words.
    pub renames: Vec<(String, String)>,
    /// What became of the sources; empty in the answers to choices.
    pub imported: Imported,
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
            // A worker whose files cannot be fetched has no message.
            let message = match event.message() {
                reason if reason.is_empty() => {
                    "Could not load the importer. Check your connection and try again.".to_owned()
                }
                reason => format!("The importer ran into a bug and stopped: {reason}. Nothing was changed."),
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
        let rows = Array::new();
        for (name, text) in design.rows {
            rows.push(&JsValue::from_str(&name));
            rows.push(&JsValue::from_str(&text));
        }
        set(&request, "design", &rows);
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

enum Reply {
    Ready,
    Message(Message),
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

fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

fn read(data: &JsValue) -> Option<Reply> {
    let get = |name: &str| Reflect::get(data, &JsValue::from_str(name)).ok();
    let text = |name: &str| get(name).and_then(|value| value.as_string());
    let number = |name: &str| get(name).and_then(|value| value.as_f64()).unwrap_or_default();
    let imported = || Imported {
        rows: get("rows").and_then(|rows| rows.dyn_into().ok()).map_or_else(Vec::new, |rows| pairs(&rows)),
        format: text("format").unwrap_or_default(),
        ledger: text("ledger").unwrap_or_default(),
        counts: ["modelled", "kept", "skipped"].map(number),
    };
    Some(match text("type")?.as_str() {
        "ready" => Reply::Ready,
        "progress" => Reply::Message(Message::Progress { done: number("done"), total: number("total") }),
        "placing" => Reply::Message(Message::Placing),
        "done" => Reply::Message(Message::Done(imported())),
        "taken" => Reply::Message(Message::Taken(imported())),
        "proposed" => Reply::Message(Message::Proposed(Proposed {
            summary: text("summary").unwrap_or_default(),
            removed: number("removed"),
            changes: pairs(&get("changes")?.dyn_into().ok()?),
            renames: pairs(&get("renames")?.dyn_into().ok()?),
            imported: imported(),
        })),
        "better" => Reply::Message(Message::Better(pairs(&get("rows")?.dyn_into().ok()?))),
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
