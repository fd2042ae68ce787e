//! The colour of what is selected.

use crowfoot_model::Color;

use super::{Command, Group, no_nodes};
use crate::{Editor, Panel, Request};

pub(super) const COMMANDS: &[Command] = &[
    color("color", "Choose colour", |editor| editor.request(Request::Open(Panel::Colors))),
    color("color-none", "Colour: none", |editor| editor.color_selection(None)),
    color("color-red", "Colour: red", |editor| editor.color_selection(Some(Color::Red))),
    color("color-orange", "Colour: orange", |editor| editor.color_selection(Some(Color::Orange))),
    color("color-yellow", "Colour: yellow", |editor| editor.color_selection(Some(Color::Yellow))),
    color("color-green", "Colour: green", |editor| editor.color_selection(Some(Color::Green))),
    color("color-teal", "Colour: teal", |editor| editor.color_selection(Some(Color::Teal))),
    color("color-blue", "Colour: blue", |editor| editor.color_selection(Some(Color::Blue))),
    color("color-violet", "Colour: violet", |editor| editor.color_selection(Some(Color::Violet))),
    color("color-pink", "Colour: pink", |editor| editor.color_selection(Some(Color::Pink))),
];

const fn color(id: &'static str, label: &'static str, run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::Look, keys: &[], writes: true, blocked: no_nodes, run }
}
