use std::path::{Path, PathBuf};

use serde_json::Value;

use super::naive;
use super::schemas::Schema;
use crate::failure::{At, Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// The binaries used for measuring, optimized for this machine.
pub(super) struct Programs {
    account: PathBuf,
    pub(super) command_line: PathBuf,
    root: PathBuf,
}

/// A schema and the result of its import.
pub(super) struct Account {
    pub(super) name: String,
    pub(super) format: String,
    pub(super) files: Vec<PathBuf>,
    pub(super) bytes: u64,
    pub(super) seconds: f64,
    pub(super) tables: u64,
    pub(super) foreign_keys: u64,
    pub(super) error: Option<String>,
    pub(super) statements: Vec<Statement>,
    /// `file:line` of statements that a count of semicolons finds and the ledger does not have.
    pub(super) unaccounted: Vec<String>,
}

/// One entry of the ledger.
pub(super) struct Statement {
    pub(super) file: usize,
    pub(super) line: u64,
    pub(super) kind: String,
    pub(super) verdict: String,
    pub(super) reason: String,
    pub(super) excerpt: String,
}

impl Account {
    /// Whether its files were imported in the format of their names; unknown formats are taken for SQL.
    pub(super) fn has_importer(&self) -> bool {
        let is_sql = self.files.iter().all(|file| file.extension().is_some_and(|ending| ending == "sql"));
        is_sql || !["postgres", "mysql", "sqlite"].contains(&self.format.as_str())
    }
}

pub(super) fn build(workspace: &Workspace) -> Result<Programs> {
    say::step("building the importer and the crowfoot command");
    Process::cargo(&workspace.root)
        .args(["build", "--quiet", "--profile", "measured", "-p", "crowfoot-cli", "-p", "crowfoot-import"])
        .args(["--bin", "crowfoot", "--example", "account"])
        .run()?;
    let folder = workspace.target.join("measured");
    let program = |name: &str| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    Ok(Programs {
        account: program("examples/account"),
        command_line: program("crowfoot"),
        root: workspace.root.clone(),
    })
}

/// Imports every schema and collects its ledger.
pub(super) fn all(programs: &Programs, schemas: &[Schema], out: &Path) -> Result<Vec<Account>> {
    let list = out.join("schemas.tsv");
    let rows: Vec<String> = schemas
        .iter()
        .map(|schema| {
            let files = schema.files.iter().map(|file| file.to_string_lossy().into_owned());
            [schema.name.clone(), schema.dialect.to_owned()]
                .into_iter()
                .chain(files)
                .collect::<Vec<_>>()
                .join("\t")
        })
        .collect();
    std::fs::write(&list, rows.join("\n")).at(list.display())?;
    let text = Process::new(&programs.account, &programs.root).arg(&list).capture()?;
    text.lines().zip(schemas).map(|(line, schema)| account(line, schema)).collect()
}

fn account(line: &str, schema: &Schema) -> Result<Account> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| Failure::new(format!("{}: {error}", schema.name)))?;
    let number = |key: &str| value.get(key).and_then(Value::as_u64).unwrap_or(0);
    let text =
        |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let ledger = value.get("ledger").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let statements: Vec<Statement> = ledger
        .iter()
        .map(|entry| Statement {
            file: entry.get("source").and_then(Value::as_u64).unwrap_or(0) as usize,
            line: entry.get("line").and_then(Value::as_u64).unwrap_or(0),
            kind: text(entry, "kind"),
            verdict: text(entry, "verdict"),
            reason: text(entry, "reason"),
            excerpt: text(entry, "excerpt"),
        })
        .collect();
    let mut unaccounted = Vec::new();
    for (at, path) in schema.files.iter().enumerate() {
        if path.extension().is_none_or(|ending| ending != "sql") {
            continue;
        }
        let text = String::from_utf8_lossy(&std::fs::read(path).at(path.display())?).into_owned();
        let own: Vec<(u64, &str)> = statements
            .iter()
            .filter(|statement| statement.file == at)
            .map(|statement| (statement.line, statement.kind.as_str()))
            .collect();
        unaccounted
            .extend(naive::missing(&text, &own).into_iter().map(|line| format!("{}:{line}", schema.name)));
    }
    Ok(Account {
        name: schema.name.clone(),
        format: text(&value, "format"),
        files: schema.files.clone(),
        bytes: number("bytes"),
        seconds: value.get("seconds").and_then(Value::as_f64).unwrap_or(0.0),
        tables: number("tables"),
        foreign_keys: number("foreign_keys"),
        error: value.get("error").and_then(Value::as_str).map(str::to_owned),
        statements,
        unaccounted,
    })
}
