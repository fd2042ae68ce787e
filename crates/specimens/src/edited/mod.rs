//! Random edits of a design, as somebody makes them between two versions.

mod columns;
mod named;
mod parts;
mod text;

use crowfoot_model::{Document, Edit, IdSource, ObjectRef, Table, TableId};

use crate::chance::Chance;

/// A design after some random edits, with the ids of the one before, from a seed. The edits follow names into expressions,
/// views and raw SQL as far as these can be read; what stands on something that is removed goes with it.
pub fn edited(seed: u64, document: &Document) -> Document {
    edited_with(IdSource::following(document), seed, document)
}

/// The same by somebody who does not know of others that edit the design: what is new has ids that nobody else takes.
pub fn edited_apart(seed: u64, document: &Document) -> Document {
    edited_with(IdSource::in_blocks(document, seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)), seed, document)
}

fn edited_with(ids: IdSource, seed: u64, document: &Document) -> Document {
    let mut editing = Editing { chance: Chance(seed ^ 0x5eed_ed17), ids, document: document.clone() };
    for _ in 0..=editing.chance.below(5) {
        editing.step();
    }
    editing.document
}

struct Editing {
    chance: Chance,
    ids: IdSource,
    document: Document,
}

impl Editing {
    fn step(&mut self) {
        const STEPS: &[fn(&mut Editing)] = &[
            Editing::rename_column,
            Editing::rename_column,
            Editing::add_column,
            Editing::add_column,
            Editing::drop_column,
            Editing::toggle_required,
            Editing::change_default,
            Editing::change_type,
            Editing::change_type,
            Editing::move_column,
            Editing::comment,
            Editing::add_index,
            Editing::drop_index,
            Editing::rename_part,
            Editing::add_unique,
            Editing::drop_unique,
            Editing::change_check,
            Editing::add_foreign_key,
            Editing::change_foreign_key,
            Editing::change_key,
            Editing::rename_table,
            Editing::add_table,
            Editing::drop_table,
            Editing::swap_tables,
            Editing::move_table,
            Editing::change_enum,
            Editing::change_enum,
            Editing::drop_enum,
            Editing::change_domain,
            Editing::change_view,
            Editing::drop_view,
            Editing::drop_statement,
            Editing::change_sequence,
        ];
        let step = self.chance.pick(STEPS);
        step(self);
    }

    /// Changes the document.
    fn edit(&mut self, change: impl FnOnce(&mut Edit<'_>)) {
        let mut edit = Edit::new(&self.document);
        change(&mut edit);
        let diff = edit.finish();
        self.document.apply(&diff);
    }

    /// A table that stands by itself, in a form that can be changed.
    fn some_table(&mut self) -> Option<Table> {
        let plain = |table: &&std::sync::Arc<Table>| {
            let is_parent = |id: TableId| {
                self.document.tables().any(|other| {
                    other.inherits.contains(&id) || other.partition_of.as_ref().is_some_and(|p| p.table == id)
                })
            };
            table.partition_of.is_none()
                && table.inherits.is_empty()
                && table.partitioning.is_none()
                && !is_parent(table.id)
        };
        let all: Vec<Table> = self.document.tables().filter(plain).map(|table| Table::clone(table)).collect();
        if all.is_empty() { None } else { Some(self.chance.pick(&all)) }
    }

    /// A name that nothing has yet.
    fn fresh_name(&mut self) -> String {
        let number: u64 = self.ids.fresh::<TableId>().0;
        let start = self.chance.pick(&["new", "Neu", "select", "a b", "it\"s", "größe", "x"]);
        format!("{start}_{number}")
    }

    /// Removes views and raw SQL that name something.
    fn drop_programs_on(&mut self, name: &str) {
        let dialect = self.document.settings().dialect;
        let mut names = vec![name.to_owned()];
        loop {
            let names_one = |text: &str| names.iter().any(|name| text::mentions(dialect, text, name));
            let view = self
                .document
                .views()
                .find(|view| names_one(&view.query))
                .map(|view| (view.id, view.name.clone()));
            let statement = self
                .document
                .statements()
                .find(|statement| names_one(&statement.text))
                .map(|statement| statement.id);
            match (view, statement) {
                (Some((id, name)), _) => {
                    self.edit(|edit| edit.remove_view(id));
                    names.push(name);
                }
                (None, Some(id)) => self.edit(|edit| edit.remove_statement(id)),
                (None, None) => break,
            }
        }
    }

    /// Renames something in views and raw SQL that also name `near`.
    fn rename_in_programs(&mut self, near: &str, from: &str, to: &str) {
        let dialect = self.document.settings().dialect;
        let views: Vec<_> = self.document.views().map(|view| (view.id, view.query.clone())).collect();
        let statements: Vec<_> =
            self.document.statements().map(|found| (found.id, found.text.clone())).collect();
        self.edit(|edit| {
            for (id, query) in views {
                if text::mentions(dialect, &query, near)
                    && let Some(view) = edit.view_mut(id)
                {
                    view.query = text::renamed(dialect, &query, from, to);
                }
            }
            for (id, text) in statements {
                if text::mentions(dialect, &text, near)
                    && let Some(statement) = edit.statement_mut(id)
                {
                    statement.text = text::renamed(dialect, &text, from, to);
                }
            }
        });
    }

    fn comment(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let text = self.chance.one_in(3).then(|| self.chance.text()).filter(|text| !text.trim().is_empty());
        if self.chance.one_in(2) {
            table.comment = text;
        } else {
            let at = self.chance.below(table.columns.len());
            if let Some(column) = table.columns.get_mut(at) {
                column.comment = text;
            }
        }
        self.edit(|edit| edit.put(table));
    }

    fn drop_statement(&mut self) {
        let all: Vec<_> = self.document.statements().map(|found| found.id).collect();
        // What others stand on is at the front.
        if let Some(id) = all.last() {
            let id = *id;
            self.edit(|edit| edit.remove_statement(id));
        }
    }

    fn drop_view(&mut self) {
        let Some(name) = self.document.views().last().map(|view| view.name.clone()) else { return };
        let id = self.document.views().find(|view| view.name == name).map(|view| view.id);
        self.drop_programs_on(&name);
        if let Some(id) = id {
            self.edit(|edit| edit.remove_view(id));
        }
    }

    fn change_view(&mut self) {
        let Some(view) = self.document.views().last().map(|view| (**view).clone()) else { return };
        let mut view = view;
        view.query = [view.query.trim_end(), " AND 1 = 1"].concat();
        if view.query.contains("WHERE") {
            self.edit(|edit| edit.put(view));
        }
    }
}

/// Takes a table out with what names it.
fn is_referenced(document: &Document, table: TableId) -> bool {
    document.referring_to(table).any(|(other, _)| other != table)
}

/// Whether a column stands in a part of its table that has an expression, or in one that is hard to change.
fn parts_of(table: &Table) -> Vec<ObjectRef> {
    let id = table.id;
    let mut found: Vec<ObjectRef> = Vec::new();
    found.extend(table.indexes.iter().map(|part| ObjectRef::Index(id, part.id)));
    found.extend(table.uniques.iter().map(|part| ObjectRef::Unique(id, part.id)));
    found.extend(table.checks.iter().map(|part| ObjectRef::Check(id, part.id)));
    found.extend(table.foreign_keys.iter().map(|part| ObjectRef::ForeignKey(id, part.id)));
    found.extend(table.exclusions.iter().map(|part| ObjectRef::Exclusion(id, part.id)));
    if table.primary_key.is_some() {
        found.push(ObjectRef::PrimaryKey(id));
    }
    found
}
