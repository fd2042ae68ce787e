//! Links of the next version: designs come back, damage is told, nothing panics.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

use crowfoot_model::{Dialect, Document, file};
use crowfoot_share::LinkError;
use crowfoot_share::next::{decode, encode};
use crowfoot_specimens::{anything, same, valid};
use proptest::prelude::*;

fn everything() -> Document {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/tests/golden/everything.json");
    file::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The design comes back with other ids; with those, it comes back as it was.
fn comes_back(design: &Document) {
    let link = encode(design).unwrap();
    let back = decode(&link).unwrap();
    assert_eq!(same::difference(design, &back), Vec::<String>::new());
    assert_eq!(encode(&back).unwrap(), link);
    assert_eq!(back.ids().count(), design.ids().count());
    let plain = |document: &Document| {
        let json = file::to_json(document);
        json.chars().filter(|c| !c.is_ascii_digit()).collect::<String>()
    };
    assert_eq!(plain(&back), plain(design), "all but numbers is the same, in the same order");
    assert!(link.ends_with(|last: char| last.is_ascii_alphanumeric()), "{link}");
    assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
}

#[test]
fn designs_come_back() {
    comes_back(&Document::default());
    comes_back(&everything());
    for dialect in Dialect::ALL {
        for seed in 0..12 {
            comes_back(&valid(seed, dialect));
            comes_back(&anything(seed, dialect));
        }
    }
}

#[test]
fn a_design_whose_ids_are_in_order_comes_back_exactly() {
    for dialect in Dialect::ALL {
        let once = decode(&encode(&valid(7, dialect)).unwrap()).unwrap();
        assert_eq!(
            decode(&format!("https://example.org/app/?embed#{}\n", encode(&once).unwrap())).unwrap(),
            once
        );
    }
}

/// What this version cannot read comes back where it was, with all ids as they were.
#[test]
fn what_a_newer_version_has_put_in_comes_back() {
    let text = r#"{"format":"crowfoot","version":1,"settings":{"name":"new","dialect":"postgres","mood":[1,-2,0.5,null,{"a":"\u0000\u0001"}]},
        "tables":[{"id":900,"name":"t","columns":[{"id":7,"name":"id","type":{"logical":"text"},"lives":{"for":900}}]}],"galaxies":[{"id":3}]}"#;
    let document = file::from_json(text).unwrap();
    assert!(document.unknown_count() > 0);
    assert_eq!(file::to_json(&decode(&encode(&document).unwrap()).unwrap()), file::to_json(&document));
}

#[test]
fn damage_is_told() {
    let link = encode(&valid(3, Dialect::Postgres)).unwrap();
    for cut in [0, 1, 2, 5, link.len() / 2, link.len() - 2, link.len() - 1] {
        assert!(decode(&link[..cut]).is_err(), "cut after {cut}");
    }
    for at in (1..link.len()).step_by(link.len() / 60 + 1) {
        for letter in [b'B', b'x', b'_'] {
            let mut altered = link.clone().into_bytes();
            if altered[at] != letter {
                altered[at] = letter;
                assert!(decode(std::str::from_utf8(&altered).unwrap()).is_err(), "{letter} at {at}");
            }
        }
    }
    assert_eq!(decode(""), Err(LinkError::NotALink));
    assert_eq!(decode("1abc"), Err(LinkError::NotALink));
    assert_eq!(decode("2"), Err(LinkError::Damaged));
    assert_eq!(decode(&"2".repeat(9_000_000)), Err(LinkError::TooLarge));
}

#[test]
fn the_link_that_the_app_reads_is_still_the_first() {
    assert_eq!(crowfoot_share::decode("2abcA"), Err(LinkError::NewerVersion { version: '2' }));
    assert!(crowfoot_share::encode(&Document::default()).starts_with('1'));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_or_rejected(text in "2[A-Za-z0-9_-]{0,200}[A-D]") {
        let _ = decode(&text);
    }

    #[test]
    fn a_flipped_bit_is_told(seed in 0..20_u64, at in any::<prop::sample::Index>(), bit in 0..6_u32) {
        let link = encode(&anything(seed, Dialect::Mysql)).unwrap();
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut bytes = link.into_bytes();
        let at = 1 + at.index(bytes.len() - 1);
        let digit = LETTERS.iter().position(|letter| *letter == bytes[at]).unwrap();
        bytes[at] = LETTERS[digit ^ 1 << bit];
        prop_assert!(decode(&String::from_utf8(bytes).unwrap()).is_err());
    }
}
