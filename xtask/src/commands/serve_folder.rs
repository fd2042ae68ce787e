use super::{Command, Verdict};
use crate::failure::Failure;
use crate::say;
use crate::server::Server;
use crate::workspace::Workspace;

const PORT: u16 = 8080;

pub(super) const COMMAND: Command = Command {
    name: "static",
    usage: "[--dir dist] [--port 8080]",
    about: "Serve a folder without building",
    run: |mut args| {
        let port = args.port(PORT)?;
        let folder = args.option("--dir")?.unwrap_or_else(|| "dist".to_owned());
        args.finish()?;
        let folder = Workspace::load()?.root.join(folder);
        if !folder.is_dir() {
            return Err(Failure::new(format!("{} does not exist; run cargo xtask build", folder.display())));
        }
        let server = Server::bind(&folder, port)?;
        say::line(format!("Serving {} at {}", folder.display(), server.url()));
        server.run();
        Ok(Verdict::Good)
    },
};
