//! Edits: how a diff is made.

use std::sync::Arc;

use crate::record::kinds;
use crate::{
    ColumnId, DiagramId, Diff, Document, ForeignKey, ForeignKeyTarget, NodeId, Placement, Record, RecordKey,
    Settings, Table, TableId,
};
use crowfoot_compact::VecMap;

/// Collects changes to a document without touching it. Reads see the changes so far; the cost follows what is
/// changed, not the size of the document.
#[derive(Debug)]
pub struct Edit<'d> {
    base: &'d Document,
    changed: VecMap<RecordKey, Option<Record>>,
}

macro_rules! editors {
    ($($(#[$doc:meta])* $kind:ident($part:ident: $id:ty $(, $other:ident: $of:ty)*) $type:ty, $list:ident
        $([$read:ident $write:ident $remove:ident])?;)+) => {
        impl Edit<'_> {
            $($(
                pub fn $read(&self, id: $id) -> Option<&$type> {
                    match self.changed.get(&RecordKey::$kind(id)) {
                        Some(Some(Record::$kind(record))) => Some(record),
                        Some(_) => None,
                        None => self.base.$read(id).map(|record| &**record),
                    }
                }

                /// The record, to be changed.
                pub fn $write(&mut self, id: $id) -> Option<&mut $type> {
                    match self.writable(RecordKey::$kind(id))? {
                        Record::$kind(record) => Some(Arc::make_mut(record)),
                        _ => None,
                    }
                }

                pub fn $remove(&mut self, id: $id) {
                    self.changed.insert(RecordKey::$kind(id), None);
                }
            )?)+
        }
    };
}

kinds!(editors);

impl<'d> Edit<'d> {
    pub fn new(base: &'d Document) -> Self {
        Self { base, changed: VecMap::new() }
    }

