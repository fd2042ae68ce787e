//! What the page knows: the editor, the signals that follow it, and where documents are kept.

mod app;
mod autosave;
mod changing;
mod follow;
mod idle;
mod importing;
mod mirror;
mod opening;
mod sharing;
mod shelf;
mod theme;
mod thumbnail;
mod ui;

pub use app::App;
pub use autosave::SaveState;
pub use importing::{ImportState, Report, ReportEntry, Told};
pub use opening::LARGE;
pub use sharing::{LARGE_LINK, LONG_LINK};
pub use shelf::Summary;
pub use theme::ThemeChoice;
pub use ui::{DialogKind, Page, Side};
