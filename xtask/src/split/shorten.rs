//! Short names for the imports of the app from its glue. wasm-bindgen appends a hash to each of the three hundred
//! names, in the module and in the glue: 7 KB that do not compress.

use crate::failure::{Failure, Result};

const IMPORT_SECTION: u8 = 2;

/// Renames every import from a module whose name ends with `from`, in the wasm and in the script that provides it.
pub(super) fn imports(wasm: &[u8], script: &str, from: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Vec::new();
    let wasm = rewrite(wasm, from, &mut names)
        .ok_or_else(|| Failure::new("wasm-bindgen's module cannot be read"))?;
    Ok((wasm, renamed(script, &names)))
}

/// The module with short names. The old names are appended to `names`, in order.
fn rewrite(wasm: &[u8], from: &str, names: &mut Vec<String>) -> Option<Vec<u8>> {
    let mut out = wasm.get(..8)?.to_vec();
    let mut rest = Reader(wasm.get(8..)?);
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let section = rest.bytes()?;
        out.push(id);
        if id == IMPORT_SECTION {
            put_bytes(&mut out, &import_section(section, from, names)?);
        } else {
            put_bytes(&mut out, section);
        }
    }
    Some(out)
}

fn import_section(section: &[u8], from: &str, names: &mut Vec<String>) -> Option<Vec<u8>> {
    let mut rest = Reader(section);
    let count = rest.number()?;
    let mut out = Vec::new();
    put_number(&mut out, count);
    for _ in 0..count {
        let module = rest.bytes()?;
        let name = rest.bytes()?;
        put_bytes(&mut out, module);
        if module.ends_with(from.as_bytes()) {
            put_bytes(&mut out, short(names.len()).as_bytes());
            names.push(String::from_utf8(name.to_vec()).ok()?);
        } else {
            put_bytes(&mut out, name);
        }
        let before = rest.0;
        rest.skip_type()?;
        out.extend(before.get(..before.len() - rest.0.len())?);
    }
    Some(out)
}

/// The script with every word that is one of the names replaced by the short one.
fn renamed(script: &str, names: &[String]) -> String {
    let mut out = String::with_capacity(script.len());
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    while let Some(start) = rest.find(is_word) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !is_word(c)).unwrap_or(from.len()));
        out.push_str(before);
        match names.iter().position(|name| name == word) {
            Some(at) => out.push_str(&short(at)),
            None => out.push_str(word),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `_a`, `_b`, …, `_z`, `_ba`: numbers in base 26.
fn short(mut at: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(b'a' + (at % 26) as u8));
        at /= 26;
        if at == 0 {
            break;
        }
    }
    std::iter::once('_').chain(digits.into_iter().rev()).collect()
}

/// The unread rest of a binary; every read is `None` at its end.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0_usize;
        for shift in (0..).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }

    /// Length-prefixed bytes.
    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    /// The kind of an import: a function, table, memory, global or tag.
    fn skip_type(&mut self) -> Option<()> {
        let kind = self.byte()?;
        match kind {
            0 => drop(self.number()?),
            1 | 2 => {
                if kind == 1 {
                    self.byte()?;
                }
                let has_most = self.byte()? & 1 == 1;
                self.number()?;
                if has_most {
                    self.number()?;
                }
            }
            3 | 4 => {
                self.byte()?;
                self.byte()?;
            }
            _ => return None,
        }
        Some(())
    }
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend(bytes);
}

#[cfg(test)]
mod tests {
    use super::{imports, short};

    #[test]
    fn names_are_short_and_unique() {
        let names: Vec<String> = (0..1000).map(short).collect();
        assert_eq!(names[..2], ["_a", "_b"]);
        assert_eq!(names[25..28], ["_z", "_ba", "_bb"]);
        let mut sorted = names.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), names.len());
    }

    #[test]
    fn imports_are_renamed_on_both_sides() {
        // A function and a memory from the glue, and a function from elsewhere.
        let section = b"\x03\x04g.js\x08__wbg_ab\x00\x00\x04g.js\x08__wbg_cd\x02\x01\x01\x02\x04s.js\x08__wbg_ab\x00\x00";
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([2, section.len() as u8]);
        wasm.extend(section);
        wasm.extend([10, 1, 0]);
        let (wasm, script) =
            imports(&wasm, "let o = { __wbg_ab: 1, __wbg_abc: 2, x__wbg_cd: 3 };", "g.js").unwrap();
        assert_eq!(script, "let o = { _a: 1, __wbg_abc: 2, x__wbg_cd: 3 };");
        let section = b"\x03\x04g.js\x02_a\x00\x00\x04g.js\x02_b\x02\x01\x01\x02\x04s.js\x08__wbg_ab\x00\x00";
        assert_eq!(wasm[8..10], [2, section.len() as u8]);
        assert_eq!(&wasm[10..10 + section.len()], section);
        assert_eq!(&wasm[10 + section.len()..], [10, 1, 0]);
    }

    #[test]
    fn anything_but_a_module_is_an_error() {
        assert!(imports(b"\0asm\x01\0\0\0\x02\x05\x01", "", "g.js").is_err());
    }
}
