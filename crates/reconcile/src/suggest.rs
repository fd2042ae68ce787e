//! What may have been renamed: something that is gone and something that is new, which are alike.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::naming;
use crowfoot_model::{Column, ObjectRef, Table};

use crate::context::Context;
use crate::coverage::Coverage;
use crate::kind::kind;
use crate::options::Rename;
use crate::records::Records;

/// A rename that somebody has to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub rename: Rename,
    /// How alike the two are, in percent.
    pub score: u8,
}

/// Less alike than this, two things are two things.
const LEAST: f64 = 0.5;
/// A feature that more things have says little, and looking at all of them would take time that grows with the square.
const COMMON: usize = 64;
/// Of so many that share the rarest features with something, each is looked at.
const CANDIDATES: usize = 16;
/// Columns are compared with so many on either side of their own place.
const NEAR: usize = 16;

/// A record, and what it is known by apart from its name.
struct Thing {
    object: ObjectRef,
    name: String,
    features: BTreeSet<String>,
}

pub(crate) fn suggestions(context: &Context<'_>, records: &Records<'_>) -> Vec<Suggestion> {
    let mut found = Vec::new();
    let covers = context.options.covers;
    let folded = |name: &String| Context::caseless(name);
    let table = |table: &&Table| Thing {
        object: ObjectRef::Table(table.id),
        name: table.name.clone(),
        features: table.columns.iter().map(|column| folded(&column.name)).collect(),
    };
    found.extend(alike(
        &records.tables.left().map(|own| table(&own)).collect::<Vec<_>>(),
        &records.tables.lonely().map(|own| table(&own)).collect::<Vec<_>>(),
    ));
    macro_rules! records {
        ($field:ident, $object:ident, $features:expr) => {
            let thing = |record| {
                let features: fn(&_) -> Vec<String> = $features;
                let features = features(record).into_iter().collect();
                Thing { object: ObjectRef::$object(record.id), name: record.name.clone(), features }
            };
            found.extend(alike(
                &records.$field.left().map(thing).collect::<Vec<_>>(),
                &records.$field.lonely().map(thing).collect::<Vec<_>>(),
            ));
        };
    }
    if covers.has(Coverage::ENUMS) {
        records!(enums, Enum, |found: &crowfoot_model::EnumType| found.values.clone());
    }
    if covers.has(Coverage::VIEWS) {
        records!(views, View, |view: &crowfoot_model::View| vec![view.query.trim().to_owned()]);
    }
    if covers.has(Coverage::OTHER_TYPES) {
        records!(composites, Composite, |found: &crowfoot_model::CompositeType| {
            found.fields.iter().map(|field| field.name.clone()).collect()
        });
        records!(domains, Domain, |domain: &crowfoot_model::Domain| {
            domain.checks.iter().map(|check| check.expression.clone()).collect()
        });
        records!(sequences, Sequence, |sequence: &crowfoot_model::Sequence| {
            vec![format!("{:?}", sequence.options)]
        });
    }
    for ((new, old), columns) in records.tables.new_with_old().zip(&records.columns) {
        let (Some(old), Some(columns)) = (old, columns) else { continue };
        let (left, lonely) = (columns.left(), columns.lonely());
        if !left.is_empty() && !lonely.is_empty() {
            found.extend(alike_columns(old, new, &left, &lonely));
        }
    }
    found.sort_by_key(|suggestion| (u8::MAX - suggestion.score, suggestion.rename));
    found
}

/// Pairs of things that are alike, each thing in one at most.
fn alike(old: &[Thing], new: &[Thing]) -> Vec<Suggestion> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut twins: BTreeMap<&BTreeSet<String>, Vec<usize>> = BTreeMap::new();
    for (at, thing) in old.iter().enumerate() {
        thing.features.iter().for_each(|feature| holders.entry(feature).or_default().push(at));
        twins.entry(&thing.features).or_default().push(at);
    }
    let weight = |feature: &String| {
        let count = holders.get(feature.as_str()).map_or(1, Vec::len);
        // What all have weighs little.
        1.0 / (1.0 + f64::from(u32::try_from(count).unwrap_or(u32::MAX)).sqrt())
    };
    let mut scored = Vec::new();
    // How many with the same features came before.
    let mut ranks: BTreeMap<&BTreeSet<String>, usize> = BTreeMap::new();
    for (to, thing) in new.iter().enumerate() {
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        for feature in &thing.features {
            let found = holders.get(feature.as_str()).filter(|found| found.len() <= COMMON);
            for from in found.into_iter().flatten() {
                *shared.entry(*from).or_default() += weight(feature);
            }
        }
        let mut candidates: Vec<(usize, f64)> = shared.into_iter().collect();
        candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        candidates.truncate(CANDIDATES);
        let rank = ranks.entry(&thing.features).or_default();
        let same = twins.get(&thing.features).into_iter().flatten();
        let same = same.skip(rank.saturating_sub(CANDIDATES / 2)).take(CANDIDATES);
        *rank += 1;
        let candidates: BTreeSet<usize> =
            candidates.iter().map(|(from, _)| *from).chain(same.copied()).collect();
        for from in candidates {
            let Some(other) = old.get(from) else { continue };
            let sum = |features: &mut dyn Iterator<Item = &String>| features.map(weight).sum::<f64>();
            let both = sum(&mut thing.features.intersection(&other.features));
            let all = sum(&mut thing.features.iter().chain(&other.features));
            let overlap = if all > 0.0 { 2.0 * both / all } else { 0.0 };
            scored.push((0.75 * overlap + 0.25 * likeness(&other.name, &thing.name), from, to));
        }
    }
    let chosen = best(scored).into_iter();
    let object = |list: &[Thing], at: usize| list.get(at).map(|thing| thing.object);
    let suggestion = |(score, from, to)| {
        Some(Suggestion { rename: Rename { from: object(old, from)?, to: object(new, to)? }, score })
    };
    chosen.filter_map(suggestion).collect()
}

