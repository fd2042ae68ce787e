//! The selection: an ordered set, in the order in which things were picked.

use crowfoot_model::{ColumnId, NodeId, ObjectRef, TableId};

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    objects: Vec<ObjectRef>,
}

impl Selection {
    /// A selection of these objects, each once.
    pub fn of(objects: impl IntoIterator<Item = ObjectRef>) -> Self {
        let mut selection = Self::default();
        objects.into_iter().for_each(|object| selection.add(object));
        selection
    }

    pub fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    pub fn len(&self) -> usize {
        self.objects.len()
    }

    pub fn contains(&self, object: ObjectRef) -> bool {
        self.objects.contains(&object)
    }

    /// The objects, in the order in which they were picked.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = ObjectRef> + '_ {
        self.objects.iter().copied()
    }

    /// The object, when exactly one is selected.
    pub fn single(&self) -> Option<ObjectRef> {
        match self.objects.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The object that was picked last.
    pub fn last(&self) -> Option<ObjectRef> {
        self.objects.last().copied()
    }

    /// The whole nodes that are selected: those that a drag or an arrow key moves.
    pub fn nodes(&self) -> Vec<NodeId> {
        self.iter().filter(|object| object.part().is_none()).filter_map(whole_node).collect()
    }

    /// The tables that are selected as a whole.
    pub fn tables(&self) -> Vec<TableId> {
        let table = |object| if let ObjectRef::Table(id) = object { Some(id) } else { None };
        self.iter().filter_map(table).collect()
    }

    /// The one table that is selected, as a whole or by one of its parts.
    pub fn table(&self) -> Option<TableId> {
        let first = self.objects.first()?.table()?;
        self.objects.iter().all(|object| object.table() == Some(first)).then_some(first)
    }

    /// The selected column, when exactly one thing is selected and it is a column.
    pub fn column(&self) -> Option<(TableId, ColumnId)> {
        match self.single()? {
            ObjectRef::Column(table, column) => Some((table, column)),
            _ => None,
        }
    }

    pub(crate) fn add(&mut self, object: ObjectRef) {
        if !self.contains(object) {
            self.objects.push(object);
        }
    }

    pub(crate) fn toggle(&mut self, object: ObjectRef) {
        if self.contains(object) {
            self.objects.retain(|other| *other != object);
        } else {
            self.objects.push(object);
        }
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&ObjectRef) -> bool) {
        self.objects.retain(keep);
    }
}

fn whole_node(object: ObjectRef) -> Option<NodeId> {
    match object {
        ObjectRef::PrimaryKey(_) => None,
        _ => object.node(),
    }
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crowfoot_model::{ColumnId, NodeId, ObjectRef, TableId};

    #[test]
    fn it_keeps_the_order_and_knows_what_it_is_about() {
        let (users, orders) = (TableId(1), TableId(2));
        let mut selection = Selection::of([ObjectRef::Table(orders), ObjectRef::Table(users)]);
        selection.add(ObjectRef::Table(orders));
        assert_eq!(selection.len(), 2);
        assert_eq!(selection.nodes(), [NodeId::Table(orders), NodeId::Table(users)]);
        assert_eq!(selection.table(), None);
        selection.toggle(ObjectRef::Table(users));
        assert_eq!(selection.table(), Some(orders));
        let selection = Selection::of([ObjectRef::Column(users, ColumnId(7))]);
        assert_eq!((selection.nodes().len(), selection.table()), (0, Some(users)));
        assert_eq!(selection.column(), Some((users, ColumnId(7))));
    }
}
