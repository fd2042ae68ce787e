//! Everything that both ends know while a value is coded.

use std::rc::Rc;

use crowfoot_compact::VecMap;

use super::arithmetic::Coder;
use super::ids::Ids;
use super::limits::Limits;
use super::memo::Memo;
use super::predictor::{Predictor, hash_text};
use super::slots::Slots;
use super::tables::Tables;
use super::text::Texts;

#[derive(Clone)]
pub(super) struct Walk<'b> {
    pub(super) predictor: Predictor<'b>,
    pub(super) limits: Limits,
    pub(super) tables: Tables,
    pub(super) ids: Ids,
    pub(super) last_table: Slots,
    /// The column that was referred to last, and all of the last list.
    pub(super) found: Option<usize>,
    pub(super) found_all: Vec<usize>,
    pub(super) last_source: u32,
    pub(super) texts: Texts,
    pub(super) memo: Memo,
    /// Names of fields, by number; 0 is none.
    pub(super) names: Vec<Rc<str>>,
    pub(super) by_name: VecMap<u32, u32>,
    /// The fields that have followed one, the most frequent first.
    pub(super) followers: VecMap<u32, Vec<(u32, u32)>>,
    pub(super) places: VecMap<u32, Place>,
    pub(super) templates: VecMap<u32, Vec<String>>,
    /// Who is told how many records have been begun.
    pub(super) tell: Option<&'b dyn Fn(usize)>,
    pub(super) begun: usize,
}

/// What was last in a place.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) kind: u8,
    pub(super) last: [u32; 2],
    pub(super) number: u64,
    /// Whether the last guesses were right: a bit each.
    pub(super) right: u32,
    pub(super) count: u32,
}

impl<'b> Walk<'b> {
    pub(super) fn new(coder: Coder<'b>) -> Self {
        let mut walk = Self {
            predictor: Predictor::new(coder),
            limits: Limits::new(),
            tables: Tables::new(),
            ids: Ids::default(),
            last_table: Slots::new(14),
            found: None,
            found_all: Vec::new(),
            last_source: 0,
            texts: Texts::new(),
            memo: Memo::new(),
            names: vec![Rc::from("")],
            by_name: VecMap::new(),
            followers: VecMap::new(),
            places: VecMap::new(),
            templates: VecMap::new(),
            tell: None,
            begun: 0,
        };
        walk.by_name.insert(hash_text(""), 0);
        walk
    }

    /// Goes on with another text.
    pub(super) fn go_on<'c>(&self, coder: Coder<'c>, size: u32) -> Walk<'c> {
        Walk {
            predictor: self.predictor.go_on(coder, size),
            limits: Limits::new(),
            tables: self.tables.clone(),
            ids: self.ids.clone(),
            last_table: self.last_table.clone(),
            last_source: self.last_source,
            found: None,
            found_all: Vec::new(),
            texts: self.texts.clone(),
            memo: self.memo.clone(),
            names: self.names.clone(),
            by_name: self.by_name.clone(),
            followers: self.followers.clone(),
            places: self.places.clone(),
            templates: self.templates.clone(),
            tell: None,
            begun: 0,
        }
    }

    /// Another record is begun, or another pass over a table.
    pub(super) fn step(&mut self) {
        self.begun += 1;
        if let Some(tell) = self.tell {
            tell(self.begun);
        }
    }

    /// Forgets what another design had.
    pub(super) fn forget_ids(&mut self) {
        self.tables = Tables::new();
        self.ids = Ids::default();
        self.last_table = Slots::new(14);
    }
}
