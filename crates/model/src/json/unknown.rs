//! Things that a newer version has written: kept as they are, and written back where they stood.
//!
//! The reader leaves out the smallest thing that may be left out: a field, or a part of a list that has an id. An
//! unknown word in a field that a part needs takes the part with it, so that nothing is shown that is half true.

use super::{Json, Reader, Value, Writer, parse};

/// A field, or a part of a list, that is unknown here.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unknown {
    /// The way from the record to the object or list that it belongs to; the innermost step is the first.
    path: Vec<Step>,
    what: What,
}

/// What a part of a list is told apart by.
type Names = Vec<(String, Value)>;

#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Into a field.
    Field(String),
    /// Into a part of a list.
    Part(Names),
    /// Into something that may have gone; then it is not made again.
    Inside,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Field {
        name: String,
        value: Value,
        /// The field before it.
        after: Option<String>,
        /// What is written in its place as long as nobody has chosen something else.
        instead: Value,
    },
    Part {
        value: Value,
        /// The part before it; nothing where it was the first, `None` in a list that is sorted by id.
        after: Option<Names>,
    },
}

/// The fields that parts are told apart by; the first that is there.
const NAMES: [&str; 8] = ["id", "name", "on", "key", "column", "determinant", "rule", "expression"];

impl Reader<'_> {
    /// Reads something that may be unknown here; if so, steps over it and returns it as it is. Where only parts can
    /// be left out, it has to have an id.
    #[inline(never)]
    pub(crate) fn attempt(&mut self, only_parts: bool, read: &mut dyn FnMut(&mut Self)) -> Option<Value> {
        let (at, depth, kept) = (self.place(), self.depth, self.unknown.len());
        read(self);
        let failure = self.failure.take_if(|failure| failure.is_unknown)?;
        (self.at, self.depth) = (at, depth);
        self.unknown.truncate(kept);
        let is_newer = std::mem::take(&mut self.is_newer);
        let mut value = Value::Null;
        value.read(self);
        self.is_newer = is_newer;
        if self.failed() {
            return None;
        }
        if only_parts && value.get("id").is_none() {
            self.failure = Some(failure);
            self.at = self.text.len();
            return None;
        }
        Some(value)
    }

    /// Reads an array, an element with each call of `element`; unknown ones are left out. Records are sorted, so that
    /// each has its place, and all of them can be left out.
    #[inline(never)]
    pub(crate) fn list(&mut self, of_records: bool, element: &mut dyn FnMut(&mut Self)) {
        let mut before = 0..0;
        self.array(&mut |reader| {
            let (start, kept) = (reader.place(), reader.unknown.len());
            if let Some(value) = reader.attempt(!of_records, element) {
                let after = (!of_records).then(|| reader.names(before.clone(), kept));
                reader.unknown.push(Unknown { path: Vec::new(), what: What::Part { value, after } });
            } else if reader.unknown.len() > kept {
                let names = reader.names(start..reader.at, kept);
                reader.step(kept, &Step::Part(names));
            }
            before = start..reader.at;
        });
    }

    /// What the part at this place of the text is told apart by: by nothing that is unknown since `kept`.
    fn names(&self, part: std::ops::Range<usize>, kept: usize) -> Names {
        let part = self.text.get(part).and_then(|part| parse(part).ok()).unwrap_or_default();
        let is_unknown = |wanted: &str| {
            let mut unknown = self.unknown.iter().skip(kept).filter(|unknown| unknown.path.is_empty());
            unknown.any(|unknown| matches!(&unknown.what, What::Field { name, .. } if name == wanted))
        };
        let first = NAMES.iter().find(|name| part.get(name).is_some() && !is_unknown(name));
        // A finding is ignored for the whole table, or for a part of it.
        let second = first.filter(|name| **name == "rule" && !is_unknown("part")).map(|_| &"part");
        let names = first.into_iter().chain(second);
        names.map(|name| ((*name).to_owned(), part.get(name).cloned().unwrap_or_default())).collect()
    }

    /// Keeps a field that is unknown.
    #[inline(never)]
    pub(super) fn keep(&mut self, name: &str, value: Value, after: Option<&str>) {
        let (name, after, instead) = (name.to_owned(), after.map(str::to_owned), Value::Null);
        self.unknown.push(Unknown { path: Vec::new(), what: What::Field { name, value, after, instead } });
    }

    /// The field that was kept last is written in the place of this, which is always written.
    pub(super) fn keep_instead(&mut self, of: &dyn Json) {
        if let Some(Unknown { what: What::Field { instead, .. }, .. }) = self.unknown.last_mut() {
            *instead = as_value(&|writer| of.write(writer));
        }
    }

    /// How much has been found unknown so far.
    pub(crate) fn unknown_so_far(&self) -> usize {
        self.unknown.len()
    }

    /// Takes what has been found unknown since then.
    pub(crate) fn take_unknown(&mut self, kept: usize) -> Vec<Unknown> {
        self.unknown.drain(kept.min(self.unknown.len())..).collect()
    }

    /// What is unknown since `kept` stands in this field.
    #[inline(never)]
    pub(super) fn in_field(&mut self, kept: usize, name: &str) {
        if self.unknown.len() > kept {
            self.step(kept, &Step::Field(name.to_owned()));
        }
    }

    /// What is unknown since `kept` goes with what it stands in.
    pub(super) fn inside(&mut self, kept: usize) {
        self.step(kept, &Step::Inside);
    }

    fn step(&mut self, kept: usize, step: &Step) {
        for unknown in self.unknown.iter_mut().skip(kept) {
            unknown.path.push(step.clone());
        }
    }
}

