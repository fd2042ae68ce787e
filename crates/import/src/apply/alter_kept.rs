//! `ALTER FUNCTION`, `TRIGGER` and `POLICY` … `RENAME TO`: the kept statements get the new name.

use crate::catalog::Catalog;
use crate::draft::Qualified;
use crate::kind::{Side, StatementKind};
use crate::ledger::Outcome;
use crate::read::argument::{Argument, arguments};
use crate::read::reader::Reader;

pub(super) fn alter(
    catalog: &mut Catalog,
    kind: &StatementKind,
    text: &str,
    reader: &mut Reader,
) -> Option<Outcome> {
    let Some(Renamed { name, signature, table, new }) = renamed(reader) else {
        catalog.keep(&kind.label, text, Side::After);
        return Some(Outcome::kept(super::NOT_DRAWN));
    };
    let object = kind.label.strip_prefix("ALTER ")?;
    let is_found = catalog.rename_kept(object, &name, signature.as_deref(), table.as_ref(), &new);
    if is_found && object == "FUNCTION" {
        catalog.rename_calls(&name.name, &new);
    }
    is_found.then(|| Outcome::modelled_as("Renames the raw SQL that created it."))
}

/// The object that is renamed.
struct Renamed {
    name: Qualified,
    signature: Option<Vec<Argument>>,
    /// The table that it is on.
    table: Option<Qualified>,
    new: String,
}

fn renamed(reader: &mut Reader) -> Option<Renamed> {
    reader.seek(2);
    let _ = reader.take_all(&["IF", "EXISTS"]);
    let name = reader.qualified()?;
    let signature = reader.in_group(arguments);
    let table = if reader.take("ON") { Some(reader.qualified()?) } else { None };
    if !reader.take_all(&["RENAME", "TO"]) {
        return None;
    }
    Some(Renamed { name, signature, table, new: reader.identifier()? })
}
