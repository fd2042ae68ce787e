//! Splits the parts in `src/parts/` off the app, so that they are not in the first load.
//!
//! Trunk calls this with its build in the staging folder. The splitter works on the output of the linker, before
//! wasm-bindgen, so the module and the glue of the app are generated again here, with the names that Trunk gave them.

mod optimize;
mod pack;
mod parts;
mod shorten;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::failure::{At, Failure, Result};
use crate::files;
use crate::process::Process;
use crate::text::between;
use crate::workspace::Workspace;
use parts::{Chunk, Part};

const APP: &str = "crowfoot-app";
/// The import worker, and the reader of Drizzle that it starts.
const WORKERS: [&str; 2] = ["import-worker", "drizzle-worker"];
/// The viewer, which is separate from the app and only uses the same tools.
const VIEWER: &str = "viewer";
/// The reader of links, which the viewer fetches for some.
const LINK_READER: &str = "link-reader";
/// The link file of the splitter, which connects the parts to the app.
const LINK: &str = "__wasm_split";
/// Replaces the link file of the splitter; the lines with the files are appended.
const LOADER: &str = include_str!("link.js");
/// Splits the app in Trunk's staging folder, and returns the hash in the names of what belongs to it. `profile` is
/// `release` or `debug`.
pub(crate) fn run(workspace: &Workspace, staging: &Path, profile: &str) -> Result<String> {
    let stem = whole_name(staging, &stem(staging)?)?;
    let hash = stem.strip_prefix(APP).unwrap_or_default().to_owned();
    let linked = workspace.target.join("wasm32-unknown-unknown").join(profile).join(format!("{APP}.wasm"));
    let parts = workspace.target.join("split").join(profile);
    let _ = std::fs::remove_dir_all(&parts);
    std::fs::create_dir_all(&parts).at(parts.display())?;
    Process::new("wasm-split-cli", &workspace.root)
        .arg(&linked)
        .arg(&parts)
        .args(["--target", "web", "--out-name", &stem])
        .capture()?;
    let main = parts.join(format!("{stem}.wasm"));
    Process::new("wasm-bindgen", &workspace.root)
        .arg(&main)
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", &stem, "--out-dir"])
        .arg(staging)
        .capture()?;
    std::fs::remove_file(&main).at(main.display())?;

    let module = staging.join(format!("{stem}_bg.wasm"));
    let glue = staging.join(format!("{stem}.js"));
    let text = std::fs::read_to_string(&glue).at(glue.display())?;
    // Only in the import path: the module keeps using the original name.
    let import = |name: &str| format!("from \"./{name}.js\"");
    put(&glue, &text.replace(&import(LINK), &import(&format!("{LINK}{hash}"))))?;
    for worker in WORKERS {
        start_worker(staging, worker)?;
    }
    let link = std::fs::read_to_string(parts.join(format!("{LINK}.js"))).at(LINK)?;
    let (chunks, own) = parts::of(&link)?;
    let mut loader = match between(&link, "__wasm_split: {", "}").map(str::trim) {
        // With debug assertions each part needs a marker that only modules of the same build have.
        Some(marks) if !marks.is_empty() => {
            LOADER.replace("(exports ??= initSync())", &format!("(exports ??= {{ {marks} ...initSync() }})"))
        }
        _ => LOADER.to_owned(),
    };
    if profile == "release" {
        let viewer = staging.join(format!("{VIEWER}_bg.wasm"));
        shorten_imports(&module, &glue)?;
        shorten_imports(&viewer, &staging.join(format!("{VIEWER}.js")))?;
        minify(workspace, &glue)?;
        loader = minified_loader(workspace)?;
        let split = chunks.iter().map(|chunk| &chunk.file).chain(own.iter().map(|part| &part.file));
        let workers = WORKERS.map(|worker| staging.join(format!("{worker}_bg.wasm")));
        let reader = staging.join(format!("{LINK_READER}_bg.wasm"));
        let others: Vec<PathBuf> = split.map(|file| parts.join(file)).chain(workers).collect();
        // What every page loads gets half a kilobyte smaller by that.
        optimize::modules(
            workspace,
            &[module, viewer.clone(), reader.clone()],
            &[&viewer, &reader],
            &others,
        )?;
    }
    let packed = Packed { from: &parts, to: staging, hash: &hash };
    put(
        &staging.join(format!("{LINK}{hash}.js")),
        &(loader.replace("APP", &stem) + &packed.write(&chunks, &own)?),
    )?;
    Ok(hash.trim_start_matches('-').to_owned())
}

/// The folders of the parts, and the suffix of their names, which changes with the app, so that no cache mixes parts of
/// two builds.
struct Packed<'p> {
    from: &'p Path,
    to: &'p Path,
    hash: &'p str,
}

