//! A cursor over the tokens of one statement, with the positions of the tokens in the source.

use super::grammar::grammar;
use crate::draft::Qualified;
use crate::ledger::excerpt;
use crowfoot_dialect::script::{Clauses, Joins, clauses, lexis};
use crowfoot_model::Dialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Tokenizer};

/// The maximum nesting of expressions, within the stack of a worker.
const MAX_DEPTH: usize = 40;

/// The maximum number of tokens in an expression. sqlparser builds chains of operators as trees of the same depth.
const MAX_TOKENS: usize = 1000;

/// The number of tokens that are tried first.
const WINDOW: usize = 40;

/// A cursor over a statement.
pub(crate) struct Reader<'a> {
    text: &'a str,
    dialect: Dialect,
    tokens: Vec<TokenWithSpan>,
    /// Byte offsets of the tokens.
    places: Vec<(usize, usize)>,
    at: usize,
    end: usize,
    /// Ranges of tokens in lists that were not read.
    unread: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    /// # Errors
    /// The message of the tokenizer.
    pub(crate) fn new(text: &'a str, dialect: Dialect) -> Result<Self, String> {
        let all =
            Tokenizer::new(grammar(dialect), text).tokenize_with_location().map_err(|error| error.message)?;
        let mut finder = Finder { text, byte: 0, location: Location::new(1, 1) };
        let mut tokens = Vec::with_capacity(all.len() / 2);
        let mut places = Vec::with_capacity(all.len() / 2);
        for token in all {
            if matches!(token.token, Token::Whitespace(_)) {
                continue;
            }
            let start = finder.find(token.span.start);
            let end = finder.find(token.span.end);
            places.push((start, end));
            tokens.push(token);
        }
        let end = tokens.len();
        Ok(Self { text, dialect, tokens, places, at: 0, end, unread: Vec::new() })
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(crate) fn clauses(&self) -> &'static Clauses {
        clauses(self.dialect)
    }

    /// The index of the next token.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Goes to a token.
    pub(crate) fn seek(&mut self, at: usize) {
        self.at = at.min(self.end);
    }

    /// The index after the last token that may be read.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// Runs `read` on the tokens before `end` only, and moves to `end`.
    pub(crate) fn within<T>(&mut self, end: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.end;
        self.end = end.min(outer);
        let result = read(self);
        self.end = outer;
        self.seek(end);
        result
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at >= self.end
    }

    /// The token `ahead` tokens after the cursor.
    pub(crate) fn peek(&self, ahead: usize) -> Option<&Token> {
        let at = self.at + ahead;
        if at >= self.end { None } else { self.tokens.get(at).map(|token| &token.token) }
    }

    pub(crate) fn advance(&mut self) {
        self.seek(self.at + 1);
    }

    /// The source from one token up to another, exclusive.
    pub(crate) fn slice(&self, from: usize, to: usize) -> &'a str {
        let start = self.places.get(from).map_or(self.text.len(), |place| place.0);
        let end = to.checked_sub(1).and_then(|last| self.places.get(last)).map_or(start, |place| place.1);
        self.text.get(start..end.max(start)).unwrap_or("")
    }

    /// Whether the next token is the first on its line.
    pub(crate) fn is_on_new_line(&self) -> bool {
        let place = |at: usize| self.places.get(at).copied();
        let before = self.at.checked_sub(1).and_then(place).map_or(0, |place| place.1);
        let start = place(self.at).map_or(self.text.len(), |place| place.0);
        self.text.get(before..start).is_some_and(|between| between.contains('\n'))
    }

    /// The rest of the source; moves the cursor to the end.
    pub(crate) fn take_rest(&mut self) -> &'a str {
        let rest = self.slice(self.at, self.end);
        self.at = self.end;
        rest
    }

    /// Whether the token `ahead` tokens after the cursor is this word, unquoted.
    pub(crate) fn is_at(&self, ahead: usize, word: &str) -> bool {
        self.word_at(ahead).is_some_and(|found| found.eq_ignore_ascii_case(word))
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        self.is_at(0, word)
    }

    pub(crate) fn is_all(&self, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(ahead, word)| self.is_at(ahead, word))
    }

    pub(crate) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub(crate) fn take(&mut self, word: &str) -> bool {
        let found = self.is(word);
        if found {
            self.advance();
        }
        found
    }

    pub(crate) fn take_all(&mut self, words: &[&str]) -> bool {
        let found = self.is_all(words);
        if found {
            self.seek(self.at + words.len());
        }
        found
    }

    pub(crate) fn is_symbol(&self, symbol: &Token) -> bool {
        self.peek(0) == Some(symbol)
    }

    pub(crate) fn take_symbol(&mut self, symbol: &Token) -> bool {
        let found = self.is_symbol(symbol);
        if found {
            self.advance();
        }
        found
    }

    /// The unquoted word `ahead` tokens after the cursor.
    pub(crate) fn word_at(&self, ahead: usize) -> Option<&str> {
        match self.peek(ahead) {
            Some(Token::Word(word)) if word.quote_style.is_none() => Some(&word.value),
            _ => None,
        }
    }

    /// An unquoted word, in upper case.
    pub(crate) fn take_word(&mut self) -> Option<String> {
        let word = self.word_at(0)?.to_ascii_uppercase();
        self.advance();
        Some(word)
    }

    /// An identifier, folded. SQLite and MySQL accept strings as names in many places.
    pub(crate) fn identifier(&mut self) -> Option<String> {
        let name = match self.peek(0)? {
            Token::Word(word) if word.quote_style.is_some() => word.value.clone(),
            Token::Word(word) if lexis(self.dialect).small_names => word.value.to_ascii_lowercase(),
            Token::Word(word) => word.value.clone(),
            Token::SingleQuotedString(name) | Token::DoubleQuotedString(name)
                if lexis(self.dialect).text_as_name =>
            {
                name.clone()
            }
            _ => return None,
        };
        self.advance();
        Some(name)
    }

    /// `name`, `schema.name` or `database.schema.name`.
    pub(crate) fn qualified(&mut self) -> Option<Qualified> {
        let mut name = Qualified { schema: None, name: self.identifier()? };
        for _ in 0..2 {
            if self.peek(0) != Some(&Token::Period) {
                break;
            }
            self.advance();
            let inner = self.identifier()?;
            name = Qualified { schema: Some(name.name), name: inner };
        }
        Some(name)
    }

    /// The text of a string literal. MySQL joins literals that follow each other, PostgreSQL those on lines of their
    /// own.
    pub(crate) fn string(&mut self) -> Option<String> {
        let mut text = string_of(self.peek(0)?)?.to_owned();
        self.advance();
        while let Some(Token::SingleQuotedString(more)) = self.peek(0)
            && match lexis(self.dialect).joins {
                Joins::AcrossLines => self.is_on_new_line(),
                Joins::Always => true,
                Joins::Never => false,
            }
        {
            text.push_str(more);
            self.advance();
        }
        Some(text)
    }

    /// A whole number with its sign.
    pub(crate) fn integer(&mut self) -> Option<i64> {
        let negative = self.is_symbol(&Token::Minus);
        let ahead = usize::from(negative || self.is_symbol(&Token::Plus));
        let Some(Token::Number(digits, _)) = self.peek(ahead) else { return None };
        let number: i128 = digits.parse().ok()?;
        let number = i64::try_from(if negative { -number } else { number }).ok()?;
        self.seek(self.at + ahead + 1);
        Some(number)
    }

    /// The index of the closing parenthesis of the group at the cursor.
    pub(crate) fn group_end(&self) -> Option<usize> {
        if !self.is_symbol(&Token::LParen) {
            return None;
        }
        let mut depth = 0_usize;
        for at in self.at..self.end {
            match self.tokens.get(at).map(|token| &token.token) {
                Some(Token::LParen) => depth += 1,
                Some(Token::RParen) => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Skips a group in parentheses and returns its content.
    pub(crate) fn take_group(&mut self) -> Option<&'a str> {
        let close = self.group_end()?;
        let inner = self.slice(self.at + 1, close);
        self.seek(close + 1);
        Some(inner)
    }

    /// Reads the content of parentheses.
    pub(crate) fn in_group<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let close = self.group_end()?;
        self.advance();
        let result = self.within(close, read);
        self.advance();
        Some(result)
    }

    /// The index of the next comma outside parentheses and brackets, or the end.
    pub(crate) fn next_comma(&self) -> usize {
        let mut depth = 0_usize;
        for at in self.at..self.end {
            match self.tokens.get(at).map(|token| &token.token) {
                Some(Token::LParen | Token::LBracket) => depth += 1,
                Some(Token::RParen | Token::RBracket) => depth = depth.saturating_sub(1),
                Some(Token::Comma) if depth == 0 => return at,
                _ => {}
            }
        }
        self.end
    }

    /// Reads the items of a comma-separated list.
    pub(crate) fn each(&mut self, read: impl FnMut(&mut Self)) {
        self.each_of_some(read);
    }

    /// Like [`Reader::each`]; returns whether there was nothing between two of the commas.
    pub(crate) fn each_of_some(&mut self, mut read: impl FnMut(&mut Self)) -> bool {
        let mut empty = false;
        while !self.is_done() {
            let comma = self.next_comma();
            if comma > self.at {
                self.within(comma, &mut read);
            } else {
                empty = true;
            }
            self.advance();
        }
        empty
    }

    /// Like [`Reader::each`], but records the unread rest of each item.
    pub(crate) fn each_whole(&mut self, mut read: impl FnMut(&mut Self)) {
        self.each(|reader| {
            read(reader);
            reader.note_unread(reader.at);
        });
    }

    /// Records the tokens from one up to the end as unread, if there are any.
    pub(crate) fn note_unread(&mut self, from: usize) {
        if from < self.end {
            self.unread.push((from, self.end));
        }
    }

    /// A sentence about the unread parts, without those that `said` already mentions.
    pub(crate) fn unread_note(&self, said: &str) -> Option<String> {
        /// How many pieces are named.
        const SHOWN: usize = 4;
        let pieces = self.unread.iter().take(SHOWN).map(|(from, to)| excerpt(self.slice(*from, *to)));
        let is_new = |piece: &String| {
            let first = piece.split(' ').next().unwrap_or_default();
            !said.contains(&["before ", first, ";"].concat())
        };
        let pieces: Vec<String> = pieces.filter(is_new).collect();
        (!pieces.is_empty()).then(|| format!("Not understood: {}.", pieces.join(", ")))
    }

    /// A list of identifiers in parentheses.
    pub(crate) fn names(&mut self) -> Option<Vec<String>> {
        let mut names = Vec::new();
        self.in_group(|reader| reader.each_whole(|reader| names.extend(reader.identifier())))?;
        Some(names)
    }

    /// Skips an expression, which ends where sqlparser says; false if it cannot read it.
    pub(crate) fn take_expression(&mut self) -> bool {
        self.take_parsed(|parser| parser.parse_expr().is_ok())
    }

    /// Skips `DEFAULT` and the expression after it; false if sqlparser cannot read it. In a column definition,
    /// `NOT NULL` does not belong to the expression before it.
    pub(crate) fn take_default(&mut self) -> bool {
        self.take_parsed(|parser| matches!(parser.parse_optional_column_option(), Ok(Some(_))))
    }

    /// Parses with sqlparser from the cursor on. Most expressions are short, so it gets few tokens first.
    fn take_parsed(&mut self, parse: impl Fn(&mut Parser) -> bool) -> bool {
        for size in [WINDOW, MAX_TOKENS] {
            let end = self.end.min(self.at + size);
            let tokens = self.tokens.get(self.at..end).unwrap_or(&[]).to_vec();
            let mut parser = Parser::new(grammar(self.dialect))
                .with_recursion_limit(MAX_DEPTH)
                .with_tokens_with_locations(tokens);
            let read = parse(&mut parser);
            let is_all = end == self.end;
            if read && (is_all || parser.index() < size) {
                self.seek(self.at + parser.index());
                return true;
            }
            if is_all {
                return false;
            }
        }
        false
    }
}

