//! The implementation of a port in memory.

mod complete;
mod composition;
mod finders;
mod link;

use std::collections::BTreeMap;

use crowfoot_model::TableId;

use super::code::{Code, relative};
use super::methods::{Kind, Method, methods};
use super::plan::{Entity, Found, Plan, Role};
use crate::typescript::quote;
pub(super) use composition::composition;

const TABLE: &str = "./in-memory-table";

pub(super) fn repository(entity: &Entity, plan: &Plan, tables: &BTreeMap<TableId, &Entity>) -> String {
    let mut writer = Writer { entity, plan, tables, code: Code::default() };
    writer.write();
    writer.code.finish()
}

struct Writer<'a> {
    entity: &'a Entity,
    plan: &'a Plan,
    tables: &'a BTreeMap<TableId, &'a Entity>,
    code: Code,
}

impl Writer<'_> {
    fn write(&mut self) {
        let entity = self.entity;
        let here = entity.memory_module();
        let (name, one) = (&entity.type_name, &entity.one);
        self.code.import(TABLE, "InMemoryTable");
        self.code.import_type(&relative(&here, &entity.port_module()), &entity.repository());
        self.code.import_type(&relative(&here, &entity.module()), name);
        let is_listed = entity.is_paged() && entity.role == Role::Entity;
        if is_listed {
            self.sorts();
        }
        self.orders();
        let class =
            ["export class InMemory", &entity.repository(), " implements ", &entity.repository(), " {"];
        self.code.line(0, &class.concat());
        self.code.line(1, &["readonly table = new InMemoryTable<", name, ">({"].concat());
        self.code.line(2, &["entity: ", &quote(&entity.label), ","].concat());
        let keys: Vec<String> = if entity.key.is_empty() {
            entity.fields.iter().map(|field| [one.as_str(), ".", &field.key].concat()).collect()
        } else {
            entity.key_fields().map(|field| [one.as_str(), ".", &field.key].concat()).collect()
        };
        self.code.list(2, &["key: (", one, ") => ["].concat(), &keys, "],");
        if !entity.uniques.is_empty() && entity.role != Role::ReadOnly {
            self.code.line(2, "uniques: [");
            for unique in &entity.uniques {
                let values: Vec<String> = unique
                    .fields
                    .iter()
                    .zip(&unique.folded)
                    .filter_map(|(at, folded)| {
                        let field = entity.field(*at)?;
                        let lower = match (folded, field.nullable) {
                            (false, _) => "",
                            (true, false) => ".toLowerCase()",
                            (true, true) => "?.toLowerCase()",
                        };
                        Some([one.as_str(), ".", &field.key, lower].concat())
                    })
                    .collect();
                self.code.line(3, "{");
                self.code.line(4, &["constraint: ", &quote(&unique.constraint), ","].concat());
                if unique.live_only && entity.soft_delete.is_some() {
                    self.code.line(4, "liveOnly: true,");
                }
                self.code.list(4, &["values: (", one, ") => ["].concat(), &values, "],");
                self.code.line(3, "},");
            }
            self.code.line(2, "],");
        }
        self.code.line(1, "});");
        for method in methods(entity, self.plan, self.tables) {
            method.import(&here, &mut self.code);
            self.code.blank();
            method.open(&mut self.code);
            self.body(&method);
            self.code.line(1, "}");
        }
        if entity.role == Role::Entity {
            self.complete();
        }
        self.code.line(0, "}");
    }

    fn key_of(&self, of: &str) -> String {
        let keys: Vec<String> =
            self.entity.key_fields().map(|field| [of, ".", &field.key].concat()).collect();
        ["[", &keys.join(", "), "]"].concat()
    }

    /// The key of a parameter: `[id]`, or the fields of `key`.
    fn key(&self) -> String {
        if self.entity.has_single_key() { "[id]".to_owned() } else { self.key_of("key") }
    }

    fn body(&mut self, method: &Method) {
        let entity = self.entity;
        let key = self.key();
        let removal = |key: &str| {
            if entity.soft_delete.is_some() {
                ["this.table.mark(", key, ", true)"].concat()
            } else {
                ["this.table.remove(", key, ")"].concat()
            }
        };
        match method.kind {
            Kind::Save => {
                self.code.line(2, &["return this.table.put(this.complete(", &entity.one, "));"].concat());
            }
            Kind::SaveMany => {
                let one = &entity.one;
                self.code.line(2, "this.table.atomically(() => {");
                let put = ["this.table.put(this.complete(", one, "));"].concat();
                self.code.line(3, &["for (const ", one, " of batch) ", &put].concat());
                self.code.line(2, "});");
            }
            Kind::Find => self.code.line(2, &["return this.table.get(", &key, ");"].concat()),
            Kind::FindMany => {
                let item = self.field_key();
                let test = ["ids.includes(", &entity.one, ".", &item, ")"].concat();
                self.code
                    .line(2, &["return this.table.filter((", &entity.one, ") => ", &test, ");"].concat());
            }
            Kind::Finder(at) => {
                if let Some(finder) = entity.finders.get(at) {
                    self.finder(finder);
                }
            }
            Kind::List => self.page(None, &Found::Page(None), None),
            Kind::Count => self.code.line(2, "return this.table.all().length;"),
            Kind::Delete => self.code.line(2, &["return ", &removal(&key), ";"].concat()),
            Kind::DeleteMany => {
                let removed = ["ids.filter((id) => ", &removal("[id]"), ").length"].concat();
                self.code.line(2, &["return this.table.atomically(() => ", &removed, ");"].concat());
            }
            Kind::Restore => self.code.line(2, &["return this.table.mark(", &key, ", false);"].concat()),
            Kind::Purge => self.code.line(2, &["return this.table.remove(", &key, ");"].concat()),
            Kind::ListAll => {
                let here = entity.memory_module();
                self.code.import(&relative(&here, "src/domain/shared/page"), "pageLimit");
                self.code.line(2, "return this.table.all().slice(0, pageLimit(limit));");
            }
            Kind::Link | Kind::Unlink | Kind::IsLinked | Kind::ListLeft | Kind::ListRight => {
                self.link(method.kind);
            }
        }
    }

    fn field_key(&self) -> String {
        self.entity.key_fields().next().map_or_else(String::new, |field| field.key.clone())
    }

    /// The version that a new entity has to be of.
    fn assert_version(&mut self) {
        let entity = self.entity;
        let one = &entity.one;
        let Some(version) = entity.version.and_then(|at| entity.field(at)) else { return };
        let here = entity.memory_module();
        self.code.import(&relative(&here, "src/domain/shared/errors"), "StaleVersionError");
        let given = match version.literal() {
            Some(default) => ["(", one, ".", &version.key, " ?? ", &default, ")"].concat(),
            None => [one.as_str(), ".", &version.key].concat(),
        };
        self.code.line(2, &["if (stored && stored.", &version.key, " !== ", &given, ") {"].concat());
        self.code.line(3, &["throw new StaleVersionError(", &quote(&entity.label), ");"].concat());
        self.code.line(2, "}");
    }
}
