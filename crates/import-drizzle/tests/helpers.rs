//! What people build on Drizzle: helpers, constants, creators, and several files.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use crowfoot_model::Dialect;
use support::{columns, read, sql, table, translated, whole};

#[test]
fn helpers_are_spread_and_called() {
    let files = [
        (
            "src/db/schema/users.ts",
            "import { pgTable, text } from 'drizzle-orm/pg-core';\nimport { timestamps, id, soft } from './helpers';\n\
             import { roles } from '@/db/enums';\n\
             export const users = pgTable('users', { id: id(), role: text({ enum: roles }).default(roles[0]), ...timestamps, ...soft(true) });",
        ),
        (
            "src/db/schema/helpers.ts",
            "import { timestamp, text } from 'drizzle-orm/pg-core';\n\
             export const timestamps = { createdAt: timestamp('created_at').defaultNow().notNull(), updatedAt: timestamp('updated_at').notNull() };\n\
             export function id(name = 'id') { const column = text(name); return column.primaryKey(); }\n\
             export const soft = (wanted: boolean) => { if (!wanted) { return {}; } return { deletedAt: timestamp('deleted_at') }; };",
        ),
        ("src/db/enums.ts", "export const roles = ['user', 'admin'] as const;"),
        ("src/db/schema/index.ts", "export * from './users';\nexport * as helpers from './helpers';"),
    ];
    let import = read(&files);
    assert_eq!(columns(&import.document, "users"), ["id", "role", "created_at", "updated_at", "deleted_at"]);
    assert!(import.ledger.iter().all(|entry| entry.understood), "{:?}", import.ledger);
    assert_eq!(table(&import.document, "users").primary_key_columns().len(), 1);
}

#[test]
fn creators_rename_tables() {
    for creator in [
        "pgTableCreator((name) => `app_${name}`)",
        "pgTableCreator(function (name) { return 'app_' + name })",
    ] {
        let text = format!(
            "import {{ pgTableCreator, text, index }} from 'drizzle-orm/pg-core';\nexport const createTable = {creator};\n\
             export const posts = createTable('post', {{ id: text().unique() }}, (t) => [index('i').on(t.id)]);"
        );
        let import = whole(&text);
        let posts = table(&import.document, "app_post");
        assert_eq!(posts.uniques[0].name.as_deref(), Some("app_post_id_unique"));
        assert_eq!(posts.indexes.len(), 1);
    }
}

