//! Named sets of rule settings.

use crowfoot_model::{RuleLevel, Settings};

mod import;

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
    /// The design exists: its own style counts, what many objects share is one finding.
    pub(crate) learns: bool,
    /// Each level is one higher than the rule says.
    pub(crate) raises: bool,
}

/// What a preset says of one rule.
#[derive(Debug)]
pub struct PresetRule {
    pub rule: &'static str,
    pub level: Option<RuleLevel>,
    /// Keys and values of its options.
    pub options: &'static [(&'static str, &'static str)],
    /// Findings of that level are no more than hints.
    pub(crate) is_hint: bool,
    /// What becomes one finding.
    pub(crate) gather: Gather,
}

/// What becomes one finding. Findings of different severities never do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Gather {
    /// Nothing: each stands by itself.
    #[default]
    Each,
    /// What a rule finds on one table.
    Table,
    /// What it finds about one object, the first that the findings are related to.
    Target,
    /// All that it finds.
    Design,
}

/// The key of the preset that documents without one have.
pub const DEFAULT_PRESET: &str = "architect";

/// The key of the preset for a design that exists already.
pub const IMPORT_PRESET: &str = "import";

static PRESETS: &[Preset] = &[
    Preset {
        key: DEFAULT_PRESET,
        label: "Architect",
        help: "For a new design: the house standard, each rule as severe as it says itself",
        rules: ARCHITECT,
        learns: false,
        raises: false,
    },
    Preset {
        key: IMPORT_PRESET,
        label: "Import",
        help: "For a schema that exists: what is broken, dangerous or slow; its own style counts",
        rules: import::RULES,
        learns: true,
        raises: false,
    },
    Preset {
        key: "strict",
        label: "Strict",
        help: "The house standard with every level one step up: warnings are errors",
        rules: ARCHITECT,
        learns: false,
        raises: true,
    },
    #[cfg(test)]
    Preset {
        key: "lenient",
        label: "Lenient",
        help: "For the tests",
        rules: &[
            PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("LIF001") },
            PresetRule {
                level: Some(RuleLevel::Warning),
                options: &[("most-columns", "4")],
                ..PresetRule::new("IDX006")
            },
        ],
        learns: false,
        raises: false,
    },
];

/// Without what only an existing design can be asked; what is no fault of one table is told once.
const ARCHITECT: &[PresetRule] = &[
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("NAM011") },
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("REL011") },
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("PRT005") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("KEY004") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("KEY006") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("PRT007") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("SEC002") },
];

/// All presets, in the order in which they are offered.
pub fn presets() -> &'static [Preset] {
    PRESETS
}

/// The preset with this key. Files of the first versions call the one for new designs `default`.
pub fn preset(key: &str) -> Option<&'static Preset> {
    let key = if key == "default" { DEFAULT_PRESET } else { key };
    PRESETS.iter().find(|preset| preset.key == key)
}

/// The preset that a document begins with; the default one for a key that is not known here.
pub(crate) fn preset_of(settings: &Settings) -> &'static Preset {
    static NONE: Preset =
        Preset { key: "", label: "", help: "", rules: ARCHITECT, learns: false, raises: false };
    let key = settings.rule_preset.as_deref().unwrap_or(DEFAULT_PRESET);
    preset(key).or_else(|| preset(DEFAULT_PRESET)).unwrap_or(&NONE)
}

impl PresetRule {
    pub(crate) const fn new(rule: &'static str) -> Self {
        Self { rule, level: None, options: &[], is_hint: false, gather: Gather::Each }
    }

    /// The value of an option.
    pub(crate) fn option(&self, key: &str) -> Option<&'static str> {
        self.options.iter().find(|(own, _)| *own == key).map(|(_, value)| *value)
    }
}
