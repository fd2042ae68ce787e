//! Splits a source into statements, in whatever state it is.

use crowfoot_dialect::script::lexis;
use crowfoot_model::Dialect;

use super::down_migration;
use super::lexer::{Kind, Lexeme, Lexer};

/// The form of a piece of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Sql,
    /// A line for the client program: `\restrict`, `.tables`, `DELIMITER //`.
    Client,
    /// The down part of a migration.
    DownMigration,
}

/// A piece of a source, without comments around it and without its terminator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    pub(crate) form: Form,
    pub(crate) text: &'a str,
    /// The line of the first character, counted from 1.
    pub(crate) line: u32,
    /// Whether a terminator followed.
    pub(crate) terminated: bool,
    /// The byte offset at which the search for the next piece continues.
    pub(crate) next: usize,
}

/// An iterator over the pieces of a source.
pub(crate) struct Splitter<'a> {
    text: &'a str,
    dialect: Dialect,
    lexer: Lexer<'a>,
    /// The MySQL `DELIMITER`, unless it is the semicolon.
    delimiter: Option<&'a str>,
    /// A lexeme that was read ahead.
    pending: Option<Lexeme>,
    counted: usize,
    line: u32,
    /// Whether there is no further `\.` in the text.
    no_end_of_data: bool,
    /// Inside `CREATE SCHEMA a CREATE TABLE b … CREATE VIEW c …`, up to the semicolon.
    in_schema: bool,
}

/// The statement that is being read.
struct Open<'a> {
    start: usize,
    end: usize,
    /// Its first words, as they were written.
    head: Vec<&'a str>,
    parentheses: usize,
    /// Nested `BEGIN` and `CASE` in the body of a routine.
    blocks: usize,
    after_end: bool,
    after_dot: bool,
    /// Whether the last lexeme closed the outermost parenthesis.
    after_body: bool,
    last_word: &'a str,
    is_routine: bool,
    is_rule: bool,
    copies_from_stdin: bool,
}

/// The statement separator of drizzle-kit, on a line of its own or at the end of one.
const BREAKPOINT: &str = "--> statement-breakpoint";

/// The number of words that identify a statement, including a definer, `OR REPLACE` and so on.
const HEAD: usize = 14;

impl<'a> Splitter<'a> {
    pub(crate) fn new(text: &'a str, dialect: Dialect) -> Self {
        Self {
            text,
            dialect,
            lexer: Lexer::new(text, dialect),
            delimiter: None,
            pending: None,
            counted: 0,
            line: 1,
            no_end_of_data: false,
            in_schema: false,
        }
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    fn line_at(&mut self, position: usize) -> u32 {
        let passed = self.text.as_bytes().get(self.counted..position).unwrap_or(&[]);
        let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.counted = position.max(self.counted);
        self.line
    }

    /// The line from `from` on.
    fn rest_of_line(&self, from: usize) -> &'a str {
        let rest = self.slice(from, self.text.len());
        rest.split('\n').next().unwrap_or("").trim_end()
    }

    /// The next words of the line. Stops after a few, since it may be called for every statement of a long line.
    fn words_from(&self, from: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut end = self.text.len().min(from + 160);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.slice(from, end).split('\n').next().unwrap_or("").split_ascii_whitespace()
    }

