//! Lists and finders in memory.

use super::{TABLE, Writer};
use crate::repositories::code::relative;
use crate::repositories::methods::parameter;
use crate::repositories::plan::{Field, Finder, FixedValue, Found, Origin};
use crate::repositories::types::Ts;
use crate::typescript::quote;

const ORDERING: &str = "./ordering";

impl Writer<'_> {
    pub(super) fn sorts(&mut self) {
        let entity = self.entity;
        let here = entity.memory_module();
        let order = entity.order();
        self.code.import_type(&relative(&here, &entity.port_module()), &order);
        self.code.import_type(TABLE, "Sorts");
        let mut sorts = Vec::new();
        for at in &entity.sorts {
            let name = entity.sort_name(*at);
            let values: Vec<String> =
                entity.sort_fields(*at).iter().map(|field| [&entity.one, ".", &field.key].concat()).collect();
            let values = values.join(", ");
            for name in [name.clone(), quote(&["-", &name].concat())] {
                sorts.push([&name, ": (", &entity.one, ") => [", &values, "]"].concat());
            }
        }
        let before = ["const SORTS: Sorts<", &order, ", ", &entity.type_name, "> = {\n"].concat();
        self.code.list(0, &before, &sorts, "};");
        self.code.blank();
    }

    /// The orders that only one finder has: `const LIST_BY_STATUS = [ … ];`
    pub(super) fn orders(&mut self) {
        let entity = self.entity;
        for finder in &entity.finders {
            let Found::First(order) = &finder.found else { continue };
            let mut parts = Vec::new();
            for (at, descends) in order {
                let Some(field) = entity.field(*at) else { continue };
                let function = if *descends { "descending" } else { "ascending" };
                self.code.import(ORDERING, function);
                let value = self.sortable(field);
                parts.push([function, "((", &entity.one, ") => ", &value, ")"].concat());
            }
            if !parts.is_empty() {
                self.code.import_type(ORDERING, "Ordering");
                let before =
                    ["const ", &constant(finder), ": readonly Ordering<", &entity.type_name, ">[] = ["];
                self.code.list(0, &before.concat(), &parts, "];");
                self.code.blank();
            }
        }
    }

    /// A field as the database sorts it.
    fn sortable(&mut self, field: &Field) -> String {
        let own = [&self.entity.one, ".", &field.key].concat();
        let null = if field.nullable { [&own, " === null ? null : "].concat() } else { String::new() };
        match (&field.ts, &field.origin) {
            (Ts::Decimal, _) => [&null, "Number(", &own, ")"].concat(),
            (_, Origin::Enum(at)) if self.plan.sorts_by_place && field.rules.values.is_empty() => {
                let Some(found) = self.plan.enums.get(*at) else { return own };
                let here = self.entity.memory_module();
                self.code.import(&relative(&here, "src/domain/shared/enums"), &found.constant);
                [&null, &found.constant, ".indexOf(", &own, ")"].concat()
            }
            _ => own,
        }
    }

    pub(super) fn finder(&mut self, finder: &Finder) {
        let tests = self.tests(finder);
        match &finder.found {
            Found::One => self.call("return this.table.find(", &[], Some(&tests)),
            Found::Page(_) => self.page(Some(&tests), &finder.found, finder.limit),
            Found::First(order) => {
                self.code.import(ORDERING, "first");
                let here = self.entity.memory_module();
                self.code.import(&relative(&here, "src/domain/shared/page"), "pageLimit");
                let limit = match finder.limit {
                    Some(limit) => ["pageLimit(limit ?? ", &limit.to_string(), ")"].concat(),
                    None => "pageLimit(limit)".to_owned(),
                };
                let order = if order.is_empty() { "[]".to_owned() } else { constant(finder) };
                if tests.is_empty() {
                    self.code.list(2, "return first(", &["this.table.all()".to_owned(), order, limit], ");");
                } else {
                    self.call("const found = this.table.filter(", &[], Some(&tests));
                    self.code.list(2, "return first(", &["found".to_owned(), order, limit], ");");
                }
            }
        }
    }

    /// The conditions of a finder, joined by `&&`.
    fn tests(&mut self, finder: &Finder) -> Vec<String> {
        let entity = self.entity;
        let mut tests = Vec::new();
        for (at, folded) in finder.fields.iter().zip(&finder.folded) {
            let Some(field) = entity.field(*at) else { continue };
            let (own, value) = ([&entity.one, ".", &field.key].concat(), parameter(entity, field));
            let optional = if field.nullable { "?" } else { "" };
            tests.push(match (&field.ts, folded) {
                (Ts::Date, _) => [&own, optional, ".getTime() === ", &value, ".getTime()"].concat(),
                (_, true) => [&own, optional, ".toLowerCase() === ", &value, ".toLowerCase()"].concat(),
                _ => [&own, " === ", &value].concat(),
            });
        }
        for part in &finder.fixed {
            let Some(field) = entity.field(part.field) else { continue };
            let own = [&entity.one, ".", &field.key].concat();
            tests.push(match &part.value {
                FixedValue::Null => [&own, " === null"].concat(),
                FixedValue::NotNull => [&own, " !== null"].concat(),
                FixedValue::Literal(value) if field.ts == Ts::Boolean && !field.nullable => {
                    [if value == "true" { "" } else { "!" }, &own].concat()
                }
                FixedValue::Literal(value) if field.function().is_some() => {
                    ["(", &own, " as ", &field.ts.name(), ") === ", value].concat()
                }
                FixedValue::Literal(value) => [&own, " === ", value].concat(),
            });
        }
        for field in entity.fields_at(&finder.ranges) {
            let function = if field.ts == Ts::Decimal { "isDecimalWithin" } else { "isWithin" };
            self.code.import("./range", function);
            let own = [&entity.one, ".", &field.key].concat();
            let value = parameter(entity, field);
            tests.push([function, "(", &own, ", ", &value, ")"].concat());
        }
        tests
    }

    /// `before(arguments, (post) => tests);`
    fn call(&mut self, before: &str, arguments: &[String], tests: Option<&[String]>) {
        let Some(tests) = tests.filter(|tests| !tests.is_empty()) else {
            return self.code.list(2, before, arguments, ");");
        };
        let test = ["(", &self.entity.one, ") => ", &tests.join(" && ")].concat();
        let all: Vec<String> = arguments.iter().cloned().chain([test]).collect();
        self.code.list(2, before, &all, ");");
    }

    pub(super) fn page(&mut self, tests: Option<&[String]>, found: &Found, limit: Option<u64>) {
        let entity = self.entity;
        let first = entity.sorts.first().map_or_else(String::new, |at| entity.sort_name(*at));
        let order = match found {
            Found::Page(Some(order)) => order,
            _ => &first,
        };
        let limit = limit.map_or_else(String::new, |limit| [" limit: ", &limit.to_string(), ","].concat());
        let request = ["{ order: ", &quote(order), ",", &limit, " ...request }"].concat();
        self.call("return this.table.page(", &["SORTS".to_owned(), request], tests);
    }
}

/// `LIST_BY_STATUS`
fn constant(finder: &Finder) -> String {
    crowfoot_dialect::naming::snake_case(&finder.method).to_uppercase()
}
