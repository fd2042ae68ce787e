//! The inspector without its looks: every property of what is selected as a form of texts, and the way back from a
//! text to one step of undo.
//!
//! A subject (a table, a column, an index, …) is one file with one function that goes through its properties; reading
//! and writing are the same walk, so that a property costs a line and cannot be shown without being editable.

mod annotations;
mod check;
mod column;
mod fields;
mod form;
mod index;
mod keys;
mod lists;
mod look;
mod named_type;
mod relation;
mod rules;
mod settings;
mod several;
mod sheet;
mod table;
mod taken;
mod values;
mod view;

use crowfoot_model::{DiagramId, Edit, IdSource, NodeId, ObjectRef, Table, TableId};

use crate::Editor;
use crate::structure;
use sheet::{Later, Opens, Sheet};

pub use form::{Field, Form, Kind, Node, Part, Remark, Taken};

impl Editor {
    /// The form for what is selected; for nothing, that of the design.
    pub fn inspect(&self, objects: &[ObjectRef]) -> Form {
        let mut sheet = Sheet::new(self.document(), None);
        sheet.rules = self.reviewing.reviewer();
        let mut edit = Edit::new(self.document());
        self.walk_objects(&mut sheet, &mut edit, &mut self.ids.clone(), objects);
        sheet.end_section();
        let (kind, title, above) = match objects {
            [] => (kind_of(ObjectRef::Document), self.document().settings().name.clone(), None),
            [one] => {
                let above = one.table().map(ObjectRef::Table).filter(|table| table != one);
                (kind_of(*one), own_name(self, *one), above)
            }
            more => ("Selection".to_owned(), [&more.len().to_string(), " objects"].concat(), None),
        };
        let above = above.map(|object| (self.document().display_name(object), object));
        Form { kind, title, above, nodes: sheet.nodes }
    }

    /// Sets the property with this key from a text, presses the button with this key, or does `up`, `down` or `remove`
    /// with the entry of this key; in one step of undo. What cannot be taken leaves the design as it is and says why.
    pub fn set_property(&mut self, objects: &[ObjectRef], key: &str, text: &str) -> Result<Taken, String> {
        let mut ids = self.ids.clone();
        let mut edit = Edit::new(&self.document);
        let sheet = self.write(&mut edit, &mut ids, objects, key, text)?;
        let (label, select, focus) = (sheet.label, sheet.select, sheet.focus);
        let diff = edit.finish();
        self.ids = ids;
        self.apply(&label, &diff);
        if let Some(object) = select {
            self.select([object]);
        }
        Ok(Taken { focus })
    }

    /// What there would be to say of a text if it were set: why it would be refused, or what is odd about it.
    pub fn try_property(
        &self,
        objects: &[ObjectRef],
        key: &str,
        text: &str,
    ) -> Result<Option<Remark>, String> {
        let mut edit = Edit::new(&self.document);
        Ok(self.write(&mut edit, &mut self.ids.clone(), objects, key, text)?.remark)
    }

    /// What messages call the subject of a form.
    pub fn name_of(&self, objects: &[ObjectRef]) -> String {
        match objects {
            [] => "The design".to_owned(),
            [one] => self.document().display_name(*one),
            more => [&more.len().to_string(), " objects"].concat(),
        }
    }

    fn write<'a>(
        &'a self,
        edit: &mut Edit<'a>,
        ids: &mut IdSource,
        objects: &[ObjectRef],
        key: &'a str,
        text: &'a str,
    ) -> Result<Sheet<'a>, String> {
        let mut sheet = Sheet::new(&self.document, Some((key, text)));
        sheet.rules = self.reviewing.reviewer();
        self.walk_objects(&mut sheet, edit, ids, objects);
        if !sheet.is_written() {
            return Err(sheet.refusal.unwrap_or_else(|| "This was deleted.".to_owned()));
        }
        if let (Some(later), Some(object)) = (sheet.later.take(), objects.first()) {
            finish(later, edit, ids, *object);
        }
        if let [ObjectRef::Enum(id)] = objects {
            named_type::follow_value(edit, *id);
        }
        if sheet.named
            && let [object] = objects
            && taken::is_taken(edit, *object)
        {
            sheet.refuse("This name is already in use.");
        }
        match sheet.refusal.take() {
            Some(why) => Err(why),
            None => Ok(sheet),
        }
    }

    /// What types are completed from: those of the document, then the dialect's.
    pub fn type_names(&self) -> Vec<String> {
        let document = self.document();
        let mut names = Vec::new();
        names.extend(document.enums().map(|own| own.name.clone()));
        names.extend(document.domains().map(|own| own.name.clone()));
        names.extend(document.composites().map(|own| own.name.clone()));
        let spec = crowfoot_dialect::spec(document.settings().dialect);
        names.extend(spec.type_names().iter().map(|own| own.name.to_owned()));
        names
    }

    /// What index methods are completed from.
    pub fn method_names(&self) -> Vec<String> {
        let spec = crowfoot_dialect::spec(self.document().settings().dialect);
        spec.capabilities().index_methods.iter().map(|name| (*name).to_owned()).collect()
    }

    fn walk_objects(&self, sheet: &mut Sheet, edit: &mut Edit, ids: &mut IdSource, objects: &[ObjectRef]) {
        let diagram = self.diagram();
        match objects {
            [] | [ObjectRef::Document] => settings::walk(sheet, edit, ids, diagram),
            [object] => walk_object(sheet, edit, ids, *object, diagram),
            more => several::walk(self, sheet, edit, more),
        }
    }
}

