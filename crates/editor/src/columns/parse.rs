//! Reading the one-line form. Anything is read; what is not understood becomes a problem that names it.

use std::ops::Range;

use super::scan::{Token, tokens, unquote};

/// A column as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuickColumn {
    /// Empty when the line begins with `->`: the name then follows from the table.
    pub name: String,
    pub type_text: Option<String>,
    pub default_text: Option<String>,
    /// `Some(true)` for nullable, `Some(false)` for NOT NULL, `None` when the line does not say.
    pub nullable: Option<bool>,
    pub primary_key: bool,
    pub unique: bool,
    pub index: bool,
    /// `users`, `users.id`, `app.users.id` or `users(id)`, as typed.
    pub reference: Option<String>,
    pub comment: Option<String>,
    /// After `collate`. A line does not show it, and one that does not say leaves it as it is.
    pub collation: Option<String>,
    /// What could not be read, as messages.
    pub problems: Vec<String>,
}

/// A word behind an exclamation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    PrimaryKey,
    Unique,
    Required,
    Nullable,
    Index,
}

/// The marks as they are completed and written, with what they mean.
pub const MARKS: [(&str, Mark, &str); 5] = [
    ("!pk", Mark::PrimaryKey, "Primary key"),
    ("!unique", Mark::Unique, "Unique"),
    ("!required", Mark::Required, "NOT NULL"),
    ("!null", Mark::Nullable, "Nullable"),
    ("!index", Mark::Index, "Indexed"),
];

/// Which part of the line a token belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Name,
    Type,
    Default,
    Reference,
    Mark,
    Comment,
    Collation,
    /// `=`, `->` and the words that begin or are a part by themselves.
    Operator,
}

/// Reads a line.
pub fn parse_quick(line: &str) -> QuickColumn {
    let mut column = QuickColumn::default();
    let (mut type_span, mut default_span) = (None, None);
    for (part, token) in parts(line) {
        match part {
            Part::Name => column.name = unquote(token.text.strip_suffix(':').unwrap_or(token.text)),
            Part::Type => extend(&mut type_span, &token.range),
            Part::Default => extend(&mut default_span, &token.range),
            Part::Reference => match &mut column.reference {
                None => column.reference = Some(token.text.to_owned()),
                // `users (id)`
                Some(reference) if token.text.starts_with('(') => reference.push_str(token.text),
                Some(_) => column.problems.push(not_understood(token.text)),
            },
            Part::Mark => match mark(token.text) {
                Some(mark) => column.set(mark),
                None => column.problems.push(unknown_mark(token.text)),
            },
            Part::Comment => column.comment = Some(token.text.to_owned()),
            Part::Collation => column.collation = Some(token.text.to_owned()),
            Part::Operator => {}
        }
    }
    let text = |span: Option<Range<usize>>| span.and_then(|span| line.get(span)).map(str::to_owned);
    column.type_text = text(type_span);
    column.default_text = text(default_span);
    column
}

/// Where the definition in a line ends: at its end, or before the comment.
pub(crate) fn definition_end(line: &str) -> usize {
    let comment = tokens(line).iter().find(|token| token.text == "--").map(|token| token.range.start);
    comment.and_then(|at| line.get(..at)).unwrap_or(line).trim_end().len()
}

/// The tokens of a line with the parts that they belong to. The words of SQL count as marks and operators.
pub(super) fn parts(line: &str) -> Vec<(Part, Token<'_>)> {
    let tokens = tokens(line);
    let mut parts = Vec::with_capacity(tokens.len());
    let (mut part, mut begun) = (Part::Name, false);
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let word = token.text.to_ascii_lowercase();
        let next = rest.peek().map(|next| next.text.to_ascii_lowercase());
        let sql = part != Part::Name && (part != Part::Default || begun);
        let own = match (word.as_str(), next.as_deref()) {
            ("--", _) => {
                part = Part::Comment;
                Part::Operator
            }
            _ if part == Part::Comment => Part::Comment,
            ("=", _) => {
                (part, begun) = (Part::Default, false);
                Part::Operator
            }
            ("->", _) => {
                (part, begun) = (Part::Reference, false);
                Part::Operator
            }
            ("default", _) if sql => {
                (part, begun) = (Part::Default, false);
                Part::Operator
            }
            ("references", _) if sql => {
                (part, begun) = (Part::Reference, false);
                Part::Operator
            }
            ("not", Some("null")) | ("primary", Some("key")) if sql => {
                // The two words are one mark.
                let second = rest.next();
                let end = second.map_or(token.range.end, |second| second.range.end);
                let both = Token { text: &line[token.range.start..end], range: token.range.start..end };
                parts.push((Part::Mark, both));
                continue;
            }
            ("collate", Some(_)) if part == Part::Type && begun => {
                parts.push((Part::Operator, token));
                parts.extend(rest.next().map(|name| (Part::Collation, name)));
                continue;
            }
            ("null" | "unique", _) if sql => Part::Mark,
            _ if word.starts_with('!') && word.len() > 1 => Part::Mark,
            _ => {
                begun = true;
                part
            }
        };
        parts.push((own, token));
        if part == Part::Name {
            part = Part::Type;
        }
    }
    parts
}

