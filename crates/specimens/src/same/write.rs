//! The facts of records, and what they have in common with those of tables.

use std::collections::BTreeSet;

use crowfoot_dialect::spec;
use crowfoot_model::{
    ColumnId, DataType, DefaultValue, Dialect, Document, Identity, SchemaId, SequenceOptions, Table, TableId,
    View,
};

use super::{is_public, schema_prefix, statements};

/// Writes the facts of a document.
pub(super) struct Facts<'d> {
    pub(super) document: &'d Document,
    /// Names of constraints and indexes that count; all of them without it.
    pub(super) given: Option<BTreeSet<String>>,
    /// Whether the order of kept statements, and on which side of the tables they are, counts.
    pub(super) ordered: bool,
    pub(super) lines: Vec<String>,
}

/// Words of a fact, joined by spaces.
#[derive(Default)]
pub(super) struct Fact(String);

impl Fact {
    pub(super) fn of(subject: String) -> Self {
        Self(subject)
    }

    pub(super) fn say(&mut self, word: &str) -> &mut Self {
        self.0.push(' ');
        self.0.push_str(word);
        self
    }

    pub(super) fn when(&mut self, holds: bool, word: &str) -> &mut Self {
        if holds { self.say(word) } else { self }
    }

    /// A text that may hold anything, such as `comment "…"`.
    pub(super) fn text(&mut self, word: &str, text: &str) -> &mut Self {
        self.say(&format!("{word} {:?}", text.trim()))
    }

    pub(super) fn optional(&mut self, word: &str, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) if !text.trim().is_empty() => self.text(word, text),
            _ => self,
        }
    }

    pub(super) fn end(self) -> String {
        self.0
    }
}

