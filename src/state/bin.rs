//! The bin: designs that were deleted and can be restored for a while. Their rows stay where they are; their summary
//! says when they were deleted. Whoever edits one in another tab takes it out again.

use leptos::prelude::*;

use crowfoot_model::json::{self, Node, Value};

use super::app::App;
use super::autosave::Autosave;
use super::shelf::{DIAGRAM, LINK, Summary};
use crate::platform::storage::Storage;
use crate::platform::{preferences, time};
use crate::widgets::Press;

/// How long a deleted design can be restored, in days.
pub const KEPT_DAYS: f64 = 30.0;
const DAY_MS: f64 = 86_400_000.0;
/// The field of a summary that says when the design was deleted.
const DELETED: &str = "deleted";

/// Days until a deleted design goes, rounded up.
pub fn days_left(deleted: f64, now: f64) -> f64 {
    (KEPT_DAYS - (now - deleted) / DAY_MS).ceil().max(0.0)
}

/// Puts a design into the bin.
pub async fn discard(app: App, key: &str) {
    let autosave = app.autosave;
    if autosave.key().as_deref() == Some(key) && !autosave.is_at_risk() {
        autosave.keep_as(None);
    }
    let Some(storage) = autosave.storage() else { return };
    match mark(&storage, key, Some(time::now())).await {
        Ok(()) => tell(autosave, key, false),
        Err(error) => app.toasts.error(format!("The design could not be deleted: {error}.")),
    }
}

/// Takes a design out of the bin.
pub async fn restore(app: App, key: &str) {
    let Some(storage) = app.autosave.storage() else { return };
    if let Err(error) = mark(&storage, key, None).await {
        app.toasts.error(format!("The design could not be restored: {error}."));
    }
}

/// Deletes a design for good.
pub async fn delete(app: App, key: &str) {
    let Some(storage) = app.autosave.storage() else { return };
    match storage.delete(key).await {
        Ok(()) => {
            preferences::remove(&[DIAGRAM, ".", key].concat());
            preferences::remove_where(&[LINK, "."].concat(), key);
            tell(app.autosave, key, true);
        }
        Err(error) => app.toasts.error(format!("The design could not be deleted: {error}.")),
    }
}

/// Deletes what has been in the bin for long enough; returns what is left.
pub async fn purge(app: App, summaries: Vec<Summary>) -> Vec<Summary> {
    let now = time::now();
    let mut left = Vec::new();
    for summary in summaries {
        match summary.deleted {
            Some(deleted) if days_left(deleted, now) <= 0.0 => delete(app, &summary.key).await,
            _ => left.push(summary),
        }
    }
    left
}

/// Another tab has deleted a design. Where it is open here, it stays open, and can be kept.
pub(super) fn deleted_elsewhere(autosave: Autosave, app: App, said: &Node) {
    if said.get("document").and_then(Node::as_str) != autosave.key().as_deref() {
        return;
    }
    let text = match said.get(DELETED).and_then(Node::as_bool) {
        Some(true) => "This design was deleted in another tab. The next edit here stores it again.",
        _ => "This design was moved to the bin in another tab. The next edit here restores it.",
    };
    offer_to_restore(app, text);
}

/// Tells that the design in hand is in the bin, where its summary says so: one that is opened by its address.
pub(super) async fn tell_if_deleted(app: App, storage: &Storage, key: &str) {
    // Within a name, the quote would be escaped.
    let is_deleted = |summary: String| summary.contains("\"deleted\":");
    if storage.summary(key).await.is_ok_and(|summary| summary.is_some_and(is_deleted)) {
        offer_to_restore(app, "This design is in the bin. The next edit restores it.");
    }
}

fn offer_to_restore(app: App, text: &'static str) {
    let restore = move || {
        app.autosave.untouched.set_value(false);
        app.with(|editor| app.autosave.save_again(app, editor));
    };
    app.toasts.offer(text, "Restore", Press::from(restore), true);
}

async fn mark(storage: &Storage, key: &str, deleted: Option<f64>) -> Result<(), String> {
    let edit = |summary: &str| {
        let Node::Object(mut fields) = json::parse(summary).ok()? else { return None };
        fields.retain(|(name, _)| name != DELETED);
        fields.extend(deleted.map(|at| (DELETED.into(), at.into())));
        Some(Node::Object(fields).to_string())
    };
    storage.edit_summary(key, &edit).await
}

fn tell(autosave: Autosave, key: &str, for_good: bool) {
    autosave.send(&Value::object([("document", key.into()), (DELETED, for_good.into())]));
}
