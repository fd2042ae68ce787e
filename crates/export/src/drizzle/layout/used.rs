//! The names that a piece of TypeScript uses.

use std::collections::BTreeSet;

/// The identifiers of a text: no keys, no members, nothing in literals and comments.
pub(super) fn names(text: &str) -> BTreeSet<&str> {
    let mut scanner = Scanner { text, at: 0, found: BTreeSet::new(), templates: Vec::new() };
    while scanner.step() {}
    scanner.found
}

struct Scanner<'t> {
    text: &'t str,
    /// In bytes.
    at: usize,
    found: BTreeSet<&'t str>,
    /// The open braces inside each template that is open.
    templates: Vec<u32>,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return false };
        let comment_end = match rest.get(..2) {
            Some("/*") => rest.find("*/").map(|end| end + 2),
            Some("//") => rest.find('\n'),
            _ => Some(0),
        };
        match (c, comment_end) {
            (_, None) => self.at = self.text.len(),
            (_, Some(end)) if end > 0 => self.at += end,
            ('\'' | '"', _) => {
                self.at += 1;
                self.pass(|own| own == c);
            }
            ('`', _) => {
                self.at += 1;
                self.template();
            }
            ('{', _) => {
                self.at += 1;
                if let Some(open) = self.templates.last_mut() {
                    *open += 1;
                }
            }
            ('}', _) => {
                self.at += 1;
                match self.templates.last_mut() {
                    Some(0) => {
                        self.templates.pop();
                        self.template();
                    }
                    Some(open) => *open -= 1,
                    None => {}
                }
            }
            (c, _) if is_part(c) => self.name(c),
            (c, _) => self.at += c.len_utf8(),
        }
        true
    }

    /// Goes behind the first character that ends a literal.
    fn pass(&mut self, ends: impl Fn(char) -> bool) {
        let mut is_escaped = false;
        let end = self.rest().char_indices().find(|(_, c)| {
            let is_end = !is_escaped && ends(*c);
            is_escaped = !is_escaped && *c == '\\';
            is_end
        });
        self.at = end.map_or(self.text.len(), |(at, c)| self.at + at + c.len_utf8());
    }

    /// Goes to the next value inside a template, or behind it.
    fn template(&mut self) {
        loop {
            self.pass(|c| matches!(c, '`' | '$'));
            let is_value = self.rest().starts_with('{');
            let is_end = self.text.get(..self.at).is_none_or(|before| before.ends_with('`'));
            if is_end || self.rest().is_empty() {
                return;
            }
            if is_value {
                self.at += 1;
                return self.templates.push(0);
            }
        }
    }

    fn name(&mut self, first: char) {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let before = self.text.get(..start).unwrap_or("").trim_end();
        let is_member = before.ends_with('.') && !before.ends_with("...");
        let is_key = self.rest().trim_start().starts_with(':');
        if !first.is_ascii_digit() && !is_member && !is_key {
            self.found.extend(self.text.get(start..self.at));
        }
    }
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::names;

    fn all(text: &str) -> Vec<&str> {
        names(text).into_iter().collect()
    }

    #[test]
    fn members_keys_literals_and_comments_are_no_names() {
        assert_eq!(
            all("a.b: c, d('e \\' f', \"g\"), ...h /* i */ // j\n, k: { l }"),
            ["a", "c", "d", "h", "l"]
        );
        assert_eq!(all("id: text('id')\n  .references(() => users.id)"), ["text", "users"]);
    }

    #[test]
    fn values_in_templates_are_names() {
        assert_eq!(
            all("sql`a ${table.b} $c \\${d} ${f({ x: `e ${g}` })} h` + i"),
            ["f", "g", "i", "sql", "table"]
        );
    }

    #[test]
    fn anything_ends() {
        for text in ["'", "`", "`${", "`${{", "/*", "//", "}", "`$", "\\", "1e5"] {
            assert!(names(text).is_empty(), "{text}");
        }
    }
}
