use clap::Args;
use crowfoot_import::{Format, detect};
use crowfoot_model::{IdSource, ObjectRef, file};
use crowfoot_reconcile::{Proposal, Rename};
use crowfoot_scene::{ApproximateMeasure, Scope, arrange};

use crate::arguments::{Input, Target};
use crate::commands::Outcome;
use crate::failure::{Failure, Result};
use crate::files;
use crate::open::open;
use crate::output;

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

    /// Rename an object instead of replacing it: users=people, orders.total=orders.amount
    #[arg(long, value_name = "OLD=NEW", value_parser = rename)]
    rename: Vec<(String, String)>,

    /// Accept all renames that are likely
    #[arg(long)]
    accept_renames: bool,

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
    decide(&mut proposal, arguments)?;
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

/// Accepts what the arguments say. With a table come renames of its columns, which may be meant too.
fn decide(proposal: &mut Proposal, arguments: &Arguments) -> Result<()> {
    let mut renames = Vec::new();
    for wanted in &arguments.rename {
        // The columns of a table under another name are those of the table before.
        renames.push(named(proposal, wanted)?);
        proposal.accept(renames.clone());
    }
    let removals = !arguments.keep_removed;
    loop {
        let offers = proposal.offers();
        let wanted = |accepted: bool| accepted || arguments.accept_renames;
        let accepted: Vec<usize> =
            (0..offers.len()).filter(|at| offers.get(*at).is_some_and(|own| wanted(own.accepted))).collect();
        let is_settled = offers.iter().all(|offer| offer.accepted == wanted(offer.accepted));
        if is_settled && proposal.removals() == removals {
            return Ok(());
        }
        proposal.choose(removals, &accepted);
    }
}

/// The objects that have the names of a rename.
fn named(proposal: &Proposal, (from, to): &(String, String)) -> Result<Rename> {
    let missing = |name: &str, place: &str| Failure::new(format!("there is no {name} in the {place}"));
    let object = |objects: Vec<(ObjectRef, String)>, name: &str| {
        objects.into_iter().find(|(_, own)| own == name).map(|(object, _)| object)
    };
    let [old, new] = proposal.names();
    let from = object(old, from).ok_or_else(|| missing(from, "design"))?;
    let to = object(new, to).ok_or_else(|| missing(to, "schema"))?;
    if std::mem::discriminant(&from) != std::mem::discriminant(&to) {
        return Err(Failure::new("a rename is of two tables, two columns or two types".to_owned()));
    }
    Ok(Rename { from, to })
}

fn tell(proposal: &Proposal) {
    for change in proposal.changes() {
        output::complain(&change.sentence());
    }
    for offer in proposal.offers().iter().filter(|offer| !offer.accepted) {
        let (from, to) = (&offer.from, &offer.to);
        output::complain(&format!("likely: --rename {from}={to} ({}% match)", offer.score));
    }
    output::complain(&proposal.summary().to_string());
}

fn rename(text: &str) -> std::result::Result<(String, String), String> {
    match text.split_once('=') {
        Some((from, to)) if !from.is_empty() && !to.is_empty() => Ok((from.to_owned(), to.to_owned())),
        _ => Err("expected OLD=NEW".to_owned()),
    }
}
