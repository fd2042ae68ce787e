//! Writes docs over lines.

use super::{Doc, LINE_WIDTH, STEP, breaks, flat_list};
use crate::typescript::Style;
use crate::width;

/// Collects laid-out text.
#[derive(Default)]
pub(crate) struct Printer {
    pub(crate) out: String,
    column: usize,
    /// The semicolons will be taken out, so that a line has room for one more.
    pub(crate) is_bare: bool,
}

impl Printer {
    pub(crate) fn of(style: &Style) -> Self {
        Self { is_bare: !style.semicolons, ..Self::default() }
    }

    /// Writes text as it is.
    pub(crate) fn push(&mut self, text: &str) {
        self.out.push_str(text);
        match text.rfind('\n') {
            Some(at) => self.column = width::of(text.get(at + 1..).unwrap_or("")),
            None => self.column += width::of(text),
        }
    }

    /// Whether a line that ends in a semicolon has room.
    pub(crate) fn fits(&self, line: &str) -> bool {
        width::of(line) <= LINE_WIDTH + usize::from(self.is_bare)
    }

    /// Writes a statement, ending in a semicolon and a line break.
    pub(crate) fn statement(&mut self, before: &str, doc: &Doc) {
        self.push(before);
        self.doc(doc, 0, usize::from(!self.is_bare));
        self.push(";\n");
    }

    /// Writes an expression between texts, on a line that is indented already.
    #[cfg(test)]
    pub(crate) fn nested(&mut self, indent: usize, before: &str, doc: &Doc, after: &str) {
        self.push(&" ".repeat(indent));
        self.push(before);
        self.doc(doc, indent, width::of(after));
        self.push(after);
    }

    fn line(&mut self, indent: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }

    /// `rest` is the width of what has to follow on the last line.
    fn doc(&mut self, doc: &Doc, indent: usize, rest: usize) {
        let mut flat = String::new();
        if doc.flat(&mut flat) && self.column + width::of(&flat) + rest <= LINE_WIDTH {
            self.push(&flat);
            return;
        }
        match doc {
            Doc::Text(text) => match breaks::before_property(text) {
                Some((object, property)) => {
                    self.push(object);
                    self.line(indent + STEP);
                    self.push(property);
                }
                None => self.push(text),
            },
            Doc::Template(text) => self.push(text),
            Doc::Array(items) => self.broken("[", items, "]", indent),
            Doc::Object { properties, .. } => self.broken("{", properties, "}", indent),
            Doc::Pair(key, value) => {
                self.push(key);
                self.push(":");
                if breaks::after_key(key, value, self.column + 1, rest) {
                    self.line(indent + STEP);
                    return self.doc(value, indent + STEP, rest);
                }
                self.push(" ");
                self.doc(value, indent, rest);
            }
            Doc::Commented(comment, inner) => {
                for line in comment.lines() {
                    self.push(line);
                    self.line(indent);
                }
                self.doc(inner, indent, rest);
            }
            Doc::Call(callee, arguments) => {
                self.push(callee);
                self.arguments(arguments, indent, rest);
            }
            Doc::Chain(links) => self.chain(links, indent, rest),
            Doc::Arrow(parameters, body) => {
                self.push(parameters);
                self.push(" => ");
                let wrap = matches!(**body, Doc::Object { .. });
                self.push(if wrap { "(" } else { "" });
                self.doc(body, indent, rest + usize::from(wrap));
                self.push(if wrap { ")" } else { "" });
            }
        }
    }

    fn arguments(&mut self, arguments: &[Doc], indent: usize, rest: usize) {
        if let [Doc::Template(text)] = arguments
            && text.contains('\n')
        {
            self.push("(");
            self.push(text);
            self.push(")");
            return;
        }
        let Some((last, head)) = arguments.split_last() else {
            self.push("()");
            return;
        };
        let mut flat = String::new();
        let alike = matches!(
            (head.last(), last),
            (Some(Doc::Array(_)), Doc::Array(_)) | (Some(Doc::Object { .. }), Doc::Object { .. })
        );
        if last.hugs() && !alike && flat_list(head, &mut flat) {
            let opening = match last {
                Doc::Arrow(parameters, _) => width::of(parameters) + 6,
                _ => 1,
            };
            if self.column + width::of(&flat) + opening + 3 <= LINE_WIDTH {
                self.push("(");
                self.push(&flat);
                self.push(if head.is_empty() { "" } else { ", " });
                self.doc(last, indent, rest + 1);
                self.push(")");
                return;
            }
        }
        self.broken("(", arguments, ")", indent);
    }

    fn chain(&mut self, links: &[Doc], indent: usize, rest: usize) {
        // A text of several lines hugs its call, and the chain before it stands alone.
        if let Some((last @ Doc::Call(callee, arguments), before)) = links.split_last()
            && let [Doc::Template(text)] = arguments.as_slice()
            && text.contains('\n')
            && !before.is_empty()
            && breaks::hugs_text(before, callee, text, indent)
        {
            let next = width::of(callee) + 1;
            match before {
                [head] => self.doc(head, indent, next),
                _ => self.doc(&Doc::Chain(before.to_vec()), indent, next),
            }
            let first_line = width::of(text.lines().next().unwrap_or(""));
            if self.column + next + first_line > LINE_WIDTH {
                self.line(indent + STEP);
            }
            return self.doc(last, indent, rest);
        }
        let Some((head, calls)) = links.split_first() else { return };
        if calls.len() < 2 {
            let next = calls.first().map_or(0, breaks::first_line);
            let is_last_line = matches!(calls, [Doc::Call(_, arguments)] if arguments.is_empty());
            self.doc(head, indent, next + if is_last_line || calls.is_empty() { rest } else { 0 });
            for call in calls {
                self.doc(call, indent, rest);
            }
            return;
        }
        if let Some(before) = breaks::before_object(links, indent, rest)
            && self.column + width::of(&before) <= LINE_WIDTH
            && let Some(Doc::Call(_, arguments)) = calls.last()
        {
            self.push(&before);
            return self.arguments(arguments, indent, rest);
        }
        self.doc(head, indent, 0);
        for (i, call) in calls.iter().enumerate() {
            self.line(indent + STEP);
            self.doc(call, indent + STEP, if i + 1 == calls.len() { rest } else { 0 });
        }
    }

    fn broken(&mut self, open: &str, items: &[Doc], close: &str, indent: usize) {
        self.push(open);
        for item in items {
            self.line(indent + STEP);
            self.doc(item, indent + STEP, 1);
            self.push(",");
        }
        if !items.is_empty() {
            self.line(indent);
        }
        self.push(close);
    }
}
