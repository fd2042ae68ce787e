//! What is known about the object that is being coded.

use std::rc::Rc;

use super::predictor::hash_text;
use super::words::Words;

#[derive(Clone)]
pub(super) struct Scope {
    /// The field that the object stands in.
    pub(super) key: Rc<str>,
    /// Its name, or that of what it belongs to.
    pub(super) name: u32,
    /// The last word of it, and the first.
    pub(super) word: u32,
    pub(super) first: u32,
    /// Its type.
    pub(super) kind: u32,
    /// How many stand before it in its list.
    pub(super) nth: u32,
    /// The hash of the fields of the one before it.
    pub(super) keys_before: u32,
    /// The table that it belongs to, and the one that its foreign key refers to.
    pub(super) table: Option<usize>,
    pub(super) target: Option<usize>,
    /// The columns that it is about.
    pub(super) columns: Vec<usize>,
    pub(super) said: u32,
    pub(super) table_name: u32,
    /// What its columns become by it: a bit.
    pub(super) role: u32,
}

impl Scope {
    pub(super) fn top() -> Self {
        Self {
            key: Rc::from(""),
            name: 0,
            word: 0,
            first: 0,
            kind: 0,
            nth: 0,
            keys_before: 0,
            table: None,
            target: None,
            columns: Vec::new(),
            said: 0,
            role: 0,
            table_name: 0,
        }
    }

    /// The scope of an object under a field: what it does not say itself is that of this one.
    pub(super) fn inner(&self, key: &Rc<str>) -> Self {
        let role = match &**key {
            "primaryKey" => 1,
            "uniques" => 2,
            "foreignKeys" => 4,
            "indexes" => 8,
            _ => 0,
        };
        Self { key: Rc::clone(key), keys_before: 0, said: 0, role, ..self.clone() }
    }

    /// What a string under a field belongs to.
    pub(super) fn owner(&self, key: &str) -> u32 {
        if &*self.key == "columns" && key == "name" { self.table_name } else { self.name }
    }

    pub(super) fn call(&mut self, name: &str) {
        let words = Words::of(name);
        let count = words.len();
        self.name = hash_text(name);
        (self.word, self.first) = match count {
            0 => (0, 0),
            _ => (hash_text(words.joined(count - 1..count)), hash_text(words.joined(0..1))),
        };
    }
}
