//! The parts of the app, from the link file of the splitter; shared code is in chunks.

use crate::failure::{Failure, Result};
use crate::text::between;

/// A module that several parts need.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its name in the splitter.
    pub(super) name: String,
    /// Its file in the folder of the splitter.
    pub(super) file: String,
    /// The parts that need it, in order.
    pub(super) parts: Vec<String>,
}

/// A part and its own module.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) file: String,
}

/// The prefix of the functions that load a part.
pub(super) const LOAD: &str = "__wasm_split_load_";

/// Parses the link file of the splitter. Each module is a `makeLoad` with the file in `new URL("./…")` and, at the end,
/// the chunks that it requires.
pub(super) fn of(link: &str) -> Result<(Vec<Chunk>, Vec<Part>)> {
    let blocks: Vec<&str> = link.split("makeLoad(() =>").collect();
    let (mut chunks, mut parts): (Vec<Chunk>, Vec<Part>) = (Vec::new(), Vec::new());
    for pair in blocks.windows(2) {
        let [before, block] = pair else { continue };
        let name = before.rsplit("const ").next().and_then(|text| text.split(" =").next());
        let (Some(name), Some(file)) = (name, between(block, "new URL(\"./", "\"")) else {
            return Err(Failure::new(
                "the splitter's link file is not as it was: a module has no name or no file",
            ));
        };
        let needs =
            block.rfind("\n, [").and_then(|at| between(block.get(at..)?, "[", "]")).unwrap_or_default();
        let needs = needs.split(',').map(str::trim).filter(|need| !need.is_empty());
        match name.strip_prefix(LOAD) {
            None => {
                if needs.count() > 0 {
                    return Err(Failure::new(format!(
                        "{name} needs other chunks, which packing does not provide for"
                    )));
                }
                chunks.push(Chunk { name: name.to_owned(), file: file.to_owned(), parts: Vec::new() });
            }
            Some(part) => {
                for need in needs {
                    let chunk = chunks.iter_mut().find(|chunk| chunk.name == need);
                    let chunk = chunk
                        .ok_or_else(|| Failure::new(format!("{part} needs {need}, which is not listed")))?;
                    chunk.parts.push(part.to_owned());
                }
                parts.push(Part { name: part.to_owned(), file: file.to_owned() });
            }
        }
    }
    for chunk in &mut chunks {
        chunk.parts.sort();
    }
    Ok((chunks, parts))
}

#[cfg(test)]
mod tests {
    use super::{Chunk, Part, of};

    #[test]
    fn chunks_list_the_parts_that_need_them() {
        let text = "function makeLoad(fetcher, deps) { }\n/* a, b */\nconst __chunk_7 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_7.wasm\", import.meta.url));\n}\n, []);\nexport const __wasm_split_load_b = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./split_b.wasm\", import.meta.url));\n}\n, [__chunk_7]));\nexport const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./split_a.wasm\", import.meta.url));\n}\n, [__chunk_7]));\n";
        let (chunks, parts) = of(text).unwrap();
        let part = |name: &str| Part { name: name.into(), file: format!("split_{name}.wasm") };
        assert_eq!(parts, [part("b"), part("a")]);
        let needed_by = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(
            chunks,
            [Chunk { name: "__chunk_7".into(), file: "chunk_7.wasm".into(), parts: needed_by }]
        );
    }

    #[test]
    fn unknown_link_files_are_rejected() {
        let block = "const __chunk_7 = makeLoad(() => {}\n, []);";
        assert!(of(block).is_err());
        let file = "const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => { new URL(\"./split_a.wasm\") }\n, [__chunk_7]));";
        assert!(of(file).is_err());
    }
}
