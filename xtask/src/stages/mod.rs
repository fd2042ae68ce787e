//! The stages of `cargo xtask test`, in the order in which they run: quick ones first.

pub(crate) mod browser;
mod build;
mod database;
mod fuzz;
mod native;
mod node_tests;
mod size;

use crate::counts::Counts;
use crate::failure::Result;
use crate::lint;
use crate::workspace::Workspace;

pub(crate) struct Stage {
    pub(crate) name: &'static str,
    /// A failure counts as one failed test; the other stages still run.
    pub(crate) run: fn(&Workspace) -> Result<Counts>,
}

pub(crate) const STAGES: &[Stage] = &[
    Stage { name: "lint", run: |workspace| Ok(lint::run(workspace)) },
    Stage { name: "native", run: native::run },
    Stage { name: "build", run: build::run },
    Stage { name: "browser", run: browser::run },
    Stage { name: "typescript", run: |workspace| node_tests::run(workspace, "typescript") },
    Stage { name: "database", run: database::run },
    Stage { name: "fuzz", run: fuzz::run },
    Stage { name: "size", run: size::run },
];
