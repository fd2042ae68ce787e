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

CREATE TABLE "hub ""of"" 'all'" (
    id text NOT NULL,
    CONSTRAINT "hub ""of"" 'all'_pk" PRIMARY KEY (id)
);

CREATE TABLE "select" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    "select"                    varchar(20)         NOT NULL DEFAULT 'select',
    class                       varchar(20)         NOT NULL DEFAULT 'select',
    "default"                   varchar(20)         NOT NULL DEFAULT 'select',
    text                        varchar(20)         NOT NULL DEFAULT 'select',
    index                       varchar(20)         NOT NULL DEFAULT 'select',
    "table"                     varchar(20)         NOT NULL DEFAULT 'select',
    one                         varchar(20)         NOT NULL DEFAULT 'select',
    sql                         varchar(20)         NOT NULL DEFAULT 'select',
    "pgTable"                   varchar(20)         NOT NULL DEFAULT 'select',
    relations                   varchar(20)         NOT NULL DEFAULT 'select',
    __proto__                   varchar(20)         NOT NULL DEFAULT 'select',
    constructor                 varchar(20)         NOT NULL DEFAULT 'select',
    "toString"                  varchar(20)         NOT NULL DEFAULT 'select',
    "2fa codes"                 varchar(20)         NOT NULL DEFAULT 'select',
    "user"                      varchar(20)         NOT NULL DEFAULT 'select',
    users                       varchar(20)         NOT NULL DEFAULT 'select',
    "Users"                     varchar(20)         NOT NULL DEFAULT 'select',
    "it's ""quoted"""           varchar(20)         NOT NULL DEFAULT 'select',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'select',
    "a\b"                       varchar(20)         NOT NULL DEFAULT 'select',
    "new
