//! The parts that the app fetches later, as the splitter's link file lists them.

/// A part: its name and the files that are fetched for it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) files: Vec<String>,
}

/// Reads the link file. What it loads is an address in `new URL("./…")`, and what that needs a list of chunks behind it.
pub(super) fn of_link(text: &str) -> Vec<Part> {
    let blocks: Vec<&str> = text.split("makeLoad(() =>").collect();
    let mut parts = Vec::new();
    let mut chunks: Vec<(&str, &str)> = Vec::new();
    for pair in blocks.windows(2) {
        let [before, block] = pair else { continue };
        let Some(file) = between(block, "new URL(\"./", "\"") else { continue };
        let Some(name) = before.rsplit("const ").next().and_then(|text| text.split(" =").next()) else {
            continue;
        };
        let Some(part) = name.strip_prefix("__wasm_split_load_") else {
            chunks.push((name, file));
            continue;
        };
        let needs =
            block.rfind("\n, [").and_then(|at| between(block.get(at..)?, "[", "]")).unwrap_or_default();
        let needed = needs.split(',').map(str::trim);
        let needed =
            needed.filter_map(|name| chunks.iter().find(|(chunk, _)| *chunk == name).map(|(_, file)| *file));
        let files = std::iter::once(file).chain(needed).map(str::to_owned).collect();
        parts.push(Part { name: part.to_owned(), files });
    }
    parts
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let from = text.find(start)? + start.len();
    let rest = text.get(from..)?;
    rest.get(..rest.find(end)?)
}

#[cfg(test)]
mod tests {
    use super::{Part, of_link};

    #[test]
    fn a_part_has_its_own_file_and_the_chunks_that_it_shares() {
        let text = "function makeLoad(fetcher, deps) { }\n/* a, b */\nconst __chunk_7 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_7-1f.wasm\", import.meta.url));\n}\n, []);\nexport const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./split_a-1f.wasm\", import.meta.url));\n}\n, [__chunk_7]));\nexport const __wasm_split_load_b = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./split_b-1f.wasm\", import.meta.url));\n}\n, []));\n";
        let part = |name: &str, files: &[&str]| Part {
            name: name.to_owned(),
            files: files.iter().map(|file| (*file).to_owned()).collect(),
        };
        assert_eq!(
            of_link(text),
            [part("a", &["split_a-1f.wasm", "chunk_7-1f.wasm"]), part("b", &["split_b-1f.wasm"])]
        );
    }
}
