//! The implementation of a port in memory.

use std::collections::BTreeMap;

use crowfoot_model::TableId;

use super::code::{Code, relative};
use super::domain::{Kind, Method, methods, parameter};
use super::plan::{Entity, Field, Fill, Finder, Origin, Plan, Role, Side};
use super::types::Ts;
use crate::typescript::quote;

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

    fn sorts(&mut self) {
        let entity = self.entity;
        let here = entity.memory_module();
        let order = entity.order();
        self.code.import_type(&relative(&here, &entity.port_module()), &order);
        self.code.import_type(TABLE, "Sorts");
        self.code.line(0, &["const SORTS: Sorts<", &order, ", ", &entity.type_name, "> = {"].concat());
        for at in &entity.sorts {
            let name = entity.sort_name(*at);
            let values: Vec<String> =
                entity.sort_fields(*at).iter().map(|field| [&entity.one, ".", &field.key].concat()).collect();
            for name in [name.clone(), quote(&["-", &name].concat())] {
                self.code.list(1, &[&name, ": (", &entity.one, ") => ["].concat(), &values, "],");
            }
        }
        self.code.line(0, "};");
        self.code.blank();
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
            Kind::Save => self.save(),
            Kind::SaveMany => {
                let one = &entity.one;
                self.code.line(2, "const undo = this.table.savepoint();");
                self.code.line(2, "try {");
                self.code.line(3, &["for (const ", one, " of batch) await this.save(", one, ");"].concat());
                self.code.line(2, "} catch (error) {");
                self.code.line(3, "undo();");
                self.code.line(3, "throw error;");
                self.code.line(2, "}");
            }
            Kind::Find => self.code.line(2, &["return this.table.get(", &key, ");"].concat()),
            Kind::FindMany => {
                let item = self.field_key();
                let test = ["ids.includes(", &entity.one, ".", &item, ")"].concat();
                self.code.line(
                    2,
                    &["return this.table.all().filter((", &entity.one, ") => ", &test, ");"].concat(),
                );
            }
            Kind::Finder(at) => {
                if let Some(finder) = entity.finders.get(at) {
                    self.finder(finder);
                }
            }
            Kind::List => self.page(None),
            Kind::Count => self.code.line(2, "return this.table.all().length;"),
            Kind::Delete => self.code.line(2, &["return ", &removal(&key), ";"].concat()),
            Kind::DeleteMany => {
                self.code.line(2, &["return ids.filter((id) => ", &removal("[id]"), ").length;"].concat());
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

    fn finder(&mut self, finder: &Finder) {
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
        let test = tests.join(" && ");
        if !finder.is_one {
            return self.page(Some(&test));
        }
        let flat = ["return this.table.find((", &entity.one, ") => ", &test, ");"].concat();
        self.broken_arrow("return this.table.find(", &test, &flat);
    }

    fn broken_arrow(&mut self, before: &str, test: &str, flat: &str) {
        if flat.chars().count() + 4 <= 100 {
            return self.code.line(2, flat);
        }
        self.code.line(2, before);
        let one = &self.entity.one;
        if test.chars().count() + one.chars().count() + 13 <= 100 {
            self.code.line(3, &["(", one, ") => ", test, ","].concat());
        } else {
            self.code.line(3, &["(", one, ") =>"].concat());
            let parts: Vec<&str> = test.split(" && ").collect();
            for (at, part) in parts.iter().enumerate() {
                let end = if at + 1 == parts.len() { "," } else { " &&" };
                self.code.line(4, &[*part, end].concat());
            }
        }
        self.code.line(2, ");");
    }

    fn page(&mut self, test: Option<&str>) {
        let entity = self.entity;
        let first = entity.sorts.first().map_or_else(String::new, |at| entity.sort_name(*at));
        let request = ["{ order: ", &quote(&first), ", ...request }"].concat();
        match test {
            None => self.code.list(2, "return this.table.page(", &["SORTS".to_owned(), request], ");"),
            Some(test) => {
                let arrow = ["(", &entity.one, ") => ", test].concat();
                self.code.list(2, "return this.table.page(", &["SORTS".to_owned(), request, arrow], ");");
            }
        }
    }

    fn save(&mut self) {
        let entity = self.entity;
        let one = &entity.one;
        if let Some(version) = entity.version.and_then(|at| entity.field(at)) {
            let here = entity.memory_module();
            self.code.import(&relative(&here, "src/domain/shared/errors"), "StaleVersionError");
            let given = match &version.fill {
                Some(Fill::Literal(default)) => ["(", one, ".", &version.key, " ?? ", default, ")"].concat(),
                _ => [one.as_str(), ".", &version.key].concat(),
            };
            self.code.line(2, &["const stored = this.stored(", one, ");"].concat());
            self.code.line(2, &["if (stored && stored.", &version.key, " !== ", &given, ") {"].concat());
            self.code.line(3, &["throw new StaleVersionError(", &quote(&entity.label), ");"].concat());
            self.code.line(2, "}");
        }
        self.code.line(2, &["return this.table.put(this.complete(", one, "));"].concat());
    }

    /// A new entity as the database would store it.
    fn complete(&mut self) {
        let entity = self.entity;
        let here = entity.memory_module();
        let (one, name, new) = (&entity.one, &entity.type_name, entity.new_type());
        self.code.import_type(&relative(&here, &entity.module()), &new);
        let values: Vec<(String, String)> = entity
            .fields
            .iter()
            .enumerate()
            .map(|(at, field)| (field.key.clone(), self.value(at, field)))
            .collect();
        let needs_stored =
            values.iter().any(|(_, value)| value.contains("stored?.") || value.starts_with("stored ?"));
        if needs_stored || entity.version.is_some() {
            self.stored();
        }
        self.code.blank();
        self.code.list(1, "private complete(", &[[one, ": ", &new].concat()], &["): ", name, " {"].concat());
        if needs_stored {
            self.code.line(2, &["const stored = this.stored(", one, ");"].concat());
        }
        self.code.line(2, "return {");
        for (key, value) in values {
            self.code.line(3, &[&key, ": ", &value, ","].concat());
        }
        self.code.line(2, "};");
        self.code.line(1, "}");
    }

    /// The row that a new entity would replace.
    fn stored(&mut self) {
        let entity = self.entity;
        let (one, new) = (&entity.one, entity.new_type());
        let result = ["): ", &entity.type_name, " | undefined {"].concat();
        self.code.blank();
        self.code.list(1, "private stored(", &[[one, ": ", &new].concat()], &result);
        if let Some(made) = entity.made_key() {
            let of = [one.as_str(), ".", &made.key].concat();
            let value =
                ["return ", &of, " === undefined ? undefined : this.table.stored([", &of, "]);"].concat();
            self.code.line(2, &value);
        } else {
            self.code.line(2, &["return this.table.stored(", &self.key_of(one), ");"].concat());
        }
        self.code.line(1, "}");
    }

    fn value(&mut self, at: usize, field: &Field) -> String {
        let entity = self.entity;
        let given = [&entity.one, ".", &field.key].concat();
        let stored = ["stored?.", &field.key].concat();
        let is_key = entity.key.contains(&at);
        if entity.version == Some(at) {
            let first = match &field.fill {
                Some(Fill::Literal(default)) => ["(", &given, " ?? ", default, ")"].concat(),
                _ => given,
            };
            return ["stored ? stored.", &field.key, " + 1 : ", &first].concat();
        }
        if field.generated {
            let empty = self.empty(field);
            return [&stored, " ?? ", &empty].concat();
        }
        let fill = if field.always { Some(&Fill::Number) } else { field.fill.as_ref() };
        let Some(fill) = fill else { return given };
        let default = match fill {
            Fill::Null => "null".to_owned(),
            Fill::Literal(text) => {
                self.import_brand(field, text);
                text.clone()
            }
            Fill::Now if field.ts == Ts::Date => "new Date()".to_owned(),
            Fill::Now => self.cast(field, "new Date().toISOString()"),
            Fill::Uuid => {
                self.code.import("node:crypto", "randomUUID");
                self.cast(field, "randomUUID()")
            }
            Fill::Number if field.ts == Ts::BigInt => self.cast(field, "BigInt(this.table.nextNumber())"),
            Fill::Number => self.cast(field, "this.table.nextNumber()"),
        };
        if entity.updated == Some(at) && *fill == Fill::Now {
            return ["stored ? new Date() : (", &given, " ?? new Date())"].concat();
        }
        if is_key {
            return [&given, " ?? ", &default].concat();
        }
        if !field.nullable {
            return [&given, " ?? ", &stored, " ?? ", &default].concat();
        }
        self.code.import(TABLE, "given");
        ["given(", &given, ", ", &stored, " ?? ", &default, ")"].concat()
    }

    fn cast(&mut self, field: &Field, value: &str) -> String {
        if matches!(field.origin, Origin::BuiltIn) {
            return value.to_owned();
        }
        let text = ["(", value, " as ", &field.type_name, ")"].concat();
        self.import_brand(field, &text);
        text
    }

    fn import_brand(&mut self, field: &Field, text: &str) {
        if !text.contains(&field.type_name) {
            return;
        }
        let here = self.entity.memory_module();
        let module = match &field.origin {
            Origin::Own { .. } => Some(self.entity.module()),
            Origin::Other { table, .. } => self.tables.get(table).map(|entity| entity.module()),
            _ => None,
        };
        if let Some(module) = module {
            self.code.import_type(&relative(&here, &module), &field.type_name);
        }
    }

    /// A value for what only the database computes.
    fn empty(&self, field: &Field) -> String {
        if field.nullable {
            return "null".to_owned();
        }
        match &field.ts {
            Ts::Text | Ts::Decimal => match field.origin {
                Origin::Enum(at) => self
                    .plan
                    .enums
                    .get(at)
                    .and_then(|found| found.values.first())
                    .map_or_else(|| quote(""), |value| quote(value)),
                _ => quote(""),
            },
            Ts::Number => "0".to_owned(),
            Ts::BigInt => "0n".to_owned(),
            Ts::Boolean => "false".to_owned(),
            Ts::Date => "new Date(0)".to_owned(),
            Ts::Json => "null".to_owned(),
            Ts::Bytes { .. } => "new Uint8Array()".to_owned(),
            Ts::List { .. } => "[]".to_owned(),
            Ts::Other("[number, number]") => "[0, 0]".to_owned(),
            Ts::Other("[number, number, number]") => "[0, 0, 0]".to_owned(),
            Ts::Other(_) => "[]".to_owned(),
        }
    }

    fn link(&mut self, kind: Kind) {
        let entity = self.entity;
        let Role::Link { left, right } = &entity.role else { return };
        let (Some(one), Some(other)) = (entity.field(left.field), entity.field(right.field)) else { return };
        let values = [parameter(entity, one), parameter(entity, other)].join(", ");
        match kind {
            Kind::Link => {
                let mut properties = Vec::new();
                for field in &entity.fields {
                    let value = if field.column == one.column || field.column == other.column {
                        parameter(entity, field)
                    } else if field.ts == Ts::Date {
                        "new Date()".to_owned()
                    } else {
                        self.cast(field, "new Date().toISOString()")
                    };
                    properties.push(if value == field.key {
                        value
                    } else {
                        [&field.key, ": ", &value].concat()
                    });
                }
                self.code.list_within(2, ("this.table.put({", " ", " ", "});"), &properties, true);
            }
            Kind::Unlink => self.code.line(2, &["return this.table.remove([", &values, "]);"].concat()),
            Kind::IsLinked => {
                self.code.line(2, &["return this.table.get([", &values, "]) !== null;"].concat());
            }
            Kind::ListLeft => self.side(right, left),
            _ => self.side(left, right),
        }
    }

    fn side(&mut self, from: &Side, to: &Side) {
        let entity = self.entity;
        let (Some(from), Some(to)) = (entity.field(from.field), entity.field(to.field)) else { return };
        let one = &entity.one;
        self.code.line(2, "return this.table");
        self.code.line(3, ".all()");
        let test = [one.as_str(), ".", &from.key, " === ", &parameter(entity, from)].concat();
        self.code.line(3, &[".filter((", one, ") => ", &test, ")"].concat());
        self.code.line(3, &[".map((", one, ") => ", one, ".", &to.key, ");"].concat());
    }
}
