//! Names of constraints and indexes, which mostly say what they are about: `fk_{table}_{column}`.

use std::borrow::Cow;

use crowfoot_compact::Arrange;

/// The parts of a name that come from elsewhere; each has a character that stands for it.
pub(super) struct Parts<'t> {
    pub(super) table: &'t str,
    pub(super) target: Cow<'t, str>,
    pub(super) columns: String,
    pub(super) first: &'t str,
}

const TABLE: char = '\u{1}';
const TARGET: char = '\u{2}';
const COLUMNS: char = '\u{3}';
const FIRST: char = '\u{4}';

impl Parts<'_> {
    fn all(&self) -> [(char, &str); 4] {
        let mut all = [
            (COLUMNS, self.columns.as_str()),
            (TABLE, self.table),
            (TARGET, &*self.target),
            (FIRST, self.first),
        ];
        // What is contained in another must not be found first.
        all.arrange_by_key(|(_, text)| std::cmp::Reverse(text.len()));
        all
    }

    /// The name without its parts.
    pub(super) fn template(&self, name: &str) -> String {
        let mut template = name.to_owned();
        for (sign, text) in self.all() {
            if text.len() > 1 {
                template = template.replacen(text, sign.encode_utf8(&mut [0; 4]), 1);
            }
        }
        template
    }

    /// A name with these parts.
    pub(super) fn fill(&self, template: &str) -> String {
        let mut name = String::new();
        for own in template.chars() {
            match own {
                TABLE => name.push_str(self.table),
                TARGET => name.push_str(&self.target),
                COLUMNS => name.push_str(&self.columns),
                FIRST => name.push_str(self.first),
                other => name.push(other),
            }
        }
        name
    }
}
