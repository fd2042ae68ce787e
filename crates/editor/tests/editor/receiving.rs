//! What another tab does arrives while this one works.

use crowfoot_compact::VecSet;
use crowfoot_editor::{Modifiers, Point, PointerKind};
use crowfoot_model::json::Value;
use crowfoot_model::merge::Replica;
use crowfoot_model::{Column, ColumnId, Diff, Edit, NodeId, RecordKey, Table, TableId};

use proptest::prelude::{any, prop, proptest};
use proptest::test_runner::Config;

use super::random::{act, acts};
use super::stage::Stage;

/// A change that another editor makes to the document as it stands.
fn elsewhere(stage: &Stage, change: impl FnOnce(&mut Edit)) -> Diff {
    let mut edit = Edit::new(stage.editor.document());
    change(&mut edit);
    edit.changes_alone()
}

#[test]
fn it_is_no_step_of_undo_and_not_to_be_sent_back() {
    let mut stage = Stage::shop();
    let users = stage.table("users").id;
    let diff = elsewhere(&stage, |edit| {
        edit.table_mut(users).unwrap().columns.push(Column::new(ColumnId(77), "theirs"));
    });
    stage.editor.receive(&diff);
    let changes = stage.changes();
    assert!(changes.edits.is_empty() && !changes.records.is_empty());
    assert_eq!(stage.editor.undo_label(), None);
    assert!(stage.names("users").contains(&"theirs".to_owned()));
}

#[test]
fn undo_leaves_what_came_between() {
    let mut stage = Stage::shop();
    let users = stage.table("users").id;
    stage.editor.transact("Rename", |edit, _| edit.table_mut(users).unwrap().name = "people".into());
    let diff = elsewhere(&stage, |edit| {
        edit.table_mut(users).unwrap().columns.push(Column::new(ColumnId(77), "theirs"));
    });
    stage.editor.receive(&diff);
    assert!(stage.editor.undo());
    assert!(stage.names("users").contains(&"theirs".to_owned()));
    assert!(stage.editor.redo());
    assert!(stage.names("people").contains(&"theirs".to_owned()));
}

#[test]
fn a_drag_goes_on_and_comes_back_whole() {
    let mut stage = Stage::shop();
    let (from, before) = (stage.header("users"), stage.place("users"));
    stage.drag(from, Point::new(from.x + 90.0, from.y + 60.0));
    let diff = elsewhere(&stage, |edit| edit.put(Table::new(TableId(99), "theirs")));
    stage.editor.receive(&diff);
    assert!(stage.editor.is_dragging());
    let to = Point::new(from.x + 300.0, from.y + 200.0);
    stage.pointer(PointerKind::Move, to, Modifiers::NONE);
    stage.drop(to);
    assert_ne!(stage.place("users"), before);
    assert!(stage.editor.undo());
    assert_eq!(stage.place("users"), before);
    assert_eq!(stage.table("theirs").id, TableId(99));
    assert!(!stage.editor.undo());
}

#[test]
fn a_drag_ends_with_what_is_dragged() {
    let mut stage = Stage::shop();
    let (from, users) = (stage.header("users"), stage.table("users").id);
    stage.drag(from, Point::new(from.x + 90.0, from.y + 60.0));
    let diff = elsewhere(&stage, |edit| edit.remove_table(users));
    stage.editor.receive(&diff);
    assert!(!stage.editor.is_dragging());
    stage.drop(from);
    assert!(stage.editor.document().table(users).is_none());
    assert!(!stage.editor.document().placements().any(|placement| placement.node == NodeId::Table(users)));
}

#[test]
fn ids_that_come_are_not_handed_out_again() {
    let mut stage = Stage::shop();
    let last = stage.editor.document().ids().max().unwrap();
    let diff = elsewhere(&stage, |edit| edit.put(Table::new(TableId(last + 1), "theirs")));
    stage.editor.receive(&diff);
    stage.draw(700.0, 600.0, "mine", &["a text"]);
    assert_eq!(stage.table("theirs").id, TableId(last + 1));
    assert!(stage.table("mine").id.0 > last + 1);
}

/// A tab: an editor and what it knows of changes.
struct Tab {
    stage: Stage,
    replica: Replica,
    clipboard: String,
    inbox: Vec<Value>,
}

/// Stamps and sends what a tab has done, and more that it has to.
fn send(tabs: &mut [Tab; 2], from: usize, also: VecSet<RecordKey>, now: u64) {
    let Tab { stage, replica, .. } = &mut tabs[from];
    let edits = stage.changes().edits.iter().fold(Diff::default(), Diff::then);
    replica.note(&edits, now);
    let mut keys: VecSet<RecordKey> = edits.changes().map(|(key, _)| key).collect();
    keys.extend(&also);
    if !keys.is_empty() {
        let message = replica.message(stage.editor.document(), &keys, now);
        tabs[1 - from].inbox.push(message);
    }
}

fn receive(tabs: &mut [Tab; 2], to: usize, now: u64) {
    for message in std::mem::take(&mut tabs[to].inbox) {
        send(tabs, to, VecSet::new(), now);
        let Tab { stage, replica, .. } = &mut tabs[to];
        let received = replica.receive(stage.editor.document(), &message);
        stage.editor.receive(&received.diff);
        send(tabs, to, received.unsaved, now);
    }
}

proptest! {
    #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

    #[test]
    fn two_editors_end_with_the_same_whatever_is_done(
        both in [acts(), acts()],
        turns in prop::collection::vec(any::<u8>(), 160),
    ) {
        let document = Stage::shop().editor.document().clone();
        let tab = |random| Tab {
            stage: Stage::in_session(document.clone(), random),
            replica: Replica::new(random),
            clipboard: String::new(),
            inbox: Vec::new(),
        };
        let mut tabs = [tab(1), tab(2)];
        let mut waiting = both.map(|acts| acts.into_iter());
        for (now, turn) in (1_000..).zip(turns) {
            let tab = usize::from(turn & 1);
            if let Some(next) = waiting[tab].next() {
                let Tab { stage, clipboard, .. } = &mut tabs[tab];
                act(stage, &next, clipboard);
                if turn & 6 == 0 {
                    stage.editor.undo();
                }
            }
            send(&mut tabs, tab, VecSet::new(), now);
            if turn & 24 == 0 {
                receive(&mut tabs, usize::from(turn >> 7), now);
            }
        }
        for round in 0..40 {
            if tabs.iter().all(|tab| tab.inbox.is_empty()) {
                break;
            }
            receive(&mut tabs, round % 2, 2_000 + round as u64);
        }
        let [one, other] = &mut tabs;
        assert_eq!(one.stage.editor.document(), other.stage.editor.document());
        for tab in [one, other] {
            tab.stage.key("Escape");
            tab.stage.editor.run_review();
            let shown = tab.stage.editor.document().placements_on(tab.stage.editor.diagram()).count();
            assert!(tab.stage.editor.scene().nodes().count() <= shown);
            tab.stage.undo_all();
            tab.stage.redo_all();
        }
    }
}
