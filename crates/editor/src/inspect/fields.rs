//! Fields for the kinds of values there are.

use crowfoot_model::{ColumnId, DataType};

use super::form::Kind;
use super::sheet::Sheet;
use super::values::{self, Named};
use crate::structure::type_text;
use crate::typed;

impl<'a> Sheet<'a> {
    /// A text that may be empty.
    pub(super) fn text(&mut self, label: &'static str, kind: Kind, slot: &mut String) {
        if let Some(text) = self.field(label, kind, slot.clone(), Vec::new()) {
            text.clone_into(slot);
        }
    }

    /// A text that may be missing.
    pub(super) fn maybe(&mut self, label: &'static str, kind: Kind, slot: &mut Option<String>) {
        if let Some(text) = self.field(label, kind, slot.clone().unwrap_or_default(), Vec::new()) {
            *slot = Some(text.to_owned()).filter(|text| !text.is_empty());
        }
    }

    /// A name that has to be there.
    pub(super) fn name(&mut self, label: &'static str, slot: &mut String) {
        if let Some(text) = self.field(label, Kind::Text, slot.clone(), Vec::new()) {
            if text.is_empty() {
                self.refuse("Enter a name.");
            }
            self.named = true;
            text.clone_into(slot);
        }
    }

    /// A name that may be missing.
    pub(super) fn maybe_name(&mut self, slot: &mut Option<String>) {
        if let Some(text) = self.field("Name", Kind::Text, slot.clone().unwrap_or_default(), Vec::new()) {
            self.named = true;
            *slot = Some(text.to_owned()).filter(|text| !text.is_empty());
        }
    }

    pub(super) fn comment(&mut self, slot: &mut Option<String>) {
        self.maybe("Comment", Kind::Area, slot);
    }

    pub(super) fn flag(&mut self, label: &'static str, slot: &mut bool) {
        if let Some(text) = self.field(label, Kind::Check, slot.to_string(), Vec::new()) {
            *slot = text == "true";
        }
    }

    /// One of several values; returns the place of the one that was chosen. The first is what says nothing.
    pub(super) fn choice(&mut self, label: &'static str, options: &[&str], now: usize) -> Option<usize> {
        let key = |at: usize| if at == 0 { String::new() } else { at.to_string() };
        let mut keyed = Vec::with_capacity(options.len());
        for (at, option) in options.iter().enumerate() {
            keyed.push((key(at), (*option).to_owned()));
        }
        let text = self.field(label, Kind::Select, key(now), keyed)?;
        if text.is_empty() { Some(0) } else { text.parse().ok().filter(|at| *at < options.len()) }
    }

    /// A number from `least` to `most` that may be missing.
    pub(super) fn number(
        &mut self,
        label: &'static str,
        now: Option<i64>,
        least: i64,
        most: i64,
    ) -> Option<Option<i64>> {
        let value = now.map(|number| number.to_string()).unwrap_or_default();
        let text = self.field(label, Kind::Number, value, Vec::new())?;
        if text.is_empty() {
            return Some(None);
        }
        let number = values::whole_number(text);
        if number.is_none() {
            self.refuse("Enter a whole number.");
        } else if !number.is_some_and(|number| (least..=most).contains(&number)) {
            self.refuse("This number is out of range.");
        }
        Some(number)
    }

    /// A number from 0 to `most` that may be missing and need not be whole.
    pub(super) fn decimal(&mut self, label: &'static str, slot: &mut Option<f64>, most: f64) {
        let value = slot.map(|number| number.to_string()).unwrap_or_default();
        let Some(text) = self.field(label, Kind::Number, value, Vec::new()) else { return };
        *slot = values::fraction(text);
        if !text.is_empty() && !slot.is_some_and(|number| (0.0..=most).contains(&number)) {
            self.refuse("This number is out of range.");
        }
    }

    /// Columns by their names, in an order.
    pub(super) fn columns(&mut self, label: &'static str, slot: &mut Vec<ColumnId>) {
        let mut terms = Vec::with_capacity(slot.len());
        for id in &*slot {
            terms.push((*id, String::new()));
        }
        if let Some(terms) = self.column_terms(label, &terms) {
            slot.clear();
            for (id, rest) in terms {
                if !rest.is_empty() {
                    self.refuse("Enter column names, separated by commas.");
                }
                slot.push(id);
            }
        }
    }

    /// Columns by their names, each with something behind it.
    pub(super) fn column_terms(
        &mut self,
        label: &'static str,
        now: &[(ColumnId, String)],
    ) -> Option<Vec<(ColumnId, &'a str)>> {
        let mut value = String::new();
        for (id, rest) in now {
            if !value.is_empty() {
                value.push_str(", ");
            }
            value.push_str(&values::column_name(*id, &self.columns));
            value.push_str(rest);
        }
        let text = self.field(label, Kind::Code, value, Vec::new())?;
        match values::read_columns(text, &self.columns) {
            Ok(read) => Some(read),
            Err(why) => {
                self.refuse(&why);
                None
            }
        }
    }

    /// One of what can be chosen; returns the key of what was.
    pub(super) fn pick(
        &mut self,
        label: &'static str,
        options: Vec<(String, String)>,
        now: String,
    ) -> Option<&'a str> {
        let mut options = options;
        // What is not among them is shown all the same.
        if !now.is_empty() && options.iter().all(|(key, _)| *key != now) {
            options.push((now.clone(), now.clone()));
        }
        self.field(label, Kind::Select, now, options)
    }

    /// One of several things by its id; `none`, where it is not empty, stands for none of them.
    pub(super) fn pick_id(
        &mut self,
        label: &'static str,
        none: &str,
        options: &[Named],
        now: Option<u64>,
    ) -> Option<Option<u64>> {
        let mut keyed = Vec::with_capacity(options.len() + 1);
        if !none.is_empty() {
            keyed.push((String::new(), none.to_owned()));
        }
        for (id, name) in options {
            keyed.push((id.to_string(), name.clone()));
        }
        let now = now.map(|id| id.to_string()).unwrap_or_default();
        Some(self.pick(label, keyed, now)?.parse().ok())
    }

    /// A column, from those that can be named.
    pub(super) fn column(&mut self, label: &'static str, slot: &mut ColumnId) {
        let options = self.columns.clone();
        if let Some(Some(id)) = self.pick_id(label, "", &options, Some(slot.0)) {
            *slot = ColumnId(id);
        }
    }

    /// A type of a domain or a field, which has to be there.
    pub(super) fn data_type(&mut self, slot: &mut DataType) {
        let value = type_text::text(self.document, slot);
        let written = self.field("Type", Kind::Type, value.clone(), Vec::new());
        if let Some(text) = written {
            match type_text::parse(self.document, text) {
                Some(data_type) => *slot = data_type,
                None => self.refuse("Enter a type."),
            }
        }
        self.judge(written, &value, &typed::of_type);
    }

    /// Something verbatim in each line.
    pub(super) fn lines(&mut self, label: &'static str, slot: &mut Vec<String>) {
        if let Some(text) = self.field(label, Kind::CodeArea, slot.join("\n"), Vec::new()) {
            slot.clear();
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                slot.push(line.to_owned());
            }
        }
    }
}
