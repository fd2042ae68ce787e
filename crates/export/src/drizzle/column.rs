//! A column: its type and everything chained to it.

use crowfoot_dialect::script::Numbering;
use crowfoot_dialect::{is_now, translate_default, type_as_written};
use crowfoot_model::{
    Column, ColumnId, DataType, Dialect, Identity, LogicalType, ObjectRef, SequenceOptions, Table, TableId,
};

use super::Writer;
use super::package::CollatedTypes;
use super::types::{Builder, Kind};
use crate::typescript::{Doc, doc_comment, quote};

impl Writer<'_> {
    /// `key: builder('name')…`, a property of the table.
    pub(super) fn column(&mut self, table: &Table, column: &Column) -> Doc {
        let object = ObjectRef::Column(table.id, column.id);
        let is_single_key = table.primary_key_columns() == [column.id];
        let is_key = self.is_key(table, column);
        let before = self.core.clone();
        let mut builder = self.collated(table, column);
        self.check_enum(table, column, &mut builder);
        if self.package.serials && builder.is_integer && column.identity == Some(Identity::Serial) {
            // Another builder takes the place of this one.
            self.core = before;
        }
        let mut calls = std::mem::take(&mut builder.calls);
        let numbers_itself = self.identity(table, column, is_key, &mut builder, &mut calls);
        let is_ulid = is_single_key && !numbers_itself && self.holds_ulid(table, column);
        if is_ulid {
            self.ulid = true;
            let make = Doc::Arrow("()".into(), Box::new(Doc::call("ulid", Vec::new())));
            calls.push(Doc::call(".$defaultFn", vec![make]));
        }
        if column.generated.is_none() && !numbers_itself {
            calls.extend(self.default_value(table, column, &builder));
        }
        self.on_update(object, column, &builder, &mut calls);
        if column.touched && column.on_update.is_none() {
            let now = match builder.kind {
                Kind::Date => "new Date()",
                Kind::Number => "Date.now()",
                _ => "new Date().toISOString()",
            };
            let now = Doc::text(now);
            calls.push(Doc::call(".$onUpdate", vec![Doc::Arrow("()".into(), Box::new(now))]));
        }
        let is_implied = is_key || (numbers_itself && self.package.required_identities);
        let is_required =
            column.not_null || (table.is_in_primary_key(column.id) && !self.package.nullable_keys);
        if is_required && !is_implied {
            calls.push(Doc::call(".notNull", Vec::new()));
        }
        calls.extend(self.column_unique(table, column));
        self.column_references(table, column, &mut calls);
        calls.extend(self.generated(table, column));
        self.lost_clauses(object, column);
        let key =
            self.names.tables.get(&table.id).and_then(|names| names.column(column.id)).unwrap_or("column");
        let head = match self.key_as_name(table, column) {
            Some(_) => Self::without_name(builder.head),
            None => builder.head,
        };
        let pair = Doc::pair(key, Doc::chain(head, calls));
        let comment = column.comment.as_ref().filter(|_| self.options.comments());
        match comment.and_then(|text| doc_comment(text)) {
            Some(comment) => Doc::Commented(comment, Box::new(pair)),
            None => pair,
        }
    }

    /// `.generatedAlwaysAs(…)`. Its columns are named as the database does: Drizzle would put the table before them.
    fn generated(&mut self, table: &Table, column: &Column) -> Option<Doc> {
        let generated = column.generated.as_ref()?;
        let object = ObjectRef::Column(table.id, column.id);
        let Some(expression) = self.spelling.expression(table, &generated.expression) else {
            let name = self.document.display_name(object);
            let message = [
                &name,
                " is an ordinary column: the expression ",
                &generated.expression,
                " is not supported.",
            ];
            self.notice(object, message.concat());
            return None;
        };
        let mut arguments = vec![self.sql(&expression)];
        match (self.package.virtual_columns, generated.stored) {
            (false, false) => {
                let name = self.document.display_name(object);
                let message = [&name, " is stored: Drizzle does not support virtual columns in PostgreSQL."];
                self.notice(object, message.concat());
            }
            (false, true) | (true, false) => {}
            (true, true) => arguments.push(Doc::object(vec![Doc::text("mode: 'stored'")])),
        }
        Some(Doc::call(".generatedAlwaysAs", arguments))
    }

    /// Whether the database numbers the rows by a column.
    pub(super) fn is_numbered(&mut self, table: &Table, column: &Column, builder: &mut Builder) -> bool {
        let is_key = self.is_key(table, column);
        self.identity(table, column, is_key, builder, &mut Vec::new())
    }

    /// Whether a column is the primary key and says so itself.
    fn is_key(&self, table: &Table, column: &Column) -> bool {
        let has_whole_key = table.primary_key.as_ref().is_some_and(|key| key.prefixes.is_empty());
        table.primary_key_columns() == [column.id] && has_whole_key && !self.is_key_apart(table)
    }

    pub(super) fn column_builder(&mut self, table: &Table, column: &Column) -> Builder {
        let object = ObjectRef::Column(table.id, column.id);
        let name = self.column_name(table.id, column).to_owned();
        if let Some(fitted) = self.spelling.fitted_type(table.id, column.id).cloned() {
            let message = [&self.document.display_name(object), ": ", fitted.notice.as_deref().unwrap_or("")];
            self.notice(object, message.concat());
            return self.native(object, &name, self.target, &fitted.text);
        }
        let is_integer = self.document.settings().dialect == self.target
            && type_as_written(self.target, column) == Some("integer");
        if let Some(mode) = time_mode(column).filter(|_| is_integer && self.package.counted_times) {
            return self.counted_time(&name, mode);
        }
        self.builder(object, &name, column.data_type.as_ref())
    }

    /// The calls of the primary key and of an identity. Returns whether the database numbers the rows.
    fn identity(
        &mut self,
        of: &Table,
        column: &Column,
        is_key: bool,
        builder: &mut Builder,
        calls: &mut Vec<Doc>,
    ) -> bool {
        let table = of.id;
        let object = ObjectRef::Column(table, column.id);
        let primary = || Doc::call(".primaryKey", Vec::new());
        let Some(identity) = column.identity.as_ref().filter(|_| column.generated.is_none()) else {
            calls.extend(is_key.then(primary));
            return false;
        };
        if !builder.is_integer {
            let message =
                [&self.document.display_name(object), " cannot auto-increment: it is not an integer."];
            self.notice(object, message.concat());
            calls.extend(is_key.then(primary));
            return false;
        }
        match (self.package.spec().script().writing.numbering, identity) {
            (Numbering::Identity, Identity::Serial) => {
                builder.head = self.serial(table, column);
                calls.extend(is_key.then(primary));
            }
            (Numbering::Identity, Identity::Always(options) | Identity::ByDefault(options)) => {
                calls.extend(is_key.then(primary));
                let always = matches!(identity, Identity::Always(_));
                let method =
                    if always { ".generatedAlwaysAsIdentity" } else { ".generatedByDefaultAsIdentity" };
                let options = sequence_options(options, true);
                let arguments = if options.is_empty() { Vec::new() } else { vec![Doc::object(options)] };
                calls.push(Doc::call(method, arguments));
            }
            (Numbering::Identity, Identity::AutoIncrement) => {
                calls.extend(is_key.then(primary));
                calls.push(Doc::call(".generatedByDefaultAsIdentity", Vec::new()));
            }
            (Numbering::OneOfTable, _) if !leads_key(of, column) => {
                let message = [
                    &self.document.display_name(object),
                    " does not auto-increment: drizzle-kit makes its index after the table, where MySQL wants it with the table.",
                ];
                self.notice(object, message.concat());
                return false;
            }
            (Numbering::OneOfTable, _) => {
                calls.extend(is_key.then(primary));
                calls.push(Doc::call(".autoincrement", Vec::new()));
            }
            (Numbering::RowId, Identity::AutoIncrement) if is_key => {
                let options = Doc::object(vec![Doc::text("autoIncrement: true")]);
                calls.push(Doc::call(".primaryKey", vec![options]));
            }
            (Numbering::RowId, _) if is_key => calls.push(primary()),
            (Numbering::RowId, _) => {
                let message = [
                    &self.document.display_name(object),
                    " cannot auto-increment: it is not the primary key.",
                ];
                self.notice(object, message.concat());
                return false;
            }
        }
        true
    }

    /// Whether a column is the `id` of the house standard. Text alone says so only in a design that follows it.
    fn holds_ulid(&self, table: &Table, column: &Column) -> bool {
        let is_ours = !self.document.settings().named_by_engine
            && table.primary_key.as_ref().is_some_and(|key| key.name.is_none());
        column.name == "id"
            && column.default.is_none()
            && column.generated.is_none()
            && match column.data_type {
                Some(DataType::Logical(LogicalType::Text)) => is_ours,
                Some(DataType::Logical(
                    LogicalType::Char { length: 26 } | LogicalType::Varchar { length: Some(26) },
                )) => true,
                _ => false,
            }
    }

    /// Whether a column of SQLite is its row id.
    pub(super) fn is_row_id(&self, table: &Table, column: &Column) -> bool {
        self.spelling.column_type(table, column).text.eq_ignore_ascii_case("integer")
    }

    fn serial(&mut self, table: TableId, column: &Column) -> Doc {
        let bits = match column.data_type {
            Some(DataType::Logical(LogicalType::Integer { bits, .. })) => bits,
            _ => 32,
        };
        let function = self.import(match bits {
            0..=16 => "smallserial",
            17..=32 => "serial",
            _ => "bigserial",
        });
        let mut arguments = vec![Doc::Text(quote(self.column_name(table, column)))];
        if bits > 32 {
            arguments.push(Doc::object(vec![Doc::text("mode: 'number'")]));
        }
        Doc::call(function, arguments)
    }

    fn on_update(&mut self, object: ObjectRef, column: &Column, builder: &Builder, calls: &mut Vec<Doc>) {
        let Some(expression) = &column.on_update else { return };
        if self.package.on_update && is_now(expression) {
            let fsp: String = expression.chars().filter(char::is_ascii_digit).collect();
            let is_plain = fsp.is_empty() && builder.has_on_update_now;
            if is_plain || (self.line.is_one() && builder.has_fsp) {
                let options =
                    (!fsp.is_empty()).then(|| Doc::object(vec![Doc::Text(["fsp: ", &fsp].concat())]));
                calls.push(Doc::call(".onUpdateNow", options.into_iter().collect()));
            }
            // Elsewhere it stands with the default.
            return;
        }
        match translate_default(expression, Dialect::Mysql, self.target) {
            Some(text) if builder.kind != Kind::Array => {
                let sql = self.sql(&text);
                calls.push(Doc::call(".$onUpdate", vec![Doc::Arrow("()".into(), Box::new(sql))]));
                let message = [
                    &self.document.display_name(object),
                    " is updated by Drizzle, not by the database: other clients do not update it.",
                ];
                self.notice(object, message.concat());
            }
            _ => {
                let message =
                    [&self.document.display_name(object), " is not updated automatically: ", expression];
                self.notice(object, message.concat());
            }
        }
    }

    fn lost_clauses(&mut self, object: ObjectRef, column: &Column) {
        if !column.clauses.is_empty() {
            let name = self.document.display_name(object);
            let message =
                ["Drizzle does not support ", &column.clauses.join(", "), " of ", &name, "."].concat();
            self.notice(object, message);
        }
    }

    /// The charset and collation of a column, with its type or as calls of the line.
    fn collated(&mut self, table: &Table, column: &Column) -> Builder {
        let before = (self.core.clone(), self.custom_types.len());
        let builder = self.column_builder(table, column);
        if self.document.settings().dialect != self.target {
            return builder;
        }
        let has_charset = self.package.collated_types == CollatedTypes::CharsetAndCollation;
        let of_table = |names: [&str; 3]| names.into_iter().find_map(|name| table.option(name));
        let is_usual =
            |own: &&String, names| of_table(names).is_none_or(|usual| !own.eq_ignore_ascii_case(usual));
        let collation = column.collation.as_ref();
        let collation = collation.filter(|own| is_usual(own, ["COLLATE", "DEFAULT COLLATE", "COLLATION"]));
        let charset = column.charset.as_ref().filter(|_| has_charset).filter(|own| {
            // A character set alone brings its own collation, which may be another than that of the table.
            collation.is_some()
                || of_table(["COLLATE", "DEFAULT COLLATE", "COLLATION"]).is_some()
                || is_usual(own, ["CHARSET", "DEFAULT CHARSET", "CHARACTER SET"])
        });
        if (charset.is_none() && collation.is_none()) || builder.kind != Kind::String {
            return builder;
        }
        if has_charset && self.line.is_one() && !builder.is_custom {
            let mut builder = builder;
            let call = |method, name: &String| Doc::call(method, vec![Doc::Text(quote(name))]);
            builder.calls.extend(charset.map(|name| call(".charSet", name)));
            builder.calls.extend(collation.map(|name| call(".collate", name)));
            return builder;
        }
        let mut clause = charset.map_or_else(String::new, |name| ["CHARACTER SET ", name].concat());
        if let Some(collation) = collation {
            let gap = if clause.is_empty() { "" } else { " " };
            clause = [&clause, gap, "COLLATE ", collation].concat();
        }
        // The builder that it had is not imported or declared.
        self.core = before.0;
        self.custom_types.truncate(before.1);
        let name = self.column_name(table.id, column).to_owned();
        let mut text = self.spelling.column_type(table, column).text;
        // drizzle-kit 0.31 takes `enum(…)` apart, but not in another case.
        if let Some(rest) = text.strip_prefix("enum(").filter(|_| has_charset && !self.line.is_one()) {
            text = ["ENUM(", rest].concat();
        }
        self.with_clause(&name, &text, &clause, builder.kind)
    }
}

