//! The review and the exporters agree on which names have to differ.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

use crowfoot_export::{Options, exporter};
use crowfoot_model::{
    CheckConstraint, Column, ColumnId, DataType, Dialect, Document, Edit, EnumType, ForeignKey, IdSource,
    Index, PrimaryKey, Schema, Settings, Table, UniqueConstraint, View,
};
use crowfoot_rules::Review;

/// Puts two things of these names into a design.
type Pair = fn(&mut Edit<'_>, &mut IdSource, [&str; 2]);

fn table(ids: &mut IdSource, name: &str) -> (Table, ColumnId) {
    let id: ColumnId = ids.fresh();
    let mut table = Table::new(ids.fresh(), name);
    table.columns.push(Column { not_null: true, ..Column::new(id, "id").with_type(DataType::INTEGER) });
    table.primary_key = Some(PrimaryKey::over(vec![id]));
    (table, id)
}

/// A table with three columns, for what has to be in one table.
fn wide(ids: &mut IdSource, name: &str) -> (Table, [ColumnId; 3]) {
    let (mut table, first) = table(ids, name);
    let (second, third): (ColumnId, ColumnId) = (ids.fresh(), ids.fresh());
    for (id, name) in [(second, "b"), (third, "c")] {
        table.columns.push(Column { not_null: true, ..Column::new(id, name).with_type(DataType::INTEGER) });
    }
    (table, [first, second, third])
}

fn named(name: &str) -> Option<String> {
    Some(name.to_owned())
}

const PAIRS: &[(&str, Pair)] = &[
    ("schemas", |edit, ids, names| {
        for name in names {
            edit.put(Schema { id: ids.fresh(), name: name.into(), comment: None });
        }
    }),
    ("tables", |edit, ids, names| {
        for name in names {
            edit.put(table(ids, name).0);
        }
    }),
    ("a table and a view", |edit, ids, names| {
        let dialect = edit.base().settings().dialect;
        edit.put(table(ids, names[0]).0);
        edit.put(View {
            id: ids.fresh(),
            schema: None,
            name: names[1].into(),
            columns: Vec::new(),
            query: "SELECT 1 AS a".into(),
            dialect,
            materialized: false,
            clauses: Vec::new(),
            head: None,
            indexes: Vec::new(),
            comment: None,
        });
    }),
    ("enums", |edit, ids, names| {
        for name in names {
            let values = vec!["a".into()];
            edit.put(EnumType { id: ids.fresh(), schema: None, name: name.into(), values, comment: None });
        }
    }),
    ("columns", |edit, ids, names| {
        let (mut table, _) = table(ids, "t");
        for name in names {
            table.columns.push(Column::new(ids.fresh(), name).with_type(DataType::INTEGER));
        }
        edit.put(table);
    }),
    ("indexes of a table", |edit, ids, names| {
        let (mut table, [_, b, c]) = wide(ids, "t");
        for (name, column) in names.into_iter().zip([b, c]) {
            let index = Index::over(ids.fresh(), [column]);
            table.indexes.push(Index { name: named(name), ..index });
        }
        edit.put(table);
    }),
    ("indexes of two tables", |edit, ids, names| {
        for (name, of) in names.into_iter().zip(["t", "u"]) {
            let (mut table, [_, b, _]) = wide(ids, of);
            let index = Index::over(ids.fresh(), [b]);
            table.indexes.push(Index { name: named(name), ..index });
            edit.put(table);
        }
    }),
    ("uniques of a table", |edit, ids, names| {
        let (mut table, [_, b, c]) = wide(ids, "t");
        for (name, column) in names.into_iter().zip([b, c]) {
            let unique = UniqueConstraint::over(ids.fresh(), vec![column]);
            table.uniques.push(UniqueConstraint { name: named(name), ..unique });
        }
        edit.put(table);
    }),
    ("uniques of two tables", |edit, ids, names| {
        for (name, of) in names.into_iter().zip(["t", "u"]) {
            let (mut table, [_, b, _]) = wide(ids, of);
            let unique = UniqueConstraint::over(ids.fresh(), vec![b]);
            table.uniques.push(UniqueConstraint { name: named(name), ..unique });
            edit.put(table);
        }
    }),
    ("checks of a table", |edit, ids, names| {
        let (mut table, _) = wide(ids, "t");
        for (name, text) in names.into_iter().zip(["b > 0", "c > 0"]) {
            table
                .checks
                .push(CheckConstraint { name: named(name), ..CheckConstraint::new(ids.fresh(), text) });
        }
        edit.put(table);
    }),
    ("checks of two tables", |edit, ids, names| {
        for (name, of) in names.into_iter().zip(["t", "u"]) {
            let (mut table, _) = wide(ids, of);
            table
                .checks
                .push(CheckConstraint { name: named(name), ..CheckConstraint::new(ids.fresh(), "b > 0") });
            edit.put(table);
        }
    }),
    ("foreign keys of two tables", |edit, ids, names| {
        let (target, id) = table(ids, "target");
        for (name, of) in names.into_iter().zip(["t", "u"]) {
            let (mut table, [_, b, _]) = wide(ids, of);
            let key = ForeignKey::new(ids.fresh(), vec![b], target.id, vec![id]);
            table.foreign_keys.push(ForeignKey { name: named(name), ..key });
            edit.put(table);
        }
        edit.put(target);
    }),
    ("a foreign key and an index", |edit, ids, names| {
        let (target, id) = table(ids, "target");
        let (mut table, [_, b, c]) = wide(ids, "t");
        let key = ForeignKey::new(ids.fresh(), vec![b], target.id, vec![id]);
        table.foreign_keys.push(ForeignKey { name: named(names[0]), ..key });
        let index = Index::over(ids.fresh(), [c]);
        table.indexes.push(Index { name: named(names[1]), ..index });
        edit.put(target);
        edit.put(table);
    }),
    ("a unique and a check", |edit, ids, names| {
        let (mut table, [_, b, _]) = wide(ids, "t");
        let unique = UniqueConstraint::over(ids.fresh(), vec![b]);
        table.uniques.push(UniqueConstraint { name: named(names[0]), ..unique });
        table
            .checks
            .push(CheckConstraint { name: named(names[1]), ..CheckConstraint::new(ids.fresh(), "c > 0") });
        edit.put(table);
    }),
];

#[test]
fn what_the_review_reports_is_what_a_script_renames() {
    let long = ["a".repeat(63) + "x", "a".repeat(63) + "y"];
    let wishes =
        [["same", "same"], ["name", "Name"], ["straße", "STRASSE"], ["größe", "GRÖSSE"], ["größe", "GRÖßE"]];
    let wishes = wishes.into_iter().chain([[long[0].as_str(), &long[1]], ["one", "other"]]);
    let mut seen = [0, 0];
    for names in wishes {
        for dialect in Dialect::ALL {
            for (what, pair) in PAIRS {
                let mut document = Document::default();
                let mut edit = Edit::new(&document);
                edit.put(Settings { dialect, ..Settings::default() });
                let diff = edit.finish();
                document.apply(&diff);
                let mut edit = Edit::new(&document);
                pair(&mut edit, &mut IdSource::new(), names);
                let diff = edit.finish();
                document.apply(&diff);

                let review = Review::new(&document);
                let reported = review.diagnostics().any(|found| found.code == "STR002");
                let output = exporter(dialect.key()).unwrap().export(&document, &Options::default());
                let renamed = output.notices.iter().any(|notice| notice.message.contains("is taken"));
                assert_eq!(reported, renamed, "{} {what} {names:?}: {:?}", dialect.key(), output.notices);
                seen[usize::from(reported)] += 1;
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
}
