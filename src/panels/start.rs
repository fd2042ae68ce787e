//! The first page: what this is, three ways in, and the designs that this browser keeps.

use leptos::prelude::*;

use crate::platform::time;
use crate::platform::worker::Source;
use crate::state::{App, Summary};
use crate::widgets::{Button, IconButton, IconName};

use super::top_bar::Mark;

/// A design to look around in.
struct Sample {
    file: &'static str,
    name: &'static str,
    about: &'static str,
}

const SAMPLES: [Sample; 3] = [
    Sample {
        file: "shop",
        name: "Shop",
        about: "Customers, orders, payments: 9 tables that pass every check",
    },
    Sample { file: "library", name: "Library", about: "Loans and holds, with a few problems to fix" },
    Sample { file: "ticketing", name: "Ticketing", about: "Events, seats and high-volume sales" },
];

/// The start page.
#[component]
pub fn StartPage() -> impl IntoView {
    let app = App::expect();
    let typed = RwSignal::new(String::new());
    let import = move || {
        let text = typed.get_untracked();
        app.import(vec![Source { name: "pasted.sql".to_owned(), text }], None);
    };
    view! {
        <main class="start">
            <header class="start-header">
                <h1><Mark /> "Crowfoot"</h1>
                <p>"Draw your database, get it reviewed as you go, export the code. Nothing leaves this browser."</p>
            </header>
            <div class="doors">
                <section class="door">
                    <h2>"Start blank"</h2>
                    <p class="muted">"Double-click to add a table, then type its columns."</p>
                    <Button
                        primary=true
                        icon=IconName::Table
                        on_press=move || app.open_new(crowfoot_model::Document::default())
                    >
                        "New design"
                    </Button>
                </section>
                <section class="door paste-door">
                    <h2>"Import a schema"</h2>
                    <textarea
                        class="textarea code"
                        aria-label="SQL to import"
                        placeholder="Paste SQL, Prisma, DBML or Mermaid here, or drop files anywhere: dumps, migrations, schemas"
                        spellcheck="false"
                        on:focus=move |_| app.expect_import()
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    ></textarea>
                    <div class="door-actions">
                        <Button
                            primary=true
                            icon=IconName::Import
                            disabled=Signal::derive(move || typed.read().trim().is_empty())
                            on_press=import
                        >
                            "Import"
                        </Button>
                        <Button icon=IconName::Open on_press=move || app.open_files()>"Open file"</Button>
                    </div>
                </section>
                <section class="door">
                    <h2>"Open a sample"</h2>
                    <ul class="samples">
                        {SAMPLES
                            .iter()
                            .map(|sample| {
                                view! {
                                    <li>
                                        <button
                                            type="button"
                                            class="sample"
                                            on:click=move |_| app.open_sample(sample.file)
                                        >
                                            <strong>{sample.name}</strong>
                                            <span class="muted">{sample.about}</span>
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </section>
            </div>
            <Recent />
        </main>
    }
}

/// The designs that this browser keeps, as small pictures.
#[component]
fn Recent() -> impl IntoView {
    let app = App::expect();
    let list = RwSignal::new(Vec::<Summary>::new());
    let refresh = move || {
        leptos::task::spawn_local(async move {
            let _ = list.try_set(app.summaries().await);
        });
    };
    refresh();
    let delete = move |key: String| {
        leptos::task::spawn_local(async move {
            app.delete_kept(&key).await;
            refresh();
        });
    };
    view! {
        <Show when=move || !list.read().is_empty()>
            <section class="recent" aria-labelledby="recent-title">
                <h2 id="recent-title">"Your designs"</h2>
                <ul class="recent-list">
                    <For each=move || list.get() key=|summary| (summary.key.clone(), summary.updated.to_bits()) let:summary>
                        <RecentCard summary on_delete=delete />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn RecentCard(summary: Summary, on_delete: impl Fn(String) + Copy + 'static) -> impl IntoView {
    let app = App::expect();
    let name = if summary.name.is_empty() { "Untitled design".to_owned() } else { summary.name.clone() };
    let plural = if summary.tables == 1 { "" } else { "s" };
    let about = format!("{} table{plural} · {}", summary.tables, time::ago(summary.updated, time::now()));
    let open_key = summary.key.clone();
    let delete_key = summary.key.clone();
    let open = move |_| {
        let key = open_key.clone();
        leptos::task::spawn_local(async move { app.open_kept(&key).await });
    };
    view! {
        <li class="recent-card">
            <button type="button" class="recent-open" on:click=open>
                <svg
                    class="recent-picture"
                    viewBox=(!summary.view_box.is_empty()).then_some(summary.view_box)
                    preserveAspectRatio="xMidYMid meet"
                    aria-hidden="true"
                >
                    <path d=summary.picture />
                </svg>
                <strong>{name.clone()}</strong>
                <span class="muted">{about}</span>
            </button>
            <IconButton
                icon=IconName::Delete
                label=format!("Delete {name}")
                on_press=move || on_delete(delete_key.clone())
            />
        </li>
    }
}
