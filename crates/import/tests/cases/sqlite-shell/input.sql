CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE,
  "e-mail" VARCHAR(255) UNIQUE ON CONFLICT IGNORE,
  [group] INT DEFAULT 0,
  `back` BLOB,
  born,
  score REAL DEFAULT (1.5 + 2),
  flags UNSIGNED BIG INT CHECK (flags >= 0),
  made TEXT DEFAULT CURRENT_TIMESTAMP,
  upper_name TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL,
  kept TEXT AS (lower(name)) STORED
);
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE codes (code TEXT PRIMARY KEY, n NUMERIC(10,2) NOT NULL DEFAULT -1) WITHOUT ROWID;
CREATE TABLE strict_ones (id INTEGER PRIMARY KEY, data ANY, raw BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE notes (
  id integer not null primary key,
  user_id int references users on delete cascade deferrable initially deferred,
  code text,
  body text default 'it''s; here',
  constraint fk_code foreign key (code) references codes (code) on update set null
  constraint body_short check (length(body) < 1000)
);
CREATE INDEX notes_user ON notes (user_id) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS notes_expr ON notes (lower(body) COLLATE RTRIM DESC, code);
CREATE VIRTUAL TABLE docs USING fts5(title, body, tokenize = 'porter ascii', content='');
CREATE TABLE IF NOT EXISTS 'docs_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE IF NOT EXISTS 'docs_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS 'docs_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE IF NOT EXISTS 'docs_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE VIEW user_notes(who, what) AS SELECT u.name, n.body FROM users u JOIN notes n ON n.user_id = u.id
/* user_notes(who,what) */;
CREATE TRIGGER notes_touch AFTER UPDATE OF body ON notes WHEN old.body <> new.body BEGIN
  UPDATE users SET made = CURRENT_TIMESTAMP WHERE id = new.user_id;
  SELECT CASE WHEN new.code IS NULL THEN RAISE(ABORT, 'no; code') END;
END;
CREATE TABLE sqlite_stat1(tbl,idx,stat);
ANALYZE sqlite_schema;
