//! What is typed before the input for it has the focus, or before there is anything to type with.

use crowfoot_editor::{Editing, Editor, KeyEvent, Modifiers, PointerEvent, PointerKind, Request, Walk};
use crowfoot_model::{Document, ObjectRef};
use crowfoot_scene::ApproximateMeasure;

use crate::stage::{CTRL, SHIFT, Stage};

/// Keys by their names; what is no name is typed letter by letter.
fn typed(text: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    for (at, part) in text.split(['<', '>']).enumerate() {
        if at % 2 == 1 {
            let (modifiers, key) = match part.split_once('+') {
                Some(("ctrl", key)) => (CTRL, key),
                Some(("shift", key)) => (SHIFT, key),
                _ => (Modifiers::NONE, part),
            };
            keys.push(KeyEvent::down(key, modifiers));
        } else {
            keys.extend(part.chars().map(|key| KeyEvent::down(key.to_string(), Modifiers::NONE)));
        }
    }
    keys
}

fn press(editor: &mut Editor, keys: &[KeyEvent]) {
    for key in keys {
        editor.key(key);
        editor.key(&KeyEvent { up: true, ..key.clone() });
    }
}

/// The tables with their columns, as somebody sees them who types all of it before the toolkit is there; and that it
/// makes no difference when it comes.
fn made(keys: &str) -> Vec<String> {
    let keys = typed(keys);
    let mut editors = Vec::new();
    for tools_after in 0..=keys.len() {
        let mut editor = Editor::new(Document::default(), 7, Box::new(ApproximateMeasure));
        editor.set_audit_columns(false);
        editor.set_viewport(1200.0, 800.0);
        let (before, after) = keys.split_at(tools_after);
        press(&mut editor, before);
        editor.set_toolkit(crowfoot_editor::toolkit());
        press(&mut editor, after);
        editors.push(editor);
    }
    let designs = editors.iter().map(described);
    let all: Vec<_> = designs.collect();
    assert!(all.array_windows().all(|[a, b]| a == b), "{all:?}");
    let fields = editors.iter().map(|editor| editor.session().field.clone());
    let fields: Vec<_> = fields.collect();
    assert!(fields.array_windows().all(|[a, b]| a == b), "{fields:?}");
    all.into_iter().next().unwrap_or_default()
}

fn described(editor: &Editor) -> Vec<String> {
    let document = editor.document();
    let tables = document.tables().map(|table| {
        let columns =
            table.columns.iter().map(|own| crowfoot_editor::columns::quick_text(document, table, own));
        format!("{}: {}", table.name, columns.collect::<Vec<_>>().join(", "))
    });
    tables.collect()
}

#[test]
fn what_is_typed_before_the_tools_is_there_in_its_order_with_its_spaces() {
    let keys = "tusers<Enter>email varchar(255) !unique<Enter>born date<Enter><Escape>";
    assert_eq!(made(keys), ["users: id text !pk, email varchar(255) !unique, born date"]);
}

#[test]
fn backspace_the_caret_tab_and_shift_walk_as_in_an_input() {
    let keys = "tuzers<ArrowLeft><ArrowLeft><ArrowLeft><Backspace>s<Enter>\
                emal<ArrowLeft>i<End><Tab>varch<Tab>!un<Tab><Enter><Escape>";
    assert_eq!(made(keys), ["users: id text !pk, email varchar(255) !unique"]);
    assert_eq!(made("tab<ctrl+a>c d<ctrl+Backspace>e<Tab>x<Enter><Escape>").len(), 1);
    let keys = "tusers<Enter>email text<Enter><shift+Enter><End> !required<Enter><Escape>";
    assert_eq!(made(keys), ["users: id text !pk, email text !required"]);
}

#[test]
fn a_second_table_begins_after_two_escapes() {
    let keys = "tusers<Enter>email text<Enter><Escape><Escape>torders<Enter><Escape>";
    assert_eq!(made(keys), ["users: id text !pk, email text", "orders: id text !pk"]);
    // With the table still selected the letter begins a column.
    assert_eq!(made("tusers<Enter><Escape>total numeric<Enter><Escape>").len(), 1);
}

