//! The sequences behind `serial` columns of PostgreSQL. They become objects of the catalog only when a statement names
//! one.

use crowfoot_dialect::naming::{engine_name, numbered_label};
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{
    ColumnId, DefaultValue, Identity, Sequence, SequenceId, SequenceOptions, SerialSequence, TableId,
};

use super::name::Key;
use super::settle::integer_bits;
use super::{Catalog, Relation};
use crate::draft::Qualified;

impl Catalog {
    /// Records the sequence of a new auto-increment column, with another name if the usual one is taken.
    pub(crate) fn note_sequence(&mut self, table: TableId, column: ColumnId) {
        if !self.is_named_by_engine() {
            return;
        }
        let Some(own) = self.tables.get(&table) else { return };
        let Some(of) = own.column(column) else { return };
        let has_name = match &of.identity {
            Some(Identity::Always(options) | Identity::ByDefault(options)) => options.name.is_some(),
            Some(Identity::Serial) => of.sequence.is_some(),
            _ => return,
        };
        if has_name {
            return;
        }
        let names = (0..).map(|number| engine_name(&own.name, &[&of.name], &numbered_label("seq", number)));
        let schema = own.schema;
        let mut keys = names.map(|name| (schema, name));
        let usual = keys.next();
        let free = usual.clone().into_iter().chain(keys).find(|key| !self.is_relation_name_taken(key));
        let Some(key) = free else { return };
        if Some(&key) != usual.as_ref() {
            self.name_sequence(table, column, &key.1);
        }
        self.numbering.insert(key, (table, column));
    }

    /// Makes names and types of the sequences of a table explicit, if a change would affect them.
    pub(crate) fn make_sequences_explicit(&mut self, table: TableId) {
        if !self.is_named_by_engine() {
            return;
        }
        let Some(own) = self.tables.get(&table) else { return };
        let numbered = own.columns.iter().filter(|column| column.identity.is_some());
        let names: Vec<(ColumnId, String)> =
            numbered.map(|column| (column.id, engine_name(&own.name, &[&column.name], "seq"))).collect();
        for (column, name) in names {
            self.name_sequence(table, column, &name);
        }
    }

    /// Gives the sequence of a column a name, unless it has one.
    fn name_sequence(&mut self, table: TableId, column: ColumnId, name: &str) {
        let Some(own) = self.tables.get_mut(&table) else { return };
        let schema = own.schema;
        let Some(column) = own.column_mut(column) else { return };
        let bits = integer_bits(column);
        match &mut column.identity {
            Some(Identity::Always(options) | Identity::ByDefault(options)) => {
                options.name.get_or_insert_with(|| name.to_owned());
            }
            Some(Identity::Serial) => {
                column.sequence.get_or_insert_with(|| SerialSequence {
                    schema,
                    name: name.to_owned(),
                    data_type: counting_type(bits),
                    unowned: false,
                });
            }
            _ => {}
        }
    }

    /// Whether a table, a view, a sequence or an index has this name.
    fn is_relation_name_taken(&self, key: &Key) -> bool {
        self.relations.contains_key(key) || self.has_index(key) || self.numbered_by(key).is_some()
    }

    /// The column that the sequence of this name belongs to.
    fn numbered_by(&self, key: &Key) -> Option<(TableId, ColumnId)> {
        let (table, column) = *self.numbering.get(key)?;
        let own = self.tables.get(&table)?;
        let of = own.column(column)?;
        let given = match of.identity.as_ref()? {
            Identity::Always(options) | Identity::ByDefault(options) => options.name.as_ref(),
            Identity::Serial => of.sequence.as_ref().map(|sequence| &sequence.name),
            Identity::AutoIncrement => return None,
        };
        let is_so = match given {
            Some(name) => *name == key.1,
            None => engine_name(&own.name, &[&of.name], "seq") == key.1,
        };
        is_so.then_some((table, column))
    }

    /// Turns the implicit sequence of a `serial` column into an object of the catalog, if a statement names it.
    pub(crate) fn unfold_sequence_named(&mut self, name: &Qualified) {
        if self.numbering.is_empty() || self.relation(name).is_some() {
            return;
        }
        let found = self.candidates(name).into_iter().find_map(|key| self.numbered_by(&key));
        if let Some((table, column)) = found {
            self.unfold_sequence(table, column);
        }
    }

    /// Does the same for all such columns of a table.
    pub(super) fn unfold_sequences(&mut self, table: &Qualified) {
        let Some(table) = self.table(table) else { return };
        let Some(own) = self.tables.get(&table) else { return };
        let columns: Vec<ColumnId> = own.columns.iter().map(|column| column.id).collect();
        for column in columns {
            self.unfold_sequence(table, column);
        }
    }

    /// Expands `serial` to a default and a sequence that the column owns.
    pub(crate) fn unfold_sequence(&mut self, table: TableId, column: ColumnId) {
        if !self.is_named_by_engine() {
            return;
        }
        let Some(own) = self.tables.get(&table) else { return };
        let serial = own.column(column).filter(|column| column.identity == Some(Identity::Serial));
        let Some(usual) = serial.map(|column| engine_name(&own.name, &[&column.name], "seq")) else { return };
        self.name_sequence(table, column, &usual);
        let Some(own) = self.tables.get_mut(&table) else { return };
        let of_table = (own.schema, own.name.clone());
        let unlogged = own.option("UNLOGGED").is_some();
        let Some(column) = own.column_mut(column) else { return };
        let Some(made) = column.sequence.take() else { return };
        column.identity = None;
        let owner = (of_table, column.name.clone());
        let schema = made.schema.and_then(|id| self.schemas.get(&id)).map(|schema| schema.name.clone());
        let quote = |name: &str| spec(self.dialect).quote(name, Quoting::WhenNeeded);
        let path = schema.map_or_else(|| "public.".to_owned(), |schema| quote(&schema) + ".");
        let literal = spec(self.dialect).text_literal(&(path + &quote(&made.name)));
        column.default = Some(DefaultValue::Expression(["nextval(", &literal, "::regclass)"].concat()));
        let id: SequenceId = self.ids.fresh();
        let key = (made.schema, made.name.clone());
        let options = SequenceOptions { data_type: made.data_type, unlogged, ..SequenceOptions::default() };
        let (schema, name) = key.clone();
        self.sequences.insert(id, Sequence { id, schema, name, options, owned_by: None, comment: None });
        self.relations.insert(key, Relation::Sequence(id));
        if !made.unowned {
            self.sequence_owners.insert(id, owner);
        }
    }
}

/// The type of the sequence of an integer column; `bigint` is the default and left out.
fn counting_type(bits: u8) -> Option<String> {
    match bits {
        16 => Some("smallint".to_owned()),
        32 => Some("integer".to_owned()),
        _ => None,
    }
}
