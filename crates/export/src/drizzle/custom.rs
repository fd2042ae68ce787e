//! Types that Drizzle has no builder for: native ones, domains and composites.

use crowfoot_dialect::spec;
use crowfoot_model::{CompositeId, DataType, DomainId, ObjectRef, SchemaId};

use super::Writer;
use super::layout::{Piece, Section};
use super::summary;
use super::types::{Builder, Kind};
use crate::typescript::{camel_case, identifier, quote};

/// How PostgreSQL's types are spelled so that drizzle-kit, which puts what it does not know in quotes, writes them right: in
/// lower case, without the schemas that every path has.
pub(super) fn postgres_spelling(text: &str) -> String {
    let mut rest = text.trim();
    for schema in ["public.", "pg_catalog.", "extensions."] {
        let head = rest.get(..schema.len()).unwrap_or("");
        if head.eq_ignore_ascii_case(schema) {
            rest = rest.get(schema.len()..).unwrap_or(rest);
        }
    }
    if rest.contains('"') {
        return match rest.strip_prefix("\"public\".").unwrap_or(rest).trim_matches('"') {
            plain if !plain.contains('"') && plain != "char" => plain.to_owned(),
            _ => rest.to_owned(),
        };
    }
    match rest.split_once('(') {
        Some((head, arguments)) => [head.trim_end().to_ascii_lowercase().as_str(), "(", arguments].concat(),
        None => rest.to_ascii_lowercase(),
    }
}

/// A `customType` of the module.
pub(super) struct CustomType {
    constant: String,
    /// The type as SQL writes it.
    sql: String,
    data: String,
}

