//! Makes what both ends of a link know before it, from the designs in `crates/dense/prior`: `prior OUT`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool of whoever works on the codec")]

use std::ops::ControlFlow;
use std::path::Path;

use crowfoot_dense::make_prior;
use crowfoot_import::{Source, import};
use crowfoot_model::file;
use crowfoot_model::json::{Node, Value};

/// The designs, the one first that has least in common with most others: what comes last counts most.
const DESIGNS: [&str; 10] = [
    "company.dbml",
    "school.mmd",
    "legacy.sql",
    "local.sql",
    "words.sql",
    "app.prisma",
    "shop.sql",
    "stock.sql",
    "dump.sql",
    "services.sql",
];

fn design(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dense/prior").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let sources = [Source { name, text: &text }];
    let found = import(&sources, None, &mut |_| ControlFlow::Continue(())).unwrap();
    let mut value = file::to_value(&found.document).into_owned();
    if let Node::Object(lists) = &mut value {
        lists.retain(|(name, _)| !matches!(&**name, "placements" | "lines"));
    }
    value
}

fn main() {
    let designs: Vec<Value> = DESIGNS.into_iter().map(design).collect();
    let prior = make_prior(&designs).unwrap();
    println!("{} bytes", prior.len());
    std::fs::write(std::env::args().nth(1).unwrap(), prior).unwrap();
}
