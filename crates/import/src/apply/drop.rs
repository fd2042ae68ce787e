//! `DROP TABLE`, `VIEW`, `INDEX`, `SEQUENCE`, `TYPE`, `DOMAIN`.

use crowfoot_dialect::spec;

use crate::catalog::Catalog;
use crate::draft::Qualified;
use crate::ledger::Outcome;
use crate::read::reader::Reader;

pub(super) fn objects(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.advance();
    let _ = reader.take("TEMPORARY");
    let _ = reader.take("MATERIALIZED");
    let object = reader.take_word()?;
    let _ = reader.take("CONCURRENTLY");
    let _ = reader.take_all(&["IF", "EXISTS"]);
    let mut names: Vec<Qualified> = Vec::new();
    let mut cascade = false;
    let mut on_table = None;
    reader.each(|reader| {
        names.extend(reader.qualified());
        if reader.take("ON") {
            on_table = reader.qualified();
        }
        cascade |= reader.take("CASCADE");
    });
    if names.is_empty() {
        return None;
    }
    let mut missing = Vec::new();
    for name in &names {
        let gone = match object.as_str() {
            "TABLE" | "VIEW" | "SEQUENCE" => {
                if object == "SEQUENCE" {
                    catalog.unfold_sequence_named(name);
                }
                catalog.drop_relation(name, cascade) || super::drop_kept::table(catalog, name)
            }
            "TYPE" | "DOMAIN" => catalog.drop_type(name, cascade),
            "SCHEMA" => catalog.drop_schema(&name.name, cascade),
            _ if !spec(catalog.dialect).capabilities().index_names_are_global => on_table
                .as_ref()
                .and_then(|table| catalog.table(table))
                .is_some_and(|table| catalog.drop_index_of(table, &name.name)),
            _ => catalog.drop_index(name),
        };
        if !gone {
            missing.push(name.name.as_str());
        }
    }
    if missing.is_empty() {
        return Some(Outcome::modelled());
    }
    let reason = format!("Nothing to drop: {} does not exist.", missing.join(", "));
    if missing.len() == names.len() {
        Some(Outcome::skipped(reason))
    } else {
        Some(Outcome::modelled_as(reason))
    }
}
