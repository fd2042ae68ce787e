//! The inspector reaches everything there is in a document, and every edit of it can be undone.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_editor::inspect::{Field, Kind, Node, Part};
use crowfoot_model::json;
use crowfoot_model::{DefaultValue, Document, Edit, ObjectRef, RuleLevel, file};

use crate::stage::Stage;

/// The document of the model's tests that has a value in every field.
fn everything() -> Document {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/tests/golden/everything.json");
    let text = std::fs::read_to_string(path).unwrap();
    file::from_json(&text.replace(",\"perSecond\":null", "")).unwrap()
}

/// Everything that can be selected.
fn objects(document: &Document) -> Vec<ObjectRef> {
    let mut all = vec![ObjectRef::Document];
    all.extend(document.schemas().map(|own| ObjectRef::Schema(own.id)));
    all.extend(document.enums().map(|own| ObjectRef::Enum(own.id)));
    all.extend(document.domains().map(|own| ObjectRef::Domain(own.id)));
    all.extend(document.composites().map(|own| ObjectRef::Composite(own.id)));
    all.extend(document.sequences().map(|own| ObjectRef::Sequence(own.id)));
    all.extend(document.views().map(|own| ObjectRef::View(own.id)));
    all.extend(document.statements().map(|own| ObjectRef::Statement(own.id)));
    all.extend(document.notes().map(|own| ObjectRef::Note(own.id)));
    all.extend(document.areas().map(|own| ObjectRef::Area(own.id)));
    for table in document.tables() {
        let id = table.id;
        all.push(ObjectRef::Table(id));
        all.extend(table.columns.iter().map(|own| ObjectRef::Column(id, own.id)));
        all.extend(table.primary_key.iter().map(|_| ObjectRef::PrimaryKey(id)));
        all.extend(table.uniques.iter().map(|own| ObjectRef::Unique(id, own.id)));
        all.extend(table.foreign_keys.iter().map(|own| ObjectRef::ForeignKey(id, own.id)));
        all.extend(table.checks.iter().map(|own| ObjectRef::Check(id, own.id)));
        all.extend(table.exclusions.iter().map(|own| ObjectRef::Exclusion(id, own.id)));
        all.extend(table.indexes.iter().map(|own| ObjectRef::Index(id, own.id)));
    }
    all
}

/// The values of a document by where they stand, with and without the places in lists.
fn leaves(document: &Document) -> BTreeMap<String, (String, String)> {
    let mut found = BTreeMap::new();
    collect(&file::to_value(document), String::new(), String::new(), &mut found);
    found
}

fn collect(value: &json::Node, at: String, pattern: String, found: &mut BTreeMap<String, (String, String)>) {
    match value {
        json::Node::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                collect(value, format!("{at}.{name}"), format!("{pattern}.{name}"), found);
            }
        }
        json::Node::Array(values) if !values.is_empty() => {
            for (place, value) in values.iter().enumerate() {
                collect(value, format!("{at}[{place}]"), format!("{pattern}[]"), found);
            }
        }
        value => drop(found.insert(at, (pattern, format!("{value:?}")))),
    }
}

/// Texts to try for a field.
fn texts(field: &Field) -> Vec<String> {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    match field.kind {
        Kind::Check => own(if field.value == "true" { &["false"] } else { &["true"] }),
        Kind::Select => field.options.iter().map(|(key, _)| key.clone()).collect(),
        Kind::Color => own(&["", "teal"]),
        Kind::Number => own(&["1", ""]),
        Kind::Type => own(&["varchar(77)", "jsonb"]),
        _ => own(&["zz", "virtual", "virtual(9)", "c desc", ""]),
    }
}

