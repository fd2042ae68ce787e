//! Small cases of bringing two designs together.
#![allow(clippy::unwrap_used)]

mod support;

use crowfoot_import::Format;
use crowfoot_model::{DataType, Dialect, Document, ForeignKeyTarget, IdSource, ObjectRef};
use crowfoot_reconcile::{Action, Coverage, Field, Options, Proposal, Rename, Summary};
use support::{drawn, import, import_as, merge, merge_script, print};

const SHOP: &str = "
    CREATE TYPE mood AS ENUM ('glad', 'sad');
    CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, feels mood, age int CHECK (age > 0));
    CREATE UNIQUE INDEX users_by_email ON users (email);
    CREATE TABLE orders (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users (id), total numeric(10,2));
    CREATE INDEX orders_by_user ON orders (user_id) WHERE total > 0;
    CREATE VIEW dear AS SELECT * FROM orders WHERE total > 100;
    CREATE FUNCTION half(x int) RETURNS int LANGUAGE sql AS 'SELECT x / 2';";

fn shop() -> Document {
    drawn(&import(SHOP, Dialect::Postgres))
}

fn said(old: &Document, script: &str) -> Vec<String> {
    merge_script(old, script, Dialect::Postgres).sentences()
}

/// The shop with something in the place of what is in it.
fn edited(from: &str, to: &str) -> String {
    assert!(SHOP.contains(from), "{from}");
    SHOP.replace(from, to)
}

#[test]
fn each_change_is_said_in_words() {
    let shop = shop();
    for (from, to, words) in [
        (
            "total numeric(10,2)",
            "total numeric(12,2)",
            "column orders.total: type numeric(10,2) → numeric(12,2)",
        ),
        ("email text NOT NULL", "email text", "column users.email: now nullable"),
        ("age int", "age int DEFAULT 3", "column users.age: default 3 added"),
        ("'glad', 'sad'", "'glad', 'sad', 'so so'", "enum mood: values glad, sad → glad, sad, so so"),
        ("CREATE UNIQUE INDEX", "CREATE INDEX", "index users_by_email on users: no longer unique"),
        (
            "WHERE total > 0;",
            "WHERE total > 9;",
            "index orders_by_user on orders: condition total > 0 → total > 9",
        ),
        (
            "REFERENCES users (id)",
            "REFERENCES users (id) ON DELETE CASCADE",
            "foreign key (user_id) on orders: ON DELETE CASCADE added",
        ),
        ("CHECK (age > 0)", "CHECK (age >= 0)", "check age >= 0 on users: expression age > 0 → age >= 0"),
        ("total > 100", "total > 200", "view dear: query changed"),
        ("x / 2", "x / 3", "raw SQL CREATE FUNCTION: text changed"),
        (
            "id int PRIMARY KEY, email text NOT NULL",
            "email text NOT NULL, id int PRIMARY KEY",
            "table users: columns reordered",
        ),
    ] {
        let merged = merge_script(&shop, &edited(from, to), Dialect::Postgres);
        // A check without a name is the same only by what it says.
        if from.starts_with("CHECK") {
            let check = "check age > 0 on users removed";
            assert_eq!(merged.sentences(), ["check age >= 0 on users added", check]);
            continue;
        }
        assert_eq!(merged.sentences(), [words]);
        assert_eq!(merged.document.placements().count(), shop.placements().count());
    }
}

#[test]
fn what_a_script_does_not_have_is_removed_with_all_that_hangs_on_it() {
    let shop = shop();
    let script = "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);";
    let merged = merge_script(&shop, script, Dialect::Postgres);
    assert_eq!(
        Summary::of(&merged.changes).to_string(),
        "1 table changed, 1 removed; 1 view removed; 1 type removed; 1 other object removed"
    );
    assert!(merged.document.lines().next().is_none());
    let left: Vec<ObjectRef> = merged.document.placements().map(|own| own.node.into()).collect();
    assert_eq!(left.len(), 3, "a table, a note and an area: {left:?}");
    let users = merged.document.tables().next().unwrap();
    assert!(users.checks.is_empty() && users.indexes.is_empty());
    assert_eq!(users.annotations.rows, Some(users.id.0));
}

/// A script of a few tables, added to a design: what it refers to is there.
#[test]
fn a_part_of_a_schema_finds_the_rest_in_the_design() {
    let shop = shop();
    let script = "CREATE TABLE moods (user_id int REFERENCES users (id), feels mood);
        CREATE TABLE orders (id int PRIMARY KEY, total numeric(10,2), paid boolean);";
    let options = Options { covers: Coverage::sql(Dialect::Postgres), removals: false, ..Options::default() };
    let merged = merge(&shop, &import(script, Dialect::Postgres), &options);
    assert_eq!(merged.sentences(), ["column orders.paid added", "table moods added"]);
    let users = shop.table_named(None, "users").unwrap();
    let moods = merged.document.table_named(None, "moods").unwrap();
    let target = ForeignKeyTarget::Table { table: users.id, columns: vec![users.columns[0].id] };
    assert_eq!(moods.foreign_keys[0].target, target);
    let mood = shop.enums().next().unwrap().id;
    assert_eq!(moods.columns[1].data_type, Some(DataType::Enum(mood)));
    let orders = merged.document.table_named(None, "orders").unwrap();
    let names: Vec<&str> = orders.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["id", "user_id", "total", "paid"]);
}

