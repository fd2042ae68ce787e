//! What the pass for a target does to a document.
#![allow(clippy::unwrap_used)] // Helpers of tests are no tests to the lint.

use crowfoot_ddl::{Format, Omission, Options, Target};
use crowfoot_model::{
    CheckConstraint, CheckId, Column, ColumnId, DataType, Deferrability, Dialect, Document, Edit, ForeignKey,
    ForeignKeyId, ObjectRef, PrimaryKey, Table, TableId, UniqueConstraint, UniqueId,
};
use crowfoot_specimens::valid;

/// Two tables for PostgreSQL, the second with everything that MySQL lacks.
fn design() -> Document {
    let column = |id, name: &str, text: &str| {
        let data_type = crowfoot_dialect::spec(Dialect::Postgres).parse_type(text);
        Column::new(ColumnId(id), name).with_type(data_type)
    };
    let parent = Table {
        columns: vec![column(10, "a", "text"), column(11, "b", "integer")],
        primary_key: Some(PrimaryKey::over(vec![ColumnId(10), ColumnId(11)])),
        ..Table::new(TableId(1), "parents")
    };
    let mut unique = UniqueConstraint::over(UniqueId(23), vec![ColumnId(21)]);
    unique.deferrable = Deferrability::InitiallyDeferred;
    unique.nulls_not_distinct = true;
    let (ours, theirs) = (vec![ColumnId(21), ColumnId(20)], vec![ColumnId(11), ColumnId(10)]);
    let mut key = ForeignKey::new(ForeignKeyId(24), ours, TableId(1), theirs);
    key.deferrable = Deferrability::InitiallyDeferred;
    let child = Table {
        columns: vec![column(20, "a", "text"), column(21, "b", "integer")],
        uniques: vec![unique],
        foreign_keys: vec![key],
        checks: vec![
            CheckConstraint::new(CheckId(25), "length(a) > 3"),
            CheckConstraint::new(CheckId(26), "a ~ 'x'"),
        ],
        inherits: vec![TableId(1)],
        ..Table::new(TableId(2), "children")
    };
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    edit.put(parent);
    edit.put(child);
    let diff = edit.finish();
    document.apply(&diff);
    document
}

#[test]
fn what_the_model_can_say_is_changed_in_the_document() {
    let design = design();
    let (target, names, renamed) = Target::new(&design, Dialect::Mysql, Format::Script, &Options::default());
    let child = target.document.table(TableId(2)).unwrap();
    let unique = &child.uniques[0];
    assert!(!unique.nulls_not_distinct && unique.deferrable == Deferrability::NotDeferrable);
    let key = &child.foreign_keys[0];
    assert_eq!(key.deferrable, Deferrability::NotDeferrable);
    assert_eq!(key.columns, [ColumnId(20), ColumnId(21)], "in the order of the referenced key");
    assert_eq!(child.checks[0].expression, "char_length(a) > 3");
    assert_eq!(target.omitted.get(&ObjectRef::Check(TableId(2), CheckId(26))), Some(&Omission::Check));
    assert_eq!(names.of(ObjectRef::Table(TableId(2))), "children");
    assert_eq!(renamed, []);
}

#[test]
fn what_it_cannot_say_stands_beside_the_document() {
    let design = design();
    for format in [Format::Script, Format::Models] {
        let (target, ..) = Target::new(&design, Dialect::Mysql, format, &Options::default());
        let key = target.types.get(&(TableId(1), ColumnId(10))).unwrap();
        assert_eq!(key.text, "varchar(255)", "MySQL has no keys of unlimited text");
        assert_eq!(target.document.table(TableId(1)).unwrap().columns[0].data_type, Some(DataType::TEXT));
    }
}

#[test]
fn every_change_is_told() {
    let design = design();
    let (target, ..) = Target::new(&design, Dialect::Mysql, Format::Script, &Options::default());
    for object in [
        ObjectRef::Table(TableId(2)),
        ObjectRef::Unique(TableId(2), UniqueId(23)),
        ObjectRef::ForeignKey(TableId(2), ForeignKeyId(24)),
        ObjectRef::Check(TableId(2), CheckId(26)),
    ] {
        assert!(target.changes.contains_key(&object), "{object:?}");
    }
}

#[test]
fn a_design_for_the_database_itself_keeps_its_tables() {
    for dialect in Dialect::ALL {
        for seed in 0..30 {
            let design = valid(seed, dialect);
            let (target, _, renamed) = Target::new(&design, dialect, Format::Script, &Options::default());
            assert!(target.changes.is_empty() && target.omitted.is_empty(), "{} {seed}", dialect.key());
            assert_eq!(renamed, [], "{} {seed}", dialect.key());
            let without_sequence = |table: &Table| {
                let mut table = table.clone();
                for column in &mut table.columns {
                    (column.sequence, column.identity, column.default) = (None, None, None);
                }
                table
            };
            for table in target.document.tables() {
                let own = design.table(table.id).unwrap();
                assert_eq!(without_sequence(table), without_sequence(own), "{} {seed}", dialect.key());
            }
        }
    }
}
