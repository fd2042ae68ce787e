use crate::failure::Result;
use crate::workspace::{Package, Role, Workspace};

/// Which crates a crate may stand on. `ARCHITECTURE.md` says why; the app is the root package.
const ALLOWED: &[(&str, &[&str])] = &[
    ("compact", &[]),
    ("model", &["compact"]),
    ("dialect", &["compact", "model"]),
    ("specimens", &["model", "dialect"]),
    ("rules", &["compact", "model", "dialect"]),
    ("reconcile", &["model", "dialect"]),
    ("import", &["model", "dialect", "reconcile"]),
    ("ddl", &["model", "dialect"]),
    ("export", &["model", "dialect", "ddl"]),
    ("migrate", &["model", "dialect", "ddl", "reconcile"]),
    ("layout", &["compact"]),
    ("scene", &["compact", "model", "dialect", "layout", "rules"]),
    ("pdf", &["compact", "model", "scene"]),
    ("surface", &["scene"]),
    ("editor", &["compact", "model", "dialect", "layout", "scene", "rules"]),
    ("share", &["compact", "model"]),
    ("viewer", &["model", "layout", "scene", "share", "surface"]),
    ("import-worker", &["model", "import", "layout", "reconcile", "scene", "share"]),
    (
        "cli",
        &[
            "model",
            "dialect",
            "rules",
            "reconcile",
            "import",
            "export",
            "migrate",
            "layout",
            "scene",
            "editor",
            "share",
        ],
    ),
    (
        "app",
        &[
            "compact", "model", "dialect", "rules", "export", "migrate", "layout", "scene", "editor",
            "share", "surface", "pdf",
        ],
    ),
];

/// Dependencies of tests alone may point anywhere.
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
    Ok(findings)
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
    use super::{ALLOWED, findings_of};

    #[test]
    fn arrows() {
        assert!(findings_of("rules", &["compact", "model", "dialect"]).is_empty());
        assert_eq!(findings_of("model", &["rules"]), ["model must not depend on rules"]);
        assert_eq!(findings_of("app", &["import"]), ["app must not depend on import"]);
        assert_eq!(findings_of("surprise", &[]).len(), 1);
    }

    #[test]
    fn the_table_has_no_circle() {
        for (at, (_, allowed)) in ALLOWED.iter().enumerate() {
            for name in *allowed {
                let target = ALLOWED.iter().position(|(other, _)| other == name).unwrap();
                assert!(target < at, "{name} stands after a crate that depends on it");
            }
        }
    }
}
