//! The style element and the definitions of an SVG picture.

use super::painter::{Used, font_name};
use crate::glyph::Glyph;
use crate::measure::Font;
use crate::number::decimal;
use crate::palette::{ColorToken, Scheme, Theme, color};
use crowfoot_compact::VecSet;

/// Colours as properties of the picture, and the classes that use them. Each class names the plain colour first, for
/// renderers that do not know properties.
pub(super) fn style(used: &Used, theme: Theme) -> String {
    let first = if theme == Theme::Dark { Scheme::Dark } else { Scheme::Light };
    let tokens: VecSet<ColorToken> =
        used.fills.iter().chain(&used.strokes).chain(&used.colors).copied().collect();
    let mut text = String::from("<style>\n.crowfoot{");
    text.push_str(&properties(&tokens, first));
    text.push_str("}\n");
    if theme == Theme::Auto {
        text.push_str("@media (prefers-color-scheme:dark){.crowfoot{");
        text.push_str(&properties(&tokens, Scheme::Dark));
        text.push_str("}}\n");
    }
    if theme == Theme::Page {
        // What sites with a switch set is `color-scheme`, which the system does not know of.
        text.push_str("@supports (color:light-dark(#000,#fff)){.crowfoot{");
        text.push_str(&both(&tokens));
        text.push_str("}}\n");
    }
    text.push_str(".cf-f-none{fill:none}\n");
    for (prefix, property, tokens) in
        [("f", "fill", &used.fills), ("s", "stroke", &used.strokes), ("c", "color", &used.colors)]
    {
        for token in tokens {
            let (name, plain) = (token.name(), color(*token, first).to_hex());
            let rule = [
                ".cf-",
                prefix,
                "-",
                name,
                "{",
                property,
                ":",
                &plain,
                ";",
                property,
                ":var(--cf-",
                name,
                ")}\n",
            ];
            text.push_str(&rule.concat());
        }
    }
    used.fonts.iter().for_each(|font| text.push_str(&font_rule(*font)));
    text.push_str("</style>\n");
    text
}

/// The glyphs that are used, in the colour of whoever uses them.
pub(super) fn definitions(used: &Used) -> String {
    if used.glyphs.is_empty() {
        return String::new();
    }
    let glyphs: String = used.glyphs.iter().map(|glyph| definition(*glyph)).collect();
    ["<defs>\n", &glyphs, "</defs>\n"].concat()
}

fn properties(tokens: &VecSet<ColorToken>, scheme: Scheme) -> String {
    let property =
        |token: &ColorToken| ["--cf-", token.name(), ":", &color(*token, scheme).to_hex()].concat();
    tokens.iter().map(property).collect::<Vec<_>>().join(";")
}

fn both(tokens: &VecSet<ColorToken>) -> String {
    let property = |token: &ColorToken| {
        let [light, dark] = [Scheme::Light, Scheme::Dark].map(|scheme| color(*token, scheme).to_hex());
        ["--cf-", token.name(), ":light-dark(", &light, ",", &dark, ")"].concat()
    };
    tokens.iter().map(property).collect::<Vec<_>>().join(";")
}

fn font_rule(font: Font) -> String {
    let weight = font.weight().to_string();
    let size = decimal(font.size());
    // Quotes are fine in the content of a style element.
    [
        ".cf-",
        font_name(font),
        "{font-family:",
        font.family(),
        ";font-size:",
        &size,
        "px;font-weight:",
        &weight,
        "}\n",
    ]
    .concat()
}

fn definition(glyph: Glyph) -> String {
    let width = decimal(Glyph::STROKE);
    let mut text = ["<g id=\"cf-", glyph.name(), "\">"].concat();
    if !glyph.filled().is_empty() {
        text.push_str(&["<path fill=\"currentColor\" d=\"", glyph.filled(), "\"/>"].concat());
    }
    if !glyph.lines().is_empty() {
        let stroke =
            "<path fill=\"none\" stroke=\"currentColor\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";
        text.push_str(&[stroke, " stroke-width=\"", &width, "\" d=\"", glyph.lines(), "\"/>"].concat());
    }
    text.push_str("</g>\n");
    text
}
