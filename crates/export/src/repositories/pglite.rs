//! The extensions of PostgreSQL in the database of the tests, which has to be told of them.

use crowfoot_model::Document;

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

/// Whether a statement creates an extension; a hyphen in its name is an underscore in the module's.
fn names(statement: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    statement.split(|c| !is_part(c)).any(|word| word.replace('-', "_").eq_ignore_ascii_case(name))
}
