//! Declarations into the catalog.

use crate::declare::types::numbering;
use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::{Column, ColumnId, DataType, Dialect, Document, LogicalType, ObjectRef, Table, TableId};

use super::body::{ColumnDeclaration, KeyKind, TableBody};
use super::element::Schema;
use super::partial::{self, MAX_BROUGHT, Whole};
use super::reference::{Operator, Reference, as_foreign_key, end_of_path, missing};
use crate::catalog::{Catalog, NamedType};
use crate::declare::account::{Account, Entry};
use crate::declare::extras::{self, Group, color};
use crate::declare::relation::{self, Keys};
use crate::declare::types::{Translations, read_sql_server_type, read_type};
use crate::draft::{ColumnDraft, ConstraintDraft, Element, KeyDraft, Qualified, RuleDraft, TableDraft};
use crate::ledger::Outcome;
use crate::source::Place;

/// The document of a schema.
pub(super) fn document(
    mut schema: Schema,
    dialect: Dialect,
    name: &str,
    account: &mut Account<'_>,
) -> Document {
    let mut maker = Maker {
        catalog: Catalog::with_known_types(dialect),
        is_sql_server: schema.is_sql_server,
        account,
        enums: BTreeMap::new(),
        declared_tables: BTreeSet::new(),
        aliases: BTreeMap::new(),
        names: BTreeMap::new(),
        seen: BTreeSet::new(),
        columns: BTreeMap::new(),
        notes: Vec::new(),
        translations: Translations::default(),
    };
    maker.enums(&mut schema);
    maker.tables(&mut schema);
    for reference in std::mem::take(&mut schema.references) {
        maker.reference(reference);
    }
    maker.groups(&mut schema);
    schema.extras.notes.append(&mut maker.notes);
    extras::finish(maker.catalog, schema.extras, name)
}

struct Maker<'m, 'p> {
    catalog: Catalog,
    is_sql_server: bool,
    account: &'m mut Account<'p>,
    /// Types whose name is in one schema only, by name in lower case.
    enums: BTreeMap<String, Option<NamedType>>,
    declared_tables: BTreeSet<String>,
    aliases: BTreeMap<String, Qualified>,
    /// Tables by name in lower case, if the name is unique.
    names: BTreeMap<String, Option<Qualified>>,
    seen: BTreeSet<Keys>,
    /// Names of the columns of each table.
    columns: BTreeMap<TableId, BTreeSet<String>>,
    notes: Vec<String>,
    translations: Translations,
}

impl Maker<'_, '_> {
    fn enums(&mut self, schema: &mut Schema) {
        for declared in std::mem::take(&mut schema.enums) {
            if self.catalog.created_type(&declared.name) {
                let reason = format!("{} is already defined.", declared.name.name);
                self.account.set(declared.entry, Outcome::skipped(reason));
                continue;
            }
            let name = declared.name.clone();
            self.catalog.create_enum(declared.name, declared.values);
            let found = self.catalog.named_type(&name);
            let slot = self.enums.entry(name.name.to_lowercase());
            slot.and_modify(|other| *other = None).or_insert(found);
            if let Some(NamedType::Enum(id)) = found {
                if let Some(record) = self.catalog.enum_mut(id) {
                    record.comment = declared.comment;
                }
                self.account.locate_object(ObjectRef::Enum(id), self.account.place(declared.entry));
            }
        }
    }

