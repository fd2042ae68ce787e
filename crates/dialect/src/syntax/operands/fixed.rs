//! Values that depend on settings of the session: its time zone, date style or language. PostgreSQL calls such
//! functions stable, and does not allow them in stored or indexed values.

use super::super::Fault;
use super::super::expression::Use;
use super::{Class, Operand, Reader, Result, Stop, What};

/// Text functions that depend on the session, with the number of arguments for which they do.
const STABLE: &[(&str, usize)] = &[
    ("age", 1),
    ("to_date", 2),
    ("to_timestamp", 2),
    ("to_number", 2),
    ("to_tsvector", 1),
    ("to_tsquery", 1),
    ("plainto_tsquery", 1),
    ("phraseto_tsquery", 1),
    ("websearch_to_tsquery", 1),
];
/// Functions that use the time zone if their last argument is a timestamp with time zone.
const OF_ZONE: &[(&str, usize)] = &[("date", 1), ("date_trunc", 2), ("date_part", 2), ("extract", 2)];

impl Reader<'_> {
    /// Rejects values that depend on the session. A timestamp in an explicit zone would not.
    pub(super) fn fixed(&self, what: String, zoned: Option<Operand<'_>>) -> Result<()> {
        let place = match self.used {
            Use::Generated => "A generated value",
            Use::Key | Use::Predicate => "An index",
            Use::Default | Use::Check | Use::Domain => return Ok(()),
        };
        let fault =
            Fault::new([place, " cannot use ", &what, ", which depends on the session's settings."].concat());
        Err(match zoned {
            Some(operand) => {
                let by = ["(", self.slice(operand), " at time zone 'UTC')"].concat();
                self.replaced(fault, operand, &by)
            }
            None => Stop::Fault(fault),
        })
    }

    pub(super) fn fixed_cast(&self, operand: Operand<'_>, from: Class, to: Class) -> Result<()> {
        use Class::{Day, Moment, Span, Text, Time, Zoned};
        let is_stable = matches!(
            (from, to),
            (Zoned, Text | Day | Moment | Time)
                | (Day | Moment, Text | Zoned)
                | (Span, Text)
                | (Text, Day | Moment | Zoned | Time | Span)
        );
        if !is_stable {
            return Ok(());
        }
        let what = ["a cast of ", self.slice(operand)].concat();
        // The text of a timestamp also depends on the date style.
        self.fixed(what, (from == Zoned && to != Text).then_some(operand))
    }

    /// `placed || 'x'`: the text of a date depends on the session.
    pub(super) fn fixed_concatenation(&self, left: Operand<'_>, right: Operand<'_>) -> Result<()> {
        let is_text = |what: What<'_>| matches!(what, What::Literal(_) | What::Typed(Class::Text, _));
        let is_other = |what: What<'_>| {
            matches!(what, What::Typed(Class::Day | Class::Moment | Class::Zoned | Class::Span, _))
        };
        if is_text(left.what) && is_other(right.what) || is_other(left.what) && is_text(right.what) {
            return self.fixed([self.slice(left), " || ", self.slice(right)].concat(), None);
        }
        Ok(())
    }

    pub(super) fn fixed_call(&self, word: &str, arguments: &[Operand<'_>]) -> Result<()> {
        let is_in = |list: &[(&str, usize)]| list.contains(&(word, arguments.len()));
        let zoned = arguments.last().filter(|last| last.what.class() == Some(Class::Zoned));
        let is_of_text =
            word == "date" && arguments.first().is_some_and(|of| of.what.class() == Some(Class::Text));
        if is_in(STABLE) || is_of_text || zoned.is_some() && is_in(OF_ZONE) {
            let said = arguments.last().map_or("", |last| self.slice(*last));
            return self.fixed([word, " of ", said].concat(), zoned.copied());
        }
        Ok(())
    }
}
