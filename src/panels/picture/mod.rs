//! The picture panel: the diagram as SVG, PNG or PDF.

use leptos::prelude::*;

use crowfoot_editor::Editor;
use crowfoot_scene::palette::Scheme;
use crowfoot_scene::{Size, Theme, preview, svg_of, title};

use self::options::{Chosen, Options};
use self::shot::{Extent, Shot};
use super::export::Targets;
use crate::platform::{clipboard, files};
use crate::state::App;
use crate::widgets::{Button, IconButton, IconName};

mod options;
mod pdf;
mod png;
mod shot;

pub use self::pdf::pdf;

/// In CSS pixels: as wide as the panel can become.
const PREVIEW: Size = Size { width: 880.0, height: 660.0 };

/// The panel.
#[component]
pub fn PicturePanel() -> impl IntoView {
    let app = App::expect();
    let chosen = Chosen::remembered();
    let selected = Signal::derive(move || {
        app.mirror.selection.track();
        app.with(|editor| !editor.session().selection.nodes().is_empty())
    });
    let extent = Memo::new(move |_| match chosen.extent() {
        Extent::Selection if !selected.get() => Extent::Everything,
        extent => extent,
    });
    // What the picture shows, as often as it may have changed.
    let followed = move || {
        app.mirror.settled.track();
        match extent.get() {
            Extent::View => app.mirror.camera.track(),
            Extent::Selection => app.mirror.selection.track(),
            Extent::Everything => {}
        }
    };
    let size = Memo::new(move |_| {
        followed();
        let scale = chosen.scale();
        let region = app.with(|editor| Shot::of(editor, extent.get()).map(|shot| shot.region));
        region.map_or((0.0, 0.0), |region| ((region.width * scale).floor(), (region.height * scale).floor()))
    });
    let too_large = Memo::new(move |_| chosen.is("png") && !png::fits(size.get().0, size.get().1));
    let shown = Memo::new(move |_| {
        followed();
        let (theme, fills) = (chosen.theme(app.theme.scheme.get()), chosen.fills() || chosen.is("pdf"));
        app.with(|editor| {
            let shot = Shot::of(editor, extent.get())?;
            let picture = preview(editor.document(), &shot.scene, &shot.picture(theme, fills), PREVIEW);
            Some(["data:image/svg+xml,", &String::from(js_sys::encode_uri_component(&picture))].concat())
        })
        .unwrap_or_default()
    });
    let svg = move || {
        let (theme, fills) = (chosen.theme(app.theme.scheme.get_untracked()), chosen.fills());
        app.with(|editor| {
            let shot = Shot::of(editor, extent.get_untracked())?;
            Some((svg_of(editor.document(), &shot.scene, &shot.picture(theme, fills)), shot.region))
        })
    };
    let png = move || {
        let scheme = match chosen.theme(app.theme.scheme.get_untracked()) {
            Theme::Dark => Scheme::Dark,
            _ => Scheme::Light,
        };
        let shot = app.with(|editor| Shot::of(editor, extent.get_untracked()));
        let (scale, fills) = (chosen.scale(), chosen.fills());
        async move {
            let shot = shot.ok_or_else(|| "Nothing is selected.".to_owned())?;
            png::png(&shot, scale, scheme, fills).await
        }
    };
    let pdf = move || {
        let theme = chosen.theme(app.theme.scheme.get_untracked());
        let paper = self::pdf::paper(&chosen.paper.read_untracked());
        // The panel, and what is chosen in it, may be gone when the code is there.
        let extent = extent.get_untracked();
        async move {
            let printing = (app.parts.printing)().await.map_err(|missing| missing.to_string())?;
            let file = app.with(|editor| {
                let shot = Shot::of(editor, extent)?;
                Some((printing.pdf)(editor, &shot.scene, &shot.picture(theme, false), paper))
            });
            file.ok_or_else(|| "Nothing is selected.".to_owned())
        }
    };
    let save = move || match chosen.format.get_untracked().as_str() {
        "png" => {
            let busy = app.busy();
            leptos::task::spawn_local(async move {
                match png().await {
                    Ok(blob) => files::download_blob(&files::safe_name(&name(app), ".png"), &blob),
                    Err(error) => app.toasts.error(error),
                }
                drop(busy);
            });
        }
        "pdf" => {
            let busy = app.busy();
            leptos::task::spawn_local(async move {
                match pdf().await {
                    Ok(bytes) => {
                        let name = files::safe_name(&name(app), ".pdf");
                        files::download_bytes(&name, "application/pdf", &bytes);
                    }
                    Err(error) => app.toasts.error(error),
                }
                drop(busy);
            });
        }
        _ => {
            if let Some((svg, _)) = svg() {
                files::download(&files::safe_name(&name(app), ".svg"), "image/svg+xml", &svg);
            }
        }
    };
    let copy = move || {
        let is_png = chosen.is("png");
        leptos::task::spawn_local(async move {
            let done = match is_png {
                true => match png().await {
                    Ok(blob) => clipboard::write_image(&blob).await,
                    Err(error) => return app.toasts.error(error),
                },
                false => clipboard::write(&svg().map_or_else(String::new, |(svg, _)| svg)).await,
            };
            match done {
                Ok(()) => app.toasts.done("Copied"),
                Err(_) => {
                    app.toasts.error("The browser blocked copying. Download the file instead.");
                }
            }
        });
    };
    view! {
        <header class="panel-header">
            <h2 class="visually-hidden">"Image"</h2>
            <Targets chosen="picture" />
            <IconButton icon=IconName::Close label="Close" on_press=move || app.ui.side.set(None) />
        </header>
        <div class="picture-options">
            <Options chosen selected />
            <p class="picture-size">
                {move || {
                    let (width, height) = size.get();
                    let note = if too_large.get() { ": too large for the browser. Choose a smaller scale." } else { "" };
                    format!("{width} × {height} pixels{note}")
                }}
            </p>
            <div class="picture-actions">
                <Button primary=true icon=IconName::Download disabled=too_large on_press=save>
                    "Download"
                </Button>
                <Show when=move || !chosen.is("pdf")>
                    <Button icon=IconName::Copy disabled=too_large on_press=copy>"Copy"</Button>
                </Show>
            </div>
        </div>
        <div class="picture-preview">
            <img src=move || shown.get() alt="Image preview" />
        </div>
    }
}

/// The whole diagram as SVG, light or dark as the reader has it.
pub fn drawn(editor: &Editor) -> Option<String> {
    let shot = Shot::of(editor, Extent::Everything)?;
    Some(svg_of(editor.document(), &shot.scene, &shot.picture(Theme::Auto, true)))
}

fn name(app: App) -> String {
    app.with(|editor| title(editor.document(), editor.diagram()))
}
