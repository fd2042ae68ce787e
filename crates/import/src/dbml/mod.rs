//! DBML, the language of dbdiagram.io: elements of braces, and relations of one line.
//!
//! * `value`: names, texts and settings.
//! * `element`: elements into declarations; `body`: the body of a table.
//! * `apply`: declarations into the catalog; `reference`: relations, once all tables are there.

mod apply;
mod body;
mod default;
mod element;
mod partial;
mod reference;
mod value;

use crowfoot_model::{Dialect, Document};
use crowfoot_reconcile::Coverage;

use crate::declare::account::Account;
use crate::declare::blocks::{Starts, blocks};
use crate::declare::cursor::{Cursor, Tokens};
use crate::declare::format::TextFormat;
use crate::declare::lexer::Syntax;
use crate::error::ImportError;
use crate::source::{Place, Source, document_name};

pub(crate) static FORMAT: TextFormat = TextFormat {
    key: "dbml",
    label: "DBML",
    extensions: &["dbml"],
    is: is_dbml,
    covers: Coverage::COMMENTS
        .with(Coverage::SCHEMAS)
        .with(Coverage::TYPES)
        .with(Coverage::NULLABILITY)
        .with(Coverage::DEFAULTS)
        .with(Coverage::UNIQUES)
        .with(Coverage::ACTIONS)
        .with(Coverage::INDEXES)
        .with(Coverage::ENUMS),
    read,
};

const SYNTAX: Syntax = Syntax { quotes: true, docs: false };

const STARTS: Starts = Starts {
    blocks: &["table", "tablegroup", "tablepartial", "enum", "project", "ref"],
    lines: &["table", "tablegroup", "tablepartial", "enum", "project", "ref"],
    whole_lines: &["use", "reuse"],
};

fn is_dbml(text: &str) -> bool {
    // An entity in a Mermaid diagram may be named like a keyword.
    let mut lines = text.lines().map(str::trim_start).take_while(|line| !line.starts_with("erDiagram"));
    lines.any(|line| {
        let (word, rest) = line.split_at(line.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(line.len()));
        let has_name = rest.starts_with([' ', '\t']) && !rest.contains('(') && !rest.contains(';');
        match word.to_ascii_lowercase().as_str() {
            "table" | "tablegroup" | "tablepartial" | "enum" | "project" => {
                let rest = rest.split("//").next().unwrap_or("").trim_end();
                has_name && (rest.ends_with('{') || (rest.contains('{') && rest.ends_with('}')))
            }
            "use" | "reuse" => {
                let rest = rest.trim_start();
                rest.starts_with(['*', '{']) && rest.contains(" from ") && rest.contains(".dbml")
            }
            "ref" => rest.contains(':') && rest.contains('.') && rest.contains(['<', '>', '-']),
            _ => false,
        }
    })
}

fn read(sources: &[Source<'_>], account: &mut Account<'_>) -> Result<Document, ImportError> {
    let mut schema = element::Schema::default();
    let mut before = 0;
    for (index, source) in sources.iter().enumerate() {
        let tokens = Tokens::new(source.text, SYNTAX);
        for block in blocks(&tokens, &STARTS) {
            let place = Place { source: index, line: tokens.line(block.0) };
            element::read(&mut Cursor::new(&tokens, block), place, &mut schema, account);
            let end = block.1.checked_sub(1).and_then(|last| tokens.get(last)).map_or(0, |token| token.end);
            account.advance(before + end)?;
        }
        before += source.text.len();
    }
    let dialect = schema.dialect.unwrap_or(Dialect::Postgres);
    Ok(apply::document(schema, dialect, document_name(sources), account))
}

#[cfg(test)]
mod tests {
    use super::is_dbml;

    #[test]
    fn dbml_is_detected() {
        assert!(is_dbml("// x\nTable users {\n"));
        assert!(is_dbml("table a [note: 'x'] {"));
        assert!(is_dbml("Ref: a.b > c.d"));
        assert!(!is_dbml("CREATE TABLE a (\n table text\n);"));
        assert!(is_dbml("use { table users } from './users.dbml'\n"));
        assert!(!is_dbml("erDiagram\n project {\n"));
        assert!(!is_dbml("erDiagram\n users {\n"));
        assert!(!is_dbml("model User {\n"));
    }
}
