//! The review of a document, kept up to date edit by edit.

mod configuring;

use std::sync::Arc;

use crowfoot_compact::{VecMap, VecSet};
use crowfoot_model::{Diff, Document, NodeId, RecordKey, Suppression, Table, TableId};

use crate::context::{Context, Dependency, Knowledge};
use crate::diagnostic::{Diagnostic, Severity};
use crate::face::same_face;
use crate::gather::{by_table, by_target, label};
use crate::names::{NameKey, Space};
use crate::preset::Gather;
use crate::registry::rules;
use crate::rule::{Check, Held, Report};
use crate::settings::Configuration;
use crate::style::Habit;
use crate::suppression::{covers, reason_for};

/// All findings on a document. [`Review::update`] checks again only what a diff touches and what has read it.
/// As its default it has found nothing yet.
#[derive(Clone, Debug, Default)]
pub struct Review {
    known: Knowledge,
    settings: Configuration,
    /// The tables as they were reviewed last.
    tables: VecMap<TableId, Arc<Table>>,
    found: VecMap<Task, Vec<Diagnostic>>,
    /// What rules have found that becomes one finding of the design, rule by rule.
    apart: VecMap<usize, VecMap<Task, Vec<Diagnostic>>>,
    /// The rules whose findings of that kind have changed.
    regather: VecSet<usize>,
    /// The dependencies of a task beyond its own record, and the reverse.
    read: VecMap<Task, Vec<Dependency>>,
    readers: VecMap<Dependency, VecSet<Task>>,
    /// The tasks that have found something on a node.
    by_node: VecMap<NodeId, VecSet<Task>>,
    counts: Counts,
    checks_run: u64,
    /// Whether even the names have still to be collected.
    is_due: bool,
    gathers_nothing: bool,
    /// Tasks not yet run since the review began, the next one last.
    waiting: Vec<Task>,
    /// The nodes whose suppressions are looked at when nothing waits any more.
    touched: VecSet<NodeId>,
}

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub errors: u32,
    pub warnings: u32,
    pub infos: u32,
    pub hints: u32,
    /// Findings that the designer has accepted; they count nowhere else.
    pub suppressed: u32,
}

/// One rule on one subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Task {
    subject: Subject,
    rule: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Record(RecordKey),
    Names(NameKey),
    Graph,
    Style,
    /// What is gathered of a rule.
    Gathered,
    /// Those of a table, or of the settings.
    Suppressions(Option<TableId>),
}

impl Review {
    /// Checks everything.
    pub fn new(document: &Document) -> Self {
        let mut review = Self::begin();
        review.run_some(document, usize::MAX);
        review
    }

    /// A review that has looked at nothing yet: [`Review::run_some`] goes on with it, so that a large document does not
    /// hold up its reader. Changes in between are taken by [`Review::update`] as ever.
    pub fn begin() -> Self {
        Self { is_due: true, ..Self::default() }
    }

    /// Checks everything and gathers nothing: for what is done finding by finding.
    pub(crate) fn of_each(document: &Document) -> Self {
        let mut review = Self::of(document);
        review.gathers_nothing = true;
        review.settings = review.settings.each();
        review.run_some(document, usize::MAX);
        review
    }

    /// A review that knows what there is, and has still to look at all of it.
    fn of(document: &Document) -> Self {
        let mut review = Self {
            is_due: false,
            gathers_nothing: false,
            known: Knowledge::new(document),
            settings: Configuration::of(document.settings()),
            tables: document.tables().map(|table| (table.id, Arc::clone(table))).collect(),
            found: VecMap::new(),
            apart: VecMap::new(),
            regather: VecSet::new(),
            read: VecMap::new(),
            readers: VecMap::new(),
            by_node: VecMap::new(),
            counts: Counts::default(),
            checks_run: 0,
            waiting: Vec::new(),
            touched: document.tables().map(|table| NodeId::Table(table.id)).collect(),
        };
        let mut tasks = VecSet::new();
        for key in document.keys() {
            review.tasks_of(Subject::Record(key), &mut tasks);
        }
        for name in review.known.names.keys() {
            review.tasks_of(Subject::Names(name.clone()), &mut tasks);
        }
        review.tasks_of(Subject::Graph, &mut tasks);
        review.tasks_of(Subject::Style, &mut tasks);
        review.waiting.extend(tasks);
        review.waiting.reverse();
        review
    }

    /// Whether everything has been looked at that was there when the review began.
    pub fn is_complete(&self) -> bool {
        !self.is_due && self.waiting.is_empty() && self.touched.is_empty()
    }

