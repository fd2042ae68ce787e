//! Tables where a column is changed by its whole definition, as MySQL does: one statement a table, which is done as a whole.

use std::collections::BTreeMap;

use crowfoot_model::{ColumnId, ObjectRef, TableId};

use crate::conversion::is_widened;
use crate::operation::{HazardKind, Operation, Step};
use crate::parts::columns_of;
use crate::planner::{Fate, Planner};
use crate::text::bare_tokens;

impl Planner<'_, '_> {
    pub(crate) fn by_definitions(&mut self) {
        self.drop_programs();
        self.drop_foreign_keys();
        self.drop_tables();
        self.schemas();
        self.rename_records();
        self.create_tables();
        for id in self.kept_tables() {
            self.alter_table(id);
        }
        self.add_foreign_keys();
        self.create_programs();
    }

    fn drop_foreign_keys(&mut self) {
        let old = self.old();
        for part in self.dropped.clone() {
            let (Some(line), Some(id)) = (old.lines.get(&part), part.0.table()) else { continue };
            if matches!(part.0, ObjectRef::ForeignKey(..)) {
                let name = self.name_of_line(part, line);
                let table = old.written(ObjectRef::Table(id));
                self.say(
                    part.0,
                    Step::DropForeignKeys,
                    ["ALTER TABLE ", table, " DROP FOREIGN KEY ", &name, ";"].concat(),
                );
            }
        }
    }

    fn add_foreign_keys(&mut self) {
        let new = self.new_side();
        for part in self.added.clone() {
            let (Some(line), Some(id)) = (new.lines.get(&part), part.0.table()) else { continue };
            if matches!(part.0, ObjectRef::ForeignKey(..)) && !self.is_in_new_table(part) {
                let table = new.written(ObjectRef::Table(id));
                let sql = ["ALTER TABLE ", table, "\n    ADD ", line, ";"].concat();
                let mut operation = Operation::new(part.0, Step::AddForeignKeys, sql);
                if self.survives(part.0) {
                    operation = operation.with(
                        HazardKind::MayFail,
                        "It fails where rows reference nothing.",
                        self.orphans(id, part.0),
                    );
                }
                self.push(operation);
            }
        }
    }

    fn alter_table(&mut self, id: TableId) {
        let (Some(mid), Some(new)) = (self.mid().table(id), self.new_side().table(id)) else { return };
        let object = ObjectRef::Table(id);
        let mut operation = Operation::new(object, Step::AlterTables, "");
        let mut clauses = self.drop_clauses(id);
        clauses.extend(self.rename_clauses(id));
        for column in self.old().table(id).into_iter().flat_map(|table| &table.columns) {
            if matches!(self.fate(id, column.id), Fate::Dropped | Fate::Replaced) {
                clauses.push(["DROP COLUMN ", &column.name].concat());
                operation = self.losing(operation, id, column);
            }
        }
        let mut order: Vec<ColumnId> = self
            .old()
            .table(id)
            .into_iter()
            .flat_map(|table| &table.columns)
            .map(|column| column.id)
            .collect();
        order.retain(|column| matches!(self.fate(id, *column), Fate::Kept | Fate::Retyped));
        for (at, piece) in new.columns.iter().enumerate() {
            let place = match at.checked_sub(1).and_then(|before| new.columns.get(before)) {
                Some(before) => [" AFTER ", &before.name].concat(),
                None => " FIRST".to_owned(),
            };
            let fate = self.fate(id, piece.id);
            let definition = piece.definition();
            if matches!(fate, Fate::Added | Fate::Replaced) {
                clauses.push(["ADD COLUMN ", &definition, &place].concat());
                order.insert(at.min(order.len()), piece.id);
                operation = self.filling(operation, id, piece);
                continue;
            }
            let moves = order.get(at) != Some(&piece.id);
            if moves {
                order.retain(|other| *other != piece.id);
                order.insert(at.min(order.len()), piece.id);
            }
            let old_name = self.old().column(id, piece.id).map(|old| old.name.clone()).unwrap_or_default();
            let before = mid.columns.iter().find(|column| column.id == piece.id);
            let is_redefined = self.is_redefined(id, piece.id);
            if moves || is_redefined {
                let place = if moves { place.as_str() } else { "" };
                clauses.push(["CHANGE COLUMN ", &old_name, " ", &definition, place].concat());
            } else if old_name != piece.name {
                clauses.push(["RENAME COLUMN ", &old_name, " TO ", &piece.name].concat());
            }
            if let Some(before) = before.filter(|_| is_redefined) {
                operation = self.redefining(operation, id, before, piece, &old_name);
            }
        }
        for part in self.added.clone() {
            let is_own = part.0.table() == Some(id) && !matches!(part.0, ObjectRef::ForeignKey(..));
            let line = self.new_side().lines.get(&part).filter(|_| is_own);
            if let Some(line) = line {
                clauses.push(["ADD ", line].concat());
                let checked = self.with_unique_check(Operation::new(part.0, Step::AlterTables, ""));
                operation.hazards.extend(checked.hazards);
                if matches!(part.0, ObjectRef::Check(..)) {
                    operation =
                        operation.with(HazardKind::MayFail, "It fails where rows break the check.", None);
                }
            }
        }
        if mid.tail != new.tail {
            clauses.push(table_options(&mid.tail, &new.tail));
        }
        if clauses.is_empty() {
            return;
        }
        operation.sql =
            ["ALTER TABLE ", self.new_side().written(object), "\n    ", &clauses.join(",\n    "), ";"]
                .concat();
        self.push(operation);
    }

