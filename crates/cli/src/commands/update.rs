use clap::Args;
use crowfoot_import::{Format, detect};
use crowfoot_model::{IdSource, file};
use crowfoot_reconcile::Proposal;
use crowfoot_scene::{ApproximateMeasure, Scope, arrange};

use crate::arguments::{Input, Target};
use crate::commands::Outcome;
use crate::failure::{Failure, Result};
use crate::files;
use crate::open::open;
use crate::output;
use crate::renames::{Renames, tell_likely};

/// Bring a design up to date with a schema
///
/// Objects in both keep their ids, positions, colors, notes and annotations. The changes, and renames that are likely, are
/// listed on standard error.
#[derive(Args)]
pub(super) struct Arguments {
    /// The Crowfoot file to update
    #[arg(value_name = "DESIGN")]
    design: String,

    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    target: Target,

    /// Keep objects that the schema does not have
    #[arg(long)]
    keep_removed: bool,

    #[command(flatten)]
    renames: Renames,

    /// Only list the changes
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let texts = files::read(std::slice::from_ref(&arguments.design), None)?;
    let [text] = texts.as_slice() else {
        return Err(Failure::at(&arguments.design, "is not a file"));
    };
    if detect(&text.name, &text.text) != Format::Json {
        return Err(Failure::at(&text.name, "is not a Crowfoot file; use convert to make one"));
    }
    let old = file::from_json(&text.text).map_err(|error| Failure::at(&text.name, error))?;
    let opened = open(&arguments.input)?;
    let covers = opened.format.covers();
    let ids = IdSource::following(&old);
    let mut proposal = Proposal::new(old, opened.document, covers, ids);
    arguments.renames.decide(&mut proposal, !arguments.keep_removed)?;
    tell(&proposal);
    if arguments.dry_run {
        return Ok(Outcome::Done);
    }
    let mut merged = proposal.merged().clone();
    if let Some(diagram) = merged.first_diagram() {
        let diff = arrange(&merged, diagram, &ApproximateMeasure, Scope::Unplaced);
        merged.apply(&diff);
    }
    output::write(arguments.target.out.as_deref(), &file::to_json(&merged))?;
    Ok(Outcome::Done)
}

fn tell(proposal: &Proposal) {
    for change in proposal.changes() {
        output::complain(&change.sentence());
    }
    tell_likely(proposal);
    output::complain(&proposal.summary().to_string());
}
