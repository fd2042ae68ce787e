//! The forms of `crowfoot check` for other programs, and reviews against an earlier version.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::{crowfoot, crowfoot_with, golden, result, scratch, workspace};

const OLD: &str = "CREATE TABLE users (id text PRIMARY KEY);\nCREATE TABLE likes (user_id text NOT NULL REFERENCES users (id), page text);\n";
const MORE: &str = "CREATE TABLE visits (user_id text NOT NULL REFERENCES users (id), page text);\n";

/// A folder of its own, empty.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(scratch(name));
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn forms_for_other_programs() {
    let form = |form| crowfoot(&["check", "blog.sql", "--preset", "architect", "--format", form]);
    for (name, file) in [
        ("excerpt", "check.excerpt.txt"),
        ("github", "check.github.txt"),
        ("markdown", "check.md"),
        ("sarif", "check.sarif"),
    ] {
        let ended = form(name);
        assert_eq!(ended.code, 1);
        golden(file, &ended.out.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    }
    let log: serde_json::Value = serde_json::from_str(&form("sarif").out).unwrap();
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][at]["id"], result["ruleId"]);
    }
    // Nothing beside it, so that it can be redirected.
    assert_eq!(form("sarif").err, "");
}

#[test]
fn a_name_begins_no_command_and_no_cell() {
    let sql = "CREATE TABLE \"a|b\n::error::%0A<img src=x>\" (id int);";
    let of = |form| crowfoot_with(&["check", "-", "--from", "postgres", "--format", form], sql).out;
    assert_eq!(
        of("github").lines().filter(|line| line.starts_with("::")).count(),
        of("github").lines().count()
    );
    assert!(of("github").contains("%250A"), "{}", of("github"));
    let rows: Vec<String> = of("markdown").lines().skip(3).map(|line| line.replace("\\|", "")).collect();
    assert!(
        !rows.is_empty() && rows.iter().all(|row| row.matches('|').count() == 5 || row.starts_with("| ---")),
        "{rows:?}"
    );
    assert!(!of("markdown").contains("<img"), "{}", of("markdown"));
}

#[test]
fn what_was_accepted_is_not_told_again() {
    let folder = folder("accepted");
    let [old, new, list] =
        ["old.sql", "new.sql", "baseline.json"].map(|name| folder.join(name).display().to_string());
    std::fs::write(&old, OLD).unwrap();
    std::fs::write(&new, [OLD, MORE].concat()).unwrap();
    assert_eq!(crowfoot(&["check", &old]).code, 1);
    assert_eq!(crowfoot(&["check", &old, "--write-baseline", &list]).code, 0);
    let ended = crowfoot(&["check", &old, "--baseline", &list]);
    assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (0, "", "2 tables: no new problems\n"));
    let ended = crowfoot(&["check", &new, "--baseline", &list]);
    assert_eq!((ended.code, ended.out.lines().count()), (1, 1), "{}", ended.out);
    assert!(
        ended.out.contains("visits") && ended.err.contains("1 new problem"),
        "{} {}",
        ended.out,
        ended.err
    );

    std::fs::write(&list, "{\"baseline\":9}").unwrap();
    let ended = crowfoot(&["check", &new, "--baseline", &list]);
    assert!(ended.code == 2 && ended.err.contains("newer version"), "{}", ended.err);
    assert_eq!(crowfoot(&["check", &new, "--baseline", "nowhere.json"]).code, 2);
}

#[test]
fn another_version_is_a_baseline() {
    let folder = folder("versions");
    let [old, new] = ["old.sql", "new.sql"].map(|name| folder.join(name).display().to_string());
    std::fs::write(&old, OLD).unwrap();
    // Another order is no other design.
    std::fs::write(&new, ["CREATE TABLE aaa (id text PRIMARY KEY);\n", OLD].concat()).unwrap();
    assert_eq!(crowfoot(&["check", &new, "--diff", &old]).code, 0);
    std::fs::write(&new, [OLD, MORE].concat()).unwrap();
    let ended = crowfoot(&["check", &new, "--diff", &old]);
    assert!(ended.code == 1 && ended.out.contains("visits") && !ended.out.contains("likes"), "{}", ended.out);
}

