//! Enums that generators write as entities: each attribute is a value, repeated as its type.

use std::collections::BTreeMap;

use crowfoot_model::{DataType, Dialect, EnumId, ObjectRef};

use super::read::{Diagram, Entity};
use crate::catalog::{Catalog, NamedType};
use crate::declare::account::Account;
use crate::declare::types::read_type;
use crate::draft::Qualified;
use crate::ledger::Outcome;

/// The enums of a diagram by their names.
#[derive(Default)]
pub(super) struct Enums {
    by_name: BTreeMap<String, EnumId>,
}

impl Enums {
    /// Moves the entities that are enums, and relations to them, out of the diagram.
    pub(super) fn take(diagram: &mut Diagram, catalog: &mut Catalog, account: &mut Account<'_>) -> Self {
        let mut enums = Self::default();
        for entity in diagram.entities.iter().filter(|entity| is_enum(entity)) {
            let shown = entity.alias.as_deref().unwrap_or(&entity.name);
            let name = Qualified { schema: None, name: shown.to_owned() };
            if catalog.created_type(&name) {
                continue;
            }
            let mut values: Vec<String> = Vec::new();
            for attribute in &entity.attributes {
                if !values.contains(&attribute.name) {
                    values.push(attribute.name.clone());
                }
            }
            catalog.create_enum(name.clone(), values);
            let Some(NamedType::Enum(id)) = catalog.named_type(&name) else { continue };
            if let Some(record) = catalog.enum_mut(id) {
                record.comment.clone_from(&entity.comment);
            }
            account.say(entity.entry, "Each attribute is named like its type, so this is an enum.");
            account.locate_object(ObjectRef::Enum(id), account.place(entity.entry));
            enums.by_name.insert(entity.name.clone(), id);
            enums.by_name.insert(shown.to_owned(), id);
        }
        if !enums.by_name.is_empty() {
            diagram.relations.retain(|(relation, entry)| {
                let is_table = !enums.has(&relation.left) && !enums.has(&relation.right);
                if !is_table {
                    account.set(
                        *entry,
                        Outcome::skipped("A column has its enum as its type, not as a relation."),
                    );
                }
                is_table
            });
        }
        enums
    }

    /// Whether the entity of this name is an enum.
    pub(super) fn has(&self, entity: &str) -> bool {
        self.by_name.contains_key(entity)
    }

    /// The enum that a text names, or an array of it.
    pub(super) fn named(&self, text: &str) -> Option<DataType> {
        let name = text.trim_end_matches("[]");
        let found = DataType::Enum(*self.by_name.get(name)?);
        Some(if name.len() < text.len() { DataType::Array(Box::new(found)) } else { found })
    }
}

fn is_enum(entity: &Entity) -> bool {
    let is_value = |attribute: &super::attribute::Attribute| {
        attribute.type_text == attribute.name
            && !attribute.primary_key
            && !attribute.foreign_key
            && !attribute.unique
    };
    let is_no_type =
        |attribute: &super::attribute::Attribute| read_type(&attribute.type_text, Dialect::Postgres).unknown;
    entity.attributes.iter().all(is_value) && entity.attributes.iter().any(is_no_type)
}
