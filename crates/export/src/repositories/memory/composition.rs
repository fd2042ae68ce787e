//! All repositories in memory, and the foreign keys between their tables.

use std::collections::BTreeMap;

use crowfoot_model::TableId;

use crate::repositories::code::{Code, relative};
use crate::repositories::plan::{Entity, Following, Foreign, Origin, Plan};
use crate::typescript::{Doc, quote};

const HERE: &str = "src/infrastructure/memory/in-memory-repositories";

/// `src/infrastructure/memory/in-memory-repositories.ts`
pub(in crate::repositories) fn composition(plan: &Plan, tables: &BTreeMap<TableId, &Entity>) -> String {
    let mut code = Code::default();
    let keys: Vec<Doc> = plan
        .entities
        .iter()
        .flat_map(|entity| entity.foreign.iter().map(move |foreign| (entity, foreign)))
        .filter(|(_, foreign)| foreign.is_immediate)
        .filter_map(|(entity, foreign)| refers_to(entity, foreign, tables, &mut code))
        .collect();
    let doc = if keys.is_empty() {
        "All repositories, empty."
    } else {
        "All repositories, empty. Their tables keep the foreign keys."
    };
    code.comment(0, Some(doc));
    code.line(0, "export function inMemoryRepositories() {");
    code.line(1, if keys.is_empty() { "return {" } else { "const repositories = {" });
    for entity in &plan.entities {
        let class = ["InMemory", &entity.repository()].concat();
        code.import(&relative(HERE, &entity.memory_module()), &class);
        code.line(2, &[&entity.many, ": new ", &class, "(),"].concat());
    }
    code.line(1, "};");
    for key in &keys {
        code.doc(1, "", key, ";");
    }
    if !keys.is_empty() {
        code.line(1, "return repositories;");
    }
    code.line(0, "}");
    code.blank();
    code.line(0, "export type InMemoryRepositories = ReturnType<typeof inMemoryRepositories>;");
    code.finish()
}

/// `repositories.posts.table.refersTo(repositories.users.table, { … })`
fn refers_to(
    entity: &Entity,
    foreign: &Foreign,
    tables: &BTreeMap<TableId, &Entity>,
    code: &mut Code,
) -> Option<Doc> {
    let target = tables.get(&foreign.target)?;
    let keys: Vec<Doc> =
        entity.fields_at(&foreign.fields).map(|field| Doc::Text(quote(&field.key))).collect();
    let others: Option<Vec<Doc>> = foreign
        .columns
        .iter()
        .map(|column| {
            let field = target.fields.iter().find(|field| field.column == *column)?;
            Some(Doc::Text(quote(&field.key)))
        })
        .collect();
    let mut properties = vec![
        Doc::pair("constraint", Doc::Text(quote(&foreign.constraint))),
        Doc::pair("fields", Doc::Array(keys)),
        Doc::pair("to", Doc::Array(others?)),
    ];
    for (name, following) in [("onDelete", &foreign.on_delete), ("onUpdate", &foreign.on_update)] {
        let value = match following {
            Following::Refuse => continue,
            Following::Cascade => Doc::text("'cascade'"),
            Following::Set(values) => {
                let pairs = values.iter().filter_map(|(at, value)| {
                    let field = entity.field(*at)?;
                    import_brand(field, value, entity, tables, code);
                    Some(Doc::pair(&field.key, Doc::text(value)))
                });
                Doc::object(vec![Doc::pair("set", Doc::object(pairs.collect()))])
            }
        };
        properties.push(Doc::pair(name, value));
    }
    let table = |entity: &Entity| ["repositories.", &entity.many, ".table"].concat();
    let call = [&table(entity), ".refersTo"].concat();
    Some(Doc::call(&call, vec![Doc::Text(table(target)), Doc::object(properties)]))
}

/// Imports the type that a default is asserted to be: `'none' as GroupId`.
fn import_brand(
    field: &crate::repositories::plan::Field,
    value: &str,
    entity: &Entity,
    tables: &BTreeMap<TableId, &Entity>,
    code: &mut Code,
) {
    if !value.ends_with(&[" as ", &field.type_name].concat()) {
        return;
    }
    let module = match &field.origin {
        Origin::Own { .. } => Some(entity.module()),
        Origin::Other { table, .. } => tables.get(table).map(|entity| entity.module()),
        Origin::BuiltIn | Origin::Enum(_) => None,
    };
    if let Some(module) = module {
        code.import_type(&relative(HERE, &module), &field.type_name);
    }
}
