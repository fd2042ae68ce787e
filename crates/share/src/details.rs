//! What a link can do without, so that it fits where long ones do not.

use crowfoot_model::json::{Node, Value};
use crowfoot_model::{Document, file};

/// Details that are left out of a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// Statements that are kept as raw SQL.
    pub statements: bool,
    pub comments: bool,
    pub notes: bool,
    /// Where tables are on the first diagram, and how their lines run. Other diagrams contain what has a place there.
    pub positions: bool,
}

impl Without {
    /// The details as bits, for messages.
    pub fn to_bits(self) -> u8 {
        let flags = [self.statements, self.comments, self.notes, self.positions];
        flags.into_iter().enumerate().map(|(at, flag)| u8::from(flag) << at).sum()
    }

    /// The details of [`Without::to_bits`].
    pub fn from_bits(bits: u8) -> Self {
        let has = |at: u8| bits >> at & 1 == 1;
        Self { statements: has(0), comments: has(1), notes: has(2), positions: has(3) }
    }

    /// The document without these details.
    pub fn of(self, document: &Document) -> Document {
        let mut value = file::to_value(document).into_owned();
        let first = document.first_diagram().map(|diagram| diagram.0);
        if let Node::Object(lists) = &mut value {
            for (name, list) in lists.iter_mut() {
                let Node::Array(records) = list else { continue };
                records.retain(|record| !self.leaves_out(name, record, first));
            }
            lists.retain(|(_, list)| !matches!(list, Node::Array(records) if records.is_empty()));
        }
        if self.comments {
            remove_comments(&mut value);
        }
        // What refers to something that is gone cannot be read: nothing does, but a newer version may have added it.
        file::from_value(&value).unwrap_or_else(|_| document.clone())
    }

    /// Whether the document has any of these details.
    pub fn are_in(self, document: &Document) -> bool {
        self.of(document) != *document
    }

    fn leaves_out(self, list: &str, record: &Value, first: Option<u64>) -> bool {
        let node = |kind: &str| record.get("node").is_some_and(|node| node.get(kind).is_some());
        let is_on_first = || record.get("diagram").and_then(Node::as_u64) == first;
        match list {
            "statements" => self.statements,
            "notes" => self.notes,
            "lines" => self.positions && is_on_first(),
            "placements" if node("note") => self.notes,
            "placements" if node("area") => false,
            "placements" => self.positions && is_on_first(),
            _ => false,
        }
    }
}

fn remove_comments(value: &mut Value) {
    match value {
        Node::Object(fields) => {
            fields.retain(|(name, own)| name != "comment" || own.as_str().is_none());
            fields.iter_mut().for_each(|(_, own)| remove_comments(own));
        }
        Node::Array(elements) => elements.iter_mut().for_each(remove_comments),
        _ => {}
    }
}
