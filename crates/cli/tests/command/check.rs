//! `crowfoot check`.

use crate::support::{crowfoot, crowfoot_with, golden};

const GOOD: &str = "CREATE TABLE tags (
  id text PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);";

#[test]
fn problems_are_listed_with_their_lines() {
    let ended = crowfoot(&["check", "blog.sql", "--preset", "architect"]);
    assert_eq!(ended.code, 1);
    golden("check.txt", &ended.out);
    assert!(ended.out.starts_with("blog.sql:12: posts"), "{}", ended.out);
    assert!(ended.err.starts_with("2 tables: "), "{}", ended.err);
}

#[test]
fn json_has_everything() {
    let ended = crowfoot(&["check", "--format", "json", "--preset", "architect", "blog.sql"]);
    assert_eq!(ended.code, 1);
    golden("check.json", &ended.out);
    let findings: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let codes: Vec<&str> = findings.as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"IDX001") && codes.contains(&"LIF001"), "{codes:?}");
}

#[test]
fn nothing_to_find() {
    let ended = crowfoot_with(&["check", "-"], GOOD);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""));
    assert_eq!(ended.err, "1 table: no problems\n");
    assert_eq!(crowfoot_with(&["check", "-", "--format=json"], GOOD).out, "[]\n");
}

#[test]
fn severity_decides() {
    let ended = crowfoot(&["check", "blog.sql", "--preset", "architect", "--min-severity", "error"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""));
    assert!(ended.err.contains("4 less severe"), "{}", ended.err);
}

/// An imported schema is not held to the house standard, unless that preset is named.
#[test]
fn what_is_imported_is_judged_by_its_own_style() {
    let text = "CREATE TABLE \"Shop\" (id serial PRIMARY KEY, \"openAt\" timestamp, tel1 text);";
    let ended = crowfoot_with(&["check", "-"], text);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{}", ended.err);
    let ended = crowfoot_with(&["check", "-", "--preset", "architect"], text);
    assert!(ended.code == 1 && ended.out.contains("NAM001") && ended.out.contains("KEY002"), "{}", ended.out);
    assert!(!ended.out.contains("error"), "{}", ended.out);
    let ended = crowfoot_with(&["check", "-", "--preset", "strict"], text);
    assert!(ended.out.contains("error NAM001"), "{}", ended.out);
    assert_eq!(crowfoot_with(&["check", "-", "--preset", "unheard-of"], text).code, 2);
}

#[test]
fn ignored_problems_do_not_count() {
    let json = crate::support::result(&["convert", "blog.sql", "--to", "json"]);
    let mut document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let reasons: Vec<_> = ["IDX001", "LIF001"]
        .iter()
        .map(|rule| serde_json::json!({ "rule": rule, "reason": "A test." }))
        .collect();
    let posts = &mut document["tables"][1];
    let key = posts["foreignKeys"][0]["id"].clone();
    posts["annotations"] = serde_json::json!({ "suppressions": reasons });
    posts["annotations"]["suppressions"][0]["part"] = key;
    let text = document.to_string();
    let ended = crowfoot_with(&["check", "-"], &text);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{}", ended.err);
    assert!(ended.err.contains("; 2 ignored"), "{}", ended.err);
    let as_json = crowfoot_with(&["check", "-", "--format", "json"], &text);
    assert_eq!(as_json.code, 0);
    assert_eq!(as_json.out.matches("\"suppressed\":\"A test.\"").count(), 2, "{}", as_json.out);
}

#[test]
fn settings_of_rules_count() {
    let json = crate::support::result(&["convert", "blog.sql", "--to", "json"]);
    let mut document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let found = |document: &serde_json::Value| {
        let ended = crowfoot_with(
            &["check", "-", "--format", "json", "--min-severity", "info"],
            &document.to_string(),
        );
        let found: Vec<serde_json::Value> = serde_json::from_str(&ended.out).unwrap();
        let of = |found: &serde_json::Value| {
            ["code", "severity"].map(|field| found[field].as_str().unwrap().to_owned())
        };
        found.iter().map(of).collect::<Vec<_>>()
    };
    let before = found(&document);
    assert!(before.iter().any(|[code, severity]| code == "IDX001" && severity == "warning"), "{before:?}");
    document["settings"]["rules"] = serde_json::json!([
        { "rule": "IDX001", "level": "info" },
        { "rule": "IDX005", "options": [{ "key": "most-indexes", "value": "0" }] },
        { "rule": "LIF001", "level": "off" },
    ]);
    let after = found(&document);
    assert!(
        after.iter().any(|[code, severity]| code == "IDX001" && severity == "info"),
        "{after:?} {before:?}"
    );
    assert!(
        after.iter().all(|[code, severity]| code != "LIF001" && (code != "IDX001" || severity == "info"))
    );
}

