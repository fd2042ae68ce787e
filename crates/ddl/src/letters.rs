//! Whether two texts are the same SQL in other letters.

/// Stands before a parenthesis that the other text need not have.
pub(crate) const OPTIONAL: &str = "\u{1}";

/// How many steps a comparison may take: each optional parenthesis is tried both ways.
const MOST_STEPS: usize = 20_000;

/// Whether `text` says what `expected` says but for white space, comments, quotes around names and the case of letters outside of
/// strings. Parentheses of `expected` that [`OPTIONAL`] stands before may be missing.
pub(crate) fn are_same(text: &str, expected: &str) -> bool {
    let expected = folded(expected);
    let same = |text: &str| matches(&folded(text), &expected, &mut 0);
    same(text) || text.contains('\'') && same(&with_bare_names(text))
}

/// An index of SQLite without the apostrophes that stand around its name, its table and its columns.
fn with_bare_names(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Names are what stands before the first parenthesis, and what a key begins with.
    let (mut depth, mut at_name, mut is_quoted) = (0_u32, true, false);
    for (at, character) in text.char_indices() {
        match character {
            '\'' if is_quoted || at_name || depth == 0 => {
                is_quoted = !is_quoted;
                at_name = false;
                continue;
            }
            '(' if !is_quoted => {
                depth += 1;
                at_name = depth == 1;
            }
            // What follows the keys is a condition.
            ')' if !is_quoted && depth == 1 => return out + text.get(at..).unwrap_or_default(),
            ')' if !is_quoted => depth = depth.saturating_sub(1),
            ',' if !is_quoted && depth == 1 => at_name = true,
            _ if character.is_whitespace() => {}
            _ => at_name = false,
        }
        out.push(character);
    }
    out
}

fn matches(text: &[char], expected: &[char], steps: &mut usize) -> bool {
    // Pairs of what is left of both: no recursion over a text.
    let mut open = vec![(0, 0)];
    while let Some((mut at, mut wanted)) = open.pop() {
        loop {
            *steps += 1;
            if *steps > MOST_STEPS {
                return false;
            }
            match (text.get(at), expected.get(wanted)) {
                (None, None) => return true,
                (_, Some('\u{1}')) => {
                    open.push((at, wanted + 2));
                    wanted += 1;
                }
                (Some(found), Some(other)) if found == other => {
                    at += 1;
                    wanted += 1;
                }
                _ => break,
            }
        }
    }
    false
}

fn folded(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut in_string = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '-' if !in_string && characters.peek() == Some(&'-') => {
                characters.by_ref().find(|character| *character == '\n');
            }
            '/' if !in_string && characters.peek() == Some(&'*') => {
                characters.next();
                let mut before = ' ';
                characters.by_ref().find(|character| {
                    let ends = before == '*' && *character == '/';
                    before = *character;
                    ends
                });
            }
            '\'' => {
                in_string = !in_string;
                out.push(character);
            }
            _ if in_string => out.push(character),
            '"' | '`' | '[' | ']' | ';' => {}
            _ if character.is_whitespace() => {}
            _ => out.extend(character.to_lowercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::are_same;

    #[test]
    fn letters_quotes_and_spaces_do_not_count() {
        assert!(are_same("\"Idx\" on [t] (`a` desc)", "idx ON t(a DESC)"));
        assert!(are_same("i on t (a) where b = 'X'", "i ON t(a)WHERE\u{1}(b = 'X'\u{1})"));
        assert!(are_same("i on t (a) where (b = 'X')", "i ON t(a)WHERE\u{1}(b = 'X'\u{1})"));
        assert!(are_same("i on t ((a+b)*c)", "i ON t(\u{1}((a+b)*c\u{1}))"));
        assert!(are_same("i on /*_*/t (a) -- why", "i ON t(a)"));
        assert!(!are_same("i on t (a) where b = 'X'", "i ON t(a)WHERE\u{1}(b = 'x'\u{1})"));
        assert!(are_same(
            "'i' on 'a t'('b', \"c\" desc) where d = 'X'",
            "i ON a t(b,c DESC)WHERE\u{1}(d = 'X'\u{1})"
        ));
        assert!(!are_same("i on t (lower('A'))", "i ON t(lower(A))"));
        assert!(!are_same("i on t (a)", "j ON t(a)"));
        assert!(!are_same("i on t (a*(b+c))", "i ON t(\u{1}(a*b+c\u{1}))"));
    }
}
