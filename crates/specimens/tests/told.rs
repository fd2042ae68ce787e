//! What is told of types and tables that another database has under the same name, or lacks: nothing is said that is not
//! true.
#![allow(clippy::unwrap_used)]

use std::ops::ControlFlow;

use crowfoot_export::{Options, exporter};
use crowfoot_import::{Format, Source, import};
use crowfoot_model::Dialect;

fn notices(from: Dialect, to: &str, sql: &str) -> Vec<String> {
    let sources = [Source { name: "a.sql", text: sql }];
    let found = import(&sources, Some(Format::Sql(from)), &mut |_| ControlFlow::Continue(())).unwrap();
    let written = exporter(to).unwrap().export(&found.document, &Options::default());
    written.notices.into_iter().map(|notice| notice.message).collect()
}

fn assert_told(found: &[String], pieces: &[&str]) {
    for piece in pieces {
        assert!(found.iter().any(|message| message.contains(piece)), "{piece} in {found:?}");
    }
}

#[test]
fn what_only_mariadb_has_is_told() {
    let types = "CREATE TABLE t (id int PRIMARY KEY, ip inet6, uid uuid NOT NULL DEFAULT uuid(), old inet4);";
    let found = notices(Dialect::Mysql, "mysql", types);
    assert_told(&found, &["the type inet6", "the type uuid", "the type inet4"]);
    let options = "CREATE TABLE t (id int PRIMARY KEY, body text COMPRESSED) ENGINE=Aria PAGE_CHECKSUM=1 TRANSACTIONAL=0;
        CREATE TABLE h (id int PRIMARY KEY) ENGINE=InnoDB `PAGE_COMPRESSED`='ON' WITH SYSTEM VERSIONING;";
    let found = notices(Dialect::Mysql, "mysql", options);
    assert_told(
        &found,
        &[
            "COMPRESSED",
            "the engine Aria",
            "PAGE_CHECKSUM",
            "TRANSACTIONAL",
            "PAGE_COMPRESSED",
            "WITH SYSTEM VERSIONING",
        ],
    );
}

#[test]
fn what_mysql_has_too_is_not_told() {
    let plain = "CREATE TABLE t (id int PRIMARY KEY, p point, j json, u char(36) DEFAULT (uuid())) ENGINE=InnoDB ROW_FORMAT=DYNAMIC;";
    assert_eq!(notices(Dialect::Mysql, "mysql", plain), [""; 0]);
}

#[test]
fn a_shape_of_the_same_name_is_another_type() {
    let shapes = "CREATE TABLE t (id int PRIMARY KEY, p point, area polygon, way linestring);";
    let found = notices(Dialect::Mysql, "postgres", shapes);
    assert_told(
        &found,
        &[
            "The point of PostgreSQL is another type",
            "The polygon of PostgreSQL is another type",
            "PostgreSQL does not support linestring",
        ],
    );
    assert!(!found.iter().any(|message| message.contains("does not support point")), "{found:?}");
    let found =
        notices(Dialect::Postgres, "mysql", "CREATE TABLE t (id int PRIMARY KEY, p point, r circle);");
    assert_told(&found, &["The point of MySQL is another type", "MySQL does not support circle"]);
}
