use crate::failure::Result;
use crate::process::Process;
use crate::workspace::{Role, Workspace};

/// Packages that only work in a browser; a trailing `*` matches any ending.
const BROWSER: &[&str] = &["leptos*", "wasm-bindgen*", "web-sys", "js-sys", "gloo*"];

/// The framework of the app, which the viewer must not use.
const FRAMEWORK: &[&str] = &["leptos*"];

/// The parser of the import worker, which must not be in the first load.
const PARSER: &[&str] = &["sqlparser"];

/// Checks that no crate depends on something forbidden, directly or not, for any target.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for package in &workspace.packages {
        let forbidden = forbidden(workspace.role(package));
        if forbidden.is_empty() {
            continue;
        }
        let tree = Process::cargo(&workspace.root)
            .args(["tree", "--package", &package.name, "--edges", "normal,build", "--target", "all"])
            .args(["--prefix", "none", "--format", "{p}"])
            .capture()?;
        let shown = workspace.shown(&package.folder).to_string();
        let shown = if shown.is_empty() { "the app" } else { &shown };
        findings.extend(reached(&tree, &forbidden).map(|name| format!("{shown} must not reach {name}")));
    }
    Ok(findings)
}

fn forbidden(role: Role<'_>) -> Vec<&'static str> {
    match role {
        Role::App => PARSER.to_vec(),
        Role::Tooling | Role::Crate("import-worker" | "drizzle-worker") => Vec::new(),
        Role::Crate("surface" | "viewer" | "link-reader") => [FRAMEWORK, PARSER].concat(),
        Role::Crate("import" | "import-drizzle" | "cli") => BROWSER.to_vec(),
        Role::Crate(_) => [BROWSER, PARSER].concat(),
    }
}

fn reached<'a>(tree: &'a str, forbidden: &[&str]) -> impl Iterator<Item = &'a str> {
    let mut names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| forbidden.iter().any(|pattern| matches(pattern, name)))
        .collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter()
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => pattern == name,
    }
}

#[cfg(test)]
mod tests {
    use super::{forbidden, reached};
    use crate::workspace::Role;

    const TREE: &str =
        "crowfoot-model v0.1.0 (/x)\nserde v1.0.0\nleptos_dom v0.8.8\nserde v1.0.0 (*)\nsqlparser v0.63.0\n";

    #[test]
    fn reachable_packages_are_reported() {
        let core = forbidden(Role::Crate("model"));
        assert_eq!(reached(TREE, &core).collect::<Vec<_>>(), ["leptos_dom", "sqlparser"]);
        let cli = forbidden(Role::Crate("cli"));
        assert_eq!(reached(TREE, &cli).collect::<Vec<_>>(), ["leptos_dom"]);
        assert_eq!(reached(TREE, &forbidden(Role::App)).collect::<Vec<_>>(), ["sqlparser"]);
        let viewer = forbidden(Role::Crate("viewer"));
        assert_eq!(reached(TREE, &viewer).collect::<Vec<_>>(), ["leptos_dom", "sqlparser"]);
        assert!(forbidden(Role::Crate("import-worker")).is_empty());
    }
}
