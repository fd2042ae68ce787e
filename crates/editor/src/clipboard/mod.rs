//! Copy and paste. What is copied is a document of its own in the canonical form, so that it can go through the
//! system's clipboard into another tab, a chat or a file. Columns by themselves are copied as the lines that the
//! column editor reads.

mod content;
mod fragment;
mod paste;
mod remap;

pub use content::Content;
pub(crate) use content::recognize;
pub(crate) use fragment::column_lines;
pub use fragment::fragment;
pub use paste::paste;
