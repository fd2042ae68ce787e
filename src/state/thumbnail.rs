//! The small picture of a document on the start page.

use std::fmt::Write;

use crowfoot_editor::Editor;
use crowfoot_scene::Rect;

/// More cards than this could not be told apart, and each save writes them.
const MOST_CARDS: usize = 150;

/// The cards of the first diagram as SVG path data, and the `viewBox` that shows them all.
pub fn thumbnail(editor: &Editor) -> (String, String) {
    let mut cards = editor.overview();
    cards.truncate(MOST_CARDS);
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
