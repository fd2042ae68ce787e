//! Files of a newer version: what this one does not know is kept, whatever else happens to the document.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

mod everything;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crowfoot_model::json::{Node, Value, parse};
use crowfoot_model::{Diff, Document, Edit, History, Record, RecordKey, file};
use proptest::prelude::*;

const UNREADABLE: &str = "\"perSecond\":null";

fn golden() -> Value {
    let text = file::to_json(&everything::document());
    parse(&text.replace(&[",", UNREADABLE].concat(), "")).unwrap().into_owned()
}

type Fields = Vec<(Cow<'static, str>, Value)>;

/// Calls `visit` with the fields of each object of a value, the outermost first.
fn objects(value: &mut Value, visit: &mut dyn FnMut(&mut Fields)) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(|element| objects(element, visit)),
        Value::Object(fields) => {
            visit(fields);
            fields.iter_mut().for_each(|(_, inner)| objects(inner, visit));
        }
        _ => {}
    }
}

/// What is injected at one place, recognized by its number: a word that is nowhere else.
fn fact(number: usize, kind: usize) -> Value {
    let word = Value::from(format!("fact-{number}"));
    match kind % 4 {
        0 => word,
        1 => Value::object([("deep", Value::from(vec![word, Value::Null, 1.5.into()]))]),
        2 => Value::from(vec![Value::object([("name", word)])]),
        _ => Value::object([("a", true.into()), ("b", Value::object([("c", word)]))]),
    }
}

