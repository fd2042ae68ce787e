CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY, b int NOT NULL DEFAULT 1);
COMMENT ON COLUMN a.b IS 'How many.';
CREATE TABLE plain (LIKE a);
CREATE TABLE same (LIKE a INCLUDING ALL EXCLUDING COMMENTS, c int);
-- Within a table, equal keys are one; added later they are two.
CREATE TABLE merged (id serial PRIMARY KEY, code text UNIQUE, CONSTRAINT first_name UNIQUE (id), CONSTRAINT by_code UNIQUE (code));
ALTER TABLE merged ADD CONSTRAINT again UNIQUE (code);
-- A default that goes leaves the sequence of serial behind.
ALTER TABLE merged ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id SET DATA TYPE text;
