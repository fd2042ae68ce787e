//! A comma that is missing between two columns is added, and none is where nothing is missing.
#![allow(clippy::unwrap_used)]

mod trip;

use std::ops::ControlFlow;

use crowfoot_import::{Format, Import, Source};
use crowfoot_model::Dialect;
use crowfoot_specimens::corpus::text_of;
use crowfoot_specimens::{corpus, same, valid};
use proptest::prelude::*;
use trip::export;

fn read(text: &str, dialect: Dialect) -> Import {
    let sources = [Source { name: "script.sql", text }];
    crowfoot_import::import(&sources, Some(Format::Sql(dialect)), &mut |_| ControlFlow::Continue(())).unwrap()
}

/// What the ledger says of commas.
fn said(import: &Import) -> Vec<&str> {
    let reasons = import.ledger.iter().map(|entry| entry.reason.as_str());
    reasons.filter(|reason| reason.contains(" comma ") || reason.contains(" commas ")).collect()
}

/// Real schemas in which commas are missing.
const BROKEN: &[&str] = &["mysql/ape-dts-expect-ddl80.sql"];

#[test]
fn nothing_is_missing_in_the_corpus() {
    let Some(root) = corpus::folder() else { return };
    let mut wrong = Vec::new();
    for schema in corpus::manifest(&root) {
        let Some(dialect) = schema.dialect else { continue };
        if !BROKEN.contains(&schema.path.as_str()) {
            let import = read(&text_of(&schema.files[0]), dialect);
            wrong.extend(said(&import).iter().map(|reason| format!("{}: {reason}", schema.path)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The types that a line of a script may have for its comma to be taken away.
const TYPES: &[&str] =
    &["text", "integer", "int", "bigint", "varchar(", "timestamp", "boolean", "date", "numeric", "uuid"];

/// A script without the commas between columns that stand on lines of their own, and how many there were.
fn without_commas(script: &str) -> (String, usize) {
    let lines: Vec<&str> = script.lines().collect();
    let is_column = |line: &str| {
        let Some((name, rest)) = line.strip_prefix("    ").and_then(|line| line.split_once(' ')) else {
            return false;
        };
        let is_name = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        is_name
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && TYPES.iter().any(|known| rest.trim_start().starts_with(known))
    };
    let mut out = String::new();
    let (mut taken, mut within) = (0, false);
    for (at, line) in lines.iter().enumerate() {
        within = line.starts_with("CREATE TABLE") || within && *line != ");" && !line.starts_with(')');
        let next = lines.get(at + 1).copied().unwrap_or("");
        let shorter = line.strip_suffix(',').filter(|line| within && is_column(line) && is_column(next));
        taken += usize::from(shorter.is_some());
        out.push_str(shorter.unwrap_or(line));
        out.push('\n');
    }
    (out, taken)
}

/// In bytes: larger schemas say nothing new here.
const LARGEST: usize = 25_000;

#[test]
fn what_is_missing_is_added() {
    let Some(root) = corpus::folder() else { return };
    let (mut all, mut unsure, mut wrong) = (0, 0, Vec::new());
    for schema in corpus::manifest(&root) {
        let text = text_of(&schema.files[0]);
        let Some(dialect) = schema.dialect.filter(|_| text.len() < LARGEST) else { continue };
        let script = export(&read(&text, dialect).document, dialect);
        let (broken, taken) = without_commas(&script);
        let (whole, mended) = (read(&script, dialect), read(&broken, dialect));
        let lines = same::difference(&whole.document, &mended.document);
        // Types that no script has made are only reported.
        let is_unsure = said(&mended).iter().any(|reason| reason.contains("may be missing"));
        unsure += usize::from(is_unsure);
        if !lines.is_empty() && !is_unsure || (taken == 0) != said(&mended).is_empty() {
            wrong.push(format!("{}: {:?}", schema.path, lines.iter().take(4).collect::<Vec<_>>()));
        }
        all += taken;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all > 1000 && unsure < 4, "{all}, {unsure}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_missing_in_what_is_exported(seed in any::<u64>(), dialect in proptest::sample::select(&Dialect::ALL[..])) {
        let script = export(&valid(seed, dialect), dialect);
        let import = read(&script, dialect);
        prop_assert_eq!(said(&import), Vec::<&str>::new(), "{}", script);
    }
}
