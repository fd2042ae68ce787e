use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::account::Account;
use super::engines::EngineVerdict;
use super::tally::{Tally, counts};
use crate::failure::{At, Result};

/// The number of reasons in the Markdown table.
const REASONS: usize = 60;

/// Writes `report.json` and `report.md`.
pub(super) fn write(
    out: &Path,
    accounts: &[Account],
    verdicts: &[EngineVerdict],
    tally: &Tally,
) -> Result<()> {
    let schemas: Vec<Value> = accounts.iter().map(|account| schema(account, verdicts)).collect();
    let bars: Vec<Value> = tally
        .bars
        .iter()
        .map(|bar| json!({ "what": bar.what, "percent": bar.found, "wanted": bar.wanted, "detail": bar.detail, "reached": bar.is_reached() }))
        .collect();
    let reasons: Vec<Value> = tally
        .reasons
        .iter()
        .map(|(reason, count)| json!({ "reason": reason, "statements": count }))
        .collect();
    let value = json!({ "bars": bars, "notModelled": reasons, "schemas": schemas });
    let path = out.join("report.json");
    std::fs::write(&path, format!("{value:#}\n")).at(path.display())?;
    let path = out.join("report.md");
    std::fs::write(&path, markdown(accounts, verdicts, tally)).at(path.display())
}

fn schema(account: &Account, verdicts: &[EngineVerdict]) -> Value {
    let counts = counts(account);
    let engines: Vec<Value> = of(account, verdicts)
        .map(|verdict| {
            json!({
                "engine": verdict.engine, "roundTrip": verdict.is_round_trip, "verdict": verdict.verdict, "reason": verdict.reason,
                "refused": verdict.refused, "difference": verdict.difference, "lacking": verdict.lacking,
                "objects": verdict.objects, "equal": verdict.equal, "reasons": verdict.reasons, "seconds": verdict.seconds,
            })
        })
        .collect();
    let rest = account
        .statements
        .iter()
        .filter(|statement| statement.verdict != "modelled" || statement.reason.contains("Left out"));
    let rest: Vec<Value> = rest
        .map(|statement| {
            json!({
                "file": statement.file + 1, "line": statement.line, "kind": statement.kind, "verdict": statement.verdict,
                "reason": statement.reason, "excerpt": statement.excerpt,
            })
        })
        .collect();
    json!({
        "name": account.name, "format": account.format, "bytes": account.bytes, "seconds": account.seconds, "tables": account.tables,
        "foreignKeys": account.foreign_keys, "error": account.error, "modelled": counts.modelled, "kept": counts.kept, "skipped": counts.skipped,
        "ddl": counts.ddl, "ddlModelled": counts.ddl_modelled, "unaccounted": account.unaccounted, "engines": engines, "notModelled": rest,
    })
}

fn of<'a>(account: &'a Account, verdicts: &'a [EngineVerdict]) -> impl Iterator<Item = &'a EngineVerdict> {
    verdicts.iter().filter(|verdict| verdict.name == account.name)
}

fn markdown(accounts: &[Account], verdicts: &[EngineVerdict], tally: &Tally) -> String {
    let mut text = String::from("# Corpus\n\n");
    for line in tally.lines() {
        let _ = writeln!(text, "- {line}");
    }
    text += "\n| schema | tables | relations | modelled | kept | skipped | DDL modelled | round trip | in others | ms | MB/s |\n";
    text += "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- | ---: | ---: |\n";
    for account in accounts {
        let counts = counts(account);
        let percent =
            if counts.ddl == 0 { 100.0 } else { counts.ddl_modelled as f64 * 100.0 / counts.ddl as f64 };
        let own = of(account, verdicts).find(|verdict| verdict.is_round_trip);
        let round_trip = account.error.clone().unwrap_or_else(|| own.map_or_else(|| "–".to_owned(), shown));
        let others: Vec<String> = of(account, verdicts)
            .filter(|verdict| !verdict.is_round_trip)
            .map(|verdict| format!("{} {}", verdict.engine, verdict.verdict))
            .collect();
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {percent:.1} % | {} | {} | {:.1} | {:.1} |",
            account.name,
            account.tables,
            account.foreign_keys,
            counts.modelled,
            counts.kept,
            counts.skipped,
            cell(&round_trip),
            cell(&others.join(", ")),
            account.seconds * 1e3,
            account.bytes as f64 / 1e6 / account.seconds.max(1e-9),
        );
    }
    text += "\n## Statements not modelled\n\n| statements | kind, verdict and reason |\n| ---: | --- |\n";
    for (reason, count) in tally.reasons.iter().take(REASONS) {
        let _ = writeln!(text, "| {count} | {} |", cell(reason));
    }
    text += &unheld(verdicts);
    let bad: Vec<&EngineVerdict> =
        verdicts.iter().filter(|verdict| !matches!(verdict.verdict.as_str(), "equal" | "runs")).collect();
    if !bad.is_empty() {
        text += "\n## Engine messages\n";
    }
    for verdict in bad {
        let _ = writeln!(
            text,
            "\n### {} in {}: {}\n\n{}\n",
            verdict.name, verdict.engine, verdict.verdict, verdict.reason
        );
        for line in verdict.refused.iter().chain(&verdict.difference).take(20) {
            let _ = writeln!(text, "    {line}");
        }
    }
    text
}

/// Differences caused by the engines, one line per reason.
fn unheld(verdicts: &[EngineVerdict]) -> String {
    let mut schemas: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for verdict in verdicts {
        for reason in &verdict.reasons {
            schemas.entry((&verdict.engine, reason)).or_default().push(&verdict.name);
        }
    }
    let mut text = String::new();
    if !schemas.is_empty() {
        text += "\n## Not held twice in the same way by the engine\n\n";
    }
    for ((engine, reason), names) in schemas {
        let _ = writeln!(text, "- {engine}: {reason} ({})", names.join(", "));
    }
    text
}

fn shown(verdict: &EngineVerdict) -> String {
    let refused = verdict.refused.len();
    let lacks = match verdict.lacking.as_slice() {
        [] => String::new(),
        [first, ..] => format!("; MariaDB lacks {} of it, such as {first}", verdict.lacking.len()),
    };
    match verdict.verdict.as_str() {
        "equal" if refused > 0 => {
            format!("equal; the engine refuses {refused} statements of the original{lacks}")
        }
        "equal" => format!("equal{lacks}"),
        "differs" | "refused" => {
            format!("{} of {} objects equal: {}", verdict.equal, verdict.objects, verdict.first_line())
        }
        other => format!("{other}: {}", verdict.first_line()),
    }
}

/// Escapes a text for a table cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
