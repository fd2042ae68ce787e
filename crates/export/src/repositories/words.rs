//! The names of things in comments.

/// `a user`, `an order`
pub(super) fn article(label: &str) -> String {
    let is_vowel = label.starts_with(['a', 'e', 'i', 'o', 'u']);
    // These begin with the sound of a consonant.
    let sounds_otherwise = ["eu", "one", "uni", "usa", "use", "usu", "uti"];
    let is_an = is_vowel && !sounds_otherwise.iter().any(|start| label.starts_with(start));
    [if is_an { "an " } else { "a " }, label].concat()
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn an_article_follows_the_sound() {
        for text in ["a user", "an order", "a post", "a unit", "an update", "an event"] {
            assert_eq!(article(text.split_once(' ').map_or("", |(_, label)| label)), text);
        }
    }
}
