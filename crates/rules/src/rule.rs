//! The definition of a rule.

use crowfoot_model::{Edit, IdSource, ObjectRef, Record, Suppression, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::names::NameKey;
use crate::option::RuleOption;

/// A rule: what it is called, what it looks at, and its documentation. One file each under `rules/`.
pub struct Rule {
    /// Three letters of the family and three digits. Never given to another rule.
    pub code: &'static str,
    /// The name that people use: `fk-not-indexed`.
    pub name: &'static str,
    pub family: Family,
    /// How bad a finding is as a rule; a finding can differ.
    pub severity: Severity,
    /// Version of Crowfoot that brought the rule.
    pub since: &'static str,
    /// How freely its fix may be made; `None` without a fix. A finding can differ.
    pub fix: Option<Applicability>,
    /// One line: what it finds.
    pub summary: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// The recommended action.
    pub advice: &'static str,
    /// SQL that the rule has something to say about. A first line such as `-- mysql` or `-- mysql, import` names the
    /// dialect and the preset.
    pub bad: &'static str,
    /// The same done well.
    pub good: &'static str,
    /// What a document can set of it, beside its level.
    pub options: &'static [&'static RuleOption],
    pub(crate) checks: &'static [Check],
    pub(crate) repair: Option<Repair>,
}

/// The records that a rule checks, and that trigger it again.
pub(crate) enum Check {
    /// A table. Other records are read through the context, which notes them as dependencies.
    Table(fn(&Context<'_>, &Table, &mut Report<'_>)),
    /// Any record but a table that is part of the schema: types, views, sequences, schemas.
    Record(fn(&Context<'_>, &Record, &mut Report<'_>)),
    /// The objects that share a name in a namespace.
    Names(fn(&Context<'_>, &NameKey, &[ObjectRef], &mut Report<'_>)),
    /// The graph of all foreign keys.
    Graph(fn(&Context<'_>, &mut Report<'_>)),
    /// The design as a whole, by what its tables have in common.
    Style(fn(&Context<'_>, &mut Report<'_>)),
    /// The suppressions of a table or of the settings, each with whether it suppresses anything.
    Suppressions(fn(&Context<'_>, &Held<'_>, &[bool], &mut Report<'_>)),
}

/// The suppressions in one place.
pub(crate) struct Held<'a> {
    /// The table that has them; `None` for those of the settings.
    pub(crate) table: Option<&'a Table>,
    pub(crate) list: &'a [Suppression],
}

impl Held<'_> {
    pub(crate) fn object(&self) -> ObjectRef {
        self.table.map_or(ObjectRef::Document, |table| ObjectRef::Table(table.id))
    }

    /// ` on orders`; nothing for those of the settings.
    pub(crate) fn on(&self) -> String {
        self.table.map_or_else(String::new, |table| [" on ", &table.name].concat())
    }
}

/// The list of suppressions that an object has, to be changed.
pub(crate) fn suppressions_of<'e>(
    edit: &'e mut Edit<'_>,
    object: ObjectRef,
) -> Option<&'e mut Vec<Suppression>> {
    match object.table() {
        Some(id) => Some(&mut edit.table_mut(id)?.annotations.suppressions),
        None => Some(&mut edit.settings_mut().suppressions),
    }
}

/// Makes the fix with this index in an edit; `None` where it can no longer be made.
pub(crate) type Repair =
    for<'d> fn(&Context<'d>, &Diagnostic, usize, &mut Edit<'d>, &mut IdSource) -> Option<()>;

/// Rules about one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    Structure,
    Naming,
    Keys,
    Types,
    Relations,
    Lifecycle,
    Indexes,
    Normalization,
    Portability,
    Security,
    Suppressions,
}

/// Takes the findings of one rule.
pub(crate) struct Report<'r> {
    pub(crate) rule: &'static Rule,
    pub(crate) out: &'r mut Vec<Diagnostic>,
}

impl Report<'_> {
    /// Adds a finding with the rule's usual severity and advice. At most one for each object, unless their details
    /// differ.
    pub(crate) fn add(&mut self, object: ObjectRef, what: impl Into<String>) -> &mut Diagnostic {
        let rule = self.rule;
        let at = self.out.len();
        self.out.push(Diagnostic {
            code: rule.code,
            name: rule.name,
            severity: rule.severity,
            object,
            related: Vec::new(),
            what: what.into(),
            why: rule.why,
            advice: rule.advice.to_owned(),
            fixes: Vec::new(),
            suppressed: None,
            parts: Vec::new(),
            detail: String::new(),
            label: String::new(),
            is_refused: false,
        });
        &mut self.out[at]
    }
}

impl Family {
    /// All families, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Structure,
        Self::Naming,
        Self::Keys,
        Self::Types,
        Self::Relations,
        Self::Lifecycle,
        Self::Indexes,
        Self::Normalization,
        Self::Portability,
        Self::Security,
        Self::Suppressions,
    ];

    /// The first three letters of its codes.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Structure => "STR",
            Self::Naming => "NAM",
            Self::Keys => "KEY",
            Self::Types => "TYP",
            Self::Relations => "REL",
            Self::Lifecycle => "LIF",
            Self::Indexes => "IDX",
            Self::Normalization => "NRM",
            Self::Portability => "PRT",
            Self::Security => "SEC",
            Self::Suppressions => "SUP",
        }
    }

    /// The heading under which its findings stand.
    pub fn title(self) -> &'static str {
        match self {
            Self::Structure => "Structure",
            Self::Naming => "Naming",
            Self::Keys => "Keys",
            Self::Types => "Types",
            Self::Relations => "Relations",
            Self::Lifecycle => "Lifecycle",
            Self::Indexes => "Indexes",
            Self::Normalization => "Normalization",
            Self::Portability => "Portability",
            Self::Security => "Security",
            Self::Suppressions => "Ignored problems",
        }
    }
}
