//! Completion of the one-line form.

use std::ops::Range;

use crowfoot_dialect::{naming, spec};
use crowfoot_model::Document;

use super::parse::{MARKS, Part, parts};
use super::scan::quoted;
use crate::structure::find_table;

/// Something that can be typed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What is put in the place of the word at the caret.
    pub text: String,
    /// What it is, in a few words.
    pub detail: String,
    pub kind: CompletionKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A whole line: a foreign key to a table.
    Line,
    Type,
    /// An enum, domain or composite type of the document.
    NamedType,
    Mark,
    Table,
    Column,
}

/// What can be typed at a caret, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    /// The bytes of the line that a completion replaces.
    pub replace: Range<usize>,
    pub items: Vec<Completion>,
}

/// The most completions that are offered at once.
const MOST: usize = 12;

/// Completes a line of [`super::parse_quick`] at a caret, given in bytes.
pub fn complete(document: &Document, line: &str, caret: usize) -> Completions {
    let mut caret = caret.min(line.len());
    while !line.is_char_boundary(caret) {
        caret -= 1;
    }
    let parts = parts(&line[..caret]);
    let current = parts.last().filter(|(_, token)| token.range.end == caret);
    let (part, start) = match current {
        Some((Part::Operator, _)) => (following(&parts), caret),
        Some((part, token)) => (*part, token.range.start),
        None => (following(&parts), caret),
    };
    // A type can have spaces in it: `double pre` continues `double`.
    let start = match part {
        Part::Type => {
            parts.iter().find(|(part, _)| *part == Part::Type).map_or(start, |(_, t)| t.range.start)
        }
        _ => start,
    };
    let word = &line[start..caret];
    let items = match part {
        Part::Name => references(document, word),
        Part::Type if current.is_none() && parts.iter().any(|(part, _)| *part == Part::Type) => marks(""),
        Part::Type => complete_type(document, word),
        Part::Mark => marks(word),
        Part::Reference => targets(document, word),
        Part::Default if current.is_none() && parts.iter().any(|(part, _)| *part == Part::Default) => {
            marks("")
        }
        Part::Default | Part::Comment | Part::Collation | Part::Operator => Vec::new(),
    };
    let continues = items.first().is_some_and(|item| item.kind != CompletionKind::Mark) || part == Part::Mark;
    Completions { replace: if continues { start..caret } else { caret..caret }, items }
}

/// The types whose name begins with, or else holds, what was typed: those of the document, then the dialect's.
pub fn complete_type(document: &Document, prefix: &str) -> Vec<Completion> {
    let named = |name: &str, detail: &str| Completion {
        text: name.to_owned(),
        detail: detail.to_owned(),
        kind: CompletionKind::NamedType,
    };
    let mut all: Vec<Completion> = Vec::new();
    all.extend(document.enums().map(|e| named(&e.name, &first_values(&e.values))));
    all.extend(document.domains().map(|d| named(&d.name, "Domain")));
    all.extend(document.composites().map(|c| named(&c.name, "Composite type")));
    all.extend(spec(document.settings().dialect).type_names().iter().map(|name| Completion {
        text: name.name.to_owned(),
        detail: name.about.to_owned(),
        kind: CompletionKind::Type,
    }));
    ranked(all, prefix)
}

/// The part in which a caret stands that follows a space.
fn following(parts: &[(Part, super::scan::Token<'_>)]) -> Part {
    match parts.last() {
        None => Part::Name,
        Some((Part::Name, _)) => Part::Type,
        Some((Part::Operator, token)) => match token.text.to_ascii_lowercase().as_str() {
            "=" | "default" => Part::Default,
            "--" => Part::Comment,
            _ => Part::Reference,
        },
        Some((Part::Reference, _)) => Part::Mark,
        Some((part, _)) => *part,
    }
}

/// Lines for the foreign keys that a table can have: `user_id -> users`.
fn references(document: &Document, word: &str) -> Vec<Completion> {
    if word.is_empty() {
        return Vec::new();
    }
    let line = |name: &str| {
        let column = naming::foreign_key_column(name);
        Completion {
            text: [column.as_str(), " -> ", &quoted(name)].concat(),
            detail: ["Foreign key to ", name].concat(),
            kind: CompletionKind::Line,
        }
    };
    ranked(document.tables().map(|table| line(&table.name)).collect(), word)
}

fn targets(document: &Document, word: &str) -> Vec<Completion> {
    if let Some((table, prefix)) = word.rsplit_once('.')
        && let Some(found) = find_table(document, table.trim_matches('"'))
    {
        let column = |name: &str| Completion {
            text: [table, ".", &quoted(name)].concat(),
            detail: ["Column of ", &found.name].concat(),
            kind: CompletionKind::Column,
        };
        let fits = found.columns.iter().filter(|column| begins(&column.name, prefix));
        return fits.map(|own| column(&own.name)).take(MOST).collect();
    }
    let table = |table: &crowfoot_model::Table| Completion {
        text: quoted(&table.name),
        detail: [&table.columns.len().to_string(), " columns"].concat(),
        kind: CompletionKind::Table,
    };
    ranked(document.tables().map(|own| table(own)).collect(), word)
}

fn marks(word: &str) -> Vec<Completion> {
    let fits = MARKS.iter().filter(|(text, ..)| begins(text, word));
    let mark = |(text, _, about): &(&str, _, &str)| Completion {
        text: (*text).to_owned(),
        detail: (*about).to_owned(),
        kind: CompletionKind::Mark,
    };
    fits.map(mark).collect()
}

/// Those that begin with the word, then those that hold it, each in their own order.
fn ranked(all: Vec<Completion>, word: &str) -> Vec<Completion> {
    let word = word.to_lowercase();
    let (mut first, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|item| item.text.to_lowercase().starts_with(&word));
    first.extend(others.into_iter().filter(|item| item.text.to_lowercase().contains(&word)));
    first.truncate(MOST);
    first
}

fn begins(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn first_values(values: &[String]) -> String {
    let shown: Vec<&str> = values.iter().take(3).map(String::as_str).collect();
    let more = if values.len() > 3 { ", \u{2026}" } else { "" };
    ["Enum: ", &shown.join(", "), more].concat()
}
