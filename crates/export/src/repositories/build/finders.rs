//! How rows are looked up: by unique keys and foreign keys, and in which orders they are listed.

use super::Builder;
use crate::repositories::plan::{Entity, Field, Finder, Role, Unique, upper_first};
use crate::repositories::types::Ts;

/// As many sort orders as a list has beside that by key.
const MAX_SORTS: usize = 4;

impl Builder<'_> {
    /// Gives an entity its finders and sort orders.
    pub(super) fn look_ups(&self, entity: &mut Entity) {
        let mut finders: Vec<Finder> = Vec::new();
        let mut seen: Vec<Vec<usize>> = vec![entity.key.clone()];
        let is_comparable = |at: &usize| entity.field(*at).is_some_and(|field| field.ts.is_comparable());
        for unique in &entity.uniques {
            if seen.contains(&unique.fields) || !unique.fields.iter().all(is_comparable) {
                continue;
            }
            seen.push(unique.fields.clone());
            finders.push(by_unique(entity, unique));
        }
        if entity.role == Role::Entity {
            for foreign in &entity.foreign {
                if seen.contains(&foreign.fields) || !foreign.fields.iter().all(is_comparable) {
                    continue;
                }
                seen.push(foreign.fields.clone());
                let names = joined(entity, &foreign.fields);
                finders.push(Finder {
                    method: ["listBy", &names].concat(),
                    fields: foreign.fields.clone(),
                    folded: vec![false; foreign.fields.len()],
                    is_one: false,
                });
            }
        }
        let mut taken = crate::typescript::Names::reserving(&[
            "findById",
            "findByKey",
            "findByIds",
            "save",
            "saveMany",
            "list",
            "count",
            "delete",
            "deleteMany",
            "restore",
            "purge",
        ]);
        for finder in &mut finders {
            finder.method = taken.claim(&[&finder.method]);
        }
        entity.sorts = self.sorts(entity);
        if entity.sorts.is_empty() {
            finders.retain(|finder| finder.is_one);
        }
        entity.finders = finders;
    }

    /// The fields that lists can be sorted by, the key first.
    fn sorts(&self, entity: &Entity) -> Vec<usize> {
        let can_sort = |field: &Field| field.ts.is_sortable() && !field.nullable && !field.row_nullable;
        if entity.key.is_empty() || !entity.key_fields().all(|field| field.ts.is_sortable()) {
            return Vec::new();
        }
        let Some(shape) = self.shapes.get(&entity.table) else { return Vec::new() };
        let is_led = |field: &Field| {
            matches!(field.name.as_str(), "created_at" | "updated_at")
                || shape.table.indexes.iter().any(|index| {
                    index.leading_columns().next() == Some(field.column) && index.predicate.is_none()
                })
        };
        let others = entity.fields.iter().enumerate().filter(|(at, field)| {
            let of_foreign = entity.foreign.iter().any(|foreign| foreign.fields.contains(at));
            !entity.key.contains(at)
                && !of_foreign
                && can_sort(field)
                && field.ts != Ts::Decimal
                && !matches!(field.origin, crate::repositories::plan::Origin::Enum(_))
                && is_led(field)
                // The name of the order by a key of several fields.
                && field.key != "key"
        });
        let others = others.map(|(at, _)| at).take(MAX_SORTS);
        entity.key.first().copied().into_iter().chain(others).collect()
    }
}

fn by_unique(entity: &Entity, unique: &Unique) -> Finder {
    Finder {
        method: ["findBy", &joined(entity, &unique.fields)].concat(),
        fields: unique.fields.clone(),
        folded: unique.folded.clone(),
        is_one: true,
    }
}

/// `SkuAndTitle`
fn joined(entity: &Entity, fields: &[usize]) -> String {
    let names = fields.iter().filter_map(|at| entity.field(*at)).map(|field| upper_first(&field.key));
    names.collect::<Vec<_>>().join("And")
}
