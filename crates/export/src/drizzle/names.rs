//! The TypeScript names of everything in a document, unique and valid.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crowfoot_dialect::naming;
use crowfoot_model::{Column, ColumnId, Document, ForeignKeyTarget, ObjectRef, SchemaId, Table, TableId};

use crate::relation_names::role;
use crate::typescript::{Names, camel_case, identifier, pascal_case};

/// Names that a module cannot give to its own constants: reserved words, parameters of the callbacks, and everything
/// that it may import.
#[rustfmt::skip]
static RESERVED: &[&str] = &[
    "arguments", "as", "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger",
    "default", "delete", "do", "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function",
    "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package", "private",
    "protected", "public", "return", "static", "super", "switch", "this", "throw", "true", "try", "type", "typeof",
    "constructor", "decodeURI", "encodeURI", "escape", "globalThis", "hasOwnProperty", "isFinite", "isNaN",
    "isPrototypeOf", "parseFloat", "parseInt", "propertyIsEnumerable", "toLocaleString", "toString", "unescape", "valueOf",
    "undefined", "var", "void", "while", "with", "yield", "table", "one", "many",
    "bigint", "bigserial", "binary", "bit", "blob", "boolean", "char", "check", "cidr", "customType", "date",
    "datetime", "decimal", "double", "doublePrecision", "float", "foreignKey", "halfvec", "index", "inet", "int",
    "integer", "interval", "json", "jsonb", "line", "longtext", "macaddr", "macaddr8", "mediumint", "mediumtext",
    "mysqlEnum", "mysqlSchema", "mysqlTable", "mysqlView", "numeric", "pgEnum", "pgMaterializedView", "pgSchema",
    "pgSequence", "pgTable", "pgView", "point", "primaryKey", "real", "relations", "serial", "smallint",
    "anonRole", "authUsers", "authenticatedRole", "bytea", "defineRelations", "longblob", "mediumblob",
    "mysqlSchema", "pgMaterializedView", "pgPolicy", "pgRole", "r", "serviceRole", "tinyblob",
    "smallserial", "snakeCase", "sparsevec", "sql", "sqliteTable", "sqliteView", "text", "time", "timestamp", "tinyint",
    "tinytext", "ulid", "unique", "uniqueIndex", "uuid", "varbinary", "varchar", "vector", "year",
];

#[rustfmt::skip]
static RESERVED_TYPES: &[&str] = &[
    // Of the language, which linters keep from being hidden.
    "Array", "ArrayBuffer", "BigInt", "Boolean", "DataView", "Date", "Error", "Function", "Infinity", "Iterator", "JSON",
    "Map", "Math", "NaN", "Number", "Object", "Promise", "Proxy", "Reflect", "RegExp", "Set", "String", "Symbol",
    "WeakMap", "WeakSet", "Record", "Partial", "Pick", "Omit", "Readonly",
    "AnyMySqlColumn",
    "AnyPgColumn",
    "AnySQLiteColumn",
    "MySqlTableExtraConfigValue",
    "PgTableExtraConfigValue",
    "SQLiteTableExtraConfigValue",
    "Uint8Array",
];

/// Keys that a table object has already, or that every JavaScript object has.
static RESERVED_COLUMNS: &[&str] = &[
    "constructor",
    "enableRls",
    "getSql",
    "hasOwnProperty",
    "isPrototypeOf",
    "prototype",
    "shouldOmitSqlParens",
    "then",
    "toString",
    "valueOf",
];

/// The names derived from a table.
pub(crate) struct TableNames {
    /// `users`
    pub(crate) constant: String,
    /// `user`
    pub(crate) singular: String,
    /// `User`, the type of a row; that of a new one is `NewUser`.
    pub(crate) row: String,
    columns: BTreeMap<ColumnId, String>,
    /// The keys of the columns, so that relations can take others.
    pub(crate) keys: Names,
}

impl TableNames {
    /// The key of a column; `None` for a column that the table does not have.
    pub(crate) fn column(&self, id: ColumnId) -> Option<&str> {
        self.columns.get(&id).map(String::as_str)
    }
}

