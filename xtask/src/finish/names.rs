use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::failure::{At, Result};

/// The hash for the name of a file with this content, as long as those of Trunk.
pub(super) fn hash(content: &[u8]) -> String {
    short(Sha256::new().chain_update(content))
}

/// A hash over several files.
pub(super) fn hash_of(paths: &[PathBuf]) -> Result<String> {
    let mut hasher = Sha256::new();
    for path in paths {
        let content = std::fs::read(path).at(path.display())?;
        hasher.update((content.len() as u64).to_le_bytes());
        hasher.update(content);
    }
    Ok(short(hasher))
}

/// Replaces a text by another of the same length in scripts and modules, and returns the number of files changed.
pub(super) fn replace_in(paths: &[PathBuf], from: &str, to: &str) -> Result<usize> {
    let mut changed = 0;
    for path in paths {
        let content = std::fs::read(path).at(path.display())?;
        if let Some(content) = replaced(&content, from.as_bytes(), to.as_bytes()) {
            std::fs::write(path, content).at(path.display())?;
            changed += 1;
        }
    }
    Ok(changed)
}

/// Modules have lengths in bytes, so a replacement must be as long.
fn replaced(content: &[u8], from: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    assert_eq!(from.len(), to.len(), "a hash is as long as another");
    let mut out = content.to_vec();
    let mut at = 0;
    let mut found = false;
    while let Some(rest) = out.get_mut(at..).filter(|rest| rest.len() >= from.len()) {
        match rest.get_mut(..from.len()) {
            Some(place) if place == from => {
                place.copy_from_slice(to);
                found = true;
                at += from.len();
            }
            _ => at += 1,
        }
    }
    found.then_some(out)
}

fn short(hasher: Sha256) -> String {
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{hash, replaced};

    #[test]
    fn hashes_are_as_long_as_those_of_trunk() {
        assert_eq!(hash(b"abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn all_occurrences_are_replaced() {
        assert_eq!(replaced(b"a00b00", b"00", b"12").as_deref(), Some(&b"a12b12"[..]));
        assert_eq!(replaced(b"a0", b"00", b"12"), None);
    }
}
