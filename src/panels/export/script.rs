//! Exports for scripts, with their options as an object.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use crowfoot_editor::Editor;
use crowfoot_export::{File, Options, exporter};

use crate::panels::picture::drawn;

/// The text of a target, or with `all` its files as `{path, text}`; `undefined` for a target that does not exist. `svg` is
/// the diagram that is shown.
///
/// # Errors
/// An option that the target does not have, or a value that it cannot have, in words.
pub fn export_for_script(editor: &Editor, key: &str, values: &JsValue, all: bool) -> Result<JsValue, String> {
    let files = match exporter(key) {
        None if key == "svg" => {
            let path = "diagram.svg".to_owned();
            drawn(editor).into_iter().map(|text| File { path: path.clone(), text }).collect()
        }
        None => return Ok(JsValue::UNDEFINED),
        Some(exporter) => {
            let mut options = Options::default();
            for (name, value) in entries(values) {
                let declared = exporter.options();
                let Some(option) = declared.iter().find(|option| option.key == name) else {
                    let keys: Vec<&str> = declared.iter().map(|option| option.key).collect();
                    let keys = if keys.is_empty() { "none".to_owned() } else { keys.join(", ") };
                    return Err(format!("{key} has no option {name}. Its options: {keys}."));
                };
                if !option.takes(&value) {
                    return Err(format!("{name} cannot be {value}."));
                }
                options.set(option, &value);
            }
            let options = if all { options } else { options.in_one_file() };
            exporter.export(editor.document(), &options).files
        }
    };
    if !all {
        return Ok(files.first().map_or(JsValue::UNDEFINED, |file| JsValue::from_str(&file.text)));
    }
    Ok(files.iter().map(to_object).collect::<Array>().into())
}

fn to_object(file: &File) -> Object {
    let object = Object::new();
    for (name, value) in [("path", &file.path), ("text", &file.text)] {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value.as_str().into());
    }
    object
}

/// The properties of an object, as text; none of what is no object.
fn entries(values: &JsValue) -> Vec<(String, String)> {
    let Some(object) = Object::try_from(values) else { return Vec::new() };
    let text = |value: JsValue| match value.as_bool() {
        Some(is_on) => is_on.to_string(),
        None => value.as_string().unwrap_or_default(),
    };
    let pairs = Object::entries(object).iter().map(|pair| Array::from(&pair)).collect::<Vec<Array>>();
    pairs.iter().map(|pair| (text(pair.get(0)), text(pair.get(1)))).collect()
}
