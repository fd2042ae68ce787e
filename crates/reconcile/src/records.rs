//! Which records, and which columns of tables, are the same in both documents.

use std::sync::Arc;

use crowfoot_model::{
    Column, CompositeType, Document, Domain, EnumType, IdSource, ObjectRef, Schema, SchemaId, Sequence,
    Statement, Table, View,
};

use crate::context::Context;
use crate::mapper::Mapper;
use crate::matching::Matching;

/// The kinds that are reconciled, in the order in which they are paired, each by which method of [`Pairer`]: what is in
/// a schema needs the pairs of schemas, and what has types those of types.
macro_rules! kinds {
    (columns of $tables:ident; $($list:ident: $type:ident by $pair:ident;)+) => {
        /// The records of both documents, as lists.
        pub(crate) struct Sides<'a> {
            $(pub(crate) $list: Side<'a, $type>,)+
        }

        /// The pairs.
        pub(crate) struct Records<'a> {
            $(pub(crate) $list: Pairs<'a, $type>,)+
            /// The columns of the tables that are in both, by position of the new table.
            pub(crate) columns: Vec<Option<Matching>>,
            pub(crate) mapper: Mapper,
        }

        impl<'a> Sides<'a> {
            pub(crate) fn new(old: &'a Document, new: &'a Document) -> Self {
                Self { $($list: Side::of(old.$list(), new.$list()),)+ }
            }
        }

        impl<'a> Records<'a> {
            /// Finds the pairs. What is new alone gets fresh ids.
            pub(crate) fn pair(context: &Context<'a>, sides: &'a Sides<'a>, ids: &mut IdSource) -> Self {
                let mut pairer = Pairer { context, mapper: Mapper::new(context.old), ids };
                $(let $list = pairer.$pair(&sides.$list);)+
                let columns = $tables.new_with_old().map(|(new, old)| pairer.columns(new, old)).collect();
                Self { $($list,)+ columns, mapper: pairer.mapper }
            }
        }
    };
}

kinds! {
    columns of tables;
    schemas: Schema by schemas;
    enums: EnumType by named;
    domains: Domain by named;
    composites: CompositeType by named;
    sequences: Sequence by named;
    tables: Table by named;
    views: View by named;
    statements: Statement by statements;
}

/// The records of one kind.
pub(crate) struct Side<'a, T> {
    pub(crate) old: Vec<&'a T>,
    pub(crate) new: Vec<&'a T>,
}

/// The records of one kind with their pairs.
pub(crate) struct Pairs<'a, T> {
    pub(crate) side: &'a Side<'a, T>,
    pub(crate) matching: Matching,
}

impl<'a, T> Side<'a, T> {
    fn of(old: impl Iterator<Item = &'a Arc<T>>, new: impl Iterator<Item = &'a Arc<T>>) -> Self {
        Self { old: old.map(|record| &**record).collect(), new: new.map(|record| &**record).collect() }
    }
}

impl<'a, T> Pairs<'a, T> {
    fn none(side: &'a Side<'a, T>) -> Self {
        Self { side, matching: Matching::new(side.old.len(), side.new.len()) }
    }

    /// Every new record with the old one that it is.
    pub(crate) fn new_with_old(&self) -> impl Iterator<Item = (&'a T, Option<&'a T>)> + '_ {
        let old = |at: usize| self.matching.old_of(at).and_then(|old| self.side.old.get(old).copied());
        self.side.new.iter().enumerate().map(move |(at, new)| (*new, old(at)))
    }

    /// The old records that no new one is.
    pub(crate) fn left(&self) -> impl Iterator<Item = &'a T> + '_ {
        self.matching.left().into_iter().filter_map(|at| self.side.old.get(at).copied())
    }

    /// The new records that no old one is.
    pub(crate) fn lonely(&self) -> impl Iterator<Item = &'a T> + '_ {
        self.matching.lonely().into_iter().filter_map(|at| self.side.new.get(at).copied())
    }
}

