//! Row-level security: policies, and the roles that they name.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::syntax::{Kind, Token, tokens};
use crowfoot_model::{Dialect, Document, ObjectRef, Statement, StatementId, Table, TableId};

use super::Writer;
use super::layout::{Piece, Section};
use crate::typescript::{Doc, camel_case, identifier, quote};

/// What the statements of a design say of row-level security.
#[derive(Default)]
pub(super) struct Security {
    /// The tables that have it.
    enabled: BTreeSet<TableId>,
    policies: BTreeMap<TableId, Vec<Policy>>,
    /// The statements that are written with their tables.
    pub(super) written: BTreeSet<StatementId>,
    /// The constants of roles.
    roles: BTreeMap<String, String>,
}

struct Policy {
    name: String,
    is_restrictive: bool,
    command: Option<String>,
    roles: Vec<String>,
    using: Option<String>,
    check: Option<String>,
}

/// Words that stand for roles in `TO`, as drizzle-kit writes them.
const WORDS: [&str; 4] = ["public", "current_user", "current_role", "session_user"];

/// Roles of Supabase by their constants in `drizzle-orm/supabase`.
const OF_SUPABASE: [(&str, &str); 3] =
    [("anon", "anonRole"), ("authenticated", "authenticatedRole"), ("service_role", "serviceRole")];

impl Security {
    /// What `written` tables have. Nothing in databases without policies.
    pub(super) fn of(document: &Document, target: Dialect, places: &BTreeMap<TableId, usize>) -> Self {
        let mut found = Self::default();
        if !crowfoot_dialect::script::clauses(target).extensions {
            return found;
        }
        let statements = document.statements().filter(|statement| statement.dialect == target);
        for statement in statements {
            found.read(document, places, statement);
        }
        found
    }

    fn read(&mut self, document: &Document, places: &BTreeMap<TableId, usize>, statement: &Statement) {
        let Ok(mut all) = tokens(statement.dialect, &statement.text) else { return };
        all.retain(|token| token.kind != Kind::Comment);
        let mut reader = Reader { text: &statement.text, tokens: &all, at: 0 };
        if statement.kind == "ALTER TABLE" {
            if let Some(table) = reader.enabled(document).filter(|table| places.contains_key(table)) {
                self.enabled.insert(table);
                self.written.insert(statement.id);
            }
        } else if statement.kind == "CREATE POLICY"
            && let Some((table, policy)) = reader.policy(document)
            && places.contains_key(&table)
        {
            // A script may drop a policy and make it anew, or say it twice.
            let policies = self.policies.entry(table).or_default();
            policies.retain(|own| own.name != policy.name);
            policies.push(policy);
            self.written.insert(statement.id);
        } else if statement.kind == "DROP POLICY"
            && let Some((table, name)) = reader.dropped(document)
            && let Some(policies) = self.policies.get_mut(&table)
        {
            policies.retain(|own| own.name != name);
            if policies.is_empty() {
                self.policies.remove(&table);
            }
            self.written.insert(statement.id);
        }
    }

    /// Whether a table has row-level security without a policy that would say so.
    pub(super) fn is_bare(&self, table: TableId) -> bool {
        self.enabled.contains(&table) && !self.policies.contains_key(&table)
    }
}

impl Writer<'_> {
    /// The policies of a table, for its last argument.
    pub(super) fn policies(&mut self, table: &Table, extra: &mut Vec<Doc>) {
        let policies = self.security.policies.remove(&table.id).unwrap_or_default();
        if policies.is_empty() {
            return;
        }
        if !self.security.enabled.contains(&table.id) {
            let name = self.document.display_name(ObjectRef::Table(table.id));
            let message = [&name, " gets row-level security in Drizzle: its policies enable it."].concat();
            self.notice(ObjectRef::Table(table.id), message);
        }
        self.security.policies.insert(table.id, Vec::new());
        let mut names = BTreeSet::new();
        for policy in policies {
            // The database refuses the second, and drizzle-kit the schema.
            if !names.insert(policy.name.clone()) {
                let message =
                    ["The policy ", &policy.name, " is omitted: the table has another of that name."];
                self.notice(ObjectRef::Table(table.id), message.concat());
                continue;
            }
            let mut options = Vec::new();
            if policy.is_restrictive {
                options.push(Doc::text("as: 'restrictive'"));
            }
            options
                .extend(policy.command.iter().map(|command| Doc::Text(["for: ", &quote(command)].concat())));
            let roles: Vec<Doc> =
                policy.roles.iter().map(|role| Doc::Text(self.database_role(role))).collect();
            if let Ok([role]) = <[Doc; 1]>::try_from(roles.clone()) {
                options.push(Doc::pair("to", role));
            } else if !roles.is_empty() {
                options.push(Doc::pair("to", Doc::Array(roles)));
            }
            for (key, text) in [("using", &policy.using), ("withCheck", &policy.check)] {
                if let Some(text) = text {
                    let sql = self.condition(table, text);
                    options.push(Doc::pair(key, sql));
                }
            }
            let mut arguments = vec![Doc::Text(quote(&policy.name))];
            if !options.is_empty() {
                arguments.push(Doc::object(options));
            }
            extra.push(Doc::call(self.import("pgPolicy"), arguments));
        }
    }

    /// The condition of a policy. In a subquery, a name may be that of a column there.
    fn condition(&mut self, table: &Table, text: &str) -> Doc {
        let text = &without_comments(self.target, text);
        let has_query = tokens(self.target, text).is_ok_and(|all| all.iter().any(|t| t.is_word("select")));
        if has_query { self.sql(text) } else { self.sql_on(table, text) }
    }

    /// A role as `to` takes it.
    fn database_role(&mut self, role: &str) -> String {
        if WORDS.contains(&role) {
            return quote(role);
        }
        let of_supabase = OF_SUPABASE.iter().find(|(name, _)| *name == role);
        if let Some((_, constant)) = of_supabase.filter(|_| !self.makes_role(role)) {
            self.supabase.insert(constant);
            return (*constant).to_owned();
        }
        if let Some(constant) = self.security.roles.get(role) {
            return constant.clone();
        }
        let own = identifier(camel_case(role), "role");
        let own = if own.to_lowercase().ends_with("role") { own } else { [&own, "Role"].concat() };
        let constant = self.names.constants.claim(&[&own]);
        self.security.roles.insert(role.to_owned(), constant.clone());
        constant
    }

    fn makes_role(&self, role: &str) -> bool {
        self.document.statements().any(|statement| {
            statement.kind == "CREATE ROLE" && statement.text.split_whitespace().any(|word| word == role)
        })
    }

    /// `const editorRole = pgRole('editor').existing();`
    pub(super) fn role_declarations(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (role, constant) in std::mem::take(&mut self.security.roles) {
            let head = Doc::call(self.import("pgRole"), vec![Doc::Text(quote(&role))]);
            let value = Doc::chain(head, vec![Doc::call(".existing", Vec::new())]);
            pieces.push(self.private(Section::Roles, constant, &value));
        }
        pieces
    }
}

