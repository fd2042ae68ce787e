//! What can be chosen about a picture.

use leptos::prelude::*;

use crowfoot_scene::Theme;
use crowfoot_scene::palette::Scheme;

use super::shot::Extent;
use crate::platform::preferences;
use crate::widgets::{Choice, Segmented};

/// What the panel is set to; remembered from time to time.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub format: RwSignal<String>,
    pub extent: RwSignal<String>,
    pub look: RwSignal<String>,
    pub scale: RwSignal<String>,
    pub paper: RwSignal<String>,
    pub transparent: RwSignal<bool>,
}

impl Chosen {
    pub fn remembered() -> Self {
        let text = |name: &str, otherwise: &str| {
            RwSignal::new(preferences::get(name).unwrap_or_else(|| otherwise.to_owned()))
        };
        Self {
            format: text("picture-format", "svg"),
            extent: RwSignal::new("everything".to_owned()),
            look: text("picture-look", "auto"),
            scale: text("picture-scale", "2"),
            paper: text("picture-paper", "own"),
            transparent: RwSignal::new(false),
        }
    }

    pub fn is(self, format: &str) -> bool {
        self.format.read().as_str() == format
    }

    pub fn extent(self) -> Extent {
        Extent::from_key(&self.extent.read())
    }

    pub fn scale(self) -> f64 {
        match self.format.read().as_str() {
            "png" => self.scale.read().parse().unwrap_or(2.0),
            _ => 1.0,
        }
    }

    /// Paper and pixels do not change with who looks at them.
    pub fn theme(self, scheme: Scheme) -> Theme {
        match self.look.read().as_str() {
            "dark" => Theme::Dark,
            "light" => Theme::Light,
            _ if self.is("svg") => Theme::Auto,
            _ if self.is("png") && scheme == Scheme::Dark => Theme::Dark,
            _ => Theme::Light,
        }
    }

    /// A PDF has the colour of its paper.
    pub fn fills(self) -> bool {
        !self.transparent.get() && !self.is("pdf")
    }
}

/// The rows of choices.
#[component]
pub fn Options(chosen: Chosen, #[prop(into)] selected: Signal<bool>) -> impl IntoView {
    let choices = move |list: &[(&'static str, &'static str)]| {
        list.iter().map(|(value, label)| Choice { value, label }).collect::<Vec<_>>()
    };
    let row = move |label: &'static str, list, signal: RwSignal<String>, remember: &'static str| {
        let choose = move |value: &'static str| {
            if !remember.is_empty() {
                preferences::set(remember, value);
            }
            signal.set(value.to_owned());
        };
        view! {
            <div class="picture-row">
                <span aria-hidden="true">{label}</span>
                <Segmented label choices=choices(list) value=signal on_choose=choose />
            </div>
        }
    };
    let extents = move || {
        let some: &[_] = &[("everything", "All"), ("view", "Visible part"), ("selection", "Selection")];
        row("Area", if selected.get() { some } else { &some[..2] }, chosen.extent, "")
    };
    let looks = move || {
        let looks: &[_] = match chosen.is("svg") {
            true => &[("auto", "Match viewer"), ("light", "Light"), ("dark", "Dark")],
            false => &[("auto", "Current"), ("light", "Light"), ("dark", "Dark")],
        };
        row("Theme", looks, chosen.look, "picture-look")
    };
    let more = move || match chosen.format.read().as_str() {
        "png" => {
            row("Scale", &[("1", "1×"), ("2", "2×"), ("3", "3×"), ("4", "4×")], chosen.scale, "picture-scale")
                .into_any()
        }
        "pdf" => row(
            "Page",
            &[("own", "Fit to diagram"), ("a4", "A4"), ("a3", "A3"), ("letter", "Letter")],
            chosen.paper,
            "picture-paper",
        )
        .into_any(),
        _ => ().into_any(),
    };
    view! {
        {row("Format", &[("svg", "SVG"), ("png", "PNG"), ("pdf", "PDF")], chosen.format, "picture-format")}
        {extents}
        {looks}
        {more}
        <Show when=move || !chosen.is("pdf")>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.transparent.get()
                    on:change=move |event| chosen.transparent.set(event_target_checked(&event))
                />
                "Transparent background"
            </label>
        </Show>
    }
}
