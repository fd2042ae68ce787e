//! Records: the units in which a document is stored and changed.

use std::sync::Arc;

use crate::json::{Node, ReadJson, Reader, WriteJson};
use crate::need::Need;
use crate::{SchemaId, Settings};

/// The table of all kinds of records but the settings, which are one. It is handed to a macro that makes something
/// for each of them:
///
/// * the variant of [`Record`] and [`RecordKey`], with the fields of the record that are its key,
/// * the type of the record, with its documentation in [`crate::Document`],
/// * the list of the document and of the file; rows of the store are called like the list without its `s`,
/// * for records with an id of their own, how a document and an edit read, change and remove one.
///
/// The order is that of lists in the file. A kind that can be selected or reviewed also has its line in
/// `objects!`.
macro_rules! kinds {
    ($make:ident) => {
        $make! {
            /// Namespaces, in order of their ids.
            Schema(id: crate::SchemaId) crate::Schema, schemas [schema schema_mut remove_schema];
            /// Enumerated types, in order of their ids.
            Enum(id: crate::EnumId) crate::EnumType, enums [enum_type enum_type_mut remove_enum];
            /// Domains, in order of their ids.
            Domain(id: crate::DomainId) crate::Domain, domains [domain domain_mut remove_domain];
            /// Composite types, in order of their ids.
            Composite(id: crate::CompositeId) crate::CompositeType, composites [composite composite_mut remove_composite];
            /// Sequences that stand by themselves, in order of their ids.
            Sequence(id: crate::SequenceId) crate::Sequence, sequences [sequence sequence_mut remove_sequence];
            /// Tables, in order of their ids.
            Table(id: crate::TableId) crate::Table, tables [table table_mut remove_table_record];
            /// Views, in order of their ids.
            View(id: crate::ViewId) crate::View, views [view view_mut remove_view];
            /// Kept statements, in order of their ids; sort by `order` to write them out.
            Statement(id: crate::StatementId) crate::Statement, statements [statement statement_mut remove_statement];
            /// Notes, in order of their ids.
            Note(id: crate::NoteId) crate::Note, notes [note note_mut remove_note];
            /// Areas, in order of their ids.
            Area(id: crate::AreaId) crate::Area, areas [area area_mut remove_area];
            /// Diagrams, in order of their ids.
            Diagram(id: crate::DiagramId) crate::Diagram, diagrams [diagram diagram_mut remove_diagram];
            /// All placements of all diagrams.
            Placement(diagram: crate::DiagramId, node: crate::NodeId) crate::Placement, placements;
            /// The lines that users have put in their place, of all diagrams.
            Line(diagram: crate::DiagramId, table: crate::TableId, foreign_key: crate::ForeignKeyId) crate::Line, lines;
        }
    };
}

pub(crate) use kinds;

/// What each kind of record says of itself.
pub(crate) trait Kind: ReadJson + WriteJson {
    /// What it is called, and in which schema; nothing for what has no name.
    fn name(&self) -> (Option<SchemaId>, &str) {
        (None, "")
    }

    /// The name, to be changed; `None` for what is not named.
    fn name_mut(&mut self) -> Option<&mut String> {
        None
    }

    /// Calls `visit` with each id of the record and its parts, and what is called by it, in parts.
    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str]));

    /// Calls `visit` with everything that the record names by its id, except that a placement names its diagram and
    /// node: it shows nothing without them.
    fn each_need(&self, _visit: &mut dyn FnMut(Need)) {}
}

