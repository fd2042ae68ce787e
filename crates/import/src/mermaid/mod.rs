//! Mermaid's `erDiagram`, alone or in a Markdown file.
//!
//! * `text`: finds diagrams in a text; `statement`: parses one line; `attribute`: the columns of an entity.
//! * `read`: lines into entities and relations, which may be drawn in several diagrams.
//! * `apply`: entities into tables; `relation`: the columns of a relation, by their markers and names.

mod apply;
mod attribute;
mod enums;
mod read;
mod relation;
mod statement;
mod text;

use crowfoot_model::Document;
use crowfoot_reconcile::Coverage;

use crate::declare::account::Account;
use crate::declare::format::TextFormat;
use crate::error::ImportError;
use crate::source::{Source, document_name};

pub(crate) static FORMAT: TextFormat = TextFormat {
    key: "mermaid",
    label: "Mermaid",
    extensions: &["mmd", "mermaid", "md", "markdown"],
    is: is_mermaid,
    covers: Coverage::LEAST,
    read,
};

fn is_mermaid(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with("erDiagram"))
}

fn read(sources: &[Source<'_>], account: &mut Account<'_>) -> Result<Document, ImportError> {
    let mut diagram = read::Diagram::default();
    let mut before = 0;
    for (index, source) in sources.iter().enumerate() {
        read::source(index, source.text, &mut diagram, account, before)?;
        before += source.text.len();
    }
    Ok(apply::document(diagram, document_name(sources), account))
}
