//! Checks in the words of another database.

use std::borrow::Cow;

use crowfoot_dialect::Support;
use crowfoot_model::{CheckConstraint, Column, ForeignKey, ObjectRef, ReferentialAction, Table};

use super::{Omission, Pass};
use crate::routine::words;

impl Pass<'_, '_> {
    /// Translates the checks of a table, and omits those that cannot be.
    pub(super) fn checks(&mut self, table: &mut Cow<'_, Table>) {
        let able = self.sql.spec.capabilities();
        let own: &Table = table;
        let mut checks = own.checks.clone();
        for check in &mut checks {
            let object = ObjectRef::Check(own.id, check.id);
            match self.translated(own, check) {
                Ok(expression) => check.expression = expression,
                Err(message) => {
                    message.into_iter().for_each(|message| self.tell(object, message));
                    self.omitted.insert(object, Omission::Check);
                    continue;
                }
            }
            check.no_inherit &= able.inheritance;
            check.not_valid &= able.not_valid;
            let is_supported = match able.not_enforced {
                Support::No => false,
                Support::Recent => self.sql.is_at_home(),
                Support::Yes => true,
            };
            if check.not_enforced && !is_supported {
                self.tell(object, "NOT ENFORCED is not supported; the check is omitted.");
                self.omitted.insert(object, Omission::Check);
            }
        }
        if checks != own.checks {
            table.to_mut().checks = checks;
        }
    }

    /// The condition of a check there; `Err` where it has none, with the reason unless it is empty.
    fn translated(&self, table: &Table, check: &CheckConstraint) -> Result<String, Option<String>> {
        let name = self.sql.spec.name();
        let Some(expression) = self.sql.expression(table, &check.expression) else {
            let message = format!("CHECK ({}) is not supported in {name} and is omitted.", check.expression);
            return Err((!check.expression.trim().is_empty()).then_some(message));
        };
        if self.sql.is_at_home() {
            return Ok(check.expression.clone());
        }
        if !self.sql.is_condition(table, &expression) {
            return Err(Some(format!("CHECK ({expression}) is neither true nor false and is left out.")));
        }
        match unchecked(table, &check.expression).filter(|_| self.sql.spec.capabilities().restricts_checks) {
            Some(reason) => {
                Err(Some(format!("{name} cannot check a column that {reason}; the check is omitted.")))
            }
            None => Ok(expression),
        }
    }
}

/// Why a database such as MySQL takes no check over a column that an expression names.
fn unchecked(table: &Table, expression: &str) -> Option<&'static str> {
    let is_named = |column: &Column| words(expression).any(|word| word == column.name.to_lowercase());
    let is_set = |key: &ForeignKey| {
        use ReferentialAction::{Cascade, SetDefault, SetNull};
        matches!(key.on_delete, Some(SetNull | SetDefault))
            || matches!(key.on_update, Some(Cascade | SetNull | SetDefault))
    };
    // The reasons are rare; the names are compared last.
    let mut columns = table.columns.iter();
    columns.find_map(|column| {
        let is_set_by_key =
            || table.foreign_keys.iter().any(|key| key.columns.contains(&column.id) && is_set(key));
        let reason = match column.identity {
            Some(_) => "auto-increments",
            None if is_set_by_key() => "a foreign key sets",
            None => return None,
        };
        is_named(column).then_some(reason)
    })
}
