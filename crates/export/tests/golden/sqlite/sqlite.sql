-- sqlite for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

CREATE TABLE Artist (
    ArtistId  integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    Name      text,
    CreatedAt text    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    Day       text    NOT NULL DEFAULT (date('now'))
) STRICT;

CREATE INDEX IFK_Name ON Artist (Name COLLATE NOCASE) WHERE Name IS NOT NULL;

CREATE TABLE Album (
    AlbumId  integer NOT NULL PRIMARY KEY,
    ArtistId integer NOT NULL,
    FOREIGN KEY (ArtistId) REFERENCES Artist ON DELETE NO ACTION
);

CREATE TABLE Computed (
    One integer,
    Two integer GENERATED ALWAYS AS (One + 1) VIRTUAL
);

-- Views

CREATE VIEW names (Name, Other) AS
SELECT Name, 1 FROM Artist;
