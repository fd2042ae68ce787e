//! Argument parsing shared by the commands.

use std::ffi::OsString;

use crowfoot_import::Format;
use lexopt::{Arg, Parser, ValueExt};

use crate::failure::{Failure, Result};

/// The value of the option just read, as text.
pub(crate) fn text(parser: &mut Parser) -> Result<String> {
    Ok(parser.value()?.string()?)
}

/// A name of a file as text; names that are not Unicode cannot be shown in messages.
pub(crate) fn file(value: OsString) -> Result<String> {
    Ok(value.string()?)
}

/// The value of the option just read, which has to be one of `choices`.
pub(crate) fn choice<T: Copy>(parser: &mut Parser, option: &str, choices: &[(&str, T)]) -> Result<T> {
    let value = text(parser)?;
    choices.iter().find(|(key, _)| *key == value).map(|(_, choice)| *choice).ok_or_else(|| {
        let known: Vec<&str> = choices.iter().map(|(key, _)| *key).collect();
        Failure::new(format!("unknown --{option} {value}; use one of: {}", known.join(", ")))
    })
}

/// The value of `--from`.
pub(crate) fn input_format(parser: &mut Parser) -> Result<Format> {
    let formats: Vec<(&str, Format)> =
        Format::all().into_iter().map(|format| (format.key(), format)).collect();
    choice(parser, "from", &formats)
}

/// Keeps the one value that an argument may have.
pub(crate) fn once(place: &mut Option<String>, value: String) -> Result<()> {
    match place.replace(value) {
        None => Ok(()),
        Some(first) => {
            Err(Failure::new(format!("only one is allowed, but {first} and another are given; see --help")))
        }
    }
}

/// The error for an unknown option.
pub(crate) fn unexpected(argument: &Arg<'_>, command: &str) -> Failure {
    let shown = match argument {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    };
    Failure::new(format!("unexpected argument {shown}; see crowfoot {command} --help"))
}

/// The error for a missing argument.
pub(crate) fn missing(what: &str, command: &str) -> Failure {
    Failure::new(format!("missing {what}; see crowfoot {command} --help"))
}
