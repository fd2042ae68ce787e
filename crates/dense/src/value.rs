//! The walk over a value.

use std::borrow::Cow;
use std::rc::Rc;

use crowfoot_model::json::{Node, Number, Value};

use super::kind::{Id, KINDS, Kind, id_of, is_name, is_unit};
use super::limits::{Fault, MAX_DEPTH};
use super::number;
use super::predictor::{Choice, hash_text, join};
use super::scope::Scope;
use super::text::About;
use super::walk::Walk;

/// The most places of values.
const MAX_PLACES: usize = 5000;
/// The most tables.
const MAX_TABLES: usize = 30_000;

impl Walk<'_> {
    pub(super) fn document(&mut self, told: Option<&Node<'_>>) -> Result<Value, Fault> {
        let scope = Scope::top();
        self.value("", &scope, told, 0)
    }

    /// Codes what stands under a field of an object.
    pub(super) fn value(
        &mut self,
        key: &str,
        scope: &Scope,
        told: Option<&Node<'_>>,
        depth: usize,
    ) -> Result<Value, Fault> {
        self.limits.check(&self.predictor)?;
        self.limits.value()?;
        if depth > MAX_DEPTH
            || self.places.len() > MAX_PLACES
            || self.followers.len() > MAX_PLACES
            || self.tables.all.len() > MAX_TABLES
        {
            return Err(Fault::TooLarge);
        }
        let place =
            if is_unit(key) { join(5, hash_text(key)) } else { join(hash_text(&scope.key), hash_text(key)) };
        let before = self.places.get(&place).copied().unwrap_or_default();
        let id = id_of(&scope.key, key, scope.table.is_some());
        let is_guessed =
            is_unit(key) || before.kind != Kind::Array as u8 && before.kind != Kind::Object as u8;
        let is_guessed = is_guessed && !matches!(id, Some(Id::New | Id::Column | Id::Table));
        if is_guessed && let Some(value) = self.guess(place, key, scope, told)? {
            self.note(place, scope, &value, key);
            return Ok(value);
        }
        let kind = self.kind(place, before.kind, told.map(Kind::of))?;
        self.places.or_default(place).kind = kind as u8;
        let value = match kind {
            Kind::Null => Node::Null,
            Kind::False => Node::Bool(false),
            Kind::True => Node::Bool(true),
            Kind::Unsigned => {
                let told = told.and_then(Node::as_u64);
                Node::Number(Number::Unsigned(match id {
                    Some(Id::New) => self.new_id(place, hash_text(&scope.key), told),
                    Some(Id::Column) => match scope.target.or(scope.table) {
                        Some(table) => self.column_of(place, table, scope, told)?,
                        None => self.loose_id(place, told),
                    },
                    Some(Id::Table) => self.table_ref(place, scope, told)?,
                    Some(Id::Of(list)) => self.ref_of(place, hash_text(list), told),
                    None => {
                        let difference = told.unwrap_or_default().wrapping_sub(before.number) as i64;
                        let is_near = matches!(key, "order" | "x" | "y");
                        if is_near {
                            before
                                .number
                                .wrapping_add(number::signed(&mut self.predictor, place, difference) as u64)
                        } else {
                            number::unsigned(&mut self.predictor, place, told.unwrap_or_default())
                        }
                    }
                }))
            }
            Kind::Negative => {
                let told = match told {
                    Some(Node::Number(Number::Negative(own))) => !*own as u64,
                    _ => 0,
                };
                let own = !number::unsigned(&mut self.predictor, join(place, 7), told) as i64;
                if own >= 0 {
                    return Err(Fault::Damaged);
                }
                Node::Number(Number::Negative(own))
            }
            Kind::Float => {
                let told = told.and_then(Node::as_f64).unwrap_or_default().to_bits();
                let own = f64::from_bits(number::bits(&mut self.predictor, join(place, 8), 64, told));
                if !own.is_finite() {
                    return Err(Fault::Damaged);
                }
                Node::Number(Number::Float(own))
            }
            Kind::String => {
                let about = About {
                    place,
                    is_name: is_name(key),
                    before: before.last,
                    owner: scope.owner(key),
                    kind: if is_name(key) { scope.word } else { scope.kind },
                };
                let text = self.texts.string(
                    &mut self.predictor,
                    &about,
                    told.and_then(Node::as_str),
                    &mut self.limits,
                )?;
                Node::String(Cow::Owned(text))
            }
            Kind::Array if key == "tables" && depth == 1 => self.table_list(place, told, depth)?,
            Kind::Array => self.array(key, place, scope, told, depth)?,
            Kind::Object => self.object(key, place, &mut scope.inner(&Rc::from(key)), told, depth, None)?,
        };
        if is_guessed || !matches!(kind, Kind::Array | Kind::Object) && id.is_none() {
            self.note(place, scope, &value, key);
        }
        Ok(value)
    }

    pub(super) fn kind(&mut self, place: u32, before: u8, told: Option<Kind>) -> Result<Kind, Fault> {
        let first = KINDS.into_iter().filter(|kind| *kind as u8 == before);
        let others = KINDS.into_iter().filter(|kind| *kind as u8 != before);
        for (nth, kind) in first.chain(others).enumerate() {
            let context = join(join(place, kind as u32), 51);
            let choice = Choice { family: 3, sets: [300 + nth, 310, 310], refine: 0, opinions: [0; 2] };
            if nth == KINDS.len() - 1
                || self.predictor.flag(&[context, join(nth as u32, 52)], &choice, told == Some(kind))
            {
                return Ok(kind);
            }
        }
        Err(Fault::Damaged)
    }
}
