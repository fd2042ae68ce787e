-- schemas for PostgreSQL

-- Schemas

COMMENT ON SCHEMA public IS 'The public schema';
CREATE SCHEMA auth;
COMMENT ON SCHEMA auth IS 'The auth schema';

-- Extensions

CREATE EXTENSION citext;

-- Types

CREATE TYPE auth.level AS ENUM ('low', 'high');

-- Sequences

CREATE SEQUENCE auth.numbers START WITH 5 CYCLE;

-- Tables

CREATE TABLE auth.users (
    id    text       NOT NULL,
    level auth.level NOT NULL,
    CONSTRAINT users_pk PRIMARY KEY (id)
);

CREATE TABLE public.users (
    id      text     NOT NULL,
    user_id text     NOT NULL,
    name    text     COLLATE "de-DE",
    during  tstzrange,
    words   tsvector GENERATED ALWAYS AS (to_tsvector('english', name)) STORED,
    CONSTRAINT users_pk PRIMARY KEY (id),
    CONSTRAINT users_no_overlap EXCLUDE USING gist (during WITH &&),
    CONSTRAINT users_name_check CHECK (char_length(name) > 1 AND name <> 'name'),
    CONSTRAINT users_user_id_fk FOREIGN KEY (user_id)
        REFERENCES auth.users (id) ON DELETE CASCADE
);

CREATE INDEX idx_users_name ON public.users (name NULLS FIRST, user_id DESC NULLS LAST, id text_pattern_ops, (name || 'x'), id DESC)
    INCLUDE (during)
    WITH (fillfactor=70);
CREATE INDEX idx_users_words ON public.users USING gin (words);

CREATE TABLE public.events (
    id bigint      NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT events_pk PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE events_2024
    PARTITION OF public.events DEFAULT;

CREATE TABLE more_users (
    extra integer NOT NULL
) INHERITS (public.users);

-- Constraints across tables

ALTER TABLE public.users
    ADD CONSTRAINT users_id_key UNIQUE (id);

ALTER TABLE public.users
    ADD CONSTRAINT users_name_check_2 CHECK (name !~ '^x') NOT VALID;

COMMENT ON CONSTRAINT users_name_check_2 ON public.users IS 'Old rows may begin with x.';

COMMENT ON CONSTRAINT users_user_id_fk ON public.users IS 'Whose profile it is.';

-- Views

CREATE VIEW auth.user_levels (id, level, total) WITH (security_barrier) AS
SELECT id, level, 1 AS total
FROM auth.users
WHERE '`' <> '${x}';

COMMENT ON VIEW auth.user_levels IS 'Only what is needed.';

CREATE MATERIALIZED VIEW auth.user_totals (id, level, total) WITH (fillfactor=70) AS
SELECT id, level, 1 AS total
FROM auth.users
WHERE '`' <> '${x}';

COMMENT ON MATERIALIZED VIEW auth.user_totals IS 'Only what is needed.';

CREATE VIEW auth.unknown_columns WITH (security_barrier) AS
SELECT id, level, 1 AS total
FROM auth.users
WHERE '`' <> '${x}';

COMMENT ON VIEW auth.unknown_columns IS 'Only what is needed.';

CREATE VIEW auth.starred WITH (security_barrier) AS
SELECT * FROM auth.users;

COMMENT ON VIEW auth.starred IS 'Only what is needed.';

CREATE VIEW plain (id) WITH (security_barrier) AS
SELECT id, level, 1 AS total
FROM auth.users
WHERE '`' <> '${x}';

COMMENT ON VIEW plain IS 'Only what is needed.';
