//! Building, serving, testing and checking Crowfoot: `cargo xtask help` lists the commands.

mod commands;
mod corpus;
mod counts;
mod failure;
mod files;
mod finish;
mod fuzz;
mod lint;
mod playwright;
mod process;
mod release;
mod say;
mod server;
mod size;
mod split;
mod stages;
mod text;
mod tools;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use commands::{CommandLine, Verdict};

fn main() -> ExitCode {
    match CommandLine::parse().run() {
        Ok(Verdict::Good) => ExitCode::SUCCESS,
        Ok(Verdict::Findings) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}
