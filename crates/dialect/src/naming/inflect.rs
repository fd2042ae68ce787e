//! Singular and plural of English names. Only the last word of a name changes: `order_item` is `order_items`.

/// The plural of a name. Names that are plural already stay.
pub fn plural(name: &str) -> String {
    inflect(name, |word| if is_plural_word(word) { word.to_owned() } else { plural_of(word) })
}

/// The singular of a name. Names that are singular already stay.
pub fn singular(name: &str) -> String {
    inflect(name, singular_of)
}

/// Whether the last word of a name is in the plural, or is the same in both numbers (`news`).
pub fn is_plural(name: &str) -> bool {
    let word = name.get(last_word(name)..).unwrap_or(name).to_lowercase();
    is_plural_word(&word)
}

fn is_plural_word(word: &str) -> bool {
    is_one_of(UNCOUNTABLE, word) || {
        let one = singular_of(word);
        one != word && (plural_of(&one) == word || word.ends_with('s') || is_irregular_plural(word))
    }
}

/// Words that are the same in both numbers.
static UNCOUNTABLE: &str = "aircraft analytics audio cash data deer economics equipment evidence feedback fish furniture \
    hardware headquarters information knowledge logistics luggage mathematics means media merchandise \
    metadata middleware money music news offspring payroll physics politics research rice salmon series \
    sheep software spacecraft species staff traffic weather";

