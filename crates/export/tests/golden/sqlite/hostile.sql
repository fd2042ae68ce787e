-- */ `${x}` "' for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

CREATE TABLE "hub ""of"" 'all'" (
    id text PRIMARY KEY NOT NULL
);

-- select */ `${x}` ''' """
CREATE TABLE "select" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    "select"                    varchar(20) NOT NULL DEFAULT 'select', -- select
    class                       varchar(20) NOT NULL DEFAULT 'select', -- select
    "default"                   varchar(20) NOT NULL DEFAULT 'select', -- select
    text                        varchar(20) NOT NULL DEFAULT 'select', -- select
    "index"                     varchar(20) NOT NULL DEFAULT 'select', -- select
    "table"                     varchar(20) NOT NULL DEFAULT 'select', -- select
    one                         varchar(20) NOT NULL DEFAULT 'select', -- select
    sql                         varchar(20) NOT NULL DEFAULT 'select', -- select
    pgTable                     varchar(20) NOT NULL DEFAULT 'select', -- select
    relations                   varchar(20) NOT NULL DEFAULT 'select', -- select
    __proto__                   varchar(20) NOT NULL DEFAULT 'select', -- select
    constructor                 varchar(20) NOT NULL DEFAULT 'select', -- select
    toString                    varchar(20) NOT NULL DEFAULT 'select', -- select
    "2fa codes"                 varchar(20) NOT NULL DEFAULT 'select', -- select
    user                        varchar(20) NOT NULL DEFAULT 'select', -- select
    users                       varchar(20) NOT NULL DEFAULT 'select', -- select
    Users_2                     varchar(20) NOT NULL DEFAULT 'select', -- select
    "it's ""quoted"""           varchar(20) NOT NULL DEFAULT 'select', -- select
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'select', -- select
    "a\b"                       varchar(20) NOT NULL DEFAULT 'select', -- select
    "new
line"                  varchar(20) NOT NULL DEFAULT 'select', -- select
    "*/ end"                    varchar(20) NOT NULL DEFAULT 'select', -- select
    "--> x ]] }}"               varchar(20) NOT NULL DEFAULT 'select', -- select
    "🦀"                         varchar(20) NOT NULL DEFAULT 'select', -- select
    "🦀🦀"                        varchar(20) NOT NULL DEFAULT 'select', -- select
    "名前"                        varchar(20) NOT NULL DEFAULT 'select', -- select
    "naïve"                     varchar(20) NOT NULL DEFAULT 'select', -- select
    " "                         varchar(20) NOT NULL DEFAULT 'select', -- select
    _                           varchar(20) NOT NULL DEFAULT 'select', -- select
    "Ⓐ²"                        varchar(20) NOT NULL DEFAULT 'select', -- select
    "a.b.c"                     varchar(20) NOT NULL DEFAULT 'select', -- select
    "{}[]():;,<>|&%#@!"         varchar(20) NOT NULL DEFAULT 'select', -- select
    enum_type                   varchar(20) NOT NULL DEFAULT 'select', -- select
    " "                        varchar(20) NOT NULL DEFAULT 'select', -- select
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique select" UNIQUE ("select", class),
    CONSTRAINT "check select" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT select_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk select" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index select" ON "select" ("select") WHERE class <> '`${x}`\';

-- class */ `${x}` ''' """
CREATE TABLE class (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'class', -- class
    "default"                   varchar(20) NOT NULL DEFAULT 'class', -- class
    text                        varchar(20) NOT NULL DEFAULT 'class', -- class
    "index"                     varchar(20) NOT NULL DEFAULT 'class', -- class
    "table"                     varchar(20) NOT NULL DEFAULT 'class', -- class
    one                         varchar(20) NOT NULL DEFAULT 'class', -- class
    sql                         varchar(20) NOT NULL DEFAULT 'class', -- class
    pgTable                     varchar(20) NOT NULL DEFAULT 'class', -- class
    relations                   varchar(20) NOT NULL DEFAULT 'class', -- class
    __proto__                   varchar(20) NOT NULL DEFAULT 'class', -- class
    constructor                 varchar(20) NOT NULL DEFAULT 'class', -- class
    toString                    varchar(20) NOT NULL DEFAULT 'class', -- class
    "2fa codes"                 varchar(20) NOT NULL DEFAULT 'class', -- class
    user                        varchar(20) NOT NULL DEFAULT 'class', -- class
    users                       varchar(20) NOT NULL DEFAULT 'class', -- class
    Users_2                     varchar(20) NOT NULL DEFAULT 'class', -- class
    "it's ""quoted"""           varchar(20) NOT NULL DEFAULT 'class', -- class
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'class', -- class
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique class" UNIQUE (class, "default"),
    CONSTRAINT "check class" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT class_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk class" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index class" ON class (class) WHERE class <> '`${x}`\';

-- default */ `${x}` ''' """
CREATE TABLE "default" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'default', -- default
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'default', -- default
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique default" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check default" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT default_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk default" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index default" ON "default" (class) WHERE class <> '`${x}`\';

-- text */ `${x}` ''' """
CREATE TABLE text (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'text', -- text
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'text', -- text
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique text" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check text" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT text_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk text" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index text" ON text (class) WHERE class <> '`${x}`\';

-- index */ `${x}` ''' """
CREATE TABLE "index" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'index', -- index
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'index', -- index
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique index" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check index" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT index_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk index" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index index" ON "index" (class) WHERE class <> '`${x}`\';