#[test]
fn what_is_pasted_into_a_name_goes_into_the_name() {
    let mut editor = Editor::new(Document::default(), 7, Box::new(ApproximateMeasure));
    press(&mut editor, &typed("t"));
    editor.paste("order");
    press(&mut editor, &typed("s"));
    editor.set_toolkit(crowfoot_editor::toolkit());
    editor.paste("_of\nusers");
    press(&mut editor, &typed("<Enter><Escape>"));
    let names: Vec<_> = editor.document().tables().map(|table| table.name.clone()).collect();
    assert_eq!(names, ["orders_of users"]);
}

#[test]
fn a_press_elsewhere_enters_what_was_typed() {
    let mut editor = Editor::new(Document::default(), 7, Box::new(ApproximateMeasure));
    press(&mut editor, &typed("tusers"));
    for kind in [PointerKind::Down, PointerKind::Up] {
        editor.pointer(&PointerEvent::mouse(kind, 900.0, 700.0));
    }
    press(&mut editor, &typed("torders"));
    editor.run("undo");
    editor.set_toolkit(crowfoot_editor::toolkit());
    let names: Vec<_> = editor.document().tables().map(|table| table.name.clone()).collect();
    assert_eq!(names.first().map(String::as_str), Some("users"));
    assert_eq!(names.len(), 2);
    assert_eq!(editor.redo_label(), Some("Rename table"));
}

#[test]
fn a_space_pans_where_nothing_is_typed() {
    let mut stage = Stage::new();
    let space = KeyEvent::down(" ", Modifiers::NONE);
    assert!(stage.editor.key(&space));
    assert!(stage.editor.key(&KeyEvent { up: true, ..space.clone() }));
    stage.key("t");
    stage.editor.key(&space);
    assert_eq!(stage.editor.session().field.text, " ");
}

#[test]
fn a_comment_leaves_the_caret_at_the_definition() {
    let mut stage = Stage::new();
    let users = stage.draw(100.0, 100.0, "users", &["email text -- where we write to"]);
    let email = stage.column("users", "email");
    stage.editor.edit_column(users, Some(email), None);
    let field = &stage.editor.session().field;
    assert_eq!(field.text, "email text -- where we write to");
    assert_eq!(field.selection, 10..10);
    stage.key("Tab");
    for key in typed("!un<Tab><Enter>") {
        stage.editor.key(&key);
    }
    stage.editor.end_editing();
    let own = stage.table("users").column(email).unwrap();
    assert_eq!(own.comment.as_deref(), Some("where we write to"));
    stage.editor.edit_column(users, Some(email), None);
    assert!(stage.editor.session().field.text.contains("!unique"));
}

#[test]
fn problems_of_a_line_stand_at_the_next_one() {
    let mut stage = Stage::new();
    stage.draw(100.0, 100.0, "users", &[]);
    stage.editor.edit_column(stage.table("users").id, None, None);
    stage.editor.type_text("email text !whatever", 20..20);
    stage.editor.submit_field(Walk::Next);
    assert_eq!(
        stage.editor.session().editing,
        Some(Editing::Column { table: stage.table("users").id, column: None })
    );
    assert!(!stage.editor.session().field.problems.is_empty());
}

#[test]
fn what_is_edited_can_go_away() {
    let mut stage = Stage::new();
    let users = stage.draw(100.0, 100.0, "users", &["email text"]);
    stage.editor.edit_column(users, None, None);
    stage.editor.delete(&[ObjectRef::Table(users)]);
    assert_eq!(stage.editor.session().editing, None);
    assert!(!stage.editor.field_key(&KeyEvent::down("Enter", Modifiers::NONE)));
    stage.editor.submit_field(Walk::Next);
    assert_eq!(stage.editor.document().tables().len(), 0);
}

