//! The palette as custom properties of a style sheet.

use super::{ColorToken, Scheme, color};

/// The text of `style/tokens.css`: light by default, dark where the system or `data-theme` on the root says so.
pub fn css() -> String {
    let (light, dark) = (properties(Scheme::Light), properties(Scheme::Dark));
    [
        "/* Generated from the palette of the scene crate; a test keeps the two equal. */\n\n",
        ":root {\n  color-scheme: light;\n",
        &indented(&light, "  "),
        "}\n\n@media (prefers-color-scheme: dark) {\n  :root:not([data-theme=\"light\"]) {\n    color-scheme: dark;\n",
        &indented(&dark, "    "),
        "  }\n}\n\n:root[data-theme=\"dark\"] {\n  color-scheme: dark;\n",
        &indented(&dark, "  "),
        "}\n",
    ]
    .concat()
}

fn properties(scheme: Scheme) -> Vec<String> {
    let property =
        |token: ColorToken| ["--", token.name(), ": ", &color(token, scheme).to_css(), ";"].concat();
    ColorToken::all().map(property).collect()
}

fn indented(lines: &[String], indent: &str) -> String {
    lines.iter().flat_map(|line| [indent, line, "\n"]).collect()
}
