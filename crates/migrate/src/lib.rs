//! Migrations: what brings a database from one version of a design to another, and back.
//!
//! Both versions share ids (`crowfoot_reconcile` gives them to designs that do not), so a rename is known as one. The old
//! version is written as DDL under the names of the new one; whatever then differs from the DDL of the new version is what
//! has to change once everything is renamed. So a migration ends where the script of the new version would, since both
//! come from the same writer.

mod column_properties;
mod conversion;
mod definitions;
mod files;
mod operation;
mod parts;
mod planner;
mod programs;
mod properties;
mod rebuild;
mod renamed;
mod renames;
mod settings;
mod sides;
mod staged;
mod target;
mod text;
mod types;
mod undo;
mod write;

pub use files::{File, files, stage_files};
pub use operation::{Hazard, HazardKind, Migration, Operation, Plan, Step};
pub use staged::{Stage, StageKind, staged};

use crowfoot_model::{Dialect, Document};

use crate::planner::Planner;
use crate::sides::Sides;
use crate::target::TableChange;

/// What brings a database of the old design to the new one.
pub fn plan(old: &Document, new: &Document, dialect: Dialect) -> Plan {
    let sides = Sides::new(old, new, dialect);
    let mut planner = Planner::new(&sides);
    match planner.target.tables {
        TableChange::Properties => planner.by_properties(),
        TableChange::Definitions => planner.by_definitions(),
        TableChange::Rebuild => planner.by_rebuilding(),
    }
    planner.finish()
}

/// What brings a database of the old design to the new one, and back.
pub fn migration(old: &Document, new: &Document, dialect: Dialect) -> Migration {
    Migration { up: plan(old, new, dialect), down: plan(new, old, dialect) }
}
