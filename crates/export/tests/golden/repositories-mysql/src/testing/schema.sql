-- Blog for MySQL

-- Tables

CREATE TABLE users (
    id         char(26)     NOT NULL,
    email      varchar(255) NOT NULL,
    name       varchar(80)  NOT NULL,
    created_at timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    deleted_at timestamp    NULL,
    PRIMARY KEY (id),
    CONSTRAINT users_email_unique UNIQUE (email)
) COMMENT='People who write.';

CREATE TABLE posts (
    id           char(26)     NOT NULL,
    author_id    char(26)     NOT NULL,
    slug         varchar(120) NOT NULL,
    body         text         NOT NULL,
    status       enum('draft', 'published', 'archived') NOT NULL DEFAULT 'draft',
    rating       int          COMMENT 'From one to five.',
    version      int          NOT NULL DEFAULT 1,
    published_at timestamp    NULL,
    created_at   timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at   timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT posts_slug_unique UNIQUE (slug),
    CONSTRAINT posts_rating_check CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT posts_author_id_fk FOREIGN KEY (author_id)
        REFERENCES users (id) ON DELETE RESTRICT,
    INDEX idx_posts_author_status_published (author_id, status, published_at)
);

CREATE TABLE tags (
    id    char(26)    NOT NULL,
    label varchar(40) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT tags_label_unique UNIQUE (label)
);

CREATE TABLE post_tags (
    post_id char(26) NOT NULL,
    tag_id  char(26) NOT NULL,
    PRIMARY KEY (post_id, tag_id),
    CONSTRAINT post_tags_post_id_fk FOREIGN KEY (post_id)
        REFERENCES posts (id) ON DELETE CASCADE,
    CONSTRAINT post_tags_tag_id_fk FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
