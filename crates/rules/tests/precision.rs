//! What the review says of real schemas: how much, and which rules. The counts are kept in `docs/rules-precision.md`.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

use crowfoot_import::{Format, Source, import};
use crowfoot_model::{Document, Edit, IdSource};
use crowfoot_rules::{
    Applicability, Diagnostic, IMPORT_PRESET, Review, Severity, fix_all_safe, format_text, rules,
};
use crowfoot_specimens::corpus::{Schema, folder, manifest, text_of};

/// The design of a schema, as an import opens it.
fn design(schema: &Schema) -> Option<Document> {
    let texts: Vec<(String, String)> =
        schema.files.iter().map(|file| (file.display().to_string(), text_of(file))).collect();
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    let format = schema.dialect.map(Format::Sql);
    let mut document = import(&sources, format, &mut |_| ControlFlow::Continue(())).ok()?.document;
    let mut edit = Edit::new(&document);
    edit.settings_mut().rule_preset = Some(IMPORT_PRESET.to_owned());
    let diff = edit.finish();
    document.apply(&diff);
    let is_empty = document.tables().len() == 0;
    (!is_empty).then_some(document)
}

/// At least that many of a hundred are no larger.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(at).copied().unwrap_or_default()
}

#[test]
fn few_findings_a_table_and_all_of_them_counted() {
    let Some(corpus) = folder() else { return };
    let mut densities = Vec::new();
    let mut fired: BTreeMap<&str, (usize, [usize; 4])> = BTreeMap::new();
    let (mut tables, mut schemas) = (0, 0);
    let mut listed = String::new();
    for schema in manifest(&corpus) {
        let Some(document) = design(&schema) else { continue };
        let review = Review::new(&document);
        let found: Vec<&Diagnostic> = review.diagnostics().collect();
        let loud = found.iter().filter(|own| own.severity <= Severity::Warning).count();
        densities.push(loud as f64 / document.tables().len() as f64);
        tables += document.tables().len();
        schemas += 1;
        let mut here: Vec<&str> = Vec::new();
        for own in &found {
            let (in_schemas, counts) = fired.entry(own.code).or_default();
            *in_schemas += usize::from(!here.contains(&own.code));
            here.push(own.code);
            counts[own.severity as usize] += 1;
        }
        for own in found {
            listed.push_str(&format!("{}\t{}", schema.path, format_text(&document, [own])));
        }
    }
    densities.sort_by(f64::total_cmp);
    if let Ok(path) = std::env::var("FINDINGS") {
        std::fs::write(path, listed).unwrap();
    }
    let (median, ninth) = (percentile(&densities, 50), percentile(&densities, 90));
    let mut text = format!(
        "{schemas} schemas with {tables} tables. Errors and warnings a table: median {median:.2}, ninetieth percentile {ninth:.2}.\n\n\
         | Rule | Schemas | Errors | Warnings | Infos | Hints |\n| --- | --- | --- | --- | --- | --- |\n"
    );
    for (code, (in_schemas, [errors, warnings, infos, hints])) in &fired {
        writeln!(text, "| {code} | {in_schemas} | {errors} | {warnings} | {infos} | {hints} |").unwrap();
    }
    let silent: Vec<&str> =
        rules().iter().map(|rule| rule.code).filter(|code| !fired.contains_key(code)).collect();
    write!(text, "\nSilent on the corpus, or off: {}.\n", silent.join(", ")).unwrap();
    keep(&text);
    assert!(median <= 1.0 && ninth <= 3.0, "{text}");
}

/// Writes what is counted into the page with `UPDATE_GOLDEN=1`. Readers and rules change it all the time, so that it is
/// not compared.
fn keep(counts: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_none() {
        return;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules-precision.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- counts -->\n", "<!-- end of counts -->\n");
    let (before, rest) = page.split_once(begin).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    std::fs::write(&path, [before, begin, "\n", counts, "\n", end, after].concat()).unwrap();
}

fn has_safe_fix(document: &Document) -> Vec<String> {
    let review = Review::new(document);
    let is_safe = |own: &&Diagnostic| {
        own.suppressed.is_none() && own.fixes.iter().any(|fix| fix.applicability == Applicability::Safe)
    };
    review.diagnostics().filter(is_safe).map(|own| format!("{} {}", own.code, own.what)).collect()
}

/// Schemas of more tables take minutes without optimization.
const LARGEST: usize = 30;

#[test]
fn all_safe_fixes_together_leave_none() {
    let Some(corpus) = folder() else { return };
    for schema in manifest(&corpus) {
        let Some(document) = design(&schema).filter(|own| own.tables().len() <= LARGEST) else { continue };
        for preset in [IMPORT_PRESET, "architect"] {
            let mut work = document.clone();
            let mut edit = Edit::new(&work);
            edit.settings_mut().rule_preset = Some(preset.to_owned());
            let diff = edit.finish();
            work.apply(&diff);
            let diff = fix_all_safe(&work, &mut IdSource::following(&work));
            work.apply(&diff);
            let left = has_safe_fix(&work);
            assert!(left.is_empty(), "{} with {preset}: {left:#?}", schema.path);
        }
    }
}
