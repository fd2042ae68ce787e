//! DBML, as dbdiagram.io and the DBML tools read it.

mod losses;

use std::collections::BTreeSet;

use crowfoot_dialect::script::server;
use crowfoot_dialect::spec;
use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Document, EnumType, Index, KeyTarget, ObjectRef, SchemaId,
    Table,
};

use crate::diagram::{Relation, Shows, label, left_out, one_line, relations, without_backticks};
use crate::exporter::file_stem;
use crate::options::{COMMENTS, SCHEMAS};
use crate::{ExportOption, Exporter, Language, Options, Output};

pub(crate) struct Dbml;

impl Exporter for Dbml {
    fn key(&self) -> &'static str {
        "dbml"
    }

    fn label(&self) -> &'static str {
        "DBML"
    }

    fn file_name(&self, document: &Document) -> String {
        file_stem(document) + ".dbml"
    }

    fn language(&self) -> Language {
        Language::Diagram
    }

    fn options(&self) -> &'static [&'static ExportOption] {
        &[&COMMENTS, &SCHEMAS]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        let mut writer = Writer { document, options, out: String::new(), output: Output::default() };
        writer.project();
        for enum_type in document.enums() {
            writer.enum_type(enum_type);
        }
        for table in document.tables() {
            writer.table(table);
        }
        let mut notices = Output::default();
        let relations = relations(document, &mut notices);
        writer.output.notices.extend(notices.notices);
        writer.references(&relations);
        writer.notes();
        let shows =
            Shows { enums: true, indexes: true, uniques: true, checks: true, defaults: true, notes: true };
        left_out(document, "DBML", shows, &mut writer.output);
        Output::of(self.file_name(document), writer.out, writer.output.notices)
    }
}

struct Writer<'a> {
    document: &'a Document,
    options: &'a Options,
    out: String,
    output: Output,
}

