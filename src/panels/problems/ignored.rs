//! The list of what the design ignores, and why: each entry can be taken back.

use leptos::prelude::*;

use crowfoot_model::{Document, ObjectRef};
use crowfoot_rules::{Ignored, Reach, ignored, place, restore, rule};

use super::MORE;
use super::keeping::Keeping;
use crate::state::App;
use crate::widgets::{Button, Entry, Icon, IconName, keyed};

/// Entries under one heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Rules,
    Problems,
    Baseline,
}

const KINDS: [(Kind, &str); 3] = [
    (Kind::Rules, "Rules that are off"),
    (Kind::Problems, "Ignored problems"),
    (Kind::Baseline, "Ignored all at once"),
];

/// The list; `filter` is what is looked for in it.
#[component]
pub(super) fn IgnoredList(filter: ReadSignal<String>) -> impl IntoView {
    let app = App::expect();
    let all: Memo<Vec<(Told, Ignored)>> = Memo::new(move |_| {
        app.mirror.review.track();
        app.mirror.document.track();
        app.with(|editor| {
            let document = editor.document();
            ignored(document, editor.review()).into_iter().map(|own| (told(document, &own), own)).collect()
        })
    });
    let shown = Memo::new(move |_| {
        let wanted = filter.read().trim().to_lowercase();
        let fits = |(told, _): &&(Told, Ignored)| wanted.is_empty() || told.has(&wanted);
        all.read().iter().filter(fits).cloned().collect::<Vec<(Told, Ignored)>>()
    });
    let unused = Memo::new(move |_| {
        let unused = |(_, own): &&(Told, Ignored)| own.is_unused();
        shown.read().iter().filter(unused).map(|(_, own)| own.clone()).collect::<Vec<_>>()
    });
    let keeping = use_context::<Keeping>();
    let remove_unused = move || {
        keeping.into_iter().for_each(Keeping::remember);
        take_back(app, "Remove unused", &unused.get_untracked());
    };
    let none = move || match all.read().is_empty() {
        true => "Nothing is ignored. Ignore… on a problem hides it, or its rule.",
        false => "Nothing that is ignored matches this filter.",
    };
    let groups = KINDS.map(|(kind, heading)| {
        let own = Memo::new(move |_| {
            let of = |(_, own): &&(Told, Ignored)| kind_of(own) == kind;
            shown.read().iter().filter(of).cloned().collect::<Vec<(Told, Ignored)>>()
        });
        view! { <Show when=move || !own.read().is_empty()><Group kind heading list=own /></Show> }
    });
    view! {
        <Show when=move || !unused.read().is_empty()>
            <div class="finding">
                <p class="finding-why">{move || unused_text(unused.read().len())}</p>
                <div class="finding-actions">
                    <Button on_press=remove_unused>"Remove unused"</Button>
                </div>
            </div>
        </Show>
        {groups.into_iter().collect_view()}
        <Show when=move || shown.read().is_empty()>
            <p class="problems-none muted">{none}</p>
        </Show>
    }
}

#[component]
fn Group(kind: Kind, heading: &'static str, list: Memo<Vec<(Told, Ignored)>>) -> impl IntoView {
    let app = App::expect();
    let most = RwSignal::new(MORE);
    let entries = move || {
        let entry = |(told, own): &(Told, Ignored)| {
            let (told, own) = (told.clone(), own.clone());
            let key = [own.key().as_str(), " ", &told.place, " ", &told.note, " ", &own.reason].concat();
            Entry::new(key, move || view! { <Row told=told.clone() own=own.clone() /> }.into_any())
        };
        list.read().iter().take(most.get()).map(entry).collect()
    };
    let keeping = use_context::<Keeping>();
    let all = move || {
        keeping.into_iter().for_each(Keeping::remember);
        let list: Vec<Ignored> = list.read_untracked().iter().map(|(_, own)| own.clone()).collect();
        take_back(app, "Stop ignoring problems", &list);
    };
    view! {
        <details class="problem-group" open>
            <summary>
                <span>{heading}</span>
                <span class="muted">{move || list.read().len()}</span>
            </summary>
            {(kind == Kind::Baseline).then(|| view! { <Button on_press=all>"Stop ignoring all of these"</Button> })}
            <ul>{keyed(entries)}</ul>
            <Show when=move || { list.read().len() > most.get() }>
                <Button on_press=move || most.update(|most| *most += MORE)>
                    {move || format!("Show more ({})", list.read().len())}
                </Button>
            </Show>
        </details>
    }
}