    /// Makes at most `most` of the checks that wait since the review began. Returns whether it is complete now.
    pub fn run_some(&mut self, document: &Document, most: usize) -> bool {
        if self.is_due {
            *self = Self::of(document);
            // Which is a portion of its own.
            if most < self.waiting.len() {
                return false;
            }
        }
        let mut touched = std::mem::take(&mut self.touched);
        for _ in 0..most {
            let Some(task) = self.waiting.pop() else { break };
            self.run(document, task, &mut touched);
        }
        if self.waiting.is_empty() {
            self.gather(&mut touched);
            self.run_suppressions(document, &mut touched);
        } else {
            self.touched = touched;
        }
        self.is_complete()
    }

    /// Follows a change. `document` is the document after `diff` was applied to the one that was reviewed before.
    /// Returns the nodes whose findings may have changed.
    pub fn update(&mut self, document: &Document, diff: &Diff) -> Vec<NodeId> {
        if self.is_due {
            return Vec::new();
        }
        let mut touched = VecSet::new();
        if diff.change(RecordKey::Settings).is_some() {
            if self.known.names.dialect() != document.settings().dialect {
                self.begin_again(document, &mut touched);
                return touched.into_iter().collect();
            }
            self.configure(document, &mut touched);
        }
        let mut tasks = VecSet::new();
        let mut dirty = VecSet::new();
        let mut names = VecSet::new();
        let mut habits = VecSet::new();
        let verdicts = Habit::ALL.map(|habit| self.known.style.verdict(habit));
        for (key, _) in diff.changes() {
            if !is_reviewed(key) && !matches!(key, RecordKey::Statement(_)) {
                continue;
            }
            if matches!(key, RecordKey::Statement(_)) {
                self.tasks_of(Subject::Style, &mut tasks);
            }
            self.known.names.update(document, key, &mut names);
            dirty.insert(Dependency::Record(key));
            self.tasks_of(Subject::Record(key), &mut tasks);
            if let RecordKey::Table(id) = key {
                touched.insert(NodeId::Table(id));
                if !self.keeps_face(document, id) {
                    dirty.insert(Dependency::Face(id));
                    self.tasks_of(Subject::Style, &mut tasks);
                }
                habits.extend(self.known.style.update(document, id));
                if let Some(before) = self.known.graph.update(document, id) {
                    self.tasks_of(Subject::Graph, &mut tasks);
                    let after = self.known.graph.edges(id);
                    dirty.extend(before.iter().chain(after).map(|edge| Dependency::Incoming(edge.target)));
                }
            }
        }
        for habit in &habits {
            let before = verdicts.get(*habit as usize);
            if *habit == Habit::Prefix || before != Some(&self.known.style.verdict(*habit)) {
                dirty.insert(Dependency::Habit(*habit));
            }
        }
        if !habits.is_empty() {
            self.tasks_of(Subject::Style, &mut tasks);
        }
        for name in names {
            if !matches!(name.space, Space::KeyColumn | Space::Mention | Space::Known) {
                self.tasks_of(Subject::Names(name.clone()), &mut tasks);
            }
            dirty.insert(Dependency::Name(name));
        }
        for dependency in &dirty {
            tasks.extend(self.readers.get(dependency).into_iter().flatten().cloned());
        }
        self.run_all(document, tasks, &mut touched);
        touched.into_iter().collect()
    }

