//! The whole diagram in a corner, with a frame around what is in view. The picture is painted when the diagram has
//! changed; looking around moves the frame alone.

use leptos::html;
use leptos::prelude::*;

use crowfoot_editor::Editor;
use crowfoot_scene::{Camera, Point, Rect, Size, View};
use crowfoot_surface::CanvasPainter;

use crate::canvas::wheel_event;
use crate::platform::dom::{MouseEvent, PointerEvent, WheelEvent};
use crate::platform::{frame, window};
use crate::state::App;
use crate::widgets::pixels;

/// In CSS pixels.
const WIDTH: f64 = 168.0;
const HEIGHT: f64 = 112.0;
const SIZE: Size = Size { width: WIDTH, height: HEIGHT };
/// A diagram with more cards is painted at most so often, in milliseconds, and not while one of them is dragged.
const MANY: usize = 300;
const PAUSE_MS: i32 = 150;

/// The minimap. Pressing or dragging on it moves the view, the wheel zooms; for keys there are the commands of the view
/// and the outline.
#[component]
pub fn Minimap() -> impl IntoView {
    let app = App::expect();
    let node = NodeRef::<html::Canvas>::new();
    // How the picture shows the world.
    let map = RwSignal::new(None::<View>);
    let scheduled = StoredValue::new(false);
    Effect::new(move |_| {
        let Some(canvas) = node.get() else { return };
        let ratio = window().device_pixel_ratio();
        canvas.set_width((WIDTH * ratio) as u32);
        canvas.set_height((HEIGHT * ratio) as u32);
        let scheme = app.theme.scheme.get_untracked();
        let Some(painter) = CanvasPainter::new(&canvas, scheme) else { return };
        let painter = StoredValue::new_local(painter);
        let paint = move || {
            let _ = scheduled.try_set_value(false);
            let painted = painter.try_update_value(|painter| {
                painter.begin(WIDTH, HEIGHT, ratio, true);
                app.with(|editor| {
                    let focus = editor.marks().focus;
                    editor.scene().paint_minimap(SIZE, focus.as_deref(), painter)
                })
            });
            if painted.is_some() {
                map.set(painted);
            }
        };
        Effect::new(move |_| {
            let many = app.with(|editor| editor.scene().nodes().nth(MANY).is_some());
            if many {
                app.mirror.settled.track();
            } else {
                app.mirror.document.track();
            }
            app.mirror.shown.track();
            let scheme = app.theme.scheme.get();
            painter.update_value(|painter| painter.set_scheme(scheme));
            if !scheduled.get_value() {
                scheduled.set_value(true);
                frame::after(if many { PAUSE_MS } else { 0 }, paint);
            }
        });
    });
    // Kept within the picture, so that it can be seen wherever the view is.
    let framed = move || {
        app.mirror.camera.track();
        let seen = app.with(|editor| editor.session().view().world_rect());
        let Some(rect) = map.get().map(|map| map.rect_to_viewport(seen)) else { return Rect::default() };
        let within = |from: f64, to: f64, size: f64| (from.clamp(0.0, size - 4.0), to.clamp(4.0, size));
        let ((left, right), (top, bottom)) =
            (within(rect.x, rect.right(), WIDTH), within(rect.y, rect.bottom(), HEIGHT));
        Rect::new(left, top, right - left, bottom - top)
    };
    let framed = Memo::new(move |_| framed());
    let point = move |event: &MouseEvent| {
        let origin = node.get_untracked()?.get_bounding_client_rect();
        let at = Point::new(
            f64::from(event.client_x()) - origin.left(),
            f64::from(event.client_y()) - origin.top(),
        );
        Some(map.get_untracked()?.to_world(at))
    };
    let go = move |event: PointerEvent| {
        if event.buttons() & 1 == 0 {
            return;
        }
        if let Some(middle) = point(&event) {
            app.update(|editor| look_at(editor, middle));
        }
    };
    let zoom = move |event: WheelEvent| {
        let notches = wheel_event(&event).wheel.y.clamp(-100.0, 100.0);
        app.update(|editor| editor.zoom_to(editor.session().camera.zoom * (-notches / 250.0).exp(), None));
    };
    view! {
        <div class="minimap" aria-hidden="true" style:width=pixels(WIDTH + 2.0) style:height=pixels(HEIGHT + 2.0)>
            <canvas
                node_ref=node
                on:pointerdown=move |event| {
                    if let Some(canvas) = node.get_untracked() {
                        let _ = canvas.set_pointer_capture(event.pointer_id());
                    }
                    go(event);
                }
                on:pointermove=go
                on:wheel=zoom
            ></canvas>
            <div
                class="minimap-frame"
                style:left=move || pixels(framed.get().x)
                style:top=move || pixels(framed.get().y)
                style:width=move || pixels(framed.get().width)
                style:height=move || pixels(framed.get().height)
            ></div>
        </div>
    }
}

/// Puts a world point into the middle of the view.
fn look_at(editor: &mut Editor, middle: Point) {
    let view = editor.session().view();
    let zoom = view.camera.zoom;
    let (x, y) = (middle.x - view.width / zoom / 2.0, middle.y - view.height / zoom / 2.0);
    editor.set_camera(Camera { x, y, zoom });
}
