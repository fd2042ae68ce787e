//! The parts of the app that are fetched when they are first needed.
//!
//! `cargo xtask build` cuts them out of the wasm at the functions marked here. Each fills a table of functions
//! ([`crate::state::parts`]). What a part alone uses travels with it; what two parts share is a chunk of its own or stays
//! in the app.

use crowfoot_editor::{Arranger, arranger, router, toolkit};
use crowfoot_share::Without;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::canvas::{InlineEdit, hand_focus_back};
use crate::page::{EditorPage, EmbedPage};
use crate::panels::{
    ExportPanel, FindDialog, ImportDialog, Inspector, KeysDialog, PicturePanel, Problems, ReopenDialog,
    StartPage, export_for_script, pdf, share_dialog, zip,
};
use crate::platform::motion;
use crate::reading::Reading as ReadingAids;
use crate::state::parts::{
    Building, Changing, Exporting, Linking, Merging, Missing, Packing, Panels, Parts, Printing, Reading,
    Reviewing, Teaming,
};
use crate::state::{App, Filing, RescueBar, filing as filing_table, mend, saver};

/// The parts that others than the root of the page ask for.
pub static PARTS: Parts = Parts {
    exporting: || Box::pin(exporting()),
    packing: || Box::pin(packing()),
    printing: || Box::pin(printing()),
    linking: || Box::pin(linking()),
    filing: || Box::pin(filing()),
    reviewing: || Box::pin(reviewing()),
    reading: || Box::pin(reading()),
    merging: || Box::pin(merging()),
    changing: || Box::pin(changing()),
    arranging: || Box::pin(arranging()),
    panels: || Box::pin(panels()),
    teaming: || Box::pin(teaming()),
};

/// The editor: the canvas, its bars, and the tree of everything in the design.
pub struct Editing {
    pub page: fn() -> AnyView,
}

/// What lies over the page.
pub struct Dialogs {
    pub import: fn(String) -> AnyView,
    /// With the link in it, unless that takes long.
    pub share: fn(App) -> Building,
    /// With the text that the field begins with.
    pub find: fn(&'static str) -> AnyView,
    pub keys: fn() -> AnyView,
    /// With a link, the design that it was opened as, and when that was edited.
    pub reopen: fn(String, String, f64) -> AnyView,
}

/// The diagram in somebody else's page.
pub struct Embed {
    pub page: fn() -> AnyView,
}

/// What one sees first.
pub struct Start {
    pub page: fn() -> AnyView,
}

/// The editor: the start page does without.
#[wasm_split(editing, fallible)]
pub fn editing() -> Result<Editing, Missing> {
    Ok(Editing { page: || view! { <EditorPage /> }.into_any() })
}

/// The dialogs.
#[wasm_split(dialogs, fallible)]
pub fn dialogs() -> Result<Dialogs, Missing> {
    Ok(Dialogs {
        import: |text| view! { <ImportDialog text /> }.into_any(),
        share: |app| Box::pin(share_dialog(app)),
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
        export: export_for_script,
    })
}

/// The format of archives.
#[wasm_split(packing, fallible)]
pub fn packing() -> Result<Packing, Missing> {
    Ok(Packing { zip })
}

/// The format of pages.
#[wasm_split(printing, fallible)]
pub fn printing() -> Result<Printing, Missing> {
    Ok(Printing { pdf })
}

/// The codec of links.
#[wasm_split(linking, fallible)]
pub fn linking() -> Result<Linking, Missing> {
    Ok(Linking {
        encode: |document, without| {
            if without == Without::default() {
                crowfoot_share::encode(document)
            } else {
                crowfoot_share::encode(&without.of(document))
            }
        },
        has: |document, without| without.are_in(document),
        decode: |link| crowfoot_share::decode(link).map_err(|error| error.to_string()),
    })
}

/// Files, samples and imports.
#[wasm_split(filing, fallible)]
pub fn filing() -> Result<Filing, Missing> {
    Ok(filing_table())
}

/// The diagram in somebody else's page.
#[wasm_split(embedding, fallible)]
pub fn embedding() -> Result<Embed, Missing> {
    Ok(Embed { page: || view! { <EmbedPage /> }.into_any() })
}

/// The start page: whoever comes with a design does not see it.
#[wasm_split(starting, fallible)]
pub fn starting() -> Result<Start, Missing> {
    Ok(Start { page: || view! { <StartPage /> }.into_any() })
}

/// The rules.
#[wasm_split(reviewing, fallible)]
pub fn reviewing() -> Result<Reviewing, Missing> {
    Ok(Reviewing { reviewer: crowfoot_rules::reviewer(), to_json: crowfoot_rules::to_json })
}

/// What makes a diagram readable.
#[wasm_split(reading, fallible)]
pub fn reading() -> Result<Reading, Missing> {
    Ok(Reading { router: router(), view: || view! { <ReadingAids /> }.into_any() })
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
        toolkit: toolkit().in_browser(motion::is_reduced()),
        saver: saver(),
        input: || view! { <InlineEdit /> }.into_any(),
        rescue: || view! { <RescueBar /> }.into_any(),
        hand_focus_back,
    })
}

/// Automatic layout.
#[wasm_split(arranging, fallible)]
pub fn arranging() -> Result<Arranger, Missing> {
    Ok(arranger())
}

/// The file of a team's rules.
#[wasm_split(teaming, fallible)]
pub fn teaming() -> Result<Teaming, Missing> {
    Ok(Teaming { adopt: crowfoot_team::adopt, write: crowfoot_team::write })
}
