//! PlantUML's entities with crow's feet.

use std::collections::BTreeMap;

use crowfoot_model::{Document, ObjectRef};

use crate::diagram::{Shows, key_marks, label, left_out, relations};
use crate::exporter::file_stem;
use crate::options::{COMMENTS, SCHEMAS};
use crate::typescript::{Names, camel_case, identifier};
use crate::{ExportOption, Exporter, Language, Options, Output};

pub(crate) struct Plantuml;

impl Exporter for Plantuml {
    fn key(&self) -> &'static str {
        "plantuml"
    }

    fn label(&self) -> &'static str {
        "PlantUML"
    }

    fn file_name(&self, document: &Document) -> String {
        file_stem(document) + ".puml"
    }

    fn language(&self) -> Language {
        Language::Diagram
    }

    fn options(&self) -> &'static [&'static ExportOption] {
        &[&COMMENTS, &SCHEMAS]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        let mut output = Output::default();
        let mut text = String::from("@startuml\nhide circle\nhide methods\nskinparam linetype ortho\n");
        let mut aliases = Names::default();
        let mut tables: BTreeMap<ObjectRef, String> = BTreeMap::new();
        for table in document.tables() {
            let alias = aliases.claim(&[&ascii(&table.name, "table")]);
            let schema = table.schema.filter(|_| options.qualify_schemas());
            open("entity", &document.qualified_name(schema, &table.name), &alias, &mut text);
            tables.insert(ObjectRef::Table(table.id), alias);
            let (keys, others): (Vec<_>, Vec<_>) =
                table.columns.iter().partition(|column| table.is_in_primary_key(column.id));
            for (i, column) in keys.iter().chain(&others).enumerate() {
                if i == keys.len() && i > 0 {
                    text.push_str("  --\n");
                }
                let is_required = column.not_null || i < keys.len();
                text.push_str(if is_required { "  * " } else { "    " });
                escaped(&column.name, &mut text);
                text.push_str(" : ");
                escaped(&label(document, column), &mut text);
                for mark in key_marks(table, column) {
                    text.push_str(" <<");
                    text.push_str(mark);
                    text.push_str(">>");
                }
                if let Some(comment) = column.comment.as_ref().filter(|_| options.comments()) {
                    text.push_str(" -- ");
                    escaped(comment, &mut text);
                }
                text.push('\n');
            }
            text.push_str("}\n");
        }
        for enum_type in document.enums() {
            let alias = aliases.claim(&[&ascii(&enum_type.name, "enum")]);
            let schema = enum_type.schema.filter(|_| options.qualify_schemas());
            open("enum", &document.qualified_name(schema, &enum_type.name), &alias, &mut text);
            for value in &enum_type.values {
                text.push_str("  ");
                escaped(value, &mut text);
                text.push('\n');
            }
            text.push_str("}\n");
        }
        let relations = relations(document, &mut output);
        if !relations.is_empty() {
            text.push('\n');
        }
        for relation in relations {
            let alias = |id| tables.get(&ObjectRef::Table(id)).map_or("", String::as_str);
            text.push_str(alias(relation.parent.id));
            text.push(' ');
            text.push_str(relation.parent_end());
            text.push_str("--");
            text.push_str(relation.child_end());
            text.push(' ');
            text.push_str(alias(relation.child.id));
            text.push_str(" : ");
            escaped(&relation.columns.join(", "), &mut text);
            text.push('\n');
        }
        text.push_str("@enduml\n");
        left_out(document, "PlantUML", Shows { enums: true, ..Shows::default() }, &mut output);
        Output::of(self.file_name(document), text, output.notices)
    }
}

fn open(kind: &str, name: &str, alias: &str, out: &mut String) {
    out.push('\n');
    out.push_str(kind);
    out.push_str(" \"");
    escaped(name, out);
    out.push_str("\" as ");
    out.push_str(alias);
    out.push_str(" {\n");
}

/// An alias of ASCII letters and digits, which every version of PlantUML takes.
fn ascii(name: &str, fallback: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii() { c } else { ' ' }).collect();
    identifier(camel_case(&plain), fallback)
}

/// Text in which what PlantUML would read as a mark of its own is written by its number.
fn escaped(text: &str, out: &mut String) {
    if text.is_empty() {
        out.push_str("<U+00A0>");
    }
    let mut before = ' ';
    for c in text.chars() {
        let doubled = c == before && matches!(c, '_' | '-' | '.');
        let is_plain = c.is_alphanumeric()
            || matches!(c, '_' | '-' | '.' | ' ' | ',' | '(' | ')' | '[' | ']' | '+' | '?' | ';' | ':');
        if is_plain && !doubled {
            out.push(c);
        } else {
            out.push_str("<U+");
            for shift in [16u32, 12, 8, 4, 0] {
                let digit = (c as u32 >> shift) & 15;
                if shift < 16 || digit > 0 {
                    out.extend(char::from_digit(digit, 16).map(|digit| digit.to_ascii_uppercase()));
                }
            }
            out.push('>');
        }
        before = c;
    }
}
