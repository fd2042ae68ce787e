use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{At, Failure, Result};
use crate::files;
use crate::process::Process;

/// The packages and folders of the workspace, from `cargo metadata`.
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) packages: Vec<Package>,
}

pub(crate) struct Package {
    pub(crate) name: String,
    /// The folder of its `Cargo.toml`.
    pub(crate) folder: PathBuf,
    pub(crate) targets: Vec<Target>,
    pub(crate) dependencies: Vec<Dependency>,
}

pub(crate) struct Target {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) source: PathBuf,
}

pub(crate) struct Dependency {
    pub(crate) name: String,
    /// Not needed to build the package, only its tests.
    pub(crate) only_for_tests: bool,
}

/// The role of a package in the map of `ARCHITECTURE.md`, derived from its folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role<'a> {
    App,
    /// A folder of `crates/`.
    Crate(&'a str),
    Tooling,
}

impl Workspace {
    pub(crate) fn load() -> Result<Self> {
        let root = root()?;
        let text =
            Process::cargo(&root).args(["metadata", "--no-deps", "--format-version", "1"]).capture()?;
        let value: Value = serde_json::from_str(&text)
            .map_err(|error| Failure::new(format!("cargo metadata is not valid JSON: {error}")))?;
        Ok(Workspace {
            target: PathBuf::from(text_of(&value, "target_directory")),
            packages: items(&value, "packages").map(package).collect(),
            root,
        })
    }

    pub(crate) fn role<'a>(&self, package: &'a Package) -> Role<'a> {
        if package.folder == self.root {
            return Role::App;
        }
        match package.folder.strip_prefix(self.root.join("crates")) {
            Ok(folder) => Role::Crate(folder.to_str().unwrap_or(&package.name)),
            Err(_) => Role::Tooling,
        }
    }

    /// The package in `crates/<folder>`.
    pub(crate) fn in_crates(&self, folder: &str) -> Option<&Package> {
        self.packages.iter().find(|package| self.role(package) == Role::Crate(folder))
    }

    /// Packages that are only compiled for the browser and have no native tests. Excluding them from native builds
    /// saves compiling Leptos twice.
    pub(crate) fn browser_only(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| {
            matches!(
                self.role(package),
                Role::App
                    | Role::Crate("import-worker" | "drizzle-worker" | "surface" | "viewer" | "link-reader")
            ) && !has_tests(&package.folder.join("src"))
        })
    }

    pub(crate) fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A path for messages, relative to the root.
    pub(crate) fn shown<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }

    /// The version of a package in `Cargo.lock`.
    pub(crate) fn locked_version(&self, name: &str) -> Result<Option<String>> {
        let path = self.root.join("Cargo.lock");
        let text = std::fs::read_to_string(&path).at(path.display())?;
        Ok(locked_version(&text, name))
    }
}

/// The folder above this package, as `cargo run` sets it; the path at compile time may be outdated.
fn root() -> Result<PathBuf> {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let root = Path::new(&here).parent().unwrap_or(Path::new("."));
    root.canonicalize().at(root.display())
}

fn has_tests(sources: &Path) -> bool {
    files::below(sources)
        .iter()
        .any(|file| std::fs::read_to_string(file).is_ok_and(|text| text.contains("#[test]")))
}

fn locked_version(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| quoted(line, "name") == Some(name))?;
    quoted(lines.next()?, "version").map(str::to_owned)
}

fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')
}

fn package(value: &Value) -> Package {
    let manifest = PathBuf::from(text_of(value, "manifest_path"));
    Package {
        name: text_of(value, "name").to_owned(),
        folder: manifest.parent().map(Path::to_path_buf).unwrap_or_default(),
        targets: items(value, "targets").map(target).collect(),
        dependencies: items(value, "dependencies").map(dependency).collect(),
    }
}

fn target(value: &Value) -> Target {
    Target {
        kind: items(value, "kind").next().and_then(Value::as_str).unwrap_or_default().to_owned(),
        name: text_of(value, "name").to_owned(),
        source: PathBuf::from(text_of(value, "src_path")),
    }
}

fn dependency(value: &Value) -> Dependency {
    Dependency { name: text_of(value, "name").to_owned(), only_for_tests: text_of(value, "kind") == "dev" }
}

fn text_of<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn items<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn version_in_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.127\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.127"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
