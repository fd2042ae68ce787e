//! Several editors of one document exchange what they do: whatever the order, they end with the same, and lose nothing.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are no tests to the lint")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crowfoot_compact::VecSet;
use crowfoot_model::json::{self, Value};
use crowfoot_model::merge::Replica;
use crowfoot_model::{
    Column, ColumnId, Diagram, DiagramId, Diff, Document, Edit, ForeignKey, History, IdSource, NodeId,
    Record, RecordKey, Table, TableId,
};
use proptest::prelude::*;

const DIAGRAM: DiagramId = DiagramId(1);

/// An editor in a tab: what the app does around the model.
struct Tab {
    document: Document,
    replica: Replica,
    history: History,
    ids: IdSource,
    /// Messages that have not arrived yet, by their sender.
    inbox: BTreeMap<usize, VecDeque<String>>,
    /// Rows on their way to the store.
    writes: VecDeque<(RecordKey, Option<Record>)>,
    /// How far the clock is off, in milliseconds.
    skew: u64,
}

/// What the tabs share, and what was seen happening.
struct World {
    tabs: Vec<Tab>,
    store: BTreeMap<RecordKey, Record>,
    now: u64,
    made: BTreeSet<u64>,
    removed: BTreeSet<u64>,
}

/// Something that happens; the numbers choose what it happens to.
#[derive(Clone, Debug)]
enum Happening {
    AddTable(usize),
    AddColumn(usize, usize),
    RenameTable(usize, usize, u8),
    RenameColumn(usize, usize, usize, u8),
    MoveColumn(usize, usize, usize),
    RemoveColumn(usize, usize, usize),
    Relate(usize, usize, usize),
    RemoveTable(usize, usize),
    Place(usize, usize, i8),
    Undo(usize),
    Redo(usize),
    /// A message arrives, maybe out of order, maybe to come again.
    Arrive {
        to: usize,
        from: usize,
        which: usize,
        again: bool,
    },
    Write(usize),
    Wait(u16),
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening::*;
    let n = || 0..8_usize;
    prop_oneof![
        2 => n().prop_map(AddTable),
        6 => (n(), n()).prop_map(|(t, a)| AddColumn(t, a)),
        2 => (n(), n(), any::<u8>()).prop_map(|(t, a, b)| RenameTable(t, a, b)),
        3 => (n(), n(), n(), any::<u8>()).prop_map(|(t, a, b, c)| RenameColumn(t, a, b, c)),
        3 => (n(), n(), n()).prop_map(|(t, a, b)| MoveColumn(t, a, b)),
        2 => (n(), n(), n()).prop_map(|(t, a, b)| RemoveColumn(t, a, b)),
        2 => (n(), n(), n()).prop_map(|(t, a, b)| Relate(t, a, b)),
        1 => (n(), n()).prop_map(|(t, a)| RemoveTable(t, a)),
        2 => (n(), n(), any::<i8>()).prop_map(|(t, a, x)| Place(t, a, x)),
        3 => n().prop_map(Undo),
        1 => n().prop_map(Redo),
        8 => (n(), n(), n(), any::<bool>())
            .prop_map(|(to, from, which, again)| Arrive { to, from, which, again }),
        4 => n().prop_map(Write),
        1 => any::<u16>().prop_map(Wait),
    ]
}

impl World {
    fn new(tabs: usize) -> Self {
        let mut document = Document::default();
        document.insert(&Diagram::new(DIAGRAM, "Main").into());
        for id in [10, 20, 30] {
            let mut table = Table::new(TableId(id), "t");
            table.columns = (1..4).map(|n| Column::new(ColumnId(id + n), "c")).collect();
            document.insert(&table.into());
        }
        let store = document.keys().into_iter().map(|key| (key, document.record(key).unwrap())).collect();
        let tab = |site: usize| Tab {
            document: document.clone(),
            replica: Replica::new(site as u32 + 1),
            history: History::default(),
            ids: IdSource::in_blocks(&document, site as u64),
            inbox: BTreeMap::new(),
            writes: VecDeque::new(),
            skew: 300 * site as u64,
        };
        let tabs = (0..tabs).map(tab).collect();
        Self { tabs, store, now: 1_000_000, made: BTreeSet::new(), removed: BTreeSet::new() }
    }

