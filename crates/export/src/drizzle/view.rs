//! Views.

use crowfoot_model::{DataType, NodeId, ObjectRef, View};

use super::layout::{Piece, Section};
use super::summary::Kind;
use super::{Writer, view_columns};
use crate::typescript::{Doc, Names, camel_case, identifier, quote};

impl Writer<'_> {
    pub(super) fn view(&mut self, view: &View) -> Option<Piece> {
        let object = ObjectRef::View(view.id);
        let name = self.document.display_name(object);
        let reason = if view.dialect != self.target {
            Some("its query is for another database")
        } else if view.materialized && !self.package.spec().capabilities().materialized_views {
            Some("the database does not support materialized views")
        } else {
            None
        };
        if let Some(reason) = reason {
            self.notice(object, ["The view ", &name, " is omitted: ", reason, "."].concat());
            return None;
        }
        let constant = self.names.others.get(&object).cloned()?;
        let callee = if view.materialized {
            self.in_schema(view.schema, "materializedView", self.package.materialized_view)
        } else {
            self.in_schema(view.schema, "view", self.package.view)
        };
        let head =
            Doc::call(&callee, vec![Doc::Text(quote(self.spelling.names.of(object))), self.columns_of(view)]);
        let (mut calls, lost) = self.view_options(view);
        let query = self.view_query(view);
        calls.push(Doc::call(".as", vec![query]));
        let mut out = self.printer();
        self.comment(view.comment.as_deref(), &mut out);
        out.statement(&["export const ", &constant, " = "].concat(), &Doc::chain(head, calls));
        let mut lost: Vec<&str> = lost.iter().map(String::as_str).collect();
        if !view.indexes.is_empty() {
            lost.push("the indexes");
        }
        self.lost(object, "view", &lost);
        let node = Some(NodeId::View(view.id));
        Some(Piece { section: Section::Views, constant, text: out.out, exported: None, node })
    }

    /// The query, with the names that the view gives to its columns.
    fn view_query(&mut self, view: &View) -> Doc {
        let query = view.query.trim().trim_end_matches(';').trim_end();
        if view.columns.is_empty() {
            return self.sql(query);
        }
        let spec = self.package.spec();
        let quoting = crowfoot_dialect::Quoting::WhenNeeded;
        // Drizzle has no `CREATE RECURSIVE VIEW`: the query that it stands for.
        let is_recursive = view.clauses.iter().any(|clause| is_recursive(clause));
        let names: Vec<String> = view.columns.iter().map(|name| spec.quote(name, quoting)).collect();
        if is_recursive {
            let own = spec.quote(&view.name, quoting);
            let names = names.join(", ");
            return self.sql(
                &[
                    "WITH RECURSIVE ",
                    &own,
                    " (",
                    &names,
                    ") AS (",
                    query,
                    ") SELECT ",
                    &names,
                    " FROM ",
                    &own,
                ]
                .concat(),
            );
        }
        self.sql(&["WITH own (", &names.join(", "), ") AS (", query, ") SELECT * FROM own"].concat())
    }

    /// The columns of a view. drizzle-kit does not need them: without, the view has none in TypeScript.
    fn columns_of(&mut self, view: &View) -> Doc {
        let object = ObjectRef::View(view.id);
        let Some(found) = view_columns::columns(self.document, view, &self.package.habits) else {
            self.summary.note(Kind::ViewsWithoutColumns, object);
            return Doc::object(Vec::new());
        };
        let mut keys = Names::default();
        let mut guessed = false;
        let mut columns = Vec::new();
        for column in &found {
            guessed |= column.data_type.is_none();
            let data_type = column.data_type.as_ref().unwrap_or(&DataType::TEXT);
            let mut builder = self.builder(object, &column.name, Some(data_type));
            if column.not_null {
                builder.calls.push(Doc::call(".notNull", Vec::new()));
            }
            let key = keys.claim(&[&identifier(camel_case(&column.name), "column")]);
            columns.push(Doc::pair(&key, Doc::chain(builder.head, builder.calls)));
        }
        if guessed {
            self.summary.note(Kind::GuessedColumns, object);
        }
        Doc::Object { properties: columns, broken: true }
    }

    /// What the clauses of a view are in Drizzle, and those that it does not have.
    fn view_options(&mut self, view: &View) -> (Vec<Doc>, Vec<String>) {
        let (mut calls, mut with, mut lost) = (Vec::new(), Vec::new(), Vec::new());
        for clause in &view.clauses {
            let upper = clause.to_ascii_uppercase();
            let words = upper.split_whitespace().collect::<Vec<&str>>().join(" ");
            let scope = if words.contains("LOCAL") { "'local'" } else { "'cascaded'" };
            let is_mysql = self.package.on_update;
            if words.ends_with("CHECK OPTION") && is_mysql {
                calls.push(Doc::call(".withCheckOption", vec![Doc::text(scope)]));
            } else if words.ends_with("CHECK OPTION") && self.package.ordered_keys {
                with.push(["checkOption: ", scope].concat());
            } else if let Some(algorithm) = words.strip_prefix("ALGORITHM").filter(|_| is_mysql) {
                let algorithm = algorithm.trim_start_matches([' ', '=']).to_ascii_lowercase();
                calls.push(Doc::call(".algorithm", vec![Doc::Text(quote(&algorithm))]));
            } else if let Some(security) = words.strip_prefix("SQL SECURITY ").filter(|_| is_mysql) {
                calls.push(Doc::call(".sqlSecurity", vec![Doc::Text(quote(&security.to_ascii_lowercase()))]));
            } else if words == "WITH NO DATA" && view.materialized {
                calls.push(Doc::call(".withNoData", Vec::new()));
            } else if words.starts_with("DEFINER")
                || is_recursive(clause)
                || (words == "WITH DATA" && view.materialized)
            {
            } else if let Some(options) = with_options(clause).filter(|_| !view.materialized) {
                with.extend(options);
            } else {
                lost.push(clause.clone());
            }
        }
        if !with.is_empty() {
            let options = with.into_iter().map(Doc::Text).collect();
            calls.insert(0, Doc::call(".with", vec![Doc::object(options)]));
        }
        (calls, lost)
    }
}

fn is_recursive(clause: &str) -> bool {
    clause.trim().eq_ignore_ascii_case("recursive")
}

/// `WITH (security_invoker = true)` as properties.
fn with_options(clause: &str) -> Option<Vec<String>> {
    let rest =
        clause.get(4..).filter(|_| clause.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("with")))?;
    let inside = rest.trim().strip_prefix('(')?.strip_suffix(')')?;
    let mut options = Vec::new();
    for option in inside.split(',') {
        let (key, value) = option.split_once('=').unwrap_or((option, "true"));
        let value = value.trim().trim_matches('\'').to_ascii_lowercase();
        let is_on = matches!(value.as_str(), "true" | "on" | "1" | "yes");
        options.push(match key.trim().to_ascii_lowercase().as_str() {
            "security_invoker" => ["securityInvoker: ", if is_on { "true" } else { "false" }].concat(),
            "security_barrier" => ["securityBarrier: ", if is_on { "true" } else { "false" }].concat(),
            "check_option" if value == "local" || value == "cascaded" => {
                ["checkOption: ", &quote(&value)].concat()
            }
            _ => return None,
        });
    }
    Some(options)
}
