//! The schema of a folder: what belongs to it is imported like files that were chosen one by one.

use crowfoot_compact::VecMap;
use crowfoot_folder::schema_files;
use leptos::prelude::*;

use super::app::App;
use super::importing::ImportState;
use super::ui::DialogKind;
use crate::platform::files;
use crate::platform::folders::{self, FileSystemEntry, Found};
use crate::platform::worker::Source;

const NOTHING: &str =
    "No schema in this folder. Crowfoot reads .ts files of Drizzle, .prisma, .sql, .dbml and .mmd.";

/// Imports what was dropped.
pub(super) fn open(app: App, entries: Vec<FileSystemEntry>) {
    let (busy, turn) = (app.busy(), begin(app));
    leptos::task::spawn_local(async move {
        let found = folders::files_below(entries).await;
        finish(app, turn, found).await;
        drop(busy);
    });
}

/// Lets the user choose a folder and imports it.
pub(super) fn choose(app: App) {
    leptos::task::spawn_local(async move {
        let chosen = files::choose_folder().await;
        if !chosen.is_empty() {
            let (_busy, turn) = (app.busy(), begin(app));
            finish(app, turn, Ok(folders::of_chosen(chosen))).await;
        }
    });
}

/// Shows that an import is under way. The one before is over.
fn begin(app: App) -> u32 {
    app.import.stop();
    if app.ui.dialog.with_untracked(Option::is_none) {
        app.ui.dialog.set(Some(DialogKind::Import(String::new())));
    }
    app.import.state.set(ImportState::Running { done: 0.0, total: 1.0 });
    app.import.turn()
}

/// Reads the files of the schema and hands them to the import, unless that was cancelled meanwhile.
async fn finish(app: App, turn: u32, found: Result<Vec<Found>, String>) {
    let sources = match found {
        Ok(found) => read(found, || app.import.turn() == turn).await,
        Err(error) => Err(error),
    };
    if app.import.turn() == turn {
        match sources {
            Ok(sources) if sources.is_empty() => app.import.fail(turn, NOTHING.to_owned()),
            Ok(sources) => app.import(sources, None),
            Err(error) => app.import.fail(turn, format!("The folder could not be read: {error}.")),
        }
    }
}

async fn read(found: Vec<Found>, is_wanted: impl Fn() -> bool) -> Result<Vec<Source>, String> {
    let mut texts = VecMap::new();
    for Found { path, file } in found {
        if !is_wanted() {
            break;
        }
        texts.insert(path, files::text_of(&file).await?);
    }
    let paths = schema_files(texts.keys().cloned().collect(), None, |path| texts.get(&path.to_owned()));
    let source = |path: String| Some(Source { text: texts.remove(&path)?, name: path });
    Ok(paths.into_iter().filter_map(source).collect())
}
