-- library for PostgreSQL

-- Tables

CREATE TABLE authors (
    id   integer,
    name text,
    CONSTRAINT authors_pk PRIMARY KEY (id)
);

CREATE TABLE books (
    id        integer,
    title     text,
    author_id integer NOT NULL,
    CONSTRAINT books_pk PRIMARY KEY (id),
    CONSTRAINT books_author_id_fk FOREIGN KEY (author_id) REFERENCES authors (id)
);
