//! Sequences behind `serial` columns that are not those that `serial` makes: they are written by themselves.

use std::borrow::Cow;

use super::applied;
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{
    DefaultValue, Dialect, Document, Edit, Identity, Sequence, SequenceId, SequenceOptions, SequenceOwner,
};

/// The document with every such sequence as one of its own.
pub(super) fn unfolded(document: Cow<'_, Document>, dialect: Dialect) -> Cow<'_, Document> {
    let is_own = spec(dialect).capabilities().sequences && document.settings().dialect == dialect;
    let has_any =
        |table: &crowfoot_model::Table| table.columns.iter().any(|column| column.sequence.is_some());
    if !is_own || !document.tables().any(|table| has_any(table)) {
        return document;
    }
    let mut edit = Edit::new(&document);
    for table in document.tables().filter(|table| has_any(table)) {
        let mut table = (**table).clone();
        let unlogged = table.option("UNLOGGED").is_some();
        for column in &mut table.columns {
            let Some(sequence) = column.sequence.take() else { continue };
            if column.identity != Some(Identity::Serial) {
                continue;
            }
            let quote = |name: &str| spec(dialect).quote(name, Quoting::WhenNeeded);
            let schema = sequence.schema.and_then(|id| document.schema(id));
            let path = schema.map_or(String::new(), |schema| quote(&schema.name) + ".");
            let literal = spec(dialect).text_literal(&(path + &quote(&sequence.name)));
            column.identity = None;
            column.default = Some(DefaultValue::Expression(["nextval(", &literal, "::regclass)"].concat()));
            edit.put(Sequence {
                // No other record has the number of a column.
                id: SequenceId(column.id.0),
                schema: sequence.schema,
                name: sequence.name,
                options: SequenceOptions {
                    data_type: sequence.data_type,
                    unlogged,
                    ..SequenceOptions::default()
                },
                owned_by: (!sequence.unowned).then_some(SequenceOwner { table: table.id, column: column.id }),
                comment: None,
            });
        }
        edit.put(table);
    }
    let diff = edit.changes_alone();
    applied(document, &diff)
}
