//! How a script is written.

use crowfoot_dialect::Quoting;

/// The contents and style of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// `CREATE … IF NOT EXISTS` where the dialect has it.
    pub if_not_exists: bool,
    /// `DROP … IF EXISTS` for everything before it is created.
    pub drop_first: bool,
    /// Names the schema of each object, where it has one.
    pub schemas: bool,
    /// Comments of tables, columns and other objects.
    pub comments: bool,
    /// Which identifiers are in quotes.
    pub quoting: Quoting,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            if_not_exists: false,
            drop_first: false,
            schemas: true,
            comments: true,
            quoting: Quoting::default(),
        }
    }
}
