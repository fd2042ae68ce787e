//! Finds the diagrams in a text.

/// A run of lines of one kind.
pub(super) struct Part<'a> {
    pub(super) kind: Kind,
    /// Line numbers from 1, and the lines.
    pub(super) lines: Vec<(u32, &'a str)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An entity relationship diagram, from its keyword on.
    Diagram,
    /// A diagram of another kind.
    Other,
    /// Front matter of a diagram.
    FrontMatter,
    /// The text around diagrams in a Markdown file.
    Prose,
}

/// The parts of a text in order. They have all lines except empty ones and fences.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let text = text.trim_start_matches('\u{feff}');
    let numbered = (1_u32..).zip(text.lines()).collect::<Vec<_>>();
    let is_markdown = numbered.iter().any(|(_, line)| fence(line).is_some_and(|(_, word)| word == "mermaid"));
    let mut parts = Vec::new();
    if !is_markdown {
        if text.lines().any(|line| line.trim_start().starts_with("erDiagram")) {
            diagram(numbered, &mut parts);
        } else {
            push(&mut parts, Kind::Other, numbered);
        }
        return parts;
    }
    let (mut inside, mut around) = (Vec::new(), Vec::new());
    let mut open: Option<&str> = None;
    for (number, line) in numbered {
        match (open, fence(line)) {
            (None, Some((mark, "mermaid"))) => {
                open = Some(mark);
                push(&mut parts, Kind::Prose, std::mem::take(&mut around));
            }
            (Some(mark), Some((other, ""))) if other == mark => {
                open = None;
                diagram(std::mem::take(&mut inside), &mut parts);
            }
            (Some(_), _) => inside.push((number, line)),
            (None, _) => around.push((number, line)),
        }
    }
    diagram(inside, &mut parts);
    push(&mut parts, Kind::Prose, around);
    parts
}

/// The fence and the word after it.
fn fence(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let mark = ["```", "~~~", ":::"].into_iter().find(|mark| line.starts_with(mark))?;
    let rest = line.trim_start_matches(mark.get(..1).unwrap_or(mark)).trim();
    Some((mark, rest.split([' ', '{']).next().unwrap_or("")))
}

fn push<'a>(parts: &mut Vec<Part<'a>>, kind: Kind, lines: Vec<(u32, &'a str)>) {
    if lines.iter().any(|(_, line)| !line.trim().is_empty()) {
        parts.push(Part { kind, lines });
    }
}

/// Splits the front matter off a diagram and determines its kind.
fn diagram<'a>(mut lines: Vec<(u32, &'a str)>, parts: &mut Vec<Part<'a>>) {
    let first = lines.iter().position(|(_, line)| !line.trim().is_empty()).unwrap_or(0);
    let is_rule = |line: &(u32, &str)| line.1.trim() == "---";
    if lines.get(first).is_some_and(is_rule)
        && let Some(length) = lines.iter().skip(first + 1).position(is_rule)
    {
        let rest = lines.split_off(first + length + 2);
        push(parts, Kind::FrontMatter, std::mem::replace(&mut lines, rest));
    }
    let is_said = |line: &&(u32, &str)| !line.1.trim().is_empty() && !line.1.trim_start().starts_with("%%");
    let says = lines.iter().find(is_said).is_some_and(|(_, line)| line.trim_start().starts_with("erDiagram"));
    push(parts, if says { Kind::Diagram } else { Kind::Other }, lines);
}

#[cfg(test)]
mod tests {
    use super::{Kind, parts};

    #[test]
    fn markdown_has_diagrams_in_fences() {
        let text =
            "# a\n```mermaid\n---\ntitle: x\n---\nerDiagram\nA\n```\nb\n~~~mermaid\nflowchart LR\n~~~\n";
        let found: Vec<(Kind, u32)> = parts(text).iter().map(|part| (part.kind, part.lines[0].0)).collect();
        assert_eq!(
            found,
            [
                (Kind::Prose, 1),
                (Kind::FrontMatter, 3),
                (Kind::Diagram, 6),
                (Kind::Prose, 9),
                (Kind::Other, 11)
            ]
        );
        assert_eq!(parts("erDiagram\n A").len(), 1);
        assert_eq!(parts("hello")[0].kind, Kind::Other);
    }
}
