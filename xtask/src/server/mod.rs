//! A server of static files for one machine: what `serve` and the browser tests open the app from.

mod mime;
mod request;

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::failure::{Failure, Result};

const PATIENCE: Duration = Duration::from_secs(10);

/// A bound address, not yet answering.
pub(crate) struct Server {
    listener: TcpListener,
    folder: PathBuf,
}

impl Server {
    /// Binds `port` of 127.0.0.1; 0 takes a free one.
    pub(crate) fn bind(folder: &Path, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            Failure::new(format!("port {port} cannot be used ({error}); choose another one with --port"))
        })?;
        Ok(Server { listener, folder: folder.to_path_buf() })
    }

    pub(crate) fn url(&self) -> String {
        match self.listener.local_addr() {
            Ok(address) => format!("http://{address}"),
            Err(_) => "http://127.0.0.1".to_owned(),
        }
    }

    /// Answers requests until the process ends, each on a thread of its own.
    pub(crate) fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let folder = self.folder.clone();
            std::thread::spawn(move || {
                // The other side going away in the middle is its own business.
                let _ = answer(stream, &folder);
            });
        }
    }
}

fn answer(mut stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let head = request::read_head(&mut BufReader::new(&stream))?;
    let Some(request) = request::parse(&head) else {
        return refuse(&mut stream, "400 Bad Request");
    };
    if request.method != "GET" && request.method != "HEAD" {
        return refuse(&mut stream, "405 Method Not Allowed");
    }
    let found =
        request::file_of(folder, request.target).and_then(|path| Some((File::open(&path).ok()?, path)));
    let Some((mut file, path)) = found else {
        return refuse(&mut stream, "404 Not Found");
    };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        mime::of(&path),
        file.metadata()?.len()
    )?;
    if request.method == "GET" {
        io::copy(&mut file, &mut stream)?;
    }
    stream.flush()
}

fn refuse(stream: &mut TcpStream, status: &str) -> io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{status}",
        status.len()
    )?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::Server;

    fn ask(url: &str, request: &str) -> String {
        let mut stream = TcpStream::connect(url.trim_start_matches("http://")).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn serves_files_and_nothing_outside() {
        let outer = std::env::temp_dir().join(format!("xtask-server-{}", std::process::id()));
        let folder = outer.join("dist");
        std::fs::create_dir_all(folder.join("sub")).unwrap();
        std::fs::write(folder.join("index.html"), "<p>start").unwrap();
        std::fs::write(folder.join("a b.wasm"), "wasm").unwrap();
        std::fs::write(outer.join("secret.txt"), "secret").unwrap();
        let server = Server::bind(&folder, 0).unwrap();
        let url = server.url();
        std::thread::spawn(move || server.run());

        let start = ask(&url, "GET /?embed HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(start.starts_with("HTTP/1.1 200 OK") && start.ends_with("<p>start"), "{start}");
        let wasm = ask(&url, "GET /a%20b.wasm HTTP/1.1\r\n\r\n");
        assert!(wasm.contains("Content-Type: application/wasm\r\n") && wasm.ends_with("wasm"), "{wasm}");
        let head = ask(&url, "HEAD / HTTP/1.1\r\n\r\n");
        assert!(head.contains("Content-Length: 8\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        for outside in ["/../secret.txt", "/%2e%2e/secret.txt", "/sub/..%2f..%2fsecret.txt", "/sub/", "/none"]
        {
            let answer = ask(&url, &format!("GET {outside} HTTP/1.1\r\n\r\n"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{outside}: {answer}");
        }
        assert!(ask(&url, "POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
        assert!(ask(&url, "nonsense\r\n\r\n").starts_with("HTTP/1.1 400"));
        std::fs::remove_dir_all(outer).unwrap();
    }
}
