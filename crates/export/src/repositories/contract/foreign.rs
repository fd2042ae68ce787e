//! The tests of foreign keys: a row refers to one that exists, and follows it when that is deleted.

use super::{BUILDERS, Writer};
use crate::repositories::methods::find_by_key;
use crate::repositories::plan::{Entity, Field, Following, Foreign, Role, Side};
use crate::repositories::samples;

/// A foreign key of which rows can be made, and broken.
struct Case<'a> {
    foreign: &'a Foreign,
    target: &'a Entity,
    /// The fields of the row, each with the one that it refers to.
    pairs: Vec<(&'a Field, &'a Field)>,
    is_required: bool,
}

impl Case<'_> {
    /// The key of what is referred to, by a row that refers or by itself.
    fn key(&self, of: &str, is_target: bool) -> String {
        let value =
            |own: &Field, other: &Field| [of, ".", if is_target { &other.key } else { &own.key }].concat();
        match self.pairs.as_slice() {
            [(own, other)] => value(own, other),
            pairs => {
                let of = |(own, other): &(&Field, &Field)| [&other.key, ": ", &value(own, other)].concat();
                ["{ ", &pairs.iter().map(of).collect::<Vec<_>>().join(", "), " }"].concat()
            }
        }
    }

    fn words(&self) -> String {
        let keys: Vec<&str> = self.pairs.iter().map(|(own, _)| own.key.as_str()).collect();
        keys.join(" and ")
    }
}

impl<'a> Writer<'a> {
    pub(super) fn foreign_keys(&mut self) {
        let cases: Vec<Case<'a>> = self.entity.foreign.iter().filter_map(|key| self.breakable(key)).collect();
        if let Some(case) = cases.iter().find(|case| case.is_required).or(cases.first()) {
            self.code.blank();
            self.refuses_unknown(case);
        }
        for case in &cases {
            self.follows(case);
        }
    }

