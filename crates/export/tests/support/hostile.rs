//! Names and texts that would break out of their place if anything were left unquoted.

use crowfoot_model::{
    Area, CheckConstraint, DataType, DefaultValue, Dialect, Document, EnumId, EnumType, IndexKey, PrimaryKey,
    Statement, Table,
};

use super::build::{Build, varchar};

static NAMES: &[&str] = &[
    "select",
    "class",
    "default",
    "text",
    "index",
    "table",
    "one",
    "sql",
    "pgTable",
    "relations",
    "__proto__",
    "constructor",
    "toString",
    "2fa codes",
    "user",
    "users",
    "Users",
    "it's \"quoted\"",
    "`tick` ${process.exit(1)}",
    "a\\b",
    "new\nline",
    "*/ end",
    "--> x ]] }}",
    "🦀",
    "🦀🦀",
    "名前",
    "naïve",
    " ",
    "",
    "Ⓐ²",
    "a.b.c",
    "{}[]():;,<>|&%#@!",
    "enum_type",
    "\u{2028}\u{0}\u{7f}",
];

/// Names that need an escape somewhere, or collide once they are made identifiers.
static HARD_NAMES: &[&str] = &[
    "class",
    "Users",
    "it's \"quoted\"",
    "`tick` ${process.exit(1)}",
    "a\\b",
    "new\nline",
    "🦀",
    "\u{2028}\u{0}\u{7f}",
];

/// Every name once as a table, a column, a text and a value of an enum; the hard ones also as constraints and in the
/// comment of their table. One place each is enough: what a name does in one table, it does in all.
pub(crate) fn hostile() -> Document {
    let mut b = Build::new("*/ `${x}` \"'\n", Dialect::Postgres);
    let kind = EnumType {
        id: b.ids.fresh(),
        schema: None,
        name: "enum `of` \"all\"".into(),
        values: NAMES.iter().map(|name| (*name).to_owned()).collect(),
        comment: Some("*/ alert(1) /*".into()),
    };
    let tables: Vec<Table> = NAMES.iter().map(|name| named(&mut b, name)).collect();
    let hub = hub(&mut b, &tables);
    let columns = columns(&mut b, kind.id);
    let mut pair = b.table("pairs");
    let left = b.required(&mut pair, "*/", DataType::TEXT);
    let right = b.required(&mut pair, "'", DataType::TEXT);
    pair.primary_key =
        Some(PrimaryKey { name: Some("pk '`\"".into()), ..PrimaryKey::over(vec![left, right]) });
    b.put(kind);
    for table in tables {
        b.put(table);
    }
    b.put(hub);
    b.put(columns);
    b.put(pair);
    let id = b.ids.fresh();
    b.put(Area { id, name: "area \" } ' */".into() });
    let id = b.ids.fresh();
    b.put(Statement {
        id,
        dialect: Dialect::Postgres,
        kind: "CREATE FUNCTION".into(),
        text: "CREATE FUNCTION f() RETURNS int AS $$ `${x}` */ $$ LANGUAGE sql".into(),
        order: 1,
        before_tables: true,
    });
    b.finish()
}

fn named(b: &mut Build, name: &str) -> Table {
    let mut table = b.table(name);
    b.ulid(&mut table);
    if HARD_NAMES.contains(&name) {
        table.comment = Some(format!("{name} */ `${{x}}` ''' \"\"\""));
    }
    table
}

/// References the tables with hard names, from columns and by constraints that are named like them.
fn hub(b: &mut Build, tables: &[Table]) -> Table {
    let mut hub = b.table("hub \"of\" 'all'");
    b.ulid(&mut hub);
    for target in tables.iter().filter(|table| HARD_NAMES.contains(&table.name.as_str())) {
        let column = b.column(&mut hub, &format!("{}_id", target.name), DataType::TEXT);
        b.foreign_key(&mut hub, &[column], target, &[target.columns[0].id], None);
        hub.foreign_keys.last_mut().unwrap().name = Some(format!("fk {}", target.name));
    }
    hub
}

/// A column of each name, which is its default and its comment too, and constraints with the hard ones.
fn columns(b: &mut Build, kind: EnumId) -> Table {
    let mut table = b.table("columns");
    b.ulid(&mut table);
    for name in NAMES {
        let id = b.required(&mut table, name, varchar(40));
        let column = table.column_mut(id).unwrap();
        column.default = Some(DefaultValue::Text((*name).to_owned()));
        column.comment = Some((*name).to_owned());
    }
    let kinds = b.required(&mut table, "kind", DataType::Enum(kind));
    table.column_mut(kinds).unwrap().default = Some(DefaultValue::Text("select".into()));
    let (first, second) = (table.columns[1].id, table.columns[2].id);
    for name in HARD_NAMES {
        b.unique(&mut table, Some(&format!("unique {name}")), &[first, second]);
        b.index(&mut table, Some(&format!("index {name}")), vec![IndexKey::column(first)]).predicate =
            Some("\"class\" <> '`${x}`\\'".into());
        table.checks.push(CheckConstraint {
            name: Some(format!("check {name}")),
            ..CheckConstraint::new(b.ids.fresh(), "\"`tick` ${process.exit(1)}\" <> 'it''s `${1}` \\ */'")
        });
    }
    table
}
