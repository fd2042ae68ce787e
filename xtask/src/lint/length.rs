use std::path::Path;

use crate::failure::Result;
use crate::files;
use crate::say;
use crate::workspace::Workspace;

const LONG: usize = 400;
const TOO_LONG: usize = 800;
/// Nobody reads the difference of a longer golden file.
const LONGEST_GOLDEN: usize = 700;
const SOURCES: &[&str] = &["rs", "ts", "js", "mjs", "css"];

/// Reports long sources, and fails for those that are too long to have one subject.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for path in sources(&workspace.root) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let lines = text.lines().count();
        let message = format!("{} has {lines} lines", workspace.shown(&path));
        if lines > TOO_LONG {
            findings.push(format!("{message}; the limit is {TOO_LONG}: split it"));
        } else if lines > LONG {
            say::line(format!("note    {message}, more than {LONG}"));
        }
    }
    for path in files::below(&workspace.root.join("crates")).iter().filter(|path| is_golden(path)) {
        let lines = std::fs::read_to_string(path).map_or(0, |text| text.lines().count());
        if lines > LONGEST_GOLDEN {
            let path = workspace.shown(path);
            findings.push(format!(
                "{path} has {lines} lines; the limit for golden files is {LONGEST_GOLDEN}: test a property, or less"
            ));
        }
    }
    Ok(findings)
}

fn is_golden(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "golden")
}

fn sources(root: &Path) -> Vec<std::path::PathBuf> {
    let folders = ["src", "crates", "xtask", "style", "tests", "packages/element/src", "packages/markdown"];
    let mut paths: Vec<_> = folders.iter().flat_map(|folder| files::below(&root.join(folder))).collect();
    paths.retain(|path| files::has_extension(path, SOURCES) && !is_test_data(path));
    paths
}

fn is_test_data(path: &Path) -> bool {
    let data = ["golden", "fixtures", "snapshots", "test-results", "playwright-report"];
    path.components().any(|part| data.iter().any(|name| part.as_os_str() == *name))
}
