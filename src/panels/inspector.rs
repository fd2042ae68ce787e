//! The inspector: the properties of what is selected.

use std::sync::Arc;

use leptos::prelude::*;

use crowfoot_editor::columns::ColumnField;
use crowfoot_editor::structure::{default_value, type_text};
use crowfoot_model::{
    ColumnId, Document, ForeignKeyId, ObjectRef, RecordKey, ReferentialAction, Table, TableId,
};

use crate::state::App;
use crate::widgets::{Button, IconButton, IconName, TextField};

/// The panel.
#[component]
pub fn Inspector() -> impl IntoView {
    let app = App::expect();
    let table = Memo::new(move |_| app.mirror.selection.read().iter().find_map(|object| object.table()));
    view! {
        <header class="panel-header">
            <h2>"Inspector"</h2>
            <IconButton icon=IconName::Close label="Close" on_press=move || app.ui.side.set(None) />
        </header>
        <div class="panel-body inspector">
            {move || match table.get() {
                Some(table) => view! { <TableForm id=table /> }.into_any(),
                None => {
                    view! { <p class="muted inspector-none">"Select a table to see and change its properties."</p> }
                        .into_any()
                }
            }}
        </div>
    }
}

/// A table as it is now, for whoever follows it.
fn follow(app: App, id: TableId) -> Memo<Option<Arc<Table>>> {
    Memo::new(move |_| app.tracked(RecordKey::Table(id), |document| document.table(id).cloned()))
}

#[component]
fn TableForm(id: TableId) -> impl IntoView {
    let app = App::expect();
    let table = follow(app, id);
    let read = move |get: fn(&Table) -> String| {
        Signal::derive(move || table.read().as_deref().map(get).unwrap_or_default())
    };
    let columns = move || {
        let table = table.read();
        table.iter().flat_map(|table| table.columns.iter().map(|column| column.id)).collect::<Vec<_>>()
    };
    let relations = move || {
        let table = table.read();
        table.iter().flat_map(|table| table.foreign_keys.iter().map(|key| key.id)).collect::<Vec<_>>()
    };
    let indexes = move || {
        let table = table.read();
        let names = table.iter().flat_map(|table| &table.indexes).map(|index| (index.id, index.name.clone()));
        names.collect::<Vec<_>>()
    };
    view! {
        <TextField
            label="Name"
            value=read(|table| table.name.clone())
            on_change=move |name| app.update(|editor| editor.rename(ObjectRef::Table(id), &name))
        />
        <TextField
            label="Comment"
            value=read(|table| table.comment.clone().unwrap_or_default())
            on_change=move |text| app.update(|editor| editor.set_table_comment(id, &text))
        />
        <h3>"Columns"</h3>
        <ul class="inspector-list">
            <For each=columns key=|column| *column let:column>
                <ColumnForm table=id column />
            </For>
        </ul>
        <Button icon=IconName::Add on_press=move || app.update(|editor| editor.edit_column(id, None, None))>
            "Add column"
        </Button>
        <h3>"Relations"</h3>
        <ul class="inspector-list">
            <For each=relations key=|key| *key let:key>
                <RelationForm table=id key />
            </For>
        </ul>
        <h3>"Indexes"</h3>
        <ul class="inspector-list">
            <For each=indexes key=|(index, name)| (*index, name.clone()) let:entry>
                <li class="inspector-row">
                    <TextField
                        label="Name of the index"
                        bare=true
                        code=true
                        value=Signal::stored(entry.1.unwrap_or_default())
                        on_change=move |name| {
                            app.update(|editor| editor.rename(ObjectRef::Index(id, entry.0), &name));
                        }
                    />
                    <IconButton
                        icon=IconName::Delete
                        label="Delete index"
                        on_press=move || app.update(|editor| editor.delete(&[ObjectRef::Index(id, entry.0)]))
                    />
                </li>
            </For>
        </ul>
    }
}

