//! Crowfoot, the app.

mod platform;

fn main() {}
