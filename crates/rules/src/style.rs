//! What the tables of a design have in common: the house style of an existing one, learned from it.

use crowfoot_compact::VecMap;
use crowfoot_dialect::naming::snake_case;
use crowfoot_dialect::{DialectSpec, logical_of, spec};
use crowfoot_model::{Column, Dialect, Document, LogicalType, Table, TableId};

use crate::facts::columns::{is_created, is_derived, is_updated};
use crate::facts::counted::is_numbered;
use crate::facts::keys::{accesses, serves};
use crate::facts::known::is_of_a_tool;
use crate::facts::naming::{is_snake_case, number};

/// Something that the tables of a design do or do not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Habit {
    /// Tables in snake_case.
    SnakeTables,
    /// Tables in the plural, of those that have one.
    PluralTables,
    /// Columns in snake_case.
    SnakeColumns,
    /// Primary keys that the database counts up.
    NumberedKeys,
    /// Counted keys of eight bytes.
    LongKeys,
    /// Times that the dialect has nothing against.
    SoundTimes,
    /// Tables that say when a row was made.
    Created,
    /// Tables that say when a row was last changed.
    Updated,
    /// Times of the last change that the database keeps itself.
    KeptUpdated,
    /// Foreign keys that an index serves.
    IndexedKeys,
    /// Foreign keys, of all columns that are called like one.
    DeclaredKeys,
    /// Foreign keys that say what happens on a delete and an update.
    WrittenActions,
    /// A word that all tables begin with, such as `wp`: not counted like the others, see [`Style::prefix`].
    Prefix,
}

/// How many do it, of how many that could.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) yes: u32,
    pub(crate) all: u32,
}

/// What most do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lean {
    /// At least four of five do it.
    Do,
    /// At most one of five does.
    Not,
    /// There are too few to tell, or both are usual.
    Open,
}

/// The shares of all tables. Kept up to date table by table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Style {
    dialect: Dialect,
    tables: VecMap<TableId, (Shares, String)>,
    totals: Shares,
    /// How many tables begin with a word.
    first_words: VecMap<String, u32>,
}

type Shares = [Share; Habit::ALL.len()];

impl Habit {
    pub(crate) const ALL: [Self; 13] = [
        Self::SnakeTables,
        Self::PluralTables,
        Self::SnakeColumns,
        Self::NumberedKeys,
        Self::LongKeys,
        Self::SoundTimes,
        Self::Created,
        Self::Updated,
        Self::KeptUpdated,
        Self::IndexedKeys,
        Self::DeclaredKeys,
        Self::WrittenActions,
        Self::Prefix,
    ];
}

impl Share {
    pub(crate) fn lean(self) -> Lean {
        // Three are no habit yet.
        if self.all < 5 {
            Lean::Open
        } else if self.yes * 5 >= self.all * 4 {
            Lean::Do
        } else if self.yes * 5 <= self.all {
            Lean::Not
        } else {
            Lean::Open
        }
    }

    /// Whether more than half do it; two of a kind against one count.
    pub(crate) fn most(self) -> bool {
        self.yes * 2 > self.all
    }

    fn count(&mut self, does: bool) {
        self.all += 1;
        self.yes += u32::from(does);
    }
}

impl Style {
    pub(crate) fn new(document: &Document) -> Self {
        let dialect = document.settings().dialect;
        let mut style = Self { dialect, ..Self::default() };
        for table in document.tables() {
            style.update(document, table.id);
        }
        style
    }

