//! Chunks that are fetched at the same moments travel in one file: there are more than a hundred, most of a few hundred
//! bytes, which compress badly alone and cost a request each.

use std::collections::BTreeMap;

use super::parts::Chunk;

/// What a visit needs beside what it needs alone, in the order in which it comes. What one of these needs is fetched
/// anyway, so that its chunks may be together with those of later parts.
const EARLY: &[&str] = &["reading", "changing", "reviewing", "embedding"];
/// What only some visits begin with: a chunk that one of these needs stays apart from those that it does not need.
const FIRST: &[&str] = &["starting", "editing"];
/// Larger chunks of parts that come on demand stay alone, so that a part does not fetch much that it does not need, in
/// bytes.
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
            // All that the start page shares with panels and dialogs is little.
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
    fn what_is_fetched_together_is_in_one_file() {
        let chunks = [
            chunk("a", &["changing", "panels", "reading"]),
            chunk("b", &["dialogs", "reading"]),
            chunk("large", &["changing", "dialogs", "reading"]),
        ];
        assert_eq!(named(&chunks), ["a b large"]);
    }

    #[test]
    fn the_start_page_fetches_nothing_that_it_does_not_need() {
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
    fn large_chunks_of_panels_stay_alone() {
        let chunks = [
            chunk("large_1", &["dialogs", "panels"]),
            chunk("large_2", &["dialogs", "panels"]),
            chunk("c", &["dialogs", "panels"]),
            chunk("d", &["dialogs", "exporting"]),
        ];
        assert_eq!(named(&chunks), ["c d", "large_1", "large_2"]);
    }
}
