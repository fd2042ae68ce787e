//! Names change, and nothing else.

use std::collections::BTreeSet;

use crowfoot_dialect::naming::engine_name;
use crowfoot_model::{Column, ColumnId, Document, Identity, ObjectRef, SchemaId, TableId};

use crate::operation::Step;
use crate::planner::{Fate, Planner};
use crate::target::TableChange;
use crate::types::is_type;
use crate::write::id_of;

/// A name that changes.
struct Rename {
    object: ObjectRef,
    from: String,
    to: String,
    /// The statement up to the name as it is, and between both names.
    before: String,
    between: String,
}

impl Planner<'_, '_> {
    pub(crate) fn schemas(&mut self) {
        let (old, new) = (self.old(), self.new_side());
        for statement in &new.pieces.statements {
            let is_new =
                matches!(statement.object, ObjectRef::Schema(id) if old.document.schema(id).is_none());
            if is_new && crate::text::commented(self.sides.dialect, &statement.sql).is_none() {
                self.say(statement.object, Step::Rename, statement.sql.clone());
            }
        }
        for schema in old.document.schemas() {
            let object = ObjectRef::Schema(schema.id);
            if !old.made.contains_key(&object) {
                continue;
            }
            let from = old.written(object);
            match new.document.schema(schema.id) {
                None => self.say(object, Step::DropSchemas, ["DROP SCHEMA ", from, ";"].concat()),
                Some(_) if from != new.written(object) => {
                    let sql = ["ALTER SCHEMA ", from, " RENAME TO ", new.written(object), ";"].concat();
                    // Before anything is made in one that is new.
                    self.operations.insert(0, crate::operation::Operation::new(object, Step::Rename, sql));
                }
                Some(_) => {}
            }
        }
    }

    /// The schema that an object of the old design is in, under its new name and in quotes where needed.
    pub(crate) fn old_schema(&self, object: ObjectRef) -> Option<String> {
        let id = schema_of(&self.old().document, object)?;
        let side = if self.new_side().document.schema(id).is_some() { self.new_side() } else { self.old() };
        let name = side.written(ObjectRef::Schema(id));
        (!name.is_empty() && self.sides.spec.capabilities().schemas).then(|| name.to_owned())
    }

    /// What stands where, by a name that may have changed.
    fn in_schema(schema: Option<&str>, name: &str) -> String {
        schema.map_or_else(|| name.to_owned(), |schema| [schema, ".", name].concat())
    }

    /// Tables, types and sequences.
    pub(crate) fn rename_records(&mut self) {
        let (old, new) = (self.old(), self.new_side());
        let mut renames = Vec::new();
        let mut objects: Vec<ObjectRef> = old.pieces.names.keys().copied().collect();
        objects.retain(|object| {
            is_type(*object) || matches!(object, ObjectRef::Table(_) | ObjectRef::Sequence(_))
        });
        for object in objects {
            let kind = match object {
                ObjectRef::Table(id) if old.table(id).is_none() => continue,
                ObjectRef::Table(_) => "TABLE ",
                other if !old.made.contains_key(&other) => continue,
                other => Self::kind_of_type(other),
            };
            let schema = self.old_schema(object);
            let from = self.sides.quote(old.name(object));
            let at = Self::in_schema(schema.as_deref(), &from);
            if !matches!(object, ObjectRef::Table(_)) && self.stands_aside(object) {
                let aside = self.sides.quote(&["crowfoot_old_", &id_of(object).to_string()].concat());
                let sql = ["ALTER ", kind, &at, " RENAME TO ", &aside, ";"].concat();
                self.say(object, Step::Rename, sql);
                continue;
            }
            if !new.pieces.written.contains_key(&object)
                || matches!(object, ObjectRef::Table(id) if new.table(id).is_none())
            {
                continue;
            }
            let target =
                schema_of(&new.document, object).map(|id| new.written(ObjectRef::Schema(id)).to_owned());
            let target = target.filter(|name| !name.is_empty() && self.sides.spec.capabilities().schemas);
            let home = |schema: &Option<String>| schema.clone().unwrap_or_else(|| "public".to_owned());
            let moves = home(&schema) != home(&target);
            if moves && self.target.tables == TableChange::Properties {
                // First under a name that is free in both.
                let aside = self.sides.quote(&["crowfoot_", &id_of(object).to_string()].concat());
                self.say(object, Step::Rename, ["ALTER ", kind, &at, " RENAME TO ", &aside, ";"].concat());
                let at = Self::in_schema(schema.as_deref(), &aside);
                self.say(
                    object,
                    Step::Rename,
                    ["ALTER ", kind, &at, " SET SCHEMA ", &home(&target), ";"].concat(),
                );
                let before = ["ALTER ", kind, &Self::in_schema(target.as_deref(), "")].concat();
                let to = self.sides.quote(new.name(object));
                renames.push(Rename { object, from: aside, to, before, between: " RENAME TO ".to_owned() });
                continue;
            }
            let to = self.sides.quote(new.name(object));
            let before = ["ALTER ", kind, &Self::in_schema(schema.as_deref(), "")].concat();
            renames.push(Rename { object, from, to, before, between: " RENAME TO ".to_owned() });
        }
        self.rename_all(renames);
    }

