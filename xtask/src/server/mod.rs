//! A local server for static files, for `serve` and the browser tests.

mod content;
mod mime;
mod request;

use std::io::{self, BufReader, BufWriter, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::failure::{Failure, Result};
use content::{Bodies, Body, Encoding};
use request::Request;

const PATIENCE: Duration = Duration::from_secs(10);

/// A bound address, not yet answering.
pub(crate) struct Server {
    listener: TcpListener,
    folder: PathBuf,
}

impl Server {
    /// Binds `port` of 127.0.0.1, or a free one for 0.
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

    /// Answers requests until the process ends, each connection on a thread of its own.
    pub(crate) fn run(self) {
        let bodies = Arc::new(Bodies::default());
        for stream in self.listener.incoming().flatten() {
            let (folder, bodies) = (self.folder.clone(), Arc::clone(&bodies));
            std::thread::spawn(move || {
                // The client may disconnect at any time.
                let _ = converse(&stream, &folder, &bodies);
            });
        }
    }
}

/// Answers the requests of a connection.
fn converse(stream: &TcpStream, folder: &Path, bodies: &Bodies) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    loop {
        let head = request::read_head(&mut reader)?;
        // The client has closed its side.
        if head.is_empty() {
            return Ok(());
        }
        let request = request::parse(&head);
        let keeps_alive = request.as_ref().is_some_and(Request::keeps_alive);
        let answer =
            request.map_or_else(|| refusal("400 Bad Request"), |request| answer(&request, folder, bodies));
        let connection = if keeps_alive { "keep-alive" } else { "close" };
        let mut out = BufWriter::new(stream);
        write!(out, "HTTP/1.1 {}\r\n{}Connection: {connection}\r\n\r\n", answer.status, answer.headers)?;
        if let Some(body) = answer.body {
            out.write_all(&body.bytes)?;
        }
        out.flush()?;
        if !keeps_alive {
            return Ok(());
        }
    }
}

/// A response.
struct Answer {
    status: &'static str,
    headers: String,
    body: Option<Arc<Body>>,
}

fn answer(request: &Request<'_>, folder: &Path, bodies: &Bodies) -> Answer {
    if request.method != "GET" && request.method != "HEAD" {
        return refusal("405 Method Not Allowed");
    }
    let wanted = Encoding::accepted(request.header("accept-encoding"));
    let found = request::file_of(folder, request.target)
        .and_then(|path| Some((bodies.of(&path, wanted).ok()?, path)));
    let Some((body, path)) = found else {
        return refusal("404 Not Found");
    };
    let mut headers = format!(
        "Content-Type: {}\r\nCache-Control: {}\r\nETag: {}\r\nVary: Accept-Encoding\r\n\
         X-Content-Type-Options: nosniff\r\n",
        mime::of(&path),
        lifetime(&path),
        body.etag
    );
    if request.has(&body.etag) {
        return Answer { status: "304 Not Modified", headers, body: None };
    }
    headers += &format!("Content-Length: {}\r\n", body.bytes.len());
    if let Some(encoding) = body.encoding.name() {
        headers += &format!("Content-Encoding: {encoding}\r\n");
    }
    Answer { status: "200 OK", headers, body: (request.method == "GET").then_some(body) }
}

/// The cache control of a file: forever if its name has a content hash.
fn lifetime(path: &Path) -> &'static str {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    if name.split(['-', '_', '.']).any(is_hash) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn refusal(status: &'static str) -> Answer {
    let body = Body { bytes: status.as_bytes().to_vec(), etag: String::new(), encoding: Encoding::Plain };
    let length = body.bytes.len();
    let headers = format!("Content-Type: text/plain; charset=utf-8\r\nContent-Length: {length}\r\n");
    Answer { status, headers, body: Some(Arc::new(body)) }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::PathBuf;

    use super::Server;

    /// Sends all of a text and reads until the other side closes.
    fn ask(url: &str, request: &str) -> String {
        let mut stream = TcpStream::connect(url.trim_start_matches("http://")).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Serves a new folder below the temporary one: its outer folder, itself, and the address.
    fn serve(name: &str) -> (PathBuf, PathBuf, String) {
        let outer = std::env::temp_dir().join(format!("xtask-server-{name}-{}", std::process::id()));
        let folder = outer.join("dist");
        std::fs::create_dir_all(folder.join("sub")).unwrap();
        std::fs::write(folder.join("index.html"), "<p>start").unwrap();
        let server = Server::bind(&folder, 0).unwrap();
        let url = server.url();
        std::thread::spawn(move || server.run());
        (outer, folder, url)
    }

    #[test]
    fn compresses_and_answers_304() {
        let (outer, folder, url) = serve("tags");
        let text = "let answer = 42;\n".repeat(200);
        std::fs::write(folder.join("app-0123456789abcdef_bg.js"), &text).unwrap();
        let ask_for =
            |more: &str| ask(&url, &format!("GET /app-0123456789abcdef_bg.js HTTP/1.1\r\n{more}\r\n"));
        let plain = ask_for("");
        assert!(plain.ends_with(&text) && !plain.contains("Content-Encoding"), "{plain}");
        assert!(plain.contains("Cache-Control: public, max-age=31536000, immutable\r\n"), "{plain}");
        let brotli = ask_for("Accept-Encoding: gzip, br\r\n");
        assert!(brotli.contains("Content-Encoding: br\r\n") && brotli.len() < 600, "{brotli}");
        assert!(brotli.contains("Vary: Accept-Encoding\r\n"), "{brotli}");
        let tag = brotli.split("ETag: ").nth(1).unwrap().split("\r\n").next().unwrap();
        let again = ask_for(&format!("Accept-Encoding: br\r\nIf-None-Match: {tag}\r\n"));
        assert!(again.starts_with("HTTP/1.1 304") && again.ends_with("\r\n\r\n"), "{again}");
        let other = ask_for(&format!("If-None-Match: {tag}\r\n"));
        assert!(other.starts_with("HTTP/1.1 200"), "{other}");
        let start = ask(&url, "GET / HTTP/1.1\r\n\r\n");
        assert!(start.contains("Cache-Control: no-cache\r\n"), "{start}");
        std::fs::remove_dir_all(outer).unwrap();
    }

    #[test]
    fn connections_are_kept_alive() {
        let (outer, _, url) = serve("alive");
        let both = ask(&url, "GET / HTTP/1.1\r\n\r\nGET /none HTTP/1.1\r\n\r\n");
        assert_eq!(both.matches("Connection: keep-alive\r\n").count(), 2, "{both}");
        let closed = ask(&url, "GET / HTTP/1.1\r\nConnection: close\r\n\r\nGET /none HTTP/1.1\r\n\r\n");
        assert_eq!(closed.matches("HTTP/1.1 ").count(), 1, "{closed}");
        std::fs::remove_dir_all(outer).unwrap();
    }

    #[test]
    fn serves_files_and_nothing_outside() {
        let (outer, folder, url) = serve("files");
        std::fs::write(folder.join("a b.wasm"), "wasm").unwrap();
        std::fs::write(outer.join("secret.txt"), "secret").unwrap();

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
