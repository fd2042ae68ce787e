import assert from "node:assert/strict";
import { after, test } from "node:test";
import { convert } from "../support/crowfoot.mjs";
import * as engine from "./engines/postgres.mjs";
import { assertVerdict } from "./judged.mjs";
import { roundTrip, survival } from "./round-trip.mjs";

// What a PostgreSQL script says comes out as pg_dump shows it, to the letter. Each case has a reason of its own.
after(engine.stop);

const CASES = {
  "constraints without a name have the engine's": `
    CREATE TABLE guests (id bigint PRIMARY KEY, mail text UNIQUE, low int, high int, CHECK (low > 0), CHECK (low < high), UNIQUE (low, high));
    CREATE TABLE stays (id bigint PRIMARY KEY, guest_id bigint REFERENCES guests, CHECK (id > 0 AND guest_id > 0));`,
  "indexes without a name are called after columns, functions and types": `
    CREATE TABLE guests (id bigint, mail text, facts jsonb, at timestamptz);
    CREATE INDEX ON guests (mail); CREATE INDEX ON guests (mail, id) WHERE id > 0; CREATE INDEX ON guests (lower(mail), upper(mail));
    CREATE INDEX ON guests ((facts ->> 'a')); CREATE INDEX ON guests (((facts ->> 'a')::int)); CREATE INDEX ON guests (id) INCLUDE (mail);
    CREATE INDEX ON guests (coalesce(mail, ''), (id::text)); CREATE INDEX ON guests (mail);`,
  "a name that is too long is cut as the engine cuts it": `
    CREATE TABLE a_table_with_a_name_that_is_quite_long_for_a_table (id int PRIMARY KEY, and_a_column_with_a_long_name_too int UNIQUE,
      CHECK (and_a_column_with_a_long_name_too > 0));`,
  "names stay when the table and its column are renamed": `
    CREATE TABLE old_name (id serial PRIMARY KEY, code text UNIQUE CHECK (code <> ''));
    ALTER TABLE old_name RENAME COLUMN code TO sign; ALTER TABLE old_name RENAME TO new_name;
    CREATE TABLE old_name (id bigserial PRIMARY KEY);`,
  "a copied check is called like the check": `
    CREATE TABLE source (a int CHECK (a > 0)); CREATE TABLE copy (LIKE source INCLUDING ALL);`,
  "a sequence that no column owns stays without an owner": `
    CREATE SEQUENCE parts_id_seq; CREATE TABLE parts (id bigint DEFAULT nextval('parts_id_seq') NOT NULL);`,
  "sequences are logged where their tables are not, and the other way round": `
    CREATE UNLOGGED TABLE a (id bigint NOT NULL); CREATE SEQUENCE a_id_seq; ALTER SEQUENCE a_id_seq OWNED BY a.id; ALTER TABLE a ALTER id SET DEFAULT nextval('a_id_seq');
    CREATE UNLOGGED TABLE b (id serial PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY); CREATE UNLOGGED SEQUENCE other START 5;
    CREATE TABLE c (id serial); ALTER SEQUENCE c_id_seq SET UNLOGGED; ALTER SEQUENCE b_id_seq SET LOGGED;
    CREATE UNLOGGED TABLE d (id int DEFAULT nextval('other')); ALTER SEQUENCE other OWNED BY d.id;`,
  "a table is logged no longer, with the sequences that belong to it": `
    CREATE TABLE e (id serial); ALTER TABLE e SET UNLOGGED; CREATE UNLOGGED TABLE f (id serial, b int); ALTER TABLE f SET LOGGED; ALTER TABLE f RENAME id TO c;`,
  "a sequence of bigint numbers a column of integer": `
    CREATE TABLE pieces (id integer NOT NULL); CREATE SEQUENCE pieces_id_seq; ALTER SEQUENCE pieces_id_seq OWNED BY pieces.id;
    ALTER TABLE ONLY pieces ALTER COLUMN id SET DEFAULT nextval('pieces_id_seq');`,
  "a sequence with another name than that of serial": `
    CREATE SEQUENCE numbers AS integer; CREATE TABLE pieces (id integer DEFAULT nextval('numbers') NOT NULL);
    ALTER SEQUENCE numbers OWNED BY pieces.id;`,
  "what a child of INHERITS sets is no column of its own": `
    CREATE TABLE notes (id serial PRIMARY KEY, class integer DEFAULT 1, body text DEFAULT 'x');
    CREATE TABLE asset_notes (ref integer) INHERITS (notes); ALTER TABLE asset_notes ALTER COLUMN class SET DEFAULT 4;
    CREATE TABLE plain_notes () INHERITS (notes); ALTER TABLE plain_notes ALTER COLUMN body SET NOT NULL;
    CREATE TABLE bare_notes () INHERITS (plain_notes); ALTER TABLE bare_notes ALTER COLUMN class DROP DEFAULT;
    CREATE TABLE checked_notes (CHECK (class >= 0 AND class < 127)) INHERITS (notes);`,
  "defaults keep their casts": `
    CREATE TABLE boards (seats smallint DEFAULT '0'::smallint NOT NULL, ratio double precision DEFAULT '1'::double precision,
      rank numeric DEFAULT (0)::numeric, status character varying DEFAULT 'active'::text, phone text DEFAULT NULL::character varying);`,
  "a quoted number and NULL are shown in their own way": `
    CREATE DOMAIN code AS text; CREATE TABLE boards (big bigint DEFAULT '7', name varchar(9) DEFAULT NULL, sign code DEFAULT NULL, small int DEFAULT '3');`,
  "statistics targets and the index a table is clustered on": `
    CREATE TABLE log (n int, at date); CREATE INDEX log_at ON log (at); ALTER TABLE log ALTER COLUMN n SET STATISTICS 1000; CLUSTER log USING log_at;`,
  "a name that is taken gets a number, also that of a sequence": `
    CREATE TABLE old (id serial PRIMARY KEY, n bigserial); ALTER TABLE old RENAME TO older; CREATE TABLE old (id serial PRIMARY KEY);
    CREATE TABLE moved (id int GENERATED ALWAYS AS IDENTITY); ALTER TABLE moved RENAME TO was_moved; CREATE TABLE moved (id int GENERATED ALWAYS AS IDENTITY);
    CREATE TABLE copy (LIKE old INCLUDING ALL); CREATE SEQUENCE free_id_seq; CREATE TABLE free (id serial);`,
  "the sequence of serial stays where its default goes, and counts in its own type": `
    CREATE TABLE parts (id serial PRIMARY KEY, n bigserial); ALTER TABLE parts ALTER COLUMN n DROP DEFAULT; ALTER TABLE parts ALTER COLUMN id TYPE bigint;
    ALTER SEQUENCE parts_id_seq RENAME TO numbers; COMMENT ON SEQUENCE parts_n_seq IS 'left';`,
  "a sequence goes with the table or column that owns it": `
    CREATE TABLE gone (id int, n int); CREATE SEQUENCE one OWNED BY gone.id; CREATE SEQUENCE other OWNED BY gone.n; ALTER TABLE gone RENAME n TO m;
    ALTER TABLE gone DROP COLUMN m; CREATE SEQUENCE other; ALTER TABLE gone RENAME TO lost; DROP TABLE lost; CREATE SEQUENCE one;`,
  "a default keeps the type that its column had": `
    CREATE TABLE notes (code varchar(9) DEFAULT '', empty varchar DEFAULT NULL, none varchar(9) DEFAULT NULL, at timestamp DEFAULT '2020-01-01', n int DEFAULT 0);
    ALTER TABLE notes ALTER COLUMN code TYPE text, ALTER COLUMN empty TYPE text, ALTER COLUMN none TYPE text, ALTER COLUMN at TYPE timestamptz, ALTER COLUMN n TYPE bigint;`,
  "an index without a name is dropped, renamed and spoken of by the engine's": `
    CREATE TABLE tokens (token text, name text, n int); CREATE INDEX ON tokens (token); DROP INDEX tokens_token_idx; CREATE UNIQUE INDEX ON tokens (token);
    CREATE INDEX ON tokens (lower(name)); COMMENT ON INDEX tokens_lower_idx IS 'said'; CREATE INDEX ON tokens (n); ALTER INDEX tokens_n_idx RENAME TO numbered;`,
  "an index goes with its column, and its name is free again": `
    CREATE TABLE one (x int, y int); CREATE INDEX same ON one (x); ALTER TABLE one DROP COLUMN x; CREATE INDEX same ON one (y);`,
  "indexes of materialized views without a name have the engine's": `
    CREATE TABLE t (id int, s text); CREATE MATERIALIZED VIEW m AS SELECT id, s AS name FROM t; CREATE UNIQUE INDEX ON m (id);
    CREATE INDEX ON m (lower(name), id); CREATE INDEX ON m USING gist ((point(id, id)));`,
  "the index of a constraint has a comment beside that of the constraint": `
    CREATE TABLE k (id int, other int, CONSTRAINT kk UNIQUE (id), UNIQUE (id, other)); COMMENT ON INDEX kk IS 'a';
    COMMENT ON INDEX k_id_other_key IS 'b'; COMMENT ON CONSTRAINT kk ON k IS 'c';`,
  "what is kept about a table goes with it, and its name is free again": `
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
    CREATE TABLE t (id int PRIMARY KEY, n int); ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (n > 0);
    CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch(); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
    CREATE STATISTICS s ON id, n FROM t; COMMENT ON POLICY p ON t IS 'x';
    CREATE TABLE u (id int); CREATE TRIGGER tr BEFORE UPDATE ON u FOR EACH ROW EXECUTE FUNCTION touch();
    DROP TABLE t;
    CREATE TABLE t (id int PRIMARY KEY, m int);`,
  "views and foreign keys go with a table that is dropped with CASCADE": `
    CREATE TABLE t (id int PRIMARY KEY, n int); CREATE VIEW v AS SELECT id FROM t; CREATE VIEW w AS SELECT id FROM v; CREATE TABLE u (id int REFERENCES t);
    CREATE VIEW other AS SELECT 1 AS t;
    DROP TABLE t CASCADE;`,
  "triggers, policies and comments go with a function": `
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; COMMENT ON FUNCTION touch() IS 'x';
    CREATE FUNCTION may(a int) RETURNS boolean LANGUAGE sql AS 'SELECT true';
    CREATE TABLE u (id int); CREATE TRIGGER tr BEFORE UPDATE ON u FOR EACH ROW EXECUTE FUNCTION touch(); CREATE POLICY p ON u USING (may(id));
    ALTER FUNCTION may(int) SECURITY DEFINER; 
    DROP FUNCTION touch() CASCADE; DROP FUNCTION may CASCADE;
    CREATE FUNCTION may(a int) RETURNS boolean LANGUAGE sql AS 'SELECT false';`,
  "everything in a schema goes with it": `
    CREATE SCHEMA a; CREATE SCHEMA b; CREATE TYPE a.mood AS ENUM ('x'); CREATE TABLE a.t (id int PRIMARY KEY, m a.mood); CREATE INDEX ON a.t (m);
    CREATE FUNCTION a.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER tr BEFORE UPDATE ON a.t FOR EACH ROW EXECUTE FUNCTION a.f();
    CREATE TABLE b.u (id int PRIMARY KEY, t_id int REFERENCES a.t); CREATE VIEW a.v AS SELECT id FROM a.t; CREATE SEQUENCE a.s; ALTER TABLE a.t ENABLE ROW LEVEL SECURITY;
    DROP SCHEMA a CASCADE; DROP SCHEMA IF EXISTS nothing CASCADE;
    CREATE SCHEMA a; CREATE TABLE a.t (n int);`,
  "columns go with a type that is dropped with CASCADE": `
    CREATE TYPE mood AS ENUM ('a', 'b'); CREATE TABLE t (id int, m mood); ALTER TABLE t DROP COLUMN m; DROP TYPE mood; CREATE TYPE mood AS ENUM ('c');
    ALTER TABLE t ADD COLUMN m mood DEFAULT 'c';
    CREATE TYPE size AS ENUM ('s', 'l'); ALTER TABLE t ADD COLUMN s size; DROP TYPE size CASCADE;`,
  "views, checks and indexes go with a column": `
    CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b text, c int, CHECK (a > 0 AND c > 0), UNIQUE (b, c)); CREATE VIEW v AS SELECT a, b FROM t; CREATE INDEX i ON t (lower(b)); CREATE INDEX j ON t (c) WHERE a > 1;
    CREATE TRIGGER tr BEFORE UPDATE OF c ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
    ALTER TABLE t DROP COLUMN a CASCADE; ALTER TABLE t RENAME b TO bb; ALTER TABLE t ALTER COLUMN c SET STORAGE PLAIN, ALTER COLUMN c SET STATISTICS 10;
    ALTER TABLE t ADD COLUMN d int GENERATED ALWAYS AS (c * 2) STORED; ALTER TABLE t ADD COLUMN IF NOT EXISTS d text; ALTER TABLE t ALTER d DROP EXPRESSION;`,
  "functions, triggers, policies, keys and indexes are renamed": `
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
    CREATE TABLE u (id int CONSTRAINT pk PRIMARY KEY, code text UNIQUE); CREATE TRIGGER tr BEFORE UPDATE ON u FOR EACH ROW EXECUTE FUNCTION touch(); CREATE POLICY p ON u USING (true);
    ALTER FUNCTION touch() RENAME TO poke; ALTER TRIGGER tr ON u RENAME TO tr2; ALTER POLICY p ON u RENAME TO p2; ALTER INDEX pk RENAME TO pk2; ALTER INDEX u_code_key RENAME TO uk2;
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
    CREATE SCHEMA x; ALTER TABLE u SET SCHEMA x;`,
  "types, tables, views and sequences move to another schema, which is renamed": `
    CREATE SCHEMA x; CREATE TYPE mood AS ENUM ('a'); CREATE TABLE u (id serial, m mood); ALTER TYPE mood SET SCHEMA x; ALTER TABLE u SET SCHEMA x; CREATE VIEW v AS SELECT id FROM x.u; ALTER VIEW v SET SCHEMA x; CREATE SEQUENCE s; ALTER SEQUENCE s SET SCHEMA x;
    ALTER SCHEMA x RENAME TO y;`,
  "what is replaced is there once": `
    CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 2'; CREATE OR REPLACE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 3';
    CREATE TABLE t (id int); CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger(); DROP TRIGGER IF EXISTS tr ON t; CREATE TRIGGER tr BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
    CREATE OR REPLACE TRIGGER tr BEFORE DELETE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
    CREATE VIEW v AS SELECT 1 AS a; CREATE OR REPLACE VIEW v AS SELECT 2 AS a, 3 AS b; ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t DISABLE ROW LEVEL SECURITY;
    CREATE POLICY p ON t USING (true); ALTER POLICY p ON t USING (id > 1); COMMENT ON VIEW v IS 'a'; COMMENT ON COLUMN v.a IS 'b';`,
  "indexes of partitions keep their names and numbers": `
    CREATE TABLE p (id int, at date, k text) PARTITION BY RANGE (at); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
    CREATE INDEX pz ON p (id, k); CREATE UNIQUE INDEX pa ON p (id, k, at); CREATE INDEX pm ON p (k) WHERE id > 1; CREATE INDEX pb ON p (k);
    CREATE TABLE p2 PARTITION OF p DEFAULT; CREATE INDEX ON p1 (id);
    CREATE TABLE loose (id int, at date, k text); CREATE INDEX loose_k ON loose (k); ALTER TABLE p ATTACH PARTITION loose FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');`,
  "an extension of a code block and a function of the search path come before what needs them": `
    DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gin') THEN CREATE EXTENSION btree_gin; END IF; END $$;
    CREATE SCHEMA geo;
    SET search_path = geo, public;
    CREATE FUNCTION make_spot(a bigint, b bigint) RETURNS point AS $$ SELECT point(a, b) $$ LANGUAGE sql IMMUTABLE;
    CREATE TABLE visits (id bigint, host char(10), words tsvector, CONSTRAINT visits_c1 UNIQUE (id, host));
    COMMENT ON CONSTRAINT visits_c1 ON visits IS 'one host, one visit';
    COMMENT ON INDEX visits_c1 IS 'the index of the same';
    CREATE INDEX visits_host ON visits USING gin (host) WITH (fastupdate = 'false');
    CREATE INDEX visits_spot ON visits USING gist (make_spot(id, id));
    CREATE TABLE visit_log (n int);
    ALTER TABLE visit_log ALTER COLUMN n SET STATISTICS 1000;`,
  "types, functions, tables and views come in the order in which they need each other": `
    CREATE TYPE hour AS (a int, b int); CREATE FUNCTION ok(h hour[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true'; CREATE DOMAIN hours AS hour[] CHECK (ok(VALUE)); CREATE TABLE t (h hours);
    CREATE FUNCTION of_row(t t) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT of_row(t) FROM t; CREATE FUNCTION of_view() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v'; CREATE VIEW w AS SELECT * FROM of_view();
    CREATE TABLE holds (x t, y v[]); CREATE DOMAIN dt AS t; CREATE TYPE pair AS (x t, y t);
    CREATE FUNCTION lookup(c t.h%TYPE) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
    CREATE FUNCTION calls(i int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN lookup(NULL); END $$; CREATE TABLE z (i int CHECK (calls(i) > 0));`,
  "a trigger, a policy or a view that is called like a function": `
    CREATE TABLE t (id int, at date); CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE t SET at = now(); RETURN NEW; END $$;
    CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch(); CREATE POLICY t ON t USING (true); CREATE VIEW touch AS SELECT 1 AS x;
    CREATE FUNCTION t(touch) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW uses AS SELECT t(touch) FROM touch; CREATE FUNCTION late(uses) RETURNS SETOF uses LANGUAGE sql AS 'SELECT * FROM uses';`,
  "functions that are called alike are told apart by their arguments": `
    CREATE FUNCTION f(a int, b timestamptz) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION f(a int, b interval) RETURNS int LANGUAGE sql AS 'SELECT 2';
    CREATE FUNCTION f(rule_name name, OUT x int) LANGUAGE sql AS 'SELECT 3'; CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 4';
    CREATE OR REPLACE FUNCTION f(a int4, b timestamp with time zone) RETURNS int LANGUAGE sql AS 'SELECT 5'; DROP FUNCTION f(integer, interval); COMMENT ON FUNCTION f(text) IS 'x'; DROP FUNCTION f(name);
    CREATE FUNCTION g(VARIADIC a numeric(3,2)[] DEFAULT '{}') RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION g(a int[]) RETURNS int LANGUAGE sql AS 'SELECT 2';
    DROP FUNCTION g(numeric[]); GRANT EXECUTE ON FUNCTION g(integer[]) TO public;
    CREATE FUNCTION h(a int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION h(a text) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 2'; ALTER FUNCTION h(text) RENAME TO k; CREATE TABLE t (a int CHECK (h(a) > 0));`,
  "a function that is renamed is called so everywhere, and what was called after it stays": `
    CREATE FUNCTION make_id() RETURNS text LANGUAGE sql AS 'SELECT md5(''a'')'; CREATE FUNCTION ok(t text) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
    CREATE DOMAIN d AS text DEFAULT make_id() CHECK (ok(VALUE)); CREATE TABLE t (id d DEFAULT make_id(), n text CHECK (ok(n)), make_id text); CREATE INDEX ON t (ok(n)) WHERE ok(n);
    CREATE VIEW v AS SELECT public.make_id(), make_id AS m, ok(make_id()) FROM t WHERE ok(n); CREATE POLICY p ON t USING (public.ok(n));
    ALTER FUNCTION make_id RENAME TO new_id; ALTER FUNCTION ok(text) RENAME TO "Fine";`,
  "checks of domains are dropped and renamed by the names that the engine gave them": `
    CREATE DOMAIN d AS text CHECK (VALUE <> ''); ALTER DOMAIN d DROP CONSTRAINT d_check; ALTER DOMAIN d ADD CONSTRAINT d_check CHECK (length(VALUE) > 2);
    CREATE DOMAIN e AS int CHECK (VALUE > 0) CHECK (VALUE <> 4); ALTER DOMAIN e DROP CONSTRAINT e_check1; ALTER DOMAIN e ADD CHECK (VALUE <> 5);
    ALTER DOMAIN e RENAME CONSTRAINT e_check TO little; ALTER DOMAIN e RENAME TO f; ALTER DOMAIN f ADD CHECK (VALUE <> 6);`,
  "attributes of composite types change": `
    CREATE TYPE c AS (a int, b text, x varchar(3)); ALTER TYPE c DROP ATTRIBUTE b, ADD ATTRIBUTE d numeric(3,1), ADD ATTRIBUTE e text COLLATE "C", ALTER ATTRIBUTE x TYPE text;
    ALTER TYPE c RENAME ATTRIBUTE a TO z; CREATE TABLE t (f c);`,
  "when foreign keys are checked changes": `
    CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (u int REFERENCES u, a int, CONSTRAINT k FOREIGN KEY (a) REFERENCES u DEFERRABLE);
    ALTER TABLE t ALTER CONSTRAINT t_u_fkey DEFERRABLE INITIALLY DEFERRED, ALTER CONSTRAINT k NOT DEFERRABLE;`,
  "what a table makes gets a number while one that was called like it has the name": `
    CREATE TABLE q (id int PRIMARY KEY, k text UNIQUE); CREATE INDEX ON q (k); ALTER TABLE q RENAME TO q_old;
    CREATE TABLE q (id int PRIMARY KEY, k text UNIQUE, n int); CREATE INDEX ON q (k); ALTER TABLE q ADD UNIQUE (n); DROP TABLE q_old; CREATE INDEX ON q (k);`,
  "literals on lines of their own are one text": `
    CREATE TABLE t (a int); COMMENT ON TABLE t IS 'one '
      'two''s '
      'three'; COMMENT ON COLUMN t.a IS E'a\\n'
      'b';`,
  "a column is renamed behind ON of a join": `
    CREATE TABLE t (a int, b int); CREATE TABLE u (a int); CREATE VIEW v AS SELECT t.b, u.a AS bb FROM u JOIN t ON t.a = u.a JOIN t AS x ON x.a = t.a;
    ALTER TABLE t RENAME a TO c; ALTER TABLE t RENAME TO w;`,
  "defaults with casts, of every kind of type": `
    CREATE SEQUENCE badge_no AS bigint MAXVALUE 9223372036854775807;
    CREATE TABLE badges (id integer DEFAULT nextval('badge_no'::regclass) NOT NULL, slug text DEFAULT ''::text NOT NULL, token varchar DEFAULT md5((random())::text), kind varchar(64) DEFAULT NULL::character varying NULL,
      icon varchar(30) DEFAULT 'isn''t \${y} \`c\` \\t'::character varying, conf jsonb DEFAULT '{"k": [null, true]}'::jsonb, made timestamptz DEFAULT timezone('utc'::text, now()), tags text[] DEFAULT '{}'::text[],
      nums integer[] DEFAULT ARRAY[3, NULL], neg integer DEFAULT '-7'::integer, neg2 integer DEFAULT (-7), big bigint DEFAULT 9007199254740995, amount numeric(20,4) DEFAULT 0.0, rate double precision DEFAULT 2.5e-3);`,
  "defaults that are days, bits, bytes and addresses": `
    CREATE TABLE shifts (opens time DEFAULT '08:30:00'::time without time zone, since date DEFAULT '2021-02-28'::date, every interval DEFAULT '2 days'::interval, short interval DEFAULT '90', flag boolean DEFAULT 't'::boolean,
      bits bit(3) DEFAULT B'011'::"bit", more bit varying(9) DEFAULT '101', raw bytea DEFAULT '\\xbeef'::bytea, host inet DEFAULT '10.1.0.0/16'::inet, mac macaddr DEFAULT '08:00:2b:01:02:03', who name DEFAULT CURRENT_USER,
      sum integer DEFAULT 1 + 2, at timestamp DEFAULT ('now'::text)::timestamp without time zone, span int4range DEFAULT '[1,5)', price money DEFAULT '1.50', id uuid DEFAULT '00000000-0000-0000-0000-000000000001'::uuid);`,
  "numbers and texts that are no literals of their type": `
    CREATE TYPE size AS ENUM ('s', 'l'); CREATE TABLE a (s size DEFAULT 's'::size, t size[] DEFAULT ARRAY['s'::size, 'l'::size], n numeric DEFAULT '1e3'::numeric, i int DEFAULT 1.5::int, x xml DEFAULT '<a/>', j json DEFAULT '[]',
      c char(3) DEFAULT 'a'::bpchar, d "char" DEFAULT 'b', e text DEFAULT U&'\\0041', f text DEFAULT E'a\\nb', g text DEFAULT $$it's$$, h text DEFAULT concat('a', 'b'), k smallint DEFAULT '3'::smallint, l real DEFAULT 'NaN'::real, m date DEFAULT 'infinity');`,
  "operator classes, order, expressions and storage of indexes": `
    CREATE TABLE entries (id integer PRIMARY KEY, user_id integer NOT NULL, week date NOT NULL, status text NOT NULL, data jsonb, "right" integer);
    CREATE INDEX e_pending ON entries USING btree (user_id, week) WHERE (status = 'open'::text); CREATE INDEX e_mixed ON entries (status text_pattern_ops, week DESC NULLS LAST, user_id int4_ops);
    CREATE INDEX e_json ON entries ((data #>> '{a,0}'::text[])); CREATE INDEX e_gin ON entries USING gin (data jsonb_path_ops); CREATE INDEX e_coll ON entries (status COLLATE "C" ASC NULLS FIRST);
    CREATE UNIQUE INDEX e_lower ON entries (lower(status), (coalesce(user_id, 0))); CREATE INDEX e_right ON entries ("right") INCLUDE (status) WHERE "right" IS NULL; CREATE INDEX e_brin ON entries USING brin (week) WITH (pages_per_range = 64);`,
  "classes with parameters, of arrays, ranges and expressions": `
    CREATE EXTENSION pg_trgm; CREATE TABLE docs (id int, title text, tags int[], span tsrange, words tsvector, p point);
    CREATE INDEX ON docs USING gist (title gist_trgm_ops (siglen = 32)); CREATE INDEX ON docs USING gin (tags array_ops, words); CREATE INDEX ON docs USING spgist (span range_ops); CREATE INDEX ON docs USING hash (title text_ops);
    CREATE INDEX ON docs USING gin ((title || 'x') gin_trgm_ops) WITH (fastupdate = off); CREATE INDEX ON docs (lower(title) varchar_pattern_ops DESC, (id + 1) NULLS FIRST) WITH (fillfactor = 70, deduplicate_items = off);
    CREATE UNIQUE INDEX ON docs (id, title COLLATE "POSIX" text_pattern_ops) NULLS NOT DISTINCT; CREATE INDEX ON docs USING gist (p, span) WHERE id > 0;`,
  "the order of a key is not that of the columns": `
    CREATE TABLE owners (id integer PRIMARY KEY); CREATE TABLE journal (owner_id integer NOT NULL REFERENCES owners (id), no integer NOT NULL, on_day date NOT NULL, PRIMARY KEY (on_day, owner_id, no), UNIQUE (no, owner_id));
    CREATE TABLE lines (on_day date, no integer, owner_id integer, FOREIGN KEY (on_day, owner_id, no) REFERENCES journal (on_day, owner_id, no), FOREIGN KEY (owner_id, no) REFERENCES journal (owner_id, no));
    CREATE TABLE spans (no integer, on_day date, owner_id integer, FOREIGN KEY (owner_id, no, on_day) REFERENCES journal (owner_id, no, on_day), FOREIGN KEY (on_day, owner_id, no) REFERENCES journal);`,
  "the order of exclusions, includes and partition keys": `
    CREATE EXTENSION btree_gist; CREATE TABLE k (c int, b int, a int, d tsrange, CONSTRAINT x EXCLUDE USING gist (d WITH &&, b WITH =), CONSTRAINT u UNIQUE (c, a) INCLUDE (b), PRIMARY KEY (b, c) INCLUDE (d, a));
    CREATE TABLE r (y int, x int, z int, PRIMARY KEY (z, x, y)) PARTITION BY RANGE (x, z); CREATE TABLE r1 PARTITION OF r FOR VALUES FROM (1, 1) TO (5, 5);`,
  "names of foreign keys, given, made and too long": `
    CREATE TABLE users (id integer, CONSTRAINT users_pkey PRIMARY KEY (id)); CREATE TABLE posts (id integer PRIMARY KEY, author_id integer, editor_id integer);
    ALTER TABLE ONLY posts ADD CONSTRAINT posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES users (id); ALTER TABLE ONLY posts ADD CONSTRAINT by_editor FOREIGN KEY (editor_id) REFERENCES users (id);
    CREATE TABLE memberships_of_organisations_by_a_long_name (id integer PRIMARY KEY, contact_for_the_renewal_of_contracts_id integer REFERENCES users (id), contact_for_the_renewal_of_contracts_id2 integer REFERENCES users (id));`,
  "names of foreign keys of several columns, to oneself and beside others": `
    CREATE TABLE a (x int, y int, z int, PRIMARY KEY (x, y), FOREIGN KEY (z, y) REFERENCES a);
    CREATE TABLE b (a_x int, a_y int, CONSTRAINT b_a_x_a_y_fkey CHECK (a_x > 0), FOREIGN KEY (a_x, a_y) REFERENCES a, FOREIGN KEY (a_x, a_y) REFERENCES a ON DELETE CASCADE);
    CREATE TABLE "Odd Name" ("Key Of" int PRIMARY KEY, "Parent Id" int REFERENCES "Odd Name", FOREIGN KEY ("Parent Id") REFERENCES "Odd Name");`,
  "temporal keys, NOT NULL with a name and foreign keys that are not enforced, of PostgreSQL 18": `
    CREATE EXTENSION btree_gist;
    CREATE TABLE rooms (id int PRIMARY KEY, name text CONSTRAINT "Named" NOT NULL, alone text NOT NULL NO INHERIT);
    CREATE TABLE stays (room int, during daterange, guest int, CONSTRAINT stays_pk PRIMARY KEY (room, during WITHOUT OVERLAPS), UNIQUE (guest, during WITHOUT OVERLAPS), CONSTRAINT guests NOT NULL guest NO INHERIT);
    CREATE TABLE charges (room int, during daterange, room_id int REFERENCES rooms NOT ENFORCED,
      CONSTRAINT fk FOREIGN KEY (room, PERIOD during) REFERENCES stays (room, PERIOD during));
    CREATE TABLE more (room int, during daterange, n int, other int REFERENCES rooms (id) ON DELETE CASCADE DEFERRABLE NOT ENFORCED);
    ALTER TABLE more ADD FOREIGN KEY (room, PERIOD during) REFERENCES stays; ALTER TABLE more ADD CONSTRAINT nn NOT NULL n NOT VALID; ALTER TABLE more ADD NOT NULL room;
    CREATE TABLE sub (n int CONSTRAINT sub_n_not_null NOT NULL) INHERITS (rooms);`,
};