#[test]
fn documents_are_located_by_their_lines() {
    let json = crate::support::result(&["convert", "blog.sql", "--to", "json"]);
    let path = crate::support::scratch("located.json");
    std::fs::write(&path, &json).unwrap();
    let ended = crowfoot(&["check", &path]);
    let line = json.lines().position(|line| line.contains("\"name\":\"posts\"")).unwrap() + 1;
    assert!(ended.out.contains(&format!("located.json:{line}: posts")), "{}", ended.out);
}

#[test]
fn a_folder_is_one_design() {
    let ended = crowfoot(&["check", "migrations", "--preset", "architect", "--format", "json"]);
    assert_eq!(ended.code, 1);
    // The tables of two files, related by name; the way back is left out.
    assert!(ended.out.contains("\"REL007\""), "{}", ended.out);
    assert!(ended.out.contains("migrations/2_posts.sql:1"), "{}", ended.out);
}

/// The codes of what is found, each with where it is.
fn found(sql: &str, from: &str) -> Vec<String> {
    let ended = crowfoot_with(&["check", "-", "--from", from], sql);
    let lines = ended.out.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let place = words.next()?.trim_end_matches(':');
        Some([words.nth(1)?, " ", place].concat())
    });
    lines.collect()
}

/// PostgreSQL hands down columns, but no keys; partitions have those of their table.
#[test]
fn keys_are_not_inherited() {
    let sql = "CREATE TABLE base (id serial PRIMARY KEY, name text NOT NULL);
        CREATE TABLE child (extra int) INHERITS (base);
        CREATE TABLE bare () INHERITS (child);
        CREATE TABLE keyed (PRIMARY KEY (id)) INHERITS (base);
        CREATE TABLE events (id bigint, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
        CREATE TABLE events_rest PARTITION OF events DEFAULT;";
    let found = found(sql, "postgres");
    let lacking: Vec<&String> = found.iter().filter(|line| line.starts_with("KEY001")).collect();
    assert_eq!(lacking, ["KEY001 child", "KEY001 bare"], "{found:?}");
    assert!(!found.iter().any(|line| line.starts_with("STR003")), "{found:?}");
}

/// SQLite calls it a mismatch where a unique index compares otherwise than the column that it is over.
#[test]
fn references_in_sqlite_need_an_index_that_compares_like_the_column() {
    let with = |column: &str, index: &str| {
        let sql = format!(
            "CREATE TABLE codes (id TEXT PRIMARY KEY NOT NULL, code TEXT {column} NOT NULL);
            CREATE UNIQUE INDEX codes_code ON codes (code {index});
            CREATE TABLE uses (id TEXT PRIMARY KEY NOT NULL, code TEXT REFERENCES codes (code));"
        );
        found(&sql, "sqlite").iter().any(|line| line.starts_with("REL002"))
    };
    assert!(with("", "COLLATE NOCASE"));
    assert!(with("COLLATE NOCASE", "COLLATE BINARY"));
    assert!(with("COLLATE RTRIM", "COLLATE NOCASE"));
    assert!(!with("", ""));
    assert!(!with("", "COLLATE binary"));
    assert!(!with("COLLATE NOCASE", "COLLATE \"nocase\""));
    assert!(!with("COLLATE NOCASE", ""));
}

/// Both singulars are right where English has two, and words of no number have one.
#[test]
fn keys_are_named_after_words_with_odd_plurals() {
    let sql: String =
        ["medium media", "media media", "datum data", "staff staff", "sale sales", "alumnus alumni"]
            .iter()
            .filter_map(|pair| pair.split_once(' '))
            .enumerate()
            .map(|(at, (one, many))| {
                format!(
                    "CREATE TABLE s{at}.{many} (id text PRIMARY KEY);
                CREATE TABLE s{at}.notes (id text PRIMARY KEY, {one}_id text REFERENCES s{at}.{many} (id));"
                )
            })
            .collect();
    let found = found(&sql, "postgres");
    assert!(!found.iter().any(|line| line.starts_with("NAM00")), "{found:?}");
}
