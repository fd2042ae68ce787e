//! What all databases have in common: types, tables that come and go, constraints, views and comments.

use std::collections::BTreeSet;

use crowfoot_ddl::Phase;
use crowfoot_model::{ObjectRef, TableId};

use crate::operation::{HazardKind, Operation, Step};
use crate::planner::{Fate, Planner};
use crate::sides::Part;
use crate::target::TableChange;
use crate::text::bare_tokens;
use crate::types::{definition, is_type};
use crate::undo::undo;

impl Planner<'_, '_> {
    /// Views, triggers and other raw SQL that go.
    pub(crate) fn drop_programs(&mut self) {
        let old = self.old();
        for object in self.dropped_programs.clone() {
            if let ObjectRef::View(id) = object {
                let materialized = old.document.view(id).is_some_and(|view| view.materialized)
                    && self.sides.spec.capabilities().materialized_views;
                let kind = if materialized { "MATERIALIZED VIEW " } else { "VIEW " };
                self.say(object, Step::DropPrograms, ["DROP ", kind, old.written(object), ";"].concat());
                continue;
            }
            for (_, sql) in old.made.get(&object).into_iter().flatten().rev() {
                self.undo(object, sql);
            }
        }
        for (object, parts) in &old.made {
            let is_trigger = parts.iter().any(|(phase, _)| *phase == Phase::Triggers);
            if is_trigger && !self.sides.is_made_alike(*object) {
                parts.iter().rev().for_each(|(_, sql)| self.undo(*object, sql));
            }
        }
    }

    fn undo(&mut self, object: ObjectRef, sql: &str) {
        let names_table = self.target.tables == TableChange::Properties;
        match undo(self.sides.dialect, sql, names_table) {
            Some(undone) => self.say(object, Step::DropPrograms, undone),
            None => {
                let start: String = sql.chars().take(80).collect();
                let message = format!("It is not known what undoes this statement: {start}");
                self.push(Operation::new(object, Step::DropPrograms, "").with(
                    HazardKind::Manual,
                    message,
                    None,
                ));
            }
        }
    }

    /// Views, triggers and other raw SQL that come, in the order of the script.
    pub(crate) fn create_programs(&mut self) {
        for statement in &self.new_side().pieces.statements {
            let object = statement.object;
            let is_trigger = statement.phase == Phase::Triggers && !self.sides.is_made_alike(object);
            let comes =
                self.added_programs.contains(&object) && statement.phase != Phase::Comments || is_trigger;
            let is_setting = object == ObjectRef::Document
                && statement.phase == Phase::Routines
                && !self.added_programs.is_empty();
            let step = match statement.phase {
                Phase::Extensions | Phase::Routines => Step::Types,
                _ => Step::CreatePrograms,
            };
            if comes || is_setting {
                let mut operation = Operation::new(object, step, statement.sql.clone());
                if matches!(object, ObjectRef::View(_)) && statement.sql.starts_with("CREATE UNIQUE") {
                    let message = "It fails where two rows of the view have the same values.";
                    operation = operation.with(HazardKind::MayFail, message, None);
                }
                self.push(operation);
            }
        }
    }

    /// Extensions that the new design has and nobody has written.
    pub(crate) fn add_extensions(&mut self) {
        let has: BTreeSet<&str> =
            self.old().pieces.statements.iter().map(|statement| statement.sql.as_str()).collect();
        for statement in &self.new_side().pieces.statements {
            if statement.phase == Phase::Extensions
                && statement.object == ObjectRef::Document
                && !has.contains(statement.sql.as_str())
            {
                self.say(statement.object, Step::Types, statement.sql.clone());
            }
        }
    }

    /// Types that come, also in the place of others; and sequences.
    pub(crate) fn create_types(&mut self) {
        for statement in &self.new_side().pieces.statements {
            let object = statement.object;
            let is_new = !self.old().made.contains_key(&object) || self.types.swapped.contains(&object);
            if is_new
                && (is_type(object) && statement.phase == Phase::Types || statement.phase == Phase::Sequences)
            {
                self.say(object, Step::Types, statement.sql.clone());
            }
        }
    }

