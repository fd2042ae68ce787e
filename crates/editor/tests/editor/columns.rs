//! Columns in one line, against a document.

use crowfoot_editor::columns::{CompletionKind, complete, complete_type, quick_text};
use crowfoot_editor::{Editing, Walk};
use crowfoot_model::{DefaultValue, ForeignKeyTarget, LogicalType, ObjectRef};

use proptest::prelude::{any, proptest};
use proptest::test_runner::Config;

use crate::stage::Stage;

fn users() -> Stage {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "users", &["email varchar(255) !unique !required -- login"]);
    stage
}

fn line(stage: &Stage, table: &str, column: &str) -> String {
    let table = stage.table(table);
    quick_text(stage.editor.document(), table, table.column_named(column).unwrap())
}

#[test]
fn a_line_that_is_written_reads_as_itself() {
    let mut stage = users();
    let lines = [
        "user_id text !required -> users",
        "twin text !required !unique -> users.email",
        "total numeric(10,2) = 0 !required",
        "\"odd name\" text = 'it''s' -- a b",
        "at timestamptz = now()",
        "loose",
        "key text !pk",
    ];
    let id = stage.draw(700.0, 150.0, "orders", &lines);
    for written in lines {
        let name = written.split(' ').next().unwrap();
        let name = if name.starts_with('"') { "odd name" } else { name };
        let column = stage.column("orders", name);
        let text = line(&stage, "orders", name);
        let before = stage.editor.document().clone();
        stage.editor.edit_column(id, Some(column), None);
        stage.editor.submit_column(&text, Walk::Stop);
        assert_eq!(*stage.editor.document(), before, "{text}");
    }
    assert_eq!(line(&stage, "orders", "twin"), lines[1]);
    assert_eq!(line(&stage, "orders", "odd name"), lines[3]);
}

#[test]
fn an_edited_line_takes_away_what_it_no_longer_says() {
    let mut stage = users();
    let id = stage.table("users").id;
    let email = stage.column("users", "email");
    stage.editor.edit_column(id, Some(email), None);
    stage.editor.submit_column("mail text = 'none' !index", Walk::Stop);
    let users = stage.table("users");
    let column = users.column_named("mail").unwrap();
    assert_eq!(column.id, email);
    assert!(users.uniques.is_empty() && !column.not_null && column.comment.is_none());
    assert_eq!(column.default, Some(DefaultValue::Text("none".into())));
    assert_eq!(users.indexes[0].name.as_deref(), Some("idx_users_mail"));
    // House names follow a later rename.
    stage.set(ObjectRef::Column(id, email), "name", "address");
    stage.set(ObjectRef::Table(id), "name", "people");
    assert_eq!(stage.table("people").indexes[0].name.as_deref(), Some("idx_people_address"));
}

#[test]
fn references_make_their_own_name_and_type() {
    let mut stage = users();
    stage.draw(
        700.0,
        150.0,
        "orders",
        &["-> users", "seller_id -> users !null", "buyer varchar(255) references users(email)"],
    );
    assert_eq!(stage.names("orders"), ["id", "user_id", "seller_id", "buyer"]);
    let orders = stage.table("orders");
    assert!(orders.columns[1].not_null && !orders.columns[2].not_null);
    assert_eq!(orders.columns[2].data_type, orders.columns[1].data_type);
    let email = stage.column("users", "email");
    assert!(
        matches!(&orders.foreign_keys[2].target, ForeignKeyTarget::Table { columns, .. } if columns == &[email])
    );
    // A table that is not there yet is kept by its name.
    let id = orders.id;
    stage.editor.edit_column(id, None, None);
    stage.editor.submit_column("shop_id -> shops", Walk::Stop);
    assert!(matches!(&stage.table("orders").foreign_keys[3].target,
        ForeignKeyTarget::Unresolved { table, .. } if table == "shops"));
    let text = line(&stage, "orders", "shop_id");
    assert!(text.ends_with("-> shops"), "{text}");
}

#[test]
fn enter_and_tab_walk_through_the_rows() {
    let mut stage = users();
    let id = stage.table("users").id;
    let column_of = |stage: &Stage| match stage.editor.session().editing {
        Some(Editing::Column { column, .. }) => Some(column),
        _ => None,
    };
    let (key, email) = (stage.column("users", "id"), stage.column("users", "email"));
    stage.editor.edit_column(id, Some(key), None);
    stage.editor.submit_column("id text !pk", Walk::Next);
    assert_eq!(column_of(&stage), Some(Some(email)));
    stage.editor.submit_column("", Walk::Next);
    assert_eq!(column_of(&stage), Some(None), "after the last one there is a new one");
    stage.editor.submit_column("", Walk::Previous);
    assert_eq!(column_of(&stage), Some(Some(email)));
    stage.editor.submit_column("email text", Walk::Previous);
    stage.editor.submit_column("id text !pk", Walk::Previous);
    assert_eq!(stage.editor.session().editing, Some(Editing::Name(ObjectRef::Table(id))));
    assert_eq!(stage.names("users"), ["id", "email"]);
}

