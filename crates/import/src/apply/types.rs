//! Enums, composite types and domains.

use crowfoot_dialect::spec;
use crowfoot_model::{CompositeField, DomainCheck};
use sqlparser::tokenizer::Token;

use super::create::unknown;
use crate::catalog::{Catalog, NamedType};
use crate::draft::Qualified;
use crate::ledger::Outcome;
use crate::read::reader::Reader;
use crate::read::{column, constraint, default_value, type_text};

pub(super) fn create_type(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.seek(2);
    let name = reader.qualified()?;
    if !reader.take("AS") {
        return None;
    }
    if catalog.type_made_as(&name) {
        return Some(Outcome::skipped(format!("{} already exists.", name.name)));
    }
    if reader.take("ENUM") {
        let mut values = Vec::new();
        reader.in_group(|reader| reader.each_whole(|reader| values.extend(reader.string())))?;
        catalog.create_enum(name, values);
        return Some(Outcome::modelled());
    }
    if !reader.is_symbol(&Token::LParen) {
        return None;
    }
    let dialect = catalog.dialect;
    let mut fields = Vec::new();
    reader.in_group(|reader| {
        reader.each(|reader| {
            let Some(name) = reader.identifier() else { return };
            let Some(text) = type_text::take_type(reader) else { return };
            let mut collation = None;
            if reader.take("COLLATE") {
                collation = column::collation(reader);
            }
            fields.push(CompositeField { name, data_type: spec(dialect).parse_type(&text), collation });
        });
    })?;
    catalog.create_composite(name, fields);
    Some(Outcome::modelled())
}

pub(super) fn create_domain(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.seek(2);
    let name = reader.qualified()?;
    let _ = reader.take("AS");
    let text = type_text::take_type(reader)?;
    if catalog.type_made_as(&name) {
        return Some(Outcome::skipped(format!("{} already exists.", name.name)));
    }
    let id = catalog.create_domain(name, spec(catalog.dialect).parse_type(&text));
    let domain = catalog.domain_mut(id)?;
    let mut constraint_name = None;
    while !reader.is_done() {
        if reader.take("CONSTRAINT") {
            constraint_name = reader.identifier();
        } else if reader.take_all(&["NOT", "NULL"]) {
            domain.not_null = true;
        } else if reader.take("NULL") {
            domain.not_null = false;
        } else if reader.is("DEFAULT") {
            domain.default = Some(default_value::take_default(reader));
        } else if reader.take("COLLATE") {
            domain.collation = column::collation(reader);
        } else if reader.is("CHECK") && matches!(reader.peek(1), Some(Token::LParen)) {
            reader.advance();
            let expression = constraint::unwrapped(reader.take_group()?, reader.dialect());
            domain.checks.push(DomainCheck { name: constraint_name.take(), expression });
        } else {
            let rest = reader.take_rest();
            return Some(Outcome::modelled_as(format!("Skipped: {}.", crate::ledger::excerpt(rest))));
        }
    }
    Some(Outcome::modelled())
}

pub(super) fn alter_type(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.seek(2);
    let name = reader.qualified()?;
    let Some(found) = catalog.named_type(&name) else { return unknown() };
    if reader.take_all(&["RENAME", "TO"]) {
        let new = reader.identifier()?;
        return renamed(catalog, &name, &new);
    }
    let NamedType::Enum(id) = found else { return None };
    if reader.take_all(&["ADD", "VALUE"]) {
        let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
        let value = reader.string()?;
        let place = reader.take_word();
        let other = reader.string();
        let values = &mut catalog.enum_mut(id)?.values;
        if values.contains(&value) {
            return Some(Outcome::modelled());
        }
        let at = other.and_then(|other| values.iter().position(|existing| *existing == other));
        match (place.as_deref(), at) {
            (Some("BEFORE"), Some(at)) => values.insert(at, value),
            (Some("AFTER"), Some(at)) => values.insert(at + 1, value),
            _ => values.push(value),
        }
        return Some(Outcome::modelled());
    }
    if reader.take_all(&["RENAME", "VALUE"]) {
        let old = reader.string()?;
        reader.take("TO");
        let new = reader.string()?;
        return if catalog.rename_enum_value(id, &old, &new) { Some(Outcome::modelled()) } else { unknown() };
    }
    None
}

pub(super) fn alter_domain(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.seek(2);
    let name = reader.qualified()?;
    let Some(NamedType::Domain(id)) = catalog.named_type(&name) else { return unknown() };
    if reader.take_all(&["RENAME", "TO"]) {
        let new = reader.identifier()?;
        return renamed(catalog, &name, &new);
    }
    let domain = catalog.domain_mut(id)?;
    if reader.take_all(&["SET", "NOT", "NULL"]) {
        domain.not_null = true;
    } else if reader.take_all(&["DROP", "NOT", "NULL"]) {
        domain.not_null = false;
    } else if reader.take_all(&["DROP", "DEFAULT"]) {
        domain.default = None;
    } else if reader.is_all(&["SET", "DEFAULT"]) {
        reader.advance();
        domain.default = Some(default_value::take_default(reader));
    } else if reader.take("ADD") {
        let name = if reader.take("CONSTRAINT") { reader.identifier() } else { None };
        if !reader.take("CHECK") {
            return None;
        }
        let expression = constraint::unwrapped(reader.take_group()?, reader.dialect());
        domain.checks.push(DomainCheck { name, expression });
    } else if reader.take_all(&["DROP", "CONSTRAINT"]) {
        let _ = reader.take_all(&["IF", "EXISTS"]);
        let name = reader.identifier()?;
        domain.checks.retain(|check| check.name.as_deref() != Some(&name));
    } else if !reader.take_all(&["VALIDATE", "CONSTRAINT"]) {
        return None;
    }
    Some(Outcome::modelled())
}

fn renamed(catalog: &mut Catalog, name: &Qualified, new: &str) -> Option<Outcome> {
    catalog.rename_type(name, new);
    Some(Outcome::modelled())
}
