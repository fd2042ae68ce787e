//! What the design sets of the rules of the review.

use crowfoot_compact::Arrange;
use crowfoot_model::{RuleLevel, RuleSettings, Settings};
use crowfoot_rules::{DEFAULT_PRESET, Rule, RuleOptionKind, level, option_value, presets, set_option};

use super::form::{Kind, Node};
use super::lists::{CHOOSE, entries, settle};
use super::sheet::{Opens, Sheet};

const LEVELS: [(RuleLevel, &str, &str); 4] = [
    (RuleLevel::Off, "off", "Off"),
    (RuleLevel::Info, "info", "Info"),
    (RuleLevel::Warning, "warning", "Warning"),
    (RuleLevel::Error, "error", "Error"),
];

pub(super) fn walk(sheet: &mut Sheet, own: &mut Settings) {
    sheet.section("Rule settings", Opens::WhenSaid);
    preset(sheet, own);
    let mut codes = set_rules(own);
    // A change goes into a copy, since what is usual is not kept.
    let mut changed = None;
    let asked = entries(sheet, "setting", codes.len(), Node::REMOVE, &mut |sheet, at| {
        let Some(code) = codes.get(at) else { return };
        let rule = known(sheet).iter().copied().find(|rule| rule.code == code);
        sheet.row_says(rule.map_or_else(|| code.clone(), label), String::new(), None);
        let mut copy = own.clone();
        let levels = LEVELS.iter().map(|(_, key, label)| ((*key).to_owned(), (*label).to_owned()));
        let levels = std::iter::once((String::new(), "Default".to_owned())).chain(levels).collect();
        if let Some(picked) = sheet.pick("Level", levels, own_level(own, code).to_owned()) {
            let level = LEVELS.iter().find(|(_, key, _)| *key == picked).map(|(level, ..)| *level);
            copy.set_rule_level(code, level);
        }
        if let Some(rule) = rule {
            options(sheet, &mut copy, rule);
        }
        if copy != *own {
            changed = Some(copy);
        }
    });
    if let Some(changed) = changed {
        *own = changed;
    }
    if asked.is_some() {
        settle(&mut codes, asked);
        own.rules.retain(|set| codes.contains(&set.rule));
        own.disabled_rules.retain(|code| codes.contains(code));
    }
    let mut rules = rule_names(sheet);
    let set = set_rules(own);
    rules.retain(|(code, _)| !set.contains(code));
    rules.insert(0, (String::new(), CHOOSE.to_owned()));
    let picked = sheet.pick("Set rule", rules, String::new()).map(str::to_owned);
    if let Some(rule) = picked.and_then(|code| known(sheet).iter().find(|rule| rule.code == code)) {
        let at = own.rules.partition_point(|set| set.rule.as_str() < rule.code);
        let level = Some(level(own, rule));
        own.rules.insert(at, RuleSettings { rule: rule.code.to_owned(), level, ..RuleSettings::default() });
    }
}

/// The codes of the rules that the design sets anything of, in order; those that are off stand in a list of their own.
fn set_rules(own: &Settings) -> Vec<String> {
    let mut codes: Vec<String> = own.rules.iter().map(|set| set.rule.clone()).collect();
    codes.extend(own.disabled_rules.iter().cloned());
    codes.arrange_by(Ord::cmp);
    codes.dedup();
    codes
}

/// The key of the level that the design sets; empty for the default.
fn own_level(own: &Settings, code: &str) -> &'static str {
    let is_off = own.disabled_rules.iter().any(|other| other == code);
    let set = own.rules.iter().find(|set| set.rule == code).and_then(|set| set.level);
    let level = if is_off { Some(RuleLevel::Off) } else { set };
    LEVELS.iter().find(|(other, ..)| Some(*other) == level).map_or("", |(_, key, _)| key)
}

/// Code and name of each rule.
pub(super) fn rule_names(sheet: &Sheet) -> Vec<(String, String)> {
    known(sheet).iter().map(|rule| (rule.code.to_owned(), label(rule))).collect()
}

/// Which set of settings the design begins with, if there is a choice.
fn preset(sheet: &mut Sheet, own: &mut Settings) {
    if presets().len() < 2 && own.rule_preset.is_none() {
        return;
    }
    let choices = presets().iter().map(|preset| (preset.key.to_owned(), preset.label.to_owned())).collect();
    let now = own.rule_preset.clone().unwrap_or_else(|| DEFAULT_PRESET.to_owned());
    if let Some(picked) = sheet.pick("Preset", choices, now) {
        own.rule_preset = (picked != DEFAULT_PRESET).then(|| picked.to_owned());
    }
}

fn options(sheet: &mut Sheet, own: &mut Settings, rule: &Rule) {
    for option in rule.options {
        let now = option_value(own, rule, option);
        let (kind, choices) = match option.kind {
            RuleOptionKind::Flag { .. } => (Kind::Check, Vec::new()),
            RuleOptionKind::Number { .. } => (Kind::Number, Vec::new()),
            RuleOptionKind::Choice { choices } => {
                (Kind::Select, choices.iter().map(|key| ((*key).to_owned(), (*key).to_owned())).collect())
            }
        };
        let Some(value) = sheet.field(option.label, kind, now, choices).map(str::to_owned) else { continue };
        let value = if value.is_empty() { option.default_value() } else { value };
        if !set_option(own, rule, option, &value) {
            sheet.refuse(&match option.kind {
                RuleOptionKind::Number { least, most, .. } => {
                    ["Enter a whole number from ", &least.to_string(), " to ", &most.to_string(), "."]
                        .concat()
                }
                _ => "This option does not have that value.".to_owned(),
            });
        }
    }
}

fn known(sheet: &Sheet) -> &'static [&'static Rule] {
    sheet.rules.map(|reviewer| (reviewer.rules)()).unwrap_or_default()
}

fn label(rule: &Rule) -> String {
    [rule.code, " ", rule.name].concat()
}
