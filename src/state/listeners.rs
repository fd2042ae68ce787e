//! `crowfoot.on(event, callback)`.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crowfoot_editor::Changes;

use crate::state::App;

/// The callbacks of host pages, by the name of their event.
#[derive(Default)]
pub struct Listeners {
    list: Vec<(Event, Function)>,
}

/// What a page can listen to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The document changed.
    Change,
    /// Other objects are selected.
    Select,
    /// The findings changed.
    Problems,
    /// The camera moved.
    Camera,
    /// Another document came into hand.
    Load,
}

impl Event {
    const ALL: [Self; 5] = [Self::Change, Self::Select, Self::Problems, Self::Camera, Self::Load];

    pub fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Select => "select",
            Self::Problems => "problems",
            Self::Camera => "camera",
            Self::Load => "load",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.name() == name)
    }
}

impl Listeners {
    pub fn add(&mut self, event: Event, callback: Function) {
        self.list.push((event, callback));
    }

    pub fn remove(&mut self, event: Event, callback: &Function) {
        self.list.retain(|(on, own)| *on != event || own != callback);
    }
}

impl App {
    /// Calls who listens to what happened.
    pub fn tell_listeners(self, changes: &Changes) {
        let happened = |event: Event| match event {
            Event::Change => changes.document_changed(),
            Event::Select => changes.selection_changed,
            Event::Problems => changes.review_changed,
            Event::Camera => changes.camera_changed,
            Event::Load => changes.replaced,
        };
        let calls: Vec<(Event, Function)> = self.listeners.with_value(|listeners| {
            listeners.list.iter().filter(|(event, _)| happened(*event)).cloned().collect()
        });
        for (event, callback) in calls {
            let detail = Object::new();
            let name = JsValue::from_str(event.name());
            let _ = Reflect::set(&detail, &JsValue::from_str("type"), &name);
            // After this turn, so that a callback may call back without meeting half-done work.
            let call = move || drop(callback.call1(&JsValue::UNDEFINED, &detail));
            crate::platform::frame::after(0, call);
        }
    }
}
