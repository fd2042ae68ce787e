//! Creating tables, and renaming tables and columns.

use crowfoot_dialect::script::GeneratedNames;
use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::spec;
use crowfoot_model::{ColumnId, DataType, Dialect, PrimaryKey, SchemaId, Table, TableId, UniqueConstraint};

use super::copy::Including;
use super::{Catalog, Key, Parent, Relation};
use crate::draft::{ColumnDraft, ConstraintDraft, Element, Qualified, RuleDraft, TableDraft};
use crate::text::lexer::{Kind, Lexer};
use crate::text::named::{Change, NewName};

impl Catalog {
    /// Creates a table: columns first, since constraints may name columns after them.
    pub(crate) fn create_table(&mut self, draft: TableDraft, notes: &mut Vec<String>) -> TableId {
        let key = self.new_key(&draft.name);
        let id: TableId = self.ids.fresh();
        let mut table = Table::new(id, draft.name.name);
        table.schema = key.0;
        table.comment = draft.comment;
        table.partitioning = draft.partitioning;
        table.options = draft.options;
        if !draft.elements.iter().any(|element| matches!(element, Element::Like(..))) {
            self.set_options_of_database(&mut table);
        }
        self.tables.insert(id, table);
        self.relations.insert(key, Relation::Table(id));
        self.new_table = Some(id);
        for parent in draft.inherits {
            let parent = self.key_for_reference(&parent);
            self.parents.entry(id).or_default().push(Parent { parent, bounds: None });
        }
        let is_partition = draft.partition_of.is_some();
        if let Some((parent, bounds)) = draft.partition_of {
            self.attach_partition(id, &parent, bounds);
            self.copy_columns(&parent, id, &Including::new("INCLUDING ALL EXCLUDING COMMENTS"));
        }
        let mut constraints = Vec::new();
        let mut likes = Vec::new();
        let mut of_both = Vec::new();
        for element in draft.elements {
            match element {
                Element::Column(column) => {
                    let mut column = *column;
                    if is_of_both(&column) {
                        of_both.push(column.column.name.clone());
                    }
                    constraints.append(&mut column.constraints);
                    let name = column.column.name.clone();
                    if is_partition && self.refine_column(id, &column.column) {
                        continue;
                    }
                    if !self.add_column(id, column, notes) {
                        notes.push(format!("Column {name} is defined twice; the first one is used."));
                    }
                }
                Element::Constraint(constraint) => constraints.push(constraint),
                Element::Like(other, options) => {
                    let options = if self.clauses().like_options { options } else { "INCLUDING ALL".into() };
                    // The default of a copy uses the same sequence.
                    if Including::new(&options).has("DEFAULTS") {
                        self.unfold_sequences(&other);
                    }
                    if self.copy_columns(&other, id, &Including::new(&options)) {
                        likes.push((other, options));
                    } else {
                        notes.push(format!("Unknown table {} in LIKE.", other.name));
                    }
                }
            }
        }
        for (other, options) in likes {
            self.copy_constraints(&other, id, &Including::new(&options));
        }
        if self.server().merges_references {
            drop_repeated_references(&mut constraints);
        }
        if self.server().generated_names == GeneratedNames::OfKeys {
            without_generated_names(&mut constraints);
        }
        let is_unique = |draft: &ConstraintDraft| matches!(draft.rule, RuleDraft::Unique { .. });
        let is_key = |draft: &ConstraintDraft| matches!(draft.rule, RuleDraft::PrimaryKey { .. });
        let before =
            constraints.iter().take_while(|draft| !is_key(draft)).filter(|draft| is_unique(draft)).count();
        for constraint in constraints {
            self.add_constraint(id, constraint, notes);
        }
        if self.server().orders_keys
            && let Some(key) = self.tables.get_mut(&id).and_then(|table| table.primary_key.as_mut())
        {
            key.uniques_before = u32::try_from(before).ok().filter(|before| *before > 0);
        }
        if self.server().merges_keys {
            self.merge_keys(id);
        } else {
            self.name_second_keys(id, &of_both);
        }
        self.name_taken_parts(id);
        notes.extend(draft.omitted.iter().map(|text| format!("Skipped: {}.", crate::ledger::excerpt(text))));
        notes.extend(draft.mended);
        self.new_table = None;
        id
    }

