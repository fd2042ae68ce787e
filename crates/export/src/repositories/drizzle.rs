//! The Drizzle implementation of a port.

mod finders;
mod link;
mod mapping;
mod remove;
mod write;

use std::collections::BTreeMap;

use crowfoot_model::TableId;

use super::Flavor;
use super::code::{Code, relative};
use super::methods::{Kind, Method, methods};
use super::plan::{Entity, Field, Origin, Plan, Role};
use crate::typescript::{Doc, quote};

const SCHEMA: &str = "../database/schema";

/// The module of a repository.
pub(super) fn repository(
    flavor: &Flavor,
    entity: &Entity,
    plan: &Plan,
    tables: &BTreeMap<TableId, &Entity>,
) -> String {
    let mut code = Code::default();
    code.import_type("../database/database", "Database");
    let imported = if entity.local == entity.constant {
        entity.constant.clone()
    } else {
        [&entity.constant, " as ", &entity.local].concat()
    };
    code.import(SCHEMA, &imported);
    let mut writer = Writer { flavor, entity, plan, tables, code };
    writer.write();
    writer.code.finish()
}

struct Writer<'a> {
    flavor: &'a Flavor,
    entity: &'a Entity,
    plan: &'a Plan,
    tables: &'a BTreeMap<TableId, &'a Entity>,
    code: Code,
}

