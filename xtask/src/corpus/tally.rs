use std::collections::BTreeMap;

use super::account::{Account, Statement};
use super::engines::EngineVerdict;

/// The threshold for the share of modelled statements, among those that the model supports.
const MODELLED: f64 = 98.0;
/// The threshold for the share of schemas whose exports are identical in the database.
const EQUAL: f64 = 95.0;
/// The threshold for the share of identical objects in all schemas.
const OBJECTS_EQUAL: f64 = 99.5;
/// The engines, with the names of their thresholds.
const OF_ENGINES: &[(&str, &str, &str)] = &[
    ("postgres", "files equal in PostgreSQL", "objects equal in PostgreSQL"),
    ("mysql", "files equal in MariaDB", "objects equal in MariaDB"),
    ("sqlite", "files equal in SQLite", "objects equal in SQLite"),
];

/// The totals of all schemas.
pub(super) struct Tally {
    pub(super) bars: Vec<Bar>,
    pub(super) statements: Counts,
    /// Kind, verdict and reason of statements that are not modelled, most frequent first.
    pub(super) reasons: Vec<(String, usize)>,
    schemas: usize,
    megabytes: f64,
    seconds: f64,
    tables: u64,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) modelled: usize,
    pub(super) kept: usize,
    pub(super) skipped: usize,
    /// Statements that the model supports.
    pub(super) ddl: usize,
    pub(super) ddl_modelled: usize,
}

pub(super) struct Bar {
    pub(super) what: &'static str,
    pub(super) found: f64,
    pub(super) wanted: f64,
    pub(super) detail: String,
}

pub(super) fn of(accounts: &[Account], verdicts: &[EngineVerdict]) -> Tally {
    let mut total = Counts::default();
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for account in accounts {
        total.add(counts(account));
        for statement in account.statements.iter().filter(|statement| !is_whole(statement)) {
            *reasons.entry(reason(statement)).or_default() += 1;
        }
    }
    let mut reasons: Vec<(String, usize)> = reasons.into_iter().collect();
    reasons.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    Tally {
        bars: bars(accounts, verdicts, total),
        statements: total,
        reasons,
        schemas: accounts.len(),
        megabytes: accounts.iter().map(|account| account.bytes as f64 / 1e6).sum(),
        seconds: accounts.iter().map(|account| account.seconds).sum(),
        tables: accounts.iter().map(|account| account.tables).sum(),
    }
}

fn bars(accounts: &[Account], verdicts: &[EngineVerdict], total: Counts) -> Vec<Bar> {
    let entries = accounts.iter().map(|account| account.statements.len()).sum::<usize>();
    let missing = accounts.iter().map(|account| account.unaccounted.len()).sum::<usize>();
    let unread = accounts.iter().filter(|account| account.error.is_some()).count();
    let mut bars = vec![
        bar("schemas read", accounts.len() - unread, accounts.len(), 100.0),
        bar("statements accounted for", entries, entries + missing, 100.0),
        bar("DDL statements modelled", total.ddl_modelled, total.ddl, MODELLED),
    ];
    if verdicts.is_empty() {
        return bars;
    }
    let own: Vec<_> = verdicts.iter().filter(|verdict| verdict.is_round_trip).collect();
    let count = |of: &[&EngineVerdict], known: &[&str]| {
        of.iter().filter(|verdict| known.contains(&verdict.verdict.as_str())).count()
    };
    let foreign: Vec<_> = verdicts.iter().filter(|verdict| !verdict.is_round_trip).collect();
    for (engine, files, objects) in OF_ENGINES {
        let of: Vec<_> = own.iter().copied().filter(|verdict| verdict.engine == *engine).collect();
        bars.push(bar(files, count(&of, &["equal", "explained"]), of.len(), EQUAL));
        let sum = |of_one: fn(&EngineVerdict) -> u64| of.iter().map(|verdict| of_one(verdict) as usize).sum();
        bars.push(bar(objects, sum(|verdict| verdict.equal), sum(|verdict| verdict.objects), OBJECTS_EQUAL));
    }
    bars.push(bar(
        "schemas equal or explained",
        count(&own, &["equal", "refused", "explained"]),
        own.len(),
        100.0,
    ));
    bars.push(bar("cross-dialect exports that run", count(&foreign, &["runs"]), foreign.len(), 100.0));
    bars
}

fn bar(what: &'static str, part: usize, whole: usize, wanted: f64) -> Bar {
    let found = if whole == 0 { 100.0 } else { part as f64 * 100.0 / whole as f64 };
    Bar { what, found, wanted, detail: format!("{part} of {whole}") }
}

/// The counts of one schema.
pub(super) fn counts(account: &Account) -> Counts {
    let mut counts = Counts::default();
    for statement in &account.statements {
        match statement.verdict.as_str() {
            "modelled" => counts.modelled += 1,
            "kept" => counts.kept += 1,
            _ => counts.skipped += 1,
        }
        if is_ddl(statement) {
            counts.ddl += 1;
            counts.ddl_modelled += usize::from(is_whole(statement));
        }
    }
    counts
}

