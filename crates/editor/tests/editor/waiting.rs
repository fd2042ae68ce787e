//! Input that arrives before the code that handles it.

use crowfoot_editor::{Editing, Editor, KeyEvent, Modifiers, Point, Walk, arranger, toolkit};
use crowfoot_model::{Document, Edit, NodeId, ObjectRef, RecordKey};
use crowfoot_scene::ApproximateMeasure;

use crate::stage::{CTRL, Stage};

#[test]
fn what_comes_before_toolkit_and_arranger_waits_for_them() {
    let mut drawn = Stage::new();
    let users = drawn.draw(300.0, 200.0, "users", &["id integer !pk"]);
    let mut unplaced = drawn.editor.document().clone();
    let mut edit = Edit::new(&unplaced);
    edit.remove(RecordKey::Placement(drawn.editor.diagram(), NodeId::Table(users)));
    let diff = edit.finish();
    unplaced.apply(&diff);

    let measure = Box::new(ApproximateMeasure);
    let mut editor = Editor::new(unplaced, 7, measure);
    assert!(editor.scene().bounds(NodeId::Table(users)).is_none());
    editor.select([ObjectRef::Table(users)]);
    for letter in ["m", "a", "i", "l"] {
        assert!(editor.key(&KeyEvent::down(letter, Modifiers::default())));
    }
    assert!(editor.wants_toolkit());

    editor.set_toolkit(toolkit());
    assert!(editor.wants_arranger(), "the table gets its place before anything else is done");
    assert!(editor.key(&KeyEvent::down("s", Modifiers::default())));
    assert_eq!(editor.session().editing, None);

    editor.set_arranger(arranger());
    assert!(!editor.wants_toolkit() && !editor.wants_arranger());
    assert!(editor.scene().bounds(NodeId::Table(users)).is_some());
    assert!(matches!(editor.session().editing, Some(Editing::Column { .. })));
    assert_eq!(editor.session().field.text, "mails");
    assert!(editor.undo_label().is_none(), "opening is no step");
}

/// An editor without the arranger, with two tables that overlap.
fn without_arranger() -> Editor {
    let mut editor = Editor::new(Document::default(), 7, Box::new(ApproximateMeasure));
    editor.set_viewport(1200.0, 800.0);
    editor.set_toolkit(toolkit());
    for (x, name) in [(100.0, "users"), (140.0, "posts")] {
        editor.place_table(Point::new(x, 100.0));
        editor.submit_name(name, Walk::Stop);
        editor.end_editing();
    }
    editor.select([]);
    editor
}

fn press(editor: &mut Editor, key: &str) {
    editor.key(&KeyEvent::down(key, CTRL));
}

#[test]
fn what_comes_behind_automatic_layout_waits_with_it() {
    let mut editor = without_arranger();
    let drawn = editor.document().clone();
    let last = editor.undo_label().map(str::to_owned);
    assert!(editor.run("arrange"));
    press(&mut editor, "z");
    editor.run("arrange-compactly");
    // The layout, and then what was drawn last.
    press(&mut editor, "z");
    press(&mut editor, "z");
    press(&mut editor, "y");
    assert!(editor.wants_arranger());
    assert_eq!((editor.document(), editor.undo_label()), (&drawn, last.as_deref()));
    editor.set_arranger(arranger());
    assert!(!editor.wants_toolkit() && !editor.wants_arranger());
    assert_eq!((editor.document(), editor.undo_label()), (&drawn, last.as_deref()));
    press(&mut editor, "y");
    assert_eq!(editor.undo_label(), Some("Auto-layout: compact"));
}

#[test]
fn an_arranger_that_does_not_come_holds_up_nothing_else() {
    let mut editor = without_arranger();
    let drawn = editor.document().clone();
    editor.run("arrange");
    press(&mut editor, "z");
    editor.run("arrange");
    press(&mut editor, "y");
    editor.leave_unarranged();
    assert_ne!(*editor.document(), drawn);
    assert!(editor.wants_arranger());
    editor.leave_unarranged();
    assert_eq!(*editor.document(), drawn);
    assert!(!editor.wants_toolkit() && !editor.wants_arranger());
}

#[test]
fn what_waits_in_a_design_that_is_gone_is_not_done_to_the_next() {
    let mut editor = without_arranger();
    let drawn = editor.document().clone();
    editor.run("arrange");
    press(&mut editor, "z");
    editor.load(drawn.clone());
    editor.set_arranger(arranger());
    assert_eq!(*editor.document(), drawn);
}

#[test]
fn diagrams_that_are_arranged_wait_for_the_arranger() {
    let mut editor = without_arranger();
    let tables: Vec<NodeId> = editor.document().tables().map(|own| NodeId::Table(own.id)).collect();
    editor.run("new-diagram");
    editor.end_editing();
    editor.show_on_diagram(tables.clone());
    editor.run("next-diagram");
    assert_eq!(editor.scene().nodes().count(), 0);
    editor.set_arranger(arranger());
    assert!(editor.shows_everything(), "the command behind it came behind it");
    editor.run("next-diagram");
    assert_eq!(editor.scene().nodes().count(), tables.len());
}
