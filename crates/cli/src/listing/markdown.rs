//! A table of the findings, for the summary of a pull request.

use crowfoot_rules::{one_line, place};

use super::Listing;
use crate::report::counted;

/// A table that is longer helps nobody; the rest is counted.
const MOST: usize = 100;

pub(super) fn write(listing: &Listing<'_>) -> String {
    let total = listing.open().count();
    let tables = counted(listing.opened.document.tables().len(), "table");
    if total == 0 {
        return format!("No problems in {tables}.\n");
    }
    let mut out = format!("{} in {tables}\n\n", counted(total, "problem"));
    out += "| Severity | Rule | Where | Problem |\n| --- | --- | --- | --- |\n";
    for found in listing.open().take(MOST) {
        let object = place(&listing.opened.document, found.object);
        let location = listing.locations.of(found.object);
        let rule = format!("{} {}", found.code, found.name);
        let cells = [
            found.severity.key().to_owned(),
            cell(&rule),
            format!("{} ({})", cell(&object), cell(&location)),
            cell(&format!("{} {}", found.what, found.advice)),
        ];
        out += &format!("| {} |\n", cells.join(" | "));
    }
    if total > MOST {
        out += &format!("\n{} more are not listed.\n", total - MOST);
    }
    out
}

/// A cell in which a name is text, whatever it holds.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '!' => out.extend(['\\', c]),
            // An address or a mention becomes a link by itself.
            '@' => out.push_str("@\u{2060}"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn names_are_text() {
        assert_eq!(cell("a|b\n<img> `x` [y](z)"), "a\\|b &lt;img> \\`x\\` \\[y\\](z)");
        assert_eq!(cell("@team"), "@\u{2060}team");
    }
}
