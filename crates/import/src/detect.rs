//! Detects the format of a text, and the dialect of SQL by phrases that only one of them has.

use crowfoot_model::Dialect;

use crate::format::{Format, text_format};

/// Only this many bytes from the start are searched.
const GLANCE: usize = 256 * 1024;

/// Phrases in lower case, with their weights for PostgreSQL, MySQL and SQLite.
const EVIDENCE: &[(&str, [u32; 3])] = &[
    ("postgresql database dump", [100, 0, 0]),
    ("pg_catalog", [20, 0, 0]),
    ("pg_dump", [20, 0, 0]),
    ("\\restrict", [20, 0, 0]),
    ("\\connect", [10, 0, 0]),
    ("from stdin", [20, 0, 0]),
    ("search_path", [20, 0, 0]),
    ("nextval(", [20, 0, 0]),
    ("create extension", [20, 0, 0]),
    ("create type", [10, 0, 0]),
    ("create domain", [10, 0, 0]),
    ("create sequence", [6, 0, 0]),
    ("plpgsql", [20, 0, 0]),
    ("serial", [4, 0, 0]),
    ("timestamptz", [6, 0, 0]),
    ("jsonb", [6, 0, 0]),
    ("bytea", [6, 0, 0]),
    ("character varying", [6, 0, 0]),
    ("with time zone", [6, 0, 0]),
    ("without time zone", [6, 0, 0]),
    ("using gin", [6, 0, 0]),
    ("using gist", [6, 0, 0]),
    ("comment on ", [4, 0, 0]),
    ("::", [3, 0, 0]),
    ("$$", [3, 0, 0]),
    ("gen_random_uuid", [6, 0, 0]),
    ("uuid_generate_v4", [6, 0, 0]),
    ("mysql dump", [0, 100, 0]),
    ("mariadb dump", [0, 100, 0]),
    ("phpmyadmin sql dump", [0, 100, 0]),
    ("mysql workbench", [0, 40, 0]),
    ("auto_increment", [0, 20, 0]),
    ("engine=", [0, 20, 0]),
    ("engine =", [0, 20, 0]),
    ("/*!4", [0, 20, 0]),
    ("/*!5", [0, 20, 0]),
    ("unsigned", [0, 6, 0]),
    ("tinyint", [0, 3, 0]),
    ("mediumtext", [0, 8, 0]),
    ("longtext", [0, 8, 0]),
    ("charset=", [0, 10, 0]),
    ("on update current_timestamp", [0, 8, 0]),
    ("delimiter ", [0, 4, 0]),
    ("enum(", [0, 4, 0]),
    ("autoincrement", [0, 0, 20]),
    ("pragma ", [0, 0, 20]),
    ("without rowid", [0, 0, 20]),
    ("sqlite_sequence", [0, 0, 40]),
    ("using fts", [0, 0, 20]),
    ("collate nocase", [0, 0, 20]),
    ("table [", [0, 0, 10]),
    ("raise(", [0, 0, 10]),
    ("postgres", [6, 0, 0]),
    ("sqlite", [0, 0, 6]),
    ("integer primary key", [0, 0, 4]),
    ("integer not null primary key", [0, 0, 4]),
    ("foreign key(", [0, 0, 1]),
    ("begin transaction", [0, 0, 3]),
    ("integer", [1, 0, 1]),
    ("datetime", [0, 3, 3]),
    ("show tables", [0, 10, 0]),
    ("foreign_key_checks", [0, 20, 0]),
    ("int(", [0, 4, 1]),
];

