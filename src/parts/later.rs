//! A place for a view whose code is still on its way.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;

use crate::state::App;

/// What brings a view.
pub type Later = Pin<Box<dyn Future<Output = AnyView>>>;

/// Shows a view as soon as its code is there, and nothing until then.
pub fn later(app: App, view: Later) -> AnyView {
    let arrived = RwSignal::new(false);
    let slot = StoredValue::new_local(None);
    let busy = app.busy();
    let fetch = ScopedFuture::new(async move {
        let view = view.await;
        slot.set_value(Some(view));
        arrived.set(true);
        drop(busy);
    });
    leptos::task::spawn_local(fetch);
    (move || {
        arrived.track();
        let mut view: Option<AnyView> = None;
        slot.update_value(|slot| view = slot.take());
        view
    })
    .into_any()
}
