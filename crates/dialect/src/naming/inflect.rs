//! Singular and plural of English names. Only the last word of a name changes: `order_item` is `order_items`.
//!
//! The libraries that are kept (`cruet`, `pluralizer`) stand on `regex`: 190 KB of the page, compressed, each. So these
//! are rules and lists of our own, for the words that tables are called by.

/// The plural of a name. Names that are plural already stay.
pub fn plural(name: &str) -> String {
    inflect(name, |word| if is_plural_word(word) { word.to_owned() } else { plural_of(word) })
}

/// The singular of a name. Names that are singular already stay.
pub fn singular(name: &str) -> String {
    inflect(name, singular_of)
}

/// Another singular of a name that is the same in both numbers, as some write it: `medium` for `media`.
pub fn other_singular(name: &str) -> Option<String> {
    let one = inflect(name, |word| {
        let latin = ["media", "data"].iter().find_map(|end| word.strip_suffix(end).map(|stem| (stem, *end)));
        match latin {
            Some((stem, "media")) => [stem, "medium"].concat(),
            Some((stem, _)) => [stem, "datum"].concat(),
            None => word.to_owned(),
        }
    });
    (one != name).then_some(one)
}

/// Whether the last word of a name is in the plural, or is the same in both numbers (`news`).
pub fn is_plural(name: &str) -> bool {
    let word = name.get(last_word(name)..).unwrap_or(name).to_lowercase();
    is_plural_word(&word)
}

fn is_plural_word(word: &str) -> bool {
    is_uncountable(word) || {
        let one = singular_of(word);
        one != word && (plural_of(&one) == word || word.ends_with('s') || is_irregular_plural(word))
    }
}

/// Words that are the same in both numbers, most of them because they are of no number at all. So are all that end in
/// `data` and `media`.
static UNCOUNTABLE: &str = "accounting advice advertising agriculture aircraft ammunition analytics apparel art attendance audio availability baggage banking barracks bedding billing bison bread budgeting cash cattle chess chaos clothing cod coffee compliance content corps correspondence crossroads cutlery deer documentation economics education electricity electronics elk energy equipment ethics evidence feedback finance firmware fish food freight fuel furniture garbage gear genetics gold grass hardware headquarters health help history homework hospitality housing hovercraft information infrastructure insurance intelligence inventory jewellery jewelry knowledge laundry legislation livestock logistics lore luggage machinery mail maintenance malware marketing mathematics means meat merchandise messaging middleware milk money moose music news offspring oil parking payroll personnel physics police politics pollution poultry pricing progress publicity research rice routing safety salmon scenery scheduling series sheep shipping shrimp silver software spacecraft spam species squid staff stationery steel stock storage stuff sugar swine telemetry timber traffic training transport transportation trash travel trout tuna usage vermin waste water watercraft weather wheat wildlife wood";

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
    ("alga", "algae"),
    ("alumna", "alumnae"),
    ("alumnus", "alumni"),
    ("addendum", "addenda"),
    ("automaton", "automata"),
    ("bacterium", "bacteria"),
    ("codex", "codices"),
    ("corpus", "corpora"),
    ("cortex", "cortices"),
    ("die", "dice"),
    ("elf", "elves"),
    ("erratum", "errata"),
    ("fungus", "fungi"),
    ("genus", "genera"),
    ("hoof", "hooves"),
    ("larva", "larvae"),
    ("locus", "loci"),
    ("louse", "lice"),
    ("nebula", "nebulae"),
    ("nucleus", "nuclei"),
    ("ovum", "ova"),
    ("oasis", "oases"),
    ("emphasis", "emphases"),
    ("synopsis", "synopses"),
    ("neurosis", "neuroses"),
    ("ellipsis", "ellipses"),
    ("radius", "radii"),
    ("scarf", "scarves"),
    ("spectrum", "spectra"),
    ("stimulus", "stimuli"),
    ("vertebra", "vertebrae"),
    ("vortex", "vortices"),
    ("torpedo", "torpedoes"),
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
    ("brownie", "brownies"),
    ("foodie", "foodies"),
    ("freebie", "freebies"),
    ("newbie", "newbies"),
    ("prairie", "prairies"),
    ("smoothie", "smoothies"),
    ("sortie", "sorties"),
    ("techie", "techies"),
    ("veggie", "veggies"),
    ("quiche", "quiches"),
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
    ("radius", "radiuses"),
    ("corpus", "corpuses"),
    ("stimulus", "stimuluses"),
    ("spectrum", "spectrums"),
    ("syllabus", "syllabi"),
    ("cactus", "cacti"),
    ("focus", "foci"),
    ("formula", "formulae"),
    ("antenna", "antennae"),
    ("memorandum", "memoranda"),
    ("symposium", "symposia"),
    ("curriculum", "curriculums"),
    ("schema", "schemata"),
    ("appendix", "appendixes"),
    ("matrix", "matrixes"),
    ("vertex", "vertexes"),
    ("person", "persons"),
    ("history", "histories"),
    ("inventory", "inventories"),
    ("stock", "stocks"),
    ("content", "contents"),
    ("finance", "finances"),
    ("food", "foods"),
    ("fuel", "fuels"),
    ("training", "trainings"),
    ("transport", "transports"),
    ("correspondence", "correspondences"),
    ("storage", "storages"),
    ("usage", "usages"),
    ("feedback", "feedbacks"),
    ("insurance", "insurances"),
    ("art", "arts"),
    ("police", "polices"),
];

