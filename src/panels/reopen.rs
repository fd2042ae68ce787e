//! What is asked when a link is opened again whose copy was edited here.

use leptos::prelude::*;

use crate::platform::time;
use crate::state::App;
use crate::widgets::{Button, Dialog, IconName};

/// The dialog. `copy` is the key of the design that the link was opened as, `updated` when that was edited last.
#[component]
pub fn ReopenDialog(link: String, copy: String, updated: f64) -> impl IntoView {
    let app = App::expect();
    let close = move || app.ui.dialog.set(None);
    let open_copy = move || {
        close();
        let copy = copy.clone();
        leptos::task::spawn_local(async move { app.open_kept(&copy).await });
    };
    let open_link = move || {
        close();
        let link = link.clone();
        leptos::task::spawn_local(async move { app.open_link_anew(&link).await });
    };
    view! {
        <Dialog title="Open your copy?" on_close=close>
            <div class="dialog-body">
                <p>{format!("You opened this link before and edited your copy on {}.", time::date(updated))}</p>
                <div class="share-row">
                    <Button icon=IconName::Link on_press=open_link>"Open the link as a new design"</Button>
                    <Button primary=true icon=IconName::Open on_press=open_copy>"Open your copy"</Button>
                </div>
            </div>
        </Dialog>
    }
}
