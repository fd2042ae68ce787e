//! Where things are on the page, in CSS pixels.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crowfoot_editor::Editor;
use crowfoot_model::{NodeId, ObjectRef, Table};
use crowfoot_scene::Rect;

use crate::platform::document;
use crate::state::App;

/// The card of a table, or `undefined` where there is none.
pub fn table_bounds(app: App, name: &str) -> JsValue {
    app.with(|editor| {
        let bounds = table(editor, name).and_then(|table| editor.scene().bounds(NodeId::Table(table.id)));
        on_page(editor, bounds)
    })
}

/// The row of a column, or `undefined` where there is none.
pub fn column_bounds(app: App, table_name: &str, column: &str) -> JsValue {
    app.with(|editor| {
        let bounds = table(editor, table_name).and_then(|table| {
            let column = table.column_named(column)?;
            editor.scene().column_bounds(table.id, column.id)
        });
        on_page(editor, bounds)
    })
}

/// The object of a name: `orders`, `sales.orders`, `orders.user_id`, or an enum or view.
pub fn object_named(editor: &Editor, name: &str) -> Option<ObjectRef> {
    if let Some(table) = table(editor, name) {
        return Some(ObjectRef::Table(table.id));
    }
    if let Some((owner, column)) = name.rsplit_once('.')
        && let Some(table) = table(editor, owner)
        && let Some(column) = table.column_named(column)
    {
        return Some(ObjectRef::Column(table.id, column.id));
    }
    let document = editor.document();
    let of_enum = document.enums().find(|e| e.name == name).map(|e| ObjectRef::Enum(e.id));
    of_enum.or_else(|| document.views().find(|view| view.name == name).map(|view| ObjectRef::View(view.id)))
}

fn table<'e>(editor: &'e Editor, name: &str) -> Option<&'e Table> {
    let document = editor.document();
    let exact = |table: &&std::sync::Arc<Table>| document.qualified_name(table.schema, &table.name) == name;
    let plain = |table: &&std::sync::Arc<Table>| table.name == name;
    document.tables().find(exact).or_else(|| document.tables().find(plain)).map(|table| &**table)
}

fn on_page(editor: &Editor, world: Option<Rect>) -> JsValue {
    let Some(world) = world else { return JsValue::UNDEFINED };
    let rect = editor.session().view().rect_to_viewport(world);
    let canvas = document().query_selector(".surface canvas").ok().flatten();
    let origin = canvas.map(|canvas| canvas.get_bounding_client_rect());
    let (left, top) = origin.map_or((0.0, 0.0), |origin| (origin.left(), origin.top()));
    let object = Object::new();
    let sides = [("x", rect.x + left), ("y", rect.y + top), ("width", rect.width), ("height", rect.height)];
    for (name, value) in sides {
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_f64(value));
    }
    object.into()
}
