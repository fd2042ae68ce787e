//! OKLCH colours and their way to sRGB.

/// A colour in OKLCH.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oklch {
    /// 0 (black) to 1 (white).
    pub lightness: f64,
    /// 0 (grey) to about 0.4.
    pub chroma: f64,
    /// In degrees.
    pub hue: f64,
}

impl Oklch {
    /// `oklch(62% 0.14 250)`, as style sheets and the canvas take it.
    pub fn to_css(self) -> String {
        let number = crate::number::decimal;
        ["oklch(", &number(self.lightness * 100.0), "% ", &number3(self.chroma), " ", &number(self.hue), ")"]
            .concat()
    }

    /// `#rrggbb`, with what lies outside sRGB clipped.
    pub fn to_hex(self) -> String {
        let mut text = String::from("#");
        for channel in self.to_srgb() {
            for digit in [channel >> 4, channel & 15] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        text
    }

    /// Red, green and blue in sRGB.
    pub fn to_srgb(self) -> [u8; 3] {
        self.linear().map(|value| {
            let encoded =
                if value <= 0.003_130_8 { 12.92 * value } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
            (encoded * 255.0).round().clamp(0.0, 255.0) as u8
        })
    }

    /// The contrast ratio of WCAG 2 between two colours, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Linear light, clipped to sRGB. The matrices are those of the definition of OKLab.
    fn linear(self) -> [f64; 3] {
        let hue = self.hue.to_radians();
        let (a, b) = (self.chroma * hue.cos(), self.chroma * hue.sin());
        let l = cube(self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let m = cube(self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let s = cube(self.lightness - 0.089_484_177_5 * a - 1.291_485_548 * b);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
        ]
        .map(|value| value.clamp(0.0, 1.0))
    }
}

fn cube(value: f64) -> f64 {
    value * value * value
}

/// With three decimals: chroma is small.
fn number3(value: f64) -> String {
    let thousandths = (value * 1000.0).round() as u32;
    let mut text = (thousandths / 1000).to_string();
    let rest = thousandths % 1000;
    if rest > 0 {
        text.push('.');
        let digits = (1000 + rest).to_string();
        text.push_str(digits.get(1..).unwrap_or_default().trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Oklch;

    #[test]
    fn known_colours_come_out_right() {
        let hex = |lightness, chroma, hue| Oklch { lightness, chroma, hue }.to_hex();
        assert_eq!(hex(1.0, 0.0, 0.0), "#ffffff");
        assert_eq!(hex(0.0, 0.0, 0.0), "#000000");
        assert_eq!(hex(0.627_955, 0.257_683, 29.2339), "#ff0000");
        assert_eq!(hex(0.452_014, 0.313_214, 264.052), "#0000ff");
    }

    #[test]
    fn css_is_short() {
        let color = Oklch { lightness: 0.962, chroma: 0.004, hue: 85.0 };
        assert_eq!(color.to_css(), "oklch(96.2% 0.004 85)");
        assert_eq!(Oklch { chroma: 0.14, ..color }.to_css(), "oklch(96.2% 0.14 85)");
        assert_eq!(Oklch { chroma: 0.1, ..color }.to_css(), "oklch(96.2% 0.1 85)");
        assert_eq!(Oklch { chroma: 0.0, ..color }.to_css(), "oklch(96.2% 0 85)");
    }
}
