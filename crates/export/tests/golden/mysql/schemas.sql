-- schemas for MySQL

-- Schemas

CREATE SCHEMA auth;

-- Tables

CREATE TABLE auth.users (
    id    char(26)            NOT NULL,
    level enum('low', 'high') NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE users (
    id      char(26) NOT NULL,
    user_id char(26) NOT NULL,
    name    text,
    during  text,
    words   text,
    PRIMARY KEY (id),
    CONSTRAINT users_id_key UNIQUE (id),
    CONSTRAINT users_name_check CHECK (char_length(name) > 1 AND name <> 'name'),
    CONSTRAINT users_user_id_fk FOREIGN KEY (user_id)
        REFERENCES auth.users (id) ON DELETE CASCADE
);

CREATE TABLE events (
    id bigint    NOT NULL,
    at timestamp NOT NULL,
    PRIMARY KEY (id, at)
);

CREATE TABLE more_users (
    id      text NOT NULL,
    user_id text NOT NULL,
    name    text,
    during  text,
    words   text,
    extra   int  NOT NULL
);
