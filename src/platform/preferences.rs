//! Small choices of the user that outlive the page: theme, open panels, widths. Losing them is harmless.

use super::window;

const PREFIX: &str = "crowfoot.";

pub fn get(name: &str) -> Option<String> {
    let storage = window().local_storage().ok()??;
    storage.get_item(&[PREFIX, name].concat()).ok()?
}

pub fn set(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(&[PREFIX, name].concat(), value);
    }
}

pub fn remove(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(&[PREFIX, name].concat());
    }
}
