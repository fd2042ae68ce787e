//! A diagram as a self-contained SVG picture.

use crowfoot_layout::{Rect, Size};
use crowfoot_model::{DiagramId, Document};

use crate::lod::Detail;
use crate::marks::Marks;
use crate::measure::Measure;
use crate::number::decimal;
use crate::palette::Theme;
use crate::scene::Scene;
use crate::view::{Camera, View};

mod painter;
mod style;
#[cfg(test)]
mod tests;

use painter::{SvgPainter, escaped};

/// Space around the diagram.
const MARGIN: f64 = 32.0;
const THUMBNAIL_MARGIN: f64 = 8.0;
/// What an empty diagram measures.
const EMPTY: Rect = Rect { x: 0.0, y: 0.0, width: 320.0, height: 160.0 };
/// Tables that the description names one by one.
const NAMED: usize = 50;

/// The picture of a whole diagram, at 100 %. Texts stay texts; colours are custom properties in one style element.
pub fn svg(document: &Document, diagram: DiagramId, theme: Theme, measure: &dyn Measure) -> String {
    let scene = Scene::new(document, diagram, measure);
    let content = scene.content_bounds().unwrap_or(EMPTY).inflate(MARGIN);
    let (x, y) = (content.x.floor(), content.y.floor());
    let (width, height) = ((content.right() - x).ceil(), (content.bottom() - y).ceil());
    let view = View { camera: Camera { x, y, zoom: 1.0 }, width, height };
    picture(document, &scene, Detail::Full, &view, &Marks::default(), theme)
}

/// A small picture of everything in a scene, of `size` pixels and as detailed as that allows.
pub fn thumbnail(document: &Document, scene: &Scene, size: Size, theme: Theme) -> String {
    let content = scene.content_bounds().unwrap_or(EMPTY);
    let view = View::fitting(content, size.width.max(1.0), size.height.max(1.0), THUMBNAIL_MARGIN, 1.0);
    picture(document, scene, Detail::at(view.camera.zoom), &view, &Marks::default(), theme)
}

/// What a view shows.
fn picture(
    document: &Document,
    scene: &Scene,
    detail: Detail,
    view: &View,
    marks: &Marks,
    theme: Theme,
) -> String {
    let mut painter = SvgPainter::default();
    painter.background(view.width, view.height);
    scene.paint_at(detail, view, marks, &mut painter);
    let name = match document.settings().name.as_str() {
        "" => document.diagram(scene.diagram()).map_or("", |record| record.name.as_str()),
        name => name,
    };
    let (width, height) = (decimal(view.width), decimal(view.height));
    [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"crowfoot\" role=\"img\" width=\"",
        &width,
        "\" height=\"",
        &height,
        "\" viewBox=\"0 0 ",
        &width,
        " ",
        &height,
        "\">\n<title>",
        &escaped(name),
        "</title>\n<desc>",
        &escaped(&description(document, scene)),
        "</desc>\n",
        &style::style(&painter.used, theme),
        &style::definitions(&painter.used),
        &painter.body,
        "</svg>\n",
    ]
    .concat()
}

/// What the picture shows, for whoever cannot see it.
fn description(document: &Document, scene: &Scene) -> String {
    let names: Vec<String> = scene
        .nodes()
        .filter_map(|(node, _)| match node {
            crowfoot_model::NodeId::Table(id) => document.table(id),
            _ => None,
        })
        .map(|table| document.qualified_name(table.schema, &table.name))
        .collect();
    let counted = |count: usize, one: &str| {
        [count.to_string().as_str(), " ", one, if count == 1 { "" } else { "s" }].concat()
    };
    let relations = counted(scene.relation_count(), "relation");
    let mut text = [counted(names.len(), "table").as_str(), " and ", &relations].concat();
    if !names.is_empty() {
        text.push_str(": ");
        text.push_str(&names.get(..names.len().min(NAMED)).unwrap_or_default().join(", "));
        text.push_str(if names.len() > NAMED { ", …" } else { "" });
    }
    text.push('.');
    text
}