#[test]
fn everything_in_a_document_can_be_changed() {
    let mut stage = Stage::of(everything());
    let document = stage.editor.document().clone();
    let before = leaves(&document);
    let mut reached = BTreeSet::new();
    for object in objects(&document) {
        let selected = if object == ObjectRef::Document { Vec::new() } else { vec![object] };
        let form = stage.editor.inspect(&selected);
        assert!(!form.nodes.is_empty(), "{object:?} has no form");
        let keys: BTreeSet<&String> = form.nodes.iter().map(|node| &node.key).collect();
        assert_eq!(keys.len(), form.nodes.len(), "two lines of {object:?} have the same key");
        let mut edits = Vec::new();
        for node in &form.nodes {
            for field in &node.fields {
                edits.extend(texts(field).into_iter().map(|text| (&field.key, text)));
            }
            if node.part == Part::Action && !node.text.starts_with("Delete") {
                edits.push((&node.key, String::new()));
            }
        }
        for (key, text) in edits {
            if stage.editor.set_property(&selected, key, &text).is_err() {
                assert_eq!(stage.editor.document(), &document, "refused, and yet changed: {object:?} {key}");
                continue;
            }
            let after = leaves(stage.editor.document());
            if after == before {
                continue;
            }
            for (at, (pattern, value)) in before.iter().chain(&after) {
                let same = |leaves: &BTreeMap<String, (String, String)>| {
                    leaves.get(at).is_some_and(|(_, other)| other == value)
                };
                if !(same(&before) && same(&after)) {
                    reached.insert(pattern.clone());
                }
            }
            let named = stage.editor.undo_label().is_some_and(|label| {
                label.starts_with("Change ") || label.starts_with("Add ") || label.starts_with("Ignore ")
            });
            assert!(named, "{key}: {:?}", stage.editor.undo_label());
            stage.editor.undo();
            assert_eq!(stage.editor.document(), &document, "{object:?} {key} {text}");
        }
    }
    let is_identity = |pattern: &str| {
        pattern.ends_with(".id")
            || matches!(pattern, ".format" | ".version" | ".placements[].diagram")
            // The commands that arrange set it.
            || pattern == ".diagrams[].flow"
            || pattern.starts_with(".placements[].node")
            // Suppressions are changed where problems are listed.
            || pattern.starts_with(".settings.suppressions[]")
            || ["baseline", "detail", "parts"]
                .iter()
                .any(|own| pattern.strip_prefix(".tables[].annotations.suppressions[].") == Some(own))
    };
    // How a script put it, or what programs call it: what is edited takes its place, and nobody has to look at it.
    let spellings = [
        ".settings.namedByEngine",
        ".tables[].checks[].column",
        ".tables[].columns[].defaultText",
        ".tables[].columns[].inherited",
        ".tables[].columns[].sequence.",
        ".tables[].columns[].touched",
        ".tables[].columns[].typeText",
        ".tables[].foreignKeys[].atColumn",
        ".tables[].foreignKeys[].clauses[]",
        ".tables[].foreignKeys[].indexesBefore",
        ".tables[].foreignKeys[].inverse",
        ".tables[].foreignKeys[].relation",
        ".tables[].foreignKeys[].targetText",
        ".tables[].indexes[].text",
        ".tables[].primaryKey.clauses[]",
        ".tables[].primaryKey.uniquesBefore",
        ".views[].head",
    ];
    let is_spelling = |pattern: &str| spellings.iter().any(|own| pattern.starts_with(own));
    let all: BTreeSet<String> = before.into_values().map(|(pattern, _)| pattern).collect();
    let missed: Vec<&String> =
        all.iter().filter(|at| !is_identity(at) && !is_spelling(at) && !reached.contains(*at)).collect();
    assert!(missed.is_empty(), "no field of the inspector reaches {missed:#?}");
}

#[test]
fn rows_move_and_go_and_buttons_add_in_one_step_each() {
    let mut stage = Stage::of(everything());
    let document = stage.editor.document().clone();
    for object in objects(&document) {
        let selected = if object == ObjectRef::Document { Vec::new() } else { vec![object] };
        for node in stage.editor.inspect(&selected).nodes {
            let acts = [(Node::UP, "up"), (Node::DOWN, "down"), (Node::REMOVE, "remove")];
            let mut tried: Vec<&str> = Vec::new();
            tried.extend(acts.iter().filter(|(act, _)| node.acts & act != 0).map(|(_, text)| *text));
            if node.part == Part::Action {
                tried.push("");
            }
            for text in tried {
                let done = stage.editor.set_property(&selected, &node.key, text);
                assert!(done.is_ok(), "{object:?} {} {text}: {done:?}", node.key);
                if stage.editor.document() != &document {
                    stage.editor.undo();
                }
                assert_eq!(stage.editor.document(), &document, "{object:?} {} {text}", node.key);
            }
        }
    }
}

