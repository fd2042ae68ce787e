//! The statements of a diagram.

/// A statement.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Statement<'a> {
    /// An entity; `block` is the text after its brace.
    Entity {
        name: String,
        alias: Option<String>,
        block: Option<&'a str>,
    },
    Relation(Relation),
    Title(String),
    Description(String),
    /// A description up to a closing brace, with the text after the opening one.
    LongDescription(&'a str),
    Subgraph(String),
    End,
    /// Styles and classes.
    Style,
    Direction,
}

/// Two entities and their cardinalities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) left: String,
    pub(super) left_end: Cardinality,
    pub(super) right_end: Cardinality,
    pub(super) right: String,
    pub(super) label: String,
    /// Aliases of the two, if given here.
    pub(super) aliases: [Option<String>; 2],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cardinality {
    ZeroOrOne,
    One,
    ZeroOrMore,
    OneOrMore,
}

impl Cardinality {
    pub(super) fn is_many(self) -> bool {
        matches!(self, Self::ZeroOrMore | Self::OneOrMore)
    }
}

use Cardinality::{One, OneOrMore, ZeroOrMore, ZeroOrOne};

/// Spellings of ends, longer ones before their prefixes.
const ENDS: [(&str, Cardinality); 24] = [
    ("|o", ZeroOrOne),
    ("o|", ZeroOrOne),
    ("||", One),
    ("}o", ZeroOrMore),
    ("o{", ZeroOrMore),
    ("}|", OneOrMore),
    ("|{", OneOrMore),
    ("one or zero", ZeroOrOne),
    ("one or more", OneOrMore),
    ("one or many", OneOrMore),
    ("zero or one", ZeroOrOne),
    ("zero or more", ZeroOrMore),
    ("zero or many", ZeroOrMore),
    ("only one", One),
    ("one", One),
    ("many(0)", ZeroOrMore),
    ("many(1)", OneOrMore),
    ("many", ZeroOrMore),
    ("1+", OneOrMore),
    ("0+", ZeroOrMore),
    ("1", One),
    ("0", ZeroOrOne),
    ("u", One),
    ("*", ZeroOrMore),
];

/// The connector between two ends.
const LINES: [&str; 6] = ["--", "..", ".-", "-.", "optionally to", "to"];

/// Reads one line that is neither empty nor a comment. `None` if it is unknown.
pub(super) fn statement(line: &str) -> Option<Statement<'_>> {
    let line = line.trim().trim_end_matches(';').trim_end();
    let (word, rest) = line.split_at(line.find([' ', '\t', ':', '{']).unwrap_or(line.len()));
    let argument = rest.trim_start();
    let is_word = !argument.starts_with([':', '{']) && !is_relation(argument);
    match word {
        "accTitle" if argument.starts_with(':') => {
            return Some(Statement::Title(argument.trim_start_matches(':').trim().to_owned()));
        }
        "accDescr" if argument.starts_with(':') => {
            return Some(Statement::Description(argument.trim_start_matches(':').trim().to_owned()));
        }
        "accDescr" if argument.starts_with('{') => {
            return Some(Statement::LongDescription(argument.get(1..).unwrap_or("")));
        }
        "title" if is_word && !argument.is_empty() => return Some(Statement::Title(argument.to_owned())),
        "direction" if matches!(argument, "TB" | "TD" | "BT" | "RL" | "LR") => {
            return Some(Statement::Direction);
        }
        "style" | "classDef" | "class" | "linkStyle" if is_word && !argument.is_empty() => {
            return Some(Statement::Style);
        }
        "subgraph" if is_word && !argument.is_empty() => {
            let mut scanner = Scanner { rest: argument };
            let name = scanner.name()?;
            return Some(Statement::Subgraph(scanner.alias().unwrap_or(name)));
        }
        "end" if argument.is_empty() => return Some(Statement::End),
        _ => {}
    }
    let mut scanner = Scanner { rest: line };
    let left = scanner.name()?;
    let alias = scanner.alias();
    scanner.classes();
    if scanner.rest.is_empty() {
        return Some(Statement::Entity { name: left, alias, block: None });
    }
    if let Some(block) = scanner.rest.strip_prefix('{') {
        return Some(Statement::Entity { name: left, alias, block: Some(block) });
    }
    let left_end = scanner.end()?;
    scanner.line()?;
    let right_end = scanner.end()?;
    let right = scanner.name()?;
    let aliases = [alias, scanner.alias()];
    scanner.classes();
    let label = match scanner.rest.strip_prefix(':') {
        Some(label) => label.trim(),
        None if scanner.rest.is_empty() => "",
        None => return None,
    };
    let label = label.strip_prefix('"').map_or(label, |label| label.strip_suffix('"').unwrap_or(label));
    Some(Statement::Relation(Relation { left, left_end, right_end, right, label: label.to_owned(), aliases }))
}

fn is_relation(text: &str) -> bool {
    let mut scanner = Scanner { rest: text };
    scanner.end().is_some() && scanner.line().is_some()
}

struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or("").trim_start();
    }

    /// A name: quoted, or letters, digits and a few others.
    fn name(&mut self) -> Option<String> {
        if let Some(rest) = self.rest.strip_prefix('"') {
            let length = rest.find('"')?;
            let name = rest.get(..length)?.to_owned();
            self.skip(length + 2);
            return (!name.trim().is_empty()).then_some(name);
        }
        let is_part = |char: char| {
            char.is_alphanumeric()
                || matches!(char, '_' | '-' | '*' | '.')
                || (!char.is_ascii() && !char.is_whitespace())
        };
        let mut length = self.rest.find(|char| !is_part(char)).unwrap_or(self.rest.len());
        // `A o{--|| B` without spaces: a lone letter before an end belongs to the end.
        let (name, rest) = self.rest.split_at_checked(length)?;
        if rest.starts_with(['{', '|']) && is_relation_from(name, rest) {
            length -= 1;
        }
        let name = name.get(..length)?.to_owned();
        self.skip(length);
        (!name.is_empty()).then_some(name)
    }

    /// `[Name]` or `["Name"]`.
    fn alias(&mut self) -> Option<String> {
        let rest = self.rest.strip_prefix('[')?;
        let length = rest.find(']')?;
        let name = rest.get(..length)?.trim().trim_matches('"').to_owned();
        self.skip(length + 2);
        (!name.is_empty()).then_some(name)
    }

    /// `:::class,class`.
    fn classes(&mut self) {
        if let Some(rest) = self.rest.strip_prefix(":::") {
            let length = rest.find([' ', '\t', '{', ':']).unwrap_or(rest.len());
            self.skip(length + 3);
        }
    }

    fn end(&mut self) -> Option<Cardinality> {
        let (text, end) = ENDS.into_iter().find(|(text, _)| self.starts_with(text))?;
        self.skip(text.len());
        Some(end)
    }

    fn line(&mut self) -> Option<()> {
        let text = LINES.into_iter().find(|text| self.starts_with(text))?;
        self.skip(text.len());
        Some(())
    }

    /// Whether a symbol or a whole word is next.
    fn starts_with(&self, text: &str) -> bool {
        let Some((start, rest)) = self.rest.split_at_checked(text.len()) else { return false };
        if !start.eq_ignore_ascii_case(text) {
            return false;
        }
        let is_word = |char: char| char.is_alphanumeric() || char == '_';
        !text.ends_with(is_word) || text.starts_with(['}', '|']) || !rest.starts_with(is_word)
    }
}

/// Whether the last letter of `name` is the `o` of `o{` or `o|`.
fn is_relation_from(name: &str, rest: &str) -> bool {
    // The longest connector.
    let rest = rest.get(..rest.floor_char_boundary(40)).unwrap_or("");
    // `foo||--` is the name foo with the end `||`.
    if name.len() < 2 || !name.ends_with('o') || is_relation(rest) {
        return false;
    }
    let text = ["o", rest].concat();
    let mut scanner = Scanner { rest: &text };
    scanner.end().is_some() && scanner.line().is_some()
}

#[cfg(test)]
mod tests {
    use super::{Cardinality, Relation, Statement, statement};

    fn relation(line: &str) -> (String, Cardinality, Cardinality, String, String) {
        match statement(line) {
            Some(Statement::Relation(Relation { left, left_end, right_end, right, label, .. })) => {
                (left, left_end, right_end, right, label)
            }
            _ => (String::new(), Cardinality::One, Cardinality::One, String::new(), String::new()),
        }
    }

    #[test]
    fn relations_in_all_spellings() {
        use Cardinality::{One, OneOrMore, ZeroOrMore, ZeroOrOne};
        let all = [
            ("USER||--o{QUIZ:\"creates\"", One, ZeroOrMore),
            ("USER }|..|{ QUIZ : creates", OneOrMore, OneOrMore),
            ("USER one to zero or more QUIZ : creates", One, ZeroOrMore),
            ("USER only one optionally to one or zero QUIZ : creates", One, ZeroOrOne),
            ("USER many(1) to many(0) QUIZ : creates", OneOrMore, ZeroOrMore),
            ("USER 1--0+ QUIZ : creates", One, ZeroOrMore),
            ("USER:::big |o--o| QUIZ:::small : creates", ZeroOrOne, ZeroOrOne),
            ("USER many to 1 QUIZ : creates;", ZeroOrMore, One),
        ];
        for (line, left, right) in all {
            let expected = ("USER".to_owned(), left, right, "QUIZ".to_owned(), "creates".to_owned());
            assert_eq!(relation(line), expected, "{line}");
        }
        assert_eq!(relation("foo||--o{bar : \"a b\"").0, "foo");
        assert_eq!(relation("\"a b\" }o--|| c").3, "c");
    }

    #[test]
    fn entities_and_other_statements() {
        let entity = |name: &str, alias: Option<&str>, block| {
            Some(Statement::Entity { name: name.into(), alias: alias.map(Into::into), block })
        };
        assert_eq!(statement("p[Person] {"), entity("p", Some("Person"), Some("")));
        assert_eq!(statement("\"a.b\":::x"), entity("a.b", None, None));
        assert_eq!(statement("title {"), entity("title", None, Some("")));
        assert_eq!(statement("direction LR"), Some(Statement::Direction));
        assert_eq!(statement("classDef x fill:#fff"), Some(Statement::Style));
        assert_eq!(statement("A is B"), None);
    }
}
