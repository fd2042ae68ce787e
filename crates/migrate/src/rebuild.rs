//! Tables that are made anew and get the rows of the old ones, as SQLite needs for most changes.

use std::collections::BTreeSet;

use crowfoot_ddl::{ColumnPiece, TablePieces};
use crowfoot_model::{ColumnId, ObjectRef, TableId};

use crate::conversion::is_widened;
use crate::operation::{HazardKind, Operation, Step};
use crate::planner::{Fate, Planner, is_generated};
use crate::renames::is_row_number;

impl Planner<'_, '_> {
    /// Finds the tables that `ALTER TABLE` cannot change.
    pub(crate) fn decide_rebuilds(&mut self) {
        for id in self.kept_tables() {
            let (Some(old), Some(mid), Some(new)) =
                (self.old().table(id), self.mid().table(id), self.new_side().table(id))
            else {
                self.rebuilt.insert(id);
                continue;
            };
            if !self.is_altered_in_place(id, old, mid, new) {
                self.rebuilt.insert(id);
            }
        }
    }

    fn is_altered_in_place(
        &self,
        id: TableId,
        old: &TablePieces,
        mid: &TablePieces,
        new: &TablePieces,
    ) -> bool {
        let kept: Vec<ColumnId> = old.columns.iter().map(|column| column.id).collect();
        let now: Vec<ColumnId> = new.columns.iter().map(|column| column.id).collect();
        let (first, rest) = match now.get(..kept.len()) {
            Some(first) if first == kept => (first, now.get(kept.len()..).unwrap_or_default()),
            _ => return false,
        };
        let is_same = |column: &ColumnId| {
            let (mid, new) = (self.mid().column(id, *column), self.new_side().column(id, *column));
            let clauses = self.old().column(id, *column).map_or(0, |old| old.words.len());
            mid.zip(new).is_some_and(|(mid, new)| {
                mid.type_text == new.type_text && mid.words == new.words && clauses == new.words.len()
            })
        };
        let is_addable = |column: &ColumnId| {
            let name = self.new_side().name(ObjectRef::Column(id, *column));
            self.new_side().column(id, *column).is_some_and(can_be_added) && !is_row_number(name)
        };
        let names = |side: &crate::sides::Side<'_>, table: &TablePieces| -> Vec<String> {
            table
                .lines
                .iter()
                .filter(|(_, line)| line.starts_with("CONSTRAINT "))
                .map(|(object, _)| side.name(*object).to_owned())
                .collect()
        };
        !kept.iter().any(|column| self.keeps_its_name(id, *column))
            && mid.create == new.create
            && mid.tail == new.tail
            && mid.lines == new.lines
            && old.lines.len() == new.lines.len()
            && names(self.old(), old) == names(self.new_side(), new)
            && first.iter().all(is_same)
            && rest.iter().all(is_addable)
    }

    pub(crate) fn by_rebuilding(&mut self) {
        self.drop_programs();
        self.drop_indexes();
        self.drop_tables();
        self.rename_records();
        for id in self.kept_tables() {
            // Also where the table is made anew, so that foreign keys of others follow.
            self.rename_columns(id);
        }
        self.create_tables();
        for id in self.kept_tables() {
            if self.rebuilt.contains(&id) {
                self.rebuild(id);
            } else {
                self.add_columns(id);
            }
        }
        self.create_indexes();
        self.create_programs();
    }

    fn add_columns(&mut self, id: TableId) {
        let new = self.new_side();
        let table = new.written(ObjectRef::Table(id));
        for piece in new.table(id).into_iter().flat_map(|table| &table.columns) {
            if self.fate(id, piece.id) == Fate::Added {
                let sql = ["ALTER TABLE ", table, " ADD COLUMN ", &piece.definition(), ";"].concat();
                self.say(ObjectRef::Column(id, piece.id), Step::AlterTables, sql);
            }
        }
    }

    fn rebuild(&mut self, id: TableId) {
        let (old, new) = (self.old(), self.new_side());
        let (Some(before), Some(after)) = (old.table(id), new.table(id)) else { return };
        let object = ObjectRef::Table(id);
        let name = new.written(object);
        let fresh = self.sides.quote(&["crowfoot_new_", &id.0.to_string()].concat());
        let mut targets = Vec::new();
        let mut sources = Vec::new();
        let mut operation = Operation::new(object, Step::AlterTables, "");
        for piece in &after.columns {
            let is_computed = piece.words.iter().any(|word| is_generated(word));
            let Some(was) = before.columns.iter().find(|column| column.id == piece.id) else {
                if !is_computed {
                    operation = self.filling(operation, id, piece);
                }
                continue;
            };
            if is_computed {
                continue;
            }
            targets.push(piece.name.clone());
            let source = if self.keeps_its_name(id, piece.id) { &was.name } else { &piece.name };
            let is_required_now = requires(piece) && !requires(was);
            let default = piece
                .words
                .iter()
                .find_map(|word| word.strip_prefix("DEFAULT "))
                .filter(|value| !value.eq_ignore_ascii_case("NULL"));
            let check =
                ["SELECT 1 FROM ", old.written(object), " WHERE ", &was.name, " IS NULL LIMIT 1"].concat();
            match default.filter(|_| is_required_now) {
                Some(value) => {
                    sources.push(["coalesce(", source, ", ", value, ")"].concat());
                    operation = operation.with(
                        HazardKind::LosesData,
                        format!("NULL in {} becomes {value}.", piece.name),
                        Some(check),
                    );
                }
                None => {
                    sources.push(source.clone());
                    if is_required_now {
                        operation = operation.with(
                            HazardKind::MayFail,
                            "It fails where the column is NULL.",
                            Some(check),
                        );
                    }
                }
            }
            if was.type_text != piece.type_text && !is_widened(&was.type_text, &piece.type_text) {
                operation = operation.with(
                    HazardKind::LosesData,
                    format!("Values are stored as {} in place of {}.", piece.type_text, was.type_text),
                    None,
                );
            }
        }
        let kept: BTreeSet<ColumnId> = after.columns.iter().map(|column| column.id).collect();
        for piece in before.columns.iter().filter(|column| !kept.contains(&column.id)) {
            operation = self.losing(operation, id, piece);
        }
        if before.lines != after.lines || before.tail != after.tail {
            operation = operation.with(
                HazardKind::MayFail,
                "It fails where rows break a constraint that is new.",
                None,
            );
        }
        let mut sql = after.definition(&fresh);
        if !targets.is_empty() {
            sql.push_str(
                &[
                    "\nINSERT INTO ",
                    &fresh,
                    " (",
                    &targets.join(", "),
                    ")\n    SELECT ",
                    &sources.join(", "),
                    " FROM ",
                    name,
                    ";",
                ]
                .concat(),
            );
        }
        sql.push_str(&self.row_counts(name, &fresh));
        if counts(before) && counts(after) {
            let (from, to) = (
                self.sides.spec.text_literal(new.name(object)),
                self.sides.spec.text_literal(&["crowfoot_new_", &id.0.to_string()].concat()),
            );
            let copy = [
                "\nDELETE FROM sqlite_sequence WHERE name = ",
                &to,
                ";\nINSERT INTO sqlite_sequence (name, seq)\n    SELECT ",
                &to,
                ", seq FROM sqlite_sequence WHERE name = ",
                &from,
                ";",
            ];
            sql.push_str(&copy.concat());
        }
        sql.push_str(&["\nDROP TABLE ", name, ";\nALTER TABLE ", &fresh, " RENAME TO ", name, ";"].concat());
        operation.sql = sql;
        self.push(operation);
    }

    /// Stops the migration where rows have been lost on the way.
    fn row_counts(&self, from: &str, to: &str) -> String {
        [
            "\nCREATE TEMP TABLE crowfoot_rows (same INTEGER NOT NULL CHECK (same));\nINSERT INTO crowfoot_rows SELECT (SELECT count(*) FROM ",
            from,
            ") = (SELECT count(*) FROM ",
            to,
            ");\nDROP TABLE temp.crowfoot_rows;",
        ]
        .concat()
    }
}

fn requires(piece: &ColumnPiece) -> bool {
    piece.words.iter().any(|word| word == "NOT NULL")
}

/// Whether a table remembers the highest number that it gave to a row.
fn counts(table: &TablePieces) -> bool {
    table.columns.iter().any(|column| column.words.iter().any(|word| word == "AUTOINCREMENT"))
}

/// Whether `ADD COLUMN` takes a column.
fn can_be_added(piece: &ColumnPiece) -> bool {
    let default = piece.words.iter().find_map(|word| word.strip_prefix("DEFAULT "));
    let is_constant = default.is_none_or(|text| {
        let first = text.chars().next().unwrap_or('(');
        !(first == '(' || text.to_ascii_uppercase().starts_with("CURRENT_"))
    });
    let has_value = default.is_some_and(|text| !text.eq_ignore_ascii_case("NULL"));
    let is_stored = piece.words.iter().any(|word| is_generated(word) && word.ends_with("STORED"));
    let is_key = piece
        .words
        .iter()
        .any(|word| word.contains("PRIMARY KEY") || word.contains("UNIQUE") || word.contains("REFERENCES"));
    is_constant && (!requires(piece) || has_value) && !is_stored && !is_key
}
