//! Fuzzing: the targets of `fuzz/`, each for a few seconds, seeded with the examples of the project and the corpus.

use std::path::{Path, PathBuf};

use crate::counts::Counts;
use crate::failure::{At, Failure, Result};
use crate::files;
use crate::playwright;
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
    ("second_link", |path| path.ends_with("expected.json") || path.contains("/samples/")),
    ("export", is_design),
    ("review", is_design),
    ("layout", is_design),
    ("drawing", is_design),
];

/// Random input into the app in Chromium, which is not a target in `fuzz/`.
const INTERFACE: &str = "interface";

/// Whether a design can be read from a file.
fn is_design(path: &str) -> bool {
    [".sql", ".dbml", ".mmd", ".prisma", "expected.json"].iter().any(|end| path.ends_with(end))
        || path.contains("/samples/")
}

/// Folders with examples: those of the project, and the corpus if present.
const EXAMPLES: &[&str] = &[
    "crates/import/tests",
    "crates/export/tests/golden",
    "tests/fixtures",
    "public/samples",
    "../shared/corpus",
];

/// Inputs are short, since inputs that break a parser are rarely long.
const LONGEST: u32 = 4096;

/// The number of excerpts from a long example.
const PIECES: usize = 4;

/// Fuzzes all targets, or one, each for some seconds. Crashes are written to `fuzz/artifacts`.
pub(crate) fn run(workspace: &Workspace, seconds: u32, only: Option<&str>) -> Result<Counts> {
    if only == Some(INTERFACE) {
        say::step(format!("random input into the interface for {seconds} seconds a design"));
        return playwright::specs(workspace, &["fuzz.spec.ts"], &[("FUZZ_SECONDS", seconds.to_string())]);
    }
    if let Some(only) = only
        && !TARGETS.iter().any(|(name, _)| *name == only)
    {
        let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        return Err(Failure::new(format!(
            "unknown target {only}; use one of: {}, {INTERFACE}",
            names.join(", ")
        )));
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

/// Writes the examples for a target into a folder of their own, since the fuzzer reads no others.
fn seeds(workspace: &Workspace, name: &str, is_example: IsExample) -> Result<PathBuf> {
    let folder = workspace.target.join("fuzz-seeds").join(name);
    std::fs::create_dir_all(&folder).at(folder.display())?;
    let all = EXAMPLES.iter().flat_map(|part| files::below(&workspace.root.join(part)));
    for (at, file) in all.filter(|file| is_example(&unix(file))).enumerate() {
        let bytes = std::fs::read(&file).at(file.display())?;
        for (piece, bytes) in pieces(&bytes).enumerate() {
            let to = folder.join(format!("{at}-{piece}"));
            std::fs::write(&to, bytes).at(to.display())?;
        }
    }
    Ok(folder)
}

/// The whole file if it is short enough; otherwise some excerpts, cut between statements.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let step = bytes.len().div_ceil(PIECES).max(LONGEST as usize);
    (0..bytes.len()).step_by(step).map(move |from| {
        let rest = bytes.get(from..).unwrap_or_default();
        let after = rest.windows(2).position(|pair| pair == b";\n").map_or(0, |at| at + 2);
        let start = if from == 0 { 0 } else { after };
        let rest = rest.get(start..).unwrap_or_default();
        rest.get(..LONGEST as usize).unwrap_or(rest)
    })
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
    fn targets_match_the_package() {
        let manifest = include_str!("../../fuzz/Cargo.toml");
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for (name, _) in TARGETS {
            assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
        }
    }
}
