//! Views.

use crowfoot_model::{DataType, ObjectRef, View};

use super::{Writer, select_list};
use crate::typescript::{Doc, Names, Printer, camel_case, identifier, quote};

impl Writer<'_> {
    pub(super) fn view(&mut self, view: &View, out: &mut Printer) {
        let object = ObjectRef::View(view.id);
        let name = self.document.display_name(object);
        let reason = if view.dialect != self.target {
            Some("its query is for another database")
        } else if view.materialized && !self.package.spec().capabilities().materialized_views {
            Some("the database does not support materialized views")
        } else {
            None
        };
        let names = match (reason, view.columns.as_slice()) {
            (Some(_), _) => None,
            (None, []) => select_list::columns(&view.query),
            (None, names) => Some(names.to_vec()),
        };
        let Some(names) = names else {
            let reason = reason.unwrap_or("Drizzle needs its column names, which the query does not reveal");
            return self.notice(object, ["The view ", &name, " is omitted: ", reason, "."].concat());
        };
        let Some(constant) = self.names.others.get(&object).cloned() else { return };
        let callee = if view.materialized {
            self.in_schema(view.schema, "materializedView", self.package.materialized_view)
        } else {
            self.in_schema(view.schema, "view", self.package.view)
        };
        let mut keys = Names::default();
        let mut guessed = false;
        let mut columns = Vec::new();
        for column in &names {
            let data_type = self.type_of_column(column);
            guessed |= data_type.is_none();
            let builder = self.builder(object, column, Some(data_type.as_ref().unwrap_or(&DataType::TEXT)));
            let key = keys.claim(&[&identifier(camel_case(column), "column")]);
            columns.push(Doc::pair(&key, Doc::chain(builder.head, builder.calls)));
        }
        let head = Doc::call(
            &callee,
            vec![
                Doc::Text(quote(self.spelling.names.of(object))),
                Doc::Object { properties: columns, broken: true },
            ],
        );
        let query = self.sql(view.query.trim().trim_end_matches(';'));
        if !out.out.is_empty() {
            out.push("\n");
        }
        self.comment(view.comment.as_deref(), out);
        let chain = Doc::chain(head, vec![Doc::call(".as", vec![query])]);
        out.statement(&["export const ", &constant, " = "].concat(), &chain);
        let mut lost: Vec<&str> = view.clauses.iter().map(String::as_str).collect();
        if !view.indexes.is_empty() {
            lost.push("the indexes");
        }
        self.lost(object, "the view", &lost);
        if guessed {
            let message = ["Some columns of the view ", &name, " became text: their types are unknown."];
            self.notice(object, message.concat());
        }
    }

    /// The type that all columns of this name have; `None` where there is none or they differ.
    fn type_of_column(&self, name: &str) -> Option<DataType> {
        let columns = self.document.tables().flat_map(|table| &table.columns);
        let mut types =
            columns.filter(|column| column.name == name).filter_map(|column| column.data_type.as_ref());
        let first = types.next()?;
        types.all(|other| other == first).then(|| first.clone())
    }
}
