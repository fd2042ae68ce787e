//! What the page knows: the editor, the signals that follow it, and where documents are kept.

mod app;
mod arranging;
mod autosave;
pub mod bin;
mod changing;
mod draft;
mod drawing;
mod filing;
mod follow;
mod idle;
mod importing;
mod loading;
mod mending;
mod mirror;
mod opening;
mod rescue;
mod saving;
mod sharing;
mod shelf;
mod theme;
mod thumbnail;
mod ui;

pub use app::App;
pub use autosave::SaveState;
pub use filing::{Filing, filing};
pub use importing::{ImportState, Report, ReportEntry};
pub use loading::LoadFormat;
pub use mending::mend;
pub use mirror::MANY_TABLES;
pub use rescue::RescueBar;
pub use saving::{Saver, saver};
pub use sharing::LONG_LINK;
pub use shelf::Summary;
pub use theme::ThemeChoice;
pub use ui::{DialogKind, Page, Side};
