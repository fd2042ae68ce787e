//! Guesses of a whole value: what stood there the last time, where much was the same.

use std::borrow::Cow;

use crowfoot_model::json::{Node, Value};

use super::kind::{has_made_name, is_name, is_unit};
use super::limits::Fault;
use super::memo::hash;
use super::predictor::{Choice, hash_text, join};
use super::scope::Scope;
use super::template::Parts;
use super::walk::Walk;

/// Longer names are not taken apart.
const MAX_PART: usize = 200;

/// Something that may stand here.
struct Guess {
    what: What,
    hash: u32,
    source: u32,
}

enum What {
    /// A name that is made of others.
    Made(String),
    /// The number of a value in the memo.
    Known(u32),
}

impl Walk<'_> {
    /// Asks whether one of what may stand here does.
    pub(super) fn guess(
        &mut self,
        place: u32,
        key: &str,
        scope: &Scope,
        told: Option<&Node<'_>>,
    ) -> Result<Option<Value>, Fault> {
        let before = self.places.get(&place).copied().unwrap_or_default();
        let mut guesses: Vec<Guess> = Vec::new();
        let mut agreeing = 0;
        if key == "name"
            && may_be_made(&scope.key)
            && let Some(parts) = self.parts(scope)
        {
            for template in self.templates.get(&place).into_iter().flatten().take(5) {
                let name = parts.fill(template);
                guesses.push(Guess { hash: hash_text(template), what: What::Made(name), source: 9 });
            }
        }
        let most = if is_unit(key) {
            7
        } else if matches!(key, "comment" | "text" | "query") {
            1
        } else {
            4
        };
        let most = most + guesses.len();
        for (source, context) in contexts(place, before.last, scope).into_iter().enumerate() {
            for number in self.memo.recall(context).into_iter().take(2).filter(|number| *number > 0) {
                let (value, hash) = self.memo.value(number);
                let is_same = |guess: &Guess| match &guess.what {
                    What::Made(name) => value.as_str() == Some(name),
                    What::Known(other) => *other == number || self.memo.value(*other).0 == *value,
                };
                match guesses.iter().position(is_same) {
                    Some(0) => agreeing |= 1 << source,
                    Some(_) => {}
                    None if guesses.len() < most => {
                        guesses.push(Guess { what: What::Known(number), hash: *hash, source: source as u32 });
                    }
                    None => {}
                }
            }
        }
        let count = guesses.len() as u32;
        for (nth, guess) in guesses.into_iter().enumerate() {
            let base = join(place, guess.hash);
            let order = join(place, nth as u32 * 16 + guess.source + 600);
            let contexts = [
                join(order, agreeing),
                join(base, scope.name),
                join(base, scope.word),
                join(base, before.last[0]),
                join(join(base, before.last[0]), before.last[1]),
                join(base, scope.kind),
                join(base, nth as u32),
                join(join(base, scope.first), scope.nth.min(2)),
                join(order, before.right & 15),
                join(join(base, scope.said), scope.keys_before),
                join(order, count),
                join(join(base, scope.word), scope.first),
                join(join(order, scope.word), agreeing),
            ];
            let sets = [
                nth.min(7) * 12 + guess.source as usize,
                100 + (place >> 26) as usize,
                180 + (agreeing as usize & 63),
            ];
            let choice = Choice { family: 2, sets, refine: 0, opinions: [0; 2] };
            let is_told = told.is_some_and(|told| match &guess.what {
                What::Made(name) => told.as_str() == Some(name),
                What::Known(number) => self.memo.value(*number).0 == *told,
            });
            let is_right = self.predictor.flag(&contexts, &choice, is_told);
            self.limits.check(&self.predictor)?;
            if is_right {
                let value = match guess.what {
                    What::Made(name) => Node::String(Cow::Owned(name)),
                    What::Known(number) => self.memo.value(number).0.clone(),
                };
                self.limits.text(size(&value))?;
                if let Node::String(text) = &value
                    && is_name(key)
                {
                    self.texts.repeat(text);
                }
                self.places.or_default(place).right = before.right << 1 | u32::from(nth == 0);
                return Ok(Some(value));
            }
        }
        if count > 0 {
            self.places.or_default(place).right = before.right << 1;
        }
        Ok(None)
    }

    /// Keeps what has been said, for guesses.
    pub(super) fn note(&mut self, place: u32, scope: &Scope, value: &Value, key: &str) {
        let own = hash(value);
        let before = self.places.get(&place).copied().unwrap_or_default();
        if let Some(number) = self.memo.number(value, own) {
            for context in contexts(place, before.last, scope) {
                self.memo.note(context, number);
            }
        }
        let kept = self.places.or_default(place);
        kept.last = [own, before.last[0]];
        kept.number = value.as_u64().unwrap_or(before.number);
        if key == "name"
            && may_be_made(&scope.key)
            && let Some(name) = value.as_str()
            && let Some(parts) = self.parts(scope)
        {
            let template = if name.len() < MAX_PART { parts.template(name) } else { return };
            if &*scope.key == "columns" && template == name {
                return;
            }
            let templates = self.templates.or_default(place);
            templates.retain(|other| *other != template);
            templates.insert(0, template);
            templates.truncate(8);
        }
    }

    /// What the name of a part of a table may be made of.
    pub(super) fn parts(&self, scope: &Scope) -> Option<Parts<'_>> {
        let table = self.tables.all.get(scope.table?)?;
        if &*scope.key == "columns" {
            let parts = Parts {
                table: &table.name,
                target: singular(&table.name),
                columns: String::new(),
                first: "",
            };
            return (table.name.len() < MAX_PART).then_some(parts);
        }
        let columns: Vec<&str> = scope
            .columns
            .iter()
            .take(8)
            .filter_map(|at| Some(table.columns.get(*at)?.name.as_str()))
            .collect();
        let target = scope.target.and_then(|at| self.tables.all.get(at)).map_or("", |table| &table.name);
        let parts = Parts {
            table: &table.name,
            target: Cow::Borrowed(target),
            columns: columns.join("_"),
            first: columns.first().copied().unwrap_or_default(),
        };
        (parts.table.len() + parts.target.len() + parts.columns.len() < MAX_PART * 2).then_some(parts)
    }
}

/// Also columns are called after their table, at times.
fn may_be_made(key: &str) -> bool {
    has_made_name(key) || key == "columns"
}

/// A name without the plural, as columns use that of their table.
fn singular(name: &str) -> Cow<'_, str> {
    match name.strip_suffix('s') {
        Some(stem) if stem.ends_with("ie") => Cow::Owned([&stem[..stem.len() - 2], "y"].concat()),
        Some(stem) if !stem.ends_with('s') => Cow::Borrowed(stem),
        _ => Cow::Borrowed(name),
    }
}

fn contexts(place: u32, last: [u32; 2], scope: &Scope) -> [u32; 6] {
    [
        join(join(place, scope.name), 101),
        join(join(join(place, last[0]), last[1]), 102),
        join(join(place, scope.word), 103),
        join(join(place, last[0]), 104),
        join(join(place, scope.kind), 105),
        join(place, 106),
    ]
}

/// How many bytes a value takes, or so.
fn size(value: &Value) -> usize {
    match value {
        Node::Array(elements) => 16 + elements.iter().map(size).sum::<usize>(),
        Node::Object(fields) => 16 + fields.iter().map(|(name, own)| name.len() + size(own)).sum::<usize>(),
        Node::String(text) => 16 + text.len(),
        _ => 16,
    }
}
