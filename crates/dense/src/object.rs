//! Objects: which fields they have.

use std::borrow::Cow;
use std::rc::Rc;

use crowfoot_model::json::{Node, Value};

use super::kind::has_made_name;
use super::limits::Fault;
use super::memo::hash;
use super::order::PASSES;
use super::predictor::{Choice, hash_text, join};
use super::scope::Scope;
use super::text::About;
use super::walk::Walk;

/// The most fields that are known to follow one.
const MAX_FOLLOWERS: usize = 40;
/// The most names of fields.
const MAX_NAMES: usize = 1000;
/// How deep the records of a design are: in the lists of its object.
const RECORD_DEPTH: usize = 2;

impl Walk<'_> {
    /// The fields of an object. With `pass`, only those that belong to one of the passes of a table.
    pub(super) fn object(
        &mut self,
        key: &str,
        place: u32,
        own: &mut Scope,
        told: Option<&Node<'_>>,
        depth: usize,
        pass: Option<usize>,
    ) -> Result<Value, Fault> {
        self.limits.value()?;
        if depth == RECORD_DEPTH {
            self.step();
        }
        let is_in_pass = |name: &str| match pass {
            None => true,
            Some(pass) => match PASSES.get(pass) {
                Some(names) => names.contains(&name),
                None => !PASSES.iter().any(|names| names.contains(&name)),
            },
        };
        let name_last = pass.is_none() && has_made_name(key);
        let told: Option<Vec<&(Cow<'_, str>, Node<'_>)>> = match told {
            Some(Node::Object(fields)) => {
                let (later, mut first): (Vec<_>, Vec<_>) = fields
                    .iter()
                    .filter(|(name, _)| is_in_pass(name))
                    .partition(|(name, _)| name_last && name == "name");
                first.extend(later);
                Some(first)
            }
            Some(_) => Some(Vec::new()),
            None => None,
        };
        let place = pass.map_or(place, |pass| join(place, pass as u32 + 1));
        let mut fields: Vec<(Cow<'static, str>, Value)> = Vec::new();
        let (mut previous, mut said) = (0, 3);
        let mut said_last = 0;
        loop {
            let next = told.as_ref().and_then(|told| told.get(fields.len()).copied());
            let number =
                self.field(place, previous, own, [said, said_last], next.map(|(name, _)| &**name))?;
            if number == 0 {
                break;
            }
            let name = Rc::clone(&self.names[number as usize]);
            own.said = said;
            let value = if key == "tables" && &*name == "columns" {
                self.columns(own, next.map(|(_, value)| value), depth + 1)?
            } else {
                self.value(&name, own, next.map(|(_, value)| value), depth + 1)?
            };
            self.learn(key, &name, &value, own);
            said = join(said, number);
            said_last = if matches!(value, Node::Array(_) | Node::Number(_)) { 0 } else { hash(&value) };
            previous = number;
            fields.push((Cow::Owned(name.to_string()), value));
        }
        own.said = said;
        if name_last
            && fields.last().is_some_and(|(name, _)| name == "name")
            && let Some(name) = fields.pop()
        {
            let at = usize::from(fields.first().is_some_and(|(first, _)| first == "id"));
            fields.insert(at, name);
        }
        Ok(Node::Object(fields))
    }

    /// Keeps what a field says about its object.
    pub(super) fn learn(&mut self, key: &str, name: &str, value: &Value, own: &mut Scope) {
        match (name, value) {
            ("name", Node::String(text)) if !has_made_name(key) => {
                own.call(text);
                if key == "tables" {
                    own.table_name = own.name;
                }
            }
            ("type" | "base", value) => own.kind = hash(value),
            ("columns", Node::Array(_)) if own.table.is_some() && key != "tables" && own.target.is_none() => {
                self.is_about(own);
                if key == "primaryKey" {
                    let columns = own.columns.clone();
                    if let Some(table) = own.table.and_then(|at| self.tables.all.get_mut(at)) {
                        table.primary_key = columns;
                    }
                }
            }
            ("keys", Node::Array(_)) => self.is_about(own),
            ("id", Node::Number(_)) if key == "tables" => {
                if let (Some(at), Some(id)) = (own.table, value.as_u64()) {
                    self.tables.id(at, id);
                }
            }
            ("table", Node::Number(_)) => {
                own.target = value.as_u64().and_then(|id| self.tables.by_id.get(&id).copied());
            }
            ("target", value) => {
                let id = value.get("table").and_then(|own| own.get("table")).and_then(Node::as_u64);
                own.target = id.and_then(|id| self.tables.by_id.get(&id).copied());
            }
            _ => {}
        }
    }

    /// The columns that an object is about: those of the list before.
    pub(super) fn is_about(&mut self, own: &mut Scope) {
        own.columns = std::mem::take(&mut self.found_all);
        let table = own.table.and_then(|at| self.tables.all.get(at));
        if let Some(first) = own.columns.first().and_then(|at| table?.columns.get(*at)) {
            [own.name, own.word, own.first, own.kind] = first.scope;
        }
    }

    /// The number of the field that comes next; 0 at the end.
    pub(super) fn field(
        &mut self,
        place: u32,
        previous: u32,
        own: &Scope,
        said: [u32; 2],
        told: Option<&str>,
    ) -> Result<u32, Fault> {
        let slot = join(place, previous);
        let told_hash = told.map_or(hash_text(""), hash_text);
        let told_number = self.by_name.get(&told_hash).copied();
        // Out of the map meanwhile, since nothing else looks there before it is back.
        let mut followers = std::mem::take(self.followers.or_default(slot));
        let mut found = None;
        for (nth, (candidate, _)) in followers.iter().enumerate() {
            let base = join(slot, candidate + 70);
            let column = own.columns.first().copied().unwrap_or(99) as u32;
            let contexts = [
                base,
                join(base, own.name),
                join(base, own.word),
                join(base, own.kind),
                join(base, own.keys_before),
                join(base, said[0]),
                join(base, said[1]),
                join(join(base, own.keys_before), own.nth.min(3)),
                join(join(base, own.word), own.kind),
                join(join(base, own.keys_before), own.kind),
                join(base, column),
                join(join(base, own.name), own.kind),
            ];
            let sets = [560 + (slot >> 26) as usize, 630 + nth.min(9), 640 + (base >> 24) as usize];
            let choice = Choice { family: 7, sets, refine: 0, opinions: [0; 2] };
            let is_it = self.predictor.flag(&contexts, &choice, told_number == Some(*candidate));
            self.limits.check(&self.predictor)?;
            if is_it {
                found = Some(*candidate);
                break;
            }
        }
        let number = match found {
            Some(number) => number,
            None => {
                let about = About { place: 91, is_name: true, before: [previous, 0], owner: place, kind: 0 };
                let text = self.texts.string(
                    &mut self.predictor,
                    &about,
                    Some(told.unwrap_or_default()),
                    &mut self.limits,
                )?;
                let hash = hash_text(&text);
                match self.by_name.get(&hash).copied() {
                    Some(number) if *self.names[number as usize] == *text => number,
                    Some(_) => return Err(Fault::Damaged),
                    None if self.names.len() >= MAX_NAMES => return Err(Fault::TooLarge),
                    None => {
                        let number = self.names.len() as u32;
                        self.names.push(Rc::from(text));
                        self.by_name.insert(hash, number);
                        number
                    }
                }
            }
        };
        match followers.iter().position(|(other, _)| *other == number) {
            Some(at) => {
                followers[at].1 += 1;
                if at > 0 && followers[at].1 > followers[at - 1].1 {
                    followers.swap(at, at - 1);
                }
            }
            None if followers.len() < MAX_FOLLOWERS => followers.push((number, 1)),
            None => {}
        }
        *self.followers.or_default(slot) = followers;
        Ok(number)
    }
}
