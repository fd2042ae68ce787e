//! Keys, checks, indexes, policies, views and relations.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use crowfoot_model::{ForeignKeyTarget, ReferentialAction, SortOrder};
use support::{assert_has, read, sql, table, whole};

const USERS: &str = "import { sql, relations } from 'drizzle-orm';\n\
    import { pgTable, text, integer, timestamp, index, uniqueIndex, unique, primaryKey, foreignKey, check, pgPolicy, pgRole, AnyPgColumn } from 'drizzle-orm/pg-core';\n\
    export const users = pgTable('users', { id: text().primaryKey(), email: text().notNull().unique(), a: integer(), b: integer(), deletedAt: timestamp('deleted_at') });\n";

fn with_users(more: &str) -> String {
    [USERS, more].concat()
}

#[test]
fn the_third_argument_is_an_array_or_an_object() {
    let array = "(t) => [primaryKey({ columns: [t.x, t.y] }), unique().on(t.x), index('i').on(t.y.desc())]";
    let object = "(t) => ({ pk: primaryKey({ columns: [t.x, t.y] }), u: unique().on(t.x), i: index('i').on(t.y.desc()) })";
    for extra in [array, object] {
        let text = sql(&with_users(&format!(
            "export const t = pgTable('t', {{ x: text('x_x'), y: integer() }}, {extra});"
        )));
        assert_has(
            &text,
            &[
                "CONSTRAINT \"t_x_x_y_pk\" PRIMARY KEY (\"x_x\", \"y\")",
                "CONSTRAINT \"t_x_x_unique\" UNIQUE (\"x_x\")",
                "CREATE INDEX \"i\" ON \"t\" (\"y\" DESC NULLS LAST)",
            ],
        );
    }
}

#[test]
fn names_are_those_of_the_line() {
    let schema = with_users(
        "export const t = pgTable('t', { u: text().unique().references(() => users.id), v: text() }, (t) => [primaryKey({ columns: [t.u, t.v] }), index().on(t.v)]);",
    );
    let classic = read(&[("s.ts", &schema)]);
    let one =
        read(&[("s.ts", &schema), ("package.json", "{\"dependencies\":{\"drizzle-orm\":\"^1.0.0-rc.5\"}}")]);
    let names = |import: &crowfoot_import::Import| {
        let t = table(&import.document, "t");
        let key = t.primary_key.as_ref().and_then(|key| key.name.clone()).unwrap_or_default();
        [
            key,
            t.uniques[0].name.clone().unwrap(),
            t.foreign_keys[0].name.clone().unwrap(),
            t.indexes[0].name.clone().unwrap(),
        ]
    };
    assert_eq!(names(&classic), ["t_u_v_pk", "t_u_unique", "t_u_users_id_fk", "t_v_index"]);
    let [_, unique, foreign, index] = names(&one);
    assert_eq!([unique, foreign, index], ["t_u_key", "t_u_users_id_fkey", "t_v_index"]);
}

#[test]
fn long_names_of_the_new_line_are_hashed() {
    let table = "a_table_with_a_name_that_is_rather_long";
    let schema = format!(
        "import {{ pgTable, text }} from 'drizzle-orm/pg-core';\nimport {{ defineRelations }} from 'drizzle-orm';\n\
        export const u = pgTable('another_table', {{ id: text().primaryKey() }});\n\
        export const t = pgTable('{table}', {{ a: text('a_column_of_that_table').references(() => u.id) }});"
    );
    let import = read(&[("s.ts", &schema)]);
    let name = support::table(&import.document, table).foreign_keys[0].name.clone().unwrap();
    assert!(name.starts_with(table) && name.ends_with("_fkey") && name.len() == table.len() + 18, "{name}");
}

#[test]
fn foreign_keys_are_single_composite_and_circular() {
    let import = whole(&with_users(
        "export const a = pgTable('a', { id: text().primaryKey(), bId: text('b_id').references((): AnyPgColumn => b.id, { onDelete: 'set null', onUpdate: 'cascade' }), parent: text().references((): AnyPgColumn => a.id) });\n\
         export const b = pgTable('b', { id: text().primaryKey(), aId: text('a_id'), x: integer(), y: integer() }, (t) => [\n\
           foreignKey({ columns: [t.aId], foreignColumns: [a.id], name: 'own' }).onDelete('cascade'),\n\
           foreignKey({ columns: [t.x, t.y], foreignColumns: [users.a, users.b] }),\n\
         ]);",
    ));
    let (a, b) = (table(&import.document, "a"), table(&import.document, "b"));
    assert_eq!(a.foreign_keys.len(), 2);
    assert_eq!(a.foreign_keys[0].on_delete, Some(ReferentialAction::SetNull));
    assert_eq!(a.foreign_keys[0].on_update, Some(ReferentialAction::Cascade));
    assert_eq!(
        a.foreign_keys[1].target,
        ForeignKeyTarget::Table { table: a.id, columns: vec![a.columns[0].id] }
    );
    assert_eq!(b.foreign_keys[0].name.as_deref(), Some("own"));
    assert_eq!(b.foreign_keys[1].columns.len(), 2);
    assert_eq!(b.foreign_keys[1].name.as_deref(), Some("b_x_y_users_a_b_fk"));
}