impl Writer<'_> {
    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.out.push_str(part);
        }
    }

    fn project(&mut self) {
        let settings = self.document.settings();
        let name = one_line(&settings.name);
        let name = if name.trim().is_empty() { "schema" } else { &name };
        let dialect = spec(settings.dialect).name();
        self.push(&["Project ", &quoted(name), " {\n  database_type: '", dialect, "'\n"]);
        if let Some(rationale) = settings.rationale.as_ref().filter(|_| self.options.comments()) {
            self.push(&["  Note: ", &string(rationale), "\n"]);
        }
        self.push(&["}\n"]);
    }

    fn qualified(&self, schema: Option<SchemaId>, name: &str) -> String {
        let schema =
            schema.filter(|_| self.options.qualify_schemas()).and_then(|id| self.document.schema(id));
        match schema {
            Some(schema) => [&quoted(&schema.name), ".", &quoted(name)].concat(),
            None => quoted(name),
        }
    }

    fn enum_type(&mut self, enum_type: &EnumType) {
        let name = self.qualified(enum_type.schema, &enum_type.name);
        if enum_type.values.is_empty() {
            let message = ["The enum ", &name, " is omitted: DBML requires enum values."].concat();
            return self.output.notice(ObjectRef::Enum(enum_type.id), message);
        }
        self.push(&["\nEnum ", &name, " {\n"]);
        for value in &enum_type.values {
            // A value without characters has no way to be written.
            let value = if value.is_empty() { "(empty)" } else { value };
            self.push(&["  ", &quoted(value), "\n"]);
        }
        self.push(&["}\n"]);
    }

    fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            let message = [&table.name, " is omitted: DBML requires columns in tables."];
            return self.output.notice(ObjectRef::Table(table.id), message.concat());
        }
        let name = self.qualified(table.schema, &table.name);
        self.push(&["\nTable ", &name, " {\n"]);
        for column in &table.columns {
            self.column(table, column);
        }
        self.indexes(table);
        self.checks(table);
        if let Some(comment) = table.comment.as_ref().filter(|_| self.options.comments()) {
            self.push(&["\n  Note: ", &string(comment), "\n"]);
        }
        self.push(&["}\n"]);
        let lost = [
            (!table.exclusions.is_empty(), "exclusion constraints"),
            (table.partitioning.is_some() || table.partition_of.is_some(), "partitioning"),
            (!table.inherits.is_empty(), "inheritance"),
        ];
        let lost: Vec<&str> = lost.iter().filter(|(is, _)| *is).map(|(_, text)| *text).collect();
        if !lost.is_empty() {
            let message = ["DBML does not support ", &lost.join(", "), " on ", &table.name, "."].concat();
            self.output.notice(ObjectRef::Table(table.id), message);
        }
    }

    fn column(&mut self, table: &Table, column: &Column) {
        let data_type = match &column.data_type {
            Some(DataType::Enum(id)) => self
                .document
                .enum_type(*id)
                .map(|enum_type| self.qualified(enum_type.schema, &enum_type.name)),
            _ => None,
        };
        let data_type = data_type.unwrap_or_else(|| type_name(&label(self.document, column)));
        let mut settings = Vec::new();
        if table.primary_key_columns() == [column.id] {
            settings.push("pk".to_owned());
        } else if column.not_null {
            settings.push("not null".to_owned());
        } else if table.is_in_primary_key(column.id) && server(self.document.settings().dialect).nullable_keys
        {
            // Anywhere else a key takes no NULL.
            settings.push("null".to_owned());
        }
        let is_key = table.primary_key_columns() == [column.id];
        if let Some(unique) = table.uniques.iter().find(|unique| unique.columns == [column.id]) {
            if is_key {
                let object = ObjectRef::Unique(table.id, unique.id);
                self.output.notice(object, "DBML only writes the primary key, which has the same column.");
            } else {
                settings.push("unique".to_owned());
            }
        }
        if column.identity.is_some() {
            settings.push("increment".to_owned());
        }
        let object = ObjectRef::Column(table.id, column.id);
        let default = column.default.as_ref().and_then(|value| self.default_value(object, value));
        settings.extend(default.map(|value| ["default: ", &value].concat()));
        let what = [&table.name, ".", &column.name].concat();
        self.lost(object, &what, &losses::of_column(column));
        if let Some(comment) = column.comment.as_ref().filter(|_| self.options.comments()) {
            settings.push(["note: ", &string(comment)].concat());
        }
        self.push(&["  ", &quoted(&column.name), " ", &data_type]);
        self.settings(&settings);
    }

    /// An expression between backticks. One that needs one inside is left out, and told.
    fn expression(&mut self, object: ObjectRef, text: &str) -> Option<String> {
        let found = without_backticks(&one_line(text), self.document.settings().dialect);
        if found.is_none() {
            let message =
                ["The expression ", text, " is omitted: DBML has no way to write its backticks."].concat();
            self.output.notice(object, message);
        }
        found.map(|text| ["`", &text, "`"].concat())
    }

    fn default_value(&mut self, object: ObjectRef, value: &DefaultValue) -> Option<String> {
        Some(match value {
            DefaultValue::Null => "null".to_owned(),
            DefaultValue::Boolean(value) => value.to_string(),
            DefaultValue::Number(text) if is_number(text) => text.clone(),
            DefaultValue::Number(text) | DefaultValue::Expression(text) => self.expression(object, text)?,
            DefaultValue::Text(text) => string(text),
        })
    }

    fn lost(&mut self, object: ObjectRef, what: &str, losses: &[&str]) {
        if !losses.is_empty() {
            let message = ["DBML does not support ", &losses.join(", "), " of ", what, "."].concat();
            self.output.notice(object, message);
        }
    }

    fn settings(&mut self, settings: &[String]) {
        if !settings.is_empty() {
            self.push(&[" [", &settings.join(", "), "]"]);
        }
        self.push(&["\n"]);
    }

    fn indexes(&mut self, table: &Table) {
        let mut lines: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        let names = |columns: &[ColumnId]| -> Vec<String> {
            columns.iter().filter_map(|id| table.column(*id)).map(|column| quoted(&column.name)).collect()
        };
        let named = |name: &Option<String>| name.as_ref().map(|name| ["name: ", &string(name)].concat());
        if let Some(key) = table.primary_key.as_ref().filter(|key| key.columns.len() > 1) {
            let settings = ["pk".to_owned()].into_iter().chain(named(&key.name)).collect();
            lines.push((names(&key.columns), settings));
        }
        for unique in table.uniques.iter().filter(|unique| unique.columns.len() > 1) {
            let settings = ["unique".to_owned()].into_iter().chain(named(&unique.name)).collect();
            lines.push((names(&unique.columns), settings));
        }
        if let Some(key) = &table.primary_key {
            let what = ["the primary key of ", &table.name].concat();
            self.lost(ObjectRef::PrimaryKey(table.id), &what, &losses::of_key(key));
        }
        for unique in &table.uniques {
            let what = ["a unique constraint of ", &table.name].concat();
            self.lost(ObjectRef::Unique(table.id, unique.id), &what, &losses::of_unique(unique));
        }
        for index in &table.indexes {
            let object = ObjectRef::Index(table.id, index.id);
            let keys: Vec<Option<String>> = (index.keys.iter())
                .map(|key| match &key.on {
                    KeyTarget::Column(id) => table.column(*id).map(|column| quoted(&column.name)),
                    KeyTarget::Expression(text) => self.expression(object, text),
                })
                .collect();
            // Without one of its keys it would be another index.
            let Some(mut keys) = keys.into_iter().collect::<Option<Vec<String>>>() else { continue };
            let what = ["the index ", index.name.as_deref().unwrap_or(&table.name)].concat();
            self.lost(object, &what, &losses::of_index(index));
            let mut seen = BTreeSet::new();
            keys.retain(|key| seen.insert(key.clone()));
            let mut settings: Vec<String> = index.unique.then(|| "unique".to_owned()).into_iter().collect();
            settings.extend(named(&index.name));
            settings.extend(self.method(table, index));
            let note = match &index.predicate {
                Some(predicate) => Some(["WHERE ", predicate].concat()),
                None => index.comment.clone().filter(|_| self.options.comments()),
            };
            settings.extend(note.map(|note| ["note: ", &string(&note)].concat()));
            lines.push((keys, settings));
        }
        lines.retain(|(keys, _)| !keys.is_empty());
        if lines.is_empty() {
            return;
        }
        self.push(&["\n  indexes {\n"]);
        for (keys, settings) in lines {
            match keys.as_slice() {
                [key] => self.push(&["    ", key]),
                keys => self.push(&["    (", &keys.join(", "), ")"]),
            }
            self.settings(&settings);
        }
        self.push(&["  }\n"]);
    }

    /// DBML knows two methods.
    fn method(&mut self, table: &Table, index: &Index) -> Option<String> {
        let method = index.method.as_deref()?;
        if matches!(method, "btree" | "hash") {
            return Some(["type: ", method].concat());
        }
        let name = index.name.as_deref().unwrap_or(&table.name);
        let message = ["DBML does not support the method ", method, " of the index ", name, "."].concat();
        self.output.notice(ObjectRef::Index(table.id, index.id), message);
        None
    }

    fn checks(&mut self, table: &Table) {
        let checks: Vec<(String, &Option<String>)> = (table.checks.iter())
            .filter_map(|check| {
                let object = ObjectRef::Check(table.id, check.id);
                Some((self.expression(object, &check.expression)?, &check.name))
            })
            .collect();
        if checks.is_empty() {
            return;
        }
        self.push(&["\n  checks {\n"]);
        for (expression, name) in checks {
            self.push(&["    ", &expression]);
            let name = name.as_ref().map(|name| ["name: ", &string(name)].concat());
            self.settings(name.as_slice());
        }
        self.push(&["  }\n"]);
    }

    fn references(&mut self, relations: &[Relation]) {
        let mut ends = BTreeSet::new();
        for relation in relations {
            let object = ObjectRef::ForeignKey(relation.child.id, relation.foreign_key.id);
            let own = self.end(relation.child, &relation.columns);
            let other = self.end(relation.parent, &relation.targets);
            let reason = if relation.columns.is_empty() || relation.columns.len() != relation.targets.len() {
                Some("its columns are not specified")
            } else if !ends.insert([own.as_str().min(&other), own.as_str().max(&other)].concat()) {
                Some("DBML allows only one between the same columns")
            } else {
                None
            };
            if let Some(reason) = reason {
                let message = ["A relation of ", &relation.child.name, " is omitted: ", reason, "."].concat();
                self.output.notice(object, message);
                continue;
            }
            let what = ["a relation of ", &relation.child.name].concat();
            self.lost(object, &what, &losses::of_foreign_key(relation.foreign_key));
            self.push(&["\nRef"]);
            if let Some(name) = &relation.foreign_key.name {
                self.push(&[" ", &quoted(name)]);
            }
            // Of one to one the second end refers to the first.
            if relation.is_single {
                self.push(&[": ", &other, " - ", &own]);
            } else {
                self.push(&[": ", &own, " > ", &other]);
            }
            let mut settings = Vec::new();
            for (key, action) in
                [("delete: ", relation.foreign_key.on_delete), ("update: ", relation.foreign_key.on_update)]
            {
                settings.extend(action.map(|action| [key, &action.sql().to_ascii_lowercase()].concat()));
            }
            self.settings(&settings);
        }
    }

    fn end(&self, table: &Table, columns: &[&str]) -> String {
        let table = self.qualified(table.schema, &table.name);
        let names: Vec<String> = columns.iter().map(|name| quoted(name)).collect();
        match names.as_slice() {
            [name] => [&table, ".", name].concat(),
            names => [&table, ".(", &names.join(", "), ")"].concat(),
        }
    }

    fn notes(&mut self) {
        for (i, note) in self.document.notes().enumerate() {
            self.push(&["\nNote note_", &(i + 1).to_string(), " {\n  ", &string(&note.text), "\n}\n"]);
        }
    }
}

