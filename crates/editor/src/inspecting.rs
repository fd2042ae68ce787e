//! What inspectors do: every property of the design, each change one labelled step of undo. Where a change means more
//! than setting a field there is a method for it; for plain fields there is one method a kind of record, which takes
//! the change as a closure.

use crowfoot_model::{
    CheckConstraint, CheckId, Color, Column, ColumnId, Domain, DomainId, EnumId, EnumType, Fold, ForeignKey,
    ForeignKeyId, Index, IndexId, NodeId, ObjectRef, Placement, PrimaryKey, Settings, Table, TableId,
    UniqueConstraint, UniqueId, View, ViewId,
};
use crowfoot_scene::Scope;

use crate::Editor;
use crate::columns::{ColumnField, set_column_text};
use crate::structure;

impl Editor {
    /// Gives anything another name; a note another text.
    pub fn rename(&mut self, object: ObjectRef, name: &str) {
        self.transact("Rename", |edit, _| structure::rename(edit, object, name));
    }

    /// Sets one cell of a column from what the user typed.
    pub fn set_column_text(&mut self, table: TableId, column: ColumnId, field: ColumnField, text: &str) {
        let label = match field {
            ColumnField::Name => "Rename column",
            ColumnField::Type => "Change type",
            ColumnField::Default => "Change default",
            ColumnField::Comment => "Change comment",
            ColumnField::Line => "Edit column",
        };
        self.transact(label, |edit, ids| set_column_text(edit, ids, table, column, field, text));
    }

    pub fn set_not_null(&mut self, table: TableId, column: ColumnId, not_null: bool) {
        let label = if not_null { "Make required" } else { "Make nullable" };
        self.edit_column_record(label, table, column, |column| column.not_null = not_null);
    }

    /// Puts a column into the primary key or takes it out.
    pub fn set_primary_key(&mut self, table: TableId, column: ColumnId, wanted: bool) {
        self.transact("Change primary key", |edit, _| {
            structure::set_primary_key(edit, table, column, wanted);
        });
    }

    /// Makes these columns, in this order, the primary key.
    pub fn set_primary_key_columns(&mut self, table: TableId, columns: Vec<ColumnId>) {
        self.transact("Change primary key", |edit, _| {
            structure::set_primary_key_columns(edit, table, columns);
        });
    }

    /// Makes a column unique by itself, or takes that away.
    pub fn set_unique(&mut self, table: TableId, column: ColumnId, wanted: bool) {
        self.transact("Change unique", |edit, ids| structure::set_unique(edit, ids, table, column, wanted));
    }

    /// Moves a column so that it has `to` others before it.
    pub fn move_column(&mut self, table: TableId, column: ColumnId, to: usize) {
        self.transact("Move column", |edit, _| structure::move_column(edit, table, column, to));
    }

    /// Moves the selected column up or down by so many places.
    pub(crate) fn shift_column(&mut self, by: isize) {
        let Some((table, column)) = self.session.selection.column() else { return };
        let Some(own) = self.document().table(table) else { return };
        let Some(at) = own.columns.iter().position(|other| other.id == column) else { return };
        if let Some(to) = at.checked_add_signed(by) {
            self.move_column(table, column, to);
        }
    }

    /// Adds an index with its house name.
    pub fn add_index(&mut self, table: TableId, columns: &[ColumnId]) -> Option<IndexId> {
        self.transact("Add index", |edit, ids| {
            let own = edit.table_mut(table)?;
            let index = structure::index_over(own, columns, ids.fresh());
            let id = index.id;
            own.indexes.push(index);
            Some(id)
        })
    }

    /// Adds a unique constraint with its house name.
    pub fn add_unique(&mut self, table: TableId, columns: &[ColumnId]) -> Option<UniqueId> {
        self.transact("Add unique constraint", |edit, ids| {
            let own = edit.table_mut(table)?;
            let unique = structure::unique_over(own, columns, ids.fresh());
            let id = unique.id;
            own.uniques.push(unique);
            Some(id)
        })
    }

    /// Adds a check; `columns` only make its house name.
    pub fn add_check(&mut self, table: TableId, columns: &[ColumnId], expression: &str) -> Option<CheckId> {
        self.transact("Add check", |edit, ids| {
            let own = edit.table_mut(table)?;
            let mut check = CheckConstraint::new(ids.fresh(), expression);
            check.name = Some(structure::check_name(own, columns))
                .filter(|name| own.checks.iter().all(|other| other.name.as_ref() != Some(name)));
            let id = check.id;
            own.checks.push(check);
            Some(id)
        })
    }

    /// Adds a foreign key over columns that are there, with its house name and its actions written out.
    pub fn add_foreign_key(
        &mut self,
        table: TableId,
        columns: Vec<ColumnId>,
        target: TableId,
        target_columns: Vec<ColumnId>,
    ) -> Option<ForeignKeyId> {
        let relation = self.transact("Add foreign key", |edit, ids| {
            structure::add_foreign_key(edit, ids, table, columns, target, target_columns)
        })?;
        Some(relation.foreign_key)
    }

    /// Sets or takes out an option of a table: `ENGINE`, `STRICT`.
    pub fn set_table_option(&mut self, table: TableId, name: &str, value: Option<&str>) {
        self.transact("Change table option", |edit, _| structure::set_table_option(edit, table, name, value));
    }