    fn tables(&mut self, schema: &mut Schema) {
        let tables = std::mem::take(&mut schema.tables);
        self.declared_tables = tables.iter().map(|table| table.name.name.clone()).collect();
        let partials = partial::by_name(&schema.partials);
        let mut brought = 0_usize;
        for table in &tables {
            if self.catalog.table(&table.name).is_some() {
                let reason = format!("{} is already defined.", table.name.name);
                self.account.set(table.entry, Outcome::skipped(reason));
                continue;
            }
            let none = BTreeMap::new();
            let enough = brought < MAX_BROUGHT;
            let whole = partial::whole(table, if enough { &partials } else { &none });
            brought += whole.columns.len().saturating_sub(table.items.len());
            for name in &whole.missing {
                let why = if enough { "unknown partial" } else { "too many columns from partials, so not" };
                self.account.say(table.entry, format!("Skipped: {why} {name}."));
            }
            if let Some(color) = whole.color.as_deref().and_then(color) {
                schema.extras.colors.push((self.table(table, whole, &mut schema.references), color));
            } else {
                self.table(table, whole, &mut schema.references);
            }
        }
    }

    fn table(&mut self, table: &TableBody, whole: Whole, references: &mut Vec<Reference>) -> TableId {
        let mut draft = TableDraft { name: table.name.clone(), comment: whole.note, ..TableDraft::default() };
        let has_key = whole.keys.iter().any(|key| key.kind == KeyKind::Primary);
        let marked: Vec<KeyDraft> = whole
            .columns
            .iter()
            .filter(|column| column.primary_key && !has_key)
            .map(|column| KeyDraft::column(column.name.as_str()))
            .collect();
        if !marked.is_empty() {
            let key = RuleDraft::PrimaryKey { keys: marked, include: Vec::new() };
            draft.elements.push(Element::Constraint(ConstraintDraft::new(None, key)));
        }
        for column in &whole.columns {
            // A Prisma generator writes relation fields as if they were columns.
            if let Some(other) = self.table_typed(column) {
                let told =
                    format!("Skipped: {}, which is the relation to {other}, not a column.", column.name);
                self.account.say(table.entry, told);
                continue;
            }
            let drawn = self.column(column, table.entry);
            draft.elements.push(Element::Column(Box::new(drawn)));
        }
        for key in whole.keys {
            draft.elements.push(Element::Constraint(key.draft()));
        }
        if let Some(told) = self.translations.tell() {
            self.account.say(table.entry, told);
        }
        let mut notes = Vec::new();
        let id = self.catalog.create_table(draft, &mut notes);
        notes.iter().for_each(|note| self.account.say(table.entry, note));
        let place = self.account.place(table.entry);
        self.account.locate(id, None, place);
        for column in whole.columns {
            if column.null {
                let nullable = self.catalog.column(id, &column.name);
                self.catalog.nullable.extend(nullable);
            }
            self.account.locate(id, Some(&column.name), Place { line: column.line, ..place });
            for (operator, path) in column.references {
                let left =
                    super::reference::End { table: table.name.clone(), columns: vec![column.name.clone()] };
                let Some(right) = end_of_path(path) else {
                    self.account.say(table.entry, format!("Skipped: the relation of {}.", column.name));
                    continue;
                };
                references.push(Reference {
                    entry: table.entry,
                    name: None,
                    left,
                    operator,
                    right,
                    inline: true,
                    text: String::new(),
                    on_delete: None,
                    on_update: None,
                });
            }
        }
        let names =
            self.catalog.table_by_id(id).map(|table| table.columns.iter().map(|column| column.name.clone()));
        self.columns.insert(id, names.into_iter().flatten().collect());
        if let Some(alias) = &table.alias {
            self.aliases.insert(alias.clone(), table.name.clone());
        }
        let slot = self.names.entry(table.name.name.to_lowercase());
        slot.and_modify(|other| *other = None).or_insert_with(|| Some(table.name.clone()));
        id
    }

