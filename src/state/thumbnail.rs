//! The small picture of a document on the start page.

use std::fmt::Write;

use crowfoot_model::NodeId;
use crowfoot_scene::{Rect, Scene};

/// More cards than this could not be told apart, and each save writes them.
const MOST_CARDS: usize = 150;

/// The cards as SVG path data, and the `viewBox` that shows them all.
pub fn thumbnail(scene: &Scene) -> (String, String) {
    let cards = scene.nodes().filter(|(node, _)| !matches!(node, NodeId::Area(_)));
    let cards: Vec<Rect> = cards.map(|(_, rect)| rect).take(MOST_CARDS).collect();
    let Some(all) = Rect::bounds(&cards) else { return (String::new(), String::new()) };
    let mut path = String::new();
    // Writing to a string cannot fail.
    for card in &cards {
        let [x, y, width, height] = whole(card);
        let _ = write!(path, "M{x} {y}h{width}v{height}h{}z", -width);
    }
    let [x, y, width, height] = whole(&all);
    (path, format!("{x} {y} {width} {height}"))
}

fn whole(rect: &Rect) -> [i32; 4] {
    [rect.x, rect.y, rect.width, rect.height].map(|side| side.round() as i32)
}
