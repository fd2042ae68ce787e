mod fix;

use clap::Args;
use crowfoot_import::Format;
use crowfoot_rules::{Counts, Diagnostic, IMPORT_PRESET, Review, Severity, presets};

use crate::arguments::{Input, one_of};
use crate::baseline::Baseline;
use crate::commands::Outcome;
use crate::failure::{Failure, Result};
use crate::listing::{Form, Listing};
use crate::open::{Opened, open};
use crate::output;
use crate::report::counted;
use crate::team;

/// Review a design and list its problems, one per line
///
/// Problems that the design ignores do not count; JSON output lists them with the reason.
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

    /// The rule settings of a team [default: crowfoot.toml in this folder or one above it]
    #[arg(long, value_name = "FILE")]
    config: Option<String>,

    /// Make the safe fixes: a Crowfoot file is written anew, of SQL the migration is written to standard output
    #[arg(long, conflicts_with_all = ["baseline", "write_baseline", "diff"])]
    fix: bool,

    /// Report only what this file of accepted problems does not have
    #[arg(long, value_name = "FILE")]
    baseline: Option<String>,

    /// Accept what is there: write all problems to a file for --baseline
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "diff"])]
    write_baseline: Option<String>,

    /// Report only what another version of the design does not have
    #[arg(long, value_name = "BASE")]
    diff: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut opened = open(&arguments.input)?;
    let imported = (opened.format != Format::Json).then_some(IMPORT_PRESET);
    let team = team::find(arguments.config.as_deref())?;
    let preset = arguments.preset.or_else(|| team.as_ref()?.preset()).or(imported);
    let judged = |opened: &mut Opened| {
        preset.iter().for_each(|preset| opened.judge_by(preset));
        team.iter().for_each(|team| opened.judge_as(team));
    };
    judged(&mut opened);
    if arguments.fix {
        opened.document = fix::run(&opened)?;
    }
    let review = Review::new(&opened.document);
    if let Some(path) = &arguments.write_baseline {
        let baseline = Baseline::of(&opened.document, &review);
        output::write(Some(path), &baseline.write())?;
        output::complain(&format!("{} accepted in {path}", counted(baseline.len(), "problem")));
        return Ok(Outcome::Done);
    }
    let mut listed: Vec<&Diagnostic> =
        review.diagnostics().filter(|diagnostic| diagnostic.severity <= arguments.min_severity).collect();
    for baseline in arguments.baselines(&opened, &judged)? {
        listed = baseline.keep_new(&opened.document, listed);
    }
    let open = listed.iter().filter(|diagnostic| diagnostic.suppressed.is_none()).count();
    // With fixes, standard output is for the migration.
    if !arguments.fix {
        output::print(&Listing::new(&opened, listed).write(arguments.format))?;
    }
    if arguments.format.is_for_people() {
        let is_part = arguments.baseline.is_some() || arguments.diff.is_some();
        output::complain(&match is_part {
            true => format!("{}: {}", counted(opened.document.tables().len(), "table"), news(open)),
            false => summary(&opened, review.counts(), open),
        });
    }
    Ok(if open > 0 { Outcome::Findings } else { Outcome::Done })
}

impl Arguments {
    /// The baselines that the options name.
    fn baselines(&self, opened: &Opened, judged: &dyn Fn(&mut Opened)) -> Result<Vec<Baseline>> {
        let mut baselines = Vec::new();
        if let Some(path) = &self.baseline {
            let text = std::fs::read_to_string(path)
                .map_err(|error| Failure::at(path, format_args!("cannot be read: {error}")))?;
            baselines.push(Baseline::read(path, &text)?);
        }
        if let Some(path) = &self.diff {
            let files = vec![path.clone()];
            // SQL of the same database, which a short file may not tell.
            let from = self.input.from.or(matches!(opened.format, Format::Sql(_)).then_some(opened.format));
            let mut base =
                crate::open::open(&Input { files, from, from_line: self.input.from_line.clone() })?;
            judged(&mut base);
            baselines.push(Baseline::of(&base.document, &Review::new(&base.document)));
        }
        Ok(baselines)
    }
}

fn news(count: usize) -> String {
    if count == 0 { "no new problems".to_owned() } else { counted(count, "new problem") }
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
