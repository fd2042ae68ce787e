//! The columns of relations. Mermaid connects entities, so the columns are found by markers and names, and created if
//! there are none.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crowfoot_dialect::naming::{foreign_key_column, singular, snake_case};
use crowfoot_model::{DataType, LogicalType};

use super::apply::{Plan, key_type};
use super::attribute::Attribute;
use super::statement::{Cardinality, Relation};

/// Conversion of relations to foreign keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Foreign {
        child: usize,
        columns: Vec<String>,
        parent: usize,
        targets: Vec<String>,
    },
    /// Many to many.
    Join,
    /// A duplicate.
    Same,
}

/// A relation with its direction.
struct Directed<'r> {
    at: usize,
    child: usize,
    parent: usize,
    label: &'r str,
    required: bool,
}

/// Entities with more columns are searched by exact names only.
const MAX_COMPARED: usize = 300;

/// Chooses columns for all relations. `say` gets notes.
pub(super) fn choose(
    tables: &mut [Plan],
    relations: &[&Relation],
    ends: &[(Option<usize>, Option<usize>)],
    say: &mut dyn FnMut(usize, String),
) -> Vec<Choice> {
    let mut choices = vec![Choice::Same; relations.len()];
    let mut directed = Vec::new();
    let mut joined = BTreeSet::new();
    for (at, relation) in relations.iter().enumerate() {
        let Some((Some(left), Some(right))) = ends.get(at).copied() else { continue };
        if relation.left_end.is_many() && relation.right_end.is_many() {
            for entity in [left, right] {
                ensure_key(tables, entity, at, say);
            }
            let pair = (left.min(right), left.max(right), &relation.label);
            if joined.insert(pair) {
                set(&mut choices, at, Choice::Join);
            } else {
                say(at, "Already drawn.".to_owned());
            }
            continue;
        }
        let right_refers = right_refers(tables, relation, left, right);
        let (child, parent) = if right_refers { (right, left) } else { (left, right) };
        let parent_end = if right_refers { relation.left_end } else { relation.right_end };
        ensure_key(tables, parent, at, say);
        let required = parent_end == Cardinality::One;
        directed.push(Directed { at, child, parent, label: &relation.label, required });
    }
    let marked = |plan: &Plan| {
        let marked = plan.columns.iter().filter(|column| column.attribute.foreign_key);
        marked.map(|column| column.attribute.name.clone()).collect()
    };
    let marked = tables.iter().map(marked).enumerate().collect();
    let names = tables.iter().map(|plan| singular(&snake_case(&plan.name.name))).collect();
    let mut finder = Finder {
        tables: names,
        marked,
        used: BTreeMap::new(),
        drawn: BTreeSet::new(),
        taken: BTreeSet::new(),
    };
    let mut waiting = Vec::new();
    for relation in directed {
        match finder.by_name(tables, &relation) {
            Some(columns) => finder.take(tables, &relation, columns, &mut choices, say),
            None => waiting.push(relation),
        }
    }
    for relation in waiting {
        if finder.is_drawn(&relation) {
            say(relation.at, "Already drawn.".to_owned());
            continue;
        }
        let columns = match finder.by_mark(tables, &relation) {
            Some(column) => {
                say(relation.at, format!("Uses {column} as the foreign key, which no other relation uses."));
                vec![column]
            }
            None => make(tables, &relation, &finder, say),
        };
        finder.take(tables, &relation, columns, &mut choices, say);
    }
    choices
}

fn set(choices: &mut [Choice], at: usize, choice: Choice) {
    if let Some(slot) = choices.get_mut(at) {
        *slot = choice;
    }
}

/// Whether the right end has the foreign key. In a one-to-one relation that is the optional end, else the one with
/// columns named after the other, else the right one.
fn right_refers(tables: &[Plan], relation: &Relation, left: usize, right: usize) -> bool {
    match (relation.left_end, relation.right_end) {
        (own, other) if own.is_many() != other.is_many() => other.is_many(),
        (Cardinality::One, Cardinality::ZeroOrOne) => true,
        (Cardinality::ZeroOrOne, Cardinality::One) => false,
        _ => {
            let names = |child: usize, parent: usize| {
                let (Some(child), Some(parent)) = (tables.get(child), tables.get(parent)) else {
                    return false;
                };
                let marked = |name: &str| {
                    child
                        .column(name)
                        .and_then(|at| child.columns.get(at))
                        .is_some_and(|c| c.attribute.foreign_key)
                };
                marked(&relation.label)
                    || child.columns.len() <= MAX_COMPARED && {
                        let words = Words::new(&parent.name.name, "");
                        child.columns.iter().any(|column| words.score(column.stem.as_deref()) >= NAMED)
                    }
            };
            names(right, left) || !names(left, right)
        }
    }
}

