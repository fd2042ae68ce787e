//! Accepting findings, and the list of what is accepted.

use crowfoot_model::{Diff, Document, Edit, ObjectRef, RuleLevel, Suppression};

use super::{document, findings};
use crate::{
    Diagnostic, Ignored, Reach, Review, accept_all, can_suppress, ignored, level, object_in_reach, restore,
    rule, suppress,
};

const FLAGS: &str = "CREATE TABLE users (id text PRIMARY KEY, is_active boolean, is_new boolean)";

fn applied(document: &Document, diff: &Diff) -> Document {
    let mut document = document.clone();
    document.apply(diff);
    document
}

fn edited(document: &Document, change: impl FnOnce(&mut Edit<'_>)) -> Document {
    let mut edit = Edit::new(document);
    change(&mut edit);
    applied(document, &edit.finish())
}

fn muted(document: &Document, found: &Diagnostic, reach: Reach, reason: &str) -> Document {
    applied(document, &suppress(document, found, reach, reason))
}

fn list(document: &Document) -> Vec<Ignored> {
    ignored(document, &Review::new(document))
}

fn open(code: &str, document: &Document) -> usize {
    findings(code, document).iter().filter(|found| found.suppressed.is_none()).count()
}

#[test]
fn a_suppressed_finding_is_still_reported_with_its_reason() {
    let before = document(FLAGS);
    let found = &findings("TYP005", &before)[0];
    let counts = Review::new(&before).counts();
    let after = muted(&before, found, Reach::Finding, "  unknown is a state  ");
    let found = &findings("TYP005", &after)[0];
    assert_eq!(found.suppressed.as_deref(), Some("unknown is a state"));
    let now = Review::new(&after).counts();
    assert_eq!((now.warnings, now.suppressed), (counts.warnings - 1, 1));
    assert!(findings("SUP001", &after).is_empty());
    assert_eq!(applied(&after, &restore(&after, &list(&after))), before);
}

#[test]
fn a_reason_may_be_left_out_but_that_is_told() {
    let before = document(FLAGS);
    let after = muted(&before, &findings("TYP005", &before)[0], Reach::Finding, " ");
    assert_eq!(open("TYP005", &after), 1);
    assert_eq!(findings("SUP002", &after).len(), 1);
    let all = applied(&before, &accept_all(&before));
    assert!(findings("SUP002", &all).is_empty(), "what was there at the beginning needs no reason");
}

#[test]
fn a_suppression_survives_renames_of_its_objects() {
    let before = document(FLAGS);
    let after = muted(&before, &findings("TYP005", &before)[0], Reach::Finding, "so");
    let renamed = edited(&after, |edit| {
        let table = edit.table_mut(before.tables().next().unwrap().id).unwrap();
        table.name = "members".into();
        table.columns[1].name = "is_there".into();
    });
    assert_eq!(open("TYP005", &renamed), 1);
    assert!(findings("SUP001", &renamed).is_empty() && !list(&renamed)[0].is_unused());
}

#[test]
fn a_rule_is_ignored_on_a_table_with_all_of_its_columns() {
    let before = document(&[FLAGS, ";CREATE TABLE posts (id text PRIMARY KEY, is_open boolean)"].concat());
    let found = findings("TYP005", &before).into_iter().find(|own| own.what.contains("is_active")).unwrap();
    let table = found.object.table().unwrap();
    assert_eq!(object_in_reach(&found), Some(ObjectRef::Table(table)));
    // What was ignored there by itself is part of it now.
    let one = muted(&before, &found, Reach::Finding, "first");
    let after = muted(&one, &found, Reach::Object, "all");
    assert_eq!(open("TYP005", &after), 1, "posts.is_open is none of it");
    let list = list(&after);
    assert_eq!(list.len(), 1);
    assert_eq!(
        (list[0].object, list[0].hides, list[0].reach),
        (Some(ObjectRef::Table(table)), Some(2), Reach::Object)
    );
    assert_eq!(applied(&after, &restore(&after, &list)), before);
}

#[test]
fn a_rule_is_off_in_the_design_with_a_reason() {
    let before = document(FLAGS);
    let after = muted(&before, &findings("TYP005", &before)[0], Reach::Design, "three states are meant");
    assert!(findings("TYP005", &after).is_empty());
    assert_eq!(level(after.settings(), rule("TYP005").unwrap()), RuleLevel::Off);
    let list = list(&after);
    assert_eq!((list[0].reason.as_str(), list[0].reach), ("three states are meant", Reach::Design));
    assert!(!list[0].is_unused(), "nobody knows what it would find");
    assert_eq!(applied(&after, &restore(&after, &list)), before);
    // Turned on elsewhere, the reason is left over, and hides nothing.
    let on = edited(&after, |edit| edit.settings_mut().set_rule_level("TYP005", Some(RuleLevel::Info)));
    assert_eq!(open("TYP005", &on), 2);
    assert_eq!(findings("SUP001", &on).len(), 1);
    assert!(ignored(&on, &Review::new(&on))[0].is_unused());
}

#[test]
fn what_is_on_no_table_is_kept_by_the_settings() {
    let sql = "CREATE TYPE mood AS ENUM ('a', 'b', 'a'); CREATE TYPE other AS ENUM ('a', 'a');\n\
               CREATE TABLE users (id text PRIMARY KEY, mood mood, other other)";
    let before = document(sql);
    let review = Review::new(&before);
    let found: Vec<&Diagnostic> = review
        .diagnostics()
        .filter(|own| matches!(own.object, ObjectRef::Enum(_)) && can_suppress(own))
        .collect();
    assert!(!found.is_empty());
    for found in found {
        let after = muted(&before, found, Reach::Finding, "so");
        let now = Review::new(&after);
        assert_eq!(now.counts().open() + 1, review.counts().open(), "{}", found.what);
        let entry = &list(&after)[0];
        assert_eq!((entry.object, entry.hides), (Some(found.object), Some(1)));
        let renamed = edited(&after, |edit| {
            let ObjectRef::Enum(id) = found.object else { return };
            edit.enum_type_mut(id).unwrap().name = "renamed".into();
        });
        assert!(!list(&renamed)[0].is_unused());
        // Without the enum, nothing is ignored any more, and that is told.
        let gone = edited(&after, |edit| {
            let ObjectRef::Enum(id) = found.object else { return };
            edit.remove_enum(id);
        });
        assert_eq!(list(&gone)[0].object, None);
        assert!(list(&gone)[0].is_unused());
        assert_eq!(findings("SUP001", &gone).len(), 1);
        assert!(super::apply_fix(&gone, "SUP001", 0).settings().suppressions.is_empty());
        assert_eq!(applied(&after, &restore(&after, &list(&after))), before);
    }
}

#[test]
fn a_suppression_that_matches_nothing_is_found_and_removed() {
    let before = document("CREATE TABLE users (id text PRIMARY KEY, is_active boolean)");
    let found = &findings("TYP005", &before)[0];
    for reach in [Reach::Finding, Reach::Object] {
        let after = muted(&before, found, reach, "because");
        let after = edited(&after, |edit| {
            let table = edit.table_mut(before.tables().next().unwrap().id).unwrap();
            table.columns[1].not_null = true;
        });
        assert_eq!(findings("SUP001", &after).len(), 1);
        assert!(list(&after)[0].is_unused());
        let fixed = super::apply_fix(&after, "SUP001", 0);
        assert!(fixed.tables().next().unwrap().annotations.suppressions.is_empty());
        assert!(!can_suppress(&findings("SUP001", &after)[0]));
    }
}

#[test]
fn a_baseline_takes_what_is_there_and_nothing_else() {
    let mut sql = String::new();
    for number in 0..120 {
        sql += &format!("CREATE TABLE T{number} (Id integer, Parent_Id integer, is_old boolean);\n");
    }
    sql += "CREATE TYPE mood AS ENUM ('a', 'a');";
    for preset in ["architect", "import", "strict"] {
        let before = edited(&document(&sql), |edit| edit.settings_mut().rule_preset = Some(preset.into()));
        assert!(Review::new(&before).counts().open() > 3);
        let after = applied(&before, &accept_all(&before));
        assert_eq!(Review::new(&after).counts().open(), 0, "{preset}");
        let list = list(&after);
        assert!(list.iter().all(|own| own.is_baseline && !own.is_unused()));
        assert!(accept_all(&after).is_empty());
        // A new column is none of it.
        let id = after.tables().next().unwrap().id;
        let more = edited(&after, |edit| {
            let table = edit.table_mut(id).unwrap();
            let mut column = table.columns[2].clone();
            column.id = crowfoot_model::ColumnId(9_000_000);
            column.name = "is_new".into();
            table.columns.push(column);
        });
        assert_eq!(open("TYP005", &more), usize::from(preset != "import"), "{preset}");
        // What was repaired is unused in the list, and nothing to be told of.
        let less = edited(&after, |edit| edit.table_mut(id).unwrap().columns[2].not_null = true);
        assert!(findings("SUP001", &less).is_empty());
        assert_eq!(applied(&after, &restore(&after, &list)), before);
    }
}

#[test]
fn all_that_a_gathered_finding_stands_for_is_ignored() {
    for count in [3, 150] {
        let mut sql = String::new();
        for number in 0..count {
            sql += &format!("CREATE TABLE T{number} (id integer, a integer);\n");
        }
        let before = edited(&document(&sql), |edit| edit.settings_mut().rule_preset = Some("import".into()));
        let review = Review::new(&before);
        let gathered =
            review.diagnostics().find(|own| own.object == ObjectRef::Document && own.related.len() > 2);
        let gathered = gathered.expect("many tables without keys are one finding");
        assert_eq!(object_in_reach(gathered), None, "the tables are many");
        let after = muted(&before, gathered, Reach::Finding, "legacy");
        assert_eq!(open(gathered.code, &after), 0);
        assert_eq!(list(&after).len(), gathered.related.len());
    }
}

#[test]
fn what_older_versions_wrote_means_what_it_meant() {
    let before = document(FLAGS);
    let column = before.tables().next().unwrap().columns[1].id.0;
    let after = edited(&before, |edit| {
        let table = edit.table_mut(before.tables().next().unwrap().id).unwrap();
        let own = Suppression { rule: "TYP005".into(), part: Some(column), ..Suppression::default() };
        table.annotations.suppressions = vec![own.clone(), Suppression { part: None, ..own }];
    });
    assert_eq!(open("TYP005", &after), 1, "the whole table did not mean its columns");
}
