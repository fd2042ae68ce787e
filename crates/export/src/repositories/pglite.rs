//! The extensions of PostgreSQL in the database of the tests, which has to be told of them.

use crowfoot_ddl::Notice;
use crowfoot_model::{Document, ObjectRef};

/// Extensions that come with PGlite, by the names of their modules and constants.
#[rustfmt::skip]
static EXTENSIONS: &[&str] = &[
    "amcheck", "bloom", "btree_gin", "btree_gist", "citext", "cube", "dict_int", "dict_xsyn", "earthdistance",
    "fuzzystrmatch", "hstore", "intarray", "isn", "lo", "ltree", "pg_trgm", "pgcrypto", "seg", "tablefunc", "tcn",
    "tsm_system_rows", "tsm_system_time", "unaccent", "uuid_ossp",
];

/// The module that opens the database, with the extensions that the script of the tests creates.
pub(super) fn with_extensions(text: &str, script: &str) -> String {
    let created: Vec<String> = created_by(script).collect();
    let is_created = |name: &&str| created.iter().any(|other| is_module(other, name));
    let found: Vec<&str> = EXTENSIONS.iter().copied().filter(is_created).collect();
    if found.is_empty() {
        return text.to_owned();
    }
    let mut imports = String::new();
    for name in &found {
        imports
            .push_str(&["import { ", name, " } from '@electric-sql/pglite/contrib/", name, "';\n"].concat());
    }
    let options = ["{ extensions: { ", &found.join(", "), " } }"].concat();
    let client = "import { PGlite } from '@electric-sql/pglite';\n";
    text.replacen(client, &[client, &imports].concat(), 1).replacen(
        "new PGlite()",
        &["new PGlite(", &options, ")"].concat(),
        1,
    )
}

/// The notice about extensions that PGlite does not have.
pub(super) fn missing(text: &str, script: &str, document: &Document) -> Vec<Notice> {
    if !text.contains("new PGlite(") {
        return Vec::new();
    }
    let notices = created_by(script).filter_map(|name| {
        if EXTENSIONS.iter().chain(&["plpgsql"]).any(|other| is_module(&name, other)) {
            return None;
        }
        let message = [
            "PGlite comes without the extension ",
            &name,
            ": to run the contract tests, let src/testing/database.ts open a server that has it.",
        ];
        let mut statements = document.statements();
        let made = statements.find(|statement| created(&statement.text).as_ref() == Some(&name));
        let object = made.map_or(ObjectRef::Document, |statement| ObjectRef::Statement(statement.id));
        Some(Notice { object, message: message.concat() })
    });
    notices.collect()
}

/// The names of the extensions that a script creates.
fn created_by(script: &str) -> impl Iterator<Item = String> {
    script.lines().filter_map(created)
}

/// The name of the extension that a statement creates.
fn created(statement: &str) -> Option<String> {
    let mut words = statement
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | ';'))
        .filter(|word| !word.is_empty());
    let mut expect = |word: &str| words.next().is_some_and(|next| next.eq_ignore_ascii_case(word));
    if !(expect("CREATE") && expect("EXTENSION")) {
        return None;
    }
    let is_name = |word: &&str| !["IF", "NOT", "EXISTS"].iter().any(|other| other.eq_ignore_ascii_case(word));
    words.find(is_name).map(str::to_owned)
}

/// Whether a module of PGlite is of an extension; a hyphen in its name is an underscore in the module's.
fn is_module(extension: &str, module: &str) -> bool {
    extension.replace('-', "_").eq_ignore_ascii_case(module)
}

#[cfg(test)]
mod tests {
    use super::created;

    #[test]
    fn an_extension_is_known_by_its_name() {
        let name = |text| created(text).unwrap_or_default();
        assert_eq!(name("CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;"), "vector");
        assert_eq!(name("create extension \"uuid-ossp\";"), "uuid-ossp");
        assert_eq!(name("CREATE TABLE extension (id integer);"), "");
    }
}
