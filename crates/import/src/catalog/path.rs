//! The effect of a search path on verbatim texts, which are exported without one.

use std::borrow::Cow;

use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::SchemaId;

use super::Catalog;
use crate::draft::Qualified;
use crate::text::lexer::{Kind, Lexeme, Lexer};
use crate::text::named::places_in_query;

impl Catalog {
    /// Whether unqualified names mean something other than in a document.
    fn has_path(&self) -> bool {
        self.clauses().search_path && self.default_schema().is_some()
    }

    /// A kept statement, with the search path that it relies on set around it.
    pub(super) fn with_path(&self, kind: &str, text: &str) -> String {
        let is_of_server = matches!(kind, "CREATE ROLE" | "CREATE USER" | "CREATE TABLESPACE")
            || matches!(kind, "GRANT" | "REVOKE") && text.to_ascii_uppercase().contains(" ON SCHEMA ");
        if !self.has_path() || is_of_server {
            return text.to_owned();
        }
        let names: Vec<String> = self.search_path.iter().map(|id| self.written_schema(*id)).collect();
        format!("SET search_path = {};\n{text};\nRESET search_path", names.join(", "))
    }

    /// A statement with relations in queries, types in casts and sequences in `nextval` qualified, as far as the search
    /// path has them.
    pub(crate) fn in_path<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.has_path() {
            return Cow::Borrowed(text);
        }
        let lexemes: Vec<Lexeme> = Lexer::new(text, self.dialect)
            .filter(|lexeme| !matches!(lexeme.kind, Kind::Space | Kind::Comment))
            .collect();
        let relations = places_in_query(text, self.dialect);
        let mut out = String::with_capacity(text.len() + 64);
        let mut written = 0;
        for (at, lexeme) in lexemes.iter().enumerate() {
            let before = |back: usize| at.checked_sub(back).and_then(|at| lexemes.get(at));
            let Some((from, schema)) =
                self.missing_schema(text, *lexeme, &before, lexemes.get(at + 1), &relations)
            else {
                continue;
            };
            out.push_str(text.get(written..from).unwrap_or(""));
            out.push_str(&schema);
            out.push('.');
            written = from;
        }
        if written == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(text.get(written..).unwrap_or(""));
        Cow::Owned(out)
    }

    /// The missing schema of a name, and the position where it belongs.
    fn missing_schema<'l>(
        &self,
        text: &str,
        lexeme: Lexeme,
        before: &dyn Fn(usize) -> Option<&'l Lexeme>,
        next: Option<&Lexeme>,
        relations: &[usize],
    ) -> Option<(usize, String)> {
        let slice = |lexeme: &Lexeme| text.get(lexeme.start..lexeme.end).unwrap_or("");
        let is = |lexeme: Option<&Lexeme>, words: &[&str]| {
            lexeme.is_some_and(|lexeme| {
                lexeme.kind == Kind::Word && words.iter().any(|word| slice(lexeme).eq_ignore_ascii_case(word))
            })
        };
        let is_symbol = |lexeme: Option<&Lexeme>, symbol: u8| {
            lexeme.is_some_and(|lexeme| lexeme.kind == Kind::Symbol(symbol))
        };
        let written = slice(&lexeme);
        let inner = written.get(1..written.len().saturating_sub(1)).unwrap_or("");
        let name = match lexeme.kind {
            Kind::Word => written.to_ascii_lowercase(),
            Kind::Quoted => inner.replace("\"\"", "\""),
            Kind::Text if is_symbol(before(1), b'(') && is(before(2), &["nextval", "currval", "setval"]) => {
                if inner.contains(['.', '"', '\'']) {
                    return None;
                }
                let schema = self.found(&inner.to_ascii_lowercase(), false)?;
                return Some((lexeme.start + 1, self.written_schema(Some(schema))));
            }
            _ => return None,
        };
        if is_symbol(before(1), b'.') || is_symbol(next, b'.') {
            return None;
        }
        if is(before(1), &["collate"]) && self.has_collation(&name) {
            return Some((lexeme.start, self.written_schema(self.default_schema())));
        }
        let is_made = is(before(1), &["references", "table", "on", "into", "view", "function", "procedure"]);
        if is_symbol(next, b'(') && !is_made {
            let schemas = self.functions.get(&name)?;
            let found = self.search_path.iter().find(|id| schemas.contains(id))?;
            return found.map(|id| (lexeme.start, self.written_schema(Some(id))));
        }
        let is_type = is_symbol(before(1), b':') && is_symbol(before(2), b':');
        let is_relation = relations.binary_search(&lexeme.start).is_ok() && !is_symbol(next, b'(');
        if !is_type && !is_relation {
            return None;
        }
        let schema = self.found(&name, is_type)?;
        Some((lexeme.start, self.written_schema(Some(schema))))
    }

    /// Records the function that a statement creates, if others can call it without its schema.
    pub(super) fn note_function(&mut self, kind: &str, text: &str) {
        if kind != "CREATE FUNCTION" || !self.clauses().search_path {
            return;
        }
        let Some((head, _)) = text.split_once('(') else { return };
        let Some(written) = head.split_whitespace().next_back() else { return };
        let plain = |name: &str| match name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(quoted) => quoted.to_owned(),
            None => name.to_lowercase(),
        };
        let (schema, name) = match written.split_once('.') {
            Some((schema, name)) => (self.schema(&plain(schema)), plain(name)),
            None => (self.default_schema(), plain(written)),
        };
        self.functions.entry(name).or_default().insert(schema);
    }

    /// The schema in which the search path finds a type, or else a relation.
    fn found(&self, name: &str, is_type: bool) -> Option<SchemaId> {
        let name = Qualified { schema: None, name: name.to_owned() };
        let key = if is_type { self.type_key(&name) } else { self.relation_key(&name) };
        key?.0
    }

    /// Whether an earlier statement has created a collation of this name in the search path.
    fn has_collation(&self, name: &str) -> bool {
        let kept = self.statements.iter().map(|kept| &kept.statement);
        kept.filter(|statement| statement.kind == "CREATE COLLATION" && statement.text.starts_with("SET "))
            .any(|statement| {
                let mut words = statement.text.split(|c: char| !c.is_alphanumeric() && c != '_');
                words.find(|word| word.eq_ignore_ascii_case("collation")).is_some()
                    && words.find(|word| !word.is_empty()).is_some_and(|word| word.eq_ignore_ascii_case(name))
            })
    }

    fn written_schema(&self, id: Option<SchemaId>) -> String {
        let name = id.and_then(|id| self.schemas.get(&id)).map_or("public", |schema| schema.name.as_str());
        spec(self.dialect).quote(name, Quoting::WhenNeeded)
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use crate::{Format, Source, import};
    use crowfoot_model::{Dialect, Document};

    fn document(text: &str) -> Document {
        let sources = [Source { name: "a.sql", text }];
        import(&sources, Some(Format::Sql(Dialect::Postgres)), &mut |_| ControlFlow::Continue(()))
            .unwrap()
            .document
    }

    #[test]
    fn names_resolve_through_the_search_path() {
        let document = document(
            "CREATE SCHEMA shop; SET search_path = shop, pg_catalog;
             CREATE TYPE state AS ENUM ('a'); CREATE SEQUENCE ids;
             CREATE TABLE items (id int DEFAULT nextval('ids'::regclass), s text CHECK (s <> ('a'::state)::text));
             CREATE VIEW v AS SELECT i.id, extract(year FROM now()) FROM items i JOIN other ON true;
             CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';
             CREATE COLLATION own (provider = icu, locale = 'de'); CREATE INDEX i ON items (s COLLATE own);",
        );
        assert_eq!(
            document.views().next().unwrap().query,
            "SELECT i.id, extract(year FROM now()) FROM shop.items i JOIN other ON true"
        );
        let table = document.tables().next().unwrap();
        assert_eq!(table.checks[0].expression, "s <> ('a'::shop.state)::text");
        assert_eq!(table.indexes[0].keys[0].collation.as_deref(), Some("\"shop\".\"own\""));
        let kept = document.statements().next().unwrap();
        assert_eq!(
            kept.text,
            "SET search_path = shop;\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';\nRESET search_path"
        );
    }
}