/// The names of a module.
pub(crate) struct ModuleNames {
    pub(crate) constants: Names,
    pub(crate) tables: BTreeMap<TableId, TableNames>,
    /// The constants of views, enums and schemas.
    pub(crate) others: BTreeMap<ObjectRef, String>,
}

impl ModuleNames {
    /// Names for the tables of the module, and for all that belongs to them.
    pub(crate) fn new(document: &Document, written: &[Arc<Table>]) -> Self {
        let mut constants = Names::reserving(RESERVED);
        let mut types = Names::reserving(RESERVED_TYPES);
        let qualified = |schema: Option<SchemaId>, name: &str| {
            let schema = schema.and_then(|id| document.schema(id)).map_or("", |schema| &schema.name);
            identifier(camel_case(&[schema, "_", name].concat()), "schemaTable")
        };
        let mut tables = BTreeMap::new();
        for table in written {
            let own = identifier(camel_case(&table.name), "table");
            let with_schema = qualified(table.schema, &table.name);
            let constant = constants.claim(&[&own, &with_schema, &[&own, "Table"].concat()]);
            let singular = naming::singular(&constant);
            let row = row_name(&constant, &singular, &mut types);
            let mut keys = Names::reserving(RESERVED_COLUMNS);
            let mut columns = BTreeMap::new();
            let plain: BTreeSet<String> = table.columns.iter().map(|own| camel_case(&own.name)).collect();
            for column in &table.columns {
                let own = identifier(camel_case(&column.name), "column");
                let own = key_beside_relation(document, table, column, &own)
                    .filter(|key| !plain.contains(key))
                    .unwrap_or(own);
                columns.insert(column.id, keys.claim(&[&own, &[&own, "Column"].concat()]));
            }
            tables.insert(table.id, TableNames { constant, singular, row, columns, keys });
        }
        let mut others = BTreeMap::new();
        let mut claim = |object: ObjectRef, schema: Option<SchemaId>, name: &str, suffix: &str| {
            let own = identifier(camel_case(name), "name");
            let with_suffix = if own.ends_with(suffix) { own } else { [&own, suffix].concat() };
            let qualified = [&qualified(schema, name), suffix].concat();
            others.insert(object, constants.claim(&[&with_suffix, &qualified]));
        };
        for view in document.views() {
            claim(ObjectRef::View(view.id), view.schema, &view.name, "View");
        }
        for found in document.enums() {
            claim(ObjectRef::Enum(found.id), found.schema, &found.name, "Enum");
        }
        for schema in document.schemas() {
            claim(ObjectRef::Schema(schema.id), None, &schema.name, "Schema");
        }
        Self { constants, tables, others }
    }
}

/// The key of a column that is called as the relation it makes: `writtenById` for `written_by`, which leaves `writtenBy` to
/// the row.
fn key_beside_relation(document: &Document, table: &Table, column: &Column, own: &str) -> Option<String> {
    let key = table.foreign_keys.iter().find(|key| key.columns == [column.id])?;
    let ForeignKeyTarget::Table { table: target, columns } = &key.target else { return None };
    let target = document.table(*target)?;
    let [target_column] = (if columns.is_empty() { target.primary_key_columns() } else { columns }) else {
        return None;
    };
    let target_column = &target.column(*target_column)?.name;
    let role = role(&column.name, target_column, &target.name)?;
    if camel_case(&role) != own {
        return None;
    }
    let kind = naming::words(target_column).last().map(|word| pascal_case(word))?;
    (!own.to_lowercase().ends_with(&kind.to_lowercase())).then(|| [own, &kind].concat())
}

fn row_name(constant: &str, singular: &str, types: &mut Names) -> String {
    let one = pascal_case(singular);
    let all = pascal_case(constant);
    let wishes = [one.clone(), all.clone(), [&all, "Row"].concat()];
    let numbered = (2u32..).map(|n| [one.as_str(), &n.to_string()].concat());
    let name = wishes
        .into_iter()
        .map(|wish| identifier(wish, "Row"))
        .chain(numbered.map(|name| identifier(name, "Row")))
        .find(|name| types.is_free(name) && types.is_free(&["New", name].concat()))
        .unwrap_or_default();
    types.take(&name);
    types.take(&["New", &name].concat());
    name
}
