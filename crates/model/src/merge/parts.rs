//! A record as the parts that are merged one by one.

use crowfoot_compact::{Arrange, VecMap, VecSet};

use crate::json::Value;

/// A field, or one element of the list that a field holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PartKey {
    pub(super) field: String,
    pub(super) element: Option<u64>,
}

impl PartKey {
    /// `name`, `columns#17`.
    pub(super) fn to_text(&self) -> String {
        match self.element {
            Some(id) => format!("{}#{id}", self.field),
            None => self.field.clone(),
        }
    }

    pub(super) fn from_text(text: &str) -> Option<Self> {
        Some(match text.split_once('#') {
            Some((field, id)) => Self { field: field.to_owned(), element: Some(id.parse().ok()?) },
            None => Self { field: text.to_owned(), element: None },
        })
    }
}

/// The parts of a record, and the order of its lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) values: VecMap<PartKey, Value>,
    pub(super) lists: VecMap<String, Vec<u64>>,
}

impl Parts {
    /// Takes a record apart. What is not an object has no parts.
    pub(super) fn of(record: &Value) -> Self {
        let mut parts = Self::default();
        let Value::Object(fields) = record else { return parts };
        for (name, value) in fields {
            let Some(ids) = ids_of(value) else {
                parts.values.insert(PartKey { field: name.to_string(), element: None }, value.clone());
                continue;
            };
            for (id, element) in ids.iter().zip(value.elements()) {
                let key = PartKey { field: name.to_string(), element: Some(*id) };
                parts.values.insert(key, element.clone());
            }
            parts.lists.insert(name.to_string(), ids);
        }
        parts
    }

    /// Puts the record together again, in the order of `lists`.
    pub(super) fn to_value(&self) -> Value {
        let mut fields = Vec::new();
        for (key, value) in self.values.iter() {
            if key.element.is_none() {
                fields.push((key.field.clone().into(), value.clone()));
            }
        }
        for (name, ids) in self.lists.iter() {
            let element = |id: &u64| {
                let element = self.values.get(&PartKey { field: name.to_string(), element: Some(*id) });
                element.map(|element| (*id, element.clone()))
            };
            let mut elements: Vec<(u64, Value)> = ids.iter().filter_map(element).collect();
            if elements.iter().all(|(_, element)| element.get("id").is_none()) {
                // What is told apart by codes is sorted by them.
                elements.arrange_by(|(_, a), (_, b)| place_of(a).cmp(&place_of(b)));
            }
            if !elements.is_empty() {
                let elements = elements.into_iter().map(|(_, element)| element).collect();
                fields.push((name.clone().into(), Value::Array(elements)));
            }
        }
        Value::Object(fields)
    }

    /// The ids that a list has, in order of the ids.
    pub(super) fn elements<'p>(&'p self, list: &'p str) -> impl Iterator<Item = u64> + 'p {
        let elements = self.values.keys().filter(move |key| key.field == list);
        elements.filter_map(|key| key.element)
    }
}

/// The ids of a list whose elements all have one of their own.
fn ids_of(value: &Value) -> Option<Vec<u64>> {
    let Value::Array(elements) = value else { return None };
    let ids: Option<Vec<u64>> = elements.iter().map(id_of).collect();
    let ids = ids.filter(|ids| !ids.is_empty())?;
    let mut seen = VecSet::new();
    ids.iter().all(|id| seen.insert(*id)).then_some(ids)
}

/// The key of an element: its id, the code of the rule that it sets, or a hash of the problems that it ignores.
fn id_of(element: &Value) -> Option<u64> {
    if let Some(id) = element.get("id") {
        return id.as_u64();
    }
    let code = element.get("rule")?.as_str()?;
    if element.get("reason").is_some() {
        return Some(hash_of(element));
    }
    let mut bytes = [0; 8];
    bytes.get_mut(..code.len())?.copy_from_slice(code.as_bytes());
    Some(u64::from_be_bytes(bytes))
}

/// Which of the problems of a rule are ignored, as a number (FNV-1a, 64 bits). The reason does not count.
fn hash_of(suppression: &Value) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let told = ["rule", "part", "detail", "parts"].map(|name| match suppression.get(name) {
        Some(value) => value.to_string(),
        None => String::new(),
    });
    told.join("\n").bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Where an element without an id belongs in its list.
fn place_of(element: &Value) -> (&str, u64, &str) {
    let text = |name| element.get(name).and_then(Value::as_str).unwrap_or_default();
    (text("rule"), element.get("part").and_then(Value::as_u64).unwrap_or_default(), text("detail"))
}
