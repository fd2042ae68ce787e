//! Renames between two designs that have no ids in common.

use clap::Args;
use crowfoot_model::ObjectRef;
use crowfoot_reconcile::{Proposal, Rename};

use crate::failure::{Failure, Result};
use crate::output;

/// Which objects are the same under another name.
#[derive(Args)]
pub(crate) struct Renames {
    /// Rename an object instead of replacing it: users=people, orders.total=orders.amount
    #[arg(long, value_name = "OLD=NEW", value_parser = rename)]
    rename: Vec<(String, String)>,

    /// Accept all renames that are likely
    #[arg(long)]
    accept_renames: bool,
}

impl Renames {
    /// Accepts what the arguments say. With a table come renames of its columns, which may be meant too.
    pub(crate) fn decide(&self, proposal: &mut Proposal, removals: bool) -> Result<()> {
        let mut renames = Vec::new();
        for wanted in &self.rename {
            // The columns of a table under another name are those of the table before.
            renames.push(named(proposal, wanted)?);
            proposal.accept(renames.clone());
        }
        loop {
            let offers = proposal.offers();
            let wanted = |accepted: bool| accepted || self.accept_renames;
            let accepted: Vec<usize> = (0..offers.len())
                .filter(|at| offers.get(*at).is_some_and(|own| wanted(own.accepted)))
                .collect();
            let is_settled = offers.iter().all(|offer| offer.accepted == wanted(offer.accepted));
            if is_settled && proposal.removals() == removals {
                return Ok(());
            }
            proposal.choose(removals, &accepted);
        }
    }
}

/// Lists the renames that nobody has decided on.
pub(crate) fn tell_likely(proposal: &Proposal) {
    for offer in proposal.offers().iter().filter(|offer| !offer.accepted) {
        let (from, to) = (&offer.from, &offer.to);
        output::complain(&format!("likely: --rename {from}={to} ({}% match)", offer.score));
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

fn rename(text: &str) -> std::result::Result<(String, String), String> {
    match text.split_once('=') {
        Some((from, to)) if !from.is_empty() && !to.is_empty() => Ok((from.to_owned(), to.to_owned())),
        _ => Err("expected OLD=NEW".to_owned()),
    }
}
