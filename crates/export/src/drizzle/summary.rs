//! One notice about what many objects have in common.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_ddl::Notice;
use crowfoot_model::{Document, ObjectRef};

/// How many objects a notice names.
const NAMED: usize = 3;

/// What objects lose, until all are known.
#[derive(Default)]
pub(super) struct Summary {
    /// By what it is, and the kind of object.
    lost: BTreeMap<(String, &'static str), Vec<ObjectRef>>,
    notes: BTreeMap<Kind, Vec<ObjectRef>>,
    options: BTreeSet<String>,
    /// Statements by what they do.
    statements: BTreeMap<String, Vec<ObjectRef>>,
}

/// What is told of many objects at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Partitions,
    /// Where the database refuses them.
    TablesWithoutColumns,
    TableOptions,
    Comments,
    ViewsWithoutColumns,
    GuessedColumns,
    Domains,
    Composites,
    /// Types of schemas other than the usual one, in 0.45.
    TypesOfSchemas,
    /// Partitioned tables, in 0.45.
    Unseen,
    /// Tables with exclusion constraints, in 1.0.
    Exclusions,
}

/// How what Drizzle does not express gets into the database.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    /// The first migration is written, and has all of it.
    pub(super) has_migration: bool,
    /// Partitions are tables of the database, which the kit finds.
    pub(super) has_partitions: bool,
}

impl Rest {
    /// `add it in a custom migration.`
    fn sentence(self, verb: &str, is_one: bool) -> String {
        let what = if is_one { "it" } else { "them" };
        if self.has_migration {
            return ["the first migration ", verb, "s ", what, "."].concat();
        }
        [verb, " ", what, " in a custom migration."].concat()
    }

    /// What `drizzle-kit push` does with tables that the schema does not have.
    fn of_push(self, is_one: bool) -> &'static str {
        if !self.has_partitions {
            return "";
        }
        match (self.has_migration, is_one) {
            (true, true) => " The tablesFilter of drizzle.config.ts keeps drizzle-kit push from dropping it.",
            (true, false) => {
                " The tablesFilter of drizzle.config.ts keeps drizzle-kit push from dropping them."
            }
            (false, true) => " drizzle-kit push would drop it, unless tablesFilter excludes it.",
            (false, false) => " drizzle-kit push would drop them, unless tablesFilter excludes them.",
        }
    }
}

impl Summary {
    pub(super) fn note(&mut self, kind: Kind, object: ObjectRef) {
        let objects = self.notes.entry(kind).or_default();
        if !objects.contains(&object) {
            objects.push(object);
        }
    }

    pub(super) fn option(&mut self, object: ObjectRef, name: &str) {
        self.options.insert(name.to_ascii_uppercase());
        let tables = self.notes.entry(Kind::TableOptions).or_default();
        if tables.last() != Some(&object) {
            tables.push(object);
        }
    }

    /// `noun` is what the object is: `index`.
    pub(super) fn lost(&mut self, object: ObjectRef, noun: &'static str, what: &[&str]) {
        if !what.is_empty() {
            self.lost.entry((what.join(", "), noun)).or_default().push(object);
        }
    }

    pub(super) fn statement(&mut self, object: ObjectRef, kind: &str) {
        self.statements.entry(kind.to_owned()).or_default().push(object);
    }

