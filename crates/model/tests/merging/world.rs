//! Editors in tabs, with what the app does around the model: messages, the store, undo.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::happening::Happening;
use crowfoot_compact::VecSet;
use crowfoot_model::json;
use crowfoot_model::merge::Replica;
use crowfoot_model::{
    Column, ColumnId, DataType, Diagram, DiagramId, Diff, Document, Edit, EnumId, EnumType, ForeignKey,
    ForeignKeyTarget, History, IdSource, Index, NodeId, Note, NoteId, Placement, Record, RecordKey,
    ReferentialAction, Table, TableId,
};

const DIAGRAM: DiagramId = DiagramId(1);
/// A second diagram that tabs take out, with a note that is on no other.
const SECOND: DiagramId = DiagramId(2);
const NOTE: NoteId = NoteId(3);
const ENUM: EnumId = EnumId(4);

/// An editor in a tab: what the app does around the model.
pub(crate) struct Tab {
    pub(crate) document: Document,
    pub(crate) replica: Replica,
    pub(crate) history: History,
    ids: IdSource,
    /// Messages that have not arrived yet, by their sender.
    inbox: BTreeMap<usize, VecDeque<String>>,
    /// Rows on their way to the store.
    writes: VecDeque<(RecordKey, Option<Record>)>,
    /// How far the clock is off, in milliseconds.
    skew: u64,
}

/// What the tabs share, and what was seen happening.
pub(crate) struct World {
    pub(crate) tabs: Vec<Tab>,
    pub(crate) store: BTreeMap<RecordKey, Record>,
    now: u64,
    pub(crate) made: BTreeSet<u64>,
    pub(crate) removed: BTreeSet<u64>,
}

