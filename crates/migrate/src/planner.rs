//! The plan while it is made.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::{ColumnId, Document, ObjectRef, Table, TableId};

use crate::operation::{Operation, Plan, Step};
use crate::parts::{columns_of, has_expression, referenced};
use crate::sides::{Part, Side, Sides};
use crate::target::{TableChange, Target, target};
use crate::types::Types;

/// What is found out before anything is written, and what is written so far.
pub(crate) struct Planner<'s, 'd> {
    pub(crate) sides: &'s Sides<'d>,
    pub(crate) target: &'static Target,
    pub(crate) operations: Vec<Operation>,
    pub(crate) types: Types,
    /// What happens to the columns of tables that stay.
    pub(crate) columns: BTreeMap<(TableId, ColumnId), Fate>,
    /// Keys, constraints and indexes that go, and those that come.
    pub(crate) dropped: BTreeSet<Part>,
    pub(crate) added: BTreeSet<Part>,
    /// Indexes that are statements of their own.
    pub(crate) dropped_indexes: BTreeSet<ObjectRef>,
    pub(crate) added_indexes: BTreeSet<ObjectRef>,
    /// Views and raw SQL.
    pub(crate) dropped_programs: Vec<ObjectRef>,
    pub(crate) added_programs: BTreeSet<ObjectRef>,
    /// Tables that are made anew.
    pub(crate) rebuilt: BTreeSet<TableId>,
}

/// What happens to a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Added,
    Dropped,
    /// It goes and comes again, since no statement changes it.
    Replaced,
    /// It gets another type, which also concerns what is made of it.
    Retyped,
    /// Anything else of it may change.
    Kept,
}

impl<'s, 'd> Planner<'s, 'd> {
    pub(crate) fn new(sides: &'s Sides<'d>) -> Self {
        let mut planner = Self {
            sides,
            target: target(sides.dialect),
            operations: Vec::new(),
            types: Types::of(sides),
            columns: BTreeMap::new(),
            dropped: BTreeSet::new(),
            added: BTreeSet::new(),
            dropped_indexes: BTreeSet::new(),
            added_indexes: BTreeSet::new(),
            dropped_programs: Vec::new(),
            added_programs: BTreeSet::new(),
            rebuilt: BTreeSet::new(),
        };
        planner.decide_columns();
        if planner.target.tables == TableChange::Rebuild {
            planner.decide_rebuilds();
        } else {
            planner.decide_parts();
        }
        planner.decide_indexes();
        planner.decide_programs();
        planner
    }

    pub(crate) fn push(&mut self, operation: Operation) {
        self.operations.push(operation);
    }

    pub(crate) fn say(&mut self, object: ObjectRef, step: Step, sql: impl Into<String>) {
        self.push(Operation::new(object, step, sql));
    }

    /// The operations in order.
    pub(crate) fn finish(mut self) -> Plan {
        self.operations.sort_by_key(|operation| operation.step);
        let mut notices = self.sides.old.pieces.notices.clone();
        notices.extend(self.sides.new.pieces.notices.iter().cloned());
        notices.dedup();
        Plan { dialect: self.sides.dialect, operations: self.operations, notices }
    }

    pub(crate) fn old(&self) -> &'s Side<'d> {
        &self.sides.old
    }

    pub(crate) fn mid(&self) -> &'s Side<'d> {
        &self.sides.mid
    }

    pub(crate) fn new_side(&self) -> &'s Side<'d> {
        &self.sides.new
    }

    /// The tables that both sides have, in order of their ids.
    pub(crate) fn kept_tables(&self) -> Vec<TableId> {
        let new = self.new_side();
        self.old().pieces.tables.keys().copied().filter(|id| new.table(*id).is_some()).collect()
    }

    pub(crate) fn fate(&self, table: TableId, column: ColumnId) -> Fate {
        self.columns.get(&(table, column)).copied().unwrap_or(Fate::Kept)
    }

    fn decide_columns(&mut self) {
        for id in self.kept_tables() {
            let (Some(old), Some(new)) = (self.old().table(id), self.new_side().table(id)) else { continue };
            let (old_ids, new_ids): (BTreeSet<ColumnId>, BTreeSet<ColumnId>) =
                (old.columns.iter().map(|c| c.id).collect(), new.columns.iter().map(|c| c.id).collect());
            for column in old_ids.union(&new_ids) {
                let fate = match (old_ids.contains(column), new_ids.contains(column)) {
                    (true, false) => Fate::Dropped,
                    (false, _) => Fate::Added,
                    _ => self.fate_of_kept(id, *column),
                };
                self.columns.insert((id, *column), fate);
            }
        }
        self.replace_dependents();
    }

