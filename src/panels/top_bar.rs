//! The bar at the top: what is open, whether it is safe, and the ways in and out.

use leptos::prelude::*;

use crowfoot_editor::SettingsChange;
use crowfoot_model::Dialect;

use crate::platform::dom::{Event, HtmlInputElement, KeyboardEvent};
use crate::state::{App, DialogKind, SaveState, Side, ThemeChoice};
use crate::widgets::{Button, IconButton, IconName, Menu, MenuItem};

/// The bar.
#[component]
pub fn TopBar() -> impl IntoView {
    let app = App::expect();
    let ui = app.ui;
    let undo_label = move || match app.mirror.undo.get() {
        Some(label) => format!("Undo: {label}"),
        None => "Nothing to undo".to_owned(),
    };
    let redo_label = move || match app.mirror.redo.get() {
        Some(label) => format!("Redo: {label}"),
        None => "Nothing to redo".to_owned(),
    };
    let side = move |wanted: Side| Signal::derive(move || ui.side.get() == Some(wanted));
    view! {
        <header class="top-bar">
            <div class="top-group">
                <button type="button" class="brand" title="All designs" on:click=move |_| app.show_start()>
                    <Mark />
                    <span class="visually-hidden">"All designs"</span>
                </button>
                <IconButton
                    icon=IconName::Outline
                    label="Outline"
                    pressed=ui.outline
                    on_press=move || ui.toggle_outline()
                />
                <DocumentName />
                <SaveMark />
            </div>
            <div class="top-group">
                <IconButton
                    icon=IconName::Undo
                    label=Signal::derive(undo_label)
                    shortcut="Ctrl+Z"
                    disabled=Signal::derive(move || app.mirror.undo.read().is_none())
                    on_press=move || app.run("undo")
                />
                <IconButton
                    icon=IconName::Redo
                    label=Signal::derive(redo_label)
                    shortcut="Ctrl+Shift+Z"
                    disabled=Signal::derive(move || app.mirror.redo.read().is_none())
                    on_press=move || app.run("redo")
                />
                <button
                    type="button"
                    class="find-box"
                    on:click=move |_| ui.dialog.set(Some(DialogKind::Find("")))
                >
                    <crate::widgets::Icon name=IconName::Search />
                    <span>"Find or run a command"</span>
                    <kbd aria-hidden="true">"Ctrl+K"</kbd>
                </button>
            </div>
            <div class="top-group">
                <ProblemsButton />
                <Button
                    icon=IconName::Import
                    title="Import a schema or open a file"
                    on_press=move || ui.dialog.set(Some(DialogKind::Import(String::new())))
                >
                    <span class="wide-only">"Import"</span>
                </Button>
                <Button icon=IconName::Export title="Export" on_press=move || ui.toggle_side(Side::Export)>
                    <span class="wide-only">"Export"</span>
                </Button>
                <Button
                    primary=true
                    icon=IconName::Share
                    title="Share a link"
                    on_press=move || ui.dialog.set(Some(DialogKind::Share))
                >
                    <span class="wide-only">"Share"</span>
                </Button>
                <IconButton
                    icon=IconName::Panel
                    label="Inspector"
                    pressed=side(Side::Inspector)
                    on_press=move || ui.toggle_side(Side::Inspector)
                />
                <MoreMenu />
            </div>
        </header>
    }
}

/// The mark of the product: a crow's foot.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M2 12h20M13 12l8-6.5M13 12l8 6.5M7 7.5v9" />
        </svg>
    }
}

/// The name of the document, edited in place.
#[component]
fn DocumentName() -> impl IntoView {
    let app = App::expect();
    let rename = move |event: Event| {
        let name = event_target_value(&event).trim().to_owned();
        app.update(|editor| editor.change_settings(SettingsChange::Name(name)));
    };
    let on_key = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | "Escape") {
            let input: HtmlInputElement = event_target(&event);
            if event.key() == "Escape" {
                input.set_value(&app.mirror.name.get_untracked());
            }
            let _ = input.blur();
        }
    };
    view! {
        <input
            class="document-name"
            aria-label="Design name"
            placeholder="Untitled design"
            spellcheck="false"
            prop:value=move || app.mirror.name.get()
            on:change=rename
            on:keydown=on_key
        />
    }
}

