use crate::failure::Result;
use crate::files;
use crate::process::Process;
use crate::workspace::Workspace;

/// The one registry a lock file may name.
const STANDARD: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Nothing in the repository may depend on where it was written: no paths of a machine, no private registries.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for name in names(workspace) {
        // Deleted and binary files have no text.
        let Ok(text) = std::fs::read_to_string(workspace.root.join(&name)) else { continue };
        for (at, line) in text.lines().enumerate() {
            if let Some(found) = finding(line) {
                findings.push(format!("{name}:{}: {found}", at + 1));
            }
        }
    }
    Ok(findings)
}

/// Tracked and untracked files; without a repository, all files.
fn names(workspace: &Workspace) -> Vec<String> {
    // CI may check out as a different user than it tests as, which git would reject.
    let list = Process::new("git", &workspace.root)
        .args(["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .capture();
    match list {
        Ok(list) => list.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        Err(_) => {
            let mut paths = files::below(&workspace.root);
            paths.retain(|path| !path.starts_with(workspace.dist()));
            paths.iter().map(|path| workspace.shown(path).to_string()).collect()
        }
    }
}

fn finding(line: &str) -> Option<String> {
    // Concatenated, so that this file does not find itself.
    for folder in ["work", "tmp", "root"] {
        let path = format!("/{folder}/");
        if starts_somewhere(line, &path) {
            return Some(format!("names the machine path {path}"));
        }
    }
    let other = line.replace(STANDARD, "");
    let kinds = ["registry", "sparse"];
    if kinds.iter().any(|kind| other.contains(&format!("{kind}+http")))
        || other.contains(&format!("://{}.", kinds[0]))
        || other.trim_start().starts_with(&format!("\"{}\":", "resolved"))
        || other.trim_start().starts_with(&format!("{}=", kinds[0]))
    {
        return Some("names a package registry".to_owned());
    }
    None
}

/// Whether the match is the start of a path, instead of the rest of a longer one or of a URL.
fn starts_somewhere(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|before| before.is_alphanumeric() || "._-~*}$)/".contains(before))
    })
}

#[cfg(test)]
mod tests {
    use super::finding;

    fn at(folder: &str, rest: &str) -> String {
        format!("{rest}/{folder}/file")
    }

    #[test]
    fn machine_paths() {
        assert!(finding(&at("tmp", "let x = \"")).is_some());
        assert!(finding(&at("work", "")).is_some());
        assert!(finding(&at("root", "see ")).is_some());
        assert!(finding(&at("tmp", "target")).is_none());
        assert!(finding(&at("work", "https://example.com")).is_none());
    }

    #[test]
    fn registries() {
        assert!(finding("source = \"registry+https://github.com/rust-lang/crates.io-index\"").is_none());
        assert!(finding(&format!("source = \"{}+https://mirror.example/index\"", "registry")).is_some());
        assert!(finding(&format!("  \"{}\": \"https://x.example/a.tgz\"", "resolved")).is_some());
        assert!(finding(&format!("{}=https://npm.example/", "registry")).is_some());
        assert!(finding("the registry of rules").is_none());
    }
}
