//! Putting a fragment into a document.

use crowfoot_model::{
    AreaId, CompositeId, DataType, DiagramId, Document, DomainId, Edit, EnumId, ForeignKeyTarget, IdSource,
    NodeId, NoteId, SchemaId, SequenceId, StatementId, Table, TableId, ViewId,
};

use super::remap::Remap;
use crate::structure::{Names, change_names, find_table};

/// Adds everything of a fragment under fresh ids and free names, its nodes moved by `(dx, dy)` world units. Types
/// that the document has already are shared; foreign keys to tables that are not in the fragment find the tables
/// of the same name. Returns the new nodes that have a place.
pub fn paste(
    edit: &mut Edit,
    ids: &mut IdSource,
    diagram: DiagramId,
    fragment: &Document,
    (dx, dy): (i32, i32),
) -> Vec<NodeId> {
    let mut pasting = Pasting { edit, ids, fragment, remap: Remap::default(), nodes: Vec::new() };
    pasting.schemas();
    pasting.types();
    pasting.tables();
    pasting.others();
    let Pasting { edit, fragment, nodes, .. } = pasting;
    let mut placed = Vec::with_capacity(nodes.len());
    for (old, new) in nodes {
        let on = fragment.placements().find(|placement| placement.node == old);
        if let Some(on) = on {
            let mut placement = on.as_ref().clone();
            placement.diagram = diagram;
            placement.node = new;
            placement.x = placement.x.saturating_add(dx);
            placement.y = placement.y.saturating_add(dy);
            edit.put(placement);
            placed.push(new);
        }
    }
    placed
}

struct Pasting<'e, 'd, 'f> {
    edit: &'e mut Edit<'d>,
    ids: &'e mut IdSource,
    fragment: &'f Document,
    remap: Remap,
    /// Old and new.
    nodes: Vec<(NodeId, NodeId)>,
}

