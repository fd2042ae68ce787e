//! `crowfoot check --fix`: makes the safe fixes.

use crowfoot_import::Format;
use crowfoot_migrate::migration;
use crowfoot_model::{Document, IdSource, file};
use crowfoot_rules::{Applicability, Diagnostic, Review, fix_all_safe};

use crate::failure::{Failure, Result};
use crate::open::Opened;
use crate::output;
use crate::report::counted;

/// Writes the design with its safe fixes to its file; of SQL, whose text is somebody's own, the migration to standard output.
/// Returns the fixed design.
///
/// # Errors
/// The input is neither, or its file cannot be written.
pub(super) fn run(opened: &Opened) -> Result<Document> {
    let old = &opened.document;
    let path = opened.sources.first().map_or("-", |source| source.name.as_str());
    if !matches!(opened.format, Format::Json | Format::Sql(_)) {
        let message =
            format!("is {}; --fix writes Crowfoot files and SQL: convert it first", opened.format.label());
        return Err(Failure::at(path, message));
    }
    let diff = fix_all_safe(old, &mut IdSource::following(old));
    let mut fixed = old.clone();
    fixed.apply(&diff);
    if diff.is_empty() {
        output::complain("Nothing can be fixed safely.");
    } else if opened.format == Format::Json {
        output::write(Some(path), &file::to_json(&fixed))?;
    } else {
        let dialect = old.settings().dialect;
        output::print(&migration(old, &fixed, dialect).up.text("safe fixes"))?;
    }
    let review = Review::new(&fixed);
    let left: Vec<u64> = review.diagnostics().map(Diagnostic::id).collect();
    let review = Review::new(old);
    let gone = review.diagnostics().filter(|found| is_safe(found) && !left.contains(&found.id())).count();
    output::complain(&format!("{} fixed", counted(gone, "problem")));
    Ok(fixed)
}

fn is_safe(found: &Diagnostic) -> bool {
    found.suppressed.is_none() && found.fixes.iter().any(|fix| fix.applicability == Applicability::Safe)
}
