//! Ids: of what is defined, and of what is referred to by its place in a list.

use super::number;
use super::predictor::{Choice, join};
use super::walk::Walk;

impl Walk<'_> {
    /// The id of something new. Most count on from one of those before.
    pub(super) fn new_id(&mut self, place: u32, kind: u32, told: Option<u64>) -> u64 {
        let (last, step) = self.ids.by_place.get(&place).copied().unwrap_or_default();
        let ids = &self.ids;
        let candidates = [
            ids.last.wrapping_add(1),
            ids.highest.wrapping_add(1),
            last.wrapping_add(step),
            last.wrapping_add(1),
        ];
        let mut found = None;
        for (nth, candidate) in candidates.into_iter().enumerate() {
            if candidates[..nth].contains(&candidate) {
                continue;
            }
            let base = join(77, nth as u32);
            let contexts = [
                base,
                join(base, place),
                join(base, self.ids.hits & 7),
                join(join(base, place), self.ids.hits & 0xff),
            ];
            let choice = Choice { family: 4, sets: [380 + nth, 384, 385], refine: 0, opinions: [0; 2] };
            if self.predictor.flag(&contexts, &choice, told == Some(candidate)) {
                found = Some(candidate);
                self.ids.hits = self.ids.hits << 2 | nth as u32;
                break;
            }
        }
        let id = found.unwrap_or_else(|| self.loose_id(place, told));
        self.ids.by_place.insert(place, (id, id.wrapping_sub(last)));
        self.ids.last = id;
        self.ids.highest = self.ids.highest.max(id);
        self.ids.defined.or_default(kind).push(id);
        id
    }

    /// An id that nothing leads to.
    pub(super) fn loose_id(&mut self, place: u32, told: Option<u64>) -> u64 {
        let difference = told.unwrap_or_default().wrapping_sub(self.ids.last) as i64;
        let id = number::signed(&mut self.predictor, join(place, 41), difference);
        self.ids.last.wrapping_add(id as u64)
    }

    /// A reference to one of a kind.
    pub(super) fn ref_of(&mut self, place: u32, kind: u32, told: Option<u64>) -> u64 {
        let next = self.ids.referred.get(&kind).copied().unwrap_or_default();
        let defined = self.ids.defined.get(&kind).map_or(&[][..], Vec::as_slice);
        let count = defined.len();
        let wanted = told.and_then(|id| defined.iter().position(|own| *own == id));
        let length = usize::BITS - count.leading_zeros();
        let choice = Choice { family: 4, sets: [390, 390, 390], refine: 0, opinions: [0; 2] };
        let at = if next < count && self.predictor.flag(&[join(place, 43), 43], &choice, wanted == Some(next))
        {
            next
        } else {
            number::bits(&mut self.predictor, join(place, 42), length, wanted.unwrap_or(count) as u64)
                as usize
        };
        let found = self.ids.defined.get(&kind).and_then(|defined| defined.get(at)).copied();
        let Some(id) = found else { return self.loose_id(place, told) };
        let referred = self.ids.referred.or_default(kind);
        *referred = (*referred).max(at + 1);
        id
    }
}
