//! Copy, cut, paste and duplicate.

use std::collections::BTreeSet;

use crowfoot_editor::Request;
use crowfoot_model::{ForeignKeyTarget, NodeId, ObjectRef, file};

use crate::stage::{CTRL, Stage};

fn shop() -> Stage {
    let mut stage = Stage::new();
    stage.draw(200.0, 150.0, "users", &["email text !unique"]);
    stage.draw(700.0, 150.0, "orders", &["user_id -> users", "total decimal(10,2) !index"]);
    stage.changes();
    stage
}

/// All ids of all records and parts; fails when one is there twice.
fn ids(stage: &Stage) -> BTreeSet<u64> {
    let text = file::to_json(stage.editor.document());
    file::from_json(&text).expect("ids are unique");
    stage.editor.document().tables().flat_map(|table| table.part_ids().collect::<Vec<_>>()).collect()
}

#[test]
fn pasted_tables_have_fresh_ids_free_names_and_their_own_relations() {
    let mut stage = shop();
    let before = ids(&stage);
    stage.key_with("a", CTRL);
    stage.key_with("c", CTRL);
    let Some(Request::CopyText(text)) = stage.requests().pop() else { panic!("nothing was copied") };
    stage.editor.paste(&text);
    assert_eq!(stage.editor.undo_label(), Some("Paste"));
    let after = ids(&stage);
    assert_eq!(after.len(), before.len() * 2);
    assert!(after.is_superset(&before));
    let (users, orders) = (stage.table("users_2"), stage.table("orders_2"));
    assert_eq!(stage.selected(), [ObjectRef::Table(users.id), ObjectRef::Table(orders.id)]);
    assert_eq!(orders.foreign_keys[0].target_table(), Some(users.id));
    assert_eq!(orders.foreign_keys[0].name.as_deref(), Some("orders_2_user_id_fk"));
    assert_eq!(orders.indexes[0].name.as_deref(), Some("idx_orders_2_total"));
    assert_ne!(stage.place("users"), stage.place("users_2"));
    // Again: beside the copy.
    stage.editor.paste(&text);
    assert_ne!(stage.place("users_2"), stage.place("users_3"));
    stage.key_with("z", CTRL);
    stage.key_with("z", CTRL);
    assert_eq!(ids(&stage), before);
}

#[test]
fn a_table_that_is_copied_alone_finds_what_it_refers_to() {
    let mut stage = shop();
    let (users, orders) = (stage.table("users").id, stage.table("orders").id);
    stage.editor.select([ObjectRef::Table(orders)]);
    let text = stage.editor.copy().unwrap();
    stage.editor.paste(&text);
    assert_eq!(stage.table("orders_2").foreign_keys[0].target_table(), Some(users));
    // In another document there is no such table: the name is kept.
    let mut other = Stage::new();
    other.editor.paste(&text);
    let target = &other.table("orders").foreign_keys[0].target;
    assert!(matches!(target, ForeignKeyTarget::Unresolved { table, .. } if table == "users"));
    let bounds = other.editor.selection_bounds().unwrap();
    assert!(other.editor.session().visible().intersects(&bounds));
}

#[test]
fn duplicates_stand_beside_and_cut_takes_away() {
    let mut stage = shop();
    stage.editor.select([ObjectRef::Table(stage.table("orders").id)]);
    stage.key_with("d", CTRL);
    let (x, y) = stage.place("orders");
    let height = stage.editor.scene().bounds(NodeId::Table(stage.table("orders").id)).unwrap().height;
    assert_eq!(stage.place("orders_2"), (x, y + height as i32 + 32), "below, where there is room");
    stage.key_with("x", CTRL);
    assert!(stage.editor.document().table_named(None, "orders_2").is_none());
}

#[test]
fn enums_are_shared_by_tables_and_copied_by_themselves() {
    let mut stage = shop();
    stage.editor.place_enum();
    let mood = stage.editor.document().enums().next().unwrap().id;
    stage.editor.submit_name("mood", crowfoot_editor::Walk::Stop);
    for (at, value) in ["sad", " ok ", "happy"].into_iter().enumerate() {
        stage.set(ObjectRef::Enum(mood), "add-value", "");
        stage.set(ObjectRef::Enum(mood), &format!("value{}.value", at + 1), value);
    }
    assert_eq!(stage.editor.document().enum_type(mood).unwrap().values, ["sad", "ok", "happy"]);
    let users = stage.table("users").id;
    stage.editor.edit_column(users, None, None);
    stage.editor.submit_column("mood mood = ok", crowfoot_editor::Walk::Stop);
    stage.editor.select([ObjectRef::Table(users)]);
    stage.editor.duplicate();
    assert_eq!(stage.editor.document().enums().len(), 1);
    let copy = stage.table("users_2").column_named("mood").unwrap();
    assert_eq!(copy.data_type, stage.table("users").column_named("mood").unwrap().data_type);
    stage.editor.select([ObjectRef::Enum(mood)]);
    stage.editor.duplicate();
    assert_eq!(stage.editor.document().enums().len(), 2);
    // A type that goes leaves what it was made of.
    stage.editor.delete(&[ObjectRef::Enum(mood)]);
    let left = stage.table("users").column_named("mood").unwrap().data_type.clone();
    assert!(matches!(left, Some(crowfoot_model::DataType::InlineEnum(values)) if values.len() == 3));
}

#[test]
fn columns_are_copied_as_lines() {
    let mut stage = shop();
    let (users, orders) = (stage.table("users").id, stage.table("orders").id);
    let columns = [
        ObjectRef::Column(orders, stage.column("orders", "total")),
        ObjectRef::Column(orders, stage.column("orders", "user_id")),
    ];
    stage.editor.select(columns);
    let text = stage.editor.copy().unwrap();
    assert_eq!(text, "user_id text !required -> users\ntotal numeric(10,2)\n");
    stage.editor.select([ObjectRef::Table(users)]);
    stage.editor.paste(&text);
    assert_eq!(stage.names("users"), ["id", "email", "user_id", "total"]);
    assert_eq!(stage.table("users").foreign_keys[0].target_table(), Some(users));
    assert_eq!(stage.selected().len(), 2);
}

#[test]
fn sql_goes_to_the_importer_and_other_text_into_a_note() {
    let mut stage = shop();
    stage.editor.paste("create table t (id int);");
    assert_eq!(stage.requests(), [Request::Import("create table t (id int);".into())]);
    stage.editor.paste("call the bank\n");
    assert_eq!(stage.editor.document().notes().next().unwrap().text, "call the bank");
    assert_eq!(stage.editor.session().editing, None);
}