/// The text of a string token of any kind.
pub(crate) fn string_of(token: &Token) -> Option<&str> {
    match token {
        Token::SingleQuotedString(text)
        | Token::DoubleQuotedString(text)
        | Token::EscapedStringLiteral(text)
        | Token::UnicodeStringLiteral(text)
        | Token::NationalStringLiteral(text) => Some(text),
        Token::DollarQuotedString(text) => Some(&text.value),
        _ => None,
    }
}

/// Turns the lines and columns of the tokenizer into byte offsets, going forward only.
struct Finder<'a> {
    text: &'a str,
    byte: usize,
    location: Location,
}

impl Finder<'_> {
    fn find(&mut self, wanted: Location) -> usize {
        for char in self.text.get(self.byte..).unwrap_or("").chars() {
            if (self.location.line, self.location.column) >= (wanted.line, wanted.column) {
                break;
            }
            self.byte += char.len_utf8();
            if char == '\n' {
                self.location = Location::new(self.location.line + 1, 1);
            } else {
                self.location.column += 1;
            }
        }
        self.byte
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;
    use crate::draft::Qualified;
    use crowfoot_model::Dialect;
    use sqlparser::tokenizer::Token;

    #[test]
    fn slices_are_verbatim() {
        let text = "a /* é */ 'ü''x'\n  + \"B c\" -- end\n, E'\\n' $q$ü\n$q$ d";
        let reader = Reader::new(text, Dialect::Postgres).unwrap();
        assert_eq!(reader.slice(0, 1), "a");
        assert_eq!(reader.slice(1, 2), "'ü''x'");
        assert_eq!(reader.slice(1, 4), "'ü''x'\n  + \"B c\"");
        assert_eq!(reader.slice(5, 6), "E'\\n'");
        assert_eq!(reader.slice(6, 7), "$q$ü\n$q$");
        assert_eq!(reader.slice(7, 8), "d");
    }

    #[test]
    fn names_are_folded_by_dialect() {
        let mut reader = Reader::new("Shop.\"Order\" Foo", Dialect::Postgres).unwrap();
        let name = Qualified { schema: Some("shop".into()), name: "Order".into() };
        assert_eq!(reader.qualified(), Some(name));
        assert_eq!(reader.identifier().as_deref(), Some("foo"));
        let mut reader = Reader::new("`Shop`.Order", Dialect::Mysql).unwrap();
        assert_eq!(reader.qualified().unwrap().name, "Order");
    }

    #[test]
    fn expressions_end_before_the_next_clause() {
        let mut reader = Reader::new("DEFAULT now() + interval '1 day' NOT NULL", Dialect::Postgres).unwrap();
        assert!(reader.take_default());
        assert!(reader.is_all(&["NOT", "NULL"]));
    }

    #[test]
    fn groups_nest() {
        let mut reader = Reader::new("(a, (b, c)) d", Dialect::Sqlite).unwrap();
        assert_eq!(reader.take_group(), Some("a, (b, c)"));
        assert!(reader.is("d"));
        assert!(!reader.is_symbol(&Token::Comma));
    }
}
