//! The designs that stand between the old and the new one.

use crowfoot_model::{
    Column, ColumnId, Dialect, Document, Edit, ForeignKeyTarget, IdSource, IndexKey, KeyTarget, ObjectRef,
    Table, TableId,
};

use crate::planner::{Fate, Planner};
use crate::sides::Sides;

/// The designs between two others, and the columns that are moved.
pub(super) struct Between {
    pub(super) dialect: Dialect,
    /// The old design with new columns beside those that change.
    pub(super) expanded: Document,
    /// With the indexes of the new design that can be built on it.
    pub(super) indexed: Document,
    /// The new design, whose new constraints have not been checked.
    pub(super) contracted: Document,
    /// The new design, with the new columns in the place of the old ones.
    pub(super) validated: Document,
    /// The contracted design with the old columns beside the new ones: on the way back.
    pub(super) returned: Document,
    pub(super) moves: Vec<Move>,
    /// Columns that become required, with the table and column as they are called before the contract.
    pub(super) required: Vec<(TableId, ColumnId)>,
}

/// A column that another one takes the place of.
pub(super) struct Move {
    pub(super) table: TableId,
    pub(super) from: ColumnId,
    pub(super) to: ColumnId,
}

impl Between {
    pub(super) fn new(old: &Document, new: &Document, dialect: Dialect) -> Self {
        let mut ids = IdSource::following(old);
        new.ids().for_each(|id| ids.note(id));
        let mut moves = Vec::new();
        let mut required = Vec::new();
        let mut expanded = old.clone();
        let mut validated = new.clone();
        for (table, column) in moved(old, new, dialect) {
            let to: ColumnId = ids.fresh();
            expand(&mut expanded, new, table, column, to);
            replace(&mut validated, table, column, to);
            moves.push(Move { table, from: column, to });
        }
        for after in validated.tables() {
            let Some(before) = expanded.table(after.id).filter(|table| is_plain(table)) else { continue };
            for column in after.columns.iter().filter(|column| column.not_null && column.identity.is_none()) {
                if before.column(column.id).is_some_and(|before| !before.not_null)
                    && !after.is_in_primary_key(column.id)
                {
                    required.push((after.id, column.id));
                }
            }
        }
        let indexed = with_indexes(&expanded, &validated);
        let contracted = unchecked(&expanded, &validated);
        let mut returned = contracted.clone();
        for own in &moves {
            expand(&mut returned, old, own.table, own.from, own.from);
        }
        Self { dialect, returned, expanded, indexed, contracted, validated, moves, required }
    }
}

/// Whether columns of a table can be moved: its rows are its own.
fn is_plain(table: &Table) -> bool {
    table.partition_of.is_none() && table.inherits.is_empty() && table.partitioning.is_none()
}

/// The columns that get another name or type.
fn moved(old: &Document, new: &Document, dialect: Dialect) -> Vec<(TableId, ColumnId)> {
    let sides = Sides::new(old, new, dialect);
    let planner = Planner::new(&sides);
    let mut found = Vec::new();
    for id in planner.kept_tables() {
        let (Some(before), Some(after)) = (old.table(id), new.table(id)) else { continue };
        let is_parent = new.tables().any(|table| {
            table.inherits.contains(&id) || table.partition_of.as_ref().is_some_and(|part| part.table == id)
        });
        // A table that moves, or whose key is an identity, changes in the plain way.
        if !is_plain(before) || !is_plain(after) || is_parent {
            continue;
        }
        for column in &before.columns {
            let Some(other) = after.column(column.id) else { continue };
            let is_own = column.generated.is_none()
                && other.generated.is_none()
                && column.identity.is_none()
                && other.identity.is_none();
            let is_named = other.sequence.is_none() && column.sequence.is_none();
            let owns = new
                .sequences()
                .chain(old.sequences())
                .any(|sequence| sequence.owned_by.is_some_and(|owner| owner.column == column.id));
            let has_made_type = [column, other].iter().any(|own| {
                own.data_type.as_ref().is_some_and(|data_type| crate::types::object_of(data_type).is_some())
            });
            let changes = column.name != other.name || planner.fate(id, column.id) == Fate::Retyped;
            let is_computed_from =
                before.columns.iter().chain(&after.columns).any(|own| own.generated.is_some());
            if changes && is_own && is_named && !owns && !has_made_type && !is_computed_from {
                found.push((id, column.id));
            }
        }
    }
    found
}

/// Adds a column beside the one whose place it will take.
fn expand(document: &mut Document, new: &Document, table: TableId, column: ColumnId, to: ColumnId) {
    let (Some(after), Some(before)) =
        (new.table(table).and_then(|table| table.column(column)), document.table(table))
    else {
        return;
    };
    let mut added = Column { id: to, ..after.clone() };
    added.not_null = false;
    added.default = None;
    added.default_text = None;
    added.clauses.clear();
    let is_taken = |name: &str| before.columns.iter().any(|own| own.name.eq_ignore_ascii_case(name));
    if is_taken(&added.name) {
        added.name = ["crowfoot_new_", &to.0.to_string()].concat();
    }
    let mut edit = Edit::new(document);
    if let Some(table) = edit.table_mut(table) {
        table.columns.push(added);
    }
    let diff = edit.changes_alone();
    document.apply(&diff);
}

