//! Mermaid's `erDiagram`, as version 11 reads it.

use std::collections::BTreeMap;

use crowfoot_model::{Document, ObjectRef};

use crate::diagram::{Shows, key_marks, label, left_out, one_line, plain_line, relations};
use crate::exporter::file_stem;
use crate::options::{COMMENTS, SCHEMAS};
use crate::typescript::Names;
use crate::{ExportOption, Exporter, Language, Options, Output};

pub(crate) struct Mermaid;

impl Exporter for Mermaid {
    fn key(&self) -> &'static str {
        "mermaid"
    }

    fn label(&self) -> &'static str {
        "Mermaid"
    }

    fn file_name(&self, document: &Document) -> String {
        file_stem(document) + ".mmd"
    }

    fn language(&self) -> Language {
        Language::Diagram
    }

    fn options(&self) -> &'static [&'static ExportOption] {
        &[&COMMENTS, &SCHEMAS]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        let mut output = Output::default();
        let mut text = String::from("erDiagram\n");
        let names = entity_names(document, options, &mut output);
        for table in document.tables() {
            if let Some(comment) = table.comment.as_ref().filter(|_| options.comments()) {
                text.push_str("  %% ");
                text.push_str(&plain_line(comment));
                text.push('\n');
            }
            text.push_str("  ");
            text.push_str(names.get(&ObjectRef::Table(table.id)).map_or("", String::as_str));
            text.push_str(" {\n");
            for column in &table.columns {
                let name = attribute(&column.name);
                text.push_str("    ");
                text.push_str(&attribute(&label(document, column)));
                text.push(' ');
                text.push_str(&name);
                let marks = key_marks(table, column);
                if !marks.is_empty() {
                    text.push(' ');
                    text.push_str(&marks.join(", "));
                }
                let comment = column.comment.as_ref().filter(|_| options.comments());
                let said = [(name != column.name).then_some(&column.name), comment];
                let said: Vec<String> = said.into_iter().flatten().map(|said| quotable(said)).collect();
                if !said.is_empty() {
                    text.push_str(" \"");
                    text.push_str(&said.join(": "));
                    text.push('"');
                }
                text.push('\n');
            }
            text.push_str("  }\n");
        }
        for relation in relations(document, &mut output) {
            let name = |id| names.get(&ObjectRef::Table(id)).map_or("", String::as_str);
            text.push_str("  ");
            text.push_str(name(relation.parent.id));
            text.push(' ');
            text.push_str(relation.parent_end());
            text.push_str("--");
            text.push_str(relation.child_end());
            text.push(' ');
            text.push_str(name(relation.child.id));
            text.push_str(" : \"");
            text.push_str(&quotable(&relation.columns.join(", ")));
            text.push_str("\"\n");
        }
        left_out(document, "Mermaid", Shows::default(), &mut output);
        Output::of(self.file_name(document), text, output.notices)
    }
}

/// The name of each entity, in quotes where it is not a plain word.
fn entity_names(document: &Document, options: &Options, output: &mut Output) -> BTreeMap<ObjectRef, String> {
    let mut taken = Names::default();
    let mut names = BTreeMap::new();
    for table in document.tables() {
        let schema = table.schema.filter(|_| options.qualify_schemas());
        let full = document.qualified_name(schema, &table.name);
        let wish = quotable(&full);
        let wish = if wish.trim().is_empty() { "_".to_owned() } else { wish };
        let name = taken.claim(&[&wish]);
        if name != full {
            let message = ["The table ", &one_line(&full), " is renamed to ", &name, " in Mermaid."];
            output.notice(ObjectRef::Table(table.id), message.concat());
        }
        let name = if is_plain(&name) { name } else { ["\"", &name, "\""].concat() };
        names.insert(ObjectRef::Table(table.id), name);
    }
    names
}

fn is_plain(name: &str) -> bool {
    const KEYWORDS: [&str; 16] = [
        "acctitle",
        "accdescr",
        "class",
        "classdef",
        "direction",
        "erdiagram",
        "many",
        "one",
        "only",
        "optionally",
        "or",
        "style",
        "title",
        "to",
        "u",
        "zero",
    ];
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && !KEYWORDS.iter().any(|keyword| name.eq_ignore_ascii_case(keyword))
}

/// A type or a name within an entity: Mermaid takes letters, digits and a few marks there, and no quotes.
fn attribute(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let is_letter =
            c.is_ascii_alphabetic() || c == '_' || matches!(c, '\u{C0}'..='\u{D7FF}' if c.is_alphabetic());
        if out.is_empty() && !is_letter {
            out.push('_');
        }
        match c {
            _ if is_letter || c.is_ascii_digit() || matches!(c, '-' | '[' | ']' | '(' | ')') => out.push(c),
            ',' => out.push('-'),
            _ if out.ends_with('_') => {}
            _ => out.push('_'),
        }
    }
    if matches!(out.as_str(), "PK" | "FK" | "UK") {
        out.push('_');
    }
    if out.is_empty() { "_".to_owned() } else { out }
}

/// Text that stands between quotes.
fn quotable(text: &str) -> String {
    one_line(text).replace('"', "'").replace('%', "_").replace('\\', "/")
}
