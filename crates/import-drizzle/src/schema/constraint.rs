//! Keys and checks of the third argument.

use super::names::ColumnName;
use super::table::{Draft, ForeignKey};
use super::translator::Translator;
use crate::eval::{Built, Core, Head, Value};

impl<'a> Translator<'_, 'a> {
    pub(super) fn primary_key(&mut self, draft: &mut Draft, built: &Built<'a>) -> Result<(), String> {
        let options = built.arguments.first().ok_or("it has no columns")?;
        let (columns, name) = match options.get("columns") {
            Some(columns) => (
                columns.as_list().ok_or("its columns are not known")?.to_vec(),
                options.get("name").and_then(Value::as_text),
            ),
            // The old form: `primaryKey(table.a, table.b)`.
            None => (built.arguments.clone(), None),
        };
        let columns = own_columns(draft, &columns)?;
        let refs: Vec<&ColumnName> = columns.iter().collect();
        let by_default = self.settings.line.primary_key(self.core, &draft.names.name, &refs);
        // MySQL has no names of primary keys, nor has SQLite's script of 0.45.
        let by_default = by_default
            .filter(|_| self.core == Core::Pg || !self.is_classic_sqlite() && self.core == Core::Sqlite);
        let name = name.map(str::to_owned).or(by_default);
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let name = name.map_or_else(String::new, |name| format!("CONSTRAINT {} ", self.quoted(&name)));
        draft.constraints.push(format!("{name}PRIMARY KEY ({})", self.list(&names)));
        Ok(())
    }

    pub(super) fn unique(&mut self, draft: &mut Draft, built: &Built<'a>) -> Result<(), String> {
        let on = built.calls.iter().find(|(method, _)| &**method == "on").ok_or("it has no columns")?;
        let columns = own_columns(draft, &on.1)?;
        let refs: Vec<&ColumnName> = columns.iter().collect();
        let given = built.arguments.first().and_then(Value::as_text).map(str::to_owned);
        let name = given.unwrap_or_else(|| self.settings.line.unique(self.core, &draft.names.name, &refs));
        let together = built.calls.iter().any(|(method, _)| &**method == "nullsNotDistinct");
        let nulls = if together { " NULLS NOT DISTINCT" } else { "" };
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        draft.constraints.push(format!(
            "CONSTRAINT {} UNIQUE{nulls} ({})",
            self.quoted(&name),
            self.list(&names)
        ));
        Ok(())
    }

    pub(super) fn check(&mut self, draft: &mut Draft, built: &Built<'a>) -> Result<(), String> {
        let [name, condition] = &built.arguments[..] else { return Err("it has no condition".to_owned()) };
        let text = self.condition(draft.table, condition)?;
        let name = match name.as_text().filter(|name| !name.is_empty()) {
            Some(name) => format!("CONSTRAINT {} ", self.quoted(name)),
            None => String::new(),
        };
        draft.constraints.push(format!("{name}CHECK ({text})"));
        Ok(())
    }

    pub(super) fn foreign_key(&mut self, draft: &mut Draft, built: &Built<'a>) -> Result<(), String> {
        let options = match built.arguments.first() {
            Some(function @ Value::Function(_)) => self.evaluator.call_value(function, Vec::new()),
            Some(other) => other.clone(),
            None => Value::Undefined,
        };
        let list = |key: &str| -> Result<Vec<(usize, String)>, String> {
            let list = options
                .get(key)
                .and_then(Value::as_list)
                .ok_or_else(|| format!("its {key} are not known"))?;
            list.iter().map(column).collect()
        };
        let (own, others) = (list("columns")?, list("foreignColumns")?);
        let (target, _) = others.first().ok_or("its foreignColumns are empty")?;
        let target = *target;
        let action = |name: &str| {
            let call = built.calls.iter().find(|(method, _)| &**method == name);
            call.and_then(|(_, arguments)| arguments.first()?.as_text().map(str::to_owned))
        };
        draft.foreign_keys.push(ForeignKey {
            name: options.get("name").and_then(Value::as_text).map(str::to_owned),
            columns: own.into_iter().map(|(_, key)| key).collect(),
            target,
            target_columns: others.into_iter().map(|(_, key)| key).collect(),
            on_delete: action("onDelete"),
            on_update: action("onUpdate"),
        });
        Ok(())
    }
}

/// A column in a list of columns.
pub(super) fn column(value: &Value<'_>) -> Result<(usize, String), String> {
    match value {
        Value::Column(table, key) => Ok((*table, key.to_string())),
        Value::Built(built) => match &built.head {
            Head::Column(table, key) => Ok((*table, key.to_string())),
            _ => Err("it names what is no column".to_owned()),
        },
        Value::Unknown(reason) => Err(reason.to_string()),
        _ => Err("it names what is no column".to_owned()),
    }
}

/// Columns of the table itself.
pub(super) fn own_columns(draft: &Draft, values: &[Value<'_>]) -> Result<Vec<ColumnName>, String> {
    let mut columns = Vec::new();
    for value in values {
        // Some spread an array of columns into another.
        if let Value::List(more) = value {
            columns.extend(own_columns(draft, more)?);
            continue;
        }
        let (_, key) = column(value)?;
        columns.push(draft.names.column(&key).cloned().ok_or_else(|| format!("{key} is no column"))?);
    }
    Ok(columns)
}
