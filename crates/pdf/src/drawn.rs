//! Text outside the standard PDF fonts: fonts whose glyphs are bitmaps of whole texts, mapped to their characters.

use crowfoot_compact::VecMap;
use crowfoot_scene::Font;
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str};

use crate::{COMPRESSION, Letters};

/// A text as pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ink {
    pub columns: u32,
    pub rows: u32,
    /// Pixels per unit, at 100 % zoom.
    pub scale: f64,
    /// The offset of the first column from the start of the text, in units.
    pub left: f64,
    /// The offset of the first row above the baseline, in units.
    pub top: f64,
    /// The coverage of each pixel, row by row.
    pub coverage: Vec<u8>,
}

/// Glyphs per font; the first is the byte after the space.
const GLYPHS: usize = 190;
const FIRST: u8 = b' ' + 1;
/// The coverage from which a pixel counts as ink.
const COVERED: u8 = 128;
/// Units per em.
const EM: f64 = 1000.0;
/// The limit of [`UnicodeCmap`] for one glyph, in bytes of UTF-16.
const LONGEST: usize = 250;

/// The texts, each once.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    known: VecMap<(Font, String), usize>,
    glyphs: Vec<Glyph>,
}

#[derive(Debug)]
struct Glyph {
    text: String,
    /// In thousandths of the font size.
    width: f64,
    size: f64,
    ink: Ink,
}

impl Drawn {
    /// The font that has a text, and its byte there.
    pub(crate) fn find(&mut self, text: &str, font: Font, letters: &dyn Letters) -> (String, u8) {
        let key = (font, text.to_owned());
        let at = match self.known.get(&key) {
            Some(at) => *at,
            None => {
                let size = font.size();
                self.glyphs.push(Glyph {
                    text: text.to_owned(),
                    width: letters.width(text, font) / size * EM,
                    size,
                    ink: letters.ink(text, font),
                });
                let at = self.glyphs.len() - 1;
                self.known.insert(key, at);
                at
            }
        };
        (font_name(at / GLYPHS), byte(at % GLYPHS))
    }

    /// Writes the fonts; returns their names.
    pub(crate) fn write(&self, pdf: &mut Pdf, next: &mut dyn FnMut() -> Ref) -> Vec<(String, Ref)> {
        let fonts = self.glyphs.chunks(GLYPHS).enumerate();
        fonts.map(|(at, glyphs)| (font_name(at), write_font(pdf, glyphs, next))).collect()
    }
}

fn font_name(at: usize) -> String {
    format!("T{at}")
}

fn byte(at: usize) -> u8 {
    u8::try_from(at).unwrap_or_default().saturating_add(FIRST)
}

fn write_font(pdf: &mut Pdf, glyphs: &[Glyph], next: &mut dyn FnMut() -> Ref) -> Ref {
    let (reference, unicode) = (next(), next());
    let names: Vec<String> = (0..glyphs.len()).map(|at| format!("g{at}")).collect();
    let procedures: Vec<Ref> = glyphs.iter().map(|_| next()).collect();
    let images: Vec<Ref> = glyphs.iter().map(|_| next()).collect();
    let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"UCS"), supplement: 0 };
    let mut map = UnicodeCmap::<u8>::new(Name(b"Adobe-Identity-UCS"), system);
    let mut bounds = Rect::new(0.0, 0.0, 0.0, 0.0);
    for (at, glyph) in glyphs.iter().enumerate() {
        let mut length = 0;
        let fits = |letter: &char| {
            length += 2 * letter.len_utf16();
            length <= LONGEST
        };
        map.pair_with_multiple(byte(at), in_visual_order(&glyph.text).into_iter().take_while(fits));
        let place = glyph.place();
        bounds = Rect::new(
            bounds.x1.min(place.x1),
            bounds.y1.min(place.y1),
            bounds.x2.max(place.x2),
            bounds.y2.max(place.y2),
        );
        glyph.write(pdf, procedures[at], images[at], place, &names[at]);
    }
    pdf.cmap(unicode, &map.finish());
    let mut font = pdf.type3_font(reference);
    let unit = (1.0 / EM) as f32;
    font.bbox(bounds).matrix([unit, 0.0, 0.0, unit, 0.0, 0.0]);
    let mut listed = font.char_procs();
    for (name, procedure) in names.iter().zip(&procedures) {
        listed.pair(Name(name.as_bytes()), *procedure);
    }
    listed.finish();
    font.encoding_custom().differences().consecutive(FIRST, names.iter().map(|name| Name(name.as_bytes())));
    font.first_char(FIRST).last_char(byte(glyphs.len().saturating_sub(1)));
    font.widths(glyphs.iter().map(|glyph| glyph.width as f32));
    let mut resources = font.resources();
    let mut objects = resources.x_objects();
    for (name, image) in names.iter().zip(&images) {
        objects.pair(Name(name.as_bytes()), *image);
    }
    objects.finish();
    resources.finish();
    font.to_unicode(unicode);
    reference
}

