use super::account;
use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

/// Schemas by the beginnings of their names, one part an engine, so that the parts can run at the same time.
const PARTS: &[&str] = &["pg/,prisma/,fixtures/", "mysql/,sqlite/"];

/// Holds what drizzle-kit makes of the Drizzle schema of every fixture and schema of the corpus, in both lines, against our own DDL. Returns
/// whether only that differs which Drizzle does not support.
pub(crate) fn run(workspace: &Workspace) -> Result<bool> {
    tools::npm_packages(workspace)?;
    tools::mariadb(workspace)?;
    let programs = account::build(workspace)?;
    say::step("running drizzle-kit on every schema, in both lines; this takes a few minutes");
    std::thread::scope(|scope| {
        let runs: Vec<_> = PARTS
            .iter()
            .map(|part| {
                let program = &programs.command_line;
                scope.spawn(move || {
                    Process::new("node", &workspace.tests())
                        .args(["database/kit/run.mjs", "0.45,1.0", part])
                        .env("CROWFOOT_CLI", program)
                        .read_lines(|line| say::line(line))
                })
            })
            .collect();
        let mut is_good = true;
        for run in runs {
            is_good &= run.join().unwrap_or_else(|_| Err(Failure::new("a part's thread panicked")))?.success;
        }
        Ok(is_good)
    })
}
