//! A diagram as a PDF file: one page, on which lines are lines and text is text that can be searched and copied.
//!
//! Text in Latin script is set in the standard fonts that every PDF reader has, so no font is embedded. These have no
//! other scripts, and a page cannot read the outlines of the fonts of the browser. So other text is a bitmap that
//! [`Letters`] draws, mapped to its characters.

mod drawn;
mod page;
mod painter;
mod standard;

use crowfoot_model::{Document, NodeId};
use crowfoot_scene::{Camera, Detail, Marks, Measure, Picture, Rect, Scene, Scheme, Theme, View, title};
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::{Filter, Finish, Name, Pdf, Ref, TextStr};

pub use drawn::Ink;
pub use page::Paper;

use page::Page;
use painter::{PdfPainter, alpha_name};

/// Compression level of streams, up to 10.
const COMPRESSION: u8 = 6;

/// The fonts that a diagram is shown in.
pub trait Letters: Measure {
    /// A bitmap of a text outside the standard fonts.
    fn ink(&self, text: &str, font: crowfoot_scene::Font) -> Ink;
}

/// Allocates object numbers.
struct Numbers(i32);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// A region of a scene as a file. A light image has no background, only the paper.
pub fn pdf(
    document: &Document,
    scene: &Scene,
    picture: &Picture,
    paper: Paper,
    letters: &dyn Letters,
) -> Vec<u8> {
    let scheme = if picture.theme == Theme::Dark { Scheme::Dark } else { Scheme::Light };
    let Rect { x, y, width, height } = picture.region;
    let page = paper.page(width, height);
    let mut painter = PdfPainter::new(scheme, letters);
    painter.begin(&page, (width, height));
    let view = View { camera: Camera { x, y, zoom: 1.0 }, width, height };
    scene.paint_at(Detail::Full, &view, &Marks::default(), &mut painter);
    let (content, alphas, drawn) = painter.finish();

    let mut pdf = Pdf::new();
    let mut numbers = Numbers(0);
    let [catalog, pages, page_ref, contents, info, outline] = std::array::from_fn(|_| numbers.next());
    let name = title(document, scene.diagram());
    pdf.stream(contents, &compress_to_vec_zlib(&content, COMPRESSION)).filter(Filter::FlateDecode);
    let fonts = standard::FONTS.map(|(key, base)| (key, base, numbers.next()));
    for (_, base, reference) in fonts {
        pdf.type1_font(reference).base_font(Name(base)).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    let own_fonts = drawn.write(&mut pdf, &mut || numbers.next());
    let mut written = pdf.page(page_ref);
    written.media_box(page.sheet()).parent(pages).contents(contents);
    let mut resources = written.resources();
    let mut listed = resources.fonts();
    for (key, _, reference) in fonts {
        listed.pair(Name(key), reference);
    }
    for (key, reference) in &own_fonts {
        listed.pair(Name(key.as_bytes()), *reference);
    }
    listed.finish();
    let mut states = resources.ext_g_states();
    for alpha in alphas {
        let opacity = f32::from(alpha) / 255.0;
        let mut state = states
            .insert(Name(alpha_name(alpha).as_bytes()))
            .start::<pdf_writer::writers::ExtGraphicsState>();
        state.stroking_alpha(opacity).non_stroking_alpha(opacity);
    }
    states.finish();
    resources.finish();
    written.finish();
    pdf.pages(pages).kids([page_ref]).count(1);
    pdf.document_info(info).title(TextStr(&name)).creator(TextStr("Crowfoot"));
    let entries = entries(document, scene, &picture.region, &page);
    let mut root = pdf.catalog(catalog);
    root.pages(pages);
    if !entries.is_empty() {
        root.outlines(outline);
    }
    root.finish();
    list(&mut pdf, &entries, outline, page_ref, &mut numbers);
    pdf.finish()
}

/// The names of the nodes in the region, with their positions on the page.
fn entries(
    document: &Document,
    scene: &Scene,
    region: &Rect,
    page: &Page,
) -> Vec<(String, pdf_writer::Rect)> {
    let named = |node: NodeId| match node {
        NodeId::Table(id) => document.table(id).map(|own| document.qualified_name(own.schema, &own.name)),
        NodeId::View(id) => document.view(id).map(|own| document.qualified_name(own.schema, &own.name)),
        NodeId::Enum(id) => document.enum_type(id).map(|own| document.qualified_name(own.schema, &own.name)),
        NodeId::Note(_) | NodeId::Area(_) => None,
    };
    let entry = |node| {
        let bounds = scene.bounds(node)?;
        let shown = Rect { x: bounds.x - region.x, y: bounds.y - region.y, ..bounds };
        Some((named(node)?, page.place(&shown)))
    };
    let mut entries: Vec<_> = scene.nodes_in(*region).into_iter().filter_map(entry).collect();
    crowfoot_compact::Arrange::arrange_by(&mut entries[..], |a, b| a.0.cmp(&b.0));
    entries
}

/// The contents beside the page, in which a reader finds a table and goes there.
fn list(pdf: &mut Pdf, entries: &[(String, pdf_writer::Rect)], root: Ref, page: Ref, numbers: &mut Numbers) {
    let references: Vec<Ref> = entries.iter().map(|_| numbers.next()).collect();
    let (Some(first), Some(last)) = (references.first(), references.last()) else { return };
    let count = i32::try_from(entries.len()).unwrap_or(i32::MAX);
    pdf.outline(root).first(*first).last(*last).count(count);
    for (at, ((name, place), reference)) in entries.iter().zip(&references).enumerate() {
        let mut item = pdf.outline_item(*reference);
        item.title(TextStr(name)).parent(root);
        if let Some(previous) = at.checked_sub(1).and_then(|at| references.get(at)) {
            item.prev(*previous);
        }
        if let Some(next) = references.get(at + 1) {
            item.next(*next);
        }
        item.dest().page(page).fit_rect(*place);
    }
}
