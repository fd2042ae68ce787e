//! The first page: what this is, three ways in, and the designs that this browser keeps.

use leptos::prelude::*;

use crate::platform::preferences;
use crate::platform::worker::Source;
use crate::state::App;
use crate::widgets::{Button, IconName};

use super::recent::Recent;
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
    let typed = app.import.draft;
    // What was typed before the page was reloaded.
    if preferences::get("draft").is_some() {
        app.expect_import();
    }
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
                        placeholder="Paste SQL, Prisma, Drizzle, DBML or Mermaid here, or drop files or a folder: dumps, migrations, schemas"
                        spellcheck="false"
                        on:focus=move |_| app.expect_import()
                        prop:value=move || typed.get()
                        on:input=move |event| app.import.type_draft(event_target_value(&event))
                        on:keydown=move |event| {
                            let is_entered = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
                            if is_entered && !typed.read_untracked().trim().is_empty() {
                                event.prevent_default();
                                import();
                            }
                        }
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
                        <Button icon=IconName::Open on_press=move || app.choose_folder()>"Open folder"</Button>
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
