//! Suggestions for misspelt words.

/// The word of a list that was most likely meant by a misspelt one.
pub(super) fn meant<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_ascii_lowercase();
    // Too much of a short word would be wrong.
    let most = match word.len() {
        0..=2 => return None,
        3..=4 => 1,
        _ => 2,
    };
    let near = |own: &'w str| {
        let far = distance(word.as_bytes(), own.as_bytes(), most)?;
        (far > 0).then_some((far, own))
    };
    words.filter_map(near).min_by_key(|(far, _)| *far).map(|(_, own)| own)
}

/// The edit distance with swaps (Damerau and Levenshtein); `None` if it exceeds `most`.
fn distance(one: &[u8], other: &[u8], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most || one.len() > 40 {
        return None;
    }
    let width = other.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..width).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(width);
        row.push(at + 1);
        for (place, own) in other.iter().enumerate() {
            let cell = |list: &[usize], at: usize| list.get(at).copied().unwrap_or(usize::MAX - 1);
            let change = cell(&last, place) + usize::from(letter != own);
            let mut best = change.min(cell(&last, place + 1) + 1).min(cell(&row, place) + 1);
            let is_swap =
                at > 0 && place > 0 && one.get(at - 1) == Some(own) && other.get(place - 1) == Some(letter);
            if is_swap {
                best = best.min(cell(&before, place - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|far| *far <= most)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn typos_are_recognized() {
        let words = ["default", "integer", "text", "now", "references"];
        let find = |word| meant(word, words.into_iter());
        assert_eq!(find("defalt"), Some("default"));
        assert_eq!(find("intger"), Some("integer"));
        assert_eq!(find("nwo"), Some("now"));
        assert_eq!(find("txet"), Some("text"));
        assert_eq!(find("REFRENCES"), Some("references"));
        assert_eq!(find("flub"), None);
        assert_eq!(find("text"), None);
        assert_eq!(find("no"), None);
    }
}