#[test]
fn a_line_that_the_database_refuses_is_entered_only_when_it_is_insisted_on() {
    let mut stage = Stage::new();
    let users = stage.draw(100.0, 100.0, "users", &[]);
    stage.editor.edit_column(users, None, None);
    stage.editor.type_text("age intger", 10..10);
    assert!(stage.editor.session().field.problems[0].contains("intger"));
    let columns = stage.table("users").columns.len();
    stage.key("Enter");
    assert_eq!(stage.table("users").columns.len(), columns);
    // What was meant is offered, and taken like any completion.
    stage.key("ArrowDown");
    stage.key("Enter");
    assert_eq!(stage.editor.session().field.text, "age integer ");
    assert_eq!(stage.editor.session().field.problems, Vec::<String>::new());
    stage.key("Escape");
    stage.key("Enter");
    assert_eq!(stage.table("users").columns.len(), columns + 1);

    stage.editor.type_text("code varchar(", 13..13);
    assert_eq!(stage.editor.session().field.problems, Vec::<String>::new(), "it is not finished yet");
    stage.key("Enter");
    stage.editor.type_text("code flub(3)", 12..12);
    stage.key("Enter");
    assert_eq!(stage.table("users").columns.len(), columns + 1);
    stage.key("Enter");
    assert_eq!(stage.table("users").columns.len(), columns + 2, "the model takes what is insisted on");
}

/// What the shell is to say.
fn warnings(editor: &mut Editor) -> Vec<String> {
    let told = |request| if let Request::Warn(text) = request { Some(text) } else { None };
    editor.take_changes().requests.into_iter().filter_map(told).collect()
}

#[test]
fn what_is_not_understood_never_vanishes_without_a_word() {
    let mut editor = Editor::new(Document::default(), 7, Box::new(ApproximateMeasure));
    editor.set_audit_columns(false);
    editor.set_toolkit(crowfoot_editor::toolkit());
    editor.set_arranger(crowfoot_editor::arranger());
    press(&mut editor, &typed("tusers<Enter>email text !uniqe"));
    editor.run("arrange");
    assert!(warnings(&mut editor)[0].starts_with("!uniqe is not a valid mark."));
    assert_eq!(described(&editor), ["users: id text !pk, email text"]);

    press(&mut editor, &typed("total"));
    editor.type_text("= 3", 3..3);
    editor.pointer(&PointerEvent::mouse(PointerKind::Down, 900.0, 700.0));
    assert_eq!(warnings(&mut editor), ["“= 3” was not added: a column needs a name."]);

    let users = editor.document().tables().next().unwrap().id;
    editor.select([ObjectRef::Table(users)]);
    editor.paste("born date !a\n!b\n!c\nleft date !d");
    assert_eq!(warnings(&mut editor).len(), 1);
    assert_eq!(described(&editor), ["users: id text !pk, email text, born date, left date"]);
}

#[test]
fn a_line_without_a_name_is_not_entered() {
    let mut editor = Editor::new(Document::default(), 7, Box::new(ApproximateMeasure));
    editor.set_toolkit(crowfoot_editor::toolkit());
    press(&mut editor, &typed("tusers<Enter>a"));
    editor.type_text("= 3", 3..3);
    press(&mut editor, &typed("<Enter><Enter>"));
    let field = &editor.session().field;
    assert_eq!((field.text.as_str(), field.problems.len()), ("= 3", 1));
}

#[test]
fn after_two_escapes_keys_are_commands_whether_completions_are_open_or_not() {
    for line in ["email varch", "email", ""] {
        let keys = typed(&format!("tusers<Enter>{line}<Escape><Escape>torders<Enter><Escape>"));
        let mut editor = Editor::new(Document::default(), 7, Box::new(ApproximateMeasure));
        editor.set_toolkit(crowfoot_editor::toolkit());
        press(&mut editor, &keys);
        let names = editor.document().tables().map(|table| table.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names, ["users", "orders"], "{line}");
    }
}
