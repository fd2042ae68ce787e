//! Real files: opened and saved in place where the browser can, uploaded and downloaded where it cannot.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::worker::Source;
use super::{call_async, document, message_of, window};

/// A file on the user's disk that can be written again.
#[derive(Clone, Debug)]
pub struct FileHandle(JsValue);

/// A text file that the user chose.
pub struct OpenedFile {
    pub name: String,
    pub text: String,
    /// For saving in place, where the browser has it.
    pub handle: Option<FileHandle>,
}

/// What became of a save.
pub enum Saved {
    /// Written to a file that can be saved to again.
    InPlace(FileHandle),
    Downloaded,
    /// The user closed the dialog.
    Cancelled,
}

/// A name that every file system takes, of a title: `Web shop.svg`.
pub fn safe_name(title: &str, ending: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || "-_ ".contains(c) { c } else { '-' };
    let mut name: String = title.trim().chars().map(safe).collect();
    if name.is_empty() {
        name.push_str("design");
    }
    name + ending
}

/// Lets the user choose one or more text files and reads them; none when the dialog is closed.
///
/// # Errors
/// A file cannot be read.
pub async fn open(multiple: bool) -> Result<Vec<OpenedFile>, String> {
    if has("showOpenFilePicker") {
        let options = Object::new();
        set(&options, "multiple", &JsValue::from_bool(multiple));
        let handles = match call_async(&window(), "showOpenFilePicker", &options).await {
            Ok(handles) => handles,
            Err(error) if is_abort(&error) => return Ok(Vec::new()),
            Err(error) => return Err(message_of(&error)),
        };
        let mut opened = Vec::new();
        for handle in Array::from(&handles).iter() {
            let file = call_async(&handle, "getFile", &JsValue::UNDEFINED).await;
            let file: web_sys::File = file.and_then(JsCast::dyn_into).map_err(|error| message_of(&error))?;
            let text = text_of(&file).await?;
            opened.push(OpenedFile { name: file.name(), text, handle: Some(FileHandle(handle)) });
        }
        return Ok(opened);
    }
    let mut opened = Vec::new();
    for file in choose(multiple, false).await {
        let text = text_of(&file).await?;
        opened.push(OpenedFile { name: file.name(), text, handle: None });
    }
    Ok(opened)
}

/// Reads files that were dropped or pasted.
///
/// # Errors
/// A file cannot be read.
pub async fn read_all(files: Vec<web_sys::File>) -> Result<Vec<Source>, String> {
    let mut sources = Vec::new();
    for file in files {
        sources.push(Source { name: file.name(), text: text_of(&file).await? });
    }
    Ok(sources)
}

/// Saves text: to `handle` where there is one, else where the user says, else as a download.
///
/// # Errors
/// The file cannot be written.
pub async fn save(name: &str, text: &str, handle: Option<&FileHandle>) -> Result<Saved, String> {
    let handle = match handle {
        Some(handle) => handle.clone(),
        None if has("showSaveFilePicker") => {
            let options = Object::new();
            set(&options, "suggestedName", &JsValue::from_str(name));
            match call_async(&window(), "showSaveFilePicker", &options).await {
                Ok(handle) => FileHandle(handle),
                Err(error) if is_abort(&error) => return Ok(Saved::Cancelled),
                Err(error) => return Err(message_of(&error)),
            }
        }
        None => {
            download(name, "text/plain", text);
            return Ok(Saved::Downloaded);
        }
    };
    write(&handle, text).await.map_err(|error| message_of(&error))?;
    Ok(Saved::InPlace(handle))
}

/// Reads a text file that is served beside the app.
///
/// # Errors
/// It is not there, or there is no network.
pub async fn fetch(address: &str) -> Result<String, String> {
    let response = JsFuture::from(window().fetch_with_str(address)).await.map_err(|e| message_of(&e))?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| "no response".to_owned())?;
    if !response.ok() {
        return Err(format!("the server responded with {}", response.status()));
    }
    let text = response.text().map_err(|error| message_of(&error))?;
    let text = JsFuture::from(text).await.map_err(|error| message_of(&error))?;
    Ok(text.as_string().unwrap_or_default())
}

/// Gives the user a text file to download.
pub fn download(name: &str, mime: &str, text: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    if let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) {
        download_blob(name, &blob);
    }
}

/// Gives the user bytes as a file to download.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes));
    if let Ok(blob) = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        download_blob(name, &blob);
    }
}

/// Gives the user a file to download.
pub fn download_blob(name: &str, blob: &web_sys::Blob) {
    let Ok(url) = web_sys::Url::create_object_url_with_blob(blob) else { return };
    if let Ok(anchor) = document().create_element("a")
        && let Ok(anchor) = anchor.dyn_into::<web_sys::HtmlAnchorElement>()
    {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // The download has to have begun before the address may go.
    super::frame::after(10_000, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    });
}

async fn write(handle: &FileHandle, text: &str) -> Result<(), JsValue> {
    let writable = call_async(&handle.0, "createWritable", &JsValue::UNDEFINED).await?;
    call_async(&writable, "write", &JsValue::from_str(text)).await?;
    call_async(&writable, "close", &JsValue::UNDEFINED).await?;
    Ok(())
}

/// Lets the user choose a folder, and tells all files in it; none when the dialog is closed.
pub async fn choose_folder() -> Vec<web_sys::File> {
    choose(true, true).await
}

async fn choose(multiple: bool, folder: bool) -> Vec<web_sys::File> {
    let Ok(input) = document().create_element("input") else { return Vec::new() };
    let Ok(input) = input.dyn_into::<HtmlInputElement>() else { return Vec::new() };
    input.set_type("file");
    input.set_multiple(multiple);
    input.set_webkitdirectory(folder);
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move || resolve.call0(&JsValue::UNDEFINED));
        let done: &js_sys::Function = done.unchecked_ref();
        let _ = input.add_event_listener_with_callback("change", done);
        let _ = input.add_event_listener_with_callback("cancel", done);
    });
    input.click();
    let _ = JsFuture::from(promise).await;
    let Some(files) = input.files() else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// The text of a file.
///
/// # Errors
/// It cannot be read.
pub async fn text_of(file: &web_sys::File) -> Result<String, String> {
    let text = JsFuture::from(file.text()).await.map_err(|error| message_of(&error))?;
    Ok(text.as_string().unwrap_or_default())
}

fn has(name: &str) -> bool {
    Reflect::has(&window(), &JsValue::from_str(name)).unwrap_or(false)
}

fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

fn is_abort(error: &JsValue) -> bool {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    name.as_deref() == Some("AbortError")
}
