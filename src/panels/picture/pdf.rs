//! Pictures as PDF. It comes with a part of its own: the format is only needed by whoever asks for it.

use crowfoot_editor::Editor;
use crowfoot_pdf::{Ink, Letters, Paper};
use crowfoot_scene::{Font, Measure, Picture, Scene};
use crowfoot_surface::{CanvasMeasure, css_font};

use crate::platform::canvas;

/// Pixels of a unit in the picture of a text: 768 dots an inch at 100 %.
const SCALE: f64 = 8.0;
/// No browser draws on a canvas with longer sides, in pixels.
const LONGEST: f64 = 16_000.0;

/// What a page is called in the choices.
pub fn paper(key: &str) -> Paper {
    match key {
        "a4" => Paper::A4,
        "a3" => Paper::A3,
        "letter" => Paper::Letter,
        _ => Paper::Own,
    }
}

/// The file.
pub fn pdf(editor: &Editor, scene: &Scene, picture: &Picture, paper: Paper) -> Vec<u8> {
    crowfoot_pdf::pdf(editor.document(), scene, picture, paper, &CanvasLetters(CanvasMeasure::new()))
}

/// The browser's own fonts.
struct CanvasLetters(CanvasMeasure);

impl Measure for CanvasLetters {
    fn width(&self, text: &str, font: Font) -> f64 {
        self.0.width(text, font)
    }
}

impl Letters for CanvasLetters {
    fn ink(&self, text: &str, font: Font) -> Ink {
        drawn(text, font, self.width(text, font)).unwrap_or_default()
    }
}

/// A text as the browser draws it. Letters may reach out of their line on all sides.
fn drawn(text: &str, font: Font, width: f64) -> Option<Ink> {
    let around = font.size();
    let (across, down) = (width + 2.0 * around, 3.0 * around);
    let scale = SCALE.min(LONGEST / across.max(down));
    let (columns, rows) = ((across * scale).ceil() as u32, (down * scale).ceil() as u32);
    let font_at_scale = css_font(font, font.size() * scale);
    let baseline = (around * scale, 2.0 * around * scale);
    let coverage = canvas::coverage(text, &font_at_scale, (columns, rows), baseline)?;
    Some(Ink { columns, rows, scale, left: -around, top: 2.0 * around, coverage })
}
