//! Layout of TypeScript expressions in 100 columns, breaking lines where Prettier does.

use super::Style;
use crate::width;

const LINE_WIDTH: usize = 100;
const STEP: usize = 2;

/// A piece of TypeScript that knows how it breaks over lines.
#[derive(Clone, Debug)]
pub(crate) enum Doc {
    /// Text that never breaks: a literal, a name, `table.email`.
    Text(String),
    /// A tagged template; its line breaks are its own.
    Template(String),
    /// `[…]`
    Array(Vec<Doc>),
    /// `{ … }`; `broken` for one property a line in any case.
    Object { properties: Vec<Doc>, broken: bool },
    /// `key: value`, a property.
    Pair(String, Box<Doc>),
    /// A property under a doc comment.
    Commented(String, Box<Doc>),
    /// `callee(arguments)`
    Call(String, Vec<Doc>),
    /// `first.second().third()`: a head, then calls that begin with a dot.
    Chain(Vec<Doc>),
    /// `parameters => body`
    Arrow(String, Box<Doc>),
}

impl Doc {
    #[inline(never)]
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    #[inline(never)]
    pub(crate) fn call(callee: &str, arguments: Vec<Doc>) -> Self {
        Self::Call(callee.to_owned(), arguments)
    }

    pub(crate) fn pair(key: &str, value: Doc) -> Self {
        Self::Pair(key.to_owned(), Box::new(value))
    }

    pub(crate) fn object(properties: Vec<Doc>) -> Self {
        Self::Object { properties, broken: false }
    }

    /// The calls after a head, as a chain; the head alone without any.
    pub(crate) fn chain(head: Doc, calls: Vec<Doc>) -> Self {
        if calls.is_empty() {
            return head;
        }
        // `authSchema.view(…)` is a link more than `pgView(…)`.
        let mut links = match head {
            Self::Call(callee, arguments) if callee.contains('.') => {
                let (object, method) = callee.split_at(callee.find('.').unwrap_or(0));
                vec![Self::text(object), Self::Call(method.to_owned(), arguments)]
            }
            head => vec![head],
        };
        links.extend(calls);
        Self::Chain(links)
    }

    /// The text on one line.
    pub(crate) fn plain(&self) -> String {
        let mut text = String::new();
        self.flat(&mut text);
        text
    }

    /// Whether it names a property of `table`.
    pub(crate) fn names_table(&self) -> bool {
        match self {
            Self::Text(text) => text.starts_with("table."),
            Self::Template(text) => text.contains("${table."),
            Self::Pair(_, inner) | Self::Commented(_, inner) | Self::Arrow(_, inner) => inner.names_table(),
            Self::Array(items)
            | Self::Object { properties: items, .. }
            | Self::Call(_, items)
            | Self::Chain(items) => items.iter().any(Self::names_table),
        }
    }

    /// Writes it on one line; `false` when it cannot be.
    fn flat(&self, out: &mut String) -> bool {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Template(text) => {
                out.push_str(text);
                return !text.contains('\n');
            }
            Self::Array(items) => {
                out.push('[');
                let fits = flat_list(items, out);
                out.push(']');
                return fits;
            }
            Self::Object { properties, .. } if properties.is_empty() => out.push_str("{}"),
            Self::Object { properties, broken } => {
                out.push_str("{ ");
                let fits = flat_list(properties, out);
                out.push_str(" }");
                return fits && !broken;
            }
            Self::Pair(key, value) => {
                out.push_str(key);
                out.push_str(": ");
                return value.flat(out);
            }
            Self::Commented(..) => return false,
            Self::Call(callee, arguments) => {
                out.push_str(callee);
                out.push('(');
                let fits = flat_list(arguments, out);
                out.push(')');
                return fits;
            }
            Self::Chain(links) => {
                let fits = links.iter().all(|link| link.flat(out));
                return fits && !expands(links);
            }
            Self::Arrow(parameters, body) => {
                out.push_str(parameters);
                out.push_str(" => ");
                let wrap = matches!(**body, Self::Object { .. });
                out.push_str(if wrap { "(" } else { "" });
                let fits = body.flat(out);
                out.push_str(if wrap { ")" } else { "" });
                return fits;
            }
        }
        true
    }

    /// Whether Prettier counts it as simple when it decides about a chain.
    fn is_simple(&self) -> bool {
        match self {
            Self::Text(text) => !text.starts_with("..."),
            Self::Array(items) | Self::Object { properties: items, .. } | Self::Call(_, items) => {
                items.iter().all(Self::is_simple)
            }
            // Lists within objects are not.
            Self::Pair(_, value) => match &**value {
                Self::Array(items) | Self::Object { properties: items, .. } => items.is_empty(),
                value => value.is_simple(),
            },
            Self::Template(_) | Self::Commented(..) | Self::Chain(_) | Self::Arrow(..) => false,
        }
    }

    /// Whether it may begin on the line of a call and end on another, as the last argument.
    fn hugs(&self) -> bool {
        match self {
            Self::Array(items) | Self::Object { properties: items, .. } => !items.is_empty(),
            Self::Arrow(_, body) => matches!(**body, Self::Array(_) | Self::Object { .. }),
            _ => false,
        }
    }
}

