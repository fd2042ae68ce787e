//! What fills the window while a design is open: the editor, or the diagram alone in an embed.

use leptos::prelude::*;

use crate::canvas::{Surface, ViewControls};
use crate::embedding::Embedding;
use crate::panels::{Outline, Toolbar, TopBar};
use crate::platform::preferences;
use crate::state::parts::{Build, Missing, later};
use crate::state::{App, Side};
use crate::widgets::{Splitter, pixels};
use crowfoot_scene::decimal;

/// The diagram alone, in somebody else's page.
#[component]
pub fn EmbedPage() -> impl IntoView {
    let app = App::expect();
    view! {
        <div class="editor embedded">
            <main class="editor-main">
                <Surface />
                <ViewControls />
                {reading(app)}
                <Embedding />
            </main>
        </div>
    }
}

/// The editor with its bars and panels.
#[component]
pub fn EditorPage() -> impl IntoView {
    let app = App::expect();
    let ui = app.ui;
    let outline = move || {
        ui.outline.get().then(|| {
            let settled = |width: f64| preferences::set("outline-width", &decimal(width));
            view! {
                <aside class="panel outline-panel" style:width=move || pixels(ui.outline_width.get())>
                    <Outline />
                    <Splitter label="Outline width" width=ui.outline_width min=160.0 max=480.0 on_settled=settled />
                </aside>
            }
        })
    };
    let side = move || {
        ui.side.get().map(|side| {
            let settled = |width: f64| preferences::set("side-width", &decimal(width));
            let content = later(app, Box::pin(panel(app, side)), |app| app.ui.side.set(None));
            view! {
                <aside class="panel side-panel" style:width=move || pixels(ui.side_width.get())>
                    <Splitter
                        label="Panel width"
                        width=ui.side_width
                        min=280.0
                        max=900.0
                        pane_on_right=true
                        on_settled=settled
                    />
                    {content}
                </aside>
            }
        })
    };
    view! {
        <div class="editor">
            <TopBar />
            <div class="editor-body">
                {outline}
                <main class="editor-main">
                    <Surface />
                    <Toolbar />
                    <ViewControls />
                    {reading(app)}
                </main>
                {side}
            </div>
        </div>
    }
}

/// The aids for reading, as soon as there is something to read.
fn reading(app: App) -> impl IntoView {
    let view = move || async move { Ok(Box::new((app.parts.reading)().await?.view) as Build) };
    move || app.mirror.reads.get().then(|| later(app, Box::pin(view()), |_| {}))
}

async fn panel(app: App, side: Side) -> Result<Build, Missing> {
    Ok(Box::new(match side {
        Side::Inspector => (app.parts.panels)().await?.inspector,
        Side::Problems => (app.parts.panels)().await?.problems,
        Side::Export => (app.parts.exporting)().await?.panel,
        Side::Picture => (app.parts.exporting)().await?.picture,
    }))
}
