//! How well a few letters fit a name.

/// A fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Larger is better.
    pub score: i32,
    /// Places of the matched characters, counted in characters.
    pub at: Vec<usize>,
}

/// Finds the letters of a query in a name, in order and without regard to letter case. Best is the whole name, then
/// its beginning, then a run inside, then the beginnings of its words, then any letters. Spaces in the query are
/// skipped. An empty query fits everything equally.
pub fn matched(query: &str, name: &str) -> Option<Match> {
    if !could_match(query, name) {
        return None;
    }
    let wanted: Vec<char> =
        query.chars().filter(|char| !char.is_whitespace()).flat_map(char::to_lowercase).collect();
    let chars: Vec<char> = name.chars().collect();
    if wanted.is_empty() {
        return Some(Match { score: 0, at: Vec::new() });
    }
    let lower: Vec<char> = chars.iter().map(|char| char.to_lowercase().next().unwrap_or(*char)).collect();
    if let Some(start) = run(&lower, &wanted) {
        let at: Vec<usize> = (start..start + wanted.len()).collect();
        let whole = if wanted.len() == lower.len() { 40 } else { 0 };
        let place = if start == 0 {
            60
        } else if begins_word(&chars, start) {
            40
        } else {
            20
        };
        return Some(Match { score: 100 + whole + place - length_cost(&lower), at });
    }
    // From each word's beginning as far as possible, else letter by letter.
    let at = by_words(&chars, &lower, &wanted).or_else(|| by_letters(&lower, &wanted))?;
    let starts = at.iter().filter(|place| begins_word(&chars, **place)).count();
    let gaps = at.windows(2).filter(|pair| pair[1] != pair[0] + 1).count();
    if starts == at.len() {
        return Some(Match { score: 130 - length_cost(&lower), at });
    }
    let score = 40 + 12 * starts as i32 - 8 * gaps as i32 - length_cost(&lower);
    Some(Match { score, at })
}

/// Whether the letters come in this order; most names are turned down by this alone.
fn could_match(query: &str, name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let mut wanted = query.chars().filter(|char| !char.is_whitespace()).flat_map(char::to_lowercase);
    wanted.all(|wanted| letters.any(|letter| letter == wanted))
}

fn length_cost(name: &[char]) -> i32 {
    (name.len() / 4).min(15) as i32
}

fn begins_word(chars: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| chars.get(at)) else { return true };
    let upper = chars.get(at).is_some_and(|char| char.is_uppercase());
    !before.is_alphanumeric() || (upper && before.is_lowercase())
}

fn run(name: &[char], wanted: &[char]) -> Option<usize> {
    let mut inside = None;
    for (start, window) in name.windows(wanted.len()).enumerate() {
        if window == wanted {
            // The beginning of a word is better than the inside of one.
            if begins_word(name, start) {
                return Some(start);
            }
            inside = inside.or(Some(start));
        }
    }
    inside
}

/// Letters that begin words or go on from one that was taken.
fn by_words(chars: &[char], name: &[char], wanted: &[char]) -> Option<Vec<usize>> {
    let mut at: Vec<usize> = Vec::with_capacity(wanted.len());
    for letter in wanted {
        let from = at.last().map_or(0, |last| last + 1);
        let next = at.last().map(|last| last + 1).filter(|next| name.get(*next) == Some(letter));
        let word = || (from..name.len()).find(|place| name[*place] == *letter && begins_word(chars, *place));
        at.push(next.or_else(word)?);
    }
    Some(at)
}

fn by_letters(name: &[char], wanted: &[char]) -> Option<Vec<usize>> {
    let mut at: Vec<usize> = Vec::with_capacity(wanted.len());
    for letter in wanted {
        let from = at.last().map_or(0, |last| last + 1);
        at.push((from..name.len()).find(|place| name[*place] == *letter)?);
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::matched;

    fn best<'n>(query: &str, names: &[&'n str]) -> &'n str {
        names
            .iter()
            .filter(|name| matched(query, name).is_some())
            .max_by_key(|name| matched(query, name).map(|m| m.score))
            .unwrap()
    }

    #[test]
    fn the_better_fit_wins() {
        assert_eq!(best("user", &["superusers", "users", "order_users"]), "users");
        assert_eq!(best("id", &["paid", "user_id", "id"]), "id");
        assert_eq!(best("oi", &["origin", "order_items", "coil"]), "order_items");
        assert_eq!(best("zf", &["zoom_of_a_far_thing", "Zoom to fit"]), "Zoom to fit");
        assert!(matched("xyz", "users").is_none());
        assert!(matched("ssu", "users").is_none());
        assert_eq!(matched("", "users").unwrap().score, 0);
        assert_eq!(matched("U s", "users").unwrap().at, [0, 1]);
        assert!(matched("\u{df}", "stra\u{df}e").is_some());
    }
}
