//! Crowfoot, the app: a database designer in a browser tab.
//!
//! This crate is the only one that knows Leptos, the DOM and IO. What a design is and what can be done to it is in
//! the crates under `crates/`.

#![warn(clippy::disallowed_methods)]
#![expect(unreachable_pub, reason = "a program has no outside: `pub` here means used by other folders")]

mod app;
mod canvas;
mod embedding;
mod page;
mod panels;
mod parts;
mod platform;
mod reading;
mod scripting;
mod state;
mod widgets;

fn main() {
    platform::trouble::watch();
    leptos::mount::mount_to_body(app::Root);
}
