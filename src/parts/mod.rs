//! Parts of the app that are fetched when they are first needed.
//!
//! `cargo xtask build` cuts them out of the wasm at the functions marked here. Each returns a table of functions, so
//! that only fetching is asynchronous: what is in hand is called like anything else. What a part alone uses travels
//! with it; what two parts share is a chunk of its own or stays in the app.

mod later;

use crowfoot_editor::{Editor, Router, Toolkit, router, toolkit};
use crowfoot_model::Document;
use crowfoot_model::json::Value;
use crowfoot_pdf::Paper;
use crowfoot_rules::{Diagnostic, Reviewer};
use crowfoot_scene::{Picture, Scene};
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::canvas::{InlineEdit, hand_focus_back};
use crate::panels::{
    ExportPanel, FindDialog, ImportDialog, Inspector, KeysDialog, Outline, PicturePanel, Problems,
    ReopenDialog, ShareDialog, StartPage,
};

use crate::state::{App, Filing, Saver, mend, saver};

pub use later::{Missing, later};

/// The tree of everything in the design, beside the canvas.
pub struct Outlining {
    pub view: fn() -> AnyView,
}

/// What lies over the page.
pub struct Dialogs {
    pub import: fn(String) -> AnyView,
    pub share: fn(String) -> AnyView,
    /// With the text that the field begins with.
    pub find: fn(&'static str) -> AnyView,
    pub keys: fn() -> AnyView,
    /// With a link, the design that it was opened as, and when that was edited.
    pub reopen: fn(String, String, f64) -> AnyView,
}

/// The exporters and the panel that shows what they make.
pub struct Exporting {
    pub panel: fn() -> AnyView,
    pub picture: fn() -> AnyView,
    /// The text of a target by its key; nothing for a key that is not one.
    pub export: fn(&Editor, &str) -> Option<String>,
}

/// The format of pages.
pub struct Printing {
    pub pdf: fn(&Editor, &Scene, &Picture, Paper) -> Vec<u8>,
}

/// The codec of links.
pub struct Linking {
    pub encode: fn(&Document) -> String,
    /// The design of a link, or what is wrong with the link.
    pub decode: fn(&str) -> Result<Document, String>,
}

/// What an embed has over the diagram.
pub struct Embed {
    pub view: fn() -> AnyView,
}

/// What one sees first.
pub struct Start {
    pub page: fn() -> AnyView,
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

/// The outline: the start page does without.
#[wasm_split(outlining, fallible)]
pub fn outline() -> Result<Outlining, Missing> {
    Ok(Outlining { view: || view! { <Outline /> }.into_any() })
}

/// The dialogs.
#[wasm_split(dialogs, fallible)]
pub fn dialogs() -> Result<Dialogs, Missing> {
    Ok(Dialogs {
        import: |text| view! { <ImportDialog text /> }.into_any(),
        share: |link| view! { <ShareDialog link /> }.into_any(),
        find: |text| view! { <FindDialog text /> }.into_any(),
        keys: || view! { <KeysDialog /> }.into_any(),
        reopen: |link, copy, updated| view! { <ReopenDialog link copy updated /> }.into_any(),
    })
}

/// The exporters.
#[wasm_split(exporting, fallible)]
pub fn exporting() -> Result<Exporting, Missing> {
    Ok(Exporting {
        panel: || view! { <ExportPanel /> }.into_any(),
        picture: || view! { <PicturePanel /> }.into_any(),
        export: crate::panels::export_text,
    })
}

/// The format of pages.
#[wasm_split(printing, fallible)]
pub fn printing() -> Result<Printing, Missing> {
    Ok(Printing { pdf: crate::panels::pdf })
}

/// The codec of links.
#[wasm_split(linking, fallible)]
pub fn linking() -> Result<Linking, Missing> {
    Ok(Linking {
        encode: crowfoot_share::encode,
        decode: |link| crowfoot_share::decode(link).map_err(|error| error.to_string()),
    })
}

/// Files, samples and imports.
#[wasm_split(filing, fallible)]
pub fn filing() -> Result<Filing, Missing> {
    Ok(crate::state::filing())
}

/// What an embed has over the diagram.
#[wasm_split(embedding, fallible)]
pub fn embedding() -> Result<Embed, Missing> {
    Ok(Embed { view: || view! { <crate::embedding::Embedding /> }.into_any() })
}

/// The start page: whoever comes with a design does not see it.
#[wasm_split(starting, fallible)]
pub fn start() -> Result<Start, Missing> {
    Ok(Start { page: || view! { <StartPage /> }.into_any() })
}

/// The rules.
#[wasm_split(reviewing, fallible)]
pub fn review() -> Result<Reviewing, Missing> {
    Ok(Reviewing { reviewer: crowfoot_rules::reviewer(), to_json: crowfoot_rules::to_json })
}

/// What makes a diagram readable.
#[wasm_split(reading, fallible)]
pub fn reading() -> Result<Reading, Missing> {
    Ok(Reading { router: router(), view: || view! { <crate::reading::Reading /> }.into_any() })
}

/// What two tabs need besides.
#[wasm_split(merging, fallible)]
pub fn merging() -> Result<Merging, Missing> {
    Ok(Merging { mend })
}

/// The panels.
#[wasm_split(panels, fallible)]
pub fn panels() -> Result<Panels, Missing> {
    Ok(Panels {
        inspector: || view! { <Inspector /> }.into_any(),
        problems: || view! { <Problems /> }.into_any(),
    })
}

/// What changes a design.
#[wasm_split(changing, fallible)]
pub fn changing() -> Result<Changing, Missing> {
    Ok(Changing {
        toolkit: toolkit().in_browser(crate::platform::motion::is_reduced()),
        saver: saver(),
        input: || view! { <InlineEdit /> }.into_any(),
        rescue: || view! { <crate::state::RescueBar /> }.into_any(),
        hand_focus_back,
    })
}
