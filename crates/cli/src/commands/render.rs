use clap::Args;
use crowfoot_scene::Theme;

use crate::arguments::{Input, one_of};
use crate::commands::Outcome;
use crate::drawing::Drawing;
use crate::failure::Result;
use crate::open::open;
use crate::output;

/// Render a design as SVG, or as HTML for a page
///
/// Tables without a position are laid out automatically. HTML is a figure: the SVG with the tables as text below it,
/// which needs no script.
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// The image, or the figure if it ends with .html; - for standard output
    #[arg(short, long, value_name = "FILE.svg")]
    out: String,

    /// Output format [default: by the name of the file]
    #[arg(long, value_parser = one_of(KINDS.iter().copied()))]
    to: Option<Kind>,

    /// Diagram to render [default: the first, which contains everything]
    #[arg(long, value_name = "NAME")]
    diagram: Option<String>,

    /// Colours; auto matches the viewer's system, page the page that the image is part of [default: auto, page in HTML]
    #[arg(long, value_parser = one_of(THEMES.iter().copied()))]
    theme: Option<Theme>,

    /// Only these tables, separated by commas
    #[arg(long, value_name = "TABLES")]
    only: Option<String>,

    /// With --only, also tables that are so many relations away
    #[arg(long, value_name = "HOPS", default_value_t = 0, requires = "only")]
    hops: u32,

    /// Makes each table a link, with its name in place of {table}
    #[arg(long, value_name = "ADDRESS")]
    links: Option<String>,

    /// Let the figure become the viewer when it is touched; the page needs crowfoot-erd.js
    #[arg(long)]
    live: bool,
}

const THEMES: &[(&str, Theme)] =
    &[("light", Theme::Light), ("dark", Theme::Dark), ("auto", Theme::Auto), ("page", Theme::Page)];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Svg,
    Html,
}

const KINDS: &[(&str, Kind)] = &[("svg", Kind::Svg), ("html", Kind::Html)];

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut opened = open(&arguments.input)?;
    if arguments.input.files == ["-"] {
        // A design from a pipe has no name.
        opened.rename("");
    }
    let diagram = opened.place();
    let is_html = arguments.live || arguments.out.ends_with(".html");
    let kind = arguments.to.unwrap_or(if is_html { Kind::Html } else { Kind::Svg });
    let drawing = Drawing {
        diagram: arguments.diagram.clone(),
        theme: arguments.theme.unwrap_or(if kind == Kind::Html { Theme::Page } else { Theme::Auto }),
        only: arguments.only.clone(),
        hops: arguments.hops,
        links: arguments.links.clone(),
    };
    let drawn = drawing.of(&opened.document, diagram)?;
    let text = match kind {
        Kind::Svg => drawn.svg(),
        Kind::Html => {
            let link = arguments.live.then(|| crowfoot_share::encode(&opened.document));
            drawn.figure(link.as_deref()) + "\n"
        }
    };
    output::write(Some(&arguments.out), &text)?;
    Ok(Outcome::Done)
}
