//! Light, dark, or as the system has it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crowfoot_scene::palette::Scheme;

use crate::platform::{document, location, preferences, window};

/// What the user chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    System,
    Light,
    Dark,
}

impl ThemeChoice {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub fn label(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.key() == key)
    }

    /// What the address says, which is how a host page sets it, or what was chosen last.
    pub fn remembered() -> Self {
        let named = location::query("theme").or_else(|| preferences::get("theme"));
        named.and_then(|key| Self::from_key(&key)).unwrap_or(Self::System)
    }
}

/// The choice, and the scheme that follows from it and the system.
#[derive(Clone, Copy)]
pub struct Theme {
    pub choice: RwSignal<ThemeChoice>,
    pub scheme: RwSignal<Scheme>,
}

impl Theme {
    pub fn new() -> Self {
        let choice = ThemeChoice::remembered();
        let theme = Self { choice: RwSignal::new(choice), scheme: RwSignal::new(scheme_of(choice)) };
        theme.mark();
        if let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") {
            let follow = Closure::<dyn FnMut()>::new(move || theme.refresh());
            let _ = query.add_event_listener_with_callback("change", follow.as_ref().unchecked_ref());
            // The page has one theme for as long as it lives.
            follow.forget();
        }
        theme
    }

    pub fn choose(self, choice: ThemeChoice) {
        self.choice.set(choice);
        preferences::set("theme", choice.key());
        self.refresh();
    }

    /// Switches to the other look.
    pub fn toggle(self) {
        match self.scheme.get_untracked() {
            Scheme::Light => self.choose(ThemeChoice::Dark),
            Scheme::Dark => self.choose(ThemeChoice::Light),
        }
    }

    fn refresh(self) {
        self.scheme.set(scheme_of(self.choice.get_untracked()));
        self.mark();
    }

    /// The style sheet reads the choice from the root element.
    fn mark(self) {
        let key = self.choice.get_untracked().key();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", key);
        }
    }
}

fn scheme_of(choice: ThemeChoice) -> Scheme {
    let system_is_dark = || {
        let query = window().match_media("(prefers-color-scheme: dark)");
        query.ok().flatten().is_some_and(|query| query.matches())
    };
    match choice {
        ThemeChoice::Light => Scheme::Light,
        ThemeChoice::Dark => Scheme::Dark,
        ThemeChoice::System if system_is_dark() => Scheme::Dark,
        ThemeChoice::System => Scheme::Light,
    }
}
