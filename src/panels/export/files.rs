//! The files of an export, where there are several: one of them is shown, copied and downloaded.

use leptos::prelude::*;

use crowfoot_export::{File, Node, tree};
use crowfoot_model::Document;

use crate::platform::files::safe_name;

/// The name of an archive of a design.
pub(super) fn archive_name(document: &Document) -> String {
    safe_name(&document.settings().name, ".zip")
}

/// A row of files, or their folders where they have some.
#[component]
pub(super) fn Files(files: Signal<Vec<File>>, shown: RwSignal<String>) -> impl IntoView {
    let nodes = Memo::new(move |_| {
        let files = files.read();
        if files.len() > 1 { tree(files.iter()) } else { Vec::new() }
    });
    let first = Memo::new(move |_| files.read().first().map(|file| file.path.clone()).unwrap_or_default());
    let chosen = Memo::new(move |_| {
        let shown = shown.read();
        if files.read().iter().any(|file| file.path == *shown) { shown.clone() } else { first.get() }
    });
    move || {
        let nodes = nodes.read();
        let class = match nodes.iter().any(|node| matches!(node, Node::Folder { .. })) {
            true => "file-tree",
            false => "segmented",
        };
        (!nodes.is_empty()).then(|| {
            view! {
                <div class="export-options">
                    <div class=class role="radiogroup" aria-label="File">{rows(&nodes, chosen, shown)}</div>
                </div>
            }
        })
    }
}

fn rows(nodes: &[Node], chosen: Memo<String>, shown: RwSignal<String>) -> Vec<AnyView> {
    nodes.iter().map(|node| row(node, chosen, shown)).collect()
}

fn row(node: &Node, chosen: Memo<String>, shown: RwSignal<String>) -> AnyView {
    match node {
        Node::Folder { name, nodes } => view! {
            <details open>
                <summary>{name.clone()}</summary>
                <div class="file-tree-folder">{rows(nodes, chosen, shown)}</div>
            </details>
        }
        .into_any(),
        Node::File { name, path } => {
            let (own, path) = (path.clone(), path.clone());
            view! {
                <label class="segment">
                    <input
                        type="radio"
                        name="export-file"
                        prop:checked=move || *chosen.read() == own
                        on:change=move |_| shown.set(path.clone())
                    />
                    <span>{name.clone()}</span>
                </label>
            }
            .into_any()
        }
    }
}
