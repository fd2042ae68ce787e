//! Prisma schemas: the database that Prisma Migrate would create.
//!
//! * `read`: blocks into declarations; `attribute`: `@…` and its arguments.
//! * `provider`: types and limits of the database of the data source; `names`: default names of keys.
//! * `apply`: enums and tables into the catalog, `key` their keys and indexes, `value` their defaults.
//! * `relation`: foreign keys and join tables, once all tables are there.

mod apply;
mod attribute;
mod key;
mod operator_class;
mod provider;
mod read;
mod relation;
mod value;

use crowfoot_model::Document;
use crowfoot_reconcile::Coverage;

use crate::declare::account::Account;
use crate::declare::blocks::{Starts, blocks};
use crate::declare::cursor::{Cursor, Tokens};
use crate::declare::format::TextFormat;
use crate::declare::lexer::Syntax;
use crate::error::ImportError;
use crate::source::{Place, Source, document_name};

pub(crate) static FORMAT: TextFormat = TextFormat {
    key: "prisma",
    label: "Prisma",
    extensions: &["prisma"],
    is: is_prisma,
    covers: Coverage::TYPES
        .with(Coverage::NULLABILITY)
        .with(Coverage::DEFAULTS)
        .with(Coverage::UNIQUES)
        .with(Coverage::CONSTRAINT_NAMES)
        .with(Coverage::ACTIONS)
        .with(Coverage::INDEXES)
        .with(Coverage::ENUMS),
    read,
};

const SYNTAX: Syntax = Syntax { quotes: false, docs: true };

const KEYWORDS: &[&str] = &["model", "view", "type", "enum", "datasource", "generator"];

const STARTS: Starts = Starts { blocks: KEYWORDS, lines: KEYWORDS, whole_lines: &[] };

/// An enum alone may be DBML too; the attributes of its values tell.
fn is_prisma(text: &str) -> bool {
    let mut in_enum = false;
    text.lines().map(str::trim).any(|line| {
        let mut words = line.split_whitespace();
        let (keyword, name) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let opens =
            is_name && (name.ends_with('{') || words.next().is_some_and(|word| word.starts_with('{')));
        match keyword {
            "model" | "view" | "type" | "datasource" | "generator" => opens,
            "enum" => {
                in_enum = opens;
                false
            }
            _ => in_enum && (line.starts_with("@@map") || line.contains(" @map(")),
        }
    })
}

fn read(sources: &[Source<'_>], account: &mut Account<'_>) -> Result<Document, ImportError> {
    let mut schema = read::Schema::default();
    let mut before = 0;
    for (index, source) in sources.iter().enumerate() {
        let tokens = Tokens::new(source.text, SYNTAX);
        for block in blocks(&tokens, &STARTS) {
            let place = Place { source: index, line: tokens.line(block.0) };
            read::block(Cursor::new(&tokens, block), place, &mut schema, account);
            let end = block.1.checked_sub(1).and_then(|last| tokens.get(last)).map_or(0, |token| token.end);
            account.advance(before + end)?;
        }
        before += source.text.len();
    }
    Ok(apply::document(schema, document_name(sources), account))
}

#[cfg(test)]
mod tests {
    use super::is_prisma;

    #[test]
    fn prisma_is_detected() {
        assert!(is_prisma("// x\nmodel User {\n"));
        assert!(is_prisma("enum A {\n  b\n  @@map(\"a\")\n}"));
        assert!(!is_prisma("enum A {\n  b\n}"));
        assert!(!is_prisma("Table model {\n type text\n}"));
        assert!(!is_prisma("create type x as enum ('a');"));
    }
}
