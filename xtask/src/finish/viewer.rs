use super::{Shell, names, put};
use crate::failure::{At, Failure, Result};

/// The page of the viewer.
const PAGE: &str = "viewer.html";
const MODULE: &str = "viewer_bg.wasm";
const SCRIPT: &str = "viewer.js";

/// Creates the page of the viewer from the output of Trunk: a script with the glue, and a module.
pub(super) fn finish(shell: &Shell<'_>) -> Result<()> {
    let staging = shell.staging;
    let (glue, module) = (staging.join(SCRIPT), staging.join(MODULE));
    let script = shell.esbuild("viewer", "esm", &[format!("--alias:glue={}", glue.display())])?;
    std::fs::remove_file(&glue).at(glue.display())?;
    let script_named = format!("viewer-{}.js", names::hash(script.as_bytes()));
    put(&staging.join(&script_named), &script)?;
    let module_named = format!("viewer-{}_bg.wasm", names::hash_of(std::slice::from_ref(&module))?);
    std::fs::rename(&module, staging.join(&module_named)).at(module.display())?;
    let source = shell.workspace.root.join("public").join("shell").join(PAGE);
    let text = std::fs::read_to_string(&source).at(source.display())?;
    let page = named(&text, &script_named, &module_named)
        .ok_or_else(|| Failure::new(format!("{PAGE} does not name {SCRIPT} and {MODULE}")))?;
    put(&staging.join(PAGE), &page)
}

/// Whether a file belongs to the viewer. The service worker does not cache it, since the app does not need it.
pub(crate) fn is_of_viewer(name: &str) -> bool {
    name == PAGE || name.starts_with("viewer-")
}

/// The page with the names of its files, and with one line for each element.
fn named(page: &str, script: &str, module: &str) -> Option<String> {
    let is_whole = [SCRIPT, MODULE].iter().all(|name| page.contains(&format!("\"./{name}\"")));
    let lines: Vec<&str> = page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    is_whole.then(|| {
        lines
            .join("\n")
            .replace(&format!("./{SCRIPT}"), &format!("./{script}"))
            .replace(&format!("./{MODULE}"), &format!("./{module}"))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_of_viewer, named};

    #[test]
    fn the_page_names_its_files() {
        let page = "<link href=\"./viewer_bg.wasm\">\n\n  <script src=\"./viewer.js\"></script>\n";
        let named = named(page, "viewer-1.js", "viewer-2_bg.wasm");
        assert_eq!(
            named.as_deref(),
            Some("<link href=\"./viewer-2_bg.wasm\">\n<script src=\"./viewer-1.js\"></script>")
        );
        assert_eq!(super::named("<script src=\"./viewer.js\"></script>", "a", "b"), None);
    }

    #[test]
    fn files_of_the_viewer_are_recognized() {
        assert!(is_of_viewer("viewer.html") && is_of_viewer("viewer-0123456789abcdef_bg.wasm"));
        assert!(!is_of_viewer("crowfoot-app-0123456789abcdef_bg.wasm"));
    }
}
