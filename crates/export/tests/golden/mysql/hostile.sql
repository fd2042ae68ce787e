-- */ `${x}` "' for MySQL

-- Tables

CREATE TABLE `select` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE class (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
) COMMENT='class */ `${x}` '''''' """';

CREATE TABLE `default` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE text (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `index` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `table` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE one (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `sql` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE pgTable (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE relations (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE __proto__ (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE constructor (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE toString (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `2fa codes` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE user (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE users (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE Users_2 (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
) COMMENT='Users */ `${x}` '''''' """';

CREATE TABLE `it's "quoted"` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
) COMMENT='it''s "quoted" */ `${x}` '''''' """';

CREATE TABLE ```tick`` ${process.exit(1)}` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
) COMMENT='`tick` ${process.exit(1)} */ `${x}` '''''' """';

CREATE TABLE `a\b` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
) COMMENT='a\\b */ `${x}` '''''' """';

CREATE TABLE `new
line` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
) COMMENT='new
line */ `${x}` '''''' """';

CREATE TABLE `*/ end` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `--> x ]] }}` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE u1f980 (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
) COMMENT='🦀 */ `${x}` '''''' """';

CREATE TABLE u1f980u1f980 (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `名前` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `naïve` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE _ (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE __2 (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `Ⓐ²` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `a.b.c` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE `{}[]():;,<>|&%#@!` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE enum_type (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE ` ` (
    id char(26) NOT NULL,
    PRIMARY KEY (id)
) COMMENT='  */ `${x}` '''''' """';

CREATE TABLE `hub "of" 'all'` (
    id                               char(26) NOT NULL,
    class_id                         char(26),
    Users_id                         char(26),
    `it's "quoted"_id`               char(26),
    ```tick`` ${process.exit(1)}_id` char(26),
    `a\b_id`                         char(26),
    `new
line_id`                    char(26),
    u1f980_id                        char(26),
    ` _id`                          char(26),
    PRIMARY KEY (id),
    CONSTRAINT `fk class` FOREIGN KEY (class_id) REFERENCES class (id),
    CONSTRAINT `fk Users` FOREIGN KEY (Users_id) REFERENCES Users_2 (id),
    CONSTRAINT `fk it's "quoted"` FOREIGN KEY (`it's "quoted"_id`)
        REFERENCES `it's "quoted"` (id),
    CONSTRAINT `fk ``tick`` ${process.exit(1)}` FOREIGN KEY (```tick`` ${process.exit(1)}_id`)
        REFERENCES ```tick`` ${process.exit(1)}` (id),
    CONSTRAINT `fk a\b` FOREIGN KEY (`a\b_id`) REFERENCES `a\b` (id),
    CONSTRAINT `fk new
line` FOREIGN KEY (`new
line_id`) REFERENCES `new
line` (id),
    CONSTRAINT `fk u1f980` FOREIGN KEY (u1f980_id) REFERENCES u1f980 (id),
    CONSTRAINT `fk  ` FOREIGN KEY (` _id`) REFERENCES ` ` (id)
);

CREATE TABLE columns (
    id                            char(26)     NOT NULL,
    `select`                      varchar(40)  NOT NULL DEFAULT 'select' COMMENT 'select',
    class                         varchar(40)  NOT NULL DEFAULT 'class' COMMENT 'class',
    `default`                     varchar(40)  NOT NULL DEFAULT 'default' COMMENT 'default',
    text                          varchar(40)  NOT NULL DEFAULT 'text' COMMENT 'text',
    `index`                       varchar(40)  NOT NULL DEFAULT 'index' COMMENT 'index',
    `table`                       varchar(40)  NOT NULL DEFAULT 'table' COMMENT 'table',
    one                           varchar(40)  NOT NULL DEFAULT 'one' COMMENT 'one',
    `sql`                         varchar(40)  NOT NULL DEFAULT 'sql' COMMENT 'sql',
    pgTable                       varchar(40)  NOT NULL DEFAULT 'pgTable' COMMENT 'pgTable',
    relations                     varchar(40)  NOT NULL DEFAULT 'relations' COMMENT 'relations',
    __proto__                     varchar(40)  NOT NULL DEFAULT '__proto__' COMMENT '__proto__',
    constructor                   varchar(40)  NOT NULL DEFAULT 'constructor' COMMENT 'constructor',
    toString                      varchar(40)  NOT NULL DEFAULT 'toString' COMMENT 'toString',
    `2fa codes`                   varchar(40)  NOT NULL DEFAULT '2fa codes' COMMENT '2fa codes',
    user                          varchar(40)  NOT NULL DEFAULT 'user' COMMENT 'user',
    users                         varchar(40)  NOT NULL DEFAULT 'users' COMMENT 'users',
    Users_2                       varchar(40)  NOT NULL DEFAULT 'Users' COMMENT 'Users',
    `it's "quoted"`               varchar(40)  NOT NULL DEFAULT 'it''s "quoted"' COMMENT 'it''s "quoted"',
    ```tick`` ${process.exit(1)}` varchar(40)  NOT NULL DEFAULT '`tick` ${process.exit(1)}' COMMENT '`tick` ${process.exit(1)}',
    `a\b`                         varchar(40)  NOT NULL DEFAULT 'a\\b' COMMENT 'a\\b',
    `new
line`                    varchar(40)  NOT NULL DEFAULT 'new
line' COMMENT 'new
line',
    `*/ end`                      varchar(40)  NOT NULL DEFAULT '*/ end' COMMENT '*/ end',
    `--> x ]] }}`                 varchar(40)  NOT NULL DEFAULT '--> x ]] }}' COMMENT '--> x ]] }}',
    u1f980                        varchar(40)  NOT NULL DEFAULT '🦀' COMMENT '🦀',
    u1f980u1f980                  varchar(40)  NOT NULL DEFAULT '🦀🦀' COMMENT '🦀🦀',
    `名前`                          varchar(40)  NOT NULL DEFAULT '名前' COMMENT '名前',
    `naïve`                       varchar(40)  NOT NULL DEFAULT 'naïve' COMMENT 'naïve',
    _                             varchar(40)  NOT NULL DEFAULT ' ',
    __2                           varchar(40)  NOT NULL DEFAULT '',
    `Ⓐ²`                          varchar(40)  NOT NULL DEFAULT 'Ⓐ²' COMMENT 'Ⓐ²',
    `a.b.c`                       varchar(40)  NOT NULL DEFAULT 'a.b.c' COMMENT 'a.b.c',
    `{}[]():;,<>|&%#@!`           varchar(40)  NOT NULL DEFAULT '{}[]():;,<>|&%#@!' COMMENT '{}[]():;,<>|&%#@!',
    enum_type                     varchar(40)  NOT NULL DEFAULT 'enum_type' COMMENT 'enum_type',
    ` `                          varchar(40)  NOT NULL DEFAULT ' ' COMMENT ' ',
    kind                          varchar(255) NOT NULL DEFAULT 'select',
    PRIMARY KEY (id),
    CONSTRAINT `unique class` UNIQUE (`select`, class),
    CONSTRAINT `unique Users` UNIQUE (`select`, class),
    CONSTRAINT `unique it's "quoted"` UNIQUE (`select`, class),
    CONSTRAINT `unique ``tick`` ${process.exit(1)}` UNIQUE (`select`, class),
    CONSTRAINT `unique a\b` UNIQUE (`select`, class),
    CONSTRAINT `unique new
line` UNIQUE (`select`, class),
    CONSTRAINT `unique u1f980` UNIQUE (`select`, class),
    CONSTRAINT `unique  ` UNIQUE (`select`, class),
    CONSTRAINT `check class` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `check Users` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `check it's "quoted"` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `check ``tick`` ${process.exit(1)}` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `check a\b` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `check new
line` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `check u1f980` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT `check  ` CHECK (```tick`` ${process.exit(1)}` <> 'it''s `${1}` \\ */'),
    CONSTRAINT columns_kind_check CHECK (kind IN ('select', 'class', 'default', 'text', 'index', 'table', 'one', 'sql', 'pgTable', 'relations', '__proto__', 'constructor', 'toString', '2fa codes', 'user', 'users', 'Users', 'it''s "quoted"', '`tick` ${process.exit(1)}', 'a\\b', 'new
line', '*/ end', '--> x ]] }}', '🦀', '🦀🦀', '名前', 'naïve', ' ', '', 'Ⓐ²', 'a.b.c', '{}[]():;,<>|&%#@!', 'enum_type', ' ')),
    INDEX `index class` (`select`),
    INDEX `index Users` (`select`),
    INDEX `index it's "quoted"` (`select`),
    INDEX `index ``tick`` ${process.exit(1)}` (`select`),
    INDEX `index a\b` (`select`),
    INDEX `index new
line` (`select`),
    INDEX `index u1f980` (`select`),
    INDEX `index  ` (`select`)
);

CREATE TABLE pairs (
    `*/` varchar(255) NOT NULL,
    `'`  varchar(255) NOT NULL,
    PRIMARY KEY (`*/`, `'`)
);
