//! A new entity as the database would store it, with all that it fills in.

use super::{TABLE, Writer};
use crate::repositories::code::relative;
use crate::repositories::plan::{Field, Fill, Origin};
use crate::repositories::types::Ts;
use crate::typescript::quote;

impl Writer<'_> {
    /// A new entity as the database would store it.
    pub(super) fn complete(&mut self) {
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
        let needs_stored = entity.version.is_some()
            || values.iter().any(|(_, value)| value.contains("stored?.") || value.starts_with("stored ?"));
        if needs_stored {
            self.stored();
        }
        self.code.blank();
        self.code.list(1, "private complete(", &[[one, ": ", &new].concat()], &["): ", name, " {"].concat());
        if needs_stored {
            self.code.line(2, &["const stored = this.stored(", one, ");"].concat());
        }
        self.assert_version();
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
            let first = match field.literal() {
                Some(default) => ["(", &given, " ?? ", &default, ")"].concat(),
                None => given,
            };
            let next = ["stored.", &field.key, " + 1"].concat();
            let next = match field.origin {
                Origin::BuiltIn => next,
                _ => self.cast(field, &["(", &next, ")"].concat()),
            };
            return ["stored ? ", &next, " : ", &first].concat();
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
                field.literal().unwrap_or_default()
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

    pub(super) fn cast(&mut self, field: &Field, value: &str) -> String {
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
}
