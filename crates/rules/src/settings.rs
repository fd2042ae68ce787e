//! What a document may set of each rule: how bad its findings are, and its options.
//!
//! A document begins with a [`Preset`] and holds only what differs from that, so that a preset can learn new rules.

use crowfoot_model::{RuleLevel, RuleSettings, Settings, Suppression};

use crate::context::Stance;
use crate::diagnostic::Severity;
use crate::option::RuleOption;
use crate::preset::{Gather, PresetRule, preset_of};
use crate::registry::rules;
use crate::rule::Rule;

/// How bad the findings of a rule are in a document. A finding that the rule ranks apart from the others, such as what
/// a database refuses, keeps its rank unless the rule is off.
pub fn level(settings: &Settings, rule: &Rule) -> RuleLevel {
    own_level(settings, rule.code).unwrap_or_else(|| usual_level(settings, rule))
}

/// Sets how bad the findings of a rule are; what is usual is not kept in the document.
pub fn set_level(settings: &mut Settings, rule: &Rule, level: RuleLevel) {
    let level = (level != usual_level(settings, rule)).then_some(level);
    settings.set_rule_level(rule.code, level);
}

/// The value of an option in a document, as text.
pub fn option_value(settings: &Settings, rule: &Rule, option: &RuleOption) -> String {
    let own =
        own(settings, rule.code).and_then(|own| own.options.iter().find(|other| other.key == option.key));
    let value = own.map(|own| own.value.as_str()).filter(|value| option.takes(value));
    value.map_or_else(|| usual_value(settings, rule, option), str::to_owned)
}

/// Sets an option; what is usual is not kept in the document. Returns whether it can have this value.
pub fn set_option(settings: &mut Settings, rule: &Rule, option: &RuleOption, value: &str) -> bool {
    let takes = option.takes(value);
    if takes {
        let value = (value != usual_value(settings, rule, option)).then(|| value.to_owned());
        settings.set_rule_option(rule.code, option.key, value);
    }
    takes
}

/// The settings of all rules, looked up once for a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Configuration {
    /// In the order of the rules.
    rules: Vec<Configured>,
    stance: Stance,
}

/// The settings of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Configured {
    is_off: bool,
    /// How bad its findings are, if not as the rule says.
    severity: Option<Severity>,
    values: Values,
    gather: Gather,
    /// What is accepted of its findings on anything but tables.
    accepted: Vec<Suppression>,
}

/// The values of a rule's options that are not the usual ones.
pub(crate) type Values = Vec<(&'static str, String)>;

impl Configuration {
    pub(crate) fn of(settings: &Settings) -> Self {
        let of_rule = |rule: &&'static Rule| {
            let level = level(settings, rule);
            let severity = match level {
                RuleLevel::Off => None,
                RuleLevel::Info => Some(Severity::Info),
                RuleLevel::Warning => Some(Severity::Warning),
                RuleLevel::Error => Some(Severity::Error),
            };
            let of_preset = of_preset(settings, rule.code);
            let is_hint = of_preset.is_some_and(|own| own.is_hint && own.level == Some(level));
            let severity = if is_hint { Some(Severity::Hint) } else { severity };
            let severity = severity.filter(|_| is_hint || level != level_of(rule.severity));
            let gather = of_preset.map_or(Gather::Each, |own| own.gather);
            let (is_off, values) = (level == RuleLevel::Off, values(settings, rule));
            let own = settings.suppressions.iter().filter(|own| own.rule == rule.code);
            Configured { is_off, severity, values, gather, accepted: own.cloned().collect() }
        };
        Self { rules: rules().iter().map(of_rule).collect(), stance: Stance::of(settings) }
    }

    /// The same with each finding by itself.
    pub(crate) fn each(mut self) -> Self {
        self.rules.iter_mut().for_each(|own| own.gather = Gather::Each);
        self
    }

    /// What becomes one finding of a rule.
    pub(crate) fn gather(&self, rule: usize) -> Gather {
        self.rules.get(rule).map_or(Gather::Each, |own| own.gather)
    }

    /// Whether the rule at this place of the list does not run.
    pub(crate) fn is_off(&self, rule: usize) -> bool {
        self.rules.get(rule).is_some_and(|own| own.is_off)
    }

    /// How bad the usual findings of a rule are, if not as it says.
    pub(crate) fn severity(&self, rule: usize) -> Option<Severity> {
        self.rules.get(rule)?.severity
    }

    pub(crate) fn values(&self, rule: usize) -> &[(&'static str, String)] {
        self.rules.get(rule).map_or(&[], |own| &own.values)
    }

    /// The rules, by their places, that are set otherwise in another document.
    pub(crate) fn differences(&self, other: &Self) -> Vec<usize> {
        // How a design is looked at may matter to any of them.
        let all = self.stance != other.stance;
        (0..rules().len()).filter(|at| all || self.rules.get(*at) != other.rules.get(*at)).collect()
    }
}

/// The values of a rule's options that are not its defaults.
pub(crate) fn values(settings: &Settings, rule: &'static Rule) -> Values {
    let value = |option: &&'static RuleOption| {
        let value = option_value(settings, rule, option);
        (value != option.default_value()).then_some((option.key, value))
    };
    rule.options.iter().filter_map(value).collect()
}

fn own<'s>(settings: &'s Settings, code: &str) -> Option<&'s RuleSettings> {
    settings.rules.iter().find(|own| own.rule == code)
}

fn own_level(settings: &Settings, code: &str) -> Option<RuleLevel> {
    let is_off = settings.disabled_rules.iter().any(|other| other == code);
    if is_off { Some(RuleLevel::Off) } else { own(settings, code)?.level }
}

fn usual_level(settings: &Settings, rule: &Rule) -> RuleLevel {
    let own = of_preset(settings, rule.code).and_then(|own| own.level);
    own.unwrap_or_else(|| {
        let level = level_of(rule.severity);
        if preset_of(settings).raises { raised(level) } else { level }
    })
}

fn raised(level: RuleLevel) -> RuleLevel {
    match level {
        RuleLevel::Off => RuleLevel::Off,
        RuleLevel::Info => RuleLevel::Warning,
        RuleLevel::Warning | RuleLevel::Error => RuleLevel::Error,
    }
}

fn level_of(severity: Severity) -> RuleLevel {
    match severity {
        Severity::Error => RuleLevel::Error,
        Severity::Warning => RuleLevel::Warning,
        Severity::Info | Severity::Hint => RuleLevel::Info,
    }
}

fn usual_value(settings: &Settings, rule: &Rule, option: &RuleOption) -> String {
    let of_preset = of_preset(settings, rule.code).and_then(|own| own.option(option.key));
    of_preset.map_or_else(|| option.default_value(), str::to_owned)
}

fn of_preset(settings: &Settings, code: &str) -> Option<&'static PresetRule> {
    preset_of(settings).rules.iter().find(|own| own.rule == code)
}
