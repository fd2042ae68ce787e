//! A column in one line: `name type [= default] [!marks] [-> table[.column]] [-- comment]`.
//!
//! Marks: `!pk` (primary key), `!unique`, `!required` (NOT NULL, also `!nn`), `!null` (nullable), `!index`.
//! The words of SQL are understood as well: `email varchar(255) NOT NULL DEFAULT '' UNIQUE REFERENCES users(id)`.
//! A part with spaces in its name is quoted: `"unit price" decimal(10,2)`.

mod apply;
mod complete;
mod describe;
mod parse;
mod reference;
mod remark;
mod scan;

pub(crate) use apply::submit;
pub use complete::{Completion, CompletionKind, Completions, complete, complete_type};
pub use describe::quick_text;
pub(crate) use parse::definition_end;
pub use parse::{MARKS, Mark, QuickColumn, parse_quick};
pub use remark::LineRemark;
pub(crate) use remark::line_remark;
pub(crate) use remark::not_added;
