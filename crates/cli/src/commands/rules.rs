use clap::{Args, ValueEnum};
use crowfoot_rules::{Applicability, Family, Rule, reference_markdown, rules};
use serde_json::{Value, json};

use crate::commands::Outcome;
use crate::failure::Result;
use crate::output;

/// List all rules: codes, names, severities and what they find
#[derive(Args)]
pub(super) struct Arguments {
    /// How the rules are listed
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Text,
    Json,
    /// The whole reference
    Markdown,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let text = match arguments.format {
        Form::Text => text(),
        Form::Json => format!("{:#}\n", Value::from_iter(rules().iter().map(|rule| as_json(rule)))),
        Form::Markdown => reference_markdown(),
    };
    output::print(&text)?;
    Ok(Outcome::Done)
}

fn text() -> String {
    let width = rules().iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for family in Family::ALL {
        out += &format!("{}\n", family.title());
        for rule in rules().iter().filter(|rule| rule.family == family) {
            let (code, name, severity) = (rule.code, rule.name, rule.severity.key());
            out += &format!("  {code}  {name:width$}  {severity:7}  {}\n", rule.summary);
        }
    }
    out
}

fn as_json(rule: &Rule) -> Value {
    json!({
        "code": rule.code,
        "name": rule.name,
        "family": rule.family.title(),
        "severity": rule.severity.key(),
        "fix": rule.fix.map(Applicability::key),
        "summary": rule.summary,
        "why": rule.why,
        "advice": rule.advice,
    })
}
