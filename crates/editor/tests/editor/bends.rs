//! Lines that are put in their place by hand.

use crowfoot_editor::{Point, PointerKind};
use crowfoot_model::{ForeignKeyId, NodeId, ObjectRef, TableId};

use crate::stage::{CTRL, CTRL_SHIFT, SHIFT, Stage};

struct Scene {
    stage: Stage,
    key: (TableId, ForeignKeyId),
}

/// Users on the left, orders on the right, and a relation between them.
fn scene() -> Scene {
    let mut stage = Stage::new();
    stage.draw(100.0, 100.0, "users", &["id text !pk", "name text"]);
    let orders = stage.draw(600.0, 300.0, "orders", &["id text !pk", "user_id text -> users"]);
    let key = stage.table("orders").foreign_keys[0].id;
    stage.editor.select([]);
    Scene { stage, key: (orders, key) }
}

impl Scene {
    fn route(&self) -> Vec<(f64, f64)> {
        let route = self.stage.editor.scene().route(self.key.0, self.key.1).unwrap();
        route.iter().map(|point| (point.x, point.y)).collect()
    }

    fn bends(&self) -> Option<Vec<i32>> {
        let (document, diagram) = (self.stage.editor.document(), self.stage.editor.diagram());
        document.line(diagram, self.key.0, self.key.1).map(|line| line.bends.clone())
    }

    /// The middle of a stretch, in the viewport.
    fn middle(&self, stretch: usize) -> Point {
        let route = self.route();
        let ((ax, ay), (bx, by)) = (route[stretch], route[stretch + 1]);
        self.stage.editor.session().point_in_viewport(Point::new((ax + bx) / 2.0, (ay + by) / 2.0))
    }

    fn drag(&mut self, from: Point, dx: f64, dy: f64) {
        self.stage.drag_and_drop(from, Point::new(from.x + dx, from.y + dy));
    }

    fn shifted(&self, table: &str, dx: f64, dy: f64) -> (Point, Point) {
        let from = self.stage.header(table);
        (from, Point::new(from.x + dx, from.y + dy))
    }
}

#[test]
fn a_stretch_that_is_dragged_stays_and_goes_back_in_one_step() {
    let mut scene = scene();
    let before = scene.route();
    assert_eq!(before.len(), 4);
    let from = scene.middle(1);
    scene.stage.pointer(PointerKind::Move, from, crowfoot_editor::Modifiers::NONE);
    assert_eq!(scene.stage.editor.cursor().css(), "ew-resize");
    scene.drag(from, 47.0, 5.0);
    let wanted = ((before[1].0 + 47.0) / 8.0).round() * 8.0;
    assert_eq!(scene.bends(), Some(vec![wanted as i32]), "on the grid");
    assert_eq!((scene.route()[1].0, scene.route()[2].0), (wanted, wanted));
    assert_eq!(scene.stage.selected(), [ObjectRef::ForeignKey(scene.key.0, scene.key.1)]);
    assert_eq!(scene.stage.editor.undo_label(), Some("Move line"));
    assert!(scene.stage.key_with("z", CTRL));
    assert_eq!((scene.bends(), scene.route()), (None, before));
    assert!(scene.stage.key_with("z", CTRL_SHIFT));
    assert_eq!(scene.route()[1].0, wanted);
}

#[test]
fn a_stretch_at_a_card_is_bent_out_and_back_in_line_again() {
    let mut scene = scene();
    let foot = scene.middle(0);
    let level = scene.route()[0].1;
    scene.drag(foot, 0.0, 96.0);
    let bent = scene.route();
    assert_eq!(bent.len(), 6, "{bent:?}");
    assert_eq!((bent[0].1, bent[5].1), (level, scene.route()[5].1), "the ends stay at their rows");
    assert_eq!(scene.bends().unwrap().len(), 3);
    let jog = scene.middle(2);
    let back = level - bent[2].1;
    scene.drag(jog, 0.0, back);
    assert_eq!(scene.route().len(), 4, "{:?}", scene.route());
    assert_eq!(scene.bends().map(|bends| bends.len()), Some(1));
}

#[test]
fn bends_go_with_both_tables_and_stay_when_one_moves() {
    let mut scene = scene();
    let from = scene.middle(1);
    scene.drag(from, 60.0, 0.0);
    let bend = scene.bends().unwrap()[0];
    let (from, to) = scene.shifted("orders", 80.0, 40.0);
    scene.stage.drag_and_drop(from, to);
    assert_eq!(scene.bends(), Some(vec![bend]));
    assert_eq!(scene.route()[1].0, f64::from(bend));
    scene.stage.editor.select(["users", "orders"].map(|name| ObjectRef::Table(scene.stage.table(name).id)));
    let before = scene.stage.place("orders");
    let (from, to) = scene.shifted("orders", -64.0, 56.0);
    scene.stage.drag_and_drop(from, to);
    let dx = scene.stage.place("orders").0 - before.0;
    assert_eq!(scene.bends(), Some(vec![bend + dx]));
}

#[test]
fn a_line_keeps_off_the_cards() {
    let mut scene = scene();
    let from = scene.middle(1);
    let card = scene.stage.editor.scene().bounds(NodeId::Table(scene.key.0)).unwrap();
    let at = scene.stage.editor.session().point_in_viewport(Point::new(card.x + 40.0, 0.0));
    scene.stage.drag(from, Point::new(at.x, from.y));
    assert!(f64::from(scene.bends().unwrap()[0]) <= card.x - 18.0, "not onto the table");
    scene.stage.key("Escape");
    assert_eq!(scene.bends(), None, "Escape takes it back");
}

#[test]
fn keys_move_the_line_and_commands_let_it_go() {
    let mut scene = scene();
    scene.stage.editor.select([ObjectRef::ForeignKey(scene.key.0, scene.key.1)]);
    let x = scene.route()[1].0;
    let on_grid = |x: f64| (x / 8.0).round() as i32 * 8;
    assert!(scene.stage.key("ArrowRight"));
    assert_eq!(scene.bends(), Some(vec![on_grid(x + 8.0)]));
    assert!(scene.stage.key_with("ArrowRight", SHIFT));
    assert!(scene.stage.key("ArrowDown"));
    assert_eq!(scene.bends().unwrap().len(), 3, "a level stretch to move is made");
    assert!(scene.stage.editor.run("straighten-line"));
    assert_eq!((scene.bends(), scene.route()[1].0), (None, x));
    assert!(!scene.stage.editor.run("straighten-all-lines"), "there is none left");
    scene.stage.editor.undo();
    assert!(scene.stage.editor.run("straighten-all-lines"));
    assert_eq!(scene.bends(), None);
}

#[test]
fn arranging_lets_lines_find_their_own_ways() {
    let mut scene = scene();
    let from = scene.middle(1);
    scene.drag(from, 60.0, 0.0);
    assert!(scene.bends().is_some());
    scene.stage.editor.run("arrange");
    assert_eq!(scene.bends(), None);
    scene.stage.editor.undo();
    assert!(scene.bends().is_some(), "in the same step of undo");
}
