//! The root: what fills the window.

use leptos::ev;
use leptos::prelude::*;

use crate::canvas::listen_to_keys;
use crate::panels::listen_to_drops;
use crate::parts;
use crate::platform::location;
use crate::scripting;
use crate::state::parts::{Build, Missing, later};
use crate::state::{App, DialogKind, Page};
use crate::widgets::ToastList;

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
                leptos::task::spawn_local(async {
                    // Who asks for it is told.
                    let _ = parts::editing().await;
                });
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
    let rescue = async || Ok(Box::new(parts::changing().await?.rescue) as Build);
    view! {
        {move || in_trouble.get().then(|| later(app, Box::pin(rescue()), |_| {}))}
        {move || match page.get() {
            Page::Opening => ().into_any(),
            Page::Start if !embedded => later(app, Box::pin(start()), |_| {}),
            _ if embedded => later(app, Box::pin(embed()), |_| {}),
            _ => later(app, Box::pin(editor()), |app| app.ui.page.set(Page::Start)),
        }}
        <Dialogs />
        <ToastList toasts=app.toasts />
        <p class="visually-hidden" role="status" aria-live="polite">{move || app.ui.announcement.get()}</p>
    }
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

async fn start() -> Result<Build, Missing> {
    Ok(Box::new(parts::starting().await?.page))
}

async fn editor() -> Result<Build, Missing> {
    Ok(Box::new(parts::editing().await?.page))
}

async fn embed() -> Result<Build, Missing> {
    Ok(Box::new(parts::embedding().await?.page))
}

async fn dialog(app: App, kind: DialogKind) -> Result<Build, Missing> {
    let dialogs = parts::dialogs().await?;
    Ok(match kind {
        DialogKind::Import(text) => Box::new(move || (dialogs.import)(text)),
        DialogKind::Share => return (dialogs.share)(app).await,
        DialogKind::Find(text) => Box::new(move || (dialogs.find)(text)),
        DialogKind::Keys => Box::new(dialogs.keys),
        DialogKind::Reopen { link, copy, updated } => Box::new(move || (dialogs.reopen)(link, copy, updated)),
    })
}
