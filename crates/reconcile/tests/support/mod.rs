//! Scripts, and documents with everything that no script says.
#![allow(dead_code, reason = "each test uses a part")]

use std::ops::ControlFlow;

use crowfoot_export::{Options as ExportOptions, exporter};
use crowfoot_import::{Format, Source};
use crowfoot_model::{
    Area, Color, Diagram, DiagramId, Dialect, Document, Edit, IdSource, Line, NodeId, Note, Placement,
    Suppression,
};
use crowfoot_reconcile::{Change, Coverage, Options, Reconciliation, changes, reconcile};

pub(crate) fn import(text: &str, dialect: Dialect) -> Document {
    import_as(text, Format::Sql(dialect))
}

pub(crate) fn import_as(text: &str, format: Format) -> Document {
    let sources = [Source { name: "script", text }];
    let imported = crowfoot_import::import(&sources, Some(format), &mut |_| ControlFlow::Continue(()));
    imported.unwrap().document
}

/// The text of a document in the format of an exporter.
pub(crate) fn print(document: &Document, key: &str) -> String {
    exporter(key).unwrap().export(document, &ExportOptions::default()).text().to_owned()
}

/// The document with a place, a colour and more for everything.
pub(crate) fn drawn(document: &Document) -> Document {
    let mut ids = IdSource::following(document);
    let mut edit = Edit::new(document);
    let diagram: DiagramId = document.first_diagram().unwrap_or_else(|| ids.fresh());
    edit.put(Diagram::new(diagram, "Main"));
    let mut nodes: Vec<NodeId> = document.tables().map(|table| NodeId::Table(table.id)).collect();
    nodes.extend(document.views().map(|view| NodeId::View(view.id)));
    nodes.extend(document.enums().map(|found| NodeId::Enum(found.id)));
    let note = Note { id: ids.fresh(), text: "a note".into() };
    let area = Area { id: ids.fresh(), name: "an area".into() };
    nodes.extend([NodeId::Note(note.id), NodeId::Area(area.id)]);
    edit.put(note);
    edit.put(area);
    for (at, node) in (0..).zip(nodes) {
        let color = Some(Color::ALL[at % 8]);
        let (x, y) = (i32::try_from(at).unwrap() * 100, 7);
        edit.put(Placement { color, ..Placement::at(diagram, node, x, y) });
    }
    for table in document.tables() {
        let part = table.indexes.first().map(|index| index.id.0);
        let part = part.or(table.columns.first().map(|column| column.id.0));
        let written = edit.table_mut(table.id).unwrap();
        written.annotations.rows = Some(table.id.0);
        written.annotations.rationale = Some("because".into());
        written.annotations.suppressions.push(Suppression {
            rule: "IDX001".into(),
            part,
            reason: "so".into(),
            ..Suppression::default()
        });
        for key in table.foreign_keys.iter().filter(|key| key.target_table().is_some()) {
            edit.put(Line { diagram, table: table.id, foreign_key: key.id, bends: vec![1, 2, 3] });
        }
    }
    let diff = edit.finish();
    let mut drawn = document.clone();
    drawn.apply(&diff);
    drawn
}

/// Both documents brought together, and what that has changed.
pub(crate) struct Merged {
    pub(crate) document: Document,
    pub(crate) changes: Vec<Change>,
    pub(crate) reconciliation: Reconciliation,
}

impl Merged {
    pub(crate) fn sentences(&self) -> Vec<String> {
        self.changes.iter().map(Change::sentence).collect()
    }
}

pub(crate) fn merge(old: &Document, new: &Document, options: &Options<'_>) -> Merged {
    let reconciliation = reconcile(old, new, options, &mut IdSource::following(old));
    let mut document = old.clone();
    document.apply(&reconciliation.diff);
    let changes = changes(old, &document);
    Merged { document, changes, reconciliation }
}

pub(crate) fn merge_script(old: &Document, script: &str, dialect: Dialect) -> Merged {
    let options = Options { covers: Coverage::sql(dialect), ..Options::default() };
    merge(old, &import(script, dialect), &options)
}
