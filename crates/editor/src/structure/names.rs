//! Names that are free.

use crowfoot_compact::VecSet;
use crowfoot_model::{Document, SchemaId, Table};

/// The names of tables, views and types that are taken in one schema; they share one namespace in PostgreSQL.
#[derive(Clone, Debug, Default)]
pub struct Names {
    taken: VecSet<String>,
}

impl Names {
    /// The names taken in a schema of a document, compared without regard to letter case.
    pub fn of(document: &Document, schema: Option<SchemaId>) -> Self {
        let tables = document.tables().map(|table| (table.schema, &table.name));
        let views = document.views().map(|view| (view.schema, &view.name));
        let enums = document.enums().map(|enum_type| (enum_type.schema, &enum_type.name));
        let domains = document.domains().map(|domain| (domain.schema, &domain.name));
        let composites = document.composites().map(|composite| (composite.schema, &composite.name));
        let all = tables.chain(views).chain(enums).chain(domains).chain(composites);
        Self { taken: all.filter(|(own, _)| *own == schema).map(|(_, name)| name.to_lowercase()).collect() }
    }

    /// Takes the wished name, or the first of `wish_2`, `wish_3`, … that is free.
    pub fn take(&mut self, wish: &str) -> String {
        let name = free(wish, 2, |name| self.taken.contains(&name.to_lowercase()));
        self.taken.insert(name.to_lowercase());
        name
    }

    /// Takes the first of `stem_1`, `stem_2`, … that is free.
    pub(crate) fn take_numbered(&mut self, stem: &str) -> String {
        let name = numbered(stem, 1, |name| self.taken.contains(&name.to_lowercase()));
        self.taken.insert(name.to_lowercase());
        name
    }
}

/// A column name that is free in a table: the wish, or with the first free number behind it.
pub(crate) fn free_column_name(table: &Table, wish: &str) -> String {
    free(wish, 2, |name| table.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name)))
}

fn free(wish: &str, first: u32, taken: impl Fn(&str) -> bool) -> String {
    if taken(wish) { numbered(wish, first, taken) } else { wish.to_owned() }
}

fn numbered(stem: &str, first: u32, taken: impl Fn(&str) -> bool) -> String {
    let stem = match stem.rsplit_once('_') {
        Some((head, tail)) if !tail.is_empty() && tail.bytes().all(|byte| byte.is_ascii_digit()) => head,
        _ => stem,
    };
    let mut number = first;
    loop {
        let name = [stem, "_", &number.to_string()].concat();
        if !taken(&name) {
            return name;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, free_column_name};
    use crowfoot_model::{Column, ColumnId, Document, Edit, Table, TableId};

    #[test]
    fn names_are_free_in_any_letter_case() {
        let mut document = Document::default();
        let mut edit = Edit::new(&document);
        edit.put(Table::new(TableId(1), "Users"));
        edit.put(Table::new(TableId(2), "table_1"));
        let diff = edit.finish();
        document.apply(&diff);
        let mut names = Names::of(&document, None);
        assert_eq!(names.take("users"), "users_2");
        assert_eq!(names.take("users_2"), "users_3");
        assert_eq!(names.take("orders"), "orders");
        assert_eq!(names.take_numbered("table"), "table_2");
        assert_eq!(names.take_numbered("table"), "table_3");
    }

    #[test]
    fn column_names_are_free_in_their_table() {
        let mut table = Table::new(TableId(1), "orders");
        table.columns.push(Column::new(ColumnId(2), "user_id"));
        assert_eq!(free_column_name(&table, "user_id"), "user_id_2");
        assert_eq!(free_column_name(&table, "total"), "total");
    }
}
