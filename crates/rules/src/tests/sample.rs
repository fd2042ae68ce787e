//! Reads the small SQL of rule examples into documents. Only what the examples need; the real importer is a crate
//! of its own.

use crowfoot_dialect::spec;
use crowfoot_model::{
    CheckConstraint, Column, ColumnId, DataType, DefaultValue, Dialect, Document, Edit, EnumId, EnumType,
    ForeignKey, ForeignKeyTarget, Generated, IdSource, Identity, Index, IndexKey, KeyTarget, Partitioning,
    PrimaryKey, ReferentialAction, SortOrder, Statement, Table, TableId, UniqueConstraint, View, ViewId,
};

/// The document of an example. Its first line may name its dialect and its preset: `-- mysql, import`.
pub(crate) fn document(sql: &str) -> Document {
    let first = sql.lines().next().and_then(|line| line.strip_prefix("-- ")).unwrap_or_default();
    let has = |word: &str| first.split(", ").any(|own| own == word);
    let dialect = if has("mysql") {
        Dialect::Mysql
    } else if has("sqlite") {
        Dialect::Sqlite
    } else {
        Dialect::Postgres
    };
    let mut reader = Reader {
        dialect,
        ids: IdSource::new(),
        tables: Vec::new(),
        enums: Vec::new(),
        views: Vec::new(),
        kept: Vec::new(),
    };
    let tokens = tokens(sql);
    for statement in tokens.split(|token| token == ";").filter(|statement| !statement.is_empty()) {
        let word = |at: usize| statement.get(at).map_or(String::new(), |word| word.to_uppercase());
        let kind = [word(0), word(1)].join(" ");
        if matches!(kind.as_str(), "CREATE POLICY" | "ALTER TABLE") {
            reader.kept.push((kind, join(statement)));
            continue;
        }
        reader.statement(&mut Cursor { tokens: statement, at: 0 });
    }
    reader.resolve();
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    edit.settings_mut().dialect = dialect;
    edit.settings_mut().rule_preset = has("import").then(|| crate::IMPORT_PRESET.to_owned());
    reader.tables.into_iter().for_each(|table| edit.put(table));
    reader.enums.into_iter().for_each(|e| edit.put(e));
    reader.views.into_iter().for_each(|view| edit.put(view));
    for (order, (kind, text)) in (0..).zip(reader.kept) {
        let id = reader.ids.fresh();
        edit.put(Statement { id, dialect, kind, text, order, before_tables: false });
    }
    let diff = edit.finish();
    document.apply(&diff);
    document
}

struct Reader {
    dialect: Dialect,
    ids: IdSource,
    tables: Vec<Table>,
    enums: Vec<EnumType>,
    views: Vec<View>,
    /// Kinds and texts of statements that are kept as they are.
    kept: Vec<(String, String)>,
}

struct Cursor<'t> {
    tokens: &'t [String],
    at: usize,
}

const COLUMN_WORDS: &[&str] = &[
    "not",
    "null",
    "default",
    "primary",
    "unique",
    "references",
    "check",
    "generated",
    "auto_increment",
    "autoincrement",
    "comment",
    "collate",
    "on",
    "constraint",
    "deferrable",
];

