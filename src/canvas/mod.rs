//! The drawing surface.

mod field;
mod hand_back;
mod inline_edit;
mod input;
mod keyboard;
mod screen;
mod surface;
mod view_controls;

pub use field::{Field, focus_canvas};
pub use hand_back::hand_focus_back;
pub use inline_edit::InlineEdit;
pub use input::wheel_event;
pub use keyboard::listen_to_keys;
pub use surface::Surface;
pub use view_controls::ViewControls;
