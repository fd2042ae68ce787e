//! Read-only code with line numbers. Only the lines in view are in the page, so that a long file costs no more
//! than a short one.

use leptos::html;
use leptos::prelude::*;

use crowfoot_export::{Language, Token, TokenClass, highlight};

use super::pixels;

/// Height of a line in CSS pixels; the style sheet has the same.
const LINE_HEIGHT: f64 = 20.0;
/// Lines kept above and below those in view.
const MARGIN: usize = 12;

/// A piece of a line in one colour.
struct Span {
    class: &'static str,
    text: String,
}

/// Text that has been cut into lines and coloured.
struct Code {
    lines: Vec<Vec<Span>>,
}

/// Code with line numbers and colours.
#[component]
pub fn CodeView(
    /// Name for screen readers.
    label: &'static str,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] language: Signal<Language>,
    /// Lines that are new since last time, from 0: marked in the gutter.
    #[prop(optional, into)]
    changed: Signal<Vec<usize>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let scrolled = RwSignal::new((0.0, 600.0));
    let code = Memo::new_with_compare(move |_| Code::new(&text.read(), language.get()), |_, _| true);
    let measure = move || {
        if let Some(node) = node.get_untracked() {
            scrolled.set((f64::from(node.scroll_top()), f64::from(node.client_height())));
        }
    };
    Effect::new(move |_| {
        text.track();
        if node.get().is_some() {
            measure();
        }
    });
    let visible = move || {
        let (top, height) = scrolled.get();
        let count = code.read().lines.len();
        let first = ((top / LINE_HEIGHT) as usize).saturating_sub(MARGIN).min(count);
        let last = (((top + height) / LINE_HEIGHT) as usize + MARGIN).min(count);
        first..last
    };
    let lines = move || {
        let code = code.read();
        let changed = changed.read();
        let line = |at: usize| {
            let spans = code.lines.get(at).into_iter().flatten();
            let spans = spans.map(|span| view! { <span class=span.class>{span.text.clone()}</span> });
            view! {
                <div class="code-line" class:changed=changed.binary_search(&at).is_ok()>
                    <span class="code-number" aria-hidden="true">{at + 1}</span>
                    <code>{spans.collect_view()}</code>
                </div>
            }
        };
        visible().map(line).collect_view()
    };
    view! {
        <div class="code-view" tabindex="0" role="region" aria-label=label node_ref=node on:scroll=move |_| measure()>
            <div style:height=move || pixels(code.read().lines.len() as f64 * LINE_HEIGHT)>
                <div style:transform=move || format!("translateY({}px)", visible().start as f64 * LINE_HEIGHT)>
                    {lines}
                </div>
            </div>
        </div>
    }
}

impl Code {
    fn new(text: &str, language: Language) -> Self {
        let mut code = Self { lines: vec![Vec::new()] };
        let mut at = 0;
        for Token { start, end, class } in highlight(language, text) {
            code.push("", text.get(at..start).unwrap_or_default());
            code.push(class_name(class), text.get(start..end).unwrap_or_default());
            at = end;
        }
        code.push("", text.get(at..).unwrap_or_default());
        code
    }

    fn push(&mut self, class: &'static str, text: &str) {
        for (at, piece) in text.split('\n').enumerate() {
            if at > 0 {
                self.lines.push(Vec::new());
            }
            if !piece.is_empty()
                && let Some(line) = self.lines.last_mut()
            {
                line.push(Span { class, text: piece.to_owned() });
            }
        }
    }
}

fn class_name(class: TokenClass) -> &'static str {
    match class {
        TokenClass::Keyword => "code-keyword",
        TokenClass::Type => "code-type",
        TokenClass::String => "code-string",
        TokenClass::Number => "code-number-literal",
        TokenClass::Comment => "code-comment",
        TokenClass::Punctuation | TokenClass::Name => "",
    }
}
