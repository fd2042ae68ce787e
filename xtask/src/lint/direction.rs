use std::collections::BTreeSet;

use super::module_cycles::named;
use crate::failure::{At, Result};
use crate::files;
use crate::workspace::{Package, Role, Workspace};

/// The crates that each crate may depend on. `ARCHITECTURE.md` says why; the app is the root package.
const ALLOWED: &[(&str, &[&str])] = &[
    ("compact", &[]),
    ("folder", &["compact"]),
    ("model", &["compact"]),
    ("dialect", &["compact", "model"]),
    ("specimens", &["model", "dialect"]),
    ("rules", &["compact", "model", "dialect"]),
    ("team", &["model", "rules"]),
    ("reconcile", &["model", "dialect"]),
    ("import", &["model", "dialect", "reconcile"]),
    ("import-drizzle", &["model", "dialect", "import"]),
    ("ddl", &["model", "dialect"]),
    ("export", &["model", "dialect", "ddl"]),
    ("migrate", &["model", "dialect", "ddl", "reconcile"]),
    ("layout", &["compact"]),
    ("scene", &["compact", "model", "dialect", "layout", "rules"]),
    ("pdf", &["compact", "model", "scene"]),
    ("surface", &["scene"]),
    ("editor", &["compact", "model", "dialect", "layout", "scene", "rules"]),
    ("dense", &["compact", "model"]),
    ("share", &["compact", "dense", "model"]),
    ("link-reader", &["share"]),
    ("viewer", &["compact", "model", "dialect", "layout", "scene", "share", "surface"]),
    ("drizzle-worker", &["import", "import-drizzle"]),
    ("import-worker", &["model", "import", "layout", "reconcile", "scene", "share"]),
    (
        "cli",
        &[
            "folder",
            "model",
            "dialect",
            "rules",
            "reconcile",
            "import",
            "import-drizzle",
            "export",
            "migrate",
            "layout",
            "scene",
            "editor",
            "share",
            "team",
        ],
    ),
    (
        "app",
        &[
            "compact", "folder", "model", "dialect", "rules", "export", "migrate", "layout", "scene",
            "editor", "share", "surface", "pdf", "team",
        ],
    ),
];

/// The modules of the app that each module may use. `main.rs` starts the root.
const MODULES: &[(&str, &[&str])] = &[
    ("platform", &[]),
    ("widgets", &["platform"]),
    ("state", &["platform", "widgets"]),
    ("scripting", &["platform", "state"]),
    ("canvas", &["platform", "widgets", "state"]),
    ("reading", &["platform", "widgets", "state", "canvas"]),
    ("embedding", &["platform", "widgets", "state"]),
    ("panels", &["platform", "widgets", "state"]),
    ("page", &["platform", "widgets", "state", "canvas", "embedding", "panels"]),
    ("parts", &["platform", "state", "canvas", "reading", "panels", "page"]),
    ("app", &["platform", "widgets", "state", "scripting", "canvas", "panels", "parts"]),
    ("main", &["platform", "app"]),
];

/// Dependencies of tests may point anywhere.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for package in &workspace.packages {
        let Some(from) = node(workspace, package) else { continue };
        let dependencies = package.dependencies.iter().filter(|dependency| !dependency.only_for_tests);
        let to: Vec<&str> = dependencies
            .filter_map(|dependency| workspace.packages.iter().find(|other| other.name == dependency.name))
            .map(|other| node(workspace, other).unwrap_or("xtask"))
            .collect();
        findings.extend(findings_of(from, &to));
    }
    findings.extend(check_modules(workspace)?);
    Ok(findings)
}

/// The arrows between the modules of the app, which the compiler does not enforce.
fn check_modules(workspace: &Workspace) -> Result<Vec<String>> {
    let sources = workspace.root.join("src");
    let mut findings = Vec::new();
    for file in files::below(&sources) {
        let Ok(path) = file.strip_prefix(&sources) else { continue };
        let Some(module) = path.iter().next().and_then(|name| name.to_str()) else { continue };
        let text = std::fs::read_to_string(&file).at(file.display())?;
        let module = module.trim_end_matches(".rs");
        let found = module_findings(module, &named(&text));
        findings.extend(found.into_iter().map(|finding| format!("{}: {finding}", workspace.shown(&file))));
    }
    Ok(findings)
}

fn module_findings(module: &str, used: &BTreeSet<String>) -> Vec<String> {
    let Some((_, allowed)) = MODULES.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{module} is not in the table of modules in xtask/src/lint/direction.rs")];
    };
    let is_allowed = |name: &str| name == module || allowed.contains(&name);
    used.iter().filter(|name| !is_allowed(name)).map(|name| format!("{module} must not use {name}")).collect()
}

fn node<'a>(workspace: &Workspace, package: &'a Package) -> Option<&'a str> {
    match workspace.role(package) {
        Role::App => Some("app"),
        Role::Crate(folder) => Some(folder),
        Role::Tooling => None,
    }
}

fn findings_of(from: &str, to: &[&str]) -> Vec<String> {
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == from) else {
        return vec![format!("crates/{from} is not in the table of xtask/src/lint/direction.rs")];
    };
    to.iter()
        .filter(|name| !allowed.contains(name))
        .map(|name| format!("{from} must not depend on {name}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{ALLOWED, MODULES, findings_of, module_findings};

    #[test]
    fn arrows() {
        assert!(findings_of("rules", &["compact", "model", "dialect"]).is_empty());
        assert_eq!(findings_of("model", &["rules"]), ["model must not depend on rules"]);
        assert_eq!(findings_of("app", &["import"]), ["app must not depend on import"]);
        assert_eq!(findings_of("surprise", &[]).len(), 1);
    }

    #[test]
    fn arrows_between_modules() {
        let used = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert!(module_findings("panels", &used(&["state", "widgets", "panels"])).is_empty());
        assert_eq!(module_findings("state", &used(&["parts"])), ["state must not use parts"]);
        assert_eq!(module_findings("surprise", &used(&[])).len(), 1);
    }

    #[test]
    fn the_tables_have_no_cycle() {
        for table in [ALLOWED, MODULES] {
            for (at, (_, allowed)) in table.iter().enumerate() {
                for name in *allowed {
                    let target = table.iter().position(|(other, _)| other == name).unwrap();
                    assert!(target < at, "{name} stands after something that depends on it");
                }
            }
        }
    }
}
