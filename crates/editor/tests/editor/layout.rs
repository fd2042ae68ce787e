//! Automatic layout: its styles, its movement on the screen, and that it can be done elsewhere.

use crowfoot_editor::{Editor, Request, toolkit};
use crowfoot_layout::{arrange, from_numbers, places_to_numbers};
use crowfoot_model::{Flow, NodeId, TableId};
use crowfoot_scene::Rect;

use super::stage::Stage;

/// Tables in a row, each referring to the first.
fn family(count: usize) -> (Stage, Vec<TableId>) {
    let mut stage = Stage::new();
    let mut tables = Vec::new();
    stage.editor.transact("Draw", |edit, ids| {
        use crowfoot_model::{
            Column, ColumnId, DataType, ForeignKey, ForeignKeyId, Placement, PrimaryKey, Table,
        };
        let diagram = edit.base().diagrams().next().map(|diagram| diagram.id)?;
        let mut root = None;
        for index in 0..count {
            let mut table = Table::new(ids.fresh::<TableId>(), format!("table_{index}"));
            let (key, other) = (ids.fresh::<ColumnId>(), ids.fresh::<ColumnId>());
            table.columns.push(Column::new(key, "id").with_type(DataType::TEXT));
            table.columns.push(Column::new(other, "parent_id").with_type(DataType::TEXT));
            table.primary_key = Some(PrimaryKey { columns: vec![key], ..PrimaryKey::default() });
            if let Some((root, root_key)) = root {
                let id = ids.fresh::<ForeignKeyId>();
                table.foreign_keys.push(ForeignKey::new(id, vec![other], root, vec![root_key]));
            }
            root = root.or(Some((table.id, key)));
            tables.push(table.id);
            edit.put(Placement::at(diagram, NodeId::Table(table.id), index as i32 * 400, 0));
            edit.put(table);
        }
        Some(())
    });
    stage.editor.take_changes();
    (stage, tables)
}

fn places(editor: &Editor, tables: &[TableId]) -> Vec<Rect> {
    tables.iter().map(|table| editor.scene().bounds(NodeId::Table(*table)).unwrap()).collect()
}

#[test]
fn each_way_of_arranging_is_remembered_and_taken_back_in_one_step() {
    let (mut stage, tables) = family(6);
    let flow = |editor: &Editor| editor.document().diagrams().next().unwrap().flow;
    let before = stage.editor.document().clone();
    for (command, expected) in [
        ("arrange-left-to-right", Flow::LeftToRight),
        ("arrange-top-to-bottom", Flow::TopToBottom),
        ("arrange-compactly", Flow::Compact),
        ("arrange-balanced", Flow::Balanced),
    ] {
        assert!(stage.editor.run(command));
        assert_eq!(flow(&stage.editor), expected);
        let rects = places(&stage.editor, &tables);
        assert!(stage.editor.run("arrange"));
        assert_eq!(places(&stage.editor, &tables), rects, "arranging everything goes by what is remembered");
        match expected {
            Flow::LeftToRight => assert!(rects[1..].iter().all(|rect| rect.x > rects[0].right())),
            Flow::TopToBottom => assert!(rects[1..].iter().all(|rect| rect.y > rects[0].bottom())),
            Flow::Balanced | Flow::Compact => assert!(rects[1..].iter().any(|rect| rect.x < rects[0].x)),
        }
    }
    while stage.editor.undo_label().is_some_and(|label| label.starts_with("Auto-layout")) {
        stage.editor.undo();
    }
    assert_eq!(*stage.editor.document(), before);
}

#[test]
fn several_selected_tables_are_arranged_alone() {
    let (mut stage, tables) = family(8);
    let before = places(&stage.editor, &tables);
    stage.editor.select(tables[2..5].iter().map(|table| NodeId::Table(*table).into()));
    assert!(stage.editor.run("arrange-top-to-bottom"));
    let after = places(&stage.editor, &tables);
    assert_eq!((&before[..2], &before[5..]), (&after[..2], &after[5..]));
    assert_ne!(before[2..5], after[2..5]);
    assert_eq!(stage.editor.document().diagrams().next().unwrap().flow, Flow::Balanced);
}

