//! A diagram as a self-contained SVG picture.

use crowfoot_compact::VecSet;
use crowfoot_layout::{Rect, Size};
use crowfoot_model::{DiagramId, Document, Edit, NodeId, RecordKey, Table};

use crate::camera::Camera;
use crate::lod::Detail;
use crate::marks::Marks;
use crate::measure::Measure;
use crate::number::decimal;
use crate::palette::Theme;
use crate::scene::Scene;
use crate::view::View;

mod painter;
mod style;
#[cfg(test)]
mod tests;

use painter::{SvgPainter, escaped};

/// Space around the diagram.
const MARGIN: f64 = 32.0;
const THUMBNAIL_MARGIN: f64 = 8.0;
/// The size of an empty diagram.
const EMPTY: Rect = Rect { x: 0.0, y: 0.0, width: 320.0, height: 160.0 };
/// Tables that the description names one by one.
const NAMED: usize = 50;

/// The picture of a whole diagram, at 100 %. Texts stay texts; colours are custom properties in one style element.
pub fn svg(document: &Document, diagram: DiagramId, theme: Theme, measure: &dyn Measure) -> String {
    let scene = Scene::new(document, diagram, measure);
    svg_of(document, &scene, &Picture { region: whole(&scene), theme, paper: true })
}

/// The contents of a picture.
#[derive(Clone, Copy, Debug)]
pub struct Picture {
    /// In world units, which are pixels at 100 %.
    pub region: Rect,
    pub theme: Theme,
    /// Whether the background is filled; otherwise what lies below is seen.
    pub paper: bool,
}

/// All of a scene with some space around it, on whole world units.
pub fn whole(scene: &Scene) -> Rect {
    let content = scene.content_bounds().unwrap_or(EMPTY).inflate(MARGIN);
    let (x, y) = (content.x.floor(), content.y.floor());
    Rect::new(x, y, (content.right() - x).ceil(), (content.bottom() - y).ceil())
}

/// A region of a scene as a picture of its own, at 100 % and in all detail.
pub fn svg_of(document: &Document, scene: &Scene, shown: &Picture) -> String {
    let Rect { x, y, width, height } = shown.region;
    let view = View { camera: Camera { x, y, zoom: 1.0 }, width, height };
    picture(document, scene, Detail::Full, &view, &Marks::default(), (shown.theme, shown.paper))
}

/// A region of a scene at 100 %, in which tables lead where `target` says.
pub fn svg_linked(
    document: &Document,
    scene: &Scene,
    shown: &Picture,
    target: &dyn Fn(&Table) -> Option<String>,
) -> String {
    let Rect { x, y, width, height } = shown.region;
    let view = View { camera: Camera { x, y, zoom: 1.0 }, width, height };
    let picture = svg_of(document, scene, shown);
    let mut links = String::new();
    for node in scene.nodes_in(shown.region) {
        let NodeId::Table(id) = node else { continue };
        let (Some(table), Some(rect)) = (document.table(id), scene.bounds(node)) else { continue };
        if let Some(address) = target(table) {
            let name = document.qualified_name(table.schema, &table.name);
            let Rect { x, y, width, height } = view.rect_to_viewport(rect);
            let [x, y, width, height] = [x, y, width, height].map(decimal);
            let (address, name) = (escaped(&address), escaped(&name));
            links.push_str(&format!(
                "<a href=\"{address}\" aria-label=\"{name}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" \
                 height=\"{height}\" fill-opacity=\"0\"/></a>\n"
            ));
        }
    }
    // What is in an image is nothing of its own to screen readers, links among it.
    let picture =
        if links.is_empty() { picture } else { picture.replacen("role=\"img\"", "role=\"group\"", 1) };
    match picture.strip_suffix("</svg>\n") {
        Some(open) => [open, &links, "</svg>\n"].concat(),
        None => picture,
    }
}

