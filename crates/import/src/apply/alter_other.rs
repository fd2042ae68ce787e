//! `ALTER INDEX`, `SEQUENCE` and `VIEW`; `RENAME TABLE`.

use super::create::unknown;
use crate::catalog::{Catalog, Relation};
use crate::draft::Qualified;
use crate::ledger::Outcome;
use crate::read::reader::Reader;
use crate::read::sequence as read_sequence;

pub(super) fn index(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.seek(2);
    let _ = reader.take_all(&["IF", "EXISTS"]);
    let name = reader.qualified()?;
    if reader.take_all(&["RENAME", "TO"]) {
        let new = reader.identifier()?;
        let is_renamed = catalog.rename_index(&name, &new) || catalog.rename_constraint_index(&name, &new);
        return if is_renamed { Some(Outcome::modelled()) } else { unknown() };
    }
    if reader.take_all(&["ATTACH", "PARTITION"]) {
        let child = reader.qualified()?;
        if catalog.keeps_name_as_part(&name, &child) {
            return Some(Outcome::modelled());
        }
        return Some(if catalog.drop_index(&child) {
            Outcome::modelled_as(format!("The partition inherits {} from {}.", child.name, name.name))
        } else {
            Outcome::skipped("The partition inherits the key from its table.")
        });
    }
    None
}

pub(super) fn sequence(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.seek(2);
    let _ = reader.take_all(&["IF", "EXISTS"]);
    let name = reader.qualified()?;
    catalog.unfold_sequence_named(&name);
    let Some(Relation::Sequence(id)) = catalog.relation(&name) else { return unknown() };
    if reader.take_all(&["RENAME", "TO"]) {
        let new = reader.identifier()?;
        catalog.rename_relation(&name, &new);
        return Some(Outcome::modelled());
    }
    if reader.is("RESTART") {
        return Some(Outcome::skipped("A sequence's current value is data."));
    }
    let options = catalog.sequence_mut(id)?.options.clone();
    let draft = read_sequence::options(reader, options);
    if draft.unknown {
        return None;
    }
    catalog.sequence_mut(id)?.options = draft.options;
    if let Some(owner) = draft.owned_by {
        catalog.set_sequence_owner(id, owner);
    }
    Some(Outcome::modelled())
}

pub(super) fn view(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.advance();
    let _ = reader.take("MATERIALIZED");
    reader.advance();
    let _ = reader.take_all(&["IF", "EXISTS"]);
    let name = reader.qualified()?;
    if !reader.take_all(&["RENAME", "TO"]) {
        return None;
    }
    let new = reader.identifier()?;
    if catalog.relation(&name).is_none() {
        return unknown();
    }
    catalog.rename_relation(&name, &new);
    Some(Outcome::modelled())
}

pub(super) fn rename_tables(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.seek(2);
    let mut renames: Vec<(Qualified, Qualified)> = Vec::new();
    reader.each(|reader| {
        if let Some(old) = reader.qualified()
            && reader.take("TO")
            && let Some(new) = reader.qualified()
        {
            renames.push((old, new));
        }
    });
    let mut found = false;
    for (old, new) in renames {
        if let Some(table) = catalog.table(&old) {
            catalog.rename_table(table, &new.name);
            found = true;
        }
    }
    if found { Some(Outcome::modelled()) } else { unknown() }
}
