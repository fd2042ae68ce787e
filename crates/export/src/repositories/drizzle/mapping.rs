//! Rows of the database as entities, and back.

use super::Writer;
use crate::repositories::code::relative;
use crate::repositories::plan::{Field, Origin, Role};
use crate::repositories::types::Ts;
use crate::typescript::Doc;

impl Writer<'_> {
    pub(super) fn mappings(&mut self) {
        let entity = self.entity;
        let here = entity.drizzle_module();
        if entity.role == Role::Entity && !entity.has_single_key() {
            self.code.import_type("drizzle-orm", "SQL");
            let conditions: Vec<Doc> = entity
                .key_fields()
                .map(|field| (self.column(field), ["key.", &field.key].concat()))
                .collect::<Vec<_>>()
                .into_iter()
                .map(|(column, value)| self.eq(&column, &value))
                .collect();
            self.code.blank();
            self.code.line(1, &["private hasKey(key: ", &entity.key_type, "): SQL | undefined {"].concat());
            if let Some(condition) = self.and(conditions) {
                self.code.doc(2, "return ", &condition, ";");
            }
            self.code.line(1, "}");
        }
        self.code.import_type(&relative(&here, &entity.module()), &entity.type_name);
        self.code.blank();
        let row =
            ["private toDomain(row: typeof ", &entity.local, ".$inferSelect): ", &entity.type_name, " {"];
        self.code.line(1, &row.concat());
        self.code.line(2, "return {");
        for field in &entity.fields {
            let value = self.domain_value(field);
            self.code.line(3, &[&field.key, ": ", &value, ","].concat());
        }
        self.code.line(2, "};");
        self.code.line(1, "}");
        if entity.role != Role::Entity {
            return;
        }
        self.code.import_type(&relative(&here, &entity.module()), &entity.new_type());
        self.code.blank();
        let parameter = [&entity.one, ": ", &entity.new_type()].concat();
        let result = ["): typeof ", &entity.local, ".$inferInsert {"].concat();
        self.code.line(1, &["private toPersistence(", &parameter, &result].concat());
        self.code.line(2, "return {");
        for field in entity.settable().filter(|field| !field.always) {
            let value = self.stored_value(field);
            self.code.line(3, &[&field.key, ": ", &value, ","].concat());
        }
        self.code.line(2, "};");
        self.code.line(1, "}");
    }

    fn domain_value(&mut self, field: &Field) -> String {
        let value = ["row.", &field.key].concat();
        let is_checked_text = match field.origin {
            // The values of a check are not in the type of the row.
            Origin::Enum(_) => field.ts == Ts::Text && !field.rules.values.is_empty(),
            _ => false,
        };
        // Where arrays are JSON, the schema knows no values of theirs.
        let is_loose = |element: &str| {
            element == "unknown" || (matches!(field.origin, Origin::Enum(_)) && !self.flavor.has_arrays())
        };
        let needs = Self::is_asserted(field)
            || is_checked_text
            || field.ts == Ts::Json
            || matches!(&field.ts, Ts::List { element, .. } if is_loose(element));
        if !needs {
            return value;
        }
        self.import_type_of(field);
        [&value, " as ", &field.full_type()].concat()
    }

    fn import_type_of(&mut self, field: &Field) {
        let here = self.entity.drizzle_module();
        let module = match &field.origin {
            Origin::Own { .. } => Some(self.entity.module()),
            Origin::Other { table, .. } => self.tables.get(table).map(|entity| entity.module()),
            Origin::Enum(_) => Some("src/domain/shared/enums".to_owned()),
            Origin::BuiltIn if field.ts == Ts::Json => Some("src/domain/shared/json".to_owned()),
            Origin::BuiltIn => None,
        };
        let name = match (&field.ts, &field.origin) {
            (Ts::List { element, .. }, _) => element.clone(),
            _ => field.type_name.clone(),
        };
        if let Some(module) = module {
            self.code.import_type(&relative(&here, &module), &name);
        }
    }

    fn stored_value(&mut self, field: &Field) -> String {
        let value = [&self.entity.one, ".", &field.key].concat();
        let may_lack = field.nullable || field.fill.is_some();
        let copy = match &field.ts {
            Ts::List { depth, buffers: true, .. } => buffers(&value, *depth),
            Ts::List { depth: 1, .. } => ["[...", &value, "]"].concat(),
            Ts::List { element, depth, .. } => {
                self.import_type_of(field);
                return [
                    value.as_str(),
                    " as ",
                    element,
                    &"[]".repeat(*depth),
                    if field.nullable { " | null" } else { "" },
                ]
                .concat();
            }
            Ts::Bytes { buffer: true } => ["Buffer.from(", &value, ")"].concat(),
            _ => return value,
        };
        if may_lack { [&value, " && ", &copy].concat() } else { copy }
    }
}

/// Copies of bytes, so many lists deep.
fn buffers(value: &str, depth: usize) -> String {
    match depth {
        0 => ["Buffer.from(", value, ")"].concat(),
        1 => ["Array.from(", value, ", (bytes) => ", &buffers("bytes", 0), ")"].concat(),
        _ => ["Array.from(", value, ", (list) => ", &buffers("list", depth - 1), ")"].concat(),
    }
}