    /// Columns, constraints and indexes of tables that stay, by statements of their own.
    pub(crate) fn rename_parts(&mut self) {
        for id in self.kept_tables() {
            self.rename_columns(id);
            self.rename_sequences(id);
        }
        let (old, new) = (self.old(), self.new_side());
        let mut renames = Vec::new();
        for part in old.lines.keys() {
            let Some(id) = part.0.table().filter(|_| !self.dropped.contains(part) && self.survives(part.0))
            else {
                continue;
            };
            if part.1 > 0 || matches!(part.0, ObjectRef::Column(..)) {
                continue;
            }
            let before = ["ALTER TABLE ", new.written(ObjectRef::Table(id)), " RENAME CONSTRAINT "].concat();
            renames.push(self.rename(part.0, before, " TO "));
        }
        for object in old.made.keys().filter(|object| matches!(object, ObjectRef::Index(..))) {
            if self.dropped_indexes.contains(object) || !self.survives(*object) {
                continue;
            }
            let schema = object.table().and_then(|id| schema_of(&new.document, ObjectRef::Table(id)));
            let schema = schema.map(|id| new.written(ObjectRef::Schema(id))).filter(|name| !name.is_empty());
            let before = Self::in_schema(schema, "");
            renames.push(self.rename(*object, ["ALTER INDEX ", &before].concat(), " RENAME TO "));
        }
        self.rename_all(renames);
    }

    pub(crate) fn rename_columns(&mut self, id: TableId) {
        let new = self.new_side();
        let is_rebuilt = self.rebuilt.contains(&id);
        let mut renames = Vec::new();
        let before = ["ALTER TABLE ", new.written(ObjectRef::Table(id)), " RENAME COLUMN "].concat();
        for column in self.old().table(id).into_iter().flat_map(|table| &table.columns) {
            let object = ObjectRef::Column(id, column.id);
            let fate = self.fate(id, column.id);
            if self.keeps_its_name(id, column.id) {
                continue;
            }
            if matches!(fate, Fate::Kept | Fate::Retyped) || is_rebuilt && fate == Fate::Replaced {
                renames.push(self.rename(object, before.clone(), " TO "));
            } else if is_rebuilt && fate == Fate::Dropped && self.makes_room(id, column.id) {
                // It goes only when the table is made anew.
                let to = self.sides.quote(&["crowfoot_gone_", &column.id.0.to_string()].concat());
                renames.push(Rename { to, ..self.rename(object, before.clone(), " TO ") });
            }
        }
        self.rename_all(renames);
    }

    /// Whether a column is called like the number of a row, which SQLite does not rename.
    pub(crate) fn keeps_its_name(&self, id: TableId, column: ColumnId) -> bool {
        let object = ObjectRef::Column(id, column);
        let (from, to) = (self.old().name(object), self.new_side().name(object));
        self.target.tables == TableChange::Rebuild && from != to && (is_row_number(from) || is_row_number(to))
    }

    /// Whether another column gets the name of one that goes.
    fn makes_room(&self, id: TableId, column: ColumnId) -> bool {
        let name = self.old().name(ObjectRef::Column(id, column));
        let new = self.new_side();
        let others = self
            .old()
            .table(id)
            .into_iter()
            .flat_map(|table| &table.columns)
            .filter(|other| other.id != column);
        others.into_iter().any(|other| new.name(ObjectRef::Column(id, other.id)).eq_ignore_ascii_case(name))
    }

