use super::{Shell, names, put};
use crate::failure::{At, Failure, Result};

/// The page of the viewer.
const PAGE: &str = "viewer.html";
const MODULE: &str = "viewer_bg.wasm";
const SCRIPT: &str = "viewer.js";
const GLUE: &str = "glue.js";
/// The script with `<crowfoot-erd>`. Other sites name it, so it has no hash.
const ELEMENT: &str = "crowfoot-erd.js";
/// Reads links of version 2; fetched only for those.
const READER: &str = "link-reader";

/// Creates the page of the viewer and the script of the element from the output of Trunk and `packages/element`. Both
/// fetch the same glue and module, and the import worker of this hash for texts.
pub(super) fn finish(shell: &Shell<'_>, worker: &str) -> Result<()> {
    let staging = shell.staging;
    let glue = staging.join(SCRIPT);
    let text = shell.esbuild(&glue, "esm", &[])?;
    std::fs::remove_file(&glue).at(glue.display())?;
    let glue_named = named_by_content(shell, &text)?;
    let module = staging.join(MODULE);
    let module_named = format!("viewer-{}_bg.wasm", names::hash_of(std::slice::from_ref(&module))?);
    std::fs::rename(&module, staging.join(&module_named)).at(module.display())?;

    let reader = name_reader(shell)?;
    let sources = shell.workspace.root.join("packages").join("element").join("src");
    let options = [
        format!("--alias:glue=./{glue_named}"),
        format!("--external:./{glue_named}"),
        format!("--alias:reader=./{reader}"),
        format!("--external:./{reader}"),
        format!("--define:MODULE=\"./{module_named}\""),
        format!("--define:WORKER=\"./import-worker-{worker}_loader.js\""),
    ];
    put(&staging.join(ELEMENT), &shell.esbuild(&sources.join("index.ts"), "esm", &options)?)?;
    let script = shell.esbuild(&sources.join("frame.ts"), "esm", &options)?;
    let script_named = named_by_content(shell, &script)?;

    let source = shell.workspace.root.join("public").join("shell").join(PAGE);
    let text = std::fs::read_to_string(&source).at(source.display())?;
    let page = named(&text, [&script_named, &glue_named, &module_named])
        .ok_or_else(|| Failure::new(format!("{PAGE} does not name {SCRIPT}, {GLUE} and {MODULE}")))?;
    put(&staging.join(PAGE), &page)
}

/// Names the glue of the reader of links and its module by their content, and returns the name of the glue.
fn name_reader(shell: &Shell<'_>) -> Result<String> {
    let [glue, module] = [".js", "_bg.wasm"].map(|ending| shell.staging.join(format!("{READER}{ending}")));
    let named = format!("{READER}-{}", names::hash_of(&[glue.clone(), module.clone()])?);
    let text = shell.esbuild(&glue, "esm", &[])?;
    std::fs::remove_file(&glue).at(glue.display())?;
    let text = text.replace(&format!("{READER}_bg.wasm"), &format!("{named}_bg.wasm"));
    put(&shell.staging.join(format!("{named}.js")), &text)?;
    std::fs::rename(&module, shell.staging.join(format!("{named}_bg.wasm"))).at(module.display())?;
    Ok(format!("{named}.js"))
}

/// Writes a script and returns its name.
fn named_by_content(shell: &Shell<'_>, text: &str) -> Result<String> {
    let name = format!("viewer-{}.js", names::hash(text.as_bytes()));
    put(&shell.staging.join(&name), text)?;
    Ok(name)
}

/// Whether a file belongs to the viewer. The service worker does not cache it, since the app does not need it.
pub(crate) fn is_of_viewer(name: &str) -> bool {
    name == PAGE || name == ELEMENT || name.starts_with("viewer-") || is_of_link_reader(name)
}

/// Whether a file belongs to the reader of links, which the viewer only needs for those of version 2.
pub(crate) fn is_of_link_reader(name: &str) -> bool {
    name.starts_with(READER)
}

/// The page with the names of its files, and with one line for each element.
fn named(page: &str, files: [&String; 3]) -> Option<String> {
    let places = [SCRIPT, GLUE, MODULE].map(|name| format!("\"./{name}\""));
    let is_whole = places.iter().all(|place| page.contains(place));
    let lines: Vec<&str> = page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let replace =
        |text: String, (place, file): (&String, &String)| text.replace(place, &format!("\"./{file}\""));
    is_whole.then(|| places.iter().zip(files).fold(lines.join("\n"), replace))
}

#[cfg(test)]
mod tests {
    use super::{is_of_viewer, named};

    #[test]
    fn the_page_names_its_files() {
        let page = "<link href=\"./viewer_bg.wasm\">\n<link href=\"./glue.js\">\n\n  <script src=\"./viewer.js\"></script>\n";
        let files = ["viewer-1.js", "viewer-3.js", "viewer-2_bg.wasm"].map(str::to_owned);
        let [script, glue, module] = &files;
        let page = named(page, [script, glue, module]);
        assert_eq!(
            page.as_deref(),
            Some(
                "<link href=\"./viewer-2_bg.wasm\">\n<link href=\"./viewer-3.js\">\n<script src=\"./viewer-1.js\"></script>"
            )
        );
        assert_eq!(named("<script src=\"./viewer.js\"></script>", [script, glue, module]), None);
    }

    #[test]
    fn files_of_the_viewer_are_recognized() {
        assert!(is_of_viewer("viewer.html") && is_of_viewer("viewer-0123456789abcdef_bg.wasm"));
        assert!(is_of_viewer("crowfoot-erd.js"));
        assert!(!is_of_viewer("crowfoot-app-0123456789abcdef_bg.wasm"));
    }
}
