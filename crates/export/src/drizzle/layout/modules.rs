//! Declarations in their modules, with what these import from each other.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::{Document, NodeId, SchemaId};

use super::used;
use super::{Layout, Piece, Section, folder, kebab};
use crate::File;
use crate::drizzle::import_line;
use crate::typescript::{Names, Printer, Style};

/// Names of modules that tables do not get: those of the shared ones, and those that Windows does not take.
const RESERVED: &[&str] = &[
    "index",
    "schemas",
    "roles",
    "enums",
    "sequences",
    "types",
    "external",
    "columns",
    "tables",
    "relations",
    "views",
    "aux",
    "con",
    "nul",
    "prn",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
];

const ROOT: &str = "schema";

/// What a module of a schema may import.
pub(in crate::drizzle) struct Imports {
    /// By package, and whether they are types.
    pub(in crate::drizzle) packages: Vec<(&'static str, Vec<(String, bool)>)>,
    pub(in crate::drizzle) style: Style,
}

/// The path of the module that has all of a schema.
pub(in crate::drizzle) fn index_path(layout: Layout) -> &'static str {
    match layout {
        Layout::OneFile => "schema.ts",
        Layout::Tables | Layout::Areas => "schema/index.ts",
    }
}

/// The text of one module with everything.
pub(in crate::drizzle) fn one(pieces: &[Piece], imports: &Imports) -> String {
    let all: Vec<&Piece> = pieces.iter().collect();
    text(&all, "", imports, &BTreeMap::new())
}

/// The modules of a schema in several files, the index first.
pub(in crate::drizzle) fn modules(
    document: &Document,
    layout: Layout,
    pieces: &[Piece],
    imports: &Imports,
    named: impl Fn(Option<SchemaId>) -> Option<String>,
) -> Vec<File> {
    let folders = match layout {
        Layout::Areas => folder::folders(document, named, RESERVED),
        Layout::OneFile | Layout::Tables => BTreeMap::new(),
    };
    let places = places(pieces, &folders);
    let mut members: BTreeMap<&str, Vec<&Piece>> = BTreeMap::new();
    let mut homes = BTreeMap::new();
    for (piece, place) in pieces.iter().zip(&places) {
        members.entry(place).or_default().push(piece);
        if !piece.constant.is_empty() {
            homes.insert(piece.constant.as_str(), place.as_str());
        }
    }
    let mut files = vec![index(ROOT, &members, &folders)];
    let inside: BTreeSet<&str> = folders.values().map(String::as_str).collect();
    for folder in inside {
        let path = [ROOT, "/", folder].concat();
        if members.keys().any(|place| directory(place) == path) {
            files.push(index(&path, &members, &BTreeMap::new()));
        }
    }
    for (place, pieces) in &members {
        let text = text(pieces, place, imports, &homes);
        files.push(File { path: [*place, ".ts"].concat(), text });
    }
    files
}

/// The module of each piece, without the extension.
fn places(pieces: &[Piece], folders: &BTreeMap<NodeId, String>) -> Vec<String> {
    let mut names: BTreeMap<&str, Names> = BTreeMap::new();
    let mut at_root = Names::reserving(RESERVED);
    folders.values().for_each(|folder| at_root.take(folder));
    names.insert("", at_root);
    let mut of_node: BTreeMap<NodeId, String> = BTreeMap::new();
    let mut places: Vec<Option<String>> = Vec::new();
    for piece in pieces {
        let folder = piece.node.and_then(|node| folders.get(&node)).map_or("", String::as_str);
        let place = match (piece.section, piece.node) {
            (Section::Tables, Some(node)) => {
                let own = kebab(&piece.constant, "table");
                let scope = names.entry(folder).or_insert_with(|| Names::reserving(RESERVED));
                let place = path(folder, &scope.claim(&[&own, &[&own, "-table"].concat()]));
                of_node.insert(node, place.clone());
                Some(place)
            }
            (Section::Relations, Some(node)) => of_node.get(&node).cloned(),
            (Section::Views | Section::Sequences, _) => Some(path(folder, piece.section.module())),
            _ => None,
        };
        places.push(place);
    }
    // What is shared goes to where it is used. Each kind is used by those below it only.
    let used: Vec<BTreeSet<&str>> = pieces.iter().map(|piece| used::names(&piece.text)).collect();
    let mut shared: Vec<usize> =
        (0..pieces.len()).filter(|at| places.get(*at).is_some_and(Option::is_none)).collect();
    shared.sort_by_key(|at| std::cmp::Reverse(pieces.get(*at).map(|piece| piece.section)));
    let mut users: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let add = |users: &mut BTreeMap<&str, BTreeSet<String>>, at: usize, place: &str| {
        for name in used.get(at).into_iter().flatten() {
            let own = pieces.get(at).is_some_and(|piece| piece.constant == **name);
            if let Some(known) = users.get_mut(*name).filter(|_| !own) {
                known.insert(place.to_owned());
            }
        }
    };
    for at in &shared {
        users.extend(pieces.get(*at).map(|piece| (piece.constant.as_str(), BTreeSet::new())));
    }
    for (at, place) in places.iter().enumerate() {
        if let Some(place) = place {
            add(&mut users, at, place);
        }
    }
    for at in shared {
        let Some(piece) = pieces.get(at) else { continue };
        let own = users.get(piece.constant.as_str()).cloned().unwrap_or_default();
        let place = place_among(&own, piece.section);
        add(&mut users, at, &place);
        if let Some(slot) = places.get_mut(at) {
            *slot = Some(place);
        }
    }
    places.into_iter().map(Option::unwrap_or_default).collect()
}