/// A name, in quotes where it is not a plain word.
fn quoted(name: &str) -> String {
    let name = if name.is_empty() { "(empty)" } else { name };
    let is_plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if is_plain {
        return name.to_owned();
    }
    in_quotes(name)
}

fn in_quotes(name: &str) -> String {
    ["\"", &one_line(name).replace('\\', "\\\\").replace('"', "\\\""), "\""].concat()
}

/// A type, in quotes where it has more than a name and its numbers.
fn type_name(label: &str) -> String {
    let base = label.split('(').next().unwrap_or("");
    let is_plain = label.starts_with(|c: char| c.is_ascii_alphabetic())
        && base.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && label.strip_prefix(base).is_some_and(|rest| {
            rest.is_empty()
                || rest
                    .strip_prefix('(')
                    .and_then(|rest| rest.strip_suffix(')'))
                    .is_some_and(|inside| inside.bytes().all(|b| b.is_ascii_digit() || b == b','))
        });
    if is_plain { label.to_owned() } else { in_quotes(label) }
}

/// A string, over several lines where the text has them.
fn string(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('\'', "\\'").replace('\r', "");
    // Lines lose what all of them begin with; a text that begins with a letter loses nothing.
    let is_block = escaped.contains('\n') && !escaped.starts_with(char::is_whitespace);
    if is_block {
        ["'''", &escaped, "'''"].concat()
    } else if escaped.contains('\n') {
        let lines: Vec<String> = escaped.split('\n').map(one_line).collect();
        ["'", &lines.join("\\n"), "'"].concat()
    } else {
        ["'", &one_line(&escaped), "'"].concat()
    }
}

fn is_number(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}
