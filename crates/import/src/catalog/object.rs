//! Creating and finding views, types and sequences.

use crowfoot_model::{
    CompositeField, CompositeId, CompositeType, DataType, Domain, DomainId, EnumId, EnumType, SchemaId,
    Sequence, SequenceId, Table, TableId, View,
};

use super::{Catalog, Key, NamedType, Parent, Relation};
use crate::draft::Qualified;
use crate::read::sequence::SequenceDraft;

impl Catalog {
    pub(crate) fn table_by_id(&self, id: TableId) -> Option<&Table> {
        self.tables.get(&id)
    }

    /// The name of a namespace.
    pub(crate) fn schema_name(&self, id: Option<SchemaId>) -> Option<String> {
        self.schemas.get(&id?).map(|schema| schema.name.clone())
    }

    pub(crate) fn relation_at(&self, key: &Key) -> Option<Relation> {
        self.relations.get(key).copied()
    }

    /// The newest namespace.
    pub(crate) fn newest_schema(&self) -> Option<SchemaId> {
        self.schemas.keys().next_back().copied()
    }

    /// Creates a namespace that exists even when empty.
    pub(crate) fn declare_schema(&mut self, name: &str) -> Option<SchemaId> {
        let id = self.schema(name);
        self.declared.extend(id);
        id
    }

    pub(crate) fn set_schema_comment(&mut self, name: &str, comment: Option<String>) -> bool {
        let Some(id) = self.declare_schema(name) else { return false };
        self.schemas.get_mut(&id).map(|schema| schema.comment = comment).is_some()
    }

    /// A view of the same name is replaced.
    pub(crate) fn create_view(
        &mut self,
        name: Qualified,
        columns: Vec<String>,
        query: String,
        materialized: bool,
        clauses: Vec<String>,
        head: Option<String>,
    ) {
        let key = self.new_key(&name);
        let (id, comment) = match self.relations.get(&key) {
            Some(Relation::View(id)) => (*id, self.views.get(id).and_then(|view| view.comment.clone())),
            _ => (self.ids.fresh(), None),
        };
        let view = View {
            id,
            schema: key.0,
            name: name.name,
            columns,
            query,
            dialect: self.dialect,
            materialized,
            clauses,
            head,
            indexes: Vec::new(),
            comment,
        };
        self.views.insert(id, view);
        self.relations.insert(key, Relation::View(id));
    }

    pub(crate) fn create_sequence(&mut self, name: Qualified, draft: SequenceDraft) {
        let key = self.new_key(&name);
        let id: SequenceId = self.ids.fresh();
        let sequence = Sequence {
            id,
            schema: key.0,
            name: name.name,
            options: draft.options,
            owned_by: None,
            comment: None,
        };
        self.sequences.insert(id, sequence);
        self.relations.insert(key, Relation::Sequence(id));
        if let Some(owner) = draft.owned_by {
            self.set_sequence_owner(id, owner);
        }
    }

    pub(crate) fn sequence_mut(&mut self, id: SequenceId) -> Option<&mut Sequence> {
        self.sequences.get_mut(&id)
    }

    pub(crate) fn set_sequence_owner(&mut self, id: SequenceId, owner: Option<(Qualified, String)>) {
        match owner {
            Some((table, column)) => {
                let key = self.key_for_reference(&table);
                self.sequence_owners.insert(id, (key, column));
            }
            None => drop(self.sequence_owners.remove(&id)),
        }
    }

    pub(crate) fn created_type(&mut self, name: &Qualified) -> bool {
        let key = self.new_key(name);
        self.types.contains_key(&key)
    }

    pub(crate) fn create_enum(&mut self, name: Qualified, values: Vec<String>) {
        let key = self.new_key(&name);
        let id: EnumId = self.ids.fresh();
        self.enums.insert(id, EnumType { id, schema: key.0, name: name.name, values, comment: None });
        self.types.insert(key, NamedType::Enum(id));
    }

    pub(crate) fn create_composite(&mut self, name: Qualified, fields: Vec<CompositeField>) {
        let key = self.new_key(&name);
        let id: CompositeId = self.ids.fresh();
        self.composites
            .insert(id, CompositeType { id, schema: key.0, name: name.name, fields, comment: None });
        self.types.insert(key, NamedType::Composite(id));
    }