/// Words that others are made with, and change at their end like they do: `salesman` as `man`.
static ENDINGS: &[(&str, &str)] = &[
    ("person", "people"),
    ("child", "children"),
    ("woman", "women"),
    ("man", "men"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("shelf", "shelves"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("knife", "knives"),
    ("wife", "wives"),
    ("wolf", "wolves"),
    ("mouse", "mice"),
];

/// Words that only look as if they were made with one of those.
static NO_ENDINGS: &str = "abdomen acumen amen brahman caiman german hymen human norman olives omen ottoman ramen regimen \
    roman semen shaman specimen stamen superhuman talisman wildlife yemen";

/// Words that end in `s` and are singular, apart from those in `ss`, `us` and `sis`.
static SINGULAR_IN_S: &str = "alias as asbestos atlas aws axis bias bios bus canvas chassis christmas cms cors cosmos css ddos debris \
    diabetes dns ethos gas gis gps has https ios iris kudos \
    is its lens mms os plus pos rss saas sas sms tennis this tls vis was yes";

fn is_uncountable(word: &str) -> bool {
    word.ends_with("data") || word.ends_with("media") || is_one_of(UNCOUNTABLE, word)
}

/// Inflects a compound word by its last element, such as `salesperson` by `person`.
fn by_ending(
    word: &str,
    change: impl Fn(&'static (&str, &str)) -> (&'static str, &'static str),
) -> Option<String> {
    if is_one_of(NO_ENDINGS, word) {
        return None;
    }
    let (stem, to) = ENDINGS.iter().find_map(|ending| {
        let (from, to) = change(ending);
        word.strip_suffix(from).map(|stem| (stem, to))
    })?;
    Some([stem, to].concat())
}

/// Whether a list, separated by spaces, has a word. By bytes: words are short, and names ask for many.
fn is_one_of(list: &str, word: &str) -> bool {
    list.as_bytes().split(|byte| *byte == b' ').any(|other| other == word.as_bytes())
}

fn irregular_singular(word: &str) -> Option<&'static str> {
    let found = READ_ONLY.iter().chain(IRREGULAR).find(|(_, plural)| *plural == word);
    found.map(|(singular, _)| *singular)
}

fn is_irregular_plural(word: &str) -> bool {
    irregular_singular(word).is_some() || by_ending(word, |(one, many)| (many, one)).is_some()
}

fn plural_of(word: &str) -> String {
    if is_uncountable(word) {
        return word.to_owned();
    }
    if let Some((_, plural)) = IRREGULAR.iter().find(|(singular, _)| *singular == word) {
        return (*plural).to_owned();
    }
    if let Some(plural) = by_ending(word, |(one, many)| (one, many)) {
        return plural;
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
    if is_uncountable(word) || is_one_of(SINGULAR_IN_S, word) {
        return word.to_owned();
    }
    if let Some(singular) = irregular_singular(word) {
        return singular.to_owned();
    }
    if let Some(singular) = by_ending(word, |(one, many)| (many, one)) {
        return singular;
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
            ("brownie", "brownies"),
            ("foodie", "foodies"),
            ("freebie", "freebies"),
            ("newbie", "newbies"),
            ("prairie", "prairies"),
            ("smoothie", "smoothies"),
            ("sortie", "sorties"),
            ("techie", "techies"),
            ("veggie", "veggies"),
            ("quiche", "quiches"),
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
            ("sale", "sales"),
            ("salesman", "salesmen"),
            ("human", "humans"),
            ("olive", "olives"),
            ("specimen", "specimens"),
            ("grandchild", "grandchildren"),
            ("bookshelf", "bookshelves"),
            ("alumnus", "alumni"),
            ("corpus", "corpora"),
            ("geodata", "geodata"),
            ("cattle", "cattle"),
            ("stock", "stock"),
            ("order_history", "order_history"),
            ("inventory", "inventory"),
            ("social_media", "social_media"),
            ("bacterium", "bacteria"),
            ("policy", "policies"),
        ] {
            assert_eq!(plural(one), many, "plural of {one}");
            assert_eq!(singular(many), one, "singular of {many}");
            assert_eq!(plural(many), many, "{many} is plural");
            assert_eq!(singular(one), one, "{one} is singular");
            assert!(is_plural(many), "{many}");
            assert_eq!(is_plural(one), one == many, "{one}");
        }
        assert_eq!(singular("indices"), "index");
        assert_eq!(singular("order_histories"), "order_history");
        assert!(is_plural("order_histories") && is_plural("stocks") && is_plural("persons"));
        assert_eq!(other_singular("social_media").as_deref(), Some("social_medium"));
        assert_eq!(other_singular("users"), None);
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
