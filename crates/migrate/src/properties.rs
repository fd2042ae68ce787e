//! Tables where each property of a column is changed by itself, as PostgreSQL does.

use crowfoot_ddl::ColumnPiece;
use crowfoot_model::{ObjectRef, TableId};

use crate::operation::{HazardKind, Operation, Step};
use crate::planner::{Fate, Planner, is_generated};

impl Planner<'_, '_> {
    pub(crate) fn by_properties(&mut self) {
        self.add_values();
        self.drop_programs();
        self.disown_sequences();
        self.drop_lines();
        self.drop_indexes();
        self.drop_tables();
        self.drop_columns();
        self.schemas();
        self.rename_records();
        self.rename_parts();
        self.add_extensions();
        self.create_types();
        self.create_tables();
        for id in self.kept_tables() {
            self.alter_columns(id);
            self.alter_storage(id);
        }
        self.settings();
        self.alter_sequences();
        self.drop_types();
        self.add_lines();
        self.create_indexes();
        self.create_programs();
        self.write_comments();
    }

    fn add_values(&mut self) {
        for (object, values) in self.types.values.clone() {
            for (value, place) in values {
                let sql =
                    ["ALTER TYPE ", self.old().written(object), " ADD VALUE ", &value, &place, ";"].concat();
                self.say(object, Step::Values, sql);
            }
        }
    }

    fn drop_lines(&mut self) {
        let old = self.old();
        for part in self.dropped.clone() {
            let (Some(line), Some(id)) = (old.lines.get(&part), part.0.table()) else { continue };
            let is_foreign_key = matches!(part.0, ObjectRef::ForeignKey(..));
            if !self.survives(part.0) && !is_foreign_key {
                continue;
            }
            let step = if is_foreign_key { Step::DropForeignKeys } else { Step::DropConstraints };
            let name = self.name_of_line(part, line);
            let table = old.written(ObjectRef::Table(id));
            self.say(part.0, step, ["ALTER TABLE ", table, " DROP CONSTRAINT ", &name, ";"].concat());
        }
    }

    fn add_lines(&mut self) {
        let new = self.new_side();
        // In the order of the script: keys before what references them.
        let mut parts: Vec<_> = self.added.iter().copied().collect();
        let rank = |object: ObjectRef| match object {
            ObjectRef::PrimaryKey(_) => 0,
            ObjectRef::Unique(..) => 1,
            _ => 2,
        };
        parts.sort_by_key(|(object, at)| (rank(*object), *object, *at));
        for part in parts {
            let (Some(line), Some(id)) = (new.lines.get(&part), part.0.table()) else { continue };
            if self.is_in_new_table(part) {
                continue;
            }
            let is_foreign_key = matches!(part.0, ObjectRef::ForeignKey(..));
            let step = if is_foreign_key { Step::AddForeignKeys } else { Step::AddConstraints };
            let table = new.written(ObjectRef::Table(id));
            let sql = ["ALTER TABLE ", table, "\n    ADD ", line, ";"].concat();
            let mut operation = self.with_unique_check(Operation::new(part.0, step, sql));
            let is_checked = !line.ends_with("NOT VALID") && self.survives(part.0);
            if is_checked
                && (is_foreign_key || matches!(part.0, ObjectRef::Check(..) | ObjectRef::Exclusion(..)))
            {
                let check = if is_foreign_key { self.orphans(id, part.0) } else { None };
                operation = operation.with(HazardKind::MayFail, "It fails where rows break it.", check);
            }
            self.push(operation);
        }
    }

    /// A query for rows whose foreign key would reference nothing.
    pub(crate) fn orphans(&self, id: TableId, part: ObjectRef) -> Option<String> {
        let (old, new) = (self.old(), self.new_side());
        let table = new.document.table(id)?;
        let (target, columns) = crate::parts::referenced(&new.document, table, part)?;
        let own = crate::parts::columns_of(table, part, self.sides.dialect);
        let mut present = Vec::new();
        let mut same = Vec::new();
        for (own, other) in own.iter().zip(&columns) {
            if self.fate(id, *own) != Fate::Kept
                || self.fate(target, *other) != Fate::Kept
                || old.table(target).is_none()
            {
                return None;
            }
            let (own, other) =
                (old.written(ObjectRef::Column(id, *own)), old.written(ObjectRef::Column(target, *other)));
            present.push(["c.", own, " IS NOT NULL"].concat());
            same.push(["p.", other, " = c.", own].concat());
        }
        let (child, parent) = (old.written(ObjectRef::Table(id)), old.written(ObjectRef::Table(target)));
        let query = [
            "SELECT 1 FROM ",
            child,
            " c WHERE ",
            &present.join(" AND "),
            " AND NOT EXISTS (SELECT 1 FROM ",
            parent,
            " p WHERE ",
            &same.join(" AND "),
            ") LIMIT 1",
        ];
        Some(query.concat())
    }

