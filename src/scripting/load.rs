//! Bringing a text into hand as a document, whatever its format.

use crowfoot_model::file;
use crowfoot_scene::Scope;

use crate::platform::worker::{ImportTask, Message, Source};
use crate::state::App;

/// What a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFormat {
    Json,
    /// A link, or the part of it behind the `#`.
    Link,
    /// SQL of the dialect with this key; `None` to detect it.
    Sql(Option<String>),
}

impl LoadFormat {
    /// `json`, `link`, `sql`, `postgres`, `mysql`, `sqlite`; anything else is refused.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "json" => Self::Json,
            "link" => Self::Link,
            "sql" | "" => Self::Sql(None),
            "postgres" | "mysql" | "sqlite" => Self::Sql(Some(name.to_owned())),
            _ => return None,
        })
    }
}

impl App {
    /// Opens a text as a document of its own; `done` is told when it is there, or why not.
    pub fn load_text(self, text: String, format: LoadFormat, done: impl Fn(Result<(), String>) + 'static) {
        match format {
            LoadFormat::Json => done(file::from_json(&text).map_err(|error| error.to_string()).map(|document| {
                self.open_new(document);
                self.place_unplaced();
            })),
            LoadFormat::Link => {
                let opened = crowfoot_share::decode(&text).map_err(|error| error.to_string());
                done(opened.map(|document| self.open_new(document)));
            }
            LoadFormat::Sql(dialect) => {
                let sources = vec![Source { name: "script.sql".to_owned(), text }];
                self.import_quietly(sources, dialect, done);
            }
        }
    }

    /// Gives what has no place on the diagram one, and shows everything.
    pub fn place_unplaced(self) {
        self.update(|editor| {
            let diff = crowfoot_scene::arrange(editor.document(), editor.diagram(), editor.measure(), Scope::Unplaced);
            editor.apply("Lay out", &diff);
            editor.fit();
        });
    }

    fn import_quietly(
        self,
        sources: Vec<Source>,
        format: Option<String>,
        done: impl Fn(Result<(), String>) + 'static,
    ) {
        let busy = std::rc::Rc::new(std::cell::RefCell::new(Some(self.busy())));
        let task = std::rc::Rc::new(std::cell::RefCell::new(None::<ImportTask>));
        let (running, done) = (std::rc::Rc::clone(&task), std::rc::Rc::new(done));
        let finish = {
            let done = std::rc::Rc::clone(&done);
            move |result| {
                busy.borrow_mut().take();
                done(result);
            }
        };
        let finished = finish.clone();
        let started = ImportTask::start(sources, format, move |message| {
            match message {
                Message::Progress { .. } => return,
                Message::Done { document, .. } => {
                    finished(file::from_json(&document).map_err(|error| error.to_string()).map(|document| {
                        self.open_new(document);
                        self.place_unplaced();
                    }));
                }
                Message::Failed { message } => finished(Err(message)),
            }
            // Not from within the worker's own message.
            let running = std::rc::Rc::clone(&running);
            crate::platform::frame::after(0, move || drop(running.borrow_mut().take()));
        });
        match started {
            Ok(started) => drop(task.borrow_mut().replace(started)),
            Err(error) => finish(Err(error)),
        }
    }
}
