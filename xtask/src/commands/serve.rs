use super::{Command, Verdict};
use crate::release;
use crate::say;
use crate::server::Server;
use crate::workspace::Workspace;

const PORT: u16 = 8080;

pub(super) const COMMAND: Command = Command {
    name: "serve",
    usage: "[--port 8080]",
    about: "Build the release app and serve it on 127.0.0.1",
    run: |mut args| {
        let port = args.port(PORT)?;
        args.finish()?;
        let workspace = Workspace::load()?;
        // A port in use is better known before the build than after it.
        drop(Server::bind(&workspace.dist(), port)?);
        release::build(&workspace)?;
        let server = Server::bind(&workspace.dist(), port)?;
        say::line(format!("Crowfoot is running at {} (stop with Ctrl+C)", server.url()));
        server.run();
        Ok(Verdict::Good)
    },
};
