//! Which objects have which name, in the namespaces that the dialect really has.
//!
//! The dialect says which they are ([`crowfoot_dialect::namespace`]). What has to be unique only within a table is not kept
//! here.

use crowfoot_compact::{VecMap, VecSet};
use crowfoot_dialect::namespace::{self, Extent, Named};
use crowfoot_dialect::spec;
use crowfoot_model::{Dialect, Document, ObjectRef, Record, RecordKey, SchemaId, Table};

use crate::text::{identifiers, names as all_names};

/// A namespace of a kind of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Space {
    Schema,
    Relation,
    Type,
    ForeignKey,
    Check,
    /// Not a namespace: columns that are called like keys and are foreign keys.
    KeyColumn,
    /// Not a namespace: identifiers in views and kept statements, which are text and do not follow a rename.
    Mention,
    /// Not a namespace either: whatever may be a type or a function, in any schema, that the design makes. Kept
    /// statements are text, so that each word of theirs may be one.
    Known,
}

/// What stands in [`Space::Known`] for a statement that takes an extension in.
pub(crate) const CREATE_EXTENSION: &str = "create extension";

/// A name in a namespace, as the dialect compares names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NameKey {
    pub(crate) space: Space,
    pub(crate) schema: Option<SchemaId>,
    pub(crate) name: String,
}

/// All names of a document. Kept up to date record by record.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameIndex {
    dialect: Dialect,
    objects: VecMap<NameKey, Vec<ObjectRef>>,
    of_record: VecMap<RecordKey, Vec<(NameKey, ObjectRef)>>,
}

const NONE: &[ObjectRef] = &[];

impl NameIndex {
    pub(crate) fn new(document: &Document) -> Self {
        let dialect = document.settings().dialect;
        let mut index = Self { dialect, objects: VecMap::new(), of_record: VecMap::new() };
        for key in document.keys() {
            index.update(document, key, &mut VecSet::new());
        }
        index
    }

    /// Takes over the state of one record; adds the names whose objects have changed to `changed`.
    pub(crate) fn update(&mut self, document: &Document, key: RecordKey, changed: &mut VecSet<NameKey>) {
        let names = document.record(key).map_or(Vec::new(), |record| names_of(self.dialect, &record));
        let before = self.of_record.remove(&key).unwrap_or_default();
        if before != names {
            for (name, object) in &before {
                if let Some(objects) = self.objects.get_mut(name) {
                    objects.retain(|other| other != object);
                    if objects.is_empty() {
                        self.objects.remove(name);
                    }
                }
            }
            for (name, object) in &names {
                let objects = self.objects.or_default(name.clone());
                if let Err(at) = objects.binary_search(object) {
                    objects.insert(at, *object);
                }
            }
            let difference = |a: &[(NameKey, ObjectRef)], b: &[(NameKey, ObjectRef)]| {
                a.iter().filter(|name| !b.contains(name)).map(|(name, _)| name.clone()).collect::<Vec<_>>()
            };
            changed.extend(difference(&before, &names));
            changed.extend(difference(&names, &before));
        }
        if !names.is_empty() {
            self.of_record.insert(key, names);
        }
    }

    /// The objects with a name, in a fixed order.
    pub(crate) fn objects(&self, key: &NameKey) -> &[ObjectRef] {
        self.objects.get(key).map_or(NONE, Vec::as_slice)
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The names in namespaces.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &NameKey> {
        self.objects
            .keys()
            .filter(|key| !matches!(key.space, Space::KeyColumn | Space::Mention | Space::Known))
    }
}

impl NameKey {
    pub(crate) fn new(dialect: Dialect, space: Space, schema: Option<SchemaId>, name: &str) -> Self {
        Self { space, schema, name: folded(dialect, name) }
    }

    /// The namespace in which names of indexes have to be unique beyond their table, if there is one.
    pub(crate) fn of_index(dialect: Dialect, table: &Table, name: &str) -> Option<Self> {
        let wide = wide(dialect, Named::Index).next()?;
        Some(Self::new(dialect, wide, table.schema, name))
    }
}

/// A name as the dialect compares it.
pub(crate) fn folded(dialect: Dialect, name: &str) -> String {
    spec(dialect).folded(name)
}

/// The namespaces beyond one table in which the name of such a thing has to be the only one.
fn wide(dialect: Dialect, named: Named) -> impl Iterator<Item = Space> {
    let wide = spec(dialect).namespaces(named).iter().filter(|own| own.extent != Extent::Table);
    wide.filter_map(|own| match own.space {
        namespace::Space::Schemas => Some(Space::Schema),
        namespace::Space::Relations => Some(Space::Relation),
        namespace::Space::Types => Some(Space::Type),
        namespace::Space::ForeignKeys => Some(Space::ForeignKey),
        namespace::Space::Checks => Some(Space::Check),
        _ => None,
    })
}

fn names_of(dialect: Dialect, record: &Record) -> Vec<(NameKey, ObjectRef)> {
    let mut names = Vec::new();
    let mut add = |space, schema, name: &str, object| {
        if !name.is_empty() {
            names.push((NameKey::new(dialect, space, schema, name), object));
        }
    };
    match record {
        Record::Statement(statement) => {
            let object = ObjectRef::Statement(statement.id);
            for name in mentioned(&statement.text) {
                add(Space::Mention, None, &name, object);
            }
            let known: VecSet<String> =
                all_names(&statement.text).into_iter().map(|name| name.to_lowercase()).collect();
            for name in &known {
                add(Space::Known, None, name, object);
            }
            let start = statement.text.trim_start().get(..CREATE_EXTENSION.len());
            if start.is_some_and(|start| start.eq_ignore_ascii_case(CREATE_EXTENSION)) {
                add(Space::Known, None, CREATE_EXTENSION, object);
            }
        }
        Record::View(view) => {
            for name in mentioned(&view.query) {
                add(Space::Mention, None, &name, ObjectRef::View(view.id));
            }
        }
        _ => {}
    }
    let mut key_columns = Vec::new();
    let mut add_object = |object: ObjectRef, schema, name: &str| {
        let Some(named) = Named::of(object) else { return };
        let mut is_known = named == Named::Sequence;
        for space in wide(dialect, named) {
            is_known |= space == Space::Type;
            add(space, schema, name, object);
        }
        if is_known {
            add(Space::Known, None, name, object);
        }
    };
    if let Some(object) = record.key().object() {
        let (schema, name) = record.name();
        add_object(object, schema, name);
    }
    if let Record::Table(table) = record {
        for key in &table.foreign_keys {
            let [column] = key.columns.as_slice() else { continue };
            let Some(column) = table.column(*column).filter(|column| is_key_name(&column.name)) else {
                continue;
            };
            key_columns.push((column.name.clone(), ObjectRef::Column(table.id, column.id)));
        }
        table.part_names().for_each(|(object, name)| add_object(object, table.schema, name));
    }
    for (name, object) in key_columns {
        names.push((NameKey::new(dialect, Space::KeyColumn, None, &name), object));
    }
    names
}

/// Whether a column is called like one that holds the key of a row elsewhere.
pub(crate) fn is_key_name(name: &str) -> bool {
    ["_id", "_code", "_uuid", "Id", "_key"].iter().any(|end| name.len() > end.len() && name.ends_with(end))
}

/// The identifiers of a text, once each.
fn mentioned(text: &str) -> VecSet<String> {
    identifiers(text).into_iter().collect()
}
