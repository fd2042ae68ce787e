//! The files of a schema: one module, one a table, or a folder a domain area.

mod folder;
mod modules;
mod used;

use crowfoot_model::{Document, NodeId};

use crate::Options;
use crate::options::LAYOUT;
use crate::typescript::camel_case;
pub(super) use modules::{Imports, index_path, modules, one};

/// Schemas with more tables are several files, unless something else is chosen.
const MOST_TABLES: usize = 60;

/// How a schema is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    OneFile,
    Tables,
    Areas,
}

impl Layout {
    /// The layout of a schema that nobody has chosen one for is a matter of [`settled`].
    pub(super) fn of(options: &Options) -> Self {
        match options.value(&LAYOUT) {
            "tables" => Self::Tables,
            "areas" => Self::Areas,
            _ => Self::OneFile,
        }
    }
}

/// The options with a layout for this document.
pub(super) fn settled(document: &Document, options: &Options) -> Options {
    let is_large = || document.tables().nth(MOST_TABLES).is_some();
    let layout = match options.value(&LAYOUT) {
        "auto" if is_large() => "tables",
        "auto" => "file",
        chosen => chosen,
    };
    options.clone().with(&LAYOUT, layout)
}

/// A declaration of a schema.
pub(super) struct Piece {
    pub(super) section: Section,
    /// What other pieces know it by; empty for relations.
    pub(super) constant: String,
    /// As it stands in the module of what uses it.
    pub(super) text: String,
    /// With `export`, where `text` does without.
    pub(super) exported: Option<String>,
    /// The table or view that it belongs to.
    pub(super) node: Option<NodeId>,
}

/// The kinds of declarations, in the order of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Schemas,
    Roles,
    Enums,
    Sequences,
    CustomTypes,
    Outside,
    SharedColumns,
    Tables,
    Relations,
    Views,
}

impl Section {
    /// The module of what several others use.
    fn module(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Roles => "roles",
            Self::Enums => "enums",
            Self::Sequences => "sequences",
            Self::CustomTypes => "types",
            Self::Outside => "external",
            Self::SharedColumns => "columns",
            Self::Tables => "tables",
            Self::Relations => "relations",
            Self::Views => "views",
        }
    }

    /// Whether its declarations stand apart from each other.
    fn is_spaced(self) -> bool {
        !matches!(self, Self::Schemas | Self::Roles | Self::Enums | Self::Sequences | Self::Outside)
    }

    /// Whether drizzle-kit would make something that is not of the design.
    fn is_private(self) -> bool {
        self == Self::Outside
    }
}

/// `order-items`
fn kebab(name: &str, fallback: &str) -> String {
    let words = folder::words(&camel_case(name));
    if words.is_empty() { fallback.to_owned() } else { words }
}
