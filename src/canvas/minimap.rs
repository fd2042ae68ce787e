//! The whole diagram in a corner, with a frame around what is in view.

use leptos::html;
use leptos::prelude::*;

use crowfoot_scene::{Camera, Point, Size};

use super::painter::CanvasPainter;
use crate::platform::frame::OncePerFrame;
use crate::platform::window;
use crate::state::App;
use crate::widgets::pixels;

/// In CSS pixels.
const WIDTH: f64 = 168.0;
const HEIGHT: f64 = 112.0;

/// The minimap. Pressing or dragging on it moves the view; for keys there are the zoom buttons and the outline.
#[component]
pub fn Minimap() -> impl IntoView {
    let app = App::expect();
    let node = NodeRef::<html::Canvas>::new();
    let size = Size { width: WIDTH, height: HEIGHT };
    Effect::new(move |_| {
        let Some(canvas) = node.get() else { return };
        let ratio = window().device_pixel_ratio();
        canvas.set_width((WIDTH * ratio) as u32);
        canvas.set_height((HEIGHT * ratio) as u32);
        let scheme = app.theme.scheme.get_untracked();
        let Some(painter) = CanvasPainter::new(&canvas, scheme) else { return };
        let painter = StoredValue::new_local(painter);
        let paint = OncePerFrame::new(move |_| {
            let _ = painter.try_update_value(|painter| {
                painter.begin(WIDTH, HEIGHT, ratio, true);
                app.with(|editor| {
                    editor.scene().paint_minimap(&editor.session().view(), size, painter);
                });
            });
        });
        Effect::new(move |_| {
            app.mirror.camera.track();
            app.mirror.document.track();
            let scheme = app.theme.scheme.get();
            painter.update_value(|painter| painter.set_scheme(scheme));
            paint.request();
        });
    });
    let go = move |event: web_sys::PointerEvent| {
        if event.buttons() & 1 == 0 {
            return;
        }
        let Some(canvas) = node.get_untracked() else { return };
        let origin = canvas.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - origin.left();
        let y = f64::from(event.client_y()) - origin.top();
        app.update(|editor| {
            let middle = editor.scene().minimap_to_world(Point::new(x, y), size);
            let view = editor.session().view();
            let zoom = view.camera.zoom;
            editor.set_camera(Camera {
                x: middle.x - view.width / zoom / 2.0,
                y: middle.y - view.height / zoom / 2.0,
                zoom,
            });
        });
    };
    view! {
        <canvas
            class="minimap"
            node_ref=node
            aria-hidden="true"
            style:width=pixels(WIDTH)
            style:height=pixels(HEIGHT)
            on:pointerdown=move |event| {
                if let Some(canvas) = node.get_untracked() {
                    let _ = canvas.set_pointer_capture(event.pointer_id());
                }
                go(event);
            }
            on:pointermove=go
        ></canvas>
    }
}