    fn column(&mut self, declared: &ColumnDeclaration, entry: Entry) -> ColumnDraft {
        let dialect = self.catalog.dialect;
        let mut column = Column::new(ColumnId(0), declared.name.as_str());
        match self.named(declared) {
            Some(named) => column.data_type = Some(named),
            None if declared.type_text.is_empty() => {}
            None => {
                let reader = if self.is_sql_server { read_sql_server_type } else { read_type };
                let read = self.translations.read(&declared.type_text, dialect, reader);
                self.translations.add(&declared.type_text, &read, dialect);
                column.data_type = Some(read.data_type);
                column.not_null = read.identity.is_some();
                column.identity = read.identity;
            }
        }
        column.not_null |= declared.not_null;
        column.comment = declared.note.clone();
        if declared.increment && column.identity.is_none() {
            let is_integer =
                matches!(column.data_type, Some(DataType::Logical(LogicalType::Integer { .. })) | None);
            if is_integer {
                column.identity = Some(numbering(dialect));
            } else {
                self.account
                    .say(entry, format!("Skipped: increment on {}, which is not an integer.", declared.name));
            }
        }
        column.default = declared.default.as_ref().map(|value| value.read(&column, dialect));
        let mut constraints = Vec::new();
        if declared.unique {
            let keys = vec![KeyDraft::column(declared.name.as_str())];
            let unique = RuleDraft::Unique { keys, include: Vec::new(), nulls_not_distinct: false };
            constraints.push(ConstraintDraft::new(None, unique));
        }
        for check in &declared.checks {
            let expression = check.clone();
            let check = RuleDraft::Check { expression, no_inherit: false, not_enforced: false };
            constraints.push(ConstraintDraft::new(None, check));
        }
        ColumnDraft { column, constraints, position: None }
    }

