//! Whatever is done, undone it is as if it had not been.

use crowfoot_editor::commands::commands;
use crowfoot_editor::{Modifiers, Point, PointerKind, Walk};
use crowfoot_model::{NodeId, file};
use proptest::prelude::{Strategy, any, prop, proptest};
use proptest::test_runner::Config;

use crate::stage::{CTRL, SHIFT, Stage};

#[derive(Clone, Debug)]
pub(crate) enum Act {
    Command(usize),
    Press(f64, f64, bool),
    Move(f64, f64),
    Release(f64, f64),
    DoubleClick(f64, f64),
    Key(usize),
    Name(String),
    Line(String),
    Paste,
}

pub(crate) fn acts() -> impl Strategy<Value = Vec<Act>> {
    let place = || (0.0..1200.0, 0.0..800.0);
    let act =
        (0..9_u8, place(), any::<usize>(), any::<bool>(), "[a-c]{1,3}( (text|int|-> [a-c]{1,2}))?( !pk)?")
            .prop_map(|(kind, (x, y), number, shift, text)| match kind {
                0 => Act::Command(number),
                1 => Act::Press(x, y, shift),
                2 => Act::Move(x, y),
                3 => Act::Release(x, y),
                4 => Act::DoubleClick(x, y),
                5 => Act::Key(number),
                6 => Act::Name(text),
                7 => Act::Line(text),
                _ => Act::Paste,
            });
    prop::collection::vec(act, 0..80)
}

const KEYS: [&str; 13] =
    ["PageDown", "t", "n", "r", "m", "Escape", "Delete", "Tab", "Enter", "ArrowLeft", "ArrowDown", "x", "["];

pub(crate) fn act(stage: &mut Stage, act: &Act, clipboard: &mut String) {
    let modifiers = |shift: bool| if shift { SHIFT } else { Modifiers::NONE };
    match act {
        Act::Command(number) => {
            // Undo and redo would shorten the history that is compared.
            let all: Vec<_> = commands().filter(|command| !["undo", "redo"].contains(&command.id)).collect();
            stage.editor.run(all[number % all.len()].id);
        }
        Act::Press(x, y, shift) => stage.pointer(PointerKind::Down, Point::new(*x, *y), modifiers(*shift)),
        Act::Move(x, y) => stage.pointer(PointerKind::Move, Point::new(*x, *y), Modifiers::NONE),
        Act::Release(x, y) => stage.pointer(PointerKind::Up, Point::new(*x, *y), Modifiers::NONE),
        Act::DoubleClick(x, y) => stage.double_click(*x, *y),
        Act::Key(number) => {
            stage.key(KEYS[number % KEYS.len()]);
        }
        Act::Name(text) => stage.editor.submit_name(text, Walk::Next),
        Act::Line(text) => {
            stage.editor.submit_column(text, Walk::Next);
        }
        Act::Paste => {
            if let Some(text) = stage.editor.copy() {
                *clipboard = text;
            }
            stage.editor.paste(clipboard);
        }
    }
}

proptest! {
    #![proptest_config(Config { cases: 96, failure_persistence: None, ..Config::default() })]

    #[test]
    fn undone_it_is_as_it_was_and_redone_as_it_became(acts in acts()) {
        let mut stage = Stage::new();
        let start = stage.editor.document().clone();
        let mut clipboard = String::new();
        for one in &acts {
            act(&mut stage, one, &mut clipboard);
        }
        stage.key("Escape");
        stage.key("Escape");
        let end = stage.editor.document().clone();
        // What was made is a document that can be kept.
        let text = file::to_json(&end);
        assert_eq!(file::from_json(&text).unwrap(), end);
        stage.key_with("z", CTRL);
        stage.undo_all();
        assert_eq!(*stage.editor.document(), start);
        assert_eq!(stage.editor.scene().nodes().count(), 0);
        stage.redo_all();
        assert_eq!(*stage.editor.document(), end);
        stage.editor.run_review();
        let shown = end.placements_on(stage.editor.diagram()).count();
        assert_eq!(stage.editor.scene().nodes().count(), shown);
        // What was kept of other diagrams is what they are.
        for diagram in end.diagrams() {
            stage.editor.show_diagram(diagram.id);
            assert_eq!(stage.editor.scene().nodes().count(), end.placements_on(diagram.id).count());
        }
        // The first shows everything.
        let first = end.first_diagram().unwrap();
        assert!(end.tables().all(|table| end.placement(first, NodeId::Table(table.id)).is_some()));
    }
}
