//! Constraints and indexes: they are the same by name, or else by what they are over.

use crowfoot_dialect::script::server;
use crowfoot_model::{
    CheckConstraint, Column, ColumnId, ExclusionConstraint, ForeignKey, ForeignKeyTarget, IdSource, Index,
    IndexKey, KeyTarget, MatchType, PrimaryKey, SortOrder, Table, UniqueConstraint,
};

use super::column::is_same_list;
use super::named::comment;
use crate::context::{Context, is_same_note, is_same_text};
use crate::coverage::Coverage;
use crate::mapper::Mapper;
use crate::matching::Matching;
use crate::usual::{Kind, is_usual};

/// New parts in terms of the old document, each with the position of the old one that it is.
type Settled<T> = Vec<(Option<usize>, T)>;

/// A constraint or an index.
trait Part: Clone {
    fn id(&self) -> u64;
    fn set_id(&mut self, id: u64);
    fn name(&self) -> Option<&str>;
    /// All of it but its id and name.
    fn whole(&self) -> String;
    /// What makes it the same under another name.
    fn definition(&self) -> String;
    /// What makes it the same with another definition, where no other part of the table has it.
    fn gist(&self) -> String;
}

macro_rules! part {
    ($type:ident, $definition:expr, $gist:expr) => {
        impl Part for $type {
            fn id(&self) -> u64 {
                self.id.0
            }

            fn set_id(&mut self, id: u64) {
                self.id = id.into();
            }

            fn name(&self) -> Option<&str> {
                self.name.as_deref()
            }

            fn whole(&self) -> String {
                let mut whole = self.clone();
                whole.set_id(0);
                whole.name = None;
                format!("{whole:?}")
            }

            fn definition(&self) -> String {
                let definition: fn(&Self) -> String = $definition;
                definition(self)
            }

            fn gist(&self) -> String {
                let gist: fn(&Self) -> String = $gist;
                gist(self)
            }
        }
    };
}

part!(UniqueConstraint, |unique| format!("{:?} {:?}", unique.columns, unique.prefixes), |unique| format!(
    "{:?}",
    unique.columns
));
part!(CheckConstraint, |check| check.expression.trim().to_owned(), |check| squeezed(&check.expression));
part!(
    ExclusionConstraint,
    |exclusion| format!("{:?} {:?}", exclusion.elements, exclusion.predicate),
    |exclusion| format!("{:?}", exclusion.elements)
);
part!(ForeignKey, |key| format!("{:?} {:?}", key.columns, key.target), |key| format!("{:?}", key.columns));
part!(
    Index,
    |index| format!("{:?} {} {:?} {:?}", keys(index), index.unique, method(index), predicate(index)),
    |index| format!("{:?}", keys(index))
);

/// An expression without what never matters to its sense.
fn squeezed(expression: &str) -> String {
    let is_sense = |c: &char| !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | '`');
    expression.chars().filter(is_sense).collect::<String>().to_lowercase()
}

fn keys(index: &Index) -> Vec<(&KeyTarget, bool)> {
    index.keys.iter().map(|key| (&key.on, key.order == Some(SortOrder::Descending))).collect()
}

fn method(index: &Index) -> Option<&str> {
    index.method.as_deref().filter(|method| *method != "btree")
}

fn predicate(index: &Index) -> Option<&str> {
    index.predicate.as_deref().map(str::trim)
}

/// What the parts of a table are settled with.
pub(super) struct Parts<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    pub(super) mapper: &'c mut Mapper,
    pub(super) ids: &'c mut IdSource,
    /// The name of the table and its columns, for the names of parts that follow from them.
    pub(super) table: &'c str,
    pub(super) columns: &'c [Column],
}

