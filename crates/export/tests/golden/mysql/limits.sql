-- limits for MySQL

-- Tables

CREATE TABLE places (
    country   varchar(2) NOT NULL,
    number    bigint     NOT NULL AUTO_INCREMENT,
    code      varchar(3) NOT NULL,
    opened_at timestamp  NOT NULL,
    closed_at timestamp  NOT NULL DEFAULT '2030-01-01 12:00:00',
    moved_at  timestamp  NOT NULL,
    PRIMARY KEY (number, country)
);

CREATE TABLE visits (
    id            char(26) NOT NULL,
    place_country varchar(2),
    place_number  bigint,
    previous_id   char(26),
    note          text,
    PRIMARY KEY (id),
    CONSTRAINT visits_place_country_place_number_fk FOREIGN KEY (place_number, place_country)
        REFERENCES places (number, country),
    CONSTRAINT visits_previous_id_fk FOREIGN KEY (previous_id)
        REFERENCES visits (id) ON DELETE SET NULL,
    INDEX idx_visits_previous_id (previous_id),
    INDEX idx_visits_place_country (place_country, place_number)
);

CREATE TABLE wide (
    id char(26) NOT NULL,
    a  text,
    b  varchar(5000),
    c  varchar(4000),
    PRIMARY KEY (id)
);