fn flat_list(items: &[Doc], out: &mut String) -> bool {
    items.iter().enumerate().all(|(i, item)| {
        if i > 0 {
            out.push_str(", ");
        }
        item.flat(out)
    })
}

/// Whether a chain is written one call a line, even where it would fit.
fn expands(links: &[Doc]) -> bool {
    let calls = || {
        links.iter().filter_map(|link| match link {
            Doc::Call(_, arguments) => Some(arguments),
            _ => None,
        })
    };
    let before_last = links.split_last().map_or(&[][..], |(_, before)| before);
    links.len() > 2
        && ((calls().count() > 2 && calls().flatten().any(|argument| !argument.is_simple()))
            || before_last.iter().any(|link| !link.flat(&mut String::new())))
}

/// Whether a text of several lines goes on behind the chain before it.
fn hugs_text(before: &[Doc], callee: &str, text: &str, indent: usize) -> bool {
    let Some((last, [Doc::Text(_), _, ..])) = before.split_last() else { return true };
    let mut line = String::new();
    let is_flat = last.flat(&mut line);
    line.push_str(callee);
    line.push('(');
    line.push_str(text.lines().next().unwrap_or(""));
    is_flat && indent + STEP + width::of(&line) <= LINE_WIDTH
}

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

    /// Writes a statement, ending in a semicolon and a line break.
    pub(crate) fn statement(&mut self, before: &str, doc: &Doc) {
        self.push(before);
        self.doc(doc, 0, usize::from(!self.is_bare));
        self.push(";\n");
    }

    /// Writes an expression between texts, on a line that is indented already.
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
            Doc::Text(text) | Doc::Template(text) => self.push(text),
            Doc::Array(items) => self.broken("[", items, "]", indent),
            Doc::Object { properties, .. } => self.broken("{", properties, "}", indent),
            Doc::Pair(key, value) => {
                self.push(key);
                self.push(": ");
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
            && hugs_text(before, callee, text, indent)
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
            let next = calls.first().map_or(rest, |call| match call {
                Doc::Call(callee, _) => width::of(callee) + 1,
                _ => rest,
            });
            self.doc(head, indent, next);
            for call in calls {
                self.doc(call, indent, rest);
            }
            return;
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

#[cfg(test)]
mod tests {
    use super::{Doc, Printer};

    fn printed(doc: &Doc) -> String {
        let mut printer = Printer::default();
        printer.statement("export const x = ", doc);
        printer.out
    }

    fn column(name: &str, calls: Vec<Doc>) -> Doc {
        Doc::pair(name, Doc::chain(Doc::call("text", vec![Doc::Text(format!("'{name}'"))]), calls))
    }

    #[test]
    fn a_chain_with_a_function_breaks_even_where_it_fits() {
        let reference = Doc::Arrow("()".into(), Box::new(Doc::text("users.id")));
        let calls = vec![Doc::call(".notNull", vec![]), Doc::call(".references", vec![reference])];
        let object = Doc::Object { properties: vec![column("user", calls)], broken: true };
        assert_eq!(
            printed(&object),
            "export const x = {\n  user: text('user')\n    .notNull()\n    .references(() => users.id),\n};\n"
        );
    }

    #[test]
    fn a_last_array_argument_stays_on_the_line_of_its_call() {
        let values = (0..20).map(|i| Doc::Text(format!("'value{i}'"))).collect();
        let text = printed(&Doc::call("pgEnum", vec![Doc::text("'mood'"), Doc::Array(values)]));
        assert!(text.starts_with("export const x = pgEnum('mood', [\n  'value0',\n"), "{text}");
        assert!(text.ends_with("  'value19',\n]);\n"), "{text}");
    }

    #[test]
    fn an_argument_that_must_break_breaks_all_of_them() {
        let object = Doc::Object { properties: vec![column("id", vec![])], broken: true };
        let arrow = Doc::Arrow("(table)".into(), Box::new(Doc::Array(vec![Doc::text("a")])));
        let text = printed(&Doc::call("pgTable", vec![Doc::text("'t'"), object, arrow]));
        let expected =
            "export const x = pgTable(\n  't',\n  {\n    id: text('id'),\n  },\n  (table) => [a],\n);\n";
        assert_eq!(text, expected);
    }
}
