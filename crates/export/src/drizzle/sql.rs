//! SQL inside TypeScript.

use crowfoot_model::Table;

use super::Writer;
use crate::typescript::{Doc, template};
use crate::{Language, TokenClass, highlight};

impl Writer<'_> {
    /// SQL as it is, in a tagged template.
    pub(super) fn sql(&mut self, text: &str) -> Doc {
        self.orm.insert("sql");
        let mut out = String::from("sql`");
        template(text, &mut out);
        out.push('`');
        Doc::Template(out)
    }

    /// SQL about a table, with its columns as TypeScript knows them, so that they follow a rename.
    pub(super) fn sql_on(&mut self, table: &Table, text: &str) -> Doc {
        self.orm.insert("sql");
        let mut out = String::from("sql`");
        let mut done = 0;
        let tokens = highlight(Language::Sql, text);
        let at = |i: Option<usize>| i.and_then(|i| tokens.get(i)).and_then(|t| text.get(t.start..t.end));
        for (i, token) in tokens.iter().enumerate() {
            let word = text.get(token.start..token.end).unwrap_or("");
            let next = tokens.get(i + 1);
            let stands_alone = !matches!(at(Some(i + 1)), Some("." | "("))
                && next.is_none_or(|next| next.class != TokenClass::String)
                && !matches!(at(i.checked_sub(1)), Some("." | ":"))
                && !at(i.checked_sub(1)).is_some_and(|before| {
                    before.eq_ignore_ascii_case("as") || before.eq_ignore_ascii_case("collate")
                });
            if token.class != TokenClass::Name || !stands_alone {
                continue;
            }
            let Some(key) = self.column_key(table, word) else { continue };
            // `[Discount]`, as SQLite takes it.
            let in_brackets = self.package.brackets
                && text.get(..token.start).is_some_and(|before| before.ends_with('['))
                && text.get(token.end..).is_some_and(|after| after.starts_with(']'));
            let around = usize::from(in_brackets);
            squeezed(text.get(done..token.start - around).unwrap_or(""), &mut out);
            out.push_str("${table.");
            out.push_str(&key);
            out.push('}');
            done = token.end + around;
        }
        squeezed(text.get(done..).unwrap_or(""), &mut out);
        out.push('`');
        Doc::Template(out)
    }

    /// The key of the column that a word names, as the document calls it or the database.
    fn column_key(&self, table: &Table, word: &str) -> Option<String> {
        let mark = word.chars().next().filter(|c| matches!(c, '"' | '`'));
        let column = match mark {
            Some(mark) => {
                let inner = word.strip_prefix(mark)?.strip_suffix(mark)?;
                let name = inner.replace(&[mark, mark].iter().collect::<String>(), &mark.to_string());
                self.spelling.column_called(table, &name)?
            }
            None => self.spelling.column_of_any_case(table, word)?,
        };
        self.names.tables.get(&table.id)?.column(column).map(str::to_owned)
    }
}

/// Appends SQL with line breaks outside of comments turned into spaces, so that it stays on one line.
fn squeezed(text: &str, out: &mut String) {
    if text.contains("--") || text.contains('\'') || !text.contains('\n') {
        template(text, out);
        return;
    }
    let mut clean = String::new();
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    for word in text.split_whitespace() {
        if !clean.is_empty() || before {
            clean.push(' ');
        }
        clean.push_str(word);
    }
    if after {
        clean.push(' ');
    }
    template(&clean, out);
}
