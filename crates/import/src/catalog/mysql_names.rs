//! Names that MySQL generates for keys and foreign keys, and the indexes that it creates for foreign keys.

use crowfoot_dialect::naming::shorten;
use crowfoot_dialect::script::{GeneratedNames, server};
use crowfoot_dialect::spec;
use crowfoot_model::{ColumnId, ForeignKey, Index, IndexId, IndexKey, Table, TableId, UniqueConstraint};

use super::Catalog;
use super::called::Part;

impl Catalog {
    /// Whether a server has generated names; formats other than SQL have no server.
    fn is_named_by_mysql(&self) -> bool {
        self.names_keys() && !self.types_are_known
    }

    fn names_keys(&self) -> bool {
        self.server().generated_names == GeneratedNames::OfKeys
    }

    /// The generated name of an unnamed key, unless it is that of the first column, which it gets on export as well.
    pub(super) fn generated_key_name(&self, table: TableId, first: Option<ColumnId>) -> Option<String> {
        let own = self.tables.get(&table).filter(|_| self.is_named_by_mysql())?;
        let column = &own.column(first?)?.name;
        if !self.has_key_called(table, column) {
            return None;
        }
        // Generated names may exceed the limit for names in a script.
        let limit = spec(self.dialect).identifier_limit();
        let mut names = (2..).map(|number| shorten(&format!("{column}_{number}"), limit));
        names.find(|name| !self.has_key_called(table, name))
    }

    /// Names unique constraints over the column of the primary key, unless the column itself declares both: MariaDB merges
    /// these, MySQL does not.
    pub(super) fn name_second_keys(&mut self, table: TableId, of_both: &[String]) {
        let Some(own) = self.tables.get(&table) else { return };
        let [column] = own.primary_key_columns() else { return };
        let Some(column) = own.column(*column).map(|own| (own.id, own.name.clone())) else { return };
        if of_both.contains(&column.1) {
            return;
        }
        let Some(own) = self.tables.get_mut(&table) else { return };
        for unique in own.uniques.iter_mut().filter(|unique| unique.columns == [column.0]) {
            unique.name.get_or_insert_with(|| column.1.clone());
        }
    }

    /// Whether a key of a MySQL table has this name, explicit or generated.
    pub(crate) fn has_key_called(&self, table: TableId, name: &str) -> bool {
        self.names_keys()
            && self.tables.get(&table).is_some_and(|own| {
                key_names(own).any(|found| found.is_some_and(|found| self.same_name(found, name)))
            })
    }

    /// The generated name of an unnamed foreign key, unless it gets the same on export.
    pub(super) fn generated_foreign_key_name(&self, table: TableId) -> Option<String> {
        let own = self.tables.get(&table).filter(|_| self.is_named_by_mysql() && !self.is_new(table))?;
        let next = own.foreign_keys.iter().fold(0, |last, key| number_of(own, key, last)) + 1;
        let unnamed = own.foreign_keys.iter().filter(|key| key.name.is_none()).count() + 1;
        (next != unnamed).then(|| generated_name(&own.name, next))
    }

    /// The constraint with a name that MySQL or MariaDB generated.
    pub(super) fn constraint_made(&self, own: &Table, name: &str) -> Option<Part> {
        let mut last = 0;
        for (at, key) in own.foreign_keys.iter().enumerate() {
            last = number_of(own, key, last);
            if key.name.is_none() && self.same_name(&generated_name(&own.name, last), name) {
                return Some(Part::ForeignKey(at));
            }
        }
        let unnamed =
            own.checks.iter().enumerate().filter(|(_, check)| check.name.is_none()).map(|(at, _)| at);
        for (number, at) in unnamed.enumerate().map(|(before, at)| (before + 1, at)) {
            let of_mysql = format!("{}_chk_{number}", own.name);
            if [of_mysql, format!("CONSTRAINT_{number}")].iter().any(|made| self.same_name(made, name)) {
                return Some(Part::Check(at));
            }
        }
        let is = |unique: &UniqueConstraint| {
            name_of_unique(own, unique).is_some_and(|found| self.same_name(found, name))
        };
        own.uniques.iter().position(is).map(Part::Unique)
    }

