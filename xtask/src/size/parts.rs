//! The parts that the app fetches later, as the splitter's link file lists them.

use crate::text::between;

/// A part: its name and the files that are fetched for it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) files: Vec<String>,
}

/// Reads the lines of the link file: `const shared_1 = file("./…")` and
/// `export const __wasm_split_load_name = part("name", file("./…"), shared_1)`.
pub(super) fn of_link(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut shared: Vec<(&str, &str)> = Vec::new();
    for line in text.lines() {
        let Some(file) = between(line, "file(\"./", "\"") else { continue };
        if let Some(name) = between(line, "const shared_", " =") {
            shared.push((name, file));
        }
        let Some(name) = between(line, "const __wasm_split_load_", " =") else { continue };
        let needed = line.split(", shared_").skip(1).map(|rest| rest.trim_end_matches([')', ';']));
        let needed =
            needed.filter_map(|name| shared.iter().find(|(own, _)| *own == name).map(|(_, file)| *file));
        let files = std::iter::once(file).chain(needed).map(str::to_owned).collect();
        parts.push(Part { name: name.to_owned(), files });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{Part, of_link};

    #[test]
    fn parts_have_own_and_shared_files() {
        let text = "function file(address){fetch(address)}\nconst shared_0 = file(\"./shared_0-1f.wasm\", 10, 20);\nconst shared_1 = file(\"./shared_1-1f.wasm\", 7);\nexport const __wasm_split_load_a = part(\"a\", file(\"./split_a-1f.wasm\", 5), shared_0, shared_1);\nexport const __wasm_split_load_b = part(\"b\", file(\"./split_b-1f.wasm\", 5), shared_1);\n";
        let part = |name: &str, files: &[&str]| Part {
            name: name.to_owned(),
            files: files.iter().map(|file| (*file).to_owned()).collect(),
        };
        assert_eq!(
            of_link(text),
            [
                part("a", &["split_a-1f.wasm", "shared_0-1f.wasm", "shared_1-1f.wasm"]),
                part("b", &["split_b-1f.wasm", "shared_1-1f.wasm"])
            ]
        );
    }
}
