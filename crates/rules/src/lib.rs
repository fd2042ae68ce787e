//! The review: what an experienced database architect would say about a design, on every edit.
//!
//! * A [`Rule`] is one file under `rules/`; [`rules`] lists them all.
//! * [`Review`] holds the findings of a document and follows its diffs.
//! * [`reviewer`] is all of it as a table, for a program that fetches the rules later.
//! * [`fix`] and [`fix_all_safe`] turn findings into diffs, [`suppress`] accepts one, [`ignored`] lists what is accepted.
//!
//! Pure functions over a document: no IO, no time, no randomness, the same result each time.

#![warn(clippy::disallowed_methods)]

mod accepting;
mod context;
mod diagnostic;
mod face;
mod facts;
mod fixing;
mod format;
mod gather;
mod graph;
mod ignored;
mod judge;
mod names;
mod option;
mod preset;
mod reference;
mod registry;
mod review;
mod reviewer;
mod rule;
mod rules;
mod settings;
mod style;
mod suppression;
mod text;

mod help;

#[cfg(test)]
mod tests;

pub use accepting::{Reach, accept_all, object_in_reach, suppress};
pub use diagnostic::{Applicability, Diagnostic, Fix, Severity};
pub use fixing::{fix, fix_all_safe};
pub use format::{format_text, one_line, place, to_json};
pub use ignored::{Ignored, ignored, restore};
pub use judge::Judge;
pub use option::{RuleOption, RuleOptionKind};
pub use preset::{DEFAULT_PRESET, IMPORT_PRESET, Preset, PresetRule, preset, presets};
pub use reference::{reference_markdown, rule_markdown};
pub use registry::{rule, rules};
pub use review::{Counts, Review};
pub use reviewer::{Reviewer, reviewer};
pub use rule::{Family, Rule};
pub use settings::{level, option_value, set_level, set_option};
pub use suppression::can_suppress;