-- table */ `${x}` ''' """
CREATE TABLE "table" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'table', -- table
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'table', -- table
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique table" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check table" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT table_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk table" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index table" ON "table" (class) WHERE class <> '`${x}`\';

-- one */ `${x}` ''' """
CREATE TABLE one (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'one', -- one
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'one', -- one
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique one" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check one" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT one_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk one" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index one" ON one (class) WHERE class <> '`${x}`\';

-- sql */ `${x}` ''' """
CREATE TABLE sql (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'sql', -- sql
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'sql', -- sql
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique sql" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check sql" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT sql_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk sql" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index sql" ON sql (class) WHERE class <> '`${x}`\';

-- pgTable */ `${x}` ''' """
CREATE TABLE pgTable (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'pgTable', -- pgTable
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'pgTable', -- pgTable
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique pgTable" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check pgTable" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT pgTable_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk pgTable" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index pgTable" ON pgTable (class) WHERE class <> '`${x}`\';

-- relations */ `${x}` ''' """
CREATE TABLE relations (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'relations', -- relations
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'relations', -- relations
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique relations" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check relations" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT relations_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk relations" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index relations" ON relations (class) WHERE class <> '`${x}`\';

-- __proto__ */ `${x}` ''' """
CREATE TABLE __proto__ (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '__proto__', -- __proto__
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '__proto__', -- __proto__
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique __proto__" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check __proto__" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT __proto___kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk __proto__" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index __proto__" ON __proto__ (class) WHERE class <> '`${x}`\';

-- constructor */ `${x}` ''' """
CREATE TABLE constructor (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'constructor', -- constructor
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'constructor', -- constructor
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique constructor" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check constructor" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT constructor_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk constructor" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index constructor" ON constructor (class) WHERE class <> '`${x}`\';

-- toString */ `${x}` ''' """
CREATE TABLE toString (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'toString', -- toString
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'toString', -- toString
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique toString" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check toString" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT toString_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk toString" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index toString" ON toString (class) WHERE class <> '`${x}`\';

-- 2fa codes */ `${x}` ''' """
CREATE TABLE "2fa codes" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '2fa codes', -- 2fa codes
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '2fa codes', -- 2fa codes
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique 2fa codes" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check 2fa codes" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "2fa codes_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk 2fa codes" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index 2fa codes" ON "2fa codes" (class) WHERE class <> '`${x}`\';

-- user */ `${x}` ''' """
CREATE TABLE user (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'user', -- user
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'user', -- user
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique user" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check user" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT user_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk user" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index user" ON user (class) WHERE class <> '`${x}`\';

-- users */ `${x}` ''' """
CREATE TABLE users (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'users', -- users
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'users', -- users
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique users" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check users" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT users_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk users" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index users" ON users (class) WHERE class <> '`${x}`\';

-- Users */ `${x}` ''' """
CREATE TABLE Users_2 (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'Users', -- Users
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'Users', -- Users
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique Users" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check Users" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT Users_2_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk Users" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX idx_Users_2_class ON Users_2 (class) WHERE class <> '`${x}`\';

-- it's "quoted" */ `${x}` ''' """
CREATE TABLE "it's ""quoted""" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'it''s "quoted"', -- it's "quoted"
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'it''s "quoted"', -- it's "quoted"
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique it's ""quoted""" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check it's ""quoted""" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "it's ""quoted""_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk it's ""quoted""" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index it's ""quoted""" ON "it's ""quoted""" (class) WHERE class <> '`${x}`\';

-- `tick` ${process.exit(1)} */ `${x}` ''' """
CREATE TABLE "`tick` ${process.exit(1)}" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '`tick` ${process.exit(1)}', -- `tick` ${process.exit(1)}
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '`tick` ${process.exit(1)}', -- `tick` ${process.exit(1)}
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique `tick` ${process.exit(1)}" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check `tick` ${process.exit(1)}" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "`tick` ${process.exit(1)}_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk `tick` ${process.exit(1)}" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index `tick` ${process.exit(1)}" ON "`tick` ${process.exit(1)}" (class)
    WHERE class <> '`${x}`\';

-- a\b */ `${x}` ''' """
CREATE TABLE "a\b" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'a\b', -- a\b
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'a\b', -- a\b
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique a\b" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check a\b" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "a\b_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk a\b" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index a\b" ON "a\b" (class) WHERE class <> '`${x}`\';

-- new
-- line */ `${x}` ''' """
CREATE TABLE "new
line" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    -- new
    -- line
    class                       varchar(20) NOT NULL DEFAULT 'new
line',
    -- new
    -- line
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'new
line',
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique new
line" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check new
line" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "new
line_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk new
line" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index new
line" ON "new
line" (class) WHERE class <> '`${x}`\';

-- */ end */ `${x}` ''' """
CREATE TABLE "*/ end" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '*/ end', -- */ end
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '*/ end', -- */ end
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique */ end" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check */ end" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "*/ end_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk */ end" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index */ end" ON "*/ end" (class) WHERE class <> '`${x}`\';

-- --> x ]] }} */ `${x}` ''' """
CREATE TABLE "--> x ]] }}" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '--> x ]] }}', -- --> x ]] }}
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '--> x ]] }}', -- --> x ]] }}
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique --> x ]] }}" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check --> x ]] }}" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "--> x ]] }}_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk --> x ]] }}" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index --> x ]] }}" ON "--> x ]] }}" (class) WHERE class <> '`${x}`\';

-- 🦀 */ `${x}` ''' """
CREATE TABLE "🦀" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '🦀', -- 🦀
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '🦀', -- 🦀
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique 🦀" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check 🦀" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "🦀_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk 🦀" FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index 🦀" ON "🦀" (class) WHERE class <> '`${x}`\';

-- 🦀🦀 */ `${x}` ''' """
CREATE TABLE "🦀🦀" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '🦀🦀', -- 🦀🦀
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '🦀🦀', -- 🦀🦀
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique 🦀🦀" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check 🦀🦀" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "🦀🦀_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk 🦀🦀" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index 🦀🦀" ON "🦀🦀" (class) WHERE class <> '`${x}`\';

