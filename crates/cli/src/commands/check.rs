use clap::{Args, ValueEnum};
use crowfoot_import::Format;
use crowfoot_model::json::Value;
use crowfoot_rules::{Counts, Diagnostic, IMPORT_PRESET, Review, Severity, format_text, presets, to_json};

use crate::arguments::{Input, one_of};
use crate::commands::Outcome;
use crate::failure::Result;
use crate::locate::Locations;
use crate::open::{Opened, open};
use crate::output;
use crate::report::array;

/// Review a design and list its problems, one per line
///
/// Problems that the design ignores with a reason do not count; JSON output lists them with the reason.
#[derive(Args)]
#[command(after_help = "Exit codes: 0 if there are no problems, 1 if there are, 2 if a file cannot be read.")]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// How the problems are listed
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,

    /// Do not report less severe problems
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    #[arg(value_parser = one_of(Severity::ALL.map(|severity| (severity.key(), severity))))]
    min_severity: Severity,

    /// The set of rule settings that the review begins with
    ///
    /// Without this option, a Crowfoot file is reviewed with its own, and anything that is imported with import.
    #[arg(long, value_name = "PRESET")]
    #[arg(value_parser = one_of(presets().iter().map(|preset| (preset.key, preset.key))))]
    preset: Option<&'static str>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Text,
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut opened = open(&arguments.input)?;
    let imported = (opened.format != Format::Json).then_some(IMPORT_PRESET);
    if let Some(preset) = arguments.preset.or(imported) {
        opened.judge_by(preset);
    }
    let review = Review::new(&opened.document);
    let listed: Vec<&Diagnostic> =
        review.diagnostics().filter(|diagnostic| diagnostic.severity <= arguments.min_severity).collect();
    let open = listed.iter().filter(|diagnostic| diagnostic.suppressed.is_none()).count();
    match arguments.format {
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
            let at = fields.partition_point(|(name, _)| **name < *"location");
            fields.insert(at, ("location".into(), locations.of(diagnostic.object).into()));
        }
        value.to_string()
    }))
}

/// `9 tables: 2 errors, 1 warning; 3 less severe, …; 1 ignored`
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
    text.push_str(&if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") });
    let hidden = (counts.open() as usize).saturating_sub(listed);
    if hidden > 0 {
        text.push_str(&format!("; {hidden} less severe, list them with --min-severity hint"));
    }
    if counts.suppressed > 0 {
        text.push_str(&format!("; {} ignored", counts.suppressed));
    }
    text
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
