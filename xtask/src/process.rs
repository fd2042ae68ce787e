use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};

/// A child process, without standard input and without the variables that `cargo run` sets for xtask, which would make
/// build scripts of the workspace run again.
pub(crate) struct Process {
    command: Command,
    shown: String,
}

/// The result of a child process whose output was read.
pub(crate) struct Ended {
    pub(crate) success: bool,
    pub(crate) output: String,
}

impl Process {
    pub(crate) fn new(program: impl AsRef<OsStr>, directory: &Path) -> Self {
        let mut command = Command::new(&program);
        command.current_dir(directory).stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(describes_xtask) {
                command.env_remove(name);
            }
        }
        let shown = Path::new(&program)
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Process { command, shown }
    }

    pub(crate) fn cargo(directory: &Path) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Process::new(cargo, directory)
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.shown.push(' ');
        self.shown.push_str(&arg.as_ref().to_string_lossy());
        self.command.arg(arg);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(self, args: impl IntoIterator<Item = A>) -> Self {
        args.into_iter().fold(self, Process::arg)
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs with the output of the child going to the terminal. A non-zero exit code is a failure.
    pub(crate) fn run(mut self) -> Result<()> {
        let status = self.command.status().map_err(|error| self.not_started(&error))?;
        if status.success() { Ok(()) } else { Err(Failure::new(format!("{} failed ({status})", self.shown))) }
    }

    /// Runs silently and returns standard output. A failure has the last lines of standard error.
    pub(crate) fn capture(mut self) -> Result<String> {
        let output = self.command.output().map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        let last = errors.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no message");
        Err(Failure::new(format!("{} failed: {last}", self.shown)))
    }

    /// Runs with standard error going to the terminal, and calls `each_line` for each line of standard output.
    pub(crate) fn read_lines(mut self, mut each_line: impl FnMut(&str)) -> Result<Ended> {
        let mut child =
            self.command.stdout(Stdio::piped()).spawn().map_err(|error| self.not_started(&error))?;
        let mut output = String::new();
        if let Some(pipe) = child.stdout.take() {
            let mut reader = BufReader::new(pipe);
            let mut bytes = Vec::new();
            while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                each_line(text.trim_end_matches(['\n', '\r']));
                output.push_str(&text);
                bytes.clear();
            }
        }
        let status = child.wait().map_err(|error| self.not_started(&error))?;
        Ok(Ended { success: status.success(), output })
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        Failure::new(format!("cannot run {}: {error}", self.shown))
    }
}

fn describes_xtask(name: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
}
