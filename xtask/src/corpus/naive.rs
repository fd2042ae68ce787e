//! A second, simpler splitter for scripts, to check the one of the importer.

/// The lines (from 1) on which a count of semicolons finds a statement and the ledger (`(line, kind)`, sorted) has
/// none. Routine bodies have semicolons of their own and are skipped.
pub(super) fn missing(text: &str, ledger: &[(u64, &str)]) -> Vec<u64> {
    starts(text).into_iter().filter(|line| !is_known(*line, ledger)).collect()
}

fn is_known(line: u64, ledger: &[(u64, &str)]) -> bool {
    let before = ledger.partition_point(|(start, _)| *start <= line);
    let Some((start, kind)) = before.checked_sub(1).and_then(|at| ledger.get(at)) else { return false };
    let has_body =
        ["DOWN MIGRATION", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT", "RULE", "SCHEMA", "PACKAGE"];
    // The naive reader stops at the first semicolon of a body and takes the rest for more statements.
    *start == line || has_body.iter().any(|body| kind.contains(body))
}

/// The lines on which statements start, by semicolons outside quotes and comments.
fn starts(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut reader = Reader { rest: text, line: 1, at_line_start: true };
    let mut is_open = false;
    while let Some(char) = reader.peek() {
        if reader.at_line_start
            && !is_open
            && (char == '\\'
                || reader.word_is("delimiter")
                || reader.word_is("source")
                || reader.word_is("use"))
        {
            reader.skip_line();
        } else if char.is_whitespace() {
            reader.bump();
        } else if reader.rest.starts_with("--") || char == '#' && !is_open {
            reader.skip_line();
        } else if reader.rest.starts_with("/*") {
            reader.skip_past("*/");
        } else if char == ';' {
            reader.bump();
            is_open = false;
        } else {
            if !is_open && !matches!(char, '\'' | '"' | '`' | '$' | '(' | ')' | '.' | '/' | '@' | '*' | ',') {
                found.push(reader.line);
                if reader.word_is("copy") && reader.copies() {
                    reader.skip_past("\n\\.");
                    continue;
                }
            }
            is_open = true;
            reader.token(char);
        }
    }
    found
}

struct Reader<'a> {
    rest: &'a str,
    line: u64,
    /// Whether there was only white space on this line so far.
    at_line_start: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn bump(&mut self) {
        let Some(char) = self.peek() else { return };
        self.advance(char.len_utf8());
    }

    fn advance(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        self.line += passed.matches('\n').count() as u64;
        let last = passed.rsplit('\n').next().unwrap_or("");
        self.at_line_start = last.trim().is_empty() && (self.at_line_start || passed.contains('\n'));
        self.rest = rest;
    }

    fn skip_line(&mut self) {
        self.advance(self.rest.find('\n').unwrap_or(self.rest.len()));
    }

    fn skip_past(&mut self, mark: &str) {
        self.advance(self.rest.find(mark).map_or(self.rest.len(), |at| at + mark.len()));
    }

    fn word_is(&self, word: &str) -> bool {
        self.rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !self
                .rest
                .get(word.len()..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    }

    fn copies(&self) -> bool {
        let head = self.rest.split(';').next().unwrap_or("").to_ascii_lowercase();
        head.contains("from stdin")
    }

    /// Skips `char`, or the whole quoted text that it starts.
    fn token(&mut self, char: char) {
        match char {
            '\'' | '"' | '`' => self.quoted(char),
            '$' => {
                let tag = self.rest.get(1..).and_then(|rest| rest.find('$')).map(|at| at + 2);
                let tag = tag.and_then(|end| self.rest.get(..end)).map(str::to_owned);
                let is_tag = |tag: &str| tag.chars().all(|c| c == '$' || c == '_' || c.is_alphanumeric());
                match tag.filter(|tag| is_tag(tag)) {
                    Some(tag) => {
                        self.advance(tag.len());
                        self.skip_past(&tag);
                    }
                    None => self.bump(),
                }
            }
            _ => self.bump(),
        }
    }

    fn quoted(&mut self, quote: char) {
        self.bump();
        while let Some(char) = self.peek() {
            self.bump();
            if char == '\\' && quote == '\'' {
                // In PostgreSQL a backslash before a quote is not an escape; both readings end sooner or later.
                if self.peek() != Some('\'')
                    || self.rest.get(1..).is_some_and(|rest| !rest.starts_with([')', ',', ';', ' ', '\n']))
                {
                    self.bump();
                }
            } else if char == quote {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{missing, starts};

    #[test]
    fn only_terminating_semicolons_count() {
        let text = "-- a; b\nCREATE TABLE a (b text DEFAULT ';');\n\n/* ; */ DO $x$ a; b $x$;\nCOPY a FROM stdin;\nit's; one\n\\.\nSELECT 1";
        assert_eq!(starts(text), [2, 4, 5, 8]);
    }

    #[test]
    fn statements_missing_from_the_ledger_are_found() {
        let text =
            "CREATE TABLE a (b int);\nCREATE TABLE c (d int);\nCREATE TRIGGER t BEGIN\n a;\n b;\nEND;\n";
        let whole = [(1, "CREATE TABLE"), (2, "CREATE TABLE"), (3, "CREATE TRIGGER")];
        assert!(missing(text, &whole).is_empty());
        assert_eq!(missing(text, &[whole[0], whole[2]]), [2]);
    }
}
