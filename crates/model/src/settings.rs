//! What holds for the document as a whole.

use crate::Suppression;
use crate::json::{record, words};

/// A family of databases. What each of them can do is in the `crowfoot-dialect` crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    #[default]
    Postgres,
    Mysql,
    Sqlite,
}

/// Name, target and review settings of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub name: String,
    /// The database that the design is for: types are completed, reviewed and shown for it.
    pub dialect: Dialect,
    /// Why the design is as it is, in Markdown.
    pub rationale: Option<String>,
    /// Codes of the rules that do not run for this document, sorted.
    pub disabled_rules: Vec<String>,
    /// The set of rule settings that this document begins with; the default one without. What there is to choose from
    /// is in the crate of the rules.
    pub rule_preset: Option<String>,
    /// What differs from that, sorted by rule.
    pub rules: Vec<RuleSettings>,
    /// Constraints and indexes without a name have those that the database gives them, as in the script that the design
    /// was imported from, not those of the house standard.
    pub named_by_engine: bool,
    /// Findings that the designer has accepted on anything but tables, which keep their own. With `parts` it is the reason
    /// why the rule is off.
    pub suppressions: Vec<Suppression>,
}

/// What a document says of one rule, beside whether it runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSettings {
    /// Code of the rule: `IDX005`.
    pub rule: String,
    /// How bad its findings are; as the preset or the rule says without.
    pub level: Option<RuleLevel>,
    /// Options of the rule that have other values than in the preset, sorted.
    pub options: Vec<RuleOptionValue>,
}

/// How bad the findings of a rule are, or that it does not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleLevel {
    Off,
    Info,
    Warning,
    Error,
}

/// A value of an option of a rule, as text: `true`, `12`, the key of a choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleOptionValue {
    pub key: String,
    pub value: String,
}

words!(Dialect {
    Postgres "postgres",
    Mysql "mysql",
    Sqlite "sqlite",
});

record!(Settings {
    name: Kept "name",
    dialect: Kept "dialect",
    rationale: Optional "rationale",
    disabled_rules: Optional "disabledRules",
    rule_preset: Optional "rulePreset",
    rules: Optional "rules",
    named_by_engine: Optional "namedByEngine",
    suppressions: Optional "suppressions",
});

words!(RuleLevel {
    Off "off",
    Info "info",
    Warning "warning",
    Error "error",
});

record!(RuleSettings {
    rule: Needed "rule",
    level: Optional "level",
    options: Optional "options",
});

record!(RuleOptionValue {
    key: Needed "key",
    value: Needed "value",
});

impl Settings {
    /// Sets how bad the findings of a rule are; `None` for as usual.
    pub fn set_rule_level(&mut self, rule: &str, level: Option<RuleLevel>) {
        self.disabled_rules.retain(|other| other != rule);
        if level == Some(RuleLevel::Off) {
            let at = self.disabled_rules.partition_point(|other| other.as_str() < rule);
            self.disabled_rules.insert(at, rule.to_owned());
        }
        self.change_rule(rule, |own| own.level = level.filter(|level| *level != RuleLevel::Off));
    }

    /// Sets an option of a rule; `None` for as usual.
    pub fn set_rule_option(&mut self, rule: &str, key: &str, value: Option<String>) {
        self.change_rule(rule, |own| {
            own.options.retain(|other| other.key != key);
            if let Some(value) = value {
                let at = own.options.partition_point(|other| other.key.as_str() < key);
                own.options.insert(at, RuleOptionValue { key: key.to_owned(), value });
            }
        });
    }

    /// Nothing is kept of a rule that is as usual.
    fn change_rule(&mut self, rule: &str, change: impl FnOnce(&mut RuleSettings)) {
        let before = self.rules.iter().position(|own| own.rule == rule).map(|at| self.rules.remove(at));
        let mut own =
            before.unwrap_or_else(|| RuleSettings { rule: rule.to_owned(), ..RuleSettings::default() });
        change(&mut own);
        if own.level.is_some() || !own.options.is_empty() {
            let at = self.rules.partition_point(|other| other.rule.as_str() < rule);
            self.rules.insert(at, own);
        }
    }
}

impl Dialect {
    /// All dialects, in the order that menus show them.
    pub const ALL: [Self; 3] = [Self::Postgres, Self::Mysql, Self::Sqlite];

    /// The name that files, the command line and the scripting surface use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
            Self::Sqlite => "sqlite",
        }
    }

    /// The dialect with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.key() == key)
    }
}
