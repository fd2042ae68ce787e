use std::io::{self, BufRead, Read};
use std::path::{Component, Path, PathBuf};

/// The head of an HTTP request.
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    pub(crate) target: &'a str,
    version: &'a str,
    head: &'a str,
}

impl<'a> Request<'a> {
    /// The value of a header; empty if it is missing.
    pub(crate) fn header(&self, name: &str) -> &'a str {
        let fields = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        let mut values =
            fields.filter(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim());
        values.next().unwrap_or_default()
    }

    /// Whether the client keeps the connection open.
    pub(crate) fn keeps_alive(&self) -> bool {
        // An unread body would be taken for the next request.
        let has_body = !matches!(self.header("content-length"), "" | "0")
            || !self.header("transfer-encoding").is_empty();
        self.version == "HTTP/1.1" && !self.header("connection").eq_ignore_ascii_case("close") && !has_body
    }

    /// Whether the client already has the body with this ETag.
    pub(crate) fn has(&self, etag: &str) -> bool {
        let tags = self.header("if-none-match").split(',');
        tags.map(str::trim).any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
    }
}

const LONGEST_HEAD: u64 = 64 * 1024;

/// Reads up to the empty line that ends the head.
pub(crate) fn read_head(reader: &mut impl BufRead) -> io::Result<String> {
    let mut limited = reader.take(LONGEST_HEAD);
    let mut head = Vec::new();
    loop {
        let before = head.len();
        limited.read_until(b'\n', &mut head)?;
        let line = head.get(before..).unwrap_or_default();
        if matches!(line, b"" | b"\n" | b"\r\n") {
            return Ok(String::from_utf8_lossy(&head).into_owned());
        }
    }
}

pub(crate) fn parse(head: &str) -> Option<Request<'_>> {
    let mut words = head.lines().next()?.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    version.starts_with("HTTP/").then_some(Request { method, target, version, head })
}

/// The file of a request target, if it is below `folder`.
pub(crate) fn file_of(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decoded(path)?;
    let path = if path.is_empty() { "index.html" } else { path.as_str() };
    let ordinary = |component| matches!(component, Component::Normal(_));
    if path.contains(['\\', '\0']) || !Path::new(path).components().all(ordinary) {
        return None;
    }
    // A symbolic link could still lead out of the folder, so the resolved path is checked.
    let found = folder.join(path).canonicalize().ok()?;
    (found.starts_with(folder.canonicalize().ok()?) && found.is_file()).then_some(found)
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            out.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::{decoded, parse, read_head};

    #[test]
    fn percent_signs() {
        assert_eq!(decoded("a%20b%C3%A9").as_deref(), Some("a bé"));
        assert_eq!(decoded("a%2"), None);
        assert_eq!(decoded("a%zz"), None);
        assert_eq!(decoded("%ff"), None);
    }

    #[test]
    fn headers() {
        let head = "GET /x HTTP/1.1\r\nConnection: Close\r\nIf-None-Match: \"a\", W/\"b\"\r\n\r\n";
        let request = parse(head).unwrap();
        assert!(!request.keeps_alive());
        assert!(request.has("\"a\"") && request.has("\"b\"") && !request.has("\"c\""));
        assert!(!parse("POST /x HTTP/1.1\r\nContent-Length: 5\r\n\r\n").unwrap().keeps_alive());
        assert!(!parse("GET /x HTTP/1.0\r\n\r\n").unwrap().keeps_alive());
    }

    #[test]
    fn head_ends_at_the_empty_line() {
        let mut text: &[u8] = b"GET /x HTTP/1.1\r\nHost: y\r\n\r\nbody";
        let head = read_head(&mut text).unwrap();
        let request = parse(&head).unwrap();
        assert_eq!((request.method, request.target), ("GET", "/x"));
        assert_eq!(text, b"body");
        assert!(request.keeps_alive() && request.header("host") == "y");
        assert!(parse("").is_none());
        assert!(parse("GET /x").is_none());
    }
}