#[test]
fn safe_fixes_are_made() {
    let folder = folder("fixed");
    let path = folder.join("design.json").display().to_string();
    let sql = "CREATE TABLE users (id text PRIMARY KEY); CREATE TABLE orders (id text PRIMARY KEY, user_id text NOT NULL REFERENCES users (id));";
    let json = crowfoot_with(&["convert", "-", "--to", "json"], sql).out;
    std::fs::write(&path, &json).unwrap();
    let ended = crowfoot(&["check", &path, "--fix"]);
    assert!(ended.out.is_empty() && ended.err.contains("fixed"), "{} {}", ended.out, ended.err);
    let fixed = std::fs::read_to_string(&path).unwrap();
    assert!(fixed.contains("\"idx_orders_user_id\""), "{fixed}");
    let again = crowfoot(&["check", &path, "--fix"]);
    assert!(again.err.contains("Nothing can be fixed safely."), "{}", again.err);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), fixed);

    let ended = crowfoot_with(&["check", "-", "--fix", "--preset", "architect"], sql);
    assert!(ended.out.contains("CREATE INDEX") && ended.out.contains("idx_orders_user_id"), "{}", ended.out);
    assert_eq!(crowfoot_with(&["check", "-", "--from", "dbml", "--fix"], "Table a { id text [pk] }").code, 2);
}

/// The output of a check, without ids and lines.
fn told(arguments: &[&str]) -> Vec<String> {
    let form = ["--format", "json", "--min-severity", "hint"];
    let ended = crowfoot(&[&["check"], arguments, &form].concat());
    let found: Vec<Value> = serde_json::from_str(&ended.out).unwrap();
    let told = |own: &Value| format!("{} {} {}", own["severity"], own["code"], own["what"]);
    found.iter().map(told).collect()
}

/// A file that the app applies to a design or saves of one means the same here.
#[test]
fn the_settings_of_a_design_and_of_a_file_find_the_same() {
    let folder = folder("team-file");
    let path = |name: &str| folder.join(name).display().to_string();
    let (design, config, none) = (path("design.json"), path("crowfoot.toml"), path("none.toml"));
    std::fs::write(&none, "").unwrap();
    let json = result(&["convert", "blog.sql", "--to", "json"]);
    let plain = crowfoot_model::file::from_json(&json).unwrap();
    let with = |text: &str| {
        let mut document = plain.clone();
        let mut edit = crowfoot_model::Edit::new(&plain);
        crowfoot_team::adopt(edit.settings_mut(), text).unwrap();
        document.apply(&edit.finish());
        document
    };
    let mut seen = std::collections::BTreeSet::new();
    for text in [
        "",
        "preset = \"architect\"",
        "preset = \"strict\"\n[rules.fk-not-indexed]\nlevel = \"info\"",
        "preset = \"import\"\n[rules.LIF001]\nlevel = \"error\"\n[rules.IDX005]\nmost-indexes = 0",
        "preset = \"architect\"\n[rules.LIF001]\nlevel = \"off\"",
    ] {
        // A file that is applied in the app.
        let document = with(text);
        std::fs::write(&design, crowfoot_model::file::to_json(&document)).unwrap();
        std::fs::write(&config, text).unwrap();
        let in_design = told(&[&design, "--config", &none]);
        if !text.is_empty() {
            assert_eq!(told(&["blog.sql", "--config", &config]), in_design, "{text}");
        }
        // A file that is saved from the app.
        std::fs::write(&config, crowfoot_team::write(document.settings())).unwrap();
        assert_eq!(told(&["blog.sql", "--config", &config]), in_design, "{text}");
        seen.insert(in_design);
    }
    assert!(seen.len() >= 4, "the files say different things");
}

