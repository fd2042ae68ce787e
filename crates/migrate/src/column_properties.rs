//! What of a column changes, property by property.

use crowfoot_ddl::ColumnPiece;
use crowfoot_model::{ObjectRef, TableId};

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
                .is_some_and(|column| self.types.is_swapped(column));
            let using = using(old_type, new_type, &new.name, is_swapped);
            parts.push(alter(["TYPE ", new_type, &collate, &using].concat()));
            let check = self.old().column(id, new.id).and_then(|old| narrowed(old_type, new_type, &old.name));
            let check = check.map(|condition| {
                [
                    "SELECT 1 FROM ",
                    self.old().written(ObjectRef::Table(id)),
                    " WHERE ",
                    &condition,
                    " LIMIT 1",
                ]
                .concat()
            });
            hazards.push((HazardKind::MayFail, format!("{old_type} becomes {new_type}: it fails where a value has no such form, and rewrites the table unless both are stored alike."), check));
            if is_rounded(old_type, new_type) {
                hazards.push((
                    HazardKind::LosesData,
                    format!("{new_type} may hold less of a value than {old_type}."),
                    None,
                ));
            }
        }
        if new_default != old_default || is_retyped {
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

/// Types of which each value of one is converted to another as an insert would: it fails rather than cut a value.
fn family(type_text: &str) -> Option<&'static str> {
    if type_text.ends_with(']') {
        return None;
    }
    let base = type_text.split('(').next().unwrap_or_default().trim().to_ascii_lowercase();
    Some(match base.as_str() {
        "text" | "varchar" | "character varying" | "char" | "character" | "bpchar" => "text",
        "smallint" | "integer" | "int" | "bigint" | "numeric" | "decimal" | "real" | "double precision" => {
            "number"
        }
        "date" | "timestamp" | "timestamptz" | "timestamp with time zone" | "timestamp without time zone" => {
            "time"
        }
        _ => return None,
    })
}

fn using(from: &str, to: &str, column: &str, is_swapped: bool) -> String {
    if is_swapped {
        return [" USING ", column, "::text::", to].concat();
    }
    match (family(from), family(to)) {
        (Some(from), Some(to)) if from == to => String::new(),
        (_, Some("text")) => [" USING ", column, "::text"].concat(),
        _ => [" USING ", column, "::", to].concat(),
    }
}

/// Whether values may lose digits or a part of a time.
fn is_rounded(from: &str, to: &str) -> bool {
    match (family(from), family(to)) {
        (Some("number"), Some("number")) => !matches!(
            (from, to),
            ("smallint", "integer" | "bigint" | "numeric")
                | ("integer", "bigint" | "numeric")
                | ("bigint", "numeric")
        ),
        (Some("time"), Some("time")) => true,
        (Some("text"), Some("text")) => false,
        _ => true,
    }
}

/// The condition under which a text is too long for its new type.
fn narrowed(from: &str, to: &str, column: &str) -> Option<String> {
    if family(from) != Some("text") || family(to) != Some("text") {
        return None;
    }
    let length = to.split_once('(')?.1.trim_end_matches(')').to_owned();
    Some(["length(", column, ") > ", &length].concat())
}