    /// Removes a foreign key by its name, explicit or generated. An index may have the same. False if there is none.
    pub(crate) fn drop_foreign_key_called(&mut self, table: TableId, name: &str) -> bool {
        let Some(own) = self.tables.get(&table) else { return false };
        let is = |key: &ForeignKey| key.name.as_deref().is_some_and(|found| self.same_name(found, name));
        let at = match own.foreign_keys.iter().position(is) {
            Some(at) => at,
            None => match self.constraint_made(own, name) {
                Some(Part::ForeignKey(at)) => at,
                _ => return false,
            },
        };
        self.drop_foreign_key(table, at);
        true
    }

    /// Removes a foreign key as MySQL does: its index stays, and so do the names of the others.
    pub(super) fn drop_foreign_key(&mut self, table: TableId, at: usize) {
        if self.names_keys() {
            self.keep_implicit_index(table, at);
            self.make_foreign_keys_explicit(table, Some(at));
        }
        if let Some(own) = self.tables.get_mut(&table).filter(|own| at < own.foreign_keys.len()) {
            own.foreign_keys.remove(at);
        }
    }

    /// Makes the implicit index of a foreign key explicit, unless another index serves it.
    fn keep_implicit_index(&mut self, table: TableId, at: usize) {
        let Some(key) = self.tables.get(&table).and_then(|own| own.foreign_keys.get(at)) else { return };
        let Some(own) = self.tables.get(&table).filter(|own| !has_index(own, key)) else { return };
        let name = match &key.name {
            Some(name) if !self.has_key_called(table, name) => Some(name.clone()),
            _ => self.generated_key_name(table, key.columns.first().copied()).or_else(|| {
                let first = own.column(*key.columns.first()?)?;
                Some(first.name.clone())
            }),
        };
        let columns = key.columns.clone();
        let place = key.indexes_before.and_then(|before| usize::try_from(before).ok());
        let id: IndexId = self.ids.fresh();
        self.made_indexes.insert(id);
        let Some(own) = self.tables.get_mut(&table) else { return };
        let place = place.unwrap_or(own.indexes.len()).min(own.indexes.len());
        own.indexes.insert(place, Index { name, ..Index::over(id, columns) });
        for (other, key) in own.foreign_keys.iter_mut().enumerate() {
            let follows = |before: &u32| {
                usize::try_from(*before).is_ok_and(|before| before > place || before == place && other > at)
            };
            key.indexes_before = key.indexes_before.map(|before| before + u32::from(follows(&before)));
        }
    }

    /// Removes implicit indexes of foreign keys that a new key over `columns` replaces.
    pub(super) fn drop_redundant_indexes(&mut self, table: TableId, columns: &[ColumnId]) {
        let Some(own) = self.tables.get_mut(&table).filter(|_| !self.made_indexes.is_empty()) else { return };
        let made = &self.made_indexes;
        let is_needless = |index: &Index| {
            let own: Vec<ColumnId> = index.keys.iter().filter_map(IndexKey::as_column).collect();
            made.contains(&index.id) && columns.starts_with(&own)
        };
        retain_indexes(own, |index| !is_needless(index));
    }

    /// Names the foreign keys of tables in which some have a name like a generated one, which the others would get.
    pub(super) fn name_beside_generated_names(&mut self) {
        let is_numbered = |own: &Table| {
            let names = own.foreign_keys.iter().filter_map(|key| key.name.as_deref());
            names
                .filter_map(|name| name.strip_prefix(own.name.as_str()))
                .any(|rest| rest.starts_with("_ibfk_"))
        };
        if !self.is_named_by_mysql() {
            return;
        }
        let tables: Vec<TableId> =
            self.tables.values().filter(|own| is_numbered(own)).map(|own| own.id).collect();
        for table in tables {
            self.make_foreign_keys_explicit(table, None);
        }
    }

    /// Makes the generated names of the foreign keys after one explicit, and those of their indexes.
    fn make_foreign_keys_explicit(&mut self, table: TableId, after: Option<usize>) {
        let Some(own) = self.tables.get(&table) else { return };
        let mut last = 0;
        let mut made = Vec::new();
        for (at, key) in own.foreign_keys.iter().enumerate() {
            last = number_of(own, key, last);
            if after.is_none_or(|after| at > after) && key.name.is_none() {
                made.push((at, generated_name(&own.name, last)));
            }
        }
        for (at, name) in made {
            self.name_foreign_key(table, at, name);
        }
    }

    /// Makes the generated name of a foreign key explicit. Its index is still named after the column.
    pub(super) fn name_foreign_key(&mut self, table: TableId, at: usize, name: String) {
        self.keep_implicit_index(table, at);
        if let Some(key) = self.tables.get_mut(&table).and_then(|own| own.foreign_keys.get_mut(at)) {
            key.name = Some(name);
        }
    }