#[test]
fn what_cannot_be_taken_says_why_and_changes_nothing() {
    let mut stage = Stage::new();
    let users = stage.draw(100.0, 100.0, "users", &["email text", "age int"]);
    stage.draw(600.0, 100.0, "orders", &["total int"]);
    let document = stage.editor.document().clone();
    let email = stage.column("users", "email");
    let key = stage.column("users", "id");
    let table = ObjectRef::Table(users);
    let column = ObjectRef::Column(users, email);
    for (object, key, text, why) in [
        (table, "name".to_owned(), "orders", "This name is already in use."),
        (table, "name".to_owned(), " ", "Enter a name."),
        (table, "rows".to_owned(), "many", "Enter a whole number."),
        (table, "rows".to_owned(), "-1", "This number is out of range."),
        (table, format!("column{}.name", email.0), "AGE", "This name is already in use."),
        (table, "no-such-key".to_owned(), "x", "This was deleted."),
        (column, "type".to_owned(), "varchar(", "This is not a valid type."),
        (column, "name".to_owned(), "age", "This name is already in use."),
        (column, "default".to_owned(), "'open", "Unclosed quote or parenthesis."),
        (column, "null-fraction".to_owned(), "1.5", "This number is out of range."),
        (
            ObjectRef::Column(users, key),
            "required".to_owned(),
            "false",
            "Primary key columns are always required.",
        ),
        (ObjectRef::PrimaryKey(users), "include".to_owned(), "emial", "Unknown column emial."),
        (
            ObjectRef::PrimaryKey(users),
            "prefixes".to_owned(),
            "email",
            "Enter a length for each column: title(20).",
        ),
    ] {
        let refused = stage.editor.set_property(&[object], &key, text);
        assert_eq!(refused, Err(why.to_owned()), "{key} {text}");
        assert_eq!(stage.editor.document(), &document);
    }
}

#[test]
fn a_rename_takes_house_names_along_and_a_type_what_refers_to_it() {
    let mut stage = Stage::new();
    stage.draw(100.0, 100.0, "users", &["email text !unique"]);
    let orders = stage.draw(600.0, 100.0, "orders", &["-> users"]);
    let users = stage.table("users").id;
    let key = ObjectRef::Column(users, stage.column("users", "id"));
    stage.editor.set_property(&[ObjectRef::Table(users)], "name", "people").unwrap();
    assert_eq!(stage.table("people").uniques[0].name.as_deref(), Some("people_email_unique"));
    stage.editor.set_property(&[key], "type", "uuid").unwrap();
    let types: Vec<_> = stage.table("orders").columns.iter().map(|own| own.data_type.clone()).collect();
    assert_eq!(types[1], stage.table("people").columns[0].data_type);
    let relation = ObjectRef::ForeignKey(orders, stage.table("orders").foreign_keys[0].id);
    let form = stage.editor.inspect(&[relation]);
    assert_eq!(form.nodes[0].text, "Each order has one person. Each person has any number of orders.");
    assert_eq!(form.above, Some(("orders".to_owned(), ObjectRef::Table(orders))));
}

#[test]
fn a_house_name_follows_what_its_index_is_over() {
    let mut stage = Stage::new();
    let users = stage.draw(100.0, 100.0, "users", &["email text !index", "name text"]);
    let index = ObjectRef::Index(users, stage.table("users").indexes[0].id);
    stage.set(index, "add-key", "");
    let key = |at: usize, stage: &Stage| stage.table("users").columns[at].id.0.to_string();
    let name = key(2, &stage);
    stage.set(index, "key2.key", &name);
    assert_eq!(stage.table("users").indexes[0].name.as_deref(), Some("idx_users_email_name"));
    stage.set(index, "key1", "down");
    stage.set(index, "name", "mine");
    stage.set(index, "key2", "remove");
    assert_eq!(stage.table("users").indexes[0].name.as_deref(), Some("mine"));
    assert_eq!(stage.table("users").indexes[0].keys.len(), 1);
}

