//! Named sets of rule settings.

use crowfoot_model::RuleLevel;

/// A named set of rule settings, which a document begins with.
#[derive(Debug)]
pub struct Preset {
    /// The name in files and on the command line.
    pub key: &'static str,
    pub label: &'static str,
    /// One sentence: who it is for.
    pub help: &'static str,
    /// Where it differs from what the rules say themselves.
    pub rules: &'static [PresetRule],
}

/// What a preset says of one rule.
#[derive(Debug)]
pub struct PresetRule {
    pub rule: &'static str,
    pub level: Option<RuleLevel>,
    /// Keys and values of its options.
    pub options: &'static [(&'static str, &'static str)],
}

/// The key of the preset that documents without one have.
pub const DEFAULT_PRESET: &str = "default";

static PRESETS: &[Preset] = &[
    Preset {
        key: DEFAULT_PRESET,
        label: "Default",
        help: "All rules, each as severe as it says itself",
        rules: &[],
    },
    #[cfg(test)]
    Preset {
        key: "lenient",
        label: "Lenient",
        help: "For the tests",
        rules: &[
            PresetRule { rule: "LIF001", level: Some(RuleLevel::Off), options: &[] },
            PresetRule { rule: "IDX006", level: Some(RuleLevel::Warning), options: &[("most-columns", "4")] },
        ],
    },
];

/// All presets, in the order in which they are offered.
pub fn presets() -> &'static [Preset] {
    PRESETS
}

/// The preset with this key.
pub fn preset(key: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.key == key)
}

impl PresetRule {
    /// The value of an option.
    pub(crate) fn option(&self, key: &str) -> Option<&'static str> {
        self.options.iter().find(|(own, _)| *own == key).map(|(_, value)| *value)
    }
}
