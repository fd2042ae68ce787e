//! Exports of a design: DDL, Drizzle schemas, text diagrams and the canonical file.
//!
//! Each exporter is one file in `src/exporters`, with its own key and label; [`exporters`] lists them. Exporters
//! cannot fail: what a target cannot express is a [`Notice`] about the object that it concerns.

mod diagram;
mod drizzle;
mod exporter;
mod exporters;
mod highlight;
pub mod options;
mod prisma;
mod relation_names;
mod repositories;
mod tree;
mod typescript;
mod width;

pub use crowfoot_ddl::Notice;
pub use exporter::{Exporter, File, Language, Output};
pub use exporters::{exporter, exporters};
pub use highlight::{Token, TokenClass, highlight};
pub use options::{ExportOption, OptionChoice, OptionKind, Options};
pub use tree::{Node, tree};
