//! Saving.

use super::Writer;
use crate::repositories::code::relative;
use crate::repositories::plan::{Field, Fill};
use crate::typescript::{Doc, quote};

impl Writer<'_> {
    pub(super) fn label(&self) -> String {
        quote(&self.entity.label)
    }

    pub(super) fn start(&self, source: &str, method: &str) -> (Doc, Vec<Doc>) {
        (Doc::text(source), vec![Doc::call(method, vec![Doc::text(&self.entity.local)])])
    }

    /// A write that tells which rows it has changed: `const deleted = await translated('user', …)`.
    pub(super) fn write_and_count(&mut self, name: &str, chain: Doc, field: Option<usize>) {
        self.code.import("../database/errors", "translated");
        let label = self.label();
        let Doc::Chain(mut links) = chain else { return };
        if self.flavor.returns {
            let at = field.or(self.entity.key.first().copied());
            let Some(field) = at.and_then(|at| self.entity.field(at)) else { return };
            let column = Doc::pair(&field.key, Doc::Text(self.column(field)));
            links.push(Doc::call(".returning", vec![Doc::object(vec![column])]));
            self.code.doc(2, "const write = ", &Doc::Chain(links), ";");
            self.code.line(2, &["const ", name, " = await translated(", &label, ", write);"].concat());
        } else {
            self.code.doc(2, "const write = ", &Doc::Chain(links), ";");
            self.code.line(2, &["const [", name, "] = await translated(", &label, ", write);"].concat());
        }
    }

    /// How many rows such a write has changed.
    pub(super) fn count_of(&self, name: &str) -> String {
        let property = if self.flavor.returns { ".length" } else { ".affectedRows" };
        [name, property].concat()
    }

    pub(super) fn save(&mut self) {
        let entity = self.entity;
        self.code.import("../database/errors", "translated");
        if entity.key_fields().any(|field| field.always) {
            return self.save_numbered();
        }
        self.code.line(2, &["const row = this.toPersistence(", &entity.one, ");"].concat());
        if !self.flavor.returns {
            return self.save_and_read();
        }
        let Some(upsert) = self.upsert("this.database", "row", true) else { return };
        self.code.doc(2, "const write = ", &upsert, ";");
        self.saved();
    }

    /// The end of a write that returns rows.
    fn saved(&mut self) {
        let label = self.label();
        if self.entity.version.is_some() {
            self.code.line(2, &["const [saved] = await translated(", &label, ", write);"].concat());
            self.stale("!saved", 2);
            self.code.line(2, "return this.toDomain(saved);");
        } else {
            self.code.import("../database/errors", "only");
            self.code.line(2, &["const saved = await translated(", &label, ", write);"].concat());
            self.code.line(2, &["return this.toDomain(only(saved, ", &label, "));"].concat());
        }
    }

    fn stale(&mut self, condition: &str, depth: usize) {
        let here = self.entity.drizzle_module();
        self.code.import(&relative(&here, "src/domain/shared/errors"), "StaleVersionError");
        let throw = ["throw new StaleVersionError(", &self.label(), ");"].concat();
        self.code.line(depth, &["if (", condition, ") ", &throw].concat());
    }

    /// The database makes the key and takes no other: new rows are inserted, others updated.
    fn save_numbered(&mut self) {
        let entity = self.entity;
        let one = &entity.one;
        let Some(key) = entity.key_fields().next() else { return };
        let set = Doc::text("row");
        let (head, mut calls) = self.start("this.database", ".insert");
        calls.push(Doc::call(".values", vec![set]));
        calls.push(Doc::call(".returning", Vec::new()));
        let label = self.label();
        self.code.line(2, &["const row = this.toPersistence(", one, ");"].concat());
        self.code.line(2, &["if (", one, ".", &key.key, " === undefined) {"].concat());
        self.code.doc(3, "const insert = ", &Doc::chain(head, calls), ";");
        self.code.import("../database/errors", "only");
        self.code.line(
            3,
            &["return this.toDomain(only(await translated(", &label, ", insert), ", &label, "));"].concat(),
        );
        self.code.line(2, "}");
        let (head, mut calls) = self.start("this.database", ".update");
        let changes = self.changes("row");
        calls.push(Doc::call(".set", vec![changes]));
        let column = self.column(key);
        let mut conditions = vec![self.eq(&column, &[one, ".", &key.key].concat())];
        if let Some(version) = entity.version.and_then(|at| entity.field(at)) {
            let column = self.column(version);
            let value = self.given_version(version);
            conditions.push(self.eq(&column, &value));
        }
        calls.push(Doc::call(".where", self.and(conditions).into_iter().collect()));
        calls.push(Doc::call(".returning", Vec::new()));
        self.code.doc(2, "const write = ", &Doc::chain(head, calls), ";");
        self.saved();
    }

    /// `user.version`, or its default.
    fn given_version(&self, version: &Field) -> String {
        let given = [&self.entity.one, ".", &version.key].concat();
        match version.literal() {
            Some(default) => [&given, " ?? ", &default].concat(),
            None => given,
        }
    }

    /// A new entity can leave everything out.
    fn sets_nothing(&self) -> bool {
        let entity = self.entity;
        entity.settable().all(|field| field.fill.is_some())
            && entity.version.is_none()
            && entity.updated.is_none()
    }

    /// The values of an update: the row, with its next version and the time.
    fn changes(&mut self, row: &str) -> Doc {
        let entity = self.entity;
        let mut properties = vec![Doc::Text(["...", row].concat())];
        if let Some(version) = entity.version.and_then(|at| entity.field(at)) {
            self.orm("sql");
            let column = self.column(version);
            let next = ["sql`${", &column, "} + 1`"].concat();
            properties.push(Doc::pair(&version.key, Doc::Template(next)));
        }
        if let Some(updated) = entity.updated.and_then(|at| entity.field(at)) {
            properties.push(Doc::pair(&updated.key, Doc::text("new Date()")));
        }
        if properties.len() == 1 { Doc::text(row) } else { Doc::object(properties) }
    }

    /// An insert that becomes an update where the key exists.
    fn upsert(&mut self, source: &str, row: &str, returning: bool) -> Option<Doc> {
        let entity = self.entity;
        let (head, mut calls) = self.start(source, ".insert");
        calls.push(Doc::call(".values", vec![Doc::text(row)]));
        let set = match (row, entity.made_key()) {
            ("chunk", _) => self.each_changed(),
            // Without a key, everything else may be left out too, and an update has to set something.
            (_, Some(key)) if self.sets_nothing() => {
                self.orm("sql");
                let same = Doc::Template(["sql`${", &self.column(key), "}`"].concat());
                Doc::object(vec![Doc::Text(["...", row].concat()), Doc::pair(&key.key, same)])
            }
            _ => self.changes(row),
        };
        if self.flavor.returns {
            let targets: Vec<Doc> = entity.key_fields().map(|field| Doc::Text(self.column(field))).collect();
            let target = match targets.as_slice() {
                [target] => target.clone(),
                _ => Doc::Array(targets),
            };
            let mut options = vec![Doc::pair("target", target), Doc::pair("set", set)];
            if let Some(version) = entity.version.and_then(|at| entity.field(at)) {
                self.code.import("./upsert", "excluded");
                let column = self.column(version);
                let value = ["excluded(", &column, ")"].concat();
                let condition = self.eq(&column, &value);
                options.push(Doc::pair("setWhere", condition));
            }
            calls.push(Doc::call(".onConflictDoUpdate", vec![Doc::object(options)]));
            if returning {
                let columns = if row == "chunk" {
                    let key = entity.key_fields().next()?;
                    vec![Doc::object(vec![Doc::pair(&key.key, Doc::Text(self.column(key)))])]
                } else {
                    Vec::new()
                };
                calls.push(Doc::call(".returning", columns));
            }
        } else {
            let set = self.guarded(set);
            calls.push(Doc::call(".onDuplicateKeyUpdate", vec![Doc::object(vec![Doc::pair("set", set)])]));
        }
        Some(Doc::chain(head, calls))
    }

    /// Where a duplicate of another key would be taken for the row, the key holds it back.
    fn guarded(&mut self, set: Doc) -> Doc {
        let entity = self.entity;
        let mut properties = match set {
            Doc::Object { properties, .. } => properties,
            other => vec![Doc::Text(["...", &other.plain()].concat())],
        };
        if entity.uniques.is_empty() {
            return if properties.len() == 1 && !matches!(properties.first(), Some(Doc::Pair(..))) {
                Doc::text("row")
            } else {
                Doc::object(properties)
            };
        }
        for field in entity.key_fields().collect::<Vec<_>>() {
            self.code.import("./upsert", "sameRow");
            let value = ["sameRow(", &self.column(field), ")"].concat();
            properties.push(Doc::pair(&field.key, Doc::Text(value)));
        }
        Doc::object(properties)
    }

    /// Each column from the row that was to be inserted.
    fn each_changed(&mut self) -> Doc {
        let entity = self.entity;
        let mut properties = Vec::new();
        let is_key = |field: &Field| entity.key_fields().any(|key| key.column == field.column);
        for (at, field) in entity.fields.iter().enumerate() {
            if field.generated || field.always || is_key(field) {
                continue;
            }
            let column = self.column(field);
            let value = if entity.version == Some(at) {
                self.orm("sql");
                Doc::Template(["sql`${", &column, "} + 1`"].concat())
            } else if entity.updated == Some(at) {
                Doc::text("new Date()")
            } else {
                self.code.import("./upsert", "excluded");
                Doc::Text(["excluded(", &column, ")"].concat())
            };
            properties.push(Doc::pair(&field.key, value));
        }
        // Where other keys are unique, the key is set anyway.
        let sets_key = !self.flavor.returns && !entity.uniques.is_empty();
        if properties.is_empty()
            && !sets_key
            && let Some(field) = entity.key_fields().next()
        {
            self.code.import("./upsert", "excluded");
            properties
                .push(Doc::pair(&field.key, Doc::Text(["excluded(", &self.column(field), ")"].concat())));
        }
        Doc::object(properties)
    }

    /// Where writes return no rows, the row is read afterwards.
    fn save_and_read(&mut self) {
        let entity = self.entity;
        let label = self.label();
        let numbered = entity.made_key().filter(|field| field.fill == Some(Fill::Number));
        if let Some(version) = entity.version.and_then(|at| entity.field(at)) {
            return self.update_or_insert(Some(version));
        }
        if self.is_guessed() {
            return self.update_or_insert(None);
        }
        let insert = self.insert();
        let Some(upsert) = self.upsert("this.database", "row", false) else { return };
        self.code.doc(2, "const write = ", &upsert, ";");
        if entity.uniques.is_empty() {
            let result = if numbered.is_some() { "const [result] = " } else { "" };
            self.code.line(2, &[result, "await translated(", &label, ", write);"].concat());
        } else {
            let result = if numbered.is_some() { "const [result] = " } else { "" };
            let call = Doc::call(
                "translated",
                vec![Doc::Text(label), Doc::text("write"), Doc::Arrow("()".into(), Box::new(insert))],
            );
            self.code.doc(2, &[result, "await "].concat(), &call, ";");
        }
        self.read_back();
    }

    fn insert(&self) -> Doc {
        let (head, mut calls) = self.start("this.database", ".insert");
        calls.push(Doc::call(".values", vec![Doc::text("row")]));
        Doc::chain(head, calls)
    }

    fn read_back(&mut self) {
        let entity = self.entity;
        self.code.import("../database/errors", "only");
        let mut conditions = Vec::new();
        for field in entity.key_fields().collect::<Vec<_>>() {
            let column = self.column(field);
            let value = match field.fill {
                Some(Fill::Number) if field.ts == crate::repositories::types::Ts::BigInt => {
                    [&entity.one, ".", &field.key, " ?? BigInt(result.insertId)"].concat()
                }
                Some(Fill::Number) => [&entity.one, ".", &field.key, " ?? result.insertId"].concat(),
                _ => [&entity.one, ".", &field.key].concat(),
            };
            conditions.push(self.eq(&column, &value));
        }
        let select = self.select(None, conditions, None);
        self.code.doc(2, "const saved = await ", &select, ";");
        self.code.line(2, &["return this.toDomain(only(saved, ", &self.label(), "));"].concat());
    }

    /// The database makes the key and has others that MySQL would take for it: it stores no NULL in a key that numbers
    /// itself, so that nothing holds an upsert back.
    fn is_guessed(&self) -> bool {
        self.entity.made_key().is_some() && !self.entity.uniques.is_empty()
    }

    /// Updates the row of the key, of the version that was read; inserts where there is none.
    fn update_or_insert(&mut self, version: Option<&Field>) {
        let entity = self.entity;
        let label = self.label();
        let (head, mut calls) = self.start("this.database", ".update");
        let changes = self.changes("row");
        calls.push(Doc::call(".set", vec![changes]));
        let keys: Vec<&Field> = entity.key_fields().collect();
        let is_numbered = keys.iter().any(|key| key.fill == Some(Fill::Number));
        let mut conditions = Vec::new();
        for key in &keys {
            let column = self.column(key);
            let value = [entity.one.as_str(), ".", &key.key, if is_numbered { " ?? 0" } else { "" }].concat();
            conditions.push(self.eq(&column, &value));
        }
        let only_key = version.and_then(|_| self.and(conditions.clone()));
        if let Some(version) = version {
            let column = self.column(version);
            let value = self.given_version(version);
            conditions.push(self.eq(&column, &value));
        }
        calls.push(Doc::call(".where", self.and(conditions).into_iter().collect()));
        self.code.doc(2, "const update = ", &Doc::chain(head, calls), ";");
        self.code.line(2, &["const [updated] = await translated(", &label, ", update);"].concat());
        if is_numbered {
            self.code.line(2, "let insertId = 0;");
        }
        self.code.line(2, "if (updated.affectedRows === 0) {");
        if let Some(only_key) = only_key {
            let arguments = vec![Doc::text(&entity.local), only_key];
            self.code.doc(3, "const others = await ", &Doc::call("this.database.$count", arguments), ";");
            self.stale("others > 0", 3);
        }
        let insert = self.insert();
        self.code.doc(3, "const insert = ", &insert, ";");
        if is_numbered {
            self.code.line(3, &["const [result] = await translated(", &label, ", insert);"].concat());
            self.code.line(3, "insertId = result.insertId;");
        } else {
            self.code.line(3, &["await translated(", &label, ", insert);"].concat());
        }
        self.code.line(2, "}");
        if is_numbered {
            self.code.line(2, "const result = { insertId };");
        }
        self.read_back();
    }

    pub(super) fn save_many(&mut self) {
        let entity = self.entity;
        let one_by_one = entity.key_fields().any(|field| field.always)
            || (!self.flavor.returns && (entity.version.is_some() || self.is_guessed()));
        self.code.line(2, "await this.database.transaction(async (transaction) => {");
        if one_by_one {
            let class = ["const repository = new Drizzle", &entity.repository(), "(transaction);"].concat();
            self.code.line(3, &class);
            self.code.line(
                3,
                &["for (const ", &entity.one, " of batch) await repository.save(", &entity.one, ");"]
                    .concat(),
            );
            self.code.line(2, "});");
            return;
        }
        self.code.import("./batches", "batches");
        self.code.import("../database/errors", "translated");
        let label = self.label();
        self.code.line(
            3,
            &["const rows = batch.map((", &entity.one, ") => this.toPersistence(", &entity.one, "));"]
                .concat(),
        );
        self.code.line(3, "for (const chunk of batches(rows)) {");
        let Some(upsert) = self.upsert("transaction", "chunk", entity.version.is_some()) else { return };
        self.code.doc(4, "const write = ", &upsert, ";");
        if entity.version.is_some() {
            self.code.line(4, &["const saved = await translated(", &label, ", write);"].concat());
            self.stale("saved.length < chunk.length", 4);
        } else if !self.flavor.returns && !entity.uniques.is_empty() {
            let insert = ["() => transaction.insert(", &entity.local, ").values(chunk)"].concat();
            let call = Doc::call("translated", vec![Doc::Text(label), Doc::text("write"), Doc::Text(insert)]);
            self.code.doc(4, "await ", &call, ";");
        } else {
            self.code.line(4, &["await translated(", &label, ", write);"].concat());
        }
        self.code.line(3, "}");
        self.code.line(2, "});");
    }
}
