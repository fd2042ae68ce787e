//! What is wrong with a line while it is typed.

use std::ops::Range;

use crowfoot_dialect::syntax::{Better, Fault};
use crowfoot_model::{Column, ColumnId, Document, TableId};
use crowfoot_rules::Judge;

use super::parse::{Part, parse_quick, parts};
use super::reference;
use crate::structure::type_text;
use crate::typed;

/// Something that the database will refuse, or that was not understood and is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRemark {
    pub text: String,
    /// What a button says, and the line that is right.
    pub better: Option<(String, String)>,
    /// Whether more typing could make it right.
    pub unfinished: bool,
    /// Whether the line can be entered as it is.
    pub(crate) may_be_kept: bool,
}

const NAMELESS: &str = "Begin with the column\u{2019}s name.";

/// The message for a line that has no column name and was not added.
pub(crate) fn not_added(line: &str) -> String {
    ["\u{201c}", line.trim(), "\u{201d} was not added: a column needs a name."].concat()
}

/// Judges a line of [`super::parse_quick`] for a table; its SQL only once there is a judge.
pub(crate) fn line_remark(
    judge: Option<&Judge>,
    document: &Document,
    table: TableId,
    line: &str,
) -> Option<LineRemark> {
    let quick = parse_quick(line);
    if let (Some(judge), Some(text)) = (judge, &quick.type_text)
        && let Some(fault) = typed::of_type(judge, document, text)
    {
        return Some(remark(line, span(line, Part::Type), fault));
    }
    if let (Some(judge), Some(text)) = (judge, &quick.default_text) {
        let mut column = Column::new(ColumnId(0), quick.name.clone());
        column.data_type = quick.type_text.as_deref().and_then(|text| type_text::parse(document, text));
        let table = document.table(table).map(|table| &**table);
        if let Some(fault) = typed::of_default(judge, document, &column, table, text) {
            return Some(remark(line, span(line, Part::Default), fault));
        }
    }
    let target = quick.reference.as_deref();
    if quick.name.is_empty()
        && !line.trim().is_empty()
        && target.is_none_or(|to| reference::find(document, to).is_none())
    {
        return Some(LineRemark {
            text: NAMELESS.to_owned(),
            better: None,
            unfinished: true,
            may_be_kept: false,
        });
    }
    if let Some(text) = target.and_then(|target| reference::unknown_column(document, target)) {
        return Some(LineRemark { text, better: None, unfinished: false, may_be_kept: true });
    }
    let text = quick.problems.first()?.clone();
    // A mark that is being typed.
    let unfinished = line.rsplit_once('!').is_some_and(|(_, word)| {
        super::MARKS.iter().any(|(mark, ..)| mark.trim_start_matches('!').starts_with(word))
    });
    Some(LineRemark { text, better: None, unfinished, may_be_kept: true })
}

/// Where a part stands in the line.
fn span(line: &str, wanted: Part) -> Option<Range<usize>> {
    let mut span: Option<Range<usize>> = None;
    for (_, token) in parts(line).into_iter().filter(|(part, _)| *part == wanted) {
        let start = span.map_or(token.range.start, |span| span.start);
        span = Some(start..token.range.end);
    }
    span
}

fn remark(line: &str, span: Option<Range<usize>>, fault: Fault) -> LineRemark {
    let put = |better: Better| {
        let span = span.clone()?;
        let default = better.default.map(|default| [" = ", &default].concat()).unwrap_or_default();
        let text = [line.get(..span.start)?, &better.text, &default, line.get(span.end..)?].concat();
        Some((better.label, text))
    };
    // Behind what is not finished, something follows already.
    let is_last = span.as_ref().is_none_or(|span| span.end == line.trim_end().len());
    LineRemark {
        better: fault.better.and_then(put),
        unfinished: fault.unfinished && is_last,
        text: fault.what,
        may_be_kept: true,
    }
}

#[cfg(test)]
mod tests {
    use super::line_remark;
    use crowfoot_model::{Document, Edit, EnumType, IdSource, TableId};

    fn remark(line: &str) -> Option<(String, Option<String>, bool)> {
        let mut document = Document::default();
        let mut edit = Edit::new(&document);
        edit.put(EnumType {
            id: IdSource::new().fresh(),
            schema: None,
            name: "status".into(),
            values: vec!["draft".into()],
            comment: None,
        });
        let diff = edit.finish();
        document.apply(&diff);
        let remark = line_remark(Some(&crowfoot_rules::reviewer().judge), &document, TableId(9), line)?;
        Some((remark.text, remark.better.map(|(_, line)| line), remark.unfinished))
    }

    #[test]
    fn lines_are_judged_and_mended() {
        let better = |line| remark(line).and_then(|(_, better, _)| better);
        assert_eq!(better("a intger !required -- n").as_deref(), Some("a integer !required -- n"));
        assert_eq!(better("a integer unsigned = 3").as_deref(), Some("a integer = 3"));
        assert_eq!(better("a text defalt 3").as_deref(), Some("a text = 3"));
        assert_eq!(better("a status = draft !required"), None, "a value of the enum is taken as one");
        assert_eq!(better("a text = draft").as_deref(), Some("a text = 'draft'"));
        assert_eq!(better("a timestamptz = now").as_deref(), Some("a timestamptz = now()"));
        assert!(remark("a flub(3)").is_some_and(|(text, ..)| text.contains("flub")));
        for line in
            ["a varchar(20) = 'x' !unique", "a status", "a text[] = '{}'", "user_id -> users", "a", ""]
        {
            assert_eq!(remark(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_being_typed_is_not_wrong_yet() {
        for line in
            ["= 3", "-> x", "!unique", "a var", "a varchar(", "a text = 'x", "a text = now(", "a text !uni"]
        {
            assert!(remark(line).is_some_and(|(_, _, unfinished)| unfinished), "{line}");
        }
        assert!(remark("a varchar( = 3 !pk").is_some());
        assert!(remark("a flub = 3").is_some_and(|(_, _, unfinished)| !unfinished));
    }
}
