//! Keys without the features that a database lacks.

use std::borrow::Cow;

use crowfoot_model::{
    ColumnId, Deferrability, ForeignKey, KeyPrefix, MatchType, ObjectRef, ReferentialAction, Table,
};

use super::Pass;
use crate::text::list;

/// What primary keys and unique constraints have in common.
struct Key<'k> {
    object: ObjectRef,
    columns: &'k [ColumnId],
    prefixes: &'k [KeyPrefix],
    nulls_not_distinct: Option<&'k mut bool>,
    clauses: &'k mut Vec<String>,
    include: &'k mut Vec<ColumnId>,
    deferrable: &'k mut Deferrability,
}

impl Pass<'_, '_> {
    /// Takes off the keys of a table what the database lacks, and puts foreign keys in the order that it wants.
    pub(super) fn constraints(&mut self, table: &mut Cow<'_, Table>) {
        let own: &Table = table;
        let (mut primary_key, mut uniques) = (own.primary_key.clone(), own.uniques.clone());
        let mut foreign_keys = own.foreign_keys.clone();
        for unique in &mut uniques {
            let key = Key {
                object: ObjectRef::Unique(own.id, unique.id),
                columns: &unique.columns,
                prefixes: &unique.prefixes,
                nulls_not_distinct: Some(&mut unique.nulls_not_distinct),
                clauses: &mut unique.clauses,
                include: &mut unique.include,
                deferrable: &mut unique.deferrable,
            };
            self.key(own, key);
        }
        if let Some(key) = &mut primary_key {
            let key = Key {
                object: ObjectRef::PrimaryKey(own.id),
                columns: &key.columns,
                prefixes: &key.prefixes,
                nulls_not_distinct: None,
                clauses: &mut key.clauses,
                include: &mut key.include,
                deferrable: &mut key.deferrable,
            };
            self.key(own, key);
        }
        for key in &mut foreign_keys {
            if let Some(reordered) = self.sql.in_order_of_target(key) {
                *key = reordered;
            }
            self.foreign_key(own, key);
        }
        if (&primary_key, &uniques, &foreign_keys) != (&own.primary_key, &own.uniques, &own.foreign_keys) {
            let table = table.to_mut();
            (table.primary_key, table.uniques, table.foreign_keys) = (primary_key, uniques, foreign_keys);
        }
    }

    fn key(&mut self, table: &Table, key: Key<'_>) {
        // Without its columns it is not written, so there is nothing to tell.
        if self.sql.column_names(table, key.columns).is_none() {
            return;
        }
        let able = self.sql.spec.capabilities();
        let (object, name) = (key.object, self.sql.spec.name());
        // They stay in the model, where they say that the columns as a whole were not unique.
        if !able.prefix_keys && !key.prefixes.is_empty() {
            self.tell(object, format!("{name} does not support prefix lengths; this one is omitted."));
        }
        if let Some(flag) = key.nulls_not_distinct.filter(|flag| **flag && !able.nulls_not_distinct) {
            *flag = false;
            self.tell(object, format!("{name} allows duplicate rows that contain NULL."));
        }
        if !self.sql.is_at_home() {
            self.clauses(object, key.clauses);
        }
        if !able.include_columns
            && let Some(columns) = self.sql.column_names(table, key.include)
        {
            let message = format!("{name} does not support INCLUDE; {} is omitted.", list(&columns));
            key.include.clear();
            self.tell(object, message);
        }
        if !able.deferrable_keys && *key.deferrable != Deferrability::NotDeferrable {
            *key.deferrable = Deferrability::NotDeferrable;
            self.tell(object, format!("{name} checks it immediately; DEFERRABLE is omitted."));
        }
    }

    /// Drops clauses of another database. That a key is a b-tree is no loss, since it is one everywhere.
    fn clauses(&mut self, object: ObjectRef, clauses: &mut Vec<String>) {
        if let Some(message) = lost_clauses(clauses) {
            self.tell(object, message);
        }
        clauses.clear();
    }

    fn foreign_key(&mut self, table: &Table, key: &mut ForeignKey) {
        let able = self.sql.spec.capabilities();
        let name = self.sql.spec.name();
        let object = ObjectRef::ForeignKey(table.id, key.id);
        if !(able.foreign_key_clauses && self.sql.is_at_home()) {
            self.clauses(object, &mut key.clauses);
        }
        let word = match key.match_type {
            Some(MatchType::Full) if !able.match_full => Some("FULL"),
            Some(MatchType::Partial) => Some("PARTIAL"),
            _ => None,
        };
        if let Some(word) = word {
            key.match_type = None;
            self.tell(object, format!("{name} does not support MATCH {word}; it is omitted."));
        }
        key.on_delete = self.action(table, key, key.on_delete);
        let is_null_or_default =
            matches!(key.on_delete, Some(ReferentialAction::SetNull | ReferentialAction::SetDefault));
        let has_columns = self.sql.column_names(table, &key.on_delete_columns).is_some();
        if is_null_or_default && has_columns && !able.action_columns {
            key.on_delete_columns.clear();
            self.tell(object, format!("{name} applies ON DELETE to all columns of the foreign key."));
        }
        key.on_update = self.action(table, key, key.on_update);
        key.not_valid &= able.not_valid;
        if !able.deferrable && key.deferrable != Deferrability::NotDeferrable {
            key.deferrable = Deferrability::NotDeferrable;
            self.tell(object, format!("{name} checks foreign keys immediately; DEFERRABLE is omitted."));
        }
    }

    /// What happens to rows that refer to one that goes or changes, as far as the database does it.
    fn action(
        &mut self,
        table: &Table,
        key: &ForeignKey,
        action: Option<ReferentialAction>,
    ) -> Option<ReferentialAction> {
        let object = ObjectRef::ForeignKey(table.id, key.id);
        let able = self.sql.spec.capabilities();
        match action? {
            ReferentialAction::SetDefault if !able.set_default_action => {
                self.tell(object, "InnoDB does not support SET DEFAULT; the action is omitted.");
                None
            }
            ReferentialAction::SetNull
                if able.checks_set_null && key.columns.iter().any(|id| table.is_required(&[*id])) =>
            {
                let message = "SET NULL is omitted, because a column of the foreign key is NOT NULL.";
                self.tell(object, message);
                None
            }
            action => Some(action),
        }
    }
}

/// Tells of clauses that are left out, except that a key is a b-tree.
pub(crate) fn lost_clauses(clauses: &[String]) -> Option<String> {
    let told: Vec<&str> = (clauses.iter().map(String::as_str))
        .filter(|clause| !clause.eq_ignore_ascii_case("USING BTREE"))
        .collect();
    (!told.is_empty()).then(|| format!("{} is omitted.", list(&told)))
}
