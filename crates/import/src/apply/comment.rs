//! `COMMENT ON`.

use sqlparser::tokenizer::Token;

use super::NOT_DRAWN;
use super::create::unknown;
use crate::catalog::{Catalog, NamedType, Relation};
use crate::draft::Qualified;
use crate::kind::{Side, StatementKind};
use crate::ledger::Outcome;
use crate::read::reader::Reader;

/// Objects that are kept as raw SQL, or are not part of a design.
const WITHOUT_PLACE: &[&str] = &[
    "ACCESS",
    "AGGREGATE",
    "CAST",
    "COLLATION",
    "CONVERSION",
    "DATABASE",
    "EVENT",
    "EXTENSION",
    "FOREIGN",
    "FUNCTION",
    "LANGUAGE",
    "LARGE",
    "OPERATOR",
    "POLICY",
    "PROCEDURAL",
    "PROCEDURE",
    "PUBLICATION",
    "ROLE",
    "ROUTINE",
    "RULE",
    "SERVER",
    "STATISTICS",
    "SUBSCRIPTION",
    "TABLESPACE",
    "TEXT",
    "TRANSFORM",
    "TRIGGER",
];

pub(super) fn on(
    catalog: &mut Catalog,
    kind: &StatementKind,
    text: &str,
    reader: &mut Reader,
) -> Option<Outcome> {
    match place(catalog, reader)? {
        Place::Found => Some(Outcome::modelled()),
        Place::Unknown => unknown(),
        Place::None => {
            catalog.keep(&kind.label, text, Side::After);
            Some(Outcome::kept(NOT_DRAWN))
        }
    }
}

/// The part of the design that gets the comment.
enum Place {
    Found,
    Unknown,
    None,
}

/// Stores the comment. `None` if the statement cannot be read.
fn place(catalog: &mut Catalog, reader: &mut Reader) -> Option<Place> {
    reader.seek(2);
    let _ = reader.take("MATERIALIZED");
    let object = reader.take_word()?;
    let found = match object.as_str() {
        "COLUMN" => {
            let mut names = vec![reader.identifier()?];
            while reader.take_symbol(&Token::Period) {
                names.push(reader.identifier()?);
            }
            let column = names.pop()?;
            let table = names.pop()?;
            let table = Qualified { schema: names.pop(), name: table };
            let comment = text(reader)?;
            match catalog.relation(&table) {
                Some(Relation::Table(id)) => match catalog.column(id, &column) {
                    Some(column) => {
                        catalog.table_mut(id)?.column_mut(column)?.comment = comment;
                        true
                    }
                    None => false,
                },
                // Columns of views and composite types cannot have comments in the model.
                Some(_) => return Some(Place::None),
                None if catalog.named_type(&table).is_some() => return Some(Place::None),
                None => false,
            }
        }
        "TABLE" | "VIEW" | "SEQUENCE" => {
            let name = reader.qualified()?;
            let comment = text(reader)?;
            if object == "SEQUENCE" {
                catalog.unfold_sequence_named(&name);
            }
            catalog.set_relation_comment(&name, comment)
        }
        "INDEX" => {
            let name = reader.qualified()?;
            let comment = text(reader)?;
            if catalog.index_owner(&name).is_none() && catalog.is_index_of_constraint(&name) {
                return Some(Place::None);
            }
            catalog.set_index_comment(&name, comment)
        }
        "CONSTRAINT" => {
            let name = reader.identifier()?;
            reader.take("ON");
            if reader.is("DOMAIN") {
                return Some(Place::None);
            }
            let table = reader.qualified()?;
            let comment = text(reader)?;
            catalog.table(&table).is_some_and(|id| catalog.set_constraint_comment(id, &name, comment))
        }
        "SCHEMA" => {
            let name = reader.identifier()?;
            let comment = text(reader)?;
            if name == "public" {
                return Some(Place::None);
            }
            catalog.set_schema_comment(&name, comment)
        }
        "TYPE" | "DOMAIN" => {
            let name = reader.qualified()?;
            let comment = text(reader)?;
            match catalog.named_type(&name) {
                Some(NamedType::Enum(id)) => catalog.enum_mut(id)?.comment = comment,
                Some(NamedType::Domain(id)) => catalog.domain_mut(id)?.comment = comment,
                Some(NamedType::Composite(id)) => catalog.composite_mut(id)?.comment = comment,
                None => return Some(Place::None),
            }
            true
        }
        word if WITHOUT_PLACE.contains(&word) => return Some(Place::None),
        _ => return None,
    };
    Some(if found { Place::Found } else { Place::Unknown })
}

/// `IS 'text'`; `IS NULL` removes a comment.
fn text(reader: &mut Reader) -> Option<Option<String>> {
    if !reader.take("IS") {
        return None;
    }
    if reader.take("NULL") {
        return Some(None);
    }
    reader.string().map(|text| Some(text).filter(|text| !text.is_empty()))
}