fn mark(text: &str) -> Option<Mark> {
    let word: String = text.trim_start_matches('!').split_whitespace().collect::<Vec<_>>().join(" ");
    Some(match word.to_ascii_lowercase().as_str() {
        "pk" | "primary" | "key" | "primary key" => Mark::PrimaryKey,
        "unique" | "u" | "uq" => Mark::Unique,
        "required" | "nn" | "notnull" | "not-null" | "not_null" | "not null" => Mark::Required,
        "null" | "nullable" | "optional" => Mark::Nullable,
        "index" | "idx" => Mark::Index,
        _ => return None,
    })
}

fn unknown_mark(text: &str) -> String {
    [text, " is not a valid mark. Use !pk, !unique, !required, !null or !index."].concat()
}

fn not_understood(text: &str) -> String {
    ["\u{201c}", text, "\u{201d} is not valid here."].concat()
}

fn extend(span: &mut Option<Range<usize>>, range: &Range<usize>) {
    match span {
        Some(span) => span.end = range.end,
        None => *span = Some(range.clone()),
    }
}

impl QuickColumn {
    fn set(&mut self, mark: Mark) {
        match mark {
            Mark::PrimaryKey => self.primary_key = true,
            Mark::Unique => self.unique = true,
            Mark::Required => self.nullable = Some(false),
            Mark::Nullable => self.nullable = Some(true),
            Mark::Index => self.index = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{QuickColumn, parse_quick};

    fn named(name: &str) -> QuickColumn {
        QuickColumn { name: name.into(), ..QuickColumn::default() }
    }

    fn typed(name: &str, type_text: &str) -> QuickColumn {
        QuickColumn { type_text: Some(type_text.into()), ..named(name) }
    }

    #[test]
    fn lines() {
        let cases = [
            ("", QuickColumn::default()),
            ("email", named("email")),
            ("email:  text", typed("email", "text")),
            ("email varchar(255) !unique", QuickColumn { unique: true, ..typed("email", "varchar(255)") }),
            ("user_id -> users", QuickColumn { reference: Some("users".into()), ..named("user_id") }),
            ("-> users.id", QuickColumn { reference: Some("users.id".into()), ..QuickColumn::default() }),
            (
                "total decimal(10, 2) = 0 !required -- in euros",
                QuickColumn {
                    default_text: Some("0".into()),
                    nullable: Some(false),
                    comment: Some("in euros".into()),
                    ..typed("total", "decimal(10, 2)")
                },
            ),
            (
                "at timestamp with time zone not null default now() unique",
                QuickColumn {
                    default_text: Some("now()".into()),
                    nullable: Some(false),
                    unique: true,
                    ..typed("at", "timestamp with time zone")
                },
            ),
            (
                "a text = null !null !index",
                QuickColumn {
                    default_text: Some("null".into()),
                    nullable: Some(true),
                    index: true,
                    ..typed("a", "text")
                },
            ),
            (
                "id TEXT PRIMARY KEY REFERENCES people (id)",
                QuickColumn {
                    primary_key: true,
                    reference: Some("people(id)".into()),
                    ..typed("id", "TEXT")
                },
            ),
            ("\"unit price\" money", typed("unit price", "money")),
            ("null text", typed("null", "text")),
            (
                "a text collate nocase = 'x' !unique",
                QuickColumn {
                    collation: Some("nocase".into()),
                    default_text: Some("'x'".into()),
                    unique: true,
                    ..typed("a", "text")
                },
            ),
            (
                "a text = 'x' collate \"C\"",
                QuickColumn { default_text: Some("'x' collate \"C\"".into()), ..typed("a", "text") },
            ),
        ];
        for (line, expected) in cases {
            assert_eq!(parse_quick(line), expected, "{line:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said_and_loses_nothing_else() {
        let column = parse_quick("email text !uniqe !pk -> users zzz");
        assert_eq!((column.primary_key, column.unique), (true, false));
        assert_eq!(column.problems.len(), 2);
        assert!(column.problems[0].starts_with("!uniqe is not a valid mark"));
    }

    #[test]
    fn hostile_lines_are_read() {
        for line in ["!", "= =", "-> ->", "(((", "'", "\u{1f600} '\u{1f600}", "--", "a !", "=!pk->--"] {
            parse_quick(line);
        }
    }
}
