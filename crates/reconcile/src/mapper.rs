//! Rewriting what a new document says in terms of the ids of the old one.

use std::collections::{HashMap, HashSet};

use crowfoot_model::{
    AccessPattern, CheckConstraint, Column, CompositeType, DataType, Document, Domain, ExclusionConstraint,
    ForeignKey, ForeignKeyTarget, FunctionalDependency, Index, IndexKey, KeyPrefix, KeyTarget, OrderBy,
    PartitionOf, PrimaryKey, Sequence, SequenceOwner, SerialSequence, Suppression, Table, TableAnnotations,
    UniqueConstraint,
};

/// The ids of a new document in those of the old one, as far as they are known.
pub(crate) struct Mapper {
    ids: HashMap<u64, u64>,
    /// Ids that the old document uses.
    used: HashSet<u64>,
}

impl Mapper {
    pub(crate) fn new(old: &Document) -> Self {
        Self { ids: HashMap::new(), used: old.ids().collect() }
    }

    pub(crate) fn set(&mut self, new: impl Into<u64>, id: impl Into<u64>) {
        self.ids.insert(new.into(), id.into());
    }

    /// The id in the old document. One that the new document refers to and does not have stays what it is, unless the
    /// old document has something by that id.
    pub(crate) fn id<I: From<u64> + Into<u64> + Copy>(&self, id: I) -> I {
        let number = id.into();
        match self.ids.get(&number) {
            Some(own) => I::from(*own),
            None if self.used.contains(&number) => I::from(0),
            None => id,
        }
    }

    pub(crate) fn ids<I: From<u64> + Into<u64> + Copy>(&self, ids: &[I]) -> Vec<I> {
        ids.iter().map(|id| self.id(*id)).collect()
    }

    pub(crate) fn optional<I: From<u64> + Into<u64> + Copy>(&self, id: Option<I>) -> Option<I> {
        id.map(|id| self.id(id))
    }

    pub(crate) fn data_type(&self, data_type: &DataType) -> DataType {
        match data_type {
            DataType::Enum(id) => DataType::Enum(self.id(*id)),
            DataType::Domain(id) => DataType::Domain(self.id(*id)),
            DataType::Composite(id) => DataType::Composite(self.id(*id)),
            DataType::Array(element) => DataType::Array(Box::new(self.data_type(element))),
            DataType::Logical(_) | DataType::InlineEnum(_) | DataType::Native { .. } => data_type.clone(),
        }
    }

    /// All of a table.
    pub(crate) fn table(&self, table: &Table) -> Table {
        Table {
            id: self.id(table.id),
            schema: self.optional(table.schema),
            columns: table.columns.iter().map(|column| self.column(column)).collect(),
            primary_key: table.primary_key.as_ref().map(|key| self.primary_key(key)),
            uniques: table.uniques.iter().map(|unique| self.unique(unique)).collect(),
            foreign_keys: table.foreign_keys.iter().map(|key| self.foreign_key(key)).collect(),
            checks: table.checks.iter().map(|check| self.check(check)).collect(),
            exclusions: table.exclusions.iter().map(|exclusion| self.exclusion(exclusion)).collect(),
            indexes: table.indexes.iter().map(|index| self.index(index)).collect(),
            inherits: self.ids(&table.inherits),
            partition_of: table.partition_of.as_ref().map(|partition| PartitionOf {
                table: self.id(partition.table),
                bounds: partition.bounds.clone(),
            }),
            annotations: self.annotations(&table.annotations),
            ..table.clone()
        }
    }

    fn column(&self, column: &Column) -> Column {
        Column {
            id: self.id(column.id),
            data_type: column.data_type.as_ref().map(|data_type| self.data_type(data_type)),
            sequence: column.sequence.as_ref().map(|sequence| SerialSequence {
                schema: self.optional(sequence.schema),
                ..sequence.clone()
            }),
            ..column.clone()
        }
    }

    fn primary_key(&self, key: &PrimaryKey) -> PrimaryKey {
        PrimaryKey {
            columns: self.ids(&key.columns),
            prefixes: self.prefixes(&key.prefixes),
            include: self.ids(&key.include),
            ..key.clone()
        }
    }

    fn unique(&self, unique: &UniqueConstraint) -> UniqueConstraint {
        UniqueConstraint {
            id: self.id(unique.id),
            columns: self.ids(&unique.columns),
            prefixes: self.prefixes(&unique.prefixes),
            include: self.ids(&unique.include),
            ..unique.clone()
        }
    }

