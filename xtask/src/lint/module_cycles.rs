//! Checks that the modules of a crate do not import each other in a cycle.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use super::modules::{Token, tokens};
use crate::failure::{At, Result};
use crate::files;
use crate::workspace::{Package, Role, Workspace};

/// The top-level modules that each top-level module names.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// Modules that import each other can only be read together. The check follows `crate::module` between the modules
/// declared at the root of a library, without those in tests.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for package in &workspace.packages {
        let name = match workspace.role(package) {
            Role::App => "app",
            Role::Crate(folder) => folder,
            Role::Tooling => "xtask",
        };
        let imports = imports(package)?;
        findings.extend(cycles(&imports).iter().map(|cycle| format!("{name}: {}", cycle.join(" → "))));
    }
    Ok(findings)
}

fn imports(package: &Package) -> Result<Imports> {
    let source = package.folder.join("src");
    let mut imports = Imports::new();
    for path in files::below(&source) {
        let Ok(inside) = path.strip_prefix(&source) else { continue };
        let Some(module) = top_level(inside) else { continue };
        let text = std::fs::read_to_string(&path).at(path.display())?;
        imports.entry(module).or_default().extend(named(&text));
    }
    Ok(imports)
}

/// The top-level module of a file, unless it is the root of the crate or has only tests.
fn top_level(path: &Path) -> Option<String> {
    let is_test = |part: Component<'_>| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs";
    let first = path.components().next()?.as_os_str().to_str()?;
    let module = first.strip_suffix(".rs").unwrap_or(first);
    let is_rust = files::has_extension(path, &["rs"]);
    (is_rust && module != "lib" && module != "main" && !path.components().any(is_test))
        .then(|| module.to_owned())
}

/// The words after `crate::` outside inline test modules.
pub(super) fn named(text: &str) -> BTreeSet<String> {
    let tokens = tokens(text);
    let mut named = BTreeSet::new();
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        rest = match (first, after) {
            (Token::Word(cfg), [Token::Mark('('), Token::Word(test), Token::Mark(')'), ..])
                if cfg == "cfg" && test == "test" =>
            {
                past_item(after)
            }
            (Token::Word(root), [Token::Mark(':'), Token::Mark(':'), after @ ..]) if root == "crate" => {
                named.extend(first_words(after));
                after
            }
            _ => after,
        };
    }
    named
}

/// The tokens after the next `;` or braces, whichever comes first.
fn past_item(tokens: &[Token]) -> &[Token] {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark('{') => depth += 1,
            Token::Mark('}') => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(token, Token::Mark('}' | ';')) {
            return tokens.get(at + 1..).unwrap_or_default();
        }
    }
    &[]
}

/// `a` of `a::b`, and `a` and `c` of `{a::b, c}`.
fn first_words(tokens: &[Token]) -> Vec<String> {
    let mut words = Vec::new();
    let mut depth = 0;
    let mut is_first = true;
    for token in tokens {
        match token {
            Token::Word(word) if is_first => {
                words.push(word.clone());
                is_first = false;
            }
            Token::Mark('{') => depth += 1,
            Token::Mark('}') => depth -= 1,
            Token::Mark(',') if depth == 1 => is_first = true,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    words
}

/// A shortest cycle for each group of modules that import each other.
fn cycles(imports: &Imports) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for module in imports.keys() {
        if seen.contains(module.as_str()) {
            continue;
        }
        if let Some(cycle) = cycle_through(module, imports) {
            seen.extend(cycle.iter().copied());
            found.push(cycle);
        }
    }
    found
}

/// A breadth-first search from a module back to itself.
fn cycle_through<'a>(module: &'a str, imports: &'a Imports) -> Option<Vec<&'a str>> {
    let mut paths = vec![vec![module]];
    let mut reached = BTreeSet::new();
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            let next = path.last().and_then(|last| imports.get(*last));
            for next in next.into_iter().flatten().filter(|next| imports.contains_key(*next)) {
                // A module may name itself in full.
                if path.last() == Some(&next.as_str()) {
                    continue;
                }
                let path: Vec<&str> = path.iter().copied().chain([next.as_str()]).collect();
                if next == module {
                    return Some(path);
                }
                if reached.insert(next) {
                    longer.push(path);
                }
            }
        }
        paths = longer;
    }
    None
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Imports, cycles, named, top_level};

    fn imports(list: &[(&str, &[&str])]) -> Imports {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        list.iter().map(|(name, names)| ((*name).to_owned(), owned(names))).collect()
    }

    #[test]
    fn finds_a_shortest_cycle_per_group() {
        let knot = imports(&[("a", &["b", "c"]), ("b", &["a", "std"]), ("c", &["d"]), ("d", &[])]);
        assert_eq!(cycles(&knot), [["a", "b", "a"]]);
        let longer = imports(&[("a", &["b"]), ("b", &["c"]), ("c", &["a"])]);
        assert_eq!(cycles(&longer), [["a", "b", "c", "a"]]);
    }

    #[test]
    fn accepts_layers_and_modules_that_name_themselves() {
        let layers = imports(&[("a", &["a", "b", "c"]), ("b", &["c"]), ("c", &[])]);
        assert!(cycles(&layers).is_empty());
    }

    #[test]
    fn reads_paths_and_lists_but_not_tests() {
        let text = "use crate::a::{b, c}; use crate::{d::e, f, g::{h, i}};
            fn x() -> crate::j::K { \"crate::text\" } // crate::comment
            #[cfg(test)] use crate::tested;
            #[cfg(test)] mod tests { use crate::also_tested; fn y() { {} } }
            use crate::z;";
        assert_eq!(named(text).into_iter().collect::<Vec<_>>(), ["a", "d", "f", "g", "j", "z"]);
    }

    #[test]
    fn a_file_belongs_to_its_top_level_module() {
        let module = |path: &str| top_level(Path::new(path));
        assert_eq!(module("read/column.rs").as_deref(), Some("read"));
        assert_eq!(module("run.rs").as_deref(), Some("run"));
        for path in ["lib.rs", "main.rs", "read/tests.rs", "read/tests/names.rs", "notes.md"] {
            assert_eq!(module(path), None);
        }
    }
}
