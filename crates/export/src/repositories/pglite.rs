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

/// The module that opens the database, with the extensions that the design creates.
pub(super) fn with_extensions(text: &str, document: &Document) -> String {
    let made = |name: &str| {
        let mut statements = document.statements();
        statements.any(|found| found.kind == "CREATE EXTENSION" && names(&found.text, name))
    };
    let found: Vec<&str> = EXTENSIONS.iter().copied().filter(|name| made(name)).collect();
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
pub(super) fn missing(text: &str, document: &Document) -> Vec<Notice> {
    if !text.contains("new PGlite(") {
        return Vec::new();
    }
    let statements = document.statements().filter(|statement| statement.kind == "CREATE EXTENSION");
    let notices = statements.filter_map(|statement| {
        if EXTENSIONS.iter().chain(&["plpgsql"]).any(|name| names(&statement.text, name)) {
            return None;
        }
        let message = [
            "PGlite comes without the extension ",
            &created(&statement.text)?,
            ": to run the contract tests, let src/testing/database.ts open a server that has it.",
        ];
        Some(Notice { object: ObjectRef::Statement(statement.id), message: message.concat() })
    });
    notices.collect()
}

/// The name of the extension that a statement creates.
fn created(statement: &str) -> Option<String> {
    let mut words = statement.split(|c: char| c.is_whitespace() || matches!(c, '"' | ';'));
    let is_name = |word: &&str| {
        !["", "CREATE", "EXTENSION", "IF", "NOT", "EXISTS"]
            .iter()
            .any(|other| other.eq_ignore_ascii_case(word))
    };
    words.find(is_name).map(str::to_owned)
}

/// Whether a statement creates an extension; a hyphen in its name is an underscore in the module's.
fn names(statement: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    statement.split(|c| !is_part(c)).any(|word| word.replace('-', "_").eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::created;

    #[test]
    fn an_extension_is_known_by_its_name() {
        let name = |text| created(text).unwrap_or_default();
        assert_eq!(name("CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;"), "vector");
        assert_eq!(name("create extension \"uuid-ossp\";"), "uuid-ossp");
    }
}
