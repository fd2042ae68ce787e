//! The text of a script: blocks of statements under headings.

use std::collections::HashMap;

/// Collects statements. Blocks are separated by empty lines; a heading is written once something follows it.
#[derive(Default)]
pub(crate) struct Script {
    blocks: Vec<Block>,
    heading: Option<&'static str>,
}

struct Block {
    heading: Option<&'static str>,
    text: String,
    makes: Vec<String>,
    needs: Vec<String>,
}

impl Script {
    /// Begins a part of the script.
    pub(crate) fn heading(&mut self, heading: &'static str) {
        self.heading = Some(heading);
    }

    /// Adds a block; an empty one is nothing.
    pub(crate) fn block(&mut self, block: &str) {
        self.making(Vec::new(), Vec::new(), block);
    }

    /// Adds a block that makes some names, and that blocks after it which make what it needs are moved before.
    pub(crate) fn making(&mut self, makes: Vec<String>, needs: Vec<String>, block: &str) {
        if !block.is_empty() {
            self.blocks.push(Block { heading: self.heading, text: block.to_owned(), makes, needs });
        }
    }

    /// The script. No database reads a NUL character, so none gets out.
    pub(crate) fn finish(self) -> String {
        let mut makers: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, block) in self.blocks.iter().enumerate() {
            for name in &block.makes {
                makers.entry(name).or_default().push(at);
            }
        }
        let needed = |at: usize| {
            let needs = self.blocks.get(at).map_or(&[][..], |block| &block.needs);
            needs.iter().filter_map(|name| makers.get(name.as_str())).flatten().copied()
        };
        let mut text = String::new();
        let mut heading = None;
        for at in pulled(self.blocks.len(), needed) {
            let Some(block) = self.blocks.get(at) else { continue };
            if !text.is_empty() {
                text.push('\n');
            }
            if let Some(new) = block.heading.filter(|_| block.heading != heading) {
                text.push_str("-- ");
                text.push_str(new);
                text.push_str("\n\n");
                heading = block.heading;
            }
            text.push_str(&block.text);
            text.push('\n');
        }
        if text.contains('\0') { text.replace('\0', "") } else { text }
    }
}

/// Places in their order, but for those that are needed before: they are moved ahead. In a circle, the first comes first.
fn pulled<N: Iterator<Item = usize>>(count: usize, needed: impl Fn(usize) -> N) -> Vec<usize> {
    let mut order = Vec::with_capacity(count);
    let mut seen = vec![false; count];
    let mut waiting: Vec<(usize, N)> = Vec::new();
    for start in 0..count {
        let mut next = Some(start);
        loop {
            if let Some(at) = next.take().filter(|at| !seen.get(*at).copied().unwrap_or(true)) {
                if let Some(seen) = seen.get_mut(at) {
                    *seen = true;
                }
                waiting.push((at, needed(at)));
            }
            let Some((at, needs)) = waiting.last_mut() else { break };
            next = needs.next();
            if next.is_none() {
                order.push(*at);
                waiting.pop();
            }
        }
    }
    order
}

/// Text as comment lines, each with `indent` before it.
pub(crate) fn comment_lines(text: &str, indent: &str) -> String {
    let mut out = String::new();
    for line in lines(text) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(indent);
        out.push_str("--");
        if !line.is_empty() {
            out.push(' ');
            out.push_str(line);
        }
    }
    out
}

/// The lines of a text as databases count them: a carriage return ends one too.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim().split(['\n', '\r']).map(str::trim_end)
}

/// Items between commas.
pub(crate) fn list<I: AsRef<str>>(items: &[I]) -> String {
    let mut out = String::new();
    for item in items {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(item.as_ref());
    }
    out
}

/// Verbatim SQL that something follows: a line comment at its end is closed.
pub(crate) fn closed(sql: &str) -> String {
    let sql = sql.trim().replace('\0', "");
    if ends_in_comment(&sql) { sql + "\n" } else { sql }
}

/// Whether SQL may end in a line comment: of either kind, and where it cannot be told because a quote is open.
fn ends_in_comment(sql: &str) -> bool {
    let last = sql.rsplit('\n').next().unwrap_or_default();
    if !last.contains("--") && !last.contains('#') {
        return false;
    }
    let mut quote = None;
    let mut in_comment = false;
    let mut bytes = sql.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let next = bytes.peek().copied();
        match quote {
            _ if in_comment => in_comment = byte != b'\n',
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if matches!(byte, b'\'' | b'"' | b'`') => quote = Some(byte),
            // Not the operators of PostgreSQL that begin with it.
            None if byte == b'#' => in_comment = !matches!(next, Some(b'>' | b'-' | b'#')),
            None => in_comment = byte == b'-' && next == Some(b'-'),
        }
    }
    in_comment || quote.is_some()
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn comments_at_the_end_are_closed() {
        assert_eq!(closed("a > 0 -- positive"), "a > 0 -- positive\n");
        assert_eq!(closed("a > 0 # positive"), "a > 0 # positive\n");
        assert_eq!(closed(" -- first\na > 0 "), "-- first\na > 0");
        assert_eq!(closed("lower(`x--y`)"), "lower(`x--y`)");
        assert_eq!(closed("\"#\" <> '--'"), "\"#\" <> '--'");
        assert_eq!(closed("data #> '{a}'"), "data #> '{a}'");
        assert_eq!(closed("a <> '\\' -- '"), "a <> '\\' -- '\n");
    }
}