    /// The notices, each about the first of its objects.
    pub(super) fn notices(&self, document: &Document, rest: Rest) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut tell = |objects: &[ObjectRef], parts: &[&str]| {
            let object = objects.first().copied().unwrap_or(ObjectRef::Document);
            notices.push(Notice { object, message: parts.concat() });
        };
        for (kind, objects) in &self.notes {
            let names = named(document, objects);
            let count = objects.len().to_string();
            let is_one = objects.len() == 1;
            let unsupported = |one: &str, many: &str, verb: &str| {
                let who = if is_one {
                    ["The ", one, " ", &names, " is"]
                } else {
                    ["The ", many, " ", &names, " are"]
                };
                [&who.concat(), " not supported by Drizzle: ", &rest.sentence(verb, is_one)].concat()
            };
            match kind {
                Kind::Partitions => {
                    let create = rest.sentence("create", is_one);
                    let who = if is_one {
                        [&names, " is a partition, which Drizzle does not support: "].concat()
                    } else {
                        [&count, " partitions (", &names, "), which Drizzle does not support, are omitted: "]
                            .concat()
                    };
                    tell(objects, &[&who, &create, rest.of_push(is_one)]);
                }
                Kind::TablesWithoutColumns => {
                    let (who, rest) = if is_one {
                        (["The table ", &names].concat(), " has no columns and is omitted.")
                    } else {
                        ([&count, " tables (", &names, ")"].concat(), " have no columns and are omitted.")
                    };
                    tell(objects, &[&who, rest]);
                }
                Kind::Domains => tell(objects, &[&unsupported("domain", "domains", "create")]),
                Kind::Composites => {
                    tell(objects, &[&unsupported("composite type", "composite types", "create")]);
                }
                Kind::TypesOfSchemas => {
                    let rest = " of a schema: migrations that it writes for columns of this type fail.";
                    let all = " of schemas: migrations that it writes for columns of these types fail.";
                    let which =
                        if is_one { ["the type ", &names, rest] } else { ["the types ", &names, all] };
                    tell(objects, &["drizzle-kit 0.31 does not support ", &which.concat()]);
                }
                Kind::Unseen => {
                    let which = if is_one { "the partitioned table " } else { "the partitioned tables " };
                    let again = if is_one { " again, which fails." } else { " again, which fails for each." };
                    let what = "drizzle-kit 0.31 push does not see ";
                    tell(
                        objects,
                        &[
                            what,
                            which,
                            &names,
                            ": it would create ",
                            if is_one { "it" } else { "them" },
                            again,
                        ],
                    );
                }
                Kind::Exclusions => {
                    let which =
                        if is_one { "the exclusion constraints of " } else { "exclusion constraints of " };
                    let end = " for plain ones and would drop them, which the database refuses.";
                    tell(objects, &["drizzle-kit 1.0 push takes the indexes behind ", which, &names, end]);
                }
                Kind::TableOptions => {
                    let options = listed(self.options.iter().map(String::as_str));
                    let tables = if is_one { names } else { [&count, " tables"].concat() };
                    tell(
                        objects,
                        &["Drizzle does not support table options: ", &options, " of ", &tables, "."],
                    );
                }
                Kind::Comments => {
                    let tables = if is_one { names } else { [&count, " tables"].concat() };
                    let rest = " are doc comments: Drizzle does not write comments to the database.";
                    tell(objects, &["The comments of ", &tables, rest]);
                }
                Kind::ViewsWithoutColumns => {
                    let rest = " has no columns in TypeScript: its query does not reveal them.";
                    let all = " have no columns in TypeScript: their queries do not reveal them.";
                    tell(objects, &["The view ", &names, if is_one { rest } else { all }]);
                }
                Kind::GuessedColumns => {
                    let rest = " became text: their types are unknown.";
                    tell(objects, &["Some columns of the view ", &names, rest]);
                }
            }
        }
        for ((what, noun), objects) in &self.lost {
            let names = named(document, objects);
            let add = rest.sentence("add", objects.len() == 1);
            if objects.len() == 1 {
                tell(
                    objects,
                    &["Drizzle does not support ", what, " on the ", noun, " ", &names, ": ", &add],
                );
            } else {
                let all = crowfoot_dialect::naming::plural(noun);
                let count = objects.len().to_string();
                let head = ["Drizzle does not support ", what, " on ", &count, " ", &all].concat();
                tell(objects, &[&head, " (", &names, "): ", &add]);
            }
        }
        let all: Vec<ObjectRef> = self.statements.values().flatten().copied().collect();
        if !all.is_empty() {
            let counts: Vec<String> = (self.statements.iter())
                .map(|(kind, objects)| [&objects.len().to_string(), " × ", kind].concat())
                .collect();
            tell(&all, &["Omitted: ", &counts.join(", "), "; ", &rest.sentence("add", false)]);
        }
        notices
    }
}

/// The first names, and how many more there are.
pub(super) fn named(document: &Document, objects: &[ObjectRef]) -> String {
    named_between("", document, objects)
}

/// As [`named`], each name between marks.
fn named_between(mark: &str, document: &Document, objects: &[ObjectRef]) -> String {
    let name = |object: &ObjectRef| [mark, &document.display_name(*object), mark].concat();
    let names: Vec<String> = objects.iter().take(NAMED).map(name).collect();
    let more = objects.len().saturating_sub(NAMED);
    if more == 0 {
        return listed(names.iter().map(String::as_str));
    }
    [names.join(", ").as_str(), " and ", &more.to_string(), " more"].concat()
}

/// `a, b and c`
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => [rest.join(", ").as_str(), " and ", last].concat(),
    }
}

/// Notices that say the same of different objects, as one.
pub(super) fn merged(document: &Document, notices: Vec<Notice>) -> Vec<Notice> {
    let mut order: Vec<String> = Vec::new();
    let mut alike: BTreeMap<String, Vec<Notice>> = BTreeMap::new();
    for notice in notices {
        let name = document.display_name(notice.object);
        let key =
            if name.is_empty() { notice.message.clone() } else { notice.message.replacen(&name, "\u{1}", 1) };
        let all = alike.entry(key.clone()).or_default();
        if all.is_empty() {
            order.push(key);
        }
        all.push(notice);
    }
    let mut merged = Vec::new();
    for key in order {
        let Some(all) = alike.remove(&key) else { continue };
        let objects: Vec<ObjectRef> = all.iter().map(|notice| notice.object).collect();
        match (objects.first(), key.contains('\u{1}')) {
            (Some(first), true) if objects.len() > 1 => {
                let mark = if key.contains("\"\u{1}\"") { "\"" } else { "" };
                let names = named_between(mark, document, &objects);
                let plural = key
                    .replace("\"\u{1}\"", "\u{1}")
                    .replace("\u{1} is ", "\u{1} are ")
                    .replace("\u{1} has ", "\u{1} have ")
                    .replace(" truncates it.", " truncates them.");
                merged.push(Notice { object: *first, message: plural.replace('\u{1}', &names) });
            }
            _ => merged.extend(all),
        }
    }
    merged
}
