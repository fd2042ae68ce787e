//! `src/queries.ts`: the declared access patterns, or examples from the model where there are none.

mod examples;

use crowfoot_model::{AccessPattern, ColumnId, Document, SortOrder, Table};

use super::code::{Code, relative};
use super::plan::{Entity, Field, Fixed, FixedValue, Origin, Plan, Role, upper_first};
use super::types::Ts;
use crate::typescript::{Doc, Names, camel_case, identifier, template};

const HERE: &str = "src/queries";

/// The module; `None` for a document of which nothing can be asked.
pub(super) fn module(plan: &Plan, document: &Document) -> Option<String> {
    let reserved =
        &["and", "asc", "count", "database", "desc", "eq", "gte", "isNotNull", "isNull", "lt", "sql"];
    let mut writer =
        Writer { plan, document, code: Code::default(), names: Names::reserving(reserved), written: 0 };
    for entity in &plan.entities {
        let Some(table) = document.table(entity.table) else { continue };
        for pattern in &table.annotations.access_patterns {
            writer.pattern(entity, table, pattern);
        }
    }
    writer.examples();
    (writer.written > 0).then(|| writer.code.finish())
}

struct Writer<'a> {
    plan: &'a Plan,
    document: &'a Document,
    code: Code,
    names: Names,
    written: usize,
}

impl Writer<'_> {
    fn begin(&mut self) {
        if self.written > 0 {
            self.code.blank();
        }
        self.written += 1;
        self.code.import_type(&relative(HERE, "src/infrastructure/database/database"), "Database");
    }

    fn orm(&mut self, name: &str) {
        self.code.import("drizzle-orm", name);
    }

    fn table(&mut self, entity: &Entity) {
        let name = if entity.local == entity.constant {
            entity.constant.clone()
        } else {
            [&entity.constant, " as ", &entity.local].concat()
        };
        self.code.import(&relative(HERE, "src/infrastructure/database/schema"), &name);
    }

    /// The type that a parameter for a field has.
    fn type_of(&mut self, field: &Field) -> String {
        match field.origin {
            Origin::Enum(at) if field.ts == Ts::Text && field.rules.values.is_empty() => {
                if let Some(found) = self.plan.enums.get(at) {
                    self.code.import_type(&relative(HERE, "src/domain/shared/enums"), &found.type_name);
                }
                field.type_name.clone()
            }
            _ => field.ts.name(),
        }
    }

    fn pattern(&mut self, entity: &Entity, table: &Table, pattern: &AccessPattern) {
        let field_of = |id: &ColumnId| entity.fields.iter().find(|field| field.column == *id);
        let equal: Vec<&Field> =
            pattern.equality.iter().filter_map(field_of).filter(|field| field.ts.is_comparable()).collect();
        let ranges: Vec<&Field> =
            pattern.range.iter().filter_map(field_of).filter(|field| field.ts.is_sortable()).collect();
        self.begin();
        self.table(entity);
        let wish = identifier(camel_case(&pattern.name), "query");
        let wish = if super::build::is_reserved(&wish) { [&wish, "Query"].concat() } else { wish };
        let name = self.names.claim(&[&wish, &[&wish, "Query"].concat()]);
        let mut comment = [pattern.name.trim().trim_end_matches('.'), "."].concat();
        let order = pattern.order_by.first().map(|order| order.column);
        comment.push_str("\n\n");
        comment.push_str(&served(table, &pattern.equality, pattern.range.first().copied().or(order)));
        self.code.comment(0, Some(&comment));
        let mut keys = Vec::new();
        let mut types = Vec::new();
        let mut conditions = Vec::new();
        for field in equal {
            self.orm("eq");
            keys.push(field.key.clone());
            types.push(["readonly ", &field.key, ": ", &self.type_of(field), ";"].concat());
            let column = [&entity.local, ".", &field.key].concat();
            conditions
                .push(Doc::call("eq", vec![Doc::Text(column), Doc::text(&["filter.", &field.key].concat())]));
        }
        for field in ranges {
            let column = [&entity.local, ".", &field.key].concat();
            for (end, function) in [("From", "gte"), ("Until", "lt")] {
                self.orm(function);
                let key = [&field.key, end].concat();
                types.push(["readonly ", &key, ": ", &field.ts.name(), ";"].concat());
                conditions.push(Doc::call(
                    function,
                    vec![Doc::text(&column), Doc::text(&["filter.", &key].concat())],
                ));
                keys.push(key);
            }
        }
        conditions.extend(self.condition(entity, pattern));
        if let Some(soft) = &entity.soft_delete {
            self.orm("isNull");
            conditions.push(Doc::Text(["isNull(", &entity.local, ".", &soft.key, ")"].concat()));
        }
        let mut orders = Vec::new();
        for order in &pattern.order_by {
            let Some(field) = field_of(&order.column) else { continue };
            let function = if order.order == SortOrder::Descending { "desc" } else { "asc" };
            self.orm(function);
            orders.push(Doc::Text([function, "(", &entity.local, ".", &field.key, ")"].concat()));
        }
        let columns: Vec<Doc> = pattern
            .columns
            .iter()
            .filter_map(field_of)
            .map(|field| Doc::pair(&field.key, Doc::Text([&entity.local, ".", &field.key].concat())))
            .collect();
        let limit = pattern.limit.unwrap_or(50).to_string();
        let mut parameters = vec!["database: Database".to_owned()];
        if !types.is_empty() {
            parameters.push(["filter: {\n", &types.concat(), "}"].concat());
        }
        parameters.push(["limit = ", &limit].concat());
        let result = if columns.is_empty() {
            ["Promise<(typeof ", &entity.local, ".$inferSelect)[]>"].concat()
        } else {
            let picked: Vec<String> = pattern
                .columns
                .iter()
                .filter_map(field_of)
                .map(|field| crate::typescript::quote(&field.key))
                .collect();
            ["Promise<Pick<typeof ", &entity.local, ".$inferSelect, ", &picked.join(" | "), ">[]>"].concat()
        };
        self.code.list(
            0,
            &["export async function ", &name, "("].concat(),
            &parameters,
            &["): ", &result, " {"].concat(),
        );
        let mut calls = vec![
            Doc::call(".select", if columns.is_empty() { Vec::new() } else { vec![Doc::object(columns)] }),
            Doc::call(".from", vec![Doc::text(&entity.local)]),
        ];
        calls.extend(self.where_all(conditions));
        if !orders.is_empty() {
            calls.push(Doc::call(".orderBy", orders));
        }
        calls.push(Doc::call(".limit", vec![Doc::text("limit")]));
        self.code.doc(1, "return ", &Doc::chain(Doc::text("database"), calls), ";");
        self.code.line(0, "}");
    }

    /// The condition that is the same each time, as SQL where TypeScript has no words for it.
    fn condition(&mut self, entity: &Entity, pattern: &AccessPattern) -> Vec<Doc> {
        let condition = pattern.condition.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let Some(condition) = condition else { return Vec::new() };
        let Some(fixed) = super::build::fixed(entity, Some(condition), &self.plan.enums) else {
            self.orm("sql");
            let mut text = String::from("sql`(");
            template(condition, &mut text);
            text.push_str(")`");
            return vec![Doc::Template(text)];
        };
        let of = |part: Fixed| {
            let column = Doc::Text([&entity.local, ".", &entity.field(part.field)?.key].concat());
            let (function, value) = match part.value {
                FixedValue::Null => ("isNull", None),
                FixedValue::NotNull => ("isNotNull", None),
                FixedValue::Literal(text) => ("eq", Some(Doc::Text(text))),
            };
            self.orm(function);
            Some(Doc::call(function, [column].into_iter().chain(value).collect()))
        };
        fixed.into_iter().filter_map(of).collect()
    }

    fn where_all(&mut self, mut conditions: Vec<Doc>) -> Option<Doc> {
        let condition = if conditions.len() > 1 {
            self.orm("and");
            Doc::call("and", conditions)
        } else {
            conditions.pop()?
        };
        Some(Doc::call(".where", vec![condition]))
    }

    fn is_entity(entity: &Entity) -> bool {
        entity.role == Role::Entity
    }
}