    /// `None` where the database does not keep the key, or a test cannot break it.
    fn breakable(&self, foreign: &'a Foreign) -> Option<Case<'a>> {
        let entity = self.entity;
        let target = *self.tables.get(&foreign.target)?;
        let is_own = target.table == entity.table;
        let is_kept = foreign.is_immediate && entity.is_transactional && target.is_transactional;
        if !is_kept || target.role != Role::Entity || target.unbuildable.is_some() {
            return None;
        }
        let is_required = samples::required(entity).any(|other| std::ptr::eq(other, foreign));
        let others = entity.foreign.iter().filter(|other| !std::ptr::eq(*other, foreign));
        let is_shared = others.flat_map(|other| &other.fields).any(|at| foreign.fields.contains(at));
        let is_key = target.key.len() == foreign.columns.len()
            && target.key_fields().all(|field| foreign.columns.contains(&field.column));
        if is_shared || !is_key || (is_required && is_own) {
            return None;
        }
        let mut pairs = Vec::new();
        for (at, column) in foreign.fields.iter().zip(&foreign.columns) {
            let own = entity.field(*at)?;
            let other = target.fields.iter().find(|field| field.column == *column)?;
            let is_free = is_required
                || (!entity.checks.unread.iter().flatten().any(|name| *name == own.name)
                    && !entity.key.contains(at));
            if own.generated || own.type_name != other.type_name || !is_free {
                return None;
            }
            pairs.push((own, other));
        }
        Some(Case { foreign, target, pairs, is_required })
    }

    /// Deletes a row for good: `repositories.users.delete(…)`
    fn delete(target: &Entity, key: &str) -> String {
        let method = if target.soft_delete.is_some() { ".purge(" } else { ".delete(" };
        ["await repositories.", &target.many, method, key, ")"].concat()
    }

    /// Saves a row that another can refer to. Returns its variable.
    fn saved_target(&mut self, target: &Entity) -> String {
        let save = ["save", &target.type_name].concat();
        self.import(BUILDERS, &save);
        self.code.line(4, &["const target = await ", &save, "(repositories);"].concat());
        "target".to_owned()
    }

    /// The properties that let a row refer to a target: `authorId: target.id`.
    fn referring(case: &Case<'_>, target: &str) -> Vec<String> {
        case.pairs.iter().map(|(own, other)| [&own.key, ": ", target, ".", &other.key].concat()).collect()
    }

    fn refuses_unknown(&mut self, case: &Case<'_>) {
        let name = self.entity.type_name.clone();
        let all = self.all();
        let save = ["save", &name].concat();
        let title = ["refuses an unknown ", &case.words()].concat();
        self.refused(&title, "ForeignKeyViolationError", |this| {
            if case.is_required {
                let (parents, sample) = ([&save, "Parents"].concat(), ["sample", &name].concat());
                this.import(BUILDERS, &parents);
                this.import(BUILDERS, &sample);
                this.code.line(4, &["const parents = await ", &parents, "(repositories);"].concat());
                let delete = Self::delete(case.target, &case.key("parents", false));
                this.code.line(4, &[&delete, ";"].concat());
                this.code.line(4, &["await ", &all, ".save(", &sample, "(parents));"].concat());
            } else {
                let target = this.saved_target(case.target);
                this.import(BUILDERS, &save);
                let delete = Self::delete(case.target, &case.key(&target, true));
                this.code.line(4, &[&delete, ";"].concat());
                let properties = Self::referring(case, &target);
                this.code.list(4, &["await ", &save, "(repositories, { "].concat(), &properties, " });");
            }
        });
    }

    fn follows(&mut self, case: &Case<'_>) {
        let words = case.words();
        match &case.foreign.on_delete {
            Following::Refuse => {
                self.code.blank();
                let title = ["keeps what its ", &words, " refers to"].concat();
                self.refused(&title, "ForeignKeyViolationError", |this| {
                    let delete = this.saved_and_deleted(case, false);
                    this.code.line(4, &[&delete, ";"].concat());
                });
            }
            Following::Cascade => {
                self.code.blank();
                self.test(&["is deleted with what its ", &words, " refers to"].concat(), |this| {
                    let after = this.after_deletion(case);
                    this.code.line(4, &["assert.equal(", &after, ", null);"].concat());
                });
            }
            Following::Set(values) if values.iter().all(|(_, value)| value == "null") => {
                self.code.blank();
                self.test(&["loses its ", &words, " with what that refers to"].concat(), |this| {
                    let after = this.after_deletion(case);
                    this.code.line(4, &["const after = ", &after, ";"].concat());
                    for field in values.iter().filter_map(|(at, _)| this.entity.field(*at)) {
                        this.code.line(4, &["assert.equal(after?.", &field.key, ", null);"].concat());
                    }
                });
            }
            // A row of the default may not be there.
            Following::Set(_) => {}
        }
    }

    /// Saves a row, and returns the deletion of what it refers to.
    fn saved_and_deleted(&mut self, case: &Case<'_>, is_read: bool) -> String {
        if case.is_required {
            self.saved("saved");
            return Self::delete(case.target, &case.key("saved", false));
        }
        let target = self.saved_target(case.target);
        let save = ["save", &self.entity.type_name].concat();
        self.import(BUILDERS, &save);
        let start = if is_read { "const saved = await " } else { "await " };
        let properties = Self::referring(case, &target);
        self.code.list(4, &[start, &save, "(repositories, { "].concat(), &properties, " });");
        Self::delete(case.target, &case.key(&target, true))
    }

    /// Deletes what a row refers to. Returns the expression that finds the row afterwards.
    fn after_deletion(&mut self, case: &Case<'_>) -> String {
        let delete = self.saved_and_deleted(case, true);
        self.code.line(4, &["assert.equal(", &delete, ", true);"].concat());
        let key = self.key("saved");
        ["await ", &self.all(), ".", &find_by_key(self.entity), "(", &key, ")"].concat()
    }

    /// The tests of the foreign keys of a table of pairs.
    pub(super) fn link_foreign_keys(&mut self, sides: [&Side; 2], lines: &[String], pair: &str) {
        let entity = self.entity;
        let all = self.all();
        for (side, variable) in sides.into_iter().zip(["left", "right"]) {
            let key = entity.foreign.iter().find(|foreign| foreign.fields == [side.field]);
            let Some(case) = key.and_then(|foreign| self.breakable(foreign)) else { continue };
            let delete = Self::delete(case.target, &case.key(variable, true));
            let link = ["await ", &all, ".link(", pair, ");"].concat();
            let words = case.words();
            self.code.blank();
            self.refused(&["refuses an unknown ", &words].concat(), "ForeignKeyViolationError", |this| {
                lines.iter().for_each(|line| this.code.line(4, line));
                this.code.line(4, &[&delete, ";"].concat());
                this.code.line(4, &link);
            });
            match case.foreign.on_delete {
                Following::Refuse => {
                    self.code.blank();
                    let title = ["keeps what its ", &words, " refers to"].concat();
                    self.refused(&title, "ForeignKeyViolationError", |this| {
                        lines.iter().for_each(|line| this.code.line(4, line));
                        this.code.line(4, &link);
                        this.code.line(4, &[&delete, ";"].concat());
                    });
                }
                Following::Cascade => {
                    self.code.blank();
                    self.test(&["unlinks what its ", &words, " refers to"].concat(), |this| {
                        lines.iter().for_each(|line| this.code.line(4, line));
                        this.code.line(4, &link);
                        this.code.line(4, &["assert.equal(", &delete, ", true);"].concat());
                        let is_linked = ["await ", &all, ".isLinked(", pair, ")"].concat();
                        this.code.line(4, &["assert.equal(", &is_linked, ", false);"].concat());
                    });
                }
                Following::Set(_) => {}
            }
        }
    }
}
