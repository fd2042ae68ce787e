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

/// Forgets all choices whose name begins so and that have this value.
pub fn remove_where(prefix: &str, value: &str) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let prefix = [PREFIX, prefix].concat();
    let names = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    let is_meant = |name: &String| {
        name.starts_with(&prefix) && storage.get_item(name).ok().flatten().as_deref() == Some(value)
    };
    for name in names.filter(is_meant).collect::<Vec<_>>() {
        let _ = storage.remove_item(&name);
    }
}

pub fn remove(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(&[PREFIX, name].concat());
    }
}
