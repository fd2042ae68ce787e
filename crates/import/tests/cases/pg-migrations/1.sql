BEGIN;
CREATE TABLE author (id int PRIMARY KEY, name text, note text, CHECK (name <> ''));
CREATE TABLE book (id int PRIMARY KEY, author_id int REFERENCES author (id), title text CONSTRAINT book_title UNIQUE);
CREATE INDEX book_idx ON book (lower(title)) WHERE title IS NOT NULL;
COMMIT;
