//! The list of keys, made from the commands themselves.

use leptos::prelude::*;

use crowfoot_compact::Arrange;
use crowfoot_editor::commands::{Command, commands};
use crowfoot_scene::Glyph;

use crate::state::App;
use crate::widgets::Dialog;

/// Keys that are not commands.
const GESTURES: [(&str, &str); 9] = [
    ("Double-click", "Add a table, or edit what is under the pointer"),
    ("Drag a row", "Reorder columns"),
    ("Drag the handle at a row's edge", "Connect it to a table or column"),
    ("Alt or Ctrl while dragging", "Disable snapping"),
    ("Right-click", "Open the context menu; drag to pan"),
    ("Space and drag", "Pan"),
    ("Ctrl and scroll", "Zoom"),
    ("Type on a table", "Add a column: name type !unique, or user_id -> users"),
    ("F6", "Move between panels"),
];

/// The marks of cards.
const MARKS: [(Glyph, &str); 12] = [
    (Glyph::Key, "Primary key"),
    (Glyph::Link, "Foreign key"),
    (Glyph::Unique, "Unique"),
    (Glyph::UniqueTogether, "Unique together with other columns"),
    (Glyph::Index, "Indexed"),
    (Glyph::Default, "Default"),
    (Glyph::Identity, "Auto-increments"),
    (Glyph::Generated, "Generated"),
    (Glyph::Comment, "Comment"),
    (Glyph::Error, "Problems: an error"),
    (Glyph::Warning, "Problems: a warning"),
    (Glyph::Info, "Problems: advice"),
];

/// The dialog.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let app = App::expect();
    let platform = app.with(|editor| editor.session().platform);
    let mut all: Vec<&'static Command> = commands().filter(|command| !command.keys.is_empty()).collect();
    all.arrange_by_key(|command| command.group);
    let groups = all.chunk_by(|a, b| a.group == b.group).map(|group| {
        let heading = group.first().map_or("", |command| command.group.label());
        let rows = group.iter().map(|command| {
            view! {
                <div class="key-row">
                    <dt>{command.label}</dt>
                    <dd><kbd>{command.key_label(platform)}</kbd></dd>
                </div>
            }
        });
        let rows = rows.collect_view();
        view! {
            <section>
                <h3>{heading}</h3>
                <dl>{rows}</dl>
            </section>
        }
    });
    let groups = groups.collect_view();
    let gestures = GESTURES.iter().map(|(key, what)| {
        view! {
            <div class="key-row">
                <dt>{*what}</dt>
                <dd><kbd>{*key}</kbd></dd>
            </div>
        }
    });
    let marks = MARKS.iter().map(|(glyph, what)| {
        view! {
            <div class="key-row">
                <dt>{*what}</dt>
                <dd>
                    <svg class="icon" viewBox="0 0 12 12" aria-hidden="true">
                        <path d=glyph.lines() />
                        <path d=glyph.filled() fill="currentColor" stroke="none" />
                    </svg>
                </dd>
            </div>
        }
    });
    view! {
        <Dialog title="Keyboard shortcuts" class="wide" on_close=move || app.ui.dialog.set(None)>
            <p class="keys-note muted">
                "With one table selected, letters start a new column. Press Esc until nothing is selected to use them as shortcuts."
            </p>
            <div class="dialog-body keys" tabindex="0">
                {groups}
                <section>
                    <h3>"Mouse"</h3>
                    <dl>{gestures.collect_view()}</dl>
                </section>
                <section>
                    <h3>"Marks on cards"</h3>
                    <dl>
                        {marks.collect_view()}
                        <div class="key-row">
                            <dt>"Nullable"</dt>
                            <dd>"?"</dd>
                        </div>
                    </dl>
                </section>
            </div>
        </Dialog>
    }
}
