//! The last step of a build: the scripts around the app, file names with content hashes, and the list of files for the
//! service worker.
//!
//! A name with a hash always has the same content, so it can be cached forever. The hash of Trunk is that of the app
//! before it is split, and the worker has none.

mod names;
mod page;
mod service_worker;
mod viewer;

use std::path::Path;

use crate::failure::{At, Failure, Result};
use crate::files;
use crate::process::Process;
use crate::workspace::Workspace;

pub(crate) use viewer::{is_of_link_reader, is_of_viewer};

/// The placeholder of the app for the hash of the import worker: see `src/platform/worker.rs`.
const WORKER_HASH: &str = "0000000000000000";
const WORKER: &str = "import-worker";
/// The reader of Drizzle, which the import worker names likewise.
const READER: &str = "drizzle-worker";

/// Finishes the build in Trunk's staging folder, whose app has this hash. `profile` is `release` or `debug`.
pub(crate) fn run(workspace: &Workspace, staging: &Path, hash: &str, profile: &str) -> Result<()> {
    let shell = Shell { workspace, staging, minify: profile == "release" };
    let reader = name_worker(staging, READER)?;
    let from = format!("{READER}-{WORKER_HASH}");
    let module = [staging.join(format!("{WORKER}_bg.wasm"))];
    if names::replace_in(&module, &from, &format!("{READER}-{reader}"))? == 0 {
        return Err(Failure::new(format!("the import worker does not name {from}")));
    }
    let worker = name_worker(staging, WORKER)?;
    name_app(staging, hash, &worker)?;
    // Each script references those before it.
    let rescue = shell.module("rescue", &[])?;
    let offline = shell.module("offline", &[("rescue", &rescue)])?;
    let boot = shell.script("boot", &[("rescue", &rescue), ("offline", &offline)])?;
    viewer::finish(&shell, &worker)?;
    let build = page::finish(staging, &boot)?;
    let script = shell.bundle("sw", "iife")?;
    put(&staging.join("sw.js"), &service_worker::with_files(staging, &build, &script)?)
}

/// Names the three files of a worker by their content, and returns the hash.
fn name_worker(staging: &Path, worker: &str) -> Result<String> {
    let endings = [".js", "_bg.wasm", "_loader.js"];
    let paths = endings.map(|ending| staging.join(format!("{worker}{ending}")));
    let hash = names::hash_of(&paths)?;
    let named = format!("{worker}-{hash}");
    for (path, ending) in paths.iter().zip(endings) {
        if ending == "_loader.js" {
            let text = std::fs::read_to_string(path).at(path.display())?;
            put(path, &text.replace(&format!("./{worker}"), &format!("./{named}")))?;
        }
        let to = staging.join(format!("{named}{ending}"));
        std::fs::rename(path, &to).at(to.display())?;
    }
    Ok(hash)
}

/// Names the app and its parts by their content, and inserts the name of the worker.
fn name_app(staging: &Path, old: &str, worker: &str) -> Result<()> {
    let from = format!("{WORKER}-{WORKER_HASH}");
    let to = format!("{WORKER}-{worker}");
    let mut app: Vec<_> = files::below(staging);
    app.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().contains(old)));
    let told = names::replace_in(&app, &from, &to)?;
    if told == 0 {
        return Err(Failure::new(format!("the app does not name its worker {from}")));
    }
    let new = names::hash_of(&app)?;
    app.push(staging.join("index.html"));
    names::replace_in(&app, old, &new)?;
    for path in app {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let to = path.with_file_name(name.replace(old, &new));
        std::fs::rename(&path, &to).at(to.display())?;
    }
    Ok(())
}

/// The scripts of `public/shell`.
struct Shell<'a> {
    workspace: &'a Workspace,
    staging: &'a Path,
    minify: bool,
}

impl Shell<'_> {
    /// Writes a module and returns its name; `others` are the scripts that it fetches, with their names.
    fn module(&self, name: &str, others: &[(&str, &String)]) -> Result<String> {
        self.write(name, self.bundle(name, "esm")?, others)
    }

    /// Like [`Shell::module`], for a classic script.
    fn script(&self, name: &str, others: &[(&str, &String)]) -> Result<String> {
        self.write(name, self.bundle(name, "iife")?, others)
    }

    fn write(&self, name: &str, mut text: String, others: &[(&str, &String)]) -> Result<String> {
        for (other, named) in others {
            text = text.replace(&format!("./{other}.js"), &format!("./{named}"));
        }
        let named = format!("{name}-{}.js", names::hash(text.as_bytes()));
        put(&self.staging.join(&named), &text)?;
        Ok(named)
    }

    /// The script bundled with its imports.
    fn bundle(&self, name: &str, format: &str) -> Result<String> {
        let shell = self.workspace.root.join("public").join("shell");
        self.esbuild(&shell.join(format!("{name}.js")), format, &[])
    }

    /// Any script bundled with its imports, with additional options for esbuild.
    fn esbuild(&self, source: &Path, format: &str, options: &[String]) -> Result<String> {
        let version = self.workspace.locked_version("crowfoot-app")?.unwrap_or_default();
        let mut esbuild = Process::new("esbuild", &self.workspace.root)
            .arg(source)
            .args(["--bundle", "--log-level=error", "--target=es2022", "--charset=utf8"])
            // Fetched when they are needed.
            .args(["--external:./rescue.js", "--external:./offline.js"])
            .arg(format!("--define:VERSION=\"{version}\""))
            .arg(format!("--format={format}"))
            .args(options);
        if self.minify {
            esbuild = esbuild.arg("--minify");
        }
        esbuild.capture()
    }
}

fn put(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).at(path.display())
}