    /// The word for a type in statements.
    pub(crate) fn kind_of_type(object: ObjectRef) -> &'static str {
        match object {
            ObjectRef::Domain(_) => "DOMAIN ",
            ObjectRef::Sequence(_) => "SEQUENCE ",
            _ => "TYPE ",
        }
    }

    /// Types and sequences that go, the last made first.
    pub(crate) fn drop_types(&mut self) {
        let (old, new) = (self.old(), self.new_side());
        let mut seen = BTreeSet::new();
        let all: Vec<ObjectRef> =
            old.pieces.statements.iter().map(|s| s.object).filter(|o| seen.insert(*o)).collect();
        for object in all.into_iter().rev() {
            let is_sequence = matches!(object, ObjectRef::Sequence(_));
            let is_made = definition(old, object).is_some() || is_sequence && old.made.contains_key(&object);
            if !is_made || !(is_type(object) || is_sequence) {
                continue;
            }
            let kind = Self::kind_of_type(object);
            if self.types.swapped.contains(&object) {
                let name = self.aside(object);
                self.say(object, Step::DropTypes, ["DROP ", kind, &name, ";"].concat());
            } else if !new.made.contains_key(&object) {
                let if_exists = if is_sequence { "IF EXISTS " } else { "" };
                let name = self.aside(object);
                self.say(object, Step::DropTypes, ["DROP ", kind, if_exists, &name, ";"].concat());
            }
        }
    }

    /// Tables that come, without foreign keys where these can be added later.
    pub(crate) fn create_tables(&mut self) {
        let new = self.new_side();
        for statement in &new.pieces.statements {
            let ObjectRef::Table(id) = statement.object else { continue };
            if statement.phase != Phase::Tables || self.old().table(id).is_some() {
                continue;
            }
            let Some(pieces) = new.table(id) else { continue };
            if !pieces.stands_alone || self.target.tables == TableChange::Rebuild {
                self.say(statement.object, Step::CreateTables, statement.sql.clone());
                continue;
            }
            let mut pieces = pieces.clone();
            pieces.lines.retain(|(object, _)| !matches!(object, ObjectRef::ForeignKey(..)));
            let mut sql = pieces.definition(new.written(statement.object));
            if self.target.stops_between {
                // A key that numbers rows has to be there with its column.
                sql = sql.trim_end().to_owned();
            }
            self.say(statement.object, Step::CreateTables, sql);
        }
    }

    /// Tables that go, those first that stand on others.
    pub(crate) fn drop_tables(&mut self) {
        let old = self.old();
        let tables: Vec<TableId> = old
            .pieces
            .statements
            .iter()
            .filter(|statement| statement.phase == Phase::Tables)
            .filter_map(|statement| match statement.object {
                ObjectRef::Table(id) => Some(id),
                _ => None,
            })
            .collect();
        let new = self.new_side();
        for id in tables.into_iter().rev().filter(|id| new.table(*id).is_none()) {
            let object = ObjectRef::Table(id);
            let name = old.written(object);
            let operation = Operation::new(object, Step::DropTables, ["DROP TABLE ", name, ";"].concat())
                .with(
                    HazardKind::LosesData,
                    ["Every row of ", old.name(object), " is lost."].concat(),
                    Some(["SELECT 1 FROM ", name, " LIMIT 1"].concat()),
                );
            self.push(operation);
        }
    }

    /// Whether a part belongs to a table that both designs have.
    pub(crate) fn survives(&self, part: ObjectRef) -> bool {
        part.table().is_some_and(|id| self.old().table(id).is_some() && self.new_side().table(id).is_some())
    }

    /// Whether a line has been written with the table that it is part of.
    pub(crate) fn is_in_new_table(&self, part: Part) -> bool {
        let Some(id) = part.0.table().filter(|id| self.old().table(*id).is_none()) else { return false };
        let Some(pieces) = self.new_side().table(id) else { return true };
        let is_inline = pieces.lines.iter().any(|(object, _)| *object == part.0);
        is_inline && !(matches!(part.0, ObjectRef::ForeignKey(..)) && pieces.stands_alone)
    }

    /// The name of a constraint, in quotes where needed: its own, or the one that its line says.
    pub(crate) fn name_of_line(&self, part: Part, line: &str) -> String {
        let tokens = bare_tokens(self.sides.dialect, line);
        if let [first, name, ..] = tokens.as_slice()
            && first.is_word("CONSTRAINT")
        {
            return name.text.to_owned();
        }
        self.sides.quote(self.old().name(part.0))
    }

    /// Indexes that are statements of their own.
    pub(crate) fn drop_indexes(&mut self) {
        for object in self.dropped_indexes.clone() {
            let sql = ["DROP INDEX ", self.old().written(object), ";"].concat();
            self.say(object, Step::DropConstraints, sql);
        }
    }

    pub(crate) fn create_indexes(&mut self) {
        for statement in &self.new_side().pieces.statements {
            if self.added_indexes.contains(&statement.object)
                && matches!(statement.phase, Phase::Indexes | Phase::PartitionedIndexes)
            {
                let operation = Operation::new(statement.object, Step::AddConstraints, statement.sql.clone());
                let operation = self.with_unique_check(operation);
                self.push(operation);
            }
        }
    }

    /// Says that a key or index may find rows that are the same.
    pub(crate) fn with_unique_check(&self, operation: Operation) -> Operation {
        let object = operation.object;
        let Some(id) = object.table().filter(|_| self.survives(object)) else { return operation };
        let Some(table) = self.new_side().document.table(id) else { return operation };
        let is_unique = match object {
            ObjectRef::Index(_, index) => table.index(index).is_some_and(|index| index.unique),
            other => matches!(other, ObjectRef::Unique(..) | ObjectRef::PrimaryKey(_)),
        };
        if !is_unique {
            return operation;
        }
        let columns = crate::parts::columns_of(table, object, self.sides.dialect);
        let old = self.old();
        let known = columns.iter().all(|column| self.fate(id, *column) == Fate::Kept)
            && !crate::parts::has_expression(table, object);
        let names: Vec<&str> =
            columns.iter().map(|column| old.written(ObjectRef::Column(id, *column))).collect();
        let check = known.then(|| {
            let all = names.join(", ");
            let present =
                names.iter().map(|name| [name, " IS NOT NULL"].concat()).collect::<Vec<_>>().join(" AND ");
            [
                "SELECT 1 FROM ",
                old.written(ObjectRef::Table(id)),
                " WHERE ",
                &present,
                " GROUP BY ",
                &all,
                " HAVING count(*) > 1 LIMIT 1",
            ]
            .concat()
        });
        let message = format!("It fails where two rows of {} have the same values.", table.name);
        operation.with(HazardKind::MayFail, message, check.filter(|_| !names.is_empty()))
    }

    /// Comments that are statements.
    pub(crate) fn write_comments(&mut self) {
        let (mid, new) = (self.mid(), self.new_side());
        for ((object, on), sql) in &new.comments {
            if mid.comments.get(&(*object, on.clone())) != Some(sql) || self.is_made_anew(*object) {
                self.say(*object, Step::Comments, sql.clone());
            }
        }
        for (object, on) in mid.comments.keys() {
            let is_there = !matches!(object, ObjectRef::Schema(id) if new.document.schema(*id).is_none());
            if !new.comments.contains_key(&(*object, on.clone())) && !self.is_made_anew(*object) && is_there {
                self.say(*object, Step::Comments, [on, " IS NULL;"].concat());
            }
        }
    }

    /// Whether an object is created by this migration, so that it has no comment yet.
    fn is_made_anew(&self, object: ObjectRef) -> bool {
        let old = self.old();
        match object {
            ObjectRef::Table(id) => old.table(id).is_none(),
            ObjectRef::Column(id, column) => {
                old.table(id).is_none() || matches!(self.fate(id, column), Fate::Added | Fate::Replaced)
            }
            ObjectRef::Index(..) => self.added_indexes.contains(&object),
            ObjectRef::View(_) | ObjectRef::Statement(_) => self.added_programs.contains(&object),
            ObjectRef::Enum(_) | ObjectRef::Domain(_) | ObjectRef::Composite(_) => {
                self.types.swapped.contains(&object) || !old.made.contains_key(&object)
            }
            ObjectRef::Sequence(_) => !old.made.contains_key(&object),
            ObjectRef::Schema(id) => old.document.schema(id).is_none(),
            other => self.added.contains(&(other, 0)),
        }
    }

    /// Where a type stays while another takes its name, or until nothing uses it.
    pub(crate) fn aside(&self, object: ObjectRef) -> String {
        let old = self.old();
        let schema = self.old_schema(object);
        let name = if self.stands_aside(object) {
            self.sides.quote(&["crowfoot_old_", &id_of(object).to_string()].concat())
        } else {
            self.sides.quote(old.name(object))
        };
        match schema {
            Some(schema) => [&schema, ".", &name].concat(),
            None => name,
        }
    }

    /// Whether a type of the old design has to make room.
    pub(crate) fn stands_aside(&self, object: ObjectRef) -> bool {
        if self.types.swapped.contains(&object) {
            return true;
        }
        let goes = !self.new_side().pieces.written.contains_key(&object);
        goes && self
            .new_side()
            .pieces
            .names
            .values()
            .any(|name| name.eq_ignore_ascii_case(self.old().name(object)))
    }
}

/// The number of a record.
pub(crate) fn id_of(object: ObjectRef) -> u64 {
    match object {
        ObjectRef::Enum(id) => id.0,
        ObjectRef::Domain(id) => id.0,
        ObjectRef::Composite(id) => id.0,
        ObjectRef::Sequence(id) => id.0,
        ObjectRef::Table(id) | ObjectRef::PrimaryKey(id) => id.0,
        ObjectRef::Column(_, id) => id.0,
        ObjectRef::Index(_, id) => id.0,
        ObjectRef::Unique(_, id) => id.0,
        ObjectRef::Check(_, id) => id.0,
        ObjectRef::ForeignKey(_, id) => id.0,
        ObjectRef::Exclusion(_, id) => id.0,
        ObjectRef::Schema(id) => id.0,
        ObjectRef::View(id) => id.0,
        ObjectRef::Statement(id) => id.0,
        _ => 0,
    }
}
