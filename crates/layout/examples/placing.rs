//! The layout as a WebAssembly module that needs no browser, so that Node can measure it: `cargo xtask layout-bench`.

#![allow(unsafe_code)]

mod text;

use std::cell::RefCell;
use std::fmt::Write;

use crowfoot_layout::{Graph, Options, Point, Style, arrange};

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static GRAPH: RefCell<Graph> = RefCell::new(Graph::default());
    static PLACES: RefCell<Vec<Point>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a text of this length and says where.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    TEXT.with(|text| {
        let mut text = text.borrow_mut();
        *text = vec![0; length];
        text.as_mut_ptr()
    })
}

/// Reads the text as a graph.
#[unsafe(no_mangle)]
pub extern "C" fn read() {
    let text = TEXT.take();
    GRAPH.set(text::graph(&String::from_utf8_lossy(&text)));
}

/// Lays the graph out balanced (0), from left to right (1), from top to bottom (2) or compactly (3); balanced again, as
/// quickly as for the first look at an import (4).
#[unsafe(no_mangle)]
pub extern "C" fn lay_out(variant: u32) {
    let style = match variant {
        0 | 4 => Style::Balanced,
        1 => Style::LeftToRight,
        2 => Style::TopToBottom,
        _ => Style::Compact,
    };
    let options = Options { style, quick: variant == 4, ..Options::default() };
    PLACES.set(GRAPH.with(|graph| arrange(&graph.borrow(), &options)));
}

/// Writes the places as a drawing where the text was and returns its length; [`place`] says where.
#[unsafe(no_mangle)]
pub extern "C" fn write() -> usize {
    let mut drawing = String::new();
    for place in PLACES.take() {
        let _ = writeln!(drawing, "P {} {}", place.x, place.y);
    }
    let length = drawing.len();
    TEXT.set(drawing.into_bytes());
    length
}

/// Where the text is.
#[unsafe(no_mangle)]
pub extern "C" fn place() -> *const u8 {
    TEXT.with(|text| text.borrow().as_ptr())
}
