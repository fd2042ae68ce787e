-- mysql for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

CREATE TABLE actor (
    actor_id     integer     PRIMARY KEY AUTOINCREMENT,
    last_name    varchar(45) NOT NULL,
    rating       text        DEFAULT 'G',
    last_update  timestamp   NOT NULL DEFAULT CURRENT_TIMESTAMP,
    exact_update datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    biography    text,
    name_length  varchar(60) GENERATED ALWAYS AS (upper(last_name)) STORED,
    name_upper   varchar(60) GENERATED ALWAYS AS (upper(last_name)) VIRTUAL,
    shown_name   varchar(45) GENERATED ALWAYS AS (lower(last_name)) STORED,
    CONSTRAINT uk_bio UNIQUE (biography),
    CONSTRAINT actor_rating_check CHECK (rating IN ('G', 'PG-13'))
);

CREATE INDEX idx_biography ON actor (biography);
CREATE INDEX quick ON actor (last_name, last_update DESC);
CREATE INDEX loud ON actor (upper(last_name));

CREATE TABLE film (
    film_id       integer PRIMARY KEY,
    lead_actor_id integer,
    lead_name     varchar(45),
    CONSTRAINT film_ibfk_1 FOREIGN KEY (lead_actor_id)
        REFERENCES actor (actor_id) ON DELETE SET NULL
);

-- Automatically updated columns

CREATE TRIGGER actor_set_last_update AFTER UPDATE OF actor_id, last_name, rating, biography ON actor
    FOR EACH ROW WHEN NEW.last_update IS OLD.last_update
BEGIN
    UPDATE actor SET last_update = CURRENT_TIMESTAMP WHERE actor_id = NEW.actor_id;
END;

CREATE TRIGGER actor_set_exact_update AFTER UPDATE OF actor_id, last_name, rating, biography ON actor
    FOR EACH ROW WHEN NEW.exact_update IS OLD.exact_update
BEGIN
    UPDATE actor SET exact_update = CURRENT_TIMESTAMP WHERE actor_id = NEW.actor_id;
END;
