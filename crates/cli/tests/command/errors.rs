//! Errors and their messages.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::support::{crowfoot, crowfoot_with, scratch};

#[track_caller]
fn fails(arguments: &[&str], said: &str) {
    let ended = crowfoot(arguments);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
    assert!(ended.err.starts_with("crowfoot: ") && ended.err.contains(said), "{arguments:?}: {}", ended.err);
}

/// Wrong arguments are told by their parser, which shows what would be right.
#[track_caller]
fn misuse(arguments: &[&str], said: &str) {
    let ended = crowfoot(arguments);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
    assert!(ended.err.contains(said), "{arguments:?}: {}", ended.err);
}

#[test]
fn arguments() {
    misuse(&[], "Usage: crowfoot <COMMAND>");
    misuse(&["chek"], "a similar subcommand exists: 'check'");
    misuse(&["--nonsense"], "--nonsense");
    misuse(&["check"], "<FILE>...");
    misuse(&["check", "blog.sql", "--frmat", "json"], "a similar argument exists: '--format'");
    misuse(&["check", "blog.sql", "--format", "yaml"], "text, excerpt, json");
    misuse(&["check", "blog.sql", "--format"], "--format");
    misuse(&["convert", "blog.sql"], "--to <FORMAT>");
    misuse(&["convert", "--to", "json"], "<FILE>...");
    misuse(&["convert", "blog.sql", "--to", "oracle"], "postgres, mysql, sqlite");
    misuse(&["convert", "blog.sql", "--to", "json", "--to", "dbml"], "cannot be used multiple times");
    misuse(&["render", "blog.sql", "--out", "a.svg", "--theme", "pink"], "light, dark, auto");
    misuse(&["link"], "decode");
    misuse(&["link", "decode"], "<LINK>");
    fails(&["render", "blog.sql", "--out", "a.svg", "--only", "nobody"], "no table named nobody");
    fails(&["render", "blog.sql", "--out", "a.svg", "--diagram", "Sales"], "no diagram named Sales");
    fails(&["manual", "chek"], "no command named chek");
}

/// A shell offers the commands, their options and the values of those.
#[test]
fn completions_and_manual_pages() {
    let shells = ["bash", "elvish", "fish", "powershell", "zsh"];
    for script in shells.map(|shell| crate::support::result(&["completions", shell])) {
        for word in ["convert", "min-severity"] {
            assert!(script.contains(word), "{word} is missing in: {script}");
        }
    }
    assert!(crate::support::result(&["completions", "bash"]).contains("drizzle-sqlite"));
    assert!(crate::support::result(&["manual"]).contains(".TH crowfoot 1"));
    let page = crate::support::result(&["manual", "convert"]);
    assert!(page.contains("\\-\\-if\\-not\\-exists"), "{page}");
}

#[test]
fn files_that_cannot_be_read_or_written() {
    fails(&["check", "missing.sql"], "missing.sql: cannot be read");
    fails(
        &["convert", "blog.sql", "--to", "json", "--out", "no/such/folder.json"],
        "no/such/folder.json: cannot be written",
    );
    fails(&["check", "../command"], "no .sql files");
}

/// Nothing is no design: "no problems" would be said of a file that nobody has understood.
#[test]
fn scripts_of_which_nothing_is_understood() {
    let path = scratch("server.sql");
    let server = "SET ANSI_NULLS ON\nGO\nCREATE TABLE [dbo].[User](\n\t[ID] [int] NOT NULL\n)\nGO\n";
    std::fs::write(&path, server).unwrap();
    for dialect in ["postgres", "mysql", "sqlite"] {
        fails(&["check", &path, "--from", dialect], "a script of SQL Server, which is not supported");
    }
    fails(&["convert", &path, "--to", "text"], "a script of SQL Server");
    std::fs::write(&path, "SET a = 1;\nINSERT INTO a VALUES (1);\n").unwrap();
    fails(&["check", &path], "nothing here is part of a design");
    std::fs::write(&path, "SET a = 1\nCREATE TABLE a (b int)\n").unwrap();
    assert!(crowfoot(&["check", &path, "--from", "postgres"]).err.contains("1 table"));
}

#[test]
fn documents_that_are_broken() {
    let path = scratch("broken.json");
    std::fs::write(&path, "{\n\"format\":\"crowfoot\",\n\"version\":1,\n\"tables\":[{]\n}").unwrap();
    fails(&["check", &path], "broken.json:4: ");
    std::fs::write(&path, "{}").unwrap();
    fails(&["render", &path, "--out", "-"], "not a Crowfoot file");
    std::fs::write(&path, "{\"format\":\"crowfoot\",\"version\":1}").unwrap();
    fails(&["check", "blog.sql", &path], "on its own");
}

#[test]
fn documents_of_a_newer_version() {
    let path = scratch("newer.json");
    let text = "{\n\"format\":\"crowfoot\",\n\"version\":99,\n\"settings\":{\"name\":\"\",\"dialect\":\"postgres\",\"tint\":7},\n\"wheels\":[\n{\"id\":1}\n]\n}\n";
    std::fs::write(&path, text).unwrap();
    let ended = crowfoot(&["check", &path]);
    assert_eq!(ended.code, 0);
    let said = "newer.json: warning: This design was created by a newer version of Crowfoot. 2 items cannot be shown here, but are kept.";
    assert!(ended.err.contains(said), "{}", ended.err);
    assert_eq!(crowfoot(&["convert", &path, "--to", "json"]).out, text);
}

#[test]
fn statements_that_are_broken() {
    let ended = crowfoot(&["convert", "broken.sql", "--to", "postgres"]);
    assert_eq!(ended.code, 0);
    assert!(ended.out.contains("CREATE TABLE good"), "{}", ended.out);
    assert!(ended.err.contains("broken.sql:3: warning: CREATE TABLE: "), "{}", ended.err);
    // With nothing else in the file, there is no design at all.
    let ended = crowfoot_with(&["check", "-", "--from", "postgres"], "\n\nCREATE TABLE bad (((,;");
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.starts_with("crowfoot: stdin:3: CREATE TABLE: "), "{}", ended.err);
    let ended = crowfoot_with(&["check", "-"], "Dear all,\nthe schema is attached.\n");
    assert_eq!(ended.code, 2, "{}", ended.err);
}

#[test]
fn nothing_at_all() {
    assert_eq!(crowfoot_with(&["check", "-"], "").code, 0);
    assert_eq!(crowfoot_with(&["convert", "-", "--to", "postgres"], "").code, 0);
    assert_eq!(crowfoot_with(&["render", "-", "--out", "-"], "").code, 0);
}

#[test]
fn help_and_version() {
    let commands: [&[&str]; 5] = [&[], &["check"], &["convert"], &["render"], &["link"]];
    for command in commands {
        for option in ["--help", "-h"] {
            let ended = crowfoot(&[command, &[option]].concat());
            assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{command:?}");
            assert!(ended.out.contains("Usage: crowfoot"), "{}", ended.out);
        }
    }
    for command in ["encode", "decode"] {
        assert!(crowfoot(&["help", "link", command]).out.contains("Usage: crowfoot link"));
    }
    assert_eq!(crowfoot(&["--version"]).out, format!("crowfoot {}\n", env!("CARGO_PKG_VERSION")));
}

/// `crowfoot … | head -c 10`.
#[test]
fn readers_that_stop() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crowfoot"))
        .args(["convert", "-", "--to", "postgres"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let table = |n: usize| format!("CREATE TABLE a{n} (id text PRIMARY KEY);\n");
    let sql: String = (0..3000).map(table).collect();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), sql.as_bytes()).unwrap();
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}
