//! Foreign keys.

use std::collections::BTreeSet;

use crowfoot_model::{
    ColumnId, ForeignKey, ForeignKeyTarget, MatchType, ObjectRef, ReferentialAction, Table,
};

use crate::key::deferrable_sql;
use crate::letters;
use crate::scope;
use crate::target::leads_index;
use crate::text::closed;
use crate::text::list;
use crate::{Spelling, Writer};

impl Writer<'_> {
    /// The line of a foreign key in its table; `None` where it is left out or has to wait for its target.
    pub(crate) fn foreign_key(&mut self, table: &Table, key: &ForeignKey) -> Option<String> {
        let object = ObjectRef::ForeignKey(table.id, key.id);
        let (reference, waits) = match self.reference(table, key) {
            Ok(reference) => reference,
            Err(reason) => {
                self.notice(object, reason);
                return None;
            }
        };
        if let ForeignKeyTarget::Unresolved { .. } = &key.target {
            self.notice_outside(object, &reference);
        }
        let mut reference = reference;
        let mut columns = self.sql.column_names(table, &key.columns).unwrap_or_default();
        self.tell(object);
        let says = |clause: &str| key.clauses.iter().any(|own| own.eq_ignore_ascii_case(clause));
        if says("PERIOD") && reference.ends_with(')') {
            if let Some(last) = columns.last_mut() {
                last.insert_str(0, "PERIOD ");
            }
            let at = reference.rfind(", ").map(|at| at + 2).or_else(|| reference.rfind('(').map(|at| at + 1));
            reference.insert_str(at.unwrap_or(0), "PERIOD ");
        }
        let not_enforced = if says("NOT ENFORCED") { " NOT ENFORCED" } else { "" };
        let name = if key.name.is_none() && numbers_its_own(table) {
            ["CONSTRAINT ", &self.sql.name(object), " "].concat()
        } else {
            self.sql.constraint_name(object, &key.name)
        };
        let mut line = [&name, "FOREIGN KEY (", &list(&columns), ")"].concat();
        let mut tail = ["REFERENCES ", &reference].concat();
        if key.match_type == Some(MatchType::Full) {
            tail.push_str(" MATCH FULL");
        }
        self.sql.actions(table, key, &mut tail);
        tail.push_str(deferrable_sql(key.deferrable));
        tail.push_str(not_enforced);
        self.constraint_comment(object, &key.comment);
        line.push_str(if line.len() + tail.len() > 90 { "\n        " } else { " " });
        line.push_str(&tail);
        let not_valid = key.not_valid;
        // An ALTER TABLE of MySQL fails where the key is there; in its table it is passed over together with it. The
        // server numbers keys without a name in their order.
        if waits
            && self.sql.writing().forward_references
            && (self.sql.options.if_not_exists || self.sql.is_at_home())
        {
            self.refers_forward = true;
            return Some(line);
        }
        if (waits && self.sql.able().alter_add_constraint) || not_valid {
            self.add_later(
                table,
                object,
                &[line.as_str(), if not_valid { " NOT VALID" } else { "" }].concat(),
            );
            self.comment_later(table, object, &key.comment);
            return None;
        }
        self.comment_later(table, object, &key.comment);
        Some(line)
    }

    /// Says what a key needs whose target is not a table of the design.
    fn notice_outside(&mut self, object: ObjectRef, reference: &str) {
        if self.sql.server().dangling_keys {
        } else if self.sql.writing().forward_references {
            self.refers_forward = true;
            let message =
                [reference, " is not in this design; the script turns FOREIGN_KEY_CHECKS off for it."];
            self.notice(object, message.concat());
        } else {
            self.notice(object, ["The referenced table ", reference, " must already exist."].concat());
        }
    }

    /// `table (columns)`, and whether that is not there yet. `Err` with the reason where the key cannot be.
    fn reference(&self, table: &Table, key: &ForeignKey) -> Result<(String, bool), String> {
        if self.sql.column_names(table, &key.columns).is_none() {
            return Err("The foreign key has no columns and is omitted.".into());
        }
        let (target, columns) = match &key.target {
            ForeignKeyTarget::Table { table: target, columns } => (self.sql.document.table(*target), columns),
            ForeignKeyTarget::Unresolved { schema, table: name, columns } => {
                let is_qualified = schema.as_ref().is_some_and(|schema| self.sql.is_foreign_schema(schema));
                if !is_qualified && !self.sql.may_dangle(key, columns) {
                    return Err(format!(
                        "The foreign key references {name}, which is not in the design, and is omitted."
                    ));
                }
                let schema =
                    schema.as_ref().filter(|_| is_qualified || self.sql.clauses().schemas_are_databases);
                let mut reference =
                    schema.map_or(String::new(), |schema| [self.sql.quote(schema).as_str(), "."].concat());
                reference.push_str(&self.sql.quote(name));
                if !columns.is_empty() {
                    let columns: Vec<String> = columns.iter().map(|column| self.sql.quote(column)).collect();
                    reference.push_str(&[" (", &list(&columns), ")"].concat());
                }
                return Ok((reference, false));
            }
        };
        let Some(target) = target.filter(|target| !self.sql.is_omitted(ObjectRef::Table(target.id))) else {
            return Err("The foreign key references a table that is not exported and is omitted.".into());
        };
        let schema = |table: &Table| {
            scope::schema_of(self.sql.document, self.sql.dialect, &self.sql.options, table.schema)
        };
        let is_elsewhere = schema(table).is_some() && schema(target).is_none();
        if self.sql.clauses().schemas_are_databases && is_elsewhere {
            return Err(format!(
                "{} has no schema, so other schemas cannot reference it; the foreign key is omitted.",
                target.name
            ));
        }
        if !columns.is_empty() {
            counts_match(key, columns.len())?;
        }
        // The database shows whether the columns were said, and takes keys that cannot hold.
        let is_loose = self.sql.server().dangling_keys && self.sql.is_at_home();
        if is_loose {
            let names = self.sql.column_names(target, columns).unwrap_or_default();
            let table = self.sql.table_name(target);
            let reference =
                if names.is_empty() { table } else { [&table, " (", &list(&names), ")"].concat() };
            let written = key.target_text.as_deref().filter(|written| letters::are_same(written, &reference));
            return Ok((written.map_or(reference, closed), false));
        }
        let columns = if columns.is_empty() { target.primary_key_columns() } else { columns };
        let Some(names) = self.sql.column_names(target, columns) else {
            return Err(format!(
                "{} has no primary key to reference; the foreign key is omitted.",
                target.name
            ));
        };
        counts_match(key, columns.len())?;
        for (own, other) in key.columns.iter().zip(columns) {
            if let (Some(own), Some(other)) = (table.column(*own), target.column(*other))
                && let (own, other) =
                    (self.sql.written_type(table, own), self.sql.written_type(target, other))
                && !self.sql.can_refer(&own, &other)
            {
                return Err(format!(
                    "{own} cannot reference {other} in {}; the foreign key is omitted.",
                    target.name
                ));
            }
        }
        let place = place_of_key(target, columns);
        // InnoDB itself is content with any index that begins with the columns.
        let is_led =
            self.sql.writing().index_references && self.sql.is_at_home() && leads_index(target, columns);
        if place == KeyPlace::Nowhere && !is_led {
            return Err(format!(
                "{} ({}) is not unique, so no foreign key can reference it: add a unique constraint. The foreign key \
                 is omitted.",
                target.name,
                list(&names)
            ));
        }
        let is_self = target.id == table.id;
        let waits = if is_self {
            place == KeyPlace::Index
                && self.sql.able().alter_add_constraint
                && !self.sql.clauses().inline_indexes
        } else {
            !self.created.contains(&target.id)
        };
        Ok(([self.sql.table_name(target).as_str(), " (", &list(&names), ")"].concat(), waits))
    }
}