impl Reader {
    fn statement(&mut self, c: &mut Cursor<'_>) {
        c.expect("create");
        let unique = c.eat("unique");
        match c.next().to_lowercase().as_str() {
            "type" => {
                let name = c.name();
                c.expect("as");
                c.expect("enum");
                c.expect("(");
                let values = c.list().into_iter().map(|value| unquote(&value)).collect();
                let id: EnumId = self.ids.fresh();
                self.enums.push(EnumType { id, schema: None, name, values, comment: None });
            }
            "view" => {
                let name = c.name();
                c.expect("as");
                let query = c.rest();
                let id: ViewId = self.ids.fresh();
                self.views.push(View {
                    id,
                    schema: None,
                    name,
                    columns: vec![],
                    query,
                    dialect: self.dialect,
                    materialized: false,
                    clauses: vec![],
                    head: None,
                    indexes: vec![],
                    comment: None,
                });
            }
            "index" => {
                let name = if c.eat("on") {
                    String::new()
                } else {
                    let name = c.name();
                    c.expect("on");
                    name
                };
                let table = c.name();
                let at = self.tables.iter().position(|t| t.name == table).expect("the table of an index");
                let mut index = Index::over(self.ids.fresh(), []);
                index.name = (!name.is_empty()).then_some(name);
                index.unique = unique;
                if c.eat("using") {
                    index.method = Some(c.next());
                }
                c.expect("(");
                index.keys = c.list().iter().map(|key| key_of(&self.tables[at], key)).collect();
                if c.eat("include") {
                    c.expect("(");
                    index.include = c.list().iter().map(|name| column(&self.tables[at], name)).collect();
                }
                if c.eat("where") {
                    index.predicate = Some(c.rest());
                }
                self.tables[at].indexes.push(index);
            }
            "table" => {
                let id: TableId = self.ids.fresh();
                let mut table = Table::new(id, c.name());
                c.expect("(");
                while !c.eat(")") {
                    let from = c.at;
                    let named = if c.eat("constraint") { Some(c.name()) } else { None };
                    if !self.constraint(&mut table, named, c) {
                        c.at = from;
                        self.column(&mut table, c);
                    }
                    c.eat(",");
                }
                if c.eat("partition") {
                    c.expect("by");
                    let strategy = c.next();
                    c.expect("(");
                    table.partitioning =
                        Some(Partitioning { strategy, key: c.parenthesized(), definition: None });
                }
                if c.eat("engine") {
                    c.expect("=");
                    let value = Some(c.next());
                    table.options.push(crowfoot_model::TableOption { name: "ENGINE".to_owned(), value });
                }
                self.tables.push(table);
            }
            other => panic!("an example creates a {other}"),
        }
    }

    fn constraint(&mut self, table: &mut Table, name: Option<String>, c: &mut Cursor<'_>) -> bool {
        if c.eat("primary") {
            c.expect("key");
            table.primary_key = Some(PrimaryKey { name, ..PrimaryKey::over(c.columns(table)) });
        } else if c.eat("unique") {
            let _ = c.eat("key") || c.eat("index");
            let is_bare = c.peek() == "(" || c.peek().eq_ignore_ascii_case("nulls");
            let name = if is_bare { name } else { Some(c.name()) };
            let mut unique = UniqueConstraint::over(self.ids.fresh(), vec![]);
            if c.eat_all(&["nulls", "not", "distinct"]) {
                unique.nulls_not_distinct = true;
            }
            unique.columns = c.columns(table);
            unique.name = name;
            table.uniques.push(unique);
        } else if c.eat("foreign") {
            c.expect("key");
            let columns = c.columns(table);
            c.expect("references");
            self.references(table, columns, name, c);
        } else if c.eat("check") {
            c.expect("(");
            let mut check = CheckConstraint::new(self.ids.fresh(), c.parenthesized());
            check.name = name;
            table.checks.push(check);
        } else if c.eat("key") || c.eat("index") {
            let mut index = Index::over(self.ids.fresh(), []);
            index.name = Some(c.name());
            c.expect("(");
            index.keys = c.list().iter().map(|key| key_of(table, key)).collect();
            table.indexes.push(index);
        } else {
            return false;
        }
        true
    }

