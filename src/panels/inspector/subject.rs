//! What forms are about: a record, or a part of one, by its id.

use crowfoot_model::{
    AccessPattern, AccessPatternId, Area, AreaId, CheckConstraint, CheckId, Column, ColumnId, CompositeId,
    CompositeType, Document, Domain, DomainId, Edit, EnumId, EnumType, ExclusionConstraint, ExclusionElement,
    ExclusionId, ForeignKey, ForeignKeyId, FunctionalDependency, Index, IndexId, IndexKey, Note, NoteId,
    PrimaryKey, RecordKey, Schema, SchemaId, Sequence, SequenceId, Settings, Statement, StatementId, Table,
    TableId, UniqueConstraint, UniqueId, View, ViewId,
};

/// A handle to something in the document that has properties.
pub trait Subject: Copy + Send + Sync + 'static {
    type Record;

    /// The record whose changes are to be followed.
    fn key(self) -> RecordKey;

    /// The thing itself; `None` when it is gone.
    fn find(self, document: &Document) -> Option<&Self::Record>;

    /// Hands the thing to `change`, where it is still there.
    fn change(self, edit: &mut Edit<'_>, change: &mut dyn FnMut(&mut Self::Record));
}

macro_rules! records {
    ($($id:ident => $record:ident, $key:ident, $read:ident, $write:ident;)+) => {$(
        impl Subject for $id {
            type Record = $record;

            fn key(self) -> RecordKey {
                RecordKey::$key(self)
            }

            fn find(self, document: &Document) -> Option<&$record> {
                document.$read(self).map(|record| &**record)
            }

            fn change(self, edit: &mut Edit<'_>, change: &mut dyn FnMut(&mut $record)) {
                if let Some(record) = edit.$write(self) {
                    change(record);
                }
            }
        }
    )+};
}

records! {
    TableId => Table, Table, table, table_mut;
    EnumId => EnumType, Enum, enum_type, enum_type_mut;
    ViewId => View, View, view, view_mut;
    NoteId => Note, Note, note, note_mut;
    AreaId => Area, Area, area, area_mut;
    SchemaId => Schema, Schema, schema, schema_mut;
    DomainId => Domain, Domain, domain, domain_mut;
    CompositeId => CompositeType, Composite, composite, composite_mut;
    SequenceId => Sequence, Sequence, sequence, sequence_mut;
    StatementId => Statement, Statement, statement, statement_mut;
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident($id:ident) => $record:ident, $($list:ident).+;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name(pub TableId, pub $id);

        impl Subject for $name {
            type Record = $record;

            fn key(self) -> RecordKey {
                RecordKey::Table(self.0)
            }

            fn find(self, document: &Document) -> Option<&$record> {
                document.table(self.0)?.$($list).+.iter().find(|part| part.id == self.1)
            }

            fn change(self, edit: &mut Edit<'_>, change: &mut dyn FnMut(&mut $record)) {
                let Some(table) = edit.table_mut(self.0) else { return };
                if let Some(part) = table.$($list).+.iter_mut().find(|part| part.id == self.1) {
                    change(part);
                }
            }
        }
    )+};
}

parts! {
    /// A column of a table.
    ColumnAt(ColumnId) => Column, columns;
    /// A unique constraint of a table.
    UniqueAt(UniqueId) => UniqueConstraint, uniques;
    /// A foreign key of the table whose rows refer.
    ForeignKeyAt(ForeignKeyId) => ForeignKey, foreign_keys;
    /// A check of a table.
    CheckAt(CheckId) => CheckConstraint, checks;
    /// An exclusion constraint of a table.
    ExclusionAt(ExclusionId) => ExclusionConstraint, exclusions;
    /// An access pattern of a table.
    PatternAt(AccessPatternId) => AccessPattern, annotations.access_patterns;
}

/// The settings of the document.
#[derive(Clone, Copy)]
pub struct Design;

impl Subject for Design {
    type Record = Settings;

    fn key(self) -> RecordKey {
        RecordKey::Settings
    }

    fn find(self, document: &Document) -> Option<&Settings> {
        Some(document.settings())
    }

    fn change(self, edit: &mut Edit<'_>, change: &mut dyn FnMut(&mut Settings)) {
        change(edit.settings_mut());
    }
}

/// The primary key of a table.
#[derive(Clone, Copy)]
pub struct PrimaryKeyOf(pub TableId);

impl Subject for PrimaryKeyOf {
    type Record = PrimaryKey;

    fn key(self) -> RecordKey {
        RecordKey::Table(self.0)
    }

    fn find(self, document: &Document) -> Option<&PrimaryKey> {
        document.table(self.0)?.primary_key.as_ref()
    }

    fn change(self, edit: &mut Edit<'_>, change: &mut dyn FnMut(&mut PrimaryKey)) {
        if let Some(key) = edit.table_mut(self.0).and_then(|table| table.primary_key.as_mut()) {
            change(key);
        }
    }
}

/// Has indexes: a table or a materialized view.
#[derive(Clone, Copy, PartialEq)]
pub enum IndexOwner {
    Table(TableId),
    View(ViewId),
}

impl IndexOwner {
    pub fn key(self) -> RecordKey {
        match self {
            Self::Table(id) => RecordKey::Table(id),
            Self::View(id) => RecordKey::View(id),
        }
    }

    pub fn indexes(self, document: &Document) -> &[Index] {
        match self {
            Self::Table(id) => document.table(id).map_or(&[], |table| table.indexes.as_slice()),
            Self::View(id) => document.view(id).map_or(&[], |view| view.indexes.as_slice()),
        }
    }

    pub fn indexes_mut<'e>(self, edit: &'e mut Edit<'_>) -> Option<&'e mut Vec<Index>> {
        match self {
            Self::Table(id) => edit.table_mut(id).map(|table| &mut table.indexes),
            Self::View(id) => edit.view_mut(id).map(|view| &mut view.indexes),
        }
    }
}

/// An index.
#[derive(Clone, Copy)]
pub struct IndexAt(pub IndexOwner, pub IndexId);

impl Subject for IndexAt {
    type Record = Index;

    fn key(self) -> RecordKey {
        self.0.key()
    }

    fn find(self, document: &Document) -> Option<&Index> {
        self.0.indexes(document).iter().find(|index| index.id == self.1)
    }

    fn change(self, edit: &mut Edit<'_>, change: &mut dyn FnMut(&mut Index)) {
        let indexes = self.0.indexes_mut(edit);
        if let Some(index) = indexes.and_then(|all| all.iter_mut().find(|index| index.id == self.1)) {
            change(index);
        }
    }
}

macro_rules! places {
    ($($(#[$doc:meta])* $name:ident($of:ident) => $record:ident, $($list:ident).+;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name(pub $of, pub usize);

        impl Subject for $name {
            type Record = $record;

            fn key(self) -> RecordKey {
                self.0.key()
            }

            fn find(self, document: &Document) -> Option<&$record> {
                self.0.find(document)?.$($list).+.get(self.1)
            }

            fn change(self, edit: &mut Edit<'_>, change: &mut dyn FnMut(&mut $record)) {
                self.0.change(edit, &mut |whole| {
                    if let Some(part) = whole.$($list).+.get_mut(self.1) {
                        change(part);
                    }
                });
            }
        }
    )+};
}

places! {
    /// A key of an index, by its place.
    IndexKeyAt(IndexAt) => IndexKey, keys;
    /// An element of an exclusion constraint, by its place.
    ElementAt(ExclusionAt) => ExclusionElement, elements;
    /// A functional dependency of a table, by its place.
    DependencyAt(TableId) => FunctionalDependency, annotations.functional_dependencies;
}
