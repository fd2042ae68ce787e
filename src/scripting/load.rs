//! Bringing a text into hand as a document, whatever its format.

use std::rc::Rc;

use crowfoot_editor::Editor;
use crowfoot_model::file;

use crate::platform::worker::Source;
use crate::state::{App, LARGE, LARGE_LINK, Told};

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
    /// Opens a text as a document of its own; `told` is called when it is there, or why not.
    pub fn load_text(self, text: String, format: LoadFormat, told: Told) {
        let dialect = match format {
            LoadFormat::Json if text.len() > LARGE => Some("json".to_owned()),
            LoadFormat::Link if text.len() > LARGE_LINK => Some("link".to_owned()),
            LoadFormat::Json => {
                return told(file::from_json(&text).map_err(|error| error.to_string()).map(|document| {
                    self.open_new(document);
                    self.place_unplaced();
                }));
            }
            LoadFormat::Link => {
                let busy = self.busy();
                return leptos::task::spawn_local(async move {
                    told(self.linked(&text).await.map(|document| self.open_new(document)));
                    drop(busy);
                });
            }
            LoadFormat::Sql(dialect) => dialect,
        };
        let sources = vec![Source { name: "script.sql".to_owned(), text }];
        // The dialog is for the next import; this one's ledger is nobody's.
        let told = move |result| {
            self.import.reset();
            told(result);
        };
        self.import.start_with(self, sources, dialect, Rc::new(told));
    }

    /// Gives what has no place on the diagram one, and shows everything.
    pub fn place_unplaced(self) {
        self.update(Editor::place_unplaced);
    }
}