impl Writer<'_> {
    fn write(&mut self) {
        let entity = self.entity;
        let here = entity.drizzle_module();
        self.code.import_type(&relative(&here, &entity.port_module()), &entity.repository());
        if entity.is_paged() && entity.role == Role::Entity {
            self.sorts();
        }
        let class =
            ["export class Drizzle", &entity.repository(), " implements ", &entity.repository(), " {"]
                .concat();
        self.code.line(0, &class);
        self.code.line(1, "constructor(private readonly database: Database) {}");
        for method in methods(entity, self.plan, self.tables) {
            method.import(&here, &mut self.code);
            self.code.blank();
            method.open(&mut self.code);
            self.body(&method);
            self.code.line(1, "}");
        }
        if entity.is_paged() && entity.role == Role::Entity {
            self.page();
        }
        if !matches!(entity.role, Role::Link { .. }) {
            self.mappings();
        }
        self.code.line(0, "}");
    }

    fn body(&mut self, method: &Method) {
        let entity = self.entity;
        match method.kind {
            Kind::Save => self.save(),
            Kind::SaveMany => self.save_many(),
            Kind::Find => {
                let key = self.is_key();
                self.find_one(vec![key]);
            }
            Kind::FindMany => self.find_many(),
            Kind::Finder(at) => {
                if let Some(finder) = entity.finders.get(at) {
                    self.finder(finder);
                }
            }
            Kind::List => self.code.line(2, "return this.page(undefined, request);"),
            Kind::Count => {
                let live = self.live().map(Doc::Text);
                let arguments = [Doc::text(&entity.local)].into_iter().chain(live).collect();
                self.code.doc(2, "return ", &Doc::call("this.database.$count", arguments), ";");
            }
            Kind::Delete => self.delete(),
            Kind::DeleteMany => self.delete_many(),
            Kind::Restore => self.restore(),
            Kind::Purge => self.purge(),
            Kind::Link | Kind::Unlink | Kind::IsLinked | Kind::ListLeft | Kind::ListRight => {
                self.link(method.kind);
            }
            Kind::ListAll => {
                let here = entity.drizzle_module();
                self.code.import(&relative(&here, "src/domain/shared/page"), "pageLimit");
                let select = self.select(None, Vec::new(), Some("pageLimit(limit)"));
                self.code.doc(2, "const rows = await ", &select, ";");
                self.code.line(2, "return rows.map((row) => this.toDomain(row));");
            }
        }
    }

    /// `users.email`
    fn column(&self, field: &Field) -> String {
        [&self.entity.local, ".", &field.key].concat()
    }

    fn orm(&mut self, name: &str) {
        self.code.import("drizzle-orm", name);
    }

    fn eq(&mut self, column: &str, value: &str) -> Doc {
        self.orm("eq");
        Doc::call("eq", vec![Doc::text(column), Doc::text(value)])
    }

    /// `isNull(users.deletedAt)`, where rows are deleted softly.
    fn live(&mut self) -> Option<String> {
        let soft = self.entity.soft_delete.as_ref()?;
        self.orm("isNull");
        Some(["isNull(", &self.entity.local, ".", &soft.key, ")"].concat())
    }

    fn and(&mut self, mut conditions: Vec<Doc>) -> Option<Doc> {
        if conditions.len() > 1 {
            self.orm("and");
            return Some(Doc::call("and", conditions));
        }
        conditions.pop()
    }

    /// The row of a key: `eq(users.id, id)`.
    fn is_key(&mut self) -> Doc {
        let entity = self.entity;
        if let [at] = entity.key[..]
            && let Some(field) = entity.field(at)
        {
            let column = self.column(field);
            return self.eq(&column, "id");
        }
        Doc::text("this.hasKey(key)")
    }

    /// `.select().from(users).where(…)`
    fn select(&mut self, columns: Option<Doc>, conditions: Vec<Doc>, limit: Option<&str>) -> Doc {
        let mut calls = vec![
            Doc::call(".select", columns.into_iter().collect()),
            Doc::call(".from", vec![Doc::text(&self.entity.local)]),
        ];
        if let Some(condition) = self.and(conditions) {
            calls.push(Doc::call(".where", vec![condition]));
        }
        if let Some(limit) = limit {
            calls.push(Doc::call(".limit", vec![Doc::text(limit)]));
        }
        Doc::chain(Doc::text("this.database"), calls)
    }

    fn find_one(&mut self, mut conditions: Vec<Doc>) {
        conditions.extend(self.live().map(Doc::Text));
        let select = self.select(None, conditions, Some("1"));
        self.code.doc(2, "const [row] = await ", &select, ";");
        self.code.line(2, "return row ? this.toDomain(row) : null;");
    }

    fn find_many(&mut self) {
        let Some(field) = self.entity.key_fields().next() else { return };
        self.orm("inArray");
        self.code.line(2, "if (ids.length === 0) return [];");
        let column = self.column(field);
        let mut conditions =
            vec![Doc::call("inArray", vec![Doc::text(&column), Doc::Array(vec![Doc::text("...ids")])])];
        conditions.extend(self.live().map(Doc::Text));
        let select = self.select(None, conditions, None);
        self.code.doc(2, "const rows = await ", &select, ";");
        self.code.line(2, "return rows.map((row) => this.toDomain(row));");
    }

    /// `const SORTS = { … }`
    fn sorts(&mut self) {
        let entity = self.entity;
        let here = entity.drizzle_module();
        self.code.import_type(&relative(&here, &entity.port_module()), &entity.order());
        for name in ["ascending", "descending"] {
            self.code.import("./keyset", name);
        }
        self.code.import_type("./keyset", "Sort");
        let mut sorts = Vec::new();
        for at in &entity.sorts {
            let name = entity.sort_name(*at);
            let columns: Vec<String> =
                entity.sort_fields(*at).into_iter().map(|field| self.column(field)).collect();
            let columns = columns.join(", ");
            sorts.push([&name, ": ascending(", &columns, ")"].concat());
            sorts.push([&quote(&["-", &name].concat()), ": descending(", &columns, ")"].concat());
        }
        let before = ["const SORTS: Record<", &entity.order(), ", Sort> = {\n"].concat();
        self.code.list(0, &before, &sorts, "};");
        self.code.blank();
    }

    fn page(&mut self) {
        let entity = self.entity;
        let here = entity.drizzle_module();
        self.code.import_type("drizzle-orm", "SQL");
        for name in ["isAfter", "orderOf", "pageOf", "positionOf"] {
            self.code.import("./keyset", name);
        }
        self.code.import(&relative(&here, "src/domain/shared/page"), "pageLimit");
        let first = entity.sorts.first().map_or_else(String::new, |at| entity.sort_name(*at));
        let order = entity.order();
        self.code.blank();
        let request =
            ["{ order = ", &quote(&first), ", limit, after }: PageRequest<", &order, "> = {}"].concat();
        let parameters = ["filter: SQL | undefined".to_owned(), request];
        let result = ["): Promise<Page<", &entity.type_name, ", ", &order, ">> {"].concat();
        self.code.list(1, "private async page(", &parameters, &result);
        self.code.line(2, "const size = pageLimit(limit);");
        self.code.line(2, "const sort = SORTS[order];");
        let mut conditions: Vec<Doc> = self.live().map(Doc::Text).into_iter().collect();
        conditions.push(Doc::text("filter"));
        conditions.push(Doc::text("after ? isAfter(sort, order, after) : undefined"));
        self.orm("and");
        let columns = Doc::object(vec![
            Doc::pair("row", Doc::text(&entity.local)),
            Doc::pair("position", Doc::text("positionOf(sort)")),
        ]);
        let calls = vec![
            Doc::call(".select", vec![columns]),
            Doc::call(".from", vec![Doc::text(&entity.local)]),
            Doc::call(".where", vec![Doc::call("and", conditions)]),
            Doc::call(".orderBy", vec![Doc::text("...orderOf(sort)")]),
            Doc::call(".limit", vec![Doc::text("size + 1")]),
        ];
        self.code.doc(2, "const rows = await ", &Doc::chain(Doc::text("this.database"), calls), ";");
        self.code.line(2, "return pageOf(order, size, rows, (row) => this.toDomain(row));");
        self.code.line(1, "}");
    }

    /// Whether the type of a field needs an assertion to be that of the domain.
    fn is_asserted(field: &Field) -> bool {
        let is_brand = matches!(field.origin, Origin::Own { .. } | Origin::Other { .. });
        is_brand || (field.row_nullable && !field.nullable)
    }
}
