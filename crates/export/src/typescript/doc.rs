//! Expressions of TypeScript, as they are put together.

/// An expression of TypeScript.
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
}

fn write_list(open: &str, items: &[Doc], close: &str, out: &mut String) {
    out.push_str(open);
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { ", " });
        item.write(out);
    }
    out.push_str(close);
}

#[cfg(test)]
mod tests {
    use super::Doc;

    #[test]
    fn nothing_is_lost_behind_a_template_of_several_lines() {
        let condition = Doc::Template("sql`a\nb`".to_owned());
        let calls = vec![Doc::call(".where", vec![condition, Doc::text("c")]), Doc::call(".limit", vec![])];
        let text = Doc::chain(Doc::text("database"), calls).plain();
        assert_eq!(text, "database.where(sql`a\nb`, c).limit()");
    }
}
