//! An array with an object for each finding, those that the design ignores too.

use crowfoot_model::json::Value;
use crowfoot_rules::to_json;

use super::Listing;
use crate::report::array;

pub(super) fn write(listing: &Listing<'_>) -> String {
    array(listing.found.iter().map(|found| {
        let mut value = to_json(&listing.opened.document, found);
        if let Value::Object(fields) = &mut value {
            let at = fields.partition_point(|(name, _)| **name < *"location");
            fields.insert(at, ("location".into(), listing.locations.of(found.object).into()));
        }
        value.to_string()
    }))
}
