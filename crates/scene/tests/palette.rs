//! The palette keeps its promises: readable, even, and the same in the style sheet.

use std::path::Path;

use crowfoot_model::Color;
use crowfoot_scene::ColorToken::{
    Accent, AccentInk, Canvas, Card, CardHeader, CodeComment, CodeKeyword, CodeNumber, CodeString, CodeText,
    CodeType, Danger, Focus, Hue, HueInk, HueTint, Ink, Line, Match, Muted, Ok, RowHover, Selection, Surface,
    SurfaceHover, SurfaceRaised, Warn,
};
use crowfoot_scene::palette::{color, css};
use crowfoot_scene::{ColorToken, Scheme};

fn check(text: ColorToken, ground: ColorToken, least: f64) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let contrast = color(text, scheme).contrast(color(ground, scheme));
        assert!(contrast >= least, "{text:?} on {ground:?} in {scheme:?}: {contrast:.2}, wanted {least}");
    }
}

#[test]
fn texts_can_be_read() {
    for ground in [Canvas, Card, CardHeader, RowHover, Selection, Match, Surface, SurfaceRaised, SurfaceHover]
    {
        check(Ink, ground, 7.0);
        check(Muted, ground, 4.5);
    }
    for ground in [Canvas, Card, CardHeader, Surface, SurfaceRaised] {
        for text in [Accent, Danger, Warn, Ok] {
            check(text, ground, 4.5);
        }
    }
    check(Accent, Selection, 4.5);
    check(AccentInk, Accent, 4.5);
    for ground in [Surface, SurfaceRaised] {
        for text in [CodeText, CodeKeyword, CodeType, CodeString, CodeNumber, CodeComment] {
            check(text, ground, 4.5);
        }
    }
    for hue in Color::ALL {
        check(Ink, HueTint(hue), 7.0);
        check(HueInk(hue), HueTint(hue), 4.5);
        check(HueInk(hue), Canvas, 4.5);
    }
}

#[test]
fn marks_can_be_seen() {
    for ground in [Canvas, Card, CardHeader, Surface, SurfaceRaised] {
        for mark in [Line, Accent, Focus, Danger, Warn, Ok] {
            check(mark, ground, 3.0);
        }
    }
    for hue in Color::ALL {
        check(Line, HueTint(hue), 3.0);
        for ground in [Canvas, Card, CardHeader, HueTint(hue)] {
            check(Hue(hue), ground, 3.0);
        }
    }
}

#[test]
fn hues_have_equal_lightness_and_the_diagram_is_brightest() {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let lightness = |token| color(token, scheme).lightness;
        for make in [Hue, HueTint, HueInk] {
            assert!(Color::ALL.iter().all(|hue| lightness(make(*hue)) == lightness(make(Color::Red))));
        }
        for other in [Canvas, Surface, SurfaceRaised] {
            assert!(lightness(Card) > lightness(other));
        }
    }
}

#[test]
fn names_are_different() {
    let mut names: Vec<&str> = ColorToken::all().map(ColorToken::name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn the_style_sheet_is_generated_from_the_palette() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style/tokens.css");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, css()).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == css(),
        "style/tokens.css differs from the palette; set UPDATE_GOLDEN=1 to write it again"
    );
}
