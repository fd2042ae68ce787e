//! Names from keys, as Drizzle's `casing` makes them.

/// The name of a column whose key is `key`.
pub(super) fn cased(key: &str, casing: Option<&str>) -> String {
    match casing {
        Some("snake_case") => words(key).iter().map(|word| word.to_lowercase()).collect::<Vec<_>>().join("_"),
        Some("camelCase") => {
            let mut name = String::new();
            for word in words(key) {
                if name.is_empty() {
                    name.push_str(&word.to_lowercase());
                } else {
                    let mut letters = word.chars();
                    name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
                    name.push_str(letters.as_str());
                }
            }
            name
        }
        _ => key.to_owned(),
    }
}

/// The matches of `/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g`.
fn words(key: &str) -> Vec<String> {
    let letters: Vec<char> = key.chars().filter(|letter| !matches!(letter, '\'' | '\u{2019}')).collect();
    let is_small = |at: usize| letters.get(at).is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let is_large = |at: usize| letters.get(at).is_some_and(char::is_ascii_uppercase);
    let mut words = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        if is_small(at) {
            while is_small(at) {
                at += 1;
            }
        } else if is_large(at) {
            while is_large(at) {
                at += 1;
            }
            // The last capital belongs to the word that follows it, if letters do.
            if letters.get(at).is_some_and(char::is_ascii_lowercase) {
                at -= 1;
            }
            if at == start {
                at += 1;
                while is_small(at) {
                    at += 1;
                }
            }
        } else {
            at += 1;
            continue;
        }
        words.push(letters.get(start..at).unwrap_or_default().iter().collect());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::cased;

    #[test]
    fn keys_become_names() {
        let snake = |key| cased(key, Some("snake_case"));
        assert_eq!(snake("createdAt"), "created_at");
        assert_eq!(snake("userID"), "user_id");
        assert_eq!(snake("HTMLParser2"), "html_parser2");
        assert_eq!(snake("line_1Item"), "line_1_item");
        assert_eq!(cased("created_at", Some("camelCase")), "createdAt");
        assert_eq!(cased("createdAt", None), "createdAt");
    }
}