#[test]
fn a_team_has_settings_of_its_own() {
    let folder = folder("team");
    let [schema, config] =
        ["schema.sql", "crowfoot.toml"].map(|name| folder.join(name).display().to_string());
    std::fs::write(&schema, OLD).unwrap();
    std::fs::write(&config, "[rules.KEY001]\nlevel = \"off\"\n").unwrap();
    assert_eq!(crowfoot(&["check", &schema]).code, 1);
    assert_eq!(crowfoot(&["check", &schema, "--config", &config]).code, 0);
    std::fs::write(&config, "preset = \"strict\"\n").unwrap();
    let ended = crowfoot(&["check", &schema, "--config", &config]);
    assert!(ended.out.contains("error KEY001"), "{}", ended.out);
    let ended = crowfoot(&["check", &schema, "--config", &config, "--preset", "architect"]);
    assert!(ended.out.contains("LIF001") && !ended.out.contains("error LIF001"), "{}", ended.out);
    std::fs::write(&config, "[rules.KEY001]\nlevel = 3\n").unwrap();
    let ended = crowfoot(&["check", &schema, "--config", &config]);
    assert!(ended.code == 2 && ended.err.contains("crowfoot.toml"), "{}", ended.err);
}

#[test]
fn rules_explain_themselves() {
    let list = crowfoot(&["rules"]);
    assert!(list.code == 0 && list.out.contains("  IDX001  fk-not-indexed "), "{}", list.out);
    let json: serde_json::Value =
        serde_json::from_str(&crowfoot(&["rules", "--format", "json"]).out).unwrap();
    assert_eq!(
        json.as_array().unwrap().len(),
        list.out.lines().filter(|line| line.starts_with("  ")).count()
    );
    let kept = std::fs::read_to_string(workspace().join("docs/rules.md")).unwrap();
    assert_eq!(crowfoot(&["rules", "--format", "markdown"]).out, kept);
    for name in ["IDX001", "idx001", "fk-not-indexed"] {
        assert!(crowfoot(&["rule", name]).out.starts_with("# IDX001 fk-not-indexed\n"), "{name}");
    }
    let ended = crowfoot(&["rule", "IDX999"]);
    assert!(ended.code == 2 && ended.err.contains("IDX001"), "{}", ended.err);
}

fn git(folder: &Path, words: &[&str]) -> bool {
    let binary = Path::new(env!("CARGO_BIN_EXE_crowfoot")).parent().unwrap().to_owned();
    let old = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(binary).chain(std::env::split_paths(&old))).unwrap();
    let own = [("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")];
    let names = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"];
    Command::new("git")
        .args(words)
        .current_dir(folder)
        .env("PATH", path)
        .envs(own)
        .envs(names.map(|name| (name, "someone@example.com")))
        .output()
        .unwrap()
        .status
        .success()
}

/// The hook of the guide, in a repository.
#[cfg(unix)]
#[test]
fn a_hook_reviews_what_is_about_to_be_committed() {
    use std::os::unix::fs::PermissionsExt;
    let guide = std::fs::read_to_string(workspace().join("docs/review-in-ci.md")).unwrap();
    let hook = guide.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = folder("hooked");
    assert!(git(&folder, &["init", "-q"]));
    let path = folder.join(".git/hooks/pre-commit");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, hook).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::create_dir(folder.join("db")).unwrap();
    let schema = folder.join("db/schema.sql");
    let commit = |text: &str, more: &[&str]| {
        std::fs::write(&schema, text).unwrap();
        assert!(git(&folder, &["add", "db"]));
        git(&folder, &[&["commit", "-q", "-m", "A change"], more].concat())
    };
    assert!(!commit(OLD, &[]), "a first schema with a problem");
    assert!(commit(OLD, &["--no-verify"]));
    assert!(commit(&[OLD, "-- a comment\n"].concat(), &[]), "the problem was there before");
    assert!(!commit(&[OLD, MORE].concat(), &[]), "a new problem");
    let with_key = [OLD, &MORE.replace("(user_id", "(id text PRIMARY KEY, user_id")].concat();
    assert!(commit(&with_key, &[]), "without it");
    std::fs::write(folder.join("README.md"), "A word").unwrap();
    assert!(
        git(&folder, &["add", "README.md"]) && git(&folder, &["commit", "-q", "-m", "A word"]),
        "another file"
    );
    assert!(
        git(&folder, &["rm", "-q", "db/schema.sql"]) && git(&folder, &["commit", "-q", "-m", "Gone"]),
        "a deletion"
    );
}
