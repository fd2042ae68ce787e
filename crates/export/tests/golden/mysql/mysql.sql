-- mysql for MySQL

-- Tables

CREATE TABLE actor (
    actor_id     int unsigned       NOT NULL AUTO_INCREMENT,
    last_name    varchar(45)        NOT NULL,
    rating       enum('G', 'PG-13') DEFAULT 'G',
    last_update  timestamp          NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    exact_update datetime(3)        NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    biography    text               CHARACTER SET utf8mb4,
    name_length  varchar(60)        GENERATED ALWAYS AS (upper(`last_name`)) STORED,
    name_upper   varchar(60)        GENERATED ALWAYS AS (upper(`last_name`)) VIRTUAL,
    shown_name   varchar(45)        CHARACTER SET utf8mb4 GENERATED ALWAYS AS (lower(`last_name`)) STORED,
    PRIMARY KEY (actor_id),
    CONSTRAINT uk_bio UNIQUE (biography(30)) COMMENT 'No two lives begin alike.',
    INDEX idx_biography (biography(20)),
    FULLTEXT INDEX words (biography),
    INDEX quick (last_name, last_update DESC) USING HASH,
    INDEX loud ((upper(`last_name`)))
) ENGINE=InnoDB;

CREATE TABLE film (
    film_id       int unsigned NOT NULL,
    lead_actor_id int unsigned,
    lead_name     varchar(45),
    PRIMARY KEY (film_id),
    CONSTRAINT film_ibfk_1 FOREIGN KEY (lead_actor_id)
        REFERENCES actor (actor_id) ON DELETE SET NULL,
    CONSTRAINT film_lead_name_fk FOREIGN KEY (lead_name) REFERENCES actor (last_name)
);

-- Views

CREATE ALGORITHM=MERGE VIEW actor_names (last_name) AS
select `last_name` from `actor`;
