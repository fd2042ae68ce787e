//! Several editors of one document exchange what they do: whatever the order, they end with the same, and lose nothing.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are no tests to the lint")]

mod happening;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::merge::Replica;
use crowfoot_model::{Document, Edit, Record, RecordKey, RuleLevel, Suppression, json};
use proptest::prelude::*;

use happening::{Happening, happening};
use world::{World, dangling};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tabs_end_with_the_same_and_lose_nothing(
        count in 2..4_usize,
        happenings in proptest::collection::vec(happening(), 1..120),
    ) {
        let mut world = World::new(count);
        for happening in &happenings {
            world.happens(happening);
        }
        world.settle();
        let first = &world.tabs[0].document;
        for tab in &world.tabs[1..] {
            prop_assert!(*first == tab.document, "tabs differ");
        }
        prop_assert!(world.tabs.iter().all(|tab| tab.replica.mend(&tab.document).is_empty()), "mending does not end");
        prop_assert!(dangling(first).is_empty(), "dangling: {:?}", dangling(first));
        let there: BTreeSet<u64> = first.ids().collect();
        let lost: Vec<&u64> = world.made.iter().filter(|id| !world.removed.contains(id) && !there.contains(id)).collect();
        prop_assert!(lost.is_empty(), "lost: {:?}", lost);
        let kept: BTreeMap<RecordKey, Record> =
            first.keys().into_iter().map(|key| (key, first.record(key).unwrap())).collect();
        prop_assert!(world.store == kept, "the store has something else");
    }

    #[test]
    fn undo_takes_back_this_tab_alone(mine in 1..30_usize, theirs in proptest::collection::vec((0..4_u8, 0..8_usize), 1..30)) {
        // The tabs work in turn and see each other's work; then one takes back all that it did.
        let mut world = World::new(2);
        let mut made: [BTreeSet<u64>; 2] = Default::default();
        for (at, (what, which)) in theirs.iter().enumerate() {
            for tab in [0, 1] {
                let happening = match what {
                    0 => Happening::AddTable(tab),
                    1 => Happening::RenameColumn(tab, *which, mine, at as u8),
                    2 => Happening::MoveColumn(tab, *which, mine),
                    _ => Happening::AddColumn(tab, *which + tab),
                };
                let before = world.made.clone();
                world.happens(&happening);
                made[tab].extend(world.made.difference(&before));
                world.settle();
            }
        }
        while world.tabs[0].history.undo_label().is_some() {
            world.step(0, true);
        }
        world.settle();
        prop_assert!(world.tabs[0].document == world.tabs[1].document, "tabs differ");
        let document = &world.tabs[0].document;
        let there: BTreeSet<u64> = document.ids().collect();
        prop_assert!(made[0].is_disjoint(&there), "own work is still there");
        let is_in_own_table = |id: &u64| world.removed.contains(id);
        prop_assert!(made[1].iter().all(|id| there.contains(id) || is_in_own_table(id)), "the other's work is gone");
    }
}

#[test]
fn settings_of_different_rules_come_together() {
    let set = |document: &Document, rule: &str, level| {
        let mut edit = Edit::new(document);
        edit.settings_mut().set_rule_level(rule, Some(level));
        edit.finish()
    };
    let mut tabs = [Document::default(), Document::default()];
    let mut replicas = [Replica::new(1), Replica::new(2)];
    let changes = [("IDX005", RuleLevel::Error), ("KEY001", RuleLevel::Info)];
    for (at, (rule, level)) in changes.into_iter().enumerate() {
        let diff = set(&tabs[at], rule, level);
        tabs[at].apply(&diff);
        replicas[at].note(&diff, 1_000);
    }
    let keys = [RecordKey::Settings].into_iter().collect();
    let messages = [0, 1].map(|at| replicas[at].message(&tabs[at], &keys, 1_001));
    for at in [0, 1] {
        let received = replicas[at].receive(&tabs[at], &messages[1 - at]);
        tabs[at].apply(&received.diff);
    }
    assert_eq!(tabs[0].settings(), tabs[1].settings());
    let rules = tabs[0].settings().rules.iter().map(|own| (own.rule.as_str(), own.level.unwrap()));
    assert_eq!(rules.collect::<Vec<_>>(), changes);
}

#[test]
fn what_two_tabs_ignore_comes_together() {
    let own = |rule: &str, part, detail: Option<&str>, reason: &str| Suppression {
        rule: rule.into(),
        part,
        detail: detail.map(str::to_owned),
        reason: reason.into(),
        ..Suppression::default()
    };
    let first = own("TYP007", Some(7), Some("a"), "old");
    let set = |document: &Document, list: Vec<Suppression>| {
        let mut edit = Edit::new(document);
        edit.settings_mut().suppressions = list;
        edit.finish()
    };
    let mut tabs = [Document::default(), Document::default()];
    let mut replicas = [Replica::new(1), Replica::new(2)];
    let keys = [RecordKey::Settings].into_iter().collect();
    let mut exchange = |tabs: &mut [Document; 2], lists: [Vec<Suppression>; 2], at: u64| {
        for (tab, list) in lists.into_iter().enumerate() {
            let diff = set(&tabs[tab], list);
            tabs[tab].apply(&diff);
            replicas[tab].note(&diff, at + tab as u64);
        }
        let messages = [0, 1].map(|tab| replicas[tab].message(&tabs[tab], &keys, at + 2));
        for tab in [0, 1] {
            let received = replicas[tab].receive(&tabs[tab], &messages[1 - tab]);
            tabs[tab].apply(&received.diff);
        }
    };
    exchange(&mut tabs, [vec![first.clone()], vec![first.clone()]], 1_000);
    let [other, same_rule] = [own("KEY001", None, None, "mine"), own("TYP007", Some(7), Some("b"), "yours")];
    let new_reason = own("TYP007", Some(7), Some("a"), "new");
    let lists = [vec![other.clone(), first], vec![new_reason.clone(), same_rule.clone()]];
    exchange(&mut tabs, lists, 2_000);
    assert_eq!(tabs[0].settings().suppressions, [other, new_reason, same_rule]);
    assert_eq!(tabs[0].settings(), tabs[1].settings());
}

#[test]
fn a_message_that_is_none_is_passed_over() {
    let document = Document::default();
    let mut replica = Replica::new(1);
    for text in [
        "null",
        "[]",
        "{\"rows\":7}",
        "{\"rows\":[[]]}",
        "{\"at\":1,\"rows\":[[\"table:1\",{}]]}",
        "{\"at\":1,\"rows\":[[\"table:1\",{\"removed\":null,\"record\":{\"id\":2},\"exists\":[1,1],\"base\":[0,0],\"parts\":{},\"orders\":{}}]]}",
        "{\"at\":1,\"rows\":[[\"table:1\",{\"removed\":null,\"record\":7,\"exists\":[1,1],\"base\":[0,0],\"parts\":{\"#\":[1,1]},\"orders\":{\"columns\":[[1,1],[5,5]]}}]]}",
    ] {
        let received = replica.receive(&document, &json::parse(text).unwrap());
        assert!(received.diff.is_empty() && received.unsaved.is_empty(), "{text}");
    }
}