    fn piece(&mut self, form: Form, start: usize, end: usize, terminated: bool) -> Piece<'a> {
        let line = self.line_at(start);
        let next = self.pending.map_or(self.lexer.position(), |lexeme| lexeme.start);
        Piece { form, text: self.slice(start, end), line, terminated, next }
    }

    /// A client command instead of SQL, if one starts at `lexeme`.
    fn client_line(&mut self, lexeme: Lexeme, at_line_start: bool) -> Option<Piece<'a>> {
        let word = self.slice(lexeme.start, lexeme.end);
        let client = &lexis(self.dialect).client;
        let is_delimiter = client.words && word.eq_ignore_ascii_case("delimiter");
        let is_client = match lexeme.kind {
            Kind::Symbol(symbol) if symbol == client.mark => at_line_start || client.mid_line,
            Kind::Word if client.words && at_line_start => {
                is_delimiter
                    || (word.eq_ignore_ascii_case("source") && self.words_from(lexeme.start).count() == 2)
            }
            _ => false,
        };
        if !is_client {
            return None;
        }
        let line = self.rest_of_line(lexeme.start);
        if is_delimiter {
            let mark = line.get(word.len()..).unwrap_or("").split_ascii_whitespace().next();
            self.delimiter = mark.filter(|mark| *mark != ";");
            self.lexer.end_words_at(self.delimiter.and_then(|mark| mark.bytes().next()).filter(u8::is_ascii));
        }
        let end = lexeme.start + line.len();
        self.lexer.skip_to(end);
        Some(self.piece(Form::Client, lexeme.start, end, true))
    }

    /// MySQL reads `USE shop` up to the end of the line, with or without a semicolon.
    fn use_line(&mut self, lexeme: Lexeme) -> Option<Piece<'a>> {
        let word = self.slice(lexeme.start, lexeme.end);
        if !lexis(self.dialect).client.words || !word.eq_ignore_ascii_case("use") {
            return None;
        }
        let mut words = self.words_from(lexeme.start).skip(1);
        let alone = words.next().is_some_and(|name| !name.contains(';')) && words.next().is_none();
        if !alone {
            return None;
        }
        let end = lexeme.start + self.rest_of_line(lexeme.start).len();
        self.lexer.skip_to(end);
        Some(self.piece(Form::Sql, lexeme.start, end, true))
    }

    /// The length of the terminator at `lexeme`, or 0.
    fn terminator(&self, lexeme: Lexeme, open: &Open) -> usize {
        let is_semicolon = lexeme.kind == Kind::Symbol(b';');
        let Some(mark) = self.delimiter else {
            let inside = open.blocks > 0 || (open.parentheses > 0 && open.is_rule);
            return usize::from(is_semicolon && !inside);
        };
        if self.slice(lexeme.start, self.text.len()).starts_with(mark) {
            return mark.len();
        }
        // Some scripts set a delimiter for their routines and then continue with semicolons.
        usize::from(is_semicolon && !open.is_routine && open.blocks == 0)
    }

    /// Whether a new statement starts at `lexeme` although the last one has no semicolon.
    fn starts_another(&self, lexeme: Lexeme, at_line_start: bool, open: &Open) -> bool {
        // Nothing follows the block of a routine.
        let holds = open.may_contain_statements() && !open.after_end;
        let after_body = open.after_body && open.creates(&["table"], &["view", "index", "as"]);
        if !(at_line_start || after_body) || open.parentheses > 0 || open.blocks > 0 || holds {
            return false;
        }
        let is_first = |word: &&str| word.eq_ignore_ascii_case(self.slice(lexeme.start, lexeme.end));
        if !["create", "alter", "drop", "insert", "grant", "comment"].iter().any(is_first) {
            return false;
        }
        let mut words = self.words_from(lexeme.start).map(str::to_ascii_uppercase);
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let third = words.next().unwrap_or_default();
        let in_schema = self.in_schema || open.creates(&["schema"], &["table"]);
        let is = |kinds: &[&str], word: &str| kinds.contains(&word);
        match first.as_str() {
            "CREATE" if is(&["TEMP", "TEMPORARY", "UNLOGGED", "GLOBAL", "LOCAL"], &second) => {
                third == "TABLE"
            }
            "CREATE" if is(&["UNIQUE", "CLUSTERED", "NONCLUSTERED"], &second) => third.contains("INDEX"),
            "CREATE" if second == "TABLE" => true,
            "CREATE" if is(&["VIEW", "INDEX", "SEQUENCE"], &second) => in_schema || !third.is_empty(),
            "CREATE" if second == "OR" => third == "REPLACE",
            "CREATE" => {
                let kinds = &["TYPE", "DOMAIN", "SCHEMA", "EXTENSION", "TRIGGER", "FUNCTION", "PROCEDURE"];
                is(kinds, &second) && !third.is_empty()
            }
            "INSERT" => second == "INTO" && !third.is_empty() && !open.starts_with_word("with"),
            "COMMENT" => second == "ON" && !third.is_empty(),
            // GRANT is part of ALTER DEFAULT PRIVILEGES, and may be an element of CREATE SCHEMA.
            "GRANT" => {
                let on = words.any(|word| is(&["ON", "TO"], &word)) || is(&["ON", "TO"], &third);
                on && !in_schema && !(open.starts_with_word("alter") && open.names("default"))
            }
            "ALTER" | "DROP" => second == "TABLE" && !third.is_empty(),
            _ => false,
        }
    }

    /// The length of a separator on a line of its own, which ends a statement whatever is open: that of drizzle-kit, or
    /// the `GO` of SQL Server.
    fn line_mark(&self, lexeme: Lexeme, at_line_start: bool) -> usize {
        if self.slice(lexeme.start, self.text.len()).starts_with(BREAKPOINT) {
            return BREAKPOINT.len();
        }
        let is_go = |text: &str| text.eq_ignore_ascii_case("go");
        if at_line_start && lexeme.kind == Kind::Word && is_go(self.slice(lexeme.start, lexeme.end)) {
            let line = self.rest_of_line(lexeme.start);
            return if is_go(line.trim_end_matches(';')) { line.len() } else { 0 };
        }
        0
    }

    /// Skips the rows after `COPY … FROM stdin;`.
    fn skip_copy_data(&mut self) {
        let from = self.lexer.position();
        let start = from + self.slice(from, self.text.len()).find('\n').map_or(0, |at| at + 1);
        if self.no_end_of_data || start == from {
            return;
        }
        let mut at = start;
        for line in self.slice(start, self.text.len()).split_inclusive('\n') {
            at += line.len();
            if line.trim_end() == "\\." {
                self.lexer.skip_to(at);
                return;
            }
        }
        self.no_end_of_data = true;
    }
}