impl Spelling<'_> {
    fn actions(&self, table: &Table, key: &ForeignKey, tail: &mut String) {
        if let Some(action) = key.on_delete {
            tail.push_str(&[" ON DELETE ", action.sql()].concat());
            let takes_columns = matches!(action, ReferentialAction::SetNull | ReferentialAction::SetDefault);
            let columns = self.column_names(table, &key.on_delete_columns);
            if let Some(columns) = columns.filter(|_| takes_columns) {
                tail.push_str(&[" (", &list(&columns), ")"].concat());
            }
        }
        if let Some(action) = key.on_update {
            tail.push_str(&[" ON UPDATE ", action.sql()].concat());
        }
    }

    /// Whether a schema is not the design's own: hosts have tables in theirs, such as `auth.users`.
    fn is_foreign_schema(&self, name: &str) -> bool {
        self.is_at_home()
            && self.able().schemas
            && !self.clauses().schemas_are_databases
            && self.server().default_schema != Some(name)
            && self.document.schemas().all(|schema| schema.name != name)
    }

    /// Whether a key may refer to a table that is not there: always in SQLite, without checks in MySQL.
    fn may_dangle(&self, key: &ForeignKey, columns: &[String]) -> bool {
        let counts_match = columns.len() == key.columns.len();
        match self.server().dangling_keys {
            true => columns.is_empty() || counts_match,
            false => self.writing().forward_references && self.is_at_home() && counts_match,
        }
    }

    /// Whether a column of one type can refer to one of another.
    fn can_refer(&self, own: &str, other: &str) -> bool {
        self.spec.key_kind(own) == self.spec.key_kind(other)
    }
}

/// Whether a table has keys named as MySQL names those without a name, which would then get the same.
fn numbers_its_own(table: &Table) -> bool {
    let is_numbered = |name: &str| {
        name.rsplit_once("_ibfk_").is_some_and(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    table.foreign_keys.iter().any(|key| key.name.as_deref().is_some_and(is_numbered))
}

/// The key or index that makes the target of a foreign key unique.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KeyPlace {
    Constraint,
    Index,
    Nowhere,
}

fn place_of_key(table: &Table, columns: &[ColumnId]) -> KeyPlace {
    let wanted: BTreeSet<ColumnId> = columns.iter().copied().collect();
    let is = |key: &[ColumnId]| {
        key.len() == columns.len() && key.iter().copied().collect::<BTreeSet<_>>() == wanted
    };
    let by_key = table.primary_key.as_ref().is_some_and(|key| key.prefixes.is_empty() && is(&key.columns));
    if by_key || table.uniques.iter().any(|unique| unique.prefixes.is_empty() && is(&unique.columns)) {
        return KeyPlace::Constraint;
    }
    let by_index = table.indexes.iter().any(|index| {
        let columns: Vec<ColumnId> = index.leading_columns().collect();
        index.unique
            && index.predicate.is_none()
            && columns.len() == index.keys.len()
            && index.keys.iter().all(|key| key.prefix_length.is_none())
            && is(&columns)
    });
    if by_index { KeyPlace::Index } else { KeyPlace::Nowhere }
}

fn counts_match(key: &ForeignKey, referenced: usize) -> Result<(), String> {
    let own = key.columns.len();
    let what = || format!("The foreign key has {own} columns but references {referenced}; it is omitted.");
    if own == referenced { Ok(()) } else { Err(what()) }
}
