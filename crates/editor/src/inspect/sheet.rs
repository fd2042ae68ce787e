//! A form while it is read or written. Each subject is one function that goes through its properties and hands each to
//! the sheet: reading, the sheet notes what it says; writing, it changes the one property that is wanted.

use crowfoot_dialect::syntax::Fault;
use crowfoot_model::{ColumnId, Document, ObjectRef, TableId};
use crowfoot_rules::{Judge, Reviewer};

use super::form::{Field, Kind, Node, Part, Remark};
use super::values::{self, Named};

/// What is done with an entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Up,
    Down,
    Remove,
}

/// What needs more than the record that is in hand.
#[derive(Clone, Debug)]
pub(super) enum Later {
    Type(ColumnId, String),
    /// Puts a column at a place.
    Move(ColumnId, usize),
    PrimaryKey(ColumnId, bool),
    Unique(ColumnId, bool),
    Relate(TableId),
    Delete(ObjectRef),
}

/// Whether a section is open at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    Always,
    /// Where a field in it says something.
    WhenSaid,
    Closed,
}

pub(super) struct Sheet<'a> {
    /// The document before any change.
    pub(super) document: &'a Document,
    /// The rules there are, once they have been fetched.
    pub(super) rules: Option<Reviewer>,
    /// The columns that fields can name.
    pub(super) columns: Vec<Named>,
    /// The key that is written and its text.
    wanted: Option<(&'a str, &'a str)>,
    pub(super) nodes: Vec<Node>,
    /// Begins the keys of what is in the rows that are open.
    pub(super) prefix: String,
    /// Of the rows that are open: the length of the prefix around it, its place among the nodes, its level.
    rows: Vec<(usize, usize, u8)>,
    level: u8,
    /// Whether fields are put into the last node.
    beside: bool,
    heading: Option<(usize, Opens)>,
    /// What undo says.
    pub(super) label: String,
    /// Whether a name was written.
    pub(super) named: bool,
    /// Why the change is not made.
    pub(super) refusal: Option<String>,
    /// What is odd about what was written.
    pub(super) remark: Option<Remark>,
    pub(super) later: Option<Later>,
    /// What to select after the change.
    pub(super) select: Option<ObjectRef>,
    pub(super) focus: Option<String>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(document: &'a Document, wanted: Option<(&'a str, &'a str)>) -> Self {
        Self {
            document,
            rules: None,
            columns: Vec::new(),
            wanted,
            nodes: Vec::new(),
            prefix: String::new(),
            rows: Vec::new(),
            level: 1,
            beside: false,
            heading: None,
            label: String::new(),
            named: false,
            refusal: None,
            remark: None,
            later: None,
            select: None,
            focus: None,
        }
    }

    /// Begins a section; one without a title cannot be folded.
    pub(super) fn section(&mut self, title: &'static str, opens: Opens) {
        self.end_section();
        self.level = 0;
        if !title.is_empty() {
            let key = ["section-", &slug(title)].concat();
            self.heading = Some((self.nodes.len(), opens));
            self.push(Node { key, part: Part::Heading, text: title.to_owned(), ..Node::default() });
            self.level = 1;
        }
    }

    /// Ends the section; one with nothing in it is left out.
    pub(super) fn end_section(&mut self) {
        let Some((at, opens)) = self.heading.take() else { return };
        let Some((heading, inside)) = self.nodes.get_mut(at..).and_then(<[Node]>::split_first_mut) else {
            return;
        };
        let rows = inside.iter().filter(|node| node.part == Part::Row && node.level == 1).count();
        heading.open = Some(match opens {
            Opens::Always => true,
            Opens::WhenSaid => inside.iter().any(Node::says_something),
            Opens::Closed => false,
        });
        if rows > 0 {
            heading.detail = rows.to_string();
        }
        if inside.is_empty() {
            self.nodes.truncate(at);
        }
    }

    /// A field. The text that was typed for it, trimmed, when it is the one that is written.
    pub(super) fn field(
        &mut self,
        label: &'static str,
        kind: Kind,
        value: String,
        options: Vec<(String, String)>,
    ) -> Option<&'a str> {
        let key = self.key(label);
        let Some((_, text)) = self.wanted else {
            let field = Field { key, label, kind, value, options, remark: None };
            match self.nodes.last_mut().filter(|_| self.beside) {
                Some(node) => node.fields.push(field),
                None => self.push(Node { key: field.key.clone(), fields: vec![field], ..Node::default() }),
            }
            return None;
        };
        if !self.is_wanted(&key, "Change ", label) {
            return None;
        }
        let text = text.trim();
        if matches!(kind, Kind::Code | Kind::CodeArea) && !values::is_closed(text) {
            self.refuse("Unclosed quote or parenthesis.");
            return None;
        }
        if kind == Kind::Type && !text.is_empty() && !values::looks_like_type(text) {
            self.refuse("This is not a valid type.");
            return None;
        }
        Some(text)
    }

    /// Judges the field that was last gone through, once there is a judge: what was `written` to it, or what it says `now`.
    pub(super) fn judge(
        &mut self,
        written: Option<&str>,
        now: &str,
        of: &dyn Fn(&Judge, &Document, &str) -> Option<Fault>,
    ) {
        let Some(rules) = self.rules else { return };
        let judge = |text: &str| of(&rules.judge, self.document, text).map(Remark::of);
        if self.wanted.is_none() {
            let remark = judge(now);
            if let Some(field) = self.nodes.last_mut().and_then(|node| node.fields.last_mut()) {
                field.remark = remark;
            }
        } else if let Some(text) = written {
            self.remark = judge(text);
        }
    }

    /// Begins an entry of a list; what follows is beside it until [`Sheet::more`] or [`Sheet::end_row`].
    pub(super) fn row(&mut self, noun: &'static str, id: u64, acts: u8) -> Option<Act> {
        let around = self.prefix.len();
        let key = [self.prefix.as_str(), noun, &id.to_string()].concat();
        self.prefix = [&key, "."].concat();
        self.rows.push((around, self.nodes.len(), self.level));
        self.beside = true;
        let Some((_, text)) = self.wanted else {
            let text = [noun, " ", &id.to_string()].concat();
            self.push(Node { key, part: Part::Row, text, acts, ..Node::default() });
            return None;
        };
        let act = match text {
            "up" => Act::Up,
            "down" => Act::Down,
            "remove" => Act::Remove,
            _ => return None,
        };
        let verb = if act == Act::Remove { "Remove " } else { "Move " };
        self.is_wanted(&key, verb, noun).then_some(act)
    }

    /// Names the row that was begun last.
    pub(super) fn row_says(&mut self, text: String, detail: String, object: Option<ObjectRef>) {
        if let Some(node) = self.nodes.last_mut() {
            (node.text, node.detail, node.object) = (text, detail, object);
        }
    }

    /// What follows is folded under the row.
    pub(super) fn more(&mut self) {
        self.beside = false;
        self.level += 1;
    }

    pub(super) fn end_row(&mut self) {
        let Some((around, at, level)) = self.rows.pop() else { return };
        self.prefix.truncate(around);
        if self.level > level
            && let Some((row, inside)) = self.nodes.get_mut(at..).and_then(<[Node]>::split_first_mut)
        {
            row.open = Some(inside.iter().any(Node::says_something));
        }
        (self.level, self.beside) = (level, false);
    }

    /// Puts fields side by side until [`Sheet::end_group`].
    pub(super) fn group(&mut self, name: &'static str) {
        self.beside = true;
        let key = self.key(name);
        self.push(Node { key, part: Part::Group, text: name.to_owned(), ..Node::default() });
    }

    pub(super) fn end_group(&mut self) {
        self.beside = false;
    }

    /// Something to select, as an entry of a list.
    pub(super) fn link(
        &mut self,
        noun: &'static str,
        id: u64,
        acts: u8,
        text: String,
        detail: String,
        object: ObjectRef,
    ) {
        if self.row(noun, id, acts).is_some() {
            self.later = Some(Later::Delete(object));
        }
        self.row_says(text, detail, Some(object));
        self.end_row();
    }

    /// A button; whether it was pressed.
    pub(super) fn action(&mut self, label: &'static str) -> bool {
        let key = self.key(label);
        if self.wanted.is_none() {
            self.push(Node { key, part: Part::Action, text: label.to_owned(), ..Node::default() });
            return false;
        }
        let pressed = self.is_wanted(&key, "", label);
        if pressed {
            label.clone_into(&mut self.label);
        }
        pressed
    }

    /// A button that takes the subject out.
    pub(super) fn delete(&mut self, label: &'static str, object: ObjectRef) {
        if self.action(label) {
            self.later = Some(Later::Delete(object));
            self.select = object.table().map(ObjectRef::Table).filter(|table| *table != object);
        }
    }

    pub(super) fn words(&mut self, text: String) {
        self.push(Node { key: self.key("words"), part: Part::Words, text, ..Node::default() });
    }

    /// Whether the property that is written has been come by.
    pub(super) fn is_written(&self) -> bool {
        !self.label.is_empty()
    }

    /// Does not make the change and says why.
    pub(super) fn refuse(&mut self, why: &str) {
        self.refusal.get_or_insert_with(|| why.to_owned());
    }

    /// The key of a field of the entry that has just been added.
    pub(super) fn focus_row(&mut self, noun: &str, id: u64, label: &str) {
        self.focus = Some([self.prefix.as_str(), noun, &id.to_string(), ".", &slug(label)].concat());
    }

    fn is_wanted(&mut self, key: &str, verb: &str, what: &str) -> bool {
        let is = self.wanted.is_some_and(|(wanted, _)| wanted == key);
        if is {
            // What adds is called so already.
            self.label =
                if what.starts_with("Add ") { what.to_owned() } else { [verb, &lower_first(what)].concat() };
        }
        is
    }

    fn key(&self, label: &str) -> String {
        [self.prefix.as_str(), &slug(label)].concat()
    }

    fn push(&mut self, mut node: Node) {
        if self.wanted.is_none() {
            node.level = self.level;
            self.nodes.push(node);
        }
    }
}

fn slug(label: &str) -> String {
    label.replace(' ', "-").to_ascii_lowercase()
}

fn lower_first(text: &str) -> String {
    let mut lower = text.to_owned();
    if let Some(first) = lower.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    lower
}
