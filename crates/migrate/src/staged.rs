//! The staged form of a migration: the application goes on running, and each stage can be taken back.
//!
//! A column that gets another name or type is not changed: a new one is added beside it, a trigger keeps both alike, the
//! rows that are there are filled in batches, and only in the end the old column goes. In between stand designs, so that
//! every stage is a migration between two of them, and the last ends where the plain form does.

mod between;
mod sync;

use crowfoot_model::{Dialect, Document, ObjectRef};

use crate::operation::{Hazard, Plan, Step};
use crate::target::{TableChange, target};
use crate::text::one_line;
use between::Between;

/// A stage of a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    pub kind: StageKind,
    /// Statements that run together: each of the inner lists is a transaction, or one statement outside of one.
    pub up: Vec<Vec<String>>,
    pub down: Vec<Vec<String>>,
    /// The locks that it takes, and for how long.
    pub lock: &'static str,
    /// What the application has to do before the next stage.
    pub application: String,
    pub hazards: Vec<Hazard>,
    /// Its down does not bring everything back.
    pub is_point_of_no_return: bool,
}

/// What a stage does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageKind {
    /// Queries that must return no row.
    Preflight,
    /// New columns beside the old ones, and triggers that keep both alike.
    Expand,
    /// The rows that are there get values in the new columns.
    Backfill,
    /// Indexes are built while the table is in use.
    Indexes,
    /// What will be required is checked while the table is in use.
    Validate,
    /// The old columns go.
    Contract,
    /// New constraints are checked against the rows that are there.
    ValidateConstraints,
}

impl StageKind {
    /// The word for names of files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Preflight => "preflight",
            Self::Expand => "expand",
            Self::Backfill => "backfill",
            Self::Indexes => "indexes",
            Self::Validate => "validate",
            Self::Contract => "contract",
            Self::ValidateConstraints => "validate_constraints",
        }
    }
}

/// The stages between two designs; `None` for a database that this form is not written for.
pub fn staged(old: &Document, new: &Document, dialect: Dialect) -> Option<Vec<Stage>> {
    if target(dialect).tables != TableChange::Properties || old.settings().dialect != dialect {
        return None;
    }
    let between = Between::new(old, new, dialect);
    let plain = crate::plan(old, new, dialect);
    let mut stages = Vec::new();
    let checks: Vec<Vec<String>> = plain
        .hazards()
        .filter_map(|(_, hazard)| hazard.check.clone())
        .map(|check| vec![[check.as_str(), ";"].concat()])
        .collect();
    if !checks.is_empty() {
        let hazards = plain.hazards().map(|(_, hazard)| hazard.clone()).collect();
        let application = "Look at every row that is returned before you go on.".to_owned();
        let stage = Stage { up: checks, hazards, application, ..Stage::of(StageKind::Preflight, "none") };
        stages.push(stage);
    }
    let values: Vec<Vec<String>> = transactions(&plain)
        .into_iter()
        .filter(|batch| batch.iter().any(|sql| sql.contains(" ADD VALUE ")))
        .collect();
    let (first, indexed, last, end) =
        (&between.expanded, &between.indexed, &between.contracted, &between.validated);
    let expand = crate::plan(old, first, dialect);
    if !expand.is_empty() || !values.is_empty() {
        let mut up = values;
        up.extend(joined(transactions(&expand), between.create_triggers()));
        let down = joined(vec![between.drop_triggers()], flat(&crate::plan(first, old, dialect)));
        let application =
            "Write the new columns, or the old ones: a trigger keeps both alike. Read the old ones."
                .to_owned();
        stages.push(Stage {
            up,
            down,
            application,
            ..Stage::of(StageKind::Expand, "ACCESS EXCLUSIVE, for milliseconds")
        });
    }
    let fill = between.fill();
    if !fill.is_empty() {
        let stage = Stage { up: fill, ..Stage::of(StageKind::Backfill, "rows, a batch at a time") };
        stages.push(stage);
    }
    let build = crate::plan(first, indexed, dialect);
    if !build.is_empty() {
        let up = build.operations.iter().map(|operation| vec![concurrently(&operation.sql)]).collect();
        let taken = crate::plan(indexed, first, dialect);
        let down = taken.operations.iter().map(|operation| vec![concurrently(&operation.sql)]).collect();
        let hazards = build.hazards().map(|(_, hazard)| hazard.clone()).collect();
        let application =
            "If one fails, drop the invalid index that it leaves, and build it again.".to_owned();
        let stage = Stage {
            up,
            down,
            hazards,
            application,
            ..Stage::of(StageKind::Indexes, "SHARE UPDATE EXCLUSIVE: rows can be read and written")
        };
        stages.push(stage);
    }
    let (present, absent) = between.presence();
    if !present.is_empty() {
        let stage = Stage {
            up: present,
            down: absent,
            ..Stage::of(StageKind::Validate, "SHARE UPDATE EXCLUSIVE: rows can be read and written")
        };
        stages.push(stage);
    }
    let contract = crate::plan(indexed, last, dialect);
    if !contract.is_empty() {
        let mut up = transactions_without_values(&contract);
        if let Some(batch) = up.last_mut() {
            let at = batch.len().min(3);
            batch.splice(at..at, between.drop_triggers());
            let end = batch.len().saturating_sub(1);
            batch.splice(end..end, between.drop_presence());
        }
        // The old columns are filled before anything is required of them.
        let mut down = transactions(&crate::plan(last, &between.returned, dialect));
        down.extend(between.refill());
        let rest = transactions(&crate::plan(&between.returned, indexed, dialect));
        down.extend(joined(rest, between.create_triggers()));
        // What moves is not lost, and what is required has been checked.
        let is_seen_to = |object: ObjectRef| {
            let moves = between.moves.iter().map(|own| ObjectRef::Column(own.table, own.from));
            let required = between.required.iter().map(|(table, column)| ObjectRef::Column(*table, *column));
            moves.chain(required).any(|own| own == object)
        };
        let hazards = contract.hazards().filter(|(operation, _)| !is_seen_to(operation.object));
        let hazards = hazards.map(|(_, hazard)| hazard.clone()).collect();
        let stage = Stage {
            up,
            down,
            hazards,
            is_point_of_no_return: true,
            application:
                "Before it: read and write the new columns only, and wait as long as you may want to go back."
                    .to_owned(),
            ..Stage::of(StageKind::Contract, "ACCESS EXCLUSIVE, for milliseconds")
        };
        stages.push(stage);
    }
    let validate = between.validate();
    if !validate.is_empty() {
        let down = flat(&crate::plan(end, last, dialect));
        let down = if down.is_empty() { Vec::new() } else { vec![down] };
        let stage = Stage {
            up: validate,
            down,
            ..Stage::of(
                StageKind::ValidateConstraints,
                "SHARE UPDATE EXCLUSIVE: rows can be read and written",
            )
        };
        stages.push(stage);
    }
    Some(stages.into_iter().flat_map(Stage::one_by_one).collect())
}