impl World {
    pub(crate) fn new(tabs: usize) -> Self {
        let mut document = Document::default();
        document.insert(&Diagram::new(DIAGRAM, "Main").into());
        for id in [10, 20, 30] {
            let mut table = Table::new(TableId(id), "t");
            table.columns = (1..4).map(|n| Column::new(ColumnId(id + n), "c")).collect();
            document.insert(&table.into());
            document.insert(&Placement::at(DIAGRAM, NodeId::Table(TableId(id)), 0, 0).into());
        }
        document.insert(&Diagram::new(SECOND, "Second").into());
        let values = vec!["good".into()];
        document
            .insert(&EnumType { id: ENUM, schema: None, name: "mood".into(), values, comment: None }.into());
        document.insert(&Placement::at(DIAGRAM, NodeId::Enum(ENUM), 0, 0).into());
        document.insert(&Note { id: NOTE, text: "n".into() }.into());
        document.insert(&Placement::at(SECOND, NodeId::Note(NOTE), 0, 0).into());
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

    pub(crate) fn happens(&mut self, happening: &Happening) {
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
            Cascade(tab, at) => self.edit(tab, |edit, _, tables| {
                let Some(table) = pick(tables, at).and_then(|id| edit.table_mut(id)) else { return };
                if let Some(key) = table.foreign_keys.first_mut() {
                    key.on_delete = match key.on_delete {
                        Some(ReferentialAction::Cascade) => None,
                        _ => Some(ReferentialAction::Cascade),
                    };
                }
            }),
            AddIndex(tab, at, column) => self.edit(tab, |edit, ids, tables| {
                let Some(table) = pick(tables, at).and_then(|id| edit.table_mut(id)) else { return };
                let count = table.columns.len().max(1);
                let Some(column) = table.columns.get(column % count).map(|column| column.id) else { return };
                table.indexes.push(Index::over(ids.fresh(), [column]));
            }),
            TypeByEnum(tab, at, column) => self.edit(tab, |edit, _, tables| {
                if edit.enum_type(ENUM).is_none() {
                    return;
                }
                let Some(table) = pick(tables, at).and_then(|id| edit.table_mut(id)) else { return };
                let count = table.columns.len().max(1);
                if let Some(column) = table.columns.get_mut(column % count) {
                    column.data_type = Some(DataType::Enum(ENUM));
                }
            }),
            AddValue(tab, value) => self.edit(tab, |edit, _, _| {
                if let Some(own) = edit.enum_type_mut(ENUM) {
                    own.values.push(format!("v{value}"));
                }
            }),
            RemoveEnum(tab) => self.edit(tab, |edit, _, tables| {
                for id in tables {
                    let Some(table) = edit.table_mut(*id) else { continue };
                    for column in &mut table.columns {
                        if column.data_type == Some(DataType::Enum(ENUM)) {
                            column.data_type = Some(DataType::TEXT);
                        }
                    }
                }
                edit.remove_placements(NodeId::Enum(ENUM));
                edit.remove_enum(ENUM);
            }),
            WriteNote(tab, text) => self.edit(tab, |edit, _, _| {
                if let Some(note) = edit.note_mut(NOTE) {
                    note.text = format!("n{text}");
                }
            }),
            AddNote(tab) => self.edit(tab, |edit, ids, _| {
                if edit.diagram(SECOND).is_some() {
                    let id: NoteId = ids.fresh();
                    edit.put(Note { id, text: "new".into() });
                    edit.placement_mut(SECOND, NodeId::Note(id)).x = 1;
                }
            }),
            RemoveNote(tab) => self.edit(tab, |edit, _, _| {
                edit.remove_placements(NodeId::Note(NOTE));
                edit.remove_note(NOTE);
            }),
            RemoveDiagram(tab) => self.edit(tab, |edit, _, _| {
                let base = edit.base();
                for place in base.placements_on(SECOND) {
                    edit.remove_placement(SECOND, place.node);
                    if let NodeId::Note(id) = place.node {
                        edit.remove_note(id);
                    }
                }
                edit.remove_diagram(SECOND);
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

    pub(crate) fn step(&mut self, tab: usize, back: bool) {
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
        let mut keys = diff.changes().map(|(key, _)| key).collect();
        self.mend(tab, &mut keys);
        self.save(tab, &keys);
    }

    /// Brings back what was taken out and is used: a change of this tab, which its undo knows nothing of.
    fn mend(&mut self, tab: usize, keys: &mut VecSet<RecordKey>) {
        let now = self.now + self.tabs[tab].skew;
        let Tab { document, replica, history, .. } = &mut self.tabs[tab];
        let mended = replica.mend(document);
        document.apply(&mended);
        history.rebase(&mended);
        replica.note(&mended, now);
        keys.extend(mended.changes().map(|(key, _)| key));
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
        let message = json::parse(message).unwrap().into_owned();
        let Tab { document, replica, history, .. } = &mut self.tabs[tab];
        let received = replica.receive(document, &message);
        document.apply(&received.diff);
        history.rebase(&received.diff);
        let mut unsaved = received.unsaved;
        self.mend(tab, &mut unsaved);
        if !unsaved.is_empty() {
            self.save(tab, &unsaved);
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
    pub(crate) fn settle(&mut self) {
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
        Record::Note(note) => [note.id.0].into(),
        _ => BTreeSet::new(),
    }
}

/// What a document names and does not have, and nodes that are on no diagram.
pub(crate) fn dangling(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    let column =
        |table: TableId, id: &ColumnId| document.table(table).is_some_and(|t| t.column(*id).is_some());
    for table in document.tables() {
        for own in &table.columns {
            if own.data_type == Some(DataType::Enum(ENUM)) && document.enum_type(ENUM).is_none() {
                found.push(format!("the type of {:?}", own.id));
            }
        }
        for key in &table.foreign_keys {
            let ForeignKeyTarget::Table { table: target, columns } = &key.target else { continue };
            if document.table(*target).is_none()
                || !columns.iter().all(|id| column(*target, id))
                || !key.columns.iter().all(|id| column(table.id, id))
            {
                found.push(format!("{:?}", key.id));
            }
        }
        for index in &table.indexes {
            if !index.leading_columns().all(|id| column(table.id, &id)) {
                found.push(format!("{:?}", index.id));
            }
        }
    }
    let nodes = document.tables().map(|own| NodeId::Table(own.id));
    let nodes = nodes.chain(document.notes().map(|own| NodeId::Note(own.id)));
    let nodes = nodes.chain(document.enums().map(|own| NodeId::Enum(own.id)));
    let is_shown = |node: &NodeId| {
        document.placements().any(|own| own.node == *node && document.diagram(own.diagram).is_some())
    };
    found.extend(nodes.filter(|node| !is_shown(node)).map(|node| format!("{node:?} is nowhere")));
    found
}
