//! The menu of the canvas: what can be done with what is under the pointer.

use leptos::html;
use leptos::prelude::*;

use crate::canvas::focus_canvas;
use crate::state::App;
use crate::widgets::{MenuItem, MenuList, holds_focus, pixels};

/// Room that a menu needs below and beside the pointer, in CSS pixels; with less it opens the other way.
const HEIGHT: f64 = 420.0;
const WIDTH: f64 = 260.0;

/// The menu, while it is open.
#[component]
pub fn CanvasMenu() -> impl IntoView {
    let app = App::expect();
    let node = NodeRef::<html::Div>::new();
    let close = move || {
        let back = holds_focus(node);
        app.ui.menu.set(None);
        if back {
            focus_canvas();
        }
    };
    let list = move |(x, y): (i32, i32)| {
        let (sections, viewport) = app.with(|editor| (editor.menu(), editor.session().viewport));
        let (x, y) = (f64::from(x), f64::from(y));
        let side = |at: f64, size: f64, need: f64| (at + need > size && at > size / 2.0, at, size);
        let place = move |(turned, at, size): (bool, f64, f64), near: &str, far: &str| {
            if turned {
                [far, ":", &pixels(size - at), ";"].concat()
            } else {
                [near, ":", &pixels(at), ";"].concat()
            }
        };
        let most =
            (viewport.height - if y > viewport.height / 2.0 { viewport.height - y } else { y }).max(120.0);
        let style = [
            place(side(x, viewport.width, WIDTH), "left", "right"),
            place(side(y, viewport.height, HEIGHT), "top", "bottom"),
            ["max-height:", &pixels(most - 12.0)].concat(),
        ];
        let items = move || {
            let sections = sections.iter().enumerate().map(|(number, section)| {
                let items = section.iter().map(|command| {
                    let id = command.id;
                    let shortcut = app.with(|editor| command.key_label_now(editor));
                    view! { <MenuItem label=command.label shortcut=shortcut on_press=move || app.run(id) /> }
                });
                let rule = (number > 0).then(|| view! { <div class="menu-rule"></div> });
                view! {
                    {rule}
                    {items.collect_view()}
                }
            });
            sections.collect_view()
        };
        view! {
            <MenuList node on_close=close style=style.concat()>
                {items()}
            </MenuList>
        }
    };
    move || app.ui.menu.get().map(list)
}
