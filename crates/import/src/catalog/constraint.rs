//! Adding constraints and indexes to a table.

use crowfoot_dialect::script::server;
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{
    CheckConstraint, ColumnId, Deferrability, Dialect, ExclusionConstraint, ExclusionElement, ForeignKey,
    ForeignKeyTarget, Index, IndexKey, KeyPrefix, KeyTarget, PrimaryKey, SortOrder, TableId,
    UniqueConstraint,
};

use super::table::auto_increments;
use super::{Catalog, Reference, Relation};
use crate::draft::{ConstraintDraft, ForeignKeyDraft, IndexDraft, KeyDraft, KeyOn, RuleDraft};
use crate::kind::Side;
use crate::read::column::not_null_clause;

impl Catalog {
    /// Adds a constraint. Anything that cannot be added is reported in `notes`.
    pub(crate) fn add_constraint(&mut self, table: TableId, draft: ConstraintDraft, notes: &mut Vec<String>) {
        let ConstraintDraft { name, rule, deferrable, not_valid, comment, clauses, of_column, mut omitted } =
            draft;
        omitted.retain(|clause| !self.keep_storage(table, name.as_deref(), clause));
        notes.extend(omitted.iter().map(|clause| format!("Skipped: {}.", crate::ledger::excerpt(clause))));
        let added = match rule {
            RuleDraft::PrimaryKey { mut keys, include } => {
                let mut clauses = clauses;
                self.take_ways(table, &mut keys, true, &mut clauses);
                let key = PrimaryKey { name, deferrable, clauses, comment, ..PrimaryKey::default() };
                self.add_primary_key(table, key, &keys, &include)
            }
            RuleDraft::Unique { mut keys, include, nulls_not_distinct } => {
                let mut clauses = clauses;
                self.take_ways(table, &mut keys, false, &mut clauses);
                let index = IndexDraft {
                    unique: true,
                    keys,
                    include,
                    nulls_not_distinct,
                    clauses,
                    ..IndexDraft::default()
                };
                self.add_unique(table, name, index, deferrable, comment)
            }
            RuleDraft::UsingIndex { index, primary } => {
                self.use_index(table, name, &index, primary, deferrable)
            }
            RuleDraft::ForeignKey(key) => {
                if key.inline && self.server().ignores_inline_references {
                    notes.push(format!(
                        "The inline REFERENCES on {} became a foreign key; MySQL before 9.0 ignores it.",
                        key.columns.join(", ")
                    ));
                }
                self.add_foreign_key(table, name, key, deferrable, not_valid, comment)
            }
            RuleDraft::Check { expression, no_inherit, not_enforced } => {
                let id = self.ids.fresh();
                let of_column = of_column.filter(|_| self.server().checks_of_columns);
                let column = of_column.and_then(|column| self.column(table, &column));
                let check = CheckConstraint {
                    id,
                    name,
                    expression,
                    no_inherit,
                    not_valid,
                    not_enforced,
                    column,
                    comment,
                };
                self.tables.get_mut(&table).map(|table| table.checks.push(check))
            }
            RuleDraft::Exclusion { method, elements, predicate } => {
                self.add_exclusion(table, name, method, elements, predicate, deferrable)
            }
            RuleDraft::NotNull { column, tail } => {
                let tail = if tail.is_empty() { tail } else { [" ", tail.trim()].concat() };
                let clause = not_null_clause(name.as_deref(), &tail);
                let id = self.column(table, &column);
                let own = self.tables.get_mut(&table).and_then(|own| own.column_mut(id?));
                own.map(|own| {
                    own.not_null = true;
                    own.clauses.extend(clause);
                })
            }
            RuleDraft::Index(index) => self.add_index(Relation::Table(table), name, index, comment),
        };
        if added.is_none() {
            notes.push("Skipped: a key on a column that the table does not have.".into());
        }
    }

    /// Moves `WITH (fillfactor=70)` of a key to its index. False for any other clause.
    fn keep_storage(&mut self, table: TableId, name: Option<&str>, clause: &str) -> bool {
        let Some(parameters) = clause.get(..4).filter(|word| word.eq_ignore_ascii_case("with")) else {
            return false;
        };
        let parameters = clause.get(parameters.len()..).unwrap_or("").trim();
        let (Some(name), true) = (name, self.clauses().key_storage && parameters.starts_with('(')) else {
            return false;
        };
        let quote = |name: &str| spec(self.dialect).quote(name, Quoting::WhenNeeded);
        let schema = self.tables.get(&table).and_then(|table| table.schema);
        let schema = schema
            .and_then(|id| self.schemas.get(&id))
            .map_or(String::new(), |schema| quote(&schema.name) + ".");
        let text = format!("ALTER INDEX {schema}{} SET {parameters}", quote(name));
        self.keep("ALTER INDEX", &text, Side::After);
        true
    }

