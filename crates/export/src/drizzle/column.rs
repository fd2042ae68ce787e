//! A column: its type and everything chained to it.

use crowfoot_dialect::script::Numbering;
use crowfoot_dialect::{is_now, translate_default};
use crowfoot_model::{
    Column, DataType, Dialect, Identity, LogicalType, ObjectRef, SequenceOptions, Table, TableId,
};

use super::Writer;
use super::types::{Builder, Kind};
use crate::typescript::{Doc, doc_comment, quote};

impl Writer<'_> {
    /// `key: builder('name')…`, a property of the table.
    pub(super) fn column(&mut self, table: &Table, column: &Column) -> Doc {
        let object = ObjectRef::Column(table.id, column.id);
        let is_key = table.primary_key_columns() == [column.id];
        let before = self.core.clone();
        let mut builder = self.column_builder(table, column);
        if self.package.serials && builder.is_integer && column.identity == Some(Identity::Serial) {
            // Another builder takes the place of this one.
            self.core = before;
        }
        let mut calls = std::mem::take(&mut builder.calls);
        let numbers_itself = self.identity(table.id, column, is_key, &mut builder, &mut calls);
        let is_ulid = is_key && !numbers_itself && holds_ulid(column);
        if is_ulid {
            self.ulid = true;
            let make = Doc::Arrow("()".into(), Box::new(Doc::call("ulid", Vec::new())));
            calls.push(Doc::call(".$defaultFn", vec![make]));
        }
        if column.generated.is_none() && !numbers_itself {
            calls.extend(self.default_value(object, column, &builder));
        }
        self.on_update(object, column, &builder, &mut calls);
        let is_implied = is_key || (numbers_itself && self.package.required_identities);
        if column.not_null && !is_implied {
            calls.push(Doc::call(".notNull", Vec::new()));
        }
        calls.extend(self.column_unique(table, column));
        self.column_references(table, column, &mut calls);
        calls.extend(self.generated(table, column));
        self.lost_clauses(object, column);
        let key =
            self.names.tables.get(&table.id).and_then(|names| names.column(column.id)).unwrap_or("column");
        let pair = Doc::pair(key, Doc::chain(builder.head, calls));
        match &column.comment {
            Some(text) if self.options.comments() && !text.trim().is_empty() => {
                Doc::Commented(doc_comment(text), Box::new(pair))
            }
            _ => pair,
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

    pub(super) fn column_builder(&mut self, table: &Table, column: &Column) -> Builder {
        let object = ObjectRef::Column(table.id, column.id);
        let name = self.column_name(table.id, column).to_owned();
        if let Some(fitted) = self.spelling.fitted_type(table.id, column.id).cloned() {
            let message = [&self.document.display_name(object), ": ", fitted.notice.as_deref().unwrap_or("")];
            self.notice(object, message.concat());
            return self.native(object, &name, self.target, &fitted.text);
        }
        self.builder(object, &name, column.data_type.as_ref())
    }

    /// The calls of the primary key and of an identity. Returns whether the database numbers the rows.
    fn identity(
        &mut self,
        table: TableId,
        column: &Column,
        is_key: bool,
        builder: &mut Builder,
        calls: &mut Vec<Doc>,
    ) -> bool {
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
        if builder.has_on_update_now
            && is_now(expression)
            && !expression.contains(|c: char| c.is_ascii_digit())
        {
            calls.push(Doc::call(".onUpdateNow", Vec::new()));
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
        let mut lost: Vec<String> = column.clauses.clone();
        lost.extend(column.charset.as_ref().map(|charset| ["CHARACTER SET ", charset].concat()));
        lost.extend(column.collation.as_ref().map(|collation| ["COLLATE ", collation].concat()));
        if !lost.is_empty() {
            let name = self.document.display_name(object);
            let message = ["Drizzle does not support ", &lost.join(", "), " of ", &name, "."].concat();
            self.notice(object, message);
        }
    }
}

/// Whether a column is the `id` of the house standard.
fn holds_ulid(column: &Column) -> bool {
    column.name == "id"
        && column.default.is_none()
        && column.generated.is_none()
        && matches!(
            column.data_type,
            Some(DataType::Logical(
                LogicalType::Text
                    | LogicalType::Char { length: 26 }
                    | LogicalType::Varchar { length: Some(26) }
            ))
        )
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
