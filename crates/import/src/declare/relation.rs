//! Foreign keys and join tables.

use std::collections::BTreeSet;

use crowfoot_model::{Column, ColumnId, ReferentialAction, TableId};

use super::account::{Account, Entry};
use crate::catalog::Catalog;
use crate::draft::{
    ColumnDraft, ConstraintDraft, Element, ForeignKeyDraft, KeyDraft, Qualified, RuleDraft, TableDraft,
};

/// The columns of a foreign key and those it references.
pub(crate) type Keys = (TableId, Vec<String>, TableId, Vec<String>);

/// A foreign key by names.
pub(crate) struct Foreign {
    pub(crate) name: Option<String>,
    pub(crate) columns: Vec<String>,
    pub(crate) target: Qualified,
    pub(crate) target_columns: Vec<String>,
    pub(crate) on_delete: Option<ReferentialAction>,
    pub(crate) on_update: Option<ReferentialAction>,
}

/// Adds a foreign key.
pub(crate) fn add(
    catalog: &mut Catalog,
    child: TableId,
    key: Foreign,
    account: &mut Account<'_>,
    entry: Entry,
) {
    let draft = ConstraintDraft::new(
        key.name,
        RuleDraft::ForeignKey(ForeignKeyDraft {
            columns: key.columns,
            target: key.target,
            target_columns: key.target_columns,
            on_delete: key.on_delete,
            on_update: key.on_update,
            ..ForeignKeyDraft::default()
        }),
    );
    let mut notes = Vec::new();
    catalog.add_constraint(child, draft, &mut notes);
    notes.iter().for_each(|note| account.say(entry, note));
}

/// One end of a relation of many to many.
pub(crate) struct JoinEnd<'a> {
    pub(crate) table: TableId,
    /// The columns that the join table references.
    pub(crate) columns: &'a [String],
    /// Their names in the join table; `table_column` by default.
    pub(crate) names: Option<Vec<String>>,
}

/// Creates the join table of a many-to-many relation, named after both tables unless a name is given.
pub(crate) fn join(
    catalog: &mut Catalog,
    ends: [JoinEnd<'_>; 2],
    wish: Option<&str>,
    account: &mut Account<'_>,
    entry: Entry,
) {
    let [left, right] = &ends;
    let (Some(left), Some(right)) = (catalog.table_by_id(left.table), catalog.table_by_id(right.table))
    else {
        return;
    };
    let schema = catalog.schema_name(left.schema);
    let wish = wish.map_or_else(|| format!("{}_{}", left.name, right.name), str::to_owned);
    let mut name = Qualified { schema, name: wish.clone() };
    let mut number = 2_usize;
    while catalog.relation(&name).is_some() {
        // After some attempts, the number of the entry, which is unique.
        name.name = format!("{wish}_{}", if number < 9 { number } else { 100 + entry.0 + number });
        number += 1;
    }
    let mut draft = TableDraft { name: name.clone(), ..TableDraft::default() };
    let (mut keys, mut taken) = (Vec::new(), BTreeSet::new());
    let mut foreign = Vec::new();
    for end in ends {
        let Some(table) = catalog.table_by_id(end.table) else { continue };
        let mut columns = Vec::new();
        for (at, target) in end.columns.iter().enumerate() {
            let wish = end.names.as_ref().and_then(|names| names.get(at)).cloned();
            let wish = wish.unwrap_or_else(|| format!("{}_{target}", table.name));
            let mut own = wish.clone();
            let mut number = 2_usize;
            while !taken.insert(own.clone()) {
                own = format!("{wish}_{}", if number < 9 { number } else { number + keys.len() });
                number += 1;
            }
            let mut column = Column::new(ColumnId(0), own.as_str()).required();
            column.data_type = table.column_named(target).and_then(|column| column.data_type.clone());
            let column = ColumnDraft { column, constraints: Vec::new(), position: None };
            draft.elements.push(Element::Column(Box::new(column)));
            keys.push(own.clone());
            columns.push(own);
        }
        let target = Qualified { schema: catalog.schema_name(table.schema), name: table.name.clone() };
        foreign.push((columns, target, end.columns.to_vec()));
    }
    let key = keys.into_iter().map(KeyDraft::column).collect();
    let key = RuleDraft::PrimaryKey { keys: key, include: Vec::new() };
    draft.elements.push(Element::Constraint(ConstraintDraft::new(None, key)));
    let mut notes = Vec::new();
    let id = catalog.create_table(draft, &mut notes);
    notes.iter().for_each(|note| account.say(entry, note));
    account.say(entry, format!("Many-to-many: added the join table {}.", name.name));
    account.locate(id, None, account.place(entry));
    for (columns, target, target_columns) in foreign {
        let key = Foreign {
            name: None,
            columns,
            target,
            target_columns,
            on_delete: Some(ReferentialAction::Cascade),
            on_update: None,
        };
        add(catalog, id, key, account, entry);
    }
}