#[component]
fn ColumnForm(table: TableId, column: ColumnId) -> impl IntoView {
    let app = App::expect();
    let own = follow(app, table);
    let cell = move |field: ColumnField| {
        Signal::derive(move || {
            own.track();
            app.with(|editor| cell_text(editor.document(), table, column, field))
        })
    };
    let set = move |field: ColumnField| {
        move |text: String| app.update(|editor| editor.set_column_text(table, column, field, &text))
    };
    let required = move || own.read().as_ref().is_some_and(|own| own.is_required(&[column]));
    let in_key = move || own.read().as_ref().is_some_and(|own| own.is_in_primary_key(column));
    view! {
        <li class="inspector-column">
            <TextField label="Name" bare=true value=cell(ColumnField::Name) on_change=set(ColumnField::Name) />
            <TextField label="Type" bare=true code=true value=cell(ColumnField::Type) on_change=set(ColumnField::Type) />
            <TextField
                label="Default"
                bare=true
                code=true
                placeholder="default"
                value=cell(ColumnField::Default)
                on_change=set(ColumnField::Default)
            />
            <TextField
                label="Comment"
                bare=true
                placeholder="comment"
                value=cell(ColumnField::Comment)
                on_change=set(ColumnField::Comment)
            />
            <div class="inspector-row">
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=in_key
                        on:change=move |event| {
                            let wanted = event_target_checked(&event);
                            app.update(|editor| editor.set_primary_key(table, column, wanted));
                        }
                    />
                    "Key"
                </label>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=required
                        on:change=move |event| {
                            let wanted = event_target_checked(&event);
                            app.update(|editor| editor.set_not_null(table, column, wanted));
                        }
                    />
                    "Required"
                </label>
                <IconButton
                    icon=IconName::Delete
                    label="Delete column"
                    on_press=move || app.update(|editor| editor.delete(&[ObjectRef::Column(table, column)]))
                />
            </div>
        </li>
    }
}

/// What a field of a column shows.
fn cell_text(document: &Document, table: TableId, column: ColumnId, field: ColumnField) -> String {
    let Some(own) = document.table(table).and_then(|own| own.column(column)) else { return String::new() };
    match field {
        ColumnField::Type => {
            own.data_type.as_ref().map(|own| type_text::text(document, own)).unwrap_or_default()
        }
        ColumnField::Default => own.default.as_ref().map(default_value::text).unwrap_or_default(),
        ColumnField::Comment => own.comment.clone().unwrap_or_default(),
        ColumnField::Name | ColumnField::Line => own.name.clone(),
    }
}

#[component]
fn RelationForm(table: TableId, key: ForeignKeyId) -> impl IntoView {
    let app = App::expect();
    let own = follow(app, table);
    let target = move || {
        own.track();
        app.with(|editor| {
            let document = editor.document();
            let parent = document.table(table).and_then(|own| own.foreign_key(key)?.target_table());
            parent.map_or_else(String::new, |parent| document.display_name(ObjectRef::Table(parent)))
        })
    };
    let action = move |label: &'static str, on_delete: bool| {
        let current = move || {
            let own = own.read();
            let foreign_key = own.as_ref().and_then(|own| own.foreign_key(key).cloned());
            foreign_key
                .and_then(|k| if on_delete { k.on_delete } else { k.on_update })
                .map_or("", |a| a.sql())
        };
        let choose = move |event: web_sys::Event| {
            let chosen = event_target_value(&event);
            let chosen = ReferentialAction::ALL.into_iter().find(|action| action.sql() == chosen);
            app.update(|editor| {
                editor.edit_foreign_key(label, table, key, |key| {
                    if on_delete {
                        key.on_delete = chosen;
                    } else {
                        key.on_update = chosen;
                    }
                });
            });
        };
        let options = ReferentialAction::ALL.into_iter().map(|action| {
            view! { <option value=action.sql() selected=move || current() == action.sql()>{action.sql()}</option> }
        });
        view! {
            <label class="field">
                <span class="field-label">{label}</span>
                <select class="select" on:change=choose>
                    <option value="" selected=move || current().is_empty()>"Not written"</option>
                    {options.collect_view()}
                </select>
            </label>
        }
    };
    view! {
        <li class="inspector-relation">
            <p>"Refers to " <strong>{target}</strong></p>
            <div class="inspector-row">{action("On delete", true)} {action("On update", false)}</div>
        </li>
    }
}