    /// The document as it was before this edit.
    pub fn base(&self) -> &'d Document {
        self.base
    }

    /// Adds a record, or replaces the one with the same key.
    pub fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        self.changed.insert(record.key(), Some(record));
    }

    pub fn settings_mut(&mut self) -> &mut Settings {
        let base = self.base;
        let slot = self.changed.or_default(RecordKey::Settings);
        if !matches!(slot, Some(Record::Settings(_))) {
            *slot = Some(Record::Settings(Arc::clone(base.settings())));
        }
        match slot {
            Some(Record::Settings(settings)) => Arc::make_mut(settings),
            _ => unreachable!("the slot was filled with settings above"),
        }
    }

    /// The name of a record, to be changed; `None` for what is not named.
    pub fn name_mut(&mut self, key: RecordKey) -> Option<&mut String> {
        match key {
            RecordKey::Settings => Some(&mut self.settings_mut().name),
            _ => self.writable(key)?.name_mut(),
        }
    }

    pub fn placement(&self, diagram: DiagramId, node: NodeId) -> Option<&Placement> {
        match self.changed.get(&RecordKey::Placement(diagram, node)) {
            Some(Some(Record::Placement(placement))) => Some(placement),
            Some(_) => None,
            None => self.base.placement(diagram, node).map(|placement| &**placement),
        }
    }

    /// The placement of a node on a diagram, made at the origin where there is none.
    pub fn placement_mut(&mut self, diagram: DiagramId, node: NodeId) -> &mut Placement {
        let base = self.base;
        let slot = self.changed.or_insert_with(RecordKey::Placement(diagram, node), || {
            base.placement(diagram, node).map(|placement| Record::Placement(Arc::clone(placement)))
        });
        if !matches!(slot, Some(Record::Placement(_))) {
            *slot = Some(Record::from(Placement::at(diagram, node, 0, 0)));
        }
        match slot {
            Some(Record::Placement(placement)) => Arc::make_mut(placement),
            _ => unreachable!("the slot was filled with a placement above"),
        }
    }

    pub fn remove_placement(&mut self, diagram: DiagramId, node: NodeId) {
        self.changed.insert(RecordKey::Placement(diagram, node), None);
    }

    /// Takes out the record under a key, whatever it is, and nothing else.
    pub fn remove(&mut self, key: RecordKey) {
        self.changed.insert(key, None);
    }

    /// Takes a node off every diagram.
    pub fn remove_placements(&mut self, node: NodeId) {
        for diagram in self.base.diagrams() {
            if self.placement(diagram.id, node).is_some() {
                self.remove_placement(diagram.id, node);
            }
        }
    }

    /// Takes a table out, with its placements and the foreign keys of other tables that refer to it.
    pub fn remove_table(&mut self, id: TableId) {
        for table in self.may_refer_to(id).into_iter().filter(|table| *table != id) {
            let refers = |t: &Table| t.foreign_keys.iter().any(|key| key.target_table() == Some(id));
            if self.table(table).is_some_and(refers)
                && let Some(table) = self.table_mut(table)
            {
                table.foreign_keys.retain(|key| key.target_table() != Some(id));
            }
        }
        self.remove_placements(NodeId::Table(id));
        self.remove_table_record(id);
    }

    /// Takes a column out of a table, together with all that names it, in this table and in the foreign keys of
    /// others.
    pub fn remove_column(&mut self, table: TableId, column: ColumnId) {
        let Some(own) = self.table_mut(table) else { return };
        own.remove_column(column);
        for other in self.may_refer_to(table) {
            let names = |key: &ForeignKey| match &key.target {
                ForeignKeyTarget::Table { table: target, columns } => {
                    *target == table && columns.contains(&column)
                }
                ForeignKeyTarget::Unresolved { .. } => false,
            };
            if self.table(other).is_some_and(|other| other.foreign_keys.iter().any(names))
                && let Some(other) = self.table_mut(other)
            {
                other.foreign_keys.retain(|key| !names(key));
            }
        }
    }

    /// The diff from the document as it was to the document as edited. What was said about lines goes with their
    /// foreign keys, and with the places of the tables that they join.
    pub fn finish(mut self) -> Diff {
        let may_part = |(key, after): (&RecordKey, &Option<Record>)| match key {
            RecordKey::Table(_) => true,
            RecordKey::Placement(..) => after.is_none(),
            _ => false,
        };
        if self.base.lines().next().is_some() && self.changed.iter().any(may_part) {
            self.drop_lines();
        }
        self.changes_alone()
    }

    /// As [`Edit::finish`], with what was changed and nothing that follows from it.
    pub fn changes_alone(self) -> Diff {
        let mut diff = Diff::default();
        for (key, after) in self.changed {
            diff.insert(key, self.base.record(key), after);
        }
        diff
    }

    /// The tables that referred to a table before this edit, and those that may do so since.
    fn may_refer_to(&self, table: TableId) -> Vec<TableId> {
        let before = self.base.referring_to(table).map(|(other, _)| other);
        before.chain(self.changed.keys().filter_map(table_of)).collect()
    }

    fn drop_lines(&mut self) {
        let base = self.base;
        for line in base.lines() {
            let key = Record::Line(Arc::clone(line)).key();
            let parent = |table: Option<&Table>| table?.foreign_key(line.foreign_key)?.target_table();
            let now = parent(self.table(line.table));
            let places = [Some(line.table), now].map(|table| {
                table.is_some_and(|table| self.placement(line.diagram, NodeId::Table(table)).is_some())
            });
            let stays = now.is_some() && now == parent(base.table(line.table).map(|table| &**table));
            if !(stays && places == [true, true]) && self.changed.get(&key).is_none() {
                self.changed.insert(key, None);
            }
        }
    }

    /// The record under a key, whatever it is.
    pub fn record(&self, key: RecordKey) -> Option<Record> {
        self.changed.get(&key).map_or_else(|| self.base.record(key), Clone::clone)
    }

    fn writable(&mut self, key: RecordKey) -> Option<&mut Record> {
        let base = self.base;
        self.changed.or_insert_with(key, || base.record(key)).as_mut()
    }
}

