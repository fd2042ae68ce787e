use clap::Args;
use crowfoot_reconcile::{Action, Change, Summary, changes};
use serde_json::{Value, json};

use crate::arguments::Target;
use crate::commands::Outcome;
use crate::failure::Result;
use crate::output;
use crate::versions::Versions;

/// Compare two versions of a design
///
/// Lists what was added, removed, changed and renamed, in plain words. Exits with 1 if anything differs. Crowfoot files of one
/// design know their renames; for other files, likely ones are listed on standard error.
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    versions: Versions,

    /// Write JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    target: Target,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let (old, new) = arguments.versions.open(None)?;
    let changes = changes(&old, &new);
    let summary = Summary::of(&changes).to_string();
    let text = if arguments.json {
        let all: Vec<Value> = changes.iter().map(as_json).collect();
        format!("{:#}\n", json!({ "summary": summary, "changes": all }))
    } else {
        let sentences = changes.iter().map(|change| change.sentence() + "\n");
        sentences.chain([summary + "\n"]).collect()
    };
    output::write(arguments.target.out.as_deref(), &text)?;
    Ok(if changes.is_empty() { Outcome::Done } else { Outcome::Findings })
}

fn as_json(change: &Change) -> Value {
    let (action, fields) = match &change.action {
        Action::Added => ("added", Vec::new()),
        Action::Removed => ("removed", Vec::new()),
        Action::Altered(fields) => ("altered", fields.clone()),
    };
    let fields: Vec<Value> = fields
        .iter()
        .map(|field| json!({ "field": field.field.label(), "before": field.before, "after": field.after }))
        .collect();
    json!({
        "name": change.name,
        "owner": change.owner,
        "action": action,
        "fields": fields,
        "sentence": change.sentence(),
    })
}