-- 名前 */ `${x}` ''' """
CREATE TABLE "名前" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '名前', -- 名前
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '名前', -- 名前
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique 名前" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check 名前" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "名前_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk 名前" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index 名前" ON "名前" (class) WHERE class <> '`${x}`\';

-- naïve */ `${x}` ''' """
CREATE TABLE "naïve" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'naïve', -- naïve
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'naïve', -- naïve
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique naïve" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check naïve" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "naïve_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk naïve" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index naïve" ON "naïve" (class) WHERE class <> '`${x}`\';

-- */ `${x}` ''' """
CREATE TABLE " " (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT ' ',
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT ' ',
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique  " UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check  " CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT " _kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk  " FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index  " ON " " (class) WHERE class <> '`${x}`\';

-- */ `${x}` ''' """
CREATE TABLE _ (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '',
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '',
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique " UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check " CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT __kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk " FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index " ON _ (class) WHERE class <> '`${x}`\';

-- Ⓐ² */ `${x}` ''' """
CREATE TABLE "Ⓐ²" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'Ⓐ²', -- Ⓐ²
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'Ⓐ²', -- Ⓐ²
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique Ⓐ²" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check Ⓐ²" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "Ⓐ²_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk Ⓐ²" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index Ⓐ²" ON "Ⓐ²" (class) WHERE class <> '`${x}`\';

-- a.b.c */ `${x}` ''' """
CREATE TABLE "a.b.c" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'a.b.c', -- a.b.c
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'a.b.c', -- a.b.c
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique a.b.c" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check a.b.c" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "a.b.c_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk a.b.c" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index a.b.c" ON "a.b.c" (class) WHERE class <> '`${x}`\';

-- {}[]():;,<>|&%#@! */ `${x}` ''' """
CREATE TABLE "{}[]():;,<>|&%#@!" (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT '{}[]():;,<>|&%#@!', -- {}[]():;,<>|&%#@!
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT '{}[]():;,<>|&%#@!', -- {}[]():;,<>|&%#@!
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique {}[]():;,<>|&%#@!" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check {}[]():;,<>|&%#@!" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT "{}[]():;,<>|&%#@!_kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk {}[]():;,<>|&%#@!" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index {}[]():;,<>|&%#@!" ON "{}[]():;,<>|&%#@!" (class) WHERE class <> '`${x}`\';

-- enum_type */ `${x}` ''' """
CREATE TABLE enum_type (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT 'enum_type', -- enum_type
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT 'enum_type', -- enum_type
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique enum_type" UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check enum_type" CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT enum_type_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk enum_type" FOREIGN KEY ("hub ""of"" 'all'_id")
        REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index enum_type" ON enum_type (class) WHERE class <> '`${x}`\';

--  */ `${x}` ''' """
CREATE TABLE " " (
    id                          text        PRIMARY KEY NOT NULL,
    "hub ""of"" 'all'_id"       text,
    class                       varchar(20) NOT NULL DEFAULT ' ', -- 
    "`tick` ${process.exit(1)}" varchar(20) NOT NULL DEFAULT ' ', -- 
    kind                        text        NOT NULL DEFAULT 'select',
    CONSTRAINT "unique  " UNIQUE (class, "`tick` ${process.exit(1)}"),
    CONSTRAINT "check  " CHECK ("`tick` ${process.exit(1)}" <> 'it''s `${1}` \ */'),
    CONSTRAINT " _kind_check" CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT "fk  " FOREIGN KEY ("hub ""of"" 'all'_id") REFERENCES "hub ""of"" 'all'" (id)
);

CREATE INDEX "index  " ON " " (class) WHERE class <> '`${x}`\';

CREATE TABLE pairs (
    "*/" text NOT NULL,
    "'"  text NOT NULL,
    CONSTRAINT "pk '`""" PRIMARY KEY ("*/", "'")
);
