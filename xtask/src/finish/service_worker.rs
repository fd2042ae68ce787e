use std::fmt::Write;
use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::failure::{At, Result};
use crate::files;

/// The script after a line with the name of the build and its files, each with an integrity hash.
pub(super) fn with_files(staging: &Path, build: &str, script: &str) -> Result<String> {
    let mut list = Vec::new();
    for path in files::below(staging) {
        let Ok(name) = path.strip_prefix(staging) else { continue };
        let name = name.to_string_lossy().replace('\\', "/");
        if name == "sw.js" || super::viewer::is_of_viewer(&name) {
            continue;
        }
        let content = std::fs::read(&path).at(path.display())?;
        // The page is requested without its file name; some hosts redirect the other address.
        let name = if name == "index.html" { String::new() } else { name };
        list.push(json!([name, format!("sha256-{}", base64(&Sha256::digest(&content)))]));
    }
    Ok(format!("self.BUILT = {};\n{script}", json!({ "build": build, "files": list })))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
            let _ = out.write_char(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_agrees_with_the_rfc() {
        for (text, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
        ] {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
    }
}
