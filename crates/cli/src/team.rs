//! `crowfoot.toml`: the rule settings that a team shares.
//!
//! ```toml
//! preset = "import"
//!
//! [rules.IDX005]
//! level = "error"
//! most-indexes = 12
//! ```

use std::path::PathBuf;

use crowfoot_model::{RuleLevel, Settings};
use crowfoot_rules::{Rule, preset, presets, rule, set_level, set_option};
use toml::{Table, Value};

use crate::failure::{Failure, Result};

const NAME: &str = "crowfoot.toml";

/// The settings of a file.
pub(crate) struct Team {
    preset: Option<&'static str>,
    rules: Vec<OneRule>,
}

impl Team {
    /// Reads the file that is named, or else the nearest in this folder and those above it; `None` where there is none.
    ///
    /// # Errors
    /// It cannot be read, or says something that no rule has.
    pub(crate) fn find(named: Option<&str>) -> Result<Option<Self>> {
        let nearest = || {
            let here = std::env::current_dir().ok()?;
            here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
        };
        let Some(path) = named.map(PathBuf::from).or_else(nearest) else { return Ok(None) };
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(&path)
            .map_err(|error| Failure::at(&shown, format_args!("cannot be read: {error}")))?;
        Self::read(&shown, &text).map(Some)
    }

    fn read(path: &str, text: &str) -> Result<Self> {
        let wrong = |what: String| Failure::at(path, what);
        let mut table: Table =
            toml::from_str(text).map_err(|error| wrong(error.to_string().trim_end().to_owned()))?;
        let preset = table.remove("preset").map(|value| one_preset(&value)).transpose().map_err(wrong)?;
        let rules = match table.remove("rules") {
            None => Table::new(),
            Some(Value::Table(rules)) => rules,
            Some(_) => return Err(wrong("rules: write [rules.CODE] for each rule".to_owned())),
        };
        if let Some(key) = table.keys().next() {
            return Err(wrong(format!("{key} is not known; there are preset and rules")));
        }
        let rules =
            rules.iter().map(|(name, own)| one_rule(name, own)).collect::<std::result::Result<_, _>>();
        Ok(Self { preset, rules: rules.map_err(wrong)? })
    }

    /// The preset that it names.
    pub(crate) fn preset(&self) -> Option<&'static str> {
        self.preset
    }

    /// Sets what it says, over what the design says itself.
    pub(crate) fn apply(&self, settings: &mut Settings) {
        for (rule, level, values) in &self.rules {
            if let Some(level) = level {
                set_level(settings, rule, *level);
            }
            for (key, value) in values {
                if let Some(option) = rule.options.iter().find(|option| option.key == key) {
                    set_option(settings, rule, option, value);
                }
            }
        }
    }
}

fn one_preset(value: &Value) -> std::result::Result<&'static str, String> {
    let found = value.as_str().and_then(preset).map(|preset| preset.key);
    found.ok_or_else(|| {
        let keys: Vec<&str> = presets().iter().map(|preset| preset.key).collect();
        format!("preset {value} is not known; there are {}", keys.join(", "))
    })
}

/// A rule with its level and its options.
type OneRule = (&'static Rule, Option<RuleLevel>, Vec<(String, String)>);

fn one_rule(name: &str, own: &Value) -> std::result::Result<OneRule, String> {
    let found = rule(name)
        .ok_or_else(|| format!("rules.{name}: no rule is called that; crowfoot rules lists all"))?;
    let own = own.as_table().ok_or_else(|| format!("rules.{name}: write [rules.{name}]"))?;
    let (mut level, mut values) = (None, Vec::new());
    for (key, value) in own {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if key == "level" {
            level = Some(one_level(&text).ok_or_else(|| {
                format!("rules.{name}.level is {value}; there are off, info, warning and error")
            })?);
            continue;
        }
        match found.options.iter().find(|option| option.key == key) {
            Some(option) if option.takes(&text) => values.push((key.clone(), text)),
            Some(_) => return Err(format!("rules.{name}.{key} cannot be {value}")),
            None => {
                let keys: Vec<&str> = found.options.iter().map(|option| option.key).collect();
                let keys = [&["level"], keys.as_slice()].concat().join(", ");
                return Err(format!("rules.{name}.{key} is not known; there are {keys}"));
            }
        }
    }
    Ok((found, level, values))
}

fn one_level(word: &str) -> Option<RuleLevel> {
    match word {
        "off" => Some(RuleLevel::Off),
        "info" => Some(RuleLevel::Info),
        "warning" => Some(RuleLevel::Warning),
        "error" => Some(RuleLevel::Error),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crowfoot_model::{RuleLevel, Settings};

    use super::Team;

    #[test]
    fn levels_and_options_are_set() {
        let text = "preset = \"strict\"\n[rules.IDX005]\nlevel = \"info\"\nmost-indexes = 12\n[rules.fk-not-indexed]\nlevel = \"off\"";
        let Ok(team) = Team::read("crowfoot.toml", text) else { panic!("it can be read") };
        assert_eq!(team.preset(), Some("strict"));
        let mut settings = Settings::default();
        team.apply(&mut settings);
        let level = |code| crowfoot_rules::rule(code).map(|rule| crowfoot_rules::level(&settings, rule));
        assert_eq!([level("IDX005"), level("IDX001")], [Some(RuleLevel::Info), Some(RuleLevel::Off)]);
    }

    #[test]
    fn what_no_rule_has_is_told() {
        for (text, said) in [
            ("preset = 'import", "TOML parse error"),
            ("preset = \"none\"", "architect, import, strict"),
            ("rule = 1", "preset and rules"),
            ("rules = 1", "[rules.CODE]"),
            ("[rules.IDX999]", "IDX999"),
            ("[rules.IDX001]\nlevel = \"loud\"", "off, info, warning"),
            ("[rules.IDX001]\nmost = 1", "there are level"),
            ("[rules.IDX005]\nmost-indexes = -1", "cannot be -1"),
        ] {
            let error =
                Team::read("crowfoot.toml", text).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(error.starts_with("crowfoot.toml") && error.contains(said), "{text}: {error}");
        }
    }
}
