-- */ `${x}` "' for PostgreSQL

-- Types

CREATE TYPE "enum `of` ""all""" AS ENUM (
    'select',
    'class',
    'default',
    'text',
    'index',
    'table',
    'one',
    'sql',
    'pgTable',
    'relations',
    '__proto__',
    'constructor',
    'toString',
    '2fa codes',
    'user',
    'users',
    'Users',
    'it''s "quoted"',
    '`tick` ${process.exit(1)}',
    'a\b',
    'new
line',
    '*/ end',
    '--> x ]] }}',
    '🦀',
    '🦀🦀',
    '名前',
    'naïve',
    ' ',
    '',
    'Ⓐ²',
    'a.b.c',
    '{}[]():;,<>|&%#@!',
    'enum_type',
    ' '
);
COMMENT ON TYPE "enum `of` ""all""" IS '*/ alert(1) /*';

-- Functions and other statements

SET check_function_bodies = false;

CREATE FUNCTION f() RETURNS int AS $$ `${x}` */ $$ LANGUAGE sql;

-- Tables

CREATE TABLE "select" (
    id text NOT NULL,
    CONSTRAINT select_pk PRIMARY KEY (id)
);

CREATE TABLE class (
    id text NOT NULL,
    CONSTRAINT class_pk PRIMARY KEY (id)
);

