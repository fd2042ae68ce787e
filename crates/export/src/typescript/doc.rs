//! Layout of TypeScript expressions in 100 columns, breaking lines where Prettier does.

mod breaks;
mod printer;

pub(crate) use printer::Printer;

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

    /// The text without line breaks but those of templates, comments and objects that are broken in any case.
    pub(crate) fn plain(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) | Self::Template(text) => out.push_str(text),
            Self::Array(items) => write_list("[", items, "]", out),
            Self::Object { properties, .. } if properties.is_empty() => out.push_str("{}"),
            Self::Object { properties, broken } => {
                write_list(if *broken { "{\n" } else { "{ " }, properties, " }", out);
            }
            Self::Pair(key, value) => {
                out.push_str(key);
                out.push_str(": ");
                value.write(out);
            }
            Self::Commented(comment, inner) => {
                out.push_str(comment);
                out.push('\n');
                inner.write(out);
            }
            Self::Call(callee, arguments) => {
                out.push_str(callee);
                write_list("(", arguments, ")", out);
            }
            Self::Chain(links) => links.iter().for_each(|link| link.write(out)),
            Self::Arrow(parameters, body) => {
                let (open, close) = if matches!(**body, Self::Object { .. }) { ("(", ")") } else { ("", "") };
                out.push_str(&[parameters, " => ", open].concat());
                body.write(out);
                out.push_str(close);
            }
        }
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
                return fits && !breaks::expands(links);
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

fn write_list(open: &str, items: &[Doc], close: &str, out: &mut String) {
    out.push_str(open);
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { ", " });
        item.write(out);
    }
    out.push_str(close);
}

fn flat_list(items: &[Doc], out: &mut String) -> bool {
    items.iter().enumerate().all(|(i, item)| {
        if i > 0 {
            out.push_str(", ");
        }
        item.flat(out)
    })
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
    fn nothing_is_lost_behind_a_template_of_several_lines() {
        let condition = Doc::Template("sql`a\nb`".to_owned());
        let calls = vec![Doc::call(".where", vec![condition, Doc::text("c")]), Doc::call(".limit", vec![])];
        let text = Doc::chain(Doc::text("database"), calls).plain();
        assert_eq!(text, "database.where(sql`a\nb`, c).limit()");
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