impl<'d> Facts<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self { document, given: None, ordered: true, lines: Vec::new() }
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.document.settings().dialect
    }

    pub(super) fn all(mut self) -> Vec<String> {
        self.lines.push(format!("dialect {}", self.dialect().key()));
        self.records();
        for table in self.document.tables() {
            self.table(table);
        }
        for view in self.document.views() {
            self.view(view);
        }
        for before in [true, false] {
            let side = if before { "before" } else { "after" };
            for (at, statement) in statements(self.document, before).into_iter().enumerate() {
                let mut fact = Fact::of("statement".to_owned());
                fact.when(self.ordered, &format!("{side} tables {at:03}"));
                fact.say(statement.dialect.key()).say(&statement.kind).text(":", &statement.text);
                self.lines.push(fact.end());
            }
        }
        self.lines.sort();
        self.lines
    }

    fn records(&mut self) {
        for schema in self.document.schemas().filter(|schema| !is_public(self.document, &schema.name)) {
            let mut fact = Fact::of(format!("schema {:?}", schema.name));
            self.comment(&mut fact, &schema.comment);
            self.lines.push(fact.end());
        }
        for found in self.document.enums() {
            let mut fact = Fact::of(format!("enum {}", self.named(found.schema, &found.name)));
            fact.say(&format!("{:?}", found.values));
            self.comment(&mut fact, &found.comment);
            self.lines.push(fact.end());
        }
        for found in self.document.domains() {
            let mut fact = Fact::of(format!("domain {}", self.named(found.schema, &found.name)));
            fact.say(&self.data_type(&found.base)).when(found.not_null, "not null");
            if let Some(default) = &found.default {
                fact.say(&default_value(default));
            }
            fact.optional("collate", found.collation.as_deref());
            for check in &found.checks {
                let name = check.name.as_deref().unwrap_or("unnamed");
                fact.text(&format!("check {name:?}"), &check.expression);
            }
            self.comment(&mut fact, &found.comment);
            self.lines.push(fact.end());
        }
        for found in self.document.composites() {
            let mut fact = Fact::of(format!("composite {}", self.named(found.schema, &found.name)));
            for field in &found.fields {
                fact.say(&format!("{:?} {}", field.name, self.data_type(&field.data_type)));
                fact.optional("collate", field.collation.as_deref());
            }
            self.comment(&mut fact, &found.comment);
            self.lines.push(fact.end());
        }
        for found in self.document.sequences() {
            let mut fact = Fact::of(format!("sequence {}", self.named(found.schema, &found.name)));
            fact.say(&sequence(&found.options));
            if let Some(owner) = found.owned_by {
                let column = self.column_name(owner.table, owner.column);
                fact.say(&format!("owned by {}.{column}", self.table_name(owner.table)));
            }
            self.comment(&mut fact, &found.comment);
            self.lines.push(fact.end());
        }
    }

    fn view(&mut self, view: &View) {
        let mut fact = Fact::of(format!("view {}", self.named(view.schema, &view.name)));
        fact.say(view.dialect.key()).when(view.materialized, "materialized");
        if !view.columns.is_empty() {
            fact.say(&format!("{:?}", view.columns));
        }
        fact.text("as", &view.query);
        for clause in &view.clauses {
            fact.text("with", clause);
        }
        self.comment(&mut fact, &view.comment);
        self.lines.push(fact.end());
        let subject = format!("view {}", self.named(view.schema, &view.name));
        for index in &view.indexes {
            self.index(&subject, None, index);
        }
    }

    pub(super) fn comment(&self, fact: &mut Fact, comment: &Option<String>) {
        if spec(self.dialect()).capabilities().comments {
            fact.optional("comment", comment.as_deref());
        }
    }

    /// The name of a constraint or an index.
    pub(super) fn part_name(&self, name: &Option<String>) -> String {
        match name {
            Some(name) if self.given.as_ref().is_none_or(|given| given.contains(name)) => format!("{name:?}"),
            _ => "unnamed".to_owned(),
        }
    }

    fn named(&self, schema: Option<SchemaId>, name: &str) -> String {
        format!("{}{name:?}", schema_prefix(self.document, schema))
    }

    pub(super) fn table_name(&self, id: TableId) -> String {
        match self.document.table(id) {
            Some(table) => self.named(table.schema, &table.name),
            None => "a table that is not there".to_owned(),
        }
    }

    pub(super) fn column_name(&self, table: TableId, column: ColumnId) -> String {
        match self.document.table(table).and_then(|table| table.column(column)) {
            Some(column) => format!("{:?}", column.name),
            None => "a column that is not there".to_owned(),
        }
    }

    pub(super) fn column_names(&self, table: &Table, columns: &[ColumnId]) -> String {
        let names: Vec<String> = columns.iter().map(|id| self.column_name(table.id, *id)).collect();
        format!("({})", names.join(", "))
    }

    pub(super) fn data_type(&self, data_type: &DataType) -> String {
        match data_type {
            DataType::Logical(logical) => format!("{logical:?}"),
            DataType::Enum(id) => match self.document.enum_type(*id) {
                Some(found) => format!("enum {}", self.named(found.schema, &found.name)),
                None => "an enum that is not there".to_owned(),
            },
            DataType::Domain(id) => match self.document.domain(*id) {
                Some(found) => format!("domain {}", self.named(found.schema, &found.name)),
                None => "a domain that is not there".to_owned(),
            },
            DataType::Composite(id) => match self.document.composite(*id) {
                Some(found) => format!("composite {}", self.named(found.schema, &found.name)),
                None => "a composite type that is not there".to_owned(),
            },
            DataType::InlineEnum(values) => format!("one of {values:?}"),
            DataType::Array(element) => format!("array of {}", self.data_type(element)),
            DataType::Native { dialect, text } => format!("{} {text:?}", dialect.key()),
        }
    }
}

pub(super) fn default_value(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Null => "default null".to_owned(),
        DefaultValue::Boolean(value) => format!("default {value}"),
        DefaultValue::Number(number) => format!("default number {number}"),
        DefaultValue::Text(text) => format!("default text {text:?}"),
        DefaultValue::Expression(expression) => format!("default expression {:?}", expression.trim()),
    }
}

pub(super) fn identity(identity: &Identity) -> String {
    match identity {
        Identity::Always(options) => format!("always identity {}", sequence(options)),
        Identity::ByDefault(options) => format!("identity by default {}", sequence(options)),
        Identity::Serial => "serial".to_owned(),
        Identity::AutoIncrement => "auto increment".to_owned(),
    }
}

fn sequence(options: &SequenceOptions) -> String {
    let mut fact = Fact::of("numbers".to_owned());
    fact.optional("called", options.name.as_deref()).optional("type", options.data_type.as_deref());
    let numbers = [
        ("start", options.start),
        ("increment", options.increment),
        ("minimum", options.minimum),
        ("maximum", options.maximum),
        ("cache", options.cache),
    ];
    for (word, number) in numbers {
        if let Some(number) = number {
            fact.say(&format!("{word} {number}"));
        }
    }
    fact.when(options.cycle, "cycle");
    fact.when(options.unlogged, "unlogged");
    fact.end()
}