#[test]
fn defaults_follow_an_enum_value_that_is_renamed() {
    let mut stage = Stage::new();
    stage.editor.place_enum();
    let mood = ObjectRef::Enum(stage.editor.document().enums().next().unwrap().id);
    stage.editor.submit_name("mood", crowfoot_editor::Walk::Stop);
    stage.set(mood, "add-value", "");
    stage.set(mood, "add-value", "");
    stage.set(mood, "value1.value", "sad");
    assert!(stage.editor.set_property(&[mood], "value2.value", "sad").is_err());
    stage.draw(600.0, 300.0, "users", &["mood mood = sad", "other text = 'sad'"]);
    stage.set(mood, "value1.value", "blue");
    let defaults: Vec<_> = stage.table("users").columns.iter().map(|own| own.default.clone()).collect();
    let text = |text: &str| Some(DefaultValue::Text(text.to_owned()));
    assert_eq!(defaults, [None, text("blue"), text("sad")]);
    stage.editor.undo();
    assert_eq!(stage.table("users").columns[1].default, text("sad"));
}

#[test]
fn several_are_coloured_aligned_and_deleted_together() {
    let mut stage = Stage::new();
    let users = ObjectRef::Table(stage.draw(100.0, 100.0, "users", &[]));
    let orders = ObjectRef::Table(stage.draw(600.0, 300.0, "orders", &[]));
    let both = [users, orders];
    stage.editor.set_property(&both, "colour", "green").unwrap();
    let colours = stage.editor.inspect(&both).nodes;
    assert_eq!(colours[0].fields[0].value, "green");
    stage.editor.set_property(&both, "align-left", "").unwrap();
    assert_eq!(stage.place("users").0, stage.place("orders").0);
    stage.editor.set_property(&both, "delete", "").unwrap();
    assert_eq!(stage.editor.document().tables().len(), 0);
    for _ in 0..3 {
        stage.editor.undo();
    }
    assert_eq!(stage.editor.inspect(&both).nodes[0].fields[0].value, "");
}

#[test]
fn rules_that_are_off_stand_among_the_rule_settings() {
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    let settings = edit.settings_mut();
    settings.disabled_rules = vec!["IDX001".into(), "ZZZ999".into()];
    settings.set_rule_level("KEY001", Some(RuleLevel::Error));
    let diff = edit.finish();
    document.apply(&diff);
    let mut stage = Stage::of(document);
    let shown = |stage: &Stage| -> Vec<(String, String)> {
        let nodes = stage.editor.inspect(&[]).nodes;
        assert!(!nodes.iter().any(|node| node.text == "Disabled rules"));
        let rows = nodes.into_iter().filter(|node| node.key.starts_with("setting"));
        let level =
            |node: &Node| node.fields.iter().find(|field| field.label == "Level").map(|f| f.value.clone());
        rows.filter(|node| node.acts & Node::REMOVE != 0)
            .map(|node| {
                (node.text.split(' ').next().unwrap_or_default().to_owned(), level(&node).unwrap_or_default())
            })
            .collect()
    };
    let levels = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(code, level)| ((*code).to_owned(), (*level).to_owned())).collect()
    };
    assert_eq!(shown(&stage), levels(&[("IDX001", "off"), ("KEY001", "error"), ("ZZZ999", "off")]));
    let key = |stage: &Stage, row: usize, label: &str| {
        let nodes = stage.editor.inspect(&[]).nodes;
        let rows =
            nodes.iter().filter(|node| node.key.starts_with("setting") && node.acts & Node::REMOVE != 0);
        let row = rows.into_iter().nth(row).unwrap();
        row.fields
            .iter()
            .find(|field| field.label == label)
            .map_or_else(|| row.key.clone(), |field| field.key.clone())
    };
    // A level puts a rule on or off in its row, and the file keeps both lists.
    stage.editor.set_property(&[], &key(&stage, 1, "Level"), "off").unwrap();
    stage.editor.set_property(&[], &key(&stage, 0, "Level"), "info").unwrap();
    assert_eq!(shown(&stage), levels(&[("IDX001", "info"), ("KEY001", "off"), ("ZZZ999", "off")]));
    assert_eq!(stage.editor.document().settings().disabled_rules, ["KEY001", "ZZZ999"]);
    // A row that is removed is as usual, also that of a rule which this version does not know.
    stage.editor.set_property(&[], &key(&stage, 2, ""), "remove").unwrap();
    stage.editor.set_property(&[], &key(&stage, 1, ""), "remove").unwrap();
    assert_eq!(shown(&stage), levels(&[("IDX001", "info")]));
    assert!(stage.editor.document().settings().disabled_rules.is_empty());
    stage.editor.set_property(&[], &key(&stage, 0, "Level"), "").unwrap();
    assert_eq!(shown(&stage), levels(&[]));
}
