//! All tables of a design.

use std::borrow::Cow;
use std::rc::Rc;

use crowfoot_compact::Arrange;
use crowfoot_model::json::{Node, Value};

use super::limits::Fault;
use super::memo::hash;
use super::order::PASSES;
use super::scope::Scope;
use super::walk::Walk;

/// The fields of a table that have their place before all others.
const FIRST_FIELDS: [&str; 7] = ["id", "schema", "name", "comment", "columns", "primaryKey", "uniques"];

impl Walk<'_> {
    /// All tables, in passes: their names, their columns, their keys and then what refers to those.
    pub(super) fn table_list(
        &mut self,
        place: u32,
        told: Option<&Node<'_>>,
        depth: usize,
    ) -> Result<Value, Fault> {
        let told = told.map(Node::elements);
        let key: Rc<str> = Rc::from("tables");
        let top = Scope::top();
        let before = self.places.get(&place).copied().unwrap_or_default();
        let mut scopes: Vec<Scope> = Vec::new();
        let mut tables: Vec<Vec<(Cow<'static, str>, Value)>> = Vec::new();
        let mut last = 0;
        while self.goes_on(
            place,
            scopes.len() as u32,
            &before,
            last,
            &top,
            told.map(|told| scopes.len() < told.len()),
        )? {
            let at = scopes.len();
            let mut own = top.inner(&key);
            own.table = Some(at);
            own.nth = at as u32;
            let value = self.object(&key, place, &mut own, told.map(|told| &told[at]), depth + 1, Some(0))?;
            self.tables.push(value.get("name").and_then(Node::as_str).unwrap_or_default());
            last = own.word;
            scopes.push(own);
            let Node::Object(fields) = value else { return Err(Fault::Damaged) };
            tables.push(fields);
        }
        for pass in 1..=PASSES.len() {
            for (at, own) in scopes.iter_mut().enumerate() {
                own.columns.clear();
                own.keys_before = 0;
                let value =
                    self.object(&key, place, own, told.map(|told| &told[at]), depth + 1, Some(pass))?;
                let Node::Object(fields) = value else { return Err(Fault::Damaged) };
                tables[at].extend(fields);
            }
        }
        let rank =
            |name: &str| FIRST_FIELDS.iter().position(|own| *own == name).unwrap_or(FIRST_FIELDS.len());
        let ordered = tables.into_iter().map(|mut fields| {
            fields.arrange_by_key(|(name, _)| rank(name));
            Node::Object(fields)
        });
        Ok(Node::Array(ordered.collect()))
    }

    /// The columns of a table, which are noted as they come.
    pub(super) fn columns(
        &mut self,
        own: &mut Scope,
        told: Option<&Node<'_>>,
        depth: usize,
    ) -> Result<Value, Fault> {
        let Some(at) = own.table else { return Err(Fault::Damaged) };
        // The id stands before them.
        let value = self.value("columns", own, told, depth)?;
        for column in value.elements() {
            let (Some(id), Some(name)) =
                (column.get("id").and_then(Node::as_u64), column.get("name").and_then(Node::as_str))
            else {
                continue;
            };
            let mut scope = Scope::top();
            scope.call(name);
            scope.kind = column.get("type").map_or(0, hash);
            self.tables.column(at, id, name, &scope);
        }
        Ok(value)
    }
}