    /// The table that a column has for its type.
    fn table_typed<'d>(&self, declared: &'d ColumnDeclaration) -> Option<&'d str> {
        let name = declared.type_name.as_ref().filter(|name| self.declared_tables.contains(&name.name))?;
        let is_type = || !read_type(&declared.type_text, self.catalog.dialect).unknown;
        let is_whole = declared.type_text.trim_end_matches("[]").ends_with(&name.name);
        (is_whole && self.named(declared).is_none() && !is_type()).then_some(name.name.as_str())
    }

    /// The type of the schema that a column names.
    fn named(&self, declared: &ColumnDeclaration) -> Option<DataType> {
        let name = declared.type_name.as_ref()?;
        let by_name = || self.enums.get(&name.name.to_lowercase()).copied().flatten();
        let NamedType::Enum(id) = self.catalog.named_type(name).or_else(by_name)? else { return None };
        let brackets = declared.type_text.trim_end().ends_with("[]");
        Some(if brackets { DataType::Array(Box::new(DataType::Enum(id))) } else { DataType::Enum(id) })
    }

    /// The name under which a table was declared.
    fn declared(&self, name: &Qualified) -> Qualified {
        if name.schema.is_none()
            && let Some(alias) = self.aliases.get(&name.name)
        {
            return alias.clone();
        }
        if self.catalog.table(name).is_some() {
            return name.clone();
        }
        let other = self.names.get(&name.name.to_lowercase()).cloned().flatten();
        other.filter(|_| name.schema.is_none()).unwrap_or_else(|| name.clone())
    }

    fn reference(&mut self, mut reference: Reference) {
        reference.left.table = self.declared(&reference.left.table);
        reference.right.table = self.declared(&reference.right.table);
        let table = |name: &Qualified| {
            let id = self.catalog.table(name)?;
            Some((id, self.catalog.table_by_id(id)?))
        };
        let (left, right) = (table(&reference.left.table), table(&reference.right.table));
        let known = |found: Option<(TableId, &Table)>| found.and_then(|(id, _)| self.columns.get(&id));
        let problems = (missing(&reference.left, known(left)), missing(&reference.right, known(right)));
        if reference.operator == Operator::ManyToMany
            && let (Some((_, left)), Some((_, right))) = (left, right)
            && let Some(operator) = as_foreign_key(&reference, left, right)
        {
            self.account
                .say(reference.entry, "Many-to-many, but one end is not a key, so it became a foreign key.");
            reference.operator = operator;
        }
        let (refers, remark) = reference.left_refers(left.map(|(_, t)| t), right.map(|(_, t)| t));
        let (left, right) = (left.map(|(id, _)| id), right.map(|(id, _)| id));
        let entry = reference.entry;
        if reference.operator == Operator::ManyToMany {
            match (left, right, problems.0.or(problems.1)) {
                (Some(left), Some(right), None) => self.join(left, right, &reference),
                (.., problem) => self.lost(&reference, &problem.unwrap_or_default()),
            }
            return;
        }
        let (child, parent, child_problem, parent_problem) = if refers {
            (left, right, problems.0, problems.1)
        } else {
            (right, left, problems.1, problems.0)
        };
        let Some(child) = child.filter(|_| child_problem.is_none()) else {
            return self.lost(&reference, &child_problem.unwrap_or_default());
        };
        let Reference { name, left, operator, right, on_delete, on_update, .. } = reference;
        let (own, other) = if refers { (left, right) } else { (right, left) };
        if let Some(problem) = parent_problem {
            self.account.say(entry, format!("{problem} The foreign key is kept until it does."));
        }
        if let Some(parent) = parent
            && !self.seen.insert((child, own.columns.clone(), parent, other.columns.clone()))
        {
            self.account.say(entry, "This relation is already defined.");
            return;
        }
        if !remark.is_empty() {
            self.account.say(entry, remark);
        }
        let key = relation::Foreign {
            name,
            columns: own.columns,
            target: other.table,
            target_columns: other.columns,
            on_delete,
            on_update,
        };
        let columns = key.columns.clone();
        relation::add(&mut self.catalog, child, key, self.account, entry);
        if operator == Operator::OneToOne {
            self.make_single(child, columns, entry);
        }
    }

    /// The columns of a one-to-one relation are unique; adds a constraint unless a key says so already.
    fn make_single(&mut self, child: TableId, columns: Vec<String>, entry: Entry) {
        let Some(table) = self.catalog.table_by_id(child) else { return };
        let ids: Vec<ColumnId> =
            columns.iter().filter_map(|name| table.column_named(name)).map(|column| column.id).collect();
        if table.is_unique_over(&ids) {
            return;
        }
        self.account.say(entry, format!("One to one, so {} became unique.", columns.join(", ")));
        let keys = columns.into_iter().map(KeyDraft::column).collect();
        let rule = RuleDraft::Unique { keys, include: Vec::new(), nulls_not_distinct: false };
        self.catalog.add_constraint(child, ConstraintDraft::new(None, rule), &mut Vec::new());
    }

    /// Reports a relation whose tables do not exist; a standalone one is kept in a note.
    fn lost(&mut self, reference: &Reference, problem: &str) {
        if reference.inline {
            return self.account.say(reference.entry, format!("Skipped: {problem}"));
        }
        self.account.set(reference.entry, Outcome::kept(format!("{problem} Its text became a note.")));
        self.notes.push(format!("Ref: {}", reference.text));
    }

    fn join(&mut self, left: TableId, right: TableId, reference: &Reference) {
        let ends = [
            relation::JoinEnd { table: left, columns: &reference.left.columns, names: None },
            relation::JoinEnd { table: right, columns: &reference.right.columns, names: None },
        ];
        let name = reference.name.as_deref();
        relation::join(&mut self.catalog, ends, name, self.account, reference.entry);
    }

    fn groups(&mut self, schema: &mut Schema) {
        for declared in std::mem::take(&mut schema.groups) {
            let mut group = Group {
                name: declared.name,
                color: declared.color.as_deref().and_then(color),
                tables: Vec::new(),
            };
            for name in &declared.tables {
                match self.catalog.table(&self.declared(name)) {
                    Some(table) => group.tables.push(table),
                    None => self.account.say(declared.entry, format!("Table {} does not exist.", name.name)),
                }
            }
            schema.extras.notes.extend(declared.note.map(|note| format!("{}: {note}", group.name)));
            schema.extras.groups.push(group);
        }
    }
}
