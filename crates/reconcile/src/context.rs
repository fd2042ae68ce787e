//! What the steps of a reconciliation share.

use crowfoot_model::{Dialect, Document, SchemaId};

use crate::reconcile::Options;

/// Both documents and what is asked for.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) old: &'a Document,
    pub(crate) new: &'a Document,
    pub(crate) options: &'a Options<'a>,
}

impl Context<'_> {
    pub(crate) fn dialect(&self) -> Dialect {
        self.old.settings().dialect
    }

    /// A name as the dialect compares it: letters matter only to PostgreSQL, and to it only in quotes.
    pub(crate) fn folded(name: &str) -> String {
        name.to_lowercase()
    }

    /// Whether a schema is the one in which PostgreSQL puts what has none.
    pub(crate) fn is_public(&self, document: &Document, schema: Option<SchemaId>) -> bool {
        match schema.and_then(|id| document.schema(id)) {
            Some(schema) => self.dialect() == Dialect::Postgres && schema.name == "public",
            None => schema.is_none(),
        }
    }
}

/// Whether two verbatim texts are the same but for white space around them.
pub(crate) fn is_same_text(one: &str, other: &str) -> bool {
    one.trim() == other.trim()
}

/// The same for optional ones; an empty text is none.
pub(crate) fn is_same_note(one: Option<&str>, other: Option<&str>) -> bool {
    one.unwrap_or_default().trim() == other.unwrap_or_default().trim()
}
