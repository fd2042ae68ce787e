//! What the page knows: the editor, the signals that follow it, and where documents are kept.

mod app;
mod autosave;
mod follow;
mod idle;
mod mirror;
mod sharing;
mod shelf;
mod theme;
mod ui;

pub use app::App;
pub use mirror::Mirror;
pub use shelf::Summary;
pub use theme::ThemeChoice;
pub use ui::{DialogKind, Page, Side, Ui};