impl Pasting<'_, '_, '_> {
    fn schemas(&mut self) {
        for schema in self.fragment.schemas() {
            let existing = self.edit.base().schemas().find(|own| own.name == schema.name).map(|own| own.id);
            match existing {
                Some(id) => self.remap.reuse(schema.id.0, id.0),
                None => {
                    let mut schema = schema.as_ref().clone();
                    schema.id = SchemaId(self.remap.fresh(schema.id.0, self.ids));
                    self.edit.put(schema);
                }
            }
        }
    }

    fn types(&mut self) {
        let base = self.edit.base();
        for own in self.fragment.enums() {
            let schema = self.schema(own.schema);
            let needed = self.fragment.uses_type(&DataType::Enum(own.id));
            let same =
                base.enums().find(|e| e.schema == schema && e.name == own.name && e.values == own.values);
            if let Some(same) = same.filter(|_| needed) {
                self.remap.reuse(own.id.0, same.id.0);
                continue;
            }
            let mut copy = own.as_ref().clone();
            copy.id = EnumId(self.remap.fresh(own.id.0, self.ids));
            copy.schema = schema;
            copy.name = Names::of(base, schema).take(&own.name);
            self.nodes.push((NodeId::Enum(own.id), NodeId::Enum(copy.id)));
            self.edit.put(copy);
        }
        for own in self.fragment.domains() {
            let schema = self.schema(own.schema);
            if let Some(same) = base.domains().find(|d| d.schema == schema && d.name == own.name) {
                self.remap.reuse(own.id.0, same.id.0);
                continue;
            }
            let mut copy = own.as_ref().clone();
            copy.id = DomainId(self.remap.fresh(own.id.0, self.ids));
            copy.schema = schema;
            self.remap.data_type(&mut copy.base);
            self.edit.put(copy);
        }
        for own in self.fragment.composites() {
            let schema = self.schema(own.schema);
            if let Some(same) = base.composites().find(|c| c.schema == schema && c.name == own.name) {
                self.remap.reuse(own.id.0, same.id.0);
                continue;
            }
            let mut copy = own.as_ref().clone();
            copy.id = CompositeId(self.remap.fresh(own.id.0, self.ids));
            copy.schema = schema;
            copy.fields.iter_mut().for_each(|field| self.remap.data_type(&mut field.data_type));
            self.edit.put(copy);
        }
    }

    fn tables(&mut self) {
        for own in self.fragment.tables() {
            self.remap.prepare(own, self.ids);
        }
        let mut names: Vec<(Option<SchemaId>, Names)> = Vec::new();
        for own in self.fragment.tables() {
            let mut copy = Table::clone(own);
            self.remap.table(&mut copy);
            let schema = copy.schema;
            let at = names.iter().position(|(of, _)| *of == schema).unwrap_or_else(|| {
                names.push((schema, Names::of(self.edit.base(), schema)));
                names.len() - 1
            });
            let name = names.get_mut(at).map_or_else(|| own.name.clone(), |(_, names)| names.take(&own.name));
            self.resolve(&mut copy);
            let id = copy.id;
            self.nodes.push((NodeId::Table(own.id), NodeId::Table(id)));
            self.edit.put(copy);
            change_names(self.edit, id, |table| table.name = name);
        }
    }

    fn others(&mut self) {
        for own in self.fragment.views() {
            let mut copy = own.as_ref().clone();
            copy.id = ViewId(self.remap.fresh(own.id.0, self.ids));
            copy.schema = self.schema(own.schema);
            copy.name = Names::of(self.edit.base(), copy.schema).take(&own.name);
            copy.indexes.iter_mut().for_each(|index| index.id.0 = self.remap.fresh(index.id.0, self.ids));
            self.nodes.push((NodeId::View(own.id), NodeId::View(copy.id)));
            self.edit.put(copy);
        }
        for own in self.fragment.sequences() {
            let schema = self.schema(own.schema);
            if self.edit.base().sequences().any(|other| other.schema == schema && other.name == own.name) {
                continue;
            }
            let mut copy = own.as_ref().clone();
            copy.id = SequenceId(self.remap.fresh(own.id.0, self.ids));
            copy.schema = schema;
            if let Some(owner) = &mut copy.owned_by {
                owner.table.0 = self.remap.get(owner.table.0);
                owner.column.0 = self.remap.get(owner.column.0);
            }
            self.edit.put(copy);
        }
        let last = self.edit.base().statements().map(|own| own.order).max().map_or(0, |last| last + 1);
        for own in self.fragment.statements() {
            let mut copy = own.as_ref().clone();
            copy.id = StatementId(self.remap.fresh(own.id.0, self.ids));
            copy.order = own.order.saturating_add(last);
            self.edit.put(copy);
        }
        for own in self.fragment.notes() {
            let mut copy = own.as_ref().clone();
            copy.id = NoteId(self.remap.fresh(own.id.0, self.ids));
            self.nodes.push((NodeId::Note(own.id), NodeId::Note(copy.id)));
            self.edit.put(copy);
        }
        for own in self.fragment.areas() {
            let mut copy = own.as_ref().clone();
            copy.id = AreaId(self.remap.fresh(own.id.0, self.ids));
            self.nodes.push((NodeId::Area(own.id), NodeId::Area(copy.id)));
            self.edit.put(copy);
        }
    }

    /// Lets foreign keys that name a table outside of the fragment find it in the document.
    fn resolve(&self, table: &mut Table) {
        let base = self.edit.base();
        for key in &mut table.foreign_keys {
            let ForeignKeyTarget::Unresolved { schema, table, columns } = &key.target else { continue };
            let name = match schema {
                Some(schema) => [schema.as_str(), ".", table].concat(),
                None => table.clone(),
            };
            let Some(found) = find_table(base, &name) else { continue };
            let ids = columns.iter().map(|name| found.column_named(name).map(|column| column.id));
            if let Some(columns) = ids.collect::<Option<Vec<_>>>() {
                key.target = ForeignKeyTarget::Table { table: TableId(found.id.0), columns };
            }
        }
    }

    fn schema(&self, old: Option<SchemaId>) -> Option<SchemaId> {
        old.map(|id| SchemaId(self.remap.get(id.0)))
    }
}
