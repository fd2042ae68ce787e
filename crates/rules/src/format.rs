//! Findings as text and as JSON, for the command line.

use crowfoot_dialect::is_steering;
use crowfoot_model::json::Value;
use crowfoot_model::{Document, ObjectRef};

use crate::diagnostic::Diagnostic;

/// One line a finding: `orders.user_id: warning IDX001 fk-not-indexed: …`.
pub fn format_text<'a>(document: &Document, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let place = one_line(&place(document, diagnostic.object));
        for part in
            [&place, ": ", diagnostic.severity.key(), " ", diagnostic.code, " ", diagnostic.name, ": "]
        {
            text.push_str(part);
        }
        text.push_str(&one_line(&diagnostic.what));
        text.push(' ');
        text.push_str(&one_line(&diagnostic.advice));
        if let Some(reason) = &diagnostic.suppressed {
            text.push_str("  (ignored");
            if !reason.is_empty() {
                text.push_str(": ");
                text.push_str(&one_line(reason));
            }
            text.push(')');
        }
        text.push('\n');
    }
    text
}

/// The finding as a JSON object, its fields in the order of their names.
pub fn to_json(document: &Document, diagnostic: &Diagnostic) -> Value {
    let mut fixes = Vec::new();
    for fix in &diagnostic.fixes {
        let applicability = fix.applicability.key().into();
        fixes.push(Value::object([("applicability", applicability), ("label", fix.label.as_str().into())]));
    }
    let related = diagnostic.related.iter().map(|object| named(document, *object)).collect();
    let mut id = String::new();
    for shift in (0..16).rev() {
        let digit = (diagnostic.id() >> (shift * 4)) & 15;
        id.extend(char::from_digit(u32::try_from(digit).unwrap_or(0), 16));
    }
    Value::object([
        ("advice", diagnostic.advice.as_str().into()),
        ("code", diagnostic.code.into()),
        ("fixes", Value::Array(fixes)),
        ("id", id.into()),
        ("name", diagnostic.name.into()),
        ("object", named(document, diagnostic.object)),
        ("related", Value::Array(related)),
        ("severity", diagnostic.severity.key().into()),
        ("suppressed", diagnostic.suppressed.as_deref().into()),
        ("what", diagnostic.what.as_str().into()),
        ("why", diagnostic.why.into()),
    ])
}

fn named(document: &Document, object: ObjectRef) -> Value {
    Value::object([
        ("kind", kind(object).into()),
        ("name", place(document, object).into()),
        ("part", object.part().into()),
        ("table", object.table().map(|id| id.0).into()),
    ])
}

/// Where a finding is: the name of the object, with its table in front for parts that do not carry it.
pub fn place(document: &Document, object: ObjectRef) -> String {
    let name = document.display_name(object);
    let table = match object {
        ObjectRef::Document => return "document".to_owned(),
        ObjectRef::Table(_) | ObjectRef::Column(..) => None,
        _ => object.table().map(|id| document.display_name(ObjectRef::Table(id))),
    };
    match table {
        // Parts without a name of their own are called after their table already.
        Some(table) if table != name => [table.as_str(), ".", &name].concat(),
        _ if name.is_empty() => ["(unnamed ", kind(object), ")"].concat(),
        _ => name,
    }
}

/// The kind of an object as JSON says it.
fn kind(object: ObjectRef) -> &'static str {
    match object {
        ObjectRef::Document => "document",
        ObjectRef::Unique(..) => "unique",
        ObjectRef::Exclusion(..) => "exclusion",
        ObjectRef::Composite(_) => "composite",
        ObjectRef::Statement(_) => "statement",
        other => other.noun(),
    }
}

/// Text without line breaks and other characters that act on what shows it: names may hold them, a line of output may not.
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| if is_steering(c) { ' ' } else { c }).collect()
}