#[component]
fn Row(told: Told, own: Ignored) -> impl IntoView {
    let app = App::expect();
    let keeping = use_context::<Keeping>();
    let object = own.object;
    let icon = if own.is_unused() { IconName::Close } else { IconName::Minus };
    let summary = rule(&own.rule).map(|rule| rule.summary).unwrap_or_default();
    let reason = match (own.reason.as_str(), own.is_baseline) {
        ("", true) => None,
        ("", false) => Some("No reason given.".to_owned()),
        (reason, _) => Some(reason.to_owned()),
    };
    let (label, step) = match own.reach {
        Reach::Design => ("Turn on", "Turn on rule"),
        Reach::Object | Reach::Finding => ("Stop ignoring", "Stop ignoring problem"),
    };
    let back = move || {
        keeping.into_iter().for_each(Keeping::remember);
        take_back(app, step, std::slice::from_ref(&own));
    };
    view! {
        <li class="finding">
            <button
                type="button"
                class="finding-go"
                title=summary
                disabled=object.is_none()
                on:click=move |_| {
                    app.update(|editor| object.into_iter().for_each(|object| editor.go_to(object)));
                }
            >
                <span class="severity">
                    <Icon name=icon />
                </span>
                <span>
                    {told.rule.clone()} <span class="muted">{[" ", told.place.as_str()].concat()}</span>
                </span>
            </button>
            {reason.map(|reason| view! { <p class="finding-why">{reason}</p> })}
            {(!told.note.is_empty()).then(|| view! { <p class="finding-why muted">{told.note.clone()}</p> })}
            <div class="finding-actions">
                <Button on_press=back>{label}</Button>
            </div>
        </li>
    }
}

/// An entry in words.
#[derive(Clone, PartialEq)]
struct Told {
    rule: String,
    place: String,
    note: String,
    reason: String,
}

impl Told {
    fn has(&self, wanted: &str) -> bool {
        [&self.rule, &self.place, &self.note, &self.reason]
            .iter()
            .any(|text| text.to_lowercase().contains(wanted))
    }
}

fn told(document: &Document, own: &Ignored) -> Told {
    let name = rule(&own.rule).map_or("", |rule| rule.name);
    let place = match (own.object, own.reach) {
        (None, _) => "a deleted object".to_owned(),
        (Some(ObjectRef::Document), _) => "the whole design".to_owned(),
        (Some(object), Reach::Object) => {
            [&place(document, object), " and its columns, keys and indexes"].concat()
        }
        (Some(object), _) => place(document, object),
    };
    let note = match (own.hides, own.reach) {
        (Some(0), _) => "Unused: it hides no problem any more.".to_owned(),
        (Some(1), Reach::Object) => "Hides 1 problem.".to_owned(),
        (Some(count), Reach::Object) => format!("Hides {count} problems."),
        _ => String::new(),
    };
    Told { rule: [&own.rule, " ", name].concat(), place, note, reason: own.reason.clone() }
}

fn kind_of(own: &Ignored) -> Kind {
    match own.reach {
        Reach::Design => Kind::Rules,
        _ if own.is_baseline => Kind::Baseline,
        _ => Kind::Problems,
    }
}

fn unused_text(count: usize) -> String {
    match count {
        1 => "1 entry hides no problem any more.".to_owned(),
        count => format!("{count} entries hide no problem any more."),
    }
}

fn take_back(app: App, label: &str, list: &[Ignored]) {
    app.update(|editor| {
        let diff = restore(editor.document(), list);
        editor.apply(label, &diff);
    });
    app.ui.announcement.set(match list.len() {
        1 => "Reported again".to_owned(),
        count => format!("{count} entries removed"),
    });
}
