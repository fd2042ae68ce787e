//! Fuzzing: the targets of `fuzz/`, each for a few seconds, from what the project has for examples.

use std::path::{Path, PathBuf};

use crate::counts::Counts;
use crate::failure::{At, Failure, Result};
use crate::files;
use crate::process::Process;
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

/// Whether a file, by its path, is an example for a target.
type IsExample = fn(&str) -> bool;

const TARGETS: &[(&str, IsExample)] = &[
    ("postgres", |path| path.ends_with(".sql") && (path.contains("/pg") || path.contains("/postgres/"))),
    ("mysql", |path| path.ends_with(".sql") && path.contains("/mysql")),
    ("sqlite", |path| path.ends_with(".sql") && path.contains("/sqlite")),
    ("dbml", |path| path.ends_with(".dbml")),
    ("mermaid", |path| path.ends_with(".mmd")),
    ("prisma", |path| path.ends_with(".prisma")),
    ("document", |path| path.ends_with("expected.json") || path.contains("/samples/")),
    ("link", |_| false),
];

/// Where examples are.
const EXAMPLES: &[&str] =
    &["crates/import/tests", "crates/export/tests/golden", "tests/fixtures", "public/samples"];

/// Inputs are short, since what breaks a reader seldom is long.
const LONGEST: u32 = 4096;

/// Fuzzes all targets, or one, each for some seconds. What is found is in `fuzz/artifacts`.
pub(crate) fn run(workspace: &Workspace, seconds: u32, only: Option<&str>) -> Result<Counts> {
    if let Some(only) = only
        && !TARGETS.iter().any(|(name, _)| *name == only)
    {
        let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        return Err(Failure::new(format!("unknown target {only}; use one of: {}", names.join(", "))));
    }
    let path = path_with(tools::cargo_fuzz(workspace)?)?;
    let mut counts = Counts::default();
    for (name, is_example) in TARGETS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)) {
        say::step(format!("fuzzing {name} for {seconds} seconds"));
        let seeds = seeds(workspace, name, *is_example)?;
        let found = workspace.root.join("fuzz/corpus").join(name);
        std::fs::create_dir_all(&found).at(found.display())?;
        let ended = Process::new("cargo", &workspace.root)
            .args(["+nightly", "fuzz", "run", "--fuzz-dir", "fuzz", "--sanitizer", "none", name])
            .args([&found, &seeds])
            .arg("--")
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-max_len={LONGEST}"))
            .args(["-timeout=10", "-rss_limit_mb=2048", "-verbosity=0"])
            .env("PATH", &path)
            .env("CARGO_TARGET_DIR", workspace.target.join("fuzz"))
            .capture();
        match ended {
            Ok(_) => counts.pass(),
            Err(failure) => counts.fail(format!("{name}: {failure}; the input is in fuzz/artifacts/{name}")),
        }
    }
    Ok(counts)
}

/// Copies the examples for a target into a folder of their own, since the fuzzer reads no others.
fn seeds(workspace: &Workspace, name: &str, is_example: IsExample) -> Result<PathBuf> {
    let folder = workspace.target.join("fuzz-seeds").join(name);
    std::fs::create_dir_all(&folder).at(folder.display())?;
    let all = EXAMPLES.iter().flat_map(|part| files::below(&workspace.root.join(part)));
    for (at, file) in all.filter(|file| is_example(&unix(file))).enumerate() {
        std::fs::copy(&file, folder.join(at.to_string())).at(file.display())?;
    }
    Ok(folder)
}

fn unix(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn path_with(folder: Option<PathBuf>) -> Result<std::ffi::OsString> {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let folders = folder.into_iter().chain(std::env::split_paths(&inherited));
    std::env::join_paths(folders).map_err(|error| Failure::new(format!("PATH: {error}")))
}

#[cfg(test)]
mod tests {
    use super::TARGETS;

    #[test]
    fn targets_are_those_of_the_package() {
        let manifest = include_str!("../../fuzz/Cargo.toml");
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for (name, _) in TARGETS {
            assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
        }
    }
}
