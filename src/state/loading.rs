//! Bringing a text into hand as a document, whatever its format.

use std::rc::Rc;

use crowfoot_model::file;
use js_sys::{Array, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::app::App;
use super::importing::{ImportState, Told, import};
use super::opening::LARGE;
use super::proposing::{Decision, proposal, propose};
use super::sharing::LARGE_LINK;
use super::ui::Page;
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
            "postgres" | "mysql" | "sqlite" | "prisma" | "dbml" | "mermaid" | "drizzle" => {
                Self::Schema(Some(name.to_owned()))
            }
            _ => return None,
        })
    }
}

/// A promise of the changes in words that merging a text into the design in hand makes. Options: `keepRemoved`,
/// `acceptRenames`, `dryRun`.
pub(super) fn merge(app: App, text: String, format: JsValue, options: JsValue) -> Promise {
    let refused = |message: &str| Promise::reject(&js_sys::Error::new(message));
    let name = format.as_string().unwrap_or_default();
    let format = match LoadFormat::from_name(&name) {
        Some(LoadFormat::Json) => Some("json".to_owned()),
        Some(LoadFormat::Link) => Some("link".to_owned()),
        Some(LoadFormat::Schema(format)) => format,
        None => {
            return refused(&format!(
                "Unknown format {name}: use json, link, sql, postgres, mysql or sqlite."
            ));
        }
    };
    if app.ui.embedded || app.ui.page.get_untracked() != Page::Editor {
        return refused("No design is open that can be changed.");
    }
    let is_set =
        |name: &str| Reflect::get(&options, &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy());
    let decision = match is_set("dryRun") {
        true => Decision::None,
        false => Decision::Made { removals: !is_set("keepRemoved"), renames: is_set("acceptRenames") },
    };
    let mut work = Some((vec![Source { name: "script.sql".to_owned(), text }], format));
    Promise::new(&mut |resolve, reject| {
        let Some((sources, format)) = work.take() else { return };
        let told = move |result: Result<(), String>| match result {
            Ok(()) => {
                let changes = Array::new();
                proposal().with_untracked(|proposal| {
                    for (_, words) in &proposal.changes {
                        changes.push(&words.as_str().into());
                    }
                });
                let resolve = resolve.clone();
                app.when_idle(move || drop(resolve.call1(&JsValue::UNDEFINED, &changes)));
            }
            Err(message) => {
                app.import.state.set(ImportState::Ready);
                let _ = reject.call1(&JsValue::UNDEFINED, &js_sys::Error::new(&message));
            }
        };
        propose(app, sources, format, false, decision, Rc::new(told));
    })
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