/// The indexes of a view or a table.
pub(super) fn indexes(
    context: &Context<'_>,
    mapper: &mut Mapper,
    ids: &mut IdSource,
    old: &[Index],
    new: &[Index],
    (table, columns): (&str, &[Column]),
) -> Settled<Index> {
    let mapped = new.iter().map(|index| mapper.index(index)).collect();
    let mut parts = Parts { context, mapper, ids, table, columns };
    parts.settle(old, new, mapped, |parts, old, new| parts.index(old, new))
}

impl Parts<'_, '_> {
    pub(super) fn uniques(
        &mut self,
        old: &Table,
        new: &Table,
        mapped: Vec<UniqueConstraint>,
    ) -> Settled<UniqueConstraint> {
        self.settle(&old.uniques, &new.uniques, mapped, |parts, old, new| parts.unique(old, new))
    }

    pub(super) fn checks(
        &mut self,
        old: &Table,
        new: &Table,
        mapped: Vec<CheckConstraint>,
    ) -> Settled<CheckConstraint> {
        self.settle(&old.checks, &new.checks, mapped, |parts, old, new| parts.check(old, new))
    }

    pub(super) fn exclusions(
        &mut self,
        old: &Table,
        new: &Table,
        mapped: Vec<ExclusionConstraint>,
    ) -> Settled<ExclusionConstraint> {
        self.settle(&old.exclusions, &new.exclusions, mapped, |parts, old, new| parts.exclusion(old, new))
    }

    pub(super) fn foreign_keys(
        &mut self,
        old: &Table,
        new: &Table,
        mapped: Vec<ForeignKey>,
    ) -> Settled<ForeignKey> {
        self.settle(&old.foreign_keys, &new.foreign_keys, mapped, |parts, old, new| {
            parts.foreign_key(old, new)
        })
    }

    fn settle<T: Part>(
        &mut self,
        old: &[T],
        new: &[T],
        mapped: Vec<T>,
        settle: impl Fn(&Self, &T, T) -> T,
    ) -> Settled<T> {
        let matching = matched(old, new, &mapped);
        let mut settled = Vec::new();
        for (at, (mut part, new)) in mapped.into_iter().zip(new).enumerate() {
            let before = matching.old_of(at);
            if let Some(old) = before.and_then(|before| old.get(before)) {
                part.set_id(old.id());
                part = settle(self, old, part);
            } else {
                part.set_id(self.ids.fresh());
            }
            self.mapper.set(new.id(), part.id());
            settled.push((before, part));
        }
        settled
    }

    pub(super) fn primary_key(&self, old: &PrimaryKey, mut new: PrimaryKey) -> PrimaryKey {
        new.name = match server(self.context.dialect()).unnamed_primary_keys {
            true => old.name.clone(),
            false => self.name(old.name.as_ref(), new.name.take(), None, Kind::PrimaryKey),
        };
        new.uniques_before = old.uniques_before;
        new.comment = self.comment(&old.comment, new.comment);
        if !self.has_details() {
            new.prefixes.clone_from(&old.prefixes);
            new.include.clone_from(&old.include);
            new.deferrable = old.deferrable;
        }
        // Where the key is a mark at each column, nothing says their order.
        let is_marked = !self.context.options.covers.has(Coverage::INDEXES);
        if is_marked
            && new.columns.len() == old.columns.len()
            && new.columns.iter().all(|id| old.columns.contains(id))
        {
            new.columns.clone_from(&old.columns);
        }
        self.keep_clauses(&mut new.clauses, &old.clauses);
        new
    }

    fn unique(&self, old: &UniqueConstraint, mut new: UniqueConstraint) -> UniqueConstraint {
        new.name = self.name(old.name.as_ref(), new.name.take(), new.columns.first().copied(), Kind::Unique);
        new.comment = self.comment(&old.comment, new.comment);
        if !self.has_details() {
            new.prefixes.clone_from(&old.prefixes);
            new.include.clone_from(&old.include);
            new.deferrable = old.deferrable;
            new.nulls_not_distinct = old.nulls_not_distinct;
        }
        self.keep_clauses(&mut new.clauses, &old.clauses);
        new
    }

