//! The statements that take back what raw SQL has made.

use crowfoot_dialect::syntax::{Kind, Token};
use crowfoot_model::Dialect;

use crate::text::bare_tokens;

/// What undoes a statement, where that is known.
pub(crate) fn undo(dialect: Dialect, sql: &str, names_its_table: bool) -> Option<String> {
    let text = sql.strip_prefix("DELIMITER //").unwrap_or(sql);
    let tokens = bare_tokens(dialect, text);
    let words = Words { text, tokens: &tokens };
    let first = tokens.first()?;
    if first.is_word("GRANT") {
        let (on, to) = (words.place("ON", 1)?, words.place("TO", 1)?);
        let (what, rest) = (words.between(1, on)?, words.between(on, to)?);
        return Some(["REVOKE ", what, " ", rest, " FROM ", words.tail(to + 1)?, ";"].concat());
    }
    if first.is_word("ALTER") {
        let enable = words.place("ENABLE", 1)?;
        let rest = words.tail(enable + 1)?;
        return Some([words.between(0, enable)?, " DISABLE ", rest, ";"].concat());
    }
    if first.is_word("COMMENT") {
        let is = words.place("IS", 1)?;
        return Some([words.between(0, is)?, " IS NULL;"].concat());
    }
    if !first.is_word("CREATE") {
        return None;
    }
    const KINDS: &[&str] = &[
        "TRIGGER",
        "FUNCTION",
        "PROCEDURE",
        "POLICY",
        "RULE",
        "EXTENSION",
        "EVENT",
        "STATISTICS",
        "SEQUENCE",
        "TABLE",
        "VIEW",
        "TYPE",
        "DOMAIN",
    ];
    let kind_at = tokens.iter().position(|token| token.is_one_of(KINDS))?;
    let kind = tokens.get(kind_at)?.text.to_ascii_uppercase();
    let mut at = kind_at + 1;
    if tokens.get(at)?.is_word("IF") {
        at += 3;
    }
    let name = words.name(&mut at)?;
    let mut drop = ["DROP ", &kind, " IF EXISTS ", name].concat();
    let is_on_table = ["TRIGGER", "POLICY", "RULE"].contains(&kind.as_str()) && names_its_table;
    if is_on_table {
        let word = if kind == "RULE" { "TO" } else { "ON" };
        let mut table = words.place(word, at)? + 1;
        drop.push_str(&[" ON ", words.name(&mut table)?].concat());
    }
    drop.push(';');
    Some(drop)
}

struct Words<'t> {
    text: &'t str,
    tokens: &'t [Token<'t>],
}

impl<'t> Words<'t> {
    fn place(&self, word: &str, from: usize) -> Option<usize> {
        let found = self.tokens.iter().skip(from).position(|token| token.is_word(word))?;
        Some(found + from)
    }

    fn between(&self, from: usize, to: usize) -> Option<&'t str> {
        let (from, to) = (self.tokens.get(from)?, self.tokens.get(to.checked_sub(1)?)?);
        self.text.get(from.start..to.end())
    }

    fn tail(&self, from: usize) -> Option<&'t str> {
        let text = self.text.get(self.tokens.get(from)?.start..)?;
        Some(text.trim_end().trim_end_matches(';').trim_end())
    }

    /// A name with what it is qualified by.
    fn name(&self, at: &mut usize) -> Option<&'t str> {
        let from = *at;
        *at += 1;
        while self.tokens.get(*at).is_some_and(|token| token.kind == Kind::Dot) {
            *at += 2;
        }
        self.between(from, *at)
    }
}

#[cfg(test)]
mod tests {
    use super::undo;
    use crowfoot_model::Dialect;

    #[test]
    fn statements_are_taken_back() {
        let undo = |sql| undo(Dialect::Postgres, sql, true);
        assert_eq!(
            undo("CREATE TRIGGER \"on\" BEFORE UPDATE ON s.\"a b\" FOR EACH ROW EXECUTE FUNCTION f();")
                .as_deref(),
            Some("DROP TRIGGER IF EXISTS \"on\" ON s.\"a b\";")
        );
        assert_eq!(
            undo("GRANT SELECT, INSERT ON TABLE t TO PUBLIC;").as_deref(),
            Some("REVOKE SELECT, INSERT ON TABLE t FROM PUBLIC;")
        );
        assert_eq!(
            undo("CREATE OR REPLACE FUNCTION a.f(x int) RETURNS int AS 'x';").as_deref(),
            Some("DROP FUNCTION IF EXISTS a.f;")
        );
        assert_eq!(
            undo("ALTER TABLE t ENABLE ROW LEVEL SECURITY;").as_deref(),
            Some("ALTER TABLE t DISABLE ROW LEVEL SECURITY;")
        );
        assert_eq!(undo("SELECT 1;"), None);
    }
}