/// Gives a column another id, wherever it is named.
fn replace(document: &mut Document, table: TableId, from: ColumnId, to: ColumnId) {
    let swap = |id: &mut ColumnId| {
        if *id == from {
            *id = to;
        }
    };
    let mut edit = Edit::new(document);
    for other in document.tables() {
        let is_own = other.id == table;
        let refers = other.foreign_keys.iter().any(|key| key.target_table() == Some(table));
        if !is_own && !refers {
            continue;
        }
        let mut changed = Table::clone(other);
        for key in &mut changed.foreign_keys {
            if let ForeignKeyTarget::Table { table: target, columns } = &mut key.target
                && *target == table
            {
                columns.iter_mut().for_each(swap);
            }
        }
        if is_own {
            replace_in(&mut changed, &swap);
        }
        edit.put(changed);
    }
    let diff = edit.changes_alone();
    document.apply(&diff);
}

fn replace_in(table: &mut Table, swap: &dyn Fn(&mut ColumnId)) {
    let keys = |keys: &mut dyn Iterator<Item = &mut IndexKey>| {
        for key in keys {
            if let KeyTarget::Column(id) = &mut key.on {
                swap(id);
            }
        }
    };
    table.columns.iter_mut().for_each(|column| swap(&mut column.id));
    if let Some(key) = &mut table.primary_key {
        key.columns.iter_mut().chain(&mut key.include).for_each(swap);
    }
    for unique in &mut table.uniques {
        unique.columns.iter_mut().chain(&mut unique.include).for_each(swap);
    }
    for key in &mut table.foreign_keys {
        key.columns.iter_mut().chain(&mut key.on_delete_columns).for_each(swap);
    }
    for exclusion in &mut table.exclusions {
        keys(&mut exclusion.elements.iter_mut().map(|element| &mut element.key));
    }
    for index in &mut table.indexes {
        keys(&mut index.keys.iter_mut());
        index.include.iter_mut().for_each(swap);
    }
    table.checks.iter_mut().filter_map(|check| check.column.as_mut()).for_each(swap);
}

/// The expanded design with indexes of the new one: those over columns alone that have another form, or are new.
fn with_indexes(expanded: &Document, validated: &Document) -> Document {
    let mut edit = Edit::new(expanded);
    for after in validated.tables() {
        let Some(before) = expanded.table(after.id).filter(|table| is_plain(table)) else { continue };
        let is_parent = expanded.tables().any(|other| other.inherits.contains(&after.id));
        let mut table = Table::clone(before);
        for index in &after.indexes {
            let is_simple = index.predicate.is_none()
                && index
                    .keys
                    .iter()
                    .all(|key| key.as_column().is_some_and(|column| before.column(column).is_some()))
                && index.include.iter().all(|column| before.column(*column).is_some());
            if !is_simple || is_parent || before.index(index.id).is_some() {
                continue;
            }
            table.indexes.push(index.clone());
        }
        // An index over columns that move is built anew beside the old one, which goes with its column.
        if table != **before {
            edit.put(table);
        }
    }
    let diff = edit.changes_alone();
    let mut document = expanded.clone();
    document.apply(&diff);
    document
}

/// The new design with constraints that are new on tables that are there, not checked yet.
fn unchecked(before: &Document, validated: &Document) -> Document {
    let mut edit = Edit::new(validated);
    for after in validated.tables().filter(|table| is_plain(table)) {
        let Some(old) = before.table(after.id) else { continue };
        let mut table = Table::clone(after);
        for key in &mut table.foreign_keys {
            let is_new = old.foreign_key(key.id).is_none();
            key.not_valid |= is_new && key.clauses.is_empty();
        }
        for check in &mut table.checks {
            check.not_valid |= old.checks.iter().all(|own| own.id != check.id) && !check.not_enforced;
        }
        if table != **after {
            edit.put(table);
        }
    }
    let diff = edit.changes_alone();
    let mut document = validated.clone();
    document.apply(&diff);
    document
}

/// The constraints that a design has unchecked and another one checked.
pub(super) fn to_validate(contracted: &Document, validated: &Document) -> Vec<ObjectRef> {
    let mut found = Vec::new();
    for after in validated.tables() {
        let Some(before) = contracted.table(after.id) else { continue };
        for key in after.foreign_keys.iter().filter(|key| !key.not_valid) {
            if before.foreign_key(key.id).is_some_and(|before| before.not_valid) {
                found.push(ObjectRef::ForeignKey(after.id, key.id));
            }
        }
        for check in after.checks.iter().filter(|check| !check.not_valid) {
            if before.checks.iter().any(|before| before.id == check.id && before.not_valid) {
                found.push(ObjectRef::Check(after.id, check.id));
            }
        }
    }
    found
}
