import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { convert, crowfoot } from "../support/crowfoot.mjs";
import { stop as stopMariadb } from "../support/mariadb.mjs";
import { stop as stopPostgres } from "../support/postgres.mjs";
import { assertSame } from "./catalog/lines.mjs";
import { ENGINES } from "./migrating-engines.mjs";

// One change each, as people make it, from the command line: the files that it writes run forth and back, and the rows are
// what is expected. `says` has to be in the migration, `never` must not.
after(stopMariadb);
after(stopPostgres);

const RECIPES = {
  "a renamed column keeps its data, its index is not built again, and the view follows": {
    dialect: "postgres",
    before: `CREATE TABLE customers (id bigint PRIMARY KEY, active boolean NOT NULL DEFAULT true, ref text UNIQUE, name text);
      CREATE TABLE invoices (id bigint PRIMARY KEY, customer_ref text REFERENCES customers (ref));
      CREATE INDEX idx_customers_active ON customers (active) WHERE active; CREATE VIEW live AS SELECT id, active FROM customers;`,
    after: `CREATE TABLE customers (id bigint PRIMARY KEY, is_active boolean NOT NULL DEFAULT true, ref text UNIQUE, name varchar(80));
      CREATE TABLE invoices (id bigint PRIMARY KEY, customer_ref text REFERENCES customers (ref));
      CREATE INDEX idx_customers_is_active ON customers (is_active) WHERE is_active; CREATE VIEW live AS SELECT id, is_active FROM customers;`,
    renames: ["customers.active=customers.is_active"],
    rows: "INSERT INTO customers VALUES (1, false, 'a', 'Ada'), (2, true, 'b', NULL); INSERT INTO invoices VALUES (1, 'a');",
    asks: "SELECT id, is_active FROM live ORDER BY id",
    gets: [{ id: 1, is_active: false }, { id: 2, is_active: true }],
    says: ["RENAME COLUMN active TO is_active", "ALTER INDEX idx_customers_active RENAME TO idx_customers_is_active", "length(name) > 80"],
    never: ["DROP COLUMN", "DROP INDEX"],
  },
  "a type changes with its data and its default": {
    dialect: "postgres",
    before: "CREATE TABLE users (id integer PRIMARY KEY, role text NOT NULL DEFAULT 'customer', age text, joined text);",
    after: `CREATE TYPE roles AS ENUM ('customer', 'producer', 'admin');
      CREATE TABLE users (id integer PRIMARY KEY, role roles NOT NULL DEFAULT 'customer', age integer, joined timestamptz);`,
    rows: "INSERT INTO users VALUES (1, 'admin', '41', '2024-01-02 03:04:05+00'), (2, 'customer', NULL, NULL);",
    asks: "SELECT id, role::text AS role, age FROM users ORDER BY id",
    gets: [{ id: 1, role: "admin", age: 41 }, { id: 2, role: "customer", age: null }],
    says: ["USING age::integer", "DROP DEFAULT"],
  },
  "a value of an enum goes, and the order changes": {
    dialect: "postgres",
    before: `CREATE TYPE roles AS ENUM ('customer', 'producer', 'admin');
      CREATE TABLE users (id integer PRIMARY KEY, role roles NOT NULL DEFAULT 'customer', past roles[]);
      CREATE INDEX users_admin ON users (id) WHERE role = 'admin'; CREATE VIEW admins AS SELECT id, role FROM users WHERE role = 'admin';`,
    after: `CREATE TYPE roles AS ENUM ('admin', 'customer');
      CREATE TABLE users (id integer PRIMARY KEY, role roles NOT NULL DEFAULT 'customer', past roles[]);
      CREATE INDEX users_admin ON users (id) WHERE role = 'admin'; CREATE VIEW admins AS SELECT id, role FROM users WHERE role = 'admin';`,
    rows: "INSERT INTO users VALUES (1, 'admin', '{customer,admin}'), (2, 'customer', NULL);",
    asks: "SELECT id, role::text AS role, past::text AS past FROM users ORDER BY role",
    gets: [{ id: 1, role: "admin", past: "{customer,admin}" }, { id: 2, role: "customer", past: null }],
    says: ["'producer'", "::text IN ('producer')", "unnest(past)"],
  },
  "values are added to an enum outside of the transaction that uses them": {
    dialect: "postgres",
    before: "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (id int PRIMARY KEY, m mood NOT NULL DEFAULT 'ok');",
    after: "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); CREATE TABLE t (id int PRIMARY KEY, m mood NOT NULL DEFAULT 'happy');",
    rows: "INSERT INTO t VALUES (1, 'ok');",
    asks: "SELECT id, m::text AS m FROM t",
    gets: [{ id: 1, m: "ok" }],
    says: ["ADD VALUE 'sad' BEFORE 'ok'", "ADD VALUE 'happy' AFTER 'ok'"],
    never: ["USING"],
  },
  "tables that reference each other come and go": {
    dialect: "postgres",
    before: "CREATE TABLE keep (id int PRIMARY KEY);",
    after: `CREATE TABLE keep (id int PRIMARY KEY); CREATE TABLE a (id int PRIMARY KEY, b_id int); CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
      ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;`,
    rows: "INSERT INTO keep VALUES (7);",
    asks: "SELECT id FROM keep",
    gets: [{ id: 7 }],
  },
  "two columns exchange their names": {
    dialect: "postgres",
    before: "CREATE TABLE t (id int PRIMARY KEY, a text, b text);",
    after: "CREATE TABLE t (id int PRIMARY KEY, a text, b text);",
    renames: ["t.a=t.b", "t.b=t.a"],
    rows: "INSERT INTO t VALUES (1, 'was a', 'was b');",
    asks: "SELECT a, b FROM t",
    gets: [{ a: "was b", b: "was a" }],
  },
  "a key grows from integer to bigint with what references it": {
    dialect: "postgres",
    before: "CREATE TABLE p (id serial PRIMARY KEY); CREATE TABLE c (id int PRIMARY KEY, p_id int NOT NULL REFERENCES p ON DELETE CASCADE);",
    after: "CREATE TABLE p (id bigserial PRIMARY KEY); CREATE TABLE c (id int PRIMARY KEY, p_id bigint NOT NULL REFERENCES p ON DELETE CASCADE);",
    rows: "INSERT INTO p DEFAULT VALUES; INSERT INTO c VALUES (1, 1);",
    asks: "INSERT INTO p DEFAULT VALUES RETURNING id::int AS id",
    gets: [{ id: 2 }],
    undo: "DELETE FROM p WHERE id = 2",
  },
  "a column that counts becomes one with an identity": {
    dialect: "postgres",
    before: "CREATE TABLE p (id serial PRIMARY KEY, n int);",
    after: "CREATE TABLE p (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n int);",
    rows: "INSERT INTO p (n) VALUES (5), (6);",
    asks: "INSERT INTO p (n) VALUES (9) RETURNING id",
    gets: [{ id: 3 }],
    undo: "DELETE FROM p WHERE id = 3",
  },
  "a rebuild keeps the rows of children, indexes, triggers and views": {
    dialect: "sqlite",
    before: `CREATE TABLE chats (id INTEGER PRIMARY KEY, mode TEXT DEFAULT 'preview', title TEXT);
      CREATE TABLE messages (id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE, body TEXT);
      CREATE INDEX messages_chat ON messages (chat_id); CREATE INDEX chats_mode ON chats (mode);
      CREATE TRIGGER chats_ad AFTER DELETE ON chats BEGIN DELETE FROM messages WHERE chat_id = old.id; END; CREATE VIEW titled AS SELECT id, title FROM chats;`,
    after: `CREATE TABLE chats (id INTEGER PRIMARY KEY, mode TEXT NOT NULL DEFAULT 'markup', title TEXT);
      CREATE TABLE messages (id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE, body TEXT);
      CREATE INDEX messages_chat ON messages (chat_id); CREATE INDEX chats_mode ON chats (mode);
      CREATE TRIGGER chats_ad AFTER DELETE ON chats BEGIN DELETE FROM messages WHERE chat_id = old.id; END; CREATE VIEW titled AS SELECT id, title FROM chats;`,
    rows: "INSERT INTO chats VALUES (1,'preview','a'),(2,NULL,'b'); INSERT INTO messages VALUES (10,1,'hi'),(11,2,'ho');",
    asks: "SELECT m.id, c.mode, t.title FROM messages m JOIN chats c ON c.id = m.chat_id JOIN titled t ON t.id = c.id ORDER BY m.id",
    gets: [{ id: 10, mode: "preview", title: "a" }, { id: 11, mode: "markup", title: "b" }],
    says: ["PRAGMA foreign_keys = OFF;\nBEGIN;", "coalesce(mode, 'markup')", "PRAGMA foreign_key_check;"],
  },
  "a rebuild goes on counting where the table stood": {
    dialect: "sqlite",
    before: "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n INTEGER);",
    after: "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n INTEGER CHECK (n > 0));",
    rows: "INSERT INTO t (n) VALUES (1), (2), (3); DELETE FROM t WHERE id = 3;",
    asks: "INSERT INTO t (n) VALUES (9) RETURNING id",
    gets: [{ id: 4 }],
    undo: "DELETE FROM t WHERE id = 4",
  },
  "a column and a table of SQLite are renamed without a rebuild": {
    dialect: "sqlite",
    before: "CREATE TABLE a (id INTEGER PRIMARY KEY, n INTEGER CHECK (n > 0)); CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id));",
    after: "CREATE TABLE c (id INTEGER PRIMARY KEY, m INTEGER CHECK (m > 0), more TEXT); CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES c (id));",
    renames: ["a=c", "a.n=c.m"],
    rows: "INSERT INTO a VALUES (1, 5); INSERT INTO b VALUES (1, 1);",
    asks: "SELECT c.m FROM b JOIN c ON c.id = b.a_id",
    gets: [{ m: 5 }],
    says: ["RENAME TO c", "RENAME COLUMN n TO m", "ADD COLUMN more"],
    never: ["INSERT INTO"],
  },
  "a table of MySQL changes in one statement, and a column is said as a whole": {
    dialect: "mysql",
    before: `CREATE TABLE users (id int NOT NULL AUTO_INCREMENT, mail varchar(80) NOT NULL DEFAULT '' COMMENT 'to write to', old int, PRIMARY KEY (id), KEY old_key (old)) ENGINE=InnoDB;
      CREATE TABLE posts (id int NOT NULL, user_id int, PRIMARY KEY (id), CONSTRAINT posts_user FOREIGN KEY (user_id) REFERENCES users (id)) ENGINE=InnoDB;`,
    after: `CREATE TABLE users (id bigint NOT NULL AUTO_INCREMENT, nick varchar(20) DEFAULT NULL, mail varchar(120) NOT NULL DEFAULT '' COMMENT 'to write to', PRIMARY KEY (id), UNIQUE KEY mails (mail)) ENGINE=InnoDB;
      CREATE TABLE posts (id int NOT NULL, user_id bigint, PRIMARY KEY (id), CONSTRAINT posts_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE) ENGINE=InnoDB;`,
    rows: "INSERT INTO users (mail, old) VALUES ('a@b', 1), ('c@d', 2); INSERT INTO posts VALUES (1, 2);",
    asks: "SELECT u.mail FROM posts p JOIN users u ON u.id = p.user_id",
    gets: [{ mail: "c@d" }],
    says: ["COMMENT 'to write to'", "commits after every statement"],
    never: ["BEGIN"],
  },
  "an enum of MySQL gets a value, and a column another place": {
    dialect: "mysql",
    before: "CREATE TABLE t (id int NOT NULL, a int, role enum('x','y') NOT NULL DEFAULT 'x', PRIMARY KEY (id)) ENGINE=InnoDB;",
    after: "CREATE TABLE t (role enum('x','y','z') NOT NULL DEFAULT 'x', id int NOT NULL, a int, PRIMARY KEY (id)) ENGINE=InnoDB;",
    rows: "INSERT INTO t VALUES (1, 2, 'y');",
    asks: "SELECT id, role FROM t",
    gets: [{ id: "1", role: "y" }],
    says: ["FIRST"],
  },
};