#[test]
fn cells_are_set_one_by_one() {
    let mut stage = users();
    let (id, email) = (stage.table("users").id, stage.column("users", "email"));
    stage.set(ObjectRef::Column(id, email), "type", "bigint");
    stage.set(ObjectRef::Column(id, email), "default", "42");
    stage.set(ObjectRef::Column(id, email), "comment", " ");
    stage.editor.set_not_null(id, email, false);
    stage.editor.set_unique(id, email, false);
    let column = stage.table("users").column(email).unwrap();
    let bigint = LogicalType::Integer { bits: 64, unsigned: false };
    assert_eq!(column.data_type.as_ref().and_then(|own| own.logical()), Some(bigint));
    assert_eq!(column.default, Some(DefaultValue::Number("42".into())));
    assert!(column.comment.is_none() && !column.not_null && stage.table("users").uniques.is_empty());
    stage.editor.set_primary_key(id, email, true);
    assert!(stage.table("users").column(email).unwrap().not_null);
    assert_eq!(stage.table("users").primary_key_columns().len(), 2);
    stage.set(ObjectRef::Column(id, email), "type", "");
    assert_eq!(stage.table("users").column(email).unwrap().data_type, None);
}

#[test]
fn completion_knows_where_the_caret_is() {
    let mut stage = users();
    stage.editor.place_enum();
    stage.editor.submit_name("varmood", Walk::Stop);
    let document = stage.editor.document();
    let texts = |line: &str| {
        let found = complete(document, line, line.len());
        let first: Vec<String> = found.items.iter().take(2).map(|item| item.text.clone()).collect();
        (line[found.replace].to_owned(), first)
    };
    assert_eq!(texts("us"), ("us".into(), vec!["user_id -> users".into()]));
    let (replaced, found) = texts("email var");
    assert_eq!(replaced, "var");
    assert_eq!(found[0], "varmood");
    assert!(found[1].starts_with("varchar"));
    assert_eq!(texts("email double pre").0, "double pre");
    assert_eq!(texts("email text !un").1, ["!unique"]);
    assert_eq!(texts("email text ").1, ["!pk", "!unique"]);
    assert_eq!(texts("user_id -> u").1, ["users"]);
    assert_eq!(texts("user_id -> users.e").1, ["users.email"]);
    assert!(texts("email text = no").1.is_empty());
    assert!(complete(document, "\u{e9}", 1).items.is_empty());
    assert_eq!(complete_type(document, "VARM")[0].kind, CompletionKind::NamedType);
}

#[test]
fn columns_that_refer_follow_a_change_of_type() {
    let mut stage = users();
    stage.draw(700.0, 150.0, "orders", &["user_id -> users", "note text"]);
    stage.draw(700.0, 500.0, "lines", &["buyer_id -> orders.user_id"]);
    let (id, key) = (stage.table("users").id, stage.column("users", "id"));
    stage.set(ObjectRef::Column(id, key), "type", "uuid");
    let type_of =
        |table: &str, column: &str| stage.table(table).column_named(column).unwrap().data_type.clone();
    let uuid = type_of("users", "id");
    assert_eq!(uuid.as_ref().and_then(|own| own.logical()), Some(LogicalType::Uuid));
    assert_eq!((&type_of("orders", "user_id"), &type_of("lines", "buyer_id")), (&uuid, &uuid));
    assert_ne!(type_of("orders", "note"), uuid);
}

#[test]
fn numbering_columns_are_typed_and_referred_to_by_plain_numbers() {
    let mut stage = users();
    let id = stage.draw(700.0, 150.0, "orders", &["number bigserial !pk", "note text"]);
    stage.draw(700.0, 500.0, "lines", &["-> orders.number"]);
    let number = stage.table("orders").column_named("number").unwrap();
    assert_eq!(number.identity, Some(crowfoot_model::Identity::Serial));
    assert!(number.not_null);
    let line = stage.table("lines").column_named("order_id").unwrap();
    assert_eq!((&line.data_type, &line.identity), (&number.data_type, &None));
    let column = number.id;
    stage.set(ObjectRef::Column(id, column), "type", "text");
    assert_eq!(stage.table("orders").column(column).unwrap().identity, None);
}

proptest! {
    #![proptest_config(Config { cases: 256, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_line_is_taken_and_can_be_undone(
        line in "([a-z\u{e9}\u{1f600}'\"`=!()., -]|->|--|!pk|!unique|users|text){0,16}",
        caret in any::<usize>(),
    ) {
        let mut stage = users();
        let id = stage.table("users").id;
        complete(stage.editor.document(), &line, caret % (line.len() + 1));
        stage.editor.edit_column(id, None, None);
        stage.editor.submit_column(&line, Walk::Stop);
        stage.undo_all();
        assert_eq!(stage.editor.document().tables().len(), 0);
    }
}