    /// Makes names explicit that derive from a column which is renamed or dropped.
    pub(super) fn make_keys_explicit(&mut self, table: TableId, column: ColumnId) {
        if !self.names_keys() {
            return;
        }
        let Some(own) = self.tables.get(&table) else { return };
        let of_column = |key: &ForeignKey| key.name.is_none() && key.columns.first() == Some(&column);
        let made: Vec<usize> =
            own.foreign_keys.iter().enumerate().filter(|(_, key)| of_column(key)).map(|(at, _)| at).collect();
        for at in made {
            self.keep_implicit_index(table, at);
        }
        let Some(own) = self.tables.get_mut(&table) else { return };
        let Some(name) = own.column(column).map(|column| column.name.clone()) else { return };
        for unique in own.uniques.iter_mut().filter(|unique| unique.columns.first() == Some(&column)) {
            unique.name.get_or_insert_with(|| name.clone());
        }
        let indexes = own.indexes.iter_mut();
        for index in indexes.filter(|index| index.keys.first().and_then(IndexKey::as_column) == Some(column))
        {
            index.name.get_or_insert_with(|| name.clone());
        }
    }

    /// Generated names that contain the name of the table follow its renaming.
    pub(super) fn rename_generated_names(&mut self, table: TableId, old: &str, new: &str) {
        let Some(own) = self
            .tables
            .get_mut(&table)
            .filter(|_| server(self.dialect).generated_names == GeneratedNames::OfKeys)
        else {
            return;
        };
        for name in own.foreign_keys.iter_mut().filter_map(|key| key.name.as_mut()) {
            if let Some(number) = name.strip_prefix(old).filter(|rest| rest.starts_with("_ibfk_")) {
                *name = [new, number].concat();
            }
        }
    }
}

/// Removes indexes from a table, keeping the order of foreign keys among the others.
pub(super) fn retain_indexes(own: &mut Table, mut stays: impl FnMut(&Index) -> bool) {
    let mut gone = Vec::new();
    let mut at = 0_u32;
    own.indexes.retain(|index| {
        let stays = stays(index);
        if !stays {
            gone.push(at);
        }
        at += 1;
        stays
    });
    for key in &mut own.foreign_keys {
        key.indexes_before = key.indexes_before.map(|before| {
            let passed = gone.iter().filter(|at| **at < before).count();
            before.saturating_sub(u32::try_from(passed).unwrap_or(u32::MAX))
        });
    }
}

/// Whether an index or a key starts with the columns of a foreign key, so that MySQL creates none for it.
pub(super) fn has_index(own: &Table, key: &ForeignKey) -> bool {
    let is_led = |columns: &[ColumnId]| columns.starts_with(&key.columns);
    is_led(own.primary_key_columns())
        || own.uniques.iter().any(|unique| is_led(&unique.columns))
        || (own.indexes.iter())
            .any(|index| index.leading_columns().take(key.columns.len()).eq(key.columns.iter().copied()))
}

fn generated_name(table: &str, number: usize) -> String {
    format!("{table}_ibfk_{number}")
}

/// The highest number up to a foreign key, itself included.
fn number_of(own: &Table, key: &ForeignKey, last: usize) -> usize {
    let Some(name) = &key.name else { return last + 1 };
    let number = name.strip_prefix(own.name.as_str()).and_then(|rest| rest.strip_prefix("_ibfk_"));
    number.and_then(|number| number.parse().ok()).map_or(last, |number: usize| number.max(last))
}

/// The names of all keys of a table, explicit or generated.
fn key_names(own: &Table) -> impl Iterator<Item = Option<&str>> {
    let uniques = own.uniques.iter().map(|unique| name_of_unique(own, unique));
    uniques.chain(own.indexes.iter().map(|index| name_of_index(own, index)))
}

/// The name of a unique constraint, explicit or generated.
pub(super) fn name_of_unique<'a>(own: &'a Table, unique: &'a UniqueConstraint) -> Option<&'a str> {
    match &unique.name {
        Some(name) => Some(name),
        None => own.column(*unique.columns.first()?).map(|column| column.name.as_str()),
    }
}

/// The name of an index, explicit or generated.
pub(super) fn name_of_index<'a>(own: &'a Table, index: &'a Index) -> Option<&'a str> {
    match &index.name {
        Some(name) => Some(name),
        None => own.column(index.keys.first()?.as_column()?).map(|column| column.name.as_str()),
    }
}
