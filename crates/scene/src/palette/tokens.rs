//! The names of the colours.

use crowfoot_model::Color;

/// A colour by its meaning. What it looks like depends on the scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColorToken {
    /// The paper that the diagram lies on.
    Canvas,
    GridDot,
    Card,
    CardHeader,
    /// Of cards.
    Border,
    RowHover,
    /// Rows that are too small to read.
    Bar,
    Ink,
    Muted,
    /// Relation lines.
    Line,
    Accent,
    /// Text on the accent.
    AccentInk,
    /// Behind what is selected.
    Selection,
    /// Behind what a search has found.
    Match,
    Danger,
    Warn,
    Ok,
    /// Panels and bars of the interface.
    Surface,
    /// Menus, dialogs and fields.
    SurfaceRaised,
    SurfaceHover,
    /// Lines between parts of the interface.
    Rule,
    Focus,
    CodeText,
    CodeKeyword,
    CodeType,
    CodeString,
    CodeNumber,
    CodeComment,
    /// A colour that the user gave: stripes, frames.
    Hue(Color),
    /// The same, pale enough to lie behind cards and text.
    HueTint(Color),
    /// The same, strong enough for text on the tint and on the canvas.
    HueInk(Color),
}

impl ColorToken {
    /// All tokens, in the order of the style sheet.
    pub fn all() -> impl Iterator<Item = Self> {
        let hues =
            Color::ALL.into_iter().flat_map(|hue| [Self::Hue(hue), Self::HueTint(hue), Self::HueInk(hue)]);
        PLAIN.into_iter().chain(hues)
    }

    /// The name in style sheets, without the two dashes: `card-header`, `red-tint`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Canvas => "canvas",
            Self::GridDot => "grid-dot",
            Self::Card => "card",
            Self::CardHeader => "card-header",
            Self::Border => "border",
            Self::RowHover => "row-hover",
            Self::Bar => "bar",
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Line => "line",
            Self::Accent => "accent",
            Self::AccentInk => "accent-ink",
            Self::Selection => "selection",
            Self::Match => "match",
            Self::Danger => "danger",
            Self::Warn => "warn",
            Self::Ok => "ok",
            Self::Surface => "surface",
            Self::SurfaceRaised => "surface-raised",
            Self::SurfaceHover => "surface-hover",
            Self::Rule => "rule",
            Self::Focus => "focus",
            Self::CodeText => "code-text",
            Self::CodeKeyword => "code-keyword",
            Self::CodeType => "code-type",
            Self::CodeString => "code-string",
            Self::CodeNumber => "code-number",
            Self::CodeComment => "code-comment",
            Self::Hue(hue) => hue_names(hue)[0],
            Self::HueTint(hue) => hue_names(hue)[1],
            Self::HueInk(hue) => hue_names(hue)[2],
        }
    }
}

const PLAIN: [ColorToken; 28] = [
    ColorToken::Canvas,
    ColorToken::GridDot,
    ColorToken::Card,
    ColorToken::CardHeader,
    ColorToken::Border,
    ColorToken::RowHover,
    ColorToken::Bar,
    ColorToken::Ink,
    ColorToken::Muted,
    ColorToken::Line,
    ColorToken::Accent,
    ColorToken::AccentInk,
    ColorToken::Selection,
    ColorToken::Match,
    ColorToken::Danger,
    ColorToken::Warn,
    ColorToken::Ok,
    ColorToken::Surface,
    ColorToken::SurfaceRaised,
    ColorToken::SurfaceHover,
    ColorToken::Rule,
    ColorToken::Focus,
    ColorToken::CodeText,
    ColorToken::CodeKeyword,
    ColorToken::CodeType,
    ColorToken::CodeString,
    ColorToken::CodeNumber,
    ColorToken::CodeComment,
];

fn hue_names(hue: Color) -> [&'static str; 3] {
    match hue {
        Color::Red => ["red", "red-tint", "red-ink"],
        Color::Orange => ["orange", "orange-tint", "orange-ink"],
        Color::Yellow => ["yellow", "yellow-tint", "yellow-ink"],
        Color::Green => ["green", "green-tint", "green-ink"],
        Color::Teal => ["teal", "teal-tint", "teal-ink"],
        Color::Blue => ["blue", "blue-tint", "blue-ink"],
        Color::Violet => ["violet", "violet-tint", "violet-ink"],
        Color::Pink => ["pink", "pink-tint", "pink-ink"],
    }
}
