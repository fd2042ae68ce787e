//! Types with a name: which of them change, and how.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_ddl::Phase;
use crowfoot_model::{Column, DataType, Document, ObjectRef};

use crate::sides::{Side, Sides, ordered};

/// The types that both designs have and that change.
#[derive(Default)]
pub(crate) struct Types {
    /// A new type takes the place of the old one.
    pub(crate) swapped: BTreeSet<ObjectRef>,
    /// Values that enums get, with where: `BEFORE 'x'`.
    pub(crate) values: BTreeMap<ObjectRef, Vec<(String, String)>>,
}

impl Types {
    pub(crate) fn of(sides: &Sides<'_>) -> Self {
        let mut types = Self::default();
        for object in ordered(&sides.mid).into_iter().filter(|object| is_type(*object)) {
            if !sides.old.made.contains_key(&object)
                || definition(&sides.mid, object) == definition(&sides.new, object)
            {
                continue;
            }
            if definition(&sides.new, object).is_none() {
                continue;
            }
            match added_values(sides, object) {
                Some(values) => {
                    types.values.insert(object, values);
                }
                None => {
                    types.swapped.insert(object);
                }
            }
        }
        // What is made of such a type changes with it.
        loop {
            let before = types.swapped.len();
            let document = &sides.new.document;
            for domain in document.domains() {
                if types.uses(&domain.base) {
                    types.swapped.insert(ObjectRef::Domain(domain.id));
                }
            }
            for composite in document.composites() {
                if composite.fields.iter().any(|field| types.uses(&field.data_type)) {
                    types.swapped.insert(ObjectRef::Composite(composite.id));
                }
            }
            if types.swapped.len() == before {
                break;
            }
        }
        let (old, new) = (&sides.old, &sides.new);
        types.swapped.retain(|object| old.made.contains_key(object) && new.made.contains_key(object));
        types
    }

    /// Whether a type is one that is swapped.
    pub(crate) fn uses(&self, data_type: &DataType) -> bool {
        object_of(data_type).is_some_and(|object| self.swapped.contains(&object))
    }

    pub(crate) fn is_swapped(&self, column: &Column) -> bool {
        column.data_type.as_ref().is_some_and(|data_type| self.uses(data_type))
    }

    pub(crate) fn touched(&self) -> impl Iterator<Item = ObjectRef> + '_ {
        self.swapped.iter().copied()
    }
}

/// The type of the design that a type is, or is an array of.
pub(crate) fn object_of(data_type: &DataType) -> Option<ObjectRef> {
    match data_type.element() {
        DataType::Enum(id) => Some(ObjectRef::Enum(*id)),
        DataType::Domain(id) => Some(ObjectRef::Domain(*id)),
        DataType::Composite(id) => Some(ObjectRef::Composite(*id)),
        _ => None,
    }
}

pub(crate) fn is_type(object: ObjectRef) -> bool {
    matches!(object, ObjectRef::Enum(_) | ObjectRef::Domain(_) | ObjectRef::Composite(_))
}

/// The statement that makes a type.
pub(crate) fn definition<'s>(side: &'s Side<'_>, object: ObjectRef) -> Option<&'s str> {
    let parts = side.made.get(&object)?;
    parts.iter().find(|(phase, _)| *phase == Phase::Types).map(|(_, sql)| sql.as_str())
}

/// The values that an enum gets, where it keeps all of its own in their order. PostgreSQL has no other way to change one.
fn added_values(sides: &Sides<'_>, object: ObjectRef) -> Option<Vec<(String, String)>> {
    let values = |document: &Document| match object {
        ObjectRef::Enum(id) => document.enum_type(id).map(|found| found.values.clone()),
        _ => None,
    };
    let (old, new) = (values(&sides.old.document)?, values(&sides.new.document)?);
    let kept: Vec<&String> = new.iter().filter(|value| old.contains(value)).collect();
    if kept != old.iter().collect::<Vec<_>>() {
        return None;
    }
    let literal = |value: &str| sides.spec.text_literal(value);
    let mut has = old.clone();
    let mut found = Vec::new();
    for (at, value) in new.iter().enumerate() {
        if has.contains(value) {
            continue;
        }
        let place = match (at.checked_sub(1).and_then(|before| new.get(before)), has.first()) {
            (Some(before), _) => [" AFTER ", &literal(before)].concat(),
            (None, Some(first)) => [" BEFORE ", &literal(first)].concat(),
            (None, None) => String::new(),
        };
        found.push((literal(value), place));
        has.insert(at.min(has.len()), value.clone());
    }
    Some(found)
}