    /// Merges keys over the same columns in one `CREATE TABLE`, as PostgreSQL and SQLite do: the primary key first,
    /// with the first of their names.
    fn merge_keys(&mut self, id: TableId) {
        let has_index = !self.server().row_ids || !self.tables.get(&id).is_some_and(is_rowid_key);
        let Some(table) = self.tables.get_mut(&id) else { return };
        let mut kept: Vec<UniqueConstraint> = Vec::new();
        let mut places: BTreeMap<Vec<ColumnId>, Vec<usize>> = BTreeMap::new();
        for unique in std::mem::take(&mut table.uniques) {
            let same_as_key = table.primary_key.as_mut().filter(|key| {
                has_index
                    && key.columns == unique.columns
                    && key.include == unique.include
                    && key.deferrable == unique.deferrable
            });
            let same = |at: &usize| {
                kept.get(*at).is_some_and(|other: &UniqueConstraint| {
                    UniqueConstraint { id: unique.id, name: unique.name.clone(), ..other.clone() } == unique
                })
            };
            let place = places.get(&unique.columns).into_iter().flatten().copied().find(|at| same(at));
            let name = match (same_as_key, place.and_then(|at| kept.get_mut(at))) {
                (Some(key), _) => &mut key.name,
                (None, Some(other)) => &mut other.name,
                (None, None) => {
                    places.entry(unique.columns.clone()).or_default().push(kept.len());
                    kept.push(unique);
                    continue;
                }
            };
            if name.is_none() {
                *name = unique.name;
            }
        }
        table.uniques = kept;
    }

    /// The key that a name stands for, even if that is created later.
    pub(crate) fn key_for_reference(&mut self, name: &Qualified) -> Key {
        match self.relation_key(name) {
            Some(key) => key,
            None => self.new_key(name),
        }
    }

    fn attach_partition(&mut self, child: TableId, parent: &Qualified, bounds: String) {
        let parent = self.key_for_reference(parent);
        self.parents.entry(child).or_default().push(Parent { parent, bounds: Some(bounds) });
    }

    pub(crate) fn rename_table(&mut self, id: TableId, name: &str) {
        self.make_names_explicit(id);
        self.rename_in_indexes(id, Change::Table(name));
        let Some(table) = self.tables.get_mut(&id) else { return };
        let schema = table.schema;
        let old = std::mem::replace(&mut table.name, name.to_owned());
        self.rename_generated_names(id, &old, name);
        self.rename_table_in_expressions(id, &old, name);
        self.rename_table_in_texts(&old, name);
        self.move_relation(&(schema, self.fold(&old)), (schema, self.fold(name)), name);
    }

    pub(crate) fn set_table_schema(&mut self, id: TableId, schema: Option<SchemaId>) {
        let Some(table) = self.tables.get_mut(&id) else { return };
        let old = std::mem::replace(&mut table.schema, schema);
        let name = table.name.clone();
        let folded = self.fold(&name);
        self.move_relation(&(old, folded.clone()), (schema, folded), &name);
        if self.server().tracks_dependents {
            self.move_table_in_texts(&name, schema);
        }
    }

    /// Renames a table in foreign keys, partitions and child tables.
    fn move_relation(&mut self, old: &Key, new: Key, name: &str) {
        if let Some(relation) = self.relations.remove(old) {
            self.relations.insert(new.clone(), relation);
        }
        if let Some(mut moved) = self.references.remove(old) {
            for reference in &mut moved {
                reference.target = Qualified { schema: None, name: name.to_owned() };
            }
            self.references.entry(new.clone()).or_default().append(&mut moved);
        }
        for owner in self.sequence_owners.values_mut().filter(|owner| owner.0 == *old) {
            owner.0 = new.clone();
        }
        for parent in self.parents.values_mut().flatten().filter(|parent| parent.parent == *old) {
            parent.parent = new.clone();
        }
    }