for (const [name, recipe] of Object.entries(RECIPES)) {
  test(`${recipe.dialect}: ${name}`, async () => {
    const { up, down } = written(recipe);
    for (const text of recipe.says ?? []) assert.ok(up.includes(text), `it says ${text}:\n${up}`);
    for (const text of recipe.never ?? []) assert.ok(!up.includes(text), `it does not say ${text}:\n${up}`);
    const own = (sql) => convert(sql, recipe.dialect, recipe.dialect);
    await ENGINES[recipe.dialect](async (engine) => {
      const built = async (sql) => {
        await engine.empty();
        await engine.run(sql);
        return engine.catalog(sql);
      };
      const [before, after] = [own(recipe.before), own(recipe.after)];
      const aim = await built(after);
      const start = await built(before);
      await engine.run(recipe.rows);
      await engine.run(up);
      assertSame(await engine.catalog(after), aim, `up:\n${up}`);
      assert.deepEqual((await engine.rows(recipe.asks)).map((row) => ({ ...row })), recipe.gets);
      if (recipe.undo) await engine.run(recipe.undo);
      await engine.run(down);
      assertSame(await engine.catalog(before), start, `down:\n${down}`);
    });
  });
}

test("postgres: in stages, old and new programs write the same rows", async () => {
  const recipe = Object.values(RECIPES)[0];
  const stages = written({ ...recipe, staged: true });
  const names = Object.keys(stages).filter((name) => !name.endsWith(".down.sql"));
  assert.deepEqual(names.map((name) => name.slice(12, -4)), ["preflight", "expand", "backfill", "backfill", "validate", "contract"]);
  const stage = (word) => stages[names.find((name) => name.endsWith(`${word}.sql`))];
  await ENGINES.postgres(async (engine) => {
    await engine.empty();
    await engine.run(convert(recipe.before, "postgres", "postgres"));
    await engine.run("INSERT INTO customers VALUES (1, false, 'a', 'Ada'), (2, true, 'b', NULL)");
    await engine.run(stage("expand"));
    await engine.run("INSERT INTO customers (id, active) VALUES (3, false)");
    await engine.run("INSERT INTO customers (id, is_active) VALUES (4, false)");
    await engine.run("UPDATE customers SET is_active = false WHERE id = 2");
    for (const name of names.filter((name) => name.endsWith("backfill.sql"))) await engine.run(stages[name]);
    await engine.run("UPDATE customers SET active = true WHERE id = 1");
    const both = await engine.rows("SELECT id, active, is_active FROM customers ORDER BY id");
    assert.deepEqual(both.map((row) => [row.id, row.active, row.is_active]), [[1, true, true], [2, false, false], [3, false, false], [4, false, false]]);
    await engine.run(stage("validate"));
    await engine.run(stage("contract"));
    assert.deepEqual((await engine.rows("SELECT count(*)::int AS n FROM live WHERE NOT is_active")).map((row) => row.n), [3]);
  });
});

/** The files that the command line writes of a recipe. */
function written({ dialect, before, after: next, renames = [], staged = false }) {
  const folder = mkdtempSync(join(tmpdir(), "crowfoot-migrate-"));
  try {
    writeFileSync(join(folder, "before.sql"), before);
    writeFileSync(join(folder, "after.sql"), next);
    const out = join(folder, "out");
    const args = [...renames.flatMap((rename) => ["--rename", rename]), ...(staged ? ["--staged"] : [])];
    crowfoot(["migrate", join(folder, "before.sql"), join(folder, "after.sql"), "--dialect", dialect, "--out", out, "--name", "recipe", ...args]);
    if (staged) return Object.fromEntries(readdirSync(out).sort().map((name) => [name, readFileSync(join(out, name), "utf8")]));
    assert.deepEqual(readdirSync(out).sort(), ["0001_recipe.down.sql", "0001_recipe.sql"]);
    return { up: readFileSync(join(out, "0001_recipe.sql"), "utf8"), down: readFileSync(join(out, "0001_recipe.down.sql"), "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