/// A region of a scene, as large as fits into `size` pixels and as detailed as that allows.
pub fn preview(document: &Document, scene: &Scene, shown: &Picture, size: Size) -> String {
    let view = View::fitting(shown.region, size.width.max(1.0), size.height.max(1.0), 0.0, 1.0);
    let zoom = view.camera.zoom;
    let Rect { x, y, width, height } = shown.region;
    let view = View { camera: Camera { x, y, zoom }, width: width * zoom, height: height * zoom };
    picture(document, scene, Detail::at(zoom), &view, &Marks::default(), (shown.theme, shown.paper))
}

/// A scene of some nodes alone, with the lines between them as they run where nothing else is in the way. Areas bring
/// what lies in them along.
pub fn alone(document: &Document, scene: &Scene, nodes: &[NodeId], measure: &dyn Measure) -> Scene {
    let areas = nodes.iter().filter(|node| matches!(node, NodeId::Area(_)));
    let inside = areas.filter_map(|area| Some(scene.members(scene.bounds(*area)?))).flatten();
    let kept: VecSet<NodeId> = nodes.iter().copied().chain(inside).collect();
    let mut edit = Edit::new(document);
    for (node, _) in scene.nodes().filter(|(node, _)| !kept.contains(node)) {
        edit.remove(RecordKey::Placement(scene.diagram(), node));
    }
    let mut document = document.clone();
    document.apply(&edit.finish());
    Scene::new(&document, scene.diagram(), measure)
}

/// A small picture of everything in a scene, of `size` pixels and as detailed as that allows.
pub fn thumbnail(document: &Document, scene: &Scene, size: Size, theme: Theme) -> String {
    let content = scene.content_bounds().unwrap_or(EMPTY);
    let view = View::fitting(content, size.width.max(1.0), size.height.max(1.0), THUMBNAIL_MARGIN, 1.0);
    picture(document, scene, Detail::at(view.camera.zoom), &view, &Marks::default(), (theme, true))
}

/// The title of a diagram: the design's name, plus the diagram's if there are several.
pub fn title(document: &Document, diagram: DiagramId) -> String {
    let own = document.diagram(diagram).map_or("", |record| record.name.as_str());
    match (document.settings().name.as_str(), document.diagrams().len()) {
        ("", _) => own.to_owned(),
        (name, 0 | 1) => name.to_owned(),
        (name, _) => [name, " ", own].concat(),
    }
}

/// The visible part of a diagram.
fn picture(
    document: &Document,
    scene: &Scene,
    detail: Detail,
    view: &View,
    marks: &Marks,
    (theme, paper): (Theme, bool),
) -> String {
    let mut painter = SvgPainter::default();
    if paper {
        painter.background(view.width, view.height);
    }
    scene.paint_at(detail, view, marks, &mut painter);
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
        &escaped(&title(document, scene.diagram())),
        "</title>\n<desc>",
        &escaped(&description(document, scene, view)),
        "</desc>\n",
        &style::style(&painter.used, theme),
        &style::definitions(&painter.used),
        &painter.body,
        "</svg>\n",
    ]
    .concat()
}

/// A description of the picture for screen readers.
fn description(document: &Document, scene: &Scene, view: &View) -> String {
    let shown: VecSet<NodeId> = scene.nodes_in(view.world_rect()).into_iter().collect();
    let tables = shown.iter().filter_map(|node| match node {
        NodeId::Table(id) => document.table(*id),
        _ => None,
    });
    let names: Vec<String> = tables.map(|table| document.qualified_name(table.schema, &table.name)).collect();
    let is_shown = |table| shown.contains(&NodeId::Table(table));
    let relations =
        scene.edges.all().filter(|(edge, _)| is_shown(edge.child()) && is_shown(edge.parent)).count();
    let counted = |count: usize, one: &str| {
        [count.to_string().as_str(), " ", one, if count == 1 { "" } else { "s" }].concat()
    };
    let mut text =
        [counted(names.len(), "table").as_str(), " and ", &counted(relations, "relation")].concat();
    if !names.is_empty() {
        text.push_str(": ");
        text.push_str(&names.get(..names.len().min(NAMED)).unwrap_or_default().join(", "));
        text.push_str(if names.len() > NAMED { ", …" } else { "" });
    }
    text.push('.');
    text
}
