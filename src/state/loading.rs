//! Bringing a text into hand as a document, whatever its format.

use std::rc::Rc;

use crowfoot_model::file;

use super::app::App;
use super::importing::{Told, import};
use super::opening::LARGE;
use super::sharing::LARGE_LINK;
use crate::platform::worker::Source;

/// What a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFormat {
    Json,
    /// A link, or the part of it behind the `#`.
    Link,
    /// A schema of the format with this key; `None` to detect it.
    Schema(Option<String>),
}

impl LoadFormat {
    /// `json`, `link`, `sql` to detect what it is, or the key of a format; anything else is refused.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "json" => Self::Json,
            "link" => Self::Link,
            "sql" | "" => Self::Schema(None),
            "postgres" | "mysql" | "sqlite" | "prisma" | "dbml" | "mermaid" => {
                Self::Schema(Some(name.to_owned()))
            }
            _ => return None,
        })
    }
}

pub(super) fn load(app: App, text: String, format: LoadFormat, told: Told) {
    let dialect = match format {
        LoadFormat::Json if text.len() > LARGE => Some("json".to_owned()),
        LoadFormat::Link if text.len() > LARGE_LINK => Some("link".to_owned()),
        LoadFormat::Json => {
            return told(file::from_json(&text).map_err(|error| error.to_string()).map(|document| {
                app.open_new(document);
                app.place_unplaced();
            }));
        }
        LoadFormat::Link => {
            let busy = app.busy();
            return leptos::task::spawn_local(async move {
                told(app.linked(&text).await.map(|document| app.open_new(document)));
                drop(busy);
            });
        }
        LoadFormat::Schema(format) => format,
    };
    let sources = vec![Source { name: "script.sql".to_owned(), text }];
    // The dialog is for the next import; this one's ledger is nobody's.
    let told = move |result| {
        app.import.reset();
        told(result);
    };
    import(app, sources, dialect, Rc::new(told));
}
