//! The reader and the writer of JSON, also with texts that nobody should send.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

mod everything;

use crowfoot_model::file::{self, FileError};
use crowfoot_model::json::{Value, parse};
use proptest::prelude::*;

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1_000_000i32..1_000_000).prop_map(|number| Value::from(f64::from(number) / 1000.0)),
        any::<String>().prop_map(Value::from),
        "[\"\\\\/\u{0}-\u{20}é🛒]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 8, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|fields| Value::Object(
                fields.into_iter().map(|(name, own)| (name.into(), own)).collect()
            )),
        ]
    })
}

proptest! {
    #[test]
    fn a_value_that_is_written_is_read_again(value in value()) {
        let text = value.to_string();
        prop_assert_eq!(&parse(&text).unwrap(), &value);
        let theirs: serde_json::Value = serde_json::from_str(&text).unwrap();
        let (spaced, dense) = (serde_json::to_string_pretty(&theirs).unwrap(), theirs.to_string());
        prop_assert_eq!(parse(&spaced).unwrap(), parse(&dense).unwrap());
    }

    /// Fifteen digits are exact; of more, the last may be read as one near it.
    #[test]
    fn numbers_are_read_as_they_were_written(digits in -999_999_999_999_999..1_000_000_000_000_000i64, scale in 0..22, bits in any::<u64>()) {
        let number: f64 = format!("{digits}e-{scale}").parse().unwrap();
        prop_assert_eq!(parse(&Value::from(number).to_string()).unwrap().as_f64(), Some(number));
        let any = f64::from_bits(bits & !(1 << 63));
        if let Some(read) = parse(&Value::from(any).to_string()).unwrap().as_f64() {
            prop_assert!(read.to_bits().abs_diff(any.to_bits()) <= 4, "{any:e} is read as {read:e}");
        }
        prop_assert_eq!(Value::from(bits).to_string(), bits.to_string());
    }

    #[test]
    fn any_text_is_read_or_refused_with_a_place_in_it(text in any::<String>()) {
        has_place(&text);
    }

    /// Bytes of a sound file are replaced, taken out or doubled.
    #[test]
    fn a_file_that_was_altered_is_read_or_refused(at in any::<prop::sample::Index>(), what in 0..4usize, byte in any::<u8>()) {
        let mut bytes = golden().into_bytes();
        let at = at.index(bytes.len());
        match what {
            0 => bytes[at] = byte,
            1 => bytes[at] = b"\"{}[]:,0-n\\ "[usize::from(byte) % 12],
            2 => drop(bytes.remove(at)),
            _ => bytes.insert(at, bytes[at]),
        }
        let text = String::from_utf8_lossy(&bytes);
        has_place(&text);
        if let Ok(document) = file::from_json(&text) {
            prop_assert_eq!(file::from_json(&file::to_json(&document)).unwrap(), document);
        }
    }

    /// Fields and elements of a sound file are taken out, doubled or put elsewhere.
    #[test]
    fn a_document_of_other_fields_survives_the_file_and_the_value(picks in proptest::collection::vec((any::<u16>(), 0..4usize), 1..6)) {
        let mut value = parse(&golden()).unwrap().into_owned();
        for (pick, what) in picks {
            let mut pick = usize::from(pick);
            alter(&mut value, &mut pick, what);
        }
        match file::from_value(&value) {
            Ok(document) => {
                prop_assert_eq!(&file::from_json(&file::to_json(&document)).unwrap(), &document);
                prop_assert_eq!(&file::from_value(&file::to_value(&document)).unwrap(), &document);
            }
            Err(FileError::Syntax { line, column, message }) => {
                prop_assert!(line == 0 && column == 0 && !message.is_empty());
            }
            Err(_) => {}
        }
    }
}

/// An error names a line and a column that the text has.
fn has_place(text: &str) {
    let places = [
        parse(text).err().map(|error| (error.line, error.column)),
        match file::from_json(text) {
            Err(FileError::Syntax { line, column, .. }) => Some((line, column)),
            _ => None,
        },
    ];
    for (line, column) in places.into_iter().flatten() {
        let in_text = text.split('\n').nth(line - 1).unwrap();
        assert!(column >= 1 && column <= in_text.chars().count() + 1, "line {line}, column {column}: {text}");
    }
}

fn golden() -> String {
    file::to_json(&everything::document()).replace(",\"perSecond\":null", "")
}

