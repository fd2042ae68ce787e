//! The tools, at the edge of the diagram.

use leptos::prelude::*;

use crowfoot_editor::Tool;

use crate::state::App;
use crate::widgets::{IconButton, IconName};

/// Tools as one group of buttons of which one is pressed.
#[component]
pub fn Toolbar() -> impl IntoView {
    let app = App::expect();
    let is_typing = move || {
        app.mirror.selection.track();
        app.with(|editor| editor.typing_table().is_some())
    };
    let tool = move |tool: Tool, icon: IconName, label: &'static str, shortcut: &'static str| {
        let pressed = Signal::derive(move || app.mirror.tool.get() == tool);
        // On a selected table a letter is no command, but begins a column.
        let shortcut = Signal::derive(move || if is_typing() { "" } else { shortcut });
        let choose = move || app.update(|editor| editor.set_tool(tool));
        view! { <IconButton icon label shortcut pressed=pressed on_press=choose /> }
    };
    view! {
        <div class="tool-bar" role="toolbar" aria-label="Tools" aria-orientation="vertical">
            {tool(Tool::Select, IconName::Pointer, "Select", "V")}
            {tool(Tool::Hand, IconName::Hand, "Pan", "H")}
            {tool(Tool::Table, IconName::Table, "New table", "T")}
            {tool(Tool::Note, IconName::Note, "New note", "N")}
            {tool(Tool::Area, IconName::Area, "New area", "A")}
            <span class="tool-rule"></span>
            <IconButton icon=IconName::Layout label="Auto-layout" on_press=move || app.run("arrange") />
        </div>
    }
}
