//! Views and kept statements.

use crowfoot_model::{Dialect, Index, IndexKey, KeyTarget, Statement, Table, View};

use super::maker::{Maker, Scope};

impl Maker {
    pub(super) fn programs(&mut self) {
        for _ in 0..self.chance.below(3) {
            self.view();
        }
        self.statements();
    }

    /// A table with rows of its own.
    fn some_table(&mut self) -> Table {
        self.chance.pick(&self.tables)
    }

    fn view(&mut self) {
        let table = self.some_table();
        let Some(column) = table.columns.first() else { return };
        let (name, path) = (self.quoted(column), self.path(table.schema, &table.name));
        let literal = self.literal();
        let mut view = View {
            id: self.ids.fresh(),
            schema: self.schema(),
            name: self.name(&[Scope::Objects]),
            columns: Vec::new(),
            query: format!("SELECT {name}, {literal} AS label FROM {path} WHERE {name} IS NOT NULL"),
            dialect: self.dialect,
            materialized: self.is(Dialect::Postgres) && self.chance.one_in(3),
            clauses: Vec::new(),
            head: None,
            indexes: Vec::new(),
            comment: None,
        };
        if self.chance.one_in(2) {
            let scope = Scope::Columns(view.id.0);
            view.columns = vec![self.name(&[scope]), self.name(&[scope])];
        }
        match self.dialect {
            Dialect::Postgres => {
                view.comment = self.comment();
                if view.materialized {
                    if self.chance.one_in(2) {
                        let column = view.columns.get(1).map_or("label", String::as_str).to_owned();
                        self.view_index(&mut view, &column);
                    }
                } else if self.chance.one_in(3) {
                    view.clauses.push("WITH (security_barrier=true)".into());
                } else if self.chance.one_in(3) {
                    view.clauses.push("WITH LOCAL CHECK OPTION".into());
                }
            }
            Dialect::Mysql => {
                if self.chance.one_in(3) {
                    view.clauses.push("ALGORITHM=MERGE".into());
                }
                if self.chance.one_in(3) {
                    view.clauses.push("SQL SECURITY INVOKER".into());
                }
            }
            Dialect::Sqlite => {}
        }
        self.views.push(view);
    }

    fn view_index(&mut self, view: &mut View, column: &str) {
        let mut key = IndexKey::expression(self.quote(column));
        if self.chance.one_in(3) {
            key.on = KeyTarget::Expression(format!("upper({})", self.quote(column)));
        }
        let mut index = Index::over(self.ids.fresh(), []);
        index.name = self.index_name(view.id.0);
        index.keys.push(key);
        index.unique = self.chance.one_in(2);
        view.indexes.push(index);
    }

    fn keep(&mut self, kind: &str, text: String, before_tables: bool) {
        let statement = Statement {
            id: self.ids.fresh(),
            dialect: self.dialect,
            kind: kind.to_owned(),
            text,
            order: u32::try_from(self.statements.len()).unwrap_or(u32::MAX),
            before_tables,
        };
        self.statements.push(statement);
    }

    fn statements(&mut self) {
        if !self.chance.one_in(2) {
            return;
        }
        let table = self.some_table();
        let Some(column) = table.columns.first().cloned() else { return };
        let (name, path) = (self.quoted(&column), self.path(table.schema, &table.name));
        let trigger = self.name(&[Scope::Objects]);
        let trigger = self.quote(&trigger);
        let literal = self.literal();
        match self.dialect {
            Dialect::Postgres => {
                let function = self.free("touch_row", &[Scope::Objects]);
                let body = format!("BEGIN\n  RAISE NOTICE '%', {literal}; -- it's\n  RETURN NEW;\nEND");
                let text = format!(
                    "CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $body$\n{body};\n$body$"
                );
                let mentions_a_table = self.mentions_a_table(&text);
                self.keep("CREATE FUNCTION", text, !mentions_a_table);
                if table.partition_of.is_none() {
                    let text = format!(
                        "CREATE TRIGGER {trigger} BEFORE UPDATE ON {path} FOR EACH ROW EXECUTE FUNCTION {function}()"
                    );
                    self.keep("CREATE TRIGGER", text, false);
                }
                self.keep("GRANT", format!("GRANT SELECT ON TABLE {path} TO PUBLIC"), false);
            }
            Dialect::Mysql if column.generated.is_none() => {
                let text = format!(
                    "CREATE TRIGGER {trigger} BEFORE UPDATE ON {path} FOR EACH ROW BEGIN\n  \
                     SET NEW.{name} = OLD.{name};\n  SET @seen = {literal};\nEND"
                );
                self.keep("CREATE TRIGGER", text, false);
            }
            Dialect::Mysql => {}
            Dialect::Sqlite => {
                let text = format!(
                    "CREATE TRIGGER {trigger} AFTER INSERT ON {path} BEGIN\n  SELECT {literal} WHERE NEW.{name} IS NULL;\nEND"
                );
                self.keep("CREATE TRIGGER", text, false);
            }
        }
    }

    /// Whether a text has a word in it that is the name of a table or a view.
    fn mentions_a_table(&self, text: &str) -> bool {
        let names = || {
            let tables = self.tables.iter().map(|table| table.name.to_lowercase());
            tables.chain(self.views.iter().map(|view| view.name.to_lowercase()))
        };
        text.split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|word| names().any(|name| name == word.to_lowercase()))
    }
}
