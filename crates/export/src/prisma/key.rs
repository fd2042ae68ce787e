//! Primary keys, unique keys and indexes.

use crowfoot_ddl::{MAX_KEY_CHARACTERS, is_unlimited};
use crowfoot_model::{Column, ColumnId, Index, KeyPrefix, KeyTarget, ObjectRef, SortOrder, Table};

use super::loss::Loss;
use super::scalar::{Kind, Scalar};
use super::{Writer, attribute};

impl Writer<'_> {
    /// The unique keys that hold for all rows, as lists of columns.
    pub(super) fn full_uniques(&self, table: &Table) -> Vec<Vec<ColumnId>> {
        let constraints = table.uniques.iter().filter(|unique| unique.prefixes.is_empty());
        let mut keys: Vec<Vec<ColumnId>> = constraints.map(|unique| unique.columns.clone()).collect();
        let is_plain = |index: &&Index| {
            let method = index.method.as_deref().unwrap_or("btree");
            index.unique
                && index.predicate.is_none()
                && method.eq_ignore_ascii_case("btree")
                && index.keys.iter().all(|key| key.operator_class.is_none())
        };
        for index in table.indexes.iter().filter(is_plain) {
            let columns: Option<Vec<ColumnId>> = index
                .keys
                .iter()
                .map(|key| key.as_column().filter(|_| key.prefix_length.is_none()))
                .collect();
            keys.extend(columns);
        }
        keys.retain(|columns| !columns.is_empty() && columns.iter().all(|id| table.column(*id).is_some()));
        keys
    }

    /// `@id` and `@unique` of a field.
    pub(super) fn own_key(&mut self, table: &Table, column: &Column) -> Vec<String> {
        let mut attributes = Vec::new();
        let is_id = self.id_of(table) == Some([column.id].as_slice());
        if is_id && let Some(key) = &table.primary_key {
            let mut arguments = self.prefix_argument(&key.prefixes, column.id);
            arguments.extend(self.map(ObjectRef::PrimaryKey(table.id)));
            attributes.push(attribute::call("@id", &arguments));
        }
        if self.is_list(column) {
            return attributes;
        }
        if let Some((arguments, _)) = self.single_unique(table, column.id) {
            attributes.push(attribute::call("@unique", &arguments));
        }
        attributes
    }

    fn id_of(&self, table: &Table) -> Option<&[ColumnId]> {
        self.models.get(&table.id)?.id.as_deref()
    }

    fn prefix_argument(&self, prefixes: &[KeyPrefix], column: ColumnId) -> Vec<String> {
        let prefix = prefixes.iter().find(|prefix| prefix.column == column && self.provider.key_prefixes);
        prefix.map(|prefix| format!("length: {}", prefix.length)).into_iter().collect()
    }

    /// The unique key that is only this column and has no options: its arguments, and what it is.
    fn single_unique(&self, table: &Table, column: ColumnId) -> Option<(Vec<String>, ObjectRef)> {
        if matches!(self.kind(table, column), None | Some(Kind::Unsupported(_))) {
            return None;
        }
        let constraint = table.uniques.iter().find(|unique| unique.columns == [column]);
        if let Some(unique) = constraint {
            let object = ObjectRef::Unique(table.id, unique.id);
            let mut arguments = self.prefix_argument(&unique.prefixes, column);
            arguments.extend(self.map(object));
            return Some((arguments, object));
        }
        let is_it = |index: &&Index| {
            index.unique
                && index.predicate.is_none()
                && matches!(index.keys.as_slice(), [key] if key.as_column() == Some(column)
                    && key.order != Some(SortOrder::Descending) && key.operator_class.is_none())
        };
        let index = table.indexes.iter().find(is_it)?;
        let object = ObjectRef::Index(table.id, index.id);
        let prefix = index.keys.first().and_then(|key| key.prefix_length);
        let mut arguments: Vec<String> = prefix
            .filter(|_| self.provider.key_prefixes)
            .map(|length| format!("length: {length}"))
            .into_iter()
            .collect();
        arguments.extend(self.map(object));
        Some((arguments, object))
    }

    fn kind(&self, table: &Table, column: ColumnId) -> Option<&Kind> {
        self.models.get(&table.id)?.scalars.get(&column).map(|scalar| &scalar.kind)
    }

    /// `@@id`, `@@unique` and `@@index` of a model, in the order that the formatter keeps.
    pub(super) fn key_attributes(&mut self, table: &Table) -> Vec<String> {
        let mut attributes = Vec::new();
        if let Some(key) = table.primary_key.as_ref().filter(|key| !key.columns.is_empty()) {
            match self.id_of(table).map(<[ColumnId]>::len) {
                None => {
                    let object = ObjectRef::PrimaryKey(table.id);
                    self.losses.add(Loss::PrimaryKey, object, &table.name);
                }
                Some(1) => {}
                Some(_) => {
                    let fields = self.fields_of(table, &key.columns, &key.prefixes);
                    let mut arguments = vec![listed(&fields)];
                    arguments.extend(self.map(ObjectRef::PrimaryKey(table.id)));
                    attributes.push(attribute::call("@@id", &arguments));
                }
            }
            if !key.include.is_empty() || key.deferrable != Default::default() || !key.clauses.is_empty() {
                self.losses.add(Loss::IndexOption, ObjectRef::PrimaryKey(table.id), &table.name);
            }
        }
        // Those that stand at a field.
        let mut done: Vec<ObjectRef> = Vec::new();
        for column in table.columns.iter().filter(|column| !self.is_list(column)) {
            let Some((_, object)) = self.single_unique(table, column.id) else { continue };
            done.push(object);
        }
        let mut uniques = Vec::new();
        for unique in &table.uniques {
            let object = ObjectRef::Unique(table.id, unique.id);
            let has_options = unique.nulls_not_distinct
                || !unique.include.is_empty()
                || unique.deferrable != Default::default()
                || !unique.clauses.is_empty();
            if has_options {
                self.losses.add(Loss::IndexOption, object, self.spelling.names.of(object).to_owned());
            }
            if done.contains(&object) {
                continue;
            }
            let fields = self.fields_of(table, &unique.columns, &unique.prefixes);
            if fields.len() < unique.columns.len() || fields.is_empty() {
                self.losses.add(Loss::Unique, object, self.spelling.names.of(object).to_owned());
                continue;
            }
            let mut arguments = vec![listed(&fields)];
            arguments.extend(self.map(object));
            uniques.push(attribute::call("@@unique", &arguments));
        }
        let (mut indexes, mut full_text) = (Vec::new(), Vec::new());
        for index in &table.indexes {
            let object = ObjectRef::Index(table.id, index.id);
            if done.contains(&object) {
                self.index_losses(table, index);
                continue;
            }
            match self.index(table, index) {
                None => self.losses.add(
                    if index.unique { Loss::Unique } else { Loss::Index },
                    object,
                    self.spelling.names.of(object).to_owned(),
                ),
                Some(text) => {
                    self.index_losses(table, index);
                    let is_text = text.starts_with("@@fulltext");
                    let list = match (index.unique, is_text) {
                        (_, true) => &mut full_text,
                        (true, false) => &mut uniques,
                        (false, false) => &mut indexes,
                    };
                    list.push(text);
                }
            }
        }
        attributes.extend(uniques);
        attributes.extend(indexes);
        attributes.extend(full_text);
        attributes
    }

    fn index_losses(&mut self, table: &Table, index: &Index) {
        let has_options = !index.include.is_empty()
            || index.nulls_not_distinct
            || !index.clauses.is_empty()
            || index.keys.iter().any(|key| key.nulls.is_some() || key.collation.is_some());
        if has_options {
            let object = ObjectRef::Index(table.id, index.id);
            self.losses.add(Loss::IndexOption, object, self.spelling.names.of(object).to_owned());
        }
    }

    /// The length of a text without limit in an index, where it has to have one. Of a unique one it would change the meaning.
    fn needed_prefix(&self, table: &Table, column: ColumnId, index: &Index) -> Option<u32> {
        let text = self.spelling.column_type(table, table.column(column)?).text;
        let is_full_text =
            index.method.as_deref().is_some_and(|method| method.eq_ignore_ascii_case("fulltext"));
        let count = u32::try_from(index.keys.len()).unwrap_or(u32::MAX).max(1);
        (self.provider.key_prefixes && is_unlimited(&text) && !is_full_text && !index.unique)
            .then_some((MAX_KEY_CHARACTERS / count).min(255))
    }

    /// Whether Prisma takes a column in an index of this method.
    fn suits(&self, method: Option<&str>, table: &Table, column: ColumnId, has_class: bool) -> bool {
        let scalar = self.models.get(&table.id).and_then(|facts| facts.scalars.get(&column));
        let Some(Scalar { kind, native }) = scalar else { return false };
        let native = native.as_deref();
        if native == Some("Xml") {
            return false;
        }
        let Some(method) = method.filter(|method| *method != "Hash" && !has_class) else { return true };
        let is_other = matches!(kind, Kind::Unsupported(_));
        let is_a_list = table.column(column).is_some_and(|column| self.is_list(column));
        match method {
            "Gin" => is_other || is_a_list || (*kind == Kind::Json && native.is_none()),
            "SpGist" => {
                let plain = native.is_none_or(|native| {
                    native == "Inet" || native.starts_with("VarChar") || native.starts_with("Char")
                });
                is_other || (*kind == Kind::String && plain && !is_a_list)
            }
            "Brin" => {
                let is_enum = matches!(kind, Kind::Boolean | Kind::Json | Kind::Enum(_) | Kind::Values(..));
                !is_enum && !matches!(native, Some("Citext" | "Money"))
            }
            _ => is_other,
        }
    }

    fn fields_of(&self, table: &Table, columns: &[ColumnId], prefixes: &[KeyPrefix]) -> Vec<String> {
        let Some(names) = self.names.models.get(&table.id) else { return Vec::new() };
        columns
            .iter()
            .filter_map(|id| {
                let field = names.field(*id)?.to_owned();
                Some(attribute::call(&field, &self.prefix_argument(prefixes, *id)))
            })
            .collect()
    }

    /// `@@index` or `@@unique`; `None` for an index that Prisma cannot express.
    fn index(&mut self, table: &Table, index: &Index) -> Option<String> {
        let object = ObjectRef::Index(table.id, index.id);
        let is_at_home = self.document.settings().dialect == self.target;
        let written = index.method.as_deref().map(str::to_ascii_lowercase);
        let written = written.filter(|method| method != "btree" && (is_at_home || method != "hash"));
        let is_full_text = written.as_deref() == Some("fulltext");
        let method = match written.as_deref() {
            None => None,
            Some("fulltext") if self.provider.full_text => None,
            Some(method) => {
                let known = self.provider.index_methods.iter().find(|(name, _)| *name == method);
                // MySQL writes hash for what is a b-tree all the same.
                if known.is_none() && method == "hash" { None } else { Some(known?.1) }
            }
        };
        let fields = self.keys(table, index, method)?;
        let predicate = match &index.predicate {
            None => None,
            Some(text) if self.provider.partial_indexes => Some(self.spelling.expression(table, text)?),
            Some(_) => return None,
        };
        let mut arguments = vec![listed(&fields)];
        arguments.extend(self.map(object));
        arguments.extend(method.map(|method| ["type: ", method].concat()));
        if let Some(text) = predicate {
            self.previews.insert("partialIndexes");
            arguments.push(attribute::call("where: raw", &[attribute::text(&text)]));
        }
        let name = match (is_full_text, index.unique) {
            (true, _) => "@@fulltext",
            (false, true) => "@@unique",
            (false, false) => "@@index",
        };
        Some(attribute::call(name, &arguments))
    }

    fn keys(&self, table: &Table, index: &Index, method: Option<&'static str>) -> Option<Vec<String>> {
        let names = self.names.models.get(&table.id)?;
        let mut fields = Vec::new();
        for key in &index.keys {
            let KeyTarget::Column(id) = key.on else { return None };
            if !self.suits(method, table, id, key.operator_class.is_some()) {
                return None;
            }
            let mut options = Vec::new();
            let own_length = key.prefix_length.filter(|_| self.provider.key_prefixes);
            if let Some(length) = own_length.or_else(|| self.needed_prefix(table, id, index)) {
                options.push(format!("length: {length}"));
            }
            if key.order == Some(SortOrder::Descending) && method.is_none() {
                options.push("sort: Desc".to_owned());
            }
            if let Some(class) = &key.operator_class {
                // Prisma takes one only with a method that is written out.
                method?;
                options.push(attribute::call("ops: raw", &[attribute::text(class)]));
            }
            fields.push(attribute::call(names.field(id)?, &options));
        }
        (!fields.is_empty()).then_some(fields)
    }
}

fn listed(fields: &[String]) -> String {
    ["[", &fields.join(", "), "]"].concat()
}