    fn rename(&self, object: ObjectRef, before: String, between: &str) -> Rename {
        let (old, new) = (self.old(), self.new_side());
        Rename {
            object,
            from: self.sides.quote(old.name(object)),
            to: self.sides.quote(new.name(object)),
            before,
            between: between.to_owned(),
        }
    }

    /// The sequences behind columns are called after them.
    fn rename_sequences(&mut self, id: TableId) {
        if self.target.tables != TableChange::Properties {
            return;
        }
        let (Some(before), Some(after)) = (self.old().document.table(id), self.new_side().document.table(id))
        else {
            return;
        };
        for column in &before.columns {
            let Some(other) = after.column(column.id).filter(|_| self.fate(id, column.id) != Fate::Replaced)
            else {
                continue;
            };
            if !is_counted(column) || !is_counted(other) {
                continue;
            }
            let name = |table: &str, column: &str| self.sides.quote(&engine_name(table, &[column], "seq"));
            let (from, to) = (name(&before.name, &column.name), name(&after.name, &other.name));
            if from != to {
                let schema = after.schema.map(|id| self.new_side().written(ObjectRef::Schema(id)));
                let at = Self::in_schema(schema.filter(|name| !name.is_empty()), &from);
                let sql = ["ALTER SEQUENCE IF EXISTS ", &at, " RENAME TO ", &to, ";"].concat();
                self.say(ObjectRef::Column(id, column.id), Step::Rename, sql);
            }
        }
    }

    /// Renames in the order given; what takes a name that another still has waits under a third one.
    fn rename_all(&mut self, renames: Vec<Rename>) {
        let renames: Vec<Rename> = renames.into_iter().filter(|rename| rename.from != rename.to).collect();
        let current: BTreeSet<String> = renames.iter().map(|rename| rename.from.to_lowercase()).collect();
        let (aside, free): (Vec<Rename>, Vec<Rename>) =
            renames.into_iter().partition(|rename| current.contains(&rename.to.to_lowercase()));
        let mut waiting = Vec::new();
        for rename in aside {
            let aside = self.sides.quote(&["crowfoot_", &id_of(rename.object).to_string()].concat());
            let sql = [&rename.before, &rename.from, &rename.between, &aside, ";"].concat();
            self.say(rename.object, Step::Rename, sql);
            waiting.push(Rename { from: aside, ..rename });
        }
        for rename in free.into_iter().chain(waiting) {
            let sql = [&rename.before, &rename.from, &rename.between, &rename.to, ";"].concat();
            self.say(rename.object, Step::Rename, sql);
        }
    }

    /// The name of the sequence behind a column, as it is once everything has been renamed.
    pub(crate) fn sequence_of(&self, table: TableId, column: ColumnId) -> String {
        let new = self.new_side();
        let name = engine_name(
            new.name(ObjectRef::Table(table)),
            &[new.name(ObjectRef::Column(table, column))],
            "seq",
        );
        let schema =
            schema_of(&new.document, ObjectRef::Table(table)).map(|id| new.written(ObjectRef::Schema(id)));
        Self::in_schema(schema.filter(|name| !name.is_empty()), &self.sides.quote(&name))
    }
}

/// Whether SQLite calls the number of a row so too.
pub(crate) fn is_row_number(name: &str) -> bool {
    ["rowid", "oid", "_rowid_"].iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// Whether a sequence stands behind a column that is called after it.
fn is_counted(column: &Column) -> bool {
    match &column.identity {
        Some(Identity::Always(options) | Identity::ByDefault(options)) => options.name.is_none(),
        Some(Identity::Serial) => column.sequence.is_none(),
        _ => false,
    }
}

/// The schema of a record, where the design says one.
pub(crate) fn schema_of(document: &Document, object: ObjectRef) -> Option<SchemaId> {
    match object {
        ObjectRef::Table(id) => document.table(id)?.schema,
        ObjectRef::Enum(id) => document.enum_type(id)?.schema,
        ObjectRef::Domain(id) => document.domain(id)?.schema,
        ObjectRef::Composite(id) => document.composite(id)?.schema,
        ObjectRef::Sequence(id) => document.sequence(id)?.schema,
        ObjectRef::View(id) => document.view(id)?.schema,
        _ => None,
    }
}
