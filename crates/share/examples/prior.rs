//! Makes what both ends of a link know before it: `prior DESIGNS OUT`, from a JSON list of designs.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool of whoever works on the codec")]

use crowfoot_model::json;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let designs = std::fs::read_to_string(arguments.next().unwrap()).unwrap();
    let designs = json::parse(&designs).unwrap().into_owned();
    let prior = crowfoot_share::next::make_prior(designs.elements()).unwrap();
    println!("{} bytes", prior.len());
    std::fs::write(arguments.next().unwrap(), prior).unwrap();
}
