//! Deleting, restoring and purging.

use super::Writer;
use crate::typescript::Doc;

impl Writer<'_> {
    /// Sets the mark of a soft delete, or deletes.
    fn removal(&mut self, condition: Doc) -> Doc {
        let entity = self.entity;
        let Some(soft) = &entity.soft_delete else {
            let (head, mut calls) = self.start("this.database", ".delete");
            calls.push(Doc::call(".where", vec![condition]));
            return Doc::chain(head, calls);
        };
        if soft.now.contains("sql`") {
            self.orm("sql");
        }
        let now =
            if soft.now.contains("sql`") { Doc::Template(soft.now.clone()) } else { Doc::text(&soft.now) };
        let set = Doc::object(vec![Doc::pair(&soft.key, now)]);
        let (head, mut calls) = self.start("this.database", ".update");
        calls.push(Doc::call(".set", vec![set]));
        let mut conditions = vec![condition];
        conditions.extend(self.live().map(Doc::Text));
        calls.push(Doc::call(".where", self.and(conditions).into_iter().collect()));
        Doc::chain(head, calls)
    }

    pub(super) fn delete(&mut self) {
        let key = self.is_key();
        let chain = self.removal(key);
        self.write_and_count("deleted", chain, None);
        let count = self.count_of("deleted");
        self.code.line(2, &["return ", &count, " > 0;"].concat());
    }

    pub(super) fn delete_many(&mut self) {
        let Some(field) = self.entity.key_fields().next() else { return };
        self.orm("inArray");
        self.code.line(2, "if (ids.length === 0) return 0;");
        let column = self.column(field);
        let condition = Doc::call("inArray", vec![Doc::Text(column), Doc::Array(vec![Doc::text("...ids")])]);
        let chain = self.removal(condition);
        self.write_and_count("deleted", chain, None);
        let count = self.count_of("deleted");
        self.code.line(2, &["return ", &count, ";"].concat());
    }

    pub(super) fn restore(&mut self) {
        let entity = self.entity;
        let Some(soft) = &entity.soft_delete else { return };
        self.orm("isNotNull");
        let key = self.is_key();
        let is_deleted = ["isNotNull(", &entity.local, ".", &soft.key, ")"].concat();
        let (head, mut calls) = self.start("this.database", ".update");
        calls.push(Doc::call(".set", vec![Doc::object(vec![Doc::pair(&soft.key, Doc::text("null"))])]));
        calls.push(Doc::call(".where", self.and(vec![key, Doc::Text(is_deleted)]).into_iter().collect()));
        self.write_and_count("restored", Doc::chain(head, calls), None);
        let count = self.count_of("restored");
        self.code.line(2, &["return ", &count, " > 0;"].concat());
    }

    pub(super) fn purge(&mut self) {
        let key = self.is_key();
        let (head, mut calls) = self.start("this.database", ".delete");
        calls.push(Doc::call(".where", vec![key]));
        self.write_and_count("purged", Doc::chain(head, calls), None);
        let count = self.count_of("purged");
        self.code.line(2, &["return ", &count, " > 0;"].concat());
    }
}
