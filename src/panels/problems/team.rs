//! A team's rule settings: `crowfoot.toml`, which the command line reads too.

use std::future::Future;

use crowfoot_model::Edit;

use crate::platform::dom::DragEvent;
use crate::platform::files;
use crate::state::App;
use crate::state::parts::Teaming;

const NAME: &str = "crowfoot.toml";

/// Lets the user choose a file and applies it.
pub(super) fn choose(app: App) {
    with_part(app, async move |teaming| match files::open(false).await {
        Ok(opened) => opened.iter().take(1).for_each(|file| adopt(app, &teaming, &file.name, &file.text)),
        Err(error) => app.toasts.error(format!("The file could not be read: {error}.")),
    });
}

/// Applies a file that is dropped on the list. Anything else is for the page.
pub(super) fn take_drop(app: App, event: &DragEvent) {
    let files = event.data_transfer().and_then(|data| data.files());
    let file = files.filter(|files| files.length() == 1).and_then(|files| files.get(0));
    let Some(file) = file.filter(|file| file.name().ends_with(".toml")) else { return };
    event.prevent_default();
    event.stop_propagation();
    with_part(app, async move |teaming| match files::text_of(&file).await {
        Ok(text) => adopt(app, &teaming, &file.name(), &text),
        Err(error) => app.toasts.error(format!("The file could not be read: {error}.")),
    });
}

/// Saves the settings of the design as such a file.
pub(super) fn save(app: App) {
    with_part(app, async move |teaming| {
        let text = app.with(|editor| (teaming.write)(editor.document().settings()));
        if let Err(error) = files::save(NAME, &text, None).await {
            app.toasts.error(format!("The file could not be written: {error}."));
        }
    });
}

/// Makes what a file says the settings of the design, in one step of undo.
fn adopt(app: App, teaming: &Teaming, name: &str, text: &str) {
    let result = app.update(|editor| {
        let mut edit = Edit::new(editor.document());
        (teaming.adopt)(edit.settings_mut(), text)?;
        let diff = edit.finish();
        editor.apply("Apply rule settings", &diff);
        Ok::<bool, String>(!diff.is_empty())
    });
    match result {
        Ok(true) => app.toasts.done(format!("{name} applied to this design. Undo takes it back.")),
        Ok(false) => app.toasts.done(format!("This design already has the rule settings of {name}.")),
        Err(error) => app.toasts.error(format!("{name} was not applied. {error}.")),
    }
}

/// Fetches what reads and writes the files, and goes on with it.
fn with_part<F: Future<Output = ()> + 'static>(app: App, work: impl FnOnce(Teaming) -> F + 'static) {
    leptos::task::spawn_local(async move {
        let busy = app.busy();
        match (app.parts.teaming)().await {
            Ok(teaming) => work(teaming).await,
            Err(missing) => missing.tell(app).await,
        }
        drop(busy);
    });
}
