use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

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
    let text = guarded(&text)
        .ok_or_else(|| Failure::new("index.html has no place for its policy, or a style without an end"))?;
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

/// The page with its content security policy, and with its style sheets as one, which the policy names by its hash: nothing
/// else inline is used. WebAssembly has to be allowed by name. What only a header can say, such as who may frame the page,
/// is the host's.
fn guarded(text: &str) -> Option<String> {
    let mut pieces = text.split("<style");
    let (mut page, mut style) = (pieces.next()?.to_owned(), String::new());
    let place = page.len();
    for piece in pieces {
        let (_, piece) = piece.split_once('>')?;
        let (content, rest) = piece.split_once("</style>")?;
        style += content;
        page += rest;
    }
    let hash = STANDARD.encode(Sha256::digest(&style));
    page.insert_str(place, &format!("<style>{style}</style>"));
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-{hash}'; img-src 'self' data: blob:; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    );
    // Trunk leaves out the tag of the head where it makes the page small.
    let html = page.find("<html")?;
    let inside = html + page.get(html..)?.find('>')? + 1;
    let head = if page.get(inside..)?.starts_with("<head>") { inside + "<head>".len() } else { inside };
    page.insert_str(head, &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"));
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::{finished, guarded};

    #[test]
    fn the_policy_of_the_page_knows_its_style_sheet() {
        let page = "<html><head><i><style>a{}</style><style type=text/css>b{}</style><b></head>";
        let guarded = guarded(page).unwrap();
        assert!(guarded.contains("<i><style>a{}b{}</style><b>"), "{guarded}");
        // As `openssl dgst -sha256 -binary | base64` has it.
        assert!(
            guarded.contains("style-src 'self' 'sha256-cR0WXeDFPUxoynVcPpDZ1iYEOmjKwa49ZNxsL/qKIpk=';"),
            "{guarded}"
        );
        assert!(!guarded.contains("unsafe-inline") && !guarded.contains("'unsafe-eval'"));
        let small = "<!doctype html><html lang=en><meta charset=utf-8><style>a{}</style><style>b{}</style>";
        let small = super::guarded(small).unwrap();
        assert!(small.starts_with("<!doctype html><html lang=en><meta http-equiv"), "{small}");
        assert!(small.ends_with("<meta charset=utf-8><style>a{}b{}</style>"), "{small}");
        assert_eq!(super::guarded("<html><head><style>a{}"), None);
    }

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
