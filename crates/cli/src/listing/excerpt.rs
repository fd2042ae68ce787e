//! A line for each finding, with the line of the source below it.

use crowfoot_rules::one_line;

use super::{Listing, text};

/// A longer line is cut: a canonical file has a table in one.
const LONGEST: usize = 120;

pub(super) fn write(listing: &Listing<'_>) -> String {
    let found = listing.open().map(|found| {
        let place = listing.locations.place(found.object);
        let source = listing.opened.sources.get(place.source).map_or("", |source| source.text.as_str());
        let number = place.line.filter(|line| *line > 0);
        let excerpt = number.and_then(|line| Some((line, source.lines().nth(line - 1)?.trim())));
        let line = text::line(listing, found);
        match excerpt.filter(|(_, excerpt)| !excerpt.is_empty()) {
            Some((number, excerpt)) => format!("{line}{number:>6} | {}\n", cut(&one_line(excerpt))),
            None => line,
        }
    });
    found.collect::<Vec<_>>().join("\n")
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, cut};

    #[test]
    fn long_lines_are_cut_between_characters() {
        assert_eq!(cut("é"), "é");
        assert_eq!(cut(&"é".repeat(LONGEST)), "é".repeat(LONGEST));
        assert_eq!(cut(&"é".repeat(LONGEST + 1)), "é".repeat(LONGEST) + "…");
    }
}
