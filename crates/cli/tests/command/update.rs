//! `crowfoot update`.

use crate::support::{crowfoot, crowfoot_with, result, scratch};

const SHOP: &str = "CREATE TABLE users (id text PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (id text PRIMARY KEY, user_id text REFERENCES users (id));
CREATE TABLE carts (id text PRIMARY KEY);";
const LATER: &str = "CREATE TABLE users (id text PRIMARY KEY, mail text NOT NULL);
CREATE TABLE orders (id text PRIMARY KEY, user_id text REFERENCES users (id), total numeric(10,2));";

/// The shop as a Crowfoot file, and its text.
fn shop(name: &str) -> (String, String) {
    let path = scratch(name);
    let ended = crowfoot_with(&["convert", "-", "--to", "json", "--out", &path], SHOP);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let text = std::fs::read_to_string(&path).unwrap();
    (path, text)
}

fn table<'v>(document: &'v serde_json::Value, name: &str) -> Option<&'v serde_json::Value> {
    document["tables"].as_array().unwrap().iter().find(|table| table["name"] == name)
}

#[test]
fn a_design_follows_its_schema() {
    let (path, text) = shop("update.crowfoot.json");
    let ended = crowfoot_with(&["update", &path, "-"], LATER);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let said: Vec<&str> = ended.err.lines().collect();
    assert_eq!(
        said,
        [
            "column users.mail added",
            "column users.email removed",
            "column orders.total added",
            "table carts removed",
            "likely: --rename users.email=users.mail (94% match)",
            "2 tables changed, 1 removed",
        ]
    );
    let (before, after): (serde_json::Value, serde_json::Value) =
        (serde_json::from_str(&text).unwrap(), serde_json::from_str(&ended.out).unwrap());
    assert_eq!(table(&after, "orders").unwrap()["id"], table(&before, "orders").unwrap()["id"]);
    let places = |document: &serde_json::Value| document["placements"].as_array().unwrap()[..2].to_vec();
    assert_eq!(places(&before), places(&after));
    assert!(table(&after, "carts").is_none());
}

#[test]
fn removals_and_renames_are_decided() {
    let (path, _) = shop("decided.crowfoot.json");
    let renamed = "column users.mail: renamed from email";
    for rename in [vec!["--rename", "users.email=users.mail"], vec!["--accept-renames"]] {
        let arguments = [vec!["update", &path, "-", "--keep-removed"], rename].concat();
        let ended = crowfoot_with(&arguments, LATER);
        let said: Vec<&str> = ended.err.lines().collect();
        assert_eq!(said, [renamed, "column orders.total added", "2 tables changed"]);
        let after: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        assert!(table(&after, "carts").is_some());
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let (path, text) = shop("dry.crowfoot.json");
    let ended = crowfoot_with(&["update", &path, "-", "--dry-run", "--out", &path], LATER);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    // Its own schema says nothing new.
    let own = scratch("own.sql");
    result(&["convert", &path, "--to", "postgres", "--out", &own]);
    assert_eq!(crowfoot(&["update", &path, &own, "--dry-run"]).err, "no changes\n");
}

#[test]
fn what_cannot_be_is_said() {
    let (path, _) = shop("wrong.crowfoot.json");
    for (arguments, words) in [
        (vec!["update", "blog.sql", "-"], "blog.sql: is not a Crowfoot file"),
        (vec!["update", &path, "-", "--rename", "users"], "expected OLD=NEW"),
        (vec!["update", &path, "-", "--rename", "nowhere=users"], "there is no nowhere in the design"),
        (vec!["update", &path, "-", "--rename", "users=users.mail"], "a rename is of two tables"),
    ] {
        let ended = crowfoot_with(&arguments, LATER);
        assert_eq!(ended.code, 2, "{arguments:?}");
        assert!(ended.err.contains(words), "{}", ended.err);
    }
}
