//! The designs that this browser keeps, and the bin with those that were deleted.

use leptos::prelude::*;

use crate::platform::{quota, time};
use crate::state::{App, Summary, bin};
use crate::widgets::{Button, IconButton, IconName, Press};

/// The designs as small pictures, how much the browser stores, and the bin.
#[component]
pub(super) fn Recent() -> impl IntoView {
    let app = App::expect();
    let all = RwSignal::new(Vec::<Summary>::new());
    let usage = RwSignal::new(String::new());
    let refresh = move || {
        leptos::task::spawn_local(async move {
            let summaries = bin::purge(app, app.summaries().await).await;
            let count = summaries.iter().filter(|summary| summary.deleted.is_none()).count();
            let _ = all.try_set(summaries);
            let _ = usage.try_set(quota::usage().await.map(|usage| used(count, usage)).unwrap_or_default());
        });
    };
    refresh();
    let of = move |deleted: bool| {
        move || all.get().into_iter().filter(|own| own.deleted.is_some() == deleted).collect::<Vec<_>>()
    };
    let restore = move |key: String| {
        leptos::task::spawn_local(async move {
            bin::restore(app, &key).await;
            refresh();
        });
    };
    let discard = move |key: String, name: String| {
        leptos::task::spawn_local(async move {
            bin::discard(app, &key).await;
            let undo = move || restore(key.clone());
            app.toasts.offer(format!("{name} is in the bin"), "Undo", Press::from(undo), false);
            refresh();
        });
    };
    let delete = move |key: String| {
        leptos::task::spawn_local(async move {
            bin::delete(app, &key).await;
            refresh();
        });
    };
    view! {
        <Show when=move || !of(false)().is_empty()>
            <section class="recent" aria-labelledby="recent-title">
                <h2 id="recent-title">"Your designs"</h2>
                <ul class="recent-list">
                    <For each=of(false) key=|summary| (summary.key.clone(), summary.updated.to_bits()) let:summary>
                        <RecentCard summary on_delete=discard />
                    </For>
                </ul>
                <p class="muted recent-usage">{move || usage.get()}</p>
            </section>
        </Show>
        <Show when=move || !of(true)().is_empty()>
            <details class="recent bin">
                <summary>{move || format!("Bin ({})", of(true)().len())}</summary>
                <p class="muted">{format!("Deleted designs can be restored for {} days.", bin::KEPT_DAYS)}</p>
                <ul class="bin-list">
                    <For each=of(true) key=|summary| summary.key.clone() let:summary>
                        <BinEntry summary on_restore=restore on_delete=delete />
                    </For>
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn RecentCard(summary: Summary, on_delete: impl Fn(String, String) + Copy + 'static) -> impl IntoView {
    let app = App::expect();
    let name = name_of(&summary);
    let about = format!("{} · {}", tables(&summary), time::ago(summary.updated, time::now()));
    let open_key = summary.key.clone();
    let (delete_key, deleted_name) = (summary.key.clone(), name.clone());
    let open = move |_| {
        let key = open_key.clone();
        leptos::task::spawn_local(async move { app.open_kept(&key).await });
    };
    view! {
        <li class="recent-card">
            <button type="button" class="recent-open" on:click=open>
                <svg
                    class="recent-picture"
                    viewBox=(!summary.view_box.is_empty()).then_some(summary.view_box)
                    preserveAspectRatio="xMidYMid meet"
                    aria-hidden="true"
                >
                    <path d=summary.picture />
                </svg>
                <strong>{name.clone()}</strong>
                <span class="muted">{about}</span>
            </button>
            <IconButton
                icon=IconName::Delete
                label=format!("Delete {name}")
                on_press=move || on_delete(delete_key.clone(), deleted_name.clone())
            />
        </li>
    }
}

#[component]
fn BinEntry(
    summary: Summary,
    on_restore: impl Fn(String) + Copy + 'static,
    on_delete: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let name = name_of(&summary);
    let goes = match bin::days_left(summary.deleted.unwrap_or_default(), time::now()) {
        days if days <= 1.0 => "deleted for good tomorrow".to_owned(),
        days => format!("deleted for good in {days} days"),
    };
    let about = format!("{} · {goes}", tables(&summary));
    let (restored, deleted) = (summary.key.clone(), summary.key);
    let (to_restore, to_delete) = (format!(" {name}"), format!(" {name}"));
    view! {
        <li class="bin-entry">
            <span class="bin-name"><strong>{name}</strong> " " <span class="muted">{about}</span></span>
            <Button on_press=move || on_restore(restored.clone())>
                "Restore" <span class="visually-hidden">{to_restore}</span>
            </Button>
            <Button on_press=move || on_delete(deleted.clone())>
                "Delete now" <span class="visually-hidden">{to_delete}</span>
            </Button>
        </li>
    }
}

fn name_of(summary: &Summary) -> String {
    if summary.name.is_empty() { "Untitled design".to_owned() } else { summary.name.clone() }
}

fn tables(summary: &Summary) -> String {
    let plural = if summary.tables == 1 { "" } else { "s" };
    format!("{} table{plural}", summary.tables)
}

/// "12 designs, 3.4 MB of 2.0 GB".
fn used(count: usize, usage: quota::Usage) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} design{plural}, {} of {}", bytes(usage.used), bytes(usage.available))
}

fn bytes(bytes: f64) -> String {
    let (amount, unit) = match bytes {
        ..1e6 => (bytes / 1e3, "KB"),
        ..1e9 => (bytes / 1e6, "MB"),
        _ => (bytes / 1e9, "GB"),
    };
    // One digit after the point, none for large amounts.
    let tenths = (amount * 10.0).round() as u64;
    if tenths >= 1_000 {
        format!("{} {unit}", tenths / 10)
    } else {
        format!("{}.{} {unit}", tenths / 10, tenths % 10)
    }
}
