//! The canvas element: its size, its events, its frames.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crowfoot_editor::{Editor, PointerKind};

use super::input::{pointer_event, wheel_event};
use super::screen::Screen;
use crate::platform::document;
use crate::platform::dom::{HtmlCanvasElement, MouseEvent, PointerEvent, SizeObserver};
use crate::platform::frame::{self, OncePerFrame};
use crate::state::App;
use crate::state::parts::{Build, Missing, later};

/// What counts of the time between two frames, in milliseconds: more has passed only where nothing was painted.
const LONGEST_FRAME: f64 = 32.0;

/// The diagram.
#[component]
pub fn Surface() -> impl IntoView {
    let app = App::expect();
    let node = NodeRef::<html::Canvas>::new();
    let cursor = RwSignal::new("default");
    mount(app, node);
    let pointer = move |kind: PointerKind, event: &MouseEvent| {
        app.update(|editor| editor.pointer(&pointer_event(kind, event)));
        let shape = app.with(|editor| editor.cursor().css());
        if cursor.get_untracked() != shape {
            cursor.set(shape);
        }
    };
    let on_down = move |event: PointerEvent| {
        if let Some(canvas) = node.get_untracked() {
            // Takes the focus from an inline editor, which then keeps what was typed.
            let _ = canvas.focus();
            let _ = canvas.set_pointer_capture(event.pointer_id());
        }
        pointer(PointerKind::Down, &event);
    };
    let edits = Memo::new(move |_| app.mirror.editing.read().is_some());
    let input =
        move || edits.get().then(|| later(app, Box::pin(input(app)), |app| app.update(Editor::end_editing)));
    view! {
        <div class="surface">
            <canvas
                node_ref=node
                tabindex="0"
                role="application"
                aria-label="Diagram. The outline lists everything on it."
                aria-describedby="canvas-help"
                style:cursor=move || cursor.get()
                on:pointerdown=on_down
                on:pointermove=move |event| pointer(PointerKind::Move, &event)
                on:pointerup=move |event| pointer(PointerKind::Up, &event)
                on:pointercancel=move |event| pointer(PointerKind::Cancel, &event)
                on:pointerleave=move |event| pointer(PointerKind::Leave, &event)
                on:dblclick=move |event| pointer(PointerKind::DoubleClick, &event)
                on:contextmenu=move |event| event.prevent_default()
            ></canvas>
            <p id="canvas-help" class="visually-hidden">
                "Tab moves between tables, Enter goes to the columns, typing on a table adds a column. T adds a table when none is selected. F6 moves between panels."
            </p>
            {input}
            <Show when=move || app.mirror.table_count.get() == 0 && !app.ui.embedded>
                <p class="surface-hint">
                    "Double-click to add a table, or press " <kbd>"T"</kbd> ". Paste SQL to import it."
                </p>
            </Show>
        </div>
    }
}

async fn input(app: App) -> Result<Build, Missing> {
    Ok(Box::new((app.parts.changing)().await?.input))
}

/// Connects the element to the editor when it is in the page.
fn mount(app: App, node: NodeRef<html::Canvas>) {
    Effect::new(move |_| {
        let Some(canvas) = node.get() else { return };
        let Some(screen) = Screen::new(canvas.clone(), app.theme.scheme.get_untracked()) else {
            return app.toasts.error("This browser does not support canvas drawing.");
        };
        let screen = StoredValue::new_local(screen);
        let paint = {
            let mut before = 0.0;
            OncePerFrame::new(move |now| {
                if app.with(crowfoot_editor::Editor::is_moving) {
                    // At the border of the view, which then follows, a drag goes on without an event, frame by frame;
                    // and what has been arranged glides to its place.
                    app.update(|editor| editor.tick((now - before).min(LONGEST_FRAME)));
                }
                before = now;
                let _ = screen.try_update_value(|screen| app.with(|editor| screen.paint(editor)));
            })
        };
        app.set_painter(Some(paint));
        Effect::new(move |_| {
            let scheme = app.theme.scheme.get();
            screen.update_value(|screen| screen.set_scheme(scheme));
            app.repaint();
        });
        watch_size(app, &canvas);
        // Pages may not stop a scroll from a passive listener, which is what the framework would add.
        let options = EventListenerOptions::enable_prevent_default();
        let scroll = EventListener::new_with_options(&canvas, "wheel", options, move |event| {
            event.prevent_default();
            if let Some(event) = event.dyn_ref() {
                app.update(|editor| editor.pointer(&wheel_event(event)));
            }
        });
        let scroll = StoredValue::new_local(scroll);
        on_cleanup(move || {
            app.set_painter(None);
            scroll.dispose();
        });
        if app.ui.embedded {
            // The focus is the host page's, and what it would scroll to.
            return;
        }
        let _ = canvas.focus();
        // The focus of a panel, dialog or input that is closed is nobody's, and keys would go nowhere.
        Effect::new(move |_| {
            app.ui.side.track();
            app.ui.dialog.track();
            app.mirror.editing.track();
            let canvas = canvas.clone();
            frame::after(0, move || {
                if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
                    let _ = canvas.focus();
                }
            });
        });
    });
    let resize = window_event_listener(ev::resize, move |_| app.repaint());
    on_cleanup(move || resize.remove());
}

/// Keeps the editor's viewport in step with the element.
fn watch_size(app: App, canvas: &HtmlCanvasElement) {
    let element = canvas.clone();
    let mut first = true;
    let mut measure = move || {
        let rect = element.get_bounding_client_rect();
        app.update(|editor| {
            editor.set_viewport(rect.width(), rect.height());
            if first {
                editor.fit();
            }
        });
        first = false;
        app.repaint();
    };
    measure();
    let observer = StoredValue::new_local(SizeObserver::new(canvas, measure));
    on_cleanup(move || observer.dispose());
}