/// Detects JSON, a schema of another tool, or SQL of the most likely dialect; PostgreSQL if nothing gives it away.
pub fn detect(name: &str, text: &str) -> Format {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with('{')
        && (name.to_ascii_lowercase().ends_with(".json") || start.contains("\"format\""))
    {
        return Format::Json;
    }
    if name.to_ascii_lowercase().ends_with(".json") {
        return Format::Json;
    }
    let glance = text.get(..text.floor_char_boundary(GLANCE)).unwrap_or("");
    if is_drizzle(name, glance) {
        return Format::Drizzle;
    }
    if let Some(format) = text_format(name, glance) {
        return Format::Text(format);
    }
    let glance = glance.to_ascii_lowercase();
    let mut scores = [0_u32; 3];
    for (word, weights) in EVIDENCE {
        // A phrase counts at most three times.
        let mentions = u32::try_from(glance.match_indices(word).take(3).count()).unwrap_or(0);
        for (score, weight) in scores.iter_mut().zip(weights) {
            *score += weight * mentions;
        }
    }
    let [postgres, mut mysql, mut sqlite] = scores;
    let quotes = u32::try_from(glance.matches('`').take(40).count()).unwrap_or(0);
    mysql += quotes / 2;
    sqlite += quotes / 4;
    let file = name.to_ascii_lowercase();
    let hint = |words: [&str; 2]| if words.iter().any(|word| file.contains(word)) { 5 } else { 0 };
    let ranked = [
        (postgres + hint(["postgres", "pg"]), Dialect::Postgres),
        (mysql + hint(["mysql", "maria"]), Dialect::Mysql),
        (sqlite + hint(["sqlite", ".db."]), Dialect::Sqlite),
    ];
    let best = ranked.iter().map(|(score, _)| *score).max().unwrap_or(0);
    let dialect =
        ranked.iter().find(|(score, _)| *score == best).map_or(Dialect::Postgres, |(_, dialect)| *dialect);
    Format::Sql(dialect)
}

/// Whether a text is TypeScript that Drizzle may have a part in: by its name, or by what it imports.
pub fn is_drizzle(name: &str, text: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_script =
        Format::Drizzle.extensions().iter().any(|extension| name.ends_with(&[".", extension].concat()));
    is_script || ["\"", "'"].iter().any(|quote| text.contains(&["from ", quote, "drizzle-orm"].concat()))
}

#[cfg(test)]
mod tests {
    use super::detect;
    use crate::Format;
    use crowfoot_model::Dialect::{Mysql, Postgres, Sqlite};

    #[test]
    fn evidence_decides() {
        let sql = |text: &str| detect("x.sql", text);
        assert_eq!(
            sql("--\n-- PostgreSQL database dump\n--\nCREATE TABLE a (b integer);"),
            Format::Sql(Postgres)
        );
        assert_eq!(
            sql("CREATE TABLE `a` (`b` int(11) NOT NULL AUTO_INCREMENT) ENGINE=InnoDB;"),
            Format::Sql(Mysql)
        );
        assert_eq!(sql("PRAGMA foreign_keys=OFF;\nCREATE TABLE a (b);"), Format::Sql(Sqlite));
        assert_eq!(sql("CREATE TABLE a (b INTEGER PRIMARY KEY AUTOINCREMENT);"), Format::Sql(Sqlite));
        assert_eq!(
            sql("CREATE TABLE a (b serial primary key, c jsonb DEFAULT '{}'::jsonb);"),
            Format::Sql(Postgres)
        );
        assert_eq!(detect("a.json", "{\"format\":\"crowfoot\"}"), Format::Json);
        assert_eq!(sql(" {\"format\":\"crowfoot\",\"version\":1}"), Format::Json);
        assert_eq!(sql(""), Format::Sql(Postgres));
        assert_eq!(sql("/*\nTable a {\n}\n*/\nCREATE TABLE a (b jsonb);"), Format::Sql(Postgres));
        assert_eq!(sql("Table a {\n id int\n}").key(), "dbml");
        assert_eq!(sql("model A {\n id Int @id\n}").key(), "prisma");
        assert_eq!(sql("%% x\nerDiagram\n").key(), "mermaid");
        assert_eq!(detect("a.PRISMA", "").key(), "prisma");
        assert_eq!(detect("readme.md", "").key(), "mermaid");
        assert_eq!(detect("schema.ts", "").key(), "drizzle");
        assert_eq!(sql("import { pgTable } from 'drizzle-orm/pg-core';").key(), "drizzle");
    }
}
