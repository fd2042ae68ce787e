//! The editor without a browser: the one writer of a document.
//!
//! * [`Editor`] owns the document, its history, review and scene, and the session. Pointer and key events go in by
//!   [`Editor::pointer`] and [`Editor::key`]; what the shell has to do comes out of [`Editor::take_changes`].
//! * [`structure`] says what changes of a design mean; [`columns`] reads a column that is typed in one line.
//! * [`commands`] are what keys, menus and the palette run, one a file.
//! * [`outline`] and [`find`] are models of lists that the shell draws.
//!
//! No DOM, no IO, no time: ids and the widths of texts come in as arguments.

#![warn(clippy::disallowed_methods)]

mod aligning;
mod arranging;
mod changes;
pub mod clipboard;
mod clipping;
pub mod columns;
pub mod commands;
mod diagrams;
mod edited_document;
mod editing;
mod editor;
pub mod find;
mod focus;
mod gliding;
mod grid;
mod improving;
mod input;
pub mod inspect;
mod inspecting;
mod keyboard;
mod lines;
mod marked;
mod matches;
mod neighbourhood;
pub mod outline;
mod preparing;
mod reviewing;
mod room;
mod selecting;
mod selection;
mod session;
mod settings;
mod settling;
mod spatial;
pub mod structure;
mod text_field;
mod toolkit;
mod tools;
mod towards;
mod typed;
mod typing;
mod viewing;

pub use aligning::Line;
pub use changes::{Changes, Editing, Panel, Request};
pub use crowfoot_scene::{Camera, Marks, Measure, Point, Rect, Router, Size, View, router};
pub use editing::Walk;
pub use editor::Editor;
pub use focus::Focus;
pub use improving::Better;
pub use input::{Button, KeyEvent, Modifiers, Platform, PointerEvent, PointerKind, PointerType};
pub use marked::mark_at;
pub use preparing::Prepared;
pub use selection::Selection;
pub use session::{Session, Tool};
pub use settings::SettingsChange;
pub use text_field::TextField;
pub use toolkit::{Arranger, Toolkit, arranger, toolkit};
pub use tools::Cursor;
pub use towards::Towards;
