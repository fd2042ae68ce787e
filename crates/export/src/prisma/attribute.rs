//! Attributes as text.

use crowfoot_dialect::is_steering;

/// `@@index([a], map: "b")`; the name alone without arguments.
pub(super) fn call(name: &str, arguments: &[String]) -> String {
    if arguments.is_empty() {
        return name.to_owned();
    }
    [name, "(", &arguments.join(", "), ")"].concat()
}

/// `map: "users_pkey"`.
pub(super) fn map(name: &str) -> String {
    ["map: ", &text(name)].concat()
}

/// A text between quotes.
pub(super) fn text(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_steering(c) => {
                let digits = format!("{:04x}", u32::from(c));
                out.push_str("\\u");
                out.push_str(&digits);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
