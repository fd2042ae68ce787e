//! The colours: one table per scheme, from which the canvas, the SVG and the style sheets of the interface read.

use crowfoot_model::Color;

mod css;
mod oklch;
mod tokens;

pub use css::css;
pub use oklch::Oklch;
pub use tokens::ColorToken;

/// A light or a dark look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

/// Which scheme a picture is drawn in; `Auto` follows the system of whoever looks at it, `Page` the page that it stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
    #[default]
    Auto,
    Page,
}

/// The colour of a token.
pub fn color(token: ColorToken, scheme: Scheme) -> Oklch {
    match scheme {
        Scheme::Light => light(token),
        Scheme::Dark => dark(token),
    }
}

const fn c(lightness: f64, chroma: f64, hue: f64) -> Oklch {
    Oklch { lightness, chroma, hue }
}

fn light(token: ColorToken) -> Oklch {
    match token {
        ColorToken::Canvas => c(0.962, 0.004, 85.0),
        ColorToken::GridDot => c(0.865, 0.006, 85.0),
        ColorToken::Card => c(1.0, 0.0, 0.0),
        ColorToken::CardHeader => c(0.975, 0.004, 85.0),
        ColorToken::Border => c(0.835, 0.008, 265.0),
        ColorToken::RowHover => c(0.966, 0.006, 265.0),
        ColorToken::Bar => c(0.87, 0.006, 265.0),
        ColorToken::Ink | ColorToken::CodeText => c(0.25, 0.015, 265.0),
        ColorToken::Muted => c(0.5, 0.015, 265.0),
        ColorToken::Line => c(0.57, 0.02, 265.0),
        ColorToken::Accent | ColorToken::Focus => c(0.51, 0.18, 268.0),
        ColorToken::AccentInk => c(1.0, 0.0, 0.0),
        ColorToken::Selection => c(0.925, 0.035, 268.0),
        ColorToken::Match => c(0.93, 0.09, 95.0),
        ColorToken::Danger => c(0.53, 0.19, 27.0),
        ColorToken::Warn => c(0.53, 0.115, 68.0),
        ColorToken::Ok => c(0.5, 0.12, 152.0),
        ColorToken::Surface => c(0.945, 0.004, 85.0),
        ColorToken::SurfaceRaised => c(0.988, 0.002, 85.0),
        ColorToken::SurfaceHover => c(0.915, 0.005, 85.0),
        ColorToken::Rule => c(0.875, 0.006, 85.0),
        ColorToken::CodeKeyword => c(0.46, 0.17, 300.0),
        ColorToken::CodeType => c(0.46, 0.09, 215.0),
        ColorToken::CodeString => c(0.46, 0.11, 150.0),
        ColorToken::CodeNumber => c(0.48, 0.13, 45.0),
        ColorToken::CodeComment => c(0.51, 0.012, 265.0),
        ColorToken::Hue(hue) => c(0.6, 0.135, degrees(hue)),
        ColorToken::HueTint(hue) => c(0.945, 0.02, degrees(hue)),
        ColorToken::HueInk(hue) => c(0.43, 0.1, degrees(hue)),
    }
}

fn dark(token: ColorToken) -> Oklch {
    match token {
        ColorToken::Canvas => c(0.19, 0.006, 265.0),
        ColorToken::GridDot => c(0.29, 0.008, 265.0),
        ColorToken::Card => c(0.258, 0.009, 265.0),
        ColorToken::CardHeader => c(0.292, 0.011, 265.0),
        ColorToken::Border => c(0.385, 0.012, 265.0),
        ColorToken::RowHover => c(0.295, 0.012, 265.0),
        ColorToken::Bar => c(0.37, 0.012, 265.0),
        ColorToken::Ink | ColorToken::CodeText => c(0.935, 0.005, 265.0),
        ColorToken::Muted => c(0.72, 0.014, 265.0),
        ColorToken::Line => c(0.62, 0.018, 265.0),
        ColorToken::Accent | ColorToken::Focus => c(0.72, 0.13, 268.0),
        ColorToken::AccentInk => c(0.17, 0.02, 268.0),
        ColorToken::Selection => c(0.34, 0.06, 268.0),
        ColorToken::Match => c(0.35, 0.06, 95.0),
        ColorToken::Danger => c(0.71, 0.16, 25.0),
        ColorToken::Warn => c(0.8, 0.13, 80.0),
        ColorToken::Ok => c(0.76, 0.13, 152.0),
        ColorToken::Surface => c(0.165, 0.005, 265.0),
        ColorToken::SurfaceRaised => c(0.228, 0.008, 265.0),
        ColorToken::SurfaceHover => c(0.265, 0.01, 265.0),
        ColorToken::Rule => c(0.3, 0.01, 265.0),
        ColorToken::CodeKeyword => c(0.78, 0.11, 300.0),
        ColorToken::CodeType => c(0.8, 0.08, 215.0),
        ColorToken::CodeString => c(0.8, 0.1, 150.0),
        ColorToken::CodeNumber => c(0.8, 0.1, 55.0),
        ColorToken::CodeComment => c(0.66, 0.014, 265.0),
        ColorToken::Hue(hue) => c(0.7, 0.125, degrees(hue)),
        ColorToken::HueTint(hue) => c(0.235, 0.02, degrees(hue)),
        ColorToken::HueInk(hue) => c(0.82, 0.08, degrees(hue)),
    }
}

fn degrees(hue: Color) -> f64 {
    match hue {
        Color::Red => 25.0,
        Color::Orange => 55.0,
        Color::Yellow => 90.0,
        Color::Green => 148.0,
        Color::Teal => 190.0,
        Color::Blue => 250.0,
        Color::Violet => 295.0,
        Color::Pink => 350.0,
    }
}
