//! Reads the input files of a command into one document.

use std::ops::ControlFlow;
use std::path::Path;

use crowfoot_import::{Format, Import, ImportError, LedgerEntry, Place, Source, Verdict, detect};
use crowfoot_import_drizzle::import;
use crowfoot_model::{
    Diagram, DiagramId, Document, Edit, IdSource, ObjectRef,
    file::{FileError, newer_notice},
};
use crowfoot_scene::{ApproximateMeasure, Scope, arrange};

use crate::arguments::Input;
use crate::failure::{Failure, Result};
use crate::files::{self, Text};
use crate::output;
use crowfoot_team::Team;

/// A document and its sources.
pub(crate) struct Opened {
    pub(crate) document: Document,
    pub(crate) format: Format,
    pub(crate) ledger: Vec<LedgerEntry>,
    pub(crate) places: Vec<(ObjectRef, Place)>,
    pub(crate) sources: Vec<Text>,
}

/// Reads files into one document and reports statements that were not understood on standard error.
///
/// # Errors
/// A file cannot be read, a document is broken, or nothing was understood of a schema.
pub(crate) fn open(input: &Input) -> Result<Opened> {
    let mut sources = files::read(&input.files, input.from)?;
    // As the package of the project says it; the first that does counts.
    if let Some(line) = &input.from_line {
        sources.retain(|source| !is_package(source));
        let text = format!("{{ \"dependencies\": {{ \"drizzle-orm\": \"{line}.0\" }} }}");
        sources.push(Text { name: "package.json".to_owned(), text });
    }
    read(sources, input.from)
}

/// Like [`open`], for texts that have been read.
pub(crate) fn read(sources: Vec<Text>, from: Option<Format>) -> Result<Opened> {
    let format = match from {
        Some(format) => format,
        None => together(&sources)?,
    };
    let texts: Vec<Source<'_>> =
        sources.iter().map(|source| Source { name: &source.name, text: &source.text }).collect();
    let Import { document, format, ledger, places } =
        import(&texts, Some(format), &mut |_| ControlFlow::Continue(())).map_err(failure)?;
    let opened = Opened { document, format, ledger, places, sources };
    opened.complain()?;
    Ok(opened)
}

impl Opened {
    /// Names the document.
    pub(crate) fn rename(&mut self, name: &str) {
        let mut edit = Edit::new(&self.document);
        edit.settings_mut().name = name.to_owned();
        let diff = edit.finish();
        self.document.apply(&diff);
    }

    /// Chooses the preset of the review.
    pub(crate) fn judge_by(&mut self, preset: &str) {
        let mut edit = Edit::new(&self.document);
        edit.settings_mut().rule_preset = Some(preset.to_owned());
        let diff = edit.finish();
        self.document.apply(&diff);
    }

    /// Sets what a team says of the rules.
    pub(crate) fn judge_as(&mut self, team: &Team) {
        let mut edit = Edit::new(&self.document);
        team.apply(edit.settings_mut());
        let diff = edit.finish();
        self.document.apply(&diff);
    }

    /// Places everything that has no position, and returns the diagram.
    pub(crate) fn place(&mut self) -> DiagramId {
        let first = self.document.first_diagram();
        let diagram = match first {
            Some(id) => id,
            None => {
                let id = IdSource::following(&self.document).fresh();
                let mut edit = Edit::new(&self.document);
                edit.put(Diagram::new(id, "Main"));
                let diff = edit.finish();
                self.document.apply(&diff);
                id
            }
        };
        // Importers place tables only to assign them to areas.
        let placed = self.format == Format::Json && self.document.placements_on(diagram).next().is_some();
        let scope = if placed { Scope::Unplaced } else { Scope::All };
        let diff = arrange(&self.document, diagram, &ApproximateMeasure, scope);
        self.document.apply(&diff);
        diagram
    }

    /// The file of a statement.
    pub(crate) fn source_of(&self, entry: &LedgerEntry) -> &str {
        self.sources.get(entry.source).map_or("", |source| &source.name)
    }

