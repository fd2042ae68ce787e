//! Where Prettier breaks what does not fit on its line.

use super::{Doc, LINE_WIDTH, STEP};
use crate::width;

/// Keys of fewer columns keep their value on their line.
const SHORT_KEY: usize = 5;

/// A lone argument of as many columns does not help to break a call.
const SHORT_ARGUMENT: usize = LINE_WIDTH / 4;

/// Whether a chain is written one call a line, even where it would fit.
pub(super) fn expands(links: &[Doc]) -> bool {
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

/// Whether a value that does not fit behind its key begins on a line of its own. `column` is where it would begin.
pub(super) fn after_key(key: &str, value: &Doc, column: usize, rest: usize) -> bool {
    if width::of(key) < SHORT_KEY || !moves(value) {
        return false;
    }
    let mut flat = String::new();
    if value.flat(&mut flat) && column + width::of(&flat) + rest <= LINE_WIDTH {
        return false;
    }
    breaks_poorly(value) || column + first_line(value) > LINE_WIDTH
}

/// Whether a value may leave the line of its key at all.
fn moves(value: &Doc) -> bool {
    match value {
        Doc::Text(text) => {
            !matches!(text.as_str(), "true" | "false")
                && text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '\'' | '"' | '_' | '$'))
                && !text.contains('`')
        }
        Doc::Call(..) | Doc::Chain(_) => true,
        _ => false,
    }
}

/// A text, or calls without arguments that could take lines of their own.
fn breaks_poorly(value: &Doc) -> bool {
    match value {
        Doc::Text(_) => true,
        Doc::Call(_, arguments) => match arguments.as_slice() {
            [] => true,
            [Doc::Text(text)] => width::of(text) <= SHORT_ARGUMENT,
            [Doc::Array(items) | Doc::Object { properties: items, .. }] => items.is_empty(),
            _ => false,
        },
        Doc::Chain(links) => links.len() <= 2 && links.iter().all(breaks_poorly),
        _ => false,
    }
}

/// The columns up to where a doc may break first.
pub(super) fn first_line(doc: &Doc) -> usize {
    match doc {
        Doc::Call(callee, arguments) => width::of(callee) + if arguments.is_empty() { 2 } else { 1 },
        Doc::Chain(links) => match links.as_slice() {
            [head, rest @ ..] => {
                let is_whole = matches!(head, Doc::Text(_) | Doc::Template(_))
                    || matches!(head, Doc::Call(_, arguments) if arguments.is_empty());
                let next = if is_whole && rest.len() == 1 { rest.first().map_or(0, first_line) } else { 0 };
                first_line(head) + next
            }
            [] => 0,
        },
        Doc::Array(items) | Doc::Object { properties: items, .. } => {
            if items.is_empty() {
                2
            } else {
                1
            }
        }
        other => width::of(other.plain().lines().next().unwrap_or("")),
    }
}

/// Whether a text of several lines goes on behind the chain before it.
pub(super) fn hugs_text(before: &[Doc], callee: &str, text: &str, indent: usize) -> bool {
    let Some((last, [Doc::Text(_), _, ..])) = before.split_last() else { return true };
    let mut line = String::new();
    let is_flat = last.flat(&mut line);
    line.push_str(callee);
    line.push('(');
    line.push_str(text.lines().next().unwrap_or(""));
    is_flat && indent + STEP + width::of(&line) <= LINE_WIDTH
}

/// The last property of `r.users.id`, which may take a line of its own.
pub(super) fn before_property(text: &str) -> Option<(&str, &str)> {
    let is_name =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
    let is_chain = text.split('.').count() > 2 && text.split('.').all(is_name);
    is_chain.then(|| text.rfind('.').and_then(|at| text.split_at_checked(at)))?
}

/// What stands before the arguments of a chain's last call if only its object takes lines of its own: Prettier keeps an object broken,
/// and then the calls before it on one line.
pub(super) fn before_object(links: &[Doc], indent: usize, rest: usize) -> Option<String> {
    let (Doc::Call(callee, arguments), before) = links.split_last()? else { return None };
    let [Doc::Object { properties, .. }] = arguments.as_slice() else { return None };
    let mut alone = callee.clone();
    alone.push('(');
    let is_flat = arguments.first()?.flat(&mut alone);
    let fits = is_flat && indent + STEP + width::of(&alone) + 1 + rest <= LINE_WIDTH;
    if fits || properties.is_empty() || expands(links) {
        return None;
    }
    let mut text = String::new();
    if !before.iter().all(|link| link.flat(&mut text)) {
        return None;
    }
    text.push_str(callee);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::super::{Doc, Printer};

    /// As Prettier 3.10 writes the value of a property of this key.
    fn property(key: &str, value: Doc) -> String {
        let mut printer = Printer::default();
        printer.nested(4, "", &Doc::pair(key, value), ",");
        printer.out
    }

    fn call(callee: &str, argument: &str) -> Doc {
        Doc::call(callee, if argument.is_empty() { Vec::new() } else { vec![Doc::text(argument)] })
    }

    const LONG: &str = "aColumnWhoseNameIsSoLongThatLittleElseFitsOnItsLine";

    #[test]
    fn a_call_without_arguments_moves_to_its_own_line() {
        let value = call("r.many.aTableWhoseNameIsAboutAsLongAsThat", "");
        let expected = format!("    {LONG}:\n      r.many.aTableWhoseNameIsAboutAsLongAsThat(),");
        assert_eq!(property(LONG, value), expected);
    }

    #[test]
    fn a_short_argument_does_not_help_and_a_long_one_breaks() {
        let value = |argument| Doc::chain(call("anEnumeration", argument), vec![call(".notNull", "")]);
        let short = property(LONG, value("'twenty_columns_here'"));
        assert_eq!(short, format!("    {LONG}:\n      anEnumeration('twenty_columns_here').notNull(),"));
        let long = property(LONG, value("'more_than_twenty_five_columns'"));
        let broken = "anEnumeration(\n      'more_than_twenty_five_columns',\n    ).notNull(),";
        assert_eq!(long, format!("    {LONG}: {broken}"));
    }

    #[test]
    fn a_short_key_keeps_its_value() {
        let value = Doc::Text(["r.", LONG, ".", LONG].concat());
        assert_eq!(property("from", value), format!("    from: r.{LONG}\n      .{LONG},"));
    }

    #[test]
    fn only_an_object_at_the_end_of_a_chain_breaks() {
        let names =
            ["name: 'customers_id_seq'", "startWith: 1000", "increment: 10", "cache: 5", "cycle: true"];
        let options = Doc::object(names.map(Doc::text).to_vec());
        let calls = vec![call(".primaryKey", ""), Doc::call(".generatedAlwaysAsIdentity", vec![options])];
        let text = property("id", Doc::chain(call("bigint", "'id'"), calls));
        assert!(
            text.starts_with("    id: bigint('id').primaryKey().generatedAlwaysAsIdentity({\n      name:"),
            "{text}"
        );
        assert!(text.ends_with("\n      cycle: true,\n    }),"), "{text}");
    }
}
