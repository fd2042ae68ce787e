//! The drawing surface in a browser, for whoever shows a diagram on a canvas: the app and the viewer.
//!
//! * [`CanvasPainter`] paints a scene onto a canvas.
//! * [`CanvasMeasure`] knows the widths of texts.
//! * [`point_of`] and [`wheel_delta`] read events of the pointer.
//!
//! What a canvas shows is a [`crowfoot_scene::View`]; [`crowfoot_scene::camera`] moves it.

mod events;
mod measure;
mod painter;

use crowfoot_scene::View;
use web_sys::HtmlCanvasElement;

pub use events::{point_of, wheel_delta};
pub use measure::{CanvasMeasure, css_font};
pub use painter::CanvasPainter;

/// Gives a canvas as many pixels as the screen has where the view is shown; `ratio` is device pixels per CSS pixel.
pub fn resize(canvas: &HtmlCanvasElement, view: &View, ratio: f64) {
    let (width, height) = ((view.width * ratio).round() as u32, (view.height * ratio).round() as u32);
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}