/// Gives a referenced entity a primary key if it has none.
fn ensure_key(tables: &mut [Plan], entity: usize, at: usize, say: &mut dyn FnMut(usize, String)) {
    let Some(plan) = tables.get_mut(entity) else { return };
    if !plan.key().is_empty() {
        return;
    }
    let name = &plan.name.name;
    if let Some(column) = plan.column("id").and_then(|id| plan.columns.get_mut(id)) {
        column.attribute.primary_key = true;
        return say(at, format!("{name} has no PK; id became the primary key."));
    }
    // A unique column is a key as well.
    if !plan.uniques().is_empty() {
        return;
    }
    say(at, format!("{name} has no PK; added the primary key id."));
    let attribute = Attribute { name: "id".to_owned(), primary_key: true, ..Attribute::default() };
    plan.add_first(attribute, Some(key_type()));
}

struct Finder {
    /// The base names for columns that reference the entities.
    tables: BTreeSet<String>,
    /// Unused columns with the marker of a foreign key, by entity.
    marked: BTreeMap<usize, VecDeque<String>>,
    /// Columns that have a relation, by entity.
    used: BTreeMap<usize, BTreeSet<String>>,
    /// Labels of relations between two entities.
    drawn: BTreeSet<(usize, usize, String)>,
    /// Foreign keys: child, columns, parent.
    taken: BTreeSet<(usize, Vec<String>, usize)>,
}

impl Finder {
    fn is_used(&self, entity: usize, column: &str) -> bool {
        self.used.get(&entity).is_some_and(|used| used.contains(column))
    }

    fn is_drawn(&self, relation: &Directed<'_>) -> bool {
        self.drawn.contains(&(relation.child, relation.parent, relation.label.to_owned()))
    }

    /// The columns in the label, or the one named after the parent or the label.
    fn by_name(&self, tables: &[Plan], relation: &Directed<'_>) -> Option<Vec<String>> {
        let (child, parent) = (tables.get(relation.child)?, tables.get(relation.parent)?);
        if child.column(relation.label).is_some() {
            return Some(vec![relation.label.to_owned()]);
        }
        let listed: Vec<String> = relation.label.split(", ").map(str::to_owned).collect();
        if listed.len() > 1 && listed.iter().all(|name| child.column(name).is_some()) {
            return Some(listed);
        }
        let words = Words::new(&parent.name.name, relation.label);
        let is_free = |name: &str| !self.is_used(relation.child, name);
        if child.columns.len() > MAX_COMPARED {
            let name = foreign_key_column(&parent.name.name);
            return child.column(&name).filter(|_| is_free(&name)).map(|_| vec![name]);
        }
        let scored = child.columns.iter().filter_map(|column| {
            let attribute = &column.attribute;
            let score = words.score(column.stem.as_deref());
            let enough = if attribute.foreign_key { SIMILAR } else { NAMED };
            (score >= enough && is_free(&attribute.name)).then_some((score, attribute.name.as_str()))
        });
        // The first among the best.
        let best = scored.fold(None, |best: Option<(u8, &str)>, one| match best {
            Some(best) if best.0 >= one.0 => Some(best),
            _ => Some(one),
        });
        best.map(|(_, name)| vec![name.to_owned()])
    }

    /// The first unused column with the marker of a foreign key, with the type of the parent, and not named after
    /// another entity.
    fn by_mark(&mut self, tables: &[Plan], relation: &Directed<'_>) -> Option<String> {
        let (child, parent) = (tables.get(relation.child)?, tables.get(relation.parent)?);
        let (keys, uniques) = (parent.key(), parent.uniques());
        let (([key], _) | ([], [key, ..])) = (keys.as_slice(), uniques.as_slice()) else { return None };
        let wanted = parent.column(key).and_then(|at| parent.columns.get(at))?.data_type.as_ref();
        let own = singular(&snake_case(&parent.name.name));
        let used = self.used.get(&relation.child);
        let is_used = |name: &String| used.is_some_and(|used| used.contains(name));
        let marked = self.marked.get_mut(&relation.child)?;
        while marked.front().is_some_and(is_used) {
            marked.pop_front();
        }
        let fits = |name: &&String| {
            let Some(column) = child.column(name).and_then(|at| child.columns.get(at)) else { return false };
            let of_other =
                column.stem.as_ref().is_some_and(|stem| *stem != own && self.tables.contains(stem));
            !of_other && alike(column.data_type.as_ref(), wanted)
        };
        marked.iter().filter(|name| !is_used(name)).take(MAX_COMPARED).find(fits).cloned()
    }

    fn take(
        &mut self,
        tables: &mut [Plan],
        relation: &Directed<'_>,
        columns: Vec<String>,
        choices: &mut [Choice],
        say: &mut dyn FnMut(usize, String),
    ) {
        let Some(parent) = tables.get(relation.parent) else { return };
        let targets = targets(parent, &columns, relation.at, say);
        let label = (relation.child, relation.parent, relation.label.to_owned());
        self.drawn.insert(label);
        if !self.taken.insert((relation.child, columns.clone(), relation.parent)) {
            return say(relation.at, "Already drawn.".to_owned());
        }
        let choice = Choice::Foreign {
            child: relation.child,
            columns: columns.clone(),
            parent: relation.parent,
            targets,
        };
        if let Some(child) = tables.get_mut(relation.child).filter(|_| relation.required) {
            columns.iter().for_each(|name| child.require(name));
        }
        self.used.entry(relation.child).or_default().extend(columns);
        set(choices, relation.at, choice);
    }
}

