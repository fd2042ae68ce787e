CREATE TABLE good (id int);
CREATE TABLE ok_in_part (id int, , name text, 12 34, CONSTRAINT, FOREIGN KEY id REFERENCES good, x int int int);
SELEC 1;
CREATE TABLE (;
CREATE TABLE also_good (id int REFERENCES good (nothing))
CREATE TABLE no_semicolon (id int);
CREATE TABLE unclosed (id int, name text;
COMMENT ON TABLE also_good IS 'it''s';
CREATE TABLE from_query AS SELECT 1 AS id;
CREATE TEMP TABLE t (id int);
ALTER TABLE nowhere ADD COLUMN x int;
)))
CREATE TABLE last (note text DEFAULT 'stray);
CREATE TABLE after_stray_quote (id int);
