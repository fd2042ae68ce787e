use clap::Args;
use crowfoot_rules::{rule, rule_markdown, rules};

use crate::commands::Outcome;
use crate::failure::{Failure, Result};
use crate::output;

/// Explain one rule: why it matters, what to do, and examples
#[derive(Args)]
pub(super) struct Arguments {
    /// Its code or its name
    #[arg(value_name = "CODE")]
    rule: String,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let name = arguments.rule.trim();
    let found = rule(&name.to_ascii_uppercase()).or_else(|| rule(&name.to_ascii_lowercase()));
    let Some(found) = found else {
        let near = name.get(..3).unwrap_or(name).to_ascii_uppercase();
        let family: Vec<&str> =
            rules().iter().map(|rule| rule.code).filter(|code| code.starts_with(&near)).collect();
        let others =
            if family.is_empty() { String::new() } else { format!(": there are {}", family.join(", ")) };
        return Err(Failure::new(format!(
            "no rule is called {name}{others}; crowfoot rules lists all of them"
        )));
    };
    output::print(&rule_markdown(found))?;
    Ok(Outcome::Done)
}