COMMENT ON TABLE class IS 'class */ `${x}` '''''' """';

CREATE TABLE "default" (
    id text NOT NULL,
    CONSTRAINT default_pk PRIMARY KEY (id)
);

CREATE TABLE text (
    id text NOT NULL,
    CONSTRAINT text_pk PRIMARY KEY (id)
);

CREATE TABLE index (
    id text NOT NULL,
    CONSTRAINT index_pk PRIMARY KEY (id)
);

CREATE TABLE "table" (
    id text NOT NULL,
    CONSTRAINT table_pk PRIMARY KEY (id)
);

CREATE TABLE one (
    id text NOT NULL,
    CONSTRAINT one_pk PRIMARY KEY (id)
);

CREATE TABLE sql (
    id text NOT NULL,
    CONSTRAINT sql_pk PRIMARY KEY (id)
);

CREATE TABLE "pgTable" (
    id text NOT NULL,
    CONSTRAINT "pgTable_pk" PRIMARY KEY (id)
);

CREATE TABLE relations (
    id text NOT NULL,
    CONSTRAINT relations_pk PRIMARY KEY (id)
);

CREATE TABLE __proto__ (
    id text NOT NULL,
    CONSTRAINT __proto___pk PRIMARY KEY (id)
);

CREATE TABLE constructor (
    id text NOT NULL,
    CONSTRAINT constructor_pk PRIMARY KEY (id)
);

CREATE TABLE "toString" (
    id text NOT NULL,
    CONSTRAINT "toString_pk" PRIMARY KEY (id)
);

CREATE TABLE "2fa codes" (
    id text NOT NULL,
    CONSTRAINT "2fa codes_pk" PRIMARY KEY (id)
);

CREATE TABLE "user" (
    id text NOT NULL,
    CONSTRAINT user_pk PRIMARY KEY (id)
);

CREATE TABLE users (
    id text NOT NULL,
    CONSTRAINT users_pk PRIMARY KEY (id)
);

CREATE TABLE "Users" (
    id text NOT NULL,
    CONSTRAINT "Users_pk" PRIMARY KEY (id)
);

COMMENT ON TABLE "Users" IS 'Users */ `${x}` '''''' """';

CREATE TABLE "it's ""quoted""" (
    id text NOT NULL,
    CONSTRAINT "it's ""quoted""_pk" PRIMARY KEY (id)
);

COMMENT ON TABLE "it's ""quoted""" IS 'it''s "quoted" */ `${x}` '''''' """';

CREATE TABLE "`tick` ${process.exit(1)}" (
    id text NOT NULL,
    CONSTRAINT "`tick` ${process.exit(1)}_pk" PRIMARY KEY (id)
);

COMMENT ON TABLE "`tick` ${process.exit(1)}" IS '`tick` ${process.exit(1)} */ `${x}` '''''' """';

CREATE TABLE "a\b" (
    id text NOT NULL,
    CONSTRAINT "a\b_pk" PRIMARY KEY (id)
);

COMMENT ON TABLE "a\b" IS 'a\b */ `${x}` '''''' """';

CREATE TABLE "new
line" (
    id text NOT NULL,
    CONSTRAINT "new
line_pk" PRIMARY KEY (id)
);

COMMENT ON TABLE "new
line" IS 'new
line */ `${x}` '''''' """';

CREATE TABLE "*/ end" (
    id text NOT NULL,
    CONSTRAINT "*/ end_pk" PRIMARY KEY (id)
);

CREATE TABLE "--> x ]] }}" (
    id text NOT NULL,
    CONSTRAINT "--> x ]] }}_pk" PRIMARY KEY (id)
);

CREATE TABLE "🦀" (
    id text NOT NULL,
    CONSTRAINT "🦀_pk" PRIMARY KEY (id)
);

COMMENT ON TABLE "🦀" IS '🦀 */ `${x}` '''''' """';

CREATE TABLE "🦀🦀" (
    id text NOT NULL,
    CONSTRAINT "🦀🦀_pk" PRIMARY KEY (id)
);

CREATE TABLE "名前" (
    id text NOT NULL,
    CONSTRAINT "名前_pk" PRIMARY KEY (id)
);

CREATE TABLE "naïve" (
    id text NOT NULL,
    CONSTRAINT "naïve_pk" PRIMARY KEY (id)
);

CREATE TABLE " " (
    id text NOT NULL,
    CONSTRAINT " _pk" PRIMARY KEY (id)
);

CREATE TABLE _ (
    id text NOT NULL,
    CONSTRAINT __pk PRIMARY KEY (id)
);

CREATE TABLE "Ⓐ²" (
    id text NOT NULL,
    CONSTRAINT "Ⓐ²_pk" PRIMARY KEY (id)
);

CREATE TABLE "a.b.c" (
    id text NOT NULL,
    CONSTRAINT "a.b.c_pk" PRIMARY KEY (id)
);

CREATE TABLE "{}[]():;,<>|&%#@!" (
    id text NOT NULL,
    CONSTRAINT "{}[]():;,<>|&%#@!_pk" PRIMARY KEY (id)
);

CREATE TABLE enum_type (
    id text NOT NULL,
    CONSTRAINT enum_type_pk PRIMARY KEY (id)
);

CREATE TABLE " " (
    id text NOT NULL,
    CONSTRAINT " _pk" PRIMARY KEY (id)
);

COMMENT ON TABLE " " IS '  */ `${x}` '''''' """';

CREATE TABLE "hub ""of"" 'all'" (
    id                             text NOT NULL,
    class_id                       text,
    "Users_id"                     text,
    "it's ""quoted""_id"           text,
    "`tick` ${process.exit(1)}_id" text,
    "a\b_id"                       text,
    "new
line_id"                  text,
    "🦀_id"                         text,
    " _id"                        text,
    CONSTRAINT "hub ""of"" 'all'_pk" PRIMARY KEY (id),
    CONSTRAINT "fk class" FOREIGN KEY (class_id) REFERENCES class (id),
    CONSTRAINT "fk Users" FOREIGN KEY ("Users_id") REFERENCES "Users" (id),
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
    id                          text                NOT NULL,
    "select"                    varchar(40)         NOT NULL DEFAULT 'select',
    class                       varchar(40)         NOT NULL DEFAULT 'class',
    "default"                   varchar(40)         NOT NULL DEFAULT 'default',
    text                        varchar(40)         NOT NULL DEFAULT 'text',
    index                       varchar(40)         NOT NULL DEFAULT 'index',
    "table"                     varchar(40)         NOT NULL DEFAULT 'table',
    one                         varchar(40)         NOT NULL DEFAULT 'one',
    sql                         varchar(40)         NOT NULL DEFAULT 'sql',
    "pgTable"                   varchar(40)         NOT NULL DEFAULT 'pgTable',
    relations                   varchar(40)         NOT NULL DEFAULT 'relations',
    __proto__                   varchar(40)         NOT NULL DEFAULT '__proto__',
    constructor                 varchar(40)         NOT NULL DEFAULT 'constructor',
    "toString"                  varchar(40)         NOT NULL DEFAULT 'toString',
    "2fa codes"                 varchar(40)         NOT NULL DEFAULT '2fa codes',
    "user"                      varchar(40)         NOT NULL DEFAULT 'user',
    users                       varchar(40)         NOT NULL DEFAULT 'users',
    "Users"                     varchar(40)         NOT NULL DEFAULT 'Users',
    "it's ""quoted"""           varchar(40)         NOT NULL DEFAULT 'it''s "quoted"',
    "`tick` ${process.exit(1)}" varchar(40)         NOT NULL DEFAULT '`tick` ${process.exit(1)}',
    "a\b"                       varchar(40)         NOT NULL DEFAULT 'a\b',
    "new
line"                  varchar(40)         NOT NULL DEFAULT 'new
line',
    "*/ end"                    varchar(40)         NOT NULL DEFAULT '*/ end',
    "--> x ]] }}"               varchar(40)         NOT NULL DEFAULT '--> x ]] }}',
    "🦀"                         varchar(40)         NOT NULL DEFAULT '🦀',
    "🦀🦀"                        varchar(40)         NOT NULL DEFAULT '🦀🦀',
    "名前"                        varchar(40)         NOT NULL DEFAULT '名前',
    "naïve"                     varchar(40)         NOT NULL DEFAULT 'naïve',
    " "                         varchar(40)         NOT NULL DEFAULT ' ',
    _                           varchar(40)         NOT NULL DEFAULT '',
    "Ⓐ²"                        varchar(40)         NOT NULL DEFAULT 'Ⓐ²',
    "a.b.c"                     varchar(40)         NOT NULL DEFAULT 'a.b.c',
    "{}[]():;,<>|&%#@!"         varchar(40)         NOT NULL DEFAULT '{}[]():;,<>|&%#@!',
    enum_type                   varchar(40)         NOT NULL DEFAULT 'enum_type',
    " "                        varchar(40)         NOT NULL DEFAULT ' ',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT columns_pk PRIMARY KEY (id),
    CONSTRAINT "unique class" UNIQUE ("select", class),
    CONSTRAINT "check class" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check Users" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check it's ""quoted""" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check `tick` ${process.exit(1)}" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check a\b" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check new
line" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check 🦀" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "check  " CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */')
);

CREATE INDEX "index class" ON columns ("select") WHERE "class" <> '`${x}`\';
CREATE INDEX "index Users" ON columns ("select") WHERE "class" <> '`${x}`\';
CREATE INDEX "index it's ""quoted""" ON columns ("select") WHERE "class" <> '`${x}`\';
CREATE INDEX "index `tick` ${process.exit(1)}" ON columns ("select") WHERE "class" <> '`${x}`\';
CREATE INDEX "index a\b" ON columns ("select") WHERE "class" <> '`${x}`\';
CREATE INDEX "index new
line" ON columns ("select") WHERE "class" <> '`${x}`\';
CREATE INDEX "index 🦀" ON columns ("select") WHERE "class" <> '`${x}`\';
CREATE INDEX "index  " ON columns ("select") WHERE "class" <> '`${x}`\';

COMMENT ON COLUMN columns."select" IS 'select';
COMMENT ON COLUMN columns.class IS 'class';
COMMENT ON COLUMN columns."default" IS 'default';
COMMENT ON COLUMN columns.text IS 'text';
COMMENT ON COLUMN columns.index IS 'index';
COMMENT ON COLUMN columns."table" IS 'table';
COMMENT ON COLUMN columns.one IS 'one';
COMMENT ON COLUMN columns.sql IS 'sql';
COMMENT ON COLUMN columns."pgTable" IS 'pgTable';
COMMENT ON COLUMN columns.relations IS 'relations';
COMMENT ON COLUMN columns.__proto__ IS '__proto__';
COMMENT ON COLUMN columns.constructor IS 'constructor';
COMMENT ON COLUMN columns."toString" IS 'toString';
COMMENT ON COLUMN columns."2fa codes" IS '2fa codes';
COMMENT ON COLUMN columns."user" IS 'user';
COMMENT ON COLUMN columns.users IS 'users';
COMMENT ON COLUMN columns."Users" IS 'Users';
COMMENT ON COLUMN columns."it's ""quoted""" IS 'it''s "quoted"';
COMMENT ON COLUMN columns."`tick` ${process.exit(1)}" IS '`tick` ${process.exit(1)}';
COMMENT ON COLUMN columns."a\b" IS 'a\b';
COMMENT ON COLUMN columns."new
line" IS 'new
line';
COMMENT ON COLUMN columns."*/ end" IS '*/ end';
COMMENT ON COLUMN columns."--> x ]] }}" IS '--> x ]] }}';
COMMENT ON COLUMN columns."🦀" IS '🦀';
COMMENT ON COLUMN columns."🦀🦀" IS '🦀🦀';
COMMENT ON COLUMN columns."名前" IS '名前';
COMMENT ON COLUMN columns."naïve" IS 'naïve';
COMMENT ON COLUMN columns."Ⓐ²" IS 'Ⓐ²';
COMMENT ON COLUMN columns."a.b.c" IS 'a.b.c';
COMMENT ON COLUMN columns."{}[]():;,<>|&%#@!" IS '{}[]():;,<>|&%#@!';
COMMENT ON COLUMN columns.enum_type IS 'enum_type';
COMMENT ON COLUMN columns." " IS ' ';

CREATE TABLE pairs (
    "*/" text NOT NULL,
    "'"  text NOT NULL,
    CONSTRAINT "pk '`""" PRIMARY KEY ("*/", "'")
);

-- Constraints across tables

ALTER TABLE columns
    ADD CONSTRAINT "unique Users" UNIQUE ("select", class);

ALTER TABLE columns
    ADD CONSTRAINT "unique it's ""quoted""" UNIQUE ("select", class);

ALTER TABLE columns
    ADD CONSTRAINT "unique `tick` ${process.exit(1)}" UNIQUE ("select", class);

ALTER TABLE columns
    ADD CONSTRAINT "unique a\b" UNIQUE ("select", class);

ALTER TABLE columns
    ADD CONSTRAINT "unique new
line" UNIQUE ("select", class);

ALTER TABLE columns
    ADD CONSTRAINT "unique 🦀" UNIQUE ("select", class);

ALTER TABLE columns
    ADD CONSTRAINT "unique  " UNIQUE ("select", class);
