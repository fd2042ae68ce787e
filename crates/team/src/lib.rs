//! `crowfoot.toml`: the rule settings that a team shares, read by the app and the command line.
//!
//! ```toml
//! preset = "import"
//!
//! [rules.IDX005]
//! level = "error"
//! most-indexes = 12
//! ```

mod write;

use crowfoot_model::{RuleLevel, Settings};
use crowfoot_rules::{DEFAULT_PRESET, Rule, preset, presets, rule, set_level, set_option};
use toml::{Table, Value};

pub use write::write;

/// What the file is called.
pub const NAME: &str = "crowfoot.toml";

/// The settings of a file.
pub struct Team {
    preset: Option<&'static str>,
    rules: Vec<OneRule>,
}

/// A rule with its level and its options.
struct OneRule {
    rule: &'static Rule,
    level: Option<RuleLevel>,
    options: Vec<(String, String)>,
}

impl Team {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// It is no TOML, or says something that no rule has.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut table: Table =
            toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        let preset = table.remove("preset").map(|value| one_preset(&value)).transpose()?;
        let rules = match table.remove("rules") {
            None => Table::new(),
            Some(Value::Table(rules)) => rules,
            Some(_) => return Err("rules: write [rules.CODE] for each rule".to_owned()),
        };
        if let Some(key) = table.keys().next() {
            return Err(format!("{key} is not known; there are preset and rules"));
        }
        let rules = rules.iter().map(|(name, own)| one_rule(name, own)).collect::<Result<_, _>>()?;
        Ok(Self { preset, rules })
    }

    /// The preset that it names.
    pub fn preset(&self) -> Option<&'static str> {
        self.preset
    }

    /// Sets the levels and options that it has, over what the design says itself.
    pub fn apply(&self, settings: &mut Settings) {
        for own in &self.rules {
            if let Some(level) = own.level {
                set_level(settings, own.rule, level);
            }
            for (key, value) in &own.options {
                if let Some(option) = own.rule.options.iter().find(|option| option.key == key) {
                    set_option(settings, own.rule, option, value);
                }
            }
        }
    }

    /// Sets all that it says, its preset first.
    pub fn adopt(&self, settings: &mut Settings) {
        if let Some(key) = self.preset {
            settings.rule_preset = (key != DEFAULT_PRESET).then(|| key.to_owned());
        }
        self.apply(settings);
    }
}

/// Sets all that the text of a file says.
///
/// # Errors
/// See [`Team::read`]; nothing is set then.
pub fn adopt(settings: &mut Settings, text: &str) -> Result<(), String> {
    Team::read(text)?.adopt(settings);
    Ok(())
}

fn one_preset(value: &Value) -> Result<&'static str, String> {
    let found = value.as_str().and_then(preset).map(|preset| preset.key);
    found.ok_or_else(|| {
        let keys: Vec<&str> = presets().iter().map(|preset| preset.key).collect();
        format!("preset {} is not known; there are {}", text_of(value), keys.join(", "))
    })
}

fn one_rule(name: &str, own: &Value) -> Result<OneRule, String> {
    let found = rule(name)
        .ok_or_else(|| format!("rules.{name}: no rule is called that; crowfoot rules lists all"))?;
    let own = own.as_table().ok_or_else(|| format!("rules.{name}: write [rules.{name}]"))?;
    let (mut level, mut options) = (None, Vec::new());
    for (key, value) in own {
        let text = text_of(value);
        if key == "level" {
            level = Some(one_level(&text).ok_or_else(|| {
                format!("rules.{name}.level is {text}; there are off, info, warning and error")
            })?);
            continue;
        }
        match found.options.iter().find(|option| option.key == key) {
            Some(option) if option.takes(&text) => options.push((key.clone(), text)),
            Some(_) => return Err(format!("rules.{name}.{key} cannot be {text}")),
            None => {
                let keys: Vec<&str> = found.options.iter().map(|option| option.key).collect();
                let keys = [&["level"], keys.as_slice()].concat().join(", ");
                return Err(format!("rules.{name}.{key} is not known; there are {keys}"));
            }
        }
    }
    Ok(OneRule { rule: found, level, options })
}

/// Words of levels, as the file has them.
const LEVELS: [(RuleLevel, &str); 4] = [
    (RuleLevel::Off, "off"),
    (RuleLevel::Info, "info"),
    (RuleLevel::Warning, "warning"),
    (RuleLevel::Error, "error"),
];

fn one_level(word: &str) -> Option<RuleLevel> {
    LEVELS.iter().find(|(_, own)| *own == word).map(|(level, _)| *level)
}

/// A value as the options of rules have it.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        other => ["of type ", other.type_str()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use crowfoot_model::{RuleLevel, Settings};

    use super::Team;

    #[test]
    fn levels_and_options_are_set() {
        let text = "preset = \"strict\"\n[rules.IDX005]\nlevel = \"info\"\nmost-indexes = 12\n[rules.fk-not-indexed]\nlevel = \"off\"";
        let team = Team::read(text).expect("it can be read");
        assert_eq!(team.preset(), Some("strict"));
        let mut settings = Settings::default();
        team.adopt(&mut settings);
        let level = |code| crowfoot_rules::rule(code).map(|rule| crowfoot_rules::level(&settings, rule));
        assert_eq!([level("IDX005"), level("IDX001")], [Some(RuleLevel::Info), Some(RuleLevel::Off)]);
        assert_eq!(settings.rule_preset.as_deref(), Some("strict"));
    }

    #[test]
    fn what_no_rule_has_is_told() {
        for (text, said) in [
            ("preset = 'import", "TOML parse error"),
            ("preset = \"none\"", "architect, import, strict"),
            ("preset = 1979-05-27", "of type datetime"),
            ("rule = 1", "preset and rules"),
            ("rules = 1", "[rules.CODE]"),
            ("[rules.IDX999]", "IDX999"),
            ("[rules.IDX001]\nlevel = \"loud\"", "off, info, warning"),
            ("[rules.IDX001]\nmost = 1", "there are level"),
            ("[rules.IDX005]\nmost-indexes = -1", "cannot be -1"),
            ("[rules.IDX005]\nmost-indexes = [1]", "cannot be of type array"),
        ] {
            let error = Team::read(text).err().unwrap_or_default();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