fn alike_columns(old: &Table, new: &Table, left: &[usize], lonely: &[usize]) -> Vec<Suggestion> {
    let mut scored = Vec::new();
    for (rank, to) in lonely.iter().enumerate() {
        let near = left.iter().enumerate().skip(rank.saturating_sub(NEAR)).take(2 * NEAR);
        for (_, from) in near {
            if let (Some(before), Some(after)) = (old.columns.get(*from), new.columns.get(*to)) {
                scored.push((column_score((old, before, *from), (new, after, *to)), *from, *to));
            }
        }
    }
    let suggestion = |(score, from, to): (u8, usize, usize)| {
        let from = ObjectRef::Column(old.id, old.columns.get(from)?.id);
        let to = ObjectRef::Column(new.id, new.columns.get(to)?.id);
        Some(Suggestion { rename: Rename { from, to }, score })
    };
    best(scored).into_iter().filter_map(suggestion).collect()
}

/// A column of one table in its place, beside one of the other.
fn column_score(old: (&Table, &Column, usize), new: (&Table, &Column, usize)) -> f64 {
    let ((of_old, old, from), (of_new, new, to)) = (old, new);
    let of_type = match (&old.data_type, &new.data_type) {
        (Some(old), Some(new)) if kind(old) == kind(new) => match old.logical() == new.logical() {
            true => 0.25,
            false => 0.15,
        },
        (None, None) => 0.25,
        _ => 0.0,
    };
    let keys = |table: &Table, column: &Column| {
        (table.is_in_primary_key(column.id), table.is_in_foreign_key(column.id))
    };
    let mut score = 0.45 * likeness(&old.name, &new.name);
    score += of_type;
    score += if from.abs_diff(to) <= 1 { 0.1 } else { 0.0 };
    score += if keys(of_old, old) == keys(of_new, new) { 0.1 } else { 0.0 };
    score += if old.not_null == new.not_null && old.default == new.default { 0.1 } else { 0.0 };
    score
}

/// The best pairs, in percent, each side once.
fn best(mut scored: Vec<(f64, usize, usize)>) -> Vec<(u8, usize, usize)> {
    scored.retain(|(score, ..)| *score >= LEAST);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut froms, mut tos) = (BTreeSet::new(), BTreeSet::new());
    let mut chosen = Vec::new();
    for (score, from, to) in scored {
        if !froms.contains(&from) && !tos.contains(&to) {
            froms.insert(from);
            tos.insert(to);
            chosen.push(((score * 100.0).round().clamp(0.0, 100.0) as u8, from, to));
        }
    }
    chosen
}

/// How alike two names are, from 0 to 1: the share of their pairs of letters that they have in common (Dice 1945), or
/// much where all words of one are in the other.
fn likeness(one: &str, other: &str) -> f64 {
    let (words, others) = (naming::words(one), naming::words(other));
    let holds = |words: &[&str], all: &[&str]| {
        !words.is_empty() && words.iter().all(|word| all.iter().any(|own| own.eq_ignore_ascii_case(word)))
    };
    let is_within = holds(&words, &others) || holds(&others, &words);
    letters_in_common(one, other).max(if is_within { 0.8 } else { 0.0 })
}

fn letters_in_common(one: &str, other: &str) -> f64 {
    let pairs = |name: &str| -> Vec<(char, char)> {
        let letters: Vec<char> = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let mut pairs: Vec<(char, char)> =
            letters.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, other) = (pairs(one), pairs(other));
    let mut rest = other.iter().peekable();
    let mut common = 0_u32;
    for pair in &one {
        while rest.next_if(|next| *next < pair).is_some() {}
        if rest.next_if(|next| *next == pair).is_some() {
            common += 1;
        }
    }
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    if all == 0 { 0.0 } else { 2.0 * f64::from(common) / f64::from(all) }
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn names_are_alike_by_their_letters() {
        assert!(likeness("email", "email_address") > 0.75);
        assert!(likeness("customers", "customer") > 0.9);
        assert!(likeness("users", "orders") < 0.5);
        assert!(likeness("a", "b").abs() < f64::EPSILON);
    }
}
