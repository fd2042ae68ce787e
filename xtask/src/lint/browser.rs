//! Checks that web-sys is named in few places.

use super::modules::{Token, tokens};
use crate::failure::{At, Result};
use crate::files;
use crate::workspace::Workspace;

/// Where web-sys may be named, and why.
const BY_RIGHT: &[(&str, &str)] = &[
    ("src/platform/", "the edge of the app to the browser"),
    ("crates/import-worker/", "a program of its own, in a worker"),
    ("crates/drizzle-worker/", "a program of its own, in a worker"),
    ("crates/surface/", "the drawing surface of the app and the viewer"),
    ("crates/link-reader/", "a part of the viewer"),
    ("crates/viewer/", "a page of its own"),
];

/// Elsewhere the app takes elements and events from `platform::dom`, and functions from the other modules there.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for folder in ["src", "crates"] {
        for path in files::below(&workspace.root.join(folder)) {
            let shown = workspace.shown(&path).to_string();
            if !files::has_extension(&path, &["rs"])
                || BY_RIGHT.iter().any(|(place, _)| shown.starts_with(place))
            {
                continue;
            }
            let text = std::fs::read_to_string(&path).at(path.display())?;
            if names_web_sys(&text) {
                findings.push(format!("{shown} names web_sys: use crate::platform"));
            }
        }
    }
    Ok(findings)
}

fn names_web_sys(text: &str) -> bool {
    tokens(text).iter().any(|token| matches!(token, Token::Word(word) if word == "web_sys"))
}

#[cfg(test)]
mod tests {
    use super::names_web_sys;

    #[test]
    fn finds_imports_and_paths_but_not_comments() {
        for text in ["use web_sys::Event;", "fn f(_: &leptos::web_sys::Event) {}", "use web_sys as dom;"] {
            assert!(names_web_sys(text), "{text}");
        }
        for text in ["// web_sys::Event", "const A: &str = \"web_sys\";", "use crate::platform::dom::Event;"]
        {
            assert!(!names_web_sys(text), "{text}");
        }
    }
}
