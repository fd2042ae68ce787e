//! The finders of unique keys, foreign keys and access patterns.

use super::Writer;
use crate::repositories::code::relative;
use crate::repositories::methods::parameter;
use crate::repositories::plan::{Finder, FixedValue, Found};
use crate::typescript::{Doc, quote};

impl Writer<'_> {
    pub(super) fn finder(&mut self, finder: &Finder) {
        let conditions = self.conditions(finder);
        match &finder.found {
            Found::One => self.find_one(conditions),
            Found::Page(order) => {
                let Some(condition) = self.and(conditions) else { return };
                let order = order.as_ref().map(|order| Doc::pair("order", Doc::Text(quote(order))));
                let limit = finder.limit.map(|limit| Doc::pair("limit", Doc::Text(limit.to_string())));
                let mut properties: Vec<Doc> = order.into_iter().chain(limit).collect();
                let request = if properties.is_empty() {
                    Doc::text("request")
                } else {
                    properties.push(Doc::text("...request"));
                    Doc::object(properties)
                };
                let call = Doc::call("this.page", vec![condition, request]);
                self.code.doc(2, "return ", &call, ";");
            }
            Found::First(order) => self.first(conditions, order, finder.limit),
        }
    }

    fn conditions(&mut self, finder: &Finder) -> Vec<Doc> {
        let entity = self.entity;
        let mut conditions = Vec::new();
        for (at, folded) in finder.fields.iter().zip(&finder.folded) {
            let Some(field) = entity.field(*at) else { continue };
            let column = self.column(field);
            let value = parameter(entity, field);
            if *folded {
                self.orm("sql");
                let text = ["sql`lower(${", &column, "}) = lower(${", &value, "})`"].concat();
                conditions.push(Doc::Template(text));
            } else {
                conditions.push(self.eq(&column, &value));
            }
        }
        for part in &finder.fixed {
            let Some(field) = entity.field(part.field) else { continue };
            let column = self.column(field);
            conditions.push(match &part.value {
                FixedValue::Literal(value) => self.eq(&column, value),
                FixedValue::Null => self.call("isNull", column),
                FixedValue::NotNull => self.call("isNotNull", column),
            });
        }
        for field in entity.fields_at(&finder.ranges) {
            self.code.import("./range", "isWithin");
            let column = Doc::Text(self.column(field));
            conditions.push(Doc::call("isWithin", vec![column, Doc::Text(parameter(entity, field))]));
        }
        conditions
    }

    fn call(&mut self, function: &str, column: String) -> Doc {
        self.orm(function);
        Doc::call(function, vec![Doc::Text(column)])
    }

    /// The first rows in an order of their own.
    fn first(&mut self, mut conditions: Vec<Doc>, order: &[(usize, bool)], limit: Option<u64>) {
        let here = self.entity.drizzle_module();
        self.code.import(&relative(&here, "src/domain/shared/page"), "pageLimit");
        conditions.extend(self.live().map(Doc::Text));
        let mut calls =
            vec![Doc::call(".select", Vec::new()), Doc::call(".from", vec![Doc::text(&self.entity.local)])];
        if let Some(condition) = self.and(conditions) {
            calls.push(Doc::call(".where", vec![condition]));
        }
        let mut orders = Vec::new();
        for (at, descends) in order {
            let Some(field) = self.entity.field(*at) else { continue };
            let column = self.column(field);
            orders.push(self.call(if *descends { "desc" } else { "asc" }, column));
        }
        if !orders.is_empty() {
            calls.push(Doc::call(".orderBy", orders));
        }
        let limit = match limit {
            Some(limit) => ["limit ?? ", &limit.to_string()].concat(),
            None => "limit".to_owned(),
        };
        calls.push(Doc::call(".limit", vec![Doc::call("pageLimit", vec![Doc::Text(limit)])]));
        let select = Doc::chain(Doc::text("this.database"), calls);
        self.code.doc(2, "const rows = await ", &select, ";");
        self.code.line(2, "return rows.map((row) => this.toDomain(row));");
    }
}
