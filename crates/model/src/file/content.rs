//! The shape of the file.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{FileError, VERSION, check};
use crate::{
    Area, CompositeType, Diagram, Document, Domain, EnumType, Note, Placement, Record, Schema, Sequence,
    Settings, Statement, Table, View,
};

/// The file as serde sees it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Content {
    format: String,
    version: u32,
    #[serde(default)]
    settings: Arc<Settings>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) schemas: Vec<Arc<Schema>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) enums: Vec<Arc<EnumType>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) domains: Vec<Arc<Domain>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) composites: Vec<Arc<CompositeType>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) sequences: Vec<Arc<Sequence>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tables: Vec<Arc<Table>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) views: Vec<Arc<View>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) statements: Vec<Arc<Statement>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<Arc<Note>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) areas: Vec<Arc<Area>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) diagrams: Vec<Arc<Diagram>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) placements: Vec<Arc<Placement>>,
}

impl Content {
    pub(super) fn of(document: &Document) -> Self {
        Self {
            format: "crowfoot".to_owned(),
            version: VERSION,
            settings: Arc::clone(document.settings()),
            schemas: document.schemas().cloned().collect(),
            enums: document.enums().cloned().collect(),
            domains: document.domains().cloned().collect(),
            composites: document.composites().cloned().collect(),
            sequences: document.sequences().cloned().collect(),
            tables: document.tables().cloned().collect(),
            views: document.views().cloned().collect(),
            statements: document.statements().cloned().collect(),
            notes: document.notes().cloned().collect(),
            areas: document.areas().cloned().collect(),
            diagrams: document.diagrams().cloned().collect(),
            placements: document.placements().cloned().collect(),
        }
    }

    pub(super) fn into_document(self) -> Result<Document, FileError> {
        check::ids(&self)?;
        let mut document = Document::default();
        let mut put = |record: Record| document.set(record.key(), Some(&record));
        put(Record::Settings(self.settings));
        self.schemas.into_iter().map(Record::Schema).for_each(&mut put);
        self.enums.into_iter().map(Record::Enum).for_each(&mut put);
        self.domains.into_iter().map(Record::Domain).for_each(&mut put);
        self.composites.into_iter().map(Record::Composite).for_each(&mut put);
        self.sequences.into_iter().map(Record::Sequence).for_each(&mut put);
        self.tables.into_iter().map(Record::Table).for_each(&mut put);
        self.views.into_iter().map(Record::View).for_each(&mut put);
        self.statements.into_iter().map(Record::Statement).for_each(&mut put);
        self.notes.into_iter().map(Record::Note).for_each(&mut put);
        self.areas.into_iter().map(Record::Area).for_each(&mut put);
        self.diagrams.into_iter().map(Record::Diagram).for_each(&mut put);
        self.placements.into_iter().map(Record::Placement).for_each(&mut put);
        Ok(document)
    }
}
