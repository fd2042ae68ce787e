//! Names and texts that would break out of their place if anything were left unquoted.

use crowfoot_model::{
    Area, CheckConstraint, DataType, DefaultValue, Dialect, Document, EnumType, IndexKey, PrimaryKey,
    Statement,
};

use super::build::{Build, varchar};

pub(crate) static NAMES: &[&str] = &[
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

pub(crate) fn hostile() -> Document {
    let mut b = Build::new("*/ `${x}` \"'\n", Dialect::Postgres);
    let hub = {
        let mut table = b.table("hub \"of\" 'all'");
        b.ulid(&mut table);
        table
    };
    let hub_id = hub.columns[0].id;
    let kind = EnumType {
        id: b.ids.fresh(),
        schema: None,
        name: "enum `of` \"all\"".into(),
        values: NAMES.iter().map(|name| (*name).to_owned()).collect(),
        comment: Some("*/ alert(1) /*".into()),
    };
    let mut tables = Vec::new();
    for name in NAMES {
        let mut table = b.table(name);
        table.comment = Some(format!("{name} */ `${{x}}` ''' \"\"\""));
        b.ulid(&mut table);
        let parent = b.column(&mut table, "hub \"of\" 'all'_id", DataType::TEXT);
        // The first table has a column of each name, the others the two that their constraints name.
        let columns = if tables.is_empty() { NAMES } else { &NAMES[1..19] };
        let columns = if tables.len() < 2 { columns } else { &["class", "`tick` ${process.exit(1)}"] };
        for column in columns {
            let id = b.required(&mut table, column, varchar(20));
            let column = table.column_mut(id).unwrap();
            column.default = Some(DefaultValue::Text((*name).to_owned()));
            column.comment = Some((*name).to_owned());
        }
        let kinds = b.required(&mut table, "kind", DataType::Enum(kind.id));
        table.column_mut(kinds).unwrap().default = Some(DefaultValue::Text("select".into()));
        b.foreign_key(&mut table, &[parent], &hub, &[hub_id], None);
        table.foreign_keys[0].name = Some(format!("fk {name}"));
        let (first, second) = (table.columns[2].id, table.columns[3].id);
        b.unique(&mut table, Some(&format!("unique {name}")), &[first, second]);
        b.index(&mut table, Some(&format!("index {name}")), vec![IndexKey::column(first)]).predicate =
            Some("\"class\" <> '`${x}`\\'".into());
        table.checks.push(CheckConstraint {
            name: Some(format!("check {name}")),
            ..CheckConstraint::new(b.ids.fresh(), "\"`tick` ${process.exit(1)}\" <> 'it''s `${1}` \\ */'")
        });
        tables.push(table);
    }
    let mut pair = b.table("pairs");
    let left = b.required(&mut pair, "*/", DataType::TEXT);
    let right = b.required(&mut pair, "'", DataType::TEXT);
    pair.primary_key =
        Some(PrimaryKey { name: Some("pk '`\"".into()), ..PrimaryKey::over(vec![left, right]) });
    b.put(kind);
    b.put(hub);
    for table in tables {
        b.put(table);
    }
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