    /// Turns the column options of a SQLite key, `a DESC`, into clauses: `COLUMN 1 DESC`.
    fn take_ways(
        &mut self,
        table: TableId,
        keys: &mut [KeyDraft],
        is_primary: bool,
        clauses: &mut Vec<String>,
    ) {
        let names_columns = keys.iter().all(|key| matches!(key.on, KeyOn::Column(_)));
        if !self.clauses().ordered_constraints || !names_columns {
            return;
        }
        // A key that is the rowid has no index.
        let is_rowid = match keys {
            [KeyDraft { on: KeyOn::Column(name), .. }] if is_primary => {
                let column = self.column(table, name);
                let own = self.tables.get(&table);
                own.zip(column).is_some_and(|(own, column)| auto_increments(own, column))
            }
            _ => false,
        };
        let mut ways = Vec::new();
        for (at, key) in keys.iter_mut().enumerate() {
            let mut words = vec!["COLUMN".to_owned(), (at + 1).to_string()];
            if let Some(collation) = key.collation.take() {
                words.extend([
                    "COLLATE".to_owned(),
                    spec(self.dialect).quote(&collation, Quoting::WhenNeeded),
                ]);
            }
            words.extend((key.order.take() == Some(SortOrder::Descending)).then(|| "DESC".to_owned()));
            ways.extend((words.len() > 2 && !is_rowid).then(|| words.join(" ")));
        }
        clauses.splice(0..0, ways);
    }

    fn add_primary_key(
        &mut self,
        table: TableId,
        key: PrimaryKey,
        keys: &[KeyDraft],
        include: &[String],
    ) -> Option<()> {
        let (columns, prefixes) = self.key_columns(table, keys)?;
        let include = self.columns(table, include)?;
        let name = key.name.filter(|_| !self.server().unnamed_primary_keys);
        let key = PrimaryKey { name, columns, prefixes, include, ..key };
        self.drop_redundant_indexes(table, &key.columns);
        self.tables.get_mut(&table)?.primary_key = Some(key);
        Some(())
    }

    /// A unique constraint, or a unique index if its keys are not plain columns.
    fn add_unique(
        &mut self,
        table: TableId,
        name: Option<String>,
        draft: IndexDraft,
        deferrable: Deferrability,
        comment: Option<String>,
    ) -> Option<()> {
        let plain = draft.keys.iter().all(|key| {
            let bare =
                KeyDraft { on: key.on.clone(), prefix_length: key.prefix_length, ..KeyDraft::default() };
            matches!(key.on, KeyOn::Column(_)) && bare == *key
        });
        if !plain {
            return self.add_index(Relation::Table(table), name, draft, comment);
        }
        let (columns, prefixes) = self.key_columns(table, &draft.keys)?;
        let include = self.columns(table, &draft.include)?;
        self.drop_redundant_indexes(table, &columns);
        let name = name.or_else(|| self.generated_key_name(table, columns.first().copied()));
        let id = self.ids.fresh();
        let nulls_not_distinct = draft.nulls_not_distinct;
        let unique = UniqueConstraint {
            id,
            name,
            columns,
            prefixes,
            include,
            nulls_not_distinct,
            deferrable,
            clauses: draft.clauses,
            comment,
        };
        self.tables.get_mut(&table)?.uniques.push(unique);
        Some(())
    }

    /// `ADD PRIMARY KEY USING INDEX`: the index becomes the constraint.
    fn use_index(
        &mut self,
        table: TableId,
        name: Option<String>,
        index: &str,
        primary: bool,
        deferrable: Deferrability,
    ) -> Option<()> {
        let own = self.tables.get_mut(&table)?;
        let at = own.indexes.iter().position(|other| other.name.as_deref() == Some(index))?;
        let columns: Vec<ColumnId> =
            own.indexes.get(at)?.keys.iter().map(IndexKey::as_column).collect::<Option<_>>()?;
        let index = own.indexes.remove(at);
        let name = name.or(index.name);
        if primary {
            own.primary_key = Some(PrimaryKey {
                name,
                columns,
                include: index.include,
                deferrable,
                ..PrimaryKey::default()
            });
        } else {
            let id = self.ids.fresh();
            own.uniques.push(UniqueConstraint {
                name,
                include: index.include,
                nulls_not_distinct: index.nulls_not_distinct,
                deferrable,
                ..UniqueConstraint::over(id, columns)
            });
        }
        Some(())
    }

