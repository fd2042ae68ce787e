//! The report of a rule about an object.

use crowfoot_model::ObjectRef;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Code of the rule: `IDX001`.
    pub code: &'static str,
    /// Name of the rule: `fk-not-indexed`.
    pub name: &'static str,
    pub severity: Severity,
    /// Where the problem is, and where a click on the finding goes.
    pub object: ObjectRef,
    /// Other objects involved: the index that makes this one redundant, the referenced table.
    pub related: Vec<ObjectRef>,
    /// The problem, with the names of the objects.
    pub what: String,
    /// Why it matters.
    pub why: &'static str,
    /// The recommended action.
    pub advice: String,
    /// Ways to change the document so that the finding goes; the first is the recommended one.
    pub fixes: Vec<Fix>,
    /// The reason for which the designer has accepted it; empty where nobody has given one.
    pub suppressed: Option<String>,
    /// The findings that this one stands for, where a preset gathers those of a table.
    pub parts: Vec<Diagnostic>,
    /// Tells findings of one rule on one object apart, where there can be several.
    pub(crate) detail: String,
    /// What its object is called in the list of a gathered finding.
    pub(crate) label: String,
    /// The database refuses it: no setting of the rule makes it less than an error.
    pub(crate) is_refused: bool,
}

/// A change that a rule can make. The diff is made by [`crate::fix`] when it is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The label of its button: "Add index idx_orders_user_id".
    pub label: String,
    pub applicability: Applicability,
}

/// How freely a fix may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// Keeps the meaning of the design and everything that is built on it: may be made in bulk.
    Safe,
    /// Changes what queries or data have to look like: to be seen before it is made.
    Unsafe,
    /// A proposal that needs decisions of its own.
    DisplayOnly,
}

/// How bad it is, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The DDL fails, data is lost, or the meaning is broken.
    Error,
    /// Against the house standard, or a known hazard.
    Warning,
    Info,
    Hint,
}

impl Diagnostic {
    /// A number for this finding that stays the same while rule and object do: for interface state and baselines.
    pub fn id(&self) -> u64 {
        let (kind, first, second) = self.object.numbers();
        let mut hash = Fnv::new();
        hash.write(self.code.as_bytes());
        hash.write(&[kind]);
        hash.write(&first.to_le_bytes());
        hash.write(&second.to_le_bytes());
        hash.write(self.detail.as_bytes());
        hash.0
    }

    /// Adds an object that the finding is also about.
    pub(crate) fn relate(&mut self, object: ObjectRef) -> &mut Self {
        self.related.push(object);
        self
    }

    /// Replaces the rule's general advice.
    pub(crate) fn advise(&mut self, advice: impl Into<String>) -> &mut Self {
        self.advice = advice.into();
        self
    }

    /// Replaces the rule's usual severity.
    pub(crate) fn rank(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Makes it an error whatever the settings say, since the database refuses the design.
    pub(crate) fn refuse(&mut self) -> &mut Self {
        self.is_refused = true;
        self.rank(Severity::Error)
    }

    /// Offers a fix.
    pub(crate) fn offer(&mut self, applicability: Applicability, label: impl Into<String>) -> &mut Self {
        self.fixes.push(Fix { label: label.into(), applicability });
        self
    }
}

impl Severity {
    /// All severities, the worst first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Info, Self::Hint];

    /// The word for it, in lower case.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Hint => "hint",
        }
    }
}

impl Applicability {
    /// The word for it, in lower case.
    pub fn key(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::DisplayOnly => "display-only",
        }
    }
}

/// FNV-1a with 64 bits: small, and the same on every machine.
pub(crate) struct Fnv(pub(crate) u64);

impl Fnv {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
