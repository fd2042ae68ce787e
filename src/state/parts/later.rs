//! A place for a view whose code is still on its way.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use wasm_split_helpers::SplitLoaderError;

use crate::platform::trouble;
use crate::state::App;

/// Why a part is not there: it could not be fetched.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Could not load this part of the app. Check your connection and try again.")
    }
}

impl Missing {
    /// Tells the user that the part could not be loaded, and why.
    pub async fn tell(self, app: App) {
        match trouble::why_missing().await {
            // The page says that there is a new version.
            Ok(why) if why.is_empty() => {}
            Ok(why) => app.toasts.error(why),
            Err(_) => app.toasts.error(self.to_string()),
        }
    }
}

/// Makes a view whose code is there.
pub type Build = Box<dyn FnOnce() -> AnyView>;

/// A view whose code is on its way.
pub type Building = Pin<Box<dyn Future<Output = Result<Build, Missing>>>>;

/// Shows a view as soon as its code is there, and nothing until then. `gone` runs when it cannot be fetched, after
/// the user was told. Nothing happens once the place itself is gone: a component made there would look in vain for
/// what the page provides.
pub fn later(app: App, build: Building, gone: fn(App)) -> AnyView {
    let arrived = RwSignal::new(false);
    let slot = StoredValue::new_local(None);
    let busy = app.busy();
    let fetch = ScopedFuture::new(async move {
        let built = build.await;
        if !arrived.is_disposed() {
            match built {
                Ok(build) => {
                    slot.set_value(Some(build()));
                    arrived.set(true);
                }
                Err(missing) => {
                    missing.tell(app).await;
                    gone(app);
                }
            }
        }
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