impl Writer<'_> {
    /// A column of a native type.
    pub(super) fn custom(&mut self, name: &str, text: &str) -> Builder {
        let bare = (self.package.custom)(text);
        let spelled = self.as_kit_takes(text, &bare);
        let (text, bare) = (spelled.as_str(), bare.as_str());
        let kind = match bare.split('(').next().unwrap_or("").trim().to_ascii_lowercase().as_str() {
            "bytea" | "tinyblob" | "blob" | "mediumblob" | "longblob" | "binary" | "varbinary" => Kind::Bytes,
            "bit" if self.package.bits_are_bytes => Kind::Bytes,
            "oid" => Kind::Number,
            _ => Kind::String,
        };
        self.custom_of(name, text, bare, kind)
    }

    pub(super) fn domain(&mut self, object: ObjectRef, name: &str, id: DomainId) -> Builder {
        let document = self.document;
        let Some(domain) = document.domain(id) else {
            return self.builder(object, name, None);
        };
        // Domains that lead back to themselves, through arrays too, are legal in a document.
        let is_endless = self.nesting > 8;
        let base = if is_endless { &DataType::TEXT } else { &domain.base };
        let before = (self.core.clone(), self.custom_types.len());
        self.nesting += 1;
        let builder = self.builder(object, name, Some(base));
        self.nesting -= 1;
        if !self.package.spec().capabilities().domains {
            return builder;
        }
        // Only the kind of the base is wanted here, not what it imports.
        self.core = before.0;
        self.custom_types.truncate(before.1);
        let sql = self.type_name(ObjectRef::Domain(id), domain.schema, &domain.name);
        self.custom_of(name, &sql, &domain.name, builder.kind)
    }

    pub(super) fn composite(&mut self, object: ObjectRef, name: &str, id: CompositeId) -> Builder {
        let document = self.document;
        match document.composite(id) {
            Some(composite) if self.package.spec().capabilities().composites => {
                let sql = self.type_name(ObjectRef::Composite(id), composite.schema, &composite.name);
                self.custom_of(name, &sql, &composite.name, Kind::String)
            }
            Some(_) => {
                let message = [
                    &document.display_name(object),
                    " became text: the database does not support composite types.",
                ];
                self.notice(object, message.concat());
                self.builder(object, name, Some(&DataType::TEXT))
            }
            None => self.builder(object, name, None),
        }
    }

    /// A type that drizzle-kit has no builder for, with the quotes that it needs: 0.31 puts in quotes what it does not know, 1.0 does not.
    fn as_kit_takes(&self, text: &str, bare: &str) -> String {
        let is_name = text.contains('"') && !bare.contains(['"', '(', ' ']);
        if is_name && self.line.is_one() {
            return spec(self.target).quote(bare, crowfoot_dialect::Quoting::WhenNeeded);
        }
        bare.to_owned()
    }

    /// A type of the design.
    fn type_name(&mut self, object: ObjectRef, schema: Option<SchemaId>, name: &str) -> String {
        if !self.line.is_one() && self.schema_name(schema).is_some() {
            self.summary.note(summary::Kind::TypesOfSchemas, object);
        }
        let sql = self.qualified(schema, name);
        if self.line.is_one() { sql } else { (self.package.custom)(&sql) }
    }

    fn qualified(&self, schema: Option<SchemaId>, name: &str) -> String {
        let spec = spec(self.target);
        let own = spec.quote(name, self.options.quoting());
        match schema.and_then(|id| self.document.schema(id)).filter(|_| self.options.qualify_schemas()) {
            Some(schema) => [&spec.quote(&schema.name, self.options.quoting()), ".", &own].concat(),
            None => own,
        }
    }

    /// One declaration for each spelling, called after `wish`.
    fn custom_of(&mut self, name: &str, sql: &str, wish: &str, kind: Kind) -> Builder {
        self.custom_with(name, sql, wish, kind, kind.type_name())
    }

    /// An enumeration of MySQL as a type of its own.
    pub(super) fn spelled_enum(&mut self, name: &str, values: &[String]) -> Builder {
        let spec = spec(self.target);
        let list: Vec<String> = values.iter().map(|value| spec.text_literal(value)).collect();
        let union: Vec<String> = values.iter().map(|value| quote(value)).collect();
        let sql = ["ENUM(", &list.join(","), ")"].concat();
        self.custom_with(name, &sql, &[name, "_enum"].concat(), Kind::String, &union.join(" | "))
    }

    fn custom_with(&mut self, name: &str, sql: &str, wish: &str, kind: Kind, data: &str) -> Builder {
        let known = self.custom_types.iter().find(|custom| custom.sql == sql && custom.data == data);
        let constant = known.map(|custom| custom.constant.clone()).unwrap_or_else(|| {
            let own = identifier(camel_case(wish), "customColumn");
            // Of these 1.0 has builders.
            let is_new = matches!(own.as_str(), "bytea" | "tinyblob" | "mediumblob" | "longblob");
            let constant = if is_new && !self.line.is_one() {
                self.names.constants.claim_reserved(&own)
            } else {
                self.names.constants.claim(&[&own, &[&own, "Type"].concat()])
            };
            self.custom_types.push(CustomType {
                constant: constant.clone(),
                sql: sql.to_owned(),
                data: data.to_owned(),
            });
            constant
        });
        let kind = if kind == Kind::Buffer { Kind::Bytes } else { kind };
        Builder { is_custom: true, ..Builder::new(&constant, name, Vec::new(), kind) }
    }

    /// A column of a type with a clause behind it, such as a collation.
    pub(super) fn with_clause(&mut self, name: &str, text: &str, clause: &str, kind: Kind) -> Builder {
        let sql = [text, " ", clause].concat();
        let last = clause.rsplit(' ').next().unwrap_or("");
        self.custom_of(name, &sql, &[text, " ", last].concat(), kind)
    }

    pub(super) fn custom_type_declarations(&mut self) -> Vec<Piece> {
        let customs = std::mem::take(&mut self.custom_types);
        if !customs.is_empty() {
            self.import("customType");
        }
        let piece = |custom: CustomType| Piece {
            section: Section::CustomTypes,
            text: declared("const ", &custom),
            exported: Some(declared("export const ", &custom)),
            constant: custom.constant,
            node: None,
        };
        customs.into_iter().map(piece).collect()
    }
}

/// `const citext = customType<{ data: string }>({ … });`
fn declared(before: &str, custom: &CustomType) -> String {
    let mut out = [before, &custom.constant, " = customType<{"].concat();
    let line = [" data: ", &custom.data, " }"].concat();
    let is_short = before.len() + custom.constant.chars().count() + line.chars().count() + 18 <= 100;
    if is_short {
        out.push_str(&line);
    } else {
        let all = custom.data.chars().count() + 9 <= 100;
        let data = if all {
            custom.data.clone()
        } else {
            ["\n    | ", &custom.data.replace(" | ", "\n    | ")].concat()
        };
        out.push_str(&["\n  data:", if all { " " } else { "" }, &data, ";\n}"].concat());
    }
    out.push_str(">({\n  dataType() {\n    return ");
    out.push_str(&quote(&custom.sql));
    out.push_str(";\n  },\n});\n");
    out
}
