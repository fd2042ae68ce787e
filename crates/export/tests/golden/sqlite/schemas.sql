-- schemas for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

CREATE TABLE users (
    id    text PRIMARY KEY NOT NULL,
    level text NOT NULL,
    CONSTRAINT users_level_check CHECK (level IN ('low', 'high'))
);

CREATE TABLE public_users (
    id      text PRIMARY KEY NOT NULL,
    user_id text NOT NULL,
    name    text,
    during  text,
    words   text,
    CONSTRAINT users_id_key UNIQUE (id),
    CONSTRAINT public_users_name_check CHECK (length(name) > 1 AND name <> 'name'),
    CONSTRAINT public_users_user_id_fk FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE events (
    id integer   NOT NULL,
    at timestamp NOT NULL,
    CONSTRAINT events_pk PRIMARY KEY (id, at)
);

CREATE TABLE more_users (
    id      text    NOT NULL,
    user_id text    NOT NULL,
    name    text,
    during  text,
    words   text,
    extra   integer NOT NULL
);
