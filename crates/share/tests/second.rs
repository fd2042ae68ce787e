//! Links of version 2: designs come back, damage is told, nothing panics.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

use std::cell::RefCell;

use crowfoot_model::{Dialect, Document, file};
use crowfoot_share::{LinkError, Version, decode, encode_as, encode_telling, repack, unpack};
use crowfoot_specimens::{anything, same, valid};
use proptest::prelude::*;

fn everything() -> Document {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/tests/golden/everything.json");
    file::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn encode(design: &Document) -> Option<String> {
    encode_as(design, Version::Second)
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
fn a_writer_tells_how_far_it_is() {
    for seed in 0..4 {
        let design = valid(seed, Dialect::Postgres);
        let told = RefCell::new(Vec::new());
        let link = encode_telling(&design, &|done, total| told.borrow_mut().push((done, total)));
        assert_eq!(link, crowfoot_share::encode(&design));
        let told = told.into_inner();
        let total = told[0].1;
        assert!(told.is_sorted() && told.iter().all(|(done, own)| done <= own && *own == total));
        // All of the way, not a part of it.
        assert!(told[0].0 == 0 && told.last().unwrap().0 + 1 >= total, "{told:?}");
        assert!(told.len() > design.tables().len() * 4);
    }
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
    assert_eq!(decode("2"), Err(LinkError::Damaged));
    assert_eq!(decode(&"2".repeat(9_000_000)), Err(LinkError::TooLarge));
}

/// Links made once have to open for ever, and a design that has not changed has the same link on every machine.
#[test]
fn links_keep_their_characters() {
    let designs = [
        ("empty", Document::default()),
        ("everything", everything()),
        ("design-suppressions", everything()),
        ("postgres", valid(7, Dialect::Postgres)),
        ("mysql", valid(8, Dialect::Mysql)),
        ("anything", anything(9, Dialect::Sqlite)),
    ];
    for (name, design) in designs {
        let path = format!("{}/tests/links/second/{name}", env!("CARGO_MANIFEST_DIR"));
        let link = encode(&design).unwrap();
        let is_new = !std::path::Path::new(&format!("{path}.txt")).exists();
        if std::env::var_os("UPDATE_GOLDEN").is_some() && is_new {
            std::fs::write(format!("{path}.txt"), &link).unwrap();
            std::fs::write(format!("{path}.json"), file::to_json(&decode(&link).unwrap())).unwrap();
        }
        let kept = std::fs::read_to_string(format!("{path}.txt")).unwrap();
        let json = std::fs::read_to_string(format!("{path}.json")).unwrap();
        assert_eq!(file::to_json(&decode(&kept).unwrap()), json, "{name}");
    }
}

#[test]
fn the_viewer_gets_a_packing() {
    let link = encode(&everything()).unwrap();
    assert_eq!(unpack(&repack(&link).unwrap()).unwrap(), decode(&link).unwrap());
    assert_eq!(repack("1abc"), Err(LinkError::NotALink));
    assert_eq!(repack("2abcA"), Err(LinkError::Damaged));
}

/// The last letter says how large the tables are; a short text reads the same with either.
#[test]
fn a_link_has_one_last_letter() {
    for design in [Document::default(), everything()] {
        let mut link = encode(&design).unwrap();
        assert_eq!(link.pop(), Some('A'));
        assert_eq!(decode(&[&link, "B"].concat()), Err(LinkError::Damaged));
    }
}

/// A file that was edited by hand may name a column that is not there.
#[test]
fn a_design_that_names_what_is_not_there_comes_back_the_same_each_time() {
    let json = r#"{"format":"crowfoot","version":1,"settings":{"name":"","dialect":"postgres"},"tables":[{"id":7,
        "name":"tags","columns":[{"id":8,"name":"id","type":{"logical":"text"}}],"primaryKey":{"columns":[72,8,9007199254740991]}}]}"#;
    let link = encode(&file::from_json(json).unwrap()).unwrap();
    assert_eq!(encode(&decode(&link).unwrap()).unwrap(), link);
}

/// Nothing but zeros is the cheapest way to ask for much.
#[test]
fn a_bomb_is_refused() {
    for (byte, length) in [("A", 40), ("A", 4000), ("_", 4000), ("AB", 100_000), ("gA", 2_000_000)] {
        let refused = decode(&["2", &byte.repeat(length), "A"].concat());
        assert!(matches!(refused, Err(LinkError::Damaged | LinkError::TooLarge)), "{byte} {length}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_or_rejected(text in "2[A-Za-z0-9_-]{0,200}[A-D]") {
        let _ = decode(&text);
    }

    // The last bits of a link may leave open which they are: then nothing is damaged.
    #[test]
    fn a_flipped_bit_is_told_or_changes_nothing(seed in 0..20_u64, at in any::<prop::sample::Index>(), bit in 0..6_u32) {
        let link = encode(&anything(seed, Dialect::Mysql)).unwrap();
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut bytes = link.clone().into_bytes();
        let at = 1 + at.index(bytes.len() - 1);
        let digit = LETTERS.iter().position(|letter| *letter == bytes[at]).unwrap();
        bytes[at] = LETTERS[digit ^ 1 << bit];
        if let Ok(same) = decode(&String::from_utf8(bytes).unwrap()) {
            prop_assert_eq!(file::to_json(&same), file::to_json(&decode(&link).unwrap()));
        }
    }
}