    /// All findings, in a fixed order: by record, then by rule.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.values().flatten()
    }

    /// The findings on a table and its parts, or on another node.
    pub fn on_node(&self, node: NodeId) -> impl Iterator<Item = &Diagnostic> {
        let tasks = self.by_node.get(&node).into_iter().flatten();
        tasks
            .filter_map(|task| self.found.get(task))
            .flatten()
            .filter(move |diagnostic| diagnostic.object.node() == Some(node))
    }

    /// The worst open finding on a table and its parts.
    pub fn worst_of(&self, table: TableId) -> Option<Severity> {
        self.worst_on(NodeId::Table(table))
    }

    /// The worst open finding on a node.
    pub fn worst_on(&self, node: NodeId) -> Option<Severity> {
        let open = self.on_node(node).filter(|diagnostic| diagnostic.suppressed.is_none());
        open.map(|diagnostic| diagnostic.severity).min()
    }

    /// How many findings there are of each severity.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// How many times a rule has been run on a subject since the review began: a measure of its work.
    pub fn checks_run(&self) -> u64 {
        self.checks_run
    }

    /// What the rule at this place of the list sees.
    pub(crate) fn context<'d>(&'d self, document: &'d Document, rule: usize) -> Context<'d> {
        Context::new(document, &self.known).with_values(self.settings.values(rule))
    }

    /// Takes over the state of a table; returns whether it looks to its neighbours as before.
    fn keeps_face(&mut self, document: &Document, id: TableId) -> bool {
        let after = document.table(id);
        let before = match after {
            Some(table) => self.tables.insert(id, Arc::clone(table)),
            None => self.tables.remove(&id),
        };
        match (before, after) {
            (Some(before), Some(after)) => same_face(document, &before, after),
            (before, after) => before.is_none() && after.is_none(),
        }
    }

    fn tasks_of(&self, subject: Subject, tasks: &mut VecSet<Task>) {
        for (rule, it) in rules().iter().enumerate() {
            let looks = it.checks.iter().any(|check| match (check, &subject) {
                (Check::Table(_), Subject::Record(RecordKey::Table(_)))
                | (Check::Names(_), Subject::Names(_))
                | (Check::Graph(_), Subject::Graph)
                | (Check::Style(_), Subject::Style)
                | (Check::Suppressions(_), Subject::Suppressions(_)) => true,
                (Check::Record(_), Subject::Record(key)) => {
                    is_reviewed(*key) && !matches!(key, RecordKey::Table(_))
                }
                _ => false,
            });
            if looks && !self.settings.is_off(rule) {
                tasks.insert(Task { subject: subject.clone(), rule });
            }
        }
    }

    fn run_all(&mut self, document: &Document, tasks: VecSet<Task>, touched: &mut VecSet<NodeId>) {
        for task in tasks {
            self.run(document, task, touched);
        }
        self.gather(touched);
        self.run_suppressions(document, touched);
    }

    /// Makes one finding of what is gathered of each rule whose findings have changed.
    fn gather(&mut self, touched: &mut VecSet<NodeId>) {
        for rule in std::mem::take(&mut self.regather) {
            let how = self.settings.gather(rule);
            let apart = self.apart.get(&rule);
            let found = by_target(apart.into_iter().flat_map(|own| own.values().flatten()), how);
            self.put(Task { subject: Subject::Gathered, rule }, found, Vec::new(), touched);
        }
    }

    /// Suppressions come last: whether one is used follows from all that was found on its table.
    fn run_suppressions(&mut self, document: &Document, touched: &mut VecSet<NodeId>) {
        let mut tasks = VecSet::new();
        for node in touched.iter() {
            if let NodeId::Table(id) = node {
                self.tasks_of(Subject::Suppressions(Some(*id)), &mut tasks);
            }
        }
        // Those of the settings may be about anything; what is not looked at yet would seem to be gone.
        if self.waiting.is_empty() {
            self.tasks_of(Subject::Suppressions(None), &mut tasks);
        }
        for task in tasks {
            self.run(document, task, touched);
        }
    }

    fn run(&mut self, document: &Document, task: Task, touched: &mut VecSet<NodeId>) {
        let Some(rule) = rules().get(task.rule) else { return };
        let mut out = Vec::new();
        let cx = self.context(document, task.rule);
        let mut report = Report { rule, out: &mut out };
        let mut ran = false;
        let gather = self.settings.gather(task.rule);
        for check in rule.checks {
            match (check, &task.subject) {
                (Check::Table(check), Subject::Record(RecordKey::Table(id))) => {
                    let Some(table) = document.table(*id) else { continue };
                    check(&cx, table, &mut report);
                }
                (Check::Record(check), Subject::Record(key)) if !matches!(key, RecordKey::Table(_)) => {
                    let Some(record) = document.record(*key) else { continue };
                    check(&cx, &record, &mut report);
                }
                (Check::Names(check), Subject::Names(name)) => {
                    let objects = self.known.names.objects(name);
                    check(&cx, name, objects, &mut report);
                }
                (Check::Graph(check), Subject::Graph) | (Check::Style(check), Subject::Style) => {
                    check(&cx, &mut report);
                }
                (Check::Suppressions(check), Subject::Suppressions(id)) => {
                    let held = match id {
                        None => Held { table: None, list: &document.settings().suppressions },
                        Some(id) => {
                            let Some(table) = document.table(*id) else { continue };
                            Held { table: Some(table), list: &table.annotations.suppressions }
                        }
                    };
                    if held.list.is_empty() {
                        continue;
                    }
                    check(&cx, &held, &self.used_suppressions(&held), &mut report);
                }
                _ => continue,
            }
            ran = true;
        }
        for diagnostic in &mut out {
            if let Some(severity) = self
                .settings
                .severity(task.rule)
                .filter(|_| diagnostic.severity == rule.severity && !diagnostic.is_refused)
            {
                diagnostic.severity = severity;
            }
            diagnostic.suppressed = reason_for(&cx, diagnostic);
            if gather != Gather::Each && diagnostic.label.is_empty() {
                diagnostic.label = label(document, diagnostic.object);
            }
        }
        if gather == Gather::Table {
            out = by_table(out);
        }
        let own = match &task.subject {
            Subject::Record(key) => Some(*key),
            Subject::Suppressions(id) => id.map(RecordKey::Table),
            _ => None,
        };
        let mut read = cx.into_read();
        read.retain(|dependency| match dependency {
            Dependency::Record(key) => Some(*key) != own,
            Dependency::Face(id) => Some(RecordKey::Table(*id)) != own,
            _ => true,
        });
        self.checks_run += u64::from(ran);
        self.replace(task, out, read, touched);
    }

    /// Takes over what a task has found and read. What is gathered over the design is kept apart.
    fn replace(
        &mut self,
        task: Task,
        found: Vec<Diagnostic>,
        read: Vec<Dependency>,
        touched: &mut VecSet<NodeId>,
    ) {
        let is_wide = matches!(self.settings.gather(task.rule), Gather::Target | Gather::Design);
        let (apart, found): (Vec<Diagnostic>, Vec<Diagnostic>) =
            found.into_iter().partition(|own| is_wide && own.suppressed.is_none());
        let own = self.apart.or_default(task.rule);
        let before = own.remove(&task);
        if before.as_ref().is_none_or(Vec::is_empty) && apart.is_empty() {
            if own.is_empty() {
                self.apart.remove(&task.rule);
            }
        } else {
            if before.as_ref() != Some(&apart) {
                self.regather.insert(task.rule);
            }
            if !apart.is_empty() {
                own.insert(task.clone(), apart);
            }
        }
        self.put(task, found, read, touched);
    }

    fn put(
        &mut self,
        task: Task,
        found: Vec<Diagnostic>,
        read: Vec<Dependency>,
        touched: &mut VecSet<NodeId>,
    ) {
        for diagnostic in self.found.remove(&task).unwrap_or_default() {
            self.counts.add(&diagnostic, false);
            if let Some(node) = diagnostic.object.node() {
                touched.insert(node);
                if let Some(tasks) = self.by_node.get_mut(&node) {
                    tasks.remove(&task);
                    if tasks.is_empty() {
                        self.by_node.remove(&node);
                    }
                }
            }
        }
        for dependency in self.read.remove(&task).unwrap_or_default() {
            if let Some(tasks) = self.readers.get_mut(&dependency) {
                tasks.remove(&task);
                if tasks.is_empty() {
                    self.readers.remove(&dependency);
                }
            }
        }
        for diagnostic in &found {
            self.counts.add(diagnostic, true);
            if let Some(node) = diagnostic.object.node() {
                touched.insert(node);
                self.by_node.or_default(node).insert(task.clone());
            }
        }
        for dependency in &read {
            self.readers.or_default(dependency.clone()).insert(task.clone());
        }
        if !read.is_empty() {
            self.read.insert(task.clone(), read);
        }
        if !found.is_empty() {
            self.found.insert(task, found);
        }
    }

    /// The accepted findings that the settings keep.
    pub(crate) fn hidden_of_design(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics().filter(|found| found.suppressed.is_some() && found.object.table().is_none())
    }

    /// Whether all that a rule finds is known.
    pub(crate) fn has_run(&self, code: &str) -> bool {
        let at = rules().iter().position(|rule| rule.code == code);
        self.is_complete() && at.is_none_or(|at| !self.settings.is_off(at))
    }

    fn used_suppressions(&self, held: &Held<'_>) -> Vec<bool> {
        // A rule that does not run cannot show that its suppression is idle.
        let is_off = |code: &str| {
            rules().iter().position(|rule| rule.code == code).is_some_and(|at| self.settings.is_off(at))
        };
        let found: Vec<&Diagnostic> = match held.table {
            Some(table) => self.on_node(NodeId::Table(table.id)).collect(),
            None => self.hidden_of_design().collect(),
        };
        let used = |own: &Suppression| is_off(&own.rule) || found.iter().any(|found| covers(own, found));
        held.list.iter().map(used).collect()
    }
}

impl Counts {
    /// Open findings of all severities.
    pub fn open(self) -> u32 {
        self.errors + self.warnings + self.infos + self.hints
    }

    fn add(&mut self, diagnostic: &Diagnostic, more: bool) {
        let count = match (diagnostic.suppressed.is_some(), diagnostic.severity) {
            (true, _) => &mut self.suppressed,
            (false, Severity::Error) => &mut self.errors,
            (false, Severity::Warning) => &mut self.warnings,
            (false, Severity::Info) => &mut self.infos,
            (false, Severity::Hint) => &mut self.hints,
        };
        *count = if more { *count + 1 } else { count.saturating_sub(1) };
    }
}

/// Whether rules look at records of this kind. Drawings are not reviewed; kept statements only matter to others.
fn is_reviewed(key: RecordKey) -> bool {
    !matches!(
        key,
        RecordKey::Settings
            | RecordKey::Statement(_)
            | RecordKey::Note(_)
            | RecordKey::Area(_)
            | RecordKey::Diagram(_)
            | RecordKey::Placement(..)
            | RecordKey::Line(..)
    )
}
