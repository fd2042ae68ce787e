//! Policies of row-level security.

use super::render::Columns;
use super::translator::Translator;
use crate::eval::{Built, Value, role_name};

impl<'a> Translator<'_, 'a> {
    /// Translates a policy of a table.
    pub(super) fn policy(&mut self, built: &Built<'a>, table: Option<usize>) -> Result<(), String> {
        let linked = built.calls.iter().find(|(method, _)| &**method == "link");
        let linked = match linked.and_then(|(_, arguments)| arguments.first()) {
            Some(Value::Table(table)) => Some(*table),
            Some(Value::Native(native)) => self.evaluator.foreign_table(native),
            _ => None,
        };
        while self.names.len() < self.evaluator.tables.len() {
            let names = self.names_of(self.names.len());
            self.names.push(names);
        }
        let table = linked.or(table).ok_or("it is linked to no table")?;
        let names = self.names.get(table).cloned().ok_or("its table is not known")?;
        let name =
            built.arguments.first().and_then(Value::as_text).ok_or("its name is not known")?.to_owned();
        let options = built.arguments.get(1).cloned().unwrap_or(Value::Undefined);
        let word = |key: &str, default: &str| {
            options.get(key).and_then(Value::as_text).unwrap_or(default).to_uppercase()
        };
        let mut sql = format!(
            "CREATE POLICY {} ON {} AS {} FOR {} TO {}",
            self.quoted(&name),
            self.table_name(names.schema.as_deref(), &names.name),
            word("as", "PERMISSIVE"),
            word("for", "ALL"),
            self.roles(options.get("to"))?,
        );
        for (key, words) in [("using", " USING "), ("withCheck", " WITH CHECK ")] {
            if let Some(condition) = options.get(key).filter(|condition| !condition.is_nullish()) {
                // A policy stays a statement of its own, so its columns are written as Drizzle writes them.
                let text = self.sql_value(condition, Columns::Qualified)?;
                sql.push_str(&[words, "(", text.trim(), ")"].concat());
            }
        }
        let entry = self.enter(built.origin, "POLICY");
        self.later.push((entry, sql));
        Ok(())
    }

    fn roles(&mut self, to: Option<&Value<'a>>) -> Result<String, String> {
        let roles = match to {
            None | Some(Value::Undefined | Value::Null) => return Ok("public".to_owned()),
            Some(Value::List(roles)) => roles.to_vec(),
            Some(role) => vec![role.clone()],
        };
        let mut names = Vec::new();
        for role in &roles {
            let name = role_name(role).ok_or("its role is not known")?;
            let is_word =
                matches!(name.as_str(), "public" | "current_role" | "current_user" | "session_user");
            names.push(if is_word { name } else { self.quoted(&name) });
        }
        names.sort();
        Ok(names.join(", "))
    }
}
