//! What is on the canvas: the diagram, and what the session marks on it. While neither the view nor the diagram changes,
//! a large diagram is painted once, and only the marks are painted for each frame.

use std::sync::Arc;

use crowfoot_compact::VecSet;
use crowfoot_editor::Editor;
use crowfoot_model::NodeId;
use crowfoot_scene::palette::Scheme;
use crowfoot_scene::{Detail, Marks, View};
use crowfoot_surface::{CanvasPainter, resize};

use crate::platform::dom::HtmlCanvasElement;
use crate::platform::window;

/// From so many cards and lines on, copying their picture is faster than painting them.
const MANY: usize = 400;

pub struct Screen {
    canvas: HtmlCanvasElement,
    painter: CanvasPainter,
    scheme: Scheme,
    /// What the diagram looked like in the last frame.
    last: Option<Look>,
    /// How many cards and lines that took.
    painted: usize,
    /// The picture of it, which is made when it is needed for a second time.
    still: Option<(HtmlCanvasElement, CanvasPainter)>,
    is_kept: bool,
}

/// All that the picture of a diagram without marks depends on.
#[derive(PartialEq)]
struct Look {
    version: u64,
    lifts: bool,
    view: View,
    ratio: f64,
    scheme: Scheme,
    grid: bool,
    focus: Option<Arc<VecSet<NodeId>>>,
}

impl Screen {
    pub fn new(canvas: HtmlCanvasElement, scheme: Scheme) -> Option<Self> {
        let painter = CanvasPainter::new(&canvas, scheme)?;
        Some(Self { canvas, painter, scheme, last: None, painted: 0, still: None, is_kept: false })
    }

    pub fn set_scheme(&mut self, scheme: Scheme) {
        self.scheme = scheme;
        self.painter.set_scheme(scheme);
        self.still = None;
    }

    /// Paints one frame.
    pub fn paint(&mut self, editor: &Editor) {
        let ratio = window().device_pixel_ratio();
        let view = editor.session().view();
        resize(&self.canvas, &view, ratio);
        let marks = editor.marks();
        let look = Look {
            version: editor.scene().resting_version(),
            lifts: marks.lifts,
            view,
            ratio,
            scheme: self.scheme,
            grid: editor.session().grid,
            focus: marks.focus.clone(),
        };
        let detail = Detail::at(view.camera.zoom);
        let again = self.last.as_ref() == Some(&look);
        self.is_kept &= again;
        // While something is dragged, the picture of the rest is wanted again with the next frame.
        let is_wanted = again || editor.scene().is_lifting();
        if !(is_wanted && self.painted >= MANY && self.copy(editor, &look, &marks)) {
            self.painted = still(&mut self.painter, editor, &look, &marks);
        }
        self.last = Some(look);
        editor.scene().paint_marks(detail, &view, &marks, &mut self.painter);
    }

    /// Puts the diagram on the canvas by its picture. Returns whether that could be done.
    fn copy(&mut self, editor: &Editor, look: &Look, marks: &Marks) -> bool {
        if self.still.is_none() {
            let painter =
                |canvas: HtmlCanvasElement| Some((canvas.clone(), CanvasPainter::new(&canvas, self.scheme)?));
            self.still = crate::platform::canvas::new().and_then(painter);
            self.is_kept = false;
        }
        let Some((canvas, painter)) = &mut self.still else { return false };
        if !self.is_kept {
            resize(canvas, &look.view, look.ratio);
            self.painted = still(painter, editor, look, marks);
            self.is_kept = true;
        }
        self.painter.copy(canvas, look.ratio)
    }
}

/// Paints the diagram without marks. Returns how many cards and lines it has.
fn still(painter: &mut CanvasPainter, editor: &Editor, look: &Look, marks: &Marks) -> usize {
    let view = &look.view;
    painter.begin(view.width, view.height, look.ratio, true);
    if look.grid {
        painter.grid(view);
    }
    editor.scene().paint_still(Detail::at(view.camera.zoom), view, marks, painter)
}
