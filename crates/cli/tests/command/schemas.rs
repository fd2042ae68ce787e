//! DBML, Mermaid and Prisma as inputs.

use crate::support::{crowfoot, crowfoot_with, fixtures, golden, result, scratch};

#[test]
fn schemas_of_other_tools_become_sql() {
    golden("library.dbml.sql", &result(&["convert", "library.dbml", "--to", "postgres"]));
    golden("library.mmd.sql", &result(&["convert", "library.mmd", "--to", "postgres"]));
    golden("library.prisma.sql", &result(&["convert", "prisma", "--to", "postgres"]));
}

#[test]
fn a_folder_is_of_one_format() {
    let prisma = result(&["convert", "prisma", "--to", "mermaid"]);
    assert!(prisma.contains("authors ||--o{ books") && !prisma.contains("old"), "{prisma}");
    let sql = result(&["convert", "prisma", "--from", "postgres", "--to", "mermaid"]);
    assert!(sql.contains("old") && !sql.contains("authors"), "{sql}");
    let ended = crowfoot(&["convert", "prisma", "--from", "dbml", "--to", "mermaid"]);
    assert!(ended.code == 2 && ended.err.contains("no .dbml files"), "{}", ended.err);
}

#[test]
fn files_of_two_formats_are_no_design() {
    let ended = crowfoot(&["convert", "blog.sql", "library.dbml", "--to", "text"]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("library.dbml: is DBML, but blog.sql is SQL"), "{}", ended.err);
}

#[test]
fn the_text_tells_the_format_and_from_says_it() {
    let text = std::fs::read_to_string(fixtures().join("library.mmd")).unwrap();
    assert!(crowfoot_with(&["convert", "-", "--to", "dbml"], &text).out.contains("Table authors"));
    let readme = format!("# Library\n\n```mermaid\n{text}```\n");
    assert!(crowfoot_with(&["convert", "-", "--to", "dbml"], &readme).out.contains("Table authors"));
    let ended = crowfoot_with(&["convert", "-", "--from", "prisma", "--to", "dbml"], &text);
    assert!(ended.code == 2 && ended.err.starts_with("crowfoot: stdin:1: "), "{}", ended.err);
    let ended =
        crowfoot_with(&["convert", "-", "--from", "mermaid", "--to", "dbml"], "flowchart LR\n a --> b\n");
    assert!(ended.code == 2 && ended.err.contains("Not an entity-relationship diagram"), "{}", ended.err);
    let ended = crowfoot(&["convert", "library.mmd", "--from", "yaml", "--to", "dbml"]);
    assert!(
        ended.err.contains("postgres, mysql, sqlite, prisma, dbml, mermaid, drizzle, json"),
        "{}",
        ended.err
    );
}

#[test]
fn what_is_lost_is_told_with_its_line() {
    let ended = crowfoot(&["convert", "library.dbml", "--to", "text"]);
    assert_eq!(ended.code, 0);
    assert!(ended.err.contains("library.dbml:21: warning: REF: "), "{}", ended.err);
}

#[test]
fn findings_name_the_line_of_a_column() {
    let ended = crowfoot(&["check", "library.dbml", "--min-severity", "hint", "--preset", "architect"]);
    assert_eq!(ended.code, 1);
    assert!(ended.out.contains("library.dbml:13: books: warning IDX001 "), "{}", ended.out);
    let ended = crowfoot(&["check", "prisma", "--min-severity", "hint", "--preset", "architect"]);
    assert!(ended.out.contains("prisma/models/book.prisma:4: "), "{}", ended.out);
}

#[test]
fn groups_are_areas_around_their_tables() {
    let document = result(&["convert", "library.dbml", "--to", "json"]);
    assert!(document.contains("\"name\":\"people\"") && document.contains("\"color\":\"red\""), "{document}");
    assert!(document.contains("\"color\":\"blue\""), "{document}");
    // Nothing is left where the importer has put it.
    assert!(!document.contains("40000"), "{document}");
    let picture = scratch("library.svg");
    assert_eq!(crowfoot(&["render", "library.dbml", "--out", &picture]).code, 0);
    assert!(std::fs::read_to_string(picture).unwrap().contains("people"));
}
