//! Losses of a Prisma schema, summed up: one notice for each kind.

use std::collections::BTreeMap;

use crowfoot_ddl::Notice;
use crowfoot_model::ObjectRef;

/// A kind of loss, in the order of the notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Loss {
    Table,
    SameName,
    Ignored,
    EmptyEnum,
    Domain,
    Composite,
    DomainType,
    DeclaredType,
    Default,
    Identity,
    SequenceOptions,
    Generated,
    OnUpdate,
    ColumnOption,
    PrimaryKey,
    Unique,
    Index,
    IndexOption,
    Renamed,
    Relation,
    RelationOption,
    LogicalKey,
    Check,
    Exclusion,
    TableOption,
    Partitioning,
    View,
    Sequence,
    Statement,
    Comment,
}

/// How many names a notice gives.
const MOST_NAMES: usize = 8;

impl Loss {
    /// One, many, and why or what to do.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        const MIGRATION: &str = "Add what Prisma does not support to a migration.";
        match self {
            Self::Table => (
                "table is omitted",
                "tables are omitted",
                "Partitions and tables without columns have no model.",
            ),
            Self::SameName => (
                "table is omitted",
                "tables are omitted",
                "A table of another schema has the same name, and here Prisma has no schemas.",
            ),
            Self::Ignored => (
                "model is marked @@ignore",
                "models are marked @@ignore",
                "Prisma's client needs a key of required columns.",
            ),
            Self::EmptyEnum => ("enum is omitted", "enums are omitted", "Prisma requires values."),
            Self::Domain => ("domain is omitted", "domains are omitted", MIGRATION),
            Self::Composite => ("composite type is omitted", "composite types are omitted", MIGRATION),
            Self::DomainType => (
                "column has the base type of its domain",
                "columns have the base types of their domains",
                "Prisma does not support domains.",
            ),
            Self::DeclaredType => (
                "column has another declared type",
                "columns have other declared types",
                "In SQLite, Prisma has one for each scalar.",
            ),
            Self::Default => {
                ("default is omitted", "defaults are omitted", "The database or Prisma has no equivalent.")
            }
            Self::Identity => (
                "identity column became autoincrement()",
                "identity columns became autoincrement()",
                "Prisma creates a serial column.",
            ),
            Self::SequenceOptions => (
                "column numbers its rows by a sequence with options",
                "columns number their rows by sequences with options",
                "Prisma does not support the options.",
            ),
            Self::Generated => (
                "generated column is not computed",
                "generated columns are not computed",
                "Prisma only reads them: add their expressions to a migration.",
            ),
            Self::OnUpdate => (
                "column is set on update by Prisma's client",
                "columns are set on update by Prisma's client",
                "The database no longer does it.",
            ),
            Self::ColumnOption => (
                "column loses its collation or another option",
                "columns lose their collation or another option",
                "Prisma does not support it.",
            ),
            Self::PrimaryKey => (
                "primary key is omitted",
                "primary keys are omitted",
                "Prisma's client cannot read a column of it.",
            ),
            Self::Unique => ("unique key is omitted", "unique keys are omitted", MIGRATION),
            Self::Index => ("index is omitted", "indexes are omitted", MIGRATION),
            Self::IndexOption => (
                "index loses an option",
                "indexes lose options",
                "Prisma does not support INCLUDE, COLLATE, NULLS or storage options.",
            ),
            Self::Renamed => (
                "constraint has another name",
                "constraints have other names",
                "In Prisma, the keys, indexes and relations of a model share one namespace.",
            ),
            Self::Relation => (
                "relation is omitted",
                "relations are omitted",
                "Prisma needs a unique key on the other side, of the same types.",
            ),
            Self::RelationOption => (
                "foreign key loses an option",
                "foreign keys lose options",
                "Prisma does not support DEFERRABLE, MATCH, NOT VALID or columns of SET NULL.",
            ),
            Self::LogicalKey => (
                "logical key becomes a foreign key",
                "logical keys become foreign keys",
                "Prisma creates all foreign keys, or none.",
            ),
            Self::Check => ("check is omitted", "checks are omitted", MIGRATION),
            Self::Exclusion => {
                ("exclusion constraint is omitted", "exclusion constraints are omitted", MIGRATION)
            }
            Self::TableOption => {
                ("table loses its options", "tables lose their options", "Prisma does not support them.")
            }
            Self::Partitioning => {
                ("table is not partitioned", "tables are not partitioned", "Prisma does not support it.")
            }
            Self::View => ("view is omitted", "views are omitted", MIGRATION),
            Self::Sequence => ("sequence is omitted", "sequences are omitted", MIGRATION),
            Self::Statement => {
                ("SQL statement is omitted", "SQL statements are omitted", "Add them to a migration.")
            }
            Self::Comment => (
                "comment is omitted",
                "comments are omitted",
                "Prisma documents models, fields and enums only.",
            ),
        }
    }
}

#[derive(Default)]
pub(super) struct Losses {
    found: BTreeMap<Loss, Vec<(ObjectRef, String)>>,
}

impl Losses {
    pub(super) fn add(&mut self, loss: Loss, object: ObjectRef, name: impl Into<String>) {
        self.found.entry(loss).or_default().push((object, name.into()));
    }

    pub(super) fn notices(&self) -> Vec<Notice> {
        self.found.iter().filter_map(|(loss, objects)| notice(*loss, objects)).collect()
    }
}

fn notice(loss: Loss, objects: &[(ObjectRef, String)]) -> Option<Notice> {
    let (one, many, why) = loss.words();
    let names: Vec<&str> = objects.iter().take(MOST_NAMES).map(|(_, name)| name.as_str()).collect();
    let more = objects.len() - names.len();
    let mut message = format!("{} {}: ", objects.len(), if objects.len() == 1 { one } else { many });
    message.push_str(&names.join(", "));
    if more > 0 {
        message.push_str(&format!(" and {more} more"));
    }
    message.push_str(". ");
    message.push_str(why);
    let object = match objects {
        [(object, _)] => *object,
        _ => ObjectRef::Document,
    };
    (!objects.is_empty()).then_some(Notice { object, message })
}