    fn check(&self, old: &CheckConstraint, mut new: CheckConstraint) -> CheckConstraint {
        new.name = self.name(old.name.as_ref(), new.name.take(), None, Kind::Check);
        new.comment = self.comment(&old.comment, new.comment);
        new.column = old.column;
        let is_same = match self.has_details() {
            true => is_same_text(&old.expression, &new.expression),
            false => squeezed(&old.expression) == squeezed(&new.expression),
        };
        if is_same {
            new.expression.clone_from(&old.expression);
        }
        new
    }

    fn exclusion(&self, old: &ExclusionConstraint, mut new: ExclusionConstraint) -> ExclusionConstraint {
        new.name = self.name(old.name.as_ref(), new.name.take(), None, Kind::Exclusion);
        new.comment = self.comment(&old.comment, new.comment);
        if old.elements.len() == new.elements.len() {
            for (element, old) in new.elements.iter_mut().zip(&old.elements) {
                keep_key(&old.key, &mut element.key);
            }
        }
        if is_same_note(old.predicate.as_deref(), new.predicate.as_deref()) {
            new.predicate.clone_from(&old.predicate);
        }
        new
    }

    fn foreign_key(&self, old: &ForeignKey, mut new: ForeignKey) -> ForeignKey {
        new.name = self.name(old.name.as_ref(), new.name.take(), None, Kind::ForeignKey);
        new.comment = self.comment(&old.comment, new.comment);
        new.indexes_before = old.indexes_before;
        // Most formats do not say it.
        new.relation = new.relation.or_else(|| old.relation.clone());
        new.inverse = new.inverse.or_else(|| old.inverse.clone());
        // Our own exports write it out, which says nothing of the database that the design was read from.
        new.at_column |= old.at_column;
        if self.is_same_target(&old.target, &new.target) {
            new.target.clone_from(&old.target);
            new.target_text.clone_from(&old.target_text);
        }
        if !self.context.options.covers.has(Coverage::ACTIONS) {
            (new.on_delete, new.on_update) = (old.on_delete, old.on_update);
        }
        let said = |match_type: Option<MatchType>| match_type.filter(|own| *own != MatchType::Simple);
        if said(old.match_type) == said(new.match_type) || !self.has_details() {
            new.match_type = old.match_type;
        }
        if !self.has_details() {
            new.on_delete_columns.clone_from(&old.on_delete_columns);
            new.deferrable = old.deferrable;
            new.not_valid = old.not_valid;
        }
        self.keep_clauses(&mut new.clauses, &old.clauses);
        new
    }

    /// No columns are those of the primary key.
    fn is_same_target(&self, old: &ForeignKeyTarget, new: &ForeignKeyTarget) -> bool {
        let (
            ForeignKeyTarget::Table { table: of_old, columns: old },
            ForeignKeyTarget::Table { table: of_new, columns: new },
        ) = (old, new)
        else {
            return old == new;
        };
        let key = self.context.old.table(*of_old).map_or(&[][..], |table| table.primary_key_columns());
        // Where a relation is drawn between tables, nothing says to which columns.
        if of_old == of_new && !self.context.options.covers.has(Coverage::INDEXES) {
            return true;
        }
        let or_key = |columns| if <[_]>::is_empty(columns) { key } else { columns };
        of_old == of_new && (old == new || or_key(old) == or_key(new))
    }

