use std::path::Path;

use clap::Args;
use crowfoot_export::{Exporter, exporters};
use crowfoot_import::Format;

use crate::arguments::{Input, Target, one_of};
use crate::commands::Outcome;
use crate::export_options::ExportArguments;
use crate::failure::Result;
use crate::open::open;
use crate::{output, report};

/// Convert a design to another format
///
/// Anything that format does not support is reported on standard error.
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// Format of the result
    #[arg(long, value_name = "FORMAT")]
    #[arg(value_parser = one_of(exporters().iter().map(|exporter| (exporter.key(), *exporter))))]
    to: &'static dyn Exporter,

    #[command(flatten)]
    target: Target,

    /// Write the result for every input statement to this file, as JSON
    #[arg(long, value_name = "PATH")]
    ledger: Option<String>,

    /// Name of the design [default: the name of the first file]
    #[arg(long)]
    name: Option<String>,

    #[command(flatten)]
    options: ExportArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut opened = open(&arguments.input)?;
    if let Some(name) = &arguments.name {
        opened.rename(name);
    }
    let mut options = arguments.options.options();
    let out = arguments.target.out.as_deref();
    // Standard output and a file with an extension have room for one.
    if out.is_none_or(|path| path == "-" || Path::new(path).extension().is_some()) {
        options = options.in_one_file();
    }
    let needs_places = arguments.to.key() == "json" || options.divides_by_area();
    if needs_places && opened.format != Format::Json {
        opened.place();
    }
    let result = arguments.to.export(&opened.document, &options);
    report::notices(&opened.document, &result.notices);
    if let Some(path) = &arguments.ledger {
        output::write(Some(path), &report::ledger(&opened))?;
    }
    output::write_files(out, &result.files)?;
    Ok(Outcome::Done)
}