#[test]
fn cards_glide_to_their_places_and_the_document_changes_once() {
    let (mut stage, tables) = family(6);
    stage.editor.set_toolkit(toolkit().in_browser(false));
    stage.editor.fit();
    stage.editor.take_changes();
    assert!(stage.editor.run("arrange"));
    let end = places(&stage.editor, &tables);
    let document = stage.editor.document().clone();
    assert!(stage.editor.is_moving());
    let mut last = f64::INFINITY;
    let mut frames = 0;
    while stage.editor.is_moving() {
        stage.editor.tick(16.0);
        assert!(stage.editor.take_changes().repaint);
        let away: f64 = places(&stage.editor, &tables)
            .iter()
            .zip(&end)
            .map(|(now, end)| (now.x - end.x).abs() + (now.y - end.y).abs())
            .sum();
        assert!(away < last || away == 0.0, "nearer with each frame");
        last = away;
        frames += 1;
    }
    assert_eq!(last, 0.0);
    assert!((9..=12).contains(&frames), "150 to 180 milliseconds: {frames} frames");
    assert_eq!(*stage.editor.document(), document);
}

#[test]
fn who_changes_something_sees_everything_where_it_is() {
    let (mut stage, tables) = family(6);
    stage.editor.set_toolkit(toolkit().in_browser(false));
    stage.editor.run("arrange");
    let end = places(&stage.editor, &tables);
    stage.editor.tick(16.0);
    assert_ne!(places(&stage.editor, &tables), end);
    stage.editor.transact("Rename", |edit, _| edit.table_mut(tables[5]).map(|table| table.name.push('s')));
    assert_eq!(places(&stage.editor, &tables)[..5], end[..5]);
    assert!(!stage.editor.is_moving());
}

#[test]
fn nothing_moves_by_itself_for_who_asks_for_that() {
    let (mut stage, _) = family(6);
    stage.editor.set_toolkit(toolkit().in_browser(true));
    stage.editor.run("arrange");
    assert!(!stage.editor.is_moving());
}

#[test]
fn large_designs_are_arranged_elsewhere() {
    let (mut here, tables) = family(160);
    here.editor.run("arrange-compactly");
    let expected = places(&here.editor, &tables);
    let (mut stage, _) = family(160);
    stage.editor.set_toolkit(toolkit().in_browser(true));
    let before = stage.editor.document().clone();
    stage.editor.run("arrange-compactly");
    assert_eq!(*stage.editor.document(), before, "the page goes on meanwhile");
    let requests = stage.editor.take_changes().requests;
    let [Request::Arrange(numbers)] = &requests[..] else { panic!("{requests:?}") };
    let (graph, options) = from_numbers(numbers).unwrap();
    // One table goes while the worker is at it.
    let gone = tables[159];
    stage.editor.transact("Delete", |edit, _| edit.remove_table(gone));
    stage.editor.arranged(Some(&places_to_numbers(&arrange(&graph, &options))));
    assert!(stage.editor.document().table(gone).is_none());
    assert_eq!(places(&stage.editor, &tables[..159]), expected[..159]);
    // Places come once.
    let document = stage.editor.document().clone();
    stage.editor.arranged(Some(&[0.0; 320]));
    assert_eq!(*stage.editor.document(), document);
}

#[test]
fn without_a_worker_after_all_the_page_does_it() {
    let (mut stage, tables) = family(160);
    stage.editor.set_toolkit(toolkit().in_browser(true));
    stage.editor.run("arrange");
    stage.editor.arranged(None);
    let rects = places(&stage.editor, &tables);
    assert!(rects.iter().any(|rect| rect.y != rects[0].y));
}

#[test]
fn places_for_a_design_that_is_gone_are_not_wanted() {
    let (mut stage, _) = family(160);
    stage.editor.set_toolkit(toolkit().in_browser(true));
    stage.editor.run("arrange");
    let (other, tables) = family(3);
    stage.editor.load(other.editor.document().clone());
    let before = places(&stage.editor, &tables);
    stage.editor.arranged(Some(&[5.0; 320]));
    assert_eq!(places(&stage.editor, &tables), before);
}
