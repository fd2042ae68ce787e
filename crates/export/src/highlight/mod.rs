//! Highlighting for the preview: one scanner, and what each language adds to it.

mod scanner;
mod words;

use crate::Language;
use scanner::Scanner;

/// A piece of text to be coloured. What lies between tokens is white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    pub class: TokenClass,
}

/// The class of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenClass {
    Keyword,
    Type,
    String,
    Number,
    Comment,
    Punctuation,
    Name,
}

/// Splits a text into tokens, in order and without overlap, each on whole characters. Any text is taken, and the
/// time grows with its length alone.
pub fn highlight(language: Language, text: &str) -> Vec<Token> {
    let mut scanner = Scanner::new(text);
    match language {
        Language::Plain => {}
        Language::Sql => while scanner.skip_space() && scanner.sql() {},
        Language::TypeScript => while scanner.skip_space() && scanner.typescript() {},
        Language::Json => while scanner.skip_space() && scanner.json() {},
        Language::Diagram => while scanner.skip_space() && scanner.diagram() {},
    }
    scanner.tokens
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{TokenClass, highlight};
    use crate::Language;

    fn classes(language: Language, text: &str) -> Vec<(&str, TokenClass)> {
        highlight(language, text).iter().map(|t| (&text[t.start..t.end], t.class)).collect()
    }

    #[test]
    fn a_regular_expression_is_one_token_and_a_division_is_none() {
        let of =
            |text| classes(Language::TypeScript, text).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
        assert_eq!(of("f(/'[(]\\//su)"), ["f", "(", "/'[(]\\//", "su", ")"]);
        assert_eq!(of("a / b / c"), ["a", "/", "b", "/", "c"]);
    }

    #[test]
    fn sql() {
        use TokenClass::{Comment, Keyword, Name, Number, Punctuation, String, Type};
        assert_eq!(
            classes(Language::Sql, "CREATE table \"a\"\"b\" (x INT DEFAULT 'it''s' + 1.5e3); -- end"),
            [
                ("CREATE", Keyword),
                ("table", Keyword),
                ("\"a\"\"b\"", Name),
                ("(", Punctuation),
                ("x", Name),
                ("INT", Type),
                ("DEFAULT", Keyword),
                ("'it''s'", String),
                ("+", Punctuation),
                ("1.5e3", Number),
                (")", Punctuation),
                (";", Punctuation),
                ("-- end", Comment),
            ]
        );
        assert_eq!(classes(Language::Sql, "$f$ a $x$ b $f$"), [("$f$ a $x$ b $f$", String)]);
        assert_eq!(classes(Language::Sql, "/* a"), [("/* a", Comment)]);
    }

    #[test]
    fn typescript_and_json_and_diagrams() {
        use TokenClass::{Comment, Keyword, Name, Punctuation, String, Type};
        assert_eq!(
            classes(Language::TypeScript, "export type A = `${b}`; // c"),
            [
                ("export", Keyword),
                ("type", Keyword),
                ("A", Type),
                ("=", Punctuation),
                ("`${b}`", String),
                (";", Punctuation),
                ("// c", Comment),
            ]
        );
        assert_eq!(
            classes(Language::Json, "{\"a\\\"\": \"b\"}"),
            [
                ("{", Punctuation),
                ("\"a\\\"\"", Name),
                (":", Punctuation),
                ("\"b\"", String),
                ("}", Punctuation)
            ]
        );
        assert_eq!(
            classes(Language::Diagram, "%% x\nerDiagram\n users ||--o{ orders : \"has\""),
            [
                ("%% x", Comment),
                ("erDiagram", Keyword),
                ("users", Name),
                ("||--o{", Punctuation),
                ("orders", Name),
                (":", Punctuation),
                ("\"has\"", String),
            ]
        );
    }

    #[test]
    fn long_hostile_text_is_quick() {
        for piece in ["$a$ ", "/* ", "' ", "\" ", "`", "${", "\\", "((((", "a:b", "🦀"] {
            let text = piece.repeat(100_000);
            for language in
                [Language::Sql, Language::TypeScript, Language::Json, Language::Diagram, Language::Plain]
            {
                highlight(language, &text);
            }
        }
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_on_whole_characters(text in "[ -~\n'\"`$/*\\\\é🦀]{0,80}") {
            for language in [Language::Sql, Language::TypeScript, Language::Json, Language::Diagram] {
                let mut at = 0;
                for token in highlight(language, &text) {
                    prop_assert!(token.start >= at && token.end > token.start);
                    prop_assert!(text.get(token.start..token.end).is_some());
                    prop_assert!(text[at..token.start].chars().all(char::is_whitespace));
                    at = token.end;
                }
                prop_assert!(text[at..].chars().all(char::is_whitespace));
            }
        }
    }
}