#[test]
fn indexes_have_methods_orders_classes_and_conditions() {
    let text = sql(&with_users(
        "export const t = pgTable('t', { a: text(), b: integer(), deletedAt: timestamp('deleted_at') }, (t) => [\n\
           uniqueIndex('u').on(sql`lower(${t.a})`).where(sql`${t.deletedAt} is null`),\n\
           index('g').using('gin', sql`to_tsvector('english', ${t.a})`),\n\
           index('h').using('btree', t.a.asc().nullsLast().op('text_ops'), t.b.desc().nullsFirst()).concurrently().with({ fillfactor: 70 }),\n\
           index('n').on(t.a.nullsFirst(), sql`${t.b} desc`),\n\
           check('c', sql`${t.b} > 0 and ${t.b} < ${100}`),\n\
           unique('q').on(t.a, t.b).nullsNotDistinct(),\n\
         ]);",
    ));
    assert_has(
        &text,
        &[
            "CREATE UNIQUE INDEX \"u\" ON \"t\" ((lower(a))) WHERE deleted_at is null",
            "CREATE INDEX \"g\" ON \"t\" USING gin ((to_tsvector('english', a)))",
            "USING btree (\"a\" text_ops, \"b\" DESC) WITH (fillfactor=70)",
            "CREATE INDEX \"n\" ON \"t\" (\"a\" NULLS FIRST, b desc)",
            "CONSTRAINT \"c\" CHECK (b > 0 and b < 100)",
            "CONSTRAINT \"q\" UNIQUE NULLS NOT DISTINCT (\"a\", \"b\")",
        ],
    );
    let import = whole(&with_users(
        "export const t = pgTable('t', { a: text() }, (t) => [index('i').on(t.a.desc())]);",
    ));
    assert_eq!(table(&import.document, "t").indexes[0].keys[0].order, Some(SortOrder::Descending));
}

#[test]
fn policies_and_roles_are_kept() {
    let import = whole(&with_users(
        "import { authenticatedRole, authUid, authUsers } from 'drizzle-orm/supabase';\n\
         export const admin = pgRole('admin', { createDb: true });\n\
         export const old = pgRole('old').existing();\n\
         export const t = pgTable('t', { owner: text().references(() => authUsers.id) }, (t) => [\n\
           pgPolicy('own', { for: 'select', to: authenticatedRole, using: sql`${authUid} = ${t.owner}` }),\n\
         ]).enableRLS();\n\
         export const linked = pgPolicy('all', { as: 'restrictive', to: [admin, 'public'], withCheck: sql`true` }).link(users);",
    ));
    let texts: Vec<&str> = import.document.statements().map(|statement| statement.text.as_str()).collect();
    let all = texts.join("\n");
    assert_has(
        &all,
        &[
            "CREATE ROLE \"admin\" CREATEDB",
            "CREATE POLICY \"own\" ON \"t\" AS PERMISSIVE FOR SELECT TO \"authenticated\" USING ((select auth.uid()) = \"t\".\"owner\")",
            "CREATE POLICY \"all\" ON \"users\" AS RESTRICTIVE FOR ALL TO \"admin\", public WITH CHECK (true)",
            "ALTER TABLE \"t\" ENABLE ROW LEVEL SECURITY",
        ],
    );
    assert!(!all.contains("\"old\""));
    let t = table(&import.document, "t");
    assert!(
        matches!(&t.foreign_keys[0].target, ForeignKeyTarget::Unresolved { table, .. } if table == "users")
    );
}

/// The queries that drizzle-kit 0.31 writes of these.
#[test]
fn views_may_read_queries_and_choose_by_functions() {
    let import = whole(&with_users(
        "import { count, desc, eq, gt, lt } from 'drizzle-orm';\nimport { pgView } from 'drizzle-orm/pg-core';\n\
         export const by = pgView('by').as((qb) => qb.select({ a: users.a, n: count(users.id).as('n') }).from(users).groupBy(users.a).having(({ n }) => gt(n, 3)).orderBy(({ n }) => desc(n)).limit(10));\n\
         export const common = pgView('common').as((qb) => {\n\
           const few = qb.$with('few').as(qb.select({ key: users.a, n: count(users.id).as('n') }).from(users).groupBy(users.a));\n\
           return qb.with(few).select({ id: users.id, n: few.n }).from(users).innerJoin(few, eq(few.key, users.a));\n\
         });\n\
         export const inner = pgView('inner').as((qb) => {\n\
           const sub = qb.select({ id: users.id }).from(users).where(lt(users.a, 5)).as('sub');\n\
           return qb.select().from(sub);\n\
         });",
    ));
    let queries: Vec<_> = import.document.views().map(|view| view.query.as_str()).collect();
    assert_eq!(
        queries,
        [
            r#"select "a", count("id") as "n" from "users" group by "users"."a" having count("users"."id") > 3 order by "n" desc limit 10"#,
            r#"with "few" as (select "a", count("id") as "n" from "users" group by "users"."a") select "users"."id", "n" from "users" inner join "few" on "few"."a" = "users"."a""#,
            r#"select "id" from (select "id" from "users" where "users"."a" < 5) "sub""#,
        ]
    );
}

