//! The links of the dialog: the one that is shown, and those that say what a detail costs.

use crowfoot_share::Without;
use leptos::prelude::*;

use crate::platform::frame;
use crate::state::{App, Writing, Written};

/// A detail: what it is called, and whether it is left out.
pub(super) type Detail = (&'static str, fn(&mut Without) -> &mut bool);

pub(super) const DETAILS: [Detail; 4] = [
    ("Raw SQL", |without| &mut without.statements),
    ("Comments", |without| &mut without.comments),
    ("Notes", |without| &mut without.notes),
    ("Positions", |without| &mut without.positions),
];

#[derive(Clone, Copy)]
pub(super) struct Links {
    app: App,
    /// What is left out of the link that is shown.
    pub(super) without: RwSignal<Without>,
    /// What each detail costs, in characters.
    pub(super) costs: RwSignal<[Option<usize>; DETAILS.len()]>,
    /// How far the next link is, up to 1.
    pub(super) progress: RwSignal<f64>,
    /// Those of the design as it is.
    written: RwSignal<Vec<(Without, String)>>,
    /// What is under way, and what was asked of it.
    writing: StoredValue<Option<Writing>, LocalStorage>,
    asked: StoredValue<Vec<Without>>,
}

impl Links {
    /// Begins to write them; `first` is the link of everything, if it is there.
    pub(super) fn new(app: App, first: Option<String>) -> Self {
        let is_there = first.is_some();
        let links = Self {
            app,
            without: RwSignal::new(Without::default()),
            costs: RwSignal::new([None; DETAILS.len()]),
            progress: RwSignal::new(0.0),
            written: RwSignal::new(first.map(|link| (Without::default(), link)).into_iter().collect()),
            writing: StoredValue::new_local(None),
            asked: StoredValue::new(Vec::new()),
        };
        Effect::new(move |before: Option<()>| {
            app.mirror.document.track();
            if before.is_some() {
                links.stop();
                links.written.set(Vec::new());
                links.start();
            }
        });
        Effect::new(move |before: Option<()>| {
            let without = links.without.get();
            match before {
                Some(()) if links.has(without) || links.next() == Some(without) => {}
                None if is_there => leptos::task::spawn_local(async move {
                    // What details cost can wait until the dialog is painted.
                    frame::pause().await;
                    if !links.written.is_disposed() && links.writing.with_value(Option::is_none) {
                        links.start();
                    }
                }),
                _ => links.start(),
            }
        });
        on_cleanup(move || links.stop());
        links
    }

    /// The link that is shown; `None` while it is being written.
    pub(super) fn shown(self) -> Option<String> {
        let without = self.without.get();
        self.written.read().iter().find(|(own, _)| *own == without).map(|(_, link)| link.clone())
    }

    fn has(self, without: Without) -> bool {
        self.written.read_untracked().iter().any(|(own, _)| *own == without)
    }

    /// The one that is being written.
    fn next(self) -> Option<Without> {
        let is_under_way = self.writing.with_value(Option::is_some);
        let next = self.asked.with_value(|asked| asked.iter().copied().find(|own| !self.has(*own)));
        next.filter(|_| is_under_way)
    }

    /// Writes what is not there: the link that is shown, then that of everything and those without one detail.
    fn start(self) {
        let single = DETAILS.map(|(_, flag)| {
            let mut without = Without::default();
            *flag(&mut without) = true;
            without
        });
        let mut wanted: Vec<Without> = Vec::new();
        for without in [self.without.get_untracked(), Without::default()].into_iter().chain(single) {
            if !self.has(without) && !wanted.contains(&without) {
                wanted.push(without);
            }
        }
        self.stop();
        if wanted.is_empty() {
            return;
        }
        self.progress.set(0.0);
        self.asked.set_value(wanted.clone());
        let writing = self.app.write_links(wanted, move |written| match written {
            Written::Progress(part) => self.progress.set(part),
            Written::Link(without, link) => self.take(without, link),
            Written::End => self.stop(),
            Written::Missing(missing) => {
                let app = self.app;
                leptos::task::spawn_local(async move { missing.tell(app).await });
                app.ui.dialog.set(None);
            }
        });
        self.writing.set_value(Some(writing));
    }

    fn take(self, without: Without, link: String) {
        self.progress.set(0.0);
        self.written.update(|written| written.push((without, link)));
        let written = self.written.read_untracked();
        let length =
            |wanted: Without| written.iter().find(|(own, _)| *own == wanted).map(|(_, link)| link.len());
        let Some(whole) = length(Without::default()) else { return };
        let mut costs = self.costs.get_untracked();
        for (cost, (_, flag)) in costs.iter_mut().zip(DETAILS) {
            let mut without = Without::default();
            *flag(&mut without) = true;
            if let Some(length) = length(without) {
                *cost = Some(whole.saturating_sub(length));
            }
        }
        self.costs.set(costs);
    }

    fn stop(self) {
        drop(self.writing.try_update_value(Option::take));
    }
}
