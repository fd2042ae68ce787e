//! SARIF 2.1.0, which code scanning reads.

use std::collections::BTreeMap;

use crowfoot_rules::{Diagnostic, Rule, one_line, place, rule, rules};
use serde_json::{Value, json};

use super::{Listing, level};

pub(super) fn write(listing: &Listing<'_>) -> String {
    // In the order of their codes, each that something was found by once.
    let used: BTreeMap<&str, &Rule> =
        listing.found.iter().filter_map(|found| Some((found.code, rule(found.code)?))).collect();
    let places: BTreeMap<&str, usize> = used.keys().enumerate().map(|(at, code)| (*code, at)).collect();
    let results: Vec<Value> = listing.found.iter().map(|found| result(listing, found, &places)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "crowfoot",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "properties": { "rules": rules().len() },
                    "rules": used.values().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.advice },
        "defaultConfiguration": { "level": level(rule.severity, "note") },
        "properties": { "tags": [rule.family.title()] },
    })
}

fn result(listing: &Listing<'_>, found: &Diagnostic, places: &BTreeMap<&str, usize>) -> Value {
    let at = listing.locations.place(found.object);
    let file = listing.opened.sources.get(at.source).map_or("", |source| source.name.as_str());
    let name = place(&listing.opened.document, found.object);
    let mut physical = json!({ "artifactLocation": { "uri": uri(file) } });
    if let (Some(line), Some(physical)) = (at.line, physical.as_object_mut()) {
        physical.insert("region".to_owned(), json!({ "startLine": line }));
    }
    let mut result = json!({
        "ruleId": found.code,
        "level": level(found.severity, "note"),
        "message": { "text": format!("{} {}", one_line(&found.what), one_line(&found.advice)) },
        "locations": [{
            "physicalLocation": physical,
            "logicalLocations": [{ "fullyQualifiedName": one_line(&name) }],
        }],
        // Of names, since the ids of an imported design are new each time.
        "partialFingerprints": { "ruleAndPlace/v1": format!("{} {}", found.code, one_line(&name)) },
    });
    if let Some(result) = result.as_object_mut() {
        if let Some(at) = places.get(found.code) {
            result.insert("ruleIndex".to_owned(), json!(at));
        }
        if let Some(reason) = &found.suppressed {
            let own = match reason.as_str() {
                "" => json!([{ "kind": "inSource" }]),
                reason => json!([{ "kind": "inSource", "justification": one_line(reason) }]),
            };
            result.insert("suppressions".to_owned(), own);
        }
    }
    result
}

/// A path as a relative reference: what is no letter, digit or mark of a path is escaped.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            byte => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("db/a b#é.sql"), "db/a%20b%23%C3%A9.sql");
    }
}
