use clap::Args;
use crowfoot_migrate::{HazardKind, Plan, files, migration, stage_files, staged};
use crowfoot_model::Dialect;
use serde_json::{Value, json};

use crate::arguments::one_of;
use crate::commands::Outcome;
use crate::failure::{Failure, Result};
use crate::output;
use crate::versions::Versions;

/// Write the migration from one version of a design to another, and back
///
/// The files are NNNN_name.sql and NNNN_name.down.sql. Their heads say what loses data, what may fail, and the queries that
/// tell whether it will.
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    versions: Versions,

    /// The database to migrate [default: that of the new version]
    #[arg(long, value_name = "DIALECT")]
    #[arg(value_parser = one_of(Dialect::ALL.into_iter().map(|dialect| (dialect.key(), dialect))))]
    dialect: Option<Dialect>,

    /// Write the files to this folder, instead of the migration to standard output
    #[arg(short, long, value_name = "DIR")]
    out: Option<String>,

    /// Name of the migration
    #[arg(long, default_value = "migration")]
    name: String,

    /// Number of the migration [default: the one after the highest in the folder]
    #[arg(long)]
    number: Option<u32>,

    /// Write stages that keep the application running: new columns beside the old ones, kept alike by triggers, filled in
    /// batches, checked, and the old ones dropped in the end (PostgreSQL)
    #[arg(long, requires = "out", conflicts_with = "check")]
    staged: bool,

    /// Only list what loses data, may fail or has to be done by hand; exit with 1 if anything does
    #[arg(long)]
    check: bool,

    /// With --check, write JSON
    #[arg(long, requires = "check")]
    json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let (old, new) = arguments.versions.open(arguments.dialect)?;
    let dialect = arguments.dialect.unwrap_or(new.settings().dialect);
    let migration = migration(&old, &new, dialect);
    if arguments.check {
        return check(&migration.up, arguments.json);
    }
    if migration.up.is_empty() {
        output::complain("Nothing to migrate: both versions make the same database.");
        return Ok(Outcome::Done);
    }
    let Some(folder) = &arguments.out else {
        output::write(None, &migration.up.text(&arguments.name))?;
        return Ok(Outcome::Done);
    };
    let number = arguments.number.unwrap_or_else(|| next_number(folder));
    let name = file_name(&arguments.name);
    let written = if arguments.staged {
        let stages = staged(&old, &new, dialect);
        let stages = stages.ok_or_else(|| Failure::new("--staged is for designs of PostgreSQL only"))?;
        stage_files(&stages, number, &name)
    } else {
        files(&migration, number, &name)
    };
    for file in written {
        std::fs::create_dir_all(folder).map_err(|error| Failure::at(folder, error))?;
        let path = std::path::Path::new(folder).join(&file.path);
        output::write(path.to_str(), &file.text)?;
    }
    for (_, hazard) in migration.up.hazards().filter(|(_, hazard)| hazard.kind != HazardKind::Locks) {
        output::complain(&format!("{}: {}", hazard.kind.word(), hazard.message));
    }
    Ok(Outcome::Done)
}

fn check(plan: &Plan, as_json: bool) -> Result<Outcome> {
    let hazards: Vec<_> = plan.hazards().map(|(_, hazard)| hazard).collect();
    let text = if as_json {
        let all: Vec<Value> = hazards
            .iter()
            .map(|hazard| json!({ "kind": hazard.kind.word(), "message": hazard.message, "check": hazard.check }))
            .collect();
        format!("{:#}\n", json!({ "operations": plan.operations.len(), "hazards": all }))
    } else {
        let mut text = String::new();
        for hazard in &hazards {
            text.push_str(&format!("{}: {}\n", hazard.kind.word(), hazard.message));
            if let Some(check) = &hazard.check {
                text.push_str(&format!("    if this returns a row: {check}\n"));
            }
        }
        text
    };
    output::write(None, &text)?;
    Ok(if hazards.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// The number after the highest that a file of the folder begins with.
fn next_number(folder: &str) -> u32 {
    let names = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let number = |name: String| name.split_once('_')?.0.parse::<u32>().ok();
    names.filter_map(number).max().map_or(1, |highest| highest.saturating_add(1))
}

/// A name for a file: letters, digits and underscores.
fn file_name(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
}
