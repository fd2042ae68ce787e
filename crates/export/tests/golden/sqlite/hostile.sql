-- */ `${x}` "' for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

CREATE TABLE "select" (
    id text PRIMARY KEY NOT NULL
);

-- class */ `${x}` ''' """
CREATE TABLE class (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "default" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE text (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "index" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "table" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE one (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE sql (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE pgTable (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE relations (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE __proto__ (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE constructor (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE toString (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "2fa codes" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE user (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE users (
    id text PRIMARY KEY NOT NULL
);

-- Users */ `${x}` ''' """
CREATE TABLE Users_2 (
    id text PRIMARY KEY NOT NULL
);

-- it's "quoted" */ `${x}` ''' """
CREATE TABLE "it's ""quoted""" (
    id text PRIMARY KEY NOT NULL
);

-- `tick` ${process.exit(1)} */ `${x}` ''' """
CREATE TABLE "`tick` ${process.exit(1)}" (
    id text PRIMARY KEY NOT NULL
);

-- a\b */ `${x}` ''' """
CREATE TABLE "a\b" (
    id text PRIMARY KEY NOT NULL
);

-- new
-- line */ `${x}` ''' """
CREATE TABLE "new
line" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "*/ end" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "--> x ]] }}" (
    id text PRIMARY KEY NOT NULL
);

-- 🦀 */ `${x}` ''' """
CREATE TABLE "🦀" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "🦀🦀" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "名前" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "naïve" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE " " (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE _ (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "Ⓐ²" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "a.b.c" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "{}[]():;,<>|&%#@!" (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE enum_type (
    id text PRIMARY KEY NOT NULL
);

-- */ `${x}` ''' """
CREATE TABLE " " (
    id text PRIMARY KEY NOT NULL
);

CREATE TABLE "hub ""of"" 'all'" (
    id                             text PRIMARY KEY NOT NULL,
    class_id                       text,
    Users_id                       text,
    "it's ""quoted""_id"           text,
    "`tick` ${process.exit(1)}_id" text,
    "a\b_id"                       text,
    "new
line_id"                  text,
    "🦀_id"                         text,
    " _id"                        text,
    CONSTRAINT "fk class" FOREIGN KEY (class_id) REFERENCES class (id),
    CONSTRAINT "fk Users" FOREIGN KEY (Users_id) REFERENCES Users_2 (id),
    CONSTRAINT "fk it's ""quoted""" FOREIGN KEY ("it's ""quoted""_id")
        REFERENCES "it's ""quoted""" (id),
    CONSTRAINT "fk `tick` ${process.exit(1)}" FOREIGN KEY ("`tick` ${process.exit(1)}_id")
        REFERENCES "`tick` ${process.exit(1)}" (id),
    CONSTRAINT "fk a\b" FOREIGN KEY ("a\b_id") REFERENCES "a\b" (id),
    CONSTRAINT "fk new
line" FOREIGN KEY ("new
line_id") REFERENCES "new
line" (id),
    CONSTRAINT "fk 🦀" FOREIGN KEY ("🦀_id") REFERENCES "🦀" (id),
    CONSTRAINT "fk  " FOREIGN KEY (" _id") REFERENCES " " (id)
);

