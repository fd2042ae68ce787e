//! The design as a whole, and what is in it without standing on the diagram.

use crowfoot_model::{
    CompositeType, DataType, Diagram, DiagramId, Domain, Edit, Flow, IdSource, LineLabels, Notation,
    ObjectRef, Schema, Sequence, SequenceOptions, Statement,
};

use super::form::Kind;
use super::rules;
use super::sheet::{Opens, Sheet};
use super::view::dialect;

pub(super) fn walk(sheet: &mut Sheet, edit: &mut Edit, ids: &mut IdSource, diagram: DiagramId) {
    let own = edit.settings_mut();
    sheet.section("", Opens::Always);
    sheet.text("Name", Kind::Text, &mut own.name);
    dialect(sheet, &mut own.dialect);
    sheet.maybe("Rationale", Kind::Area, &mut own.rationale);
    objects(sheet, edit, ids);
    if let Some(shown) = edit.diagram_mut(diagram) {
        sheet.section("Lines and layout", Opens::Always);
        lines(sheet, shown);
    }
    sheet.section("Diagrams", Opens::WhenSaid);
    for diagram in sheet.document.diagrams() {
        sheet.row("diagram", diagram.id.0, 0);
        if let Some(own) = edit.diagram_mut(diagram.id) {
            sheet.name("Diagram", &mut own.name);
        }
        sheet.end_row();
    }
    rules::walk(sheet, edit.settings_mut());
}

/// How the lines of a diagram look, and how it is laid out the next time.
fn lines(sheet: &mut Sheet, diagram: &mut Diagram) {
    let names = ["Crow's foot", "IDEF1X", "UML", "(min, max)"];
    let now = Notation::ALL.iter().position(|own| *own == diagram.notation).unwrap_or(0);
    if let Some(notation) = sheet.choice("Notation", &names, now).and_then(|at| Notation::ALL.get(at)) {
        diagram.notation = *notation;
    }
    let names = ["None", "Constraint names", "Columns", "Comments"];
    let now = LineLabels::ALL.iter().position(|own| *own == diagram.labels).unwrap_or(0);
    if let Some(labels) = sheet.choice("Line labels", &names, now).and_then(|at| LineLabels::ALL.get(at)) {
        diagram.labels = *labels;
    }
    let names = ["Short lines", "Left to right", "Top to bottom", "Compact"];
    let now = Flow::ALL.iter().position(|own| *own == diagram.flow).unwrap_or(0);
    if let Some(flow) = sheet.choice("Auto-layout", &names, now).and_then(|at| Flow::ALL.get(at)) {
        diagram.flow = *flow;
    }
}

/// What has a name and no place.
fn objects(sheet: &mut Sheet, edit: &mut Edit, ids: &mut IdSource) {
    let document = sheet.document;
    sheet.section("Schemas, types and raw SQL", Opens::WhenSaid);
    for own in document.schemas() {
        sheet.link("schema", own.id.0, 0, own.name.clone(), "schema".to_owned(), ObjectRef::Schema(own.id));
    }
    for own in document.enums() {
        let text = document.qualified_name(own.schema, &own.name);
        sheet.link("enum", own.id.0, 0, text, "enum".to_owned(), ObjectRef::Enum(own.id));
    }
    for own in document.domains() {
        let text = document.qualified_name(own.schema, &own.name);
        sheet.link("domain", own.id.0, 0, text, "domain".to_owned(), ObjectRef::Domain(own.id));
    }
    for own in document.composites() {
        let text = document.qualified_name(own.schema, &own.name);
        sheet.link("composite", own.id.0, 0, text, "composite".to_owned(), ObjectRef::Composite(own.id));
    }
    for own in document.sequences() {
        let text = document.qualified_name(own.schema, &own.name);
        sheet.link("sequence", own.id.0, 0, text, "sequence".to_owned(), ObjectRef::Sequence(own.id));
    }
    for own in document.statements() {
        let first = own.text.lines().next().unwrap_or_default();
        let detail = own.kind.to_ascii_lowercase();
        sheet.link("statement", own.id.0, 0, first.to_owned(), detail, ObjectRef::Statement(own.id));
    }
    if sheet.action("Add schema") {
        let id = ids.fresh();
        edit.put(Schema { id, name: numbered("schema", document.schemas().len()), comment: None });
        sheet.select = Some(ObjectRef::Schema(id));
    }
    if sheet.action("Add domain") {
        let id = ids.fresh();
        edit.put(Domain {
            id,
            schema: None,
            name: numbered("domain", document.domains().len()),
            base: DataType::TEXT,
            not_null: false,
            default: None,
            collation: None,
            checks: Vec::new(),
            comment: None,
        });
        sheet.select = Some(ObjectRef::Domain(id));
    }
    if sheet.action("Add composite type") {
        let id = ids.fresh();
        let name = numbered("composite", document.composites().len());
        edit.put(CompositeType { id, schema: None, name, fields: Vec::new(), comment: None });
        sheet.select = Some(ObjectRef::Composite(id));
    }
    if sheet.action("Add sequence") {
        let id = ids.fresh();
        edit.put(Sequence {
            id,
            schema: None,
            name: numbered("sequence", document.sequences().len()),
            options: SequenceOptions::default(),
            owned_by: None,
            comment: None,
        });
        sheet.select = Some(ObjectRef::Sequence(id));
    }
    if sheet.action("Add raw SQL") {
        let id = ids.fresh();
        let order = document.statements().map(|own| own.order).max().map_or(0, |last| last.saturating_add(1));
        edit.put(Statement {
            id,
            dialect: document.settings().dialect,
            kind: String::new(),
            text: String::new(),
            order,
            before_tables: false,
        });
        sheet.select = Some(ObjectRef::Statement(id));
    }
}

fn numbered(noun: &str, before: usize) -> String {
    [noun, "_", &(before + 1).to_string()].concat()
}
