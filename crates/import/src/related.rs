//! Relations that a schema in another language declares for its programs.
//!
//! Where a foreign key says the same, it gets their names. Where none does, the relation becomes a logical key.

use crowfoot_model::json::{Node, Value};
use crowfoot_model::{
    ColumnId, Document, Edit, ForeignKey, ForeignKeyId, ForeignKeyTarget, IdSource, Table, TableId,
};

/// A relation by the names of the database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// The table that refers.
    pub from: RelatedEnd,
    pub to: RelatedEnd,
    /// What programs call the row that is referred to: `author`.
    pub name: Option<String>,
    /// What they call the referring rows from there: `posts`.
    pub inverse: Option<String>,
}

/// The columns of a table that a relation joins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelatedEnd {
    pub schema: Option<String>,
    pub table: String,
    pub columns: Vec<String>,
}

impl Related {
    /// The relation as JSON.
    pub(crate) fn to_value(&self) -> Value {
        let text = |text: &Option<String>| text.as_deref().map_or(Value::Null, Value::from);
        let end = |end: &RelatedEnd| {
            let columns = end.columns.iter().map(|name| name.as_str().into()).collect();
            Value::Array(vec![text(&end.schema), end.table.as_str().into(), Value::Array(columns)])
        };
        Value::Array(vec![end(&self.from), end(&self.to), text(&self.name), text(&self.inverse)])
    }

    /// Reads what [`Related::to_value`] has made.
    pub(crate) fn from_row(row: &[Node<'_>]) -> Option<Self> {
        let [from, to, name, inverse] = row else { return None };
        let text = |node: &Node<'_>| node.as_str().map(str::to_owned);
        let end = |node: &Node<'_>| {
            let [schema, table, columns] = node.elements() else { return None };
            let columns = columns.elements().iter().map(text).collect::<Option<_>>()?;
            Some(RelatedEnd { schema: text(schema), table: text(table)?, columns })
        };
        Some(Self { from: end(from)?, to: end(to)?, name: text(name), inverse: text(inverse) })
    }
}

/// Names the foreign keys of a document after relations, and adds a logical one for each that has none.
pub(crate) fn relate(document: &mut Document, relations: &[Related]) {
    let mut ids = IdSource::following(document);
    for relation in relations {
        let mut edit = Edit::new(document);
        relate_one(document, relation, &mut edit, &mut ids);
        let diff = edit.finish();
        document.apply(&diff);
    }
}

fn relate_one(
    document: &Document,
    relation: &Related,
    edit: &mut Edit<'_>,
    ids: &mut IdSource,
) -> Option<()> {
    let (child, columns) = found(document, &relation.from)?;
    let (parent, targets) = found(document, &relation.to)?;
    if columns.len() != targets.len() {
        return None;
    }
    let ends = (parent.id, targets.as_slice());
    let forward = child.foreign_keys.iter().find(|key| joins(key, &columns, ends, parent));
    let backward = || {
        let ends = (child.id, columns.as_slice());
        parent.foreign_keys.iter().find(|key| joins(key, &targets, ends, child))
    };
    let name_in = |edit: &mut Edit<'_>, table: TableId, id: ForeignKeyId, names: [&Option<String>; 2]| {
        let key = edit.table_mut(table)?.foreign_keys.iter_mut().find(|key| key.id == id)?;
        key.relation = key.relation.take().or_else(|| names[0].clone());
        key.inverse = key.inverse.take().or_else(|| names[1].clone());
        Some(())
    };
    if let Some(key) = forward {
        return name_in(edit, child.id, key.id, [&relation.name, &relation.inverse]);
    }
    if let Some(key) = backward() {
        return name_in(edit, parent.id, key.id, [&relation.inverse, &relation.name]);
    }
    let mut key = ForeignKey::new(ids.fresh(), columns, parent.id, targets);
    key.logical = true;
    key.relation.clone_from(&relation.name);
    key.inverse.clone_from(&relation.inverse);
    edit.table_mut(child.id)?.foreign_keys.push(key);
    Some(())
}

/// The table and columns of an end, if the document has all of them.
fn found<'d>(document: &'d Document, end: &RelatedEnd) -> Option<(&'d Table, Vec<ColumnId>)> {
    let schema = end.schema.as_deref().filter(|schema| *schema != "public");
    let is_there = |table: &&std::sync::Arc<Table>| {
        let own = table.schema.and_then(|id| document.schema(id)).map(|schema| schema.name.as_str());
        table.name == end.table && own == schema
    };
    let table = document.tables().find(is_there)?;
    let columns: Option<Vec<ColumnId>> =
        end.columns.iter().map(|name| table.column_named(name).map(|column| column.id)).collect();
    columns.filter(|columns| !columns.is_empty()).map(|columns| (&**table, columns))
}

/// Whether a foreign key joins these columns, each with its own, in whatever order.
fn joins(
    key: &ForeignKey,
    own: &[ColumnId],
    (parent, targets): (TableId, &[ColumnId]),
    table: &Table,
) -> bool {
    let ForeignKeyTarget::Table { table: target, columns } = &key.target else { return false };
    let columns = if columns.is_empty() { table.primary_key_columns() } else { columns };
    let has = |pair: (&ColumnId, &ColumnId)| key.columns.iter().zip(columns).any(|other| other == pair);
    *target == parent && key.columns.len() == own.len() && own.iter().zip(targets).all(has)
}
