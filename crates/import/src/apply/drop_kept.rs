//! `DROP FUNCTION`, `TRIGGER`, `POLICY` and others, whose objects are only kept verbatim.

use crowfoot_model::{Dialect, Statement};

use crate::catalog::Catalog;
use crate::draft::Qualified;
use crate::ledger::Outcome;
use crate::read::argument::{Argument, are_same, arguments};
use crate::read::reader::Reader;

/// The object that a statement drops, or that a kept one creates.
#[derive(Debug)]
struct Named {
    name: Qualified,
    /// The arguments in parentheses after the name, which tell overloaded routines apart.
    arguments: Option<Vec<Argument>>,
    /// The table after `ON`.
    table: Option<String>,
}

/// Removes the kept statements that created the dropped object.
pub(super) fn objects(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.advance();
    let kind = reader.take_word()?.to_ascii_uppercase();
    let _ = reader.take_all(&["IF", "EXISTS"]);
    let mut dropped = Vec::new();
    let mut cascade = false;
    reader.each(|reader| {
        dropped.extend(named(reader));
        cascade |= reader.take("CASCADE");
    });
    if dropped.is_empty() {
        return None;
    }
    let dialect = catalog.dialect;
    let is_gone = catalog.forget(&|statement| {
        let is_kind = match statement.kind.strip_prefix("CREATE ") {
            Some("FUNCTION" | "PROCEDURE") if kind == "ROUTINE" => true,
            Some(created) => created == kind,
            None => false,
        };
        let text = if is_kind { statement.text.to_lowercase() } else { String::new() };
        if !dropped.iter().any(|dropped| text.contains(&dropped.name.name.to_lowercase())) {
            return false;
        }
        let created =
            Reader::new(&statement.text, dialect).ok().and_then(|mut reader| created(&mut reader, &kind));
        created.is_some_and(|created| dropped.iter().any(|dropped| is_same(dropped, &created)))
    });
    if is_gone && is_routine(&kind) {
        for name in dropped.iter().map(|dropped| &dropped.name) {
            if cascade {
                catalog.forget_calls(name);
            }
        }
        let speaks = |statement: &Statement| {
            let text = statement.text.to_lowercase();
            let found = dropped.iter().filter(|dropped| text.contains(&dropped.name.name.to_lowercase()));
            let mut found = found.peekable();
            found.peek().is_some()
                && about_routine(statement, dialect)
                    .is_some_and(|about| found.any(|one| is_same(one, &about)))
        };
        catalog.forget(&speaks);
    }
    Some(if is_gone {
        Outcome::modelled_as("Removes the raw SQL that created it.")
    } else {
        Outcome::skipped("Nothing to drop: no earlier statement creates it.")
    })
}

fn is_routine(kind: &str) -> bool {
    ["FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE"].contains(&kind)
}

/// The routine that a statement is about: a comment, a grant, a setting.
fn about_routine(statement: &Statement, dialect: Dialect) -> Option<Named> {
    if ![
        "COMMENT",
        "GRANT",
        "REVOKE",
        "ALTER FUNCTION",
        "ALTER PROCEDURE",
        "ALTER ROUTINE",
        "ALTER AGGREGATE",
    ]
    .contains(&statement.kind.as_str())
    {
        return None;
    }
    let text = statement.text.as_str();
    let text = text
        .strip_prefix("SET search_path = ")
        .and_then(|rest| rest.split_once(";\n"))
        .map_or(text, |(_, rest)| rest);
    let mut reader = Reader::new(text, dialect).ok()?;
    if statement.kind.starts_with("ALTER") {
        reader.seek(1);
    } else {
        while !reader.is_done() && !reader.take("ON") {
            reader.advance();
        }
    }
    if !reader.take_word().is_some_and(|word| is_routine(&word.to_ascii_uppercase())) {
        return None;
    }
    let name = reader.qualified()?;
    let arguments = reader.in_group(arguments);
    Some(Named { name, arguments, table: None })
}