    fn happens(&mut self, happening: &Happening) {
        use Happening::*;
        self.now += 1;
        match *happening {
            AddTable(tab) => self.edit(tab, |edit, ids, _| {
                let id: TableId = ids.fresh();
                edit.put(Table::new(id, "new"));
                edit.placement_mut(DIAGRAM, NodeId::Table(id)).x = 1;
            }),
            AddColumn(tab, at) => self.edit(tab, |edit, ids, tables| {
                let Some(table) = pick(tables, at).and_then(|id| edit.table_mut(id)) else { return };
                table.columns.push(Column::new(ids.fresh(), "added"));
            }),
            RenameTable(tab, at, name) => self.edit(tab, |edit, _, tables| {
                let Some(table) = pick(tables, at).and_then(|id| edit.table_mut(id)) else { return };
                table.name = format!("t{name}");
            }),
            RenameColumn(tab, at, column, name) => self.edit(tab, |edit, _, tables| {
                let Some(table) = pick(tables, at).and_then(|id| edit.table_mut(id)) else { return };
                let count = table.columns.len().max(1);
                let Some(column) = table.columns.get_mut(column % count) else { return };
                column.name = format!("c{name}");
            }),
            MoveColumn(tab, at, column) => self.edit(tab, |edit, _, tables| {
                let Some(table) = pick(tables, at).and_then(|id| edit.table_mut(id)) else { return };
                if table.columns.len() > 1 {
                    let moved = table.columns.remove(column % table.columns.len());
                    table.columns.insert(0, moved);
                }
            }),
            RemoveColumn(tab, at, column) => self.edit(tab, |edit, _, tables| {
                let Some(id) = pick(tables, at) else { return };
                let columns = &edit.table(id).unwrap().columns;
                let Some(column) = columns.get(column % columns.len().max(1)) else { return };
                let column = column.id;
                edit.remove_column(id, column);
            }),
            Relate(tab, at, to) => self.edit(tab, |edit, ids, tables| {
                let (Some(child), Some(parent)) = (pick(tables, at), pick(tables, to)) else { return };
                let first =
                    |id| edit.table(id).and_then(|table| table.columns.first()).map(|column| column.id);
                let (Some(own), Some(key)) = (first(child), first(parent)) else { return };
                let key = ForeignKey::new(ids.fresh(), vec![own], parent, vec![key]);
                edit.table_mut(child).unwrap().foreign_keys.push(key);
            }),
            RemoveTable(tab, at) => self.edit(tab, |edit, _, tables| {
                if let Some(id) = pick(tables, at) {
                    edit.remove_table(id);
                }
            }),
            Place(tab, at, x) => self.edit(tab, |edit, _, tables| {
                let Some(id) = pick(tables, at) else { return };
                edit.placement_mut(DIAGRAM, NodeId::Table(id)).x = x.into();
            }),
            Undo(tab) => self.step(tab, true),
            Redo(tab) => self.step(tab, false),
            Arrive { to, from, which, again } => {
                let count = self.tabs.len();
                let (to, from) = (to % count, from % count);
                let Some(queue) = self.tabs[to].inbox.get_mut(&from).filter(|queue| !queue.is_empty()) else {
                    return;
                };
                let which = which % queue.len();
                let message = queue[which].clone();
                if !again {
                    queue.remove(which);
                }
                self.receive(to, &message);
            }
            Write(tab) => {
                let tab = tab % self.tabs.len();
                self.write(tab);
            }
            Wait(time) => {
                // The store is never that slow.
                self.write_all();
                self.now += u64::from(time);
            }
        }
    }

