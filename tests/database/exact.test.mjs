import { after, test } from "node:test";
import * as engine from "./engines/postgres.mjs";
import { assertVerdict } from "./judged.mjs";
import { roundTrip } from "./round-trip.mjs";

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
};

for (const [name, sql] of Object.entries(CASES)) {
  test(name, async () => assertVerdict(await roundTrip(engine, [sql]), ["equal"]));
}
