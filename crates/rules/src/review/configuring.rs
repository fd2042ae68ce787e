//! What a review does when the settings change.

use std::sync::Arc;

use crowfoot_compact::VecSet;
use crowfoot_model::{Document, NodeId, Table};

use super::{Review, Subject, Task};
use crate::settings::Configuration;

impl Review {
    /// Looks at everything again, in the portions of [`Review::run_some`]. What was found stays until then, but for
    /// what there is nothing to look at any more.
    pub(super) fn begin_again(&mut self, document: &Document, touched: &mut VecSet<NodeId>) {
        let before = std::mem::replace(self, Self::of(document));
        let waiting: VecSet<Task> = self.waiting.iter().cloned().collect();
        self.found = before.found;
        self.apart = before.apart;
        self.regather = self.apart.keys().copied().collect();
        if before.gathers_nothing {
            self.gathers_nothing = true;
            self.settings = self.settings.clone().each();
        }
        self.read = before.read;
        self.readers = before.readers;
        self.by_node = before.by_node;
        self.counts = before.counts;
        self.checks_run = before.checks_run;
        self.drop_tasks(
            &|task| {
                !waiting.contains(task)
                    && !matches!(task.subject, Subject::Suppressions(_) | Subject::Gathered)
            },
            touched,
        );
    }

    /// Takes over the settings of rules. What is off has no findings at once; the rest of what has changed is looked
    /// at in the portions of [`Review::run_some`].
    pub(super) fn configure(&mut self, document: &Document, touched: &mut VecSet<NodeId>) {
        let mut settings = Configuration::of(document.settings());
        if self.gathers_nothing {
            settings = settings.each();
        }
        let changed = settings.differences(&self.settings);
        if changed.is_empty() {
            return;
        }
        self.settings = settings;
        let is_off: Vec<usize> = changed.iter().copied().filter(|rule| self.settings.is_off(*rule)).collect();
        self.drop_tasks(&|task| is_off.contains(&task.rule), touched);
        // How a rule's findings are gathered may be another now.
        self.regather.extend(changed.iter().copied());
        let mut tasks = VecSet::new();
        for key in document.keys() {
            self.tasks_of(Subject::Record(key), &mut tasks);
        }
        for name in self.known.names.keys().cloned().collect::<Vec<_>>() {
            self.tasks_of(Subject::Names(name), &mut tasks);
        }
        self.tasks_of(Subject::Graph, &mut tasks);
        self.tasks_of(Subject::Style, &mut tasks);
        self.waiting.retain(|task| !changed.contains(&task.rule));
        let again = tasks.into_iter().filter(|task| changed.contains(&task.rule));
        self.waiting.splice(0..0, again.collect::<Vec<_>>().into_iter().rev());
        // Whether what is ignored would still be found.
        let ignores = |table: &&Arc<Table>| !table.annotations.suppressions.is_empty();
        self.touched.extend(document.tables().filter(ignores).map(|table| NodeId::Table(table.id)));
    }

    /// Forgets what these tasks have found and read.
    fn drop_tasks(&mut self, gone: &dyn Fn(&Task) -> bool, touched: &mut VecSet<NodeId>) {
        let apart = self.apart.values().flat_map(|own| own.keys());
        let tasks: VecSet<Task> = self
            .found
            .keys()
            .chain(self.read.keys())
            .chain(apart)
            .filter(|task| gone(task))
            .cloned()
            .collect();
        for task in tasks {
            self.replace(task, Vec::new(), Vec::new(), touched);
        }
    }
}
