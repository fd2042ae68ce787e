//! Names that are unique in the whole project, so that any module can import any other.

use crowfoot_dialect::naming;
use crowfoot_model::{IndexKey, KeyTarget};

use crate::repositories::plan::{EnumType, lower_first, upper_first};
use crate::typescript::{Names, camel_case, identifier, pascal_case};

/// Types of JavaScript, of Node and of the project.
#[rustfmt::skip]
static RESERVED_TYPES: &[&str] = &[
    "AggregateError", "Array", "ArrayBuffer", "Atomics", "BigInt", "Boolean", "Brand", "Buffer", "Cursor", "Database",
    "DataView", "Date", "DomainError", "DrizzleUnitOfWork", "Element", "Error", "ErrorOptions", "Event", "Exclude", "Extract",
    "FinalizationRegistry", "ForeignKeyViolationError", "Function", "Generator", "Infinity", "InMemoryDatabase",
    "InMemoryRepositories", "InMemoryTable", "InMemoryUnitOfWork", "Insert", "Intl", "InvalidCursorError",
    "InvalidValueError", "Iterator", "Json", "JSON", "Map", "Math", "NaN", "Node", "NonNullable", "NotFoundError",
    "Number", "Object", "Omit", "Page", "PageRequest", "Parameters", "Partial", "Pick", "Positioned", "Promise",
    "Proxy", "Range", "Readonly", "ReadonlyArray", "ReadonlyMap", "Record", "Reflect", "RegExp", "Repositories", "Request",
    "Required", "Response", "Result", "ReturnType", "Row", "Set", "SharedArrayBuffer", "Sort", "SQL",
    "StaleVersionError", "String", "Symbol", "SyntaxError", "TypeError", "Uint8Array", "UniqueViolationError",
    "UnitOfWork", "WeakMap", "WeakRef", "WeakSet",
];

/// Words of TypeScript, and what modules import or call their own.
#[rustfmt::skip]
pub(super) static RESERVED_VALUES: &[&str] = &[
    "abstract", "after", "and", "any", "arguments", "as", "asc", "ascending", "assert", "async", "await", "batch", "batches",
    "bigint", "boolean", "break", "case", "catch", "changes", "chunk", "class", "const", "constructor", "continue", "count", "database",
    "debugger", "declare", "default", "delete", "desc", "descending", "describe", "do", "drizzle", "else", "entity",
    "enum", "eq", "error", "eval", "export", "extends", "false", "filter", "finally", "first", "for", "from", "function", "get",
    "global", "gte", "id", "ids", "if", "implements", "import", "in", "inArray", "instanceof", "interface", "is",
    "isAfter", "isNotNull", "isNull", "isWithin", "it", "items", "key", "keys", "let", "limit", "lt", "lte", "module", "name", "names",
    "namespace", "never", "new", "not", "null", "number", "object", "of", "only", "or", "order", "orderOf", "override",
    "package", "page", "pageLimit", "pageOf", "parents", "positionOf", "previous", "private", "process", "protected", "public",
    "readonly", "repositories", "request", "require", "result", "return", "row", "rows", "run", "saved", "schema", "second",
    "set", "sort", "sorts", "sql", "static", "stored", "string", "super", "switch", "symbol", "table", "then", "this", "throw", "transaction",
    "translated", "true", "try", "type", "typeof", "undefined", "union", "unique", "unitOfWork", "unknown", "using", "value", "values",
    "var", "void", "where", "while", "with", "work", "yield", "console", "globalThis", "window", "self", "exports",
];

/// The names that are given out.
pub(super) struct Scope {
    types: Names,
    folders: Names,
    files: Names,
    values: Names,
}

/// The names of a table.
pub(super) struct EntityNames {
    pub(super) type_name: String,
    pub(super) one: String,
    pub(super) many: String,
    pub(super) label: String,
    pub(super) folder: String,
    pub(super) file: String,
    pub(super) local: String,
}

impl Scope {
    pub(super) fn new() -> Self {
        Self {
            types: Names::reserving(RESERVED_TYPES),
            folders: Names::reserving(&["shared", "testing"]),
            files: Names::default(),
            values: Names::reserving(RESERVED_VALUES),
        }
    }

