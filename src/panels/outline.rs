//! The outline: the drawing as a tree, for people who use a keyboard or a screen reader and for everybody who looks
//! for something. Only the rows in view are in the page.

mod choosing;

use leptos::attr::custom::custom_attribute;
use leptos::html;
use leptos::prelude::*;

use crowfoot_editor::outline::{Expansion, OutlineKey, OutlineMark, OutlineRow, outline};
use crowfoot_model::ObjectRef;

use crate::platform::dom::{KeyboardEvent, MouseEvent};
use crate::platform::letters;
use crate::state::App;
use crate::widgets::{Entry, Icon, IconName, keyed, pixels};
use choosing::{Choice, Choosing};

/// Height of a row in CSS pixels; the style sheet has the same.
const ROW_HEIGHT: f64 = 24.0;
/// Rows kept above and below those in view.
const MARGIN: usize = 8;

/// The panel.
#[component]
pub fn Outline() -> impl IntoView {
    let app = App::expect();
    let node = NodeRef::<html::Div>::new();
    let filter = RwSignal::new(String::new());
    let expansion = RwSignal::new(Expansion::default());
    let active = RwSignal::new(None::<OutlineKey>);
    let scrolled = RwSignal::new((0.0, 800.0));
    let choosing = Choosing::new(app);
    let rows = Memo::new(move |_| {
        app.mirror.settled.track();
        app.mirror.shown.track();
        let (filter, expansion) = (letters::lowercase(filter.read().trim()), expansion.read());
        let passes = |name: &str| letters::holds(name, &filter);
        app.with(|editor| outline(editor, (!filter.is_empty()).then_some(&passes), &expansion))
    });
    let measure = move || {
        if let Some(node) = node.get_untracked() {
            scrolled.set((f64::from(node.scroll_top()), f64::from(node.client_height())));
        }
    };
    Effect::new(move |_| {
        rows.track();
        if node.get().is_some() {
            measure();
        }
    });
    // The tree follows what is selected on the diagram.
    Effect::new(move |_| {
        let selection = app.mirror.selection.get();
        if let Some(object) = selection.last().filter(|_| choosing.is_foreign(&selection)) {
            let key = OutlineKey::Object(*object);
            if rows.with_untracked(|rows| rows.iter().any(|row| row.key == key)) {
                active.set(Some(key));
                reveal(node, rows, key);
            }
        }
    });
    let go = move |key: OutlineKey, choice: Choice| {
        active.set(Some(key));
        match key {
            OutlineKey::Object(object) => {
                choosing.choose(&rows.read_untracked(), key, choice);
                if choice == Choice::One {
                    app.update(|editor| editor.go_to(object));
                }
            }
            _ => expansion.update(|expansion| expansion.toggle(key)),
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let rows_now = rows.read_untracked();
        let (shift, primary) = (event.shift_key(), event.ctrl_key() || event.meta_key());
        let at = active.get_untracked().and_then(|key| rows_now.iter().position(|row| row.key == key));
        let row = at.and_then(|at| rows_now.get(at));
        let target = match (event.key().as_str(), at) {
            ("ArrowDown", at) => at.map_or(Some(0), |at| Some(at + 1)),
            ("ArrowUp", Some(at)) => at.checked_sub(1),
            ("Home", _) => Some(0),
            ("End", _) => rows_now.len().checked_sub(1),
            ("ArrowRight", Some(_)) => match row.and_then(|row| row.expanded) {
                Some(false) => {
                    row.into_iter().for_each(|row| expansion.update(|e| e.toggle(row.key)));
                    None
                }
                Some(true) => at.map(|at| at + 1),
                None => None,
            },
            ("ArrowLeft", Some(at)) => match row {
                Some(row) if row.expanded == Some(true) => {
                    expansion.update(|expansion| expansion.toggle(row.key));
                    None
                }
                Some(row) => rows_now.iter().take(at).rposition(|above| above.level < row.level),
                None => None,
            },
            ("Enter", Some(_)) => {
                if let Some(row) = row {
                    go(row.key, Choice::One);
                }
                None
            }
            (" ", Some(_)) => {
                if let Some(row) = row {
                    go(row.key, if shift { Choice::Range } else { Choice::Toggle });
                }
                None
            }
            ("F2", Some(_)) => {
                if let Some(OutlineKey::Object(object)) = row.map(|row| row.key) {
                    app.update(|editor| {
                        editor.go_to(object);
                        editor.edit(object);
                    });
                }
                None
            }
            ("+", Some(_)) => {
                if let Some(row) = row.filter(|row| row.absent) {
                    choosing.for_row(row.key, "show-selection", false);
                }
                None
            }
            ("[" | "]", Some(_)) => {
                if let Some(row) = row {
                    choosing.for_row(row.key, if event.key() == "[" { "fold-keys" } else { "unfold" }, true);
                }
                None
            }
            ("Delete", Some(_)) => {
                if let Some(row) = row {
                    choosing.for_row(row.key, "delete", false);
                }
                None
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(row) = target.and_then(|at| rows_now.get(at)) {
            active.set(Some(row.key));
            reveal(node, rows, row.key);
            // With the primary modifier the focus alone moves.
            if !primary {
                choosing.choose(&rows_now, row.key, Choice::of(false, shift));
            }
        }
    };
    // A folded table stands for what is selected in it.
    let selected = move |key: OutlineKey, folded: bool| {
        let OutlineKey::Object(object) = key else { return false };
        let selection = app.mirror.selection.read();
        selection.contains(&object)
            || (folded
                && object.part().is_none()
                && selection.iter().any(|part| part.table() == object.table()))
    };
    let entry = move |at: usize, row: &OutlineRow| {
        let opened = row.expanded.map_or("", |open| if open { "-" } else { "+" });
        let absent = if row.absent { "/" } else { "" };
        let place = [at, usize::from(row.level)].map(|number| number.to_string()).join(" ");
        let key = [place.as_str(), &row_id(row.key), opened, absent, &row.label, " ", &row.detail].concat();
        let row = row.clone();
        Entry::new(key, move || {
            view! {
                <Row
                    at
                    row=row.clone()
                    is_active=move |key| active.get() == Some(key)
                    is_selected=selected
                    on_go=go
                    choosing
                    on_toggle=move |key| expansion.update(|expansion| expansion.toggle(key))
                />
            }
            .into_any()
        })
    };
    let entries = move || {
        let (top, height) = scrolled.get();
        let rows = rows.read();
        let first = ((top / ROW_HEIGHT) as usize).saturating_sub(MARGIN).min(rows.len());
        let last = (((top + height) / ROW_HEIGHT) as usize + MARGIN).min(rows.len());
        let visible = rows.get(first..last).unwrap_or_default();
        visible.iter().enumerate().map(|(at, row)| entry(first + at, row)).collect()
    };
    let active_id = move || active.get().map(row_id);
    view! {
        <div class="outline-filter">
            <input
                type="search"
                class="input"
                aria-label="Filter the outline"
                placeholder="Filter tables and columns"
                spellcheck="false"
                on:input=move |event| filter.set(event_target_value(&event))
            />
        </div>
        <div
            class="panel-body outline"
            node_ref=node
            role="tree"
            tabindex="0"
            aria-label="Outline"
            aria-multiselectable="true"
            aria-activedescendant=active_id
            on:scroll=move |_| measure()
            on:keydown=on_key
        >
            <div class="outline-rows" style:height=move || pixels(rows.read().len() as f64 * ROW_HEIGHT)>
                {keyed(entries)}
            </div>
        </div>
    }
}

#[component]
fn Row(
    at: usize,
    row: OutlineRow,
    is_active: impl Fn(OutlineKey) -> bool + Copy + Send + Sync + 'static,
    is_selected: impl Fn(OutlineKey, bool) -> bool + Copy + Send + Sync + 'static,
    on_go: impl Fn(OutlineKey, Choice) + Copy + 'static,
    choosing: Choosing,
    on_toggle: impl Fn(OutlineKey) + Copy + 'static,
) -> impl IntoView {
    let app = App::expect();
    let key = row.key;
    let folded = row.expanded == Some(false);
    let spoken = app.with(|editor| row.accessible_label(editor.document()));
    let icon = match row.mark {
        OutlineMark::Group => IconName::Area,
        OutlineMark::Table => IconName::Table,
        OutlineMark::View => IconName::Search,
        OutlineMark::Enum => IconName::Outline,
        OutlineMark::PrimaryKey | OutlineMark::PrimaryForeignKey => IconName::Key,
        OutlineMark::ForeignKey => IconName::Link,
        OutlineMark::Column => IconName::Minus,
    };
    let chevron = row.expanded.map(|open| {
        let icon = if open { IconName::ChevronDown } else { IconName::ChevronRight };
        view! {
            <span
                class="outline-chevron"
                on:click=move |event| {
                    event.stop_propagation();
                    on_toggle(key);
                }
            >
                <Icon name=icon />
            </span>
        }
    });
    // For keys there is + on the row.
    let whole = matches!(key, OutlineKey::Object(object) if object.part().is_none());
    let show = (row.absent && whole).then(|| {
        view! {
            <span
                class="outline-show"
                title="Add to this diagram (+)"
                on:click=move |event| {
                    event.stop_propagation();
                    choosing.for_row(key, "show-selection", false);
                }
            >
                <Icon name=IconName::Add />
            </span>
        }
    });
    view! {
        <div
            {..custom_attribute("aria-level", row.level.to_string())}
            class="outline-row"
            class:active=move || is_active(key)
            class:absent=row.absent
            id=row_id(key)
            role="treeitem"
            aria-label=spoken
            aria-posinset=row.position.to_string()
            aria-setsize=row.siblings.to_string()
            aria-expanded=row.expanded.map(|open| open.to_string())
            aria-selected=move || is_selected(key, folded).to_string()
            style:top=pixels(at as f64 * ROW_HEIGHT)
            style:padding-left=pixels(f64::from(row.level) * 16.0 - 12.0)
            on:click=move |event: MouseEvent| {
                on_go(key, Choice::of(event.ctrl_key() || event.meta_key(), event.shift_key()));
            }
        >
            <span class="outline-chevron-place">{chevron}</span>
            <Icon name=icon />
            <span class="outline-label">{row.label.clone()}</span>
            <span class="outline-detail">{row.detail.clone()}</span>
            {show}
        </div>
    }
}

/// Scrolls a row into view.
fn reveal(node: NodeRef<html::Div>, rows: Memo<Vec<OutlineRow>>, key: OutlineKey) {
    let Some(node) = node.get_untracked() else { return };
    let Some(at) = rows.with_untracked(|rows| rows.iter().position(|row| row.key == key)) else { return };
    let top = at as f64 * ROW_HEIGHT;
    let (from, height) = (f64::from(node.scroll_top()), f64::from(node.client_height()));
    if top < from {
        node.set_scroll_top(top as i32);
    } else if top + ROW_HEIGHT > from + height {
        node.set_scroll_top((top + ROW_HEIGHT - height) as i32);
    }
}

/// The id of a row's element.
fn row_id(key: OutlineKey) -> String {
    match key {
        OutlineKey::Schema(id) => format!("outline-schema-{}", id.0),
        OutlineKey::Area(id) => format!("outline-area-{}", id.0),
        OutlineKey::Ungrouped => "outline-ungrouped".to_owned(),
        OutlineKey::Enums => "outline-enums".to_owned(),
        OutlineKey::Views => "outline-views".to_owned(),
        OutlineKey::Object(object) => match (object.table(), object.part()) {
            (Some(table), Some(part)) => format!("outline-{}-{part}", table.0),
            (Some(table), None) => format!("outline-{}", table.0),
            _ => match object {
                ObjectRef::Enum(id) => format!("outline-{}", id.0),
                ObjectRef::View(id) => format!("outline-{}", id.0),
                _ => "outline-other".to_owned(),
            },
        },
    }
}
