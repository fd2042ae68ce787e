//! Columns of the three cores: builders, options in either form, and chains.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use crowfoot_model::{DataType, DefaultValue, Dialect, Identity, LogicalType};
use support::{assert_has, columns, sql, table, whole};

#[test]
fn postgres_has_its_types_in_either_form() {
    let text = sql(r"
import { pgTable, pgEnum, text, varchar, char, numeric, decimal, timestamp, time, interval, bigint, bigserial,
  smallserial, doublePrecision, bit, vector, halfvec, geometry, jsonb, uuid, boolean, real, inet, point, date,
} from 'drizzle-orm/pg-core';
export const mood = pgEnum('mood', ['sad', 'it\'s ok']);
export const t = pgTable('t', {
  a: text(), b: text('b_b'), c: varchar({ length: 20 }), d: varchar('d_d', { length: 30 }), e: char('e'),
  f: numeric('f', { precision: 10, scale: 2 }), g: decimal({ precision: 7 }), h: numeric(),
  i: timestamp('i', { withTimezone: true, precision: 3, mode: 'string' }), j: timestamp(), k: time({ precision: 2 }),
  l: interval({ fields: 'day', precision: 0 }), m: bigint({ mode: 'number' }), n: bigserial('n', { mode: 'bigint' }),
  o: doublePrecision(), p: bit('p', { dimensions: 3 }), q: vector({ dimensions: 1536 }),
  r: geometry('r', { type: 'point', mode: 'xy', srid: 4326 }), s: mood(), t: mood('t_t').array(), u: text().array().array(),
  v: uuid().array(3), w: text().array('[][]'),
});
");
    assert_has(
        &text,
        &[
            "CREATE TYPE \"mood\" AS ENUM ('sad', 'it''s ok');",
            "\"a\" text",
            "\"b_b\" text",
            "\"c\" varchar(20)",
            "\"d_d\" varchar(30)",
            "\"e\" char",
            "\"f\" numeric(10, 2)",
            "\"g\" numeric(7)",
            "\"h\" numeric,",
            "\"i\" timestamp(3) with time zone",
            "\"k\" time(2)",
            "\"m\" bigint",
            "\"n\" bigserial",
            "\"o\" double precision",
            "\"p\" bit(3)",
            "\"q\" vector(1536)",
            "\"r\" geometry(point,4326)",
            "\"s\" \"mood\"",
            "\"t_t\" \"mood\"[]",
            "\"u\" text[][]",
            "\"v\" uuid[3]",
            "\"w\" text[][]",
        ],
    );
}

#[test]
fn mysql_has_its_types() {
    let text = sql(r"
import { mysqlTable, int, bigint, serial, varchar, mysqlEnum, datetime, timestamp, decimal, tinyint, boolean, json,
  text, double, binary, varbinary, year, mediumtext } from 'drizzle-orm/mysql-core';
export const t = mysqlTable('t', {
  id: serial().primaryKey(), a: int('a', { unsigned: true }).notNull(), b: bigint({ mode: 'number', unsigned: true }),
  c: varchar({ length: 255, enum: ['x', 'y'] }), d: mysqlEnum(['p', 'q']).notNull(), e: mysqlEnum('e_e', ['it\'s']),
  f: datetime({ fsp: 3 }), g: timestamp('g', { fsp: 3 }).defaultNow().onUpdateNow(), h: decimal({ precision: 10, scale: 2, unsigned: true }),
  i: tinyint(), j: boolean().default(true), k: json().default({ a: [1] }), l: text().default('x'), m: double({ precision: 8, scale: 3 }),
  n: binary({ length: 16 }), o: varbinary('o', { length: 8 }), p: year(), q: mediumtext(), r: timestamp().defaultNow(),
});
");
    assert_has(
        &text,
        &[
            "`id` serial",
            "`a` int unsigned NOT NULL",
            "`b` bigint unsigned",
            "`c` varchar(255)",
            "`d` enum('p','q') NOT NULL",
            "`e_e` enum('it''s')",
            "`f` datetime(3)",
            "`g` timestamp(3) DEFAULT (now()) ON UPDATE CURRENT_TIMESTAMP(3)",
            "`h` decimal(10,2) unsigned",
            "`j` boolean DEFAULT true",
            "`k` json DEFAULT ('{\"a\":[1]}')",
            "`l` text DEFAULT ('x')",
            "`m` double(8,3)",
            "`r` timestamp DEFAULT (now())",
        ],
    );
}

#[test]
fn sqlite_has_its_types_and_modes() {
    let import = whole(
        r"
import { sqliteTable, integer, text, blob, real, numeric } from 'drizzle-orm/sqlite-core';
export const t = sqliteTable('t', {
  id: integer().primaryKey({ autoIncrement: true }), a: text({ length: 20 }), b: text('b', { mode: 'json' }).default([]),
  c: integer({ mode: 'boolean' }).notNull().default(false), d: integer('d', { mode: 'timestamp' }).default(new Date('2024-01-02T03:04:05Z')),
  e: blob({ mode: 'buffer' }), f: real(), g: numeric(), h: text({ enum: ['a', 'b'] }).default('a'), i: integer({ mode: 'timestamp_ms' }).defaultNow(),
});
",
    );
    assert_eq!(import.document.settings().dialect, Dialect::Sqlite);
    let t = table(&import.document, "t");
    assert_eq!(t.columns[0].identity, Some(Identity::AutoIncrement));
    assert_eq!(t.column_named("d").unwrap().default, Some(DefaultValue::Number("1704164645".into())));
    assert_eq!(t.column_named("b").unwrap().default, Some(DefaultValue::Text("[]".into())));
    assert_eq!(t.column_named("h").unwrap().default, Some(DefaultValue::Text("a".into())));
    assert!(t.column_named("c").unwrap().not_null);
}

#[test]
fn defaults_generated_and_identity_columns() {
    let text = sql(r#"
import { sql } from 'drizzle-orm';
import { pgTable, text, integer, jsonb, timestamp, uuid, numeric, boolean, date } from 'drizzle-orm/pg-core';
const FREE = 'free' as const;
const plan = { name: `pro ${1 + 1}`, limit: -5, at: new Date('2024-02-03') };
export const t = pgTable('t', {
  a: text().default(FREE), b: text().default(plan.name), c: integer().default(plan.limit), d: jsonb().default({ on: true, l: ["it's"] }),
  e: timestamp().defaultNow(), f: uuid().defaultRandom(), g: text().default(sql`gen_random_uuid()::text`), h: text().array().default([]),
  i: text().array().default(['a', 'b "c"']), j: numeric().default('0'), k: boolean().default(!true), l: date().default('2024-01-01'),
  m: text().generatedAlwaysAs((): SQL => sql`lower(${t.a})`), n: integer().generatedAlwaysAsIdentity({ startWith: 100, cache: 5 }),
  o: integer().generatedByDefaultAsIdentity({ name: 'own_seq' }), p: text().$defaultFn(() => ulid()), q: text().$onUpdate(() => 'x').$type<'a' | 'b'>(),
  r: timestamp().default(plan.at),
});
"#);
    assert_has(
        &text,
        &[
            "\"a\" text DEFAULT 'free'",
            "\"b\" text DEFAULT 'pro 2'",
            "\"c\" integer DEFAULT -5",
            "\"d\" jsonb DEFAULT '{\"on\":true,\"l\":[\"it''s\"]}'::jsonb",
            "\"e\" timestamp DEFAULT now()",
            "\"f\" uuid DEFAULT gen_random_uuid()",
            "\"g\" text DEFAULT gen_random_uuid()::text",
            "\"h\" text[] DEFAULT '{}'",
            "\"i\" text[] DEFAULT '{\"a\",\"b \\\"c\\\"\"}'",
            "\"j\" numeric DEFAULT '0'",
            "\"k\" boolean DEFAULT false",
            "\"m\" text GENERATED ALWAYS AS (lower(a)) STORED",
            "\"n\" integer GENERATED ALWAYS AS IDENTITY (START WITH 100 CACHE 5)",
            "\"o\" integer GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME \"own_seq\")",
            "\"r\" timestamp DEFAULT '2024-02-03 00:00:00.000'",
        ],
    );
}

#[test]
fn values_of_the_client_are_noted() {
    let import = whole(
        r"
import { pgTable, text } from 'drizzle-orm/pg-core';
export const t = pgTable('t', { id: text().primaryKey().$defaultFn(() => ulid()), u: text().$onUpdate(() => 'x') });
",
    );
    let entry = import.ledger.iter().find(|entry| entry.kind == "TABLE").unwrap();
    assert_eq!(entry.reason, "Set by Drizzle, not by the database: id ($defaultFn), u ($onUpdate).");
}

#[test]
fn custom_types_give_their_type() {
    let import = whole(
        r"
import { pgTable, customType } from 'drizzle-orm/pg-core';
const citext = customType<{ data: string }>({ dataType() { return 'citext'; } });
const money = customType<{ data: number; config: { precision: number } }>({
  dataType: (config) => (config ? `numeric(${config.precision}, 2)` : 'numeric'),
});
export const t = pgTable('t', { a: citext('a').notNull(), b: money('b', { precision: 12 }), c: money() });
",
    );
    let t = table(&import.document, "t");
    assert!(matches!(&t.columns[0].data_type, Some(DataType::Native { text, .. }) if text == "citext"));
    let decimal = |precision, scale| Some(DataType::Logical(LogicalType::Decimal { precision, scale }));
    assert_eq!(t.columns[1].data_type, decimal(Some(12), Some(2)));
    assert_eq!(t.columns[2].data_type, decimal(None, None));
}

#[test]
fn casing_names_columns_without_names() {
    let files = [
        (
            "schema.ts",
            "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const t = pgTable('t', { firstName: text().unique(), lastName: text('Last') });",
        ),
        (
            "drizzle.config.ts",
            "export default defineConfig({ dialect: 'postgresql', casing: 'snake_case' });",
        ),
    ];
    assert_eq!(columns(&support::read(&files).document, "t"), ["first_name", "Last"]);
    assert_eq!(columns(&support::read(&files[..1]).document, "t"), ["firstName", "Last"]);
    // Drizzle Kit names a unique constraint by the key.
    let import = support::read(&files);
    assert_eq!(table(&import.document, "t").uniques[0].name.as_deref(), Some("t_firstName_unique"));
}

#[test]
fn pasted_text_is_code_whatever_it_is_called() {
    let text =
        "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const t = pgTable('t', { a: text() });";
    assert_eq!(columns(&support::read(&[("pasted.sql", text)]).document, "t"), ["a"]);
}

#[test]
fn comments_of_the_code_are_comments_of_the_design() {
    let import = whole(
        "import { pgTable, text } from 'drizzle-orm/pg-core';\n/**\n * People who\n * sign in.\n * @see nobody\n */\nexport const t = pgTable('t', {\n  /** Shown to all. */\n  name: text(),\n  // not this\n  other: text(),\n});",
    );
    let t = table(&import.document, "t");
    assert_eq!(t.comment.as_deref(), Some("People who\nsign in."));
    assert_eq!(t.columns[0].comment.as_deref(), Some("Shown to all."));
    assert_eq!(t.columns[1].comment, None);
}

#[test]
fn sqlite_keeps_booleans_and_json_in_the_types_of_its_columns() {
    let import = whole(
        r"
import { sqliteTable, integer, text } from 'drizzle-orm/sqlite-core';
export const t = sqliteTable('t', {
  id: integer().primaryKey(),
  done: integer({ mode: 'boolean' }).default(false).notNull(),
  tags: text({ mode: 'json' }).$type<string[]>().default([]),
  seen: integer('seen', { mode: 'timestamp' }).notNull().default(new Date('2024-01-02T03:04:05Z')),
  sent: integer('sent', { mode: 'timestamp_ms' }),
});
export const u = sqliteTable('u', (t) => ({ open: t.integer('is_open', { mode: 'boolean' }) }));
",
    );
    let document = &import.document;
    let of = |name: &str, column: &str| table(document, name).column_named(column).unwrap().data_type.clone();
    assert_eq!(of("t", "done"), Some(DataType::Logical(LogicalType::Boolean)));
    assert_eq!(of("t", "tags"), Some(DataType::Logical(LogicalType::Json { binary: false })));
    assert_eq!(of("u", "is_open"), Some(DataType::Logical(LogicalType::Boolean)));
    assert_ne!(of("t", "id"), Some(DataType::Logical(LogicalType::Boolean)));
    let exported = |key: &str| {
        let output =
            crowfoot_export::exporter(key).unwrap().export(document, &crowfoot_export::Options::default());
        output.files.into_iter().map(|file| file.text).collect::<String>()
    };
    assert_has(
        &exported("sqlite"),
        &[
            "done integer NOT NULL DEFAULT false",
            "tags text    DEFAULT '[]'",
            "is_open integer",
            "seen integer NOT NULL DEFAULT 1704164645",
            "sent integer\n",
        ],
    );
    let parts = [
        "done: integer('done', { mode: 'boolean' }).default(false).notNull()",
        "tags: text('tags', { mode: 'json' }).default([])",
        "seen: integer('seen', { mode: 'timestamp' })\n    .default(sql`1704164645`)\n    .notNull()",
        "sent: integer('sent', { mode: 'timestamp_ms' })",
        "isOpen: integer('is_open', { mode: 'boolean' })",
    ];
    assert_has(&exported("drizzle-sqlite"), &parts);
}

#[test]
fn a_time_that_is_no_longer_kept_in_an_integer_is_written_as_the_script_has_it() {
    let text = "import { sqliteTable, integer } from 'drizzle-orm/sqlite-core';\n\
        export const t = sqliteTable('t', { id: integer().primaryKey(), seen: integer({ mode: 'timestamp' }) });";
    let mut document = whole(text).document;
    let mut changed = table(&document, "t").clone();
    changed.columns[1].data_type =
        Some(DataType::Logical(LogicalType::Timestamp { precision: None, with_zone: true }));
    let mut edit = crowfoot_model::Edit::new(&document);
    edit.put(changed);
    let diff = edit.finish();
    document.apply(&diff);
    let exported = |key: &str| {
        let exporter = crowfoot_export::exporter(key).unwrap();
        exporter.export(&document, &crowfoot_export::Options::default()).text().to_owned()
    };
    assert_has(&exported("sqlite"), &["seen timestamp"]);
    assert!(!exported("drizzle-sqlite").contains("mode: 'timestamp'"), "{}", exported("drizzle-sqlite"));
}