fn walk_object(
    sheet: &mut Sheet,
    edit: &mut Edit,
    ids: &mut IdSource,
    object: ObjectRef,
    diagram: DiagramId,
) {
    if let Some(id) = object.table() {
        let Some(own) = edit.table(id) else { return };
        for column in &own.columns {
            sheet.columns.push((column.id.0, column.name.clone()));
        }
        // The look stands before what is rare.
        let placement = (object == ObjectRef::Table(id)).then_some(NodeId::Table(id));
        structure::change_names(edit, id, |table| walk_part(sheet, ids, table, object));
        if let Some(node) = placement {
            look::walk(sheet, edit, diagram, node);
            annotations_of(sheet, edit, ids, id);
            sheet.section("", Opens::Always);
            sheet.delete("Delete table", object);
        }
        return;
    }
    match object {
        ObjectRef::Schema(id) => named_type::schema(sheet, edit.schema_mut(id)),
        ObjectRef::Enum(id) => named_type::enumeration(sheet, edit.enum_type_mut(id)),
        ObjectRef::Domain(id) => named_type::domain(sheet, edit.domain_mut(id)),
        ObjectRef::Composite(id) => named_type::composite(sheet, edit.composite_mut(id)),
        ObjectRef::Sequence(id) => named_type::sequence(sheet, edit.sequence_mut(id)),
        ObjectRef::View(id) => view::view(sheet, edit.view_mut(id), ids),
        ObjectRef::Statement(id) => view::statement(sheet, edit.statement_mut(id)),
        ObjectRef::Note(id) => look::note(sheet, edit.note_mut(id)),
        ObjectRef::Area(id) => look::area(sheet, edit.area_mut(id)),
        _ => {}
    }
    if let Some(node) = object.node() {
        look::walk(sheet, edit, diagram, node);
    }
    sheet.section("", Opens::Always);
    sheet.delete("Delete", object);
}

fn annotations_of(sheet: &mut Sheet, edit: &mut Edit, ids: &mut IdSource, id: TableId) {
    if let Some(table) = edit.table_mut(id) {
        annotations::walk(sheet, ids, table);
    }
}

fn walk_part(sheet: &mut Sheet, ids: &mut IdSource, table: &mut Table, object: ObjectRef) {
    match object {
        ObjectRef::Table(_) => table::walk(sheet, ids, table),
        ObjectRef::Column(_, id) => column::walk(sheet, table, id),
        ObjectRef::PrimaryKey(_) => keys::primary_key(sheet, table),
        ObjectRef::Unique(_, id) => keys::unique(sheet, table, id),
        ObjectRef::ForeignKey(_, id) => relation::walk(sheet, table, id),
        ObjectRef::Check(_, id) => check::check(sheet, table, id),
        ObjectRef::Exclusion(_, id) => check::exclusion(sheet, table, id),
        ObjectRef::Index(_, id) => index::walk(sheet, table, id),
        _ => return,
    }
    if !matches!(object, ObjectRef::Table(_)) {
        sheet.section("", Opens::Always);
        sheet.delete("Delete", object);
    }
}

/// Makes a change that concerns more than the subject.
fn finish(later: Later, edit: &mut Edit, ids: &mut IdSource, object: ObjectRef) {
    if let Later::Delete(object) = later {
        return structure::delete(edit, object);
    }
    let Some(table) = object.table() else { return };
    match later {
        Later::Type(column, text) => structure::set_type_text(edit, table, column, &text),
        Later::Move(column, to) => structure::move_column(edit, table, column, to),
        Later::PrimaryKey(column, wanted) => structure::set_primary_key(edit, table, column, wanted),
        Later::Unique(column, wanted) => structure::set_unique(edit, ids, table, column, wanted),
        Later::Relate(parent) => drop(structure::add_reference(edit, ids, table, parent)),
        Later::Delete(_) => {}
    }
}

fn kind_of(object: ObjectRef) -> String {
    let noun = if matches!(object, ObjectRef::ForeignKey(..)) { "relation" } else { object.noun() };
    let (first, rest) = noun.split_at_checked(1).unwrap_or_default();
    [&first.to_ascii_uppercase(), rest].concat()
}

/// What an object is called in its table; nothing for what only has its table's name.
fn own_name(editor: &Editor, object: ObjectRef) -> String {
    let document = editor.document();
    let name = document.display_name(object);
    let Some(table) = object.table().map(ObjectRef::Table).filter(|table| *table != object) else {
        return if matches!(object, ObjectRef::Note(_)) { String::new() } else { name };
    };
    let above = document.display_name(table);
    match name.strip_prefix(above.as_str()) {
        Some("") => "Unnamed".to_owned(),
        Some(rest) if rest.starts_with('.') => rest.get(1..).unwrap_or_default().to_owned(),
        _ => name,
    }
}
