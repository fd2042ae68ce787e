//! Enums, composite types and domains.

use crowfoot_dialect::naming::{engine_name, numbered_label};
use crowfoot_dialect::spec;
use crowfoot_model::{CompositeField, CompositeId, Domain, DomainCheck};
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
    if catalog.created_type(&name) {
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
    if catalog.created_type(&name) {
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
    let id = match found {
        NamedType::Enum(id) => id,
        NamedType::Composite(id) => return alter_attributes(catalog, id, reader),
        NamedType::Domain(_) => return None,
    };
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

/// `ADD`, `DROP`, `ALTER` and `RENAME ATTRIBUTE` of a composite type. Changes nothing if one of them is not understood.
fn alter_attributes(catalog: &mut Catalog, id: CompositeId, reader: &mut Reader) -> Option<Outcome> {
    let dialect = reader.dialect();
    let own = catalog.composite_mut(id)?;
    let mut fields = own.fields.clone();
    let mut is_known = true;
    reader.each(|reader| {
        let mut change = || {
            let verb = reader.take_word()?.to_ascii_uppercase();
            if !reader.take("ATTRIBUTE") {
                return None;
            }
            let _ = reader.take_all(&["IF", "EXISTS"]);
            let name = reader.identifier()?;
            let place = fields.iter().position(|field| field.name == name);
            match verb.as_str() {
                "DROP" => drop(fields.remove(place?)),
                "RENAME" if reader.take("TO") => fields.get_mut(place?)?.name = reader.identifier()?,
                "ADD" => {
                    let data_type = spec(dialect).parse_type(&type_text::take_type(reader)?);
                    let collation = if reader.take("COLLATE") { column::collation(reader) } else { None };
                    fields.push(CompositeField { name, data_type, collation });
                }
                "ALTER" if reader.take("TYPE") || reader.take_all(&["SET", "DATA", "TYPE"]) => {
                    fields.get_mut(place?)?.data_type =
                        spec(dialect).parse_type(&type_text::take_type(reader)?);
                }
                _ => return None,
            }
            let _ = reader.take("CASCADE") || reader.take("RESTRICT");
            reader.is_done().then_some(())
        };
        is_known &= change().is_some();
    });
    if !is_known {
        return None;
    }
    catalog.composite_mut(id)?.fields = fields;
    Some(Outcome::modelled())
}

pub(super) fn alter_domain(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.seek(2);
    let name = reader.qualified()?;
    let Some(NamedType::Domain(id)) = catalog.named_type(&name) else { return unknown() };
    if reader.is_any(&["RENAME", "ADD", "DROP", "VALIDATE"]) {
        name_checks(catalog.domain_mut(id)?);
    }
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
    } else if reader.take_all(&["RENAME", "CONSTRAINT"]) {
        let old = reader.identifier()?;
        let check = domain.checks.iter_mut().find(|check| check.name.as_deref() == Some(&old))?;
        check.name = reader.take("TO").then(|| reader.identifier()).flatten();
    } else if !reader.take_all(&["VALIDATE", "CONSTRAINT"]) {
        return None;
    }
    Some(Outcome::modelled())
}

/// Gives the checks of a domain the names that PostgreSQL generates, which a statement may use.
fn name_checks(domain: &mut Domain) {
    for at in 0..domain.checks.len() {
        let name = || {
            let mut names =
                (0..).map(|number| engine_name(&domain.name, &[], &numbered_label("check", number)));
            names.find(|name| !domain.checks.iter().any(|other| other.name.as_ref() == Some(name)))
        };
        if let Some(name) = domain.checks.get(at).filter(|check| check.name.is_none()).and_then(|_| name())
            && let Some(check) = domain.checks.get_mut(at)
        {
            check.name = Some(name);
        }
    }
}

fn renamed(catalog: &mut Catalog, name: &Qualified, new: &str) -> Option<Outcome> {
    catalog.rename_type(name, new);
    Some(Outcome::modelled())
}