    /// Says what may happen to values that get another type, or must not be NULL any longer.
    fn redefining(
        &self,
        operation: Operation,
        id: TableId,
        before: &crowfoot_ddl::ColumnPiece,
        after: &crowfoot_ddl::ColumnPiece,
        old_name: &str,
    ) -> Operation {
        let mut operation = operation;
        if before.type_text != after.type_text && !is_widened(&before.type_text, &after.type_text) {
            let message = format!(
                "{} becomes {}: the table is copied while nobody can write to it, and it fails where a value does not fit.",
                before.type_text, after.type_text
            );
            operation = operation.with(HazardKind::MayFail, message, None);
            operation = operation.with(
                HazardKind::LosesData,
                format!("{} may hold less of a value than {}.", after.type_text, before.type_text),
                None,
            );
        }
        let required = |piece: &crowfoot_ddl::ColumnPiece| piece.words.iter().any(|word| word == "NOT NULL");
        if required(after) && !required(before) {
            let check = [
                "SELECT 1 FROM ",
                self.old().written(ObjectRef::Table(id)),
                " WHERE ",
                old_name,
                " IS NULL LIMIT 1",
            ];
            operation = operation.with(
                HazardKind::MayFail,
                "It fails where the column is NULL.",
                Some(check.concat()),
            );
        }
        operation
    }

    fn drop_clauses(&self, id: TableId) -> Vec<String> {
        let mut clauses = Vec::new();
        for part in self.dropped.iter().filter(|part| part.0.table() == Some(id)) {
            let Some(line) = self.old().lines.get(part) else { continue };
            clauses.push(match part.0 {
                ObjectRef::ForeignKey(..) => match self.index_of_key(id, part.0) {
                    Some(index) => ["DROP INDEX ", &index].concat(),
                    None => continue,
                },
                ObjectRef::PrimaryKey(_) => "DROP PRIMARY KEY".to_owned(),
                ObjectRef::Unique(..) | ObjectRef::Index(..) => {
                    ["DROP INDEX ", &self.name_of_line(*part, line)].concat()
                }
                // An index that numbers rows.
                ObjectRef::Table(_) => {
                    let tokens = bare_tokens(self.sides.dialect, line);
                    let name = tokens.get(1).map(|token| token.text).unwrap_or_default();
                    ["DROP INDEX ", name].concat()
                }
                _ => ["DROP CONSTRAINT ", &self.name_of_line(*part, line)].concat(),
            });
        }
        clauses
    }

    /// The index that the server has made for a foreign key that goes, where nothing in the new design wants it.
    fn index_of_key(&self, id: TableId, key: ObjectRef) -> Option<String> {
        let (old, new) = (self.old(), self.new_side());
        let table = old.document.table(id)?;
        let own = columns_of(table, key, self.sides.dialect);
        let is_index = |object: &ObjectRef| {
            matches!(object, ObjectRef::PrimaryKey(_) | ObjectRef::Unique(..) | ObjectRef::Index(..))
        };
        let leads = old.lines.keys().any(|(object, _)| {
            object.table() == Some(id)
                && is_index(object)
                && columns_of(table, *object, self.sides.dialect).starts_with(&own)
        });
        let name = old.name(key);
        let stays = new.document.table(id).is_some_and(|after| {
            new.lines.contains_key(&(key, 0))
                && columns_of(after, key, self.sides.dialect) == own
                && new.name(key) == name
        });
        (!leads && !stays).then(|| self.sides.quote(name))
    }

    fn rename_clauses(&self, id: TableId) -> Vec<String> {
        let (old, new) = (self.old(), self.new_side());
        let mut clauses = Vec::new();
        for part in old.lines.keys().filter(|part| part.0.table() == Some(id) && !self.dropped.contains(part))
        {
            if matches!(part.0, ObjectRef::Unique(..) | ObjectRef::Index(..))
                && old.name(part.0) != new.name(part.0)
            {
                let (from, to) = (self.sides.quote(old.name(part.0)), self.sides.quote(new.name(part.0)));
                clauses.push(["RENAME INDEX ", &from, " TO ", &to].concat());
            }
        }
        clauses
    }
}

/// The options of a table that are said, and those that were, without their values.
fn table_options(before: &str, after: &str) -> String {
    let named = |text: &str| -> BTreeMap<String, String> {
        let words = text.split_whitespace().filter_map(|word| word.split_once('='));
        words.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    let (before, now) = (named(before), named(after));
    let mut text = after.trim().to_owned();
    if before.contains_key("COMMENT") && !now.contains_key("COMMENT") {
        text = [&text, " COMMENT=''"].concat().trim().to_owned();
    }
    text
}
