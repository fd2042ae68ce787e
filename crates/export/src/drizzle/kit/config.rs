//! `drizzle.config.ts`, and the scripts that run the kit.

use crowfoot_model::Document;

use super::super::casing::Casing;
use super::super::layout::{Layout, index_path};
use super::{Json, Kit, Object, pretty};
use crate::exporter::file_stem;
use crate::typescript::{Doc, Printer, Style, quote};
use crate::{File, Options};

/// The configuration of the kit. Several schemas are named, so that `push` looks at all of them, and tables that the schema does
/// not have are hidden from it: it would drop them.
pub(super) fn file(kit: &Kit, schemas: &[String], hidden: &[String], options: &Options) -> File {
    let mut properties = vec![
        Doc::Text(["dialect: ", &quote(kit.dialect)].concat()),
        Doc::Text(["schema: './", index_path(Layout::of(options)), "'"].concat()),
        Doc::text("out: './drizzle'"),
    ];
    if Casing::of(options).is_of_connection() {
        properties.push(Doc::text("casing: 'snake_case'"));
    }
    if !schemas.is_empty() {
        let names = std::iter::once("public").chain(schemas.iter().map(String::as_str));
        properties
            .push(Doc::pair("schemaFilter", Doc::Array(names.map(|name| Doc::Text(quote(name))).collect())));
    }
    if !hidden.is_empty() {
        let names = hidden.iter().map(|name| Doc::Text(quote(&["!", &literal_glob(name)].concat())));
        properties.push(Doc::pair("tablesFilter", Doc::Array(names.collect())));
    }
    let url = Doc::object(vec![Doc::Text(["url: ", kit.url].concat())]);
    properties.push(Doc::pair("dbCredentials", url));
    let mut out = Printer::of(&Style::of(options));
    out.push("import { defineConfig } from 'drizzle-kit';\n\n");
    let call = Doc::call("defineConfig", vec![Doc::Object { properties, broken: true }]);
    out.statement("export default ", &call);
    File { path: "drizzle.config.ts".to_owned(), text: out.out }
}

/// A package with the scripts of the kit and what the schema imports.
pub(super) fn scripts(document: &Document, is_one: bool) -> File {
    let line = if is_one { "1.0.0-rc.5" } else { "^0.45.0" };
    let kit = if is_one { "1.0.0-rc.5" } else { "^0.31.0" };
    let scripts = Object::default()
        .with("db:generate", "drizzle-kit generate")
        .with("db:migrate", "drizzle-kit migrate")
        .with("db:push", "drizzle-kit push")
        .with("db:studio", "drizzle-kit studio");
    let package: Json = Object::default()
        .with("name", file_stem(document))
        .with("private", true)
        .with("type", "module")
        .with("scripts", scripts)
        .with("dependencies", Object::default().with("drizzle-orm", line).with("ulid", "^3.0.0"))
        .with("devDependencies", Object::default().with("drizzle-kit", kit).with("typescript", "^5.9.0"))
        .json();
    File { path: "package.json".to_owned(), text: pretty(&package) }
}

/// A pattern for exactly this name.
fn literal_glob(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if "\\*?[]{}()!+@|".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
