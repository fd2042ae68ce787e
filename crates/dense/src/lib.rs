//! A document in about two fifths of the characters: its JSON value, each part told by how likely it is there.
//!
//! A walk over the value asks for one decision after the other. Both ends predict each from what they know by then, and
//! an arithmetic coder writes only what was not foreseen. The walk is the same in both directions: a writer tells it
//! what to say, and a reader is told. Before a link both ends read the [`prior`](PRIOR), a design that says what is common.

mod advice;
mod arithmetic;
mod guess;
mod history;
mod ids;
mod kind;
mod limits;
mod list;
mod logistic;
mod memo;
mod mixer;
mod number;
mod number_id;
mod object;
mod order;
mod predictor;
mod refer;
mod renumber;
mod scope;
mod slots;
mod table_list;
mod tables;
mod template;
mod text;
mod value;
mod walk;
mod words;

use crowfoot_model::json::{Node, Value};

use arithmetic::Coder;
pub use limits::Fault;
pub use renumber::holds_ids;
use walk::Walk;

/// What both ends know before a link: a design in the form of a link that has no prior.
const PRIOR: &[u8] = include_bytes!("prior.bin");

thread_local! {
    /// A walk that has read the prior. That takes longer than most links.
    static INFORMED: Result<Walk<'static>, Fault> = informed(PRIOR);
}

/// The header and the bytes of a value; `None` for one that is too large, or that would not come back the same. Ids are
/// new ones, unless they are to be told as they are. `tell` is told how far it is, as records done and in all.
pub fn encode(mut value: Node<'_>, with_ids: bool, tell: &dyn Fn(usize, usize)) -> Option<(u8, Vec<u8>)> {
    if !with_ids {
        renumber::renumber(&mut value);
    }
    let size = u8::from(value.to_string().len() > LONG);
    let mut walk =
        INFORMED.with(|walk| Some(walk.as_ref().ok()?.go_on(Coder::writing(), u32::from(size))))?;
    let steps = order::steps_of(&value);
    let begun = |begun: usize| tell((begun - 1).min(steps), steps);
    walk.tell = Some(&begun);
    let again = walk.document(Some(&value)).ok()?;
    if again != value {
        return None;
    }
    let decisions = walk.predictor.decisions as usize;
    let text = walk.predictor.into_coder().finish();
    let bytes = [&checksum(&again, size)[..], &text].concat();
    (decisions <= limits::decisions_of(text.len())).then_some((size, bytes))
}

/// The value of a header and some bytes.
///
/// # Errors
/// The bytes are damaged, or ask for too much.
pub fn decode(header: u8, bytes: &[u8]) -> Result<Value, Fault> {
    if header > 1 {
        return Err(Fault::Damaged);
    }
    let (check, bytes) = bytes.split_at_checked(CHECK).ok_or(Fault::Damaged)?;
    let go_on = |walk: &Walk<'static>| walk.go_on(Coder::reading(bytes), u32::from(header));
    let mut walk = INFORMED.with(|walk| walk.as_ref().map(go_on).map_err(|fault| *fault))?;
    walk.limits = limits::Limits::of(bytes.len());
    let value = walk.document(None)?;
    let is_whole = walk.predictor.coder().is_at_end() && checksum(&value, header) == check;
    if is_whole { Ok(value) } else { Err(Fault::Damaged) }
}

/// Values with a longer text have more to remember, and larger tables for it.
const LONG: usize = 200_000;

/// A walk that knows what a prior says.
fn informed(prior: &[u8]) -> Result<Walk<'_>, Fault> {
    let mut walk = Walk::new(Coder::reading(prior));
    if !prior.is_empty() {
        for _ in 0..number::bits(&mut walk.predictor, 0, PRIOR_BITS, 0) {
            walk.document(None)?;
            walk.forget_ids();
        }
    }
    Ok(walk)
}

/// The prior that some designs make.
pub fn make_prior(designs: &[Value]) -> Option<Vec<u8>> {
    let mut walk = Walk::new(Coder::writing());
    number::bits(&mut walk.predictor, 0, PRIOR_BITS, designs.len() as u64);
    for design in designs {
        let mut design = design.clone();
        renumber::renumber(&mut design);
        (walk.document(Some(&design)).ok()? == design).then_some(())?;
        walk.forget_ids();
    }
    Some(walk.predictor.into_coder().finish())
}

/// How many designs a prior has: bits of it.
const PRIOR_BITS: u32 = 8;

const CHECK: usize = 3;

/// The header is in it, since short texts read the same with tables of either size.
fn checksum(value: &Value, header: u8) -> [u8; CHECK] {
    let [a, b, c, d] = memo::hash(value).to_le_bytes();
    [a ^ d ^ header, b, c]
}

#[cfg(test)]
mod tests {
    use super::arithmetic::Coder;
    use super::{PRIOR, PRIOR_BITS, Walk, make_prior, number};

    #[test]
    fn the_prior_is_what_its_designs_make() {
        let mut walk = Walk::new(Coder::reading(PRIOR));
        let count = number::bits(&mut walk.predictor, 0, PRIOR_BITS, 0);
        let mut designs = Vec::new();
        for _ in 0..count {
            designs.push(walk.document(None).unwrap());
            walk.forget_ids();
        }
        assert!(walk.predictor.coder().is_at_end() && designs.len() == 10);
        assert!(make_prior(&designs).unwrap() == PRIOR);
    }
}