/// What has a name in a schema.
trait Named {
    fn id(&self) -> u64;
    fn schema(&self) -> Option<SchemaId>;
    fn name(&self) -> &str;
    fn object(&self) -> ObjectRef;
}

macro_rules! named {
    ($($type:ident: $object:ident),+) => {$(
        impl Named for $type {
            fn id(&self) -> u64 {
                self.id.0
            }

            fn schema(&self) -> Option<SchemaId> {
                self.schema
            }

            fn name(&self) -> &str {
                &self.name
            }

            fn object(&self) -> ObjectRef {
                ObjectRef::$object(self.id)
            }
        }
    )+};
}

named!(EnumType: Enum, Domain: Domain, CompositeType: Composite, Sequence: Sequence, Table: Table, View: View);

struct Pairer<'c, 'a> {
    context: &'c Context<'a>,
    mapper: Mapper,
    ids: &'c mut IdSource,
}

/// A schema, with one number for all that stands for none.
type SchemaKey = u64;

impl<'a> Pairer<'_, 'a> {
    fn schemas(&mut self, side: &'a Side<'a, Schema>) -> Pairs<'a, Schema> {
        let mut pairs = Pairs::none(side);
        let accepted = self.accepted(side, |schema| ObjectRef::Schema(schema.id));
        accepted.iter().for_each(|(old, new)| pairs.matching.pair(*old, *new));
        let is_same = |old: usize, new: usize| {
            side.old.get(old).map(|schema| schema.id) == side.new.get(new).map(|schema| schema.id)
        };
        let name = |list: &[&Schema], at: usize| list.get(at).map(|schema| schema.name.clone());
        pairs.matching.tier(|at| name(&side.old, at), |at| name(&side.new, at), is_same);
        let folded = |list: &[&Schema], at| name(list, at).map(|name| Context::caseless(&name));
        pairs.matching.tier_of_unique(|at| folded(&side.old, at), |at| folded(&side.new, at));
        self.note_ids(&pairs, |schema| schema.id.0);
        pairs
    }

    /// Pairs what has a name in a schema.
    fn named<T: Named>(&mut self, side: &'a Side<'a, T>) -> Pairs<'a, T> {
        let mut pairs = Pairs::none(side);
        let accepted = self.accepted(side, T::object);
        accepted.iter().for_each(|(old, new)| pairs.matching.pair(*old, *new));
        let schema_of_old = |record: &T| match self.context.is_public(self.context.old, record.schema()) {
            true => 0,
            false => record.schema().map_or(0, |id| id.0),
        };
        let schema_of_new = |record: &T| -> SchemaKey {
            match self.context.is_public(self.context.new, record.schema()) {
                true => 0,
                false => self.mapper.optional(record.schema()).map_or(0, |id| id.0),
            }
        };
        let is_same =
            |old: usize, new: usize| side.old.get(old).map(|o| o.id()) == side.new.get(new).map(|n| n.id());
        let old = |at: usize| side.old.get(at).copied();
        let new = |at: usize| side.new.get(at).copied();
        pairs.matching.tier(
            |at| old(at).map(|record| (schema_of_old(record), record.name().to_owned())),
            |at| new(at).map(|record| (schema_of_new(record), record.name().to_owned())),
            is_same,
        );
        pairs.matching.tier_of_unique(
            |at| old(at).map(|record| (schema_of_old(record), Context::caseless(record.name()))),
            |at| new(at).map(|record| (schema_of_new(record), Context::caseless(record.name()))),
        );
        pairs.matching.tier_of_unique(
            |at| old(at).map(|record| Context::caseless(record.name())),
            |at| new(at).map(|record| Context::caseless(record.name())),
        );
        self.note_ids(&pairs, T::id);
        pairs
    }

    /// Pairs raw SQL: by its text, then by what it creates, so that a function with another body is the same function.
    fn statements(&mut self, side: &'a Side<'a, Statement>) -> Pairs<'a, Statement> {
        let mut pairs = Pairs::none(side);
        let is_same =
            |old: usize, new: usize| side.old.get(old).map(|o| o.id) == side.new.get(new).map(|n| n.id);
        let old = |at: usize| side.old.get(at).copied();
        let new = |at: usize| side.new.get(at).copied();
        let text = |statement: &Statement| statement.text.trim().to_owned();
        pairs.matching.tier(|at| old(at).map(text), |at| new(at).map(text), is_same);
        pairs.matching.tier_of_unique(|at| head(old(at)?), |at| head(new(at)?));
        self.note_ids(&pairs, |statement| statement.id.0);
        pairs
    }

    fn columns(&mut self, new: &Table, old: Option<&Table>) -> Option<Matching> {
        let Some(old) = old else {
            for part in new.part_ids() {
                let id: u64 = self.ids.fresh();
                self.mapper.set(part, id);
            }
            return None;
        };
        let mut matching = Matching::new(old.columns.len(), new.columns.len());
        let at = |columns: &[Column], id| columns.iter().position(|column| column.id == id);
        for rename in self.context.options.renames {
            if let (ObjectRef::Column(from_table, from), ObjectRef::Column(to_table, to)) =
                (rename.from, rename.to)
                && (from_table, to_table) == (old.id, new.id)
                && let (Some(from), Some(to)) = (at(&old.columns, from), at(&new.columns, to))
            {
                matching.pair(from, to);
            }
        }
        let is_same = |before: usize, after: usize| {
            old.columns.get(before).map(|column| column.id) == new.columns.get(after).map(|column| column.id)
        };
        let name = |table: &Table, at: usize| table.columns.get(at).map(|column| column.name.clone());
        matching.tier(|at| name(old, at), |at| name(new, at), is_same);
        let folded = |table: &Table, at| name(table, at).map(|name| Context::caseless(&name));
        matching.tier_of_unique(|at| folded(old, at), |at| folded(new, at));
        for (at, column) in new.columns.iter().enumerate() {
            let id = match matching.old_of(at).and_then(|at| old.columns.get(at)) {
                Some(old) => old.id,
                None => self.ids.fresh(),
            };
            self.mapper.set(column.id, id);
        }
        Some(matching)
    }

    /// The accepted renames of one kind, as positions.
    fn accepted<T>(&self, side: &Side<'_, T>, object: impl Fn(&T) -> ObjectRef) -> Vec<(usize, usize)> {
        let at = |list: &[&T], wanted| list.iter().position(|record| object(record) == wanted);
        let renames = self.context.options.renames.iter();
        renames.filter_map(|rename| at(&side.old, rename.from).zip(at(&side.new, rename.to))).collect()
    }

    fn note_ids<T>(&mut self, pairs: &Pairs<'_, T>, id: impl Fn(&T) -> u64) {
        for (new, old) in pairs.new_with_old() {
            let own = old.map_or_else(|| self.ids.fresh(), &id);
            self.mapper.set(id(new), own);
        }
    }
}

/// The beginning of a statement up to the name of what it creates, in any letters: `create function area`. The body
/// is what changes.
fn head(statement: &Statement) -> Option<String> {
    let kind: Vec<String> = statement.kind.split_whitespace().map(str::to_lowercase).collect();
    let text = statement.text.to_lowercase();
    let mut words =
        text.split_whitespace().filter(|word| !["or", "replace", "if", "not", "exists"].contains(word));
    if !kind.iter().all(|word| words.next() == Some(word)) {
        return None;
    }
    let rest: Vec<&str> = words.collect();
    let rest = rest.join(" ");
    // A function is told by its arguments too.
    let name = match kind.get(1).map(String::as_str) {
        Some("function" | "procedure" | "aggregate") => rest.split_inclusive(')').next(),
        Some("extension" | "collation" | "operator" | "role" | "trigger" | "event" | "policy" | "rule") => {
            rest.split([' ', '(']).next()
        }
        _ => None,
    }?;
    Some([kind.join(" ").as_str(), " ", name].concat())
}