#[test]
fn enums_come_from_arrays_objects_and_typescript() {
    let text = sql(r"
import * as p from 'drizzle-orm/pg-core';
enum Level { Low = 'low', High = 'high' }
const STATES = { Open: 'open', Shut: 'shut' } as const;
const kinds = ['a', 'b'] as const satisfies readonly string[];
export const level = p.pgEnum('level', Level);
export const state = p.pgEnum('state', Object.values(STATES) as [string, ...string[]]);
export const kind = p.pgEnum('kind', [...kinds, 'c']);
export const upper = p.pgEnum('upper', kinds.map((kind) => kind.toUpperCase()) as any);
export const t = p.pgTable('t', (t) => ({ a: level().default(Level.High), b: state('b').notNull(), c: t.text({ enum: kinds }) }));
");
    for wanted in [
        "\"level\" AS ENUM ('low', 'high')",
        "\"state\" AS ENUM ('open', 'shut')",
        "\"kind\" AS ENUM ('a', 'b', 'c')",
        "\"upper\" AS ENUM ('A', 'B')",
        "\"a\" \"level\" DEFAULT 'high'",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

#[test]
fn schemas_have_tables_enums_views_and_sequences() {
    let import = whole(
        r"
import { pgSchema, text, pgSequence, integer } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
export const auth = pgSchema('auth');
export const kind = auth.enum('kind', ['x']);
export const users = auth.table('users', { id: text().primaryKey(), kind: kind() });
export const names = auth.view('names').as((qb) => qb.select({ id: users.id, n: sql<number>`count(*)`.as('n') }).from(users).groupBy(users.id));
export const numbers = auth.sequence('numbers', { startWith: 5, increment: 2, cycle: true });
export const one = pgSequence('one');
",
    );
    let document = &import.document;
    assert_eq!(document.schemas().len(), 1);
    assert_eq!(document.sequences().len(), 2);
    let view = document.views().next().unwrap();
    assert!(
        view.query.contains("select \"id\", count(*) as \"n\" from \"auth\".\"users\" group by"),
        "{}",
        view.query
    );
    assert_eq!(table(document, "users").schema, document.schemas().next().map(|schema| schema.id));
    // A sequence and a table without a schema are in none.
    assert_eq!(document.sequences().find(|sequence| sequence.name == "one").unwrap().schema, None);
}

#[test]
fn destructuring_rest_and_conditions_are_evaluated() {
    let import = whole(
        r"
import { sqliteTable, text, integer } from 'drizzle-orm/sqlite-core';
const { a: base, ...others } = { a: { id: text().primaryKey() }, b: { n: integer() }, c: { m: integer() } };
const make = ({ prefix = 'x', wide = false }: { prefix?: string; wide?: boolean } = {}) =>
  sqliteTable(`${prefix}_t`, { ...base, ...others.b, ...(wide ? others.c : {}) });
export const one = make();
export const two = make({ prefix: process.env.PREFIX ?? 'y', wide: true });
",
    );
    assert_eq!(columns(&import.document, "x_t"), ["id", "n"]);
    assert_eq!(columns(&import.document, "y_t"), ["id", "n", "m"]);
}

#[test]
fn what_is_not_among_the_files_is_named_and_loses_nothing_else() {
    let import = read(&[(
        "schema.ts",
        "import { pgTable, text } from 'drizzle-orm/pg-core';\nimport { id, stamps, gone } from 'elsewhere';\n\
         export const t = pgTable('t', {\n  id: id('id').primaryKey(),\n  name: text().notNull(),\n  ...stamps(),\n});\n\
         export const u = pgTable('u', { tId: text().references(() => t.id), other: text().references(() => gone.id) });\n\
         export const v = gone.table('v', {});",
    )]);
    assert_eq!(columns(&import.document, "t"), ["id", "name"]);
    let t = table(&import.document, "t");
    assert!(t.is_in_primary_key(t.columns[0].id));
    assert_eq!(t.columns[0].data_type, None);
    assert_eq!(table(&import.document, "u").foreign_keys.len(), 1);
    let reasons: Vec<String> = import
        .ledger
        .iter()
        .filter(|entry| !entry.understood)
        .map(|entry| format!("{} {}", entry.line, entry.reason))
        .collect();
    assert_eq!(reasons.len(), 3, "{reasons:#?}");
    assert!(
        reasons[0].starts_with("3 ") && reasons[0].contains("id is imported from elsewhere"),
        "{reasons:#?}"
    );
    assert!(reasons[0].contains("line 6"), "{reasons:#?}");
}

#[test]
fn tables_of_another_database_are_named() {
    let import = read(&[
        (
            "a.ts",
            "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const a = pgTable('a', { x: text() });\nexport const b = pgTable('b', { x: text() });",
        ),
        (
            "b.ts",
            "import { sqliteTable, text } from 'drizzle-orm/sqlite-core';\nexport const c = sqliteTable('c', { x: text() });",
        ),
    ]);
    assert_eq!(import.document.settings().dialect, Dialect::Postgres);
    assert_eq!(import.document.tables().len(), 2);
    assert!(import.ledger.iter().any(|entry| entry.reason.contains("SQLite")));
    let single = whole(
        "import { singlestoreTable, int } from 'drizzle-orm/singlestore-core';\nexport const a = singlestoreTable('a', { x: int() });",
    );
    assert_eq!(single.document.settings().dialect, Dialect::Mysql);
    assert!(single.ledger.iter().any(|entry| entry.reason.contains("SingleStore is read as MySQL")));
}

#[test]
fn translations_travel_as_json() {
    let translation = translated(&[(
        "s.ts",
        "import { pgTable, text } from 'drizzle-orm/pg-core';\n/** Doc \"x\" */\nexport const t = pgTable('t', { ä: text('ü').$onUpdate(f) });\nbroken(",
    )]);
    assert_eq!(crowfoot_import::Translation::from_json(&translation.to_json()), Some(translation));
}

#[test]
fn tables_keep_their_names_where_their_prefix_is_not_known() {
    let import = read(&[(
        "s.ts",
        "import { pgTableCreator, text } from 'drizzle-orm/pg-core';\nimport { prefix } from '@/lib/constants';\n\
         const pgTable = pgTableCreator((name) => `${prefix}_${name}`);\nexport const tasks = pgTable('tasks', { a: text() });",
    )]);
    assert_eq!(columns(&import.document, "tasks"), ["a"]);
    assert!(
        import.ledger.iter().any(|entry| entry.reason.contains("Called as in the file: what renames it"))
    );
}

#[test]
fn the_line_is_that_of_the_package_or_of_what_only_one_has() {
    let name = |header: &str, version: &str| {
        let schema = format!(
            "import {{ pgTable, text }} from 'drizzle-orm/pg-core';\n{header}\nexport const a = pgTable('a', {{ b: text().unique() }});"
        );
        let package = format!("{{\"dependencies\":{{\"drizzle-orm\":\"{version}\"}}}}");
        let import = read(&[("s.ts", &schema), ("package.json", &package)]);
        let table = import.document.tables().next().unwrap();
        table.uniques[0].name.clone().unwrap_or_default()
    };
    for version in ["^0.45.0", "0.30.1"] {
        assert_eq!(name("import { bytea } from 'drizzle-orm/pg-core';", version), "a_b_unique", "{version}");
    }
    for version in ["1.0.0-rc.5", "beta", "rc"] {
        assert_ne!(name("", version), "a_b_unique", "{version}");
    }
    for header in [
        "import { bytea } from 'drizzle-orm/pg-core';",
        "import { createSelectSchema } from \"drizzle-orm/zod\";",
        "import { defineRelations } from 'drizzle-orm';",
    ] {
        assert_ne!(name(header, "catalog:"), "a_b_unique", "{header}");
    }
    assert_eq!(name("", "catalog:"), "a_b_unique");
}