    fn complain(&self) -> Result<()> {
        if let (Some(notice), Some(source)) = (newer_notice(&self.document), self.sources.first()) {
            output::complain(&format!("{}: warning: {notice}", source.name));
        }
        // A schema of another tool consists only of design.
        let is_text = matches!(self.format, Format::Text(_) | Format::Drizzle);
        let modelled = self.ledger.iter().any(|entry| entry.verdict == Verdict::Modelled);
        let is_lost = |entry: &&LedgerEntry| {
            // Drizzle has policies, which are kept.
            let is_kept = entry.verdict == Verdict::Kept && self.format != Format::Drizzle;
            is_unread(entry) || (is_text && (!modelled || is_kept))
        };
        let lost: Vec<&LedgerEntry> = self.ledger.iter().filter(is_lost).collect();
        if let (Some(first), false) = (lost.first(), modelled) {
            let message = format!("{}: {} {}", first.kind, first.excerpt, first.reason);
            return Err(Failure::at_line(self.source_of(first), first.line as usize, message));
        }
        let is_empty = self.ledger.iter().all(|entry| entry.verdict == Verdict::Skipped);
        if let (Some(first), true) = (self.ledger.first(), is_empty) {
            let message = format!("nothing here is part of a design: {}: {}", first.kind, first.reason);
            return Err(Failure::at_line(self.source_of(first), first.line as usize, message));
        }
        for entry in lost {
            let place = format!("{}:{}", self.source_of(entry), entry.line);
            output::complain(&format!("{place}: warning: {}: {}", entry.kind, entry.reason));
        }
        Ok(())
    }
}

/// Whether a file is the package of a folder of TypeScript, which is no design of its own.
fn is_package(source: &Text) -> bool {
    Path::new(&source.name).file_name().is_some_and(|name| name == "package.json")
}

/// The format of all files together, since the first alone may be too short to detect it.
fn together(sources: &[Text]) -> Result<Format> {
    let is_drizzle = |source: &Text| detect(&source.name, &source.text) == Format::Drizzle;
    let mut designs = sources.iter().filter(|source| !is_package(source)).peekable();
    if designs.peek().is_some() && designs.all(is_drizzle) {
        return Ok(Format::Drizzle);
    }
    if let [only] = sources {
        return Ok(detect(&only.name, &only.text));
    }
    let is_sql = |format: &Format| matches!(format, Format::Sql(_));
    let formats: Vec<Format> = sources.iter().map(|source| detect(&source.name, &source.text)).collect();
    if let Some((document, _)) = sources.iter().zip(&formats).find(|(_, format)| **format == Format::Json) {
        return Err(Failure::at(
            &document.name,
            "open a Crowfoot file on its own, not together with other files",
        ));
    }
    let Some((first, format)) = sources.first().zip(formats.first().copied()) else {
        return Ok(detect("", ""));
    };
    let alike = |other: &Format| *other == format || (is_sql(other) && is_sql(&format));
    if let Some((source, other)) = sources.iter().zip(&formats).find(|(_, other)| !alike(other)) {
        let name = |format: Format| if is_sql(&format) { "SQL" } else { format.label() };
        let message = format!(
            "is {}, but {} is {}: all files of a design must have the same format",
            name(*other),
            first.name,
            name(format)
        );
        return Err(Failure::at(&source.name, message));
    }
    if !is_sql(&format) {
        return Ok(format);
    }
    let texts: Vec<&str> = sources.iter().map(|source| source.text.as_str()).collect();
    Ok(detect(&first.name, &texts.join("\n")))
}

/// Statements that are always modelled if understood.
const MODELLED: [&str; 8] = [
    "CREATE TABLE",
    "CREATE INDEX",
    "CREATE TYPE",
    "CREATE DOMAIN",
    "CREATE SEQUENCE",
    "CREATE SCHEMA",
    "CREATE VIEW",
    "CREATE MATERIALIZED VIEW",
];

/// Whether a statement was not fully understood.
fn is_unread(entry: &LedgerEntry) -> bool {
    match entry.verdict {
        Verdict::Modelled => entry.reason.contains("Skipped"),
        Verdict::Kept => {
            entry.reason.starts_with("Not understood") || MODELLED.contains(&entry.kind.as_str())
        }
        Verdict::Skipped => {
            entry.reason.starts_with("Not understood") || (!entry.understood && entry.kind != "FILE")
        }
    }
}

fn failure(error: ImportError) -> Failure {
    match error {
        ImportError::File { source, error: FileError::Syntax { line, column, message } } if line > 0 => {
            Failure::at_line(&source, line, format_args!("column {column}: {message}"))
        }
        ImportError::File { source, error } => Failure::at(&source, error),
        other => Failure::new(other.to_string()),
    }
}
