//! What must hold for everything that is made of a design, whatever the text was that the design was read from.

use std::ops::ControlFlow;

use crowfoot_export::options::{COMMENTS, DROP_FIRST, IF_NOT_EXISTS, QUOTE_ALL, SCHEMAS};
use crowfoot_export::{Options, exporters, highlight};
use crowfoot_import::{Source, detect};
use crowfoot_model::{Diagram, DiagramId, Document, Edit, IdSource};
use crowfoot_pdf::{Ink, Letters, Paper, pdf};
use crowfoot_rules::{Review, fix, fix_all_safe, format_text, to_json};
use crowfoot_scene::{
    ApproximateMeasure, Font, Measure, Picture, Plan, Scene, Scope, Size, Theme, layout_graph, svg_of,
    thumbnail, whole,
};

/// The design that a text in any format makes, with a diagram; `None` where it is refused.
pub fn design(text: &str) -> Option<(Document, DiagramId)> {
    let format = detect("fuzzed", text);
    let sources = [Source { name: "fuzzed", text }];
    let found = crowfoot_import::import(&sources, Some(format), &mut |_| ControlFlow::Continue(())).ok()?;
    let mut document = found.document;
    let diagram = match document.first_diagram() {
        Some(id) => id,
        None => {
            let id = IdSource::following(&document).fresh();
            let mut edit = Edit::new(&document);
            edit.put(Diagram::new(id, "Main"));
            let diff = edit.finish();
            document.apply(&diff);
            id
        }
    };
    Some((document, diagram))
}

/// Every exporter ends, whatever its options are, and its preview is highlighted.
pub fn export(text: &str) {
    let Some((document, _)) = design(text) else { return };
    let plain = Options::default().with_flag(&COMMENTS, false).with_flag(&SCHEMAS, false);
    let again = Options::default()
        .with_flag(&IF_NOT_EXISTS, true)
        .with_flag(&DROP_FIRST, true)
        .with_flag(&QUOTE_ALL, true);
    for exporter in exporters() {
        for options in [&Options::default(), &plain, &again] {
            let output = exporter.export(&document, options);
            assert!(output.text().is_empty() || output.text().ends_with('\n'), "{}", exporter.key());
            assert!(output.notices.iter().all(|notice| !notice.message.is_empty()), "{}", exporter.key());
            for token in highlight(exporter.language(), output.text()) {
                assert!(output.text().get(token.start..token.end).is_some(), "{}", exporter.key());
            }
        }
    }
}

/// The review ends, and so do its fixes: each alone and all of them together.
pub fn review(text: &str) {
    let Some((document, _)) = design(text) else { return };
    let review = Review::new(&document);
    let diagnostics: Vec<_> = review.diagnostics().cloned().collect();
    for diagnostic in &diagnostics {
        to_json(&document, diagnostic);
    }
    format_text(&document, diagnostics.iter());
    let mut ids = IdSource::following(&document);
    for diagnostic in diagnostics.iter().take(20) {
        for index in 0..diagnostic.fixes.len() {
            if let Some(diff) = fix(&document, diagnostic, index, &mut ids) {
                document.clone().apply(&diff);
            }
        }
    }
    let diff = fix_all_safe(&document, &mut ids);
    let mut fixed = document;
    fixed.apply(&diff);
    Review::new(&fixed);
}

/// Auto-layout ends, and puts everything somewhere, in all three ways to go.
pub fn lay_out(text: &str) {
    let Some((document, diagram)) = design(text) else { return };
    let graph = layout_graph(&document, diagram, &ApproximateMeasure);
    for scope in [Scope::All, Scope::Unplaced] {
        let Some(plan) = Plan::new(&document, diagram, &ApproximateMeasure, scope, None) else { continue };
        for diff in [plan.first(&document), plan.arrange(&document)] {
            let mut placed = document.clone();
            placed.apply(&diff);
            if scope == Scope::All {
                assert!(placed.placements_on(diagram).count() >= graph.nodes.len());
            }
        }
    }
}

/// A diagram is drawn, as a picture of any kind.
pub fn draw(text: &str) {
    let Some((mut document, diagram)) = design(text) else { return };
    if let Some(plan) = Plan::new(&document, diagram, &ApproximateMeasure, Scope::Unplaced, None) {
        let diff = plan.first(&document);
        document.apply(&diff);
    }
    let scene = Scene::new(&document, diagram, &ApproximateMeasure);
    let picture = Picture { region: whole(&scene), theme: Theme::Auto, paper: true };
    let image = svg_of(&document, &scene, &picture);
    assert!(image.starts_with("<svg") && image.ends_with("</svg>\n"));
    let size = Size { width: 320.0, height: 200.0 };
    thumbnail(&document, &scene, size, Theme::Light);
    let file = pdf(&document, &scene, &picture, Paper::Own, &Dots);
    assert!(file.starts_with(b"%PDF"));
}

/// Letters as black boxes.
struct Dots;

impl Measure for Dots {
    fn width(&self, text: &str, font: Font) -> f64 {
        ApproximateMeasure.width(text, font)
    }
}

impl Letters for Dots {
    fn ink(&self, _: &str, _: Font) -> Ink {
        Ink { columns: 8, rows: 10, scale: 1.0, left: 0.0, top: 10.0, coverage: vec![255; 80] }
    }
}