/// The objects that the model supports.
const OBJECTS: &[&str] = &[
    "TABLE",
    "INDEX",
    "TYPE",
    "DOMAIN",
    "VIEW",
    "MATERIALIZED VIEW",
    "SEQUENCE",
    "SCHEMA",
    "COLUMN",
    "CONSTRAINT",
];

/// Whether the model supports a statement.
fn is_ddl(statement: &Statement) -> bool {
    let (verb, mut object) = statement.kind.split_once(' ').unwrap_or((&statement.kind, ""));
    // All `COMMENT ON` are one kind; the excerpt has the type of object.
    let excerpt = statement.excerpt.to_ascii_uppercase();
    if verb == "COMMENT" {
        let of = excerpt.strip_prefix("COMMENT ON ").unwrap_or("");
        object = OBJECTS.iter().find(|object| of.starts_with(**object)).copied().unwrap_or("");
    }
    let is_design =
        ["CREATE", "ALTER", "DROP", "RENAME", "COMMENT"].contains(&verb) && OBJECTS.contains(&object);
    is_design && (statement.verdict != "skipped" || is_dangling(statement))
}

/// Skipped because it references something unknown, which may be a fault of the importer.
fn is_dangling(statement: &Statement) -> bool {
    let reason = statement.reason.as_str();
    !statement.kind.starts_with("DROP")
        && !statement.excerpt.to_ascii_uppercase().contains("IF EXISTS")
        && ["Refers to something", "does not exist yet", "does not have all"]
            .iter()
            .any(|mark| reason.contains(mark))
}

fn is_whole(statement: &Statement) -> bool {
    statement.verdict == "modelled" && !statement.reason.contains("Skipped:")
}

/// Removes names, so that equal reasons are counted together.
fn reason(statement: &Statement) -> String {
    let text = match statement.reason.as_str() {
        "" => "",
        reason if reason.contains("Skipped:") => "Skipped in part.",
        reason if reason.contains("already exists") => "Already exists.",
        reason if reason.contains("does not exist yet") => "Does not exist yet.",
        reason if reason.starts_with("Nothing to drop") => "Nothing to drop.",
        reason if reason.contains("does not have all of these columns") => {
            "Refers to columns that do not exist."
        }
        reason if reason.starts_with("Not understood") => "Not understood.",
        reason => reason,
    };
    format!("{} {}: {text}", statement.kind, statement.verdict)
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.modelled += other.modelled;
        self.kept += other.kept;
        self.skipped += other.skipped;
        self.ddl += other.ddl;
        self.ddl_modelled += other.ddl_modelled;
    }
}

impl Bar {
    pub(super) fn is_reached(&self) -> bool {
        self.found >= self.wanted
    }

    pub(super) fn line(&self) -> String {
        let mark = if self.is_reached() { "ok    " } else { "MISSED" };
        // Rounded down, so that 100 % means all.
        let found = (self.found * 100.0).floor() / 100.0;
        format!("{mark} {}: {found:.2} % ({}), at least {} %", self.what, self.detail, self.wanted)
    }
}

impl Tally {
    pub(super) fn is_good(&self) -> bool {
        self.bars.iter().all(Bar::is_reached)
    }

    pub(super) fn lines(&self) -> Vec<String> {
        let Counts { modelled, kept, skipped, .. } = self.statements;
        let speed = self.megabytes / self.seconds.max(1e-9);
        let mut lines = vec![
            format!(
                "{} schemas, {} tables, {:.1} MB in {:.2} s ({speed:.1} MB/s)",
                self.schemas, self.tables, self.megabytes, self.seconds
            ),
            format!("statements: {modelled} modelled, {kept} kept verbatim, {skipped} skipped"),
        ];
        lines.extend(self.bars.iter().map(Bar::line));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::{Statement, bar, is_ddl};

    fn statement(kind: &str, verdict: &str, reason: &str, excerpt: &str) -> Statement {
        let text = str::to_owned;
        Statement {
            file: 0,
            line: 1,
            kind: text(kind),
            verdict: text(verdict),
            reason: text(reason),
            excerpt: text(excerpt),
        }
    }

    #[test]
    fn ddl_statements_are_recognized() {
        assert!(is_ddl(&statement("CREATE TABLE", "kept", "", "CREATE TABLE a")));
        assert!(is_ddl(&statement("COMMENT", "kept", "", "comment on column a.b is")));
        assert!(!is_ddl(&statement("COMMENT", "kept", "", "COMMENT ON FUNCTION f()")));
        assert!(!is_ddl(&statement("CREATE TRIGGER", "kept", "", "")));
        assert!(!is_ddl(&statement("ALTER TABLE", "skipped", "Ownership is not part of a design.", "")));
        assert!(is_ddl(&statement("ALTER TABLE", "skipped", "a does not exist yet.", "")));
    }

    #[test]
    fn rounding_does_not_meet_a_threshold() {
        assert!(!bar("a", 99_999, 100_000, 100.0).is_reached());
        assert!(bar("a", 99_999, 100_000, 100.0).line().contains("99.99 %"));
    }
}