/// Removes a table that is only kept verbatim, such as a virtual one. False if there is none of this name.
pub(super) fn table(catalog: &mut Catalog, table: &Qualified) -> bool {
    let dialect = catalog.dialect;
    catalog.forget(&|statement| {
        ["CREATE VIRTUAL TABLE", "CREATE FOREIGN TABLE", "CREATE TABLE"].contains(&statement.kind.as_str())
            && Reader::new(&statement.text, dialect)
                .ok()
                .and_then(|mut reader| created(&mut reader, "TABLE"))
                .is_some_and(|own| own.name.name.eq_ignore_ascii_case(&table.name))
    })
}

fn named(reader: &mut Reader) -> Option<Named> {
    let name = reader.qualified()?;
    let arguments = reader.in_group(arguments);
    let table = if reader.take("ON") { reader.qualified().map(|table| table.name) } else { None };
    Some(Named { name, arguments, table })
}

fn created(reader: &mut Reader, kind: &str) -> Option<Named> {
    while !reader.is_done() {
        let is_kind = reader.is(kind) || kind == "ROUTINE" && reader.is_any(&["FUNCTION", "PROCEDURE"]);
        reader.advance();
        if is_kind {
            break;
        }
    }
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    let name = reader.qualified()?;
    let arguments = reader.in_group(arguments);
    while !reader.is_done() && !reader.is("ON") {
        reader.advance();
    }
    let table = if reader.take("ON") { reader.qualified().map(|table| table.name) } else { None };
    Some(Named { name, arguments, table })
}

fn is_same(dropped: &Named, created: &Named) -> bool {
    let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    let same_schema = match (&dropped.name.schema, &created.name.schema) {
        (Some(one), Some(other)) => same(one, other),
        _ => true,
    };
    let same_table = match (&dropped.table, &created.table) {
        (Some(one), Some(other)) => same(one, other),
        _ => true,
    };
    let same_arguments = match (&dropped.arguments, &created.arguments) {
        (Some(one), Some(other)) => are_same(one, other),
        _ => true,
    };
    same(&dropped.name.name, &created.name.name) && same_schema && same_table && same_arguments
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::Dialect;
    use crate::{Format, Source, Verdict, import};

    fn kept(dialect: Dialect, text: &str) -> (Vec<String>, Vec<Verdict>) {
        let sources = [Source { name: "a.sql", text }];
        let found = import(&sources, Some(Format::Sql(dialect)), &mut |_| ControlFlow::Continue(())).unwrap();
        let statements = found.document.statements().map(|statement| statement.text.clone()).collect();
        (statements, found.ledger.iter().map(|entry| entry.verdict).collect())
    }

    #[test]
    fn dropped_objects_are_not_kept() {
        let text = "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'select 1';
            CREATE FUNCTION f(a int, b numeric(10,2)) RETURNS int LANGUAGE sql AS 'select 2';
            DROP FUNCTION IF EXISTS public.f(int);
            DROP FUNCTION g;
            CREATE TABLE t (a int); CREATE TABLE u (a int);
            CREATE TRIGGER x BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
            CREATE TRIGGER x BEFORE UPDATE ON u FOR EACH ROW EXECUTE FUNCTION f();
            DROP TRIGGER x ON t CASCADE;";
        let (statements, verdicts) = kept(Dialect::Postgres, text);
        assert_eq!(statements.len(), 2);
        assert!(statements[0].contains("select 2") && statements[1].contains("ON u"));
        assert_eq!(verdicts[2..4], [Verdict::Modelled, Verdict::Skipped]);
    }

    #[test]
    fn statements_after_the_drop_are_kept() {
        let text = "DROP PROCEDURE IF EXISTS p;\nDELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//";
        let (statements, verdicts) = kept(Dialect::Mysql, text);
        assert_eq!(statements.len(), 1);
        assert_eq!(verdicts.last(), Some(&Verdict::Kept));
    }
}