    fn fate_of_kept(&self, table: TableId, column: ColumnId) -> Fate {
        let (Some(mid), Some(new)) =
            (self.mid().column(table, column), self.new_side().column(table, column))
        else {
            return Fate::Replaced;
        };
        let generated =
            |words: &[String]| -> Option<String> { words.iter().find(|word| is_generated(word)).cloned() };
        let by_value = self.target.tables == TableChange::Properties;
        if by_value && generated(&mid.words) != generated(&new.words) {
            return Fate::Replaced;
        }
        let collation = |words: &[String]| words.iter().find(|word| word.starts_with("COLLATE ")).cloned();
        let is_swapped = self.table_column(table, column).is_some_and(|column| self.types.is_swapped(column))
            || self.loses_its_type(table, column);
        if mid.type_text != new.type_text || collation(&mid.words) != collation(&new.words) || is_swapped {
            return Fate::Retyped;
        }
        Fate::Kept
    }

    /// Whether the type of a column is one that goes.
    pub(crate) fn loses_its_type(&self, table: TableId, column: ColumnId) -> bool {
        let before =
            self.old().document.table(table).and_then(|table| table.column(column)?.data_type.clone());
        let object = before.as_ref().and_then(crate::types::object_of);
        object.is_some_and(|object| {
            self.old().made.contains_key(&object) && !self.new_side().made.contains_key(&object)
        })
    }

