//! Annotations of GitHub Actions: lines on standard output that a runner shows beside the code.

use crowfoot_rules::{one_line, place};

use super::{Listing, level};

pub(super) fn write(listing: &Listing<'_>) -> String {
    let mut out = String::new();
    for found in listing.open() {
        let at = listing.locations.place(found.object);
        let file = listing.opened.sources.get(at.source).map_or("", |source| source.name.as_str());
        let mut properties = Vec::new();
        if !file.is_empty() && file != "-" {
            properties.push(format!("file={}", property(file)));
            properties.extend(at.line.map(|line| format!("line={line}")));
        }
        properties.push(format!("title={}", property(&format!("{} {}", found.code, found.name))));
        let message =
            [&place(&listing.opened.document, found.object), ": ", &found.what, " ", &found.advice].concat();
        let level = level(found.severity, "notice");
        out += &format!("::{level} {}::{}\n", properties.join(","), data(&message));
    }
    out
}

/// A message, in which a name cannot begin a command of its own.
fn data(text: &str) -> String {
    one_line(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
