/**
 * What Drizzle cannot hold of a database, and what is the same although it reads otherwise: `{ reason, plain }`, where `plain(row, kind)` is a row of a
 * catalog without it, or nothing where the row is about nothing else. `only` is the line of Drizzle that it is about.
 */
/** What is different in single schemas, and why. */
export const KNOWN = {
  "fixtures/pg/dump18.sql": [/^sequence/, "0.31 cannot name the type of another column of the table"],
  "mysql/sakila.sql": [/"staff","name":"password"/, "BINARY is the collation of the character set of the table"],
  "mysql/skeema-mariadb-fixtures.sql": [/./, "several databases, of which drizzle-kit makes one"],
  "mysql/skeema-mysql8-fixtures.sql": [/./, "several databases, of which drizzle-kit makes one"],
  "pg/nixos-hydra.sql": [/gin_trgm_ops/, "a DO block makes it"],
  "pg/fair-constitution-pgdump17.sql": [/^sequence/, "the server refuses the table in our DDL"],
  "sqlite/rauthy-hiqlite-strict.sql": [/"users".*keys \(email/, "the column is unique twice"],
  "mysql/flare-laravel-mysqldump.sql": [/KEY \(`adventure_id`\)/, "InnoDB makes it for a key to a table that is not in the dump"],
  "mysql/ranger.sql": [/"x_group_users".*KEY/, "InnoDB makes it for a foreign key where no other index serves"],
};

export const UNHELD = {
  postgres: [
    { reason: "comments are not written to the database", plain: without("comment") },
    { reason: "triggers", plain: without("trigger") },
    { reason: "extensions, domains and routines", plain: without("domain", "routine", "extension") },
    {
      reason: "partitions",
      plain: (row, kind, { partitions }) => {
        if (row.ofPartition || [row.name, row.relation, row.of, row.table].some((name) => partitions.has(name))) return undefined;
        if (kind === "table") return { ...row, kind: "r", partitioned_by: undefined };
        return kind === "index" ? { ...row, definition: row.definition.replace(" ON ONLY ", " ON ") } : row;
      },
    },
    { reason: "indexes of materialized views", plain: (row, kind, { materialized }) => (kind === "index" && materialized.has(row.table) ? undefined : row) },
    { reason: "the sequence of a serial is named by PostgreSQL", plain: (row, kind) => (kind === "sequence" ? { ...row, name: "*" } : kind === "column" && /^nextval\(/.test(row.default) ? { ...row, default: "nextval(*)" } : row) },
    { reason: "a unique index that a foreign key refers to is a constraint", only: "0.45", plain: (row, kind, { names }) => (kind === "constraint" && /^UNIQUE/.test(row.definition) && names.has(`index ${row.name}`) && !names.has(`constraint ${row.name}`) ? undefined : row) },
    { reason: "a unique index that a foreign key refers to is a constraint", plain: (row, kind, { names }) => (kind === "constraint" && /^UNIQUE NULLS NOT DISTINCT/.test(row.definition) && names.has(`index ${row.name}`) && !names.has(`constraint ${row.name}`) ? undefined : row) },
    { reason: "a primary key without a name of its own has that of PostgreSQL", plain: (row, kind) => (["constraint", "index"].includes(kind) && /_pk$/.test(row.name) ? { ...row, name: "*", definition: row.definition.replace(row.name, "*") } : row) },
    { reason: "inheritance", plain: spared("table", ({ parents, ...row }) => row) },
    { reason: "a unique constraint over the columns of another", plain: (row, kind, { repeated }) => (["constraint", "index"].includes(kind) && repeated.has(row.name) ? undefined : row) },
    { reason: "policies of tables that are not of the design", plain: (row, kind) => (kind === "policy" && ["auth", "storage"].includes(row.schema) ? undefined : row) },
    { reason: "options of the indexes of keys", plain: (row, kind, { names }) => (kind === "index" && names.has(`constraint ${row.name}`) ? { ...row, definition: row.definition.replace(/ WITH \([^)]*\)/, "") } : row) },
    { reason: "stand-ins for types that are not installed", plain: spared("column", (row) => ({ ...row, type: row.type.replace(/^public\./, "") })) },
    { reason: "names of columns stand in the query of a view", plain: spared("view", (row) => ({ ...row, definition: plainQuery(row.definition) })) },
    { reason: "storage options of tables", plain: spared("table", ({ options, ...row }) => row) },
    { reason: "UNLOGGED", plain: spared("table", (row) => ({ ...row, persistence: "p" })) },
    { reason: "FORCE ROW LEVEL SECURITY", plain: spared("table", ({ forced, ...row }) => row) },
    { reason: "storage of columns", plain: spared("column", ({ storage, ...row }) => row) },
    { reason: "virtual columns are stored", plain: spared("column", (row) => (row.generated === "v" ? { ...row, generated: "s" } : row)) },
    {
      reason: "DEFERRABLE, NOT VALID, NO INHERIT, MATCH and SET NULL of some columns",
      plain: spared("constraint", (row) => ({ ...row, definition: row.definition.replace(/ (DEFERRABLE|INITIALLY DEFERRED|NOT VALID|NO INHERIT|MATCH FULL|NOT ENFORCED)/g, "").replace(/ SET (NULL|DEFAULT) \([^)]*\)/g, " SET $1") })),
    },
    { reason: "exclusion constraints", plain: (row, kind, { exclusions }) => (["constraint", "index"].includes(kind) && exclusions.has(row.name) ? undefined : row) },
    { reason: "INCLUDE", plain: spared(["constraint", "index"], (row) => ({ ...row, definition: row.definition.replace(/ INCLUDE \([^)]*\)/, "") })) },
    { reason: "NULLS NOT DISTINCT of an index with a condition or an expression", plain: spared("index", (row) => ({ ...row, definition: row.definition.replace(" NULLS NOT DISTINCT", "") })) },
    { reason: "the order of options says nothing", plain: spared("view", ({ options, ...row }) => (options ? { ...row, options: [...options].sort() } : row)) },
    {
      reason: "the type of a text as a default is that of the column",
      plain: spared("column", (row) => (row.default ? { ...row, default: row.default.replace(/^'([^]*)'::[\w ."()[\]]+$/, "'$1'").replace(/^ARRAY\[\]::[\w ]+\[\]$/, "'{}'") } : row)),
    },
  ],
  mysql: [
    { reason: "foreign keys to tables that are not of the design", plain: (row, kind, { tables }) => (kind === "constraint" && isMissing(row.text, tables) ? undefined : row) },
    { reason: "the check of a column is one of its table", plain: (row, kind) => (kind === "column" ? { ...row, text: row.text.replace(/ CHECK \(.*\)$/, "") } : kind === "constraint" && /^CONSTRAINT CHECK/.test(row.text) ? undefined : row) },
    { reason: "triggers, routines and events", plain: without("trigger", "routine", "event") },
    { reason: "options of tables, partitions among them", plain: spared("table", ({ options, ...row }) => row) },
    { reason: "comments are not written to the database", plain: spared(["column", "key"], (row) => ({ ...row, text: row.text.replace(/ COMMENT '(?:[^'\\]|\\[^]|'')*'/, "") })) },
    { reason: "the character set of a table is that of its columns", plain: (row, kind, { charsets }) => (kind === "column" ? { ...row, text: row.text.replace(/ \(as the table\)/, "").replace(/ CHARACTER SET (\w+) COLLATE (\w+)/, (all, _, collation) => (["utf8mb4_general_ci", charsets.get(row.of)].includes(collation) ? "" : all)) } : row) },
    { reason: "the client of the tests reads CRLF as LF", plain: spared("column", (row) => ({ ...row, text: row.text.replaceAll("\\r\\n", "\\n") })) },
    { reason: "display widths say nothing", plain: spared("column", (row) => (/zerofill/.test(row.text) ? row : { ...row, text: row.text.replace(/^(smallint|mediumint|int|bigint|year)\(\d+\)/, "$1").replace(/^tinyint\((?!1\)(?! unsigned))\d+\)/, "tinyint") })) },
    { reason: "NO ACTION and RESTRICT are what happens anyway, b-trees what is made anyway", plain: spared(["constraint", "key"], (row) => ({ ...row, text: row.text.replace(/ ON (DELETE|UPDATE) (NO ACTION|RESTRICT)/g, "").replace(/ USING BTREE/, "") })) },
    { reason: "what has no name in the DDL has that of Drizzle", plain: (row, kind, { script }) => (["constraint", "key"].includes(kind) && row.name && !isNamed(script, row) ? { ...row, name: "*" } : row) },
    { reason: "the index that InnoDB makes for a foreign key is called after it", plain: (row, kind, { keys }) => (kind === "key" && keys.has(`${row.of}.${row.name}`) ? { ...row, name: "*" } : row) },
    { reason: "prefix lengths of primary keys and constraints", plain: spared("key", (row) => (/^PRIMARY KEY .*`\(\d+\)/.test(row.text) ? undefined : /^UNIQUE /.test(row.text) ? { ...row, text: row.text.replace(/`\(\d+\)/g, "`") } : row)) },
    { reason: "AUTO_INCREMENT of a column that only an index holds", plain: (row, kind, { plainKeys }) => (kind === "column" && plainKeys.has(`${row.of}.${row.name}`) ? { ...row, text: row.text.replace(" AUTO_INCREMENT", "") } : row) },
    { reason: "FULLTEXT and SPATIAL", plain: (row, kind) => (kind === "key" && /^(FULLTEXT|SPATIAL)/.test(row.text) ? undefined : row) },
    { reason: "queries of views are enclosed, and their definer is who runs the script", plain: spared("view", (row) => ({ ...row, text: row.text.replace(/ DEFINER=\S+ /, " ").replace(/ AS \((.*)\) \*\//, " AS $1 */") })) },
  ],
  sqlite: [
    { reason: "triggers", plain: without("trigger") },
    { reason: "foreign keys to tables that are not of the design", plain: (row, kind, { tables }) => (kind === "foreign key" && !tables.has(/table "([^"]*)"/.exec(row.text)?.[1].toLowerCase()) ? undefined : row) },
    { reason: "ON CONFLICT", plain: without("on conflict") },
    { reason: "columns without a type are text", plain: spared("column", (row) => ({ ...row, text: row.text.replace('type ""', 'type "text"') })) },
    { reason: "booleans are integers", plain: spared("column", (row) => ({ ...row, text: row.text.replace(/type "bool[^"]*"/i, 'type "integer"') })) },
    { reason: "defaults read in other ways", plain: spared("column", (row) => ({ ...row, text: row.text.replace('dflt_value "NULL"', "dflt_value -").replace(/dflt_value "'?\+?(-?\d+)(\.\d*?)?0*'?"/, (_, whole, rest) => `dflt_value "${whole}${rest?.length > 1 ? rest : ""}"`) })) },
    { reason: "names of columns stand in the query of a view", plain: spared("view", (row) => ({ ...row, text: row.text.replace(/^(CREATE VIEW \S+?) ?\([^()]*\) ?as (.*)$/i, "$1 as $2").replace(/WITH own ?\([^)]*\) ?as ?\((.*)\) ?select \* from own/i, "$1") })) },
    { reason: "STRICT and WITHOUT ROWID", plain: spared("table", (row) => ({ ...row, text: row.text.replace(/, (strict|without rowid)/g, "") })) },
    { reason: "DEFERRABLE", plain: without("deferrable", "deferred") },
    { reason: "virtual tables", plain: (row, kind, { virtual }) => (virtual.some((name) => [row.name, row.of].some((own) => own === name || own?.startsWith(`${name}_`))) ? undefined : row) },
    { reason: "dates are text", plain: spared("column", (row) => ({ ...row, text: row.text.replace(/type "(date|time)[^"]*"/i, 'type "text"') })) },
    { reason: "defaults read in other ways", plain: spared("column", (row) => ({ ...row, text: row.text.replace(/dflt_value "\\"([^"\\]*)\\""/, `dflt_value "'$1'"`).replace(/dflt_value "(false|true)"/i, (_, word) => `dflt_value "${Number(/true/i.test(word))}"`) })) },
    { reason: "types that Drizzle takes for bytes", plain: spared("column", (row) => ({ ...row, text: row.text.replace(/type "(bytea|blob[^"]*)"/i, 'type "blob"') })) },
    { reason: "types are those of their affinity", plain: spared("column", (row) => ({ ...row, text: row.text.replace(/type "([^"]*)"/, (_, type) => `type ${affinity(type)}`) })) },
    { reason: "a key that is the row id is never NULL", plain: spared("column", (row) => (/type INTEGER.*pk 1/.test(row.text) ? { ...row, text: row.text.replace(/notnull \d/, "notnull 1") } : row)) },
    { reason: "NOT NULL of a primary key", plain: spared("column", (row) => (/pk [1-9]/.test(row.text) ? { ...row, text: row.text.replace(/notnull \d/, "notnull 1") } : row)) },
    { reason: "a key without columns refers to the primary key", plain: spared("foreign key", (row) => ({ ...row, text: row.text.toLowerCase().replace(/to -|to "[^"]*"/, "to *") })) },
    { reason: "a unique constraint is an index", only: "0.45", plain: spared("index", (row) => (row.of && /unique 1, origin "[uc]", partial 0/.test(row.text) ? { ...row, text: row.text.replace(/^index (\*|name "[^"]*")/, "index *").replace(/origin "[uc]"/, "") } : row)) },
    { reason: "a unique constraint is an index", only: "0.45", plain: (row, kind, { names }) => (kind === "index" && row.name && /^create unique index/.test(row.text) && !names.has(`index ${row.name}`) ? undefined : row) },
    { reason: "commas in expressions and semicolons in conditions of indexes", only: "0.45", plain: (row, kind, { torn }) => (kind === "index" && (torn.has(row.name) || [...torn].some((name) => row.text.startsWith(`index name "${name}"`))) ? undefined : row) },
    { reason: "ASC is the usual order", plain: spared("index", (row) => ({ ...row, text: row.text.replace(/ asc(?= [,)])/g, "").replace(/ where \( (.*) \)$/, " where $1") })) },
    { reason: "hidden columns of indexes", plain: spared("index", (row) => ({ ...row, text: row.text.replace(/, [^,()]* not a key/g, "").replace(/ binary/g, " BINARY") })) },
    { reason: "names are quoted and qualified in other ways", plain: spared(["check", "view", "collate"], (row, kind) => ({ ...row, text: unquoted(row.text, row.of) })) },
    { reason: "integers as keys are row ids", plain: (row, kind) => (kind === "index" && /^index \*, unique 1, origin "pk"/.test(row.text) ? undefined : row) },
    { reason: "BINARY is the collation of every column", plain: (row, kind) => (kind === "collate" && /binary/i.test(row.text) ? undefined : row) },
  ],
};

/** Whether a script names a key or constraint of a table. */
function isNamed(script, { of, name }) {
  const table = [`\`${of}\``, of].map((text) => script.indexOf(`CREATE TABLE ${text} (`)).find((at) => at >= 0) ?? 0;
  const after = script.indexOf("\n\n", table);
  script = script.slice(table, after < 0 ? undefined : after);
  return [`\`${name}\``, name].some((text) => ["KEY", "INDEX", "CONSTRAINT"].some((word) => script.includes(`${word} ${text} `)));
}

/** Whether a foreign key refers to a table that is not there. */
function isMissing(text, tables) {
  const target = /REFERENCES (?:`[^`]*`\.)?`([^`]*)`/.exec(text);
  return target !== null && !tables.has(target[1].toLowerCase());
}

/** The query of a view without `WITH own (…)` around it, as far as that goes without a parser. */
function plainQuery(query) {
  const own = / WITH own\([^)]*\) AS \(([^]*)\)\s+SELECT [^]* FROM own;/.exec(query);
  return (own?.[1] ?? query).replace(/[\s;()]+/g, " ").replace(/ AS \w+(?=,| FROM)/g, "").replace(/\w+\.(?=\w+(,| FROM| ))/g, "").trim();
}

/** What the rules of SQLite make of a declared type. */
function affinity(type) {
  if (/int/i.test(type)) return "INTEGER";
  if (/char|clob|text/i.test(type)) return "TEXT";
  if (type === "" || /blob/i.test(type)) return "BLOB";
  return /real|floa|doub/i.test(type) ? "REAL" : "NUMERIC";
}

/** The words of a text without quotes around names and without a table before its columns. */
function unquoted(text, table = "") {
  const tokens = (text.match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|\w+|[^\s]/g) ?? []).map((token) => (/^["`[]/.test(token) ? token.slice(1, -1) : token).toLowerCase());
  const own = tokens.filter((token, at) => !(token === table.toLowerCase() && tokens[at + 1] === ".") && !(token === "." && tokens[at - 1] === table.toLowerCase()));
  return own.join(" ").replace(/^(create view \S+ as) \( (.*) \)$/, "$1 $2");
}

function without(...kinds) {
  return (row, kind) => (kinds.includes(kind) ? undefined : row);
}

function spared(kinds, plain) {
  return (row, kind) => ([kinds].flat().includes(kind) ? plain(row) : row);
}
