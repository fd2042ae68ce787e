//! Foreign keys.

use crowfoot_dialect::naming::singular;
use crowfoot_model::{
    ColumnId, Document, ForeignKey, ForeignKeyId, ForeignKeyTarget, MatchType, ReferentialAction, Table,
    TableId,
};

use super::form::Kind;
use super::keys::deferrability;
use super::lists::{ANY, entries, settle};
use super::sheet::{Opens, Sheet};
use super::values::Named;

pub(super) fn walk(sheet: &mut Sheet, table: &mut Table, id: ForeignKeyId) {
    let Some(key) = table.foreign_key(id) else { return };
    let (said, in_words) = (sheet.document, cardinality(sheet.document, table, key));
    let own = said.table(table.id).map(|before| before.columns.clone()).unwrap_or_default();
    let Some(key) = table.foreign_keys.iter_mut().find(|key| key.id == id) else { return };
    sheet.section("", Opens::Always);
    sheet.words(in_words);
    sheet.maybe_name(&mut key.name);
    target(sheet, key);
    action(sheet, "On delete", &mut key.on_delete);
    action(sheet, "On update", &mut key.on_update);
    sheet.comment(&mut key.comment);
    sheet.section("Columns", Opens::Always);
    pairs(sheet, key, &own);
    sheet.section("Details", Opens::WhenSaid);
    sheet.columns("On delete columns", &mut key.on_delete_columns);
    const MATCHES: [Option<MatchType>; 4] =
        [None, Some(MatchType::Simple), Some(MatchType::Full), Some(MatchType::Partial)];
    let now = MATCHES.iter().position(|own| *own == key.match_type).unwrap_or(0);
    if let Some(chosen) = sheet.choice("Match", &["Default", "Simple", "Full", "Partial"], now) {
        key.match_type = MATCHES.get(chosen).copied().flatten();
    }
    deferrability(sheet, &mut key.deferrable);
    sheet.flag("Not valid", &mut key.not_valid);
    sheet.flag("Logical only", &mut key.logical);
}

fn action(sheet: &mut Sheet, label: &'static str, slot: &mut Option<ReferentialAction>) {
    let mut options = vec!["Not specified"];
    options.extend(ReferentialAction::ALL.map(ReferentialAction::sql));
    let now = ReferentialAction::ALL.iter().position(|own| Some(*own) == *slot).map_or(0, |at| at + 1);
    if let Some(chosen) = sheet.choice(label, &options, now) {
        *slot = chosen.checked_sub(1).and_then(|at| ReferentialAction::ALL.get(at)).copied();
    }
}

/// Tables to choose from.
pub(super) fn table_options(document: &Document) -> Vec<Named> {
    let mut options = Vec::new();
    for table in document.tables() {
        options.push((table.id.0, document.qualified_name(table.schema, &table.name)));
    }
    options
}

fn target(sheet: &mut Sheet, key: &mut ForeignKey) {
    let document = sheet.document;
    let now = key.target_table().map(|table| table.0);
    if let Some(table) = sheet.pick_id("References", "Not in this design", &table_options(document), now) {
        key.target = match table.and_then(|id| document.table(TableId(id))) {
            Some(parent) => {
                let fits = parent.primary_key_columns().len() == key.columns.len();
                let columns = if fits { parent.primary_key_columns().to_vec() } else { Vec::new() };
                ForeignKeyTarget::Table { table: parent.id, columns }
            }
            None => unresolved(document, key),
        };
    }
    if let ForeignKeyTarget::Unresolved { schema, table, columns } = &mut key.target {
        sheet.maybe("Target schema", Kind::Text, schema);
        sheet.text("Target table", Kind::Text, table);
        sheet.lines("Target columns", columns);
    }
}

/// The target by its names, as before it was taken out of the design.
fn unresolved(document: &Document, key: &ForeignKey) -> ForeignKeyTarget {
    let mut names = Vec::new();
    let (mut schema, mut name) = (None, String::new());
    if let Some(parent) = key.target_table().and_then(|id| document.table(id)) {
        for column in target_columns(document, key) {
            names.extend(parent.column(column).map(|column| column.name.clone()));
        }
        schema = parent.schema.and_then(|id| document.schema(id)).map(|schema| schema.name.clone());
        name.clone_from(&parent.name);
    }
    ForeignKeyTarget::Unresolved { schema, table: name, columns: names }
}

/// The columns that are referred to, written out.
fn target_columns(document: &Document, key: &ForeignKey) -> Vec<ColumnId> {
    match &key.target {
        ForeignKeyTarget::Table { table, columns } if columns.is_empty() => {
            document.table(*table).map(|table| table.primary_key_columns().to_vec()).unwrap_or_default()
        }
        ForeignKeyTarget::Table { columns, .. } => columns.clone(),
        ForeignKeyTarget::Unresolved { .. } => Vec::new(),
    }
}

fn pairs(sheet: &mut Sheet, key: &mut ForeignKey, own: &[crowfoot_model::Column]) {
    let document = sheet.document;
    let parent = key.target_table().and_then(|id| document.table(id));
    let mut targets = target_columns(document, key);
    let before = targets.clone();
    let mut options = Vec::new();
    for column in parent.iter().flat_map(|parent| &parent.columns) {
        options.push((column.id.0, column.name.clone()));
    }
    let list = &mut key.columns;
    let possible = if list.len() > 1 { ANY } else { 0 };
    let asked = entries(sheet, "pair", list.len(), possible, &mut |sheet, at| {
        let Some(column) = list.get_mut(at) else { return };
        sheet.column("Column", column);
        if parent.is_none() {
            return;
        }
        let now = targets.get(at).map(|id| id.0);
        if let Some(Some(id)) = sheet.pick_id("Referenced column", "\u{2013}", &options, now) {
            match targets.get_mut(at) {
                Some(target) => *target = ColumnId(id),
                None => targets.push(ColumnId(id)),
            }
        }
    });
    settle(list, asked);
    settle(&mut targets, asked);
    let free = own.iter().find(|column| !key.columns.contains(&column.id));
    if free.is_some() && sheet.action("Add column pair") {
        key.columns.extend(free.map(|column| column.id));
        let other = parent.and_then(|parent| parent.columns.iter().find(|own| !targets.contains(&own.id)));
        targets.extend(other.map(|column| column.id));
        sheet.focus_row("pair", key.columns.len() as u64, "Column");
    }
    if let ForeignKeyTarget::Table { columns, .. } = &mut key.target
        && targets != before
    {
        *columns = targets;
    }
}

/// How many rows stand on each side: "Each order has one user. A user has any number of orders."
fn cardinality(document: &Document, table: &Table, key: &ForeignKey) -> String {
    let child = singular(&table.name).replace('_', " ");
    let parent = match &key.target {
        ForeignKeyTarget::Table { table, .. } => document.table(*table).map(|table| table.name.clone()),
        ForeignKeyTarget::Unresolved { table, .. } => Some(table.clone()),
    };
    let parents = parent.unwrap_or_default();
    let parent = singular(&parents).replace('_', " ");
    let has = if table.is_required(&key.columns) { " has one " } else { " has zero or one " };
    let many = if table.is_unique_over(&key.columns) {
        [" has zero or one ", &child].concat()
    } else {
        [" has any number of ", &table.name.replace('_', " ")].concat()
    };
    let untold = if key.logical { " The database does not enforce it." } else { "" };
    ["Each ", &child, has, &parent, ". Each ", &parent, &many, ".", untold].concat()
}
