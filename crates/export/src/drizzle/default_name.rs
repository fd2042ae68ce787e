//! The names that Drizzle itself gives to keys and constraints.

use crowfoot_dialect::naming::engine_name;
use crowfoot_model::{ForeignKey, ObjectRef, Table};

use super::Writer;
use super::table::Reference;

/// Longer names of foreign keys become a hash in 1.0.
const LONGEST: usize = 63;

impl Writer<'_> {
    /// Whether what has no name in the design has the one that the database made.
    pub(super) fn is_named_by_engine(&self) -> bool {
        let settings = self.document.settings();
        settings.named_by_engine && settings.dialect == self.target
    }

    /// The name of a primary key where it is not the one that it gets anyhow.
    pub(super) fn primary_key_name(&self, table: &Table) -> Option<String> {
        let key = table.primary_key.as_ref()?;
        if let Some(short) = self.short_key_name(table) {
            return Some(short);
        }
        let is_given = key.name.is_some() || self.is_named_by_engine() || key.columns.len() > 1;
        if !self.package.named_keys || !is_given {
            return None;
        }
        let name = self.spelling.names.of(ObjectRef::PrimaryKey(table.id));
        let of_table = self.spelling.names.of(ObjectRef::Table(table.id));
        let own = if self.line.is_one() || key.columns.len() < 2 {
            engine_name(of_table, &[], "pkey")
        } else {
            let plain = self.plain_names(table, &key.columns);
            let own = [of_table, "_", &plain.join("_"), "_pk"].concat();
            renamed(own, &plain, &self.written_names(table, &key.columns))
        };
        (name != own).then(|| name.to_owned())
    }

    /// The name that `.unique()` gives.
    pub(super) fn unique_name(&self, table: &Table, columns: &[crowfoot_model::ColumnId]) -> String {
        let columns = match self.line.is_one() {
            true => self.written_names(table, columns),
            false => self.plain_names(table, columns),
        };
        let columns = columns.join("_");
        let of_table = self.spelling.names.of(ObjectRef::Table(table.id));
        match (self.line.is_one(), self.package.named_keys, self.package.nullable_keys) {
            (true, true, _) => [of_table, "_", &columns, "_key"].concat(),
            (true, false, false) => [&columns, "_unique"].concat(),
            _ => [of_table, "_", &columns, "_unique"].concat(),
        }
    }

    /// The name of a foreign key in the database.
    pub(super) fn foreign_key_name(&self, table: &Table, key: &ForeignKey) -> String {
        if key.name.is_none() && self.is_named_by_engine() && !self.package.named_keys {
            return numbered(table, key, self.spelling.names.of(ObjectRef::Table(table.id)));
        }
        self.spelling.names.of(ObjectRef::ForeignKey(table.id, key.id)).to_owned()
    }

    /// Whether a foreign key can be written at its column, which gives it the name that Drizzle chooses.
    pub(super) fn is_inline(&self, table: &Table, key: &ForeignKey, reference: &Reference) -> bool {
        if key.columns.len() != 1 {
            return false;
        }
        if !self.package.named_foreign_keys {
            return true;
        }
        let Some(target) = self.document.table(reference.target) else { return false };
        let named = |from: &[String], to: &[String]| {
            [
                self.spelling.names.of(ObjectRef::Table(table.id)),
                &from.join("_"),
                self.spelling.names.of(ObjectRef::Table(reference.target)),
                &to.join("_"),
                if self.line.is_one() { "fkey" } else { "fk" },
            ]
            .join("_")
        };
        let from = self.written_names(table, &reference.columns);
        let to = self.written_names(target, &reference.target_columns);
        let own = named(&from, &to);
        if !self.line.is_one() {
            let plain_from = self.plain_names(table, &reference.columns);
            let plain_to = self.plain_names(target, &reference.target_columns);
            let made = renamed(named(&plain_from, &plain_to), &plain_from, &from);
            if renamed(made, &plain_to, &to) != own {
                return false;
            }
        }
        let is_free = key.name.is_none() && !self.is_named_by_engine();
        own.len() <= LONGEST && (is_free || self.foreign_key_name(table, key) == own)
    }

    /// A name for a primary key of MySQL, where the one that drizzle-kit 0.31 writes is longer than the server takes.
    fn short_key_name(&self, table: &Table) -> Option<String> {
        let key = table.primary_key.as_ref()?;
        if self.line.is_one() || self.package.named_keys || self.package.nullable_keys {
            return None;
        }
        let of_table = self.spelling.names.of(ObjectRef::Table(table.id));
        let own = [of_table, "_", &self.written_names(table, &key.columns).join("_"), "_pk"].concat();
        (own.chars().count() > LONGEST).then(|| "PRIMARY".to_owned())
    }

    /// The names of columns before the casing of 0.45.
    fn plain_names(&self, table: &Table, columns: &[crowfoot_model::ColumnId]) -> Vec<String> {
        let columns = columns.iter().filter_map(|id| table.column(*id));
        let name =
            |column| self.key_as_name(table, column).unwrap_or_else(|| self.column_name(table.id, column));
        columns.map(|column| name(column).to_owned()).collect()
    }

    fn written_names(&self, table: &Table, columns: &[crowfoot_model::ColumnId]) -> Vec<String> {
        let columns = columns.iter().filter_map(|id| table.column(*id));
        columns.map(|column| self.column_name(table.id, column).to_owned()).collect()
    }
}

/// A name with those of columns replaced, as the kit of 0.45 does it: each where it is found first.
fn renamed(name: String, plain: &[String], written: &[String]) -> String {
    plain.iter().zip(written).fold(name, |name, (plain, written)| name.replacen(plain.as_str(), written, 1))
}

/// The name that MySQL gives to a foreign key: a number, beginning after the highest that is given.
fn numbered(table: &Table, key: &ForeignKey, of_table: &str) -> String {
    let start = [of_table, "_ibfk_"].concat();
    let given = |key: &ForeignKey| key.name.as_ref()?.strip_prefix(&start)?.parse::<u32>().ok();
    let highest = table.foreign_key_constraints().filter_map(given).max().unwrap_or(0);
    let unnamed = table.foreign_key_constraints().filter(|own| own.name.is_none());
    let place = unnamed.take_while(|own| own.id != key.id).count();
    let number = highest.saturating_add(u32::try_from(place).unwrap_or(0)).saturating_add(1);
    [start.as_str(), &number.to_string()].concat()
}
