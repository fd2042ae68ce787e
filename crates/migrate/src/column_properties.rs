//! What of a column changes, property by property.

use crowfoot_ddl::ColumnPiece;
use crowfoot_model::{ColumnId, DataType, ObjectRef, TableId};

use crate::conversion::{is_rounded, is_widened, narrowed, takes_anything, using};
use crate::operation::{HazardKind, Operation, Step};
use crate::planner::{Fate, Planner};

impl Planner<'_, '_> {
    pub(crate) fn alter_column(
        &mut self,
        id: TableId,
        table: &str,
        mid: &ColumnPiece,
        new: &ColumnPiece,
        fate: Fate,
    ) {
        let object = ObjectRef::Column(id, new.id);
        let word = |piece: &ColumnPiece, start: &str| {
            piece
                .words
                .iter()
                .find(|word| word.starts_with(start))
                .map(|word| word.strip_prefix(start).unwrap_or_default().trim().to_owned())
        };
        let identity = |piece: &ColumnPiece| {
            piece
                .words
                .iter()
                .find(|word| word.starts_with("GENERATED ") && word.contains(" AS IDENTITY"))
                .cloned()
        };
        let (was_serial, is_serial) = (serial(&mid.type_text), serial(&new.type_text));
        let (old_type, new_type) =
            (was_serial.unwrap_or(&mid.type_text), is_serial.unwrap_or(&new.type_text));
        let required = |piece: &ColumnPiece| {
            piece.words.iter().any(|word| word == "NOT NULL" || word.contains(" NOT NULL"))
        };
        let (old_default, new_default) = (word(mid, "DEFAULT "), word(new, "DEFAULT "));
        let (old_identity, new_identity) = (identity(mid), identity(new));
        let is_retyped = fate == Fate::Retyped
            && (old_type != new_type
                || is_serial.is_none()
                || word(mid, "COLLATE ") != word(new, "COLLATE "));
        let mut parts: Vec<String> = Vec::new();
        let mut hazards = Vec::new();
        let alter = |what: String| ["ALTER COLUMN ", &new.name, " ", &what].concat();
        if old_identity != new_identity && old_identity.is_some() {
            self.say(
                object,
                Step::AlterTables,
                ["ALTER TABLE ", table, " ", &alter("DROP IDENTITY".into()), ";"].concat(),
            );
        }
        let default_goes = old_default.is_some() && (new_default.is_none() || is_retyped)
            || was_serial.is_some() && is_serial.is_none();
        if default_goes {
            parts.push(alter("DROP DEFAULT".into()));
        }
        if is_retyped {
            let collate =
                word(new, "COLLATE ").map_or_else(String::new, |name| [" COLLATE ", &name].concat());
            let is_swapped = self
                .new_side()
                .document
                .table(id)
                .and_then(|t| t.column(new.id))
                .is_some_and(|column| self.types.is_swapped(column))
                || self.loses_its_type(id, new.id);
            let using = using(old_type, new_type, &new.name, is_swapped);
            parts.push(alter(["TYPE ", new_type, &collate, &using].concat()));
            hazards.extend(self.conversion_hazards(id, new, old_type, new_type, is_swapped));
        }
        // In a statement of its own: it is read with the type that the column has before.
        let default = new_default.clone().filter(|_| is_retyped);
        if new_default != old_default && !is_retyped {
            parts.extend(new_default.map(|value| alter(["SET DEFAULT ", &value].concat())));
        }
        match (required(mid), required(new)) {
            (true, false) => parts.push(alter("DROP NOT NULL".into())),
            (false, true) => {
                parts.push(alter("SET NOT NULL".into()));
                let check = self.old().column(id, new.id).map(|old| {
                    [
                        "SELECT 1 FROM ",
                        self.old().written(ObjectRef::Table(id)),
                        " WHERE ",
                        &old.name,
                        " IS NULL LIMIT 1",
                    ]
                    .concat()
                });
                hazards.push((HazardKind::MayFail, "It fails where the column is NULL.".to_owned(), check));
            }
            _ => {}
        }
        if !parts.is_empty() {
            let mut operation = Operation::new(
                object,
                Step::AlterTables,
                ["ALTER TABLE ", table, "\n    ", &parts.join(",\n    "), ";"].concat(),
            );
            for (kind, message, check) in hazards {
                operation = operation.with(kind, message, check);
            }
            self.push(operation);
        }
        if let Some(value) = default {
            let sql = ["ALTER TABLE ", table, " ", &alter(["SET DEFAULT ", &value].concat()), ";"].concat();
            self.say(object, Step::AlterTables, sql);
        }
        let sequence = self.sequence_of(id, new.id);
        let most = |start: &str| {
            ["SELECT setval(", start, ", coalesce(max(", &new.name, "), 0) + 1, false) FROM ", table, ";"]
                .concat()
        };
        let literal = |text: &str| self.sides.spec.text_literal(text);
        match (was_serial, is_serial) {
            (Some(_), None) => {
                self.say(object, Step::AlterTables, ["DROP SEQUENCE IF EXISTS ", &sequence, ";"].concat());
            }
            (None, Some(data_type)) => {
                let text = literal(&sequence);
                self.say(
                    object,
                    Step::AlterTables,
                    [
                        "CREATE SEQUENCE ",
                        &sequence,
                        " AS ",
                        data_type,
                        " OWNED BY ",
                        table,
                        ".",
                        &new.name,
                        ";",
                    ]
                    .concat(),
                );
                self.say(object, Step::AlterTables, most(&text));
                self.say(
                    object,
                    Step::AlterTables,
                    [
                        "ALTER TABLE ",
                        table,
                        " ",
                        &alter(["SET DEFAULT nextval(", &text, "::regclass)"].concat()),
                        ";",
                    ]
                    .concat(),
                );
            }
            (Some(before), Some(after)) if before != after => {
                self.say(
                    object,
                    Step::AlterTables,
                    ["ALTER SEQUENCE ", &sequence, " AS ", after, ";"].concat(),
                );
            }
            _ => {}
        }
        if old_identity != new_identity
            && let Some(words) = new_identity
        {
            self.say(
                object,
                Step::AlterTables,
                ["ALTER TABLE ", table, " ", &alter(["ADD ", &words].concat()), ";"].concat(),
            );
            let own = [
                "pg_get_serial_sequence(",
                &literal(table),
                ", ",
                &literal(self.new_side().name(object)),
                ")",
            ]
            .concat();
            // Only where it counts up within its own bounds.
            if !words.contains('(') {
                self.say(object, Step::AlterTables, most(&own));
            }
        }
    }

