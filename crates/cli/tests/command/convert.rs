//! `crowfoot convert` and `crowfoot render`.

use crate::support::{crowfoot, crowfoot_with, golden, result, scratch};

#[test]
fn every_format() {
    for (format, file) in [
        ("postgres", "blog.postgres.sql"),
        ("mysql", "blog.mysql.sql"),
        ("sqlite", "blog.sqlite.sql"),
        ("drizzle-pg", "blog.pg.ts.txt"),
        ("mermaid", "blog.mmd"),
        ("text", "blog.txt"),
        ("json", "blog.json"),
    ] {
        golden(file, &result(&["convert", "blog.sql", "--to", format]));
    }
    for format in ["drizzle-mysql", "drizzle-sqlite", "dbml", "plantuml"] {
        assert!(result(&["convert", "blog.sql", "--to", format]).contains("posts"), "{format}");
    }
}

#[test]
fn what_a_target_lacks_is_noted() {
    let ended = crowfoot_with(
        &["convert", "-", "--from", "postgres", "--to", "sqlite"],
        "CREATE EXTENSION pg_trgm; CREATE TABLE a (id text PRIMARY KEY);",
    );
    assert_eq!(ended.code, 0);
    assert!(ended.err.lines().any(|line| line.starts_with("note: CREATE EXTENSION: ")), "{}", ended.err);
    assert!(ended.out.contains("CREATE TABLE a"), "{}", ended.out);
}

#[test]
fn a_note_on_drizzle_says_where_the_rest_is_and_what_push_would_do() {
    let sql = "CREATE SCHEMA b; CREATE DOMAIN b.email AS text; CREATE DOMAIN size AS integer;
        CREATE TABLE t (id integer PRIMARY KEY, email b.email, at tsrange, EXCLUDE USING gist (at WITH &&));
        CREATE TABLE u (id integer PRIMARY KEY, t_id integer, CONSTRAINT u_t FOREIGN KEY (t_id) REFERENCES t (id) NOT ENFORCED);
        CREATE TABLE logs (at date) PARTITION BY RANGE (at);
        CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');";
    let folder = scratch("drizzle-notes");
    let noted = |line: &str, migrations: bool| {
        let mut arguments = vec!["convert", "-", "--from", "postgres", "--to", "drizzle-pg", "--line", line];
        if migrations {
            arguments.extend(["--migrations", "--out", &folder]);
        }
        crowfoot_with(&arguments, sql).err
    };
    let plain = noted("0.45", false);
    for part in [
        "The domains b.email and size are not supported by Drizzle: create them in a custom migration.",
        "drizzle-kit 0.31 does not support the type b.email of a schema",
        "NOT ENFORCED on the foreign key u_t: add it in a custom migration.",
        "create it in a custom migration. drizzle-kit push would drop it, unless tablesFilter excludes it.",
        "push does not see the partitioned table logs",
    ] {
        assert!(plain.contains(part), "{part}: {plain}");
    }
    let with = noted("1.0", true);
    for part in [
        "the first migration creates them.",
        "the first migration adds it.",
        "The tablesFilter of drizzle.config.ts keeps drizzle-kit push from dropping it.",
        "takes the indexes behind the exclusion constraints of t for plain ones",
    ] {
        assert!(with.contains(part), "{part}: {with}");
    }
    assert!(!with.contains("custom migration") && !with.contains("0.31"), "{with}");
    let config = std::fs::read_to_string(std::path::Path::new(&folder).join("drizzle.config.ts")).unwrap();
    assert!(config.contains("tablesFilter: ['!logs_1']"), "{config}");
}

