//! Following diffs comes to the same as checking everything, and costs what the diff changes.

use std::collections::BTreeSet;

use crowfoot_model::{
    Column, Dialect, Diff, Document, Edit, ForeignKey, IdSource, NodeId, PrimaryKey, RecordKey, Table,
    TableId,
};
use proptest::prelude::*;

use super::random::{Random, edit};
use crate::{Diagnostic, Review, Severity};

fn all(review: &Review) -> Vec<&Diagnostic> {
    review.diagnostics().collect()
}

fn compare(document: &Document, review: &Review) {
    let full = Review::new(document);
    assert_eq!(all(review), all(&full));
    assert_eq!(review.counts(), full.counts());
    for table in document.tables() {
        assert_eq!(review.worst_of(table.id), full.worst_of(table.id));
    }
    let ids: BTreeSet<u64> = review.diagnostics().map(Diagnostic::id).collect();
    assert_eq!(ids.len(), review.diagnostics().count(), "ids are unique: {:#?}", all(review));
    let open = review.diagnostics().filter(|found| found.suppressed.is_none());
    assert_eq!(review.counts().open(), u32::try_from(open.count()).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn following_edits_is_the_same_as_checking_everything(seed in any::<u64>()) {
        let mut random = Random(seed);
        let mut ids = IdSource::new();
        let mut document = Document::default();
        let mut review = Review::new(&document);
        let mut done: Vec<Diff> = Vec::new();
        for _ in 0..40 {
            let diff = match done.pop() {
                // Undo, as the editor does it.
                Some(last) if random.below(6) == 0 => last.inverse(),
                kept => {
                    done.extend(kept);
                    let diff = edit(&mut random, &document, &mut ids);
                    done.push(diff.clone());
                    diff
                }
            };
            document.apply(&diff);
            review.update(&document, &diff);
            review.run_some(&document, usize::MAX);
            compare(&document, &review);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_review_in_portions_with_edits_between_is_the_same_as_one_in_one_go(seed in any::<u64>(), most in 20..400_usize) {
        let mut random = Random(seed);
        let mut ids = IdSource::new();
        let mut document = Document::default();
        for _ in 0..20 {
            let diff = edit(&mut random, &document, &mut ids);
            document.apply(&diff);
        }
        let mut review = Review::begin();
        while !review.run_some(&document, most) {
            if random.below(3) == 0 {
                let diff = edit(&mut random, &document, &mut ids);
                document.apply(&diff);
                review.update(&document, &diff);
            }
        }
        prop_assert!(review.is_complete());
        compare(&document, &review);
    }
}

/// `count` tables that refer to the one before and to a first one that all refer to.
pub(crate) fn chain(count: u64) -> Document {
    let mut document = Document::default();
    let mut ids = IdSource::new();
    let mut edit = Edit::new(&document);
    edit.settings_mut().dialect = Dialect::Postgres;
    let mut previous: Option<(TableId, crowfoot_model::ColumnId)> = None;
    let mut hub = None;
    for number in 0..count {
        let mut table = Table::new(ids.fresh(), format!("things{number}_items"));
        let text = crowfoot_model::DataType::TEXT;
        let id = Column::new(ids.fresh(), "id").with_type(text.clone()).required();
        let before = Column::new(ids.fresh(), format!("thing{number}_id")).with_type(text.clone());
        let note = Column::new(ids.fresh(), "note").with_type(text);
        if let Some((target, column)) = previous {
            table.foreign_keys.push(ForeignKey::new(ids.fresh(), vec![before.id], target, vec![column]));
        }
        table.primary_key = Some(PrimaryKey::over(vec![id.id]));
        let by = Column::new(ids.fresh(), "created_by").with_type(crowfoot_model::DataType::TEXT);
        let (hub, key) = *hub.get_or_insert((table.id, id.id));
        table.foreign_keys.push(ForeignKey::new(ids.fresh(), vec![by.id], hub, vec![key]));
        previous = Some((table.id, id.id));
        table.columns = vec![id, before, note, by];
        edit.put(table);
    }
    let diff = edit.finish();
    document.apply(&diff);
    document
}

#[test]
fn a_keystroke_checks_a_handful_of_tables_of_a_thousand() {
    let mut document = chain(1000);
    let mut review = Review::new(&document);
    let rules = u64::try_from(crate::rules().len()).unwrap();
    assert!(review.checks_run() > 1000 * 20);

    let mut work = |change: &dyn Fn(&mut Edit<'_>, TableId)| {
        let middle = document.tables().nth(500).unwrap().id;
        let mut edit = Edit::new(&document);
        change(&mut edit, middle);
        let diff = edit.finish();
        assert!(!diff.is_empty());
        document.apply(&diff);
        let before = review.checks_run();
        let touched = review.update(&document, &diff);
        compare(&document, &review);
        (review.checks_run() - before, touched.len())
    };
    let (checks, touched) = work(&|edit, id| edit.table_mut(id).unwrap().columns[2].name = "notes".into());
    assert!(checks <= rules + 20, "a column rename ran {checks} checks");
    assert!(touched <= 2, "{touched}");
    let (checks, _) = work(&|edit, id| edit.table_mut(id).unwrap().name = "other_things".into());
    assert!(checks <= rules + 30, "a table rename ran {checks} checks");
    let (checks, _) = work(&|edit, id| edit.table_mut(id).unwrap().foreign_keys.clear());
    assert!(checks <= rules + 30, "taking a relation out ran {checks} checks");
    let hub = TableId(1);
    let (checks, touched) = work(&|edit, _| edit.table_mut(hub).unwrap().columns[2].name = "remarks".into());
    assert!(checks <= rules + 20, "a column rename in a table that all refer to ran {checks} checks");
    assert!(touched <= 2, "{touched}");
    let (checks, _) = work(&|edit, _| edit.settings_mut().name = "Shop".into());
    assert_eq!(checks, 0, "the name of the document is nobody's business");
}

#[test]
fn moving_a_table_checks_nothing() {
    let mut document = chain(3);
    let mut review = Review::new(&document);
    let table = document.tables().next().unwrap().id;
    let mut edit = Edit::new(&document);
    edit.placement_mut(crowfoot_model::DiagramId(9000), NodeId::Table(table)).x = 40;
    let diff = edit.finish();
    document.apply(&diff);
    let before = review.checks_run();
    assert!(review.update(&document, &diff).is_empty());
    assert_eq!(review.checks_run(), before);
}

#[test]
fn the_worst_open_finding_is_the_badge() {
    let mut document = chain(2);
    let review = Review::new(&document);
    let table = document.tables().next().unwrap().id;
    assert_eq!(review.worst_of(table), Some(Severity::Warning));
    let mut edit = Edit::new(&document);
    edit.table_mut(table).unwrap().primary_key = None;
    let diff = edit.finish();
    assert!(diff.change(RecordKey::Table(table)).is_some());
    document.apply(&diff);
    assert_eq!(Review::new(&document).worst_of(table), Some(Severity::Error));
}