    fn column(&mut self, table: &mut Table, c: &mut Cursor<'_>) {
        let id: ColumnId = self.ids.fresh();
        let mut column = Column::new(id, c.name());
        let mut text = String::new();
        while !c.done()
            && c.peek() != ","
            && c.peek() != ")"
            && !COLUMN_WORDS.contains(&c.peek().to_lowercase().as_str())
        {
            let token = c.next();
            if token == "(" {
                text.push('(');
                text.push_str(&c.parenthesized());
                text.push(')');
            } else {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&token);
            }
        }
        column.data_type = match text.as_str() {
            "" => None,
            "serial" => {
                column.identity = Some(Identity::Serial);
                Some(DataType::INTEGER)
            }
            "bigserial" => {
                column.identity = Some(Identity::Serial);
                Some(DataType::BIGINT)
            }
            text => match self.enums.iter().find(|e| e.name == text) {
                Some(e) => Some(DataType::Enum(e.id)),
                None => Some(spec(self.dialect).parse_type(text)),
            },
        };
        let mut later = Vec::new();
        while !c.done() && c.peek() != "," && c.peek() != ")" {
            match c.next().to_lowercase().as_str() {
                "not" => {
                    c.expect("null");
                    column.not_null = true;
                }
                "null" => {}
                "default" => column.default = Some(c.default()),
                "primary" => {
                    c.expect("key");
                    table.primary_key = Some(PrimaryKey::over(vec![id]));
                }
                "unique" => table.uniques.push(UniqueConstraint::over(self.ids.fresh(), vec![id])),
                "check" => {
                    c.expect("(");
                    table.checks.push(CheckConstraint::new(self.ids.fresh(), c.parenthesized()));
                }
                "references" => {
                    later.push(c.at);
                    self.references(table, vec![id], None, c);
                    if let Some(key) = table.foreign_keys.last_mut() {
                        key.at_column = spec(self.dialect).script().server.ignores_inline_references;
                    }
                }
                "generated" => {
                    let always = c.eat("always");
                    if !always {
                        c.expect("by");
                        c.expect("default");
                    }
                    c.expect("as");
                    if c.eat("identity") {
                        let mut options = crowfoot_model::SequenceOptions::default();
                        if c.eat("(") {
                            c.expect("as");
                            options.data_type = Some(c.next());
                            c.expect(")");
                        }
                        column.identity = Some(if always {
                            Identity::Always(options)
                        } else {
                            Identity::ByDefault(options)
                        });
                    } else {
                        c.expect("(");
                        let expression = c.parenthesized();
                        column.generated = Some(Generated { expression, stored: c.eat("stored") });
                    }
                }
                "auto_increment" | "autoincrement" => column.identity = Some(Identity::AutoIncrement),
                "comment" => column.comment = Some(unquote(&c.next())),
                "collate" => column.collation = Some(c.name()),
                "on" => {
                    c.expect("update");
                    column.on_update = Some(c.expression());
                }
                other => panic!("{other} after a column"),
            }
        }
        table.columns.push(column);
    }

    fn references(
        &mut self,
        table: &mut Table,
        columns: Vec<ColumnId>,
        name: Option<String>,
        c: &mut Cursor<'_>,
    ) {
        let target = c.name();
        let names = if c.eat("(") { c.list() } else { vec![] };
        let mut key = ForeignKey::new(self.ids.fresh(), columns, TableId(0), vec![]);
        key.name = name;
        key.target = ForeignKeyTarget::Unresolved { schema: None, table: target, columns: names };
        loop {
            if c.eat_all(&["on", "delete"]) {
                key.on_delete = Some(c.action());
            } else if c.eat_all(&["on", "update"]) {
                key.on_update = Some(c.action());
            } else if c.eat("deferrable") {
                key.deferrable = crowfoot_model::Deferrability::InitiallyImmediate;
            } else {
                break;
            }
        }
        table.foreign_keys.push(key);
    }

    fn resolve(&mut self) {
        let tables = self.tables.clone();
        for key in self.tables.iter_mut().flat_map(|table| &mut table.foreign_keys) {
            let ForeignKeyTarget::Unresolved { table, columns, .. } = &key.target else { continue };
            let Some(target) = tables.iter().find(|t| t.name == *table) else { continue };
            let ids: Option<Vec<ColumnId>> =
                columns.iter().map(|name| Some(target.column_named(name)?.id)).collect();
            let Some(ids) = ids else { continue };
            key.target = ForeignKeyTarget::Table { table: target.id, columns: ids };
        }
    }
}

