//! Three-way merges of random edits lose none of them, and say what they cannot bring together.

use crowfoot_model::merge::merge_documents;
use crowfoot_model::{Dialect, file};
use crowfoot_specimens::{edited_apart, valid};

#[test]
fn merges_of_independent_edits_lose_none() {
    let (mut clean, mut told) = (0, 0);
    for dialect in Dialect::ALL {
        for seed in 0..120 {
            let base = valid(seed, dialect);
            let (ours, theirs) = (edited_apart(2 * seed + 1, &base), edited_apart(2 * seed + 2, &base));
            assert_eq!(
                merge_documents(&base, &ours, &base).0,
                ours,
                "nothing comes from a side that changed nothing"
            );
            assert_eq!(
                merge_documents(&base, &base, &theirs).0,
                theirs,
                "all comes from the only side that changed"
            );
            assert_eq!(
                merge_documents(&base, &ours, &ours),
                (ours.clone(), Vec::new()),
                "the same change is no conflict"
            );
            let (merged, conflicts) = merge_documents(&base, &ours, &theirs);
            if !conflicts.is_empty() {
                told += 1;
                assert!(!merge_documents(&base, &theirs, &ours).1.is_empty(), "both sides see a conflict");
                continue;
            }
            clean += 1;
            for key in merged.keys() {
                let [before, own, other, now] =
                    [&base, &ours, &theirs, &merged].map(|document| document.record(key));
                if own == before {
                    assert_eq!(now, other, "{key:?} is as theirs changed it, seed {seed}");
                } else if other == before {
                    assert_eq!(now, own, "{key:?} is as ours changed it, seed {seed}");
                }
            }
            for key in base.keys() {
                let is_gone = ours.record(key).is_none() || theirs.record(key).is_none();
                assert!(!is_gone || merged.record(key).is_none(), "{key:?} stays removed, seed {seed}");
            }
            // It opens again.
            assert_eq!(file::from_json(&file::to_json(&merged)).ok().as_ref(), Some(&merged));
        }
    }
    assert!(clean > 100 && told > 0, "{clean} without a conflict, {told} with one");
}
