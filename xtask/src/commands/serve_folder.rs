use clap::Args;

use super::Verdict;
use crate::failure::{Failure, Result};
use crate::say;
use crate::server::Server;
use crate::workspace::Workspace;

/// Serve a folder without building
#[derive(Args)]
pub(super) struct Arguments {
    #[arg(long, default_value = "dist")]
    dir: String,

    #[arg(long, default_value_t = 8080)]
    port: u16,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let folder = Workspace::load()?.root.join(&arguments.dir);
    if !folder.is_dir() {
        return Err(Failure::new(format!("{} does not exist; run cargo xtask build", folder.display())));
    }
    let server = Server::bind(&folder, arguments.port)?;
    say::line(format!("Serving {} at {}", folder.display(), server.url()));
    server.run();
    Ok(Verdict::Good)
}
