//! Views, triggers and other raw SQL: which of them go and come again.

use std::collections::BTreeSet;

use crowfoot_ddl::Phase;
use crowfoot_model::{ObjectRef, TableId};

use crate::planner::{Fate, Planner};
use crate::sides::ordered;
use crate::text::words;

impl Planner<'_, '_> {
    /// The names of everything that changes in a way that views and triggers on it feel.
    fn touched(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut add = |object: ObjectRef| {
            for name in [self.old().name(object), self.new_side().name(object)] {
                found.insert(name.to_lowercase());
            }
        };
        let (old, new) = (self.old(), self.new_side());
        let tables: BTreeSet<TableId> =
            old.pieces.tables.keys().chain(new.pieces.tables.keys()).copied().collect();
        for id in tables {
            let object = ObjectRef::Table(id);
            let columns = self.columns.iter().filter(|((table, _), _)| *table == id);
            let is_touched = old.table(id).is_none()
                || new.table(id).is_none()
                || old.written(object) != new.written(object)
                || self.rebuilt.contains(&id)
                || columns.into_iter().any(|((_, column), fate)| {
                    let column = ObjectRef::Column(id, *column);
                    match fate {
                        // That is felt by what reads all columns alone.
                        Fate::Added => false,
                        Fate::Kept => old.name(column) != new.name(column),
                        _ => true,
                    }
                });
            if is_touched {
                add(object);
            }
        }
        for object in self.types.touched() {
            add(object);
        }
        for (object, names) in old
            .pieces
            .written
            .iter()
            .filter(|(object, _)| matches!(object, ObjectRef::Sequence(_) | ObjectRef::Schema(_)))
        {
            if new.pieces.written.get(object) != Some(names) {
                add(*object);
            }
        }
        found.remove("");
        found
    }

    /// The names of tables that get columns, which what reads all of them feels.
    fn widened(&self) -> BTreeSet<String> {
        let added = self.columns.iter().filter(|(_, fate)| **fate == Fate::Added);
        added.map(|((table, _), _)| self.new_side().name(ObjectRef::Table(*table)).to_lowercase()).collect()
    }

    pub(crate) fn decide_programs(&mut self) {
        let mut touched = self.touched();
        let widened = self.widened();
        let (old, new) = (self.old(), self.new_side());
        let is_program = |object: &ObjectRef| matches!(object, ObjectRef::View(_) | ObjectRef::Statement(_));
        let early = |parts: &[(Phase, String)]| parts.iter().any(|(phase, _)| *phase == Phase::Extensions);
        let order: Vec<ObjectRef> = ordered(old).into_iter().filter(|object| is_program(object)).collect();
        let mut gone: BTreeSet<ObjectRef> = BTreeSet::new();
        // What stands on a view that goes, goes with it, in whatever order they are found.
        loop {
            let before = gone.len();
            for object in &order {
                let Some(parts) = old.made.get(object) else { continue };
                if gone.contains(object) {
                    continue;
                }
                let is_view = matches!(object, ObjectRef::View(_));
                let stays = self.sides.is_made_alike(*object) && old.written(*object) == new.written(*object);
                let names = || parts.iter().flat_map(|(_, sql)| words(self.sides.dialect, sql));
                let is_tied = || is_view || self.is_tied(parts);
                let reads_all = || parts.iter().any(|(_, sql)| sql.contains('*'));
                let is_touched = || {
                    names().any(|name| touched.contains(&name))
                        || reads_all() && names().any(|name| widened.contains(&name))
                };
                if stays && (early(parts) || !is_tied() || !is_touched()) {
                    continue;
                }
                if is_view {
                    touched.insert(old.name(*object).to_lowercase());
                    touched.insert(new.name(*object).to_lowercase());
                } else if !stays {
                    touched.extend(self.routine_name(parts));
                }
                gone.insert(*object);
            }
            if gone.len() == before {
                break;
            }
        }
        self.dropped_programs = order.into_iter().rev().filter(|object| gone.contains(object)).collect();
        let comes = |object: &&ObjectRef| {
            is_program(object) && (gone.contains(object) || !old.made.contains_key(object))
        };
        self.added_programs = new.made.keys().filter(comes).copied().collect();
    }

    /// Whether raw SQL hangs on a table or view, so that it goes with it or has to be made again.
    fn is_tied(&self, parts: &[(Phase, String)]) -> bool {
        parts.iter().any(|(_, sql)| {
            let start: Vec<String> = sql.split_whitespace().take(4).map(str::to_uppercase).collect();
            let says = |word: &str| start.iter().any(|own| own == word);
            (says("TRIGGER") || says("POLICY") || says("RULE") || says("GRANT") || says("VIEW"))
                && (self.target.ties_views || says("TRIGGER"))
        })
    }

    /// The name of a function that is made anew, on which triggers stand.
    fn routine_name(&self, parts: &[(Phase, String)]) -> Vec<String> {
        let mut found = Vec::new();
        for (_, sql) in parts {
            let tokens = crate::text::bare_tokens(self.sides.dialect, sql);
            let at = tokens.iter().position(|token| token.is_one_of(&["FUNCTION", "PROCEDURE"]));
            let Some(mut at) = at else { continue };
            at += 1;
            while tokens.get(at + 1).is_some_and(|token| token.kind == crowfoot_dialect::syntax::Kind::Dot) {
                at += 2;
            }
            found.extend(tokens.get(at).map(|token| crate::text::bare(token.text).to_lowercase()));
        }
        found
    }
}