    fn add_foreign_key(
        &mut self,
        table: TableId,
        name: Option<String>,
        draft: ForeignKeyDraft,
        deferrable: Deferrability,
        not_valid: bool,
        comment: Option<String>,
    ) -> Option<()> {
        let columns = self.columns(table, &draft.columns)?;
        let on_delete_columns = self.columns(table, &draft.on_delete_columns)?;
        let id = self.ids.fresh();
        let target = ForeignKeyTarget::Unresolved {
            schema: draft.target.schema.clone(),
            table: draft.target.name.clone(),
            columns: draft.target_columns.clone(),
        };
        let makes_index = spec(self.dialect).capabilities().indexes_foreign_keys;
        let generated_name = if name.is_none() { self.generated_foreign_key_name(table) } else { None };
        let own = self.tables.get_mut(&table)?;
        let inline = self.inline_keys.entry(table).or_default();
        let at = if draft.inline && server(self.dialect).inline_keys_first {
            *inline
        } else {
            own.foreign_keys.len()
        };
        *inline += usize::from(draft.inline);
        let indexes_before = u32::try_from(own.indexes.len()).ok().filter(|_| makes_index);
        let said = [(draft.is_period, "PERIOD"), (draft.not_enforced, "NOT ENFORCED")];
        let clauses =
            said.into_iter().filter(|(is_said, _)| *is_said).map(|(_, clause)| clause.to_owned()).collect();
        let key = ForeignKey {
            id,
            name,
            columns,
            target,
            on_delete: draft.on_delete,
            on_update: draft.on_update,
            on_delete_columns,
            match_type: draft.match_type,
            deferrable,
            not_valid,
            target_text: None,
            relation: None,
            inverse: None,
            at_column: draft.inline && server(self.dialect).ignores_inline_references,
            logical: false,
            clauses,
            indexes_before,
            comment,
        };
        own.foreign_keys.insert(at.min(own.foreign_keys.len()), key);
        if let Some(name) = generated_name {
            let last = own.foreign_keys.len().saturating_sub(1);
            self.name_foreign_key(table, last, name);
        }
        // A table that is created later is looked up from here.
        let home = self.tables.get(&table).and_then(|table| table.schema);
        let key = match self.relation_key(&draft.target) {
            Some(key) => key,
            None if draft.target.schema.is_some() || self.clauses().search_path => {
                self.new_key(&draft.target)
            }
            None => (home, self.fold(&draft.target.name)),
        };
        self.references.entry(key).or_default().push(Reference {
            table,
            foreign_key: id,
            target: draft.target,
            columns: draft.target_columns,
        });
        Some(())
    }

    fn add_exclusion(
        &mut self,
        table: TableId,
        name: Option<String>,
        method: Option<String>,
        elements: Vec<(KeyDraft, String)>,
        predicate: Option<String>,
        deferrable: Deferrability,
    ) -> Option<()> {
        let elements = elements
            .into_iter()
            .map(|(key, operator)| Some(ExclusionElement { key: self.index_key_on(table, key)?, operator }))
            .collect::<Option<Vec<_>>>()?;
        let id = self.ids.fresh();
        let exclusion =
            ExclusionConstraint { id, name, method, elements, predicate, deferrable, comment: None };
        self.tables.get_mut(&table)?.exclusions.push(exclusion);
        Some(())
    }