    pub(super) fn entity(&mut self, table: &str, constant: &str, singular: &str) -> EntityNames {
        let one = upper_first(singular);
        let all = upper_first(constant);
        let wishes = [one.clone(), [&one, "Entity"].concat(), [&all, "Row"].concat()];
        let derived = ["New", "", "Repository", "Order", "Key"];
        let is_free = |types: &Names, wish: &str| {
            types.is_free(wish)
                && derived.iter().all(|part| {
                    types.is_free(&[wish, part].concat()) && types.is_free(&[part, wish].concat())
                })
        };
        let numbered = (2u32..).map(|n| [one.as_str(), &n.to_string()].concat());
        let type_name = wishes.into_iter().chain(numbered).find(|wish| is_free(&self.types, wish));
        let type_name = type_name.unwrap_or_default();
        self.types.take(&type_name);
        for part in ["Repository", "Order", "Key"] {
            self.types.take(&[type_name.as_str(), part].concat());
        }
        self.types.take(&["New", &type_name].concat());
        let own = lower_first(&type_name);
        let many_wish = identifier(constant.to_owned(), "rows");
        let many = self.values.claim(&[&many_wish, &[&many_wish, "Repository"].concat()]);
        // A parameter is beside the constants of the schema.
        let one = if self.values.is_free(&own) { own } else { [&own, "Entity"].concat() };
        let local = if RESERVED_VALUES.contains(&constant) || constant == one {
            [constant, "Table"].concat()
        } else {
            constant.to_owned()
        };
        let folder = self.folders.claim(&[&kebab(table, "table")]);
        let file = self.files.claim(&[&kebab(&type_name, "entity")]);
        let label = naming::snake_case(&type_name).replace('_', " ");
        EntityNames { type_name, one, many, label, folder, file, local }
    }

    /// A type of a value.
    pub(super) fn type_name(&mut self, wish: &str) -> String {
        let own = identifier(upper_first(&pascal_case(wish)), "Value");
        self.types.claim(&[&own, &[&own, "Value"].concat()])
    }

    pub(super) fn enumeration(&mut self, type_name: String, values: Vec<String>) -> EnumType {
        let snake = naming::snake_case(&naming::singular(&type_name)).to_uppercase();
        let constant = self.values.claim(&[&many(&snake)]);
        let function = self.function(&type_name);
        EnumType { function, type_name, constant, values }
    }

    /// The constructor of a type.
    pub(super) fn function(&mut self, type_name: &str) -> String {
        let own = lower_first(type_name);
        self.values.claim(&[&own, &["to", type_name].concat()])
    }
}

/// `ORDER_STATUS` → `ORDER_STATUSES`
fn many(constant: &str) -> String {
    match constant {
        text if text.ends_with(['S', 'X']) => [text, "ES"].concat(),
        text if text.ends_with('Y') && !text.ends_with("AY") && !text.ends_with("EY") => {
            [text.strip_suffix('Y').unwrap_or(text), "IES"].concat()
        }
        text => [text, "S"].concat(),
    }
}

/// `order-items`
fn kebab(name: &str, fallback: &str) -> String {
    let camel = camel_case(name);
    let snake = naming::snake_case(&camel).replace('_', "-");
    if snake.is_empty() { fallback.to_owned() } else { snake }
}

/// An expression without quotes, parentheses and spaces.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | '`' | '[' | ']'))
        .collect::<String>()
        .to_ascii_lowercase()
}

/// The column of `lower(email)`.
pub(super) fn lowered(key: &IndexKey) -> Option<String> {
    let KeyTarget::Expression(text) = &key.on else { return None };
    let text = text.trim();
    let inner =
        text.get(..6).filter(|head| head.eq_ignore_ascii_case("lower(")).and_then(|_| text.get(6..))?;
    let inner = inner.strip_suffix(')')?.trim().trim_start_matches('(');
    let inner = inner.split("::").next().unwrap_or(inner).trim_end_matches(')');
    let name = inner.trim_matches(['"', '`']);
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_name.then(|| name.to_owned())
}
