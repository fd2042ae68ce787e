-- limits for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

CREATE TABLE places (
    country   varchar(2) NOT NULL,
    number    integer    NOT NULL,
    code      varchar(3) NOT NULL DEFAULT 'it''s long',
    opened_at timestamp  NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    closed_at timestamp  NOT NULL DEFAULT '2030-01-01 12:00:00+00',
    moved_at  timestamp  NOT NULL DEFAULT '2030-01-01 12:00:00+02',
    CONSTRAINT places_pk PRIMARY KEY (number, country),
    CONSTRAINT places_number_check CHECK (number > 0)
);

CREATE TABLE visits (
    id            text PRIMARY KEY NOT NULL,
    place_country varchar(2),
    place_number  integer,
    previous_id   text,
    note          text,
    CONSTRAINT visits_id_previous_id_check CHECK (previous_id <> id),
    CONSTRAINT visits_place_country_place_number_fk FOREIGN KEY (place_country, place_number)
        REFERENCES places (country, number),
    CONSTRAINT visits_previous_id_fk FOREIGN KEY (previous_id)
        REFERENCES visits (id) ON DELETE SET NULL
);

CREATE INDEX idx_visits_previous_id ON visits (previous_id, note);
CREATE INDEX idx_visits_place_country ON visits (place_country, place_number);

CREATE TABLE wide (
    id text PRIMARY KEY NOT NULL,
    a  varchar(9000),
    b  varchar(5000),
    c  varchar(4000)
);
