//! The page around the canvas: the link in its address, its buttons, its frames.

use std::cell::RefCell;
use std::rc::Rc;

use crowfoot_model::Document;
use crowfoot_scene::palette::Scheme;
use crowfoot_scene::{Scene, Size, still_router, unplaced};
use crowfoot_surface::CanvasMeasure;
use gloo_events::EventListener;
use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement};

use crate::link;
use crate::viewer::Viewer;

/// The viewer of this page.
pub(crate) struct Page {
    viewer: RefCell<Viewer>,
    canvas: HtmlCanvasElement,
    /// Says how large the view is.
    level: Option<Element>,
    /// The next frame, if there is one to paint.
    frame: RefCell<Option<AnimationFrame>>,
}

/// Shows the design in the address of the page, or says there why not.
pub(crate) fn show() -> Option<Rc<Page>> {
    // The page begins anew with another link.
    EventListener::new(&window(), "hashchange", |_| drop(window().location().reload())).forget();
    let opened = open();
    if let Err(message) = &opened
        && let Some(element) = document().get_element_by_id("message")
    {
        element.set_text_content(Some(message));
    }
    opened.ok()
}

fn open() -> Result<Rc<Page>, String> {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    let design = link::read(&hash).map_err(|error| error.to_string())?;
    let Some(scene) = scene(&design) else {
        let _ = location.replace(&["./?embed", &hash].concat());
        return Err("Opening the design in Crowfoot, which lays it out…".to_owned());
    };
    let canvas = document().get_element_by_id("diagram").and_then(|element| element.dyn_into().ok());
    let canvas: HtmlCanvasElement = canvas.ok_or("The page has no canvas.")?;
    let viewer = Viewer::new(canvas.clone(), scene, scheme())
        .ok_or("This browser does not support canvas drawing.")?;
    let page = Rc::new(Page {
        viewer: RefCell::new(viewer),
        canvas,
        level: document().get_element_by_id("level"),
        frame: RefCell::new(None),
    });
    page.measure();
    Ok(page)
}

/// The picture of the first diagram, as the app shows it; `None` where tables have no place yet. Automatic layout is a
/// third of what a viewer would be with it, and links that Crowfoot makes have no need of it.
fn scene(design: &Document) -> Option<Scene> {
    let diagram = design.first_diagram().filter(|_| unplaced(design).is_none())?;
    let mut scene = Scene::with_patience(design, diagram, &CanvasMeasure::new(), 0);
    scene.set_router(still_router());
    Some(scene)
}

/// The scheme that the system asks for.
pub(crate) fn scheme() -> Scheme {
    let query = window().match_media("(prefers-color-scheme: dark)");
    if query.ok().flatten().is_some_and(|query| query.matches()) { Scheme::Dark } else { Scheme::Light }
}

impl Page {
    pub(crate) fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// Changes something about the view, and paints it with the next frame.
    pub(crate) fn update(self: &Rc<Self>, change: impl FnOnce(&mut Viewer)) {
        change(&mut self.viewer.borrow_mut());
        self.repaint();
    }

    /// Follows the size of the canvas.
    pub(crate) fn measure(self: &Rc<Self>) {
        let rect = self.canvas.get_bounding_client_rect();
        self.update(|viewer| viewer.resize(Size::new(rect.width(), rect.height())));
    }

    fn repaint(self: &Rc<Self>) {
        if self.frame.borrow().is_some() {
            return;
        }
        let page = self.clone();
        *self.frame.borrow_mut() = Some(request_animation_frame(move |_| page.paint()));
    }

    fn paint(self: &Rc<Self>) {
        self.frame.take();
        let mut viewer = self.viewer.borrow_mut();
        let goes_on = viewer.paint(window().device_pixel_ratio());
        if let Some(level) = &self.level {
            let percent = (viewer.zoom() * 100.0).round() as u32;
            level.set_text_content(Some(&(percent.to_string() + "%")));
        }
        drop(viewer);
        if goes_on {
            self.repaint();
        } else {
            let _ = self.canvas.remove_attribute("aria-busy");
        }
    }
}
