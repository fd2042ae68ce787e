//! Interface parts that know nothing of the document.

mod button;
mod code_view;
mod dialog;
mod icon;
mod keyed;
mod menu;
mod pixels;
mod press;
mod segmented;
mod splitter;
mod toasts;

pub use button::{Button, IconButton};
pub use code_view::CodeView;
pub use dialog::Dialog;
pub use icon::{Icon, IconName};
pub use keyed::{Entry, keyed};
pub use menu::{Menu, MenuItem, MenuList, holds_focus};
pub use pixels::pixels;
pub use press::Press;
pub use segmented::{Choice, Segmented};
pub use splitter::Splitter;
pub use toasts::{ToastList, Toasts};