    fn index(&self, old: &Index, mut new: Index) -> Index {
        let lead = new.keys.first().and_then(IndexKey::as_column);
        new.name = self.name(old.name.as_ref(), new.name.take(), lead, Kind::Index);
        new.comment = self.comment(&old.comment, new.comment);
        if method(old) == method(&new) || !self.has_details() {
            new.method.clone_from(&old.method);
        }
        if old.keys.len() == new.keys.len() {
            for (key, old) in new.keys.iter_mut().zip(&old.keys) {
                if !self.has_details() && old.on == key.on {
                    key.clone_from(old);
                }
                keep_key(old, key);
            }
        }
        if !self.has_details() {
            new.include.clone_from(&old.include);
            new.predicate.clone_from(&old.predicate);
            new.nulls_not_distinct = old.nulls_not_distinct;
        }
        if is_same_note(old.predicate.as_deref(), new.predicate.as_deref()) {
            new.predicate.clone_from(&old.predicate);
        }
        self.keep_clauses(&mut new.clauses, &old.clauses);
        if (Index { text: None, ..old.clone() }) == (Index { text: None, ..new.clone() }) {
            new.text.clone_from(&old.text);
        }
        new
    }

    /// A name, unless it is only the one that anything unnamed gets.
    fn name(
        &self,
        old: Option<&String>,
        new: Option<String>,
        lead: Option<ColumnId>,
        kind: Kind,
    ) -> Option<String> {
        let covers = self.context.options.covers.has(Coverage::CONSTRAINT_NAMES);
        let lead = lead.and_then(|id| self.columns.iter().find(|column| column.id == id));
        let lead = lead.map(|column| column.name.as_str());
        match (old, &new) {
            (old, _) if !covers => old.cloned(),
            (None, Some(name)) if is_usual(name, self.table, lead, kind) => None,
            (Some(name), None) if is_usual(name, self.table, lead, kind) => old.cloned(),
            _ => new,
        }
    }

    /// Other formats than SQL have comments for tables and columns alone.
    fn comment(&self, old: &Option<String>, new: Option<String>) -> Option<String> {
        if self.has_details() { comment(self.context, old, new) } else { old.clone() }
    }

    fn has_details(&self) -> bool {
        self.context.options.covers.has(Coverage::DETAILS)
    }

    fn keep_clauses(&self, new: &mut Vec<String>, old: &[String]) {
        let said = |clauses: &[String]| -> Vec<String> {
            // Which it is everywhere, whether it is said or not.
            let is_said = |clause: &&String| !clause.trim().eq_ignore_ascii_case("USING BTREE");
            clauses.iter().filter(is_said).cloned().collect()
        };
        if !self.has_details() || is_same_list(&said(old), &said(new)) {
            *new = old.to_vec();
        }
    }
}

/// A key in its old form, where it says the same: ascending goes without saying.
fn keep_key(old: &IndexKey, new: &mut IndexKey) {
    let said = |order: Option<SortOrder>| order.filter(|order| *order != SortOrder::Ascending);
    if said(old.order) == said(new.order) {
        new.order = old.order;
    }
    if let (KeyTarget::Expression(old), KeyTarget::Expression(new)) = (&old.on, &mut new.on)
        && is_same_text(old, new)
    {
        new.clone_from(old);
    }
}

fn matched<T: Part>(old: &[T], new: &[T], mapped: &[T]) -> Matching {
    let mut matching = Matching::new(old.len(), mapped.len());
    let is_same = |before: usize, after: usize| old.get(before).map(Part::id) == new.get(after).map(Part::id);
    let name = |part: &T| part.name().map(str::to_owned);
    // As a rule all is said with this.
    matching.tier_of_unique(|at| old.get(at).and_then(name), |at| mapped.get(at).and_then(name));
    matching.tier(
        |at| old.get(at).map(|part| (name(part), part.whole())),
        |at| mapped.get(at).map(|part| (name(part), part.whole())),
        is_same,
    );
    matching.tier(|at| old.get(at).and_then(name), |at| mapped.get(at).and_then(name), is_same);
    matching.tier(|at| old.get(at).map(Part::whole), |at| mapped.get(at).map(Part::whole), is_same);
    matching.tier(|at| old.get(at).map(Part::definition), |at| mapped.get(at).map(Part::definition), is_same);
    matching.tier_of_unique(|at| old.get(at).map(Part::gist), |at| mapped.get(at).map(Part::gist));
    matching
}
