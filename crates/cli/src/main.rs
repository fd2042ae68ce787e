//! `crowfoot`: the designer's review, conversions, pictures and links, without a browser.
//!
//! Exit codes: 0 when all is well, 1 when `check` has findings, 2 when something could not be done.

mod arguments;
mod baseline;
mod commands;
mod drawing;
mod export_options;
mod failure;
mod fence;
mod files;
mod html;
mod listing;
mod locate;
mod open;
mod output;
mod renames;
mod report;
mod team;
mod versions;

use std::process::ExitCode;

use clap::Parser;

use crate::commands::{CommandLine, Outcome};

fn main() -> ExitCode {
    // Reports wrong arguments and exits.
    match CommandLine::parse().run() {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            output::complain(&format!("crowfoot: {failure}"));
            ExitCode::from(2)
        }
    }
}
