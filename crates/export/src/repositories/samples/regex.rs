//! Texts that match a regular expression, of the simple ones: letters, classes and counts.

/// An alphabet for each letter of a text that matches; `None` for an expression with more in it.
pub(super) fn alphabets(regex: &str, max_length: Option<u32>) -> Option<Vec<String>> {
    let inner = regex.strip_prefix("/^")?.strip_suffix('/')?;
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    let chars: Vec<char> = inner.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        at += 1;
        let alphabet = match c {
            '\\' => {
                let escaped = chars.get(at).copied()?;
                at += 1;
                class(escaped)?
            }
            '[' => {
                let end = at + chars.get(at..)?.iter().position(|c| *c == ']')?;
                let set = set(chars.get(at..end)?)?;
                at = end + 1;
                set
            }
            '.' => "a".to_owned(),
            '(' | ')' | '|' | '^' | '$' | '*' | '+' | '?' | '{' | '}' => return None,
            c => c.to_string(),
        };
        let (count, used) = count(chars.get(at..)?)?;
        at += used;
        out.extend(std::iter::repeat_n(alphabet, count));
    }
    let is_short = max_length.is_none_or(|most| out.len() <= most as usize);
    (is_short && out.len() <= 64).then_some(out)
}

fn class(escaped: char) -> Option<String> {
    match escaped {
        'd' => Some("0123456789".to_owned()),
        'w' => Some("abcdefghijklmnopqrstuvwxyz".to_owned()),
        's' => Some(" ".to_owned()),
        c if !c.is_alphanumeric() => Some(c.to_string()),
        _ => None,
    }
}

fn set(inside: &[char]) -> Option<String> {
    if inside.first() == Some(&'^') || inside.is_empty() {
        return None;
    }
    let mut out = String::new();
    let mut at = 0;
    while let Some(c) = inside.get(at).copied() {
        match (c, inside.get(at + 1), inside.get(at + 2)) {
            ('\\', Some(escaped), _) => {
                out.push_str(&class(*escaped)?);
                at += 2;
            }
            (from, Some('-'), Some(to)) => {
                out.extend(from..=*to);
                at += 3;
            }
            _ => {
                out.push(c);
                at += 1;
            }
        }
    }
    // Letters and digits, where there are some: others may be allowed in some places only.
    let plain: String = out.chars().filter(char::is_ascii_alphanumeric).collect();
    let out = if plain.is_empty() { out } else { plain };
    (!out.is_empty() && out.len() < 200).then_some(out)
}

/// How often a letter is repeated, and the length of what says so.
fn count(rest: &[char]) -> Option<(usize, usize)> {
    match rest.first() {
        Some('+') => Some((6, 1)),
        Some('*' | '?') => Some((0, 1)),
        Some('{') => {
            let end = rest.iter().position(|c| *c == '}')?;
            let text: String = rest.get(1..end)?.iter().collect();
            let (least, most) =
                text.split_once(',').map_or((text.as_str(), Some(text.as_str())), |(a, b)| {
                    (a, Some(b).filter(|b| !b.is_empty()))
                });
            let least: usize = least.trim().parse().ok()?;
            let most: usize = most.map_or(Some(least + 6), |most| most.trim().parse().ok())?;
            Some((least.max(6).min(most), end + 1))
        }
        _ => Some((1, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::alphabets;

    #[test]
    fn simple_expressions_have_samples() {
        assert_eq!(alphabets("/^[A-C]{2}-\\d$/", None).unwrap(), ["ABC", "ABC", "-", "0123456789"]);
        assert_eq!(alphabets("/^(a|b)$/", None), None);
        assert_eq!(alphabets("/^[^a]$/", None), None);
        assert_eq!(alphabets("/^a{9}$/", Some(8)), None);
    }
}