/// The facts that a text has, as paths to what they stand in: fields by name, parts by their ids.
fn facts(text: &str) -> BTreeSet<String> {
    fn walk(value: &Node, path: &str, found: &mut BTreeSet<String>) {
        match value {
            Node::String(text) if text.starts_with("fact-") => {
                found.insert([path, " ", text].concat());
            }
            Node::Array(elements) => elements.iter().for_each(|element| {
                let id = element.get("id").and_then(Node::as_u64);
                walk(element, &[path, "[", &id.unwrap_or_default().to_string(), "]"].concat(), found);
            }),
            Node::Object(fields) => {
                fields.iter().for_each(|(name, value)| walk(value, &[path, ".", name].concat(), found));
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    walk(&parse(text).unwrap(), "", &mut found);
    found
}

/// Whether an object has exactly one field that says which variant it is: nothing can be added to it.
fn is_tagged(fields: &[(Cow<str>, Value)]) -> bool {
    const TAGS: [&str; 26] = [
        "null",
        "boolean",
        "number",
        "text",
        "expression",
        "always",
        "byDefault",
        "column",
        "logical",
        "enum",
        "domain",
        "composite",
        "inlineEnum",
        "array",
        "native",
        "integer",
        "decimal",
        "float",
        "char",
        "varchar",
        "binary",
        "time",
        "timestamp",
        "table",
        "view",
        "unresolved",
    ];
    fields.len() == 1
        && fields
            .iter()
            .all(|(name, _)| TAGS.contains(&&**name) || ["json", "note", "area"].contains(&&**name))
}

/// Puts facts into objects of a file; returns how many.
fn inject(value: &mut Value, picks: &[(u16, u8, u8)]) -> usize {
    let mut count = 0;
    objects(value, &mut |_| count += 1);
    let mut done = 0;
    for (number, (at, place, kind)) in picks.iter().enumerate() {
        let wanted = usize::from(*at) % count;
        let mut at = 0;
        objects(value, &mut |fields| {
            if at == wanted
                && !is_tagged(fields)
                && !fields.iter().any(|(name, _)| name == "deep" || name == "c")
            {
                let place = usize::from(*place) % (fields.len() + 1);
                fields.insert(place, (format!("new{number}").into(), fact(number, usize::from(*kind))));
                done += 1;
            }
            at += 1;
        });
    }
    done
}

/// Changes names, comments and places of a document's records, none of which is what a fact hangs on.
fn edit(document: &Document, picks: &[u16]) -> Diff {
    let mut edit = Edit::new(document);
    let keys = document.keys();
    for pick in picks {
        let word = format!("edited {pick}");
        match keys[usize::from(*pick) % keys.len()] {
            RecordKey::Settings => edit.settings_mut().rationale = Some(word),
            RecordKey::Table(id) => {
                let table = edit.table_mut(id).unwrap();
                table.comment = Some(word.clone());
                let columns = table.columns.len();
                if let Some(column) = table.columns.get_mut(usize::from(*pick) % columns.max(1)) {
                    column.comment = Some(word);
                    column.not_null = !column.not_null;
                }
                table.columns.reverse();
                table.annotations.rows = table.annotations.rows.is_none().then_some(7);
            }
            RecordKey::Enum(id) => edit.enum_type_mut(id).unwrap().comment = Some(word),
            RecordKey::Domain(id) => edit.domain_mut(id).unwrap().comment = None,
            RecordKey::Note(id) => edit.note_mut(id).unwrap().text = word,
            RecordKey::Placement(diagram, node) => edit.placement_mut(diagram, node).x = i32::from(*pick),
            _ => {}
        }
    }
    edit.finish()
}

fn stored(document: &Document) -> Document {
    let mut read = Document::default();
    for (name, text) in file::rows(document) {
        file::read_row(&mut read, &name, &text).unwrap();
    }
    read
}

/// The fields of the file in the order of their names: rows know no other.
fn sorted(document: &Document) -> String {
    let Node::Object(mut fields) = file::to_value(document) else { return String::new() };
    fields.sort_by(|(a, _), (b, _)| a.cmp(b));
    Node::Object(fields).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn unknown_fields_are_kept_through_edits_files_rows_and_undo(
        picks in proptest::collection::vec((any::<u16>(), any::<u8>(), any::<u8>()), 1..12),
        edits in proptest::collection::vec(any::<u16>(), 0..6),
        version in 1..4u32,
    ) {
        let mut value = golden();
        let injected = inject(&mut value, &picks);
        let text = value.to_string().replacen("\"version\":1", &format!("\"version\":{version}"), 1);
        let before = facts(&text);
        prop_assert_eq!(before.len(), injected);

        let mut document = file::from_json(&text).unwrap();
        prop_assert!(document.unknown_count() <= injected && (document.unknown_count() > 0) == (injected > 0));
        prop_assert_eq!(document.version(), version);
        prop_assert_eq!(&facts(&file::to_json(&document)), &before);
        // A file that a newer version has sorted keeps its bytes.
        if injected > 0 {
            prop_assert_eq!(file::to_value(&document).to_string(), text);
        }

        let mut history = History::default();
        let opened = document.clone();
        let diff = edit(&document, &edits);
        document.apply(&diff);
        history.record(&diff);
        prop_assert_eq!(&facts(&file::to_json(&document)), &before);
        let again = stored(&document);
        prop_assert_eq!(sorted(&again), sorted(&document));
        let again = file::from_json(&file::to_json(&document)).unwrap();
        prop_assert!(again == document);
        prop_assert!(file::from_value(&file::to_value(&document)).unwrap() == document);
        history.undo(&mut document);
        prop_assert!(document == opened);
    }

    /// Values of any kind in the place of those that there are: a newer version may have changed what a field holds.
    #[test]
    fn values_of_another_kind_are_kept_in_a_newer_file(
        picks in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..6),
        edits in proptest::collection::vec(any::<u16>(), 0..3),
    ) {
        let mut value = golden();
        let mut count = 0;
        objects(&mut value, &mut |_| count += 1);
        for (number, (at, field)) in picks.iter().enumerate() {
            let wanted = 1 + usize::from(*at) % (count - 1);
            let mut at = 0;
            objects(&mut value, &mut |fields| {
                let field = usize::from(*field) % fields.len().max(1);
                if at == wanted && fields.get(field).is_some_and(|(name, _)| name != "id") {
                    fields[field].1 = Value::object([("variant", format!("fact-{number}").into())]);
                }
                at += 1;
            });
        }
        let text = value.to_string().replacen("\"version\":1", "\"version\":2", 1);
        let before = facts(&text);
        let document = file::from_json(&text).unwrap();
        prop_assert_eq!(&facts(&file::to_json(&document)), &before);
        prop_assert_eq!(&facts(&file::to_json(&stored(&document))), &before);
        let mut edited = document.clone();
        edited.apply(&edit(&document, &edits));
        prop_assert!(file::from_json(&file::to_json(&edited)).unwrap() == edited);
    }
}

const SHOP: &str = r#"{
"format":"crowfoot",
"version":2,
"settings":{"name":"Shop","dialect":"oracle","theme":{"hue":3}},
"wheels":[
{"id":90,"size":5}
],
"tables":[
{"id":1,"name":"users","columns":[
{"id":2,"name":"id","type":{"logical":"text"},"notNull":true},
{"id":3,"name":"shape","type":{"logical":"polygon"},"default":{"vector":[1,2]}}
],"primaryKey":{"columns":[2],"withoutOverlaps":true},"indexes":[
{"id":4,"keys":[{"on":{"path":"$.a"}}]},
{"id":5,"keys":[{"on":{"column":3},"order":"random","parameters":{"m":16}}]}
]},
{"id":6,"name":"orders","columns":[
{"id":7,"name":"id","hidden":true}
]}
],
"diagrams":[
{"id":8,"name":"Main","lens":"dark"}
],
"placements":[
{"diagram":8,"node":{"table":1},"x":0,"y":0},
{"diagram":8,"node":{"wheel":90},"x":40,"y":0}
]
}
"#;

#[test]
fn a_newer_file_keeps_its_bytes_and_shows_what_can_be_shown() {
    let document = file::from_json(SHOP).unwrap();
    assert_eq!(file::to_json(&document), SHOP);
    assert_eq!(sorted(&stored(&document)), sorted(&document));
    let users = document.tables().next().unwrap();
    assert_eq!(users.columns.len(), 2, "a column of an unknown type is shown without one");
    assert_eq!(users.indexes.len(), 1, "an index over something unknown would be another index");
    assert_eq!(document.placements().count(), 1);
    assert_eq!(document.unknown_count(), 12);
    assert_eq!(document.ids().max(), Some(90), "no new id is one of the unknown");
    // Editing the known part of it leaves the rest.
    let mut edited = document.clone();
    let mut edit = Edit::new(&document);
    edit.table_mut(users.id).unwrap().name = "people".into();
    edit.settings_mut().name = "Store".into();
    let diff = edit.finish();
    edited.apply(&diff);
    let expected = SHOP.replace("users", "people").replace("Shop", "Store");
    assert_eq!(file::to_json(&edited), expected);
    assert_eq!(sorted(&stored(&edited)), sorted(&edited));
}

#[test]
fn a_choice_of_the_user_replaces_what_was_unknown() {
    let mut document = file::from_json(SHOP).unwrap();
    let users = document.tables().next().unwrap().id;
    let mut edit = Edit::new(&document);
    edit.table_mut(users).unwrap().columns[1].data_type = Some(crowfoot_model::DataType::TEXT);
    edit.table_mut(users).unwrap().primary_key = None;
    edit.settings_mut().dialect = crowfoot_model::Dialect::Sqlite;
    let diff = edit.finish();
    document.apply(&diff);
    let expected = SHOP
        .replace("{\"logical\":\"polygon\"}", "{\"logical\":\"text\"}")
        .replace("\"primaryKey\":{\"columns\":[2],\"withoutOverlaps\":true},", "")
        .replace("oracle", "sqlite");
    assert_eq!(file::to_json(&document), expected);
}

#[test]
fn what_is_unknown_goes_with_its_record_and_comes_back() {
    let mut document = file::from_json(SHOP).unwrap();
    let original = document.clone();
    let mut edit = Edit::new(&document);
    for table in document.tables() {
        edit.remove_table(table.id);
    }
    let diff = edit.finish();
    document.apply(&diff);
    let text = file::to_json(&document);
    assert!(
        !text.contains("hidden") && !text.contains("withoutOverlaps") && text.contains("\"wheel\":90"),
        "{text}"
    );
    assert!(file::from_json(&text).unwrap() == document);
    document.apply(&diff.inverse());
    assert!(document == original);
    assert_eq!(file::to_json(&document), SHOP);
}

#[test]
fn rows_of_kinds_that_are_unknown_are_kept_as_lists_of_the_file() {
    let mut document = Document::default();
    for (name, text) in [
        ("table:6", r#"{"version":2,"record":{"id":6,"name":"orders","colour":"red"}}"#),
        ("view:7", r#"{"version":1,"record":{"id":7,"name":"v","query":"select 1","dialect":"oracle"}}"#),
        ("wheel:90", r#"{"version":3,"record":{"id":90}}"#),
    ] {
        file::read_row(&mut document, name, text).unwrap();
    }
    assert_eq!((document.version(), document.unknown_count()), (3, 3));
    let text = file::to_json(&document);
    assert!(text.contains("\"wheels\":[\n{\"id\":90}\n]"), "{text}");
    assert!(text.contains("\"views\":[\n{\"id\":7,\"name\":\"v\""), "{text}");
    assert!(text.contains("{\"id\":6,\"name\":\"orders\",\"colour\":\"red\"}"), "{text}");
    assert!(file::from_json(&text).unwrap() == document);
}

#[test]
fn what_was_unknown_once_gives_way_to_a_row_that_can_be_read() {
    let mut document = Document::default();
    let unknown = r#"{"version":1,"tables":[{"id":1,"name":"old"},{"id":2,"name":"other"}]}"#;
    let row = r#"{"version":1,"record":{"id":1,"name":"new"}}"#;
    for (name, text) in [("table:1", row), ("unknown", unknown)] {
        file::read_row(&mut document, name, text).unwrap();
    }
    let names: Vec<&str> = document.tables().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["new", "other"]);
    assert_eq!(file::unknown_row(&document), None);
}

#[test]
fn texts_that_are_no_json_stay_errors() {
    for (sound, broken) in
        [("\"size\":5", "\"size\":5,"), ("{\"hue\":3}", "{\"hue\":}"), ("\"polygon\"", "\"poly")]
    {
        assert!(file::from_json(&SHOP.replacen(sound, broken, 1)).is_err(), "{broken}");
    }
    for (name, text) in
        [("table:1", "{"), ("wheel:1", "[]"), ("unknown", "{\"version\":1,}"), ("x", "{\"version\":1}")]
    {
        assert!(file::read_row(&mut Document::default(), name, text).is_err(), "{name}");
    }
    let nested = ["{\"format\":\"crowfoot\",\"version\":2,\"x\":", &"[".repeat(100_000)].concat();
    assert!(file::from_json(&nested).is_err());
}

#[test]
fn a_record_of_today_is_never_unknown() {
    let document = everything::document();
    assert_eq!((document.unknown_count(), document.version()), (0, file::VERSION));
    let read = file::from_json(&golden().to_string()).unwrap();
    assert_eq!(read.unknown_count(), 0);
    assert!(document.record(RecordKey::Settings).is_some_and(|record| matches!(record, Record::Settings(_))));
}
