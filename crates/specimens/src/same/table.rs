//! The facts of tables.

use crowfoot_dialect::script::server;
use crowfoot_model::{
    Column, ColumnId, DefaultValue, Deferrability, ExclusionConstraint, ForeignKey, ForeignKeyTarget,
    Identity, Index, IndexKey, KeyPrefix, KeyTarget, MatchType, NullsOrder, SortOrder, Table,
};

use super::write::{Fact, Facts, default_value, identity};

impl Facts<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let subject = format!("table {}", self.table_name(table.id));
        let parent = table.partition_of.as_ref().and_then(|partition| self.document.table(partition.table));
        let own = parent.map(|parent| own_parts(table, parent));
        let table = own.as_ref().unwrap_or(table);
        let mut fact = Fact::of(subject.clone());
        for parent in &table.inherits {
            fact.say(&format!("inherits {}", self.table_name(*parent)));
        }
        if let Some(partitioning) = &table.partitioning {
            fact.say(&format!("partitioned by {}", partitioning.strategy)).text("over", &partitioning.key);
            fact.optional("into", partitioning.definition.as_deref());
        }
        if let Some(partition) = &table.partition_of {
            let parent = self.table_name(partition.table);
            fact.text(&format!("partition of {parent}"), &partition.bounds);
        }
        let mut options: Vec<String> = (table.options.iter())
            .map(|option| match &option.value {
                Some(value) => format!("{}={value:?}", option.name.to_uppercase()),
                None => option.name.to_uppercase(),
            })
            .collect();
        options.sort();
        for option in &options {
            fact.say(option);
        }
        self.comment(&mut fact, &table.comment);
        self.lines.push(fact.end());
        for (at, column) in table.columns.iter().enumerate() {
            self.column(&subject, table, at, column);
        }
        self.keys(&subject, table);
        for check in &table.checks {
            let mut fact = Fact::of(format!("{subject} check {}", self.part_name(&check.name)));
            fact.text("", &check.expression)
                .when(check.no_inherit, "no inherit")
                .when(check.not_valid, "not valid")
                .when(check.not_enforced, "not enforced");
            self.comment(&mut fact, &check.comment);
            self.lines.push(fact.end());
        }
        for exclusion in &table.exclusions {
            self.exclusion(&subject, table, exclusion);
        }
        for key in &table.foreign_keys {
            self.foreign_key(&subject, table, key);
        }
        for index in &table.indexes {
            self.index(&subject, Some(table), index);
        }
    }

    fn column(&mut self, subject: &str, table: &Table, at: usize, column: &Column) {
        let mut fact = Fact::of(format!("{subject} column {at:03} {:?}", column.name));
        match &column.data_type {
            Some(data_type) => fact.say(&self.data_type(data_type)),
            None => fact.say("without a type"),
        };
        let required = column.not_null || table.is_in_primary_key(column.id);
        fact.when(required, "not null");
        match &column.default {
            Some(DefaultValue::Null) if !required => {}
            Some(default) => {
                fact.say(&default_value(default));
            }
            None => {}
        }
        if let Some(found) = &column.identity {
            fact.say(&identity(found));
        }
        if let Some(generated) = &column.generated {
            fact.text(if generated.stored { "stored" } else { "computed" }, &generated.expression);
        }
        fact.optional("on update", column.on_update.as_deref())
            .optional("character set", column.charset.as_deref())
            .optional("collate", column.collation.as_deref());
        for clause in &column.clauses {
            fact.text("with", clause);
        }
        self.comment(&mut fact, &column.comment);
        self.lines.push(fact.end());
    }

    fn keys(&mut self, subject: &str, table: &Table) {
        if let Some(key) = &table.primary_key {
            let name = match server(self.dialect()).unnamed_primary_keys {
                true => String::new(),
                false => self.part_name(&key.name),
            };
            let mut fact = Fact::of(format!("{subject} primary key {name}"));
            fact.say(&self.key_columns(table, &key.columns, &key.prefixes));
            fact.when(!key.include.is_empty(), &self.include(table, &key.include));
            fact.say(deferrable(key.deferrable));
            self.comment(&mut fact, &key.comment);
            self.lines.push(fact.end());
        }
        for unique in &table.uniques {
            let mut fact = Fact::of(format!("{subject} unique {}", self.part_name(&unique.name)));
            fact.say(&self.key_columns(table, &unique.columns, &unique.prefixes));
            fact.when(!unique.include.is_empty(), &self.include(table, &unique.include));
            fact.when(unique.nulls_not_distinct, "nulls not distinct").say(deferrable(unique.deferrable));
            self.comment(&mut fact, &unique.comment);
            self.lines.push(fact.end());
        }
    }

    fn key_columns(&self, table: &Table, columns: &[ColumnId], prefixes: &[KeyPrefix]) -> String {
        let name = |id: &ColumnId| {
            let prefix = prefixes.iter().find(|prefix| prefix.column == *id);
            let length = prefix.map_or(String::new(), |prefix| format!("({})", prefix.length));
            self.column_name(table.id, *id) + &length
        };
        format!("({})", columns.iter().map(name).collect::<Vec<String>>().join(", "))
    }

    fn include(&self, table: &Table, columns: &[ColumnId]) -> String {
        format!("include {}", self.column_names(table, columns))
    }

    fn exclusion(&mut self, subject: &str, table: &Table, exclusion: &ExclusionConstraint) {
        let mut fact = Fact::of(format!("{subject} exclusion {}", self.part_name(&exclusion.name)));
        fact.optional("using", exclusion.method.as_deref());
        for element in &exclusion.elements {
            fact.say(&self.index_key(Some(table), &element.key)).text("with", &element.operator);
        }
        fact.optional("where", exclusion.predicate.as_deref()).say(deferrable(exclusion.deferrable));
        self.comment(&mut fact, &exclusion.comment);
        self.lines.push(fact.end());
    }

    fn foreign_key(&mut self, subject: &str, table: &Table, key: &ForeignKey) {
        let mut fact = Fact::of(format!("{subject} foreign key {}", self.part_name(&key.name)));
        fact.say(&self.column_names(table, &key.columns)).say("to");
        match &key.target {
            ForeignKeyTarget::Table { table: target, columns } => {
                fact.say(&self.table_name(*target));
                if let Some(target) = self.document.table(*target) {
                    let columns = if columns.is_empty() { target.primary_key_columns() } else { columns };
                    fact.say(&self.column_names(target, columns));
                }
            }
            ForeignKeyTarget::Unresolved { schema, table, columns } => {
                fact.say(&format!("{schema:?} {table:?} {columns:?}, which is not there"));
            }
        }
        for (event, action) in [("on delete", key.on_delete), ("on update", key.on_update)] {
            if let Some(action) = action {
                fact.say(event).say(action.sql());
            }
        }
        let set = self.column_names(table, &key.on_delete_columns);
        fact.when(!key.on_delete_columns.is_empty(), &set);
        match key.match_type {
            None | Some(MatchType::Simple) => {}
            Some(MatchType::Full) => {
                fact.say("match full");
            }
            Some(MatchType::Partial) => {
                fact.say("match partial");
            }
        }
        fact.when(key.not_valid, "not valid").when(key.logical, "logical").say(deferrable(key.deferrable));
        key.clauses.iter().for_each(|clause| {
            fact.say(clause);
        });
        self.comment(&mut fact, &key.comment);
        self.lines.push(fact.end());
    }

    pub(super) fn index(&mut self, subject: &str, table: Option<&Table>, index: &Index) {
        let mut fact = Fact::of(format!("{subject} index {}", self.part_name(&index.name)));
        fact.when(index.unique, "unique");
        fact.optional("using", index.method.as_deref().filter(|method| *method != "btree"));
        for key in &index.keys {
            fact.say(&self.index_key(table, key));
        }
        if let Some(table) = table {
            fact.when(!index.include.is_empty(), &self.include(table, &index.include));
        }
        fact.optional("where", index.predicate.as_deref())
            .when(index.nulls_not_distinct, "nulls not distinct");
        // The default everywhere, explicit or not.
        let is_said = |clause: &&String| !clause.eq_ignore_ascii_case("USING BTREE");
        for clause in index.clauses.iter().filter(is_said) {
            fact.text("with", clause);
        }
        self.comment(&mut fact, &index.comment);
        self.lines.push(fact.end());
    }

    fn index_key(&self, table: Option<&Table>, key: &IndexKey) -> String {
        let mut fact = Fact::of(match (&key.on, table) {
            (KeyTarget::Column(id), Some(table)) => self.column_name(table.id, *id),
            (KeyTarget::Column(_), None) => "a column of a view".to_owned(),
            (KeyTarget::Expression(text), _) => format!("({:?})", text.trim()),
        });
        if let Some(length) = key.prefix_length {
            fact.say(&format!("first {length}"));
        }
        fact.optional("collate", key.collation.as_deref())
            .optional("class", key.operator_class.as_deref())
            .when(key.order == Some(SortOrder::Descending), "descending")
            .when(key.nulls == Some(NullsOrder::First), "nulls first")
            .when(key.nulls == Some(NullsOrder::Last), "nulls last");
        format!("[{}]", fact.end())
    }
}

