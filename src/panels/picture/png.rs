//! Pictures in pixels.

use crowfoot_scene::palette::Scheme;
use crowfoot_scene::{Camera, Detail, Marks, View};
use crowfoot_surface::CanvasPainter;

use super::shot::Shot;
use crate::platform::canvas;
use crate::platform::dom::Blob;

/// No browser draws on a canvas with longer sides, in pixels, or with more of them.
const LONGEST: f64 = 16_384.0;
const MOST: f64 = 134_217_728.0;

/// Whether a picture of so many pixels can be made.
pub fn fits(width: f64, height: f64) -> bool {
    width <= LONGEST && height <= LONGEST && width * height <= MOST
}

/// The picture with `scale` pixels for each of the diagram's.
///
/// # Errors
/// The browser has no room for it.
pub async fn png(shot: &Shot, scale: f64, scheme: Scheme, paper: bool) -> Result<Blob, String> {
    let failed = || "The browser cannot draw an image this large. Choose a smaller scale.".to_owned();
    let region = shot.region;
    let canvas = canvas::new().ok_or_else(failed)?;
    canvas.set_width((region.width * scale) as u32);
    canvas.set_height((region.height * scale) as u32);
    let mut painter = CanvasPainter::new(&canvas, scheme).ok_or_else(failed)?;
    painter.begin(region.width, region.height, scale, paper);
    let camera = Camera { x: region.x, y: region.y, zoom: 1.0 };
    let view = View { camera, width: region.width, height: region.height };
    shot.scene.paint_at(Detail::Full, &view, &Marks::default(), &mut painter);
    canvas::to_png(&canvas).await.ok_or_else(failed)
}
