//! What belongs to this tab and is never in the file: camera, selection, tool.

use crowfoot_layout::{Point, Rect, Size};
use crowfoot_model::{ObjectRef, TableId};
use crowfoot_scene::{Camera, View, camera};

use crate::changes::Editing;
use crate::focus::Focus;
use crate::input::Platform;
use crate::matches::Matches;
use crate::selection::Selection;
use crate::text_field::TextField;

/// The state of one open editor.
#[derive(Clone, Debug)]
pub struct Session {
    pub camera: Camera,
    /// Size of the canvas in CSS pixels.
    pub viewport: Size,
    pub selection: Selection,
    /// What is under the pointer.
    pub hover: Option<ObjectRef>,
    /// The table that the pointer rests on, see [`crate::Editor::dwell`].
    pub dwelt: Option<TableId>,
    pub tool: Tool,
    /// What is edited in place.
    pub editing: Option<Editing>,
    /// What is typed there.
    pub field: TextField,
    /// Where the pointer is, while it is over the canvas.
    pub(crate) pointer_in_viewport: Option<Point>,
    /// The part of the diagram that is in focus, where not all of it is.
    pub focus: Option<Focus>,
    /// What the last search found.
    pub matches: Matches,
    pub platform: Platform,
    /// Nothing can be changed: for embedded diagrams.
    pub(crate) read_only: bool,
    /// Whether new tables have `created_at` and `updated_at`.
    pub(crate) audit_columns: bool,
    /// Whether the paper has dots.
    pub grid: bool,
    /// Whether what is dragged is drawn to lines, gaps and the grid.
    pub snapping: bool,
    pub minimap: bool,
    pub(crate) space_held: bool,
}

/// What a press on the empty canvas does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    #[default]
    Select,
    Hand,
    /// Places a table, then selects again.
    Table,
    Note,
    Area,
}

impl Session {
    /// Camera and viewport as the scene takes them.
    pub fn view(&self) -> View {
        View { camera: self.camera, width: self.viewport.width, height: self.viewport.height }
    }

    /// The part of the world that is in view.
    pub fn visible(&self) -> Rect {
        camera::visible(self.camera, self.viewport)
    }

    /// The world point under a viewport point.
    pub fn point_in_world(&self, point_in_viewport: Point) -> Point {
        camera::point_in_world(self.camera, point_in_viewport)
    }

    /// Where a world point is seen.
    pub fn point_in_viewport(&self, point_in_world: Point) -> Point {
        camera::point_in_viewport(self.camera, point_in_world)
    }
}

impl Default for Session {
    fn default() -> Self {
        Self {
            camera: Camera { x: -80.0, y: -80.0, zoom: 1.0 },
            viewport: Size::new(1024.0, 768.0),
            selection: Selection::default(),
            hover: None,
            dwelt: None,
            tool: Tool::Select,
            editing: None,
            field: TextField::default(),
            pointer_in_viewport: None,
            focus: None,
            matches: Matches::default(),
            platform: Platform::default(),
            read_only: false,
            audit_columns: true,
            grid: true,
            snapping: true,
            minimap: true,
            space_held: false,
        }
    }
}
