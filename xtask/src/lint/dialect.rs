use std::path::Path;

use crate::failure::Result;
use crate::files;
use crate::workspace::Workspace;

/// Where comparing dialects is allowed, and why.
const BY_RIGHT: &[(&str, &str)] = &[
    ("crates/dialect/", "what dialects know"),
    ("crates/model/", "the ids of dialects in files"),
    ("crates/specimens/", "test data"),
    ("crates/import/src/read/grammar.rs", "the parser of each dialect"),
];

/// The spec of a dialect knows what it can do. A comparison of dialects elsewhere is knowledge in the wrong place, and
/// one more to find for whoever adds a dialect.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for folder in ["src", "crates"] {
        for path in files::below(&workspace.root.join(folder)) {
            let shown = workspace.shown(&path).to_string();
            if !files::has_extension(&path, &["rs"])
                || is_test(&path)
                || BY_RIGHT.iter().any(|(place, _)| shown.starts_with(place))
            {
                continue;
            }
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            for line in compared(&text) {
                findings.push(format!("{shown}:{line} compares dialects: ask the spec of the dialect"));
            }
        }
    }
    Ok(findings)
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name == "tests")
        || path
            .components()
            .any(|part| ["tests", "benches", "examples"].iter().any(|name| part.as_os_str() == *name))
}

/// The numbers of the lines that compare dialects, without the tests at the end of a file.
fn compared(text: &str) -> Vec<usize> {
    let lines = text.lines().enumerate();
    let code = lines.take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    let found = code.filter(|(_, line)| compares(line.split("//").next().unwrap_or("")));
    found.map(|(at, _)| at + 1).collect()
}

fn compares(line: &str) -> bool {
    let Some(at) = line.find("Dialect::").filter(|at| names_one(line, *at)) else {
        // Imported variants cannot be told from other names.
        return line.trim_start().starts_with("use ") && line.contains("Dialect::{");
    };
    let before = line.get(..at).unwrap_or("").trim_end().trim_end_matches("Some(").trim_end();
    let after = line.get(at..).unwrap_or("");
    before.ends_with("==")
        || before.ends_with("!=")
        || before.contains("matches!(")
        || (after.contains("=>") && !before.contains("=>") && !before.contains("if "))
        || before.trim().is_empty() && after.contains(" |")
}

fn names_one(line: &str, at: usize) -> bool {
    let after = line.get(at + "Dialect::".len()..).unwrap_or("");
    ["Postgres", "Mysql", "Sqlite"].iter().any(|name| after.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::compared;

    #[test]
    fn comparisons_are_found() {
        for line in [
            "if dialect == Dialect::Mysql {",
            "self.dialect != Dialect::Postgres",
            "Dialect::Mysql | Dialect::Sqlite => 1,",
            "(Dialect::Mysql, Some(length)) => length,",
            "matches!(dialect, Dialect::Sqlite)",
            "source == Some(Dialect::Sqlite)",
            "use crowfoot_model::Dialect::{Mysql, Postgres};",
        ] {
            assert_eq!(compared(line), [1], "{line}");
        }
    }

    #[test]
    fn a_dialect_may_be_named() {
        for line in [
            "let mut reader = Reader::new(text, Dialect::Mysql)?;",
            "Self::Mysql => Dialect::Mysql,",
            "// dialect == Dialect::Mysql",
            "for dialect in Dialect::ALL {",
            "\"pg\" => Some(Dialect::Postgres),",
            "#[cfg(test)]\nmod tests {\n    assert!(dialect == Dialect::Mysql);",
        ] {
            assert!(compared(line).is_empty(), "{line}");
        }
    }
}
