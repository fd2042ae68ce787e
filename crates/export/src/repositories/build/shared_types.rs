//! The types that foreign keys take from what they refer to.

use std::collections::BTreeMap;

use crate::repositories::plan::{Entity, Field, Fill, Following, Origin};
use crate::repositories::types::Ts;

/// Foreign keys take the types of what they refer to.
pub(super) fn share_types(entities: &mut [Entity]) {
    let mut types = BTreeMap::new();
    for entity in &*entities {
        for field in &entity.fields {
            types.insert((entity.table, field.column), owner(entity, field));
        }
    }
    let mut links = BTreeMap::new();
    for entity in &*entities {
        for foreign in &entity.foreign {
            for (at, column) in foreign.fields.iter().zip(&foreign.columns) {
                let Some(field) = entity.field(*at) else { continue };
                let target = (foreign.target, *column);
                if types.contains_key(&target) && target != (entity.table, field.column) {
                    links.entry((entity.table, field.column)).or_insert(target);
                }
            }
        }
    }
    for entity in entities {
        for field in &mut entity.fields {
            let own = (entity.table, field.column);
            let mut at = own;
            // Foreign keys may lead in a circle.
            for _ in 0..32 {
                match links.get(&at) {
                    Some(next) if *next != own => at = *next,
                    _ => break,
                }
            }
            let Some((ts, type_name, origin)) = types.get(&at).filter(|_| at != own) else { continue };
            let is_brand = !matches!(origin, Origin::BuiltIn | Origin::Enum(_));
            if is_brand && *ts == field.ts && !field.generated {
                if let Some(Fill::Literal(text)) = &mut field.fill {
                    *text = typed(text, &field.type_name, type_name);
                }
                field.type_name.clone_from(type_name);
                field.origin = origin.clone();
                if let Origin::Other { table, function } = origin
                    && *table == entity.table
                {
                    field.origin = Origin::Own { function: function.clone(), is_id: false };
                }
            }
        }
        let fields = &entity.fields;
        for foreign in &mut entity.foreign {
            for following in [&mut foreign.on_delete, &mut foreign.on_update] {
                follow_defaults(following, fields);
            }
        }
        if let [at] = entity.key[..] {
            entity.key_type = entity.fields[at].type_name.clone();
        }
    }
}

/// A default as a value of another type: `1 as ViewerId`.
fn typed(default: &str, before: &str, after: &str) -> String {
    let bare = default.strip_suffix(&[" as ", before].concat()).unwrap_or(default);
    [bare, " as ", after].concat()
}

/// Sets referring rows to the defaults of their fields, with the types that these have now.
fn follow_defaults(following: &mut Following, fields: &[Field]) {
    let Following::Set(values) = following else { return };
    for (at, value) in values.iter_mut().filter(|(_, value)| value != "null") {
        if let Some(Field { fill: Some(Fill::Literal(text)), .. }) = fields.get(*at) {
            value.clone_from(text);
        }
    }
}

/// The import that another table needs for the type of a field.
fn owner(entity: &Entity, field: &Field) -> (Ts, String, Origin) {
    let origin = match &field.origin {
        Origin::Own { function, .. } => Origin::Other { table: entity.table, function: function.clone() },
        other => other.clone(),
    };
    (field.ts.clone(), field.type_name.clone(), origin)
}
