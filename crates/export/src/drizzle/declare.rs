//! Declarations beside the tables: schemas, enums and sequences, and notices about what has none.

use crowfoot_model::{EnumType, ObjectRef, Sequence};

use super::casing::Casing;
use super::layout::{Piece, Section};
use super::summary::Kind;
use super::{SNAKE_CASE, Writer, column};
use crate::typescript::{Doc, camel_case, identifier, quote};

impl Writer<'_> {
    pub(super) fn schema_declarations(&mut self) -> Vec<Piece> {
        let document = self.document;
        let mut pieces = Vec::new();
        for schema in document.schemas() {
            if let Some(constant) = self.schema(Some(schema.id)) {
                let function = match Casing::of(self.options) {
                    Casing::Tables => [self.import(SNAKE_CASE), ".schema"].concat(),
                    _ => self.import(self.package.schema).to_owned(),
                };
                let name = quote(self.spelling.names.of(ObjectRef::Schema(schema.id)));
                let call = Doc::call(&function, vec![Doc::Text(name)]);
                pieces.push(self.declared(Section::Schemas, constant, schema.comment.as_deref(), &call));
            }
        }
        pieces
    }

    pub(super) fn enum_type(&mut self, enum_type: &EnumType) -> Option<Piece> {
        // The other dialects write the values out where they are used.
        let function = self.package.named_enum.filter(|_| !enum_type.values.is_empty())?;
        let constant = self.names.others.get(&ObjectRef::Enum(enum_type.id)).cloned()?;
        let callee = self.in_schema(enum_type.schema, "enum", function);
        let values = enum_type.values.iter().map(|value| Doc::Text(quote(value))).collect();
        let name = quote(self.spelling.names.of(ObjectRef::Enum(enum_type.id)));
        let call = Doc::call(&callee, vec![Doc::Text(name), Doc::Array(values)]);
        Some(self.declared(Section::Enums, constant, enum_type.comment.as_deref(), &call))
    }

    pub(super) fn sequence(&mut self, sequence: &Sequence) -> Option<Piece> {
        let object = ObjectRef::Sequence(sequence.id);
        let Some(function) = self.package.sequence else {
            let name = self.document.display_name(object);
            let message =
                ["The sequence ", &name, " is omitted: the database does not support sequences."].concat();
            self.notice(object, message);
            return None;
        };
        let own = identifier(camel_case(&sequence.name), "sequence");
        let constant = self.names.constants.claim(&[&own, &[&own, "Sequence"].concat()]);
        let callee = self.in_schema(sequence.schema, "sequence", function);
        let mut arguments = vec![Doc::Text(quote(self.spelling.names.of(object)))];
        let options = column::sequence_options(&sequence.options, false);
        if !options.is_empty() {
            arguments.push(Doc::object(options));
        }
        let call = Doc::call(&callee, arguments);
        Some(self.declared(Section::Sequences, constant, sequence.comment.as_deref(), &call))
    }

    /// `export const … = …` under its comment.
    fn declared(&self, section: Section, constant: String, comment: Option<&str>, value: &Doc) -> Piece {
        let mut out = self.printer();
        self.comment(comment, &mut out);
        out.statement(&["export const ", &constant, " = "].concat(), value);
        Piece { section, constant, text: out.out, exported: None, node: None }
    }

    /// `const … = …`, which is exported only for other modules.
    pub(super) fn private(&self, section: Section, constant: String, value: &Doc) -> Piece {
        let written = |before: &str| {
            let mut out = self.printer();
            out.statement(&[before, "const ", &constant, " = "].concat(), value);
            out.out
        };
        let (text, exported) = (written(""), Some(written("export ")));
        Piece { section, constant, text, exported, node: None }
    }

    /// Notices about whole objects that have no place in a Drizzle schema.
    pub(super) fn left_out(&mut self) {
        let document = self.document;
        for domain in document.domains() {
            self.summary.note(Kind::Domains, ObjectRef::Domain(domain.id));
        }
        for composite in document.composites() {
            self.summary.note(Kind::Composites, ObjectRef::Composite(composite.id));
        }
        for statement in document.statements() {
            if self.security.written.contains(&statement.id) {
                continue;
            }
            self.summary.statement(ObjectRef::Statement(statement.id), &statement.kind);
        }
    }
}
