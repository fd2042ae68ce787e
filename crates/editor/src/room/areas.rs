//! Areas go on holding what they have held.

use crowfoot_model::NodeId;
use crowfoot_scene::Rect;

use super::crowd::{Crowd, is_area};

/// What is left free between what lies on an area and its border, unless it was nearer before, in world units.
const MARGIN: f64 = 16.0;

/// Lets the areas that held a node grow until they hold it again. Returns those that have grown.
pub(super) fn hold(crowd: &mut Crowd, node: NodeId) -> Vec<NodeId> {
    let (was, now) = (crowd.before(node), crowd.rect(node));
    let mut grown = Vec::new();
    for area in crowd.areas.clone() {
        if area == node {
            continue;
        }
        let (around, rect) = (crowd.before(area), crowd.rect(area));
        let Some(needed) = needed(&around, &was, &now, is_area(node)) else { continue };
        let all = rect.union(&needed);
        if all != rect {
            crowd.put(area, all);
            grown.push(area);
        }
    }
    grown
}

/// The part of the world that an area has to hold for something that was on it, wholly or by its middle; nothing for what
/// was not.
fn needed(around: &Rect, was: &Rect, now: &Rect, whole: bool) -> Option<Rect> {
    let margins =
        [was.x - around.x, was.y - around.y, around.right() - was.right(), around.bottom() - was.bottom()];
    if margins.iter().all(|margin| *margin >= 0.0) {
        let [left, top, right, bottom] = margins.map(|margin| margin.min(MARGIN));
        let (x, y) = (now.x - left, now.y - top);
        return Some(Rect::new(x, y, now.right() + right - x, now.bottom() + bottom - y));
    }
    let middle = now.centre();
    (!whole && around.contains(was.centre())).then(|| Rect::spanning(middle, middle).inflate(1.0))
}
