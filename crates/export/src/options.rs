//! What an export can be told: each exporter declares its options, and the forms of the panel, the command line and scripts
//! are made from that.

use std::collections::BTreeMap;

use crowfoot_dialect::Quoting;

/// An option of an exporter.
#[derive(Debug, PartialEq, Eq)]
pub struct ExportOption {
    /// In lower case with hyphens: `if-not-exists`. An option of this key means the same in all exporters.
    pub key: &'static str,
    /// What the panel shows.
    pub label: &'static str,
    /// One sentence: what it does.
    pub help: &'static str,
    pub kind: OptionKind,
}

/// What kind of value an option has, and the one it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    Flag {
        default: bool,
    },
    /// One of these; the first is the default.
    Choice {
        choices: &'static [OptionChoice],
    },
    Text {
        default: &'static str,
    },
}

/// One value of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionChoice {
    pub key: &'static str,
    pub label: &'static str,
}

/// The values of options. Exporters ignore those that they do not declare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Those that differ from their defaults, as text.
    values: BTreeMap<&'static str, String>,
}

pub const DROP_FIRST: ExportOption = flag("drop", "Drop first", "Drop existing objects first", false);

pub const IF_NOT_EXISTS: ExportOption =
    flag("if-not-exists", "If not exists", "Create only objects that do not exist", false);

pub const QUOTE_ALL: ExportOption =
    flag("quote-all", "Quote all names", "Quote all names, even if they do not need it", false);

pub const SCHEMAS: ExportOption = flag("schemas", "Schemas", "Write schema names", true);

pub const COMMENTS: ExportOption = flag("comments", "Comments", "Write comments", true);

pub const RELATIONS_FILE: ExportOption =
    flag("relations-file", "Relations in their own file", "Write relations to relations.ts", false);

pub const MIGRATIONS: ExportOption = flag(
    "migrations",
    "Migrations",
    "Write drizzle.config.ts, package.json and the first migration with its snapshot",
    false,
);

/// How a schema is divided into files.
pub const LAYOUT: ExportOption = ExportOption {
    key: "layout",
    label: "Layout",
    help: "One file, a file per table, or a folder per area. Automatic: a file per table above 60 tables",
    kind: OptionKind::Choice {
        choices: &[
            OptionChoice { key: "auto", label: "Automatic" },
            OptionChoice { key: "file", label: "One file" },
            OptionChoice { key: "tables", label: "A file per table" },
            OptionChoice { key: "areas", label: "A folder per area" },
        ],
    },
};

pub const CASING: ExportOption = ExportOption {
    key: "casing",
    label: "Column names",
    help: "Write every column name, or leave those to Drizzle that its snake_case casing makes from the key",
    kind: OptionKind::Choice {
        choices: &[
            OptionChoice { key: "explicit", label: "Explicit" },
            OptionChoice { key: "snake_case", label: "By casing" },
        ],
    },
};

pub const SHARED_COLUMNS: ExportOption = flag(
    "shared-columns",
    "Shared columns",
    "Spread timestamps and audit columns that three or more tables share from one object",
    false,
);

pub const CHECK_ENUMS: ExportOption =
    flag("check-enums", "Enums from checks", "Type text columns by the values that a check lists", false);

pub const QUOTES: ExportOption = ExportOption {
    key: "quotes",
    label: "Quotes",
    help: "The quotes of strings",
    kind: OptionKind::Choice {
        choices: &[
            OptionChoice { key: "single", label: "Single" },
            OptionChoice { key: "double", label: "Double" },
        ],
    },
};

pub const SEMICOLONS: ExportOption = flag("semicolons", "Semicolons", "End statements with semicolons", true);

/// The database of a Prisma schema.
pub const PRISMA_PROVIDER: ExportOption = ExportOption {
    key: "provider",
    label: "Provider",
    help: "The database that the schema is for",
    kind: OptionKind::Choice {
        choices: &[
            OptionChoice { key: "design", label: "As the design" },
            OptionChoice { key: "postgresql", label: "PostgreSQL" },
            OptionChoice { key: "mysql", label: "MySQL" },
            OptionChoice { key: "sqlite", label: "SQLite" },
        ],
    },
};

pub const LINE: ExportOption = ExportOption {
    key: "line",
    label: "Drizzle",
    help: "The version of drizzle-orm to write for",
    kind: OptionKind::Choice {
        choices: &[OptionChoice { key: "0.45", label: "0.45" }, OptionChoice { key: "1.0", label: "1.0" }],
    },
};

pub const IN_MEMORY: ExportOption =
    flag("in-memory", "In memory", "Write repositories that hold their rows in memory, for tests", true);