impl<'a> Iterator for Splitter<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let client = &lexis(self.dialect).client;
        let mut open: Option<Open<'a>> = None;
        loop {
            let at_line_start = self.lexer.at_line_start();
            let Some(lexeme) = self.pending.take().or_else(|| self.lexer.next()) else {
                let open = open?;
                return Some(self.piece(Form::Sql, open.start, open.end, false));
            };
            if lexeme.kind == Kind::Comment && down_migration::begins(self.slice(lexeme.start, lexeme.end)) {
                if let Some(open) = open {
                    self.pending = Some(lexeme);
                    return Some(self.piece(Form::Sql, open.start, open.end, false));
                }
                self.lexer.skip_to(down_migration::end(self.text, lexeme.end));
                let piece = self.piece(Form::DownMigration, lexeme.start, lexeme.end, true);
                return Some(piece);
            }
            let may_mark = matches!(lexeme.kind, Kind::Comment | Kind::Word | Kind::Symbol(b'-'));
            let mark = if may_mark { self.line_mark(lexeme, at_line_start) } else { 0 };
            if mark > 0 {
                self.lexer.skip_to(lexeme.start + mark);
                self.in_schema = false;
                match open {
                    Some(open) => return Some(self.piece(Form::Sql, open.start, open.end, true)),
                    None => continue,
                }
            }
            if matches!(lexeme.kind, Kind::Space | Kind::Comment | Kind::Conditional) {
                continue;
            }
            let Some(statement) = &mut open else {
                // Between statements the MySQL client treats such a line as a comment, whatever follows.
                let is_dashes = client.words && lexeme.kind == Kind::Symbol(b'-') && at_line_start;
                if is_dashes && self.slice(lexeme.start, self.text.len()).starts_with("--") {
                    self.lexer.skip_to(lexeme.start + self.rest_of_line(lexeme.start).len());
                    continue;
                }
                if let Some(piece) = self.client_line(lexeme, at_line_start) {
                    return Some(piece);
                }
                if let Some(piece) = self.use_line(lexeme) {
                    return Some(piece);
                }
                let mut statement = Open::at(lexeme.start);
                let terminator = self.terminator(lexeme, &statement);
                if terminator > 0 {
                    self.lexer.skip_to(lexeme.start + terminator);
                    continue;
                }
                statement.add(lexeme, self.slice(lexeme.start, lexeme.end), self.dialect);
                open = Some(statement);
                continue;
            };
            let terminator = self.terminator(lexeme, statement);
            if terminator > 0 {
                self.lexer.skip_to(lexeme.start + terminator);
                let (start, end) = (statement.start, statement.end);
                if client.copy_data && statement.copies_from_stdin {
                    self.skip_copy_data();
                }
                self.in_schema = false;
                return Some(self.piece(Form::Sql, start, end, true));
            }
            let is_client = client.mid_line && lexeme.kind == Kind::Symbol(client.mark);
            if is_client || self.starts_another(lexeme, at_line_start, statement) {
                self.pending = Some(lexeme);
                let (start, end) = (statement.start, statement.end);
                self.in_schema = !is_client && (self.in_schema || statement.creates(&["schema"], &["table"]));
                return Some(self.piece(Form::Sql, start, end, is_client));
            }
            statement.add(lexeme, self.slice(lexeme.start, lexeme.end), self.dialect);
        }
    }
}

