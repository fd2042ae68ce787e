//! Blocks, aligned as Prisma's formatter does it.

use crowfoot_dialect::is_steering;

/// A model or an enum.
pub(super) struct Block {
    pub(super) keyword: &'static str,
    pub(super) name: String,
    pub(super) comment: Option<String>,
    pub(super) lines: Vec<Line>,
    /// `@@…`, in the order that the formatter keeps.
    pub(super) attributes: Vec<String>,
}

/// A field of a model or a value of an enum.
#[derive(Default)]
pub(super) struct Line {
    pub(super) name: String,
    /// Empty in an enum.
    pub(super) type_name: String,
    pub(super) attributes: Vec<String>,
    pub(super) comment: Option<String>,
}

impl Block {
    pub(super) fn print(&self, out: &mut String) {
        comment(self.comment.as_deref(), "", out);
        out.push_str(self.keyword);
        out.push(' ');
        out.push_str(&self.name);
        out.push_str(" {\n");
        let name_width = width(self.lines.iter().map(|line| &line.name));
        let type_width = width(self.lines.iter().map(|line| &line.type_name));
        for line in &self.lines {
            comment(line.comment.as_deref(), "  ", out);
            let mut text = ["  ", &padded(&line.name, name_width)].concat();
            if type_width > 0 {
                text.push(' ');
                text.push_str(&padded(&line.type_name, type_width));
            }
            if !line.attributes.is_empty() {
                text.push(' ');
                text.push_str(&line.attributes.join(" "));
            }
            out.push_str(text.trim_end());
            out.push('\n');
        }
        if !self.attributes.is_empty() {
            out.push('\n');
        }
        for attribute in &self.attributes {
            out.push_str("  ");
            out.push_str(attribute);
            out.push('\n');
        }
        out.push_str("}\n");
    }
}

/// The formatter aligns by bytes.
fn width<'t>(texts: impl Iterator<Item = &'t String>) -> usize {
    texts.map(String::len).max().unwrap_or(0)
}

fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.len());
    [text, &" ".repeat(missing)].concat()
}

/// Documentation above a block, a field or a value.
fn comment(text: Option<&str>, indent: &str, out: &mut String) {
    for line in text.into_iter().flat_map(|text| text.trim_end().split(['\n', '\r', '\u{2028}', '\u{2029}']))
    {
        let line: String = line.chars().filter(|c| !is_steering(*c) || *c == '\t').collect();
        out.push_str([indent, "/// ", &line].concat().trim_end());
        out.push('\n');
    }
}
