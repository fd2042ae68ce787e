//! Layout of TypeScript in 100 columns, breaking lines where Prettier does.

mod assignment;
mod calls;
mod expression;
mod ir;
mod operators;
mod reader;
mod statement;
mod types;

use reader::Reader;

pub(super) const LINE_WIDTH: usize = 100;
const STEP: usize = 2;

/// A statement, or a part of one that takes a line, as Prettier writes it on lines that begin with this many spaces. `None` for what
/// cannot be read.
pub(crate) fn layout(indent: usize, text: &str) -> Option<String> {
    let once = |text: &str| Some(ir::print(&Reader::new(text).whole()?, indent));
    let mut laid_out = once(text)?;
    // Objects that are on several lines stay so, which may change what is around them.
    for _ in 0..2 {
        if laid_out.contains('\n') {
            laid_out = once(&laid_out).unwrap_or(laid_out);
        }
    }
    Some(laid_out)
}

#[cfg(test)]
mod tests;
