//! Extensions of PostgreSQL, which the data source lists.

use crowfoot_model::Statement;

use super::{Writer, attribute, names};
use crate::typescript::Names;

impl Writer<'_> {
    /// `extensions = [citext, uuid_ossp(map: "uuid-ossp")]`, without the brackets.
    pub(super) fn extensions(&self) -> Vec<String> {
        let mut taken = Names::default();
        let named = self.document.statements().filter_map(|found| self.extension(found));
        named
            .map(|name| {
                let own = taken.claim(&[&names::identifier(name, "extension")]);
                if own == name { own } else { attribute::call(&own, &[attribute::map(name)]) }
            })
            .collect()
    }

    /// The name of the extension that a statement creates, if it says nothing else.
    pub(super) fn extension<'s>(&self, found: &'s Statement) -> Option<&'s str> {
        if !self.provider.extensions || found.kind != "CREATE EXTENSION" {
            return None;
        }
        let text = found.text.trim().trim_end_matches(';').trim_end();
        let rest = text.get("CREATE EXTENSION".len()..)?.trim_start();
        let exists = "IF NOT EXISTS";
        let rest = match rest.get(..exists.len()) {
            Some(start) if start.eq_ignore_ascii_case(exists) => rest.get(exists.len()..)?.trim_start(),
            _ => rest,
        };
        let name = rest.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(rest);
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        (!name.is_empty() && name.chars().all(is_name)).then_some(name)
    }
}