#[test]
fn renames_are_suggested_and_not_made() {
    let shop = shop();
    let script = SHOP.replace("users", "people").replace("total", "total_amount");
    let merged = merge_script(&shop, &script, Dialect::Postgres);
    assert!(merged.sentences().contains(&"table users removed".to_owned()));
    let suggestions = &merged.reconciliation.suggestions;
    assert!(suggestions.iter().all(|suggestion| (50..=100).contains(&suggestion.score)));
    let new = import(&script, Dialect::Postgres);
    let found: Vec<(String, String)> = (suggestions.iter())
        .map(|own| (shop.display_name(own.rename.from), new.display_name(own.rename.to)))
        .collect();
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(found, [pair("orders.total", "orders.total_amount"), pair("users", "people")]);

    let renames: Vec<Rename> = suggestions.iter().map(|own| own.rename).collect();
    let options = Options { covers: Coverage::sql(Dialect::Postgres), removals: true, renames: &renames };
    let merged = merge(&shop, &new, &options);
    let renamed = |change: &&crowfoot_reconcile::Change| match &change.action {
        Action::Altered(alterations) => alterations.iter().any(|own| own.field == Field::Name),
        _ => false,
    };
    let tables: Vec<String> = merged.changes.iter().filter(renamed).map(|own| own.sentence()).collect();
    assert_eq!(
        tables,
        [
            "table people: renamed from users",
            "index people_by_email on people: renamed from users_by_email",
            "column orders.total_amount: renamed from total",
        ]
    );
    assert!(merged.reconciliation.suggestions.is_empty());
    assert_eq!(merged.document.placements().count(), shop.placements().count());
}

#[test]
fn letters_and_schemas_do_not_hide_a_name() {
    let old = import("CREATE SCHEMA a; CREATE TABLE a.Users (id int);", Dialect::Postgres);
    assert_eq!(
        said(&old, "CREATE TABLE \"Users\" (id int);"),
        ["table Users: renamed from users, schema a removed", "schema a removed"]
    );
    let moved = merge_script(&old, "CREATE SCHEMA b; CREATE TABLE b.users (id int);", Dialect::Postgres);
    assert_eq!(moved.sentences()[0], "table b.users: schema a → b");
    let public = import("CREATE TABLE users (id int);", Dialect::Postgres);
    assert_eq!(said(&public, "CREATE TABLE public.users (id int);"), Vec::<String>::new());
    let mysql = import("CREATE TABLE t (Id int, PRIMARY KEY (Id));", Dialect::Mysql);
    let same = merge_script(&mysql, "CREATE TABLE t (id int, PRIMARY KEY (id));", Dialect::Mysql);
    assert!(same.reconciliation.diff.is_empty(), "{:?}", same.sentences());
}

/// What a format cannot express is not taken for removed.
#[test]
fn each_format_changes_nothing_by_its_own_text() {
    let shop = shop();
    for key in ["mermaid", "dbml"] {
        let text = print(&shop, key);
        let format = Format::from_key(key).unwrap();
        let options = Options { covers: format.covers(), ..Options::default() };
        let merged = merge(&shop, &import_as(&text, format), &options);
        assert_eq!(merged.sentences(), Vec::<String>::new(), "{key}\n{text}");
        assert!(merged.reconciliation.diff.is_empty(), "{key}: {:#?}", merged.reconciliation.diff);
    }
}

#[test]
fn many_things_by_one_name_keep_their_order() {
    let script = "CREATE TABLE t (a int UNIQUE, b int, CHECK (a > 0), CHECK (a > 0), UNIQUE (a));";
    let old = drawn(&import(script, Dialect::Postgres));
    assert!(merge_script(&old, script, Dialect::Postgres).reconciliation.diff.is_empty());
}

#[test]
fn a_proposal_follows_what_is_decided() {
    let shop = shop();
    let script = edited("CREATE TABLE users", "CREATE TABLE people")
        .replace(" ON users", " ON people")
        .replace("REFERENCES users", "REFERENCES people")
        .replace("email text", "mail text")
        .replace("(email)", "(mail)");
    let new = import(&script, Dialect::Postgres);
    let ids = IdSource::following(&shop);
    let mut proposal = Proposal::new(shop, new, Coverage::sql(Dialect::Postgres), ids);
    let offers = |proposal: &Proposal| -> Vec<(String, String, bool)> {
        proposal.offers().into_iter().map(|own| (own.from, own.to, own.accepted)).collect()
    };
    let offer = |from: &str, to: &str, accepted| (from.to_owned(), to.to_owned(), accepted);
    assert_eq!(proposal.summary().to_string(), "1 table added, 1 changed, 1 removed");
    assert_eq!(offers(&proposal), [offer("users", "people", false)]);

    // With the table come its columns.
    proposal.choose(true, &[0]);
    assert_eq!(
        offers(&proposal),
        [offer("users", "people", true), offer("users.email", "people.mail", false)]
    );
    proposal.choose(true, &[0, 1]);
    assert_eq!(proposal.summary().to_string(), "1 table changed");
    assert_eq!(
        offers(&proposal),
        [offer("users", "people", true), offer("users.email", "people.mail", true)]
    );

    // And with it they go.
    proposal.choose(false, &[1]);
    assert_eq!(offers(&proposal), [offer("users", "people", false)]);
    assert_eq!(proposal.summary().to_string(), "1 table added, 1 changed");
    proposal.choose(true, &[]);
    assert_eq!(offers(&proposal), [offer("users", "people", false)]);
}
