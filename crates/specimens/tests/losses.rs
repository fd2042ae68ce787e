//! Everything that a design loses in a script for another dialect has a notice.
#![allow(clippy::unwrap_used)]

mod carry;
mod trip;

use crowfoot_export::Options;
use crowfoot_model::Dialect;
use crowfoot_specimens::corpus::text_of;
use crowfoot_specimens::{corpus, valid};
use proptest::prelude::*;
use trip::{export_with, import};

fn check(seed: u64, source: Dialect, target: Dialect) {
    let design = carry::named(&valid(seed, source));
    let output = export_with(&design, target, &Options::default());
    let back = import(output.text(), target);
    let silent = carry::silent_losses(&design, &back, &output.notices);
    assert!(
        silent.is_empty(),
        "seed {seed}, {} to {}: no notice says\n{}\n\n{}",
        source.key(),
        target.key(),
        silent.join("\n"),
        output.text()
    );
}

#[test]
fn of_the_corpus_are_named() {
    let Some(root) = corpus::folder() else { return };
    let mut report = String::new();
    for schema in corpus::manifest(&root) {
        let Some(source) = schema.dialect else { continue };
        let design = carry::named(&import(&text_of(&schema.files[0]), source));
        for target in Dialect::ALL.into_iter().filter(|target| *target != source) {
            let output = export_with(&design, target, &Options::default());
            let silent = carry::silent_losses(&design, &import(output.text(), target), &output.notices);
            for loss in silent.iter().take(8) {
                report.push_str(&format!("{} to {}: {loss}\n", schema.path, target.key()));
            }
        }
    }
    assert!(report.is_empty(), "no notice says\n{report}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn are_named(seed in any::<u64>(), source in 0..3_usize, other in 1..3_usize) {
        check(seed, Dialect::ALL[source], Dialect::ALL[(source + other) % 3]);
    }
}
