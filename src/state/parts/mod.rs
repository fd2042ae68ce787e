//! The tables of functions that are fetched when they are first needed, and who fetches them. What is in hand is called
//! like anything else: only fetching is asynchronous. `crate::parts` fills the tables; nothing here knows what is behind
//! them.

mod later;

use std::pin::Pin;

use crowfoot_editor::{Arranger, Editor, Router, Toolkit};
use crowfoot_export::File;
use crowfoot_model::json::Value;
use crowfoot_model::{Document, Settings};
use crowfoot_pdf::Paper;
use crowfoot_rules::{Diagnostic, Reviewer};
use crowfoot_scene::{Picture, Scene};
use crowfoot_share::Without;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::app::App;
use super::filing::Filing;
use super::saving::Saver;

pub use later::{Build, Building, Missing, later};

/// Fetches a part.
pub type Fetch<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

/// How the parts are fetched that more than the root of the page asks for.
pub struct Parts {
    pub exporting: Fetch<Exporting>,
    pub packing: Fetch<Packing>,
    pub printing: Fetch<Printing>,
    pub linking: Fetch<Linking>,
    pub filing: Fetch<Filing>,
    pub reviewing: Fetch<Reviewing>,
    pub reading: Fetch<Reading>,
    pub merging: Fetch<Merging>,
    pub changing: Fetch<Changing>,
    /// Automatic layout.
    pub arranging: Fetch<Arranger>,
    pub panels: Fetch<Panels>,
    pub teaming: Fetch<Teaming>,
}

/// The exporters and the panel that shows what they make.
pub struct Exporting {
    pub panel: fn() -> AnyView,
    pub picture: fn() -> AnyView,
    /// What a script gets of a target: its text, or all of its files.
    pub export: fn(&Editor, &str, &JsValue, bool) -> Result<JsValue, String>,
}

/// The format of archives.
pub struct Packing {
    pub zip: fn(&[File]) -> Result<Vec<u8>, String>,
}

/// The format of pages.
pub struct Printing {
    pub pdf: fn(&Editor, &Scene, &Picture, Paper) -> Vec<u8>,
}

/// The codec of links.
pub struct Linking {
    /// A link without some details.
    pub encode: fn(&Document, Without) -> String,
    /// Whether a design has any of these details.
    pub has: fn(&Document, Without) -> bool,
    /// The design of a link, or what is wrong with the link.
    pub decode: fn(&str) -> Result<Document, String>,
}

/// The rules.
pub struct Reviewing {
    pub reviewer: Reviewer,
    /// A finding as JSON.
    pub to_json: fn(&Document, &Diagnostic) -> Value,
}

/// What makes a diagram readable.
pub struct Reading {
    /// What finds the ways of lines.
    pub router: Router,
    /// What helps with a large diagram.
    pub view: fn() -> AnyView,
}

/// What changes a design.
pub struct Changing {
    pub toolkit: Toolkit,
    pub saver: Saver,
    /// The input over the canvas.
    pub input: fn() -> AnyView,
    /// The bar for when the store cannot be written.
    pub rescue: fn() -> AnyView,
    /// Lets a press in a bar give the focus back to the diagram.
    pub hand_focus_back: fn(),
}

/// What tabs need that work on one design and take something out.
pub struct Merging {
    pub mend: fn(App),
}

/// The panels at the side of the canvas.
pub struct Panels {
    pub inspector: fn() -> AnyView,
    pub problems: fn() -> AnyView,
}

/// `crowfoot.toml`, which only teams have.
pub struct Teaming {
    /// Sets what the text of a file says, or tells what is wrong with it.
    pub adopt: fn(&mut Settings, &str) -> Result<(), String>,
    /// The settings of a design as the text of a file.
    pub write: fn(&Settings) -> String,
}
