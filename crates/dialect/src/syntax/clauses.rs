//! Column clauses typed after the type. They are not part of it, but they are exported in this position, so the script
//! runs.

use crowfoot_model::Dialect;

use super::Names;
use super::token::{Kind, Token};

/// Character sets of MySQL and MariaDB. The names of their collations start with them.
const CHARSETS: &[&str] = &[
    "armscii8", "ascii", "big5", "binary", "cp1250", "cp1251", "cp1256", "cp1257", "cp850", "cp852", "cp866",
    "cp932", "dec8", "eucjpms", "euckr", "gb18030", "gb2312", "gbk", "geostd8", "greek", "hebrew", "hp8",
    "keybcs2", "koi8r", "koi8u", "latin1", "latin2", "latin5", "latin7", "macce", "macroman", "sjis", "swe7",
    "tis620", "ucs2", "ujis", "utf16", "utf16le", "utf32", "utf8", "utf8mb3", "utf8mb4",
];

/// Whether the tokens are clauses that the database accepts after a type.
pub(super) fn run(dialect: Dialect, tokens: &[Token<'_>], known: &dyn Names) -> bool {
    let mut rest = Rest { dialect, tokens, known };
    while !rest.tokens.is_empty() {
        if rest.clause().is_none() {
            return false;
        }
    }
    true
}

/// Whether they make the column the primary key.
pub(super) fn make_key(tokens: &[Token<'_>]) -> bool {
    tokens.windows(2).any(|two| matches!(two, [one, other] if one.is_word("primary") && other.is_word("key")))
}

/// Whether MySQL, or MariaDB, has a character set of this name.
pub(super) fn is_charset(name: &str) -> bool {
    CHARSETS.iter().any(|own| own.eq_ignore_ascii_case(name.trim_matches(['\'', '"', '`'])))
}

/// Whether the database may have a collation of this name.
pub(super) fn may_be_collation(dialect: Dialect, name: &str) -> bool {
    let name = name.trim_matches(['\'', '"', '`']).to_ascii_lowercase();
    match dialect {
        // Every database can have its own.
        Dialect::Postgres => true,
        Dialect::Mysql => {
            let set = name.split('_').next().unwrap_or(&name);
            is_charset(set) || set.starts_with("uca") || name == "default"
        }
        Dialect::Sqlite => ["binary", "nocase", "rtrim"].contains(&name.as_str()),
    }
}

struct Rest<'t> {
    dialect: Dialect,
    tokens: &'t [Token<'t>],
    known: &'t dyn Names,
}

impl Rest<'_> {
    /// Skips one clause.
    fn clause(&mut self) -> Option<()> {
        let is_mysql = self.dialect == Dialect::Mysql;
        let is_postgres = self.dialect == Dialect::Postgres;
        if !is_mysql && self.words(&["constraint"]) {
            self.name()?;
        }
        if self.words(&["not", "null"]) || self.words(&["unique"]) || self.words(&["primary", "key"]) {
            return self.conflict();
        }
        if self.words(&["null"]) {
            return Some(());
        }
        if self.words(&["check"]) {
            return self.parentheses();
        }
        if self.words(&["collate"]) {
            let name = self.tokens.first()?.text;
            self.name()?;
            return may_be_collation(self.dialect, name).then_some(());
        }
        if self.words(&["references"]) {
            return self.reference();
        }
        if self.words(&["generated", "always", "as", "identity"])
            || self.words(&["generated", "by", "default", "as", "identity"])
        {
            return is_postgres.then_some(());
        }
        if self.words(&["generated", "always", "as"]) || !is_postgres && self.words(&["as"]) {
            self.parentheses()?;
            let is_said = self.words(&["stored"]) || !is_postgres && self.words(&["virtual"]);
            // Only PostgreSQL requires it.
            return (is_said || !is_postgres).then_some(());
        }
        if is_postgres && (self.words(&["storage"]) || self.words(&["compression"])) {
            return self.name();
        }
        if is_mysql && self.words(&["comment"]) {
            let is_text = self.tokens.first()?.kind == Kind::Text;
            self.step();
            return is_text.then_some(());
        }
        if is_mysql && self.words(&["on", "update", "current_timestamp"]) {
            return if self.is_open() { self.parentheses() } else { Some(()) };
        }
        (is_mysql && self.words(&["invisible"])).then_some(())
    }

    /// `ON CONFLICT …` of SQLite.
    fn conflict(&mut self) -> Option<()> {
        if self.dialect == Dialect::Sqlite && self.words(&["on", "conflict"]) {
            let ways = ["rollback", "abort", "fail", "ignore", "replace"];
            let is_way = self.tokens.first()?.is_one_of(&ways);
            self.step();
            return is_way.then_some(());
        }
        Some(())
    }

    /// A table of the design, and maybe its columns.
    fn reference(&mut self) -> Option<()> {
        let table = self.tokens.first().filter(|token| token.kind == Kind::Word)?;
        let is_there = self.known.is_type(&table.text.to_lowercase());
        self.step();
        if self.is_open() {
            self.parentheses()?;
        }
        is_there.then_some(())
    }

    /// Skips these words, if they are next.
    fn words(&mut self, words: &[&str]) -> bool {
        let are_next = words
            .iter()
            .enumerate()
            .all(|(at, word)| self.tokens.get(at).is_some_and(|token| token.is_word(word)));
        if are_next {
            self.tokens = self.tokens.get(words.len()..).unwrap_or_default();
        }
        are_next
    }

    fn name(&mut self) -> Option<()> {
        let is_name = matches!(self.tokens.first()?.kind, Kind::Word | Kind::Quoted);
        self.step();
        is_name.then_some(())
    }

    fn step(&mut self) {
        self.tokens = self.tokens.get(1..).unwrap_or_default();
    }

    fn is_open(&self) -> bool {
        self.tokens.first().is_some_and(|token| token.kind == Kind::Open)
    }

    fn parentheses(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate() {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close if depth == 1 => {
                    self.tokens = self.tokens.get(at + 1..).unwrap_or_default();
                    return (at > 1).then_some(());
                }
                Kind::Close => depth = depth.checked_sub(1)?,
                _ if depth == 0 => return None,
                _ => {}
            }
        }
        None
    }
}
