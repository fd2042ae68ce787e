//! Files: those that are opened, and the one that the document in hand is saved to.

use std::rc::Rc;

use leptos::prelude::*;

use crowfoot_model::file;

use super::app::App;
use super::importing::import;
use super::ui::DialogKind;
use crate::platform::dom::File;
use crate::platform::files::{self, FileHandle, Saved};
use crate::platform::worker::Source;

/// The file on disk that belongs to the document in hand.
pub type FileSlot = StoredValue<Option<FileHandle>, LocalStorage>;

/// A longer file, in bytes, is read by the import worker, so that the page goes on meanwhile.
pub const LARGE: usize = 256 * 1024;

pub(super) fn open(app: App) {
    leptos::task::spawn_local(async move {
        match files::open(true).await {
            Ok(opened) => {
                let handle = opened.first().and_then(|file| file.handle.clone());
                let sources = opened.into_iter().map(|file| Source { name: file.name, text: file.text });
                open_sources(app, sources.collect(), handle);
            }
            Err(error) => app.toasts.error(format!("The file could not be opened: {error}.")),
        }
    });
}

pub(super) fn open_dropped(app: App, dropped: Vec<File>) {
    leptos::task::spawn_local(async move {
        match files::read_all(dropped).await {
            Ok(sources) => open_sources(app, sources, None),
            Err(error) => app.toasts.error(format!("The file could not be read: {error}.")),
        }
    });
}

/// Opens what files hold: a design of Crowfoot at once, anything else through the import. A file that cannot be
/// read leaves the document in hand as it is.
fn open_sources(app: App, sources: Vec<Source>, handle: Option<FileHandle>) {
    let [source] = sources.as_slice() else {
        if !sources.is_empty() {
            app.import(sources, None);
        }
        return;
    };
    if app.import.destination.with_untracked(|destination| !destination.is_empty()) {
        return app.import(sources, None);
    }
    if !source.text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return app.import(sources, None);
    }
    if source.text.len() > LARGE {
        let told = move |result: Result<(), String>| {
            if result.is_ok() {
                app.file.set_value(handle.clone());
                app.import.reset();
                app.ui.dialog.set(None);
            }
        };
        app.ui.dialog.set(Some(DialogKind::Import(String::new())));
        return import(app, sources, Some("json".to_owned()), Rc::new(told));
    }
    match file::from_json(&source.text) {
        Ok(document) => {
            app.open_new(document);
            app.place_unplaced();
            app.file.set_value(handle);
        }
        Err(error) => app.toasts.error(format!("{}: {error}", source.name)),
    }
}

pub(super) fn save(app: App) {
    let (name, text) = app.with(|editor| {
        let document = editor.document();
        (files::safe_name(&document.settings().name, ".crowfoot.json"), file::to_json(document))
    });
    let handle = app.file.with_value(Clone::clone);
    leptos::task::spawn_local(async move {
        match files::save(&name, &text, handle.as_ref()).await {
            Ok(Saved::InPlace(handle)) => {
                app.file.set_value(Some(handle));
                app.toasts.done("Saved");
            }
            Ok(Saved::Downloaded) => app.toasts.done(format!("Downloaded {name}")),
            Ok(Saved::Cancelled) => {}
            Err(error) => app.toasts.error(format!("The file could not be saved: {error}.")),
        }
    });
}

pub(super) fn open_sample(app: App, name: String) {
    let address = format!("./samples/{name}.json");
    let busy = app.busy();
    leptos::task::spawn_local(async move {
        let _busy = busy;
        let opened = match files::fetch(&address).await {
            Ok(text) => file::from_json(&text).map_err(|error| error.to_string()),
            Err(error) => Err(error),
        };
        match opened {
            Ok(document) => app.open_new(document),
            Err(error) => app.toasts.error(format!("The sample could not be opened: {error}.")),
        }
    });
}
