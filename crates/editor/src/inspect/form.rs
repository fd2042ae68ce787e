//! What an inspector shows, as plain data.

use crowfoot_dialect::syntax::Fault;
use crowfoot_model::ObjectRef;

/// The properties of what is selected: a flat list, in which deeper levels belong to the node before them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// What it is: "Column".
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// What it is part of, with its name.
    pub above: Option<(String, ObjectRef)>,
    pub nodes: Vec<Node>,
}

/// A line of a form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// Names it in its form; without spaces.
    pub key: String,
    pub part: Part,
    /// 0 for headings, 1 for what is under them, more for what is under rows.
    pub level: u8,
    /// The heading, the name of a row, the words on a button.
    pub text: String,
    /// What stands muted behind the text.
    pub detail: String,
    pub fields: Vec<Field>,
    /// For what can be folded: whether it is open at first. It hides the deeper levels that follow.
    pub open: Option<bool>,
    /// What can be done with a row: [`Node::UP`], [`Node::DOWN`], [`Node::REMOVE`].
    pub acts: u8,
    /// What a press on it selects.
    pub object: Option<ObjectRef>,
}

impl Node {
    pub const UP: u8 = 1;
    pub const DOWN: u8 = 2;
    pub const REMOVE: u8 = 4;

    /// Whether any field of it says something.
    pub(super) fn says_something(&self) -> bool {
        self.part == Part::Row
            || self.fields.iter().any(|field| !field.value.is_empty() && field.value != "false")
    }
}

/// The kinds of nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    Heading,
    /// One labelled field.
    #[default]
    Field,
    /// An entry of a list: fields side by side, or its text.
    Row,
    /// Fields side by side that are no entry of a list.
    Group,
    /// A button; pressing it is setting its key to an empty text.
    Action,
    Words,
}

/// A property as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Names it in its form; without spaces.
    pub key: String,
    pub label: &'static str,
    pub kind: Kind,
    /// For [`Kind::Check`] `true` or `false`; for [`Kind::Select`] the key of an option.
    pub value: String,
    /// Keys and texts of what can be chosen.
    pub options: Vec<(String, String)>,
    /// What is odd about the value.
    pub remark: Option<Remark>,
}

/// Something about a text that is taken as it is, though the database will refuse it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    pub text: String,
    /// A label of a button, and the text that is right instead.
    pub better: Option<(String, String)>,
    /// Whether more text could make it right.
    pub unfinished: bool,
}

impl Remark {
    /// What is wrong, with what would be right where one text says it.
    pub(super) fn of(fault: Fault) -> Self {
        let better = fault.better.filter(|better| better.default.is_none());
        Self {
            text: fault.what,
            better: better.map(|better| (better.label, better.text)),
            unfinished: fault.unfinished,
        }
    }
}

/// How a property is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    /// SQL in one line.
    Code,
    /// A type, completed from those of the dialect and the document.
    Type,
    /// An index method, completed from those of the dialect.
    Method,
    /// Text in several lines.
    Area,
    /// SQL in several lines.
    CodeArea,
    Select,
    Check,
    /// One of the colours by its name in lower case; empty for none.
    Color,
}

/// What comes of a change that was taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The key of the field or row that the focus belongs to now, where it is another.
    pub focus: Option<String>,
}