    fn drop_columns(&mut self) {
        for ((id, column), fate) in self.columns.clone() {
            let Some(piece) = self.old().column(id, column) else { continue };
            if !matches!(fate, Fate::Dropped | Fate::Replaced) {
                continue;
            }
            let table = self.old().written(ObjectRef::Table(id));
            let sql = ["ALTER TABLE ", table, " DROP COLUMN ", &piece.name, ";"].concat();
            let operation = Operation::new(ObjectRef::Column(id, column), Step::DropColumns, sql);
            self.push(self.losing(operation, id, piece));
        }
    }

    /// Says that the values of a column are lost, where nobody can compute them.
    pub(crate) fn losing(&self, operation: Operation, id: TableId, piece: &ColumnPiece) -> Operation {
        if piece.words.iter().any(|word| is_generated(word)) {
            return operation;
        }
        let table = ObjectRef::Table(id);
        let message = format!(
            "The values of {}.{} are lost.",
            self.old().name(table),
            self.old().name(ObjectRef::Column(id, piece.id))
        );
        let check =
            ["SELECT 1 FROM ", self.old().written(table), " WHERE ", &piece.name, " IS NOT NULL LIMIT 1"];
        operation.with(HazardKind::LosesData, message, Some(check.concat()))
    }

    fn alter_columns(&mut self, id: TableId) {
        let new = self.new_side();
        let Some(pieces) = new.table(id) else { return };
        let table = new.written(ObjectRef::Table(id));
        for piece in &pieces.columns {
            let object = ObjectRef::Column(id, piece.id);
            let fate = self.fate(id, piece.id);
            if matches!(fate, Fate::Added | Fate::Replaced) {
                let sql = ["ALTER TABLE ", table, " ADD COLUMN ", &piece.definition(), ";"].concat();
                let operation = self.filling(Operation::new(object, Step::AlterTables, sql), id, piece);
                self.push(operation);
                continue;
            }
            let Some(mid) = self.mid().column(id, piece.id) else { continue };
            self.alter_column(id, table, mid, piece, fate);
        }
    }

    /// Says that a new column has no value for the rows that are there.
    pub(crate) fn filling(&self, operation: Operation, id: TableId, piece: &ColumnPiece) -> Operation {
        let says = |start: &str| piece.words.iter().any(|word| word.starts_with(start));
        let is_required = says("NOT NULL") || piece.words.iter().any(|word| word.contains("PRIMARY KEY"));
        let is_filled = says("DEFAULT ")
            || says("GENERATED ")
            || says("AS (")
            || says("AUTO_INCREMENT")
            || piece.type_text.contains("serial");
        if !is_required || is_filled {
            return operation;
        }
        let check = ["SELECT 1 FROM ", self.old().written(ObjectRef::Table(id)), " LIMIT 1"].concat();
        let message = "It fails where the table has rows: the column is required and has no default.";
        operation.with(HazardKind::MayFail, message, Some(check))
    }

    fn alter_storage(&mut self, id: TableId) {
        let (Some(mid), Some(new)) = (self.mid().table(id), self.new_side().table(id)) else { return };
        let object = ObjectRef::Table(id);
        let table = self.new_side().written(object);
        if mid.create != new.create && !new.create.contains("TEMPORARY") && !mid.create.contains("TEMPORARY")
        {
            let word = if new.create.contains("UNLOGGED") { "UNLOGGED" } else { "LOGGED" };
            self.say(object, Step::AlterTables, ["ALTER TABLE ", table, " SET ", word, ";"].concat());
        }
        if mid.tail != new.tail || mid.stands_alone != new.stands_alone {
            let message = format!(
                "The options of the table change from “{}” to “{}”; change them by hand.",
                mid.tail.trim(),
                new.tail.trim()
            );
            self.push(Operation::new(object, Step::AlterTables, "").with(HazardKind::Manual, message, None));
        }
    }
}