/// Whether a column is the first of the primary key or of a unique constraint.
fn leads_key(table: &Table, column: &Column) -> bool {
    let leads = |columns: &[ColumnId]| columns.first() == Some(&column.id);
    leads(table.primary_key_columns())
        || table.uniques.iter().any(|unique| unique.prefixes.is_empty() && leads(&unique.columns))
}

/// The options of a sequence as properties; the name only where the sequence has no constant of its own.
pub(super) fn sequence_options(options: &SequenceOptions, with_name: bool) -> Vec<Doc> {
    let mut properties = Vec::new();
    if let Some(name) = options.name.as_ref().filter(|_| with_name) {
        properties.push(Doc::Text(["name: ", &quote(name)].concat()));
    }
    let numbers = [
        ("startWith", options.start),
        ("increment", options.increment),
        ("minValue", options.minimum),
        ("maxValue", options.maximum),
        ("cache", options.cache),
    ];
    for (key, value) in numbers {
        let Some(value) = value else { continue };
        // Numbers above 2^53 lose digits, so they are written as text.
        let text = value.to_string();
        let text = if value.unsigned_abs() > (1 << 53) { quote(&text) } else { text };
        properties.push(Doc::Text([key, ": ", &text].concat()));
    }
    if options.cycle {
        properties.push(Doc::text("cycle: true"));
    }
    properties
}

/// Drizzle's mode of a time that SQLite holds in an integer, of seconds or of milliseconds.
fn time_mode(column: &Column) -> Option<&'static str> {
    let Some(DataType::Logical(LogicalType::Timestamp { precision, .. })) = column.data_type else {
        return None;
    };
    Some(if precision == Some(3) { "timestamp_ms" } else { "timestamp" })
}
