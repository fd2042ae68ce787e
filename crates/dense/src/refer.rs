//! References to columns and tables.

use super::limits::Fault;
use super::number;
use super::predictor::{Choice, join};
use super::scope::Scope;
use super::walk::Walk;

impl Walk<'_> {
    /// A column of a table, looked for from where the last one was.
    pub(super) fn column_of(
        &mut self,
        place: u32,
        table: usize,
        scope: &Scope,
        told: Option<u64>,
    ) -> Result<u64, Fault> {
        let nth = scope.columns.len().min(3) as u32;
        let Some(own) = self.tables.all.get(table) else { return Ok(self.loose_id(place, told)) };
        let start = match scope.columns.last() {
            Some(last) => last + 1,
            None => own.next.get(&place).copied().unwrap_or(0),
        };
        let count = own.columns.len();
        let target = scope.columns.len();
        let wanted = told.and_then(|id| own.columns.iter().position(|column| column.id == id));
        for step in 0..count {
            let at = (start + step) % count;
            let own = &self.tables.all[table];
            let column = &own.columns[at];
            let [name, word, first, kind] = column.scope;
            let base = join(place, nth);
            let is_key = u32::from(own.primary_key.contains(&at));
            let after =
                u32::from(column.named_after.is_some()) + 2 * u32::from(column.named_after == Some(table));
            let wrapped = u32::from(start + step >= count);
            let traits = column.roles * 64 + is_key * 16 + after * 4 + wrapped * 2 + u32::from(step == 0);
            let contexts = [
                join(base, traits),
                join(join(base, name), wrapped),
                join(join(base, word), traits),
                join(join(base, kind), join(after, column.roles)),
                join(base, step.min(20) as u32),
                join(join(base, at as u32), count.min(12) as u32),
                join(join(base, word), kind),
                join(join(base, first), wrapped),
                join(join(base, scope.keys_before), traits),
                join(join(base, target as u32), join(scope.name, name)),
                join(join(base, name), join(own.name_hash, scope.nth)),
            ];
            let choice = Choice {
                family: 5,
                sets: [410 + nth as usize, 420 + (place >> 27) as usize, 460 + (column.roles & 7) as usize],
                refine: 0,
                opinions: [0; 2],
            };
            let found = self.predictor.flag(&contexts, &choice, wanted == Some(at));
            self.limits.check(&self.predictor)?;
            if found {
                let id = own.columns[at].id;
                self.found = Some(at);
                let is_first = scope.columns.is_empty();
                let own = &mut self.tables.all[table];
                if is_first {
                    own.next.insert(place, at + 1);
                }
                own.columns[at].roles |= scope.role;
                return Ok(id);
            }
        }
        Ok(self.loose_id(place, told))
    }

    /// The table that something refers to.
    pub(super) fn table_ref(&mut self, place: u32, scope: &Scope, told: Option<u64>) -> Result<u64, Fault> {
        let wanted = told.and_then(|id| self.tables.by_id.get(&id).copied());
        let own = scope.table.and_then(|at| self.tables.all.get(at));
        let column = own.and_then(|table| table.columns.get(*scope.columns.first()?));
        let (name, word) =
            column.map_or((scope.name, scope.word), |column| (column.scope[0], column.scope[1]));
        let mut candidates: Vec<(usize, u32)> = Vec::new();
        let mut add = |table: Option<usize>, source: u32| {
            if let Some(table) = table
                && !candidates.iter().any(|(other, _)| *other == table)
            {
                candidates.push((table, source));
            }
        };
        let same_name = join(join(place, 21), name);
        add(self.last_table.get(same_name), 1);
        if let (Some(column), Some(at)) = (column, scope.table) {
            for (nth, table) in self.tables.named_after(at, &column.name).into_iter().enumerate() {
                add(Some(table), 2 + nth as u32);
            }
        }
        let last = self.last_table.get(place);
        add(last.map(|last| last + 1).filter(|next| *next < self.tables.all.len()), 8);
        add(last, 9);
        add(scope.table, 10);
        add(self.last_table.get(join(place, word)), 11);
        let mut found = None;
        for (nth, (table, source)) in candidates.iter().copied().enumerate() {
            let there = &self.tables.all[table];
            let its_name = there.name_hash;
            let base = join(place, source);
            let contexts = [
                join(base, nth as u32),
                join(base, word),
                join(join(place, name), its_name),
                join(base, there.targets.min(5)),
                join(base, its_name),
                join(base, self.last_source),
                join(base, candidates.len() as u32),
                join(base, u32::from(Some(table) == scope.table)),
            ];
            let choice = Choice {
                family: 6,
                sets: [500 + source as usize, 520 + nth, 540],
                refine: 0,
                opinions: [0; 2],
            };
            if self.predictor.flag(&contexts, &choice, wanted == Some(table)) {
                found = Some(table);
                self.last_source = source;
                break;
            }
        }
        let found = match found {
            Some(table) => table,
            None => {
                self.last_source = 0;
                let count = self.tables.all.len();
                let length = usize::BITS - count.leading_zeros();
                let number = wanted.unwrap_or(count) as u64;
                let at = number::bits(&mut self.predictor, join(place, 31), length, number) as usize;
                if at >= count {
                    return Ok(self.loose_id(place, told));
                }
                at
            }
        };
        self.limits.check(&self.predictor)?;
        for context in [place, same_name, join(place, word)] {
            self.last_table.insert(context, found);
        }
        let table = &mut self.tables.all[found];
        table.targets += 1;
        Ok(table.id)
    }
}
