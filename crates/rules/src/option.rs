//! The definition of an option of a rule.

/// An option of a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleOption {
    /// In lower case with hyphens: `most-columns`.
    pub key: &'static str,
    pub label: &'static str,
    /// One sentence: what it does.
    pub help: &'static str,
    pub kind: RuleOptionKind,
}

/// What kind of value an option has, and the one it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleOptionKind {
    Flag {
        default: bool,
    },
    Number {
        default: u32,
        least: u32,
        most: u32,
    },
    /// One of these words; the first is the default.
    Choice {
        choices: &'static [&'static str],
    },
}

impl RuleOption {
    /// The value that the option begins with, as text.
    pub fn default_value(&self) -> String {
        match self.kind {
            RuleOptionKind::Flag { default } => if default { "true" } else { "false" }.to_owned(),
            RuleOptionKind::Number { default, .. } => default.to_string(),
            RuleOptionKind::Choice { choices } => choices.first().map_or("", |choice| choice).to_owned(),
        }
    }

    /// Whether it can have this value.
    pub fn takes(&self, value: &str) -> bool {
        match self.kind {
            RuleOptionKind::Flag { .. } => matches!(value, "true" | "false"),
            RuleOptionKind::Number { least, most, .. } => {
                value.parse().is_ok_and(|number: u32| (least..=most).contains(&number))
            }
            RuleOptionKind::Choice { choices } => choices.contains(&value),
        }
    }
}
