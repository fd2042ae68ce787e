//! Writing the settings of a design as a file.

use crowfoot_model::{RuleLevel, Settings, Suppression};
use crowfoot_rules::{DEFAULT_PRESET, RuleOptionKind, level, option_value, preset, rules};

use crate::LEVELS;

/// The rule settings of a design as the text of a file: its preset, and where the design differs from it. What the
/// design ignores stays with its objects.
pub fn write(settings: &Settings) -> String {
    let key = settings.rule_preset.as_deref().and_then(preset).map_or(DEFAULT_PRESET, |preset| preset.key);
    let mut text = ["preset = \"", key, "\"\n"].concat();
    let usual = Settings { rule_preset: settings.rule_preset.clone(), ..Settings::default() };
    for rule in rules() {
        let own = level(settings, rule);
        let mut lines = String::new();
        if own != level(&usual, rule) {
            let word = LEVELS.iter().find(|(other, _)| *other == own).map_or("", |(_, word)| *word);
            lines.push_str(&["level = \"", word, "\"\n"].concat());
        }
        for option in rule.options {
            let value = option_value(settings, rule, option);
            if value == option_value(&usual, rule, option) {
                continue;
            }
            let quote = if matches!(option.kind, RuleOptionKind::Choice { .. }) { "\"" } else { "" };
            lines.push_str(&[option.key, " = ", quote, &value, quote, "\n"].concat());
        }
        if lines.is_empty() {
            continue;
        }
        text.push_str(&["\n# ", rule.name, "\n"].concat());
        let is_reason = |said: &&Suppression| said.parts && said.rule == rule.code && own == RuleLevel::Off;
        for line in settings.suppressions.iter().filter(is_reason).flat_map(|said| said.reason.lines()) {
            // A comment of TOML takes no control characters.
            let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            text.push_str(&["# ", line.trim_end(), "\n"].concat());
        }
        text.push_str(&["[rules.", rule.code, "]\n", &lines].concat());
    }
    text
}

#[cfg(test)]
mod tests {
    use crowfoot_model::{RuleLevel, Settings, Suppression};
    use crowfoot_rules::{RuleOptionKind, level, option_value, rules, set_level, set_option};
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    use super::write;
    use crate::{LEVELS, Team};

    /// What the review reads of settings.
    fn meaning(settings: &Settings) -> Vec<(RuleLevel, Vec<String>)> {
        let options = |rule: &&'static crowfoot_rules::Rule| {
            rule.options.iter().map(|option| option_value(settings, rule, option)).collect()
        };
        rules().iter().map(|rule| (level(settings, rule), options(rule))).collect()
    }

    fn why(rule: &str, reason: &str) -> Suppression {
        Suppression {
            rule: rule.to_owned(),
            reason: reason.to_owned(),
            parts: true,
            ..Suppression::default()
        }
    }

    #[test]
    fn a_file_can_be_read_by_people() {
        let mut settings = Settings { rule_preset: Some("import".into()), ..Settings::default() };
        let rule = |code| crowfoot_rules::rule(code).expect(code);
        set_level(&mut settings, rule("TYP005"), RuleLevel::Off);
        settings.suppressions.push(why("TYP005", "Three states\nare meant\u{7}"));
        let wide = rule("IDX005");
        set_option(&mut settings, wide, wide.options[0], "12");
        let text = write(&settings);
        assert_eq!(
            text,
            "preset = \"import\"\n\n# three-state-boolean\n# Three states\n# are meant\n[rules.TYP005]\nlevel = \"off\"\n\n\
             # over-indexed\n[rules.IDX005]\nmost-indexes = 12\n"
        );
    }

    proptest! {
        #[test]
        fn a_file_says_the_same_as_the_settings(
            preset in prop::sample::select(vec![None, Some("import"), Some("strict"), Some("of a newer version")]),
            picks in prop::collection::vec((any::<prop::sample::Index>(), 0usize..5, any::<u32>()), 0..12),
            rationale in "\\PC*|[\\x00-\\x20]*",
        ) {
            let mut settings = Settings { rule_preset: preset.map(str::to_owned), ..Settings::default() };
            for (at, level, number) in &picks {
                let rule = rules()[at.index(rules().len())];
                if let Some((level, _)) = LEVELS.get(*level) {
                    set_level(&mut settings, rule, *level);
                }
                if settings.disabled_rules.iter().any(|code| code == rule.code) {
                    settings.suppressions.push(why(rule.code, &rationale));
                }
                for option in rule.options {
                    let value = match option.kind {
                        RuleOptionKind::Flag { .. } => (number % 2 == 0).to_string(),
                        RuleOptionKind::Number { least, most, .. } => {
                            (least + number % (most - least + 1).max(1)).to_string()
                        }
                        RuleOptionKind::Choice { choices } => choices[*number as usize % choices.len()].to_owned(),
                    };
                    set_option(&mut settings, rule, option, &value);
                }
            }
            let team = Team::read(&write(&settings)).unwrap();
            let mut read = Settings::default();
            team.adopt(&mut read);
            prop_assert_eq!(meaning(&read), meaning(&settings));
        }
    }
}