    fn table_column(&self, table: TableId, column: ColumnId) -> Option<&'s crowfoot_model::Column> {
        self.new_side().document.table(table)?.column(column)
    }

    /// Generated columns are made again where a column that they are computed from changes.
    fn replace_dependents(&mut self) {
        let is_renamed = |table: TableId, column: ColumnId| {
            let object = ObjectRef::Column(table, column);
            !self.target.expressions_follow && self.old().name(object) != self.new_side().name(object)
        };
        let changes = |((table, column), fate): &(&(TableId, ColumnId), &Fate)| {
            !matches!(fate, Fate::Kept | Fate::Added) || is_renamed(*table, *column)
        };
        let changed: Vec<(TableId, ColumnId)> =
            self.columns.iter().filter(changes).map(|(key, _)| *key).collect();
        for (table_id, column) in changed {
            let Some(table) = self.mid().document.table(table_id) else { continue };
            let Some(before) = self.old().document.table(table_id) else { continue };
            for (own, other) in table.columns.iter().filter_map(|own| Some((own, before.column(own.id)?))) {
                let Some(generated) = &other.generated else { continue };
                let named = crate::renamed::columns_in(before, self.sides.dialect, &generated.expression);
                let is_plain =
                    self.fate(table_id, own.id) == Fate::Kept || self.fate(table_id, own.id) == Fate::Retyped;
                if own.id != column && named.contains(&column) && is_plain {
                    self.columns.insert((table_id, own.id), Fate::Replaced);
                }
            }
        }
    }

    /// Whether a part of a table has to go while the columns under it change.
    fn is_disturbed(&self, table: &Table, part: ObjectRef) -> bool {
        let has_expression = has_expression(table, part);
        let is_foreign_key = matches!(part, ObjectRef::ForeignKey(..));
        columns_of(table, part, self.sides.dialect).into_iter().any(|column| {
            match self.fate(table.id, column) {
                Fate::Dropped | Fate::Replaced => true,
                Fate::Retyped => has_expression || is_foreign_key,
                Fate::Kept => {
                    let is_renamed = || {
                        let object = ObjectRef::Column(table.id, column);
                        self.old().name(object) != self.new_side().name(object)
                    };
                    let by_definition = self.target.tables == TableChange::Definitions;
                    by_definition
                        && (has_expression && !self.target.expressions_follow && is_renamed()
                            || is_foreign_key && self.is_redefined(table.id, column))
                }
                Fate::Added => false,
            }
        })
    }

    /// Whether anything of a column changes but its name.
    pub(crate) fn is_redefined(&self, table: TableId, column: ColumnId) -> bool {
        let (mid, new) = (self.mid().column(table, column), self.new_side().column(table, column));
        let said = |piece: &crowfoot_ddl::ColumnPiece| (piece.type_text.clone(), piece.words.clone());
        mid.map(said) != new.map(said)
    }

    fn decide_parts(&mut self) {
        let all: BTreeSet<Part> =
            self.old().lines.keys().chain(self.new_side().lines.keys()).copied().collect();
        for part in &all {
            let has = (self.old().lines.contains_key(part), self.new_side().lines.contains_key(part));
            let table = part.0.table();
            let survives = table.is_some_and(|table| {
                self.old().table(table).is_some() && self.new_side().table(table).is_some()
            });
            let disturbed = || {
                let table = table.and_then(|table| self.old().document.table(table));
                table.is_some_and(|table| self.is_disturbed(table, part.0))
            };
            let is_renamed = || {
                let can_rename = self.target.tables == TableChange::Properties
                    || matches!(
                        part.0,
                        ObjectRef::Unique(..) | ObjectRef::Index(..) | ObjectRef::PrimaryKey(_)
                    );
                !can_rename && self.old().name(part.0) != self.new_side().name(part.0)
            };
            let is_kept = survives && self.sides.is_kept(*part) && !disturbed() && !is_renamed();
            if !is_kept {
                if has.0 {
                    self.dropped.insert(*part);
                }
                if has.1 {
                    self.added.insert(*part);
                }
            }
        }
        self.follow_keys(&all);
    }

    /// Foreign keys go while the key goes that they reference, or the columns of it change.
    fn follow_keys(&mut self, all: &BTreeSet<Part>) {
        let by_definition = self.target.tables == TableChange::Definitions;
        for part in all {
            let Some(table) = part.0.table().and_then(|table| self.old().document.table(table)) else {
                continue;
            };
            let Some((target, columns)) = referenced(&self.old().document, table, part.0) else { continue };
            let changes = columns.iter().any(|column| {
                matches!(self.fate(target, *column), Fate::Retyped | Fate::Replaced | Fate::Dropped)
                    || by_definition && self.is_redefined(target, *column)
            });
            let own = columns_of(table, part.0, self.sides.dialect);
            // The index of a key is made again where any column in it changes.
            let keys = self.old().document.table(target).into_iter().flat_map(|found| {
                let parts = crate::parts::keys_of(found);
                parts.into_iter().map(|key| columns_of(found, key, self.sides.dialect))
            });
            let is_over = |key: &Vec<ColumnId>| columns.iter().all(|column| key.contains(column));
            let is_retyped =
                |key: Vec<ColumnId>| key.iter().any(|column| self.fate(target, *column) == Fate::Retyped);
            let changes = changes || keys.filter(is_over).any(is_retyped);
            let is_key_of = |of: &Document, key: ObjectRef, wanted: &[ColumnId], starts: bool| {
                let Some(found) = key.table().and_then(|id| of.table(id)) else { return false };
                let has: Vec<ColumnId> = columns_of(found, key, self.sides.dialect);
                if starts {
                    has.starts_with(wanted) || wanted.starts_with(&has)
                } else {
                    wanted.iter().all(|id| has.contains(id))
                }
            };
            let old = &self.old().document;
            let loses_key = self.dropped.iter().any(|(key, _)| {
                matches!(key, ObjectRef::PrimaryKey(_) | ObjectRef::Unique(..) | ObjectRef::Index(..))
                    && (key.table() == Some(target) && is_key_of(old, *key, &columns, false)
                        || by_definition && key.table() == Some(table.id) && is_key_of(old, *key, &own, true))
            });
            let loses_index = self.old().document.table(target).is_some_and(|found| {
                found.indexes.iter().any(|index| {
                    let object = ObjectRef::Index(target, index.id);
                    index.unique && is_key_of(old, object, &columns, false) && self.index_goes(found, object)
                })
            });
            let target_goes = self.new_side().table(target).is_none();
            if changes || loses_key || loses_index || target_goes {
                if self.old().lines.contains_key(part) {
                    self.dropped.insert(*part);
                }
                if self.new_side().lines.contains_key(part) {
                    self.added.insert(*part);
                }
            }
        }
    }

    /// Whether an index that is a statement of its own goes.
    fn index_goes(&self, table: &Table, object: ObjectRef) -> bool {
        !self.sides.is_made_alike(object) || self.is_disturbed(table, object)
    }

    fn decide_indexes(&mut self) {
        let is_index = |object: &&ObjectRef| matches!(object, ObjectRef::Index(..));
        let all: BTreeSet<ObjectRef> =
            self.old().made.keys().chain(self.new_side().made.keys()).filter(is_index).copied().collect();
        for object in all {
            let Some(id) = object.table() else { continue };
            let old = self.old().document.table(id).filter(|_| self.old().made.contains_key(&object));
            let survives = self.old().table(id).is_some() && self.new_side().table(id).is_some();
            let anew = self.rebuilt.contains(&id);
            let is_renamed = self.target.tables == TableChange::Rebuild
                && self.old().name(object) != self.new_side().name(object);
            let goes = old.is_some_and(|table| self.index_goes(table, object));
            if survives && old.is_some() && !goes && !anew && !is_renamed {
                continue;
            }
            if old.is_some() && survives {
                self.dropped_indexes.insert(object);
            }
            if self.new_side().made.contains_key(&object) {
                self.added_indexes.insert(object);
            }
        }
    }
}

/// Whether a clause says what a column is computed from.
pub(crate) fn is_generated(word: &str) -> bool {
    word.starts_with("GENERATED ALWAYS AS (") || word.starts_with("AS (")
}
