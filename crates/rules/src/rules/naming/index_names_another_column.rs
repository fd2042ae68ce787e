//! Indexes that are on another column than their names say.

use crowfoot_model::{Edit, IdSource, KeyTarget, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_derived, list};
use crate::help::keys::meant_for;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NAM010",
    name: "index-names-another-column",
    family: Family::Naming,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "An index is named after another column than the one it is on.",
    why: "It is a slip of copy and paste: the column that the name promises has no index, and another may have two.",
    advice: "Put the index on the column of its name.",
    bad: "CREATE TABLE songs (\n  id text PRIMARY KEY,\n  album text,\n  album_sort text\n);\nCREATE INDEX idx_songs_album_sort ON songs (album);",
    good: "CREATE TABLE songs (\n  id text PRIMARY KEY,\n  album text,\n  album_sort text\n);\nCREATE INDEX idx_songs_album_sort ON songs (album_sort);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for index in &table.indexes {
        let Some(meant) = meant_for(table, index) else { continue };
        let on = list(table, &index.leading_columns().collect::<Vec<_>>());
        let name = index.name.as_deref().unwrap_or_default();
        let what = [name, " is on ", &on, "; by its name it was meant for ", &meant.name, "."];
        report
            .add(ObjectRef::Index(table.id, index.id), what.concat())
            .relate(ObjectRef::Column(table.id, meant.id))
            .advise(["Put it on ", &meant.name, "."].concat())
            .offer(Applicability::Unsafe, ["Put it on ", &meant.name].concat());
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Index(id, index) = found.object else { return None };
    let table = cx.table(id)?;
    let meant = meant_for(table, table.index(index)?)?.id;
    let own = edit.table_mut(id)?.indexes.iter_mut().find(|own| own.id == index)?;
    own.keys.first_mut()?.on = KeyTarget::Column(meant);
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    const TABLE: &str =
        "CREATE TABLE pages (id text PRIMARY KEY, url text, url_hash text, author_id text, title text);";

    #[test]
    fn slips_are_found_and_free_names_are_not() {
        for slip in ["idx_pages_title ON pages (url)", "pages_author_id_index ON pages (title)"] {
            let name = slip.split(' ').next().unwrap();
            let sql = [TABLE, "CREATE INDEX ", slip].concat();
            expect("NAM010", &sql, &[&["pages.", name].concat()]);
            expect(
                "IDX002",
                &[&sql, "; CREATE INDEX a ON pages (url); CREATE INDEX b ON pages (title)"].concat(),
                &[],
            );
        }
        for fine in [
            "idx_pages_url ON pages (url)",
            "by_author ON pages (author_id)",
            "pages_pk ON pages (url)",
            "idx_pages_url_title ON pages (url, title)",
            "idx_pages_live_title ON pages (url) WHERE title IS NULL",
        ] {
            expect("NAM010", &[TABLE, "CREATE INDEX ", fine].concat(), &[]);
        }
    }
}
