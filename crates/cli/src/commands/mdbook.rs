use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use crowfoot_import::Format;
use crowfoot_scene::Theme;
use serde_json::Value;

use crate::commands::Outcome;
use crate::drawing::Drawing;
use crate::failure::{Failure, Result};
use crate::fence::{Fence, replaced};
use crate::files::{self, Text};
use crate::html::escaped;
use crate::open;
use crate::output;

/// Draw the erd fences of an mdBook, as its preprocessor
///
/// mdBook starts it: name it in book.toml under [preprocessor.crowfoot].
#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Tell mdBook whether a renderer is supported
    Supports { renderer: String },
}

/// The result of a fence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Render {
    Svg,
    /// The SVG, and the viewer once it is touched.
    Live,
    /// The viewer, which reads the text.
    Element,
}

struct Settings {
    render: Render,
    /// The script of the element, from the root of the book or with a host.
    script: String,
    /// The folder with the chapters.
    source: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    if let Some(Command::Supports { renderer }) = &arguments.command {
        return Ok(if renderer == "html" { Outcome::Done } else { Outcome::Findings });
    }
    let unreadable =
        |error: serde_json::Error| Failure::new(format!("this is not what mdBook sends: {error}"));
    let sent: Value = serde_json::from_slice(&files::standard_input()?).map_err(unreadable)?;
    let (Some(context), Some(book)) = (sent.get(0), sent.get(1)) else {
        return Err(Failure::new("this is not what mdBook sends: a context and a book"));
    };
    let settings = settings(context)?;
    let mut book = book.clone();
    chapters(&mut book, &settings)?;
    output::print(&book.to_string())?;
    Ok(Outcome::Done)
}

fn settings(context: &Value) -> Result<Settings> {
    let text = |path: &str| context.pointer(path).and_then(Value::as_str);
    let own = |key: &str| text(&format!("/config/preprocessor/crowfoot/{key}"));
    let render = own("render").map_or(Ok(Render::Svg), render)?;
    let script = own("script").unwrap_or("crowfoot-erd.js").to_owned();
    let source = Path::new(text("/root").unwrap_or(".")).join(text("/config/book/src").unwrap_or("src"));
    Ok(Settings { render, script, source })
}

fn render(word: &str) -> Result<Render> {
    match word {
        "svg" => Ok(Render::Svg),
        "live" => Ok(Render::Live),
        "element" => Ok(Render::Element),
        _ => Err(Failure::new(format!("render is svg, live or element, not {word}"))),
    }
}

/// Draws the fences of all chapters, wherever a version of mdBook keeps them.
fn chapters(value: &mut Value, settings: &Settings) -> Result<()> {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(|item| chapters(item, settings)),
        Value::Object(fields) => {
            let path = fields.get("source_path").or(fields.get("path")).and_then(Value::as_str);
            let path = path.unwrap_or_default().to_owned();
            if let Some(Value::String(content)) = fields.get_mut("content") {
                *content = chapter(content, &path, settings)?;
            }
            fields.values_mut().try_for_each(|field| chapters(field, settings))
        }
        _ => Ok(()),
    }
}

fn chapter(content: &str, path: &str, settings: &Settings) -> Result<String> {
    let mut needs_script = false;
    let text = replaced(content, |fence| {
        let render = fence.options.get("render").map_or(Ok(settings.render), |word| render(word))?;
        needs_script |= render != Render::Svg;
        diagram(fence, render, path, settings).map_err(|failure| Failure::at_line(path, fence.line, failure))
    })?;
    if !needs_script {
        return Ok(text);
    }
    let up = "../".repeat(path.matches('/').count());
    let is_elsewhere = settings.script.contains("://") || settings.script.starts_with('/');
    let script = if is_elsewhere { settings.script.clone() } else { up + &settings.script };
    Ok(format!("{text}\n\n<script type=\"module\" src=\"{}\"></script>\n", escaped(&script)))
}

fn diagram(fence: &Fence, render: Render, path: &str, settings: &Settings) -> Result<String> {
    let option = |name: &str| fence.options.get(name).cloned();
    let mut source = Text { name: String::new(), text: fence.text.clone() };
    if let Some(file) = option("file").or(option("src")) {
        let folder = settings.source.join(Path::new(path).parent().unwrap_or(Path::new("")));
        let found = folder.join(&file).to_string_lossy().into_owned();
        source = files::read(&[found], None)?.into_iter().next().unwrap_or(source);
    }
    let format = option("format");
    if render == Render::Element {
        let mut attributes = String::new();
        for (name, value) in &fence.options {
            if ELEMENT.contains(&name.as_str()) {
                attributes += &format!(" {name}=\"{}\"", escaped(value));
            }
        }
        // On one line, so that an empty one does not end the block, which a tag of HTML begins.
        return Ok(format!(
            "<div><crowfoot-erd{attributes}><pre>{}</pre></crowfoot-erd></div>",
            escaped(&source.text)
        ));
    }
    let from = format
        .as_deref()
        .filter(|word| *word != "sql")
        .map(|word| Format::from_key(word).ok_or_else(|| Failure::new(format!("no format named {word}"))));
    let mut opened = open::read(vec![source], from.transpose()?)?;
    let first = opened.place();
    let drawing = Drawing {
        diagram: option("diagram"),
        theme: match option("theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Page,
        },
        only: option("focus"),
        hops: option("hops").and_then(|hops| hops.parse().ok()).unwrap_or(1),
        links: option("links"),
    };
    let link = (render == Render::Live).then(|| crowfoot_share::encode(&opened.document));
    Ok(drawing.of(&opened.document, first)?.figure(link.as_deref()))
}

/// The options of a fence that are attributes of the element.
const ELEMENT: [&str; 8] = ["format", "diagram", "theme", "notation", "focus", "hops", "height", "open"];
