//! The importer as a WebAssembly module that needs no browser, so that Node can measure it: `cargo xtask bench`.

#![allow(unsafe_code)]

use std::cell::RefCell;
use std::ops::ControlFlow;

use crowfoot_import::{Format, Source, import};
use crowfoot_model::Dialect;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
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

/// Imports the text as PostgreSQL (0), MySQL (1) or SQLite (2) and returns the number of tables.
#[unsafe(no_mangle)]
pub extern "C" fn tables(dialect: u32) -> u32 {
    let dialect = match dialect {
        0 => Dialect::Postgres,
        1 => Dialect::Mysql,
        _ => Dialect::Sqlite,
    };
    TEXT.with(|text| {
        let text = text.borrow();
        let text = String::from_utf8_lossy(&text);
        let sources = [Source { name: "text", text: &text }];
        let found = import(&sources, Some(Format::Sql(dialect)), &mut |_| ControlFlow::Continue(()));
        found.map_or(0, |found| u32::try_from(found.document.tables().len()).unwrap_or(u32::MAX))
    })
}
