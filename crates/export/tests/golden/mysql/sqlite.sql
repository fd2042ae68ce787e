-- sqlite for MySQL

-- Tables

CREATE TABLE Artist (
    ArtistId  bigint    NOT NULL AUTO_INCREMENT,
    Name      varchar(120),
    CreatedAt timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    Day       text      NOT NULL DEFAULT (CURRENT_DATE),
    PRIMARY KEY (ArtistId),
    INDEX IFK_Name (Name)
);

CREATE TABLE Album (
    AlbumId  bigint NOT NULL,
    ArtistId bigint NOT NULL,
    PRIMARY KEY (AlbumId),
    CONSTRAINT Album_ArtistId_fk FOREIGN KEY (ArtistId)
        REFERENCES Artist (ArtistId) ON DELETE NO ACTION
);

CREATE TABLE Computed (
    One int GENERATED ALWAYS AS (1) VIRTUAL,
    Two int GENERATED ALWAYS AS (One + 1) VIRTUAL
);
