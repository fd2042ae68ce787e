//! Conditions and queries of the query builder, as SQL.

use std::rc::Rc;

use super::modules::Evaluator;
use super::sql::{Part, Sql};
use super::value::{Built, Core, Head, Native, Origin, Value};

/// The pieces of the longest query.
const MOST_PARTS: usize = 10_000;

/// The SQL of an operator or aggregate: `eq(a, b)`. None for what is no operator.
pub(super) fn operator<'a>(name: &str, arguments: &[Value<'a>]) -> Option<Sql<'a>> {
    let first = arguments.first();
    let between = |sign: &str| Some(Sql::default().value(first?).add(sign).value(arguments.get(1)?));
    let around = |start: &str, end: &str| Some(Sql::raw(start).value(first?).add(end));
    match name {
        "eq" => between(" = "),
        "ne" => between(" <> "),
        "gt" => between(" > "),
        "gte" => between(" >= "),
        "lt" => between(" < "),
        "lte" => between(" <= "),
        "like" => between(" like "),
        "notLike" => between(" not like "),
        "ilike" => between(" ilike "),
        "notIlike" => between(" not ilike "),
        "isNull" => around("", " is null"),
        "isNotNull" => around("", " is not null"),
        "not" => around("not ", ""),
        "exists" => around("exists ", ""),
        "notExists" => around("not exists ", ""),
        "asc" => around("", " asc"),
        "desc" => around("", " desc"),
        "inArray" | "notInArray" => {
            let list = arguments.get(1)?.as_list()?;
            let mut sql =
                Sql::default().value(first?).add(if name == "inArray" { " in (" } else { " not in (" });
            for (at, value) in list.iter().enumerate() {
                sql = if at > 0 { sql.add(", ").value(value) } else { sql.value(value) };
            }
            Some(sql.add(")"))
        }
        "between" | "notBetween" => {
            let word = if name == "between" { " between " } else { " not between " };
            Some(
                Sql::default()
                    .value(first?)
                    .add(word)
                    .value(arguments.get(1)?)
                    .add(" and ")
                    .value(arguments.get(2)?),
            )
        }
        "and" | "or" => {
            let conditions: Vec<&Value<'a>> = arguments.iter().filter(|value| !value.is_nullish()).collect();
            if let [only] = conditions[..] {
                return Some(Sql::default().value(only));
            }
            let mut sql = Sql::raw("(");
            for (at, condition) in conditions.into_iter().enumerate() {
                sql = if at > 0 { sql.add(&format!(" {name} ")) } else { sql }.value(condition);
            }
            Some(sql.add(")"))
        }
        "count" | "sum" | "avg" | "min" | "max" => match first {
            Some(value) => Some(Sql::raw(&format!("{name}(")).value(value).add(")")),
            None => Some(Sql::raw(&format!("{name}(*)"))),
        },
        "countDistinct" | "sumDistinct" | "avgDistinct" => {
            let function = name.strip_suffix("Distinct")?;
            Some(Sql::raw(&format!("{function}(distinct ")).value(first?).add(")"))
        }
        _ => None,
    }
}

