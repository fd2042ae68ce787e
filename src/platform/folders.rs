//! Folders that are dropped on the page, or that the user chooses: their files, by their paths.

use crowfoot_folder::{DEEPEST, is_passed_over, may_belong};
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemFileEntry};

pub use web_sys::FileSystemEntry;

use super::message_of;

/// More files than any schema has: the rest of a folder is not looked at.
const MOST_FILES: usize = 20_000;

/// A file of a folder, by its path from there: `shop/src/schema.ts`.
pub struct Found {
    pub path: String,
    pub file: File,
}

/// What was dropped, if a folder is among it. The event tells it only while it lasts.
pub fn dropped(data: &DataTransfer) -> Option<Vec<FileSystemEntry>> {
    let items = data.items();
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten()).collect();
    entries.iter().any(FileSystemEntry::is_directory).then_some(entries)
}

/// The files below entries that may belong to a schema.
///
/// # Errors
/// A folder cannot be read.
pub async fn files_below(entries: Vec<FileSystemEntry>) -> Result<Vec<Found>, String> {
    let mut found = Vec::new();
    let mut open: Vec<(FileSystemEntry, usize)> = entries.into_iter().map(|entry| (entry, 0)).collect();
    while let Some((entry, depth)) = open.pop() {
        let path = entry.full_path().trim_start_matches('/').to_owned();
        // Browsers have no common name for the classes, so that an entry is asked what it is.
        if entry.is_directory() {
            if depth == 0 || (depth < DEEPEST && !is_passed_over(&entry.name())) {
                let inside = children(entry.unchecked_ref()).await.map_err(|error| message_of(&error))?;
                open.extend(inside.into_iter().map(|entry| (entry, depth + 1)));
            }
        } else if may_belong(&path) && found.len() < MOST_FILES {
            let own: &FileSystemFileEntry = entry.unchecked_ref();
            let file = Promise::new(&mut |done, failed| own.file_with_callback_and_callback(&done, &failed));
            let file = JsFuture::from(file).await.map_err(|error| message_of(&error))?;
            found.push(Found { path, file: file.unchecked_into() });
        }
    }
    Ok(found)
}

/// The files of a folder that the user chose, as far as they may belong to a schema.
pub fn of_chosen(files: Vec<File>) -> Vec<Found> {
    let path = |file: &File| {
        let path = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
    };
    let found = files.into_iter().map(|file| Found { path: path(&file), file });
    let is_near = |path: &str| {
        let inside = path.split_once('/').map_or(path, |(_, inside)| inside);
        inside.rsplit('/').skip(1).all(|folder| !is_passed_over(folder))
    };
    found.filter(|found| may_belong(&found.path) && is_near(&found.path)).take(MOST_FILES).collect()
}

/// Everything in a folder, which a browser tells a hundred at a time.
async fn children(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let some = Promise::new(&mut |done, failed| {
            let _ = reader.read_entries_with_callback_and_callback(&done, &failed);
        });
        let some = Array::from(&JsFuture::from(some).await?);
        if some.length() == 0 || all.len() >= MOST_FILES {
            return Ok(all);
        }
        all.extend(some.iter().map(JsCast::unchecked_into));
    }
}