impl Packed<'_> {
    /// Writes the files, and returns the lines of the loader for them.
    fn write(&self, chunks: &[Chunk], parts: &[Part]) -> Result<String> {
        let size =
            |chunk: &Chunk| std::fs::metadata(self.from.join(&chunk.file)).map_or(0, |file| file.len());
        let mut lines = String::new();
        let mut shared: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (number, file) in pack::files(chunks, size).into_iter().enumerate() {
            let name = format!("shared_{number}");
            let modules = file.iter().map(|chunk| chunk.file.as_str());
            lines += &format!("const {name} = {};\n", self.file(&name, modules)?);
            for part in file.iter().flat_map(|chunk| &chunk.parts) {
                let files = shared.entry(part).or_default();
                if !files.contains(&name) {
                    files.push(name.clone());
                }
            }
        }
        for part in parts {
            let own = self.file(&format!("split_{}", part.name), [part.file.as_str()].into_iter())?;
            let needed = shared.remove(part.name.as_str()).unwrap_or_default();
            let files: Vec<String> = std::iter::once(own).chain(needed).collect();
            let (name, files) = (&part.name, files.join(", "));
            lines += &format!("export const {}{name} = part(\"{name}\", {files});\n", parts::LOAD);
        }
        Ok(lines)
    }

    /// Writes modules into one file, and returns its name in the loader.
    fn file<'m>(&self, name: &str, modules: impl Iterator<Item = &'m str>) -> Result<String> {
        let (mut bytes, mut lengths) = (Vec::new(), String::new());
        for module in modules {
            let read = std::fs::read(self.from.join(module)).at(module)?;
            lengths += &format!(", {}", read.len());
            bytes.extend(read);
        }
        let name = format!("{name}{}.wasm", self.hash);
        std::fs::write(self.to.join(&name), bytes).at(&name)?;
        Ok(format!("file(\"./{name}\"{lengths})"))
    }
}

/// Passes the path of its module to the glue of a worker in the current form; that of Trunk is deprecated and warns. A
/// module that cannot be loaded is an error that the page hears of, which a rejected promise of a worker is not.
fn start_worker(staging: &Path, worker: &str) -> Result<()> {
    let loader = staging.join(format!("{worker}_loader.js"));
    let text = std::fs::read_to_string(&loader).at(loader.display())?;
    let module = format!("\"./{worker}_bg.wasm\"");
    let told = format!("wasm_bindgen({module})");
    let form = format!("wasm_bindgen({{ module_or_path: {module} }})")
        + ".catch((error) => setTimeout(() => { throw error; }))";
    put(&loader, &text.replace(&told, &form))
}

fn shorten_imports(module: &Path, glue: &Path) -> Result<()> {
    let wasm = std::fs::read(module).at(module.display())?;
    let script = std::fs::read_to_string(glue).at(glue.display())?;
    let (wasm, script) = shorten::imports(&wasm, &script, "_bg.js")?;
    std::fs::write(module, wasm).at(module.display())?;
    put(glue, &script)
}

fn minify(workspace: &Workspace, script: &Path) -> Result<()> {
    Process::new("esbuild", &workspace.root)
        .arg(script)
        .args(["--minify", "--format=esm", "--log-level=error", "--allow-overwrite"])
        .arg(format!("--outfile={}", script.display()))
        .capture()?;
    Ok(())
}

/// The loader without comments. Names are kept, since the appended lines use them.
fn minified_loader(workspace: &Workspace) -> Result<String> {
    Process::new("esbuild", &workspace.root)
        .arg(workspace.root.join("xtask/src/split/link.js"))
        .args(["--minify-whitespace", "--minify-syntax", "--format=esm", "--log-level=error"])
        .capture()
}

/// The name that Trunk gave the app, without extension: `crowfoot-app-0123456789abcdef`.
fn stem(staging: &Path) -> Result<String> {
    let names = files::below(staging);
    let stem = names.iter().find_map(|path| {
        let name = path.file_name()?.to_str()?;
        name.strip_suffix("_bg.wasm").filter(|stem| stem.starts_with(APP))
    });
    stem.map(str::to_owned).ok_or_else(|| Failure::new(format!("{APP} is missing in Trunk's output folder")))
}

/// Trunk leaves out the zeros that its hash begins with. Names of builds are all of one length, so these are put back;
/// the module and its glue are made again under the name that is returned.
fn whole_name(staging: &Path, stem: &str) -> Result<String> {
    let whole = padded(stem);
    if whole != stem {
        for ending in [".js", "_bg.wasm"] {
            let from = staging.join(format!("{stem}{ending}"));
            std::fs::rename(&from, staging.join(format!("{whole}{ending}"))).at(from.display())?;
        }
        let page = staging.join("index.html");
        let text = std::fs::read_to_string(&page).at(page.display())?;
        put(&page, &text.replace(stem, &whole))?;
    }
    Ok(whole)
}

fn padded(stem: &str) -> String {
    match stem.strip_prefix(APP).and_then(|hash| hash.strip_prefix('-')) {
        Some(hash) => format!("{APP}-{hash:0>16}"),
        None => stem.to_owned(),
    }
}

fn put(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).at(path.display())
}

#[cfg(test)]
mod tests {
    use super::{padded, whole_name};

    #[test]
    fn leading_zeros_of_hashes_are_restored() {
        assert_eq!(padded("crowfoot-app-123456789abcde"), "crowfoot-app-00123456789abcde");
        assert_eq!(padded("crowfoot-app-0123456789abcdef"), "crowfoot-app-0123456789abcdef");
        assert_eq!(padded("crowfoot-app"), "crowfoot-app");
    }

    #[test]
    fn the_page_references_the_renamed_files() {
        let folder = std::env::temp_dir().join(format!("crowfoot-split-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let short = "crowfoot-app-123456789abcdef";
        for ending in [".js", "_bg.wasm"] {
            std::fs::write(folder.join(format!("{short}{ending}")), "").unwrap();
        }
        std::fs::write(
            folder.join("index.html"),
            format!("<link href=./{short}.js><link href=./{short}_bg.wasm>"),
        )
        .unwrap();
        let whole = whole_name(&folder, short).unwrap();
        let page = std::fs::read_to_string(folder.join("index.html")).unwrap();
        assert_eq!(page, format!("<link href=./{whole}.js><link href=./{whole}_bg.wasm>"));
        assert!(
            folder.join(format!("{whole}.js")).is_file() && folder.join(format!("{whole}_bg.wasm")).is_file()
        );
        std::fs::remove_dir_all(folder).unwrap();
    }
}