/// The characters from left to right. Readers expect this order within a glyph, and reverse right-to-left text.
fn in_visual_order(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    let mut from = 0;
    while let Some(begin) = letters.iter().skip(from).position(|letter| runs_left(*letter)) {
        let begin = begin + from;
        // Neutral characters between them have the same direction.
        let others =
            letters.iter().skip(begin).take_while(|letter| runs_left(**letter) || !letter.is_alphanumeric());
        let reach = begin + others.count();
        let run = letters.get(begin..reach).unwrap_or_default();
        let length = run.iter().rposition(|letter| runs_left(*letter)).map_or(1, |last| last + 1);
        if let Some(run) = letters.get_mut(begin..begin + length) {
            run.reverse();
        }
        from = begin + length;
    }
    letters
}

/// Whether a character belongs to a right-to-left script.
fn runs_left(letter: char) -> bool {
    matches!(u32::from(letter), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}

impl Glyph {
    /// The bounds of its bitmap, in thousandths of the font size.
    fn place(&self) -> Rect {
        let unit = EM / self.size;
        let scale = unit / self.ink.scale.max(1e-6);
        let (left, top) = (self.ink.left * unit, self.ink.top * unit);
        let right = left + f64::from(self.ink.columns) * scale;
        let bottom = top - f64::from(self.ink.rows) * scale;
        Rect::new(left as f32, bottom as f32, right as f32, top as f32)
    }

    fn write(&self, pdf: &mut Pdf, procedure: Ref, image: Ref, place: Rect, name: &str) {
        let mut content = Content::new();
        content.start_shape_glyph(self.width as f32, place.x1, place.y1, place.x2, place.y2);
        let (width, height) = (place.x2 - place.x1, place.y2 - place.y1);
        if self.ink.columns > 0 && self.ink.rows > 0 {
            content.save_state().transform([width, 0.0, 0.0, height, place.x1, place.y1]);
            content.x_object(Name(name.as_bytes())).restore_state();
        }
        pdf.stream(procedure, &content.finish());
        let bits = compress_to_vec_zlib(&self.ink.bits(), COMPRESSION);
        let mut written = pdf.image_xobject(image, &bits);
        written.image_mask(true).bits_per_component(1);
        // Empty text has no pixels, but a mask needs one.
        written.width(whole(self.ink.columns.max(1))).height(whole(self.ink.rows.max(1)));
        written.filter(Filter::FlateDecode);
    }
}

fn whole(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

impl Ink {
    /// One bit per pixel, rows padded to whole bytes; ink is 0, as in masks.
    fn bits(&self) -> Vec<u8> {
        let columns = self.columns as usize;
        let mut bits = Vec::new();
        for row in self.coverage.chunks(columns.max(1)).take(self.rows as usize) {
            for eight in row.chunks(8) {
                let mut byte = 0xff;
                for (at, covered) in eight.iter().enumerate() {
                    if *covered >= COVERED {
                        byte &= !(0x80 >> at);
                    }
                }
                bits.push(byte);
            }
        }
        if bits.is_empty() { vec![0xff] } else { bits }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ink, in_visual_order};

    #[test]
    fn right_to_left_text_is_reversed() {
        let turned = |text: &str| in_visual_order(text).into_iter().collect::<String>();
        assert_eq!(turned("заказы 1"), "заказы 1");
        assert_eq!(turned("طلبات"), "تابلط");
        assert_eq!(turned("a אב גד b"), "a דג בא b");
    }

    #[test]
    fn rows_are_byte_aligned_and_ink_is_zero() {
        let mut ink = Ink { columns: 10, rows: 2, coverage: vec![0; 20], ..Ink::default() };
        ink.coverage[0] = 255;
        ink.coverage[9] = 200;
        ink.coverage[11] = 128;
        ink.coverage[12] = 127;
        assert_eq!(ink.bits(), [0b0111_1111, 0b1011_1111, 0b1011_1111, 0xff]);
        assert_eq!(Ink::default().bits(), [0xff]);
    }
}
