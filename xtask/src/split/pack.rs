//! Packs chunks that are fetched together into one file. There are more than a hundred, most of them a few hundred
//! bytes, which compress badly on their own and cost a request each.

use std::collections::BTreeMap;

use super::parts::Chunk;

/// The parts that every visit fetches, in order. Their chunks are fetched anyway, so they may share files with chunks
/// of later parts.
const EARLY: &[&str] = &["reading", "changing", "reviewing", "embedding"];
/// Parts with which only some visits start. A chunk that one of these needs is not packed with chunks that it does not
/// need.
const FIRST: &[&str] = &["starting", "editing"];
/// On-demand chunks larger than this many bytes get a file of their own, so that a part does not fetch much that it
/// does not need.
const SMALL: u64 = 8_000;

/// Groups the chunks by file. `size` returns the bytes of a chunk.
pub(super) fn files(chunks: &[Chunk], size: impl Fn(&Chunk) -> u64) -> Vec<Vec<&Chunk>> {
    let mut files: BTreeMap<Vec<&str>, Vec<&Chunk>> = BTreeMap::new();
    for chunk in chunks {
        let needs = |part: &&&str| chunk.parts.iter().any(|own| own == **part);
        let mut key: Vec<&str> = FIRST.iter().filter(needs).copied().collect();
        let later = chunk.parts.iter().map(String::as_str).find(|part| !FIRST.contains(part));
        match EARLY.iter().find(needs) {
            Some(early) => key.push(early),
            None if size(chunk) > SMALL => key.push(&chunk.name),
            // The start page shares little with panels and dialogs.
            None if key.contains(&"starting") => {}
            None => key.extend(later),
        }
        files.entry(key).or_default().push(chunk);
    }
    files.into_values().collect()
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
    fn chunks_fetched_together_share_a_file() {
        let chunks = [
            chunk("a", &["changing", "panels", "reading"]),
            chunk("b", &["dialogs", "reading"]),
            chunk("large", &["changing", "dialogs", "reading"]),
        ];
        assert_eq!(named(&chunks), ["a b large"]);
    }

    #[test]
    fn the_start_page_fetches_only_what_it_needs() {
        let chunks = [
            chunk("a", &["changing", "reading", "starting"]),
            chunk("b", &["changing", "reading"]),
            chunk("c", &["changing", "editing", "reading"]),
            chunk("d", &["dialogs", "starting"]),
            chunk("e", &["exporting", "starting"]),
        ];
        assert_eq!(named(&chunks), ["c", "b", "d e", "a"]);
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
