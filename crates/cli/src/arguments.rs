//! Arguments that several commands take.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use crowfoot_import::Format;

/// The design that a command works on.
#[derive(Args)]
pub(crate) struct Input {
    /// SQL, DBML, Mermaid, Prisma, Drizzle or Crowfoot files, a folder of them, or - for standard input
    ///
    /// Several files form one design, in the order given. From a folder, all files of one format are read recursively,
    /// in order of their names.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,

    /// Format of the input, if it cannot be detected
    #[arg(long, value_name = "FORMAT", value_parser = input_formats())]
    pub(crate) from: Option<Format>,

    /// The version of drizzle-orm that a Drizzle schema is for, if neither it nor package.json says so
    #[arg(long, value_name = "LINE", value_parser = ["0.45", "1.0"])]
    pub(crate) from_line: Option<String>,
}

/// Where a result goes.
#[derive(Args)]
pub(crate) struct Target {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "PATH")]
    pub(crate) out: Option<String>,
}

/// A parser that offers the keys of a list, and looks the value up by its key.
pub(crate) fn one_of<T: Clone + Send + Sync + 'static>(
    choices: impl IntoIterator<Item = (&'static str, T)>,
) -> impl TypedValueParser<Value = T> {
    let choices: Vec<(&str, T)> = choices.into_iter().collect();
    PossibleValuesParser::new(choices.iter().map(|(key, _)| *key)).try_map(move |key| {
        let found = choices.iter().find(|(known, _)| *known == key);
        found.map(|(_, value)| value.clone()).ok_or("not in the list")
    })
}

fn input_formats() -> impl TypedValueParser<Value = Format> {
    one_of(Format::all().into_iter().map(|format| (format.key(), format)))
}
