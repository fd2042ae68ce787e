//! Tables of pairs.

use super::Writer;
use crate::repositories::methods::{Kind, parameter};
use crate::repositories::plan::{Role, Side};
use crate::typescript::{Doc, quote};

impl Writer<'_> {
    pub(super) fn link(&mut self, kind: Kind) {
        let Role::Link { left, right } = self.entity.role.clone() else { return };
        match kind {
            Kind::Link => self.add_pair(&left, &right),
            Kind::Unlink => {
                let condition = self.pair(&left, &right);
                let chain = Doc::chain(
                    Doc::text("this.database"),
                    vec![
                        Doc::call(".delete", vec![Doc::text(&self.entity.local)]),
                        Doc::call(".where", condition.into_iter().collect()),
                    ],
                );
                self.write_and_count("unlinked", chain, Some(left.field));
                let count = self.count_of("unlinked");
                self.code.line(2, &["return ", &count, " > 0;"].concat());
            }
            Kind::IsLinked => {
                let condition = self.pair(&left, &right);
                let arguments = [Doc::text(&self.entity.local)].into_iter().chain(condition).collect();
                let call = Doc::call("this.database.$count", arguments);
                self.code.doc(2, "const found = await ", &call, ";");
                self.code.line(2, "return found > 0;");
            }
            Kind::ListLeft => self.other_side(&right, &left),
            _ => self.other_side(&left, &right),
        }
    }

    fn pair(&mut self, left: &Side, right: &Side) -> Option<Doc> {
        let entity = self.entity;
        let mut conditions = Vec::new();
        for side in [left, right] {
            let Some(field) = entity.field(side.field) else { continue };
            let column = self.column(field);
            conditions.push(self.eq(&column, &parameter(entity, field)));
        }
        self.and(conditions)
    }

    fn add_pair(&mut self, left: &Side, right: &Side) {
        let entity = self.entity;
        let mut properties = Vec::new();
        for side in [left, right] {
            let Some(field) = entity.field(side.field) else { continue };
            let value = parameter(entity, field);
            properties.push(if value == field.key {
                Doc::Text(value)
            } else {
                Doc::pair(&field.key, Doc::Text(value))
            });
        }
        let mut calls = vec![
            Doc::call(".insert", vec![Doc::text(&entity.local)]),
            Doc::call(".values", vec![Doc::object(properties)]),
        ];
        if self.flavor.returns {
            calls.push(Doc::call(".onConflictDoNothing", Vec::new()));
        } else if let Some(field) = entity.field(left.field) {
            let column = self.column(field);
            self.orm("sql");
            let same = Doc::Template(["sql`${", &column, "}`"].concat());
            let set = Doc::object(vec![Doc::pair(&field.key, same)]);
            calls.push(Doc::call(".onDuplicateKeyUpdate", vec![Doc::object(vec![Doc::pair("set", set)])]));
        }
        self.code.import("../database/errors", "translated");
        self.code.doc(2, "const link = ", &Doc::chain(Doc::text("this.database"), calls), ";");
        self.code.line(2, &["await translated(", &quote(&entity.label), ", link);"].concat());
    }

    fn other_side(&mut self, from: &Side, to: &Side) {
        let entity = self.entity;
        let (Some(from), Some(to)) = (entity.field(from.field), entity.field(to.field)) else { return };
        let (column, other) = (self.column(from), self.column(to));
        let condition = self.eq(&column, &parameter(entity, from));
        let columns = Doc::object(vec![Doc::pair("id", Doc::text(&other))]);
        let Doc::Chain(mut calls) = self.select(Some(columns), vec![condition], None) else { return };
        calls.push(Doc::call(".orderBy", vec![Doc::Text(other)]));
        self.code.doc(2, "const rows = await ", &Doc::Chain(calls), ";");
        self.code.line(2, &["return rows.map((row) => row.id as ", &to.type_name, ");"].concat());
    }
}
