//! Fences in Markdown: ```` ```erd dbml focus=users ````, with a schema or the name of a file in them.

use std::collections::BTreeMap;

/// A fence for a diagram.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Fence {
    /// Its line in the text, counted from 1.
    pub(crate) line: usize,
    /// The words of its first line: those with a value by their names, a format as `format`.
    pub(crate) options: BTreeMap<String, String>,
    pub(crate) text: String,
}

/// The text with each fence for a diagram replaced. Fences in longer fences are examples and stay.
///
/// # Errors
/// The first error of `replace`.
pub(crate) fn replaced<E>(
    markdown: &str,
    mut replace: impl FnMut(&Fence) -> Result<String, E>,
) -> Result<String, E> {
    let mut out = String::with_capacity(markdown.len());
    let mut lines = markdown.split_inclusive('\n').enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(opening) = Opening::of(line) else {
            out.push_str(line);
            continue;
        };
        let options = options(opening.info);
        let mut text = String::new();
        let mut raw = line.to_owned();
        for (_, line) in lines.by_ref() {
            raw.push_str(line);
            if opening.is_closed_by(line) {
                break;
            }
            text.push_str(unindented(line, opening.indent));
        }
        match options {
            Some(options) => {
                let new = replace(&Fence { line: number + 1, options, text })?;
                out.push_str(line.get(..opening.indent).unwrap_or_default());
                out.push_str(&new);
                out.push('\n');
            }
            None => out.push_str(&raw),
        }
    }
    Ok(out)
}

struct Opening<'l> {
    indent: usize,
    mark: char,
    length: usize,
    info: &'l str,
}

impl<'l> Opening<'l> {
    fn of(line: &'l str) -> Option<Self> {
        let text = line.trim_start_matches(' ');
        let mark = text.chars().next().filter(|letter| matches!(letter, '`' | '~'))?;
        let info = text.trim_start_matches(mark);
        let length = text.len() - info.len();
        // Backticks in the line: code within a sentence.
        let is_fence = length >= 3 && !(mark == '`' && info.contains('`'));
        is_fence.then(|| Self { indent: line.len() - text.len(), mark, length, info: info.trim() })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let rest = line.trim_start_matches(' ').trim_end();
        rest.len() >= self.length && rest.chars().all(|letter| letter == self.mark)
    }
}

/// A line without the spaces that its fence has.
fn unindented(line: &str, indent: usize) -> &str {
    let spaces = line.bytes().take(indent).take_while(|byte| *byte == b' ').count();
    line.get(spaces..).unwrap_or(line)
}

/// The options of a fence: those after `erd`; `None` for other fences.
fn options(info: &str) -> Option<BTreeMap<String, String>> {
    let mut words = words(info).into_iter();
    if words.next()? != "erd" {
        return None;
    }
    let option = |word: String| match word.split_once('=') {
        Some((name, value)) => (name.to_owned(), value.to_owned()),
        None => ("format".to_owned(), word),
    };
    Some(words.map(option).collect())
}

/// Words between spaces or commas; quotes hold a value with such together, and are taken off.
fn words(info: &str) -> Vec<String> {
    let (mut words, mut quote) = (vec![String::new()], None);
    for letter in info.chars() {
        match quote {
            Some(mark) if mark == letter => quote = None,
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            None if letter.is_whitespace() || matches!(letter, ',' | '{' | '}') => words.push(String::new()),
            _ => {
                if let Some(word) = words.last_mut() {
                    word.push(letter);
                }
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{Fence, replaced};

    fn of(markdown: &str) -> (String, Vec<Fence>) {
        let mut fences = Vec::new();
        let text = replaced(markdown, |fence| {
            let Fence { line, options, text } = fence;
            fences.push(Fence { line: *line, options: options.clone(), text: text.clone() });
            Ok::<_, ()>("<x>".to_owned())
        });
        (text.unwrap(), fences)
    }

    #[test]
    fn fences_have_options_and_a_text() {
        let (text, fences) = of("A\n\n```erd dbml, focus=\"a, b\" hops=2\nTable a {}\n\n  x\n```\nB\n");
        assert_eq!(text, "A\n\n<x>\nB\n");
        let [fence] = fences.as_slice() else { panic!("{fences:?}") };
        assert_eq!((fence.line, fence.text.as_str()), (3, "Table a {}\n\n  x\n"));
        let options: Vec<_> =
            fence.options.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(options, [("focus", "a, b"), ("format", "dbml"), ("hops", "2")]);
    }

    #[test]
    fn examples_and_other_fences_stay() {
        for text in [
            "````md\n```erd\ncreate\n```\n````\n",
            "```sql\n```",
            "use ```erd``` here\n",
            "~~~\n```erd\n~~~\n",
            "``erd``\n",
            "```erdbeere\nx\n```\n",
        ] {
            assert_eq!(of(text), (text.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn fences_in_lists_keep_their_place_and_ends_may_lack() {
        let (text, fences) = of("- a\n\n  ~~~erd\n  create\n    table\n  ~~~\n- b\n");
        assert_eq!(text, "- a\n\n  <x>\n- b\n");
        assert_eq!(fences[0].text, "create\n  table\n");
        assert_eq!(of("```erd\nx").1[0].text, "x");
    }
}
