//! The names of models, fields, enums and their values: what Prisma's client calls them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crowfoot_dialect::naming;
use crowfoot_model::{ColumnId, Document, EnumId, SchemaId, Table, TableId};

use crate::typescript::Names;

/// Names that a model or an enum cannot have: Prisma's scalars, and what its client could not declare.
#[rustfmt::skip]
static RESERVED: &[&str] = &[
    "BigInt", "Boolean", "Bytes", "DateTime", "Decimal", "Float", "Int", "Json", "Prisma", "PrismaClient", "String",
    "Unsupported", "any", "arguments", "as", "async", "await", "break", "case", "catch", "class", "const", "continue",
    "debugger", "default", "delete", "do", "else", "enum", "eval", "export", "extends", "false", "finally", "for",
    "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package",
    "private", "protected", "public", "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof",
    "using", "var", "void", "while", "with", "yield",
];

/// The names in a schema.
pub(super) struct SchemaNames {
    pub(super) types: Names,
    pub(super) models: BTreeMap<TableId, ModelNames>,
    pub(super) enums: BTreeMap<EnumId, EnumNames>,
}

pub(super) struct ModelNames {
    /// `User`
    pub(super) name: String,
    fields: BTreeMap<ColumnId, String>,
    /// The names of fields, so that relations get others.
    pub(super) taken: Names,
}

pub(super) struct EnumNames {
    pub(super) name: String,
    /// Of each value, in its order.
    pub(super) values: Vec<String>,
}

impl ModelNames {
    pub(super) fn field(&self, id: ColumnId) -> Option<&str> {
        self.fields.get(&id).map(String::as_str)
    }
}

impl SchemaNames {
    pub(super) fn new(document: &Document, tables: &[Arc<Table>]) -> Self {
        let mut types = Names::reserving(RESERVED);
        let mut models = BTreeMap::new();
        for table in tables {
            let own = model_name(&naming::singular(&table.name));
            let qualified = qualified(document, table.schema, &own);
            let name = types.claim(&[&own, &qualified, &[&own, "Model"].concat()]);
            let mut taken = Names::default();
            let mut fields = BTreeMap::new();
            for column in &table.columns {
                let own = field_name(&column.name);
                fields.insert(column.id, taken.claim(&[&own, &[&own, "Field"].concat()]));
            }
            models.insert(table.id, ModelNames { name, fields, taken });
        }
        let mut enums = BTreeMap::new();
        for found in document.enums().filter(|found| !found.values.is_empty()) {
            let own = model_name(&found.name);
            let qualified = qualified(document, found.schema, &own);
            let name = types.claim(&[&own, &qualified, &[&own, "Enum"].concat()]);
            enums.insert(found.id, EnumNames { name, values: values(&found.values) });
        }
        Self { types, models, enums }
    }
}

/// The names of the values of an enum.
pub(super) fn values(values: &[String]) -> Vec<String> {
    let mut names = Names::default();
    values
        .iter()
        .map(|value| {
            let own = if is_name(value) { value.clone() } else { identifier(value, "value") };
            names.claim(&[&own])
        })
        .collect()
}

/// `User` for `user`.
pub(super) fn model_name(name: &str) -> String {
    identifier(&naming::pascal_case(&ascii(name)), "Model")
}

/// `createdAt` for `created_at`.
pub(super) fn field_name(name: &str) -> String {
    identifier(&naming::camel_case(&ascii(name)), "field")
}

fn qualified(document: &Document, schema: Option<SchemaId>, own: &str) -> String {
    let schema = schema.and_then(|id| document.schema(id)).map_or("", |schema| &schema.name);
    model_name(&[schema, "_", own].concat())
}

/// Whether Prisma takes it as it is.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn ascii(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// A name of letters, digits and underscores that begins with a letter.
pub(super) fn identifier(name: &str, fallback: &str) -> String {
    let name = ascii(name);
    let name = name.trim_start_matches('_');
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(c) if c.is_ascii_digit() => [fallback, name].concat(),
        Some(_) => name.to_owned(),
    }
}
