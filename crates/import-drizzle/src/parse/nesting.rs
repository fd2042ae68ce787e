//! A bound on nesting. The parser is recursive and has no limit of its own: 100,000 brackets would overflow the stack.
//!
//! This reads tokens only roughly, and errs on the safe side: text that is mistaken for a literal is still held to a
//! bound on its brackets.

/// Deeper text is not parsed. Real schemas have less than 20 levels.
const DEEPEST: usize = 250;
/// The same for brackets counted everywhere, in texts and comments too.
const DEEPEST_ANYWHERE: usize = 1500;

/// Whether a text is nested too deeply to be parsed.
pub(super) fn is_too_deep(text: &str) -> bool {
    depth_anywhere(text) > DEEPEST_ANYWHERE || Depth::of(text) > DEEPEST
}

/// The nesting of brackets and the number of arrows and prefixes in a row, without regard to literals.
fn depth_anywhere(text: &str) -> usize {
    let (mut depth, mut deepest, mut run) = (0_usize, 0, 0_usize);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' | b'<' => depth += 1,
            b')' | b']' | b'}' | b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        run = match byte {
            b'!' | b'~' | b'+' | b'-' => run + 1,
            byte if byte.is_ascii_whitespace() => run,
            _ => 0,
        };
        // A line of dashes in a comment is no nesting, but 1,500 of them are no line.
        deepest = deepest.max(depth).max(run);
    }
    deepest
}

/// The levels around a place in a text.
struct Depth {
    /// For every open bracket, the levels that operators and statements without braces add since its last separator.
    open: Vec<usize>,
    levels: usize,
    deepest: usize,
}

/// The kind of token before another, as far as it tells a regular expression or a new line apart.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Operand,
    Operator,
}

impl Depth {
    fn of(text: &str) -> usize {
        let mut depth = Self { open: vec![0], levels: 0, deepest: 0 };
        let bytes = text.as_bytes();
        let (mut at, mut before, mut new_line) = (0, Before::Operator, false);
        // The brackets in which a template literal goes on after `}`.
        let mut templates: Vec<usize> = Vec::new();
        while let Some(&byte) = bytes.get(at) {
            let next = bytes.get(at + 1).copied();
            match byte {
                b'\n' => new_line = true,
                byte if byte.is_ascii_whitespace() => {}
                b'/' if next == Some(b'/') => {
                    at = find(bytes, at, b"\n").unwrap_or(bytes.len());
                    continue;
                }
                b'/' if next == Some(b'*') => {
                    at = find(bytes, at + 2, b"*/").map_or(bytes.len(), |end| end + 2);
                    continue;
                }
                b'\'' | b'"' => {
                    at = literal_end(bytes, at + 1, byte);
                    before = Before::Operand;
                    continue;
                }
                b'/' if before == Before::Operator => {
                    at = literal_end(bytes, at + 1, b'/');
                    before = Before::Operand;
                    continue;
                }
                b'`' => {
                    at = depth.template(bytes, at + 1, &mut templates);
                    before = Before::Operand;
                    continue;
                }
                b'(' | b'[' | b'{' => {
                    depth.open();
                    before = Before::Operator;
                }
                b')' | b']' | b'}' => {
                    depth.close();
                    before = Before::Operand;
                    if byte == b'}' && templates.last() == Some(&depth.open.len()) {
                        templates.pop();
                        at = depth.template(bytes, at + 1, &mut templates);
                        continue;
                    }
                }
                b',' | b';' => {
                    depth.separate();
                    before = Before::Operator;
                }
                byte if is_word(byte) => {
                    let end = (at..bytes.len()).find(|at| !is_word(bytes.get(*at).copied().unwrap_or(b' ')));
                    let end = end.unwrap_or(bytes.len());
                    let word = bytes.get(at..end).unwrap_or_default();
                    if new_line && before == Before::Operand && !continues(word) {
                        depth.separate();
                    }
                    before = if nests(word) { Before::Operator } else { Before::Operand };
                    if nests(word) {
                        depth.nest();
                    }
                    (at, new_line) = (end, false);
                    continue;
                }
                _ => {
                    if is_nesting(byte, next, before) {
                        depth.nest();
                    }
                    at += usize::from(byte == b'=' && next == Some(b'>'));
                    before = Before::Operator;
                }
            }
            new_line &= byte.is_ascii_whitespace();
            at += 1;
        }
        depth.deepest
    }

