use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::modules::{Declared, declared};
use crate::failure::{At, Result};
use crate::files;
use crate::workspace::{Package, Workspace};

/// Without a `mod` declaration, a rule, an exporter or a command would be silently missing. So every Rust file of a
/// package must be reachable from one of its targets.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for package in &workspace.packages {
        let reachable = reachable(package)?;
        for file in rust_files(package) {
            if !reachable.contains(&file) {
                findings.push(format!("{} has no mod declaration", workspace.shown(&file)));
            }
        }
    }
    Ok(findings)
}

fn rust_files(package: &Package) -> Vec<PathBuf> {
    let folders = ["src", "tests", "benches", "examples"];
    let mut found: Vec<PathBuf> =
        folders.iter().flat_map(|folder| files::below(&package.folder.join(folder))).collect();
    found.retain(|file| files::has_extension(file, &["rs"]));
    found
}

fn reachable(package: &Package) -> Result<BTreeSet<PathBuf>> {
    let mut seen = BTreeSet::new();
    for target in &package.targets {
        visit(&target.source, true, &mut seen)?;
    }
    Ok(seen)
}

fn visit(file: &Path, is_root: bool, seen: &mut BTreeSet<PathBuf>) -> Result<()> {
    if !file.is_file() || !seen.insert(file.to_path_buf()) {
        return Ok(());
    }
    let text = std::fs::read_to_string(file).at(file.display())?;
    for declared in declared(&text) {
        for candidate in candidates(file, is_root, &declared) {
            visit(&candidate, false, seen)?;
        }
    }
    Ok(())
}

/// The possible paths of a declared file.
fn candidates(file: &Path, is_root: bool, declared: &Declared) -> Vec<PathBuf> {
    let beside = file.parent().unwrap_or(Path::new(""));
    let owns_folder = is_root || file.file_name().is_some_and(|name| name == "mod.rs");
    let own = if owns_folder { beside.to_path_buf() } else { file.with_extension("") };
    match declared {
        Declared::Module { inside, name } => {
            let folder = inside.iter().fold(own, |folder, module| folder.join(module));
            vec![folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs")]
        }
        Declared::Path { inside, path } if inside.is_empty() => vec![tidy(&beside.join(path))],
        Declared::Path { inside, path } => {
            vec![tidy(&inside.iter().fold(own, |folder, module| folder.join(module)).join(path))]
        }
        Declared::Included(path) => vec![tidy(&beside.join(path))],
    }
}

fn tidy(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Declared, candidates};

    fn module(inside: &[&str], name: &str) -> Declared {
        Declared::Module {
            inside: inside.iter().map(|part| (*part).to_owned()).collect(),
            name: name.to_owned(),
        }
    }

    #[test]
    fn modules_lie_where_rustc_looks() {
        let first =
            |file: &str, root, declared: &Declared| candidates(Path::new(file), root, declared)[0].clone();
        assert_eq!(first("s/lib.rs", true, &module(&[], "a")), PathBuf::from("s/a.rs"));
        assert_eq!(first("s/a.rs", false, &module(&[], "b")), PathBuf::from("s/a/b.rs"));
        assert_eq!(first("s/a/mod.rs", false, &module(&[], "b")), PathBuf::from("s/a/b.rs"));
        assert_eq!(first("s/a.rs", false, &module(&["in"], "b")), PathBuf::from("s/a/in/b.rs"));
        let path = Declared::Path { inside: Vec::new(), path: "x.rs".to_owned() };
        assert_eq!(first("s/a.rs", false, &path), PathBuf::from("s/x.rs"));
    }
}
