//! The editor, driven by the events that a shell sends.

mod clipboard;
mod columns;
mod drawing;
mod gestures;
mod keys;
mod lists;
mod random;
mod stage;