/// Whether a column of one type can reference one of the other, as far as the types are known.
fn alike(one: Option<&DataType>, other: Option<&DataType>) -> bool {
    let kind = |data_type: &DataType| match data_type {
        DataType::Logical(LogicalType::Integer { .. }) => DataType::INTEGER,
        DataType::Logical(LogicalType::Varchar { .. } | LogicalType::Char { .. }) => DataType::TEXT,
        other => other.clone(),
    };
    one.zip(other).is_none_or(|(one, other)| kind(one) == kind(other))
}

/// The referenced columns: the primary key if the numbers match.
fn targets(parent: &Plan, columns: &[String], at: usize, say: &mut dyn FnMut(usize, String)) -> Vec<String> {
    let (key, uniques) = (parent.key(), parent.uniques());
    if key.len() == columns.len() {
        return key;
    }
    if let ([column], [first, ..]) = (columns, uniques.as_slice()) {
        return vec![if uniques.contains(column) { column } else { first }.clone()];
    }
    if columns.iter().all(|name| parent.column(name).is_some()) {
        return columns.to_vec();
    }
    let name = &parent.name.name;
    say(
        at,
        format!("The primary key of {name} has {} columns, which the relation does not list.", key.len()),
    );
    key.into_iter().take(columns.len()).collect()
}

/// Creates the columns of a foreign key.
fn make(
    tables: &mut [Plan],
    relation: &Directed<'_>,
    finder: &Finder,
    say: &mut dyn FnMut(usize, String),
) -> Vec<String> {
    let Some(parent) = tables.get(relation.parent) else { return Vec::new() };
    let key = match (parent.key(), parent.uniques().first()) {
        (key, Some(unique)) if key.is_empty() => vec![unique.clone()],
        (key, _) => key,
    };
    let types: Vec<_> = key
        .iter()
        .map(|name| {
            parent.column(name).and_then(|at| parent.columns.get(at)).and_then(|c| c.data_type.clone())
        })
        .collect();
    let wishes = generated_names(&parent.name.name, &key);
    let Some(child) = tables.get_mut(relation.child) else { return Vec::new() };
    let label = snake_case(relation.label);
    let mut made = Vec::new();
    for (wish, data_type) in wishes.into_iter().zip(types) {
        let mut name = wish.clone();
        if child.column(&name).is_some() && !label.is_empty() {
            name = format!("{label}_{wish}");
        }
        let mut number = 2_usize;
        while child.column(&name).is_some() || finder.is_used(relation.child, &name) {
            // After some attempts, the number of the relation, which is unique.
            name = format!("{wish}_{}", if number < 9 { number } else { 100 + relation.at + number });
            number += 1;
        }
        let attribute = Attribute { name: name.clone(), foreign_key: true, ..Attribute::default() };
        child.add(attribute, data_type);
        made.push(name);
    }
    say(relation.at, format!("Added to {}: {}.", child.name.name, made.join(", ")));
    made
}

/// The names of columns that reference a key: `user_id`; for a composite key with all column names.
pub(super) fn generated_names(table: &str, key: &[String]) -> Vec<String> {
    if key.len() < 2 {
        return vec![foreign_key_column(table)];
    }
    let one = singular(&snake_case(table));
    key.iter().map(|column| format!("{one}_{}", snake_case(column))).collect()
}

/// The score of a column that is named after the table it references.
const NAMED: u8 = 85;
/// The score of a column that is named after a part of it; enough with the marker of a foreign key.
const SIMILAR: u8 = 50;

/// The entity that a column references by its name: `user` in `user_id`.
pub(super) fn stem(column: &str) -> Option<String> {
    const TAILS: [&str; 7] = ["_id", "_uuid", "_fk", "_key", "_code", "_ref", "_pk"];
    let column = snake_case(column);
    let stem = TAILS.iter().find_map(|tail| column.strip_suffix(tail));
    stem.or_else(|| column.strip_prefix("id_")).or_else(|| column.strip_prefix("fk_")).map(singular)
}

/// The words that suggest that a column references a table.
struct Words {
    table: String,
    label: String,
}

impl Words {
    fn new(table: &str, label: &str) -> Self {
        Self { table: singular(&snake_case(table)), label: singular(&snake_case(label)) }
    }

    /// How well a column with this stem fits, from 0 to 90.
    fn score(&self, stem: Option<&str>) -> u8 {
        let Some(stem) = stem else { return 0 };
        let ends = |whole: &str, end: &str| {
            !end.is_empty() && whole.strip_suffix(end).is_some_and(|rest| rest.ends_with('_'))
        };
        if stem == self.table {
            90
        } else if !self.label.is_empty() && stem == self.label {
            NAMED
        } else if ends(stem, &self.table) {
            60
        } else if ends(&self.table, stem) || stem == "parent" {
            SIMILAR
        } else {
            0
        }
    }
}
