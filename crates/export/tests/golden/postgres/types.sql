-- types for PostgreSQL

-- Extensions

CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS vector;
CREATE EXTENSION IF NOT EXISTS hstore;

-- Types

CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');

CREATE TYPE bare AS ENUM ();

CREATE TYPE pair AS (
    x integer
);

CREATE DOMAIN email_address AS text NOT NULL
    CHECK (VALUE ~ '@');

-- Tables

CREATE TABLE every_type (
    logical_0          boolean,
    logical_1          text,
    logical_2          bytea,
    logical_3          date,
    logical_4          smallint,
    logical_5          smallint,
    logical_6          smallint,
    logical_7          integer,
    logical_8          integer,
    logical_9          integer,
    logical_10         integer,
    logical_11         bigint,
    logical_12         bigint,
    logical_13         numeric(20),
    logical_14         numeric,
    logical_15         numeric(12),
    logical_16         numeric(12,2),
    logical_17         real,
    logical_18         double precision,
    logical_19         char(2),
    logical_20         char(300),
    logical_21         varchar,
    logical_22         varchar(20),
    logical_23         varchar(100000),
    logical_24         bytea,
    logical_25         bytea,
    logical_26         time,
    logical_27         timestamp,
    logical_28         timetz,
    logical_29         timestamptz,
    logical_30         time(3),
    logical_31         timestamp(3),
    logical_32         timetz(3),
    logical_33         timestamptz(3),
    logical_34         interval,
    logical_35         uuid,
    logical_36         json,
    logical_37         jsonb,
    native_postgres_0  tsvector,
    native_postgres_1  geometry(Point,4326),
    native_postgres_2  citext,
    native_postgres_3  inet,
    native_postgres_4  cidr,
    native_postgres_5  macaddr,
    native_postgres_6  macaddr8,
    native_postgres_7  point,
    native_postgres_8  line,
    native_postgres_9  vector(3),
    native_postgres_10 halfvec(3),
    native_postgres_11 sparsevec(5),
    native_postgres_12 bit(8),
    native_postgres_13 bit varying(64),
    native_postgres_14 int4range,
    native_postgres_15 money,
    native_postgres_16 xml,
    native_postgres_17 oid,
    native_postgres_18 hstore,
    native_postgres_19 interval day to second(3),
    native_postgres_20 "Odd ""type""",
    native_mysql_0     bigint,
    native_mysql_1     boolean,
    native_mysql_2     text,
    native_mysql_3     text,
    native_mysql_4     text,
    native_mysql_5     bytea,
    native_mysql_6     smallint,
    native_mysql_7     text,
    native_mysql_8     boolean,
    native_mysql_9     double precision,
    native_mysql_10    real,
    native_mysql_11    text,
    native_mysql_12    bytea,
    native_mysql_13    numeric(20),
    native_sqlite_0    varchar(160),
    native_sqlite_1    integer,
    native_sqlite_2    numeric(19,2),
    native_sqlite_3    double precision,
    native_sqlite_4    text,
    native_sqlite_5    bytea,
    mood               mood,
    bare               bare,
    email              email_address,
    pair               pair,
    size               text,
    no_size            text,
    numbers            integer[],
    grid               integer[][],
    moods              mood[],
    CONSTRAINT every_type_size_check CHECK (size IN ('s', 'm', 'l''s'))
);

CREATE TABLE every_default (
    default_0  text          NOT NULL,
    default_1  boolean       NOT NULL DEFAULT false,
    default_2  integer       NOT NULL DEFAULT 1,
    default_3  text          NOT NULL DEFAULT true,
    default_4  integer       NOT NULL DEFAULT 007,
    default_5  bigint        NOT NULL DEFAULT 9223372036854775807,
    default_6  boolean       NOT NULL DEFAULT true,
    default_7  text          NOT NULL DEFAULT 1,
    default_8  integer       NOT NULL DEFAULT '5',
    default_9  integer       NOT NULL,
    default_10 text          NOT NULL DEFAULT 'it''s `${x}`
',
    default_11 mood          NOT NULL DEFAULT 'happy',
    default_12 mood          NOT NULL,
    default_13 timestamptz   NOT NULL DEFAULT '2020-01-01',
    default_14 timestamptz   NOT NULL DEFAULT CURRENT_TIMESTAMP,
    default_15 timestamptz   NOT NULL DEFAULT now() + interval '1 day',
    default_16 date          NOT NULL DEFAULT CURRENT_DATE,
    default_17 date          NOT NULL DEFAULT '2020-01-01',
    default_18 uuid          NOT NULL DEFAULT gen_random_uuid(),
    default_19 jsonb         NOT NULL DEFAULT '{}',
    default_20 jsonb         NOT NULL DEFAULT '{"a":1}'::jsonb,
    default_21 text          NOT NULL DEFAULT 'open'::character varying(20),
    default_22 integer       NOT NULL DEFAULT nextval('s'::regclass),
    default_23 numeric(10,2) NOT NULL DEFAULT 1.50,
    default_24 text[]        NOT NULL DEFAULT '{}',
    default_25 text[]        NOT NULL DEFAULT ARRAY['a'::text]
);

CREATE TABLE every_identity (
    identity_0 bigint      NOT NULL GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME my_seq START WITH 100 INCREMENT BY -2 MAXVALUE 9223372036854775807 CYCLE),
    identity_1 integer     NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    identity_2 smallserial NOT NULL,
    identity_3 serial      NOT NULL,
    identity_4 bigserial   NOT NULL,
    identity_5 integer     NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    identity_6 bigint      NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    doubled    integer     GENERATED ALWAYS AS (identity_3 * 2) STORED,
    tripled    integer     GENERATED ALWAYS AS (identity_3 * 2) VIRTUAL
);
