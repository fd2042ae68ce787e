//! The test that pages through many rows.

use super::{BUILDERS, Writer};
use crate::repositories::samples::{self, required};
use crate::repositories::types::Ts;
use crate::typescript::quote;

impl Writer<'_> {
    pub(super) fn pages(&mut self) {
        let entity = self.entity;
        let all = self.all();
        let (rows, own_parents) = samples::rows(entity);
        let has_parents = required(entity).next().is_some();
        let sample = ["sample", &entity.type_name].concat();
        let parents = ["save", &entity.type_name, "Parents"].concat();
        // All rows at the same place of the order, so that the key decides.
        let tie = entity.sorts.iter().skip(1).filter_map(|at| entity.field(*at)).find(|field| {
            let is_unique = entity.uniques.iter().any(|unique| {
                unique
                    .fields
                    .iter()
                    .any(|at| entity.field(*at).is_some_and(|other| other.column == field.column))
            });
            field.ts == Ts::Date && !is_unique && !field.generated && entity.checks.less.is_empty()
        });
        let tie = tie.map(|field| [&field.key, ": day(1)"].concat());
        if tie.is_some() {
            self.import("src/testing/samples", "day");
        }
        self.import(BUILDERS, &sample);
        let ties = if tie.is_some() { ", many of them tied" } else { "" };
        self.test(&["pages through ", &rows.to_string(), " rows", ties].concat(), |this| {
            let overrides = tie.map(|tie| ["{ ", &tie, " }"].concat());
            if own_parents && has_parents {
                this.import(BUILDERS, &parents);
                this.code.line(4, &["for (let n = 0; n < ", &rows.to_string(), "; n += 1) {"].concat());
                this.code.line(5, &["const parents = await ", &parents, "(repositories);"].concat());
                let arguments: Vec<String> = ["parents".to_owned()].into_iter().chain(overrides).collect();
                let call = [&sample, "(", &arguments.join(", "), ")"].concat();
                this.code.line(5, &["await ", &all, ".save(", &call, ");"].concat());
                this.code.line(4, "}");
            } else {
                let mut arguments = Vec::new();
                if has_parents {
                    this.import(BUILDERS, &parents);
                    this.code.line(4, &["const parents = await ", &parents, "(repositories);"].concat());
                    arguments.push("parents".to_owned());
                }
                arguments.extend(overrides);
                let call = [&sample, "(", &arguments.join(", "), ")"].concat();
                let length =
                    ["const batch = Array.from({ length: ", &rows.to_string(), " }, () => "].concat();
                this.code.line(4, &[&length, &call, ");"].concat());
                this.code.line(4, &["await ", &all, ".saveMany(batch);"].concat());
            }
            let orders: Vec<String> = entity
                .sorts
                .iter()
                .flat_map(|at| [entity.sort_name(*at), ["-", &entity.sort_name(*at)].concat()])
                .map(|name| quote(&name))
                .collect();
            this.import_type("src/domain/shared/page", "Page");
            this.import_type(&entity.module(), &entity.type_name);
            this.import_type(&entity.port_module(), &entity.order());
            let page = ["Page<", &entity.type_name, ", ", &entity.order(), ">"].concat();
            this.code.line(4, &["const total = await ", &all, ".count();"].concat());
            this.code.list(4, &["const orders: ", &entity.order(), "[] = ["].concat(), &orders, "];");
            this.code.line(4, "for (const order of orders) {");
            this.code.line(5, "const keys: string[] = [];");
            let limit = (rows / 4).max(1).to_string();
            this.code.line(5, &["let page: ", &page, " | null = null;"].concat());
            this.code.line(5, "do {");
            let request = ["{ order, limit: ", &limit, ", after: page?.next ?? null }"].concat();
            this.code.line(6, &["page = await ", &all, ".list(", &request, ");"].concat());
            let parts: Vec<String> =
                entity.key_fields().map(|field| ["${row.", &field.key, "}"].concat()).collect();
            this.code.line(6, &["keys.push(...page.items.map((row) => `", &parts.join("/"), "`));"].concat());
            this.code.line(5, "} while (page.next !== null);");
            this.code.line(5, "assert.equal(keys.length, total);");
            this.code.line(5, "assert.equal(new Set(keys).size, total);");
            this.code.line(4, "}");
        });
    }
}
