//! Writing links. Those of a large design are written by a worker, so that the page goes on meanwhile.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crowfoot_model::{Document, file};
use crowfoot_share::Without;

use super::app::App;
use super::idle::Busy;
use super::parts::Missing;
use crate::platform::frame::{self, Turn};
use crate::platform::location;
use crate::platform::worker::{Importer, Message};

/// The worker writes the links of a design whose rows are longer texts, in bytes. At that length a link takes some 50 ms in
/// WebAssembly: native code takes 0.4 to 1.2 ms for a kilobyte of rows in nine of ten schemas of the corpus (0.85 in the
/// median), and WebAssembly 1.2 to 1.5 times that. Neither tables nor columns tell: one schema of 18 tables takes a second.
const LARGE_DESIGN: usize = 48 * 1024;

/// Where no worker can be started and the first link is longer, in characters, the others are not written.
const MAX_WEIGHED: usize = 24_000;

/// What is told of links that are being written.
pub enum Written {
    /// How far the next one is, up to 1.
    Progress(f64),
    /// The link without some details.
    Link(Without, String),
    /// There are no more.
    End,
    /// None can be written.
    Missing(Missing),
}

/// Links that are being written; dropping it puts an end to that.
pub struct Writing {
    _task: Rc<Task>,
}

struct Task {
    app: App,
    /// As it was when its links were asked for.
    document: Document,
    wanted: Vec<Without>,
    tell: Box<dyn Fn(Written)>,
    worker: RefCell<Option<Importer>>,
    busy: RefCell<Option<Busy>>,
}

impl App {
    /// The link of the design in hand, unless it takes so long that the worker has to write it.
    pub async fn quick_link(self) -> Result<Option<String>, Missing> {
        if self.with(|editor| is_large(editor.document())) {
            return Ok(None);
        }
        let linking = (self.parts.linking)().await?;
        Ok(Some(self.with(|editor| whole((linking.encode)(editor.document(), Without::default())))))
    }

    /// Writes links of the design in hand, each without some details: first the one that is waited for, then those that
    /// are only good to know.
    pub fn write_links(self, wanted: Vec<Without>, tell: impl Fn(Written) + 'static) -> Writing {
        let task = Rc::new(Task {
            app: self,
            document: self.with(|editor| editor.document().clone()),
            wanted,
            tell: Box::new(tell),
            worker: RefCell::new(None),
            busy: RefCell::new(Some(self.busy())),
        });
        let own = Rc::downgrade(&task);
        let is_large = is_large(&task.document);
        leptos::task::spawn_local(
            async move { if is_large { ask_worker(own).await } else { write(own).await } },
        );
        Writing { _task: task }
    }
}

/// Lets a worker of its own write them.
async fn ask_worker(task: Weak<Task>) {
    let Some(document) = task.upgrade().map(|task| task.document.clone()) else { return };
    let mut turn = Turn::begin();
    let mut rows = Vec::new();
    for row in file::rows(&document) {
        rows.push(row);
        turn.give_way().await;
    }
    let Some(own) = task.upgrade() else { return };
    let choices: Vec<u8> = own.wanted.iter().map(|without| without.to_bits()).collect();
    let Ok(worker) = Importer::start() else {
        drop(own);
        return write(task).await;
    };
    worker.write_links(&rows, &choices, move |message| {
        let task = task.clone();
        // The worker may not be dropped from within its own message.
        frame::after(0, move || {
            if let Some(task) = task.upgrade() {
                task.receive(message);
            }
        });
    });
    own.worker.replace(Some(worker));
}

/// Writes them in the page, one at a time.
async fn write(task: Weak<Task>) {
    let Some(app) = task.upgrade().map(|task| task.app) else { return };
    let linking = (app.parts.linking)().await;
    let mut complete: Option<String> = None;
    for at in 0.. {
        if at > 0 {
            frame::pause().await;
        }
        let Some(own) = task.upgrade() else { return };
        let linking = match linking {
            Ok(ref linking) => linking,
            Err(missing) => return own.end(Written::Missing(missing)),
        };
        let Some(without) = own.wanted.get(at).copied() else { return own.end(Written::End) };
        let is_complete = without == Without::default() || !(linking.has)(&own.document, without);
        let link = match complete.clone().filter(|_| is_complete) {
            Some(link) => link,
            None => whole((linking.encode)(&own.document, without)),
        };
        if is_complete {
            complete = Some(link.clone());
        }
        let is_long = link.len() > MAX_WEIGHED;
        (own.tell)(Written::Link(without, link));
        if is_long {
            return own.end(Written::End);
        }
    }
}

impl Task {
    fn receive(self: &Rc<Self>, message: Message) {
        match message {
            Message::Progress { done, total } => (self.tell)(Written::Progress(done / total.max(1.0))),
            Message::Linked { at, link } => {
                if let Some(without) = self.wanted.get(at) {
                    (self.tell)(Written::Link(*without, whole(link)));
                }
            }
            Message::Written => self.end(Written::End),
            // What it could not do, the page can, if slowly. A worker may say more than once that it fails.
            Message::Failed { .. } if self.worker.take().is_some() => {
                leptos::task::spawn_local(write(Rc::downgrade(self)));
            }
            _ => {}
        }
    }

    fn end(&self, how: Written) {
        self.worker.take();
        self.busy.take();
        (self.tell)(how);
    }
}

/// A link with what it carries.
fn whole(payload: String) -> String {
    [location::base().as_str(), "#", &payload].concat()
}

/// Whether the links of a design take long to write.
fn is_large(document: &Document) -> bool {
    let mut bytes = 0;
    file::rows(document).any(|(_, text)| {
        bytes += text.len();
        bytes > LARGE_DESIGN
    })
}
