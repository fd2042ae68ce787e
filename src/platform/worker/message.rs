//! What the worker says.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A message of the worker.
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
    /// What a link carries behind its `#`, by its place among those that are wanted.
    Linked {
        at: usize,
        link: String,
    },
    /// All links are there.
    Written,
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

/// What the worker posts.
pub(super) enum Reply {
    /// It listens.
    Ready,
    Message(Message),
}

/// The message that an object is.
pub(super) fn read(data: &JsValue) -> Option<Reply> {
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
        "linked" => Reply::Message(Message::Linked { at: number("at") as usize, link: text("link")? }),
        "written" => Reply::Message(Message::Written),
        _ => Reply::Message(Message::Failed { message: text("message").unwrap_or_default() }),
    })
}

/// Names and texts by turns.
fn pairs(list: &Array) -> Vec<(String, String)> {
    let text = |at| list.get(at).as_string().unwrap_or_default();
    (0..list.length() / 2).map(|pair| (text(2 * pair), text(2 * pair + 1))).collect()
}
