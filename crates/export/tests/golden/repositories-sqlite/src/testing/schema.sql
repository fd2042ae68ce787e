-- Blog for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

-- People who write.
CREATE TABLE users (
    id         text         PRIMARY KEY NOT NULL,
    email      varchar(255) NOT NULL,
    name       varchar(80)  NOT NULL,
    created_at timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    deleted_at timestamp,
    CONSTRAINT users_email_unique UNIQUE (email)
);

CREATE TABLE posts (
    id           text         PRIMARY KEY NOT NULL,
    author_id    text         NOT NULL,
    slug         varchar(120) NOT NULL,
    body         text         NOT NULL,
    status       text         NOT NULL DEFAULT 'draft',
    rating       integer, -- From one to five.
    version      integer      NOT NULL DEFAULT 1,
    published_at timestamp,
    created_at   timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at   timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT posts_slug_unique UNIQUE (slug),
    CONSTRAINT posts_rating_check CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT posts_status_check CHECK (status IN ('draft', 'published', 'archived')),
    CONSTRAINT posts_author_id_fk FOREIGN KEY (author_id)
        REFERENCES users (id) ON DELETE RESTRICT
);

CREATE INDEX idx_posts_author_status_published ON posts (author_id, status, published_at);

CREATE TABLE tags (
    id    text        PRIMARY KEY NOT NULL,
    label varchar(40) NOT NULL,
    CONSTRAINT tags_label_unique UNIQUE (label)
);

CREATE TABLE post_tags (
    post_id text NOT NULL,
    tag_id  text NOT NULL,
    CONSTRAINT post_tags_pk PRIMARY KEY (post_id, tag_id),
    CONSTRAINT post_tags_post_id_fk FOREIGN KEY (post_id)
        REFERENCES posts (id) ON DELETE CASCADE,
    CONSTRAINT post_tags_tag_id_fk FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