pub const QUERIES: ExportOption = flag(
    "queries",
    "Queries",
    "Write queries for the access patterns, with the indexes that serve them",
    true,
);

pub const CONTRACTS: ExportOption =
    flag("contracts", "Contract tests", "Write the tests that every implementation has to pass", true);

const fn flag(key: &'static str, label: &'static str, help: &'static str, default: bool) -> ExportOption {
    ExportOption { key, label, help, kind: OptionKind::Flag { default } }
}

impl ExportOption {
    /// The value that the option begins with: `true`, `false`, a key or a text.
    pub fn default_value(&self) -> &'static str {
        match self.kind {
            OptionKind::Flag { default: true } => "true",
            OptionKind::Flag { default: false } => "false",
            OptionKind::Choice { choices } => choices.first().map_or("", |choice| choice.key),
            OptionKind::Text { default } => default,
        }
    }

    /// Whether it can have this value.
    pub fn takes(&self, value: &str) -> bool {
        match self.kind {
            OptionKind::Flag { .. } => matches!(value, "true" | "false"),
            OptionKind::Choice { choices } => choices.iter().any(|choice| choice.key == value),
            OptionKind::Text { .. } => true,
        }
    }
}

impl Options {
    /// The same with another value: `true`, `false`, the key of a choice, or a text. A value that the option cannot have
    /// changes nothing.
    #[must_use]
    pub fn with(mut self, option: &ExportOption, value: &str) -> Self {
        self.set(option, value);
        self
    }

    /// The same with a flag set or not.
    #[must_use]
    pub fn with_flag(self, option: &ExportOption, on: bool) -> Self {
        self.with(option, if on { "true" } else { "false" })
    }

    /// Sets an option, as [`Options::with`].
    pub fn set(&mut self, option: &ExportOption, value: &str) {
        if value == option.default_value() {
            self.values.remove(option.key);
        } else if option.takes(value) {
            self.values.insert(option.key, value.to_owned());
        }
    }

    /// The value of an option, as text.
    pub fn value(&self, option: &ExportOption) -> &str {
        self.values.get(option.key).map_or_else(|| option.default_value(), String::as_str)
    }

    pub fn is_on(&self, option: &ExportOption) -> bool {
        self.value(option) == "true"
    }

    /// The same with one file for a schema whose division nobody has chosen: where only one can be written.
    #[must_use]
    pub fn in_one_file(self) -> Self {
        if self.value(&LAYOUT) == LAYOUT.default_value() { self.with(&LAYOUT, "file") } else { self }
    }

    /// Whether the result depends on where tables are.
    pub fn divides_by_area(&self) -> bool {
        self.value(&LAYOUT) == "areas"
    }

    /// Which identifiers SQL puts in quotes.
    pub(crate) fn quoting(&self) -> Quoting {
        if self.is_on(&QUOTE_ALL) { Quoting::Always } else { Quoting::WhenNeeded }
    }

    /// Names the schema of each object, where it has one.
    pub(crate) fn qualify_schemas(&self) -> bool {
        self.is_on(&SCHEMAS)
    }

    /// Comments of tables, columns and other objects.
    pub(crate) fn comments(&self) -> bool {
        self.is_on(&COMMENTS)
    }

    /// What they say of a script.
    pub(crate) fn of_ddl(&self) -> crowfoot_ddl::Options {
        crowfoot_ddl::Options {
            if_not_exists: self.is_on(&IF_NOT_EXISTS),
            drop_first: self.is_on(&DROP_FIRST),
            schemas: self.qualify_schemas(),
            comments: self.comments(),
            quoting: self.quoting(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{COMMENTS, DROP_FIRST, ExportOption, OptionChoice, OptionKind, Options};

    const STYLE: ExportOption = ExportOption {
        key: "style",
        label: "Style",
        help: "How it looks",
        kind: OptionKind::Choice {
            choices: &[OptionChoice { key: "a", label: "A" }, OptionChoice { key: "b", label: "B" }],
        },
    };

    #[test]
    fn options_have_their_defaults_until_they_are_set() {
        let options = Options::default();
        assert!(!options.is_on(&DROP_FIRST) && options.is_on(&COMMENTS));
        assert_eq!(options.value(&STYLE), "a");
        let other = options.clone().with_flag(&COMMENTS, false).with(&STYLE, "b");
        assert_eq!((other.is_on(&COMMENTS), other.value(&STYLE)), (false, "b"));
        assert_eq!(other.with_flag(&COMMENTS, true).with(&STYLE, "a"), options);
    }

    #[test]
    fn a_value_that_an_option_cannot_have_changes_nothing() {
        let options = Options::default().with(&STYLE, "c").with(&DROP_FIRST, "perhaps");
        assert_eq!(options, Options::default());
    }
}
