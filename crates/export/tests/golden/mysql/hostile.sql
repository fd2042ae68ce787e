-- */ `${x}` "' for MySQL

-- Tables

CREATE TABLE `hub "of" 'all'` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `select` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    `select`                      varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    class                         varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `default`                     varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    text                          varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `index`                       varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `table`                       varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    one                           varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `sql`                         varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    pgTable                       varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    relations                     varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    __proto__                     varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    constructor                   varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    toString                      varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `2fa codes`                   varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    user                          varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    users                         varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    Users_2                       varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `it's "quoted"`               varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `a\b`                         varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `new
line`                    varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `*/ end`                      varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `--> x ]] }}`                 varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    u1f980                        varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    u1f980u1f980                  varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `名前`                          varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `naïve`                       varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    _                             varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    __2                           varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `Ⓐ²`                          varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `a.b.c`                       varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    `{}[]():;,<>|&%#@!`           varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    enum_type                     varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    ` `                          varchar(20)  NOT NULL DEFAULT 'select' COMMENT 'select',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique select` UNIQUE (`select`, class),
    CONSTRAINT `check select` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT select_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk select` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index select` (`select`)
) COMMENT='select */ `${x}` '''''' """';

CREATE TABLE class (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    `default`                     varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    text                          varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    `index`                       varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    `table`                       varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    one                           varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    `sql`                         varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    pgTable                       varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    relations                     varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    __proto__                     varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    constructor                   varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    toString                      varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    `2fa codes`                   varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    user                          varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    users                         varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    Users_2                       varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    `it's "quoted"`               varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'class' COMMENT 'class',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique class` UNIQUE (class, `default`),
    CONSTRAINT `check class` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT class_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk class` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index class` (class)
) COMMENT='class */ `${x}` '''''' """';

CREATE TABLE `default` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'default' COMMENT 'default',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'default' COMMENT 'default',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique default` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check default` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT default_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk default` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index default` (class)
) COMMENT='default */ `${x}` '''''' """';

CREATE TABLE text (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'text' COMMENT 'text',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'text' COMMENT 'text',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique text` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check text` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT text_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk text` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index text` (class)
) COMMENT='text */ `${x}` '''''' """';

CREATE TABLE `index` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'index' COMMENT 'index',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'index' COMMENT 'index',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique index` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check index` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT index_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk index` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index index` (class)
) COMMENT='index */ `${x}` '''''' """';

CREATE TABLE `table` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'table' COMMENT 'table',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'table' COMMENT 'table',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique table` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check table` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT table_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk table` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index table` (class)
) COMMENT='table */ `${x}` '''''' """';

CREATE TABLE one (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'one' COMMENT 'one',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'one' COMMENT 'one',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique one` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check one` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT one_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk one` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index one` (class)
) COMMENT='one */ `${x}` '''''' """';

CREATE TABLE `sql` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'sql' COMMENT 'sql',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'sql' COMMENT 'sql',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique sql` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check sql` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT sql_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk sql` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index sql` (class)
) COMMENT='sql */ `${x}` '''''' """';

CREATE TABLE pgTable (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'pgTable' COMMENT 'pgTable',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'pgTable' COMMENT 'pgTable',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique pgTable` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check pgTable` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT pgTable_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk pgTable` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index pgTable` (class)
) COMMENT='pgTable */ `${x}` '''''' """';

CREATE TABLE relations (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'relations' COMMENT 'relations',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'relations' COMMENT 'relations',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique relations` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check relations` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT relations_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk relations` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index relations` (class)
) COMMENT='relations */ `${x}` '''''' """';

CREATE TABLE __proto__ (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT '__proto__' COMMENT '__proto__',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT '__proto__' COMMENT '__proto__',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique __proto__` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check __proto__` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT __proto___kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk __proto__` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index __proto__` (class)
) COMMENT='__proto__ */ `${x}` '''''' """';

CREATE TABLE constructor (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'constructor' COMMENT 'constructor',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'constructor' COMMENT 'constructor',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique constructor` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check constructor` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT constructor_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk constructor` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index constructor` (class)
) COMMENT='constructor */ `${x}` '''''' """';

CREATE TABLE toString (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'toString' COMMENT 'toString',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'toString' COMMENT 'toString',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique toString` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check toString` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT toString_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk toString` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index toString` (class)
) COMMENT='toString */ `${x}` '''''' """';

CREATE TABLE `2fa codes` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT '2fa codes' COMMENT '2fa codes',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT '2fa codes' COMMENT '2fa codes',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique 2fa codes` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check 2fa codes` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `2fa codes_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk 2fa codes` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index 2fa codes` (class)
) COMMENT='2fa codes */ `${x}` '''''' """';

CREATE TABLE user (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'user' COMMENT 'user',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'user' COMMENT 'user',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique user` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check user` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT user_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk user` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index user` (class)
) COMMENT='user */ `${x}` '''''' """';

CREATE TABLE users (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'users' COMMENT 'users',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'users' COMMENT 'users',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique users` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check users` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT users_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk users` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index users` (class)
) COMMENT='users */ `${x}` '''''' """';

CREATE TABLE Users_2 (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'Users' COMMENT 'Users',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'Users' COMMENT 'Users',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique Users` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check Users_2` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT Users_2_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk Users_2` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index Users` (class)
) COMMENT='Users */ `${x}` '''''' """';

CREATE TABLE `it's "quoted"` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'it''s "quoted"' COMMENT 'it''s "quoted"',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'it''s "quoted"' COMMENT 'it''s "quoted"',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique it's "quoted"` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check it's "quoted"` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `it's "quoted"_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk it's "quoted"` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index it's "quoted"` (class)
) COMMENT='it''s "quoted" */ `${x}` '''''' """';

CREATE TABLE ```tick`` ${process.exit(1)}` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL COMMENT '`tick` ${process.exit(1)}',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL COMMENT '`tick` ${process.exit(1)}',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique ``tick`` ${process.exit(1)}` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check ``tick`` ${process.exit(1)}` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT ```tick`` ${process.exit(1)}_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk ``tick`` ${process.exit(1)}` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index ``tick`` ${process.exit(1)}` (class)
) COMMENT='`tick` ${process.exit(1)} */ `${x}` '''''' """';

CREATE TABLE `a\b` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'a\\b' COMMENT 'a\\b',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'a\\b' COMMENT 'a\\b',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique a\b` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check a\b` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `a\b_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk a\b` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index a\b` (class)
) COMMENT='a\\b */ `${x}` '''''' """';

CREATE TABLE `new
line` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'new
line' COMMENT 'new
line',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'new
line' COMMENT 'new
line',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique new
line` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check new
line` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `new
line_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk new
line` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index new
line` (class)
) COMMENT='new
line */ `${x}` '''''' """';

CREATE TABLE `*/ end` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT '*/ end' COMMENT '*/ end',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT '*/ end' COMMENT '*/ end',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique */ end` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check */ end` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `*/ end_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk */ end` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index */ end` (class)
) COMMENT='*/ end */ `${x}` '''''' """';

CREATE TABLE `--> x ]] }}` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT '--> x ]] }}' COMMENT '--> x ]] }}',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT '--> x ]] }}' COMMENT '--> x ]] }}',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique --> x ]] }}` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check --> x ]] }}` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `--> x ]] }}_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk --> x ]] }}` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index --> x ]] }}` (class)
) COMMENT='--> x ]] }} */ `${x}` '''''' """';

CREATE TABLE u1f980 (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT '🦀' COMMENT '🦀',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT '🦀' COMMENT '🦀',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique u1f980` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check u1f980` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT u1f980_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk u1f980` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index u1f980` (class)
) COMMENT='🦀 */ `${x}` '''''' """';

CREATE TABLE u1f980u1f980 (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT '🦀🦀' COMMENT '🦀🦀',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT '🦀🦀' COMMENT '🦀🦀',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique u1f980u1f980` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check u1f980u1f980` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT u1f980u1f980_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk u1f980u1f980` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index u1f980u1f980` (class)
) COMMENT='🦀🦀 */ `${x}` '''''' """';

CREATE TABLE `名前` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT '名前' COMMENT '名前',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT '名前' COMMENT '名前',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique 名前` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check 名前` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `名前_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk 名前` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index 名前` (class)
) COMMENT='名前 */ `${x}` '''''' """';

CREATE TABLE `naïve` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'naïve' COMMENT 'naïve',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'naïve' COMMENT 'naïve',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique naïve` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check naïve` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `naïve_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk naïve` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index naïve` (class)
) COMMENT='naïve */ `${x}` '''''' """';

CREATE TABLE _ (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT ' ',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT ' ',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT unique__ UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT check__ CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT __kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT fk__ FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX index__ (class)
) COMMENT='  */ `${x}` '''''' """';

CREATE TABLE __2 (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT '',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT '',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT unique_ UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT check_ CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT __2_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT fk_ FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX index_ (class)
) COMMENT=' */ `${x}` '''''' """';

CREATE TABLE `Ⓐ²` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'Ⓐ²' COMMENT 'Ⓐ²',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'Ⓐ²' COMMENT 'Ⓐ²',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique Ⓐ²` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check Ⓐ²` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `Ⓐ²_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk Ⓐ²` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index Ⓐ²` (class)
) COMMENT='Ⓐ² */ `${x}` '''''' """';

CREATE TABLE `a.b.c` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'a.b.c' COMMENT 'a.b.c',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'a.b.c' COMMENT 'a.b.c',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique a.b.c` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check a.b.c` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `a.b.c_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk a.b.c` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index a.b.c` (class)
) COMMENT='a.b.c */ `${x}` '''''' """';

CREATE TABLE `{}[]():;,<>|&%#@!` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT '{}[]():;,<>|&%#@!' COMMENT '{}[]():;,<>|&%#@!',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT '{}[]():;,<>|&%#@!' COMMENT '{}[]():;,<>|&%#@!',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique {}[]():;,<>|&%#@!` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check {}[]():;,<>|&%#@!` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `{}[]():;,<>|&%#@!_kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk {}[]():;,<>|&%#@!` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index {}[]():;,<>|&%#@!` (class)
) COMMENT='{}[]():;,<>|&%#@! */ `${x}` '''''' """';

CREATE TABLE enum_type (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT 'enum_type' COMMENT 'enum_type',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT 'enum_type' COMMENT 'enum_type',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique enum_type` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check enum_type` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT enum_type_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk enum_type` FOREIGN KEY (`hub "of" 'all'_id`)
        REFERENCES `hub "of" 'all'` (id),
    INDEX `index enum_type` (class)
) COMMENT='enum_type */ `${x}` '''''' """';

CREATE TABLE ` ` (
    id                            char(26)     NOT NULL,
    `hub "of" 'all'_id`           char(26),
    class                         varchar(20)  NOT NULL DEFAULT ' ' COMMENT ' ',
    ```tick`` ${process.exit(1)}` varchar(20)  NOT NULL DEFAULT ' ' COMMENT ' ',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique  ` UNIQUE (class, ```tick`` ${process.exit(1)}`),
    CONSTRAINT `check  ` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT ` _kind_check` CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    CONSTRAINT `fk  ` FOREIGN KEY (`hub "of" 'all'_id`) REFERENCES `hub "of" 'all'` (id),
    INDEX `index  ` (class)
) COMMENT='  */ `${x}` '''''' """';

CREATE TABLE pairs (
    `*/` varchar(255) NOT NULL,
    `'`  varchar(255) NOT NULL,
    PRIMARY KEY (`*/`, `'`)
);
