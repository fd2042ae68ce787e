//! Lists: how many elements they have.

use std::rc::Rc;

use crowfoot_model::json::{Node, Value};

use super::limits::Fault;
use super::predictor::{Choice, hash_text, join};
use super::scope::Scope;
use super::walk::{Place, Walk};

impl Walk<'_> {
    pub(super) fn array(
        &mut self,
        key: &str,
        place: u32,
        scope: &Scope,
        told: Option<&Node<'_>>,
        depth: usize,
    ) -> Result<Value, Fault> {
        let told = told.map(Node::elements);
        let before = self.places.get(&place).copied().unwrap_or_default();
        let mut elements: Vec<Value> = Vec::new();
        let mut own = scope.clone();
        own.columns.clear();
        own.keys_before = 0;
        if key != "columns" {
            own.target = None;
        }
        let mut last = 0;
        loop {
            let nth = elements.len() as u32;
            let is_more = told.map(|told| elements.len() < told.len());
            if !self.goes_on(place, nth, &before, last, &own, is_more)? {
                break;
            }
            own.nth = nth;
            let element =
                self.value_in(key, &mut own, told.and_then(|told| told.get(elements.len())), depth)?;
            last = match element.get("name").or(Some(&element)).and_then(Node::as_str) {
                Some(text) => hash_text(text),
                None => own.columns.last().map_or(0, |at| self.column_hash(&own, *at)),
            };
            elements.push(element);
        }
        self.places.or_default(place).count = elements.len() as u32;
        own.columns.truncate(16);
        self.found_all = own.columns;
        Ok(Node::Array(elements))
    }

    pub(super) fn column_hash(&self, scope: &Scope, at: usize) -> u32 {
        let table = scope.target.or(scope.table).and_then(|table| self.tables.all.get(table));
        table.and_then(|table| table.columns.get(at)).map_or(0, |column| column.scope[0])
    }

    pub(super) fn goes_on(
        &mut self,
        place: u32,
        nth: u32,
        before: &Place,
        last: u32,
        scope: &Scope,
        told: Option<bool>,
    ) -> Result<bool, Fault> {
        let base = join(place, 61);
        let contexts = [
            join(base, nth.min(40)),
            join(join(base, nth.min(40)), before.count),
            join(base, last),
            join(join(base, last), nth.min(8)),
            join(join(base, scope.name), nth.min(40)),
            join(join(base, scope.word), nth.min(3)),
            join(join(base, scope.keys_before), nth.min(3)),
            join(join(base, before.last[0]), before.last[1]),
        ];
        let choice = Choice {
            family: 3,
            sets: [320 + nth.min(5) as usize, 330 + (place >> 27) as usize, 370],
            refine: 0,
            opinions: [0; 2],
        };
        let is_more = self.predictor.flag(&contexts, &choice, told.unwrap_or(false));
        self.limits.check(&self.predictor)?;
        Ok(is_more)
    }

    /// An element of the list under `key`.
    pub(super) fn value_in(
        &mut self,
        key: &str,
        own: &mut Scope,
        told: Option<&Node<'_>>,
        depth: usize,
    ) -> Result<Value, Fault> {
        let place = join(hash_text(&own.key), hash_text(key));
        let is_object = told.map(|told| matches!(told, Node::Object(_)));
        let choice = Choice { family: 3, sets: [372, 372, 372], refine: 0, opinions: [0; 2] };
        if !self.predictor.flag(&[join(place, 62)], &choice, is_object.unwrap_or(false)) {
            // Elements that are no objects stand in a place of their own.
            let inner = Rc::from([&*own.key, "."].concat());
            let outer = std::mem::replace(&mut own.key, inner);
            let value = self.value(key, own, told, depth + 1);
            own.key = outer;
            let value = value?;
            own.columns.extend(self.found.take());
            return Ok(value);
        }
        let mut inner = own.inner(&Rc::from(key));
        inner.nth = own.nth;
        inner.keys_before = own.keys_before;
        let value = self.object(key, place, &mut inner, told, depth + 1, None)?;
        own.columns.extend(self.found.take());
        own.keys_before = inner.said;
        Ok(value)
    }
}
