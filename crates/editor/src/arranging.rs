//! Automatic layout: here, or for large designs in a worker that the shell has.

use crowfoot_layout::{places_from_numbers, to_numbers};
use crowfoot_model::Flow;
use crowfoot_scene::{Plan, Scope};

use crate::Editor;
use crate::changes::Request;
use crate::gliding::Before;

/// Larger designs are arranged by the worker, where there is one.
const MOST_HERE: usize = 16;

/// What waits for places that are found elsewhere.
type Waiting = Box<dyn FnOnce(&mut Editor, Option<&[f64]>)>;

/// The layout that a worker is making, if it is.
#[derive(Default)]
pub(crate) struct Arranging(Option<Waiting>);

/// Lays out nodes: here and now, or by a [`Request::Arrange`].
pub(crate) fn arrange(editor: &mut Editor, label: &'static str, scope: Scope, flow: Option<Flow>) {
    let Some(plan) = Plan::new(editor.document(), editor.diagram(), editor.measure(), scope, flow) else {
        return;
    };
    let all = scope == Scope::All;
    if plan.graph().nodes.len() <= MOST_HERE
        || editor.toolbox.toolkit().is_none_or(|toolkit| !toolkit.has_worker)
    {
        return finish(editor, plan, label, all, None);
    }
    let numbers = to_numbers(plan.graph(), &plan.options());
    let finish = move |editor: &mut Editor, places: Option<&[f64]>| finish(editor, plan, label, all, places);
    editor.arranging = Arranging(Some(Box::new(finish)));
    editor.changes.requests.push(Request::Arrange(numbers));
}

impl Editor {
    /// Takes the places that a worker has found for a [`Request::Arrange`]; without any, they are found here. Those for a
    /// design that is no longer in hand are not wanted.
    pub fn arranged(&mut self, places: Option<&[f64]>) {
        if let Some(arranging) = self.arranging.0.take() {
            arranging(self, places);
        }
    }
}

fn finish(editor: &mut Editor, plan: Plan, label: &str, all: bool, places: Option<&[f64]>) {
    let places = places.map(places_from_numbers).filter(|places| places.len() == plan.graph().nodes.len());
    let diff = match places {
        Some(places) => plan.finish(editor.document(), &places),
        None => plan.arrange(editor.document()),
    };
    let before = Before::new(editor);
    editor.apply(label, &diff);
    if all {
        editor.fit();
    }
    before.glide(editor);
}
