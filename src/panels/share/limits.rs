//! How long a link may be, in characters, where people put it.

/// Where links go, the shortest first: messages, mail and comments that hold nothing but the link, and address bars.
const LIMITS: [(&str, usize); 7] = [
    ("Discord", 2_000),
    ("Outlook", 2_083),
    ("Slack", 4_000),
    ("Jira", 32_767),
    ("GitHub", 65_536),
    ("Safari", 80_000),
    ("Firefox", 1_048_576),
];

/// Names where a link of this length does not fit.
pub(super) fn exceeded(length: usize) -> Option<String> {
    let names: Vec<&str> =
        LIMITS.into_iter().filter(|(_, most)| length > *most).map(|(name, _)| name).collect();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => format!("Too long for {last}."),
        _ => format!("Too long for {} and {last}.", others.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::exceeded;

    #[test]
    fn names_where_a_link_does_not_fit() {
        assert_eq!(exceeded(2_000), None);
        assert_eq!(exceeded(2_001).as_deref(), Some("Too long for Discord."));
        assert_eq!(exceeded(5_000).as_deref(), Some("Too long for Discord, Outlook and Slack."));
    }
}
