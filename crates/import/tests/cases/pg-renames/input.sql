-- What is renamed is renamed wherever it is named, and constraints keep the names that PostgreSQL gave them.
CREATE TYPE mood AS ENUM ('calm', 'cross');
CREATE TABLE herds (
  id serial PRIMARY KEY,
  name text NOT NULL UNIQUE,
  mood mood NOT NULL DEFAULT 'calm',
  moods mood[] DEFAULT '{calm,cross}',
  size int CHECK (size > 0),
  CHECK (mood <> 'cross' OR size < 10)
);
CREATE TABLE goats (id serial PRIMARY KEY, herd_id int REFERENCES herds (id), other_id int REFERENCES herds);
CREATE INDEX calm_herds ON herds (name) WHERE mood = 'calm';
CREATE VIEW calm AS SELECT id, name FROM herds WHERE mood = 'calm';
CREATE VIEW goat_names AS SELECT g.id, h.name AS herd FROM goats g JOIN herds h ON h.id = g.herd_id;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER herd_names BEFORE UPDATE OF name ON herds FOR EACH ROW WHEN (new.name <> old.name) EXECUTE FUNCTION f();
CREATE POLICY calm_only ON herds USING (mood = 'calm' AND name <> '');
ALTER TYPE mood RENAME VALUE 'calm' TO 'quiet';
ALTER TABLE herds RENAME COLUMN name TO title;
ALTER TABLE herds RENAME TO flocks;
ALTER TABLE flocks RENAME CONSTRAINT herds_name_key TO flocks_title_key;
ALTER TABLE flocks DROP CONSTRAINT herds_size_check;
ALTER TABLE goats RENAME CONSTRAINT goats_other_id_fkey TO other_herd;
ALTER TABLE goats DROP CONSTRAINT goats_herd_id_fkey, ADD CONSTRAINT goats_herd FOREIGN KEY (herd_id) REFERENCES flocks (id) NOT VALID;
ALTER TABLE goats VALIDATE CONSTRAINT goats_herd;
