//! How rows are looked up: by unique keys, foreign keys and access patterns, and in which orders they are listed.

use super::Builder;
use crate::repositories::plan::{Entity, Field, Finder, Found, Origin, Role, Unique, upper_first};
use crate::repositories::types::Ts;

/// As many sort orders as a list has beside that by key.
const MAX_SORTS: usize = 4;

impl Builder<'_> {
    /// Gives an entity its finders and sort orders.
    pub(super) fn look_ups(&mut self, entity: &mut Entity) {
        entity.sorts = self.sorts(entity);
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
        if entity.role == Role::Entity && !entity.sorts.is_empty() {
            for foreign in &entity.foreign {
                if seen.contains(&foreign.fields) || !foreign.fields.iter().all(is_comparable) {
                    continue;
                }
                seen.push(foreign.fields.clone());
                let method = ["listBy", &joined(entity, &foreign.fields)].concat();
                finders.push(Finder::equal(method, foreign.fields.clone(), Found::Page(None)));
            }
        }
        self.of_patterns(entity, &mut finders);
        let mut taken = crate::typescript::Names::reserving(&[
            "findById",
            "findByKey",
            "findMany",
            "save",
            "saveMany",
            "list",
            "count",
            "delete",
            "deleteMany",
            "restore",
            "purge",
            "page",
            "table",
            "toDomain",
            "toPersistence",
            "hasKey",
            "complete",
            "stored",
        ]);
        for finder in &mut finders {
            finder.method = taken.claim(&[&finder.method]);
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
        let wanted = self.pattern_orders(entity);
        let mut room = MAX_SORTS;
        let others = entity.fields.iter().enumerate().filter(|(at, field)| {
            let of_foreign = entity.foreign.iter().any(|foreign| foreign.fields.contains(at));
            let is_possible = !entity.key.contains(at)
                && can_sort(field)
                && field.ts != Ts::Decimal
                && !matches!(field.origin, Origin::Enum(_))
                // The name of the order by a key of several fields.
                && field.key != "key";
            if !is_possible || wanted.contains(at) {
                return is_possible;
            }
            let is_taken = room > 0 && !of_foreign && is_led(field);
            room -= usize::from(is_taken);
            is_taken
        });
        let others = others.map(|(at, _)| at);
        entity.key.first().copied().into_iter().chain(others).collect()
    }
}

fn by_unique(entity: &Entity, unique: &Unique) -> Finder {
    let method = ["findBy", &joined(entity, &unique.fields)].concat();
    let finder = Finder::equal(method, unique.fields.clone(), Found::One);
    Finder { folded: unique.folded.clone(), ..finder }
}

/// `SkuAndTitle`
pub(super) fn joined(entity: &Entity, fields: &[usize]) -> String {
    let names = entity.fields_at(fields).map(|field| upper_first(&field.key));
    names.collect::<Vec<_>>().join("And")
}
