//! Things that a newer version has written: kept as they are, and written back where they stood.
//!
//! The reader leaves out the smallest thing that may be left out: a field, or a part of a list that has an id. An
//! unknown word in a field that a part needs takes the part with it, so that nothing is shown that is half true.

use std::borrow::Cow;

use super::{Node, Reader, Value};

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

impl Reader {
    /// Reads something that may be unknown here: then it has been left out.
    #[inline(never)]
    pub(crate) fn attempt(&mut self, mut read: impl FnMut(&mut Self)) -> bool {
        let kept = self.unknown.len();
        read(self);
        let is_left_out = self.failure.take_if(|failure| failure.is_unknown).is_some();
        if is_left_out {
            self.unknown.truncate(kept);
        }
        is_left_out
    }

    /// Reads an element of a list, which is left out if it is unknown. A part of a record needs an id for that.
    pub(super) fn element(
        &mut self,
        element: &Node,
        before: Option<&Node>,
        of_records: bool,
        read: &mut dyn FnMut(&mut Self, &Node),
    ) {
        let kept = self.unknown.len();
        let is_left_out = if of_records || element.get("id").is_some() {
            self.attempt(|reader| read(reader, element))
        } else {
            read(self, element);
            false
        };
        if is_left_out {
            let after =
                (!of_records).then(|| before.map_or_else(Vec::new, |before| self.names(before, kept)));
            let value = element.clone().into_owned();
            self.unknown.push(Unknown { path: Vec::new(), what: What::Part { value, after } });
        } else if self.unknown.len() > kept {
            let names = self.names(element, kept);
            self.step(kept, &Step::Part(names));
        }
    }

    /// What a part is told apart by: by nothing that is unknown since `kept`.
    fn names(&self, part: &Node, kept: usize) -> Names {
        let is_unknown = |wanted: &str| {
            let mut unknown = self.unknown.iter().skip(kept).filter(|unknown| unknown.path.is_empty());
            unknown.any(|unknown| matches!(&unknown.what, What::Field { name, .. } if name == wanted))
        };
        let first = NAMES.iter().find(|name| part.get(name).is_some() && !is_unknown(name));
        // A finding is ignored for the whole table, or for a part of it, or only one of several there.
        let is_rule = first.is_some_and(|name| *name == "rule");
        let more = ["part", "detail"].iter().filter(|name| is_rule && !is_unknown(name));
        let names = first.into_iter().chain(more);
        let own = |name: &str| part.get(name).cloned().unwrap_or_default().into_owned();
        names.map(|name| ((*name).to_owned(), own(name))).collect()
    }

    /// Keeps a field that is unknown.
    #[inline(never)]
    pub(super) fn keep(&mut self, name: &str, value: Value, after: Option<&str>) {
        let (name, after, instead) = (name.to_owned(), after.map(str::to_owned), Value::Null);
        self.unknown.push(Unknown { path: Vec::new(), what: What::Field { name, value, after, instead } });
    }

    /// The field that was kept last is written in the place of this, which is always written.
    pub(super) fn keep_instead(&mut self, of: Value) {
        if let Some(Unknown { what: What::Field { instead, .. }, .. }) = self.unknown.last_mut() {
            *instead = of;
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

    /// What is written, with what is unknown of it.
    pub(crate) fn restore<'t>(unknown: &'t [Self], mut value: Node<'t>) -> Node<'t> {
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
    fn put<'t>(&'t self, into: &mut Node<'t>, path: &'t [Step]) -> Option<()> {
        let Some((step, path)) = path.split_last() else { return self.put_here(into) };
        match step {
            Step::Inside => self.put(into, path),
            Step::Part(names) => match into {
                Node::Array(parts) => self.put(parts.iter_mut().find(|part| is_called(part, names))?, path),
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
                let mut inner = Node::Null;
                self.put(&mut inner, path)?;
                fields.push((Cow::Borrowed(name), inner));
                Some(())
            }
        }
    }

    fn put_here<'t>(&'t self, into: &mut Node<'t>) -> Option<()> {
        match &self.what {
            What::Field { name, value, after, instead } => {
                let fields = fields(into)?;
                match fields.iter_mut().find(|(own, _)| own == name) {
                    Some((_, own)) if own == instead => own.clone_from(value),
                    Some(_) => {}
                    None => {
                        let before = fields.iter().position(|(own, _)| Some(&**own) == after.as_deref());
                        let at = match (before, after) {
                            (Some(before), _) => before + 1,
                            (None, Some(_)) => fields.len(),
                            (None, None) => 0,
                        };
                        fields.insert(at, (Cow::Borrowed(name), value.clone()));
                    }
                }
            }
            What::Part { value, after } => {
                if *into == Node::Null {
                    *into = Node::Array(Vec::new());
                }
                let Node::Array(parts) = into else { return None };
                let id = |part: &Node| part.get("id").and_then(Node::as_u64);
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
fn fields<'a, 't>(value: &'a mut Node<'t>) -> Option<&'a mut Vec<(Cow<'t, str>, Node<'t>)>> {
    if *value == Node::Null {
        *value = Node::Object(Vec::new());
    }
    match value {
        Node::Object(fields) => Some(fields),
        _ => None,
    }
}

fn is_called(part: &Node, names: &[(String, Value)]) -> bool {
    names.iter().all(|(name, value)| is_of(part.get(name).unwrap_or(&Node::Null), value))
}

/// Whether what is known of the second is the first.
fn is_of(known: &Node, whole: &Node) -> bool {
    match known {
        Node::Object(fields) => {
            fields.iter().all(|(name, known)| whole.get(name).is_some_and(|whole| is_of(known, whole)))
        }
        _ => known == whole,
    }
}

fn collect_ids(value: &Value, ids: &mut Vec<u64>) {
    ids.extend(value.get("id").and_then(Node::as_u64));
    match value {
        Node::Array(elements) => elements.iter().for_each(|element| collect_ids(element, ids)),
        Node::Object(fields) => fields.iter().for_each(|(_, value)| collect_ids(value, ids)),
        _ => {}
    }
}