    fn edit(&mut self, tab: usize, change: impl FnOnce(&mut Edit, &mut IdSource, &[TableId])) {
        let count = self.tabs.len();
        let tab = tab % count;
        let Tab { document, history, ids, .. } = &mut self.tabs[tab];
        let tables: Vec<TableId> = document.tables().map(|table| table.id).collect();
        let mut edit = Edit::new(document);
        change(&mut edit, ids, &tables);
        let diff = edit.finish();
        if diff.is_empty() {
            return;
        }
        history.mark("Edit");
        document.apply(&diff);
        history.record(&diff);
        history.close();
        self.done(tab, &diff);
    }

    fn step(&mut self, tab: usize, back: bool) {
        let tab = tab % self.tabs.len();
        let Tab { document, history, .. } = &mut self.tabs[tab];
        let diff = if back { history.undo(document) } else { history.redo(document) };
        if let Some(diff) = diff {
            self.done(tab, &diff);
        }
    }

    fn done(&mut self, tab: usize, diff: &Diff) {
        for (_, change) in diff.changes() {
            let ids = |record: &Option<Record>| record.as_ref().map(ids_of).unwrap_or_default();
            let (before, after) = (ids(&change.before), ids(&change.after));
            self.made.extend(after.difference(&before));
            self.removed.extend(before.difference(&after));
        }
        let now = self.now + self.tabs[tab].skew;
        self.tabs[tab].replica.note(diff, now);
        self.save(tab, &diff.changes().map(|(key, _)| key).collect());
    }

    fn save(&mut self, tab: usize, keys: &VecSet<RecordKey>) {
        let now = self.now + self.tabs[tab].skew;
        let Tab { document, replica, writes, .. } = &mut self.tabs[tab];
        let message = replica.message(document, keys, now).to_string();
        writes.extend(keys.iter().map(|key| (*key, document.record(*key))));
        for (to, other) in self.tabs.iter_mut().enumerate() {
            if to != tab {
                other.inbox.entry(tab).or_default().push_back(message.clone());
            }
        }
    }

    fn receive(&mut self, tab: usize, message: &str) {
        let message: Value = json::parse(message).unwrap();
        let Tab { document, replica, history, .. } = &mut self.tabs[tab];
        let received = replica.receive(document, &message);
        document.apply(&received.diff);
        history.rebase(&received.diff);
        if !received.unsaved.is_empty() {
            self.save(tab, &received.unsaved);
        }
    }

    fn write(&mut self, tab: usize) {
        if let Some((key, record)) = self.tabs[tab].writes.pop_front() {
            match record {
                Some(record) => drop(self.store.insert(key, record)),
                None => drop(self.store.remove(&key)),
            }
        }
    }

    fn write_all(&mut self) {
        for tab in 0..self.tabs.len() {
            while !self.tabs[tab].writes.is_empty() {
                self.write(tab);
            }
        }
    }

    /// Lets everything arrive.
    fn settle(&mut self) {
        for _ in 0..100_000 {
            let Some((to, from)) = (0..self.tabs.len()).find_map(|to| {
                let queue = self.tabs[to].inbox.iter().find(|(_, queue)| !queue.is_empty())?;
                Some((to, *queue.0))
            }) else {
                return self.write_all();
            };
            let message = self.tabs[to].inbox.get_mut(&from).unwrap().pop_front().unwrap();
            self.receive(to, &message);
        }
        panic!("the tabs never come to rest");
    }
}

fn pick(tables: &[TableId], at: usize) -> Option<TableId> {
    tables.get(at % tables.len().max(1)).copied()
}

fn ids_of(record: &Record) -> BTreeSet<u64> {
    match record {
        Record::Table(table) => table.part_ids().chain([table.id.0]).collect(),
        _ => BTreeSet::new(),
    }
}

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
