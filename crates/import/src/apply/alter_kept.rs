//! `ALTER FUNCTION`, `TRIGGER` and `POLICY` with another name: what is kept of them says the new one.

use crate::catalog::Catalog;
use crate::draft::Qualified;
use crate::kind::{Side, StatementKind};
use crate::ledger::Outcome;
use crate::read::reader::Reader;

pub(super) fn alter(
    catalog: &mut Catalog,
    kind: &StatementKind,
    text: &str,
    reader: &mut Reader,
) -> Option<Outcome> {
    let Some((name, table, new)) = renamed(reader) else {
        catalog.keep(&kind.label, text, Side::After);
        return Some(Outcome::kept(super::NOT_DRAWN));
    };
    let object = kind.label.strip_prefix("ALTER ")?;
    let is_found = catalog.rename_kept(object, &name, table.as_ref(), &new);
    is_found.then(|| Outcome::modelled_as("Renames the raw SQL that created it."))
}

/// What is renamed, the table that it is on, and the new name.
fn renamed(reader: &mut Reader) -> Option<(Qualified, Option<Qualified>, String)> {
    reader.seek(2);
    let _ = reader.take_all(&["IF", "EXISTS"]);
    let name = reader.qualified()?;
    let _ = reader.take_group();
    let table = if reader.take("ON") { Some(reader.qualified()?) } else { None };
    if !reader.take_all(&["RENAME", "TO"]) {
        return None;
    }
    Some((name, table, reader.identifier()?))
}
