//! Finding rules by their code.

use crate::rule::Rule;
use crate::rules::RULES;

/// All rules, by family and code.
pub fn rules() -> &'static [&'static Rule] {
    RULES
}

/// The rule with a code (`IDX001`) or a name (`fk-not-indexed`).
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code_or_name || rule.name == code_or_name)
}