    /// Adds an index to a table or a materialized view.
    pub(crate) fn add_index(
        &mut self,
        owner: Relation,
        name: Option<String>,
        mut draft: IndexDraft,
        comment: Option<String>,
    ) -> Option<()> {
        let text = draft.text.take().filter(|text| !self.is_plain(text, owner, name.as_deref(), &draft));
        let (keys, include) = match owner {
            Relation::Table(table) => {
                let keys: Option<Vec<IndexKey>> =
                    draft.keys.into_iter().map(|key| self.index_key_on(table, key)).collect();
                (keys?, self.columns(table, &draft.include)?)
            }
            Relation::View(_) => {
                let dialect = self.dialect;
                let keys = draft.keys.into_iter().map(|key| index_key_of_view(key, dialect)).collect();
                (keys, Vec::new())
            }
            Relation::Sequence(_) => return None,
        };
        if let Relation::Table(table) = owner {
            let leading =
                keys.iter().map_while(|key| key.as_column().filter(|_| key.prefix_length.is_none()));
            self.drop_redundant_indexes(table, &leading.collect::<Vec<ColumnId>>());
        }
        let first = keys.first().and_then(IndexKey::as_column);
        let name = match owner {
            Relation::Table(table) if name.is_none() => self.generated_key_name(table, first),
            _ => name,
        };
        let index = Index {
            id: self.ids.fresh(),
            name,
            unique: draft.unique,
            method: draft.method,
            keys,
            include,
            predicate: draft.predicate,
            nulls_not_distinct: draft.nulls_not_distinct,
            clauses: draft.clauses,
            text,
            comment,
        };
        let (schema, indexes) = match owner {
            Relation::Table(id) => {
                self.tables.get_mut(&id).map(|table| (table.schema, &mut table.indexes))?
            }
            Relation::View(id) => self.views.get_mut(&id).map(|view| (view.schema, &mut view.indexes))?,
            Relation::Sequence(_) => return None,
        };
        let name = index.name.clone();
        indexes.push(index);
        if let Some(name) = name {
            let key = (schema, self.fold(&name));
            self.indexes.insert(key, owner);
        }
        Some(())
    }

    /// Whether the text of an index is what its parts would be written as.
    fn is_plain(&self, text: &str, owner: Relation, name: Option<&str>, draft: &IndexDraft) -> bool {
        let (Relation::Table(table), Some(name)) = (owner, name) else { return false };
        let Some(table) = self.tables.get(&table) else { return false };
        let mut expected = [name, "ON", &table.name, "("].concat();
        for (at, key) in draft.keys.iter().enumerate() {
            if at > 0 {
                expected.push(',');
            }
            let KeyOn::Column(written) = &key.on else { return false };
            let Some(column) = table.column_named(written).filter(|_| key.collation.is_none()) else {
                return false;
            };
            expected.push_str(&column.name);
            expected.push_str(match key.order {
                Some(SortOrder::Ascending) => "ASC",
                Some(SortOrder::Descending) => "DESC",
                None => "",
            });
        }
        expected.push(')');
        for part in draft.predicate.iter().flat_map(|predicate| ["WHERE", predicate]) {
            expected.extend(part.chars().filter(|c| !c.is_whitespace()));
        }
        text.chars().filter(|c| !c.is_whitespace()).eq(expected.chars())
    }

    fn index_key_on(&mut self, table: TableId, draft: KeyDraft) -> Option<IndexKey> {
        let on = match draft.on {
            KeyOn::Column(name) => match self.column(table, &name) {
                Some(column) => KeyTarget::Column(column),
                None => return None,
            },
            KeyOn::Expression(text) => KeyTarget::Expression(text),
        };
        Some(IndexKey {
            on,
            order: draft.order,
            nulls: draft.nulls,
            operator_class: draft.operator_class,
            collation: draft.collation,
            prefix_length: draft.prefix_length,
        })
    }

    fn key_columns(&mut self, table: TableId, keys: &[KeyDraft]) -> Option<(Vec<ColumnId>, Vec<KeyPrefix>)> {
        let mut columns = Vec::with_capacity(keys.len());
        let mut prefixes = Vec::new();
        for key in keys {
            let name = match &key.on {
                KeyOn::Column(name) => name,
                // Such as `UNIQUE (a WITHOUT OVERLAPS)`.
                KeyOn::Expression(text) => text,
            };
            let column = self.column(table, name)?;
            columns.push(column);
            prefixes.extend(key.prefix_length.map(|length| KeyPrefix { column, length }));
        }
        (!columns.is_empty()).then_some((columns, prefixes))
    }
}

/// Columns of views have no ids, so they are expressions.
fn index_key_of_view(draft: KeyDraft, dialect: Dialect) -> IndexKey {
    let text = match draft.on {
        KeyOn::Column(name) => spec(dialect).quote(&name, Quoting::WhenNeeded),
        KeyOn::Expression(text) => text,
    };
    IndexKey {
        on: KeyTarget::Expression(text),
        order: draft.order,
        nulls: draft.nulls,
        operator_class: draft.operator_class,
        collation: draft.collation,
        prefix_length: draft.prefix_length,
    }
}
