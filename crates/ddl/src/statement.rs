//! A script as a list of statements.

use crowfoot_model::ObjectRef;

use crate::Notice;
use crate::text::comment_lines;

/// A design as statements for one dialect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// What the script is, and what has to be known to run it.
    pub title: String,
    /// In the order in which they can run.
    pub statements: Vec<Statement>,
    /// Everything that the statements omit or change.
    pub notices: Vec<Notice>,
}

/// One statement of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it creates, changes or describes; the document for a setting of the session.
    pub object: ObjectRef,
    pub phase: Phase,
    /// With its semicolon, and with comments above it. A statement that no database can repeat stands with the one that
    /// makes room for it.
    pub sql: String,
    /// Stands on the line below the statement before it, with no empty line between.
    pub follows: bool,
}

/// When a statement runs. Everything of a phase can run once all earlier phases have. A script has this order too, with two
/// exceptions: what belongs to a table or a view comes right after it, and PostgreSQL gets everything after what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// What is there already goes.
    Drops,
    Schemas,
    Extensions,
    /// Enumerations, domains and composite types.
    Types,
    /// Functions that tables call, and other raw SQL that comes before them.
    Routines,
    Sequences,
    /// Tables with the constraints that are part of their definition.
    Tables,
    /// Properties of columns that are set on a table that exists.
    ColumnSettings,
    Indexes,
    /// Indexes that the partitions of a table have to have first.
    PartitionedIndexes,
    SequenceOwners,
    /// Foreign keys whose target comes later, and other constraints that are added to a table.
    Constraints,
    /// Triggers that stand for `ON UPDATE` of a column.
    Triggers,
    /// Views with their indexes.
    Views,
    /// All other raw SQL.
    Statements,
    /// Comments that the catalogue keeps.
    Comments,
}

impl Phase {
    /// The heading of the phase in a script; `None` where its statements stand with what they belong to.
    fn heading(self) -> Option<&'static str> {
        Some(match self {
            Self::Drops => "Drop existing objects",
            Self::Schemas => "Schemas",
            Self::Extensions => "Extensions",
            Self::Types => "Types",
            Self::Routines => "Functions and other statements",
            Self::Sequences => "Sequences",
            Self::Tables => "Tables",
            Self::PartitionedIndexes => "Indexes of partitioned tables",
            Self::SequenceOwners => "Sequence owners",
            Self::Constraints => "Constraints across tables",
            Self::Triggers => "Automatically updated columns",
            Self::Views => "Views",
            Self::Statements => "Other statements",
            Self::ColumnSettings | Self::Indexes | Self::Comments => return None,
        })
    }
}

impl Script {
    /// The script as text, each part under its heading.
    pub fn text(&self) -> String {
        let mut text = comment_lines(&self.title, "").unwrap_or_default();
        text.push('\n');
        let mut heading = None;
        for statement in &self.statements {
            if !statement.follows {
                text.push('\n');
            }
            let own = statement.phase.heading().filter(|own| heading != Some(*own));
            if let Some(own) = own {
                text.push_str("-- ");
                text.push_str(own);
                text.push_str("\n\n");
                heading = Some(own);
            }
            text.push_str(&statement.sql);
            text.push('\n');
        }
        text
    }
}
