//! What the database will refuse of what was typed: a script that fails never comes out unannounced.

use crowfoot_dialect::syntax::{Found, Place, whole};
use crowfoot_model::{DefaultValue, Dialect, Document, ObjectRef};

use crate::Notice;

/// What is wrong in the design for the database that it is made for. What goes to another one is translated or left
/// out, and has its notices there.
pub fn of(document: &Document, target: Dialect) -> Vec<Found> {
    if document.settings().dialect == target { whole(document) } else { Vec::new() }
}

/// Whether a default is a literal, which may be left out of what is written.
pub(crate) fn is_literal_default(document: &Document, found: &Found) -> bool {
    let ObjectRef::Column(table, column) = found.object else { return false };
    let default = document.table(table).and_then(|own| own.column(column)?.default.as_ref());
    found.place == Place::Default && !matches!(default, Some(DefaultValue::Expression(_)))
}

/// The notice of a fault; `before` stands in front of it.
pub fn notice(found: &Found, before: &str) -> Notice {
    let fault = &found.fault;
    let is_left_out = found.place == Place::Check && fault.what == EMPTY;
    let message = match (is_left_out, fault.is_certain) {
        (true, _) => [before, "The check is empty and is left out."].concat(),
        (false, true) => [before, "The script will fail here. ", &fault.what].concat(),
        (false, false) => [before, "The script may fail here. ", &fault.what].concat(),
    };
    Notice { object: found.object, message }
}

const EMPTY: &str = "The check is empty.";
