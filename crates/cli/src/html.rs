//! Designs as HTML.

use crowfoot_dialect::type_label;
use crowfoot_model::{Column, Document, Table};

/// Tables as tables of their columns, each with an id of this prefix.
pub(crate) fn tables(document: &Document, tables: &[&Table], prefix: &str) -> String {
    let mut text = String::new();
    for table in tables {
        let name = escaped(&document.qualified_name(table.schema, &table.name));
        text += &format!("<table id=\"{prefix}{}\"><caption>{name}", table.id.0);
        if let Some(comment) = table.comment.as_deref().filter(|comment| !comment.is_empty()) {
            text += &format!(": {}", escaped(comment));
        }
        text += "</caption><thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Type</th>\
                 <th scope=\"col\">Notes</th></tr></thead><tbody>";
        for column in &table.columns {
            let kind = column.data_type.as_ref().map_or_else(String::new, |own| type_label(document, own));
            text += &format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
                escaped(&column.name),
                escaped(&kind),
                escaped(&notes(document, table, column))
            );
        }
        text += "</tbody></table>";
    }
    text
}

/// The marks of a column, in words.
fn notes(document: &Document, table: &Table, column: &Column) -> String {
    let mut notes = Vec::new();
    if table.is_in_primary_key(column.id) {
        notes.push("primary key".to_owned());
    } else if column.not_null {
        notes.push("required".to_owned());
    }
    if table.uniques.iter().any(|unique| unique.columns == [column.id]) {
        notes.push("unique".to_owned());
    }
    let keys = table.foreign_keys.iter().filter(|key| key.columns.contains(&column.id));
    for parent in keys.filter_map(|key| document.table(key.target_table()?)) {
        notes.push(format!("references {}", document.qualified_name(parent.schema, &parent.name)));
    }
    notes.extend(column.comment.clone().filter(|comment| !comment.is_empty()));
    notes.join(", ")
}

/// Text that is safe between tags and in quotes, on one line. Braces mean something to some site generators.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '{' => safe.push_str("&#123;"),
            '}' => safe.push_str("&#125;"),
            '\n' => safe.push_str("&#10;"),
            '\0'..='\x1f' | '\x7f' => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

/// A name as part of an address.
pub(crate) fn in_url(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                text.push(char::from(byte));
            }
            _ => text += &format!("%{byte:02X}"),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{escaped, in_url};

    #[test]
    fn nothing_gets_out_of_a_text_or_an_address() {
        assert_eq!(escaped("<b>\"&\n{{x}}"), "&lt;b&gt;&quot;&amp;&#10;&#123;&#123;x&#125;&#125;");
        assert_eq!(in_url("sales.ö \"<"), "sales.%C3%B6%20%22%3C");
    }
}
