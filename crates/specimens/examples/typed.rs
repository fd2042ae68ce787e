//! Types texts into a design and prints the faults found in them, for tests on real servers: `typed`.
//!
//! Lines come in as `dialect<TAB>column|type|check|default|generated|index<TAB>text`. For each it prints a line of
//! JSON: the problems of the review, and for each database the script with its notices, and those of its Drizzle
//! schema.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a tool of tests, which fail with it"
)]

use std::io::Read;
use std::ops::ControlFlow;

use crowfoot_editor::Editor;
use crowfoot_editor::columns::parse_quick;
use crowfoot_export::{Options, exporter};
use crowfoot_import::{Format, Source, import};
use crowfoot_model::json::Value;
use crowfoot_model::{CheckConstraint, Dialect, Document, Generated, Index, IndexKey, ObjectRef};
use crowfoot_rules::{Review, Severity};
use crowfoot_scene::ApproximateMeasure;

fn main() {
    let mut lines = String::new();
    std::io::stdin().read_to_string(&mut lines).unwrap();
    for line in lines.lines() {
        let mut parts = line.splitn(3, '\t');
        let dialect = Dialect::ALL.into_iter().find(|own| Some(own.key()) == parts.clone().next()).unwrap();
        let kind = parts.nth(1).unwrap();
        let text = parts.next().unwrap().replace("\\n", "\n");
        println!("{}", judged(&typed(dialect, kind, &text)));
    }
}

/// A design that has the typed text.
fn typed(dialect: Dialect, kind: &str, text: &str) -> Document {
    let mut sql = String::from(
        "CREATE TABLE items (id varchar(26) PRIMARY KEY, qty integer, note varchar(40), paid boolean, placed timestamp, price numeric(10, 2));",
    );
    if dialect == Dialect::Postgres {
        sql.insert_str(0, "CREATE TYPE status AS ENUM ('draft', 'in progress'); CREATE DOMAIN positive AS integer CHECK (VALUE > 0);");
    }
    let sources = [Source { name: "base.sql", text: &sql }];
    let base = import(&sources, Some(Format::Sql(dialect)), &mut |_| ControlFlow::Continue(())).unwrap();
    let mut editor = Editor::new(base.document, 7, Box::new(ApproximateMeasure));
    editor.set_toolkit(crowfoot_editor::toolkit());
    let table = editor.document().tables().next().unwrap().id;
    if kind == "column" {
        editor.put_column(table, None, &parse_quick(text)).unwrap();
        return editor.document().clone();
    }
    if kind == "type" {
        let note =
            editor.document().table(table).unwrap().columns.iter().find(|own| own.name == "note").unwrap().id;
        // As the field accepts it, including wrong types.
        let _ = editor.set_property(&[ObjectRef::Column(table, note)], "type", text);
        return editor.document().clone();
    }
    editor.transact("Type", |edit, ids| {
        let id = ids.fresh();
        let index = ids.fresh();
        let own = edit.table_mut(table).unwrap();
        match kind {
            "check" => own.checks.push(CheckConstraint::new(id, text)),
            "generated" => {
                let qty = own.columns.iter_mut().find(|column| column.name == "note").unwrap();
                qty.generated = Some(Generated { expression: text.to_owned(), stored: true });
            }
            "index" => {
                let mut new = Index::over(index, []);
                new.name = Some("idx_items_typed".to_owned());
                new.keys.push(IndexKey::expression(text));
                own.indexes.push(new);
            }
            other => panic!("no kind {other}"),
        }
    });
    editor.document().clone()
}

fn judged(document: &Document) -> Value {
    let found = Review::new(document);
    let said = found.diagnostics().filter(|found| {
        matches!(found.severity, Severity::Error | Severity::Warning) && found.code.starts_with("STR")
    });
    let findings = said.map(|found| Value::from([found.code, " ", &found.what].concat())).collect();
    let mut scripts = Vec::new();
    for target in Dialect::ALL {
        let written = |key: &str| exporter(key).unwrap().export(document, &Options::default());
        let drizzle = match target {
            Dialect::Postgres => "drizzle-pg",
            Dialect::Mysql => "drizzle-mysql",
            Dialect::Sqlite => "drizzle-sqlite",
        };
        let script = written(target.key());
        let notices = |notices: &[crowfoot_export::Notice]| {
            let own = |notice: &crowfoot_export::Notice| {
                let name = match notice.object {
                    ObjectRef::Document => String::new(),
                    object => document.display_name(object),
                };
                Value::from([&name, ": ", &notice.message].concat())
            };
            Value::Array(notices.iter().map(own).collect())
        };
        let fields = [
            ("sql", Value::from(script.text())),
            ("notices", notices(&script.notices)),
            ("drizzle", notices(&written(drizzle).notices)),
        ];
        scripts.push((target.key().into(), Value::object(fields)));
    }
    Value::object([("findings", Value::Array(findings)), ("scripts", Value::Object(scripts))])
}
