use super::{FileError, content, from_json, from_value, in_order, to_json, to_value};
use crate::json;
use crate::{
    Column, ColumnId, DataType, DefaultValue, Diagram, DiagramId, Dialect, Document, Edit, Index, IndexId,
    NodeId, PrimaryKey, Table, TableId,
};

fn shop() -> Document {
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    edit.settings_mut().name = "Shop \"één\" 🛒".into();
    edit.settings_mut().dialect = Dialect::Mysql;
    let mut users = Table::new(TableId(1), "users");
    users.columns.push(Column::new(ColumnId(2), "id").with_type(DataType::TEXT).required());
    users.columns.push(
        Column::new(ColumnId(3), "plan")
            .with_type(DataType::InlineEnum(vec!["free".into(), "it's".into()]))
            .with_default(DefaultValue::Text("free".into())),
    );
    users.primary_key = Some(PrimaryKey::over(vec![ColumnId(2)]));
    users.indexes.push(Index::over(IndexId(4), [ColumnId(3)]));
    edit.put(users);
    edit.put(Table::new(TableId(9), "line\nbreak"));
    edit.put(Diagram::new(DiagramId(5), "Main"));
    edit.placement_mut(DiagramId(5), NodeId::Table(TableId(1))).x = -40;
    let diff = edit.finish();
    document.apply(&diff);
    document
}

const SHOP: &str = r#"{
"format":"crowfoot",
"version":1,
"settings":{"name":"Shop \"één\" 🛒","dialect":"mysql"},
"tables":[
{"id":1,"name":"users","columns":[
{"id":2,"name":"id","type":{"logical":"text"},"notNull":true},
{"id":3,"name":"plan","type":{"inlineEnum":["free","it's"]},"default":{"text":"free"}}
],"primaryKey":{"columns":[2]},"indexes":[
{"id":4,"keys":[{"on":{"column":2}}]}
]},
{"id":9,"name":"line\nbreak"}
],
"diagrams":[
{"id":5,"name":"Main"}
],
"placements":[
{"diagram":5,"node":{"table":1},"x":-40,"y":0}
]
}
"#;

#[test]
fn the_file_has_a_line_for_each_record() {
    assert_eq!(to_json(&shop()), SHOP.replace(r#"{"column":2}"#, r#"{"column":3}"#));
}

#[test]
fn what_is_written_is_read_record_by_record() {
    for text in [to_json(&Document::default()), to_json(&shop()), SHOP.replace('\n', "")] {
        assert!(in_order::read(&text).is_some(), "{text}");
        assert_eq!(from_json(&text).unwrap(), content::read(&json::parse(&text).unwrap(), &text).unwrap());
    }
}

#[test]
fn what_stands_elsewhere_or_is_unknown_is_left_to_the_tree() {
    for (usual, other) in [
        ("\"format\":\"crowfoot\",\n\"version\":1,", "\"version\":1,\n\"format\":\"crowfoot\","),
        ("\"diagrams\":", "\"wheels\":[{\"id\":77}],\n\"diagrams\":"),
        ("\"name\":\"Main\"", "\"name\":\"Main\",\"spin\":1"),
        ("\"version\":1", "\"version\":2"),
        ("\"name\":\"Main\"", "\"name\":3"),
        ("]\n}\n", "]\n}}"),
    ] {
        let text = SHOP.replacen(usual, other, 1);
        assert_ne!(text, SHOP);
        assert!(in_order::read(&text).is_none(), "{text}");
    }
}

#[test]
fn what_is_written_is_read_again() {
    let document = shop();
    assert_eq!(from_json(&to_json(&document)).unwrap(), document);
    assert_eq!(from_value(&to_value(&document)).unwrap(), document);
    assert_eq!(from_json(&to_json(&Document::default())).unwrap(), Document::default());
}

#[test]
fn errors_say_where_and_what_to_do() {
    let broken = SHOP.replace("\"notNull\":true", "\"notNull\":maybe");
    let error = from_json(&broken).unwrap_err();
    assert!(matches!(error, FileError::Syntax { line: 7, .. }), "{error:?}");
    assert_eq!(error.to_string(), "Line 7, column 57: expected value. Correct the file and open it again.");

    assert_eq!(from_json("{\"a\":1}").unwrap_err(), FileError::NotCrowfoot);
    assert!(matches!(from_json("CREATE TABLE t (id int)").unwrap_err(), FileError::Syntax { line: 1, .. }));
    assert!(matches!(from_json("").unwrap_err(), FileError::Syntax { .. }));
    assert!(matches!(from_json(&"[".repeat(100_000)).unwrap_err(), FileError::Syntax { .. }));

    for (sound, broken, message) in [
        (
            "\"name\":\"id\"",
            "\"nam\":\"id\"",
            "Line 7, column 2: tables[0].columns[0]: the field `name` is missing",
        ),
        ("\"name\":\"id\",", "", "Line 7, column 2: tables[0].columns[0]: the field `name` is missing"),
        (
            "{\"id\":2,",
            "{\"id\":2,\"id\":2,",
            "Line 7, column 9: tables[0].columns[0]: the field `id` is repeated",
        ),
        ("\"x\":-40", "\"x\":-4e1", "placements[0].x: expected an integer from -2147483648 to 2147483647"),
        ("\"id\":5", "\"id\":-5", "diagrams[0].id: expected an integer from 0 to 18446744073709551615"),
        (
            "{\"logical\":\"text\"}",
            "{\"logical\":\"char\"}",
            "type.logical: `char` needs a value: {\"char\":…}",
        ),
        (
            "{\"logical\":\"text\"}",
            "{\"logical\":{\"text\":1}}",
            "logical.text: `text` takes no value: write \"text\"",
        ),
        (
            "{\"logical\":\"text\"}",
            "{\"logical\":\"text\",\"enum\":3}",
            "columns[0].type: expected one field",
        ),
        ("\"free\",", "\"free\\x\",", "Line 8, column 51: invalid escape"),
        ("\"columns\":[2]}", "\"columns\":[2}", "Line 9, column 29: expected `,` or `]`"),
        ("]\n}\n", "]\n", "Line 20, column 1: EOF while parsing an object"),
        ("]\n}\n", "]\n}}", "Line 20, column 2: trailing characters"),
    ] {
        let error = from_json(&SHOP.replacen(sound, broken, 1)).unwrap_err().to_string();
        assert!(error.contains(message), "{error}\n{message}");
    }

    let twice = SHOP.replace("\"id\":9", "\"id\":3");
    assert_eq!(
        from_json(&twice).unwrap_err().to_string(),
        "The id 3 is used twice, by column users.plan and by table line\nbreak. Change one of them in the file."
    );
    let huge = SHOP.replace("\"id\":9", "\"id\":18446744073709551615");
    assert!(matches!(from_json(&huge).unwrap_err(), FileError::BadId { .. }));
}

#[test]
fn a_document_is_printed_as_its_tree_is() {
    for document in [Document::default(), shop()] {
        let tree = content::write(&document);
        assert_eq!(content::print(&document), json::text(true, &mut |writer| writer.put(tree.clone())));
    }
}
