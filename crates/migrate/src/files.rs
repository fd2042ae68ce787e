//! Migrations as files.

use crate::operation::{HazardKind, Migration, Plan, Step};
use crate::staged::Stage;
use crate::target::target;
use crate::text::one_line;

/// A file of a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// `0007_rename_total.sql`, `0007_rename_total.down.sql`.
    pub path: String,
    pub text: String,
}

/// The plain form of a migration: a file that does it, and one that takes it back.
pub fn files(migration: &Migration, number: u32, name: &str) -> Vec<File> {
    let stem = format!("{number:04}_{name}");
    vec![
        File { path: format!("{stem}.sql"), text: migration.up.text(&stem) },
        File { path: format!("{stem}.down.sql"), text: migration.down.text(&format!("{stem}, back")) },
    ]
}

/// The staged form: two files a stage, numbered on.
pub fn stage_files(stages: &[Stage], number: u32, name: &str) -> Vec<File> {
    let mut files = Vec::new();
    for (at, stage) in stages.iter().enumerate() {
        let number = number.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let stem = format!("{number:04}_{name}_{}", stage.kind.key());
        files.push(File { path: format!("{stem}.sql"), text: stage.text(&stem, &stage.up) });
        if !stage.down.is_empty() {
            let text = stage.text(&format!("{stem}, back"), &stage.down);
            files.push(File { path: format!("{stem}.down.sql"), text });
        }
    }
    files
}

impl Plan {
    /// The statements in groups that each run as one: a transaction, or a statement outside of one.
    pub fn batches(&self) -> Vec<Vec<&str>> {
        let way = target(self.dialect);
        let sql = |step: fn(Step) -> bool| {
            let chosen = self
                .operations
                .iter()
                .filter(move |operation| step(operation.step) && !operation.sql.is_empty());
            chosen.map(|operation| operation.sql.as_str())
        };
        let mut batches: Vec<Vec<&str>> =
            sql(|step| step == Step::Values).map(|sql| vec!["BEGIN;", sql, "COMMIT;"]).collect();
        let rest: Vec<&str> = sql(|step| step != Step::Values).collect();
        if way.stops_between {
            batches.extend(rest.into_iter().map(|sql| vec![sql]));
        } else if !rest.is_empty() {
            batches
                .push(way.opening.iter().copied().chain(rest).chain(way.closing.iter().copied()).collect());
        }
        batches
    }

    /// The plan as a script.
    pub fn text(&self, title: &str) -> String {
        let mut lines = vec![format!("-- {}", one_line(title)), format!("-- {}", target(self.dialect).note)];
        let mut hazards: Vec<_> = self.hazards().map(|(_, hazard)| hazard).collect();
        hazards.sort_by_key(|hazard| hazard.kind);
        let mut kind: Option<HazardKind> = None;
        for hazard in hazards {
            if kind != Some(hazard.kind) {
                lines.push("--".to_owned());
                kind = Some(hazard.kind);
            }
            lines.push(format!("-- {}: {}", hazard.kind.word().to_uppercase(), one_line(&hazard.message)));
            if let Some(check) = &hazard.check {
                lines.push(format!("--     if this returns a row: {}", one_line(check)));
            }
        }
        let mut text = lines.join("\n");
        text.push('\n');
        for batch in self.batches() {
            text.push('\n');
            for sql in batch {
                text.push_str(sql);
                text.push('\n');
            }
        }
        text
    }
}
