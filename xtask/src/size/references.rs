//! The files that a page, a script or a style sheet references. Only names of existing files count, so these parsers
//! may find too much.

use std::path::{Component, Path, PathBuf};

/// Values of `src` and `href`, quoted or not, and every quoted text, since inline scripts have file names in those.
pub(crate) fn of_html(text: &str) -> Vec<&str> {
    let mut found = quoted(text);
    for attribute in ["src=", "href="] {
        for (at, _) in text.match_indices(attribute) {
            let value = text.get(at + attribute.len()..).unwrap_or_default();
            if !value.starts_with(['"', '\'']) {
                found.extend(value.split([' ', '>', '\n', '\t']).next());
            }
        }
    }
    found
}

/// The imports of a module: the quoted text after `from` or `import`. A dynamic import or a worker's address
/// is fetched later, if at all.
pub(crate) fn of_script(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in ["from", "import"] {
        for (at, _) in text.match_indices(word) {
            let rest = text.get(at + word.len()..).unwrap_or_default().trim_start();
            if rest.starts_with(['"', '\'']) {
                found.extend(quoted(rest).first().copied());
            }
        }
    }
    found
}

/// `url(…)` and `@import "…"`.
pub(crate) fn of_style(text: &str) -> Vec<&str> {
    let mut found = quoted(text);
    for (at, _) in text.match_indices("url(") {
        let value = text.get(at + 4..).unwrap_or_default();
        found.extend(value.split(')').next().map(|value| value.trim_matches(['"', '\'', ' '])));
    }
    found
}

/// The file of the build a reference in `from` points to, relative to the build.
pub(crate) fn resolve(dist: &Path, from: &str, reference: &str) -> Option<String> {
    let path = reference.split(['?', '#']).next()?;
    if path.is_empty() || path.contains(':') || path.contains('\n') || path.starts_with("//") {
        return None;
    }
    let path = match path.strip_prefix('/') {
        Some(path) => PathBuf::from(path),
        None => Path::new(from).parent()?.join(path),
    };
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => plain.push(part),
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    let found = dist.join(&plain).is_file();
    found.then(|| plain.to_string_lossy().replace('\\', "/"))
}

fn quoted(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for quote in ['"', '\''] {
        let starts: Vec<usize> = text.match_indices(quote).map(|(at, _)| at).collect();
        // Every pair of quotes: an apostrophe earlier must not swap inside and outside.
        for pair in starts.windows(2) {
            if let [start, end] = pair {
                found.extend(text.get(start + 1..*end));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{of_html, of_script, of_style};

    #[test]
    fn html_with_and_without_quotes() {
        let html = "<p>don't</p><link href=./a.css rel=stylesheet><script src=\"b.js\"></script>\
                    <script type=module>import init from './c.js'; init({ module_or_path: './c_bg.wasm' });</script>";
        let found = of_html(html);
        for name in ["./a.css", "b.js", "./c.js", "./c_bg.wasm"] {
            assert!(found.contains(&name), "{name} in {found:?}");
        }
    }

    #[test]
    fn script_imports_but_no_workers() {
        let found = of_script(
            "import { a } from \"./x.js\";import'./y.js';new Worker('./z.js');import('./later.js')",
        );
        assert_eq!(found, ["./x.js", "./y.js"]);
    }

    #[test]
    fn style_urls() {
        let found = of_style("@import \"t.css\"; a { background: url(b.svg) } c { mask: url('d.svg') }");
        for name in ["t.css", "b.svg", "d.svg"] {
            assert!(found.contains(&name), "{name}");
        }
    }
}