    /// What may happen to the values of a column that gets another type, each with a query that tells.
    fn conversion_hazards(
        &self,
        id: TableId,
        new: &ColumnPiece,
        from: &str,
        to: &str,
        is_swapped: bool,
    ) -> Vec<(HazardKind, String, Option<String>)> {
        let mut hazards = Vec::new();
        let says = |condition: String| {
            ["SELECT 1 FROM ", self.old().written(ObjectRef::Table(id)), " WHERE ", &condition, " LIMIT 1"]
                .concat()
        };
        let is_widened = is_widened(from, to);
        if !is_widened || is_swapped {
            let message =
                format!("Nobody can read or write the table while {} is converted to {to}.", new.name);
            hazards.push((HazardKind::Locks, message, None));
        }
        if let Some(lost) = self.lost_values(id, new.id) {
            hazards.extend(
                lost.map(|(message, condition)| (HazardKind::MayFail, message, Some(says(condition)))),
            );
        } else if !is_widened || is_swapped {
            if takes_anything(to) {
                return hazards;
            }
            let check = self.old().column(id, new.id).and_then(|old| narrowed(from, to, &old.name));
            let message = format!("It fails where a value of {} is no {to}.", new.name);
            hazards.push((HazardKind::MayFail, message, check.map(says)));
            if is_rounded(from, to) {
                hazards.push((
                    HazardKind::LosesData,
                    format!("{to} may hold less of a value than {from}."),
                    None,
                ));
            }
        }
        hazards
    }

    /// Of a column whose enum is swapped: the values that the new one lacks, and the condition that finds them. The outer
    /// `None` stands for any other type.
    fn lost_values(&self, id: TableId, column: ColumnId) -> Option<Option<(String, String)>> {
        let data_type = self.new_side().document.table(id)?.column(column)?.data_type.clone()?;
        let before = self.old().document.table(id)?.column(column)?.data_type.clone()?;
        let DataType::Enum(found) = data_type.element() else { return None };
        if !self.types.uses(&data_type) || before != data_type {
            return None;
        }
        let old = self.old();
        let (before, after) = (old.document.enum_type(*found)?, self.new_side().document.enum_type(*found)?);
        let gone = before.values.iter().filter(|value| !after.values.contains(value));
        let gone: Vec<String> = gone.map(|value| self.sides.spec.text_literal(value)).collect();
        if gone.is_empty() {
            return Some(None);
        }
        let (all, name) = (gone.join(", "), old.written(ObjectRef::Column(id, column)));
        let message = format!("It fails where {name} has a value that goes: {all}. Update these rows first.");
        let condition = if matches!(data_type, DataType::Array(_)) {
            ["EXISTS (SELECT 1 FROM unnest(", name, ") AS value WHERE value::text IN (", &all, "))"].concat()
        } else {
            [name, "::text IN (", &all, ")"].concat()
        };
        Some(Some((message, condition)))
    }
}

/// The type of the column that `serial` makes.
fn serial(type_text: &str) -> Option<&'static str> {
    match type_text.to_ascii_lowercase().as_str() {
        "serial" | "serial4" => Some("integer"),
        "bigserial" | "serial8" => Some("bigint"),
        "smallserial" | "serial2" => Some("smallint"),
        _ => None,
    }
}
