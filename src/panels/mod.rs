//! What stands around the diagram.

mod drop;
mod export;
mod find;
mod import;
mod inspector;
mod keys;
mod outline;
mod picture;
mod problems;
mod recent;
mod reopen;
mod share;
mod start;
mod tool_bar;
mod top_bar;

pub use drop::listen_to_drops;
pub use export::{ExportPanel, export_for_script, zip};
pub use find::FindDialog;
pub use import::ImportDialog;
pub use inspector::Inspector;
pub use keys::KeysDialog;
pub use outline::Outline;
pub use picture::{PicturePanel, pdf};
pub use problems::Problems;
pub use reopen::ReopenDialog;
pub use share::share_dialog;
pub use start::StartPage;
pub use tool_bar::Toolbar;
pub use top_bar::TopBar;
