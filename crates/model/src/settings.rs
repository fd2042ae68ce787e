//! What holds for the document as a whole.

use serde::{Deserialize, Serialize};

/// A family of databases. What each of them can do is in the `crowfoot-dialect` crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Dialect {
    #[default]
    Postgres,
    Mysql,
    Sqlite,
}

/// Name, target and review settings of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    #[serde(default)]
    pub name: String,
    /// The database that the design is for: types are completed, reviewed and shown for it.
    #[serde(default)]
    pub dialect: Dialect,
    /// Why the design is as it is, in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
    /// Codes of the rules that do not run for this document, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disabled_rules: Vec<String>,
}

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
