//! The formats. A new one that declares a schema as a whole is a folder with a [`TextFormat`] and a line in
//! [`TEXT_FORMATS`].

use crowfoot_model::Dialect;
use crowfoot_reconcile::Coverage;

use crate::declare::format::TextFormat;
use crate::{dbml, mermaid, prisma};

/// The format of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Sql(Dialect),
    /// The canonical file.
    Json,
    /// DBML, Mermaid, Prisma.
    Text(&'static TextFormat),
    /// A schema of Drizzle in TypeScript, which is translated to SQL first: see [`crate::Translation`].
    Drizzle,
}

/// The formats that declare a schema as a whole, in the order in which they are tried.
static TEXT_FORMATS: &[&TextFormat] = &[&prisma::FORMAT, &dbml::FORMAT, &mermaid::FORMAT];

impl Format {
    /// All formats, in the order that menus show them.
    pub fn all() -> Vec<Self> {
        let sql = Dialect::ALL.into_iter().map(Self::Sql);
        sql.chain(TEXT_FORMATS.iter().map(|format| Self::Text(format)))
            .chain([Self::Drizzle, Self::Json])
            .collect()
    }

    /// The key for the command line and scripting.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sql(dialect) => dialect.key(),
            Self::Json => "json",
            Self::Text(format) => format.key,
            Self::Drizzle => "drizzle",
        }
    }

    /// The format with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().into_iter().find(|format| format.key() == key)
    }

    /// The display name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sql(dialect) => crowfoot_dialect::name(dialect),
            Self::Json => "Crowfoot",
            Self::Text(format) => format.label,
            Self::Drizzle => "Drizzle",
        }
    }

    /// The parts of a design that the format can express.
    pub fn covers(self) -> Coverage {
        match self {
            Self::Sql(dialect) => Coverage::sql(dialect),
            Self::Json => Coverage::ALL,
            Self::Text(format) => format.covers,
            Self::Drizzle => Coverage::ALL
                .without(Coverage::OTHER_TYPES)
                .without(Coverage::DETAILS)
                .without(Coverage::ANNOTATIONS)
                .without(Coverage::DIAGRAMS),
        }
    }

    /// The extensions of its files, in lower case and without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Sql(_) => &["sql"],
            Self::Json => &["json"],
            Self::Text(format) => format.extensions,
            Self::Drizzle => &["ts", "tsx", "mts", "cts"],
        }
    }
}

/// The format of a file with this name, or the only one that a text can be in.
pub(crate) fn text_format(name: &str, text: &str) -> Option<&'static TextFormat> {
    let text = text.trim_start_matches('\u{feff}');
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let by_name = TEXT_FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()));
    let by_text = || TEXT_FORMATS.iter().find(|format| (format.is)(text)).filter(|_| !has_sql(text));
    by_name.or_else(by_text).copied()
}

/// Whether a text has SQL statements; these may contain a schema of another tool in a comment or a function.
fn has_sql(text: &str) -> bool {
    const BEGINNINGS: [&str; 4] = ["create table ", "alter table ", "insert into ", "create index "];
    let begins = |line: &str, beginning: &str| {
        line.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    };
    text.lines().any(|line| BEGINNINGS.iter().any(|beginning| begins(line.trim_start(), beginning)))
}