for (const [name, sql] of Object.entries(CASES)) {
  test(name, async () => assertVerdict(await roundTrip(engine, [sql]), ["equal"]));
}

test("a sequence that is made after the table that counts with it comes before it", async () => {
  const written = convert("CREATE TABLE t (id integer DEFAULT nextval('late_seq'::regclass) NOT NULL); CREATE SEQUENCE late_seq AS bigint;", "postgres", "postgres");
  assertVerdict(await survival(engine, written), ["runs"]);
});

test("the order of a key stays on the way through other formats", () => {
  const script = "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE j (p_id int NOT NULL REFERENCES p (id), no int NOT NULL, d date NOT NULL, PRIMARY KEY (d, p_id, no)); CREATE TABLE l (no int, d date, p_id int, FOREIGN KEY (p_id, no, d) REFERENCES j (p_id, no, d));";
  const written = convert(script, "postgres", "postgres");
  for (const format of ["dbml", "json"]) {
    const keys = convert(convert(script, "postgres", format), format, "postgres").match(/(PRIMARY KEY|FOREIGN KEY|REFERENCES) .*/g);
    assert.deepEqual(keys.map(bare), written.match(/(PRIMARY KEY|FOREIGN KEY|REFERENCES) .*/g).map(bare), format);
  }
});

/** A clause of a key without what DBML says in another way. */
function bare(clause) {
  return clause.replace(/[,;]$/, "");
}

test("keys that a client of Prisma fills are text without a default", async () => {
  const written = convert(
    `datasource db {
  provider = "postgresql"
  url      = env("URL")
}
model Reader {
  id    String @id @default(uuid())
  loans Loan[]
}
model Loan {
  id       String @id @default(cuid())
  readerId String
  reader   Reader @relation(fields: [readerId], references: [id])
}
model Token {
  id String @id
}`,
    "prisma",
    "postgres",
  );
  assert.ok(!/DEFAULT/.test(written), written);
  assert.equal(written.match(/(id|"readerId") +text NOT NULL/g).length, 4);
  assertVerdict(await survival(engine, written), ["runs"]);
});