/// A partition without everything inherited from its parent.
fn own_parts(partition: &Table, parent: &Table) -> Table {
    let names = |table: &Table, ids: &[ColumnId]| -> Vec<String> {
        ids.iter().filter_map(|id| table.column(*id)).map(|column| column.name.clone()).collect()
    };
    let same =
        |other: &[ColumnId], own: &[ColumnId]| -> bool { names(parent, other) == names(partition, own) };
    let keys = |table: &Table, index: &Index| -> Vec<String> {
        let name = |key: &IndexKey| match &key.on {
            KeyTarget::Column(id) => table.column(*id).map_or(String::new(), |column| column.name.clone()),
            KeyTarget::Expression(text) => text.clone(),
        };
        index.keys.iter().map(name).collect()
    };
    let mut own = partition.clone();
    own.columns.retain(|column| match parent.column_named(&column.name) {
        Some(other) if other.identity == Some(Identity::Serial) => false,
        Some(other) => {
            let is_new_default = column.default.is_some() && column.default != other.default;
            is_new_default || column.not_null && !other.not_null && !parent.is_in_primary_key(other.id)
        }
        None => true,
    });
    own.primary_key = own.primary_key.filter(|_| parent.primary_key.is_none());
    own.uniques.retain(|own| !parent.uniques.iter().any(|key| same(&key.columns, &own.columns)));
    own.foreign_keys.retain(|own| !parent.foreign_keys.iter().any(|key| same(&key.columns, &own.columns)));
    own.checks.retain(|own| !parent.checks.iter().any(|check| check.expression == own.expression));
    own.indexes.retain(|own| !parent.indexes.iter().any(|index| keys(parent, index) == keys(partition, own)));
    own
}

fn deferrable(deferrable: Deferrability) -> &'static str {
    match deferrable {
        Deferrability::NotDeferrable => "",
        Deferrability::InitiallyImmediate => "deferrable",
        Deferrability::InitiallyDeferred => "deferred",
    }
}