line"                  varchar(20)         NOT NULL DEFAULT 'select',
    "*/ end"                    varchar(20)         NOT NULL DEFAULT 'select',
    "--> x ]] }}"               varchar(20)         NOT NULL DEFAULT 'select',
    "🦀"                         varchar(20)         NOT NULL DEFAULT 'select',
    "🦀🦀"                        varchar(20)         NOT NULL DEFAULT 'select',
    "名前"                        varchar(20)         NOT NULL DEFAULT 'select',
    "naïve"                     varchar(20)         NOT NULL DEFAULT 'select',
    " "                         varchar(20)         NOT NULL DEFAULT 'select',
    _                           varchar(20)         NOT NULL DEFAULT 'select',
    "Ⓐ²"                        varchar(20)         NOT NULL DEFAULT 'select',
    "a.b.c"                     varchar(20)         NOT NULL DEFAULT 'select',
    "{}[]():;,<>|&%#@!"         varchar(20)         NOT NULL DEFAULT 'select',
    enum_type                   varchar(20)         NOT NULL DEFAULT 'select',
    " "                        varchar(20)         NOT NULL DEFAULT 'select',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT select_pk PRIMARY KEY (id),
    CONSTRAINT "unique select" UNIQUE ("select", class),
    CONSTRAINT "check select" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk select" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index select" ON "select" ("select") WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "select" IS 'select */ `${x}` '''''' """';
COMMENT ON COLUMN "select"."select" IS 'select';
COMMENT ON COLUMN "select".class IS 'select';
COMMENT ON COLUMN "select"."default" IS 'select';
COMMENT ON COLUMN "select".text IS 'select';
COMMENT ON COLUMN "select".index IS 'select';
COMMENT ON COLUMN "select"."table" IS 'select';
COMMENT ON COLUMN "select".one IS 'select';
COMMENT ON COLUMN "select".sql IS 'select';
COMMENT ON COLUMN "select"."pgTable" IS 'select';
COMMENT ON COLUMN "select".relations IS 'select';
COMMENT ON COLUMN "select".__proto__ IS 'select';
COMMENT ON COLUMN "select".constructor IS 'select';
COMMENT ON COLUMN "select"."toString" IS 'select';
COMMENT ON COLUMN "select"."2fa codes" IS 'select';
COMMENT ON COLUMN "select"."user" IS 'select';
COMMENT ON COLUMN "select".users IS 'select';
COMMENT ON COLUMN "select"."Users" IS 'select';
COMMENT ON COLUMN "select"."it's ""quoted""" IS 'select';
COMMENT ON COLUMN "select"."`tick` ${process.exit(1)}" IS 'select';
COMMENT ON COLUMN "select"."a\b" IS 'select';
COMMENT ON COLUMN "select"."new
line" IS 'select';
COMMENT ON COLUMN "select"."*/ end" IS 'select';
COMMENT ON COLUMN "select"."--> x ]] }}" IS 'select';
COMMENT ON COLUMN "select"."🦀" IS 'select';
COMMENT ON COLUMN "select"."🦀🦀" IS 'select';
COMMENT ON COLUMN "select"."名前" IS 'select';
COMMENT ON COLUMN "select"."naïve" IS 'select';
COMMENT ON COLUMN "select"." " IS 'select';
COMMENT ON COLUMN "select"._ IS 'select';
COMMENT ON COLUMN "select"."Ⓐ²" IS 'select';
COMMENT ON COLUMN "select"."a.b.c" IS 'select';
COMMENT ON COLUMN "select"."{}[]():;,<>|&%#@!" IS 'select';
COMMENT ON COLUMN "select".enum_type IS 'select';
COMMENT ON COLUMN "select"." " IS 'select';

CREATE TABLE class (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'class',
    "default"                   varchar(20)         NOT NULL DEFAULT 'class',
    text                        varchar(20)         NOT NULL DEFAULT 'class',
    index                       varchar(20)         NOT NULL DEFAULT 'class',
    "table"                     varchar(20)         NOT NULL DEFAULT 'class',
    one                         varchar(20)         NOT NULL DEFAULT 'class',
    sql                         varchar(20)         NOT NULL DEFAULT 'class',
    "pgTable"                   varchar(20)         NOT NULL DEFAULT 'class',
    relations                   varchar(20)         NOT NULL DEFAULT 'class',
    __proto__                   varchar(20)         NOT NULL DEFAULT 'class',
    constructor                 varchar(20)         NOT NULL DEFAULT 'class',
    "toString"                  varchar(20)         NOT NULL DEFAULT 'class',
    "2fa codes"                 varchar(20)         NOT NULL DEFAULT 'class',
    "user"                      varchar(20)         NOT NULL DEFAULT 'class',
    users                       varchar(20)         NOT NULL DEFAULT 'class',
    "Users"                     varchar(20)         NOT NULL DEFAULT 'class',
    "it's ""quoted"""           varchar(20)         NOT NULL DEFAULT 'class',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'class',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT class_pk PRIMARY KEY (id),
    CONSTRAINT "unique class" UNIQUE (class, "default"),
    CONSTRAINT "check class" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk class" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index class" ON class (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE class IS 'class */ `${x}` '''''' """';
COMMENT ON COLUMN class.class IS 'class';
COMMENT ON COLUMN class."default" IS 'class';
COMMENT ON COLUMN class.text IS 'class';
COMMENT ON COLUMN class.index IS 'class';
COMMENT ON COLUMN class."table" IS 'class';
COMMENT ON COLUMN class.one IS 'class';
COMMENT ON COLUMN class.sql IS 'class';
COMMENT ON COLUMN class."pgTable" IS 'class';
COMMENT ON COLUMN class.relations IS 'class';
COMMENT ON COLUMN class.__proto__ IS 'class';
COMMENT ON COLUMN class.constructor IS 'class';
COMMENT ON COLUMN class."toString" IS 'class';
COMMENT ON COLUMN class."2fa codes" IS 'class';
COMMENT ON COLUMN class."user" IS 'class';
COMMENT ON COLUMN class.users IS 'class';
COMMENT ON COLUMN class."Users" IS 'class';
COMMENT ON COLUMN class."it's ""quoted""" IS 'class';
COMMENT ON COLUMN class."`tick` ${process.exit(1)}" IS 'class';

CREATE TABLE "default" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'default',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'default',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT default_pk PRIMARY KEY (id),
    CONSTRAINT "unique default" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check default" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk default" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index default" ON "default" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "default" IS 'default */ `${x}` '''''' """';
COMMENT ON COLUMN "default".class IS 'default';
COMMENT ON COLUMN "default"."`tick` ${process.exit(1)}" IS 'default';

CREATE TABLE text (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'text',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'text',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT text_pk PRIMARY KEY (id),
    CONSTRAINT "unique text" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check text" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk text" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index text" ON text (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE text IS 'text */ `${x}` '''''' """';
COMMENT ON COLUMN text.class IS 'text';
COMMENT ON COLUMN text."`tick` ${process.exit(1)}" IS 'text';

CREATE TABLE index (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'index',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'index',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT index_pk PRIMARY KEY (id),
    CONSTRAINT "unique index" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check index" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk index" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index index" ON index (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE index IS 'index */ `${x}` '''''' """';
COMMENT ON COLUMN index.class IS 'index';
COMMENT ON COLUMN index."`tick` ${process.exit(1)}" IS 'index';

CREATE TABLE "table" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'table',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'table',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT table_pk PRIMARY KEY (id),
    CONSTRAINT "unique table" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check table" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk table" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index table" ON "table" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "table" IS 'table */ `${x}` '''''' """';
COMMENT ON COLUMN "table".class IS 'table';
COMMENT ON COLUMN "table"."`tick` ${process.exit(1)}" IS 'table';

CREATE TABLE one (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'one',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'one',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT one_pk PRIMARY KEY (id),
    CONSTRAINT "unique one" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check one" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk one" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index one" ON one (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE one IS 'one */ `${x}` '''''' """';
COMMENT ON COLUMN one.class IS 'one';
COMMENT ON COLUMN one."`tick` ${process.exit(1)}" IS 'one';

CREATE TABLE sql (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'sql',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'sql',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT sql_pk PRIMARY KEY (id),
    CONSTRAINT "unique sql" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check sql" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk sql" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index sql" ON sql (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE sql IS 'sql */ `${x}` '''''' """';
COMMENT ON COLUMN sql.class IS 'sql';
COMMENT ON COLUMN sql."`tick` ${process.exit(1)}" IS 'sql';

CREATE TABLE "pgTable" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'pgTable',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'pgTable',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "pgTable_pk" PRIMARY KEY (id),
    CONSTRAINT "unique pgTable" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check pgTable" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk pgTable" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index pgTable" ON "pgTable" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "pgTable" IS 'pgTable */ `${x}` '''''' """';
COMMENT ON COLUMN "pgTable".class IS 'pgTable';
COMMENT ON COLUMN "pgTable"."`tick` ${process.exit(1)}" IS 'pgTable';

CREATE TABLE relations (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'relations',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'relations',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT relations_pk PRIMARY KEY (id),
    CONSTRAINT "unique relations" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check relations" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk relations" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index relations" ON relations (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE relations IS 'relations */ `${x}` '''''' """';
COMMENT ON COLUMN relations.class IS 'relations';
COMMENT ON COLUMN relations."`tick` ${process.exit(1)}" IS 'relations';

CREATE TABLE __proto__ (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '__proto__',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '__proto__',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT __proto___pk PRIMARY KEY (id),
    CONSTRAINT "unique __proto__" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check __proto__" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk __proto__" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index __proto__" ON __proto__ (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE __proto__ IS '__proto__ */ `${x}` '''''' """';
COMMENT ON COLUMN __proto__.class IS '__proto__';
COMMENT ON COLUMN __proto__."`tick` ${process.exit(1)}" IS '__proto__';

CREATE TABLE constructor (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'constructor',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'constructor',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT constructor_pk PRIMARY KEY (id),
    CONSTRAINT "unique constructor" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check constructor" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk constructor" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index constructor" ON constructor (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE constructor IS 'constructor */ `${x}` '''''' """';
COMMENT ON COLUMN constructor.class IS 'constructor';
COMMENT ON COLUMN constructor."`tick` ${process.exit(1)}" IS 'constructor';

CREATE TABLE "toString" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'toString',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'toString',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "toString_pk" PRIMARY KEY (id),
    CONSTRAINT "unique toString" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check toString" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk toString" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index toString" ON "toString" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "toString" IS 'toString */ `${x}` '''''' """';
COMMENT ON COLUMN "toString".class IS 'toString';
COMMENT ON COLUMN "toString"."`tick` ${process.exit(1)}" IS 'toString';

CREATE TABLE "2fa codes" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '2fa codes',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '2fa codes',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "2fa codes_pk" PRIMARY KEY (id),
    CONSTRAINT "unique 2fa codes" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check 2fa codes" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk 2fa codes" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index 2fa codes" ON "2fa codes" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "2fa codes" IS '2fa codes */ `${x}` '''''' """';
COMMENT ON COLUMN "2fa codes".class IS '2fa codes';
COMMENT ON COLUMN "2fa codes"."`tick` ${process.exit(1)}" IS '2fa codes';

CREATE TABLE "user" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'user',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'user',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT user_pk PRIMARY KEY (id),
    CONSTRAINT "unique user" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check user" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk user" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index user" ON "user" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "user" IS 'user */ `${x}` '''''' """';
COMMENT ON COLUMN "user".class IS 'user';
COMMENT ON COLUMN "user"."`tick` ${process.exit(1)}" IS 'user';

CREATE TABLE users (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'users',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'users',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT users_pk PRIMARY KEY (id),
    CONSTRAINT "unique users" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check users" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk users" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index users" ON users (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE users IS 'users */ `${x}` '''''' """';
COMMENT ON COLUMN users.class IS 'users';
COMMENT ON COLUMN users."`tick` ${process.exit(1)}" IS 'users';

CREATE TABLE "Users" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'Users',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'Users',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "Users_pk" PRIMARY KEY (id),
    CONSTRAINT "unique Users" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check Users" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk Users" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index Users" ON "Users" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "Users" IS 'Users */ `${x}` '''''' """';
COMMENT ON COLUMN "Users".class IS 'Users';
COMMENT ON COLUMN "Users"."`tick` ${process.exit(1)}" IS 'Users';

CREATE TABLE "it's ""quoted""" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'it''s "quoted"',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'it''s "quoted"',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "it's ""quoted""_pk" PRIMARY KEY (id),
    CONSTRAINT "unique it's ""quoted""" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check it's ""quoted""" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk it's ""quoted""" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index it's ""quoted""" ON "it's ""quoted""" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "it's ""quoted""" IS 'it''s "quoted" */ `${x}` '''''' """';
COMMENT ON COLUMN "it's ""quoted""".class IS 'it''s "quoted"';
COMMENT ON COLUMN "it's ""quoted"""."`tick` ${process.exit(1)}" IS 'it''s "quoted"';

CREATE TABLE "`tick` ${process.exit(1)}" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '`tick` ${process.exit(1)}',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '`tick` ${process.exit(1)}',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "`tick` ${process.exit(1)}_pk" PRIMARY KEY (id),
    CONSTRAINT "unique `tick` ${process.exit(1)}" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check `tick` ${process.exit(1)}" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk `tick` ${process.exit(1)}" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index `tick` ${process.exit(1)}" ON "`tick` ${process.exit(1)}" (class)
    WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "`tick` ${process.exit(1)}" IS '`tick` ${process.exit(1)} */ `${x}` '''''' """';
COMMENT ON COLUMN "`tick` ${process.exit(1)}".class IS '`tick` ${process.exit(1)}';
COMMENT ON COLUMN "`tick` ${process.exit(1)}"."`tick` ${process.exit(1)}" IS '`tick` ${process.exit(1)}';

CREATE TABLE "a\b" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'a\b',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'a\b',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "a\b_pk" PRIMARY KEY (id),
    CONSTRAINT "unique a\b" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check a\b" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk a\b" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index a\b" ON "a\b" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "a\b" IS 'a\b */ `${x}` '''''' """';
COMMENT ON COLUMN "a\b".class IS 'a\b';
COMMENT ON COLUMN "a\b"."`tick` ${process.exit(1)}" IS 'a\b';

CREATE TABLE "new
line" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'new
line',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'new
line',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "new
line_pk" PRIMARY KEY (id),
    CONSTRAINT "unique new
line" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check new
line" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk new
line" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index new
line" ON "new
line" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "new
line" IS 'new
line */ `${x}` '''''' """';
COMMENT ON COLUMN "new
line".class IS 'new
line';
COMMENT ON COLUMN "new
line"."`tick` ${process.exit(1)}" IS 'new
line';

CREATE TABLE "*/ end" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '*/ end',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '*/ end',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "*/ end_pk" PRIMARY KEY (id),
    CONSTRAINT "unique */ end" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check */ end" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk */ end" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index */ end" ON "*/ end" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "*/ end" IS '*/ end */ `${x}` '''''' """';
COMMENT ON COLUMN "*/ end".class IS '*/ end';
COMMENT ON COLUMN "*/ end"."`tick` ${process.exit(1)}" IS '*/ end';

CREATE TABLE "--> x ]] }}" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '--> x ]] }}',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '--> x ]] }}',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "--> x ]] }}_pk" PRIMARY KEY (id),
    CONSTRAINT "unique --> x ]] }}" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check --> x ]] }}" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk --> x ]] }}" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index --> x ]] }}" ON "--> x ]] }}" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "--> x ]] }}" IS '--> x ]] }} */ `${x}` '''''' """';
COMMENT ON COLUMN "--> x ]] }}".class IS '--> x ]] }}';
COMMENT ON COLUMN "--> x ]] }}"."`tick` ${process.exit(1)}" IS '--> x ]] }}';

CREATE TABLE "🦀" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '🦀',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '🦀',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "🦀_pk" PRIMARY KEY (id),
    CONSTRAINT "unique 🦀" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check 🦀" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk 🦀" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index 🦀" ON "🦀" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "🦀" IS '🦀 */ `${x}` '''''' """';
COMMENT ON COLUMN "🦀".class IS '🦀';
COMMENT ON COLUMN "🦀"."`tick` ${process.exit(1)}" IS '🦀';

CREATE TABLE "🦀🦀" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '🦀🦀',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '🦀🦀',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "🦀🦀_pk" PRIMARY KEY (id),
    CONSTRAINT "unique 🦀🦀" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check 🦀🦀" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk 🦀🦀" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index 🦀🦀" ON "🦀🦀" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "🦀🦀" IS '🦀🦀 */ `${x}` '''''' """';
COMMENT ON COLUMN "🦀🦀".class IS '🦀🦀';
COMMENT ON COLUMN "🦀🦀"."`tick` ${process.exit(1)}" IS '🦀🦀';

CREATE TABLE "名前" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '名前',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '名前',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "名前_pk" PRIMARY KEY (id),
    CONSTRAINT "unique 名前" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check 名前" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk 名前" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index 名前" ON "名前" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "名前" IS '名前 */ `${x}` '''''' """';
COMMENT ON COLUMN "名前".class IS '名前';
COMMENT ON COLUMN "名前"."`tick` ${process.exit(1)}" IS '名前';

CREATE TABLE "naïve" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'naïve',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'naïve',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "naïve_pk" PRIMARY KEY (id),
    CONSTRAINT "unique naïve" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check naïve" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk naïve" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index naïve" ON "naïve" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "naïve" IS 'naïve */ `${x}` '''''' """';
COMMENT ON COLUMN "naïve".class IS 'naïve';
COMMENT ON COLUMN "naïve"."`tick` ${process.exit(1)}" IS 'naïve';

CREATE TABLE " " (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT ' ',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT ' ',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT " _pk" PRIMARY KEY (id),
    CONSTRAINT "unique  " UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check  " CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk  " FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index  " ON " " (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE " " IS '  */ `${x}` '''''' """';

CREATE TABLE _ (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT __pk PRIMARY KEY (id),
    CONSTRAINT "unique " UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check " CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk " FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index " ON _ (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE _ IS ' */ `${x}` '''''' """';

CREATE TABLE "Ⓐ²" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'Ⓐ²',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'Ⓐ²',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "Ⓐ²_pk" PRIMARY KEY (id),
    CONSTRAINT "unique Ⓐ²" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check Ⓐ²" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk Ⓐ²" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index Ⓐ²" ON "Ⓐ²" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "Ⓐ²" IS 'Ⓐ² */ `${x}` '''''' """';
COMMENT ON COLUMN "Ⓐ²".class IS 'Ⓐ²';
COMMENT ON COLUMN "Ⓐ²"."`tick` ${process.exit(1)}" IS 'Ⓐ²';

CREATE TABLE "a.b.c" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'a.b.c',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'a.b.c',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "a.b.c_pk" PRIMARY KEY (id),
    CONSTRAINT "unique a.b.c" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check a.b.c" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk a.b.c" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index a.b.c" ON "a.b.c" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "a.b.c" IS 'a.b.c */ `${x}` '''''' """';
COMMENT ON COLUMN "a.b.c".class IS 'a.b.c';
COMMENT ON COLUMN "a.b.c"."`tick` ${process.exit(1)}" IS 'a.b.c';

CREATE TABLE "{}[]():;,<>|&%#@!" (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT '{}[]():;,<>|&%#@!',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT '{}[]():;,<>|&%#@!',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT "{}[]():;,<>|&%#@!_pk" PRIMARY KEY (id),
    CONSTRAINT "unique {}[]():;,<>|&%#@!" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check {}[]():;,<>|&%#@!" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk {}[]():;,<>|&%#@!" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index {}[]():;,<>|&%#@!" ON "{}[]():;,<>|&%#@!" (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE "{}[]():;,<>|&%#@!" IS '{}[]():;,<>|&%#@! */ `${x}` '''''' """';
COMMENT ON COLUMN "{}[]():;,<>|&%#@!".class IS '{}[]():;,<>|&%#@!';
COMMENT ON COLUMN "{}[]():;,<>|&%#@!"."`tick` ${process.exit(1)}" IS '{}[]():;,<>|&%#@!';

CREATE TABLE enum_type (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT 'enum_type',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT 'enum_type',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT enum_type_pk PRIMARY KEY (id),
    CONSTRAINT "unique enum_type" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check enum_type" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk enum_type" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index enum_type" ON enum_type (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE enum_type IS 'enum_type */ `${x}` '''''' """';
COMMENT ON COLUMN enum_type.class IS 'enum_type';
COMMENT ON COLUMN enum_type."`tick` ${process.exit(1)}" IS 'enum_type';

CREATE TABLE " " (
    id                          text                NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20)         NOT NULL DEFAULT ' ',
    "`tick` ${process.exit(1)}" varchar(20)         NOT NULL DEFAULT ' ',
    kind                        "enum `of` ""all""" NOT NULL DEFAULT 'select',
    CONSTRAINT " _pk" PRIMARY KEY (id),
    CONSTRAINT "unique  " UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check  " CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "fk  " FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index  " ON " " (class) WHERE "class" <> '`${x}`\';

COMMENT ON TABLE " " IS '  */ `${x}` '''''' """';
COMMENT ON COLUMN " ".class IS ' ';
COMMENT ON COLUMN " "."`tick` ${process.exit(1)}" IS ' ';

CREATE TABLE pairs (
    "*/" text NOT NULL,
    "'"  text NOT NULL,
    CONSTRAINT "pk '`""" PRIMARY KEY ("*/", "'")
);