/// Whether the document is safe.
#[component]
fn SaveMark() -> impl IntoView {
    let app = App::expect();
    let state = app.save_state();
    let text = move || match state.get() {
        SaveState::Saved => "Saved in this browser",
        SaveState::Saving => "Saving…",
        SaveState::Failed(_) => "Not saved",
    };
    let title = move || match state.get() {
        SaveState::Failed(reason) => format!("{reason}. Save the design as a file to keep it."),
        _ => "Every edit is saved in this browser. Save as a file to use it elsewhere.".to_owned(),
    };
    view! {
        <span class="save-mark wide-only" class:failed=move || matches!(state.get(), SaveState::Failed(_)) title=title>
            {text}
        </span>
    }
}

#[component]
fn ProblemsButton() -> impl IntoView {
    let app = App::expect();
    let ui = app.ui;
    let open = move || app.mirror.counts.get().open();
    let class = move || {
        let counts = app.mirror.counts.get();
        match (counts.errors, counts.warnings) {
            (1.., _) => "problem-count error",
            (0, 1..) => "problem-count warning",
            _ => "problem-count",
        }
    };
    view! {
        <button
            type="button"
            class="button problems-button"
            title="Problems"
            aria-label=move || format!("Problems: {}", open())
            aria-pressed=move || (ui.side.get() == Some(Side::Problems)).to_string()
            on:click=move |_| ui.toggle_side(Side::Problems)
        >
            <crate::widgets::Icon name=IconName::Problems />
            <span class=class>{open}</span>
        </button>
    }
}

#[component]
fn MoreMenu() -> impl IntoView {
    let app = App::expect();
    view! {
        <Menu icon=IconName::Menu label="More">
            <MenuItem label="New design" on_press=move || app.open_new(crowfoot_model::Document::default()) />
            <MenuItem label="Open file…" shortcut="Ctrl+O" on_press=move || app.open_files() />
            <MenuItem label="Save as file" shortcut="Ctrl+S" on_press=move || app.save_file() />
            <MenuItem
                label="Import…"
                on_press=move || app.ui.dialog.set(Some(DialogKind::Import(String::new())))
            />
            <MenuItem label="Export" on_press=move || app.ui.toggle_side(Side::Export) />
            <MenuItem label="Share…" on_press=move || app.ui.dialog.set(Some(DialogKind::Share)) />
            <div class="menu-rule"></div>
            {Dialect::ALL
                .into_iter()
                .map(|dialect| {
                    let chosen = move || {
                        app.mirror.document.track();
                        app.with(|editor| editor.document().settings().dialect == dialect)
                    };
                    let choose = move || {
                        app.update(|editor| editor.change_settings(SettingsChange::Dialect(dialect)));
                    };
                    view! {
                        <MenuItem
                            label=["Database: ", crowfoot_dialect::name(dialect)].concat()
                            checked=Signal::derive(chosen)
                            on_press=choose
                        />
                    }
                })
                .collect_view()}
            <div class="menu-rule"></div>
            {ThemeChoice::ALL
                .into_iter()
                .map(|choice| {
                    let chosen = move || app.theme.choice.get() == choice;
                    view! {
                        <MenuItem
                            label=["Theme: ", choice.label()].concat()
                            checked=Signal::derive(chosen)
                            on_press=move || app.theme.choose(choice)
                        />
                    }
                })
                .collect_view()}
            <div class="menu-rule"></div>
            <MenuItem label="Keyboard shortcuts" shortcut="?" on_press=move || app.ui.dialog.set(Some(DialogKind::Keys)) />
        </Menu>
    }
}
