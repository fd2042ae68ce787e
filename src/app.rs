//! The root: what fills the window.

use leptos::ev;
use leptos::prelude::*;

use crate::canvas::{Surface, ViewControls, listen_to_keys};
use crate::panels::{Toolbar, TopBar, listen_to_drops};
use crate::parts;
use crate::platform::{location, preferences};
use crate::scripting;
use crate::state::parts::{Missing, later};
use crate::state::{App, DialogKind, Page, Side};
use crate::widgets::{Splitter, ToastList, pixels};
use crowfoot_scene::decimal;

/// The whole page.
#[component]
pub fn Root() -> impl IntoView {
    let embedded = location::query("embed").is_some();
    let app = App::new(embedded, &parts::PARTS);
    provide_context(app);
    let ready = scripting::install(app);
    listen_to_keys(app);
    listen_to_drops(app);
    leptos::task::spawn_local(async move {
        app.begin().await;
        app.when_idle(move || {
            ready();
            // Whoever comes to edit types at once. What is typed before this is there waits for it.
            if !embedded {
                app.fetch_toolkit();
            }
        });
    });
    let on_address = window_event_listener(ev::hashchange, move |_| {
        leptos::task::spawn_local(async move { app.open_address().await });
    });
    on_cleanup(move || on_address.remove());
    // The editor stays in the page while one design follows another: what has the focus would lose it.
    let page = Memo::new(move |_| app.ui.page.get());
    let in_trouble = Memo::new(move |_| app.trouble().with(Option::is_some));
    let rescue = async || Ok((parts::changing().await?.rescue)());
    view! {
        {move || in_trouble.get().then(|| later(app, Box::pin(rescue()), |_| {}))}
        {move || match page.get() {
            Page::Opening => ().into_any(),
            Page::Start if !embedded => later(app, Box::pin(start()), |_| {}),
            _ => view! { <EditorPage /> }.into_any(),
        }}
        <Dialogs />
        <ToastList toasts=app.toasts />
        <p class="visually-hidden" role="status" aria-live="polite">{move || app.ui.announcement.get()}</p>
    }
}

/// The editor with its bars and panels; in an embed, the diagram alone.
#[component]
fn EditorPage() -> impl IntoView {
    let app = App::expect();
    if app.ui.embedded {
        return view! {
            <div class="editor embedded">
                <main class="editor-main">
                    <Surface />
                    <ViewControls />
                    {reading(app)}
                    {later(app, Box::pin(embedding()), |_| {})}
                </main>
            </div>
        }
        .into_any();
    }
    let ui = app.ui;
    let outline = move || {
        ui.outline.get().then(|| {
            let settled = |width: f64| preferences::set("outline-width", &decimal(width));
            view! {
                <aside class="panel outline-panel" style:width=move || pixels(ui.outline_width.get())>
                    {later(app, Box::pin(tree()), |app| app.ui.outline.set(false))}
                    <Splitter label="Outline width" width=ui.outline_width min=160.0 max=480.0 on_settled=settled />
                </aside>
            }
        })
    };
    let side = move || {
        ui.side.get().map(|side| {
            let settled = |width: f64| preferences::set("side-width", &decimal(width));
            let content = later(app, Box::pin(panel(side)), |app| app.ui.side.set(None));
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
    .into_any()
}

/// The aids for reading, as soon as there is something to read.
fn reading(app: App) -> impl IntoView {
    let view = async || Ok((parts::reading().await?.view)());
    move || app.mirror.reads.get().then(|| later(app, Box::pin(view()), |_| {}))
}

#[component]
fn Dialogs() -> impl IntoView {
    let app = App::expect();
    move || {
        let kind = app.ui.dialog.get();
        if kind.is_none() {
            app.ahead.set_value(Vec::new());
        }
        kind.map(|kind| later(app, Box::pin(dialog(app, kind)), |app| app.ui.dialog.set(None)))
    }
}

async fn embedding() -> Result<AnyView, Missing> {
    Ok((parts::embedding().await?.view)())
}

async fn start() -> Result<AnyView, Missing> {
    Ok((parts::starting().await?.page)())
}

async fn tree() -> Result<AnyView, Missing> {
    Ok((parts::outlining().await?.view)())
}

async fn panel(side: Side) -> Result<AnyView, Missing> {
    Ok(match side {
        Side::Inspector => (parts::panels().await?.inspector)(),
        Side::Problems => (parts::panels().await?.problems)(),
        Side::Export => (parts::exporting().await?.panel)(),
        Side::Picture => (parts::exporting().await?.picture)(),
    })
}

async fn dialog(app: App, kind: DialogKind) -> Result<AnyView, Missing> {
    let dialogs = parts::dialogs().await?;
    Ok(match kind {
        DialogKind::Import(text) => (dialogs.import)(text),
        DialogKind::Share => (dialogs.share)(app.link().await?),
        DialogKind::Find(text) => (dialogs.find)(text),
        DialogKind::Keys => (dialogs.keys)(),
        DialogKind::Reopen { link, copy, updated } => (dialogs.reopen)(link, copy, updated),
    })
}
