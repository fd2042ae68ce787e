use std::path::Path;

use super::{names, put};
use crate::failure::{At, Failure, Result};
use crate::files;

/// Identifies the script with which Trunk starts the app.
const TRUNK: &str = "TrunkApplicationStarted";

/// Makes the page start the app through `boot`, and inserts the name of the build: a hash of everything in it. Returns
/// that name.
pub(super) fn finish(staging: &Path, boot: &str) -> Result<String> {
    let path = staging.join("index.html");
    let text = std::fs::read_to_string(&path).at(path.display())?;
    let text = finished(&text, boot)
        .ok_or_else(|| Failure::new("index.html is not as Trunk writes it: the app cannot be started"))?;
    put(&path, &text)?;
    let build = names::hash_of(&files::below(staging))?;
    put(&path, &text.replacen("<html ", &format!("<html data-build={build} "), 1))?;
    Ok(build)
}

/// The page without inline scripts, so that the content security policy of the host need not allow any.
fn finished(text: &str, boot: &str) -> Option<String> {
    let marked = text.find(TRUNK)?;
    let start = text.get(..marked)?.rfind("<script")?;
    let end = marked + text.get(marked..)?.find("</script>")? + "</script>".len();
    let without = [text.get(..start)?, text.get(end..)?].concat();
    (without.contains("./boot.js") && without.contains("<html ")).then(|| without.replace("./boot.js", boot))
}

#[cfg(test)]
mod tests {
    use super::finished;

    #[test]
    fn the_page_starts_the_app_by_its_own_script() {
        let page = "<html lang=en><script type=module>dispatchEvent(\"TrunkApplicationStarted\")</script><body>\
                    <script src=./boot.js></script>";
        let finished = finished(page, "boot-12.js");
        assert_eq!(finished.as_deref(), Some("<html lang=en><body><script src=boot-12.js></script>"));
    }

    #[test]
    fn unknown_pages_are_rejected() {
        assert_eq!(finished("<html lang=en><script src=./boot.js></script>", "b"), None);
    }
}
