//! Tables and columns, by what refers to them.

use crowfoot_compact::VecMap;

use super::predictor::{hash_text, join};
use super::scope::Scope;
use super::slots::Slots;
use super::words::Words;

/// The most words of a column's name that a table is looked for with.
const WORDS: usize = 5;

#[derive(Clone)]
pub(super) struct Tables {
    pub(super) all: Vec<Table>,
    pub(super) by_id: VecMap<u64, usize>,
    /// Tables by what their names have in common with those of columns.
    by_stem: Slots,
    by_end: Slots,
}

#[derive(Clone, Default)]
pub(super) struct Table {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) name_hash: u32,
    pub(super) columns: Vec<Column>,
    pub(super) primary_key: Vec<usize>,
    /// Where the next column is looked for, by what it is looked for.
    pub(super) next: VecMap<u32, usize>,
    pub(super) targets: u32,
}

#[derive(Clone)]
pub(super) struct Column {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) scope: [u32; 4],
    pub(super) named_after: Option<usize>,
    /// What it is part of: a bit for each kind of key.
    pub(super) roles: u32,
}

/// A name as it is compared with others: the words in one, without the plural.
fn stem(words: &str) -> u32 {
    if words.len() <= 3 {
        return hash_text(words);
    }
    if let Some(start) = words.strip_suffix("ies") {
        return join(hash_text(start), u32::from(b'y'));
    }
    let many = match words {
        _ if words.ends_with("sses") || words.ends_with("xes") || words.ends_with("ches") => 2,
        _ if words.ends_with('s') && !words.ends_with("ss") => 1,
        _ => 0,
    };
    hash_text(&words[..words.len() - many])
}

impl Tables {
    pub(super) fn new() -> Self {
        Self { all: Vec::new(), by_id: VecMap::new(), by_stem: Slots::new(15), by_end: Slots::new(15) }
    }

    pub(super) fn push(&mut self, name: &str) {
        let at = self.all.len();
        self.all.push(Table { name: name.to_owned(), name_hash: hash_text(name), ..Table::default() });
        let words = Words::of(name);
        let add = |map: &mut Slots, key: u32| {
            if map.get(key).is_none() {
                map.insert(key, at);
            }
        };
        add(&mut self.by_stem, stem(words.joined(0..words.len())));
        for skipped in 1..words.len().min(3) {
            add(&mut self.by_end, stem(words.joined(skipped..words.len())));
        }
    }

    pub(super) fn id(&mut self, at: usize, id: u64) {
        if let Some(table) = self.all.get_mut(at) {
            table.id = id;
            self.by_id.insert(id, at);
        }
    }

    pub(super) fn column(&mut self, at: usize, id: u64, name: &str, scope: &Scope) {
        let named_after = self.named_after(at, name).first().copied();
        if let Some(table) = self.all.get_mut(at) {
            let scope = [scope.name, scope.word, scope.first, scope.kind];
            table.columns.push(Column { id, name: name.to_owned(), scope, named_after, roles: 0 });
        }
    }

    /// The tables that a column may be named after, the likeliest first.
    pub(super) fn named_after(&self, own: usize, name: &str) -> Vec<usize> {
        let words = Words::of(name);
        let count = words.len().min(WORDS);
        let mut found = Vec::new();
        // Tables of one part of an application mostly begin with its name.
        let mut with = self.all.get(own).map(|table| Words::of(&table.name).first()).unwrap_or_default();
        let prefix = with.len();
        let mut note = |table: Option<usize>| {
            if let Some(table) = table
                && !found.contains(&table)
            {
                found.push(table);
            }
        };
        for (from, to) in (0..count).flat_map(|from| [(from, count.saturating_sub(1)), (from, count)]) {
            if from >= to {
                continue;
            }
            let own = words.joined(from..to);
            note(self.by_stem.get(stem(own)));
            if prefix > 0 {
                with.truncate(prefix);
                with.push_str(own);
                note(self.by_stem.get(stem(&with)));
            }
            note(self.by_end.get(stem(own)));
        }
        found.truncate(4);
        found
    }
}
