//! Packs chunks that are fetched together into one file. There are more than a hundred, most of them a few hundred
//! bytes, which compress badly on their own and cost a request each.

use std::collections::BTreeMap;

use super::parts::Chunk;

/// On-demand chunks larger than this many bytes get a file of their own, so that a part does not fetch much that it
/// does not need.
const SMALL: u64 = 8_000;

/// Groups the chunks by file. `size` returns the bytes of a chunk.
pub(super) fn files(chunks: &[Chunk], size: impl Fn(&Chunk) -> u64) -> Vec<Vec<&Chunk>> {
    let mut files: BTreeMap<Vec<&str>, Vec<&Chunk>> = BTreeMap::new();
    for chunk in chunks {
        files.entry(moments(chunk, size(chunk))).or_default().push(chunk);
    }
    files.into_values().collect()
}

/// When a chunk is needed first. Every visit to the editor fetches `editing`, `changing`, `reading`, `arranging` and
/// `reviewing`, in this order, so a chunk travels with the first of them that needs it. The start page has no editor
/// yet, and an embed has `reading` without tools: they do not fetch what only the others need.
fn moments(chunk: &Chunk, size: u64) -> Vec<&str> {
    let needs = |part: &str| chunk.parts.iter().any(|own| own == part);
    let mut key = Vec::new();
    if needs("starting") {
        key.push("starting");
    }
    if needs("editing") {
        key.push("editing");
        return key;
    }
    if needs("changing") {
        key.push("changing");
    }
    if needs("reading") || needs("embedding") {
        key.push("reading");
    }
    if key.is_empty() {
        let later = ["arranging", "reviewing"].into_iter().find(|part| needs(part));
        let any =
            if size > SMALL { Some(chunk.name.as_str()) } else { chunk.parts.first().map(String::as_str) };
        key.extend(later.or(any));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{Chunk, files};

    fn chunk(name: &str, parts: &[&str]) -> Chunk {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        Chunk { name: name.to_owned(), file: format!("{name}.wasm"), parts }
    }

    fn named(chunks: &[Chunk]) -> Vec<String> {
        let files = files(chunks, |chunk| if chunk.name.starts_with("large") { 100_000 } else { 300 });
        let names = files.iter().map(|file| file.iter().map(|chunk| chunk.name.as_str()).collect::<Vec<_>>());
        names.map(|names| names.join(" ")).collect()
    }

    #[test]
    fn chunks_travel_with_the_first_part_that_needs_them() {
        let chunks = [
            chunk("a", &["changing", "editing", "panels", "reading"]),
            chunk("large_b", &["dialogs", "editing"]),
            chunk("c", &["changing", "dialogs"]),
            chunk("d", &["arranging", "changing", "reviewing"]),
            chunk("large_e", &["arranging", "dialogs", "reviewing"]),
            chunk("f", &["panels", "reviewing"]),
        ];
        assert_eq!(named(&chunks), ["large_e", "c d", "a large_b", "f"]);
    }

    #[test]
    fn start_page_and_embeds_fetch_only_what_they_need() {
        let chunks = [
            chunk("a", &["changing", "reading", "starting"]),
            chunk("b", &["changing", "reading"]),
            chunk("c", &["changing", "dialogs"]),
            chunk("d", &["dialogs", "embedding"]),
            chunk("e", &["dialogs", "starting"]),
            chunk("f", &["editing", "reading", "starting"]),
            chunk("g", &["editing", "reading"]),
        ];
        assert_eq!(named(&chunks), ["c", "b", "g", "d", "e", "a", "f"]);
    }

    #[test]
    fn large_chunks_of_panels_get_files_of_their_own() {
        let chunks = [
            chunk("large_1", &["dialogs", "panels"]),
            chunk("large_2", &["dialogs", "panels"]),
            chunk("c", &["dialogs", "panels"]),
            chunk("d", &["dialogs", "exporting"]),
        ];
        assert_eq!(named(&chunks), ["c d", "large_1", "large_2"]);
    }
}
