//! Copy and paste. What is copied is a document of its own in the canonical form, so that it can go through the
//! system's clipboard into another tab, a chat or a file. Columns by themselves are copied as the lines that the
//! column editor reads.

mod content;
mod fragment;
mod paste;
mod remap;

pub use content::{Content, recognize};
pub use fragment::{column_lines, fragment};
pub use paste::paste;
