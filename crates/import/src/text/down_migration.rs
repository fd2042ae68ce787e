//! Down migrations: tools that keep both directions in one file mark where the down part starts.

/// Whether a comment starts the down part, which undoes what the file does.
pub(crate) fn begins(comment: &str) -> bool {
    is_one_of(comment, &["+goose down", "+migrate down", "+micrate down", "migrate:down", "//@undo", "@undo"])
}

/// The end of a down part that starts before `from`: the marker of the next up part, or the end of the text.
pub(crate) fn end(text: &str, from: usize) -> usize {
    let mut at = from;
    for line in text.get(from..).unwrap_or("").split_inclusive('\n') {
        if line.starts_with("--")
            && is_one_of(line, &["+goose up", "+migrate up", "+micrate up", "migrate:up"])
        {
            return at;
        }
        at += line.len();
    }
    text.len()
}

fn is_one_of(comment: &str, marks: &[&str]) -> bool {
    let Some(text) = comment.strip_prefix("--") else { return false };
    let text = text.trim();
    marks.iter().any(|mark| {
        text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
            && !text.get(mark.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}
