//! The list of what a design ignores: rules that are off, objects, and single findings.

use crowfoot_compact::VecMap;
use crowfoot_model::{Diff, Document, Edit, NodeId, ObjectRef, Suppression, TableId};

use crate::accepting::Reach;
use crate::diagnostic::Diagnostic;
use crate::review::Review;
use crate::suppression::{covers, part};

/// Something that a design ignores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Code of the rule, which may be one of a newer version.
    pub rule: String,
    /// Where it is ignored; `None` for an object that was deleted.
    pub object: Option<ObjectRef>,
    pub reach: Reach,
    /// Empty where nobody has given one.
    pub reason: String,
    /// Accepted with all that was there at the time.
    pub is_baseline: bool,
    /// How many findings it hides; `None` where the rule is off and finds nothing.
    pub hides: Option<usize>,
    held: Held,
}

/// Where the document keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Held {
    Level,
    Settings(Suppression),
    Table(TableId, Suppression),
}

impl Ignored {
    /// Whether it has nothing to hide any more.
    pub fn is_unused(&self) -> bool {
        self.hides == Some(0)
    }

    /// A key that is unique in its design.
    pub fn key(&self) -> String {
        let (table, own) = match &self.held {
            Held::Level => return self.rule.clone(),
            Held::Settings(own) => (0, own),
            Held::Table(table, own) => (table.0, own),
        };
        let detail = own.detail.as_deref().unwrap_or_default();
        let number = |id: u64| id.to_string();
        let part = own.part.map_or_else(String::new, number);
        [own.rule.as_str(), " ", &number(table), " ", &part, if own.parts { "+ " } else { " " }, detail]
            .concat()
    }
}

/// Everything that a design ignores: what the settings say first, then table by table.
pub fn ignored(document: &Document, review: &Review) -> Vec<Ignored> {
    let settings = document.settings();
    let is_off = |code: &str| settings.disabled_rules.iter().any(|own| own == code);
    let rationale = |code: &str| {
        let own = settings.suppressions.iter().find(|own| own.parts && own.rule == code);
        own.map_or_else(String::new, |own| own.reason.clone())
    };
    let mut list: Vec<Ignored> = Vec::new();
    for code in &settings.disabled_rules {
        list.push(Ignored {
            rule: code.clone(),
            object: Some(ObjectRef::Document),
            reach: Reach::Design,
            reason: rationale(code),
            is_baseline: false,
            hides: None,
            held: Held::Level,
        });
    }
    if !settings.suppressions.is_empty() {
        let hidden: Vec<&Diagnostic> = review.hidden_of_design().collect();
        let objects = document.keys().into_iter().filter_map(|key| key.object());
        let objects: VecMap<u64, ObjectRef> = objects.map(|own| (own.numbers().1, own)).collect();
        for own in settings.suppressions.iter().filter(|own| !own.parts || !is_off(&own.rule)) {
            let hides = hidden.iter().filter(|found| covers(own, found)).count();
            let hides = review.has_run(&own.rule).then_some(hides);
            let object = own.part.map_or(Some(ObjectRef::Document), |id| objects.get(&id).copied());
            list.push(entry(own, object, hides, Held::Settings(own.clone())));
        }
    }
    for table in document.tables() {
        for own in &table.annotations.suppressions {
            let found = review.on_node(NodeId::Table(table.id));
            let hides = found.filter(|found| found.suppressed.is_some() && covers(own, found)).count();
            let hides = review.has_run(&own.rule).then_some(hides);
            list.push(entry(own, Some(part(table, own)), hides, Held::Table(table.id, own.clone())));
        }
    }
    list
}

/// Takes entries of the list back: what they hid is reported again.
pub fn restore(document: &Document, list: &[Ignored]) -> Diff {
    let mut edit = Edit::new(document);
    for ignored in list {
        match &ignored.held {
            Held::Level => {
                let settings = edit.settings_mut();
                settings.set_rule_level(&ignored.rule, None);
                settings.suppressions.retain(|own| !own.parts || own.rule != ignored.rule);
            }
            Held::Settings(own) => edit.settings_mut().suppressions.retain(|other| other != own),
            Held::Table(id, own) => {
                if let Some(table) = edit.table_mut(*id) {
                    table.annotations.suppressions.retain(|other| other != own);
                }
            }
        }
    }
    edit.finish()
}

fn entry(own: &Suppression, object: Option<ObjectRef>, hides: Option<usize>, held: Held) -> Ignored {
    Ignored {
        rule: own.rule.clone(),
        object,
        reach: if own.parts { Reach::Object } else { Reach::Finding },
        reason: own.reason.trim().to_owned(),
        is_baseline: own.baseline,
        hides,
        held,
    }
}
