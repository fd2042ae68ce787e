//! A module of TypeScript as it grows: its imports, and lines that break as Prettier breaks them.

use std::collections::{BTreeMap, BTreeSet};

use crate::typescript::{Doc, layout};
use crate::width;

const LINE_WIDTH: usize = 100;

/// A module.
#[derive(Default)]
pub(super) struct Code {
    imports: BTreeMap<String, BTreeSet<Import>>,
    body: String,
}

/// A name that a module imports.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Import {
    /// In lower case, since the order of names does not look at the case.
    order: String,
    /// As it is imported, and as what: `users as usersTable`.
    name: String,
    is_type: bool,
}

impl Code {
    pub(super) fn import(&mut self, from: &str, name: &str) {
        self.add(from, name, false);
    }

    pub(super) fn import_type(&mut self, from: &str, name: &str) {
        self.add(from, name, true);
    }

    fn add(&mut self, from: &str, name: &str, is_type: bool) {
        let names = self.imports.entry(from.to_owned()).or_default();
        let import = Import { order: name.to_ascii_lowercase(), name: name.to_owned(), is_type };
        if is_type && names.iter().any(|other| other.name == name) {
            return;
        }
        names.retain(|other| other.name != name);
        names.insert(import);
    }

    /// Writes lines as they are.
    pub(super) fn text(&mut self, text: &str) {
        self.body.push_str(text);
        self.body.push('\n');
    }

    /// Writes a statement, a property or a signature, with this many steps before it and on as many lines as it needs.
    pub(super) fn line(&mut self, depth: usize, text: &str) {
        match layout(depth * 2, text) {
            Some(text) => self.text(&text),
            None => self.raw(depth, text),
        }
    }

    /// Writes a line as it is, with this many steps before it.
    fn raw(&mut self, depth: usize, text: &str) {
        // Nothing is in these brackets.
        if text.starts_with('}') && self.body.ends_with("{\n") {
            self.body.pop();
            return self.text(text);
        }
        self.body.extend(std::iter::repeat_n("  ", depth));
        self.text(text);
    }

    pub(super) fn blank(&mut self) {
        self.body.push('\n');
    }

    /// `before(items)after`
    pub(super) fn list(&mut self, depth: usize, before: &str, items: &[String], after: &str) {
        self.line(depth, &[before, &items.join(", "), after].concat());
    }

    /// An expression between texts.
    pub(super) fn doc(&mut self, depth: usize, before: &str, doc: &Doc, after: &str) {
        self.line(depth, &[before, &doc.plain(), after].concat());
    }

    /// The comment of a declaration, if it has one.
    pub(super) fn comment(&mut self, depth: usize, comment: Option<&str>) {
        let Some(text) = comment.and_then(crate::typescript::doc_comment) else { return };
        for line in text.lines() {
            self.raw(depth, line);
        }
    }

    /// The module: imports, then what was written.
    pub(super) fn finish(self) -> String {
        let mut out = String::new();
        let mut modules: Vec<_> = self.imports.into_iter().collect();
        modules.sort_by_key(|(from, _)| distance(from));
        for (from, names) in modules {
            write_import(&from, &names, &mut out);
        }
        if !out.is_empty() && !self.body.is_empty() {
            out.push('\n');
        }
        out.push_str(&self.body);
        out
    }
}

/// Built-in modules first, then packages, then files, those far away first.
fn distance(from: &str) -> (usize, String) {
    let ups = from.matches("../").count();
    let rank = match from {
        from if from.starts_with("node:") => 0,
        from if !from.starts_with('.') => 1,
        from if from.starts_with("./") => 100,
        _ => 50 - ups,
    };
    (rank, from.to_owned())
}

fn write_import(from: &str, names: &BTreeSet<Import>, out: &mut String) {
    if let Some(default) = names.iter().find(|import| import.name.starts_with("default ")) {
        out.push_str(&["import ", &default.name["default ".len()..], " from '", from, "';\n"].concat());
        return;
    }
    let all_types = names.iter().all(|import| import.is_type);
    let keyword = if all_types { "import type" } else { "import" };
    let of = |import: &Import| {
        let mark = if import.is_type && !all_types { "type " } else { "" };
        [mark, &import.name].concat()
    };
    let list: Vec<String> = names.iter().map(of).collect();
    let flat = [keyword, " { ", &list.join(", "), " } from '", from, "';\n"].concat();
    // A single name never breaks.
    if width::of(&flat) <= LINE_WIDTH + 1 || list.len() == 1 {
        return out.push_str(&flat);
    }
    out.push_str(keyword);
    out.push_str(" {\n");
    for name in list {
        out.push_str(&["  ", &name, ",\n"].concat());
    }
    out.push_str(&["} from '", from, "';\n"].concat());
}

/// How a path inside of the project imports another: `../shared/brand`.
pub(super) fn relative(from: &str, to: &str) -> String {
    let here: Vec<&str> = from.split('/').collect();
    let there: Vec<&str> = to.split('/').collect();
    let folders = here.len() - 1;
    let shared = here.iter().zip(&there).take(folders).take_while(|(one, other)| one == other).count();
    let mut path = if shared == folders { "./".to_owned() } else { "../".repeat(folders - shared) };
    path.push_str(&there.get(shared..).unwrap_or_default().join("/"));
    path
}

#[cfg(test)]
mod tests {
    use super::{Code, relative};

    #[test]
    fn a_path_leads_from_one_module_to_another() {
        assert_eq!(relative("src/domain/users/user", "src/domain/shared/brand"), "../shared/brand");
        assert_eq!(
            relative("src/domain/users/user", "src/domain/users/user-repository"),
            "./user-repository"
        );
        assert_eq!(
            relative("src/queries", "src/infrastructure/database/schema"),
            "./infrastructure/database/schema"
        );
        assert_eq!(
            relative("src/infrastructure/drizzle/a", "src/domain/users/user"),
            "../../domain/users/user"
        );
    }

    #[test]
    fn imports_are_sorted_and_types_are_marked() {
        let mut code = Code::default();
        code.import("./b", "b");
        code.import_type("../a", "A");
        code.import("drizzle-orm", "eq");
        code.import_type("drizzle-orm", "SQL");
        code.import("drizzle-orm", "and");
        let text = code.finish();
        let expected = "import { and, eq, type SQL } from 'drizzle-orm';\nimport type { A } from '../a';\nimport { b } from './b';\n";
        assert_eq!(text, expected);
    }
}