    fn prefixes(&self, prefixes: &[KeyPrefix]) -> Vec<KeyPrefix> {
        prefixes.iter().map(|prefix| KeyPrefix { column: self.id(prefix.column), ..*prefix }).collect()
    }

    fn foreign_key(&self, key: &ForeignKey) -> ForeignKey {
        let target = match &key.target {
            ForeignKeyTarget::Table { table, columns } => {
                ForeignKeyTarget::Table { table: self.id(*table), columns: self.ids(columns) }
            }
            unresolved @ ForeignKeyTarget::Unresolved { .. } => unresolved.clone(),
        };
        ForeignKey {
            id: self.id(key.id),
            columns: self.ids(&key.columns),
            target,
            on_delete_columns: self.ids(&key.on_delete_columns),
            ..key.clone()
        }
    }

    fn check(&self, check: &CheckConstraint) -> CheckConstraint {
        CheckConstraint { id: self.id(check.id), column: self.optional(check.column), ..check.clone() }
    }

    fn exclusion(&self, exclusion: &ExclusionConstraint) -> ExclusionConstraint {
        let mut mapped = ExclusionConstraint { id: self.id(exclusion.id), ..exclusion.clone() };
        for element in &mut mapped.elements {
            element.key = self.index_key(&element.key);
        }
        mapped
    }

    pub(crate) fn index(&self, index: &Index) -> Index {
        Index {
            id: self.id(index.id),
            keys: index.keys.iter().map(|key| self.index_key(key)).collect(),
            include: self.ids(&index.include),
            ..index.clone()
        }
    }

    fn index_key(&self, key: &IndexKey) -> IndexKey {
        let on = match &key.on {
            KeyTarget::Column(column) => KeyTarget::Column(self.id(*column)),
            expression @ KeyTarget::Expression(_) => expression.clone(),
        };
        IndexKey { on, ..key.clone() }
    }

    pub(crate) fn annotations(&self, annotations: &TableAnnotations) -> TableAnnotations {
        let mut mapped = annotations.clone();
        for pattern in &mut mapped.access_patterns {
            *pattern = self.access_pattern(pattern);
        }
        for dependency in &mut mapped.functional_dependencies {
            *dependency = FunctionalDependency {
                determinant: self.ids(&dependency.determinant),
                dependent: self.ids(&dependency.dependent),
                reason: dependency.reason.take(),
            };
        }
        mapped.suppressions = self.suppressions(&mapped.suppressions);
        mapped
    }

    pub(crate) fn suppressions(&self, list: &[Suppression]) -> Vec<Suppression> {
        let map = |own: &Suppression| Suppression { part: self.optional(own.part), ..own.clone() };
        list.iter().map(map).collect()
    }

    fn access_pattern(&self, pattern: &AccessPattern) -> AccessPattern {
        let order = |order: &OrderBy| OrderBy { column: self.id(order.column), ..*order };
        AccessPattern {
            id: self.id(pattern.id),
            equality: self.ids(&pattern.equality),
            range: self.ids(&pattern.range),
            order_by: pattern.order_by.iter().map(order).collect(),
            columns: self.ids(&pattern.columns),
            ..pattern.clone()
        }
    }

    pub(crate) fn domain(&self, domain: &Domain) -> Domain {
        Domain {
            id: self.id(domain.id),
            schema: self.optional(domain.schema),
            base: self.data_type(&domain.base),
            ..domain.clone()
        }
    }

    pub(crate) fn composite(&self, composite: &CompositeType) -> CompositeType {
        let mut mapped = CompositeType {
            id: self.id(composite.id),
            schema: self.optional(composite.schema),
            ..composite.clone()
        };
        for field in &mut mapped.fields {
            field.data_type = self.data_type(&field.data_type);
        }
        mapped
    }

    pub(crate) fn sequence(&self, sequence: &Sequence) -> Sequence {
        let owner = |owner: SequenceOwner| SequenceOwner {
            table: self.id(owner.table),
            column: self.id(owner.column),
        };
        Sequence {
            id: self.id(sequence.id),
            schema: self.optional(sequence.schema),
            owned_by: sequence.owned_by.map(owner),
            ..sequence.clone()
        }
    }
}
