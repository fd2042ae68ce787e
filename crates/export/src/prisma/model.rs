//! Tables as models.

use std::collections::BTreeMap;
use std::sync::Arc;

use crowfoot_ddl::Target;
use crowfoot_dialect::is_now;
use crowfoot_model::{Column, ColumnId, DataType, Identity, ObjectRef, SequenceOptions, Table, TableId};

use super::block::{Block, Line};
use super::loss::Loss;
use super::scalar::{Kind, Scalar, sqlite_type};
use super::{Writer, attribute, names};

/// The facts of a model, found before it is written.
pub(super) struct Facts {
    pub(super) scalars: BTreeMap<ColumnId, Scalar>,
    /// The columns of `@id`.
    pub(super) id: Option<Vec<ColumnId>>,
    /// The columns of each `@unique` that holds for all rows.
    pub(super) uniques: Vec<Vec<ColumnId>>,
    /// Whether the client cannot tell the rows apart.
    pub(super) is_ignored: bool,
}

impl Facts {
    /// Whether there is a key of these columns in this order.
    pub(super) fn is_key(&self, columns: &[ColumnId]) -> bool {
        self.id.as_deref() == Some(columns) || self.uniques.iter().any(|key| key == columns)
    }

    /// Whether Prisma knows that these columns have each combination of values once.
    pub(super) fn is_unique(&self, columns: &[ColumnId]) -> bool {
        let is_same =
            |key: &Vec<ColumnId>| key.len() == columns.len() && key.iter().all(|id| columns.contains(id));
        self.id.as_ref().is_some_and(is_same) || self.uniques.iter().any(is_same)
    }
}

