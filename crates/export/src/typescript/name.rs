//! TypeScript names from database names.

use std::collections::{BTreeMap, HashSet};

use crowfoot_dialect::naming;

/// `created_at` → `createdAt`; empty when no letter or digit is left.
pub(crate) fn camel_case(name: &str) -> String {
    whole(&naming::camel_case(&plain(name)))
}

/// `order_item` → `OrderItem`.
pub(crate) fn pascal_case(name: &str) -> String {
    whole(&naming::pascal_case(&plain(name)))
}

/// Without the marks that a letter can leave in another case, as `İ` does: they are no part of a word everywhere.
fn whole(name: &str) -> String {
    name.chars().filter(|c| is_word(*c) || *c == '_').collect()
}

fn plain(name: &str) -> String {
    name.chars().map(|c| if is_word(c) { c } else { '_' }).collect()
}

/// A name that TypeScript takes: `fallback` for an empty one, an underscore before a digit.
pub(crate) fn identifier(name: String, fallback: &str) -> String {
    if name.is_empty() {
        return fallback.to_owned();
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) { ["_", &name].concat() } else { name }
}

/// Letters that are part of identifiers in every version of TypeScript.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c.is_alphabetic()
            && matches!(c as u32,
                0xC0..=0x24F | 0x370..=0x52F | 0x5D0..=0x5EA | 0x620..=0x64A | 0x3041..=0x30FF
                | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3))
}

/// The names of one scope. What is given out is valid and unique.
#[derive(Default)]
pub(crate) struct Names {
    reserved: &'static [&'static str],
    taken: HashSet<String>,
    /// The last number that a wish got.
    numbers: BTreeMap<String, u32>,
}

impl Names {
    /// A scope in which some names cannot be given out.
    pub(crate) fn reserving(reserved: &'static [&'static str]) -> Self {
        Self { reserved, ..Self::default() }
    }

    pub(crate) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name) && !self.reserved.contains(&name)
    }

    pub(crate) fn take(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// As [`Names::claim`] for a name that may be a reserved one.
    pub(crate) fn claim_reserved(&mut self, name: &str) -> String {
        if self.taken.contains(name) {
            return self.claim(&[&[name, "Type"].concat()]);
        }
        self.take(name);
        name.to_owned()
    }

    /// The first of `wishes` that is free, or the last of them with the first number that makes it so.
    pub(crate) fn claim(&mut self, wishes: &[&str]) -> String {
        let free = wishes.iter().find(|wish| self.is_free(wish)).map(|wish| (*wish).to_owned());
        let name = free.unwrap_or_else(|| {
            let base = wishes.last().copied().unwrap_or("name");
            let from = self.numbers.get(base).map_or(2, |last| last + 1);
            let mut numbered = (from..).map(|n| (n, [base, &n.to_string()].concat()));
            let (number, name) = numbered.find(|(_, name)| self.is_free(name)).unwrap_or_default();
            self.numbers.insert(base.to_owned(), number);
            name
        });
        self.take(&name);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, camel_case, identifier, pascal_case};

    #[test]
    fn names_hold_only_letters_that_identifiers_may_have() {
        for (name, expected) in [
            ("created_at", "createdAt"),
            ("ID", "id"),
            ("USER_ID", "userId"),
            ("userId", "userId"),
            ("AlbumId", "albumId"),
            ("order-line item", "orderLineItem"),
            ("__proto__", "proto"),
            ("이름", "이름"),
            ("🦀", ""),
            ("İ_d", "iD"),
        ] {
            assert_eq!(camel_case(name), expected, "{name}");
        }
        assert_eq!(pascal_case("order_item"), "OrderItem");
        assert_eq!(identifier(camel_case("2fa_codes"), "table"), "_2faCodes");
        assert_eq!(identifier(camel_case("🦀"), "table"), "table");
    }

    #[test]
    fn a_claimed_name_is_free_and_then_taken() {
        let mut names = Names::reserving(&["text"]);
        assert_eq!(names.claim(&["text", "textTable"]), "textTable");
        assert_eq!(names.claim(&["text", "textTable"]), "textTable2");
        assert_eq!(names.claim(&["text", "textTable"]), "textTable3");
    }
}
