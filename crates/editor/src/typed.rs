//! What there is to say of SQL as it is typed, before it is part of the design. The judge comes with the rules.

use crowfoot_dialect::syntax::Fault;
use crowfoot_model::{Column, Document, Table};
use crowfoot_rules::Judge;

use crate::structure::{default_value, type_text};

/// What is wrong with the text of a type.
pub(crate) fn of_type(judge: &Judge, document: &Document, text: &str) -> Option<Fault> {
    (judge.data_type)(document, &type_text::parse(document, text)?, text)
}

/// What is wrong with the text of a default of a column.
pub(crate) fn of_default(
    judge: &Judge,
    document: &Document,
    column: &Column,
    table: Option<&Table>,
    text: &str,
) -> Option<Fault> {
    let data_type = column.data_type.as_ref();
    (judge.default)(document, data_type, &default_value::parse(document, data_type, text)?, table)
}