impl<'a> Evaluator<'a> {
    /// The query builder that `.as((qb) => …)` gets.
    pub(crate) fn query_builder(&mut self, core: Option<Core>, origin: Origin) -> Value<'a> {
        let head = Head::Native(Native { core, name: "QueryBuilder".into() });
        Value::Built(Rc::new(Built { head, arguments: Vec::new(), calls: Vec::new(), origin }))
    }

    /// The SQL of a query that was built, or of `sql`; an error says why there is none.
    pub(crate) fn query(&mut self, value: &Value<'a>) -> Result<Sql<'a>, String> {
        match value {
            Value::Sql(sql) => Ok(Sql::clone(sql)),
            Value::Built(built) if is_query(built) => self.built_query(built),
            Value::Unknown(reason) => Err(reason.to_string()),
            _ => Err("its query is not written with sql or the query builder".to_owned()),
        }
    }

    /// The SQL of a built query, without the name that it may have.
    pub(super) fn built_query(&mut self, built: &Built<'a>) -> Result<Sql<'a>, String> {
        if !self.may_go_on() {
            return Err("its queries are nested too deeply".to_owned());
        }
        self.depth += 4;
        let sql = self.parts_of_query(built);
        self.depth -= 4;
        sql.and_then(|sql| match sql.parts.len() {
            // A query that stands twice in each of its successors doubles with each.
            ..MOST_PARTS => Ok(sql),
            _ => Err("its queries are too long".to_owned()),
        })
    }

    fn parts_of_query(&mut self, built: &Built<'a>) -> Result<Sql<'a>, String> {
        let (mut source, mut joins) = (None, Sql::default());
        let (mut head, mut tail) = ("select ", Sql::default());
        let mut before = Sql::default();
        for (name, arguments) in &built.calls {
            let first = arguments.first();
            match &**name {
                "select" => {}
                "selectDistinct" => head = "select distinct ",
                "with" => before = self.common_queries(arguments)?,
                "from" => source = first,
                "leftJoin" | "innerJoin" | "rightJoin" | "fullJoin" | "crossJoin" => {
                    let kind = name.strip_suffix("Join").unwrap_or("");
                    let source = self.read_from(first.ok_or("a join without a table")?)?;
                    joins = joins.add(&format!(" {kind} join "));
                    joins.parts.extend(source.parts);
                    if let Some(condition) = arguments.get(1) {
                        joins = joins.add(" on ").value(condition);
                    }
                }
                "where" | "having" => {
                    let condition = self.of_selection(built, first, false);
                    if let Some(condition) = condition.filter(|condition| !condition.is_nullish()) {
                        tail = tail.add(&format!(" {name} ")).value(&condition);
                    }
                }
                "groupBy" | "orderBy" => {
                    tail = tail.add(if &**name == "groupBy" { " group by " } else { " order by " });
                    let values = match (first, self.of_selection(built, first, true)) {
                        (Some(Value::Function(_)), Some(Value::List(values))) => values.to_vec(),
                        (Some(Value::Function(_)), Some(value)) => vec![value],
                        _ => arguments.clone(),
                    };
                    for (at, value) in values.iter().enumerate() {
                        tail = if at > 0 { tail.add(", ").value(value) } else { tail.value(value) };
                    }
                }
                "limit" | "offset" => {
                    let number = first.and_then(Value::printed).ok_or("a limit that is not known")?;
                    tail = tail.add(&format!(" {name} {number}"));
                }
                "$dynamic" => {}
                // The name of a query, which stands where it is used.
                "as" => {}
                other => return Err(format!("its query uses {other}, which is not supported here")),
            }
        }
        let source = source.ok_or("its query has no table")?;
        if self.selected(built).is_none() && !joins.parts.is_empty() {
            return Err("its query joins tables without naming columns".to_owned());
        }
        let fields = self.selection(built);
        let fields = fields.as_object().ok_or("the columns of its query are not known")?;
        let mut sql = before.add(head);
        for (at, entry) in fields.entries.iter().enumerate() {
            if at > 0 {
                sql = sql.add(", ");
            }
            let from = sql.parts.len();
            sql = sql.value(&entry.value);
            if joins.parts.is_empty() {
                sql.parts.iter_mut().skip(from).for_each(strip);
            }
            if let Value::Sql(field) = &entry.value
                && let Some(alias) = &field.alias
            {
                sql = sql.add(" as ");
                sql.parts.push(Part::Name(Rc::clone(alias)));
            }
        }
        let source = self.read_from(source)?;
        sql = sql.add(" from ");
        sql.parts.extend(source.parts);
        sql.parts.extend(joins.parts);
        sql.parts.extend(tail.parts);
        Ok(sql)
    }
}

/// Columns of the only table stand without it.
fn strip(part: &mut Part<'_>) {
    if let Part::Value(Value::Column(table, key)) | Part::Of(_, table, key) = part {
        *part = Part::Bare(*table, Rc::clone(key));
    }
}

pub(super) fn is_query(built: &Built<'_>) -> bool {
    matches!(&built.head, Head::Native(native) if &*native.name == "QueryBuilder")
}
