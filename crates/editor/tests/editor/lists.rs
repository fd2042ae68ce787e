//! Outline, find and review: what the shell lists.

use crowfoot_editor::find::{FoundWhat, find};
use crowfoot_editor::outline::{Expansion, OutlineKey, OutlineMark, outline, range};
use crowfoot_editor::{Walk, commands};
use crowfoot_model::ObjectRef;
use crowfoot_rules::Reach;

use crate::stage::Stage;

fn shop() -> Stage {
    let mut stage = Stage::new();
    stage.draw(300.0, 250.0, "users", &["email text !unique"]);
    stage.draw(800.0, 250.0, "orders", &["user_id -> users"]);
    stage.changes();
    stage
}

#[test]
fn the_outline_mirrors_the_drawing() {
    let mut stage = shop();
    let mut expansion = Expansion::default();
    let labels = |stage: &Stage, filter: &str, expansion: &Expansion| {
        let wanted = filter.to_lowercase();
        let passes = |name: &str| name.to_lowercase().contains(&wanted);
        let rows = outline(&stage.editor, (!filter.is_empty()).then_some(&passes), expansion);
        rows.iter()
            .map(|row| format!("{}{}", "  ".repeat(row.level as usize - 1), row.label))
            .collect::<Vec<_>>()
    };
    assert_eq!(labels(&stage, "", &expansion), ["orders", "users"]);
    let orders = OutlineKey::Object(ObjectRef::Table(stage.table("orders").id));
    expansion.toggle(orders);
    assert_eq!(labels(&stage, "", &expansion), ["orders", "  id", "  user_id", "users"]);
    let rows = outline(&stage.editor, None, &expansion);
    assert_eq!((rows[0].expanded, rows[3].expanded, rows[1].expanded), (Some(true), Some(false), None));
    assert_eq!(
        rows[2].accessible_label(stage.editor.document()),
        "user_id, text, required, references users.id"
    );
    assert_eq!((rows[2].mark, rows[2].position, rows[2].siblings), (OutlineMark::ForeignKey, 2, 2));
    assert_eq!(labels(&stage, "EMAIL", &Expansion::default()), ["users", "  email"]);

    stage.editor.select([ObjectRef::Table(stage.table("users").id)]);
    stage.editor.run("new-area");
    stage.editor.submit_name("people", Walk::Stop);
    assert_eq!(labels(&stage, "", &Expansion::default()), ["people", "  users", "Other tables", "  orders"]);
}

#[test]
fn a_range_of_the_outline_is_of_tables_or_of_columns() {
    let mut stage = shop();
    stage.draw(300.0, 550.0, "tags", &[]);
    let table = |name: &str| ObjectRef::Table(stage.table(name).id);
    let column = |name: &str| ObjectRef::Column(stage.table("orders").id, stage.column("orders", name));
    let mut expansion = Expansion::default();
    expansion.toggle(OutlineKey::Object(table("orders")));
    let rows = outline(&stage.editor, None, &expansion);
    let range = |from, to| range(&rows, OutlineKey::Object(from), OutlineKey::Object(to));
    assert_eq!(range(table("orders"), table("users")), ["orders", "tags", "users"].map(table));
    assert_eq!(range(table("users"), table("orders")), ["users", "tags", "orders"].map(table));
    assert_eq!(range(column("user_id"), column("id")), ["user_id", "id"].map(column));
    assert_eq!(range(column("id"), table("tags")), [table("tags")]);
    assert_eq!(range(table("tags"), ObjectRef::Table(crowfoot_model::TableId(99))), []);
}

#[test]
fn find_ranks_commands_and_objects() {
    let stage = shop();
    let first = |query: &str| find(&stage.editor, query).into_iter().next().map(|found| found.label);
    assert_eq!(first("users").as_deref(), Some("users"));
    assert_eq!(first("email").as_deref(), Some("email"));
    assert_eq!(first("orders.us").as_deref(), Some("orders.user_id"));
    assert_eq!(first("zoom fit").as_deref(), Some("Zoom to fit"));
    assert!(find(&stage.editor, "> o").iter().all(|found| matches!(found.what, FoundWhat::Command(_))));
    assert!(find(&stage.editor, "").len() > 10);
    assert!(find(&stage.editor, "qqqq").is_empty());
    let disabled = commands::command("relate").unwrap();
    assert!(!disabled.is_enabled(&stage.editor));
    let found = find(&stage.editor, "add relation");
    assert_eq!(found[0].label, disabled.label, "what cannot run is found as well");
    assert_eq!(found[0].blocked, Some("Select two tables"));
    assert_eq!(find(&stage.editor, "zoom to s")[0].blocked, Some("Nothing is selected"));
    assert_eq!(find(&stage.editor, "zoom to fit")[0].blocked, None);
    assert!(find(&stage.editor, "").iter().all(|found| found.blocked.is_none()));
    for found in find(&stage.editor, "> e") {
        let FoundWhat::Command(command) = found.what else { panic!("{}", found.label) };
        assert_eq!(command.is_enabled(&stage.editor), found.blocked.is_none());
    }
}

