//! The fields that the inspector is made of. None is generic: each is compiled once, whatever it edits.

mod check;
mod column_picker;
mod field;
mod line;
mod list;
mod section;
mod select;
mod text_area;

pub use check::Check;
pub use column_picker::ColumnPicker;
pub use field::{actions, button, fields, fresh_id, group, hint};
pub use line::Line;
pub use list::{Item, focus_again, list, shift, step_of};
pub use section::{Section, section};
pub use select::Select;
pub use text_area::TextArea;
