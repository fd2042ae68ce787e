//! What holds for the document as a whole.

use crate::json::{record, words};

/// A family of databases. What each of them can do is in the `crowfoot-dialect` crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    #[default]
    Postgres,
    Mysql,
    Sqlite,
}

/// Name, target and review settings of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub name: String,
    /// The database that the design is for: types are completed, reviewed and shown for it.
    pub dialect: Dialect,
    /// Why the design is as it is, in Markdown.
    pub rationale: Option<String>,
    /// Codes of the rules that do not run for this document, sorted.
    pub disabled_rules: Vec<String>,
    /// Constraints and indexes without a name have those that the database gives them, as in the script that the design
    /// was imported from, not those of the house standard.
    pub named_by_engine: bool,
}

words!(Dialect {
    Postgres "postgres",
    Mysql "mysql",
    Sqlite "sqlite",
});

record!(Settings {
    name: Kept "name",
    dialect: Kept "dialect",
    rationale: Optional "rationale",
    disabled_rules: Optional "disabledRules",
    named_by_engine: Optional "namedByEngine",
});

impl Dialect {
    /// All dialects, in the order that menus show them.
    pub const ALL: [Self; 3] = [Self::Postgres, Self::Mysql, Self::Sqlite];

    /// The name that files, the command line and the scripting surface use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
            Self::Sqlite => "sqlite",
        }
    }

    /// The dialect with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.key() == key)
    }
}
