//! Pages, and the position of the image on them. PDF measures in points, from the lower left corner.

use crowfoot_scene::Rect;

/// The size of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// As large as the image.
    Own,
    A4,
    A3,
    Letter,
}

/// Points per CSS pixel.
const POINT: f64 = 0.75;
/// The longest page that PDF allows: 200 inches.
const LONGEST: f64 = 14_400.0;
/// The margin on a sheet of paper: 10 mm.
const MARGIN: f64 = 28.35;
/// The space around a table that the outline leads to.
const AROUND: f64 = 12.0;

/// A page and the position of the image on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    width: f64,
    height: f64,
    /// Points per pixel of the image.
    pub(crate) scale: f64,
    /// The upper left corner of the image.
    pub(crate) left: f64,
    pub(crate) top: f64,
}

impl Paper {
    /// The page for an image of this size: portrait or landscape, whichever fits better, with the image centred and as
    /// large as possible.
    pub(crate) fn page(self, width: f64, height: f64) -> Page {
        let (width, height) = (width.max(1.0), height.max(1.0));
        let (short, long) = match self {
            Self::Own => {
                let scale = POINT * (LONGEST / (POINT * width.max(height))).min(1.0);
                let (width, height) = (width * scale, height * scale);
                return Page { width, height, scale, left: 0.0, top: height };
            }
            Self::A4 => (595.28, 841.89),
            Self::A3 => (841.89, 1190.55),
            Self::Letter => (612.0, 792.0),
        };
        let (across, down) = if width > height { (long, short) } else { (short, long) };
        let scale = ((across - 2.0 * MARGIN) / width).min((down - 2.0 * MARGIN) / height);
        Page {
            width: across,
            height: down,
            scale,
            left: (across - width * scale) / 2.0,
            top: (down + height * scale) / 2.0,
        }
    }
}

impl Page {
    pub(crate) fn sheet(&self) -> pdf_writer::Rect {
        pdf_writer::Rect::new(0.0, 0.0, self.width as f32, self.height as f32)
    }

    /// A rectangle of the image on the page, with some space around it.
    pub(crate) fn place(&self, rect: &Rect) -> pdf_writer::Rect {
        let Rect { x, y, width, height } = rect.inflate(AROUND);
        let (left, top) = (self.left + x * self.scale, self.top - y * self.scale);
        let (right, bottom) = (left + width * self.scale, top - height * self.scale);
        pdf_writer::Rect::new(left as f32, bottom as f32, right as f32, top as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Paper};

    #[test]
    fn an_image_is_centred_within_the_margins_of_a_rotated_page() {
        for paper in [Paper::A4, Paper::A3, Paper::Letter] {
            for (width, height) in [(4000.0, 1000.0), (300.0, 2000.0), (10.0, 10.0)] {
                let page = paper.page(width, height);
                assert_eq!(page.width > page.height, width > height);
                let (across, down) = (width * page.scale, height * page.scale);
                assert!(page.left > 28.0 && page.top - down > 28.0);
                assert!((page.left * 2.0 + across - page.width).abs() < 1e-6);
                assert!((page.top * 2.0 - down - page.height).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn a_fitted_page_is_as_large_as_the_image_up_to_the_limit() {
        let page = Paper::Own.page(400.0, 200.0);
        assert_eq!((page.width, page.height, page.scale), (300.0, 150.0, 0.75));
        let page = Paper::Own.page(40_000.0, 20_000.0);
        assert!(page.width <= LONGEST && (page.height * 2.0 - page.width).abs() < 1e-6);
    }
}