/// Does something to the container that is the `pick`th.
fn alter(value: &mut Value, pick: &mut usize, what: usize) {
    let here = pick.is_multiple_of(97);
    *pick = pick.wrapping_sub(1);
    match value {
        Value::Array(elements) => {
            if here && !elements.is_empty() {
                match what {
                    0 => drop(elements.pop()),
                    1 => elements.push(elements[0].clone()),
                    2 => elements.reverse(),
                    _ => elements.push(Value::Null),
                }
            }
            elements.iter_mut().for_each(|element| alter(element, pick, what));
        }
        Value::Object(fields) => {
            if here && !fields.is_empty() {
                match what {
                    0 => drop(fields.pop()),
                    1 => fields.reverse(),
                    2 => fields.rotate_left(1),
                    _ => fields[0].1 = Value::from(true),
                }
            }
            fields.iter_mut().for_each(|(_, field)| alter(field, pick, what));
        }
        _ => {}
    }
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let text = golden();
    for (end, _) in text.trim_end().char_indices().step_by(3) {
        assert!(file::from_json(&text[..end]).is_err(), "cut after {end}");
        has_place(&text[..end]);
    }
}

#[test]
fn a_row_that_was_cut_off_is_refused() {
    let document = everything::document();
    for key in document.keys() {
        let row = file::row_text(&document, key).unwrap();
        for (end, _) in row.char_indices().step_by(5) {
            assert!(file::row_record(key, &row[..end]).is_err(), "{row} cut after {end}");
        }
    }
}

#[test]
fn nesting_is_bounded() {
    for (open, close, inner) in [("[", "]", ""), ("{\"a\":", "}", "1"), ("[{\"a\":", "}]", "1")] {
        let nested = |times: usize| [&open.repeat(times), inner, &close.repeat(times)].concat();
        assert!(parse(&nested(60)).is_ok());
        assert_eq!(parse(&nested(100_000)).unwrap_err().problem, "recursion limit exceeded");
        assert!(parse(&open.repeat(100_000)).is_err());
    }
    let types = |times: usize| {
        let nested =
            ["{\"array\":".repeat(times), "{\"logical\":\"text\"}".into(), "}".repeat(times)].concat();
        golden().replacen("{\"logical\":\"text\"}", &nested, 1)
    };
    assert_eq!(file::to_json(&file::from_json(&types(100)).unwrap()), types(100));
    let error = file::from_json(&types(100_000)).unwrap_err().to_string();
    assert!(error.starts_with("Line 24, column 1159: recursion limit exceeded."), "{error}");
    // A value that was made otherwise: what is told of it stays short.
    let deep = (0..1_000).fold(Value::Null, |inner, _| Value::object([("array", inner)]));
    let domain = Value::object([("id", 1u64.into()), ("name", "d".into()), ("base", deep)]);
    let lists = [("format", "crowfoot".into()), ("version", 1u64.into()), ("domains", vec![domain].into())];
    let error = file::from_value(&Value::object(lists)).unwrap_err().to_string();
    assert!(error.contains("domains[0].base.array.array") && error.len() < 300, "{error}");
}

#[test]
fn fields_in_any_order_are_read() {
    fn reverse(value: &mut Value) {
        match value {
            Value::Array(elements) => elements.iter_mut().for_each(reverse),
            Value::Object(fields) => {
                fields.reverse();
                fields.iter_mut().for_each(|(_, field)| reverse(field));
            }
            _ => {}
        }
    }
    let mut value = parse(&golden()).unwrap().into_owned();
    reverse(&mut value);
    assert_eq!(file::to_json(&file::from_value(&value).unwrap()), golden());
}

#[test]
fn values_tell_what_they_are() {
    let value = parse(r#" {"a":[1,-2,3.5,true],"b":"x","a":null,"c":18446744073709551616} "#).unwrap();
    let a = value.get("a").unwrap().elements();
    assert_eq!((a[0].as_u64(), a[1].as_u64(), a[2].as_u64()), (Some(1), None, None));
    assert_eq!((a[1].as_f64(), a[2].as_f64(), a[3].as_bool()), (Some(-2.0), Some(3.5), Some(true)));
    assert_eq!(value.get("b").and_then(Value::as_str), Some("x"));
    assert_eq!(value.get("c").unwrap().to_string(), "1.8446744073709552e+19");
    assert!(value.get("d").is_none() && a[0].get("a").is_none() && value.elements().is_empty());
    let made = Value::object([("n", 1u64.into()), ("t", "x".into()), ("o", None::<bool>.into())]);
    assert_eq!(made.to_string(), r#"{"n":1,"t":"x","o":null}"#);
}
