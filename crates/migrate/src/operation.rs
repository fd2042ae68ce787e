//! What a migration is made of.

use crowfoot_ddl::Notice;
use crowfoot_model::{Dialect, ObjectRef};

/// What brings a database from one design to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub dialect: Dialect,
    /// In the order in which they run.
    pub operations: Vec<Operation>,
    /// What scripts of the two designs omit or change, so that it is not migrated either.
    pub notices: Vec<Notice>,
}

/// A migration and its way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    pub up: Plan,
    pub down: Plan,
}

/// One change of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    pub object: ObjectRef,
    /// With its semicolon. Empty where nobody but a person can do it; the hazard says what.
    pub sql: String,
    pub step: Step,
    pub hazards: Vec<Hazard>,
}

/// When an operation runs. Each step can run once all earlier ones have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Values are added to enums, which a transaction must not use that has added them.
    Values,
    /// Views, triggers and the like go, because they name what changes.
    DropPrograms,
    DropForeignKeys,
    /// Constraints and indexes go.
    DropConstraints,
    DropTables,
    DropColumns,
    /// Names change, and nothing else.
    Rename,
    /// Schemas, extensions, types, routines and sequences that are new.
    Types,
    CreateTables,
    AlterTables,
    /// Types and sequences go that nothing uses any longer.
    DropTypes,
    AddConstraints,
    AddForeignKeys,
    /// Triggers, views and raw SQL, new or again.
    CreatePrograms,
    Comments,
    DropSchemas,
}

/// A reason to look twice before an operation runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hazard {
    pub kind: HazardKind,
    pub message: String,
    /// A query that returns a row where the hazard is real.
    pub check: Option<String>,
}

/// What may go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HazardKind {
    /// Rows or values are gone afterwards.
    LosesData,
    /// It fails where rows do not fit.
    MayFail,
    /// The table cannot be read or written while it runs.
    Locks,
    /// It has to be done by hand.
    Manual,
}

impl HazardKind {
    /// The word for scripts and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::LosesData => "loses data",
            Self::MayFail => "may fail",
            Self::Locks => "locks",
            Self::Manual => "manual",
        }
    }
}

impl Plan {
    /// Everything that may go wrong, in the order in which it would.
    pub fn hazards(&self) -> impl Iterator<Item = (&Operation, &Hazard)> {
        self.operations
            .iter()
            .flat_map(|operation| operation.hazards.iter().map(move |hazard| (operation, hazard)))
    }

    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }
}

impl Operation {
    pub(crate) fn new(object: ObjectRef, step: Step, sql: impl Into<String>) -> Self {
        Self { object, step, sql: sql.into(), hazards: Vec::new() }
    }

    pub(crate) fn with(
        mut self,
        kind: HazardKind,
        message: impl Into<String>,
        check: Option<String>,
    ) -> Self {
        self.hazards.push(Hazard { kind, message: message.into(), check });
        self
    }
}