    /// Sets or, with an empty text, takes out a table's comment.
    pub fn set_table_comment(&mut self, table: TableId, text: &str) {
        let comment = Some(text.trim().to_owned()).filter(|comment| !comment.is_empty());
        self.edit_table("Change comment", table, |table| table.comment = comment);
    }

    /// Colours all selected nodes.
    pub fn color_selection(&mut self, color: Option<Color>) {
        let (diagram, nodes) = (self.diagram(), self.session.selection.nodes());
        self.transact("Change colour", |edit, _| structure::set_color(edit, diagram, &nodes, color));
    }

    /// Sets how much of the selected cards is shown.
    pub fn fold_selection(&mut self, fold: Fold) {
        let (diagram, nodes) = (self.diagram(), self.session.selection.nodes());
        self.transact("Fold", |edit, _| structure::set_fold(edit, diagram, &nodes, fold));
    }

    /// Lays out nodes automatically, in one step of undo.
    pub fn arrange(&mut self, label: &str, scope: Scope) {
        let diff = crowfoot_scene::arrange(self.document(), self.diagram(), self.measure(), scope);
        self.apply(label, &diff);
    }

    pub fn edit_settings(&mut self, label: &str, change: impl FnOnce(&mut Settings)) {
        self.transact(label, |edit, _| change(edit.settings_mut()));
    }

    /// Changes fields of a table. House names follow where its name or a column's changes.
    pub fn edit_table(&mut self, label: &str, id: TableId, change: impl FnOnce(&mut Table)) {
        self.transact(label, |edit, _| structure::change_names(edit, id, change));
    }

    /// Changes fields of a column. House names follow where its name changes.
    pub fn edit_column_record(
        &mut self,
        label: &str,
        table: TableId,
        column: ColumnId,
        change: impl FnOnce(&mut Column),
    ) {
        self.edit_table(label, table, |table| {
            if let Some(column) = table.column_mut(column) {
                change(column);
            }
        });
    }

    /// Changes fields of the primary key.
    pub fn edit_primary_key(&mut self, label: &str, table: TableId, change: impl FnOnce(&mut PrimaryKey)) {
        self.edit_part(label, table, |table| table.primary_key.as_mut(), change);
    }

    pub fn edit_index(&mut self, label: &str, table: TableId, id: IndexId, change: impl FnOnce(&mut Index)) {
        self.edit_part(label, table, |table| table.indexes.iter_mut().find(|index| index.id == id), change);
    }

    pub fn edit_unique(
        &mut self,
        label: &str,
        table: TableId,
        id: UniqueId,
        change: impl FnOnce(&mut UniqueConstraint),
    ) {
        self.edit_part(label, table, |table| table.uniques.iter_mut().find(|unique| unique.id == id), change);
    }

    pub fn edit_check(
        &mut self,
        label: &str,
        table: TableId,
        id: CheckId,
        change: impl FnOnce(&mut CheckConstraint),
    ) {
        self.edit_part(label, table, |table| table.checks.iter_mut().find(|check| check.id == id), change);
    }

    pub fn edit_foreign_key(
        &mut self,
        label: &str,
        table: TableId,
        id: ForeignKeyId,
        change: impl FnOnce(&mut ForeignKey),
    ) {
        self.edit_part(label, table, |table| table.foreign_keys.iter_mut().find(|key| key.id == id), change);
    }

    pub fn edit_enum(&mut self, label: &str, id: EnumId, change: impl FnOnce(&mut EnumType)) {
        self.transact(label, |edit, _| edit.enum_type_mut(id).map(change));
    }

    /// Replaces the values of an enum by the lines of a text.
    pub fn set_enum_values(&mut self, id: EnumId, text: &str) {
        let mut values: Vec<String> = Vec::new();
        for value in text.lines().map(str::trim).filter(|value| !value.is_empty()) {
            if !values.iter().any(|other| other == value) {
                values.push(value.to_owned());
            }
        }
        self.edit_enum("Change enum values", id, |enum_type| enum_type.values = values);
    }

    pub fn edit_domain(&mut self, label: &str, id: DomainId, change: impl FnOnce(&mut Domain)) {
        self.transact(label, |edit, _| edit.domain_mut(id).map(change));
    }

    pub fn edit_view(&mut self, label: &str, id: ViewId, change: impl FnOnce(&mut View)) {
        self.transact(label, |edit, _| edit.view_mut(id).map(change));
    }

    /// Changes where a node is or how it looks; nothing where it has no place.
    pub fn edit_placement(&mut self, label: &str, node: NodeId, change: impl FnOnce(&mut Placement)) {
        let diagram = self.diagram();
        if self.document().placement(diagram, node).is_some() {
            self.transact(label, |edit, _| change(edit.placement_mut(diagram, node)));
        }
    }

    fn edit_part<P>(
        &mut self,
        label: &str,
        table: TableId,
        part: impl FnOnce(&mut Table) -> Option<&mut P>,
        change: impl FnOnce(&mut P),
    ) {
        self.transact(label, |edit, _| edit.table_mut(table).and_then(part).map(change));
    }
}