    fn nest(&mut self) {
        if let Some(last) = self.open.last_mut() {
            *last += 1;
            self.levels += 1;
            self.deepest = self.deepest.max(self.levels);
        }
    }

    fn open(&mut self) {
        self.nest();
        self.open.push(0);
    }

    fn close(&mut self) {
        if self.open.len() > 1 {
            self.levels -= self.open.pop().unwrap_or(0);
            // The level of the bracket itself.
            if let Some(last) = self.open.last_mut() {
                *last = last.saturating_sub(1);
                self.levels = self.levels.saturating_sub(1);
            }
        }
    }

    fn separate(&mut self) {
        if let Some(last) = self.open.last_mut() {
            self.levels -= std::mem::take(last);
        }
    }

    /// Passes the text of a template literal; returns where code goes on.
    fn template(&mut self, bytes: &[u8], mut at: usize, templates: &mut Vec<usize>) -> usize {
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                b'`' => return at + 1,
                b'$' if bytes.get(at + 1) == Some(&b'{') => {
                    templates.push(self.open.len());
                    self.open();
                    return at + 2;
                }
                _ => {}
            }
            at += 1;
        }
        at
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'#' | b'@') || byte >= 0x80
}

/// Words after which something is nested without a bracket.
fn nests(word: &[u8]) -> bool {
    const WORDS: [&[u8]; 19] = [
        b"typeof",
        b"void",
        b"delete",
        b"await",
        b"new",
        b"yield",
        b"keyof",
        b"unique",
        b"readonly",
        b"infer",
        b"if",
        b"else",
        b"for",
        b"while",
        b"do",
        b"with",
        b"extends",
        b"throw",
        b"return",
    ];
    WORDS.contains(&word)
}

/// Words that go on with the statement before them.
fn continues(word: &[u8]) -> bool {
    nests(word) || matches!(word, b"as" | b"satisfies" | b"in" | b"instanceof" | b"is")
}

/// Whether an operator nests what follows it: a prefix, an arrow, a condition, an assignment.
fn is_nesting(byte: u8, next: Option<u8>, before: Before) -> bool {
    match byte {
        b'!' | b'~' | b'+' | b'-' => before == Before::Operator,
        b'=' => true,
        b'?' => !matches!(next, Some(b'.')),
        b':' => true,
        b'*' => next == Some(b'*'),
        b'<' | b'|' | b'&' => true,
        _ => false,
    }
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(what.len()).position(|window| window == what).map(|at| from + at)
}

/// The end of a text literal or regular expression, which a line break ends too.
fn literal_end(bytes: &[u8], mut at: usize, mark: u8) -> usize {
    let mut in_class = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' => return at,
            b'[' => in_class = mark == b'/',
            b']' => in_class = false,
            byte if byte == mark && !in_class => return at + 1,
            _ => {}
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Depth, is_too_deep};

    #[test]
    fn bombs_are_seen() {
        for (start, end) in [
            ("(", ")"),
            ("[", "]"),
            ("{", "}"),
            ("`${", "}`"),
            ("!", ""),
            ("- ", ""),
            ("typeof ", ""),
            ("a => ", ""),
            ("a =>\n", ""),
            ("a ? b : ", ""),
            ("a ? b :\n", ""),
            ("a = ", ""),
            ("a ** ", ""),
            ("if (a) ", ""),
            ("if (a)\n", ""),
            ("if (a) {} else ", ""),
            ("l: ", ""),
            ("a<", ">"),
            ("new ", ""),
            ("type T = keyof ", ""),
            ("f(", ""),
            ("async () => ", ""),
            ("'", "("),
        ] {
            let text = format!("{}1{}", start.repeat(20_000), end.repeat(20_000));
            assert!(is_too_deep(&text) || start == "'", "{start}");
        }
    }

    #[test]
    fn real_code_is_flat() {
        let line = "export const a = pgTable('a', { id: text('id') }, (t) => [index(`x${t.id}`).on(t.id)])\n";
        assert!(Depth::of(&line.repeat(5000)) < 20);
        let line =
            "interface A {\n  a: string\n  b?: number\n}\nconst r = /['\"`({[]/g\nconst c = a ? b : d\n";
        assert!(Depth::of(&line.repeat(5000)) < 20);
        let line = "if (a) return 1\nfoo()\n";
        assert!(Depth::of(&format!("function f() {{\n{}}}", line.repeat(50))) < 200);
        assert!(!is_too_deep(&format!("{}\n", "// ------------------------------".repeat(300))));
    }
}