impl Unknown {
    /// A record of a list, as it stands in a row of its own.
    pub(crate) fn record(list: &str, value: Value) -> Self {
        Self { path: vec![Step::Field(list.to_owned())], what: What::Part { value, after: None } }
    }

    /// Gives it a place behind everything that is known: its own is not in this text.
    pub(crate) fn put_last(&mut self) {
        if let What::Field { after, .. } = &mut self.what {
            *after = Some(String::new());
        }
    }

    /// What `write` writes, with what is unknown of it.
    pub(crate) fn restore(unknown: &[Self], write: &dyn Fn(&mut Writer)) -> Value {
        let mut value = as_value(write);
        for unknown in unknown {
            let _ = unknown.put(&mut value, &unknown.path);
        }
        value
    }

    /// Adds the ids that are used in it.
    pub(crate) fn ids(&self, ids: &mut Vec<u64>) {
        match &self.what {
            What::Field { value, .. } | What::Part { value, .. } => collect_ids(value, ids),
        }
    }

    /// Puts it back; nothing where what it stood in has gone.
    fn put(&self, into: &mut Value, path: &[Step]) -> Option<()> {
        let Some((step, path)) = path.split_last() else { return self.put_here(into) };
        match step {
            Step::Inside => self.put(into, path),
            Step::Part(names) => match into {
                Value::Array(parts) => self.put(parts.iter_mut().find(|part| is_called(part, names))?, path),
                _ => None,
            },
            Step::Field(name) => {
                let fields = fields(into)?;
                if let Some((_, inner)) = fields.iter_mut().find(|(own, _)| own == name) {
                    return self.put(inner, path);
                }
                if path.last() == Some(&Step::Inside) {
                    return None;
                }
                let mut inner = Value::Null;
                self.put(&mut inner, path)?;
                fields.push((name.clone(), inner));
                Some(())
            }
        }
    }

    fn put_here(&self, into: &mut Value) -> Option<()> {
        match &self.what {
            What::Field { name, value, after, instead } => {
                let fields = fields(into)?;
                match fields.iter_mut().find(|(own, _)| own == name) {
                    Some((_, own)) if own == instead => own.clone_from(value),
                    Some(_) => {}
                    None => {
                        let before = fields.iter().position(|(own, _)| Some(own) == after.as_ref());
                        let at = match (before, after) {
                            (Some(before), _) => before + 1,
                            (None, Some(_)) => fields.len(),
                            (None, None) => 0,
                        };
                        fields.insert(at, (name.clone(), value.clone()));
                    }
                }
            }
            What::Part { value, after } => {
                if *into == Value::Null {
                    *into = Value::Array(Vec::new());
                }
                let Value::Array(parts) = into else { return None };
                let id = |part: &Value| part.get("id").and_then(Value::as_u64);
                let at = match after {
                    Some(names) if names.is_empty() => Some(0),
                    Some(names) => parts.iter().position(|part| is_called(part, names)).map(|at| at + 1),
                    None => parts.iter().position(|part| id(part) > id(value)),
                };
                parts.insert(at.unwrap_or(parts.len()), value.clone());
            }
        }
        Some(())
    }
}

/// The fields of an object, or of one that is made here.
fn fields(value: &mut Value) -> Option<&mut Vec<(String, Value)>> {
    if *value == Value::Null {
        *value = Value::Object(Vec::new());
    }
    match value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

fn as_value(write: &dyn Fn(&mut Writer)) -> Value {
    let mut writer = Writer::compact();
    write(&mut writer);
    // What is written can be read.
    parse(&writer.finish()).unwrap_or_default()
}

fn is_called(part: &Value, names: &[(String, Value)]) -> bool {
    names.iter().all(|(name, value)| is_of(part.get(name).unwrap_or(&Value::Null), value))
}

/// Whether what is known of the second is the first.
fn is_of(known: &Value, whole: &Value) -> bool {
    match known {
        Value::Object(fields) => {
            fields.iter().all(|(name, known)| whole.get(name).is_some_and(|whole| is_of(known, whole)))
        }
        _ => known == whole,
    }
}

fn collect_ids(value: &Value, ids: &mut Vec<u64>) {
    ids.extend(value.get("id").and_then(Value::as_u64));
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| collect_ids(element, ids)),
        Value::Object(fields) => fields.iter().for_each(|(_, value)| collect_ids(value, ids)),
        _ => {}
    }
}