impl Stage {
    /// What no transaction may be around, a statement a stage: whoever sends a file at once sends it in one.
    fn one_by_one(self) -> Vec<Self> {
        if !matches!(self.kind, StageKind::Backfill | StageKind::Indexes) || self.up.len() < 2 {
            return vec![self];
        }
        let is_even = self.down.len() == self.up.len();
        let stage = |(at, up): (usize, &Vec<String>)| {
            let down = match (is_even, at) {
                (true, _) => self.down.get(at).cloned().into_iter().collect(),
                (false, 0) => self.down.clone(),
                (false, _) => Vec::new(),
            };
            Self { up: vec![up.clone()], down, ..self.clone() }
        };
        self.up.iter().enumerate().map(stage).collect()
    }

    fn of(kind: StageKind, lock: &'static str) -> Self {
        Self {
            kind,
            up: Vec::new(),
            down: Vec::new(),
            lock,
            application: String::new(),
            hazards: Vec::new(),
            is_point_of_no_return: false,
        }
    }

    /// One direction of the stage as a script.
    pub fn text(&self, title: &str, batches: &[Vec<String>]) -> String {
        let mut text = format!("-- {}\n-- Lock: {}.\n", one_line(title), self.lock);
        if !self.application.is_empty() {
            text.push_str(&format!("-- {}\n", one_line(&self.application)));
        }
        if self.is_point_of_no_return {
            text.push_str("-- Point of no return: what is written after it, going back can only convert.\n");
        }
        for hazard in &self.hazards {
            text.push_str(&format!(
                "-- {}: {}\n",
                hazard.kind.word().to_uppercase(),
                one_line(&hazard.message)
            ));
        }
        for batch in batches {
            text.push('\n');
            for sql in batch {
                text.push_str(sql);
                text.push('\n');
            }
        }
        text
    }
}

fn transactions(plan: &Plan) -> Vec<Vec<String>> {
    plan.batches().into_iter().map(|batch| batch.into_iter().map(str::to_owned).collect()).collect()
}

/// The same without values of enums, which are added first.
fn transactions_without_values(plan: &Plan) -> Vec<Vec<String>> {
    let mut plan = plan.clone();
    plan.operations.retain(|operation| operation.step != Step::Values);
    transactions(&plan)
}

/// The statements of a plan without those around them.
fn flat(plan: &Plan) -> Vec<String> {
    plan.operations.iter().map(|operation| operation.sql.clone()).filter(|sql| !sql.is_empty()).collect()
}

/// Statements that run in the last transaction, before its end.
fn joined(mut batches: Vec<Vec<String>>, more: Vec<String>) -> Vec<Vec<String>> {
    match batches.last_mut() {
        Some(batch) if batch.last().is_some_and(|sql| sql == "COMMIT;") => {
            let end = batch.len() - 1;
            batch.splice(end..end, more);
        }
        Some(batch) => batch.extend(more),
        None if more.is_empty() => {}
        None => batches.push(more),
    }
    batches.retain(|batch| !batch.is_empty());
    batches
}

/// Builds or drops an index while its table is in use.
fn concurrently(sql: &str) -> String {
    for start in ["CREATE UNIQUE INDEX ", "CREATE INDEX ", "DROP INDEX "] {
        if let Some(rest) = sql.strip_prefix(start) {
            return [start, "CONCURRENTLY ", rest].concat();
        }
    }
    sql.to_owned()
}
