use std::path::Path;

use serde_json::{Value, json};

use super::account::{Account, Programs};
use crate::failure::{At, Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

const ENGINES: &[&str] = &["postgres", "mysql", "sqlite"];

/// The result of `tests/database/corpus.mjs` for one schema on one engine.
pub(super) struct EngineVerdict {
    pub(super) name: String,
    pub(super) engine: String,
    /// Whether it is in the dialect of the engine, so that the export must be equal.
    pub(super) is_round_trip: bool,
    /// `equal`, `refused`, `explained`, `differs`, `runs` or `broken`.
    pub(super) verdict: String,
    pub(super) reason: String,
    pub(super) refused: Vec<String>,
    pub(super) difference: Vec<String>,
    /// Features of the real database that this engine lacks, and that were left out.
    pub(super) lacking: Vec<String>,
    pub(super) seconds: f64,
    /// The number of objects in the original, and of those that are identical in the export.
    pub(super) objects: u64,
    pub(super) equal: u64,
    /// The reasons for differences that the engine itself causes.
    pub(super) reasons: Vec<String>,
}

/// Runs originals and exports on every engine, all engines at the same time.
pub(super) fn judge(
    workspace: &Workspace,
    programs: &Programs,
    accounts: &[Account],
    out: &Path,
) -> Result<Vec<EngineVerdict>> {
    let jobs: Vec<Value> = accounts
        .iter()
        .filter(|account| account.error.is_none())
        .map(|account| json!({ "name": account.name, "from": account.format, "files": account.files }))
        .collect();
    let list = out.join("jobs.json");
    std::fs::write(&list, Value::from(jobs).to_string()).at(list.display())?;
    say::step("running originals and exports in PostgreSQL, MariaDB and SQLite; this takes a few minutes");
    let all = std::thread::scope(|scope| {
        let runs: Vec<_> = ENGINES
            .iter()
            .map(|engine| scope.spawn(|| run(workspace, programs, engine, &list, accounts)))
            .collect();
        runs.into_iter()
            .map(|run| run.join().unwrap_or_else(|_| Err(Failure::new("an engine's thread panicked"))))
            .collect::<Result<Vec<_>>>()
    })?;
    Ok(all.into_iter().flatten().collect())
}

fn run(
    workspace: &Workspace,
    programs: &Programs,
    engine: &str,
    list: &Path,
    accounts: &[Account],
) -> Result<Vec<EngineVerdict>> {
    let mut found = Vec::new();
    let ended = Process::new("node", &workspace.tests())
        .args(["database/corpus.mjs", engine])
        .arg(list)
        .env("CROWFOOT_CLI", &programs.command_line)
        .read_lines(|line| {
            let Ok(value) = serde_json::from_str::<Value>(line) else { return };
            let verdict = verdict(&value, engine, accounts);
            if verdict.is_bad() {
                say::line(format!(
                    "  {}: {} in {engine}: {}",
                    verdict.name,
                    verdict.verdict,
                    verdict.first_line()
                ));
            }
            found.push(verdict);
        })?;
    if !ended.success {
        return Err(Failure::new(format!("node database/corpus.mjs {engine} failed")));
    }
    Ok(found)
}

fn verdict(value: &Value, engine: &str, accounts: &[Account]) -> EngineVerdict {
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |key: &str| value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let name = text("name");
    let is_round_trip = accounts.iter().any(|account| account.name == name && account.format == engine);
    let refused = list("refused").iter().map(|refusal| {
        let message = refusal.get("message").and_then(Value::as_str).unwrap_or_default();
        format!("line {}: {message}", refusal.get("line").and_then(Value::as_u64).unwrap_or(0))
    });
    let lacking = list("lacking").iter().map(|found| {
        let what = found.get("what").and_then(Value::as_str).unwrap_or_default();
        format!("{what} (line {} of the export)", found.get("line").and_then(Value::as_u64).unwrap_or(0))
    });
    EngineVerdict {
        engine: engine.to_owned(),
        is_round_trip,
        verdict: text("verdict"),
        reason: text("reason"),
        refused: refused.collect(),
        lacking: lacking.collect(),
        difference: list("difference").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        objects: value.get("objects").and_then(Value::as_u64).unwrap_or(0),
        equal: value.get("equal").and_then(Value::as_u64).unwrap_or(0),
        reasons: list("reasons").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        seconds: value.get("seconds").and_then(Value::as_f64).unwrap_or(0.0),
        name,
    }
}

impl EngineVerdict {
    pub(super) fn is_bad(&self) -> bool {
        matches!(self.verdict.as_str(), "differs" | "broken")
    }

    /// The most informative line.
    pub(super) fn first_line(&self) -> &str {
        let lines = [self.reason.as_str(), self.difference.first().map_or("", String::as_str)];
        lines
            .into_iter()
            .chain(self.refused.first().map(String::as_str))
            .find(|line| !line.is_empty())
            .unwrap_or("")
    }
}