macro_rules! records {
    ($($(#[$doc:meta])* $kind:ident($($part:ident: $id:ty),+) $type:ty, $list:ident $([$($name:ident)+])?;)+) => {
        /// Names a record of a document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKey {
            Settings,
            $($kind($($id),+),)+
        }

        /// A record. Cloning one copies a pointer.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            Settings(Arc<Settings>),
            $($kind(Arc<$type>),)+
        }

        impl RecordKey {
            /// The lists of a file, in their order.
            pub(crate) const LISTS: &[&str] = &[$(stringify!($list)),+];

            /// The list of a file that the record stands in; the field, for settings.
            pub(crate) fn list(self) -> &'static str {
                match self {
                    Self::Settings => SETTINGS,
                    $(Self::$kind(..) => stringify!($list),)+
                }
            }

            /// The record's own id; none of what is named by the ids of others.
            pub fn id(self) -> Option<u64> {
                match self {
                    Self::Settings => None,
                    $(Self::$kind($($part),+) => OwnId::own_id(($($part,)+)),)+
                }
            }

            /// Calls `visit` with the ids in the key, each with its kind if that is not given by its place.
            pub(crate) fn parts(self, visit: &mut dyn FnMut(&dyn KeyPart)) {
                match self {
                    Self::Settings => {}
                    $(Self::$kind($($part),+) => {
                        $(visit(&$part);)+
                    })+
                }
            }

            /// The key of a record in this list, from the words of its parts.
            pub(crate) fn of_list(list: &str, words: &mut dyn Iterator<Item = &str>) -> Option<Self> {
                Some(match list {
                    SETTINGS => Self::Settings,
                    $(stringify!($list) => {
                        $(let $part: $id = KeyPart::of_words(words)?;)+
                        Self::$kind($($part),+)
                    })+
                    _ => return None,
                })
            }
        }

        impl Record {
            /// The key under which a document keeps this record.
            pub fn key(&self) -> RecordKey {
                match self {
                    Self::Settings(_) => RecordKey::Settings,
                    $(Self::$kind(record) => RecordKey::$kind($(record.$part),+),)+
                }
            }

            /// Reads a record of this list.
            pub(crate) fn of_list(list: &str, node: &Node, reader: &mut Reader) -> Option<Self> {
                Some(match list {
                    SETTINGS => Self::Settings(read(node, reader)),
                    $(stringify!($list) => Self::$kind(read(node, reader)),)+
                    _ => return None,
                })
            }

            /// The record as what it is in JSON.
            pub(crate) fn json(&self) -> &dyn WriteJson {
                match self {
                    Self::Settings(record) => &**record,
                    $(Self::$kind(record) => &**record,)+
                }
            }

            /// What it is called, and in which schema; nothing for what has no name.
            pub fn name(&self) -> (Option<SchemaId>, &str) {
                match self {
                    Self::Settings(settings) => (None, &settings.name),
                    $(Self::$kind(record) => record.name(),)+
                }
            }

            /// The name, to be changed; `None` for what is not named.
            pub(crate) fn name_mut(&mut self) -> Option<&mut String> {
                match self {
                    Self::Settings(settings) => Some(&mut Arc::make_mut(settings).name),
                    $(Self::$kind(record) => Arc::make_mut(record).name_mut(),)+
                }
            }

            /// Calls `visit` with everything that the record cannot be without.
            pub(crate) fn each_need(&self, visit: &mut dyn FnMut(Need)) {
                match self {
                    Self::Settings(_) => {}
                    $(Self::$kind(record) => record.each_need(visit),)+
                }
            }

            /// Calls `visit` with each id of the record and its parts, and what is called by it, in parts.
            pub(crate) fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
                match self {
                    Self::Settings(_) => {}
                    $(Self::$kind(record) => record.each_id(visit),)+
                }
            }
        }

        impl From<Settings> for Record {
            fn from(settings: Settings) -> Self {
                Self::Settings(Arc::new(settings))
            }
        }

        $(impl From<$type> for Record {
            fn from(record: $type) -> Self {
                Self::$kind(Arc::new(record))
            }
        })+
    };
}

/// The field of the file that the settings stand in.
pub(crate) const SETTINGS: &str = "settings";

kinds!(records);

/// Something that keys of records are made of.
pub(crate) trait KeyPart {
    /// Adds it to the name of a row.
    fn write(&self, words: &mut String);

    /// Reads it from the words of such a name.
    fn of_words(words: &mut dyn Iterator<Item = &str>) -> Option<Self>
    where
        Self: Sized;
}

/// The ids of a key: one is the record's own, several are those of others.
trait OwnId {
    fn own_id(self) -> Option<u64>;
}

impl<A: Into<u64>> OwnId for (A,) {
    fn own_id(self) -> Option<u64> {
        Some(self.0.into())
    }
}

impl<A, B> OwnId for (A, B) {
    fn own_id(self) -> Option<u64> {
        None
    }
}

impl<A, B, C> OwnId for (A, B, C) {
    fn own_id(self) -> Option<u64> {
        None
    }
}

fn read<T: ReadJson>(node: &Node, reader: &mut Reader) -> Arc<T> {
    let mut record = T::blank();
    record.read(node, reader);
    Arc::new(record)
}
