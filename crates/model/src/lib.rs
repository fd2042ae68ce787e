//! The document of Crowfoot: everything that a database design says, and how it is drawn.
//!
//! * [`Document`] holds records ([`Table`], [`EnumType`], [`View`], …) by stable ids.
//! * It changes only through a [`Diff`], which knows its inverse; [`Edit`] builds one, [`History`] keeps them.
//! * [`merge`] brings together what several editors of one document did.
//! * [`file`] is the canonical JSON form; [`json`] is what it is read and written with.
//!
//! The model is permissive: half-finished and contradictory designs are legal, and what is wrong with them is
//! the business of the rule crate. This crate does no IO and knows no time and no randomness.

#![warn(clippy::disallowed_methods)]

mod id;
mod settings;

mod annotation;
mod column;
mod constraint;
mod data_type;
mod diagram;
mod foreign_key;
mod index;
mod named_type;
mod table;
mod view;

mod diff;
mod document;
mod edit;
pub mod file;
mod history;
pub mod json;
pub mod merge;
mod need;
mod object;
mod part_name;
mod record;
mod unknowns;

pub use annotation::{AccessPattern, FunctionalDependency, OrderBy, Suppression, TableAnnotations};
pub use column::{Column, ColumnAnnotations, DefaultValue, Generated, Identity, SerialSequence};
pub use constraint::{
    CheckConstraint, Deferrability, ExclusionConstraint, ExclusionElement, KeyPrefix, PrimaryKey,
    UniqueConstraint,
};
pub use data_type::{DataType, LogicalType};
pub use diagram::{Area, Color, Diagram, Flow, Fold, Line, LineLabels, NodeId, Notation, Note, Placement};
pub use diff::{Change, Diff};
pub use document::Document;
pub use edit::Edit;
pub use foreign_key::{ForeignKey, ForeignKeyTarget, MatchType, ReferentialAction};
pub use history::History;
pub use id::{
    AccessPatternId, AreaId, CheckId, ColumnId, CompositeId, DiagramId, DomainId, EnumId, ExclusionId,
    ForeignKeyId, IdSource, IndexId, MAX_ID, NoteId, SchemaId, SequenceId, StatementId, TableId, UniqueId,
    ViewId,
};
pub use index::{Index, IndexKey, KeyTarget, NullsOrder, SortOrder};
pub use named_type::{
    CompositeField, CompositeType, Domain, DomainCheck, EnumType, Schema, Sequence, SequenceOptions,
    SequenceOwner,
};
pub use object::ObjectRef;
pub use record::{Record, RecordKey};
pub use settings::{Dialect, RuleLevel, RuleOptionValue, RuleSettings, Settings};
pub use table::{PartitionOf, Partitioning, Table, TableOption};
pub use view::{Statement, View};
