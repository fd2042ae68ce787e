-- author for PostgreSQL

-- Tables

CREATE TABLE authors (
    id   serial NOT NULL,
    name text   NOT NULL,
    CONSTRAINT authors_pkey PRIMARY KEY (id)
);

CREATE TABLE books (
    id        serial       NOT NULL,
    title     varchar(200) NOT NULL,
    author_id integer      NOT NULL,
    CONSTRAINT books_pkey PRIMARY KEY (id),
    CONSTRAINT books_author_id_fkey FOREIGN KEY (author_id)
        REFERENCES authors (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
