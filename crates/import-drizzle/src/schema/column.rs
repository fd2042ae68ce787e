//! Columns.

use super::column_type::ColumnType;
use super::render::Columns;
use super::table::{Draft, ForeignKey};
use super::translator::Translator;
use crate::eval::{Built, Core, Head, Value};

/// The rules of a chain of methods.
#[derive(Default)]
struct Rules {
    not_null: bool,
    primary_key: bool,
    auto_increment: bool,
    default: Option<String>,
    generated: Option<String>,
    identity: Option<String>,
    on_update: bool,
    charset: Option<String>,
    collation: Option<String>,
    unique: Option<(Option<String>, bool)>,
    dimensions: String,
}

impl<'a> Translator<'_, 'a> {
    /// Adds a column to a table; an error says why it cannot.
    pub(super) fn column(&mut self, draft: &mut Draft, key: &str, built: &Built<'a>) -> Result<(), String> {
        let name = draft.names.column(key).map(|column| column.name.clone()).ok_or("it has no name")?;
        let mut of = self.column_type(built)?;
        if let Head::Unknown(reason) = &built.head {
            draft.skip(&format!("the type of {name} ({reason})"));
        }
        let rules = self.rules(draft, key, &name, built, &of);
        if !rules.dimensions.is_empty() {
            of.sql.push_str(&rules.dimensions);
        }
        let mut sql = [self.quoted(&name), " ".to_owned(), of.sql].concat();
        for (word, value) in [(" CHARACTER SET ", &rules.charset), (" COLLATE ", &rules.collation)] {
            if let Some(value) = value {
                let value = if self.core == Core::Pg { self.quoted(value) } else { value.clone() };
                sql.push_str(&[word, &value].concat());
            }
        }
        if let Some(generated) = &rules.generated {
            sql.push_str(generated);
        }
        if let Some(default) = &rules.default {
            sql.push_str(&[" DEFAULT ", default].concat());
        }
        if rules.on_update {
            sql.push_str(" ON UPDATE CURRENT_TIMESTAMP");
            if let Some(digits) = of.base.strip_prefix("timestamp").and(fraction(built)) {
                sql.push_str(&format!("({digits})"));
            }
        }
        if let Some(identity) = &rules.identity {
            sql.push_str(identity);
        }
        // SQLite has the autoincrement of a column with its key.
        let own_key = rules.primary_key && self.core == Core::Sqlite;
        if own_key {
            sql.push_str(" PRIMARY KEY");
            if rules.auto_increment {
                sql.push_str(" AUTOINCREMENT");
            }
        } else if rules.auto_increment {
            sql.push_str(" AUTO_INCREMENT");
        }
        if rules.not_null || rules.primary_key {
            sql.push_str(" NOT NULL");
        }
        draft.columns.push(sql);
        if rules.primary_key && !own_key {
            draft.key_columns.push(name.clone());
        }
        if let Some((wanted, together)) = rules.unique {
            let names = draft.names.clone();
            let column: Vec<_> = names.column(key).into_iter().collect();
            let constraint =
                wanted.unwrap_or_else(|| self.settings.line.unique(self.core, &names.name, &column));
            let nulls = if together { " NULLS NOT DISTINCT" } else { "" };
            draft.constraints.push(format!(
                "CONSTRAINT {} UNIQUE{nulls} ({})",
                self.quoted(&constraint),
                self.quoted(&name)
            ));
        }
        Ok(())
    }

    fn rules(
        &mut self,
        draft: &mut Draft,
        key: &str,
        name: &str,
        built: &Built<'a>,
        of: &ColumnType,
    ) -> Rules {
        let mut rules = Rules::default();
        // Defaults need to know of arrays.
        for (method, arguments) in &built.calls {
            if &**method == "array" {
                let size = match arguments.first() {
                    // The 1.0 line gives all dimensions at once.
                    Some(Value::Text(text)) => text.to_string(),
                    Some(value) => {
                        value.printed().map_or_else(|| "[]".to_owned(), |size| format!("[{size}]"))
                    }
                    None => "[]".to_owned(),
                };
                rules.dimensions.push_str(&size);
            }
        }
        let dimensions = rules.dimensions.matches('[').count();
        for (method, arguments) in &built.calls {
            let first = arguments.first();
            match &**method {
                "notNull" => rules.not_null = true,
                "primaryKey" => {
                    rules.primary_key = true;
                    rules.auto_increment |=
                        first.and_then(|options| options.get("autoIncrement")).and_then(Value::truth)
                            == Some(true);
                }
                "autoincrement" => rules.auto_increment = true,
                "default" => match self.default(first.unwrap_or(&Value::Undefined), of, dimensions, built) {
                    Ok(default) => rules.default = Some(default),
                    Err(reason) => draft.skip(&format!("the default of {name} ({reason})")),
                },
                "defaultNow" => {
                    let digits = fraction(built).map_or_else(String::new, |digits| format!("({digits})"));
                    rules.default = Some(match self.core {
                        Core::Pg | Core::Cockroach => "now()".to_owned(),
                        Core::MySql | Core::SingleStore if self.settings.line == super::names::Line::One => {
                            format!("(now{})", if digits.is_empty() { "()" } else { &digits })
                        }
                        Core::MySql | Core::SingleStore => "(now())".to_owned(),
                        _ => "(cast((julianday('now') - 2440587.5)*86400000 as integer))".to_owned(),
                    });
                }
                "defaultRandom" => rules.default = Some("gen_random_uuid()".to_owned()),
                "onUpdateNow" => {
                    rules.on_update = true;
                }
                "unique" => {
                    let together =
                        arguments.get(1).and_then(|options| options.get("nulls")).and_then(Value::as_text);
                    rules.unique = Some((
                        first.and_then(Value::as_text).map(str::to_owned),
                        together == Some("not distinct"),
                    ));
                }
                "references" => self.reference(draft, key, name, arguments),
                "charSet" | "charset" => rules.charset = first.and_then(Value::as_text).map(str::to_owned),
                "collate" => rules.collation = first.and_then(Value::as_text).map(str::to_owned),
                "generatedAlwaysAs" => match self.generated(draft, arguments) {
                    Ok(sql) => rules.generated = Some(sql),
                    Err(reason) => draft.skip(&format!("the expression of {name} ({reason})")),
                },
                "generatedAlwaysAsIdentity" => {
                    rules.identity = Some(self.identity("ALWAYS", draft, name, first));
                }
                "generatedByDefaultAsIdentity" => {
                    rules.identity = Some(self.identity("BY DEFAULT", draft, name, first));
                }
                "$defaultFn" | "$default" => draft.by_client.push(format!("{name} (${})", "defaultFn")),
                "$onUpdate" | "$onUpdateFn" => draft.by_client.push(format!("{name} ($onUpdate)")),
                // These are about TypeScript alone.
                "$type" | "array" | "as" | "setName" => {}
                other => draft.skip(&format!(".{other}() of {name}")),
            }
        }
        rules
    }

    fn generated(&mut self, draft: &Draft, arguments: &[Value<'a>]) -> Result<String, String> {
        let mut value = arguments.first().cloned().unwrap_or(Value::Undefined);
        if let Value::Function(_) = value {
            value = self.evaluator.call_value(&value, Vec::new());
        }
        let text = match &value {
            Value::Sql(sql) => self.sql(sql, Columns::Of(draft.table))?,
            Value::Text(text) => text.to_string(),
            Value::Unknown(reason) => return Err(reason.to_string()),
            other => self.sql_value(other, Columns::Of(draft.table))?,
        };
        let mode = arguments.get(1).and_then(|options| options.get("mode")).and_then(Value::as_text);
        let stored = match (self.core, mode) {
            (Core::Pg | Core::Cockroach, _) | (_, Some("stored")) => " STORED",
            // The lines differ in MySQL: virtual is the default of both builders.
            _ => " VIRTUAL",
        };
        Ok(format!(" GENERATED ALWAYS AS ({text}){stored}"))
    }

    fn identity(&mut self, kind: &str, draft: &Draft, name: &str, options: Option<&Value<'a>>) -> String {
        let mut sql = format!(" GENERATED {kind} AS IDENTITY");
        let mut parts = Vec::new();
        if let Some(Value::Text(sequence)) = options.and_then(|options| options.get("name"))
            && **sequence != format!("{}_{name}_seq", draft.names.name)
        {
            parts.push(
                ["SEQUENCE NAME ".to_owned(), self.table_name(draft.names.schema.as_deref(), sequence)]
                    .concat(),
            );
        }
        parts.extend(super::others::sequence_options(options));
        if !parts.is_empty() {
            sql.push_str(&[" (", &parts.join(" "), ")"].concat());
        }
        sql
    }

    /// `.references(() => users.id, { onDelete: 'cascade' })`.
    fn reference(&mut self, draft: &mut Draft, key: &str, name: &str, arguments: &[Value<'a>]) {
        let target = match arguments.first() {
            Some(function @ Value::Function(_)) => self.evaluator.call_value(function, Vec::new()),
            Some(other) => other.clone(),
            None => Value::Undefined,
        };
        let action = |key: &str| {
            arguments.get(1).and_then(|options| options.get(key)).and_then(Value::as_text).map(str::to_owned)
        };
        match target {
            Value::Column(table, column) => draft.foreign_keys.push(ForeignKey {
                name: None,
                columns: vec![key.to_owned()],
                target: table,
                target_columns: vec![column.to_string()],
                on_delete: action("onDelete"),
                on_update: action("onUpdate"),
            }),
            Value::Unknown(reason) => draft.skip(&format!("the reference of {name} ({reason})")),
            _ => draft.skip(&format!("the reference of {name}")),
        }
    }
}

/// The option `fsp` of a column.
fn fraction(built: &Built<'_>) -> Option<String> {
    super::column_type::options(built)?.get("fsp")?.printed()
}