    pub(crate) fn create_domain(&mut self, name: Qualified, base: DataType) -> DomainId {
        let key = self.new_key(&name);
        let id: DomainId = self.ids.fresh();
        let domain = Domain {
            id,
            schema: key.0,
            name: name.name,
            base,
            not_null: false,
            default: None,
            collation: None,
            checks: Vec::new(),
            comment: None,
        };
        self.domains.insert(id, domain);
        self.types.insert(key, NamedType::Domain(id));
        id
    }

    pub(crate) fn enum_mut(&mut self, id: EnumId) -> Option<&mut EnumType> {
        self.enums.get_mut(&id)
    }

    pub(crate) fn domain_mut(&mut self, id: DomainId) -> Option<&mut Domain> {
        self.domains.get_mut(&id)
    }

    pub(crate) fn composite_mut(&mut self, id: CompositeId) -> Option<&mut CompositeType> {
        self.composites.get_mut(&id)
    }

    pub(crate) fn rename_type(&mut self, name: &Qualified, new: &str) {
        let Some(old) = self.type_key(name) else { return };
        let Some(found) = self.types.remove(&old) else { return };
        match found {
            NamedType::Enum(id) => self.enums.get_mut(&id).map(|named| new.clone_into(&mut named.name)),
            NamedType::Domain(id) => self.domains.get_mut(&id).map(|named| new.clone_into(&mut named.name)),
            NamedType::Composite(id) => {
                self.composites.get_mut(&id).map(|named| new.clone_into(&mut named.name))
            }
        };
        // Columns from before still use the old name.
        self.renamed_types.insert(old.clone(), found);
        let key = (old.0, self.fold(new));
        self.renamed_types.remove(&key);
        self.types.insert(key, found);
    }

    /// Renames a table, view or sequence.
    pub(crate) fn rename_relation(&mut self, name: &Qualified, new: &str) {
        let Some(key) = self.relation_key(name) else { return };
        match self.relations.get(&key).copied() {
            Some(Relation::Table(id)) => return self.rename_table(id, new),
            Some(Relation::View(id)) => self.views.get_mut(&id).map(|view| new.clone_into(&mut view.name)),
            Some(Relation::Sequence(id)) => {
                self.sequences.get_mut(&id).map(|sequence| new.clone_into(&mut sequence.name))
            }
            None => None,
        };
        if let Some(relation) = self.relations.remove(&key) {
            let new_key = (key.0, self.fold(new));
            if let Relation::Sequence(_) = relation {
                self.renamed_sequences.insert(key, relation);
            }
            self.relations.insert(new_key, relation);
        }
    }

    pub(crate) fn set_relation_comment(&mut self, name: &Qualified, comment: Option<String>) -> bool {
        let slot = match self.relation(name) {
            Some(Relation::Table(id)) => self.tables.get_mut(&id).map(|table| &mut table.comment),
            Some(Relation::View(id)) => self.views.get_mut(&id).map(|view| &mut view.comment),
            Some(Relation::Sequence(id)) => self.sequences.get_mut(&id).map(|sequence| &mut sequence.comment),
            None => None,
        };
        match slot {
            Some(slot) => *slot = comment,
            None => return false,
        }
        true
    }

    pub(crate) fn attach_partition_to(&mut self, child: TableId, parent: TableId, bounds: String) {
        let Some(parent) = self.tables.get(&parent) else { return };
        let parent = self.key_of(parent);
        self.detach_partition(child);
        self.parents.entry(child).or_default().push(Parent { parent, bounds: Some(bounds) });
    }

    pub(crate) fn detach_partition(&mut self, child: TableId) {
        if let Some(parents) = self.parents.get_mut(&child) {
            parents.retain(|parent| parent.bounds.is_none());
        }
    }

    pub(crate) fn inherit(&mut self, child: TableId, parent: &Qualified) {
        let parent = self.key_for_reference(parent);
        self.parents.entry(child).or_default().push(Parent { parent, bounds: None });
    }
}
