//! Cards that glide to where automatic layout has put them.

use crowfoot_model::NodeId;
use crowfoot_scene::{Camera, Point, Rect, Scene};

use crate::Editor;

/// What the picture does by itself: takes the milliseconds that have passed, and says whether it goes on.
type Animation = Box<dyn FnMut(&mut Scene, f64) -> bool>;

/// How long cards are on their way, in milliseconds.
const DURATION: f64 = 170.0;
/// More cards in view would cost frames: they jump.
const MOST_GLIDING: usize = 300;

/// The animation, as long as there is one.
#[derive(Default)]
pub(crate) struct Gliding(Option<Animation>);

impl Gliding {
    pub(crate) fn is_running(&self) -> bool {
        self.0.is_some()
    }

    /// Lets milliseconds pass. Returns whether there was something to move.
    pub(crate) fn go_on(&mut self, scene: &mut Scene, elapsed: f64) -> bool {
        let Some(mut animation) = self.0.take() else { return false };
        if animation(scene, elapsed) {
            self.0 = Some(animation);
        }
        true
    }

    /// Moves everything to where it ends.
    pub(crate) fn end(&mut self, scene: &mut Scene) {
        if let Some(mut animation) = self.0.take() {
            animation(scene, f64::INFINITY);
        }
    }
}

/// Where everything was on the screen.
pub(crate) struct Before {
    camera: Camera,
    places: Vec<(NodeId, Rect)>,
}

impl Before {
    pub(crate) fn new(editor: &Editor) -> Self {
        Self { camera: editor.session.camera, places: editor.scene().nodes().collect() }
    }

    /// Lets what has moved and is in view glide from where it was on the screen.
    pub(crate) fn glide(self, editor: &mut Editor) {
        if editor.toolbox.toolkit().is_none_or(|toolkit| toolkit.still) {
            return;
        }
        let (old, new) = (self.camera, editor.session.camera);
        let visible = editor.session.visible();
        // The world point that is now where `point` was on the screen.
        let seen = |rect: &Rect| {
            let scale = old.zoom / new.zoom;
            Point::new((rect.x - old.x) * scale + new.x, (rect.y - old.y) * scale + new.y)
        };
        let mut ways: Vec<(NodeId, Point, Point)> = Vec::new();
        for (node, was) in &self.places {
            let Some(now) = editor.scene().bounds(*node) else { continue };
            let from = seen(was);
            let moves = (from.x - now.x).abs() + (from.y - now.y).abs() > 0.5;
            let shows = now.intersects(&visible) || Rect { x: from.x, y: from.y, ..now }.intersects(&visible);
            if moves && shows {
                ways.push((*node, from, Point::new(now.x, now.y)));
            }
        }
        if ways.is_empty() || ways.len() > MOST_GLIDING {
            return;
        }
        let mut passed = 0.0;
        editor.gliding = Gliding(Some(Box::new(move |scene, elapsed| {
            passed += elapsed;
            let left = 1.0 - (passed / DURATION).min(1.0);
            // Fast at first, slower towards the end.
            let away = left * left * left;
            let between = |from: f64, to: f64| to + (from - to) * away;
            let place = |way: &(NodeId, Point, Point)| {
                (way.0, Point::new(between(way.1.x, way.2.x), between(way.1.y, way.2.y)))
            };
            let places: Vec<(NodeId, Point)> = ways.iter().map(place).collect();
            scene.glide(&places, left > 0.0);
            left > 0.0
        })));
    }
}