    /// Renames a column, also in expressions of its table and in foreign keys that reference it.
    pub(crate) fn rename_column(&mut self, table: TableId, id: ColumnId, new: NewName<'_>) {
        let name = new.name;
        if let Some(old) = self.tables.get(&table).and_then(|own| own.column(id)).map(|own| own.name.clone())
        {
            self.rename_in_indexes(table, Change::Column(&old, new));
        }
        self.make_names_explicit(table);
        self.make_keys_explicit(table, id);
        let dialect = self.dialect;
        let Some(own) = self.tables.get_mut(&table) else { return };
        let Some(column) = own.column_mut(id) else { return };
        let old = std::mem::replace(&mut column.name, name.to_owned());
        let rename = |text: &mut String| {
            if let Some(renamed) = with_renamed_word(text, &old, name, dialect) {
                *text = renamed;
            }
        };
        own.checks.iter_mut().for_each(|check| rename(&mut check.expression));
        own.exclusions.iter_mut().filter_map(|exclusion| exclusion.predicate.as_mut()).for_each(rename);
        for column in &mut own.columns {
            column.generated.iter_mut().for_each(|generated| rename(&mut generated.expression));
        }
        for index in &mut own.indexes {
            index.predicate.iter_mut().for_each(rename);
            for key in &mut index.keys {
                if let crowfoot_model::KeyTarget::Expression(text) = &mut key.on {
                    rename(text);
                }
            }
        }
        let key = (own.schema, own.name.clone());
        let key = (key.0, self.fold(&key.1));
        for owner in self.sequence_owners.values_mut().filter(|owner| owner.0 == key && owner.1 == old) {
            name.clone_into(&mut owner.1);
        }
        for reference in self.references.get_mut(&key).into_iter().flatten() {
            for column in reference.columns.iter_mut().filter(|column| **column == old) {
                name.clone_into(column);
            }
        }
        self.rename_column_in_texts(table, &old, new);
    }
}

/// Whether a column is both a primary key and unique by itself.
fn is_of_both(column: &ColumnDraft) -> bool {
    let has = |is: fn(&RuleDraft) -> bool| column.constraints.iter().any(|draft| is(&draft.rule));
    has(|rule| matches!(rule, RuleDraft::PrimaryKey { .. }))
        && has(|rule| matches!(rule, RuleDraft::Unique { .. }))
}

/// MySQL ignores inline REFERENCES, so many scripts repeat them as a table constraint.
fn drop_repeated_references(constraints: &mut Vec<ConstraintDraft>) {
    let of_table: BTreeSet<Vec<String>> = constraints
        .iter()
        .filter_map(|draft| match &draft.rule {
            RuleDraft::ForeignKey(key) if !key.inline => Some(key.columns.clone()),
            _ => None,
        })
        .collect();
    constraints.retain(|draft| match &draft.rule {
        RuleDraft::ForeignKey(key) => !key.inline || !of_table.contains(&key.columns),
        _ => true,
    });
}

/// MariaDB names unnamed checks of a table `CONSTRAINT_1`, `CONSTRAINT_2` and so on; a dump has these names.
fn without_generated_names(constraints: &mut [ConstraintDraft]) {
    let mut number = 1;
    for draft in constraints.iter_mut().filter(|draft| matches!(draft.rule, RuleDraft::Check { .. })) {
        let is_made = draft.name.as_ref().is_some_and(|name| *name == format!("CONSTRAINT_{number}"));
        if is_made {
            draft.name = None;
        }
        if is_made || draft.name.is_none() && draft.of_column.is_none() {
            number += 1;
        }
    }
}

/// The text with each whole word `old` replaced, quoted or not. `None` if it does not occur.
fn with_renamed_word(text: &str, old: &str, new: &str, dialect: crowfoot_model::Dialect) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut found = false;
    for lexeme in Lexer::new(text, dialect) {
        let part = text.get(lexeme.start..lexeme.end).unwrap_or("");
        let is_old = match lexeme.kind {
            Kind::Word => part.eq_ignore_ascii_case(old),
            Kind::Quoted => part.get(1..part.len().saturating_sub(1)) == Some(old),
            _ => false,
        };
        if is_old {
            out.push_str(&crowfoot_dialect::spec(dialect).quote(new, crowfoot_dialect::Quoting::WhenNeeded));
        } else {
            out.push_str(part);
        }
        found |= is_old;
    }
    found.then_some(out)
}

/// Whether the primary key is the rowid in SQLite, which has no index.
pub(super) fn is_rowid_key(table: &Table) -> bool {
    let descends = |key: &PrimaryKey| key.clauses.iter().any(|clause| clause == "DESC");
    let [column] = table.primary_key_columns() else { return false };
    !table.primary_key.as_ref().is_some_and(descends) && auto_increments(table, *column)
}

/// Whether a column would be the rowid if it were the primary key.
pub(super) fn auto_increments(table: &Table, column: ColumnId) -> bool {
    let is_integer = match table.column(column).and_then(|column| column.data_type.as_ref()) {
        Some(DataType::Logical(logical)) => spec(Dialect::Sqlite).spell(*logical) == "integer",
        Some(DataType::Native { text, .. }) => text.eq_ignore_ascii_case("integer"),
        _ => false,
    };
    is_integer && !table.options.iter().any(|option| option.name == "WITHOUT ROWID")
}
