//! Findings in the forms that people and other programs read.

mod excerpt;
mod github;
mod json;
mod markdown;
mod sarif;
mod text;

use clap::ValueEnum;
use crowfoot_rules::{Diagnostic, Severity};

use crate::locate::Locations;
use crate::open::Opened;

/// A form of a list of findings.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// A line for each
    Text,
    /// A line for each, with the line of the source below it
    Excerpt,
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A table, for the summary of a pull request
    Markdown,
}

impl Form {
    /// Whether a person reads it, who is told the counts on standard error.
    pub(crate) fn is_for_people(self) -> bool {
        matches!(self, Self::Text | Self::Excerpt)
    }
}

/// The findings of one review that are listed.
pub(crate) struct Listing<'a> {
    pub(crate) opened: &'a Opened,
    pub(crate) locations: Locations<'a>,
    pub(crate) found: Vec<&'a Diagnostic>,
}

impl<'a> Listing<'a> {
    pub(crate) fn new(opened: &'a Opened, found: Vec<&'a Diagnostic>) -> Self {
        Self { opened, locations: Locations::new(opened), found }
    }

    /// The text of a form.
    pub(crate) fn write(&self, form: Form) -> String {
        match form {
            Form::Text => text::write(self),
            Form::Excerpt => excerpt::write(self),
            Form::Json => json::write(self),
            Form::Sarif => sarif::write(self),
            Form::Github => github::write(self),
            Form::Markdown => markdown::write(self),
        }
    }

    /// Those that the design does not ignore.
    fn open(&self) -> impl Iterator<Item = &'a Diagnostic> {
        self.found.iter().copied().filter(|found| found.suppressed.is_none())
    }
}

/// The word of a severity where hints and infos are one.
fn level(severity: Severity, least: &'static str) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => least,
    }
}
