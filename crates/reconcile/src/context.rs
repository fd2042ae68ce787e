//! What the steps of a reconciliation share.

use crowfoot_dialect::script::server;
use crowfoot_dialect::spec;
use crowfoot_model::{Dialect, Document, SchemaId};

use crate::options::Options;

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

    /// A name in no letter case, for pairs that are looked for where none is of the same name.
    pub(crate) fn caseless(name: &str) -> String {
        name.to_lowercase()
    }

    /// Whether two names are one to the database.
    pub(crate) fn is_same_name(&self, one: &str, other: &str) -> bool {
        let spec = spec(self.dialect());
        spec.folded(one) == spec.folded(other)
    }

    /// Whether a schema is the one in which the database puts what has none.
    pub(crate) fn is_public(&self, document: &Document, schema: Option<SchemaId>) -> bool {
        match schema.and_then(|id| document.schema(id)) {
            Some(schema) => server(self.dialect()).default_schema == Some(schema.name.as_str()),
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
