//! A line for each finding: `schema.sql:12: orders.user_id: warning IDX001 fk-not-indexed: …`

use crowfoot_rules::format_text;

use super::Listing;

pub(super) fn write(listing: &Listing<'_>) -> String {
    listing.open().map(|found| line(listing, found)).collect()
}

pub(super) fn line(listing: &Listing<'_>, found: &crowfoot_rules::Diagnostic) -> String {
    let line = format_text(&listing.opened.document, [found]);
    format!("{}: {line}", listing.locations.of(found.object))
}
