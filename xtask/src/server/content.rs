//! Bodies of responses: compressed if worth it, and cached.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// How a body is encoded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Encoding {
    Plain,
    Gzip,
    Brotli,
}

/// A body with its ETag.
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) etag: String,
    pub(super) encoding: Encoding,
}

/// Cached bodies by file.
#[derive(Default)]
pub(super) struct Bodies {
    kept: Mutex<Kept>,
}

/// Bodies with the modification times of their files.
type Kept = BTreeMap<(PathBuf, Encoding), (SystemTime, Arc<Body>)>;

/// Smaller files fit into one packet anyway.
const SMALLEST: usize = 860;
/// Almost as small as the best quality, in a fraction of the time.
const QUALITY: i32 = 6;

impl Encoding {
    /// The best encoding that a client accepts, by `Accept-Encoding`.
    pub(super) fn accepted(value: &str) -> Self {
        let takes = |name: &str| {
            value.split(',').any(|offer| {
                let (offer, quality) = offer.split_once(';').unwrap_or((offer, ""));
                let refused = matches!(quality.trim().trim_end_matches(['0', '.']), "q=");
                offer.trim().eq_ignore_ascii_case(name) && !refused
            })
        };
        if takes("br") {
            Self::Brotli
        } else if takes("gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

impl Bodies {
    /// The current body of a file.
    pub(super) fn of(&self, path: &Path, wanted: Encoding) -> io::Result<Arc<Body>> {
        let changed = path.metadata()?.modified()?;
        let key = (path.to_path_buf(), if is_text_or_code(path) { wanted } else { Encoding::Plain });
        if let Some((when, body)) = self.lock().get(&key)
            && *when == changed
        {
            return Ok(Arc::clone(body));
        }
        let body = Arc::new(encoded(std::fs::read(path)?, key.1)?);
        self.lock().insert(key, (changed, Arc::clone(&body)));
        Ok(body)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        // The map is consistent even after a panic.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn encoded(bytes: Vec<u8>, wanted: Encoding) -> io::Result<Body> {
    let hash: String = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let encoding = if bytes.len() < SMALLEST { Encoding::Plain } else { wanted };
    let etag = format!("\"{hash}{}\"", encoding.name().map_or(String::new(), |name| format!("-{name}")));
    let bytes = match encoding {
        Encoding::Plain => bytes,
        Encoding::Gzip => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(&bytes)?;
            encoder.finish()?
        }
        Encoding::Brotli => {
            let params = BrotliEncoderParams { quality: QUALITY, ..BrotliEncoderParams::default() };
            let mut out = Vec::new();
            brotli::BrotliCompress(&mut bytes.as_slice(), &mut out, &params)?;
            out
        }
    };
    Ok(Body { bytes, etag, encoding })
}

fn is_text_or_code(path: &Path) -> bool {
    let kinds = ["html", "js", "mjs", "css", "wasm", "json", "map", "webmanifest", "svg", "txt", "md", "sql"];
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|own| kinds.contains(&own))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Bodies, Encoding, encoded};

    #[test]
    fn the_best_accepted_encoding_wins() {
        assert_eq!(Encoding::accepted("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(Encoding::accepted("gzip;q=1.0, br;q=0"), Encoding::Gzip);
        assert_eq!(Encoding::accepted("br;q=0.5"), Encoding::Brotli);
        assert_eq!(Encoding::accepted("identity"), Encoding::Plain);
        assert_eq!(Encoding::accepted(""), Encoding::Plain);
    }

    #[test]
    fn compression_round_trips() {
        let text = "create table users (id text primary key);\n".repeat(500).into_bytes();
        let gzip = encoded(text.clone(), Encoding::Gzip).unwrap();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(gzip.bytes.as_slice()).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
        let brotli = encoded(text.clone(), Encoding::Brotli).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut brotli.bytes.as_slice(), &mut back).unwrap();
        assert_eq!(back, text);
        assert!(brotli.bytes.len() * 10 < text.len());
        assert_ne!(gzip.etag, brotli.etag);
    }

    #[test]
    fn a_changed_file_has_a_new_body() {
        let path = std::env::temp_dir().join(format!("xtask-body-{}.html", std::process::id()));
        let bodies = Bodies::default();
        std::fs::write(&path, "one").unwrap();
        let one = bodies.of(&path, Encoding::Brotli).unwrap();
        assert_eq!((one.bytes.as_slice(), one.encoding), (&b"one"[..], Encoding::Plain));
        std::fs::write(&path, "two").unwrap();
        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(1);
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        let two = bodies.of(&path, Encoding::Brotli).unwrap();
        assert_eq!(two.bytes, b"two");
        assert_ne!(one.etag, two.etag);
        std::fs::remove_file(path).unwrap();
    }
}