#[test]
fn ledger_accounts_for_every_statement() {
    let path = scratch("ledger.json");
    let out = scratch("ledger.mmd");
    assert_eq!(result(&["convert", "blog.sql", "--to", "mermaid", "--out", &out, "--ledger", &path]), "");
    assert!(std::fs::read_to_string(out).unwrap().starts_with("erDiagram"));
    let ledger = std::fs::read_to_string(path).unwrap();
    golden("ledger.json", &ledger);
    let ledger: serde_json::Value = serde_json::from_str(&ledger).unwrap();
    let verdicts: Vec<_> =
        ledger.as_array().unwrap().iter().map(|e| e["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["skipped", "modelled", "modelled", "kept", "skipped"]);
}

#[test]
fn dialect_is_detected_or_given() {
    let mysql = "CREATE TABLE `a` (`id` int NOT NULL AUTO_INCREMENT, PRIMARY KEY (`id`)) ENGINE=InnoDB;";
    let json = crowfoot_with(&["convert", "-", "--to", "json"], mysql).out;
    assert!(json.contains("\"dialect\":\"mysql\""), "{json}");
    let json = crowfoot_with(&["convert", "-", "--to", "json", "--from", "sqlite"], mysql).out;
    assert!(json.contains("\"dialect\":\"sqlite\""), "{json}");
}

#[test]
fn files_fold_in_the_order_in_which_they_are_numbered() {
    let sql = result(&["convert", "migrations", "--to", "postgres"]);
    assert!(sql.contains("body"), "{sql}");
    let one_by_one = ["1_users.sql", "2_posts.sql", "10_bodies.sql"].map(|name| format!("migrations/{name}"));
    let mut arguments = vec!["convert", "--to", "postgres"];
    arguments.extend(one_by_one.iter().map(String::as_str));
    assert_eq!(result(&arguments), sql);
}

#[test]
fn documents_are_laid_out_and_then_left_alone() {
    let json = result(&["convert", "blog.sql", "--to", "json", "--name", "Blog"]);
    assert_eq!(json.matches("\"node\":{\"table\":").count(), 2, "{json}");
    assert!(json.contains("\"name\":\"Blog\""));
    let again = crowfoot_with(&["convert", "-", "--to", "json"], &json);
    assert_eq!((again.code, again.out), (0, json));
}

#[test]
fn options_of_ddl() {
    assert!(result(&["convert", "blog.sql", "--to", "postgres", "--drop"]).contains("DROP TABLE IF EXISTS"));
    let sql = result(&["convert", "blog.sql", "--to", "postgres", "--if-not-exists"]);
    assert!(sql.contains("CREATE TABLE IF NOT EXISTS"));
    let sql = result(&["convert", "blog.sql", "--to", "postgres", "--quote-all"]);
    assert!(sql.contains("CREATE TABLE \"posts\""), "{sql}");
}

#[test]
fn schemas_are_left_out_on_demand() {
    let source = "CREATE SCHEMA auth; CREATE TABLE auth.users (id text PRIMARY KEY); CREATE TABLE users (id text PRIMARY KEY);
        CREATE VIEW auth.all_users AS SELECT id FROM auth.users;";
    let with = crowfoot_with(&["convert", "-", "--from", "postgres", "--to", "postgres"], source);
    assert!(
        with.out.contains("CREATE SCHEMA auth;") && with.out.contains("CREATE TABLE auth.users"),
        "{}",
        with.out
    );
    let without =
        crowfoot_with(&["convert", "-", "--from", "postgres", "--to", "postgres", "--no-schemas"], source);
    assert!(
        !without.out.contains("CREATE SCHEMA") && without.out.contains("CREATE TABLE users"),
        "{}",
        without.out
    );
    assert!(without.out.contains("CREATE TABLE users_2") || without.out.contains("CREATE TABLE auth_users"));
    assert!(without.err.contains("It names the schema auth"), "{}", without.err);
}

#[test]
fn pictures() {
    for theme in ["light", "dark", "auto"] {
        let path = scratch(&format!("blog-{theme}.svg"));
        assert_eq!(result(&["render", "blog.sql", "--theme", theme, "--out", &path]), "");
        let svg = std::fs::read_to_string(&path).unwrap();
        assert!(svg.starts_with("<svg ") && svg.contains(">posts<"), "{svg}");
        assert_eq!(svg.contains("prefers-color-scheme"), theme == "auto");
    }
    assert!(result(&["render", "blog.sql", "--out", "-"]).starts_with("<svg "));
    assert_eq!(
        result(&["render", "blog.sql", "--out", "-", "--diagram", "Main"]),
        result(&["render", "blog.sql", "--out", "-"])
    );
    assert_eq!(crowfoot(&["render", "blog.sql"]).code, 2);
    let some = result(&["render", "blog.sql", "--only", "posts", "--out", "-"]);
    assert!(
        some.contains("<desc>1 table and 0 relations: posts.</desc>"),
        "{}",
        &some[..some.len().min(400)]
    );
}

#[test]
fn several_files_go_into_a_folder() {
    let folder = scratch("drizzle");
    let _ = std::fs::remove_dir_all(&folder);
    let arguments = ["convert", "blog.sql", "--to", "drizzle-pg", "--relations-file"];
    assert_eq!(result(&[&arguments[..], &["--out", &folder]].concat()), "");
    let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
    assert!(read("schema.ts").contains("pgTable") && !read("schema.ts").contains("relations("));
    let relations = read("relations.ts");
    assert!(relations.starts_with("import { relations } from 'drizzle-orm';\nimport { "), "{relations}");
    assert!(relations.contains(" } from './schema';\n") && relations.contains("Relations = relations("));

    let ended = crowfoot(&arguments);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("the result is 2 files (schema.ts, relations.ts)"), "{}", ended.err);
}

#[test]
fn the_options_are_those_of_the_exporters() {
    let help = result(&["convert", "--help"]);
    for option in
        ["--drop", "--if-not-exists", "--quote-all", "--no-schemas", "--no-comments", "--relations-file"]
    {
        assert!(
            help.contains(&format!("{option} ")) || help.contains(&format!("{option}\n")),
            "{option}: {help}"
        );
    }
    assert!(help.contains("Do not write comments"), "{help}");
    let quoted = result(&["convert", "blog.sql", "--to", "postgres", "--quote-all", "--no-comments"]);
    assert!(quoted.contains("CREATE TABLE \"posts\"") && !quoted.contains("COMMENT ON"), "{quoted}");
}

#[test]
fn a_folder_of_drizzle_is_read_with_its_settings() {
    let ended = crowfoot(&["convert", "drizzle", "--to", "postgres"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    for wanted in
        ["created_at", "CONSTRAINT users_email_key", "posts_author_id_users_id_fkey", "ON DELETE CASCADE"]
    {
        assert!(ended.out.contains(wanted), "{wanted}\n{}", ended.out);
    }
    // Migrations beside it are made from it.
    assert!(!ended.out.contains("old"), "{}", ended.out);
    let warning = "posts.ts:5: warning: TABLE: Skipped: the type of slug (slug is imported from not-here";
    assert!(ended.err.contains(warning), "{}", ended.err);
}

#[test]
fn broken_drizzle_is_an_error_with_its_line() {
    let ended =
        crowfoot_with(&["convert", "-", "--from", "drizzle", "--to", "postgres"], "export const a = (;");
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("stdin:1: ") && ended.err.contains("column 19"), "{}", ended.err);
}