/// An expression without comments: drizzle-kit 0.31 writes it on one line, of which a comment would take the rest.
fn without_comments(dialect: Dialect, text: &str) -> String {
    let Ok(all) = tokens(dialect, text) else { return text.to_owned() };
    let mut out = String::new();
    let mut from = 0;
    for comment in all.iter().filter(|token| token.kind == Kind::Comment) {
        out.push_str(text.get(from..comment.start).unwrap_or("").trim_end_matches(' '));
        from = comment.end();
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out.trim().to_owned()
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token<'t>],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self, words: &[&str]) -> bool {
        let are = words
            .iter()
            .enumerate()
            .all(|(n, word)| self.tokens.get(self.at + n).is_some_and(|token| token.is_word(word)));
        self.at += if are { words.len() } else { 0 };
        are
    }

    /// A name as the catalog has it.
    fn name(&mut self) -> Option<String> {
        let token = self.tokens.get(self.at)?;
        let name = match token.kind {
            Kind::Word => token.text.to_lowercase(),
            Kind::Quoted => token.text.strip_prefix('"')?.strip_suffix('"')?.replace("\"\"", "\""),
            _ => return None,
        };
        self.at += 1;
        Some(name)
    }

    fn table(&mut self, document: &Document) -> Option<TableId> {
        let (mut schema, mut name) = (None, self.name()?);
        if self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::Dot) {
            self.at += 1;
            schema = Some(name);
            name = self.name()?;
        }
        let in_schema = |table: &Table| {
            let own = table.schema.and_then(|id| document.schema(id)).map_or("public", |own| &own.name);
            schema.as_ref().is_none_or(|schema| schema == own)
        };
        document.tables().find(|table| table.name == name && in_schema(table)).map(|table| table.id)
    }

    /// What is between parentheses.
    fn enclosed(&mut self) -> Option<String> {
        let open = self.tokens.get(self.at).filter(|token| token.kind == Kind::Open)?;
        let mut depth = 0usize;
        for (at, token) in self.tokens.iter().enumerate().skip(self.at) {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                self.at = at + 1;
                return self.text.get(open.end()..token.start).map(|text| text.trim().to_owned());
            }
        }
        None
    }

    /// The table of `ALTER TABLE … ENABLE ROW LEVEL SECURITY`.
    fn enabled(&mut self, document: &Document) -> Option<TableId> {
        if !self.take(&["alter", "table"]) {
            return None;
        }
        self.take(&["if", "exists"]);
        self.take(&["only"]);
        let table = self.table(document)?;
        let is_all = self.take(&["enable", "row", "level", "security"])
            && self.tokens.get(self.at).is_none_or(|token| token.kind == Kind::Semicolon);
        is_all.then_some(table)
    }

    /// The table and the name of `DROP POLICY … ON …`.
    fn dropped(&mut self, document: &Document) -> Option<(TableId, String)> {
        if !self.take(&["drop", "policy"]) {
            return None;
        }
        self.take(&["if", "exists"]);
        let name = self.name()?;
        if !self.take(&["on"]) {
            return None;
        }
        Some((self.table(document)?, name))
    }

    fn policy(&mut self, document: &Document) -> Option<(TableId, Policy)> {
        if !self.take(&["create", "policy"]) {
            return None;
        }
        let name = self.name()?;
        if !self.take(&["on"]) {
            return None;
        }
        let table = self.table(document)?;
        let mut policy = Policy {
            name,
            is_restrictive: false,
            command: None,
            roles: Vec::new(),
            using: None,
            check: None,
        };
        loop {
            if self.take(&["as"]) {
                policy.is_restrictive = self.name()? == "restrictive";
            } else if self.take(&["for"]) {
                policy.command = Some(self.name()?).filter(|command| command != "all");
            } else if self.take(&["to"]) {
                policy.roles.push(self.name()?);
                while self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::Comma) {
                    self.at += 1;
                    policy.roles.push(self.name()?);
                }
            } else if self.take(&["using"]) {
                policy.using = Some(self.enclosed()?);
            } else if self.take(&["with", "check"]) {
                policy.check = Some(self.enclosed()?);
            } else {
                break;
            }
        }
        let is_all = self.tokens.get(self.at).is_none_or(|token| token.kind == Kind::Semicolon);
        is_all.then_some((table, policy))
    }
}
