//! Boxes and lines of Unicode, for terminals and comments in code.

use crowfoot_model::{Document, Table};

use crate::diagram::{Shows, key_marks, label, left_out, plain_line, relations};
use crate::exporter::file_stem;
use crate::options::SCHEMAS;
use crate::{ExportOption, Exporter, Language, Options, Output, width};

pub(crate) struct Text;

impl Exporter for Text {
    fn key(&self) -> &'static str {
        "text"
    }

    fn label(&self) -> &'static str {
        "Text"
    }

    fn file_name(&self, document: &Document) -> String {
        file_stem(document) + ".txt"
    }

    fn language(&self) -> Language {
        Language::Plain
    }

    fn options(&self) -> &'static [&'static ExportOption] {
        &[&SCHEMAS]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        let mut output = Output::default();
        let mut text = String::new();
        for table in document.tables() {
            let schema = table.schema.filter(|_| options.qualify_schemas());
            table_box(document, table, &document.qualified_name(schema, &table.name), &mut text);
        }
        let rows: Vec<[String; 4]> = relations(document, &mut output)
            .iter()
            .map(|relation| {
                let name = |table: &Table| {
                    let schema = table.schema.filter(|_| options.qualify_schemas());
                    plain_line(&document.qualified_name(schema, &table.name))
                };
                let ends = [
                    if relation.is_required { "||" } else { "|o" },
                    "──",
                    if relation.is_single { "o|" } else { "o<" },
                ];
                let mut about = relation.columns.join(", ");
                about.push_str(" → ");
                about.push_str(&relation.targets.join(", "));
                for (event, action) in [
                    ("on delete", relation.foreign_key.on_delete),
                    ("on update", relation.foreign_key.on_update),
                ] {
                    if let Some(action) = action {
                        about.push_str(", ");
                        about.push_str(event);
                        about.push(' ');
                        about.push_str(&action.sql().to_ascii_lowercase());
                    }
                }
                [name(relation.parent), ends.concat(), name(relation.child), plain_line(&about)]
            })
            .collect();
        let widths = widths(&rows);
        for row in &rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(widths) {
                padded(cell, width + 1, &mut line);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        left_out(document, "The text diagram", Shows::default(), &mut output);
        Output::of(self.file_name(document), text, output.notices)
    }
}

fn table_box(document: &Document, table: &Table, name: &str, out: &mut String) {
    let rows: Vec<[String; 4]> = table
        .columns
        .iter()
        .map(|column| {
            let is_required = column.not_null || table.is_in_primary_key(column.id);
            [
                key_marks(table, column).join(" "),
                plain_line(&column.name),
                plain_line(&label(document, column)),
                if is_required { "not null".to_owned() } else { String::new() },
            ]
        })
        .collect();
    let title = plain_line(name);
    let mut widths = widths(&rows);
    // Each cell has a space on both sides, and a line before the next.
    let inner = widths.iter().sum::<usize>() + 11;
    let missing = (width::of(&title) + 2).saturating_sub(inner);
    widths[1] += missing;
    let inner = inner + missing;
    out.push('┌');
    rule("─", inner, out);
    out.push_str("┐\n│ ");
    padded(&title, inner - 1, out);
    out.push_str("│\n");
    line(["├", "┬", "┤"], widths, out);
    for row in &rows {
        out.push('│');
        for (cell, width) in row.iter().zip(widths) {
            out.push(' ');
            padded(cell, width + 1, out);
            out.push('│');
        }
        out.push('\n');
    }
    line(["└", "┴", "┘"], widths, out);
    out.push('\n');
}

fn line(marks: [&str; 3], widths: [usize; 4], out: &mut String) {
    let [left, between, right] = marks;
    for (i, width) in widths.into_iter().enumerate() {
        out.push_str(if i == 0 { left } else { between });
        rule("─", width + 2, out);
    }
    out.push_str(right);
    out.push('\n');
}

fn rule(mark: &str, length: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(mark, length));
}

fn padded(text: &str, length: usize, out: &mut String) {
    out.push_str(text);
    rule(" ", length.saturating_sub(width::of(text)), out);
}

fn widths(rows: &[[String; 4]]) -> [usize; 4] {
    let mut widths = [0; 4];
    for row in rows {
        for (most, cell) in widths.iter_mut().zip(row) {
            *most = width::of(cell).max(*most);
        }
    }
    widths
}