/// The module of what `users` use: the only one, or one of its own in the folder that has all of them.
fn place_among(users: &BTreeSet<String>, section: Section) -> String {
    let mut all = users.iter();
    match (all.next(), all.next()) {
        (Some(only), None) => only.clone(),
        (Some(first), Some(_)) => {
            let folder = directory(first);
            let is_common = users.iter().all(|user| directory(user) == folder);
            [if is_common { folder } else { ROOT }, "/", section.module()].concat()
        }
        (None, _) => path("", section.module()),
    }
}

fn path(folder: &str, name: &str) -> String {
    [ROOT, if folder.is_empty() { "" } else { "/" }, folder, "/", name].concat()
}

fn directory(place: &str) -> &str {
    place.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The module that exports all of a folder again, but for what is not of the design.
fn index(folder: &str, members: &BTreeMap<&str, Vec<&Piece>>, folders: &BTreeMap<NodeId, String>) -> File {
    let is_public = |pieces: &[&Piece]| pieces.iter().any(|piece| !piece.section.is_private());
    let here = members.iter().filter(|(place, pieces)| directory(place) == folder && is_public(pieces));
    let mut names: BTreeSet<&str> =
        here.filter_map(|(place, _)| place.rsplit_once('/').map(|(_, name)| name)).collect();
    let has_some = |name: &&str| {
        let inside = [folder, "/", name].concat();
        members.keys().any(|place| directory(place) == inside)
    };
    names.extend(folders.values().map(String::as_str).filter(has_some));
    let lines = names.iter().map(|name| ["export * from './", name, "';\n"].concat());
    File { path: [folder, "/index.ts"].concat(), text: lines.collect() }
}

/// A module: imports, then its pieces by their kinds.
fn text(pieces: &[&Piece], place: &str, imports: &Imports, homes: &BTreeMap<&str, &str>) -> String {
    let is_elsewhere =
        |piece: &Piece| place.rsplit_once('/').is_some_and(|(_, name)| name == piece.section.module());
    let texts: Vec<&str> = (pieces.iter())
        .map(|piece| match &piece.exported {
            Some(exported) if is_elsewhere(piece) => exported.as_str(),
            _ => piece.text.as_str(),
        })
        .collect();
    let used: BTreeSet<&str> = texts.iter().flat_map(|text| used::names(text)).collect();
    let mut out = Printer::of(&imports.style);
    for (package, names) in &imports.packages {
        let names = names.iter().filter(|(name, _)| used.contains(name.as_str()));
        let names = names.map(|(name, is_type)| [if *is_type { "type " } else { "" }, name].concat());
        import_line(names.collect(), package, &mut out);
    }
    let mut from: BTreeMap<(bool, String), Vec<String>> = BTreeMap::new();
    for name in &used {
        if let Some(home) = homes.get(name).filter(|home| **home != place) {
            let (is_beside, module) = relative(directory(place), home);
            from.entry((is_beside, module)).or_default().push((*name).to_owned());
        }
    }
    for ((_, module), mut names) in from {
        names.sort_by_key(|name| name.to_lowercase());
        import_line(names, &module, &mut out);
    }
    let mut last: Option<Section> = None;
    let order: BTreeSet<Section> = pieces.iter().map(|piece| piece.section).collect();
    for section in order {
        let own = pieces.iter().zip(&texts).filter(|(piece, _)| piece.section == section);
        for (_, text) in own {
            let is_apart = match last {
                Some(last) if last == section => section.is_spaced(),
                Some(Section::Enums) => section != Section::Sequences,
                _ => true,
            };
            if is_apart && !out.out.is_empty() {
                out.push("\n");
            }
            out.push(text);
            last = Some(section);
        }
    }
    out.out
}

/// How a module names another, and whether that is in the same folder or below it.
fn relative(from: &str, module: &str) -> (bool, String) {
    let mut up = String::new();
    let mut base = from;
    loop {
        if let Some(rest) = module.strip_prefix(base).and_then(|rest| rest.strip_prefix('/')) {
            let is_beside = up.is_empty();
            return (is_beside, [if is_beside { "./" } else { &up }, rest].concat());
        }
        up.push_str("../");
        base = directory(base);
        if base.is_empty() {
            return (false, [&up, module].concat());
        }
    }
}