fn table_of(key: &RecordKey) -> Option<TableId> {
    match key {
        RecordKey::Table(id) => Some(*id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        ColumnId, DataType, DiagramId, Document, Edit, ForeignKey, ForeignKeyId, Line, NodeId, Table, TableId,
    };

    fn two_tables() -> Document {
        let mut document = Document::default();
        let mut edit = Edit::new(&document);
        let mut users = Table::new(TableId(1), "users");
        users.columns.push(crate::Column::new(ColumnId(2), "id").with_type(DataType::TEXT));
        let mut orders = Table::new(TableId(3), "orders");
        orders.columns.push(crate::Column::new(ColumnId(4), "user_id").with_type(DataType::TEXT));
        let key = ForeignKey::new(ForeignKeyId(5), vec![ColumnId(4)], TableId(1), vec![ColumnId(2)]);
        orders.foreign_keys.push(key);
        edit.put(users);
        edit.put(orders);
        edit.put(crate::Diagram::new(DiagramId(6), "Main"));
        edit.placement_mut(DiagramId(6), NodeId::Table(TableId(1))).x = 40;
        let diff = edit.finish();
        document.apply(&diff);
        document
    }

    #[test]
    fn reads_see_the_changes_and_the_base_stays() {
        let document = two_tables();
        let mut edit = Edit::new(&document);
        edit.table_mut(TableId(1)).unwrap().name = "people".into();
        assert_eq!(edit.table(TableId(1)).unwrap().name, "people");
        assert_eq!(document.table(TableId(1)).unwrap().name, "users");
    }

    #[test]
    fn removing_a_table_takes_its_relations_and_places_and_comes_back_whole() {
        let mut document = two_tables();
        let original = document.clone();
        assert_eq!(document.referring_to(TableId(1)).count(), 1);
        let mut edit = Edit::new(&document);
        edit.remove_table(TableId(1));
        let diff = edit.finish();
        document.apply(&diff);
        assert!(document.table(TableId(3)).unwrap().foreign_keys.is_empty());
        assert_eq!(document.placements().count(), 0);
        assert_eq!(document.referring_to(TableId(1)).count(), 0);
        document.apply(&diff.inverse());
        assert_eq!(document, original);
        assert_eq!(document.referring_to(TableId(1)).count(), 1);
    }

    #[test]
    fn what_was_said_of_a_line_goes_with_what_it_joins() {
        let mut document = two_tables();
        let mut edit = Edit::new(&document);
        edit.placement_mut(DiagramId(6), NodeId::Table(TableId(3))).x = 400;
        let (diagram, table, foreign_key) = (DiagramId(6), TableId(3), ForeignKeyId(5));
        edit.put(Line { diagram, table, foreign_key, bends: vec![200] });
        let diff = edit.finish();
        document.apply(&diff);
        let lines_after = |change: fn(&mut Edit)| {
            let mut edit = Edit::new(&document);
            change(&mut edit);
            let diff = edit.finish();
            let mut after = document.clone();
            after.apply(&diff);
            after.lines().count()
        };
        assert_eq!(lines_after(|edit| edit.table_mut(TableId(3)).unwrap().name = "sales".into()), 1);
        assert_eq!(lines_after(|edit| edit.placement_mut(DiagramId(6), NodeId::Table(TableId(3))).x = 8), 1);
        assert_eq!(lines_after(|edit| edit.remove_table(TableId(1))), 0);
        assert_eq!(lines_after(|edit| edit.remove_table(TableId(3))), 0);
        assert_eq!(lines_after(|edit| edit.remove_column(TableId(1), ColumnId(2))), 0);
        assert_eq!(lines_after(|edit| edit.remove_placement(DiagramId(6), NodeId::Table(TableId(1)))), 0);
        assert_eq!(lines_after(|edit| edit.table_mut(TableId(3)).unwrap().foreign_keys.clear()), 0);
    }

    #[test]
    fn removing_a_column_takes_the_relations_to_it() {
        let document = two_tables();
        let mut edit = Edit::new(&document);
        edit.remove_column(TableId(1), ColumnId(2));
        assert!(edit.table(TableId(1)).unwrap().columns.is_empty());
        assert!(edit.table(TableId(3)).unwrap().foreign_keys.is_empty());
    }

    #[test]
    fn removing_a_column_takes_the_relations_that_the_same_edit_has_made() {
        let document = two_tables();
        let mut edit = Edit::new(&document);
        edit.table_mut(TableId(3)).unwrap().foreign_keys.clear();
        let mut added = Table::new(TableId(20), "invoices");
        added.foreign_keys =
            vec![ForeignKey::new(ForeignKeyId(21), vec![ColumnId(4)], TableId(1), vec![ColumnId(2)])];
        edit.put(added);
        edit.remove_column(TableId(1), ColumnId(2));
        assert!(edit.table(TableId(20)).unwrap().foreign_keys.is_empty());
    }

    #[test]
    fn an_edit_that_changes_nothing_is_an_empty_diff() {
        let document = two_tables();
        let mut edit = Edit::new(&document);
        edit.table_mut(TableId(1)).unwrap().name = "users".into();
        edit.remove_table_record(TableId(99));
        assert!(edit.finish().is_empty());
    }
}
