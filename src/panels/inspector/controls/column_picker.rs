//! Columns of a table, in an order.

use leptos::prelude::*;

use crowfoot_model::{ColumnId, RecordKey, TableId};

use super::field::fresh_id;
use super::list::{focus_again, shift, step_of};
use super::select::Select;
use crate::panels::inspector::form::follow;
use crate::state::App;
use crate::widgets::{Icon, IconName};

/// Chips of the chosen columns and a list of those that can be added. On a chip, Alt with the arrow keys moves and
/// Delete takes out.
pub struct ColumnPicker {
    pub label: &'static str,
    pub table: TableId,
    pub chosen: Memo<Vec<ColumnId>>,
    pub commit: Callback<Vec<ColumnId>>,
}

impl ColumnPicker {
    pub fn view(self) -> AnyView {
        let Self { label, table, chosen, commit } = self;
        let app = App::expect();
        let prefix = fresh_id();
        let label_id = [&prefix, "-label"].concat();
        let chip_prefix = prefix.clone();
        let chip = move |id: ColumnId| {
            let name = column_name(app, table, id);
            let take_out = move || {
                let rest = chosen.get_untracked().into_iter().filter(|other| *other != id).collect();
                commit.run(rest);
            };
            let element = [&chip_prefix, "-", &id.0.to_string()].concat();
            let own = element.clone();
            let on_key = move |event: web_sys::KeyboardEvent| {
                if let Some(by) = step_of(&event) {
                    let mut columns = chosen.get_untracked();
                    let at = columns.iter().position(|other| *other == id);
                    if at.is_some_and(|at| shift(&mut columns, at, by)) {
                        commit.run(columns);
                        focus_again(own.clone());
                    }
                } else if matches!(event.key().as_str(), "Delete" | "Backspace") {
                    take_out();
                } else {
                    return;
                }
                event.prevent_default();
                event.stop_propagation();
            };
            view! {
                <li>
                    <button
                        type="button"
                        class="chip"
                        id=element
                        title="Take out (Alt+arrows move)"
                        aria-label=move || [name.get().as_str(), ": take out"].concat()
                        on:click=move |_| take_out()
                        on:keydown=on_key
                    >
                        {move || name.get()}
                        <Icon name=IconName::Close />
                    </button>
                </li>
            }
        };
        let others = follow(app, RecordKey::Table(table), move |document| {
            let mut choices = vec![(String::new(), "Add column…".to_owned())];
            let columns = document.table(table).map(|table| table.columns.as_slice()).unwrap_or_default();
            choices.extend(columns.iter().map(|column| (column.id.0.to_string(), column.name.clone())));
            choices
        });
        let choices = Signal::derive(move || {
            let chosen = chosen.get();
            let free = |key: &str| chosen.iter().all(|id| id.0.to_string() != key);
            others.get().into_iter().filter(|(key, _)| free(key)).collect::<Vec<_>>()
        });
        let add = Callback::new(move |key: String| {
            if let Ok(id) = key.parse() {
                let mut columns = chosen.get_untracked();
                columns.push(ColumnId(id));
                commit.run(columns);
            }
            Ok(())
        });
        let add = Select::new("Add column", choices, Signal::derive(String::new), add).bare().view();
        view! {
            <div class="form-row" role="group" aria-labelledby=label_id.clone()>
                <span class="form-label" id=label_id>
                    {label}
                </span>
                <div class="form-control">
                    <ol class="chips">
                        <For each=move || chosen.get() key=|id| *id children=chip />
                    </ol>
                    {add}
                </div>
            </div>
        }
        .into_any()
    }
}

/// Follows the name of a column.
fn column_name(app: App, table: TableId, column: ColumnId) -> Memo<String> {
    follow(app, RecordKey::Table(table), move |document| {
        let column = document.table(table).and_then(|table| table.column(column));
        column.map_or_else(|| "(gone)".to_owned(), |column| column.name.clone())
    })
}