CREATE TABLE columns (
    id                          text        PRIMARY KEY NOT NULL,
    "select"                    varchar(40) NOT NULL DEFAULT 'select', -- select
    class                       varchar(40) NOT NULL DEFAULT 'class', -- class
    "default"                   varchar(40) NOT NULL DEFAULT 'default', -- default
    text                        varchar(40) NOT NULL DEFAULT 'text', -- text
    "index"                     varchar(40) NOT NULL DEFAULT 'index', -- index
    "table"                     varchar(40) NOT NULL DEFAULT 'table', -- table
    one                         varchar(40) NOT NULL DEFAULT 'one', -- one
    sql                         varchar(40) NOT NULL DEFAULT 'sql', -- sql
    pgTable                     varchar(40) NOT NULL DEFAULT 'pgTable', -- pgTable
    relations                   varchar(40) NOT NULL DEFAULT 'relations', -- relations
    __proto__                   varchar(40) NOT NULL DEFAULT '__proto__', -- __proto__
    constructor                 varchar(40) NOT NULL DEFAULT 'constructor', -- constructor
    toString                    varchar(40) NOT NULL DEFAULT 'toString', -- toString
    "2fa codes"                 varchar(40) NOT NULL DEFAULT '2fa codes', -- 2fa codes
    user                        varchar(40) NOT NULL DEFAULT 'user', -- user
    users                       varchar(40) NOT NULL DEFAULT 'users', -- users
    Users_2                     varchar(40) NOT NULL DEFAULT 'Users', -- Users
    "it's ""quoted"""           varchar(40) NOT NULL DEFAULT 'it''s "quoted"', -- it's "quoted"
    "`tick` ${process.exit(1)}" varchar(40) NOT NULL DEFAULT '`tick` ${process.exit(1)}', -- `tick` ${process.exit(1)}
    "a\b"                       varchar(40) NOT NULL DEFAULT 'a\b', -- a\b
    -- new
    -- line
    "new
line"                  varchar(40) NOT NULL DEFAULT 'new
line',
    "*/ end"                    varchar(40) NOT NULL DEFAULT '*/ end', -- */ end
    "--> x ]] }}"               varchar(40) NOT NULL DEFAULT '--> x ]] }}', -- --> x ]] }}
    "🦀"                         varchar(40) NOT NULL DEFAULT '🦀', -- 🦀
    "🦀🦀"                        varchar(40) NOT NULL DEFAULT '🦀🦀', -- 🦀🦀
    "名前"                        varchar(40) NOT NULL DEFAULT '名前', -- 名前
    "naïve"                     varchar(40) NOT NULL DEFAULT 'naïve', -- naïve
    " "                         varchar(40) NOT NULL DEFAULT ' ',
    _                           varchar(40) NOT NULL DEFAULT '',
    "Ⓐ²"                        varchar(40) NOT NULL DEFAULT 'Ⓐ²', -- Ⓐ²
    "a.b.c"                     varchar(40) NOT NULL DEFAULT 'a.b.c', -- a.b.c
    "{}[]():;,<>|&%#@!"         varchar(40) NOT NULL DEFAULT '{}[]():;,<>|&%#@!', -- {}[]():;,<>|&%#@!
    enum_type                   varchar(40) NOT NULL DEFAULT 'enum_type', -- enum_type
    " "                        varchar(40) NOT NULL DEFAULT ' ',
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique class" UNIQUE ("select", class),
    CONSTRAINT "unique Users" UNIQUE ("select", class),
    CONSTRAINT "unique it's ""quoted""" UNIQUE ("select", class),
    CONSTRAINT "unique `tick` ${process.exit(1)}" UNIQUE ("select", class),
    CONSTRAINT "unique a\b" UNIQUE ("select", class),
    CONSTRAINT "unique new
line" UNIQUE ("select", class),
    CONSTRAINT "unique 🦀" UNIQUE ("select", class),
    CONSTRAINT "unique  " UNIQUE ("select", class),
    CONSTRAINT "check class" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check Users" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check it's ""quoted""" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check `tick` ${process.exit(1)}" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check a\b" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check new
line" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check 🦀" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check  " CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT columns_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' '))
);

CREATE INDEX "index class" ON columns ("select") WHERE class <> '`${x}`\';
CREATE INDEX "index Users" ON columns ("select") WHERE class <> '`${x}`\';
CREATE INDEX "index it's ""quoted""" ON columns ("select") WHERE class <> '`${x}`\';
CREATE INDEX "index `tick` ${process.exit(1)}" ON columns ("select") WHERE class <> '`${x}`\';
CREATE INDEX "index a\b" ON columns ("select") WHERE class <> '`${x}`\';
CREATE INDEX "index new
line" ON columns ("select") WHERE class <> '`${x}`\';
CREATE INDEX "index 🦀" ON columns ("select") WHERE class <> '`${x}`\';
CREATE INDEX "index  " ON columns ("select") WHERE class <> '`${x}`\';

CREATE TABLE pairs (
    "*/" text NOT NULL,
    "'"  text NOT NULL,
    CONSTRAINT "pk '`""" PRIMARY KEY ("*/", "'")
);
