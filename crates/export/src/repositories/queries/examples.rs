//! Queries that the model itself suggests: a join over a range of time, an aggregate, a transaction.

use crowfoot_model::Table;

use super::{Writer, served, words};
use crate::repositories::build::is_required;
use crate::repositories::code::relative;
use crate::repositories::plan::{Entity, Field, Foreign, upper_first};
use crate::repositories::types::Ts;
use crate::repositories::words::article;
use crate::typescript::{Doc, quote};

/// A table, one that it refers to, and how.
struct Pair<'a> {
    child: &'a Entity,
    parent: &'a Entity,
    foreign: &'a Foreign,
}

impl Writer<'_> {
    pub(super) fn examples(&mut self) {
        let plan = self.plan;
        let tables = plan.by_table();
        let mut pairs = Vec::new();
        for child in plan.entities.iter().filter(|entity| Self::is_entity(entity)) {
            for foreign in child.foreign.iter().filter(|foreign| is_required(child, foreign)) {
                let Some(parent) = tables.get(&foreign.target).filter(|parent| Self::is_entity(parent))
                else {
                    continue;
                };
                if parent.table != child.table && foreign.fields.len() == 1 && parent.has_single_key() {
                    pairs.push(Pair { child, parent, foreign });
                }
            }
        }
        // A time that is asked for anyway says more than any other.
        let declared = pairs.iter().find_map(|pair| Some((pair, self.declared_time_of(pair.child)?)));
        let found = declared.or_else(|| pairs.iter().find_map(|pair| Some((pair, time_of(pair.child)?))));
        if let Some((pair, time)) = found {
            self.join(pair, time);
        }
        if let Some(pair) = pairs.first() {
            self.aggregate(pair);
        }
        let is_by_key = |pair: &&Pair<'_>| {
            pair.parent.key_fields().next().map(|field| field.column) == pair.foreign.columns.first().copied()
        };
        let is_alike = |pair: &&Pair<'_>| {
            let own = pair.foreign.fields.first().and_then(|at| pair.child.field(*at));
            own.map(|own| own.ts.name()) == pair.parent.key_fields().next().map(|key| key.ts.name())
        };
        if let Some(pair) = pairs.iter().filter(is_by_key).find(is_alike) {
            self.transaction(pair);
        }
    }

    /// The time that an access pattern has a range of, compared with nothing else.
    fn declared_time_of<'a>(&self, entity: &'a Entity) -> Option<&'a Field> {
        let patterns = &self.document.table(entity.table)?.annotations.access_patterns;
        let mut ranges =
            patterns.iter().filter(|pattern| pattern.equality.is_empty()).flat_map(|pattern| &pattern.range);
        ranges.find_map(|column| entity.fields.iter().find(|field| field.column == *column && is_time(field)))
    }

    fn on(&mut self, pair: &Pair<'_>) -> Option<(Doc, String)> {
        let own = pair.foreign.fields.first().and_then(|at| pair.child.field(*at))?;
        let column = pair.foreign.columns.first()?;
        let other = pair.parent.fields.iter().find(|field| field.column == *column)?;
        self.orm("eq");
        let left = [&pair.child.local, ".", &own.key].concat();
        let right = [&pair.parent.local, ".", &other.key].concat();
        Some((Doc::call("eq", vec![Doc::text(&left), Doc::Text(right)]), left))
    }

    fn live(&mut self, entity: &Entity) -> Option<Doc> {
        let soft = entity.soft_delete.as_ref()?;
        self.orm("isNull");
        Some(Doc::Text(["isNull(", &entity.local, ".", &soft.key, ")"].concat()))
    }

    fn join(&mut self, pair: &Pair<'_>, time: &Field) {
        let (child, parent) = (pair.child, pair.parent);
        let Some(table) = self.document.table(child.table) else { return };
        self.begin();
        self.table(child);
        self.table(parent);
        let Some((on, _)) = self.on(pair) else { return };
        let name = self.names.claim(&[&[&child.many, "With", &parent.type_name].concat()]);
        let result = self.names.claim(&[&[&child.type_name, "With", &parent.type_name].concat()]);
        self.code.line(0, &["export interface ", &result, " {"].concat());
        for entity in [child, parent] {
            self.code
                .line(1, &["readonly ", &entity.one, ": typeof ", &entity.local, ".$inferSelect;"].concat());
        }
        self.code.line(0, "}");
        self.code.blank();
        let comment = [
            "The ",
            &child.label,
            " rows of a range of time, newest first, each with its ",
            &parent.label,
            ".\n\n",
            &served(table, &[], Some(time.column)),
            " Each ",
            &parent.label,
            " is found by its key.",
        ];
        self.code.comment(0, Some(&comment.concat()));
        let end = time.ts.name();
        let range = ["range: { readonly from: ", &end, "; readonly until: ", &end, " }"].concat();
        self.function(&name, &["database: Database", &range, "limit = 50"], &[&result, "[]"].concat());
        let column = [&child.local, ".", &time.key].concat();
        for function in ["desc", "gte", "lt"] {
            self.orm(function);
        }
        let mut conditions = vec![
            Doc::call("gte", vec![Doc::text(&column), Doc::text("range.from")]),
            Doc::call("lt", vec![Doc::text(&column), Doc::text("range.until")]),
        ];
        conditions.extend(self.live(child));
        conditions.extend(self.live(parent));
        let rows = Doc::object(vec![
            Doc::pair(&child.one, Doc::text(&child.local)),
            Doc::pair(&parent.one, Doc::text(&parent.local)),
        ]);
        let mut calls = vec![
            Doc::call(".select", vec![rows]),
            Doc::call(".from", vec![Doc::text(&child.local)]),
            Doc::call(".innerJoin", vec![Doc::text(&parent.local), on]),
        ];
        calls.extend(self.where_all(conditions));
        calls.push(Doc::call(".orderBy", vec![Doc::Text(["desc(", &column, ")"].concat())]));
        calls.push(Doc::call(".limit", vec![Doc::text("limit")]));
        self.code.doc(1, "return ", &Doc::chain(Doc::text("database"), calls), ";");
        self.code.line(0, "}");
    }

    /// `export async function name(parameters): Promise<result> {`
    fn function(&mut self, name: &str, parameters: &[&str], result: &str) {
        let head = ["export async function ", name, "(", &parameters.join(", ")].concat();
        self.code.line(0, &[&head, "): Promise<", result, "> {"].concat());
    }

    fn aggregate(&mut self, pair: &Pair<'_>) {
        let (child, parent) = (pair.child, pair.parent);
        let Some(table) = self.document.table(child.table) else { return };
        let Some(own) = pair.foreign.fields.first().and_then(|at| child.field(*at)) else { return };
        self.begin();
        self.table(child);
        for function in ["count", "desc", "gte"] {
            self.orm(function);
        }
        let name = self.names.claim(&[&["count", &words(child), "By", &parent.type_name].concat()]);
        let result = self.names.claim(&[&[&child.type_name, "CountBy", &parent.type_name].concat()]);
        self.code.line(0, &["export interface ", &result, " {"].concat());
        let row = ["(typeof ", &child.local, ".$inferSelect)[", &quote(&own.key), "]"].concat();
        self.code.line(1, &["readonly ", &own.key, ": ", &row, ";"].concat());
        self.code.line(1, "readonly total: number;");
        self.code.line(0, "}");
        self.code.blank();
        let comment = [
            "How many ",
            &child.label,
            " rows each ",
            &parent.label,
            " has, the most first.\n\n",
            &served(table, &[], Some(own.column)),
        ];
        self.code.comment(0, Some(&comment.concat()));
        let parameters = ["database: Database", "least = 2", "limit = 50"];
        self.function(&name, &parameters, &[&result, "[]"].concat());
        let column = [&child.local, ".", &own.key].concat();
        let rows = Doc::object(vec![
            Doc::pair(&own.key, Doc::text(&column)),
            Doc::pair("total", Doc::text("count()")),
        ]);
        let mut calls =
            vec![Doc::call(".select", vec![rows]), Doc::call(".from", vec![Doc::text(&child.local)])];
        let live: Vec<Doc> = self.live(child).into_iter().collect();
        calls.extend(self.where_all(live));
        calls.push(Doc::call(".groupBy", vec![Doc::text(&column)]));
        calls.push(Doc::call(
            ".having",
            vec![Doc::call("gte", vec![Doc::text("count()"), Doc::text("least")])],
        ));
        calls.push(Doc::call(".orderBy", vec![Doc::text("desc(count())")]));
        calls.push(Doc::call(".limit", vec![Doc::text("limit")]));
        self.code.doc(1, "return ", &Doc::chain(Doc::text("database"), calls), ";");
        self.code.line(0, "}");
    }

    fn transaction(&mut self, pair: &Pair<'_>) {
        let (child, parent) = (pair.child, pair.parent);
        let Some(own) = pair.foreign.fields.first().and_then(|at| child.field(*at)) else { return };
        let Some(key) = parent.key_fields().next() else { return };
        self.begin();
        let name = self.names.claim(&[&["create", &parent.type_name, "With", &words(child)].concat()]);
        for (module, names) in [
            (parent.module(), [parent.type_name.clone(), parent.new_type()]),
            (child.module(), [child.new_type(), child.new_type()]),
            ("src/domain/shared/unit-of-work".to_owned(), ["UnitOfWork".to_owned(), "UnitOfWork".to_owned()]),
        ] {
            for name in names {
                self.code.import_type(&relative(super::HERE, &module), &name);
            }
        }
        let (Some(table), Some(target)) =
            (self.document.table(child.table), self.document.table(parent.table))
        else {
            return;
        };
        let comment = [
            &upper_first(&article(&parent.label)),
            " and its ",
            &child.label,
            " rows: all of them, or none.\n\nThe ",
            &parent.label,
            " is written through ",
            &primary_key(target),
            ", the ",
            &child.label,
            " rows through ",
            &primary_key(table),
            ". Each ",
            &own.name,
            " is looked up in that of ",
            &target.name,
            ".",
        ];
        self.code.comment(0, Some(&comment.concat()));
        let first = ["first: ", &parent.new_type()].concat();
        let batch = ["batch: readonly Omit<", &child.new_type(), ", ", &quote(&own.key), ">[]"].concat();
        self.function(&name, &["unitOfWork: UnitOfWork", &first, &batch], &parent.type_name);
        self.code.line(1, "return unitOfWork.run(async (repositories) => {");
        self.code.line(2, &["const saved = await repositories.", &parent.many, ".save(first);"].concat());
        self.code.line(
            2,
            &["const rows = batch.map((row) => ({ ...row, ", &own.key, ": saved.", &key.key, " }));"]
                .concat(),
        );
        self.code.line(2, &["await repositories.", &child.many, ".saveMany(rows);"].concat());
        self.code.line(2, "return saved;");
        self.code.line(1, "});");
        self.code.line(0, "}");
    }
}

/// The time that rows are asked for by: when they were made, or else any that is always known.
fn time_of(entity: &Entity) -> Option<&Field> {
    let made = |field: &&Field| field.name.eq_ignore_ascii_case("created_at");
    let times: Vec<&Field> = entity.fields.iter().filter(|field| is_time(field) && !field.nullable).collect();
    times.iter().copied().find(made).or(times.first().copied())
}

fn is_time(field: &Field) -> bool {
    field.ts == Ts::Date || field.form.is_some_and(|form| form.starts_with("2024-"))
}

/// `users_pkey (id)`, or `the primary key of users (id)`
fn primary_key(table: &Table) -> String {
    let key = table.primary_key.as_ref();
    let columns = table.primary_key_columns().iter().filter_map(|id| table.column(*id));
    let columns: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
    let name = key.and_then(|key| key.name.clone());
    let name = name.unwrap_or_else(|| ["the primary key of ", &table.name].concat());
    [&name, " (", &columns.join(", "), ")"].concat()
}