/// Singular and plural of what follows no rule.
static IRREGULAR: &[(&str, &str)] = &[
    ("person", "people"),
    ("child", "children"),
    ("man", "men"),
    ("woman", "women"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("goose", "geese"),
    ("mouse", "mice"),
    ("ox", "oxen"),
    ("criterion", "criteria"),
    ("phenomenon", "phenomena"),
    ("curriculum", "curricula"),
    ("stratum", "strata"),
    ("matrix", "matrices"),
    ("vertex", "vertices"),
    ("appendix", "appendices"),
    ("axis", "axes"),
    ("crisis", "crises"),
    ("diagnosis", "diagnoses"),
    ("prognosis", "prognoses"),
    ("basis", "bases"),
    ("quiz", "quizzes"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("knife", "knives"),
    ("wife", "wives"),
    ("shelf", "shelves"),
    ("half", "halves"),
    ("self", "selves"),
    ("thief", "thieves"),
    ("wolf", "wolves"),
    ("loaf", "loaves"),
    ("calf", "calves"),
    ("hero", "heroes"),
    ("potato", "potatoes"),
    ("tomato", "tomatoes"),
    ("echo", "echoes"),
    ("veto", "vetoes"),
    ("embargo", "embargoes"),
    ("cargo", "cargoes"),
    ("gas", "gases"),
    ("lens", "lenses"),
    ("alias", "aliases"),
    ("bias", "biases"),
    ("canvas", "canvases"),
    ("atlas", "atlases"),
    ("cookie", "cookies"),
    ("movie", "movies"),
    ("tie", "ties"),
    ("pie", "pies"),
    ("lie", "lies"),
    ("zombie", "zombies"),
    ("rookie", "rookies"),
    ("calorie", "calories"),
    ("selfie", "selfies"),
    ("hoodie", "hoodies"),
    ("genie", "genies"),
    ("cache", "caches"),
    ("headache", "headaches"),
    ("niche", "niches"),
    ("avalanche", "avalanches"),
    ("shoe", "shoes"),
    ("toe", "toes"),
    ("canoe", "canoes"),
    ("menu", "menus"),
    ("guru", "gurus"),
    ("use", "uses"),
    ("reuse", "reuses"),
    ("excuse", "excuses"),
    ("abuse", "abuses"),
    ("fuse", "fuses"),
    ("muse", "muses"),
];

/// Plurals that are read but not made: the singular has another plural, or the plural another singular.
static READ_ONLY: &[(&str, &str)] = &[
    ("index", "indices"),
    ("datum", "datums"),
    ("base", "bases"),
    ("status", "stati"),
    ("medium", "mediums"),
];

/// Words that end in `s` and are singular, apart from those in `ss`, `us` and `sis`.
static SINGULAR_IN_S: &str = "alias as atlas aws axis bias bus canvas chassis christmas cms css debris dns gas gps has https iris \
    is its lens mms os plus pos rss sales sas sms tennis this tls vis was yes";

fn is_one_of(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

fn irregular_singular(word: &str) -> Option<&'static str> {
    let found = READ_ONLY.iter().chain(IRREGULAR).find(|(_, plural)| *plural == word);
    found.map(|(singular, _)| *singular)
}

fn is_irregular_plural(word: &str) -> bool {
    irregular_singular(word).is_some()
}

fn plural_of(word: &str) -> String {
    if is_one_of(UNCOUNTABLE, word) {
        return word.to_owned();
    }
    if let Some((_, plural)) = IRREGULAR.iter().find(|(singular, _)| *singular == word) {
        return (*plural).to_owned();
    }
    if let Some(stem) = word.strip_suffix('y')
        && stem.chars().next_back().is_some_and(|before| !"aeiou".contains(before) && before.is_alphabetic())
    {
        return [stem, "ies"].concat();
    }
    if let Some(stem) = word.strip_suffix("sis") {
        return [stem, "ses"].concat();
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        return [word, "es"].concat();
    }
    [word, "s"].concat()
}

fn singular_of(word: &str) -> String {
    if is_one_of(UNCOUNTABLE, word) || is_one_of(SINGULAR_IN_S, word) {
        return word.to_owned();
    }
    if let Some(singular) = irregular_singular(word) {
        return singular.to_owned();
    }
    let Some(without_s) = word.strip_suffix('s') else { return word.to_owned() };
    if ["ss", "us", "sis"].iter().any(|end| word.ends_with(end)) || without_s.is_empty() {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies")
        && stem.chars().count() > 1
    {
        return [stem, "y"].concat();
    }
    for end in ["sses", "shes", "ches", "xes", "zzes", "oes"] {
        if word.ends_with(end)
            && let Some(stem) = word.strip_suffix("es")
        {
            return stem.to_owned();
        }
    }
    // `statuses` against `houses` and `clauses`.
    if let Some(stem) = word.strip_suffix("uses")
        && !stem.ends_with(['o', 'a'])
        && !stem.is_empty()
    {
        return [stem, "us"].concat();
    }
    for end in ["yses", "heses"] {
        if word.ends_with(end)
            && let Some(stem) = word.strip_suffix("es")
        {
            return [stem, "is"].concat();
        }
    }
    without_s.to_owned()
}

/// Where the last word of a name begins.
fn last_word(name: &str) -> usize {
    let mut start = 0;
    let mut before = None;
    for (at, character) in name.char_indices() {
        let boundary = !character.is_alphanumeric()
            || before.is_some_and(|before: char| character.is_uppercase() && before.is_lowercase());
        if boundary {
            start = if character.is_alphanumeric() { at } else { at + character.len_utf8() };
        }
        before = Some(character);
    }
    start
}

/// Changes the last word of a name and keeps its letter case.
fn inflect(name: &str, change: impl Fn(&str) -> String) -> String {
    let (head, word) = name.split_at_checked(last_word(name)).unwrap_or(("", name));
    if word.is_empty() {
        return name.to_owned();
    }
    let lower = word.to_lowercase();
    let changed = change(&lower);
    let mut out = head.to_owned();
    if changed == lower {
        out.push_str(word);
    } else if word.chars().count() > 1 && word.chars().all(char::is_uppercase) {
        out.push_str(&changed.to_uppercase());
    } else if word.chars().next().is_some_and(char::is_uppercase) {
        let mut characters = changed.chars();
        out.extend(characters.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(characters.as_str());
    } else {
        out.push_str(&changed);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_both_ways() {
        for (one, many) in [
            ("user", "users"),
            ("order_item", "order_items"),
            ("OrderItem", "OrderItems"),
            ("status", "statuses"),
            ("order_status", "order_statuses"),
            ("address", "addresses"),
            ("category", "categories"),
            ("child", "children"),
            ("person", "people"),
            ("Person", "People"),
            ("news", "news"),
            ("series", "series"),
            ("data", "data"),
            ("metadata", "metadata"),
            ("analysis", "analyses"),
            ("hypothesis", "hypotheses"),
            ("index", "indexes"),
            ("day", "days"),
            ("box", "boxes"),
            ("tax", "taxes"),
            ("bus", "buses"),
            ("class", "classes"),
            ("process", "processes"),
            ("branch", "branches"),
            ("dish", "dishes"),
            ("cache", "caches"),
            ("movie", "movies"),
            ("city", "cities"),
            ("country", "countries"),
            ("key", "keys"),
            ("house", "houses"),
            ("warehouse", "warehouses"),
            ("clause", "clauses"),
            ("course", "courses"),
            ("purchase", "purchases"),
            ("license", "licenses"),
            ("response", "responses"),
            ("database", "databases"),
            ("alias", "aliases"),
            ("campus", "campuses"),
            ("photo", "photos"),
            ("hero", "heroes"),
            ("leaf", "leaves"),
            ("archive", "archives"),
            ("matrix", "matrices"),
            ("quiz", "quizzes"),
            ("size", "sizes"),
            ("menu", "menus"),
            ("api", "apis"),
            ("invoice", "invoices"),
            ("USER", "USERS"),
            ("film_text", "film_texts"),
            ("staff", "staff"),
            ("exercise", "exercises"),
            ("role", "roles"),
        ] {
            assert_eq!(plural(one), many, "plural of {one}");
            assert_eq!(singular(many), one, "singular of {many}");
            assert_eq!(plural(many), many, "{many} is plural");
            assert_eq!(singular(one), one, "{one} is singular");
            assert!(is_plural(many), "{many}");
            assert_eq!(is_plural(one), one == many, "{one}");
        }
        assert_eq!(singular("indices"), "index");
        assert!(is_plural("indices"));
    }

    #[test]
    fn odd_names_survive() {
        for name in ["", "_", "s", "us", "🙂", "x_", "1", "ß", "日本"] {
            let _ = (plural(name), singular(name), is_plural(name));
        }
        assert_eq!(plural("日本"), "日本s");
        assert_eq!(singular("s"), "s");
    }
}
