-- blog for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

CREATE TABLE users (
    id         text      PRIMARY KEY NOT NULL,
    email      text      NOT NULL,
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT users_email_unique UNIQUE (email)
);

CREATE TABLE posts (
    id         text      PRIMARY KEY NOT NULL,
    user_id    text      NOT NULL,
    title      text      NOT NULL DEFAULT 'Untitled',
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT posts_user_id_fk FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
