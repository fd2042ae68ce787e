//! Indexes.

use super::names::{ColumnName, Line};
use super::render::Columns;
use super::table::Draft;
use super::translator::Translator;
use crate::eval::{Built, Core, Head, Sql, Value};

/// The options of a key of an index.
#[derive(Default)]
struct Order {
    is_descending: bool,
    nulls: Option<&'static str>,
    class: Option<String>,
}

impl<'a> Translator<'_, 'a> {
    pub(super) fn index(
        &mut self,
        draft: &mut Draft,
        built: &Built<'a>,
        is_unique: bool,
    ) -> Result<(), String> {
        let (mut keys, mut method, mut only) = (Vec::new(), None, "");
        let (mut condition, mut with) = (String::new(), String::new());
        let mut mysql_method = String::new();
        for (name, arguments) in &built.calls {
            let first = arguments.first();
            match &**name {
                "on" => keys.clone_from(arguments),
                "onOnly" => {
                    keys.clone_from(arguments);
                    only = "ONLY ";
                }
                "using" => {
                    let word = first.and_then(Value::as_text).ok_or("its method is not known")?;
                    if self.core == Core::Pg || self.core == Core::Cockroach {
                        method = Some(word.to_owned());
                        if arguments.len() > 1 {
                            keys = arguments.get(1..).unwrap_or_default().to_vec();
                        }
                    } else {
                        mysql_method = format!(" USING {}", word.to_uppercase());
                    }
                }
                "where" => {
                    let text = self.condition(draft.table, first.ok_or("its condition is not known")?)?;
                    condition = format!(" WHERE {text}");
                }
                "with" => {
                    let options = first.and_then(Value::as_object).ok_or("its options are not known")?;
                    let parts = options
                        .entries
                        .iter()
                        .filter_map(|entry| Some(format!("{}={}", entry.key, entry.value.printed()?)));
                    let parts: Vec<String> = parts.collect();
                    if !parts.is_empty() {
                        with = format!(" WITH ({})", parts.join(","));
                    }
                }
                // About how it is made, not what it is.
                "concurrently" | "algorithm" | "lock" => {}
                "nullsNotDistinct" => with.insert_str(0, " NULLS NOT DISTINCT"),
                other => return Err(format!("{other} is not known here")),
            }
        }
        if keys.is_empty() {
            return Err("it has no columns".to_owned());
        }
        let mut texts = Vec::new();
        let mut names: Vec<ColumnName> = Vec::new();
        for key in &keys {
            texts.push(self.index_key(draft, key, &mut names)?);
        }
        let given = built.arguments.first().and_then(Value::as_text).filter(|name| !name.is_empty());
        let refs: Vec<&ColumnName> = names.iter().collect();
        let name = given.map_or_else(|| Line::index(&draft.names.name, &refs), str::to_owned);
        let table = self.table_name(draft.names.schema.as_deref(), &draft.names.name);
        // SQLite has the schema with the index; MySQL has the method before ON.
        let unique = if is_unique { "UNIQUE " } else { "" };
        let using = method.map_or_else(String::new, |method| format!(" USING {method}"));
        draft.indexes.push(format!(
            "CREATE {unique}INDEX {}{mysql_method} ON {only}{table}{using} ({}){with}{condition}",
            self.quoted(&name),
            texts.join(", ")
        ));
        Ok(())
    }

    fn index_key(
        &mut self,
        draft: &Draft,
        key: &Value<'a>,
        names: &mut Vec<ColumnName>,
    ) -> Result<String, String> {
        let column =
            |key: &str| draft.names.column(key).cloned().ok_or_else(|| format!("{key} is no column"));
        match key {
            Value::Column(_, key) => {
                let column = column(key)?;
                let text = self.quoted(&column.name);
                names.push(column);
                Ok(text)
            }
            Value::Sql(sql) => self.expression_key(draft, sql),
            Value::Built(built) => {
                let order = self.order(&built.calls)?;
                let (text, vector) = match &built.head {
                    Head::Column(_, key) => {
                        let column = column(key)?;
                        let text = self.quoted(&column.name);
                        names.push(column);
                        (text, false)
                    }
                    Head::Sql(sql) => (self.expression_key(draft, sql)?, true),
                    _ => return Err("it names what is no column".to_owned()),
                };
                Ok(self.ordered(text, &order, vector))
            }
            Value::Unknown(reason) => Err(reason.to_string()),
            _ => Err("it names what is no column".to_owned()),
        }
    }

    /// An expression; a name with an order after it needs no parentheses.
    fn expression_key(&mut self, draft: &Draft, sql: &Sql<'a>) -> Result<String, String> {
        let text = self.sql(sql, Columns::Of(draft.table))?;
        let text = text.trim();
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_name = |word: &str| {
            let bare = word.trim_matches(|mark| mark == '"' || mark == '`');
            draft.names.columns.iter().any(|column| column.name == bare)
        };
        let is_column = words.first().is_some_and(|word| is_name(word))
            && words.iter().skip(1).all(|word| {
                let word = word.to_ascii_lowercase();
                matches!(word.as_str(), "asc" | "desc" | "nulls" | "first" | "last") || word.ends_with("_ops")
            });
        let is_enclosed = text.starts_with('(') && encloses(text);
        // `lower(name)` is a key as it is in PostgreSQL only, but parentheses do no harm.
        let is_ordered = words.last().is_some_and(|word| {
            let word = word.to_ascii_lowercase();
            matches!(word.as_str(), "asc" | "desc" | "first" | "last") || word.ends_with("_ops")
        });
        Ok(if is_column || is_enclosed || is_ordered { text.to_owned() } else { format!("({text})") })
    }

    fn order(&mut self, calls: &[(std::rc::Rc<str>, Vec<Value<'a>>)]) -> Result<Order, String> {
        let mut order = Order::default();
        for (name, arguments) in calls {
            match &**name {
                "asc" => order.is_descending = false,
                "desc" => order.is_descending = true,
                "nullsFirst" => order.nulls = Some("FIRST"),
                "nullsLast" => order.nulls = Some("LAST"),
                "op" => order.class = arguments.first().and_then(Value::as_text).map(str::to_owned),
                other => return Err(format!("{other} is not known here")),
            }
        }
        Ok(order)
    }

    fn ordered(&self, mut text: String, order: &Order, _is_expression: bool) -> String {
        if let Some(class) = &order.class {
            text.push_str(&[" ", class].concat());
        }
        if order.is_descending {
            text.push_str(" DESC");
        }
        if self.core != Core::Pg {
            return text;
        }
        // In 0.45 a key is NULLS LAST unless it says otherwise, even one that descends.
        let nulls =
            order.nulls.or((order.is_descending && self.settings.line == Line::Classic).then_some("LAST"));
        let by_default = if order.is_descending { "FIRST" } else { "LAST" };
        if let Some(nulls) = nulls.filter(|nulls| *nulls != by_default) {
            text.push_str(&[" NULLS ", nulls].concat());
        }
        text
    }
}

/// Whether the first parenthesis of a text closes at its end.
fn encloses(text: &str) -> bool {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1 == text.len();
                }
            }
            _ => {}
        }
    }
    false
}
