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
};

for (const [name, sql] of Object.entries(CASES)) {
  test(name, async () => assertVerdict(await roundTrip(engine, [sql]), ["equal"]));
}
