//! The text between the parentheses of `CREATE TABLE`.

use crate::column::ColumnLine;
use crate::text::{comment_lines, is_short};

/// Columns and constraints between parentheses, names and types below each other.
pub(crate) fn body(columns: &[ColumnLine], constraints: &[String]) -> String {
    if columns.is_empty() && constraints.is_empty() {
        return " ()".to_owned();
    }
    let width = |text: &str, most: usize| Some(text.chars().count()).filter(|width| *width <= most);
    let names = columns.iter().filter_map(|column| width(&column.name, 32)).max().unwrap_or(0);
    let types = columns
        .iter()
        .filter(|column| !column.rest.is_empty())
        .filter_map(|column| width(&column.type_text, 24))
        .max()
        .unwrap_or(0);
    let mut out = String::from(" (\n");
    for (at, column) in columns.iter().enumerate() {
        let comment = column.comment.as_deref();
        let long = comment.filter(|comment| !is_short(comment));
        if let Some(lines) = long.and_then(|comment| comment_lines(comment, "    ")) {
            out.push_str(&lines);
            out.push('\n');
        }
        let mut line = String::from("    ");
        push_padded(&mut line, &column.name, names);
        line.push(' ');
        push_padded(&mut line, &column.type_text, types);
        line.push(' ');
        line.push_str(&column.rest);
        line.truncate(line.trim_end_matches(' ').len());
        if at + 1 < columns.len() || !constraints.is_empty() {
            line.push(',');
        }
        let short = comment.filter(|comment| is_short(comment));
        if let Some(behind) = short.and_then(|comment| comment_lines(comment, "")) {
            line.push(' ');
            line.push_str(&behind);
        }
        out.push_str(&line);
        out.push('\n');
    }
    for (at, constraint) in constraints.iter().enumerate() {
        out.push_str("    ");
        out.push_str(constraint);
        out.push_str(if at + 1 < constraints.len() { ",\n" } else { "\n" });
    }
    out.push(')');
    out
}

fn push_padded(line: &mut String, text: &str, width: usize) {
    line.push_str(text);
    for _ in text.chars().count()..width {
        line.push(' ');
    }
}