    /// Takes over the state of a table. Returns the habits whose shares have changed.
    pub(crate) fn update(&mut self, document: &Document, id: TableId) -> Vec<Habit> {
        let table = document.table(id);
        let after = table.map_or_else(Shares::default, |table| shares(self.dialect, table));
        let word = table.map_or(String::new(), |table| first_word(&table.name));
        let prefix = self.prefix().map(str::to_owned);
        let before = match table {
            Some(_) => self.tables.insert(id, (after, word.clone())),
            None => self.tables.remove(&id),
        };
        let (before, old_word) = before.unwrap_or_default();
        let mut changed = Vec::new();
        if old_word != word {
            if let Some(count) = self.first_words.get_mut(&old_word) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    self.first_words.remove(&old_word);
                }
            }
            if !word.is_empty() {
                *self.first_words.or_default(word) += 1;
            }
        }
        if prefix.as_deref() != self.prefix() {
            changed.push(Habit::Prefix);
        }
        for (at, habit) in Habit::ALL.into_iter().enumerate() {
            let (Some(total), Some(old), Some(new)) =
                (self.totals.get_mut(at), before.get(at), after.get(at))
            else {
                continue;
            };
            if old != new {
                total.yes = (total.yes + new.yes).saturating_sub(old.yes);
                total.all = (total.all + new.all).saturating_sub(old.all);
                changed.push(habit);
            }
        }
        changed
    }

    /// How many do it.
    pub(crate) fn share(&self, habit: Habit) -> Share {
        self.totals.get(habit as usize).copied().unwrap_or_default()
    }

    /// The word that nearly all tables begin with, which columns leave out.
    pub(crate) fn prefix(&self) -> Option<&str> {
        let all = self.tables.len();
        let (word, count) = self.first_words.iter().max_by_key(|(_, count)| **count)?;
        (all >= 3 && *count as usize * 10 >= all * 8).then_some(word)
    }

    /// What most do, whether more than half do it, and whether any does: all that a rule may read of it, since it changes seldom.
    pub(crate) fn verdict(&self, habit: Habit) -> (Lean, bool, bool) {
        let share = self.share(habit);
        (share.lean(), share.most(), self.has_any(habit))
    }

    /// Whether anything does it.
    pub(crate) fn has_any(&self, habit: Habit) -> bool {
        self.share(habit).yes > 0
    }
}

/// What stands before the first underscore of a name, with it; empty for a name of one word.
fn first_word(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    match name.find('_') {
        Some(at) if at > 0 => name.get(..=at).unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

fn shares(dialect: Dialect, table: &Table) -> Shares {
    let mut shares = Shares::default();
    // A part of another table and a table of a tool say nothing about the style of the design.
    if is_derived(table) || table.name.trim().is_empty() || is_of_a_tool(&table.name) {
        return shares;
    }
    let spec = spec(dialect);
    let mut count = |habit: Habit, does: bool| {
        if let Some(share) = shares.get_mut(habit as usize) {
            share.count(does);
        }
    };
    count(Habit::SnakeTables, is_snake_case(&table.name));
    if let Some(is_many) = number(&table.name) {
        count(Habit::PluralTables, is_many);
    }
    count(Habit::Created, table.columns.iter().any(is_created));
    count(Habit::Updated, table.columns.iter().any(is_updated));
    for column in &table.columns {
        count(Habit::SnakeColumns, is_snake_case(&column.name));
        if let Some(logical) = column.data_type.as_ref().and_then(logical_of)
            && matches!(logical, LogicalType::Timestamp { .. })
        {
            count(Habit::SoundTimes, spec.better_type(logical).is_none());
        }
        if is_updated(column) {
            count(Habit::KeptUpdated, column.on_update.is_some());
        }
        if is_called_like_a_key(table, column) && !table.is_in_foreign_key(column.id) {
            count(Habit::DeclaredKeys, false);
        }
    }
    if let [key] = table.primary_key_columns()
        && let Some(column) = table.column(*key)
        && !table.is_in_foreign_key(*key)
    {
        let numbered = is_numbered(spec, table, column);
        count(Habit::NumberedKeys, numbered);
        if numbered {
            count(Habit::LongKeys, is_long(spec, column));
        }
    }
    let all = accesses(table);
    for key in &table.foreign_keys {
        count(Habit::DeclaredKeys, true);
        count(Habit::WrittenActions, key.on_delete.is_some() && key.on_update.is_some());
        if !key.columns.is_empty() {
            count(Habit::IndexedKeys, all.iter().any(|access| serves(table, access, &key.columns)));
        }
    }
    shares
}

/// Whether a column is called like one that refers to another table.
pub(crate) fn is_called_like_a_key(table: &Table, column: &Column) -> bool {
    !table.is_in_primary_key(column.id)
        && column.generated.is_none()
        && snake_case(&column.name).strip_suffix("_id").is_some_and(|stem| !stem.is_empty())
}

fn is_long(spec: &dyn DialectSpec, column: &Column) -> bool {
    let logical = column.data_type.as_ref().and_then(logical_of);
    spec.script().server.row_ids || matches!(logical, Some(LogicalType::Integer { bits, .. }) if bits > 32)
}