#[test]
fn the_review_follows_and_a_fix_is_one_step() {
    let mut stage = shop();
    assert!(stage.editor.review_pending());
    stage.editor.run_review();
    assert!(!stage.editor.review_pending() && stage.changes().review_changed);
    let finding = |stage: &Stage| {
        stage.editor.review().diagnostics().find(|found| found.name == "fk-not-indexed").cloned()
    };
    let found = finding(&stage).expect("the foreign key has no index");
    let preview = stage.editor.preview_fix(&found, 0).unwrap();
    assert!(!preview.is_empty());
    let before = stage.editor.document().clone();
    assert!(stage.editor.apply_fix(&found, 0));
    stage.editor.run_review();
    assert!(finding(&stage).is_none());
    stage.editor.undo();
    assert_eq!(*stage.editor.document(), before);
    stage.editor.suppress(&found, Reach::Finding, "small table");
    stage.editor.run_review();
    assert_eq!(finding(&stage).unwrap().suppressed.as_deref(), Some("small table"));
    stage.editor.undo();
    assert!(stage.editor.fix_all_safe() > 0);
    stage.editor.undo();
    assert_eq!(*stage.editor.document(), before);
}

#[test]
fn a_new_unique_begins_with_a_column_that_is_not_unique_yet() {
    let mut stage = crate::stage::Stage::new();
    let users = stage.draw(100.0, 100.0, "users", &["email text !unique", "name text"]);
    let table = [crowfoot_model::ObjectRef::Table(users)];
    stage.editor.set_property(&table, "add-unique", "").unwrap();
    let own = stage.table("users");
    let unique = own.uniques.last().unwrap();
    assert_eq!(own.column(unique.columns[0]).unwrap().name, "name");
    // Where all are, it begins with none.
    stage.editor.set_property(&table, "add-unique", "").unwrap();
    assert!(stage.table("users").uniques.last().unwrap().columns.is_empty());
}

#[test]
fn what_is_unique_only_with_others_is_said_so() {
    let mut stage = crate::stage::Stage::new();
    let users = stage.draw(100.0, 100.0, "users", &["team text", "email text"]);
    let columns: Vec<_> = stage.table("users").columns.iter().skip(1).map(|own| own.id).collect();
    stage.editor.transact("Add", |edit, ids| {
        let unique = crowfoot_model::UniqueConstraint::over(ids.fresh(), columns.clone());
        edit.table_mut(users).unwrap().uniques.push(unique);
    });
    let column = crowfoot_model::ObjectRef::Column(users, columns[1]);
    let said = crowfoot_editor::outline::spoken(stage.editor.document(), column);
    assert!(said.ends_with("unique together with team"), "{said}");
}

#[test]
fn marks_say_what_they_mean_where_they_can_be_seen() {
    let mut stage = crate::stage::Stage::new();
    let users = stage.draw(100.0, 100.0, "users", &["team text = 'a' !index"]);
    let id = stage.table("users").columns[0].id;
    let mut said = |zoom: f64| {
        stage.editor.zoom_to(zoom, None);
        let row = stage.editor.scene().column_bounds(users, id).unwrap();
        let row = crowfoot_scene::camera::rect_in_viewport(stage.editor.session().camera, row);
        let found = crowfoot_editor::mark_at(&stage.editor, row.x + 14.0 * zoom, row.y + 11.0 * zoom);
        found.map(|(text, _)| text)
    };
    assert_eq!(said(1.0).as_deref(), Some("Primary key"));
    assert_eq!(said(0.4), None, "rows are bars");
    let team = stage.table("users").columns.last().unwrap().id;
    let column = crowfoot_model::ObjectRef::Column(users, team);
    let said = crowfoot_editor::outline::spoken(stage.editor.document(), column);
    assert_eq!(said, "team, text, nullable, indexed, default 'a'");
}
