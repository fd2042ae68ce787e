//! The attributes of an entity.

use std::iter::Peekable;

/// An attribute: a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) line: u32,
    pub(super) type_text: String,
    pub(super) name: String,
    pub(super) primary_key: bool,
    pub(super) foreign_key: bool,
    pub(super) unique: bool,
    pub(super) comment: Option<String>,
}

/// The attributes in a line between braces. The error is the text that was not understood.
pub(super) fn attributes(line: &str, number: u32) -> Result<Vec<Attribute>, String> {
    let mut words = words(line);
    let mut attributes = Vec::new();
    while let Some((word, is_text)) = words.next() {
        if word == "," || word == ";" {
            continue;
        }
        if is_text {
            return Err(line.trim().to_owned());
        }
        let mut attribute = Attribute { line: number, ..Attribute::default() };
        match words.next_if(|(_, is_text)| !is_text) {
            Some((name, _)) => {
                attribute.type_text = word.trim_end_matches('?').to_owned();
                attribute.name = name.to_owned();
            }
            // A name without a type.
            None => attribute.name = word.to_owned(),
        }
        if let Some(text) = attribute.type_text.strip_prefix('*').filter(|text| !text.is_empty()) {
            attribute.type_text = text.to_owned();
            attribute.primary_key = true;
        }
        if let Some(name) = attribute.name.strip_prefix('*').filter(|name| !name.is_empty()) {
            attribute.name = name.to_owned();
            attribute.primary_key = true;
        }
        marks(&mut words, &mut attribute);
        attribute.comment = words.next_if(|(_, is_text)| *is_text).map(|(text, _)| text.to_owned());
        // Some diagrams have them after the comment.
        marks(&mut words, &mut attribute);
        restore(&mut attribute);
        attribute.comment = attribute.comment.filter(|comment| !comment.is_empty());
        attributes.push(attribute);
    }
    Ok(attributes)
}

/// Reads key markers, which may be numbered: `FK1`.
fn marks<'a>(words: &mut Peekable<impl Iterator<Item = (&'a str, bool)>>, attribute: &mut Attribute) {
    let mark_of = |word: &str| {
        let mark = word.trim_end_matches(|char: char| char.is_ascii_digit()).to_ascii_uppercase();
        ["PK", "FK", "UK", ","].into_iter().find(|known| *known == mark)
    };
    while let Some(mark) = words.peek().filter(|(_, is_text)| !is_text).and_then(|(word, _)| mark_of(word)) {
        words.next();
        match mark {
            "PK" => attribute.primary_key = true,
            "FK" => attribute.foreign_key = true,
            "UK" => attribute.unique = true,
            _ => {}
        }
    }
}

/// Words, commas, and texts between quotes.
fn words(line: &str) -> Peekable<impl Iterator<Item = (&str, bool)>> {
    let mut rest = line.trim();
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let quote = matches!(first, '"' | '`').then_some(first);
        let (word, length) = if let Some(quote) = quote {
            let body = rest.get(1..)?;
            let end = body.find(quote).unwrap_or(body.len());
            (body.get(..end)?, (end + 2).min(rest.len()))
        } else if first == ',' {
            (rest.get(..1)?, 1)
        } else {
            // A comma within parentheses belongs to the type.
            let mut depth = 0_u32;
            let end = rest.find(|char: char| {
                depth = match char {
                    '(' => depth + 1,
                    ')' => depth.saturating_sub(1),
                    _ => depth,
                };
                char == '"' || char.is_whitespace() || (depth == 0 && char == ',')
            });
            let end = end.unwrap_or(rest.len());
            (rest.get(..end)?, end)
        };
        rest = rest.get(length..).unwrap_or("");
        Some((word, quote == Some('"')))
    })
    .peekable()
}

/// A name that the notation cannot express is put before the comment: `first_name "first name: as on the passport"`.
fn restore(attribute: &mut Attribute) {
    let Some(comment) = &attribute.comment else { return };
    let (name, rest) = match comment.split_once(": ") {
        Some((name, rest)) => (name, Some(rest.to_owned())),
        None => (comment.as_str(), None),
    };
    if name != attribute.name && plain(name) == plain(&attribute.name) {
        attribute.name = name.to_owned();
        attribute.comment = rest;
    }
}

/// A name in the characters of the notation, with runs of others replaced by an underscore.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let is_letter =
            c.is_ascii_alphabetic() || c == '_' || matches!(c, '\u{C0}'..='\u{D7FF}' if c.is_alphabetic());
        if out.is_empty() && !is_letter {
            out.push('_');
        }
        match c {
            '_' if out.ends_with('_') => {}
            _ if is_letter || c.is_ascii_digit() || matches!(c, '-' | '[' | ']' | '(' | ')') => out.push(c),
            ',' => out.push('-'),
            _ if out.ends_with('_') => {}
            _ => out.push('_'),
        }
    }
    if matches!(out.as_str(), "PK" | "FK" | "UK") {
        out.push('_');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Attribute, attributes};

    #[test]
    fn marks_and_comments() {
        let one = |line: &str| attributes(line, 3).unwrap().remove(0);
        let id = one("varchar(10,2) id PK, FK \"the key\"");
        assert_eq!((id.type_text.as_str(), id.name.as_str()), ("varchar(10,2)", "id"));
        assert!(id.primary_key && id.foreign_key && !id.unique);
        assert_eq!(id.comment.as_deref(), Some("the key"));
        assert_eq!(one("text first_name \"first name: as said\"").name, "first name");
        assert_eq!(one("text note \"note\"").comment.as_deref(), Some("note"));
        assert_eq!(one("*id").name, "id");
        assert!(one("int a \"b\" pk").primary_key && one("int a fk1,pk").foreign_key);
        assert_eq!(attributes("int a string b PK", 1).unwrap().len(), 2);
        assert_eq!(one("lonely"), Attribute { line: 3, name: "lonely".into(), ..Attribute::default() });
        assert!(attributes("\"a\" b", 1).is_err());
    }
}