impl Writer<'_> {
    pub(super) fn facts(&mut self, table: &Table) -> Facts {
        let mut scalars = BTreeMap::new();
        for column in &table.columns {
            let scalar = self.scalar(table, column);
            scalars.insert(column.id, scalar);
        }
        let is_read = |id: &ColumnId| {
            let scalar = scalars.get(id);
            scalar.is_some_and(|scalar| !matches!(scalar.kind, Kind::Unsupported(_)))
                && table.column(*id).is_some_and(|column| !self.is_list(column))
        };
        let id = table.primary_key.as_ref().map(|key| key.columns.clone());
        let id = id.filter(|columns| !columns.is_empty() && columns.iter().all(is_read));
        let uniques = self.full_uniques(table);
        let is_required = |id: &ColumnId| table.is_required(&[*id]) && is_read(id);
        let is_ignored = id.is_none() && !uniques.iter().any(|key| key.iter().all(is_required));
        Facts { scalars, id, uniques, is_ignored }
    }

    pub(super) fn model(&mut self, table: &Arc<Table>) -> Block {
        let mut lines = Vec::new();
        for column in &table.columns {
            lines.push(self.field(table, column));
        }
        lines.extend(self.relation_fields(table));
        let mut attributes = self.key_attributes(table);
        let names = self.names.models.get(&table.id);
        let name = names.map_or_else(String::new, |names| names.name.clone());
        let own = self.spelling.names.of(ObjectRef::Table(table.id));
        if own != name {
            attributes.push(attribute::call("@@map", &[attribute::text(own)]));
        }
        let is_ignored = self.models.get(&table.id).is_some_and(|facts| facts.is_ignored);
        if is_ignored {
            attributes.push("@@ignore".to_owned());
            self.losses.add(Loss::Ignored, ObjectRef::Table(table.id), &table.name);
        }
        attributes.extend(self.schema_attribute(table.schema));
        self.table_losses(table);
        Block { keyword: "model", name, comment: self.comment(table.comment.as_ref()), lines, attributes }
    }

    fn field(&mut self, table: &Table, column: &Column) -> Line {
        let object = ObjectRef::Column(table.id, column.id);
        let facts = self.models.get(&table.id);
        let scalar = facts.and_then(|facts| facts.scalars.get(&column.id).cloned());
        let Some(scalar) = scalar else { return Line::default() };
        let name = self.names.models.get(&table.id).and_then(|names| names.field(column.id));
        let name = name.unwrap_or_default().to_owned();
        let mut attributes = self.own_key(table, column);
        let default = self.default_value(table, column, &scalar);
        attributes.extend(default.map(|value| attribute::call("@default", &[value])));
        let is_date = scalar.kind == Kind::DateTime;
        let is_set = column.on_update.as_ref().is_some_and(|text| is_now(text));
        if is_date && (column.touched || is_set) {
            attributes.push("@updatedAt".to_owned());
        }
        if column.on_update.is_some() {
            self.losses.add(Loss::OnUpdate, object, self.document.display_name(object));
        }
        let in_database = self.spelling.names.column(table.id, column.id);
        let in_database = if in_database.is_empty() { &column.name } else { in_database };
        if in_database != name {
            attributes.push(attribute::call("@map", &[attribute::text(in_database)]));
        }
        attributes.extend(scalar.native.as_ref().map(|native| ["@db.", native].concat()));
        self.column_losses(table, column, &scalar);
        let mut type_name = match &scalar.kind {
            Kind::Unsupported(text) => attribute::call("Unsupported", &[attribute::text(text)]),
            Kind::Enum(id) => self.enum_name(*id).map_or_else(String::new, |names| names.name.clone()),
            Kind::Values(name, _) => name.clone(),
            kind => kind.name().to_owned(),
        };
        if self.is_list(column) && !matches!(scalar.kind, Kind::Unsupported(_)) {
            type_name.push_str("[]");
        } else if !table.is_required(&[column.id]) {
            type_name.push('?');
        }
        Line { name, type_name, attributes, comment: self.comment(column.comment.as_ref()) }
    }

    /// The scalar of a column. Of an array, that of its elements.
    fn scalar(&mut self, table: &Table, column: &Column) -> Scalar {
        let object = ObjectRef::Column(table.id, column.id);
        let mut data_type = column.data_type.as_ref();
        let can_list = self.provider.spec().capabilities().arrays;
        if let Some(DataType::Array(element)) = data_type
            && can_list
        {
            data_type = Some(&**element);
        }
        for _ in 0..8 {
            let Some(DataType::Domain(id)) = data_type else { break };
            let Some(domain) = self.document.domain(*id) else { break };
            self.losses.add(Loss::DomainType, object, self.document.display_name(object));
            data_type = Some(&domain.base);
        }
        let values = match data_type {
            Some(DataType::Enum(id)) if self.enum_name(*id).is_some() => {
                return Scalar { kind: Kind::Enum(*id), native: None };
            }
            Some(DataType::InlineEnum(values)) if !values.is_empty() => Some(values.clone()),
            _ => None,
        };
        if let Some(values) = values {
            return self.inline_enum(table, column, &values);
        }
        let is_whole = data_type == column.data_type.as_ref();
        let spelled = match is_whole {
            true => self.spelling.column_type(table, column),
            false => self.spelling.spell(data_type),
        };
        let parsed = self.provider.spec().parse_type(&spelled.text);
        let scalar = (self.provider.scalar)(&parsed, &spelled.text);
        let unread = || Scalar { kind: Kind::Unsupported(spelled.text.clone()), native: None };
        // An array of arrays is spelled as a whole.
        let is_nested = matches!(data_type, Some(DataType::Array(_))) && can_list;
        match scalar {
            Some(scalar) if !is_nested => scalar,
            _ if is_whole => unread(),
            _ => {
                let text = self.spelling.column_type(table, column).text;
                Scalar { kind: Kind::Unsupported(text), native: None }
            }
        }
    }

    /// Whether a column holds several values; where the database has no arrays, they are JSON.
    pub(super) fn is_list(&self, column: &Column) -> bool {
        let can_list = self.provider.spec().capabilities().arrays;
        can_list && matches!(column.data_type, Some(DataType::Array(_)))
    }

    fn inline_enum(&mut self, table: &Table, column: &Column, values: &[String]) -> Scalar {
        let model = self.names.models.get(&table.id).map_or("", |names| names.name.as_str());
        let wish = [model, &names::model_name(&column.name)].concat();
        let name = self.names.types.claim(&[&wish, &[&wish, "Enum"].concat()]);
        let values: Vec<(String, String)> =
            names::values(values).into_iter().zip(values.iter().cloned()).collect();
        self.inline_enums.push(Block {
            keyword: "enum",
            name: name.clone(),
            comment: None,
            lines: values.iter().map(|(name, value)| super::enums::line(name, value)).collect(),
            attributes: self.schema_attribute(table.schema).into_iter().collect(),
        });
        Scalar { kind: Kind::Values(name, values), native: None }
    }

    fn column_losses(&mut self, table: &Table, column: &Column, scalar: &Scalar) {
        let object = ObjectRef::Column(table.id, column.id);
        let name = self.document.display_name(object);
        let spelled = self.spelling.column_type(table, column).text;
        if !self.provider.native_types {
            let declared = spelled.trim().to_ascii_lowercase();
            if declared != sqlite_type(&scalar.kind) && !matches!(scalar.kind, Kind::Unsupported(_)) {
                self.losses.add(Loss::DeclaredType, object, &*name);
            }
        }
        if column.generated.is_some() {
            self.losses.add(Loss::Generated, object, &*name);
        }
        let charset = column.collation.is_some() || column.charset.is_some();
        if charset || !column.clauses.is_empty() {
            self.losses.add(Loss::ColumnOption, object, &*name);
        }
        match &column.identity {
            Some(Identity::Always(options) | Identity::ByDefault(options)) => {
                let is_plain = *options == SequenceOptions::default();
                let loss = if is_plain { Loss::Identity } else { Loss::SequenceOptions };
                self.losses.add(loss, object, &*name);
            }
            _ if column.sequence.is_some() => self.losses.add(Loss::SequenceOptions, object, &*name),
            _ => {}
        }
    }

    fn table_losses(&mut self, table: &Table) {
        for check in &table.checks {
            let object = ObjectRef::Check(table.id, check.id);
            self.losses.add(Loss::Check, object, self.spelling.names.of(object).to_owned());
        }
        for exclusion in &table.exclusions {
            let object = ObjectRef::Exclusion(table.id, exclusion.id);
            self.losses.add(Loss::Exclusion, object, self.spelling.names.of(object).to_owned());
        }
        let object = ObjectRef::Table(table.id);
        if table.partitioning.is_some() {
            self.losses.add(Loss::Partitioning, object, &table.name);
        }
        if !table.options.is_empty() && self.document.settings().dialect == self.target {
            self.losses.add(Loss::TableOption, object, &table.name);
        }
        let parts = table.uniques.iter().map(|part| &part.comment);
        let parts = parts.chain(table.indexes.iter().map(|part| &part.comment));
        let parts = parts.chain(table.foreign_keys.iter().map(|part| &part.comment));
        let parts = parts.chain(table.primary_key.iter().map(|part| &part.comment));
        let commented = parts.filter(|comment| comment.is_some()).count();
        if commented > 0 && self.options.comments() {
            self.losses.add(Loss::Comment, object, ["of keys of ", &table.name].concat());
        }
    }

    /// Notes objects that have no place in the schema.
    pub(super) fn left_out(&mut self, target: &Target<'_>, doubled: &[TableId]) {
        let document = self.document;
        for table in document.tables() {
            let object = ObjectRef::Table(table.id);
            if target.omitted.contains_key(&object) || table.columns.is_empty() {
                self.losses.add(Loss::Table, object, document.display_name(object));
            }
        }
        let mut all: Vec<(Loss, ObjectRef)> = Vec::new();
        all.extend(doubled.iter().map(|id| (Loss::SameName, ObjectRef::Table(*id))));
        let empty = document.enums().filter(|found| found.values.is_empty());
        all.extend(empty.map(|found| (Loss::EmptyEnum, ObjectRef::Enum(found.id))));
        all.extend(document.domains().map(|found| (Loss::Domain, ObjectRef::Domain(found.id))));
        all.extend(document.composites().map(|found| (Loss::Composite, ObjectRef::Composite(found.id))));
        all.extend(document.views().map(|found| (Loss::View, ObjectRef::View(found.id))));
        all.extend(document.sequences().map(|found| (Loss::Sequence, ObjectRef::Sequence(found.id))));
        for (loss, object) in all {
            self.losses.add(loss, object, document.display_name(object));
        }
        let statements = document.statements();
        for statement in statements.filter(|found| self.extension(found).is_none()).collect::<Vec<_>>() {
            let text: String = statement.text.lines().next().unwrap_or("").chars().take(60).collect();
            self.losses.add(Loss::Statement, ObjectRef::Statement(statement.id), text.trim_end());
        }
    }
}