/// The sentence about the index that serves a query.
fn served(table: &Table, equality: &[ColumnId], then: Option<ColumnId>) -> String {
    let name_of = |id: &ColumnId| table.column(*id).map_or("", |column| column.name.as_str());
    let wanted: Vec<ColumnId> =
        equality.iter().copied().chain(then.filter(|column| !equality.contains(column))).collect();
    let mut keys: Vec<(String, Vec<ColumnId>)> = Vec::new();
    for index in
        table.indexes.iter().filter(|index| index.method.as_deref().is_none_or(|method| method == "btree"))
    {
        let own = index.name.clone().unwrap_or_else(|| "an unnamed index".to_owned());
        let own = match &index.predicate {
            Some(predicate) => [&own, " where ", predicate].concat(),
            None => own,
        };
        keys.push((own, index.leading_columns().collect()));
    }
    keys.push(("the primary key".to_owned(), table.primary_key_columns().to_vec()));
    for unique in &table.uniques {
        let own = unique.name.clone().unwrap_or_else(|| "a unique key".to_owned());
        keys.push((own, unique.columns.clone()));
    }
    // How far an index goes along with a query: the columns that are equal, in any order, then the one of the range.
    let reach = |columns: &[ColumnId]| {
        let equal = columns.iter().take_while(|column| equality.contains(column)).count();
        let next = columns.get(equal).copied();
        equal + usize::from(equal == equality.len() && next.is_some() && next == then)
    };
    let best =
        keys.iter().max_by_key(|(_, columns)| reach(columns)).filter(|(_, columns)| reach(columns) > 0);
    let list = |columns: &[ColumnId]| columns.iter().map(name_of).collect::<Vec<_>>().join(", ");
    match best {
        _ if wanted.is_empty() => "Reads the whole table.".to_owned(),
        Some((name, columns)) if reach(columns) == wanted.len() => {
            ["Served by ", name, " (", &list(columns), ")."].concat()
        }
        Some((name, columns)) => [
            "Served in part by ",
            name,
            " (",
            &list(columns),
            "); one on (",
            &list(&wanted),
            ") would serve all of it.",
        ]
        .concat(),
        None => ["No index serves it: one on (", &list(&wanted), ") would."].concat(),
    }
}

/// The words of a table in the name of a function.
fn words(entity: &Entity) -> String {
    upper_first(&entity.many)
}