impl<'a> Open<'a> {
    fn at(start: usize) -> Self {
        Self {
            start,
            end: start,
            head: Vec::new(),
            parentheses: 0,
            blocks: 0,
            after_end: false,
            after_dot: false,
            after_body: false,
            last_word: "",
            is_routine: false,
            is_rule: false,
            copies_from_stdin: false,
        }
    }

    fn add(&mut self, lexeme: Lexeme, text: &'a str, dialect: Dialect) {
        self.end = lexeme.end;
        match lexeme.kind {
            Kind::Symbol(b'(') => self.parentheses += 1,
            Kind::Symbol(b')') => self.parentheses = self.parentheses.saturating_sub(1),
            Kind::Word => {
                if self.head.len() < HEAD {
                    self.head.push(text);
                    self.classify_body();
                }
                self.copies_from_stdin |= text.eq_ignore_ascii_case("stdin")
                    && self.last_word.eq_ignore_ascii_case("from")
                    && self.starts_with_word("copy");
                self.last_word = text;
                if !self.after_dot && self.is_routine {
                    self.block_word(text, dialect);
                } else {
                    self.after_end = false;
                }
            }
            _ => self.after_end = false,
        }
        self.after_dot = lexeme.kind == Kind::Symbol(b'.');
        self.after_body = lexeme.kind == Kind::Symbol(b')') && self.parentheses == 0;
    }

    /// Counts the blocks in the body of a routine. `END IF`, `END LOOP` and the like close blocks that are not counted.
    fn block_word(&mut self, word: &str, dialect: Dialect) {
        let is = |keyword: &str| word.eq_ignore_ascii_case(keyword);
        let was_end = std::mem::replace(&mut self.after_end, false);
        if lexis(dialect).quoted_bodies {
            if is("atomic") || (self.blocks > 0 && is("case") && !was_end) {
                self.blocks += 1;
            } else if self.blocks > 0 && is("end") {
                self.blocks -= 1;
                self.after_end = true;
            }
        } else if is("begin") || (is("case") && !was_end) {
            self.blocks += 1;
        } else if is("end") {
            self.blocks = self.blocks.saturating_sub(1);
            self.after_end = true;
        } else if was_end && (is("if") || is("loop") || is("while") || is("repeat")) {
            self.blocks += 1;
        }
    }

    fn starts_with_word(&self, word: &str) -> bool {
        self.head.first().is_some_and(|first| first.eq_ignore_ascii_case(word))
    }

    /// Whether a word is among the first.
    fn names(&self, word: &str) -> bool {
        self.head.iter().any(|other| other.eq_ignore_ascii_case(word))
    }

    /// Whether one of the first words after CREATE is one of these, with none of `before` ahead of it.
    fn creates(&self, kinds: &[&str], before: &[&str]) -> bool {
        let is = |list: &[&str], word: &str| list.iter().any(|entry| entry.eq_ignore_ascii_case(word));
        self.starts_with_word("create")
            && (self.head.iter().skip(1).find(|word| is(kinds, word) || is(before, word)))
                .is_some_and(|word| is(kinds, word))
    }

    /// Whether this statement can contain others, or their first words: `GRANT SELECT, CREATE VIEW …`.
    fn may_contain_statements(&self) -> bool {
        let holds_objects =
            |word: &&str| ["publication", "extension"].contains(&word.to_lowercase().as_str());
        self.is_routine
            || self.is_rule
            || self.head.get(1).is_some_and(holds_objects)
            || ["grant", "revoke", "explain", "prepare", "do"].iter().any(|word| self.starts_with_word(word))
    }

    /// Determines from the first words whether this is a routine or a rule, whose bodies contain semicolons.
    fn classify_body(&mut self) {
        let others = ["table", "view", "index", "type", "domain", "as", "on"];
        self.is_routine = self.creates(&["trigger", "procedure", "function", "event"], &others);
        self.is_rule = self.creates(&["rule"], &others);
    }
}

#[cfg(test)]
mod tests;
