//! The contract of a port: tests that each of its implementations passes.

mod finders;
mod foreign;
mod link;
mod pages;

use std::collections::BTreeMap;

use crowfoot_model::TableId;

use super::code::{Code, relative};
use super::methods::find_by_key;
use super::plan::{Entity, Field, Origin, Plan, Role, Unique};
use super::types::Ts;
use crate::typescript::quote;

const BUILDERS: &str = "src/testing/builders";

pub(super) fn contract(entity: &Entity, plan: &Plan, tables: &BTreeMap<TableId, &Entity>) -> String {
    let mut writer = Writer { entity, plan, tables, here: entity.contract_module(), code: Code::default() };
    writer.write();
    writer.code.finish()
}

/// Whether a table has a contract.
pub(super) fn has_one(entity: &Entity) -> bool {
    entity.unbuildable.is_none() && entity.role != Role::ReadOnly
}

struct Writer<'a> {
    entity: &'a Entity,
    plan: &'a Plan,
    tables: &'a BTreeMap<TableId, &'a Entity>,
    here: String,
    code: Code,
}

impl Writer<'_> {
    fn import(&mut self, module: &str, name: &str) {
        let path = relative(&self.here, module);
        self.code.import(&path, name);
    }

    fn import_type(&mut self, module: &str, name: &str) {
        let path = relative(&self.here, module);
        self.code.import_type(&path, name);
    }

    fn write(&mut self) {
        let entity = self.entity;
        self.code.import("node:assert/strict", "default assert");
        self.code.import("node:test", "describe");
        self.code.import("node:test", "it");
        self.import_type("src/domain/repositories", "Repositories");
        self.import_type("src/domain/shared/unit-of-work", "UnitOfWork");
        self.code.line(0, &["/** What every implementation of ", &entity.repository(), " does. */"].concat());
        self.code
            .line(0, &["export function ", &entity.contract(), "(unitOfWork: UnitOfWork): void {"].concat());
        self.code.line(1, "const run = <Result>(work: (repositories: Repositories) => Promise<Result>) =>");
        self.code.line(2, "unitOfWork.run(work);");
        self.code.blank();
        self.code.line(1, &["describe(", &quote(&entity.repository()), ", () => {"].concat());
        match &entity.role {
            Role::Link { left, right } => self.link(left, right),
            _ => self.of_entity(),
        }
        self.code.line(1, "});");
        self.code.line(0, "}");
    }

    fn all(&self) -> String {
        ["repositories.", &self.entity.many].concat()
    }

    fn key(&self, of: &str) -> String {
        match self.entity.key_fields().next() {
            Some(field) if self.entity.has_single_key() => [of, ".", &field.key].concat(),
            _ => of.to_owned(),
        }
    }

    fn saved(&mut self, name: &str) {
        let save = ["save", &self.entity.type_name].concat();
        self.import(BUILDERS, &save);
        self.code.line(4, &["const ", name, " = await ", &save, "(repositories);"].concat());
    }

    fn test(&mut self, name: &str, work: impl FnOnce(&mut Self)) {
        self.code.line(2, &["it(", &quote(name), ", () =>"].concat());
        self.code.line(3, "run(async (repositories) => {");
        work(self);
        self.code.line(3, "}));");
    }

    /// A test of work that has to fail with an error.
    fn refused(&mut self, name: &str, error: &str, work: impl FnOnce(&mut Self)) {
        self.import("src/domain/shared/errors", error);
        self.code.line(2, &["it(", &quote(name), ", async () => {"].concat());
        self.code.line(3, "const work = run(async (repositories) => {");
        work(self);
        self.code.line(3, "});");
        self.code.line(3, &["await assert.rejects(work, ", error, ");"].concat());
        self.code.line(2, "});");
    }

    fn of_entity(&mut self) {
        let entity = self.entity;
        let (all, find) = (self.all(), find_by_key(entity));
        self.test("gives back what it has saved", |this| {
            this.saved("saved");
            let key = this.key("saved");
            this.code
                .line(4, &["assert.deepEqual(await ", &all, ".", &find, "(", &key, "), saved);"].concat());
        });
        self.code.blank();
        self.replaces();
        self.finders();
        if entity.is_paged() {
            self.code.blank();
            self.pages();
        }
        self.code.blank();
        self.deletes();
        if let Some(unique) = Self::testable_unique(entity) {
            self.code.blank();
            self.refused(
                &["refuses a second row with the same ", &self.words(unique)].concat(),
                "UniqueViolationError",
                |this| {
                    this.saved("first");
                    let keys = unique.fields.iter().filter_map(|at| entity.field(*at));
                    let properties: Vec<String> =
                        keys.map(|field| [&field.key, ": first.", &field.key].concat()).collect();
                    let before = ["await save", &entity.type_name, "(repositories, { "].concat();
                    this.code.list(4, &before, &properties, " });");
                },
            );
        }
        self.foreign_keys();
        if entity.version.is_some() {
            self.code.blank();
            self.refused("refuses a version that somebody else has changed", "StaleVersionError", |this| {
                this.saved("read");
                this.code.line(4, &["await ", &all, ".save(read);"].concat());
                this.code.line(4, &["await ", &all, ".save(read);"].concat());
            });
        }
        if entity.is_transactional {
            self.code.blank();
            self.rolls_back();
        }
    }

    fn words(&self, unique: &Unique) -> String {
        let names =
            unique.fields.iter().filter_map(|at| self.entity.field(*at)).map(|field| field.key.as_str());
        names.collect::<Vec<_>>().join(" and ")
    }

    fn testable_unique(entity: &Entity) -> Option<&Unique> {
        entity.uniques.iter().find(|unique| {
            unique.fields.iter().all(|at| {
                entity.field(*at).is_some_and(|field| !field.nullable && !field.generated)
                    && !entity.key.contains(at)
            })
        })
    }

    /// A field that can be changed to another value, and that value.
    fn change(&self) -> Option<(&Field, String)> {
        let entity = self.entity;
        entity.fields.iter().enumerate().find_map(|(at, field)| {
            let is_bound = field.generated
                || entity.key.contains(&at)
                || entity.version == Some(at)
                || entity.foreign.iter().any(|foreign| foreign.fields.contains(&at))
                || entity.uniques.iter().any(|unique| unique.fields.contains(&at))
                || entity.checks.less.iter().any(|(one, other)| *one == field.name || *other == field.name)
                || entity.checks.unread.iter().flatten().any(|name| *name == field.name)
                || field.origin != Origin::BuiltIn
                || field.form.is_some()
                || field.is_uuid
                || field.nullable;
            let value = match field.ts {
                _ if is_bound => return None,
                Ts::Text => quote("changed"),
                Ts::Boolean => ["!saved.", &field.key].concat(),
                Ts::Number if field.bits > 8 => "7".to_owned(),
                _ => return None,
            };
            Some((field, value))
        })
    }

    fn replaces(&mut self) {
        let entity = self.entity;
        let (all, find) = (self.all(), find_by_key(entity));
        let change = self.change().map(|(field, value)| (field.key.clone(), value));
        self.test("replaces the one with its key", |this| {
            this.saved("saved");
            this.code.line(4, &["const before = await ", &all, ".count();"].concat());
            match &change {
                Some((key, value)) => {
                    let changed =
                        ["const changed = await ", &all, ".save({ ...saved, ", key, ": ", value, " });"]
                            .concat();
                    this.code.line(4, &changed);
                    this.code.line(4, &["assert.equal(changed.", key, ", ", value, ");"].concat());
                }
                None => this.code.line(4, &["const changed = await ", &all, ".save(saved);"].concat()),
            }
            if let Some(version) = entity.version.and_then(|at| entity.field(at)) {
                let key = &version.key;
                this.code.line(4, &["assert.equal(changed.", key, ", saved.", key, " + 1);"].concat());
            }
            this.code.line(4, &["assert.equal(await ", &all, ".count(), before);"].concat());
            let key = this.key("saved");
            this.code
                .line(4, &["assert.deepEqual(await ", &all, ".", &find, "(", &key, "), changed);"].concat());
        });
    }

    fn deletes(&mut self) {
        let entity = self.entity;
        let (all, find) = (self.all(), find_by_key(entity));
        if entity.soft_delete.is_none() {
            return self.test("deletes", |this| {
                this.saved("saved");
                let key = this.key("saved");
                this.code.line(4, &["assert.equal(await ", &all, ".delete(", &key, "), true);"].concat());
                this.code
                    .line(4, &["assert.equal(await ", &all, ".", &find, "(", &key, "), null);"].concat());
                this.code.line(4, &["assert.equal(await ", &all, ".delete(", &key, "), false);"].concat());
            });
        }
        self.test("hides what is deleted, restores it and purges it", |this| {
            this.saved("saved");
            let key = this.key("saved");
            let equal = |call: &str, value: &str| {
                ["assert.equal(await ", &all, ".", call, "(", &key, "), ", value, ");"].concat()
            };
            this.code.line(4, &["const before = await ", &all, ".count();"].concat());
            this.code.line(4, &equal("delete", "true"));
            this.code.line(4, &equal(&find, "null"));
            this.code.line(4, &["assert.equal(await ", &all, ".count(), before - 1);"].concat());
            if entity.has_single_key() {
                this.code
                    .line(4, &["assert.deepEqual(await ", &all, ".findMany([", &key, "]), []);"].concat());
                this.code.line(4, &["assert.equal(await ", &all, ".deleteMany([", &key, "]), 0);"].concat());
            }
            this.code.line(4, &equal("delete", "false"));
            this.code.line(4, &equal("restore", "true"));
            this.code.line(4, &["assert.equal(await ", &all, ".count(), before);"].concat());
            this.code.line(4, &equal("purge", "true"));
            this.code.line(4, &equal("restore", "false"));
        });
    }

    fn rolls_back(&mut self) {
        let entity = self.entity;
        let save = ["save", &entity.type_name].concat();
        self.import(BUILDERS, &save);
        let many = &entity.many;
        self.code.line(2, "it('leaves nothing of work that fails', async () => {");
        self.code.line(
            3,
            &["const count = () => run((repositories) => repositories.", many, ".count());"].concat(),
        );
        self.code.line(3, "const before = await count();");
        self.code.line(3, "const work = run(async (repositories) => {");
        self.code.line(4, &["await ", &save, "(repositories);"].concat());
        self.code.line(4, "throw new Error('rolled back');");
        self.code.line(3, "});");
        self.code.line(3, "await assert.rejects(work, /rolled back/);");
        self.code.line(3, "assert.equal(await count(), before);");
        self.code.line(2, "});");
    }
}
