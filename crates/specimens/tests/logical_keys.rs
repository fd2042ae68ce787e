//! Logical keys: programs keep them, and no database is told.
#![allow(clippy::unwrap_used)]

mod trip;

use std::ops::ControlFlow;

use crowfoot_export::{Options, exporter};
use crowfoot_import::{Format, Source};
use crowfoot_model::{Dialect, Document, Edit, ForeignKey, IdSource, Table};
use crowfoot_reconcile::Coverage;
use trip::{export, import};

const SCRIPT: &str = "create table users (id text primary key);
create table posts (id text primary key, author_id text not null, editor_id text references users (id));
create index posts_author_id_idx on posts (author_id);";

/// The script with a logical key from `posts.author_id`.
fn design(dialect: Dialect) -> Document {
    let mut document = import(SCRIPT, dialect);
    let mut ids = IdSource::following(&document);
    let table = |name: &str| document.tables().find(|table| table.name == name).unwrap();
    let (users, posts) = (table("users"), table("posts"));
    let column = |table: &Table, name: &str| table.column_named(name).unwrap().id;
    let (from, to) = (column(posts, "author_id"), column(users, "id"));
    let mut key = ForeignKey::new(ids.fresh(), vec![from], users.id, vec![to]);
    key.logical = true;
    key.relation = Some("writer".to_owned());
    key.inverse = Some("writings".to_owned());
    let mut changed = Table::clone(posts);
    changed.foreign_keys.push(key);
    let diff = {
        let mut edit = Edit::new(&document);
        edit.put(changed);
        edit.finish()
    };
    document.apply(&diff);
    document
}

fn with_constraint(document: &Document) -> Document {
    let mut document = document.clone();
    let posts = document.tables().find(|table| table.name == "posts").unwrap();
    let mut changed = Table::clone(posts);
    changed.foreign_keys.iter_mut().for_each(|key| key.logical = false);
    let mut edit = Edit::new(&document);
    edit.put(changed);
    let diff = edit.finish();
    document.apply(&diff);
    document
}

fn logical(document: &Document) -> Vec<ForeignKey> {
    let keys = document.tables().flat_map(|table| &table.foreign_keys);
    keys.filter(|key| key.logical).cloned().collect()
}

#[test]
fn are_in_no_script() {
    for dialect in Dialect::ALL {
        let (own, without) = (design(dialect), import(SCRIPT, dialect));
        for other in Dialect::ALL {
            assert_eq!(export(&own, other), export(&without, other), "{}", other.key());
        }
    }
}

#[test]
fn migrate_like_keys_that_are_not_there() {
    for dialect in Dialect::ALL {
        let (own, without) = (design(dialect), import(SCRIPT, dialect));
        let none = crowfoot_migrate::migration(&without, &own, dialect);
        assert!(none.up.operations.is_empty() && none.down.operations.is_empty(), "{none:#?}");
        let made = crowfoot_migrate::migration(&own, &with_constraint(&own), dialect);
        let text = |plan: &crowfoot_migrate::Plan| {
            plan.operations.iter().map(|operation| operation.sql.as_str()).collect::<Vec<_>>().join("\n")
        };
        assert!(text(&made.up).contains("author_id) REFERENCES users"), "{}", text(&made.up));
        assert!(!text(&made.down).is_empty());
    }
}

#[test]
fn are_relations_of_drizzle_and_come_back() {
    for (format, dialect) in [
        ("drizzle-pg", Dialect::Postgres),
        ("drizzle-mysql", Dialect::Mysql),
        ("drizzle-sqlite", Dialect::Sqlite),
    ] {
        for line in ["0.45", "1.0"] {
            let exporter = exporter(format).unwrap();
            let option = exporter.options().iter().find(|option| option.key == "line").unwrap();
            let own = design(dialect);
            let output = exporter.export(&own, &Options::default().with(option, line));
            let text = output.text();
            let posts = text.split("'posts'").nth(1).unwrap().split(");\n").next().unwrap();
            assert_eq!(posts.matches("users.id").count(), 1, "only the editor is a constraint\n{text}");
            assert!(text.contains("writer: ") && text.contains("writings: "), "{text}");
            let source = Source { name: "schema.ts", text };
            let read = crowfoot_import_drizzle::import(&[source], None, &mut |_| ControlFlow::Continue(()));
            let read = read.unwrap().document;
            let keys = logical(&read);
            assert_eq!(keys.len(), 1, "{text}");
            assert_eq!(
                (keys[0].relation.as_deref(), keys[0].inverse.as_deref()),
                (Some("writer"), Some("writings"))
            );
            assert_eq!(export(&read, dialect).matches("REFERENCES").count(), 1);
        }
    }
}

#[test]
fn are_a_mode_of_prisma_where_there_are_no_others() {
    let mixed = design(Dialect::Postgres);
    let output = exporter("prisma").unwrap().export(&mixed, &Options::default());
    assert!(!output.text().contains("relationMode"));
    assert!(output.notices.iter().any(|notice| notice.message.contains("logical key becomes a foreign key")));

    let mut alone = mixed;
    let posts = alone.tables().find(|table| table.name == "posts").unwrap();
    let mut changed = Table::clone(posts);
    changed.foreign_keys.retain(|key| key.logical);
    let mut edit = Edit::new(&alone);
    edit.put(changed);
    let diff = edit.finish();
    alone.apply(&diff);
    let output = exporter("prisma").unwrap().export(&alone, &Options::default());
    assert!(output.text().contains("relationMode = \"prisma\""), "{}", output.text());
    let source = Source { name: "schema.prisma", text: output.text() };
    let read =
        crowfoot_import::import(&[source], Format::from_key("prisma"), &mut |_| ControlFlow::Continue(()));
    assert_eq!(logical(&read.unwrap().document).len(), 1);
}

#[test]
fn stay_when_a_dump_is_merged_that_cannot_say_them() {
    for dialect in Dialect::ALL {
        let own = design(dialect);
        let dump = import(SCRIPT, dialect);
        let options = crowfoot_reconcile::Options { covers: Coverage::sql(dialect), ..Default::default() };
        let mut ids = IdSource::following(&own);
        let merged = crowfoot_reconcile::reconcile(&own, &dump, &options, &mut ids);
        assert!(merged.diff.is_empty(), "{:#?}", merged.diff);
    }
}

#[test]
fn are_judged_as_relations_and_not_as_constraints() {
    let own = design(Dialect::Postgres);
    let codes = |document: &Document| -> Vec<String> {
        let review = crowfoot_rules::Review::new(document);
        let of_keys = review
            .diagnostics()
            .filter(|own| matches!(own.object, crowfoot_model::ObjectRef::ForeignKey(..)));
        of_keys.map(|own| own.code.to_owned()).collect()
    };
    let judged = codes(&with_constraint(&own)).len();
    assert!(codes(&own).len() < judged, "the actions of a logical key are no matter of the database");
}
