//! The rule reference: what `docs/rules.md` holds.

use crate::diagnostic::Applicability;
use crate::registry::rules;
use crate::rule::{Family, Rule};

/// All rules as a Markdown document, made from what the rules say of themselves.
pub fn reference_markdown() -> String {
    let mut out = String::from(
        "# Rules\n\nCrowfoot reviews a design on every edit. This page is generated from the rules; do not edit it by \
         hand.\n\nA *safe* fix preserves the meaning of the design and can be applied in bulk. An *unsafe* fix changes \
         what queries or data must look like and is applied one at a time. A *display-only* fix only shows what could \
         be done. A problem can be ignored with a reason, which is saved in the file. So are \
         the level of a rule, and its options where it has some.\n\n\
         | Code | Name | Severity | Fix | Reports |\n| --- | --- | --- | --- | --- |\n",
    );
    for rule in rules() {
        let link = [rule.code.to_ascii_lowercase().as_str(), "-", rule.name].concat();
        for part in ["| [", rule.code, "](#", &link, ") | ", rule.name, " | ", rule.severity.key(), " | "] {
            out.push_str(part);
        }
        out.push_str(rule.fix.map_or("", Applicability::key));
        out.push_str(" | ");
        out.push_str(&rule.summary.replace('|', "\\|"));
        out.push_str(" |\n");
    }
    for family in Family::ALL {
        out.push_str("\n## ");
        out.push_str(family.title());
        out.push('\n');
        for rule in rules().iter().filter(|rule| rule.family == family) {
            section(rule, &mut out);
        }
    }
    out
}

/// One rule as a Markdown document.
pub fn rule_markdown(rule: &Rule) -> String {
    let mut out = String::from("# ");
    content(rule, &mut out);
    out
}

fn section(rule: &Rule, out: &mut String) {
    out.push_str("\n### ");
    content(rule, out);
}

fn content(rule: &Rule, out: &mut String) {
    for part in [rule.code, " ", rule.name, "\n\n", rule.summary, "\n\n*", rule.severity.key(), "*"] {
        out.push_str(part);
    }
    if let Some(fix) = rule.fix {
        for part in [", ", fix.key(), " fix"] {
            out.push_str(part);
        }
    }
    for part in [", since ", rule.since, "\n\n**Why.** ", rule.why, "\n\n**What to do.** ", rule.advice, "\n"]
    {
        out.push_str(part);
    }
    for option in rule.options {
        for part in
            ["\n**Option `", option.key, "`.** ", option.help, ". Default: ", &option.default_value(), ".\n"]
        {
            out.push_str(part);
        }
    }
    for (heading, sql) in [("Avoid", rule.bad), ("Prefer", rule.good)] {
        if !sql.is_empty() {
            for part in ["\n", heading, "\n\n```sql\n", sql, "\n```\n"] {
                out.push_str(part);
            }
        }
    }
}
