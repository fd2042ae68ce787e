//! Pictures on paper: the browser prints them, as lines and letters, to a printer or into a PDF.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlIFrameElement;

use crate::platform::document;

/// What is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A page as large as the picture.
    Own,
    A4,
    A3,
    Letter,
}

/// No PDF has a longer page: 200 inches, in pixels.
const LONGEST: f64 = 19_200.0;

impl Paper {
    pub fn from_key(key: &str) -> Self {
        match key {
            "a4" => Self::A4,
            "a3" => Self::A3,
            "letter" => Self::Letter,
            _ => Self::Own,
        }
    }

    /// The page as a style sheet says it, for a picture of this size.
    fn rule(self, width: f64, height: f64) -> String {
        let name = match self {
            Self::Own => {
                let shrunk = (LONGEST / width.max(height)).min(1.0);
                let [width, height] = [width, height].map(|side| (side * shrunk).ceil());
                return format!("@page {{ size: {width}px {height}px; margin: 0; }}");
            }
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::Letter => "letter",
        };
        let turned = if width > height { "landscape" } else { "portrait" };
        format!("@page {{ size: {name} {turned}; margin: 10mm; }}")
    }
}

/// Opens the browser's dialog to print a picture, given as SVG, on one page.
pub fn print(name: &str, svg: &str, paper: Paper, (width, height): (f64, f64)) {
    let name = name.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title><style>\n{}\n\
         html, body {{ height: 100%; margin: 0; print-color-adjust: exact; }}\n\
         svg {{ display: block; width: 100%; height: 100%; break-inside: avoid; }}\n\
         </style></head><body>{svg}</body></html>",
        paper.rule(width, height),
    );
    let frame = document().create_element("iframe").ok().and_then(|element| element.dyn_into().ok());
    let (Some(frame), Some(body)) = (frame, document().body()) else { return };
    let frame: HtmlIFrameElement = frame;
    let _ = frame.set_attribute("aria-hidden", "true");
    let _ = frame.set_attribute("class", "printed");
    let _ = frame.set_attribute("srcdoc", &page);
    // The one of the last time has been printed.
    if let Ok(Some(old)) = document().query_selector("iframe.printed") {
        old.remove();
    }
    let printed = frame.clone();
    let on_load = Closure::once_into_js(move || {
        if let Some(window) = printed.content_window() {
            let _ = window.focus();
            let _ = window.print();
        }
    });
    let _ = frame.add_event_listener_with_callback("load", on_load.unchecked_ref());
    let _ = body.append_child(&frame);
}