#[test]
fn views_whose_queries_double_are_named() {
    let mut text = String::from(
        "import { eq } from 'drizzle-orm';\nimport { pgView, QueryBuilder } from 'drizzle-orm/pg-core';\nconst qb = new QueryBuilder();\nconst q0 = qb.select().from(users).as('q0');\n",
    );
    for at in 1..60 {
        let last = at - 1;
        text.push_str(&format!(
            "const q{at} = qb.select({{ id: q{last}.id }}).from(q{last}).innerJoin(q{last}, eq(q{last}.id, q{last}.id)).as('q{at}');\n"
        ));
    }
    text.push_str("export const v = pgView('v').as((qb) => qb.select({ id: q59.id }).from(q59));\n");
    let import = read(&[("s.ts", &with_users(&text))]);
    let entry = import.ledger.iter().find(|entry| entry.kind == "VIEW").unwrap();
    assert!(!entry.understood && entry.reason.contains("too large"), "{entry:?}");
}

#[test]
fn views_are_queries_of_sql_or_of_the_builder() {
    let import = whole(&with_users(
        "import { eq, and, isNull } from 'drizzle-orm';\nimport { pgView, pgMaterializedView } from 'drizzle-orm/pg-core';\n\
         export const v = pgView('v', { id: text() }).with({ securityInvoker: true }).as(sql`select id from ${users} where ${users.a} = 1`);\n\
         export const w = pgMaterializedView('w').withNoData().as((qb) => qb.select().from(users).where(and(eq(users.a, 1), isNull(users.deletedAt))));\n\
         export const known = pgView('known', { id: text() }).existing();",
    ));
    let views: Vec<_> = import.document.views().collect();
    assert_eq!(views.len(), 2);
    assert_eq!(views[0].query, "select id from \"users\" where \"users\".\"a\" = 1");
    assert!(
        views[1].materialized
            && views[1].query.ends_with("where (\"users\".\"a\" = 1 and \"users\".\"deleted_at\" is null)"),
        "{}",
        views[1].query
    );
    let entry = import.ledger.iter().find(|entry| entry.excerpt.contains("known")).unwrap();
    assert!(entry.reason.contains("exists already"), "{entry:?}");
    let lost = read(&[(
        "s.ts",
        &with_users(
            "import { pgView } from 'drizzle-orm/pg-core';\nexport const v = pgView('v', { id: text('x') }).as((qb) => qb.with(cte).select());",
        ),
    )]);
    let entry = lost.ledger.iter().find(|entry| entry.kind == "VIEW").unwrap();
    assert!(!entry.understood && entry.reason.contains("Its columns: x."), "{entry:?}");
}

#[test]
fn relations_name_what_has_no_foreign_key() {
    let classic = with_users(
        "export const posts = pgTable('posts', { id: text().primaryKey(), authorId: text('author_id').references(() => users.id), editorId: text('editor_id') });\n\
         export const postsRelations = relations(posts, ({ one, many }) => ({\n\
           author: one(users, { fields: [posts.authorId], references: [users.id] }),\n\
           editor: one(users, { fields: [posts.editorId], references: [users.id], relationName: 'e' }),\n\
           all: many(users),\n\
         }));",
    );
    let entry = |text: &str| whole(text).ledger.into_iter().find(|entry| entry.kind == "RELATIONS").unwrap();
    assert_eq!(
        entry(&classic).reason,
        "No foreign key stands for editor (posts.editor_id → users.id); it becomes a logical key."
    );
    let one = "import { defineRelations } from 'drizzle-orm';\nimport { pgTable, pgSchema, text } from 'drizzle-orm/pg-core';\n\
         export const users = pgTable.withRLS('users', { id: text().primaryKey() });\n\
         export const core = pgSchema('core');\n\
         export const hidden = core.table.withRLS('hidden', { id: text() });\n\
         export const groups = pgTable('groups', { id: text().primaryKey(), owner: text() });\n\
         export const members = pgTable('members', { u: text().references(() => users.id), g: text() });\n\
         export const r = defineRelations({ users, groups, members }, (r) => ({\n\
           users: { owned: r.many.groups({ from: r.users.id, to: r.groups.owner }), groups: r.many.groups({ from: r.users.id.through(r.members.u), to: r.groups.id.through(r.members.g) }) },\n\
           groups: { owner: r.one.users({ from: r.groups.owner, to: r.users.id }) },\n\
         }));";
    assert_eq!(
        entry(one).reason,
        "No foreign key stands for owned (groups.owner → users.id); it becomes a logical key. No foreign key stands for groups (members.g → groups.id); it becomes a logical key. No foreign key stands for owner (groups.owner → users.id); it becomes a logical key."
    );
}