impl Cursor<'_> {
    fn done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn next(&mut self) -> String {
        self.at += 1;
        self.tokens.get(self.at - 1).cloned().unwrap_or_default()
    }

    fn eat(&mut self, word: &str) -> bool {
        let is = self.peek().eq_ignore_ascii_case(word);
        self.at += usize::from(is);
        is
    }

    fn eat_all(&mut self, words: &[&str]) -> bool {
        let from = self.at;
        let all = words.iter().all(|word| self.eat(word));
        if !all {
            self.at = from;
        }
        all
    }

    fn expect(&mut self, word: &str) {
        assert!(self.eat(word), "expected {word} before {:?}", &self.tokens[self.at..]);
    }

    fn name(&mut self) -> String {
        self.next().trim_matches(['"', '`']).to_owned()
    }

    /// The text between the parenthesis just read and its match.
    fn parenthesized(&mut self) -> String {
        let (from, mut depth) = (self.at, 1);
        while depth > 0 {
            match self.next().as_str() {
                "(" => depth += 1,
                ")" => depth -= 1,
                "" => panic!("an open parenthesis"),
                _ => {}
            }
        }
        join(&self.tokens[from..self.at - 1])
    }

    fn list(&mut self) -> Vec<String> {
        let (from, mut depth, mut items, mut start) = (self.at, 1, vec![], self.at);
        while depth > 0 {
            let token = self.next();
            depth += i32::from(token == "(") - i32::from(token == ")");
            if (token == "," && depth == 1) || depth == 0 {
                items.push(join(&self.tokens[start..self.at - 1]));
                start = self.at;
            }
            assert!(!self.done() || depth == 0, "an open list at {from}");
        }
        items.retain(|item| !item.is_empty());
        items
    }

    fn columns(&mut self, table: &Table) -> Vec<ColumnId> {
        self.expect("(");
        self.list().iter().map(|name| column(table, name)).collect()
    }

    fn rest(&mut self) -> String {
        let from = self.at;
        self.at = self.tokens.len();
        join(&self.tokens[from..])
    }

    fn expression(&mut self) -> String {
        let mut text = self.next();
        if text == "(" {
            return ["(", &self.parenthesized(), ")"].concat();
        }
        if self.eat("(") {
            text = [text.as_str(), "(", &self.parenthesized(), ")"].concat();
        }
        text
    }

    fn default(&mut self) -> DefaultValue {
        let token = self.peek().to_owned();
        if token.starts_with('\'') {
            self.at += 1;
            return DefaultValue::Text(unquote(&token));
        }
        match token.to_lowercase().as_str() {
            "null" => {
                self.at += 1;
                DefaultValue::Null
            }
            "true" => {
                self.at += 1;
                DefaultValue::Boolean(true)
            }
            "false" => {
                self.at += 1;
                DefaultValue::Boolean(false)
            }
            word if word.starts_with(|c: char| c.is_ascii_digit()) => {
                self.at += 1;
                DefaultValue::Number(token)
            }
            _ => DefaultValue::Expression(self.expression()),
        }
    }

    fn action(&mut self) -> ReferentialAction {
        let word = self.next().to_lowercase();
        match word.as_str() {
            "cascade" => ReferentialAction::Cascade,
            "restrict" => ReferentialAction::Restrict,
            "no" => {
                self.expect("action");
                ReferentialAction::NoAction
            }
            "set" if self.eat("null") => ReferentialAction::SetNull,
            "set" => {
                self.expect("default");
                ReferentialAction::SetDefault
            }
            other => panic!("action {other}"),
        }
    }
}

fn column(table: &Table, name: &str) -> ColumnId {
    let name = name.trim_matches(['"', '`']);
    // A column that is not there: some rules are about that.
    table.column_named(name).map_or(ColumnId(9_000_000), |column| column.id)
}

fn key_of(table: &Table, text: &str) -> IndexKey {
    let words: Vec<&str> = text.split(' ').collect();
    let Some(found) = table.column_named(words[0].trim_matches(['"', '`'])) else {
        return IndexKey { on: KeyTarget::Expression(text.to_owned()), ..IndexKey::column(ColumnId(0)) };
    };
    let mut key = IndexKey::column(found.id);
    match words.get(1).copied() {
        Some("desc") => key.order = Some(SortOrder::Descending),
        Some("asc") => key.order = Some(SortOrder::Ascending),
        Some(class) => key.operator_class = Some(class.to_owned()),
        None => {}
    }
    key
}

fn unquote(text: &str) -> String {
    text.trim_matches('\'').replace("''", "'")
}

fn join(tokens: &[String]) -> String {
    let mut text = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let tight = at == 0
            || matches!(token.as_str(), "," | ")" | "." | "::")
            || matches!(tokens[at - 1].as_str(), "(" | "." | "::")
            || (token == "(" && tokens[at - 1].chars().all(|c| c.is_alphanumeric() || c == '_'));
        if !tight {
            text.push(' ');
        }
        text.push_str(token);
    }
    text
}

fn tokens(sql: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let code: String =
        sql.lines().map(|line| line.split("--").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        let mut token = c.to_string();
        if c.is_whitespace() {
            continue;
        } else if matches!(c, '\'' | '"' | '`') {
            for next in chars.by_ref() {
                token.push(next);
                if next == c {
                    break;
                }
            }
        } else if c.is_alphanumeric() || c == '_' {
            while let Some(next) = chars.next_if(|n| n.is_alphanumeric() || *n == '_') {
                token.push(next);
            }
        } else if matches!(c, '<' | '>' | '=' | '!' | '@' | ':' | '|') {
            while let Some(next) = chars.next_if(|n| matches!(n, '<' | '>' | '=' | '@' | ':' | '|')) {
                token.push(next);
            }
        }
        tokens.push(token);
    }
    tokens
}
