//! What a picture shows, cut out of the diagram as it is on the canvas.

use crowfoot_editor::Editor;
use crowfoot_scene::{Picture, Rect, Scene, Theme, alone, whole};

/// How much of the diagram is on the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Everything,
    /// What the canvas shows.
    View,
    /// What is selected, without all else.
    Selection,
}

impl Extent {
    pub fn from_key(key: &str) -> Self {
        match key {
            "view" => Self::View,
            "selection" => Self::Selection,
            _ => Self::Everything,
        }
    }
}

/// A scene and the region of it that is on the picture.
pub struct Shot {
    pub scene: Scene,
    pub region: Rect,
}

impl Shot {
    /// Nothing is shown of a selection of nothing.
    pub fn of(editor: &Editor, extent: Extent) -> Option<Self> {
        // What the review says is for who designs, not for who reads.
        let plain = || {
            let mut scene = editor.scene().clone();
            scene.set_badges([]);
            scene
        };
        match extent {
            Extent::Everything => {
                let scene = plain();
                Some(Self { region: whole(&scene), scene })
            }
            Extent::View => {
                Some(Self { scene: plain(), region: on_whole_pixels(editor.session().visible()) })
            }
            Extent::Selection => {
                let nodes = editor.session().selection.nodes();
                if nodes.is_empty() {
                    return None;
                }
                let scene = alone(editor.document(), editor.scene(), &nodes, editor.measure());
                Some(Self { region: whole(&scene), scene })
            }
        }
    }

    pub fn picture(&self, theme: Theme, paper: bool) -> Picture {
        Picture { region: self.region, theme, paper }
    }
}

fn on_whole_pixels(rect: Rect) -> Rect {
    let (x, y) = (rect.x.floor(), rect.y.floor());
    Rect::new(x, y, (rect.right() - x).ceil(), (rect.bottom() - y).ceil())
}
