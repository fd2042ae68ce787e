use clap::Args;

use super::Verdict;
use crate::failure::Result;
use crate::release;
use crate::say;
use crate::server::Server;
use crate::workspace::Workspace;

/// Build the release app and serve it on 127.0.0.1
#[derive(Args)]
pub(super) struct Arguments {
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let workspace = Workspace::load()?;
    // Bind first, so that a port in use is reported before the build.
    drop(Server::bind(&workspace.dist(), arguments.port)?);
    release::build(&workspace)?;
    let server = Server::bind(&workspace.dist(), arguments.port)?;
    say::line(format!("Crowfoot is running at {} (stop with Ctrl+C)", server.url()));
    server.run();
    Ok(Verdict::Good)
}
