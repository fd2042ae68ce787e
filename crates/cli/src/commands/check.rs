use crowfoot_model::json::Value;
use crowfoot_rules::{Counts, Diagnostic, Review, Severity, format_text, to_json};
use lexopt::{Arg, Parser};

use crate::arguments::{choice, file, input_format, missing, unexpected};
use crate::commands::{Outcome, help};
use crate::failure::Result;
use crate::locate::Locations;
use crate::open::{Opened, open};
use crate::output;
use crate::report::array;

const HELP: &str = "\
Review a design and list what is wrong with it, one line a finding.

Usage: crowfoot check FILE… [options]

Options:
  --from FORMAT         postgres, mysql, sqlite, dbml, mermaid, prisma or json; found out when not
                        given
  --format FORMAT       text (default) or json
  --min-severity LEVEL  error, warning (default), info or hint: what is less severe is neither listed nor counted
  -h, --help            this text

Exit codes: 0 without findings, 1 with findings, 2 when a file cannot be read. Findings that the design accepts
with a reason do not count; as JSON they are listed with that reason.
";

#[derive(Clone, Copy)]
enum Form {
    Text,
    Json,
}

pub(super) fn run(parser: &mut Parser) -> Result<Outcome> {
    let (mut files, mut from, mut form, mut least) = (Vec::new(), None, Form::Text, Severity::Warning);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return help(HELP),
            Arg::Long("from") => from = Some(input_format(parser)?),
            Arg::Long("format") => {
                form = choice(parser, "format", &[("text", Form::Text), ("json", Form::Json)])?;
            }
            Arg::Long("min-severity") => {
                let levels = Severity::ALL.map(|severity| (severity.key(), severity));
                least = choice(parser, "min-severity", &levels)?;
            }
            Arg::Value(value) => files.push(file(value)?),
            other => return Err(unexpected(&other, "check")),
        }
    }
    if files.is_empty() {
        return Err(missing("FILE", "check"));
    }
    let opened = open(&files, from)?;
    let review = Review::new(&opened.document);
    let listed: Vec<&Diagnostic> =
        review.diagnostics().filter(|diagnostic| diagnostic.severity <= least).collect();
    let open = listed.iter().filter(|diagnostic| diagnostic.suppressed.is_none()).count();
    match form {
        Form::Text => {
            output::print(&text(&opened, &listed))?;
            output::complain(&summary(&opened, review.counts(), open));
        }
        Form::Json => output::print(&json(&opened, &listed))?,
    }
    Ok(if open > 0 { Outcome::Findings } else { Outcome::Done })
}

/// `schema.sql:12: orders.user_id: warning IDX001 fk-not-indexed: …`
fn text(opened: &Opened, listed: &[&Diagnostic]) -> String {
    let locations = Locations::new(opened);
    let open = listed.iter().filter(|diagnostic| diagnostic.suppressed.is_none());
    open.map(|diagnostic| {
        let line = format_text(&opened.document, [*diagnostic]);
        format!("{}: {line}", locations.of(diagnostic.object))
    })
    .collect()
}

fn json(opened: &Opened, listed: &[&Diagnostic]) -> String {
    let locations = Locations::new(opened);
    array(listed.iter().map(|diagnostic| {
        let mut value = to_json(&opened.document, diagnostic);
        if let Value::Object(fields) = &mut value {
            let at = fields.partition_point(|(name, _)| name.as_str() < "location");
            fields.insert(at, ("location".to_owned(), locations.of(diagnostic.object).into()));
        }
        value.to_string()
    }))
}

/// `9 tables: 2 errors, 1 warning; 3 less severe; 1 accepted`
fn summary(opened: &Opened, counts: Counts, listed: usize) -> String {
    let tables = opened.document.tables().len();
    let mut text = format!("{}: ", counted(tables, "table"));
    let found = [
        (counts.errors, "error"),
        (counts.warnings, "warning"),
        (counts.infos, "info"),
        (counts.hints, "hint"),
    ];
    let parts: Vec<String> = found
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(*count as usize, word))
        .collect();
    text.push_str(&if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") });
    let hidden = (counts.open() as usize).saturating_sub(listed);
    if hidden > 0 {
        text.push_str(&format!("; {hidden} not listed, --min-severity hint lists all"));
    }
    if counts.suppressed > 0 {
        text.push_str(&format!("; {} accepted", counts.suppressed));
    }
    text
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
