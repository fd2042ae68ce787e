//! What the design sets of the rules of the review.

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
    disabled(sheet, own);
    sheet.section("Rule settings", Opens::WhenSaid);
    preset(sheet, own);
    // A change goes into a copy, since what is usual is not kept.
    let mut changed = None;
    let asked = entries(sheet, "setting", own.rules.len(), Node::REMOVE, &mut |sheet, at| {
        let Some(set) = own.rules.get(at) else { return };
        let rule = known(sheet).iter().copied().find(|rule| rule.code == set.rule);
        sheet.row_says(rule.map_or_else(|| set.rule.clone(), label), String::new(), None);
        let mut copy = own.clone();
        let now = LEVELS.iter().find(|(level, ..)| Some(*level) == set.level).map_or("", |(_, key, _)| key);
        let levels = LEVELS.iter().map(|(_, key, label)| ((*key).to_owned(), (*label).to_owned()));
        let levels = std::iter::once((String::new(), "Default".to_owned())).chain(levels).collect();
        if let Some(picked) = sheet.pick("Level", levels, now.to_owned()) {
            let level = LEVELS.iter().find(|(_, key, _)| *key == picked).map(|(level, ..)| *level);
            copy.set_rule_level(&set.rule, level);
        }
        if let Some(rule) = rule {
            options(sheet, &mut copy, rule);
        }
        if copy != *own {
            changed = Some(copy);
        }
    });
    settle(&mut own.rules, asked);
    if let Some(changed) = changed {
        *own = changed;
    }
    let mut rules = rule_names(sheet);
    rules.retain(|(code, _)| own.rules.iter().all(|set| set.rule != *code));
    rules.insert(0, (String::new(), CHOOSE.to_owned()));
    let picked = sheet.pick("Set rule", rules, String::new()).map(str::to_owned);
    if let Some(rule) = picked.and_then(|code| known(sheet).iter().find(|rule| rule.code == code)) {
        let at = own.rules.partition_point(|set| set.rule.as_str() < rule.code);
        let level = Some(level(own, rule));
        own.rules.insert(at, RuleSettings { rule: rule.code.to_owned(), level, options: Vec::new() });
    }
}

/// Code and name of each rule.
pub(super) fn rule_names(sheet: &Sheet) -> Vec<(String, String)> {
    known(sheet).iter().map(|rule| (rule.code.to_owned(), label(rule))).collect()
}

fn disabled(sheet: &mut Sheet, own: &mut Settings) {
    sheet.section("Disabled rules", Opens::WhenSaid);
    let mut rules = rule_names(sheet);
    let list = &mut own.disabled_rules;
    let asked = entries(sheet, "rule", list.len(), Node::REMOVE, &mut |sheet, at| {
        let Some(rule) = list.get(at) else { return };
        let name = rules.iter().find(|(code, _)| code == rule).map_or(rule.as_str(), |(_, name)| name);
        sheet.row_says(name.to_owned(), String::new(), None);
    });
    settle(list, asked);
    rules.retain(|(code, _)| !own.disabled_rules.contains(code));
    rules.insert(0, (String::new(), CHOOSE.to_owned()));
    if let Some(rule) = sheet.pick("Add rule", rules, String::new()).filter(|rule| !rule.is_empty()) {
        let at = own.disabled_rules.partition_point(|other| other.as_str() < rule);
        own.disabled_rules.insert(at, rule.to_owned());
    }
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
