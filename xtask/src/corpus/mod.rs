//! Measures import and export on real schemas: every statement is in the ledger, and every export runs in its own
//! database and in the others.

mod account;
mod drizzle;
mod engines;
mod naive;
mod report;
mod schemas;
mod tally;

pub(crate) use drizzle::run as drizzle;

use crate::failure::{At, Failure, Result};
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

/// The corpus, beside the project.
const FOLDER: &str = "../shared/corpus";

/// Measures all schemas in a folder, writes `report.json` and `report.md` to `target/corpus` and prints the summary.
/// Returns whether every threshold is met.
pub(crate) fn run(workspace: &Workspace, folder: Option<&str>, with_engines: bool) -> Result<bool> {
    let folder: std::path::PathBuf = folder.map_or_else(|| workspace.root.join(FOLDER), |given| given.into());
    let folder = folder.canonicalize().unwrap_or(folder);
    if !folder.is_dir() {
        return Err(Failure::new(format!(
            "{} does not exist; use --dir for another folder",
            folder.display()
        )));
    }
    let out = workspace.target.join("corpus");
    std::fs::create_dir_all(&out).at(out.display())?;
    let schemas = schemas::below(&folder);
    if schemas.is_empty() {
        return Err(Failure::new(format!("no schemas found in {}", folder.display())));
    }
    let programs = account::build(workspace)?;
    say::step(format!("importing {} schemas", schemas.len()));
    let accounts = account::all(&programs, &schemas, &out)?;
    let (accounts, unread): (Vec<_>, Vec<_>) = accounts.into_iter().partition(account::Account::has_importer);
    for account in unread {
        say::line(format!("  {}: no importer", account.name));
    }
    let verdicts = if with_engines {
        tools::npm_packages(workspace)?;
        for failure in
            [tools::mariadb(workspace), tools::postgres(workspace)].into_iter().filter_map(Result::err)
        {
            say::line(failure.to_string());
        }
        engines::judge(workspace, &programs, &accounts, &out)?
    } else {
        Vec::new()
    };
    let tally = tally::of(&accounts, &verdicts);
    report::write(&out, &accounts, &verdicts, &tally)?;
    tally.lines().iter().for_each(say::line);
    say::line(format!("Full report: {}", workspace.shown(&out.join("report.md"))));
    Ok(tally.is_good())
}
